"""Sentences about what may not be given away."""

from __future__ import annotations

from types import MappingProxyType

from kka_docs.definitions.sentences.message import Message, Sentences, error
from kka_docs.records import Severity

SECRECY: Sentences = MappingProxyType(
    {
        "kata_peka": error(
            "Kata “{nilai}” membuka isi kasus, padahal isian ini dibaca yang diundang.",
            "Tulis netral, misalnya “Konferensi Kasus”; masalahnya hanya ditulis di formulir "
            "kasus.",
        ),
        "serah_nama": error(
            "Isian ini memuat {apa} ({nilai}) dari formulir kasus.",
            "Hapus; nama konseli dan keluarganya hanya boleh di baris keluarga sheet Peserta.",
        ),
        "serah_sebagian_nama": error(
            "Isian ini memuat kata ({nilai}) yang juga {apa}.",
            "Hapus atau ganti dengan kode, agar tidak menunjuk orangnya.",
        ),
        "serah_masalah": error(
            "Isian ini memuat kata ({nilai}) dari isian “{asal}” di formulir kasus.",
            "Tulis netral, tanpa menyebut masalahnya.",
        ),
        "serah_bukan_formulirnya": error(
            "Berkas ini bukan formulir {jenis}.",
            "Sebutkan formulir pertemuan lebih dahulu, lalu --kasus dengan formulir kasusnya.",
        ),
        "serah_kode_kasus": error(
            "Kode kasus di formulir ini tidak sama dengan kode di formulir kasus.",
            "Pilih formulir kasus yang benar, atau samakan kodenya.",
        ),
        "serah_kode_konseli": error(
            "Kode konseli “{nilai}” tidak ada di sheet Konseli formulir kasus.",
            "Samakan dengan kode di formulir kasus.",
        ),
        "serah_anak": error(
            "Nama ini tidak ada di sheet Konseli formulir kasus.",
            "Samakan dengan nama konseli di formulir kasus.",
        ),
        "serah_persetujuan_belum": error(
            "Menurut formulir kasus persetujuan belum lengkap ({kode}).",
            "Mintalah persetujuan lebih dahulu dan catat di sheet Persetujuan formulir kasus.",
        ),
        "serah_persetujuan_beda": error(
            "Persetujuan di sini tidak sama dengan di formulir kasus ({nilai_kasus}).",
            "Samakan dengan sheet Persetujuan formulir kasus.",
        ),
        "identitas_di_dokumen": Message(
            Severity.ERROR,
            "{berkas} akan menunjukkan {apa} ({nilai}) di {tempat}; dokumen {pembaca} ini tidak "
            "boleh memuatnya, jadi tidak dibuat.",
            "Hapus dari isian formulir; bila tulisannya ada di templat {templat}, hapus di sana.",
            of_document=True,
        ),
        "bagian_nama_di_dokumen": Message(
            Severity.WARNING,
            "{berkas} memuat kata ({nilai}) di {tempat} yang juga {apa}.",
            "Bila yang dimaksud orang itu, hapus dari isian formulir atau dari templat {templat}; "
            "bila kebetulan sama, biarkan.",
            of_document=True,
        ),
    }
)
