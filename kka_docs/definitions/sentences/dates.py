"""Sentences about dates, times and numbers."""

from __future__ import annotations

from types import MappingProxyType

from kka_docs.definitions.sentences.message import Sentences, error

DATES: Sentences = MappingProxyType(
    {
        "bukan_tanggal": error(
            "“{nilai}” bukan tanggal yang dikenal.",
            "Tulis seperti 24/11/2026 atau 24 November 2026.",
        ),
        "tanggal_tanpa_format": error(
            "Sel berisi angka {nilai}, bukan tanggal.",
            "Bila maksudnya {nilai_bacaan}, ketiklah begitu, atau ubah format selnya menjadi "
            "tanggal.",
        ),
        "tanggal_meragukan": error(
            "“{nilai}” dapat dibaca {nilai_bacaan_1} atau {nilai_bacaan_2}.",
            "Tulis nama bulannya, misalnya {nilai_bacaan_1}.",
        ),
        "hari_bertentangan": error(
            "“{nilai}” menyebut hari {nilai_hari}, padahal tanggal itu hari {nilai_seharusnya}.",
            "Periksa tanggalnya; hari tidak perlu ditulis.",
        ),
        "bukan_jam": error("“{nilai}” bukan jam yang dikenal.", "Tulis seperti 09.00."),
        "jam_rentang": error(
            "“{nilai}” memuat dua jam sekaligus.",
            "Tulis satu jam saja di sini, misalnya 09.00; jam lainnya pada isiannya sendiri.",
        ),
        "bukan_bilangan": error("“{nilai}” bukan bilangan bulat.", "Tulis angka saja, misalnya 1."),
        "bukan_positif": error("Angka di sini harus 1 atau lebih.", "Tulis 1 atau lebih."),
    }
)
