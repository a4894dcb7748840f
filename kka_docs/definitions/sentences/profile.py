"""Sentences about the institution's profile."""

from __future__ import annotations

from types import MappingProxyType

from kka_docs.definitions.sentences.message import Sentences, error, warning

PROFILE: Sentences = MappingProxyType(
    {
        "pola_tanda": error(
            "Tanda {nilai_tanda} tidak dikenal dalam pola nomor.",
            "{nilai_saran}Yang boleh dipakai: {daftar}.",
        ),
        "pola_kurung": error(
            "Kurung kurawal pada pola nomor tidak lengkap.",
            "Tulis tanda seperti {{nomor}}, dengan kurung buka dan tutup.",
        ),
        "pola_tanpa_nomor": warning(
            "Pola ini tidak memuat {{nomor}}, jadi semua surat bernomor sama.",
            "Tambahkan {{nomor}} di tempat nomor urut.",
        ),
        "jabatan_ganda": warning(
            "Jabatan “{nilai}” tertulis dua kali; yang pertama yang dipakai.",
            "Hapus salah satunya bila tidak diperlukan.",
        ),
        "jenis_surat_ganda": error(
            "Jenis surat ini sudah punya pola di sel {sel_lain}.", "Hapus salah satu baris."
        ),
        "rentang_terbalik": error(
            "Tanggal akhir lebih awal daripada tanggal awal.", "Periksa kedua tanggal."
        ),
        "gambar_tidak_ada": error(
            "Berkas gambar “{nilai}” tidak ditemukan di samping profil.",
            "Letakkan gambarnya di folder yang sama, atau tempelkan di baris ini.",
        ),
        "gambar_rusak": error(
            "Gambar ini tidak dapat dipakai: {sebab}.",
            "Pakailah gambar PNG atau JPEG yang utuh, paling besar {batas}.",
        ),
        "kop_tanpa_nama": warning(
            "Tidak ada baris kop yang sama dengan nama {lembaga}; baris terakhir dicetak paling "
            "besar.",
            "Samakan salah satu baris kop dengan nama {lembaga}.",
        ),
        "penanda_tangan_tidak_dikenal": error(
            "“{nilai}” tidak ada di sheet Penanda Tangan pada profil.",
            "{nilai_saran}Tulis jabatan seperti di profil, atau tambahkan di profil.",
        ),
        "penanda_tangan_tidak_ada": warning(
            "Tidak ada baris yang menandatangani “Surat”, jadi surat ditandatangani yang pertama "
            "di sheet ini.",
            "Bila bukan dia, pilih “Surat” atau “Surat dan berita acara” pada baris yang benar.",
        ),
    }
)
