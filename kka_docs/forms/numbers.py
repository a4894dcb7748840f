"""Numbers in cells, and the moments that some of them stand for.

A date is a number of days in a cell whose format shows dates. The rules are openpyxl's; its
import would cost more than reading a form, so they are written out here, and the tests hold
both to the same results.
"""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta
from functools import lru_cache
from typing import Final

FIRST_DAY: Final = datetime(1899, 12, 30)  # noqa: DTZ001 (cells know no zones)
FIRST_DAY_OF_1904: Final = datetime(1904, 1, 1)  # noqa: DTZ001 (cells know no zones)
"""Where workbooks of old Macs begin to count."""

BUILTIN_FORMATS: Final = {
    "14": "mm-dd-yy",
    "15": "d-mmm-yy",
    "16": "d-mmm",
    "17": "mmm-yy",
    "18": "h:mm AM/PM",
    "19": "h:mm:ss AM/PM",
    "20": "h:mm",
    "21": "h:mm:ss",
    "22": "m/d/yy h:mm",
    "45": "mm:ss",
    "46": "[h]:mm:ss",
    "47": "mmss.0",
}
"""The formats that need no declaration and show dates or times, by their ids."""

BEYOND_DATES: Final = "#VALUE!"
"""What a cell with a date format shows where the number is no day of the calendar."""

SECONDS_OF_DAY: Final = 86_400
_LAST_BEFORE_MARCH: Final = 60
# Quoted text, and what stands in brackets (colours, languages), but not hours beyond a day.
_BESIDE: Final = re.compile(r'".*?"|\[(?!hh?\]|mm?\]|ss?\])[^\]]*\]')
_MOMENT: Final = re.compile(r"(?<![_\\])[dmhysDMHYS]")
_SPAN: Final = re.compile(r"\[(?:hh?|mm?|ss?)\]", re.IGNORECASE)


def number(text: str) -> int | float:
    """Return the number; whole unless a point or an exponent is written. ValueError if none."""
    if "." in text or "E" in text or "e" in text:
        return float(text)
    return int(text)


def whole_if_whole(value: float) -> int | float:
    """Return the number as `int` where it is whole: some files know no others than fractions."""
    return int(value) if value.is_integer() else value


@lru_cache
def shows_moment(code: str) -> bool:
    """Tell whether a number format shows dates or times."""
    return _MOMENT.search(_BESIDE.sub("", code.split(";", maxsplit=1)[0])) is not None


@lru_cache
def shows_span(code: str) -> bool:
    """Tell whether a number format shows hours, minutes or seconds beyond a day."""
    return _SPAN.search(code.split(";", maxsplit=1)[0]) is not None


def moment(days: float, first_day: datetime) -> datetime | time:
    """Return the moment, or the time of day where there is no day: to the millisecond.

    Raises OverflowError or ValueError beyond the year 9999.
    """
    day, fraction = divmod(days, 1)
    rest = timedelta(milliseconds=round(fraction * SECONDS_OF_DAY * 1000))
    if 0 <= days < 1 and not rest.days:
        return (first_day + rest).time()
    if 0 < days < _LAST_BEFORE_MARCH and first_day == FIRST_DAY:
        day += 1  # Excel believes in a 29 February 1900
    return first_day + timedelta(days=day) + rest


def span(days: float) -> timedelta:
    """Return hours that may go beyond a day, to the millisecond; OverflowError beyond all."""
    exact = timedelta(days=days)
    if not exact.microseconds:
        return exact
    return timedelta(seconds=exact.total_seconds() // 1, microseconds=round(exact.microseconds, -3))
