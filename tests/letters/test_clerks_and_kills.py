"""Two clerks at once, and runs that die midway: no number twice, none lost."""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from kka_docs.letters.register import FILE_NAME
from tests.letters.clerk import entries, hammer, invitation, numbers, states
from tests.letters.killed import claims

ROOT: Final = Path(__file__).parents[2]
CLERKS: Final = 4
SECONDS: Final = 120

BEFORE: Final = {1: "berlaku", 2: "berlaku"}
AFTER: Final = {1: "diganti", **dict.fromkeys((2, 3, 4, 5, 6), "berlaku")}

needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="killing is told by signals")


def test_clerks_at_once_get_every_number_once_and_leave_no_gap(tmp_path: Path) -> None:
    book = tmp_path / FILE_NAME
    context = multiprocessing.get_context("spawn")
    start, told = context.Barrier(CLERKS), context.Queue()
    clerks = [
        context.Process(target=hammer, args=(book, clerk, start, told), daemon=True)
        for clerk in range(CLERKS)
    ]
    for clerk in clerks:
        clerk.start()
    for clerk in clerks:
        clerk.join(SECONDS)
    assert [clerk.exitcode for clerk in clerks] == [0] * CLERKS
    heard = [told.get(timeout=SECONDS) for _ in clerks]
    letters = dict(pair for given in heard for pair in given)
    assert all(letters[letter] == number for given in heard for letter, number in given)
    assert sorted(letters.values()) == list(range(1, len(letters) + 1))
    assert [entry.number for entry in entries(book)] == sorted(letters.values())
    assert list(tmp_path.iterdir()) == [book]


@pytest.fixture(scope="module")
def remains(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What runs leave that were killed at each of their steps."""
    folder = tmp_path_factory.mktemp("dihentikan")
    program = [sys.executable, "-m", "tests.letters.killed", str(folder)]
    subprocess.run(program, cwd=ROOT, check=True, timeout=SECONDS)
    return folder


def of_killed_runs(remains: Path, name: str) -> list[Path]:
    """The registers, by step; the run behind the last one came to its end."""
    steps = len(list(remains.glob(f"{name}-*")))
    return [remains / f"{name}-{step}" / FILE_NAME for step in range(1, steps + 1)]


@needs_fork
def test_a_run_killed_while_it_begins_the_register_leaves_it_whole_or_not_at_all(
    remains: Path,
) -> None:
    books = of_killed_runs(remains, "begun")
    existing = [book.exists() for book in books]
    assert existing == sorted(existing)  # from some step on it is there, and stays
    assert existing[0] is False
    assert existing[-1] is True
    for book in books:
        assert numbers(book, *claims()) == [[3], [4, 5], [6]]
        assert states(book) == dict.fromkeys((3, 4, 5, 6), "berlaku")
        assert list(book.parent.iterdir()) == [book]


@needs_fork
def test_a_run_killed_while_it_gives_numbers_gave_all_of_them_or_none(remains: Path) -> None:
    books = of_killed_runs(remains, "known")
    journals = [book.with_name(f"{FILE_NAME}-journal").exists() for book in books]
    assert any(journals)  # some were killed with half of it in the file
    left = [states(book) for book in books]
    assert BEFORE in left
    assert AFTER in left
    assert all(found in (BEFORE, AFTER) for found in left)
    for book in books:
        assert numbers(book, *claims(), invitation(9)) == [[3], [4, 5], [6], [7]]
        assert states(book) == AFTER | {7: "berlaku"}
