"""The buku agenda surat: running numbers per year and pattern, each given out once."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType

from kka_docs.database import connect, explained, transaction
from kka_docs.letters.entries import Claim, Conflict, Entry, State
from kka_docs.letters.giving import Giving
from kka_docs.letters.rows import entries, entries_in_force, entry_at
from kka_docs.letters.schema import BLUEPRINT
from kka_docs.records import LetterNumber

FILE_NAME = "buku-agenda-surat.sqlite3"
PATIENCE = 20.0
"""Seconds to wait for another clerk; writing a thousand numbers takes less than one."""

_DESK = "tu"
_ENTER = """
    INSERT INTO numbers (series, number, state, typed, pattern, kind, subject, note, given)
    VALUES (?, ?, ?, 0, ?, ?, '', ?, ?) ON CONFLICT (series, number) DO NOTHING
"""
_FORGET = "DELETE FROM numbers WHERE series = ? AND number = ? AND state = ?"
_VOID = "UPDATE numbers SET state = ?, note = ? WHERE series = ? AND number = ?"


def register_path(root: Path) -> Path:
    """Return where a working folder has its register: on the desk tu, else in the folder itself.

    One that exists stays where it is, whatever desks are added later.
    """
    on_desk, in_folder = root / _DESK / FILE_NAME, root / FILE_NAME
    if in_folder.exists() and not on_desk.exists():
        return in_folder
    return on_desk if on_desk.parent.is_dir() else in_folder


class Register:
    """The register of one office, a context manager. Every method is one step, done or not done.

    Methods raise OutsideMissing where the file stays locked or cannot be written, ArchiveDamaged
    where it is damaged.
    """

    def __init__(
        self, path: Path, connection: sqlite3.Connection, clock: Callable[[], datetime]
    ) -> None:
        self._path = path
        self._connection = connection
        self._clock = clock

    @classmethod
    def open(
        cls, path: Path, clock: Callable[[], datetime], patience: float = PATIENCE
    ) -> Register:
        """Return the register at `path`, begun where there is none.

        `clock` tells when a number is given, `patience` how many seconds to wait for others.
        """
        with explained(path, BLUEPRINT):
            return cls(path, connect(path, BLUEPRINT, patience), clock)

    def __enter__(self) -> Register:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._connection.close()

    def numbers_for(self, claims: Iterable[Claim]) -> list[tuple[LetterNumber, ...] | Conflict]:
        """Return for each claim the numbers of its letters, or why a typed one cannot be had.

        A claim without recipients gets one number. Letters keep the number they have. New ones get
        the lowest from `first` on that nobody ever had, or from behind the highest that was typed:
        who types numbers has them from a book on paper, which has come that far. A letter whose
        date moves to another year gets a number of that year; the old one counts as replaced: the
        letter's again should the date move back, and never another meeting's.
        """
        wanted = list(enumerate(claims))
        typed_first = sorted(wanted, key=lambda one: one[1].typed is None)
        with self._giving() as giving:
            given = {place: giving.numbers(claim) for place, claim in typed_first}
        return [given[place] for place, _ in wanted]

    def enter_used(
        self, year: int, pattern: str, numbers: Iterable[int], *, kind: str, note: str = ""
    ) -> list[Entry]:
        """Enter numbers used outside the program; return the entries that stand in the way.

        Where there is one, nothing is entered. Numbers entered before are no obstacle.
        """
        wanted = list(numbers)
        with self._giving() as giving:
            series = giving.series(year, pattern)
            held = (entry_at(self._connection, series.key, number) for number in wanted)
            in_the_way = [entry for entry in held if entry and entry.state is not State.OUTSIDE]
            if not in_the_way:
                facts = (State.OUTSIDE, pattern, kind, note, self._clock().isoformat())
                rows = [(series.key, number, *facts) for number in wanted]
                self._connection.executemany(_ENTER, rows)
            return in_the_way

    def forget_used(self, year: int, pattern: str, numbers: Iterable[int]) -> list[int]:
        """Take back numbers that were entered as used outside by mistake; return those that were.

        What a letter ever had stays.
        """
        wanted = list(numbers)
        with self._giving() as giving:
            key = giving.series(year, pattern).key
            execute = self._connection.execute
            return [n for n in wanted if execute(_FORGET, (key, n, State.OUTSIDE)).rowcount]

    def void(self, year: int, pattern: str, number: int, reason: str) -> Entry | None:
        """Mark a number as batal and return its entry; None where nobody ever had it.

        Its letter gets a new one when it is made again.
        """
        with self._giving() as giving:
            key = giving.series(year, pattern).key
            self._connection.execute(_VOID, (State.VOID, reason, key, number))
            return entry_at(self._connection, key, number)

    def entries(self, year: int | None = None) -> list[Entry]:
        """Return what stands in the register, by year, pattern and number."""
        with explained(self._path, BLUEPRINT):
            return entries(self._connection, year)

    def held(self, kind: str, case: str, meeting: int) -> dict[int | None, LetterNumber]:
        """Return the numbers that a kind of letter of a meeting has, by the recipient's copy.

        Where the letters share one number its copy is None. Nothing is given out.
        """
        with explained(self._path, BLUEPRINT):
            found = entries_in_force(self._connection, kind, case, meeting)
        return {entry.copy: LetterNumber(entry.number, entry.pattern) for entry in found}

    @contextmanager
    def _giving(self) -> Iterator[Giving]:
        with explained(self._path, BLUEPRINT), transaction(self._connection):
            yield Giving(self._connection, self._clock())
