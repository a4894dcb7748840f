"""What can be said of Indonesian identification numbers from their digits alone.

Lengths are certain and make errors; anything else is only implausible and makes a warning,
because rejecting a valid number is worse than accepting a wrong one.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

LENGTHS: Mapping[str, int] = MappingProxyType(
    {"NIP": 18, "NI PPPK": 18, "NUPTK": 16, "NIK": 16, "NISN": 10, "NPSN": 8}
)
"""Digits of each number."""

_SEXES = frozenset("12")
_EARLIEST_YEAR = 1900


def digits_of(number: str) -> str:
    """Return the number without the spaces, dots and hyphens that people put between groups.

    >>> digits_of("19680312 199403 2 004")
    '196803121994032004'
    """
    return "".join(sign for sign in number if not (sign.isspace() or _is_dot_or_dash(sign)))


def _is_dot_or_dash(sign: str) -> bool:
    return sign == "." or unicodedata.category(sign) == "Pd"


def implausible_parts_of_nip(digits: str) -> list[str]:
    """Return the parts of an 18-digit NIP that look wrong, in Indonesian; [] when none does.

    A NIP is birth date (8), year and month of appointment (6), sex 1/2, sequence (3): BKN
    Regulation 22/2007. Only civil servants' numbers; those of PPPK have no month there.

    >>> implausible_parts_of_nip("196803121994032004")
    []
    """
    parts = []
    if not _is_date(digits[:8]):
        parts.append("8 angka pertama bukan tanggal lahir")
    if not _is_date(digits[8:14] + "01"):
        parts.append("angka ke-9 sampai ke-14 bukan tahun dan bulan pengangkatan")
    if digits[14] not in _SEXES:
        parts.append("angka ke-15 bukan 1 atau 2")
    return parts


def _is_date(digits: str) -> bool:
    try:
        date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return int(digits[:4]) >= _EARLIEST_YEAR
