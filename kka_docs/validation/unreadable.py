"""Why a cell holds no date or no time: the code of the message, and its facts."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any

from kka_docs.indonesian import (
    AmbiguousDate,
    DateUnreadable,
    NoSuchDay,
    TimeSpanGiven,
    TimeUnreadable,
    WeekdayContradiction,
    clock,
    long_date,
    parse_date,
    parse_time,
    weekday,
)
from kka_docs.validation.coercion import text

_EXCEL_COUNTS_FROM = date(1899, 12, 30)
_FIRST_OF_OUR_TIME = (date(1950, 1, 1) - _EXCEL_COUNTS_FROM).days
_LAST_OF_OUR_TIME = (date(2099, 12, 31) - _EXCEL_COUNTS_FROM).days
_UNTIL_THE_END = "selesai"
_MINUTES_OF_DAY = 24 * 60


def unreadable_date(value: Any) -> tuple[str, dict[str, str]]:
    """Return the catalogue code and facts that say why `value` is no date."""
    shown = str(text(value))
    if isinstance(value, int | float) and _FIRST_OF_OUR_TIME <= value <= _LAST_OF_OUR_TIME:
        day_meant = _EXCEL_COUNTS_FROM + timedelta(days=int(value))
        facts = {"nilai_bacaan": long_date(day_meant), "nilai_ketikan": day_meant.isoformat()}
        return "tanggal_tanpa_format", {"nilai": shown, **facts}
    try:
        parse_date(shown)
    except AmbiguousDate as doubt:
        return "tanggal_meragukan", {"nilai": shown, **_readings(doubt)}
    except WeekdayContradiction as doubt:
        facts = {
            "nilai": shown,
            "nilai_hari": doubt.written,
            "nilai_seharusnya": weekday(doubt.date),
            "nilai_ketikan": doubt.date.isoformat(),
        }
        return "hari_bertentangan", facts
    except NoSuchDay as doubt:
        facts = {"nilai_bulan": doubt.month, "nilai_terakhir": str(doubt.last)}
        return "tanggal_tidak_ada", {"nilai": shown, **facts}
    except DateUnreadable:
        pass
    return "bukan_tanggal", {"nilai": shown}


def _readings(doubt: AmbiguousDate) -> dict[str, str]:
    """Both days, in words and as they are typed so that no program takes one for the other."""
    facts = {}
    for number, reading in enumerate(doubt.readings, start=1):
        facts[f"nilai_bacaan_{number}"] = long_date(reading)
        facts[f"nilai_ketikan_{number}"] = reading.isoformat()
    return facts


def unreadable_time(value: Any) -> tuple[str, dict[str, str]]:
    """Return the catalogue code and facts that say why `value` is no time."""
    shown = str(text(value))
    try:
        parse_time(shown)
    except TimeSpanGiven as span:
        return "jam_rentang", {"nilai": shown, **_span(span)}
    except TimeUnreadable:
        pass
    return "bukan_jam", {"nilai": shown}


def _span(span: TimeSpanGiven) -> dict[str, str]:
    """Where it begins and ends, and how many minutes lie between."""
    begin = {"nilai_mulai": clock(span.start)}
    if span.end is None:
        return {**begin, "nilai_selesai": _UNTIL_THE_END, "nilai_menit": "lamanya"}
    minutes = (_minutes_of(span.end) - _minutes_of(span.start)) % (_MINUTES_OF_DAY)
    return {**begin, "nilai_selesai": clock(span.end), "nilai_menit": str(minutes)}


def _minutes_of(moment: time) -> int:
    return moment.hour * 60 + moment.minute
