"""What the register knows, as plain data; nothing here changes it."""

from __future__ import annotations

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
_IN_ORDER = " ORDER BY p.year, p.running"
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
class Search:
    """What papers are looked for by; None where anything will do. `text` is part of any field."""

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


def paper_about(connection: sqlite3.Connection, about: About) -> Paper | None:
    """Return the first paper of a case, meeting and kind."""
    found = connection.execute(
        f"{_PAPERS} WHERE p.case_code = ? AND p.meeting IS ? AND p.kind = ? {_IN_ORDER}",
        (about.case, about.meeting, about.kind),
    ).fetchone()
    return _paper(found) if found else None


def found(connection: sqlite3.Connection, search: Search, most: int = 1000) -> list[Paper]:
    """Return the papers that fit, newest number first, at most so many."""
    conditions, facts = _conditions(search)
    where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
    newest = "ORDER BY p.year DESC, p.running DESC LIMIT ?"
    rows = connection.execute(f"{_PAPERS} {where} {newest}", (*facts, most))
    return [_paper(row) for row in rows]


def files_of(connection: sqlite3.Connection, number: str) -> list[StoredFile]:
    """Return a paper's files in the order they were filed."""
    rows = connection.execute(
        "SELECT p.number, f.name, f.role, f.digest, f.size, f.filed_at, f.filed_by, f.algorithm "
        "FROM files f JOIN papers p ON p.id = f.paper WHERE p.number = ? ORDER BY f.id",
        (number,),
    )
    return [StoredFile(row[0], row[1], Role(row[2]), *row[3:]) for row in rows]


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


def _conditions(search: Search) -> tuple[list[str], list[Any]]:
    asked: list[tuple[str, Any]] = [
        ("p.case_code = ?", search.case),
        ("p.kind = ?", search.kind),
        ("p.meeting = ?", search.meeting),
        ("p.state = ?", search.state),
        ("p.day >= ?", search.first and search.first.isoformat()),
        ("p.day <= ?", search.last and search.last.isoformat()),
        (f"{_like(_SHELF)}", search.shelf and f"%{_escaped(search.shelf)}%"),
        (f"{_like(_ANYTHING)}", search.text and f"%{_escaped(search.text)}%"),
    ]
    chosen = [(condition, fact) for condition, fact in asked if fact is not None]
    conditions = [condition for condition, _ in chosen]
    if search.lent is not None:
        conditions.append(f"l.borrower IS {'NOT ' if search.lent else ''}NULL")
    return conditions, [fact for _, fact in chosen]


_SHELF = "p.cupboard || ' ' || p.drawer || ' ' || p.folder || ' ' || p.page"
_ANYTHING = (
    "p.number || ' ' || p.case_code || ' ' || p.kind || ' ' || ifnull(p.day, '') || ' ' || "
    f"p.state || ' ' || {_SHELF} || ' ' || ifnull(l.borrower, '')"
)


def _like(expression: str) -> str:
    return f"{expression} LIKE ? ESCAPE '\\'"


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


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
