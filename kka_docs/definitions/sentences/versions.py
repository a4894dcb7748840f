"""Sentences about older forms, and what was moved out of them."""

from __future__ import annotations

from types import MappingProxyType

from kka_docs.definitions.sentences.message import Sentences, error, warning

VERSIONS: Sentences = MappingProxyType(
    {
        "versi_lama": warning(
            "Formulir ini versi {versi}; yang sekarang versi {dikenal}. Isinya tetap terbaca.",
            "Tidak perlu diisi ulang. Untuk memindahkan isinya ke formulir yang sekarang: "
            "kka formulir --dari, diikuti nama berkas ini.",
        ),
        "isian_tidak_dipakai": warning(
            "Formulir yang sekarang tidak menanyakan “{kolom}” lagi, jadi isian ini tidak dipakai.",
            "Bila masih perlu, pindahkan ke isian lain; bila tidak, biarkan.",
        ),
        "isian_tidak_terbagi": warning(
            "Dalam formulir yang sekarang, isian ini terbagi menjadi {kolom}. Bagian-bagiannya "
            "tidak dikenali, jadi isian ini tidak dipakai.",
            "Pindahkan isinya ke formulir yang sekarang (kka formulir --dari, diikuti nama berkas "
            "ini), lalu isi bagian-bagiannya di sana.",
        ),
        "belum_ditanyakan": error(
            "Formulir versi lama ini belum menanyakan “{kolom}”, padahal sekarang wajib diisi.",
            "Pindahkan isinya ke formulir yang sekarang (kka formulir --dari, diikuti nama berkas "
            "ini), lalu lengkapi di sana.",
        ),
        "gambar_tidak_pindah": warning(
            "Gambar ini tidak dapat dipindahkan ke formulir baru: bukan PNG atau JPEG yang utuh.",
            "Simpan gambarnya sebagai PNG, lalu tempelkan di baris yang sama pada formulir baru.",
        ),
        "dipindahkan": warning(
            "“{berkas}” berupa {bentuk}, yang tidak dapat ditandai, jadi isinya dipindahkan ke "
            "formulir baru ini.",
            "Bandingkan sebentar dengan berkas asalnya, lalu perbaiki berkas ini dan pakailah "
            "sebagai gantinya.",
        ),
        "tidak_dipindahkan": warning(
            "Di berkas asal, {asal}, tertulis “{nilai}”; isian ini tidak ikut dipindahkan.",
            "Bila masih diperlukan, tulis di tempat yang sesuai di formulir ini.",
        ),
        "tentang_berkas_asal": warning(
            "Di berkas asal, {asal}: {nilai}.",
            "Periksa apakah isinya sudah benar di formulir ini.",
        ),
    }
)
