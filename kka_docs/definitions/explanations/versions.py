"""Explanations of messages about forms of older versions, and about answers that were moved."""

from __future__ import annotations

from types import MappingProxyType

from kka_docs.definitions.explanations.explanation import Explanation, InWords, Topic

VERSIONS = Topic(
    "Formulir lama dan isian yang dipindahkan",
    MappingProxyType(
        {
            "versi_lama": Explanation(
                "Formulir ini dibuat sebelum program diperbarui; isinya tetap dapat dipakai.",
                "Formulir yang sekarang menanyakan beberapa hal baru, misalnya untuk surat "
                "perubahan jadwal.",
                (
                    "Boleh dibiarkan: dokumennya tetap dapat dibuat.",
                    "Untuk isian yang baru: kka formulir --dari, diikuti nama berkas ini.",
                    "Pakailah formulir yang baru ditulis, dan simpan yang lama di folder lain.",
                ),
                InWords("kasus.xlsx versi 1", "kasus.xlsx versi sekarang, sudah terisi"),
            ),
            "isian_tidak_dipakai": Explanation(
                "Formulir lama menanyakan sesuatu yang sekarang tidak ditanyakan lagi.",
                "Isian itu tidak akan muncul di dokumen mana pun.",
                (
                    "Baca isian di sel yang disebut.",
                    "Bila masih penting, tulis di isian lain yang sesuai; bila tidak, biarkan.",
                ),
                InWords(
                    "“Faksimile” terisi di profil versi lama",
                    "nomornya ditulis di isian Telepon, atau dibiarkan",
                ),
            ),
            "isian_tidak_terbagi": Explanation(
                "Satu isian formulir lama sekarang menjadi beberapa isian, dan program tidak "
                "dapat membaginya sendiri.",
                "Menebak pembagiannya dapat menukar isi, jadi isian itu ditinggalkan.",
                (
                    "Jalankan kka formulir --dari, diikuti nama berkas ini.",
                    "Buka formulir yang baru, lalu isi bagian-bagiannya menurut isian lama.",
                ),
                InWords(
                    "“Waktu”: pagi sampai siang",
                    "“Mulai pukul”: 09.00 dan “Sampai pukul”: 12.00",
                ),
            ),
            "belum_ditanyakan": Explanation(
                "Isian ini baru ada di formulir yang sekarang dan wajib diisi; formulir lama "
                "tidak mempunyai selnya.",
                "Tanpa isian itu dokumennya tidak lengkap.",
                (
                    "Jalankan kka formulir --dari, diikuti nama berkas ini.",
                    "Isi sel kuning yang masih kosong di formulir yang baru.",
                    "Periksa lagi formulir yang baru itu.",
                ),
                InWords("formulir versi 1 tanpa isian itu", "formulir baru yang sudah dilengkapi"),
            ),
            "gambar_tidak_pindah": Explanation(
                "Gambar di formulir lama bukan PNG atau JPEG yang utuh, jadi tidak ikut ke "
                "formulir baru.",
                "Tanpa logo, kop surat dicetak tanpa gambar.",
                (
                    "Simpan gambarnya sebagai PNG.",
                    "Tempelkan di baris yang sama pada formulir baru.",
                ),
                InWords("logo dalam format WMF", "logo dalam format PNG"),
            ),
            "dipindahkan": Explanation(
                "Berkas asalnya tidak dapat diberi tanda, jadi program menulis formulir baru "
                "(.xlsx) dengan isi yang sama dan menandainya.",
                "Yang diperbaiki dan dikirimkan adalah formulir baru ini; berkas asalnya tidak "
                "berubah.",
                (
                    "Bandingkan sebentar isi formulir baru dengan berkas asalnya.",
                    "Perbaiki sel yang berwarna, simpan, lalu kirimkan formulir ini.",
                ),
                InWords("kasus.ods", "kasus (ditandai).xlsx"),
            ),
            "tidak_dipindahkan": Explanation(
                "Isian ini tertulis di berkas asal di tempat yang tidak ada di formulir, jadi "
                "tidak ikut dipindahkan.",
                "Supaya tidak ada yang hilang diam-diam, isian itu disebut di sini.",
                (
                    "Baca isian yang disebut.",
                    "Bila masih diperlukan, tulis di tempat yang sesuai di formulir ini.",
                ),
                InWords(
                    "catatan di kolom tambahan berkas asal",
                    "catatan itu ditulis di isian yang sesuai",
                ),
            ),
            "tentang_berkas_asal": Explanation(
                "Ada yang perlu diketahui tentang berkas asal formulir ini.",
                "Isi yang dipindahkan mungkin perlu dilihat sekali lagi.",
                ("Periksa apakah isinya sudah benar di formulir ini.",),
                InWords(
                    "berkas asal dengan judul kolom yang terhapus",
                    "formulir ini, isinya sudah dibandingkan",
                ),
            ),
        }
    ),
)
