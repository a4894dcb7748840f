"""Explanations of messages about dates, times and numbers in cells."""

from __future__ import annotations

from types import MappingProxyType

from kka_docs.definitions.explanations.explanation import Explanation, InCell, Topic

_DATE = "pertemuan.pertemuan.tanggal"
_START = "pertemuan.pertemuan.mulai"

DATES = Topic(
    "Tanggal, jam, dan angka",
    MappingProxyType(
        {
            "bukan_tanggal": Explanation(
                "Isian ini tidak dapat dibaca sebagai tanggal.",
                "Hari dihitung dari tanggal dan tercetak di surat, jadi harus pasti.",
                (
                    "Tulis hari, bulan, dan tahun, misalnya 24/11/2026.",
                    "Bila ditolak, tulis tahun lebih dahulu: 2026-11-24.",
                ),
                InCell(_DATE, "Selasa depan", "2026-11-24"),
            ),
            "tanggal_tidak_ada": Explanation(
                "Bulan yang ditulis tidak mempunyai tanggal itu, misalnya 31 November.",
                "Program tidak menebak: hari terakhir bulan itu, atau hari sesudahnya.",
                ("Lihat kalender.", "Tulis tanggal yang benar, misalnya 2026-11-30."),
                InCell(_DATE, "31 November 2026", "2026-11-24"),
            ),
            "tanggal_tanpa_format": Explanation(
                "Sel berisi angka besar, yaitu cara Excel menyimpan tanggal, tanpa format tanggal.",
                "Angka itu mungkin tanggal, mungkin juga nomor; program tidak menebaknya.",
                (
                    "Bila tanggal yang disebut di pesan benar, ketik seperti di pesan itu.",
                    "Bila bukan, ketik tanggal yang benar: tahun, bulan, lalu hari.",
                ),
                InCell(_DATE, 46350, "2026-11-24"),
            ),
            "tanggal_meragukan": Explanation(
                "Tanggal ini dapat dibaca dengan dua cara: hari di depan atau bulan di depan.",
                "Undangan dengan bulan yang keliru membuat orang datang pada hari yang salah.",
                (
                    "Ketik salah satu dari dua yang disebut di pesannya: tahun, bulan, lalu hari.",
                    "Bila bukan keduanya, ketik tanggal yang benar dengan cara itu.",
                ),
                InCell(_DATE, "05/06/2026", "2026-06-05"),
            ),
            "hari_bertentangan": Explanation(
                "Nama hari yang ditulis tidak cocok dengan tanggalnya.",
                "Salah satunya keliru, dan hanya Anda yang tahu yang mana.",
                ("Cocokkan dengan kalender.", "Tulis tanggalnya saja; hari dihitung sendiri."),
                InCell(_DATE, "Senin, 24 November 2026", "2026-11-24"),
            ),
            "bukan_jam": Explanation(
                "Isian ini tidak dapat dibaca sebagai jam.",
                "Jam tercetak di undangan dan menentukan agenda.",
                ("Tulis jam dan menit dengan titik, misalnya 09.00.", "Bila ditolak, tulis 09:00."),
                InCell(_START, "agak siang", "09.00"),
            ),
            "jam_rentang": Explanation(
                "Satu sel memuat dua jam sekaligus.",
                "Jam mulai dan jam selesai mempunyai selnya sendiri.",
                ("Tinggalkan satu jam di sini.", "Tulis jam yang lain di isiannya sendiri."),
                InCell(_START, "09.00-11.00", "09.00"),
            ),
            "bukan_bilangan": Explanation(
                "Di sini diperlukan angka bulat, tetapi yang tertulis kata atau angka pecahan.",
                "Angka ini dipakai untuk menghitung atau menomori.",
                ("Tulis angkanya saja, tanpa kata.",),
                InCell("pertemuan.agenda.menit", "lima belas", "15"),
            ),
            "bukan_positif": Explanation(
                "Angka di sini terlalu kecil; yang paling kecil disebut di pesannya.",
                "Pertemuan ke-0 atau acara nol menit tidak ada artinya.",
                ("Tulis angka itu atau lebih; bila tidak tahu dan tidak wajib, kosongkan.",),
                InCell("pertemuan.pertemuan.nomor_pertemuan", "0", "1"),
            ),
        }
    ),
)
