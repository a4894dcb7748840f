"""Lines of the register, read as entries."""

from __future__ import annotations

import sqlite3
from datetime import date, datetime
from typing import Any

from kka_docs.letters.entries import Entry, State

_SELECT = """
    SELECT year, number, numbers.pattern, state, typed, kind, case_code, meeting, copy, day,
        subject, note, given
    FROM numbers JOIN series ON series.id = numbers.series
"""
_ALL = f"{_SELECT} WHERE year = coalesce(?, year) ORDER BY year, series.pattern, number"
_OF_MEETING = f"""{_SELECT}
    WHERE kind = ? AND case_code = ? AND meeting = ? AND state = '{State.VALID}'
    ORDER BY year, series.pattern, number
"""
_ONE = f"{_SELECT} WHERE series = ? AND number = ?"


def entries(connection: sqlite3.Connection, year: int | None) -> list[Entry]:
    """Return the entries of a year or of all, by year, pattern and number."""
    return [_entry(*row) for row in connection.execute(_ALL, (year,))]


def entries_in_force(
    connection: sqlite3.Connection, kind: str, case: str, meeting: int
) -> list[Entry]:
    """Return the entries of a kind of letter of one meeting that hold, by year and number."""
    return [_entry(*row) for row in connection.execute(_OF_MEETING, (kind, case, meeting))]


def entry_at(connection: sqlite3.Connection, series: int, number: int) -> Entry | None:
    """Return the entry with a number; None where nobody ever had it."""
    row = connection.execute(_ONE, (series, number)).fetchone()
    return None if row is None else _entry(*row)


def _entry(year: int, number: int, pattern: str, state: str, *rest: Any) -> Entry:
    typed, kind, case, meeting, copy, day, subject, note, given = rest
    return Entry(
        year=year,
        number=number,
        pattern=pattern,
        state=State(state),
        typed=bool(typed),
        kind=kind,
        case=case,
        meeting=meeting,
        copy=copy or None,
        day=None if day is None else date.fromisoformat(day),
        subject=subject,
        note=note,
        given=datetime.fromisoformat(given),
    )
