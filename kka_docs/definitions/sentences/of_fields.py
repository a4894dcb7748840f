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
NAME_OF_CASE: Final[Remedies] = (
    (
        "terlalu_panjang",
        "Tulis pokoknya saja{{misalnya}}; pindahkan uraiannya ke “b. Deskripsi yang dihadapi”.",
    ),
    (
        "bahasa_menilai",
        "Tulis pokoknya saja{{misalnya}}; kejadiannya di “b. Deskripsi yang dihadapi”.",
    ),
)
TOPIC: Final[Remedies] = (
    (
        "terlalu_panjang",
        "Tulis pokoknya saja{{misalnya}}; pindahkan uraiannya ke “C. Ringkasan masalah”.",
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
    ("jam_rentang", "Tulis {{nilai_mulai}} di sini, dan {{nilai_menit}} di kolom “Lama (menit)”."),
)
