"""How long cases are kept, and when somebody looks at them again."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kka_docs.himpunan.filing import destroy, set_term
from kka_docs.himpunan.papers import Term
from kka_docs.himpunan.retention import due, first_term, later_entry, term_of, years_later
from tests.himpunan.keeper import CASE, COUNSELOR, DAY, NOW, filed, opened

if TYPE_CHECKING:
    from pathlib import Path

KEEP = Term(date(2031, 11, 24), date(2027, 11, 24))


def test_the_first_term_counts_whole_years_from_the_filing() -> None:
    assert first_term(DAY, 5, 1) == KEEP
    assert first_term(DAY, None, None) == Term()


@given(st.dates(), st.integers(0, 10_000))
def test_so_many_years_later_is_never_earlier_than_that(day: date, years: int) -> None:
    later = years_later(day, years)
    assert later.year == min(day.year + years, 9999)
    assert (later.month, later.day) in {(day.month, day.day), (3, 1)}


@pytest.mark.parametrize(
    ("until", "is_due"),
    [(date(2027, 11, 23), False), (date(2027, 11, 24), True), (date(2031, 11, 24), True)],
)
def test_a_case_is_due_on_the_day(tmp_path: Path, until: date, is_due: bool) -> None:
    with opened(tmp_path) as archive:
        filed(archive, b"pindaian")
        with archive.writing() as writing:
            set_term(writing, CASE, KEEP, COUNSELOR)
        found = due(archive.connection, until)
        assert [(one.case, one.term, one.papers) for one in found] == [(CASE, KEEP, 1)] * is_due


def test_a_case_without_term_and_a_destroyed_one_are_never_due(tmp_path: Path) -> None:
    with opened(tmp_path) as archive:
        filed(archive, b"pindaian")
        assert term_of(archive.connection, CASE) == Term()
        assert due(archive.connection, date.max) == []
        with archive.writing() as writing:
            set_term(writing, CASE, KEEP, COUNSELOR)
            destroy(writing, CASE, ("A", "B"), "keputusan-lembaga")
        assert term_of(archive.connection, CASE) is None
        assert due(archive.connection, date.max) == []


def test_a_clock_that_was_set_back_is_known_by_the_journal(tmp_path: Path) -> None:
    with opened(tmp_path) as archive:
        assert later_entry(archive.connection, NOW) is None
        filed(archive, b"pindaian")
        assert later_entry(archive.connection, NOW) is None
        assert later_entry(archive.connection, NOW - timedelta(minutes=1)) == NOW
