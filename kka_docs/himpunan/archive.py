"""The archive as a whole: opened, brought up to date, one writer at a time.

A change is made in this order, so that a fault at any point loses nothing: files into their folder;
one line into the journal, which is what makes the change; the register; the indexes that people
read. What a fault cut off behind the journal's line is done when the archive is next opened.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any

from kka_docs.database import connect, explained, transaction
from kka_docs.errors import ArchiveDamaged, OutsideMissing, WrongUse
from kka_docs.files import refusal
from kka_docs.himpunan import folders, journal
from kka_docs.himpunan.aftermath import settle
from kka_docs.himpunan.disk import make_folder, put, sync_folder
from kka_docs.himpunan.events import Event, apply
from kka_docs.himpunan.guide import GUIDE
from kka_docs.himpunan.journal import Broken, Entry, Head, Torn
from kka_docs.himpunan.schema import BLUEPRINT

REGISTER = "register.sqlite3"
PATIENCE = 20.0
"""Seconds to wait for another writer; filing a scan takes less than one."""


class Archive:
    """A himpunan that is open, a context manager; `connection` is for the modules beside this one.

    Opening and every method raise OutsideMissing where the folder is gone, locked or refuses, and
    ArchiveDamaged where journal or register is damaged.
    """

    def __init__(
        self, root: Path, connection: sqlite3.Connection, clock: Callable[[], datetime]
    ) -> None:
        self.root = root
        self.connection = connection
        self.clock = clock

    @classmethod
    def open(cls, root: Path, clock: Callable[[], datetime], patience: float = PATIENCE) -> Archive:
        """Return the archive in the folder `root`, begun where there is none.

        `clock` tells when something is done, with its offset from UTC; `patience` is how many
        seconds to wait for others.
        """
        with _explained(root):
            _require_begun_or_empty(root)
            make_folder(root)
            _begin_journal(root)
            connection = connect(root / REGISTER, BLUEPRINT, patience)
            archive = cls(root, connection, clock)
            try:
                if not archive._is_current():
                    with archive.writing():
                        pass
            except BaseException:
                connection.close()
                raise
            return archive

    def __enter__(self) -> Archive:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.connection.close()

    @property
    def journal(self) -> Path:
        """Return the journal's file."""
        return self.root / journal.FILE_NAME

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Give the register to queries; what goes wrong meanwhile is explained."""
        with _explained(self.root):
            yield self.connection

    @contextmanager
    def writing(self) -> Iterator[Writing]:
        """Let nobody else write; what was done stays done, whatever happens afterwards."""
        with _explained(self.root), transaction(self.connection):
            self._catch_up()
            self._lay_guide()
            writing = Writing(self)
            yield writing
            # Before the register remembers: what a fault keeps from being settled is done again.
            for entry in writing.done:
                settle(self.root, self.connection, entry)

    def head(self) -> Head:
        """Return up to where the register follows the journal."""
        found = self.connection.execute("SELECT number, hash, size FROM journal").fetchone()
        return Head(*found)

    def _is_current(self) -> bool:
        return self.journal.stat().st_size == self.head().size

    def _lay_guide(self) -> None:
        """Let the archive say what it is; of those who begin it at once, the one who writes."""
        guide = self.root / folders.README
        if not guide.exists():
            put(guide, GUIDE.encode())

    def _catch_up(self) -> None:
        """Enter what the journal has and the register has not: an interrupted run's last step."""
        head = self.head()
        if self.journal.stat().st_size < head.size:
            raise Broken(head.number, "catatan terakhirnya hilang")
        behind: list[Entry] = []
        try:
            for entry, reached in journal.entries(self.journal, head):
                apply(self.connection, entry, reached)
                behind.append(entry)
        except Torn as torn:
            journal.cut_torn(self.journal, torn.head)
        for entry in behind:
            settle(self.root, self.connection, entry)


class Destroyed(WrongUse):
    """Something is asked for a case that was destroyed; `case` is its code."""

    def __init__(self, case: str) -> None:
        super().__init__(
            f"Kasus {case} sudah dimusnahkan dari himpunan. Kasus baru memakai kode baru."
        )
        self.case = case


class Writing:
    """One writer's turn. `done` are the entries that it has made."""

    def __init__(self, archive: Archive) -> None:
        self.root = archive.root
        self.connection = archive.connection
        self.now = archive.clock()
        self.done: list[Entry] = []
        self._archive = archive

    def note(self, event: Event, data: Mapping[str, Any]) -> Entry:
        """Write one event into the journal, and so into the register; return its entry."""
        head = self._archive.head()
        entry = journal.sealed(head, self.now.isoformat(timespec="seconds"), event.value, data)
        # First the register, which takes back what does not fit; only then the journal, which
        # never does.
        apply(self.connection, entry, journal.behind(head, entry))
        journal.append(self._archive.journal, head, entry)
        self.done.append(entry)
        return entry

    @property
    def head(self) -> Head:
        """Return the journal's head as it is now."""
        return self._archive.head()

    def year_of(self, case: str) -> int:
        """Return the year whose folder a case lies in: this one where it is new.

        Raises Destroyed where it was destroyed.
        """
        found = self.connection.execute(
            "SELECT year, state FROM cases WHERE code = ?", (case,)
        ).fetchone()
        year, state = found or (self.now.year, "")
        if state == "musnah":
            raise Destroyed(case)
        return int(year)


def _require_begun_or_empty(root: Path) -> None:
    """A folder that lost its journal is damaged, not new: nothing may be begun over it."""
    if (root / journal.FILE_NAME).exists() or not root.exists():
        return
    if any(path for path in root.iterdir() if path.name != folders.README):
        raise ArchiveDamaged(
            f"Himpunan {root} kehilangan jurnalnya ({journal.FILE_NAME}). Jangan diubah; "
            "jalankan kka himpunan susun-ulang, atau pulihkan dari cadangan."
        )


def _begin_journal(root: Path) -> None:
    path = root / journal.FILE_NAME
    if path.exists():
        return
    with suppress(FileExistsError):  # somebody else was quicker, and may have filed already
        journal.begin(path)
    sync_folder(root)


@contextmanager
def _explained(root: Path) -> Iterator[None]:
    """Turn what goes wrong with the archive's files into a sentence."""
    try:
        with explained(root / REGISTER, BLUEPRINT):
            try:
                yield
            except OSError as cause:
                raise OutsideMissing(
                    f"Himpunan {root} tidak dapat dibaca atau ditulisi: {refusal(cause)}."
                ) from cause
    except Broken as broken:
        raise ArchiveDamaged(
            f"Jurnal himpunan {root} rusak pada catatan {broken.number}: {broken.reason}. "
            "Tidak ada yang diubah. Jalankan kka himpunan periksa untuk rinciannya."
        ) from broken
