"""Sentences about whole files."""

from __future__ import annotations

from types import MappingProxyType

from kka_docs.definitions.sentences.message import Sentences, error, warning

FILES: Sentences = MappingProxyType(
    {
        "bukan_buku_kerja": error(
            "Berkas ini bukan buku kerja Excel, WPS, atau LibreOffice.",
            "Simpan formulir sebagai Excel Workbook (.xlsx), lalu jalankan lagi.",
        ),
        "bersandi": error(
            "Berkas ini dilindungi sandi, jadi isinya belum dapat dibaca.",
            "Jalankan lagi dengan --sandi: program menanyakan sandinya dan membukanya tanpa "
            "mengubah berkasnya.",
        ),
        "format_lama": error(
            "Berkas ini disimpan dalam format yang terlalu lama (Excel 95 atau lebih tua).",
            "Buka dengan Excel, pilih Simpan Sebagai > Excel Workbook (.xlsx).",
        ),
        "terlalu_besar": error(
            "Berkas ini terlalu besar untuk sebuah formulir.",
            "Salin isinya ke formulir kosong yang baru (kka formulir), lalu periksa lagi.",
        ),
        "rusak": error(
            "Berkas ini rusak atau terpotong, jadi tidak dapat dibaca.",
            "Mintalah dikirim ulang, atau buka dengan Excel dan simpan sebagai berkas baru.",
        ),
        "tidak_terbaca": error(
            "Berkas ini tidak dapat dibuka.",
            "Tutup berkasnya di Excel dan pastikan Anda berhak membukanya.",
        ),
        "bukan_formulir": error(
            "Berkas ini bukan formulir kka_docs: tanda pengenalnya tidak ada.",
            "Pakailah formulir dari perintah kka formulir, lalu salin isinya ke sana.",
        ),
        "formulir_kosong": error(
            "Formulir ini belum diisi.", "Isi sel-sel kuning lebih dahulu, lalu simpan."
        ),
        "formulir_tidak_dikenal": error(
            "Jenis formulir “{jenis}” tidak dikenal.",
            "Pakailah formulir dari perintah kka formulir.",
        ),
        "lingkungan_tidak_dikenal": error(
            "Lingkungan “{lingkungan}” pada formulir ini tidak dikenal.",
            "Buat formulir baru dengan kka formulir --lingkungan, lalu salin isinya.",
        ),
        "versi_lebih_baru": error(
            "Formulir ini versi {versi}, lebih baru daripada yang dikenal program ini "
            "(versi {dikenal}).",
            "Perbarui kka_docs di komputer ini.",
        ),
        "versi_lebih_lama": error(
            "Formulir ini versi {versi}; program ini memakai versi {dikenal}.",
            "Buat formulir baru dengan kka formulir, lalu salin isinya ke sana.",
        ),
        "akhiran_keliru": warning(
            "Nama berkas ini berakhiran {akhiran}, padahal isinya {seharusnya}, jadi Excel menolak "
            "membukanya.",
            "Di sini isinya tetap terbaca; ganti akhiran namanya menjadi {seharusnya}.",
        ),
        "galat_program": error(
            "Program gagal mengolah formulir ini ({jenis}); formulir lain tetap dikerjakan.",
            "Laporkan nama kesalahan ini bersama perintah yang dijalankan, tanpa isi formulir.",
        ),
        "tanpa_profil": error(
            "Berkas profil-lembaga.xlsx tidak ditemukan, jadi dokumen belum dapat dibuat.",
            "Buat dengan kka formulir profil, isi, lalu simpan di samping formulir atau di "
            "folder kerja (kka mulai).",
        ),
        "profil_bermasalah": error(
            "Berkas profil lembaga ({berkas}) masih bermasalah, jadi dokumen belum dapat dibuat.",
            "Perbaiki berkas itu lebih dahulu.",
        ),
        "bukan_profil": error(
            "Berkas ini bukan formulir profil lembaga.", "Pilih profil-lembaga.xlsx."
        ),
        "pertemuan_ganda": error(
            "Ada formulir lain untuk pertemuan yang sama: {berkas_lain}.",
            "Simpan satu saja yang benar; pindahkan yang lain ke folder lain.",
        ),
        "kasus_ganda": error(
            "Ada formulir lain untuk kasus yang sama: {berkas_lain}.",
            "Simpan satu saja yang benar; pindahkan yang lain ke folder lain.",
        ),
        "berkas_lama_dilewati": warning(
            "Di folder ini ada juga {berkas_lain} dari formulir yang sama; yang dipakai berkas "
            "ini, karena lebih baru.",
            "Bila yang benar justru yang lain itu, pindahkan berkas ini ke folder lain; bila "
            "tidak, biarkan.",
        ),
    }
)
