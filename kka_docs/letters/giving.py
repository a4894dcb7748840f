"""The rules by which numbers are given to letters, inside one transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import count
from typing import NamedTuple

from kka_docs.letters.entries import Claim, Conflict, Recipient, State, series_of
from kka_docs.letters.rows import entry_at
from kka_docs.records import LetterNumber

_ALL_LETTERS = Recipient("", 0)
"""Stands for every recipient where the letters of a meeting share one number."""

_LINES = f"""
    SELECT year, series, number, state, typed, recipient, numbers.pattern, copy, day, subject, given
    FROM numbers JOIN series ON series.id = numbers.series
    WHERE kind = ? AND case_code = ? AND meeting = ?
        AND state IN ('{State.VALID}', '{State.REPLACED}')
    ORDER BY given DESC, number DESC
"""  # noqa: S608 (the states are ours)
_GIVE_UP = "UPDATE numbers SET state = ? WHERE series = ? AND number = ?"
_WRITE = """
    INSERT INTO numbers (
        series, number, state, typed, recipient, pattern, copy, day, subject, given,
        kind, case_code, meeting, note
    ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '')
    ON CONFLICT (series, number) DO UPDATE SET
        state = excluded.state, typed = excluded.typed, recipient = excluded.recipient,
        pattern = excluded.pattern, copy = excluded.copy, day = excluded.day,
        subject = excluded.subject, given = excluded.given
"""
_HIGHEST_TYPED = """
    SELECT max(number) FROM numbers WHERE series = ? AND typed = 1 AND state = 'berlaku'
"""
_BEGIN = "INSERT INTO series (year, pattern) VALUES (?, ?) ON CONFLICT DO NOTHING"


class Series:
    """The numbers of one year and pattern, as this transaction knows them."""

    def __init__(self, key: int, taken: set[int]) -> None:
        self.key = key
        self.taken = taken
        self._passed: dict[int, int] = {}

    def free_from(self, start: int) -> int:
        """Return the lowest number from `start` on that nobody ever had."""
        numbers = count(self._passed.get(start, start))
        self._passed[start] = next(number for number in numbers if number not in self.taken)
        return self._passed[start]


class _Line(NamedTuple):
    """What stands in the register for one letter, now or before it was replaced."""

    year: int
    series: int
    number: int
    state: str
    typed: int
    recipient: str
    pattern: str
    copy: int
    day: str
    subject: str
    given: str

    @property
    def is_valid(self) -> bool:
        return self.state == State.VALID


class Giving:
    """Gives numbers to letters and writes them down; the caller has begun the transaction."""

    def __init__(self, connection: sqlite3.Connection, now: datetime) -> None:
        self._connection = connection
        self._now = now.isoformat()
        self._series: dict[tuple[int, str], Series] = {}

    def numbers(self, claim: Claim) -> tuple[LetterNumber, ...] | Conflict:
        """Return the numbers of the claim's letters, or the line that a typed one stands on."""
        series = self.series(claim.day.year, claim.pattern)
        lines = self._lines(claim)
        conflict = self._conflict(claim, series, lines)
        if conflict is not None:
            return conflict
        kept = _kept(claim, series, lines)
        former = [self._given_up(line) for line in lines if kept.get(line.recipient) is not line]
        settled = []
        for recipient in claim.recipients or (_ALL_LETTERS,):
            known = kept.get(recipient.digest) or _again(claim, series, recipient, former)
            line = known or self._new(claim, series)
            settled.append(self._settled(claim, series, recipient, line))
        return tuple(LetterNumber(line.number, line.pattern) for line in settled)

    def series(self, year: int, pattern: str) -> Series:
        """Return the numbers of a year and pattern, begun where there are none yet."""
        key = (year, series_of(pattern))
        if key not in self._series:
            execute = self._connection.execute
            execute(_BEGIN, key)
            ((found,),) = execute("SELECT id FROM series WHERE year = ? AND pattern = ?", key)
            taken = execute("SELECT number FROM numbers WHERE series = ?", (found,))
            self._series[key] = Series(found, {number for (number,) in taken})
        return self._series[key]

    def _lines(self, claim: Claim) -> list[_Line]:
        """What is or was numbers of this meeting's letters, the last given first."""
        meeting = (claim.kind, claim.case, claim.meeting)
        return [_Line(*row) for row in self._connection.execute(_LINES, meeting)]

    def _conflict(self, claim: Claim, series: Series, lines: Sequence[_Line]) -> Conflict | None:
        own = {line.number for line in lines if line.series == series.key}
        if claim.typed is None or claim.typed in own:
            return None
        holder = entry_at(self._connection, series.key, claim.typed)
        return None if holder is None else Conflict(claim.typed, holder)

    def _new(self, claim: Claim, series: Series) -> _Line:
        """A number that nobody ever had, not yet anyone's."""
        start = claim.typed
        if start is None:
            ((highest,),) = self._connection.execute(_HIGHEST_TYPED, (series.key,))
            start = max(1, claim.first, (highest or 0) + 1)
        number = series.free_from(start)
        series.taken.add(number)
        return _Line(claim.day.year, series.key, number, "", 0, "", claim.pattern, 0, "", "", "")

    def _given_up(self, line: _Line) -> _Line:
        """The line as one that its letter no longer carries."""
        if line.is_valid:
            execute = self._connection.execute
            execute(_GIVE_UP, (State.REPLACED, line.series, line.number))
        return line._replace(state=State.REPLACED)

    def _settled(self, claim: Claim, series: Series, recipient: Recipient, line: _Line) -> _Line:
        """The line as this letter's; written where anything changed."""
        settled = line._replace(
            state=State.VALID,
            typed=int(line.typed or claim.typed is not None),
            recipient=recipient.digest,
            pattern=claim.pattern if line.series == series.key else line.pattern,
            copy=recipient.copy,
            day=claim.day.isoformat(),
            subject=claim.subject,
            given=line.given if line.is_valid else self._now,
        )
        if settled != line:
            values = (*settled[1:], claim.kind, claim.case, claim.meeting)
            self._connection.execute(_WRITE, values)
        return settled


def _kept(claim: Claim, series: Series, lines: Sequence[_Line]) -> Mapping[str, _Line]:
    """The numbers that the meeting's letters go on with, by recipient.

    Those of another year are not among them, nor those of the other way of counting (one for all
    letters, one for each); and none is, where the number typed is not the one they begin with.
    """
    kept = {
        line.recipient: line
        for line in lines
        if line.is_valid
        and line.year == claim.day.year
        and bool(line.recipient) == bool(claim.recipients)
    }
    here = [line.number for line in kept.values() if line.series == series.key]
    return kept if claim.typed in {None, min(here, default=None)} else {}


def _again(claim: Claim, series: Series, recipient: Recipient, former: list[_Line]) -> _Line | None:
    """A replaced number that the letter takes up again.

    Its own of that year; or, where the numbers of the meeting begin anew with a typed one, any of
    the meeting's that comes next.
    """
    if claim.typed is None:
        year = claim.day.year
        own = (line for line in former if (line.recipient, line.year) == (recipient.digest, year))
        return next(own, None)
    free = series.free_from(claim.typed)
    coming = [line for line in former if line.series == series.key and line.number >= claim.typed]
    found = min(coming, key=lambda line: line.number, default=None)
    if found is None or found.number > free:
        return None
    former.remove(found)
    return found
