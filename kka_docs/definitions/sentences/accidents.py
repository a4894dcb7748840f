"""Sentences about passwords, locks, and what else may happen to a file."""

from __future__ import annotations

from types import MappingProxyType

from kka_docs.definitions.sentences.message import Sentences, error, warning

ACCIDENTS: Sentences = MappingProxyType(
    {
        "sandi_dilewati": error(
            "Berkas ini dilindungi sandi, dan sandinya tidak diberikan.",
            "Jalankan lagi dan ketik sandinya bila ditanya; yang Anda ketik tidak terlihat.",
        ),
        "sandi_keliru": error(
            "Sandi yang diberikan tidak membuka berkas ini.",
            "Periksa huruf besar dan kecilnya dan tombol Caps Lock, lalu jalankan lagi.",
        ),
        "sandi_ods": error(
            "Berkas .ods ini dilindungi sandi; sandi berkas .ods tidak dapat dibuka di sini.",
            "Buka dengan LibreOffice, simpan sebagai Excel 2007-365 (.xlsx) dengan sandi, lalu "
            "jalankan dengan --sandi.",
        ),
        "sandi_cara_lain": error(
            "Berkas ini dilindungi dengan cara yang tidak dikenal program ini.",
            "Buka dengan Excel, hapus sandinya, pasang lagi, simpan sebagai .xlsx, lalu jalankan "
            "dengan --sandi.",
        ),
        "berkas_teks": error(
            "Berkas ini bukan buku kerja: isinya teks atau halaman web (CSV, HTML) yang diberi "
            "nama seperti berkas Excel.",
            "Buka dengan Excel dan simpan sebagai Excel Workbook (.xlsx), atau pilih formulir yang "
            "sebenarnya.",
        ),
        "berkas_kunci": error(
            "Ini berkas kunci yang ditulis Excel atau LibreOffice selama formulirnya terbuka, "
            "bukan formulirnya.",
            "Pilih formulir di sampingnya, yang namanya tanpa “~$” atau “.~lock.”.",
        ),
        "bukan_berkas": error(
            "Ini bukan berkas biasa, melainkan alat atau saluran.",
            "Pilih formulir yang disimpan di disk.",
        ),
        "berkas_hilang": error(
            "Berkas ini sudah tidak ada: mungkin dipindahkan atau diganti namanya selagi program "
            "bekerja.",
            "Periksa nama dan foldernya, lalu jalankan lagi.",
        ),
        "sedang_ditulis": error(
            "Berkas ini sedang ditulis oleh program lain.",
            "Tunggu sampai selesai disimpan atau disalin, lalu jalankan lagi.",
        ),
        "masalah_lain": error(
            "Formulir ini memuat lebih dari {batas} masalah; yang lain belum disebut.",
            "Perbaiki yang sudah disebut lebih dahulu, lalu periksa lagi.",
        ),
        "peringatan_lain": warning(
            "Formulir ini memuat lebih dari {batas} peringatan; yang lain belum disebut.",
            "Perhatikan yang sudah disebut lebih dahulu, lalu periksa lagi.",
        ),
        "terlalu_banyak_isian": error(
            "Tabel di sheet ini memuat lebih dari {batas} isian.",
            "Hapus baris yang bukan isian, atau bagi isiannya ke beberapa formulir.",
        ),
    }
)
