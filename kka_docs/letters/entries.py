"""What goes into the register and what comes out of it: claims, numbers, conflicts, entries."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

LARGEST = 999_999
"""The highest running number; what is typed beyond it is no running number."""

_MONTH = re.compile(r"\{bulan(?:_romawi)?\}")
_MARK = re.compile(r"\{(\w+)\}")
_TYPED = {
    "nomor": "[0-9]+",
    "bulan": "[0-9]{1,2}",
    "bulan_romawi": "[IVX]{1,4}",
    "tahun": "[0-9]{4}",
}


class State(StrEnum):
    """What became of a number; in none of these is it ever given to another meeting."""

    VALID = "berlaku"
    OUTSIDE = "dipakai di luar"
    REPLACED = "diganti"
    VOID = "batal"


@dataclass(frozen=True, slots=True)
class Recipient:
    """Whom a letter goes to: a digest, and the recipient's running number within the meeting."""

    digest: str
    copy: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What the letters of one kind of one meeting ask of the register.

    Without `recipients` they share one number; otherwise each has its own, in this order, and the
    whole meeting is claimed even where only one letter is made. `pattern`, `first` ("Mulai dari
    nomor") and `kind` come from the profile's Penomoran. `typed` is the running number from the
    form: the meeting's letters begin with it. `subject` is the letter's hal, which is neutral.
    """

    kind: str
    case: str
    meeting: int
    day: date
    pattern: str
    recipients: tuple[Recipient, ...] = ()
    first: int = 1
    typed: int | None = None
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the register. `case`, `meeting` and `day` are None for numbers used outside.

    `typed` tells a letter's number that came from the form, `copy` is the recipient's running
    number where each letter has a number of its own.
    """

    year: int
    number: int
    pattern: str
    state: State
    typed: bool
    kind: str
    case: str | None
    meeting: int | None
    copy: int | None
    day: date | None
    subject: str
    note: str
    given: datetime


@dataclass(frozen=True, slots=True)
class Conflict:
    """A typed number that is not the meeting's to have, and the line of the register it stands on.

    Nothing was changed for the claim.
    """

    number: int
    holder: Entry


def series_of(pattern: str) -> str:
    """Return what letters are counted by: the pattern, however it writes the month.

    >>> series_of("421.3/{nomor}/SMAN1/{bulan_romawi}/{tahun}")
    '421.3/{nomor}/SMAN1/{bulan}/{tahun}'
    """
    return _MONTH.sub("{bulan}", " ".join(pattern.split()))


def running_number(typed: str, pattern: str, year: int) -> int | None:
    """Return the running number that a clerk typed, by itself or within the whole number.

    None where it is neither of this pattern nor of this year: such a number is counted elsewhere.

    >>> running_number("421.3/045/XI/2026", "421.3/{nomor}/{bulan_romawi}/{tahun}", 2026)
    45
    """
    plain = typed.strip()
    if not (plain.isascii() and plain.isdecimal()):
        marks = _MARK.findall(pattern)
        found = _whole_number(pattern).fullmatch(plain)
        parts = {} if found is None else dict(zip(marks, found.groups(), strict=True))
        if parts.get("tahun", str(year)) != str(year):
            return None
        plain = parts.get("nomor", "")
    running = int(plain) if 0 < len(plain) <= len(str(LARGEST)) else 0
    return running or None


def _whole_number(pattern: str) -> re.Pattern[str]:
    """What a number of this pattern looks like, a group for each mark."""
    between = _MARK.split(pattern.strip())
    parts = (f"({_TYPED[part]})" if i % 2 else re.escape(part) for i, part in enumerate(between))
    return re.compile("".join(parts))
