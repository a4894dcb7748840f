"""How long cases are kept: what is due, and whether the clock can be trusted to tell."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import date, datetime

from kka_docs.himpunan.papers import Term

_DUE = """
    SELECT c.code, c.keep_until, c.review_on,
        (SELECT count(*) FROM papers p WHERE p.case_code = c.code AND p.state = 'tersimpan')
    FROM cases c
    WHERE c.state = 'disimpan' AND (c.keep_until <= ?1 OR c.review_on <= ?1)
    ORDER BY min(ifnull(c.keep_until, '9999'), ifnull(c.review_on, '9999')), c.code
"""


@dataclass(frozen=True, slots=True)
class Kept:
    """A case that is kept: its term, and how many papers of it are filed."""

    case: str
    term: Term
    papers: int


def due(connection: sqlite3.Connection, until: date) -> list[Kept]:
    """Return the cases whose review or whose end of keeping comes by that day, earliest first."""
    rows = connection.execute(_DUE, (until.isoformat(),))
    return [Kept(case, _term(*days), papers) for case, *days, papers in rows]


def term_of(connection: sqlite3.Connection, case: str) -> Term | None:
    """Return how long a case is kept; None where the archive does not keep it."""
    row = connection.execute(
        "SELECT keep_until, review_on FROM cases WHERE code = ? AND state = 'disimpan'", (case,)
    ).fetchone()
    return _term(*row) if row else None


def later_entry(connection: sqlite3.Connection, now: datetime) -> datetime | None:
    """Return the time of the journal's last entry where the clock stands before it.

    Such a clock was set back: nothing can be said to be due by it.
    """
    (text,) = connection.execute("SELECT time FROM journal").fetchone()
    last = datetime.fromisoformat(text) if text else now
    return last if now.replace(microsecond=0) < last else None


def first_term(filed: date, keep_years: int | None, review_years: int | None) -> Term:
    """Return the term of a case of which the first paper is filed; None of years: no such day."""
    return Term(
        None if keep_years is None else years_later(filed, keep_years),
        None if review_years is None else years_later(filed, review_years),
    )


def years_later(day: date, years: int) -> date:
    """Return the same day so many years later, 1 March for a leap day that is not there.

    >>> years_later(date(2028, 2, 29), 1)
    datetime.date(2029, 3, 1)
    """
    year = min(day.year + years, date.max.year)
    try:
        return day.replace(year=year)
    except ValueError:
        return date(year, 3, 1)


def _term(keep_until: str | None, review_on: str | None) -> Term:
    return Term(_day(keep_until), _day(review_on))


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
