"""Remedies of single questions: by message code, what to do there instead of the general remedy.

They use the facts of the message, and of the field (`validation.hints`), in double braces; what
stands in single ones is a word of the setting.
"""

from __future__ import annotations

from typing import Final, TypeAlias

Remedies: TypeAlias = tuple[tuple[str, str], ...]

CODE_OF_CASE: Final[Remedies] = (
    ("kode_kasus", "{{nilai_saran}}Tulis persis seperti di formulir kasus{{misalnya}}."),
)
CODE_OF_CLIENT: Final[Remedies] = (
    ("konseli_ganda", "Tulis kode konseli ini seperti di formulir kasus."),
    ("kode_adalah_nama", "Ganti dengan kodenya di sheet Konseli formulir kasus{{misalnya}}."),
)
_FREE_LINES: Final = "baris kosong pertama di “{}”, satu paragraf satu baris"
_LINES_OF_B: Final = _FREE_LINES.format("b. Deskripsi yang dihadapi")
_LINES_OF_C: Final = _FREE_LINES.format("C. Ringkasan masalah")
NAME_OF_CASE: Final[Remedies] = (
    (
        "terlalu_panjang",
        "Tulis pokoknya saja{{misalnya}}; pindahkan uraiannya ke " + _LINES_OF_B + ".",
    ),
    (
        "bahasa_menilai",
        "Tulis pokoknya saja{{misalnya}}; kejadiannya di “b. Deskripsi yang dihadapi”.",
    ),
)
TOPIC: Final[Remedies] = (
    (
        "terlalu_panjang",
        "Tulis pokoknya saja{{misalnya}}; pindahkan uraiannya ke " + _LINES_OF_C + ".",
    ),
    (
        "bahasa_menilai",
        "Tulis pokoknya saja{{misalnya}}; kejadiannya di “C. Ringkasan masalah”.",
    ),
)
START_OF_MEETING: Final[Remedies] = (
    ("jam_rentang", "Tulis {{nilai_mulai}} di sini, dan {{nilai_selesai}} di “Sampai pukul”."),
)
START_IN_MINUTES: Final[Remedies] = (
    ("jam_rentang", "Tulis {{nilai_mulai}} di sini, dan {{nilai_selesai}} di “Selesai pukul”."),
)
END: Final[Remedies] = (
    ("jam_rentang", "Tulis jam selesainya saja di sini, yaitu {{nilai_selesai}}."),
)
START_OF_STEP: Final[Remedies] = (
    (
        "jam_rentang",
        "Tulis {{nilai_mulai}} di sini; kolom “Lama (menit)” harus berisi {{nilai_menit}}.",
    ),
)
PASTED_PICTURE: Final = (
    "Tempelkan gambar PNG atau JPEG yang utuh (paling besar {batas}) di baris ini sebagai "
    "gantinya, atau hapus gambarnya."
)
"""What to do about a picture that does not come from a file, where the message names its file."""
