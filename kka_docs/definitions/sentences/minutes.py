"""Sentences about the minutes of a meeting."""

from __future__ import annotations

from types import MappingProxyType

from kka_docs.definitions.sentences.message import Sentences, error, warning

MINUTES: Sentences = MappingProxyType(
    {
        "tanda_tangan_sebelum_pertemuan": error(
            "Tanggal tanda tangan ({nilai_tanda_tangan}) lebih awal daripada tanggal pertemuan "
            "({nilai_pertemuan}, sel {sel_pertemuan}).",
            "Perbaiki tanggal yang keliru, di sel ini atau di sel {sel_pertemuan}, atau "
            "kosongkan sel ini: kosong berarti tanggal pertemuan.",
        ),
        "keputusan_kosong": error(
            "Keputusan dinyatakan “Ada”, tetapi sheet Keputusan kosong.",
            "Tulis keputusannya di sheet Keputusan, atau pilih “Belum ada” di sel ini.",
        ),
        "keputusan_padahal_belum": error(
            "Keputusan dinyatakan “Belum ada”, tetapi sheet Keputusan berisi.",
            "Pilih “Ada” di sel ini, atau kosongkan baris-baris di sheet Keputusan.",
        ),
        "tanpa_hadirin": error(
            "Tidak ada seorang pun yang hadir atau diwakili.",
            "Pilih “Hadir” atau “Diwakili” di kolom Kehadiran pada baris setiap orang yang "
            "datang. Bila pertemuannya batal, pilih “Dibatalkan” pada isian Keadaan di formulir "
            "pertemuan; beri tahu pengirimnya bahwa berita acara ini tidak diperlukan.",
        ),
        "bukan_hadirin": warning(
            "“{nilai}” tidak ada di sheet Kehadiran, jadi gelar dan nomornya tidak dapat diambil "
            "dari sana.",
            "{nilai_saran}Tulis nama di sini sama seperti di sheet Kehadiran, atau tambahkan "
            "orangnya di sheet itu.",
        ),
        "tercatat_tidak_hadir": warning(
            "“{nilai}” tercatat “{nilai_keadaan}” di sheet Kehadiran (sel {sel_kehadiran}), "
            "bukan “Hadir”.",
            "Bila ia datang, pilih “Hadir” di sel itu; bila tidak, tulis di sini nama orang yang "
            "menggantikannya, yang tercatat “Hadir” di sheet Kehadiran{atau_kosongkan}.",
        ),
        "keputusan_ke_tidak_ada": error(
            "Keputusan nomor {nilai} tidak ada: di sheet Keputusan ada {jumlah} keputusan.",
            "Tulis nomor keputusannya menurut kolom No di sheet Keputusan (isi dahulu sheet itu "
            "bila kosong), atau kosongkan sel ini.",
        ),
    }
)
