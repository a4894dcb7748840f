"""From what a cell holds to the typed value: each function returns it, or the value unchanged.

What cannot be read stays as it is; the strict types of the validator then refuse it, and
`unreadable` says why.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any, TypeAlias

from kka_docs.definitions.fields import Choice
from kka_docs.indonesian import (
    clock,
    fold,
    long_date,
    parse_date,
    parse_time,
)

Coercion: TypeAlias = Callable[[Any], Any]

# Zero-width signs and the marks of writing direction that telephones put around copied numbers.
_INVISIBLE = re.compile("[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
# "\v" is what a line break of Word becomes in a cell.
_LINE_BREAKS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_SPACES = re.compile(r"[^\S\n]+")
_UNTIL_THE_END = "selesai"
_HOURS_OF_DAY = 24
_YES = frozenset({"y", "ya", "iya", "√", "✓", "✔", "☑", "v"})
_NO = frozenset({"t", "tidak", "tdk", "tak"})
_WIDE_DIGITS = {ord("０") + digit: str(digit) for digit in range(10)}  # noqa: RUF001
_DASHES = frozenset({"-", "–", "—"})
_MOST_DIGITS = 9
_AS_TEXT = "'"
_FIRST_SERIAL = datetime(1899, 12, 31)  # noqa: DTZ001 (cells know no zones)


def text(value: Any) -> Any:
    """Return the text of a cell: trimmed, its line breaks kept; numbers and dates as written."""
    match value:
        case bool():
            return value
        case str():
            return _tidy(value) or None
        case int() | float():
            return _digits(value)
        case date():
            return long_date(value)
        case time():
            return clock(value)
    return value


def _digits(value: float) -> str:
    if isinstance(value, int) or value.is_integer():
        return str(int(value))
    return str(value).replace(".", ",")


def part_of_name(value: Any) -> Any:
    """Return the text of a title or the like; None for the dash that says "none"."""
    written = text(value)
    return None if written in _DASHES else written


def is_unseen(value: Any) -> bool:
    """Return whether nothing, or only signs that nobody sees, stand in a cell."""
    return value is None or (isinstance(value, str) and not _tidy(value))


def _tidy(value: str) -> str:
    if value.isascii() and value.isprintable():  # nearly every text; one line, only plain spaces
        return " ".join(value.split())
    visible = _INVISIBLE.sub("", _LINE_BREAKS.sub("\n", value)).translate(_WIDE_DIGITS)
    return "\n".join(_SPACES.sub(" ", line).strip() for line in visible.split("\n")).strip()


def identifier(value: Any) -> Any:
    """Return the text of an id with its spaces; a number stays a number (and is refused).

    The apostrophe that tells a spreadsheet to take digits as text is no part of them.
    """
    return _tidy(value).removeprefix(_AS_TEXT) or None if isinstance(value, str) else value


def day(value: Any) -> Any:
    """Return the date in a date cell or in text; else the value."""
    if isinstance(value, datetime):
        return value.date()
    if not isinstance(value, str):
        return value
    try:
        return parse_date(value)
    except ValueError:
        return _tidy(value) or None


def clock_time(value: Any) -> Any:
    """Return the time in a time cell, a day's fraction or text; else the value."""
    match value:
        case datetime():
            return _time_of_moment(value)
        case time():
            return value.replace(second=0, microsecond=0)
        case timedelta():
            return _time_of_minutes(round(value.total_seconds() / 60), value)
        case int() | float() if not isinstance(value, bool):
            return _time_of_number(value, value)
        case str():
            return _time_in_words(value)
    return value


def _time_of_moment(value: datetime) -> Any:
    """A number that a time format turned into a day of January 1900, or a day with its hour.

    A day alone is no time, though its clock shows midnight.
    """
    serial = (value - _FIRST_SERIAL) / timedelta(days=1)
    if serial < _HOURS_OF_DAY + 1:
        return _time_of_number(round(serial, 4), value)
    return value.time().replace(second=0, microsecond=0) if value.time() != time() else value


def _time_in_words(value: str) -> Any:
    try:
        return parse_time(value)
    except ValueError:
        return _tidy(value) or None


def _time_of_number(value: float, otherwise: Any) -> Any:
    """A day's fraction (0.375), or hours typed with a dot where that is the decimal sign (9.3)."""
    if 0 <= value < 1:
        return _time_of_minutes(round(value * _HOURS_OF_DAY * 60), otherwise)
    if round(value, 2) != value:
        return otherwise
    try:
        return parse_time(f"{value:.2f}")
    except ValueError:
        return otherwise


def _time_of_minutes(minutes: int, otherwise: Any) -> Any:
    return time(*divmod(minutes, 60)) if 0 <= minutes < _HOURS_OF_DAY * 60 else otherwise


def end_time(value: Any) -> Any:
    """Return the time, None for "selesai" (or "s.d. selesai"), else the value."""
    if isinstance(value, str) and _is_open(fold(value)):
        return None
    return clock_time(value)


def _is_open(folded: str) -> bool:
    return folded.endswith(_UNTIL_THE_END) and not any(map(str.isdigit, folded))


def whole_number(value: Any) -> Any:
    """Return the whole number in a number cell or in digits; else the value."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, str):
        tidy = _tidy(value)
        return int(tidy) if tidy.isdecimal() and len(tidy) <= _MOST_DIGITS else tidy or None
    return value


def closed_choice(choices: Sequence[Choice]) -> Coercion:
    """Return what gives the key of the answer that a cell names in any case or spacing."""
    keys: dict[str, str] = {}
    for choice in choices:
        keys.setdefault(fold(choice.key), choice.key)
        keys.setdefault(fold(choice.label), choice.key)
    is_yes_or_no = {choice.key for choice in choices} == {"ya", "tidak"}

    def key_of(value: Any) -> Any:
        written = _written(value)
        if not isinstance(written, str):
            return written
        folded = fold(written)
        return keys.get(_yes_or_no(folded) if is_yes_or_no else folded, written)

    return key_of


def _written(value: Any) -> Any:
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    return text(value)


def _yes_or_no(folded: str) -> str:
    if folded in _YES:
        return "ya"
    return "tidak" if folded in _NO else folded


def open_choice(choices: Sequence[Choice]) -> Coercion:
    """Return what gives the label that a cell names in any case or spacing, else its text."""
    labels: dict[str, str] = {}
    for choice in choices:
        labels.setdefault(fold(choice.label), choice.label)

    def label_of(value: Any) -> Any:
        written = text(value)
        return labels.get(fold(written), written) if isinstance(written, str) else written

    return label_of
