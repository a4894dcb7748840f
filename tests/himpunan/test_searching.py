"""Papers are found among many by indexes; only free words look through all of them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from kka_docs.himpunan.filing import lend
from kka_docs.himpunan.papers import About
from kka_docs.himpunan.queries import Search, count, found, newest_cases
from tests.himpunan.keeper import CASE, DAY, filed, opened

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    "search",
    [
        Search(case=CASE),
        Search(kind="laporan", first=date(2026, 1, 1)),
        Search(first=date(2026, 1, 1), last=date(2026, 2, 1)),
        Search(lent=True),
    ],
)
def test_what_has_an_index_is_found_by_it(tmp_path: Path, search: Search) -> None:
    said: list[str] = []
    with opened(tmp_path) as archive:
        archive.connection.set_trace_callback(said.append)
        found(archive.connection, search)
        archive.connection.set_trace_callback(None)
        (asked,) = said
        plan = [row[3] for row in archive.connection.execute(f"EXPLAIN QUERY PLAN {asked}")]
    assert not [step for step in plan if step.startswith("SCAN p")]


def test_the_newest_papers_come_first_and_no_more_than_asked_for(tmp_path: Path) -> None:
    with opened(tmp_path) as archive:
        for meeting in range(1, 5):
            filed(archive, b"%d" % meeting, about=About(CASE, "laporan", meeting, DAY))
        numbers = [paper.number for paper in found(archive.connection, Search(), most=2)]
        assert numbers == ["H-2026-0004", "H-2026-0003"]
        assert count(archive.connection, Search(text="laporan 2026-11")) == 4


@pytest.mark.parametrize(
    "words", [f"{DAY:%d/%m/%Y}", f"{DAY.day}/{DAY.month}/{DAY.year}", f"{DAY}"]
)
def test_a_date_is_found_as_it_is_shown(tmp_path: Path, words: str) -> None:
    with opened(tmp_path) as archive:
        filed(archive, b"satu")
        assert count(archive.connection, Search(text=f"berita {words}")) == 1
        assert count(archive.connection, Search(text="01/02/1999")) == 0


def test_signs_of_the_search_language_are_looked_for_as_they_are(tmp_path: Path) -> None:
    with opened(tmp_path) as archive:
        filed(archive, b"pindaian")
        with archive.writing() as writing:
            lend(writing, "H-2026-0001", "Siti 100%_\\", "lainnya", None)
        for words, fits in (("100%_\\", 1), ("1%0", 0), ("_", 1), ("S_ti", 0)):
            assert count(archive.connection, Search(text=words)) == fits


def test_cases_are_listed_newest_first_without_the_destroyed(tmp_path: Path) -> None:
    with opened(tmp_path) as archive:
        for place in (2, 1, 3):
            filed(archive, b"%d" % place, about=About(f"KKA-2026-00{place}", "laporan", 1, DAY))
        assert newest_cases(archive.connection, 2) == ["KKA-2026-003", "KKA-2026-002"]
