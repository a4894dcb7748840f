"""The sentences that stand in every form, or that Excel says while one is filled in."""

from __future__ import annotations

from typing import Final, NamedTuple

QUESTION_HEADING: Final = "Yang ditanyakan"
HELP_HEADING: Final = "Keterangan"
REQUIRED_SIGN: Final = " *"
EXAMPLE: Final = "Contoh: {example}"

FORM_TITLE: Final = "Formulir {title}"
PAGE_OF_PAGES: Final = "Halaman &P dari &N"
CONFIDENTIAL: Final = "RAHASIA"
CONFIDENTIAL_NOTE: Final = (
    "RAHASIA. Formulir ini memuat data pribadi. Simpan di tempat yang hanya dibuka oleh yang "
    "berhak; jangan difoto, dicetak tanpa perlu, atau dikirim lewat aplikasi percakapan."
)
ABOUT: Final = "Formulir {title} untuk {setting}, versi {version}."

HOW_TO_FILL: Final = "Cara mengisi"
HOW_TO_TYPE: Final = "Menulis di dalam sel"
COLOURS: Final = "Arti warna"
CONTENTS: Final = "Isi formulir"

TYPING: Final = (
    "Daftar pilihan: klik panah kecil di kanan sel, lalu pilih.",
    (
        "Tanggal: 24/11/2026. Setelah Enter, nama hari dan bulan tampil dengan huruf. Bila yang "
        "tampil keliru, tulis tahun lebih dahulu: 2026-11-24."
    ),
    "Jam: 09.00. Bila ditolak, pakai titik dua: 09:00.",
    "Nomor induk, nomor pegawai, dan nomor telepon ditulis apa adanya; nol di depan tidak hilang.",
    (
        "Menambah baris: klik kanan nomor baris di tengah tabel atau uraian, lalu pilih Sisipkan "
        "(Insert). Jangan menyisipkan tepat di bawah judul kolom. Baris kosong boleh dibiarkan."
    ),
    "Mengurutkan tabel: klik panah di judul kolom.",
    "Sheet dikunci tanpa sandi agar judul dan petunjuk tidak terhapus tanpa sengaja.",
)

REQUIRED_COLOUR: Final = (
    "Kuning: wajib diisi (bertanda *; dalam tabel, pada baris yang sudah mulai diisi). Menjadi "
    "putih setelah diisi."
)
OPTIONAL_COLOUR: Final = "Putih: boleh kosong. Menjadi kuning bila jawaban lain mewajibkannya."
LOCKED_COLOUR: Final = "Abu-abu dan biru: judul dan keterangan; tidak diisi."


class Refusal(NamedTuple):
    """What Excel says when it does not take what was typed."""

    title: str
    text: str


NOT_IN_LIST: Final = Refusal(
    "Pilih dari daftar",
    "Jawaban ini tidak ada di daftar. Klik panah di kanan sel, lalu pilih salah satu.",
)
NO_DATE: Final = Refusal(
    "Tulis tanggal",
    "Tulis hari, bulan, dan tahun, misalnya 24/11/2026. Bila tetap ditolak, tulis tahun lebih "
    "dahulu: 2026-11-24.",
)
NO_TIME: Final = Refusal(
    "Tulis jam",
    "Tulis jam dan menit, misalnya 09.00. Bila tetap ditolak, pakai titik dua: 09:00.",
)
NO_END_TIME: Final = Refusal(
    "Tulis jam atau “selesai”",
    "Tulis jam dan menit, misalnya 11.00, atau kata selesai. Bila tetap ditolak, pakai titik "
    "dua: 11:00.",
)
NO_INTEGER: Final = Refusal(
    "Tulis angka",
    "Tulis bilangan bulat, misalnya {least}, tanpa titik, koma, atau huruf.",
)
HEADER_CHANGED: Final = Refusal(
    "Judul kolom",
    "Judul kolom tidak diubah. Tekan Esc, lalu tulis di baris-baris di bawahnya.",
)

MUST_BE_MENDED: Final = "Harus diperbaiki"
LOOK_AGAIN: Final = "Periksa lagi"
NOTE_HEADINGS: Final = ("HARUS DIPERBAIKI", "PERIKSA LAGI")
NOTE_SIGNATURE: Final = "— catatan otomatis; boleh dibiarkan"
FORMER_SIGNATURES: Final = ("— catatan otomatis dari kka_docs; boleh dibiarkan", "— kka_docs")
"""How notes on marked cells begin, end, and ended in earlier copies: so they are known as ours."""
NOTE_LINE: Final = "{wrong}\n→ {remedy}"

FIXES_INTRO: Final = (
    "Klik alamat di kolom Sel untuk pergi ke selnya: yang merah harus diperbaiki, yang jingga "
    "cukup diperiksa lagi. Warna biasanya hilang bila isi selnya diubah; bila yang diubah sel "
    "lain, bila angka menjadi tanggal, atau bila isinya memang sudah benar, warnanya tetap dan "
    "boleh dibiarkan. “Kosongkan baris” berarti isinya saja. Bila Anda menyisipkan baris, alamat "
    "sel di bawahnya bergeser; ikuti warnanya. Sesudah selesai, simpan berkas ini dan kembalikan "
    "kepada yang memberikannya kepada Anda; bila formulirnya milik Anda sendiri, pakailah berkas "
    "ini sebagai ganti yang lama. Nama berkas, sheet ini, dan catatan pada sel boleh tetap."
)
FIXES_COUNT: Final = "{form}: {errors} harus diperbaiki, {warnings} periksa lagi."
FIXES_HEADINGS: Final = (
    "No",
    "Tingkat",
    "Sheet",
    "Sel",
    "Isian",
    "Apa yang salah",
    "Cara memperbaiki",
)
WHOLE_FILE: Final = "(seluruh berkas)"
WHOLE_SHEET: Final = "–"
MORE_TO_MEND: Final = "Masih ada {count} lagi. Perbaiki yang di atas, lalu periksa sekali lagi."
