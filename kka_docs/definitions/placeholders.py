"""What stands in a cell until somebody writes the answer: pure data.

Patterns are matched against small letters (see `validation.unfinished`). The prompts in round
brackets are those of the berita acara that is handed around (M. Rahim, Konferensi Kasus, 2026:
“(Tuliskan data objektif)”).
"""

from __future__ import annotations

NO_ANSWERS = frozenset(
    {
        *("isi", "isikan", "isilah", "diisi", "isi di sini", "isi disini", "tulis di sini"),
        *("ketik di sini", "tuliskan di sini", "contoh", "dummy", "testing", "asdf", "qwerty"),
        *("tbd", "tba", "belum diisi"),
    }
)
"""As the whole answer, these can be nothing else but a gap."""

ANSWERS_TO_COME = frozenset(
    {
        *("menyusul", "akan menyusul", "nanti", "nanti diisi", "diisi nanti", "diisi kemudian"),
        *("akan diisi", "akan dilengkapi", "belum tahu", "coba"),
    }
)
"""As the whole answer, these mostly mean that one is to come; they may also be one."""

NO_ANSWER = r"(?=[!*]*\?)[?!*]+|x{3,}(?:[ ./-]+x+)*"
"""As the whole answer: “???”, “xxx”, “xxx-xxx”."""

LEFT_FOR_THE_PEN = r"[.…·_]+(?: [.…·_]+)*"
"""As the whole answer, dots or lines: a gap, or room for the pen."""

_ASKED = "isi|isikan|tulis|tuliskan|sebutkan|lengkapi|masukkan|contoh"
_ASKED_FOR = "nama|tanggal|tempat|jabatan|alamat|nomor|kelas|hari|jam|kota"
_OF_WHOM = (
    "konseli|siswa|peserta didik|karyawan|orang tua|wali|guru|sekolah|lengkap|surat|pertemuan"
)

INSIDE = (
    r"(?<![^\W\d_])x{3,}(?![^\W\d_])",
    r"(?<![^\s:(/,])(?:\.{4,}|…{2,}|_{3,})",
    r"(?<!\S)\?{2,}(?!\S)",
    rf"[\[<] ?(?:{_ASKED})\b[^\]>\n]{{0,60}}[\]>]",
    rf"[\[<] ?(?:{_ASKED_FOR})(?: (?:{_OF_WHOM}))? ?[\]>]",
    r"[\[<(] ?(?:…|\.{2,}|_+|x{2,}|\?+) ?[\]>)]",
    r"«[^»\n]{1,40}»",
    r"\( ?(?:tuliskan|isikan|isilah|sebutkan)\b[^)\n]{0,60}\)",
    r"\b(?:isi|tulis|tuliskan|ketik|masukkan)(?: teks)? di ?sini\b",
    r"\b(?:klik|ketuk)\b[^.\n]{0,30} di sini\b",
    r"\blorem ipsum\b",
    r"\btb[da]\b",
)
"""Anywhere in an answer: “Ruang xxx”, “Nama: ......”, “[isi]”, “<nama siswa>”."""

INSIDE_ONE_LINE = r"(?<!\S)(?:…|\.{2,3})(?!\S)"
"""In a one-line answer only: “Ruang …”. In a narrative three dots may be a pause."""

BEFORE_MORE_OF_A_KIND = ("dan lain-lain", "dan sebagainya", "dan seterusnya", "dll", "dsb", "dst")
"""After these words dots say that there is more of the kind, not that something is missing."""

BEFORE_A_ROMAN_30 = frozenset(
    {
        *("ke", "angkatan", "bab", "pasal", "kongres", "jilid", "gelombang", "periode", "hut"),
        *("natalis", "munas", "muktamar", "pon", "mtq", "jambore", "kelas"),
    }
)
"""After these words “XXX” is a Roman thirty: “Dies Natalis XXX”, “ke-XXX”."""

INVENTED = "contoh"
"""An example of the form with this word can be nobody's answer: “Bambang Contoh”."""
