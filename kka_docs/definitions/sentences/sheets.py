"""Sentences about sheets, rows and columns."""

from __future__ import annotations

from types import MappingProxyType

from kka_docs.definitions.sentences.message import Sentences, error, warning

SHEETS: Sentences = MappingProxyType(
    {
        "kunci_hilang": warning(
            "Kunci tersembunyi formulir di sheet ini terhapus, jadi isiannya dicari menurut "
            "judulnya.",
            "Periksa isiannya dengan teliti, sebaiknya di formulir baru yang ditulis kka formulir "
            "--dari, diikuti nama berkas ini.",
        ),
        "judul_ganda": error(
            "Judul ini tertulis juga di sel {sel_lain}, sehingga tidak jelas isian mana yang "
            "dimaksud.",
            "Hapus baris atau kolom yang bukan bagian formulir, atau salin isian ke formulir baru "
            "dari kka formulir.",
        ),
        "lembar_hilang": error(
            "Sheet “{lembar}” tidak ada.",
            "Kembalikan sheet itu, atau pindahkan isiannya ke formulir baru (kka formulir --dari, "
            "diikuti nama berkas ini) lalu lengkapi di sana.",
        ),
        "lembar_ganda": warning(
            "Sheet ini salinan dari sheet “{lembar}”, jadi isinya tidak dibaca.",
            "Pindahkan yang perlu ke sheet “{lembar}”, lalu hapus salinan ini.",
        ),
        "kolom_hilang": error(
            "{apa} “{kolom}” tidak ditemukan di sheet ini.",
            "Kembalikan ke tempatnya, atau pindahkan isiannya ke formulir baru (kka formulir "
            "--dari, diikuti nama berkas ini) lalu lengkapi di sana.",
        ),
        "kunci_ganda": error(
            "Isian ini muncul dua kali di sheet ini (juga di sel {sel_lain}).",
            "Hapus baris atau kolom yang tidak diperlukan.",
        ),
        "isian_tanpa_kolom": warning(
            "Isian di sel ini tidak berada pada kolom atau baris formulir, jadi tidak dibaca.",
            "Pindahkan ke tempat yang disediakan, atau hapus.",
        ),
        "gambar_di_luar_baris": warning(
            "Gambar di sini tidak dipakai: hanya gambar di baris logo pada berkas "
            "profil-lembaga.xlsx yang dicetak.",
            "Geser sudut kiri atasnya ke baris logo, atau hapus gambarnya.",
        ),
        "terlalu_banyak_baris": error(
            "Sheet ini memuat lebih dari {batas} baris.",
            "Hapus baris kosong di bawah isian, atau salin isinya ke formulir baru.",
        ),
        "baris_kurang": error(
            "Sheet “{lembar}” belum berisi.",
            "Isi sedikitnya {jumlah} baris, mulai di sel ini: kolom {kolom}.",
        ),
    }
)
