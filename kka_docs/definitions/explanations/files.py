"""Explanations of messages about whole files."""

from __future__ import annotations

from types import MappingProxyType

from kka_docs.definitions.explanations.explanation import Explanation, InWords, Topic

FILES = Topic(
    "Berkas",
    MappingProxyType(
        {
            "bukan_buku_kerja": Explanation(
                "Isi berkas ini bukan buku kerja (spreadsheet), apa pun akhiran namanya.",
                "Hanya formulir dari Excel, WPS, LibreOffice, atau Google Sheets yang dapat "
                "dibaca.",
                (
                    "Pastikan yang dipilih benar formulirnya, bukan surat atau foto.",
                    "Buka formulirnya, pilih Simpan Sebagai > Excel Workbook (.xlsx).",
                    "Jalankan lagi dengan berkas yang baru disimpan.",
                ),
                InWords(
                    "pertemuan.docx yang namanya diganti menjadi pertemuan.xlsx",
                    "pertemuan.xlsx yang disimpan oleh Excel",
                ),
            ),
            "bersandi": Explanation(
                "Berkas ini dibuka dengan sandi, jadi program belum dapat melihat isinya.",
                "Sandi memang melindungi data konseli; berkasnya tetap bersandi.",
                (
                    "Jalankan lagi perintah yang sama dengan tambahan --sandi.",
                    "Ketik sandinya bila ditanya; yang diketik tidak terlihat dan tidak disimpan.",
                ),
                InWords("kka periksa kasus.xlsx", "kka periksa kasus.xlsx --sandi"),
            ),
            "format_lama": Explanation(
                "Berkas ini dalam format Excel 95 atau yang lebih tua.",
                "Format itu tidak menyimpan semua yang ada di formulir.",
                (
                    "Buka dengan Excel atau LibreOffice.",
                    "Pilih Simpan Sebagai > Excel Workbook (.xlsx), lalu jalankan lagi.",
                ),
                InWords("kasus.xls (Excel 5.0/95)", "kasus.xlsx"),
            ),
            "terlalu_besar": Explanation(
                "Berkas ini jauh lebih besar daripada formulir yang wajar.",
                "Berkas sebesar itu biasanya memuat format kosong sampai jutaan baris, gambar, "
                "atau sesuatu yang tidak beres, dan dapat membuat komputer macet.",
                (
                    "Buat formulir kosong yang baru dengan kka formulir.",
                    "Salin isiannya saja (Paste Special > Values) ke formulir baru itu.",
                    "Periksa lagi formulir yang baru.",
                ),
                InWords("pertemuan.xlsx, 180 MB", "pertemuan.xlsx baru, di bawah 1 MB"),
            ),
            "rusak": Explanation(
                "Berkas ini terpotong atau sebagian isinya berubah, sehingga tidak utuh lagi.",
                "Formulir yang tidak utuh dapat menghasilkan surat dengan isi yang keliru.",
                (
                    "Coba buka dengan Excel; bila ditawarkan perbaikan, terimalah.",
                    "Periksa isinya, lalu simpan sebagai berkas baru.",
                    "Bila tidak terbuka, mintalah dikirim ulang.",
                ),
                InWords(
                    "pertemuan.xlsx yang pengirimannya terputus",
                    "pertemuan.xlsx yang dikirim ulang sampai selesai",
                ),
            ),
            "tidak_terbaca": Explanation(
                "Berkasnya ada, tetapi komputer tidak mengizinkan membacanya.",
                "Biasanya berkas sedang terkunci program lain, atau milik pengguna lain.",
                (
                    "Tutup berkas itu di Excel, juga di komputer lain yang membukanya.",
                    "Salin ke folder Anda sendiri, lalu jalankan lagi.",
                ),
                InWords("kasus.xlsx yang masih terbuka di Excel", "kasus.xlsx sesudah ditutup"),
            ),
            "bukan_formulir": Explanation(
                "Ini buku kerja biasa, bukan formulir dari program ini.",
                "Formulir dikenali dari tanda tersembunyi; tanpa tanda itu isiannya tidak "
                "diketahui milik pertanyaan yang mana.",
                (
                    "Buat formulir dengan kka formulir.",
                    "Salin isian dari berkas ini ke formulir itu.",
                ),
                InWords(
                    "daftar-hadir-rapat.xlsx buatan sendiri",
                    "pertemuan.xlsx dari kka formulir pertemuan",
                ),
            ),
            "formulir_kosong": Explanation(
                "Formulir ini masih kosong seperti waktu dibuat.",
                "Dari formulir kosong tidak ada dokumen yang dapat dibuat.",
                (
                    "Isi sel-sel kuning lebih dahulu; yang putih boleh menyusul.",
                    "Simpan, lalu periksa lagi.",
                    "Bila isian Anda hilang, mungkin yang tersimpan berkas lain.",
                ),
                InWords("kasus.xlsx yang baru dibuat", "kasus.xlsx dengan sel kuning terisi"),
            ),
            "formulir_tidak_dikenal": Explanation(
                "Tanda di dalam berkas menyebut jenis formulir yang tidak ada di program ini.",
                "Mungkin formulir itu dari program lain atau tandanya diubah.",
                (
                    "Buat formulir dengan kka formulir.",
                    "Salin isian dari berkas ini ke formulir itu.",
                ),
                InWords("formulir jenis “rapat”", "formulir jenis “pertemuan”"),
            ),
            "lingkungan_tidak_dikenal": Explanation(
                "Formulir ini dibuat untuk jenis lembaga yang tidak dikenal program ini.",
                "Jenis lembaga menentukan kata-kata dan kolom identitas di surat.",
                (
                    "Buat formulir baru, misalnya kka formulir --lingkungan sekolah.",
                    "Salin isian dari berkas ini ke formulir baru.",
                ),
                InWords("formulir untuk “pesantren”", "formulir untuk “sekolah”"),
            ),
            "versi_lebih_baru": Explanation(
                "Formulir ini dibuat oleh program yang lebih baru daripada yang terpasang di sini.",
                "Program ini belum mengenal pertanyaan yang baru, jadi tidak menebaknya.",
                (
                    "Perbarui kka_docs di komputer ini.",
                    "Atau buat dokumennya di komputer yang programnya lebih baru.",
                ),
                InWords("formulir versi 3, program mengenal versi 2", "program diperbarui"),
            ),
            "versi_lebih_lama": Explanation(
                "Formulir ini dibuat oleh program yang lebih lama, dan tidak dapat dibaca begitu "
                "saja.",
                "Pertanyaan di formulir sudah berubah sejak itu.",
                (
                    "Buat formulir baru dengan kka formulir.",
                    "Salin isian dari formulir lama ke formulir baru.",
                ),
                InWords("pertemuan.xlsx versi 1", "pertemuan.xlsx versi terbaru, isian disalin"),
            ),
            "akhiran_keliru": Explanation(
                "Isi berkas ini terbaca, tetapi akhiran namanya tidak sesuai dengan isinya.",
                "Excel menolak membuka berkas dengan akhiran yang keliru.",
                (
                    "Ganti akhiran nama berkas seperti yang disebut di pesannya.",
                    "Bila akhirannya tidak tampak di Windows, tampilkan lewat menu View > Show.",
                ),
                InWords("kasus.xlsx yang isinya .ods", "kasus.ods"),
            ),
            "galat_program": Explanation(
                "Ada yang tidak beres di dalam program waktu mengolah formulir ini.",
                "Ini bukan kesalahan Anda; formulir lain tetap dikerjakan.",
                (
                    "Simpan formulirnya sekali lagi dengan Excel, lalu coba lagi.",
                    "Bila masih sama, laporkan nama kesalahan dan perintahnya, tanpa isi formulir.",
                ),
                InWords(
                    "perintah berhenti pada satu formulir",
                    "kesalahan dilaporkan, formulir lain sudah jadi",
                ),
            ),
            "tanpa_profil": Explanation(
                "Tidak ditemukan profil lembaga di samping formulir atau di folder kerja.",
                "Kop surat, penanda tangan, kota, dan zona waktu diambil dari profil.",
                (
                    "Buat dengan kka formulir profil, lalu isi sel kuningnya.",
                    "Simpan sebagai profil-lembaga.xlsx di samping formulir atau di folder kerja.",
                    "Jalankan lagi.",
                ),
                InWords(
                    "folder dengan pertemuan.xlsx saja",
                    "folder dengan pertemuan.xlsx dan profil-lembaga.xlsx",
                ),
            ),
            "profil_bermasalah": Explanation(
                "Profil lembaga ditemukan, tetapi masih ada kesalahan di dalamnya.",
                "Semua surat memakai profil; satu kesalahan di sana tercetak di semua surat.",
                (
                    "Periksa profilnya: kka periksa profil-lembaga.xlsx.",
                    "Perbaiki semua yang bertanda SALAH, simpan, lalu jalankan lagi.",
                ),
                InWords("profil tanpa alamat", "profil dengan alamat lengkap"),
            ),
            "bukan_profil": Explanation(
                "Yang dipilih sebagai profil adalah formulir lain.",
                "Kop dan penanda tangan hanya ada di formulir profil lembaga.",
                ("Pilih profil-lembaga.xlsx sesudah --profil.",),
                InWords("--profil kasus.xlsx", "--profil profil-lembaga.xlsx"),
            ),
            "kasus_ganda": Explanation(
                "Dua formulir kasus dalam folder ini memakai kode kasus yang sama.",
                "Dokumen keduanya akan saling menimpa, dan tidak jelas mana yang benar.",
                (
                    "Buka keduanya dan tentukan mana yang benar.",
                    "Pindahkan yang lain ke folder lain; bila memang dua kasus, beri kode berbeda.",
                ),
                InWords(
                    "kasus.xlsx dan kasus-salinan.xlsx, keduanya KKA-2026-003", "kasus.xlsx saja"
                ),
            ),
            "pertemuan_ganda": Explanation(
                "Dua formulir dalam folder ini membahas pertemuan yang sama (kode dan nomornya "
                "sama).",
                "Undangan dengan tanggal berbeda dapat terkirim untuk satu pertemuan.",
                (
                    "Buka keduanya dan tentukan mana yang benar.",
                    "Pindahkan yang lain; bila memang pertemuan lain, ubah “Pertemuan ke-”.",
                ),
                InWords(
                    "dua formulir KKA-2026-003, pertemuan ke-1", "pertemuan ke-1 dan pertemuan ke-2"
                ),
            ),
            "berkas_lama_dilewati": Explanation(
                "Formulir dan salinan bertandanya ada bersama; yang dipakai yang lebih baru.",
                "Anda mungkin memperbaiki yang satu, sedangkan yang dipakai yang lain.",
                (
                    "Pastikan berkas yang disebut memang yang terakhir Anda perbaiki.",
                    "Bila bukan, pindahkan berkas itu ke folder lain, lalu jalankan lagi.",
                ),
                InWords(
                    "pertemuan.xlsx dan pertemuan (ditandai).xlsx bersama",
                    "hanya berkas yang terakhir diperbaiki",
                ),
            ),
        }
    ),
)
