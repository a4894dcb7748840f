"""Sentences about dates, times and numbers."""

from __future__ import annotations

from types import MappingProxyType

from kka_docs.definitions.sentences.message import Sentences, error

DATES: Sentences = MappingProxyType(
    {
        "bukan_tanggal": error(
            "“{nilai}” bukan tanggal yang dikenal.",
            "Tulis tanggal seperti 24/11/2026 (bila ditolak: 2026-11-24){atau_kosongkan}.",
        ),
        "tanggal_tidak_ada": error(
            "Tanggal “{nilai}” tidak ada: {nilai_bulan} hanya sampai tanggal {nilai_terakhir}.",
            "Tulis tanggal yang benar, seperti 24/11/2026 (bila ditolak: "
            "2026-11-24){atau_kosongkan}.",
        ),
        "tanggal_tanpa_format": error(
            "Sel ini berisi angka {nilai}, bukan tanggal.",
            "Bila maksudnya {nilai_bacaan}, ketik {nilai_ketikan}; bila bukan, ketik tanggal "
            "yang benar dengan cara itu{atau_kosongkan}.",
        ),
        "tanggal_meragukan": error(
            "“{nilai}” dapat dibaca {nilai_bacaan_1} atau {nilai_bacaan_2}.",
            "Ketik {nilai_ketikan_1} bila maksudnya {nilai_bacaan_1}, atau {nilai_ketikan_2} "
            "bila maksudnya {nilai_bacaan_2}; bila bukan keduanya, ketik tanggal yang benar dengan "
            "cara itu{atau_kosongkan}.",
        ),
        "hari_bertentangan": error(
            "“{nilai}” menyebut hari {nilai_hari}, padahal tanggal itu hari {nilai_seharusnya}.",
            "Bila tanggalnya benar, ketik {nilai_ketikan} tanpa nama hari; bila harinya yang "
            "benar, ketik tanggal hari {nilai_hari} itu.",
        ),
        "bukan_jam": error(
            "“{nilai}” bukan jam yang dikenal.",
            "Tulis jam seperti 09.00 (bila ditolak: 09:00){atau_kosongkan}.",
        ),
        "jam_rentang": error(
            "“{nilai}” memuat dua jam sekaligus.",
            "Tulis satu jam saja di sini, yaitu {nilai_mulai}.",
        ),
        "bukan_bilangan": error(
            "“{nilai}” bukan bilangan bulat yang ditulis dengan angka.",
            "Tulis angka saja{misalnya}{atau_kosongkan}.",
        ),
        "bukan_positif": error(
            "Angka di sini harus {terkecil} atau lebih.",
            "Tulis {terkecil} atau angka yang lebih besar{atau_kosongkan}.",
        ),
    }
)
