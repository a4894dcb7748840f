"""Explanations of messages about passwords, and about files that are none, or not just now."""

from __future__ import annotations

from types import MappingProxyType

from kka_docs.definitions.explanations.explanation import Explanation, InWords, Topic

ACCIDENTS = Topic(
    "Sandi, kunci, dan keadaan berkas",
    MappingProxyType(
        {
            "sandi_dilewati": Explanation(
                "Program menanyakan sandi berkas ini, tetapi tidak ada yang diketik.",
                "Tanpa sandi isinya tidak dapat dibaca.",
                (
                    "Jalankan lagi dengan --sandi.",
                    "Ketik sandinya bila ditanya, lalu tekan Enter.",
                ),
                InWords("Enter ditekan tanpa sandi", "sandinya diketik, lalu Enter"),
            ),
            "sandi_keliru": Explanation(
                "Sandi yang diketik bukan sandi berkas ini.",
                "Sandi membedakan huruf besar dan huruf kecil.",
                (
                    "Periksa tombol Caps Lock.",
                    "Cobalah membuka berkasnya di Excel dengan sandi yang sama.",
                    "Jalankan lagi dengan --sandi.",
                ),
                InWords("RAHASIA1", "Rahasia1"),
            ),
            "sandi_ods": Explanation(
                "Sandi berkas .ods dibuat dengan cara yang tidak dapat dibuka program ini.",
                "Isinya belum dapat dibaca.",
                (
                    "Buka berkasnya dengan LibreOffice.",
                    "Pilih Simpan Sebagai > Excel 2007-365 (.xlsx), centang sandi.",
                    "Jalankan dengan berkas .xlsx itu dan --sandi.",
                ),
                InWords("kasus.ods, bersandi", "kasus.xlsx, bersandi, dengan --sandi"),
            ),
            "sandi_cara_lain": Explanation(
                "Berkas ini dilindungi dengan cara lama atau cara program lain.",
                "Isinya belum dapat dibaca.",
                (
                    "Buka berkasnya dengan Excel.",
                    "Hapus sandinya, pasang lagi, lalu simpan sebagai .xlsx.",
                    "Jalankan dengan --sandi.",
                ),
                InWords("kasus.xls dengan sandi cara lama", "kasus.xlsx dengan sandi Excel"),
            ),
            "berkas_teks": Explanation(
                "Isi berkas ini teks biasa atau halaman web, bukan buku kerja.",
                "Sebagian bank dan portal memberi nama .xls pada berkas seperti itu.",
                (
                    "Pastikan yang dipilih benar formulirnya.",
                    "Bila memang diperlukan, buka dengan Excel dan simpan sebagai .xlsx.",
                ),
                InWords("daftar-siswa.xls yang berisi halaman web", "pertemuan.xlsx"),
            ),
            "berkas_kunci": Explanation(
                "Selama formulir terbuka, Excel dan LibreOffice menulis berkas kecil di "
                "sampingnya.",
                "Berkas itu bukan formulir dan hilang sendiri bila formulirnya ditutup.",
                ("Pilih formulirnya, yang namanya tanpa “~$” atau “.~lock.”.",),
                InWords("~$pertemuan.xlsx", "pertemuan.xlsx"),
            ),
            "bukan_berkas": Explanation(
                "Nama itu milik alat atau saluran komputer, bukan berkas.",
                "Membukanya dapat membuat program berhenti menunggu.",
                ("Pilih formulir yang disimpan di disk.",),
                InWords("/dev/sda", "kerja/bk/kasus.xlsx"),
            ),
            "berkas_hilang": Explanation(
                "Berkas ini masih terlihat ketika folder dibaca, tetapi sudah tidak ada ketika "
                "dibuka.",
                "Mungkin seseorang memindahkannya, atau folder bersama sedang terputus.",
                (
                    "Periksa nama dan foldernya.",
                    "Jalankan lagi.",
                ),
                InWords("kasus.xlsx dipindahkan saat program bekerja", "kasus.xlsx di tempatnya"),
            ),
            "sedang_ditulis": Explanation(
                "Berkas ini berubah selagi dibaca, jadi isinya belum tentu utuh.",
                "Isi yang setengah tersimpan dapat menghasilkan dokumen yang keliru.",
                (
                    "Tunggu sampai selesai disimpan atau disalin.",
                    "Jalankan lagi.",
                ),
                InWords("berkas masih disalin dari flash disk", "berkas sudah selesai disalin"),
            ),
            "masalah_lain": Explanation(
                "Masalahnya terlalu banyak untuk disebut semuanya sekaligus.",
                "Banyak masalah sering berasal dari satu sebab, misalnya baris yang terhapus.",
                (
                    "Perbaiki dahulu yang sudah disebut.",
                    "Periksa lagi; yang tersisa akan disebut.",
                ),
                InWords("lebih dari 500 sel keliru", "beberapa sel keliru"),
            ),
            "peringatan_lain": Explanation(
                "Peringatannya terlalu banyak untuk disebut semuanya sekaligus.",
                "Banyak peringatan sering berasal dari satu sebab, misalnya isian di luar tabel.",
                (
                    "Perhatikan dahulu yang sudah disebut.",
                    "Periksa lagi; yang tersisa akan disebut.",
                ),
                InWords("lebih dari 500 isian di luar tabel", "beberapa isian di luar tabel"),
            ),
            "terlalu_banyak_isian": Explanation(
                "Tabel ini jauh lebih panjang daripada yang wajar untuk satu pertemuan atau kasus.",
                "Biasanya ada baris yang bukan isian, misalnya hasil salin-tempel.",
                (
                    "Hapus baris yang bukan isian.",
                    "Bila semuanya benar isian, bagi ke beberapa formulir.",
                ),
                InWords("Peserta dengan 800 baris", "Peserta dengan 25 baris"),
            ),
        }
    ),
)
