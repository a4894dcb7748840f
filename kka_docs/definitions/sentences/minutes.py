"""Sentences about the minutes of a meeting."""

from __future__ import annotations

from types import MappingProxyType

from kka_docs.definitions.sentences.message import Sentences, error, warning

MINUTES: Sentences = MappingProxyType(
    {
        "tanda_tangan_sebelum_pertemuan": error(
            "Tanggal tanda tangan lebih awal daripada tanggal pertemuan.", "Periksa kedua tanggal."
        ),
        "keputusan_kosong": error(
            "Keputusan dinyatakan “Ada”, tetapi sheet Keputusan kosong.",
            "Isi sheet Keputusan, atau pilih “Belum ada”.",
        ),
        "keputusan_padahal_belum": error(
            "Keputusan dinyatakan “Belum ada”, tetapi sheet Keputusan berisi.",
            "Pilih “Ada”, atau kosongkan sheet Keputusan.",
        ),
        "tanpa_hadirin": error(
            "Tidak ada seorang pun yang hadir atau diwakili.",
            "Pilih “Hadir” atau “Diwakili” pada kolom Kehadiran bagi yang datang.",
        ),
        "bukan_hadirin": warning(
            "“{nilai}” tidak tercatat hadir di sheet Kehadiran, jadi gelar dan nomornya tidak "
            "dapat diambil dari sana.",
            "{nilai_saran}Samakan dengan nama di sheet Kehadiran.",
        ),
        "keputusan_ke_tidak_ada": error(
            "Tidak ada keputusan ke-{nilai}.",
            "Tulis nomor baris yang ada di sheet Keputusan, atau kosongkan.",
        ),
    }
)
