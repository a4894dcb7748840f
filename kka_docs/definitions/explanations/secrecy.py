"""Explanations of messages about identities: handing over, and what documents would show."""

from __future__ import annotations

from types import MappingProxyType

from kka_docs.definitions.explanations.explanation import Explanation, InWords, Topic

_OF_THE_CHILD = "Tata usaha dan undangan tidak perlu tahu siapa konselinya atau apa masalahnya."

SECRECY = Topic(
    "Kerahasiaan dan penyerahan kepada tata usaha",
    MappingProxyType(
        {
            "kata_peka": Explanation(
                "Isian ini memuat kata yang langsung membuka pokok masalahnya.",
                "Isian ini dicetak di surat atau agenda, jadi dibaca semua yang diundang.",
                (
                    "Ganti dengan ungkapan netral.",
                    "Tulis masalahnya hanya di formulir kasus.",
                ),
                InWords("Hal: Pembahasan kasus narkoba", "Hal: Undangan Konferensi Kasus"),
            ),
            "serah_nama": Explanation(
                "Nama konseli atau keluarganya tertulis di isian yang dibaca orang lain.",
                _OF_THE_CHILD,
                (
                    "Hapus nama itu dari isian yang disebut.",
                    "Nama konseli hanya ditulis di kolom khusus pada baris keluarganya.",
                ),
                InWords("Tempat: rumah Contoh Satu", "Tempat: tempat diberitahukan tersendiri"),
            ),
            "serah_sebagian_nama": Explanation(
                "Isian ini memuat kata yang sama dengan sebagian nama konseli atau keluarganya.",
                "Sebagian nama pun sering cukup untuk mengenali orangnya.",
                (
                    "Ganti kata itu dengan kode konseli.",
                    "Bila yang dimaksud memang orang lain, tulis nama lengkapnya di sheet Peserta.",
                ),
                InWords("Acara: membantu Melati", "Acara: membantu K1"),
            ),
            "serah_masalah": Explanation(
                "Isian ini memuat kata-kata yang sama dengan uraian masalah di formulir kasus.",
                _OF_THE_CHILD,
                (
                    "Tulis isian itu dengan ungkapan netral.",
                    "Serahkan lagi sesudahnya.",
                ),
                InWords("Tujuan: membahas kehadiran yang menurun", "Tujuan: merumuskan bantuan"),
            ),
            "serah_bukan_formulirnya": Explanation(
                "Berkas yang disebut bukan formulir yang diperlukan di tempat itu.",
                "Formulir pertemuan diperiksa terhadap formulir kasusnya.",
                ("Tulis: kka serahkan pertemuan.xlsx --kasus kasus.xlsx.",),
                InWords(
                    "kka serahkan kasus.xlsx --kasus pertemuan.xlsx",
                    "kka serahkan pertemuan.xlsx --kasus kasus.xlsx",
                ),
            ),
            "serah_kode_kasus": Explanation(
                "Formulir pertemuan dan formulir kasus menyebut kode kasus yang berbeda.",
                "Pemeriksaan terhadap kasus lain tidak menemukan apa-apa.",
                ("Pilih formulir kasus yang benar, atau samakan kodenya bila salah tulis.",),
                InWords("KKA-2026-003 dan KKA-2026-008", "KKA-2026-003 dan KKA-2026-003"),
            ),
            "serah_kode_konseli": Explanation(
                "Kode konseli di formulir pertemuan tidak ada di formulir kasus.",
                "Kode yang keliru membuat surat menunjuk kasus yang salah.",
                ("Samakan kodenya dengan sheet Konseli formulir kasus.",),
                InWords("K3", "K1"),
            ),
            "serah_anak": Explanation(
                "Nama di baris keluarga bukan nama konseli di formulir kasus.",
                "Surat keluarga menyebut nama itu; yang keliru sampai ke keluarga lain.",
                ("Tulis nama konseli seperti di sheet Konseli formulir kasus.",),
                InWords("Contoh Sati", "Contoh Satu"),
            ),
            "serah_persetujuan_belum": Explanation(
                "Formulir kasus mencatat persetujuan yang masih “Belum”.",
                "Persetujuan mendahului undangan; tanpa itu formulir tidak diserahkan.",
                (
                    "Mintalah persetujuan; lembarnya dibuat dengan kka persetujuan.",
                    "Catat hasilnya di sheet Persetujuan formulir kasus.",
                    "Serahkan lagi.",
                ),
                InWords("Keadaan: Belum", "Keadaan: Sudah, dengan tanggalnya"),
            ),
            "serah_persetujuan_beda": Explanation(
                "Keadaan persetujuan di kedua formulir tidak sama.",
                "Yang berlaku adalah catatan di formulir kasus.",
                ("Samakan isian Persetujuan dengan sheet Persetujuan formulir kasus.",),
                InWords("Sudah, padahal di kasus Tidak dimungkinkan", "Tidak dimungkinkan"),
            ),
            "identitas_di_dokumen": Explanation(
                "Dokumen itu akan memuat nama, nomor, atau alamat yang tidak boleh dibaca "
                "penerimanya, jadi tidak dibuat.",
                "Sekali terkirim, surat tidak dapat ditarik kembali.",
                (
                    "Cari tulisan itu di isian formulir, lalu hapus atau ganti dengan kode.",
                    "Bila ada di templat sendiri, hapus di templatnya.",
                    "Buat lagi dokumennya.",
                ),
                InWords("Tembusan: orang tua Contoh Satu", "Tembusan: Koordinator BK"),
            ),
            "bagian_nama_di_dokumen": Explanation(
                "Dokumen itu memuat satu kata yang juga bagian nama konseli atau keluarganya.",
                "Mungkin kebetulan, misalnya nama jalan; mungkin juga menunjuk orangnya.",
                (
                    "Baca kalimatnya di dokumen.",
                    "Bila menunjuk orangnya, hapus dari formulir; bila kebetulan, biarkan.",
                ),
                InWords("Tempat: Ruang Melati", "Tempat: Ruang Rapat Lantai 2"),
            ),
        }
    ),
)
