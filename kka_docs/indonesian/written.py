"""Dates and times as Indonesian papers write them."""

from dataclasses import dataclass
from datetime import date, time
from functools import lru_cache

from kka_docs.indonesian.numbers import in_words

OPEN_END = "selesai"


@dataclass(frozen=True)
class DateInWords:
    """A date as the opening sentence of a berita acara spells it."""

    weekday: str
    day: str
    month: str
    year: str


def long_date(day: date) -> str:
    """Day, month name and year, from CLDR: long_date(date(2026, 8, 17)) == "17 Agustus 2026"."""
    return cldr(day, "d MMMM y")


def weekday(day: date) -> str:
    """Name of the weekday, from CLDR: weekday(date(2026, 8, 21)) == "Jumat"."""
    return cldr(day, "EEEE")


def weekday_date(day: date) -> str:
    """Weekday and date: weekday_date(date(2026, 8, 17)) == "Senin, 17 Agustus 2026"."""
    return cldr(day, "EEEE, d MMMM y")


def date_in_words(day: date) -> DateInWords:
    """Each part in words: date_in_words(date(2026, 8, 17)).day == "tujuh belas"."""
    return DateInWords(weekday(day), in_words(day.day), cldr(day, "MMMM"), in_words(day.year))


def clock(moment: time) -> str:
    """Hours and minutes, without seconds: clock(time(9)) == "09.00"."""
    return f"{moment.hour:02}.{moment.minute:02}"


def clock_span(start: time, end: time | None, zone: str) -> str:
    """Start to end (order not checked) in a zone such as WIB; without an end, to "selesai".

    >>> clock_span(time(9), time(11), "WIB"), clock_span(time(9), None, "WIB")
    ('09.00 s.d. 11.00 WIB', '09.00 WIB s.d. selesai')
    """
    if end is None:
        return f"{clock(start)} {zone} s.d. {OPEN_END}"
    return f"{clock(start)} s.d. {clock(end)} {zone}"


@lru_cache
def cldr(day: date, pattern: str) -> str:
    """Date after a pattern of Unicode's CLDR, in Indonesian."""
    from babel.dates import format_date  # noqa: PLC0415 (takes long to load)

    return format_date(day, pattern, locale="id")
