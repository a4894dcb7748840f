"""Explanations of messages about the institution's profile."""

from __future__ import annotations

from types import MappingProxyType

from kka_docs.definitions.explanations.explanation import Explanation, InCell, InWords, Topic

_PATTERN = "profil.penomoran.pola"
_LETTER = (("jenis_surat", "Surat undangan"),)

PROFILE = Topic(
    "Profil lembaga",
    MappingProxyType(
        {
            "pola_tanda": Explanation(
                "Pola nomor memuat tanda dalam kurung kurawal yang tidak dikenal.",
                "Hanya tanda yang dikenal yang diganti angka; yang lain tercetak apa adanya.",
                ("Pakai tanda yang disarankan di pesannya, atau hapus tanda itu.",),
                InCell(
                    _PATTERN,
                    "421.3/{nomer}/{tahun}",
                    "421.3/{nomor}/{tahun}",
                    beside=_LETTER,
                ),
            ),
            "pola_kurung": Explanation(
                "Kurung kurawal buka dan tutup pada pola nomor tidak berpasangan.",
                "Tanpa pasangannya tanda itu tidak dapat diganti angka.",
                ("Tulis tiap tanda dengan kurung buka dan tutup.",),
                InCell(
                    _PATTERN,
                    "421.3/{nomor/{tahun}",
                    "421.3/{nomor}/{tahun}",
                    beside=_LETTER,
                ),
            ),
            "pola_tanpa_nomor": Explanation(
                "Pola ini tidak menyebut tempat nomor urutnya.",
                "Semua surat akan bernomor sama.",
                ("Tambahkan {nomor} di tempat nomor urut.",),
                InCell(_PATTERN, "421.3/BK/{tahun}", "421.3/{nomor}/BK/{tahun}", beside=_LETTER),
            ),
            "jabatan_ganda": Explanation(
                "Satu jabatan tertulis dua kali di sheet Penanda Tangan.",
                "Bila formulir menyebut jabatan itu, yang dipakai baris pertamanya.",
                ("Hapus baris yang tidak berlaku lagi.", "Atau bedakan jabatannya."),
                InWords(
                    "“Kepala Sekolah” di dua baris", "“Kepala Sekolah” dan “Plt. Kepala Sekolah”"
                ),
            ),
            "jenis_surat_ganda": Explanation(
                "Satu jenis surat mempunyai dua pola nomor.",
                "Tidak jelas pola mana yang dipakai untuk surat itu.",
                ("Hapus salah satu baris, atau ubah jenis suratnya.",),
                InWords(
                    "dua baris “Surat undangan” di sheet Penomoran", "satu baris “Surat undangan”"
                ),
            ),
            "rentang_terbalik": Explanation(
                "Tanggal akhir libur lebih awal daripada tanggal awalnya.",
                "Hari libur ini tidak akan dikenali.",
                ("Tukar atau betulkan kedua tanggal; untuk satu hari, kosongkan yang akhir.",),
                InCell(
                    "profil.hari_libur.sampai",
                    "2 Januari 2026",
                    "2 Januari 2027",
                    beside=(("tanggal", "24 Desember 2026"),),
                ),
            ),
            "gambar_tidak_ada": Explanation(
                "Berkas gambar logo yang disebut tidak ada di samping profil.",
                "Surat tidak dibuat dengan kop yang kurang.",
                (
                    "Salin berkas gambarnya ke folder tempat profil berada.",
                    "Pastikan namanya sama persis, termasuk akhirannya.",
                    "Atau kosongkan selnya dan tempelkan gambarnya di baris itu.",
                ),
                InWords(
                    "“logo.png”, sedangkan di folder ada “Logo Sekolah.png”", "“Logo Sekolah.png”"
                ),
            ),
            "gambar_rusak": Explanation(
                "Gambar logo ini tidak dapat dibuka atau terlalu besar.",
                "Word tidak dapat menampilkan gambar yang rusak.",
                (
                    "Buka gambarnya; simpan lagi sebagai PNG atau JPEG.",
                    "Bila tidak terbuka, mintalah berkas aslinya.",
                    "Simpan dengan nama yang sama di samping profil.",
                    "Atau kosongkan selnya dan tempelkan gambarnya di baris itu.",
                ),
                InWords("logo.png yang terpotong waktu diunduh", "logo.png yang terbuka utuh"),
            ),
            "kop_tanpa_nama": Explanation(
                "Tidak ada baris kop yang sama dengan nama lembaga.",
                "Baris nama lembaga dicetak paling besar; kini baris terakhirlah yang besar.",
                ("Tulis nama lembaga sebagai baris kop; huruf besar atau kecil boleh berbeda.",),
                InWords(
                    "nama “SMA Negeri 1 Contohan”, kop “SMAN 1 CONTOHAN”",
                    "nama “SMA Negeri 1 Contohan”, kop “SMA NEGERI 1 CONTOHAN”",
                ),
            ),
            "penanda_tangan_tidak_ada": Explanation(
                "Tidak ada baris yang dipilih untuk menandatangani surat.",
                "Surat ditandatangani orang pertama di sheet itu, yang belum tentu berwenang.",
                ("Pilih “Surat” atau “Surat dan berita acara” pada baris yang benar.",),
                InCell(
                    "profil.penanda_tangan.menandatangani",
                    "Berita acara (mengetahui)",
                    "Surat dan berita acara",
                ),
            ),
            "penanda_tangan_tidak_dikenal": Explanation(
                "Jabatan ini tidak ada di sheet Penanda Tangan pada profil.",
                "Nama, gelar, dan nomornya diambil dari profil.",
                (
                    "Tulis jabatannya sama seperti di profil.",
                    "Atau tambahkan orangnya di profil.",
                ),
                InWords("“Kepala Sekolh”", "“Kepala Sekolah”"),
            ),
        }
    ),
)
