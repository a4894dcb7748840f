"""Sentences about the institution's profile."""

from __future__ import annotations

from types import MappingProxyType

from kka_docs.definitions.sentences.message import Sentences, error, warning

PROFILE: Sentences = MappingProxyType(
    {
        "pola_tanda": error(
            "Tanda {nilai_tanda} tidak dikenal dalam pola nomor.",
            "{nilai_saran}Tanda yang boleh dipakai: {daftar}.",
        ),
        "pola_kurung": error(
            "Kurung kurawal pada pola nomor tidak lengkap.",
            "Tulis tanda seperti {{nomor}}, dengan kurung buka dan tutup.",
        ),
        "pola_tanpa_nomor": warning(
            "Pola ini tidak memuat {{nomor}}, jadi semua surat bernomor sama.",
            "Tambahkan {{nomor}} di tempat nomor urut.",
        ),
        "jabatan_ganda": warning(
            "Jabatan “{nilai}” sudah tertulis di sel {sel_lain}; yang dipakai yang pertama.",
            "Kosongkan salah satu dari kedua baris, atau bedakan jabatannya.",
        ),
        "jenis_surat_ganda": error(
            "Jenis surat ini sudah punya pola di sel {sel_lain}.",
            "Pilih jenis surat lain di sel ini, atau kosongkan salah satu dari kedua baris.",
        ),
        "rentang_terbalik": error(
            "Tanggal akhir ({nilai_akhir}) lebih awal daripada tanggal awal ({nilai_awal}, sel "
            "{sel_awal}).",
            "Perbaiki tanggal yang keliru, di sel ini atau di sel {sel_awal}; bila hanya satu "
            "hari, kosongkan sel ini.",
        ),
        "gambar_tidak_ada": error(
            "Berkas gambar “{nilai}” tidak ada di folder tempat profil-lembaga.xlsx disimpan.",
            "Salin gambar bernama itu ke folder itu, atau kosongkan sel ini; gambarnya boleh "
            "ditempelkan di baris ini.",
        ),
        "gambar_rusak": error(
            "Gambar {nilai} tidak dapat dipakai: {sebab}.",
            "Ganti dengan gambar PNG atau JPEG yang utuh (paling besar {batas}) bernama sama di "
            "folder tempat profil-lembaga.xlsx disimpan, atau kosongkan sel ini; gambarnya boleh "
            "ditempelkan di baris ini.",
        ),
        "kop_tanpa_nama": warning(
            "Tidak ada baris kop yang sama dengan nama {lembaga}; baris terakhir dicetak paling "
            "besar.",
            "Tulis nama {lembaga} di salah satu “Baris kop”, sama dengan sel ini (huruf besar atau "
            "kecil boleh berbeda); bila memang tidak dicetak di kop, biarkan.",
        ),
        "penanda_tangan_tidak_dikenal": error(
            "“{nilai}” tidak ada di sheet Penanda Tangan pada berkas profil-lembaga.xlsx.",
            "{nilai_saran}Tulis jabatan yang ada di sana ({nilai_daftar}){atau_kosongkan}; bila "
            "belum ada, tambahkan di berkas itu.",
        ),
        "penanda_tangan_tidak_ada": warning(
            "Tidak ada baris yang menandatangani “Surat”, jadi surat ditandatangani orang di "
            "baris pertama sheet ini.",
            "Bila bukan dia, pilih “Surat” atau “Surat dan berita acara” di kolom Menandatangani "
            "pada baris orang yang benar.",
        ),
    }
)
