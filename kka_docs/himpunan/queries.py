"""What the register knows, as plain data; nothing here changes it."""

from __future__ import annotations

import re
import sqlite3
from dataclasses import dataclass
from datetime import date
from typing import Any

from kka_docs.himpunan.papers import About, Mark, Paper, Role, Shelf, State, StoredFile, Term

_PAPERS = """
    SELECT p.number, p.case_code, p.meeting, p.kind, p.day, p.state,
           p.cupboard, p.drawer, p.folder, p.page, c.keep_until, c.review_on, l.borrower, l.due
    FROM papers p JOIN cases c ON c.code = p.case_code
    LEFT JOIN loans l ON l.paper = p.id AND l.back_at IS NULL
"""
_SHOWN_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
"""A date as it is shown: day, month, year."""
_IN_ORDER = " ORDER BY p.year, p.running"
_NEWEST = "ORDER BY p.id DESC"
_CODES = """
    SELECT p.number, c.signs, c.entry, c.head, c.seal, c.form, c.given
    FROM codes c JOIN papers p ON p.id = c.paper
"""


@dataclass(frozen=True, slots=True)
class Code:
    """A code that was given to a paper: what is printed, and what the record is known by.

    `seal` is the keyed digest of the canonical record, `form` the digest of the form's file.
    """

    mark: Mark
    seal: str
    form: str
    given: str


@dataclass(frozen=True, slots=True)
class Filings:
    """When the first file of a paper was filed, by whom, and how many there are."""

    first: str
    by: str
    files: int


@dataclass(frozen=True, slots=True)
class Search:
    """What papers are looked for by; None where anything will do.

    Each word of `text` is part of some field; `shelf` is part of "lemari A laci 2 map 7 halaman 3".
    """

    text: str | None = None
    case: str | None = None
    kind: str | None = None
    meeting: int | None = None
    state: State | None = None
    first: date | None = None
    last: date | None = None
    shelf: str | None = None
    lent: bool | None = None


def paper_at(connection: sqlite3.Connection, number: str) -> Paper | None:
    """Return the paper of an archive number."""
    found = connection.execute(f"{_PAPERS} WHERE p.number = ?", (number,)).fetchone()
    return _paper(found) if found else None


def papers_of_case(connection: sqlite3.Connection, case: str) -> list[Paper]:
    """Return a case's papers by number."""
    rows = connection.execute(f"{_PAPERS} WHERE p.case_code = ? {_IN_ORDER}", (case,))
    return [_paper(row) for row in rows]


def papers_of_year(connection: sqlite3.Connection, year: int) -> list[Paper]:
    """Return the papers that were given a number in a year, by number."""
    rows = connection.execute(f"{_PAPERS} WHERE p.year = ? {_IN_ORDER}", (year,))
    return [_paper(row) for row in rows]


def years(connection: sqlite3.Connection) -> list[int]:
    """Return the years of which there are papers, the earliest first."""
    rows = connection.execute("SELECT DISTINCT year FROM papers ORDER BY year")
    return [year for (year,) in rows]


def paper_about(connection: sqlite3.Connection, about: About) -> Paper | None:
    """Return the first paper of a case, meeting and kind."""
    found = connection.execute(
        f"{_PAPERS} WHERE p.case_code = ? AND p.meeting IS ? AND p.kind = ? {_IN_ORDER}",
        (about.case, about.meeting, about.kind),
    ).fetchone()
    return _paper(found) if found else None


def found(connection: sqlite3.Connection, search: Search, most: int = 1000) -> list[Paper]:
    """Return the papers that fit, newest number first, at most so many."""
    where, facts = _where(search)
    # The few that are shown are chosen before anything is joined to them.
    chosen = f"SELECT p.id FROM papers p {where} {_NEWEST} LIMIT ?"  # noqa: S608 (texts of our own)
    rows = connection.execute(f"{_PAPERS} WHERE p.id IN ({chosen}) {_NEWEST}", (*facts, most))
    return [_paper(row) for row in rows]


def count(connection: sqlite3.Connection, search: Search) -> int:
    """Return how many papers fit."""
    where, facts = _where(search)
    (counted,) = connection.execute(
        f"SELECT count(*) FROM papers p {where}",  # noqa: S608 (texts of our own)
        facts,
    ).fetchone()
    return int(counted)


def files_of(connection: sqlite3.Connection, number: str) -> list[StoredFile]:
    """Return a paper's files in the order they were filed."""
    rows = connection.execute(
        "SELECT p.number, f.name, f.role, f.digest, f.size, f.filed_at, f.filed_by, f.algorithm "
        "FROM files f JOIN papers p ON p.id = f.paper WHERE p.number = ? ORDER BY f.id",
        (number,),
    )
    return [StoredFile(row[0], row[1], Role(row[2]), *row[3:]) for row in rows]


def filings_of_year(connection: sqlite3.Connection, year: int) -> dict[str, Filings]:
    """Return when and by whom the papers of a year were filed, by number."""
    rows = connection.execute(
        "SELECT p.number, min(f.filed_at), f.filed_by, count(*) "
        "FROM papers p JOIN files f ON f.paper = p.id WHERE p.year = ? GROUP BY p.id",
        (year,),
    )
    return {number: Filings(*facts) for number, *facts in rows}


def last_time(connection: sqlite3.Connection) -> str:
    """Return when the journal's last entry was made; empty where it has none."""
    (time,) = connection.execute("SELECT time FROM journal").fetchone()
    return str(time)


def holder_of_digest(connection: sqlite3.Connection, digest: str) -> str | None:
    """Return the number of the paper that a file with this digest is filed under."""
    held = connection.execute(
        "SELECT p.number FROM files f JOIN papers p ON p.id = f.paper WHERE f.digest = ?", (digest,)
    ).fetchone()
    return held[0] if held else None


def codes_of(connection: sqlite3.Connection, number: str) -> list[Code]:
    """Return the codes that a paper was ever given, the newest last."""
    rows = connection.execute(f"{_CODES} WHERE p.number = ? ORDER BY c.id", (number,))
    return [Code(Mark(*row[:4]), *row[4:]) for row in rows]


def entries_of_case(connection: sqlite3.Connection, case: str) -> list[int]:
    """Return the numbers of the journal's entries about a case and its papers."""
    rows = connection.execute("SELECT entry FROM events WHERE case_code = ?", (case,))
    return [number for (number,) in rows]


def codes_with(connection: sqlite3.Connection, signs: str) -> list[Mark]:
    """Return the marks, of whatever papers, that have these eight signs."""
    rows = connection.execute(f"{_CODES} WHERE c.signs = ?", (signs,))
    return [Mark(*row[:4]) for row in rows]


def is_destroyed(connection: sqlite3.Connection, case: str) -> bool:
    """Return whether the papers of a case were destroyed."""
    found = connection.execute("SELECT state FROM cases WHERE code = ?", (case,)).fetchone()
    return found is not None and found[0] == State.DESTROYED


def newest_cases(connection: sqlite3.Connection, most: int) -> list[str]:
    """Return the codes of the cases that papers are kept of, newest first, at most so many."""
    rows = connection.execute(
        "SELECT code FROM cases WHERE state = 'disimpan' ORDER BY year DESC, code DESC LIMIT ?",
        (most,),
    )
    return [code for (code,) in rows]


def day_of_meeting(connection: sqlite3.Connection, case: str, meeting: int | None) -> date | None:
    """Return the day that some paper of a case's meeting bears; None where none does."""
    found = connection.execute(
        "SELECT day FROM papers WHERE case_code = ? AND meeting = ? AND day IS NOT NULL",
        (case, meeting),
    ).fetchone()
    return _day(found[0]) if found else None


def year_of_case(connection: sqlite3.Connection, case: str) -> int:
    """Return the year whose folder a case lies in."""
    (year,) = connection.execute("SELECT year FROM cases WHERE code = ?", (case,)).fetchone()
    return int(year)


def all_cases(connection: sqlite3.Connection) -> list[tuple[str, int]]:
    """Return the code of every case ever kept, and the year whose folder it lies in."""
    return connection.execute("SELECT code, year FROM cases ORDER BY year, code").fetchall()


def next_number(connection: sqlite3.Connection, year: int) -> str:
    """Return the archive number behind the highest of a year."""
    (highest,) = connection.execute(
        "SELECT max(running) FROM papers WHERE year = ?", (year,)
    ).fetchone()
    return f"H-{year}-{(highest or 0) + 1:04}"


def _where(search: Search) -> tuple[str, list[Any]]:
    """The condition that the papers fit, and the facts that it asks for."""
    asked: list[tuple[str, Any]] = [
        ("p.case_code = ?", search.case),
        ("p.kind = ?", search.kind),
        ("p.meeting = ?", search.meeting),
        ("p.state = ?", search.state),
        ("p.day >= ?", search.first and search.first.isoformat()),
        ("p.day <= ?", search.last and search.last.isoformat()),
        ("p.place LIKE ? ESCAPE '\\'", search.shelf and _part(search.shelf)),
        *((_SAID, _part(_said(word))) for word in (search.text or "").split()),
    ]
    chosen = [(condition, fact) for condition, fact in asked if fact is not None]
    conditions = [condition for condition, _ in chosen]
    facts = [fact for condition, fact in chosen for _ in range(condition.count("?"))]
    if search.lent is not None:
        conditions.append(f"p.id {'' if search.lent else 'NOT '}IN ({_LENT})")
    where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
    return where, facts


_LENT = "SELECT paper FROM loans WHERE back_at IS NULL"
_SAID = f"(p.said LIKE ? ESCAPE '\\' OR p.id IN ({_LENT} AND borrower LIKE ? ESCAPE '\\'))"


def _said(word: str) -> str:
    """A word as the register has it: a date that was read off a list is written the other way."""
    return _SHOWN_DAY.sub(lambda day: f"{day[3]}-{day[2]:>02}-{day[1]:>02}", word)


def _part(word: str) -> str:
    escaped = word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"


def _paper(row: tuple[Any, ...]) -> Paper:
    number, case, meeting, kind, day, state, *rest = row
    return Paper(
        number=number,
        about=About(case, kind, meeting, _day(day)),
        state=State(state),
        shelf=Shelf(*rest[:4]),
        term=Term(_day(rest[4]), _day(rest[5])),
        borrower=rest[6],
        due=_day(rest[7]),
    )


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
