"""Dates and times as Indonesians type them.

No exception text repeats the value it was given: cells hold case data.
"""

import re
from calendar import monthrange
from datetime import date, time

from kka_docs.indonesian.texts import fold, keyed
from kka_docs.indonesian.written import OPEN_END, cldr, weekday

_LAST_MONTH = 12
_FIRST_YEAR_OF_1900S = 80
_MONTH_AND_YEAR = "MMMM y"


def _numbered(spellings: str, start: int) -> dict[str, int]:
    return {w: n for n, words in enumerate(spellings.split(","), start) for w in words.split()}


# English spellings too: an English Excel writes them into cells that it takes for dates.
_MONTHS = _numbered(
    "januari jan january, februari feb febr pebruari peb february, maret mar mrt march, april apr,"
    "mei may, juni jun june, juli jul july, agustus agt ags agu agst agus august aug,"
    "september sep sept, oktober okt october oct, november nov nopember nop,"
    "desember des december dec",
    start=1,
)
_WEEKDAYS = _numbered(
    "senin sen, selasa sel, rabu rab, kamis kam, jumat jum, sabtu sab, minggu min ahad", start=0
)

_WEEKDAY_THEN_DATE = re.compile(r"([^\W\d_]\D*?)[\s.,/-]*(\d.*)")
_YEAR_FIRST = re.compile(r"(\d{4})\s*([-/.])\s*(\d{1,2})\s*\2\s*(\d{1,2})")
_DAY_FIRST = re.compile(r"(\d{1,2})\s*([-/.])\s*(\d{1,2})\s*\2\s*(\d{4}|\d{2})")
_MONTH_NAMED = re.compile(r"(\d{1,2})[\s./-]*([^\W\d_]+)[\s.,/-]*(\d{4}|\d{2})")
_CLOCK = re.compile(
    r"(?i)(?:(?:pukul|pkl\.?|jam) ?)?([01]?\d|2[0-3]) ?[.:] ?([0-5]\d)(?: ?[.:] ?([0-5]\d))?"
    r" ?(?:WIB|WITA|WIT)?"
)
_UNTIL = re.compile(r"(?i)-|s[./]? ?d\.?|sampai dengan|sampai|hingga")


class DateUnreadable(ValueError):
    """The text is no date, or names a day that does not exist."""


class NoSuchDay(DateUnreadable):
    """The month that is named, as "November 2026", ends with its day `last`."""

    def __init__(self, month: str, last: int) -> None:
        super().__init__("the month has fewer days")
        self.month = month
        self.last = last


class AmbiguousDate(ValueError):
    """The numbers are two dates: `readings`, with the day first and with the month first."""

    def __init__(self, readings: tuple[date, date]) -> None:
        super().__init__("the day and the month could each be the other")
        self.readings = readings


class WeekdayContradiction(ValueError):
    """The weekday `written`, as it stands in the text, is not the `actual` one of the `date`."""

    def __init__(self, day: date, written: str) -> None:
        super().__init__("the weekday does not belong to the date")
        self.date = day
        self.written = written
        self.actual = weekday(day)


class TimeUnreadable(ValueError):
    """The text is no time of day."""


class TimeSpanGiven(TimeUnreadable):
    """The text holds a `start` and an `end`, not one time; the end "selesai" is None."""

    def __init__(self, start: time, end: time | None) -> None:
        super().__init__("a start and an end where one time is wanted")
        self.start = start
        self.end = end


def parse_date(text: str) -> date:
    """Date that an Indonesian wrote: day first, or year first with four digits.

    Two-digit years: 00 to 79 are 2000s. A weekday never settles which number is the month.
    Raises DateUnreadable (NoSuchDay where the month is shorter), AmbiguousDate (numbers only, day
    and month both up to 12 and different) or WeekdayContradiction.

    >>> parse_date("Selasa, 24 Nopember 2026")
    datetime.date(2026, 11, 24)
    """
    plain = keyed(text).strip(" .,")
    named = _WEEKDAY_THEN_DATE.fullmatch(plain)
    if not named:
        return _date_without_weekday(plain)
    written, rest = named.groups()
    if fold(written) not in _WEEKDAYS:
        raise DateUnreadable
    day = _date_without_weekday(rest)
    if day.weekday() != _WEEKDAYS[fold(written)]:
        raise WeekdayContradiction(day, written)
    return day


def parse_time(text: str) -> time:
    """Time of day, of 24 hours; a leading "pukul" and a zone are passed over.

    Raises TimeUnreadable, or TimeSpanGiven where the text holds a start and an end.

    >>> parse_time("pukul 9.00 WIB")
    datetime.time(9, 0)
    """
    plain = keyed(text)
    start, *rest = _UNTIL.split(plain, maxsplit=1)
    if not rest:
        return _time_alone(plain)
    until = rest[0]
    end = None if until.casefold().strip(" .") == OPEN_END else _time_alone(until)
    raise TimeSpanGiven(_time_alone(start), end)


def _date_without_weekday(plain: str) -> date:
    if match := _YEAR_FIRST.fullmatch(plain):
        return _existing(match[1], int(match[3]), int(match[4]))
    if match := _DAY_FIRST.fullmatch(plain):
        return _unambiguous(int(match[1]), int(match[3]), match[4])
    match = _MONTH_NAMED.fullmatch(plain)
    month = _MONTHS.get(fold(match[2])) if match else None
    if not match or not month:
        raise DateUnreadable
    return _existing(match[3], month, int(match[1]))


def _unambiguous(day: int, month: int, year: str) -> date:
    day_first = _existing(year, month, day)
    if day <= _LAST_MONTH and day != month:
        raise AmbiguousDate((day_first, _existing(year, day, month)))
    return day_first


def _existing(year: str, month: int, day: int) -> date:
    full_year = int(year)
    if len(year) == len("26"):
        full_year += 1900 if full_year >= _FIRST_YEAR_OF_1900S else 2000
    try:
        first = date(full_year, month, 1)
    except ValueError:
        # "from None": the calendar's own message may repeat the value.
        raise DateUnreadable from None
    last = monthrange(full_year, month)[1]
    if not day:
        raise DateUnreadable
    if day > last:
        raise NoSuchDay(cldr(first, _MONTH_AND_YEAR), last)
    return first.replace(day=day)


def _time_alone(plain: str) -> time:
    match = _CLOCK.fullmatch(plain.strip(" ,"))
    if not match:
        raise TimeUnreadable
    return time(int(match[1]), int(match[2]), int(match[3] or 0))
