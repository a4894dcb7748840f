"""Explanations of messages about the berita acara."""

from __future__ import annotations

from types import MappingProxyType

from kka_docs.definitions.explanations.explanation import Explanation, InCell, InWords, Topic

MINUTES = Topic(
    "Berita acara",
    MappingProxyType(
        {
            "tanda_tangan_sebelum_pertemuan": Explanation(
                "Berita acara ditandatangani sebelum pertemuannya berlangsung, menurut tanggalnya.",
                "Yang ditandatangani adalah hasil pertemuan, jadi tidak mungkin mendahuluinya.",
                ("Betulkan salah satu tanggal; kosong berarti tanggal pertemuan.",),
                InCell(
                    "berita_acara.berita_acara.tanggal_tanda_tangan",
                    "23 November 2026",
                    "24 November 2026",
                ),
            ),
            "keputusan_kosong": Explanation(
                "Dinyatakan ada keputusan, tetapi sheet Keputusan kosong.",
                "Bagian E berita acara akan kosong.",
                (
                    "Tulis keputusannya di sheet Keputusan.",
                    "Atau pilih “Belum ada”; itu juga hasil yang sah.",
                ),
                InWords(
                    "E. Keputusan “Ada”, sheet Keputusan kosong",
                    "E. Keputusan “Ada”, sheet Keputusan: Konseling",
                ),
            ),
            "keputusan_padahal_belum": Explanation(
                "Dinyatakan belum ada keputusan, tetapi sheet Keputusan berisi.",
                "Berita acara tidak boleh menyebut keduanya.",
                ("Pilih “Ada”, atau kosongkan sheet Keputusan.",),
                InCell("berita_acara.berita_acara.keadaan_keputusan", "Belum ada", "Ada"),
            ),
            "tanpa_hadirin": Explanation(
                "Tidak seorang pun tercatat hadir atau diwakili.",
                "Hanya yang hadir menandatangani; tanpa mereka tidak ada berita acara.",
                (
                    "Pilih “Hadir” atau “Diwakili” bagi yang datang.",
                    "Bila pertemuannya batal, catat itu di isian Keadaan formulir pertemuan.",
                ),
                InCell("berita_acara.kehadiran.kehadiran", "Tidak hadir", "Hadir"),
            ),
            "bukan_hadirin": Explanation(
                "Nama ini tidak ada di sheet Kehadiran.",
                "Gelar dan nomor untuk tanda tangan diambil dari sana.",
                (
                    "Tulis namanya sama seperti di sheet Kehadiran, tanpa gelar pun boleh.",
                    "Atau catat kehadirannya lebih dahulu.",
                ),
                InCell("berita_acara.berita_acara.pemimpin", "Rahmad Hidayat", "Rahmat Hidayat"),
            ),
            "tercatat_tidak_hadir": Explanation(
                "Yang memimpin atau mencatat ada di sheet Kehadiran, tetapi di sana tidak hadir.",
                "Berita acara ditandatangani oleh yang memimpin dan mencatat, jadi ia harus hadir.",
                (
                    "Bila ia datang, pilih “Hadir” di sel yang disebut pesannya.",
                    "Bila tidak, tulis nama orang yang menggantikannya.",
                ),
                InWords(
                    "Pemimpin “Sari Andaikata”, di sheet Kehadiran “Tidak hadir”",
                    "Pemimpin “Sari Andaikata”, di sheet Kehadiran “Hadir”",
                ),
            ),
            "keputusan_ke_tidak_ada": Explanation(
                "Tindak lanjut ini menunjuk keputusan yang tidak ada.",
                "Di berita acara tidak jelas tindak lanjut itu untuk keputusan yang mana.",
                ("Tulis nomor baris di sheet Keputusan, atau kosongkan.",),
                InCell(
                    "berita_acara.tindak_lanjut.keputusan",
                    "2",
                    "1",
                    beside=(
                        ("apa", "Konseling individual"),
                        ("siapa", "Rahmat Hidayat"),
                        ("kapan", "Tiap Rabu"),
                    ),
                ),
            ),
        }
    ),
)
