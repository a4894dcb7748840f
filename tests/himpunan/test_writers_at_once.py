"""Several counselors file into one archive at the same moment, which none of them has begun."""

from __future__ import annotations

import multiprocessing
from typing import TYPE_CHECKING, Final

from kka_docs.himpunan.inspection import inspect
from kka_docs.himpunan.queries import Search, found
from tests.himpunan.keeper import file_many, opened

if TYPE_CHECKING:
    from pathlib import Path

COUNSELORS: Final = 3
PAPERS: Final = 5
SECONDS: Final = 120


def test_every_paper_is_filed_once_under_a_number_of_its_own(tmp_path: Path) -> None:
    root = tmp_path / "himpunan"
    context = multiprocessing.get_context("spawn")
    start = context.Barrier(COUNSELORS)
    filing = [
        context.Process(target=file_many, args=(root, counselor, PAPERS, start), daemon=True)
        for counselor in range(1, COUNSELORS + 1)
    ]
    for one in filing:
        one.start()
    for one in filing:
        one.join(SECONDS)
    assert [one.exitcode for one in filing] == [0] * COUNSELORS
    with opened(root) as archive:
        numbers = sorted(paper.number for paper in found(archive.connection, Search()))
    assert numbers == [f"H-2026-{n:04}" for n in range(1, COUNSELORS * PAPERS + 1)]
    assert sorted(path.read_text("ascii") for path in root.rglob("*.pdf")) == [
        f"{counselor}/{meeting}"
        for counselor in range(1, COUNSELORS + 1)
        for meeting in range(1, PAPERS + 1)
    ]
    assert inspect(root).findings == ()
