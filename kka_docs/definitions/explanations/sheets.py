"""Explanations of messages about sheets, rows and columns of a form."""

from __future__ import annotations

from types import MappingProxyType

from kka_docs.definitions.explanations.explanation import Explanation, InWords, Topic

_TO_A_NEW_FORM = "Bila tidak berhasil, salin isiannya ke formulir baru dari kka formulir."

SHEETS = Topic(
    "Sheet, baris, dan kolom",
    MappingProxyType(
        {
            "kunci_hilang": Explanation(
                "Baris atau kolom tersembunyi, tempat program mengenali isian, sudah terhapus.",
                "Isian masih dapat dicari menurut judulnya, tetapi itu kurang pasti.",
                (
                    "Periksa dokumen yang jadi dengan teliti.",
                    "Untuk berikutnya pakailah formulir baru; sisipkan atau hapus barisnya saja.",
                ),
                InWords("kolom A yang tersembunyi dihapus", "formulir baru, kolom A dibiarkan"),
            ),
            "judul_ganda": Explanation(
                "Judul isian yang sama ada di dua tempat di sheet ini.",
                "Program tidak menebak mana dari keduanya yang Anda maksud.",
                ("Hapus baris atau kolom tambahan yang memakai judul itu.", _TO_A_NEW_FORM),
                InWords(
                    "“Tanggal” di sel B12 dan di catatan tambahan B40", "“Tanggal” hanya di sel B12"
                ),
            ),
            "lembar_hilang": Explanation(
                "Salah satu sheet formulir tidak ada lagi.",
                "Semua isian di sheet itu ikut hilang.",
                (
                    "Bila baru terhapus, tutup tanpa menyimpan lalu buka lagi.",
                    "Bila namanya diganti, itu tidak apa-apa; yang dicari tanda di dalamnya.",
                    _TO_A_NEW_FORM,
                ),
                InWords("pertemuan.xlsx tanpa sheet Agenda", "pertemuan.xlsx dengan ketiga sheet"),
            ),
            "lembar_ganda": Explanation(
                "Sheet ini salinan dari sheet lain di formulir yang sama.",
                "Hanya sheet aslinya yang dibaca, supaya isian tidak terhitung dua kali.",
                (
                    "Pindahkan isian yang perlu ke sheet aslinya.",
                    "Hapus sheet salinannya (klik kanan pada namanya > Delete).",
                ),
                InWords("sheet “Peserta” dan “Peserta (2)”", "sheet “Peserta” saja"),
            ),
            "kolom_hilang": Explanation(
                "Satu baris atau kolom formulir tidak ditemukan di sheet ini.",
                "Jawaban untuk pertanyaan itu tidak dapat dibaca.",
                (
                    "Batalkan penghapusannya (Ctrl+Z), atau ambil dari simpanan sebelumnya.",
                    _TO_A_NEW_FORM,
                ),
                InWords(
                    "kolom “Jabatan” dihapus dari sheet Peserta",
                    "kolom “Jabatan” ada lagi; isinya boleh kosong",
                ),
            ),
            "kunci_ganda": Explanation(
                "Baris atau kolom formulir tersalin, sehingga satu isian ada dua kali.",
                "Program tidak menebak yang mana yang benar.",
                ("Hapus baris atau kolom salinannya.", "Simpan, lalu periksa lagi."),
                InWords("baris “Tempat” disalin ke bawahnya", "satu baris “Tempat”"),
            ),
            "isian_tanpa_kolom": Explanation(
                "Ada tulisan di luar tempat yang disediakan formulir.",
                "Tulisan itu tidak tercetak di mana pun; mungkin isian penting salah tempat.",
                (
                    "Pindahkan ke kolom atau baris yang sesuai.",
                    "Bila hanya catatan sendiri, hapus agar tidak terkirim ke orang lain.",
                ),
                InWords(
                    "nama peserta ditulis di kolom paling kanan yang tanpa judul",
                    "nama peserta di kolom “Nama”",
                ),
            ),
            "gambar_di_luar_baris": Explanation(
                "Ada gambar yang tidak terletak di baris logo.",
                "Hanya gambar di baris “Logo kiri” dan “Logo kanan” pada profil yang dicetak.",
                (
                    "Geser gambar sampai sudut kiri atasnya di baris logo.",
                    "Bila tidak diperlukan, hapus gambarnya.",
                ),
                InWords("logo ditempel di atas sheet", "logo di baris “Logo kiri”"),
            ),
            "terlalu_banyak_baris": Explanation(
                "Sheet ini berisi jauh lebih banyak baris daripada yang dapat diolah.",
                "Biasanya format kosong tersalin sampai ke bawah sheet.",
                (
                    "Pilih semua baris kosong di bawah isian, klik kanan > Delete.",
                    "Simpan, lalu periksa lagi.",
                    _TO_A_NEW_FORM,
                ),
                InWords("Peserta dengan format sampai baris 1.048.576", "Peserta dengan 25 baris"),
            ),
            "baris_kurang": Explanation(
                "Tabel di sheet ini belum berisi baris sebanyak yang diperlukan.",
                "Tanpa baris itu dokumennya tidak bermakna, misalnya undangan tanpa peserta.",
                ("Buka sheet itu dan isi sedikitnya satu baris.", "Simpan, lalu periksa lagi."),
                InWords("sheet Konseli kosong", "sheet Konseli: K1, Contoh Satu, XI-3"),
            ),
        }
    ),
)
