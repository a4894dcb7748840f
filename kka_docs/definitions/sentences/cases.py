"""Sentences about the forms of one case against each other.

They are warnings all: documents are made from one form alone, so nothing here could keep them
from being made.
"""

from __future__ import annotations

from types import MappingProxyType

from kka_docs.definitions.sentences.message import Sentences, warning

CASES: Sentences = MappingProxyType(
    {
        "kasus_belum_ada": warning(
            "Formulir kasus {nilai_kode} tidak ada di antara formulir yang diperiksa.",
            "Periksa kodenya; bila sudah benar, periksalah bersama formulir kasusnya.",
        ),
        "pertemuan_terlewat": warning(
            "Ini pertemuan ke-{nomor_ini}, padahal formulir pertemuan ke-{nomor} tidak ada.",
            "Periksa nomornya; bila sudah benar, periksalah bersama formulir yang belum ada itu.",
        ),
        "berita_acara_tanpa_pertemuan": warning(
            "Formulir pertemuan ke-{nomor} untuk berita acara ini tidak ada.",
            "Periksa kode kasus dan nomor pertemuannya; bila sudah benar, periksalah bersama "
            "formulir pertemuannya.",
        ),
        "berita_acara_pertemuan_batal": warning(
            "Menurut formulir pertemuan ke-{nomor}, pertemuan ini dibatalkan.",
            "Bila pertemuannya tetap diadakan, kosongkan “Keadaan” di formulir itu; bila memang "
            "batal, keluarkan berita acara ini dari folder kasus; bila nomornya keliru, perbaiki "
            "di sel ini.",
        ),
        "konseli_di_luar_kasus": warning(
            "Kode konseli “{nilai}” tidak ada di formulir kasus.",
            "Samakan dengan formulir kasus, yang memuat {nilai_daftar}.",
        ),
        "nama_konseli_berbeda": warning(
            "Nama konseli {nilai_kode} berbeda dari formulir kasus, yang menulis “{nilai}”.",
            "Tulis nama yang benar di kedua formulir.",
        ),
        "persetujuan_bertentangan": warning(
            "Persetujuan di sini “{nilai}”, sedangkan menurut formulir kasus “{nilai_kasus}”.",
            "Perbaiki yang keliru sebelum undangan dikirim.",
        ),
        "persetujuan_sebelum_ditemukan": warning(
            "Tanggal persetujuan ({nilai}) lebih awal daripada tanggal kasus ditemukan "
            "({nilai_ditemukan}).",
            "Perbaiki tanggal yang keliru: yang ini, atau “Tanggal ditemukan” di sheet Kasus.",
        ),
        "pertemuan_sebelum_ditemukan": warning(
            "Tanggal pertemuan ({nilai}) lebih awal daripada tanggal kasus ditemukan di formulir "
            "kasus ({nilai_ditemukan}).",
            "Perbaiki tanggal yang keliru: di sel ini, atau “Tanggal ditemukan” di formulir kasus.",
        ),
        "undangan_sebelum_persetujuan": warning(
            "Tanggal surat ({nilai}) lebih awal daripada persetujuan terakhir di formulir kasus "
            "({nilai_persetujuan}).",
            "Perbaiki tanggal yang keliru: di sel ini, atau di sheet Persetujuan formulir kasus; "
            "undangan dikirim sesudah semua menyetujui.",
        ),
        "pertemuan_sebelum_persetujuan": warning(
            "Tanggal pertemuan ({nilai}) lebih awal daripada persetujuan terakhir di formulir "
            "kasus ({nilai_persetujuan}).",
            "Perbaiki tanggal yang keliru: di sel ini, atau di sheet Persetujuan formulir kasus; "
            "pertemuan diadakan sesudah semua menyetujui.",
        ),
        "pertemuan_tidak_urut": warning(
            "Pertemuan ke-{nomor_ini} ({nilai}) lebih awal daripada pertemuan ke-{nomor} "
            "({nilai_sebelumnya}).",
            "Perbaiki nomor atau tanggal pertemuan yang keliru, di formulir ini atau di formulir "
            "pertemuan ke-{nomor}.",
        ),
        "beda_dari_pertemuan": warning(
            "“{isian}” di sini ({nilai}) berbeda dari formulir pertemuannya ({nilai_pertemuan}).",
            "Samakan keduanya; bila jalannya memang berbeda dari rencana, biarkan.",
        ),
        "kehadiran_belum_dicatat": warning(
            "“{nilai}” diundang menurut formulir pertemuan, tetapi tidak ada di sheet Kehadiran.",
            "Tambahkan barisnya, juga bila tidak hadir; bila sudah ada, samakan namanya.",
        ),
        "tidak_ada_di_peserta": warning(
            "“{nilai}” di sini diundang, tetapi tidak ada di sheet Peserta pada formulir "
            "pertemuan ke-{nomor}.",
            "Bila datang tanpa diundang, pilih “Tidak” pada kolom Diundang; bila memang diundang, "
            "samakan namanya.",
        ),
        "undangan_bertentangan": warning(
            "“{nilai}” mendapat surat undangan menurut formulir pertemuan ke-{nomor}, tetapi di "
            "sini tidak diundang.",
            "Perbaiki kolom Diundang di sini, atau kolom Dengan surat di formulir pertemuannya.",
        ),
        "pelaksana_belum_ada": warning(
            "Tindak lanjut ini belum ada pelaksananya.", "Tulis nama atau jabatan pelaksananya."
        ),
        "tindak_lanjut_belum_dievaluasi": warning(
            "Tindak lanjut pertemuan ke-{nomor} ini belum ada di sheet Evaluasi: {nilai}.",
            "Catat keadaannya di sheet Evaluasi, atau perbarui statusnya di berita acara "
            "pertemuan ke-{nomor}.",
        ),
        "tindak_lanjut_lewat": warning(
            "Tindak lanjut ini seharusnya sudah dievaluasi pada {nilai}.",
            "Evaluasilah, lalu perbarui statusnya; bila ditunda, perbarui tanggal evaluasinya.",
        ),
    }
)
