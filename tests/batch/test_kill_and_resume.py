"""A run that is killed leaves whole files only; run again, it makes what is missing or changed."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING, Final
from zipfile import ZipFile

import pytest

from kka_docs.files import INVALID_FOLDER
from kka_docs.records import Status
from tests.batch.killed import change, prepare, run
from tests.batch.papers import letters, made
from tests.word_files import text_of

if TYPE_CHECKING:
    from pathlib import Path

ALL_WELL: Final = {Status.NEW, Status.CHANGED, Status.SAME, Status.INVALID}
REGISTER: Final = "buku-agenda-surat"


@pytest.fixture(scope="module")
def killed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Working folders, one for each step at which a run was killed."""
    folder = tmp_path_factory.mktemp("mati")
    subprocess.run([sys.executable, "-m", "tests.batch.killed", folder], check=True)
    return folder


def _folders(killed: Path, begun: str) -> list[Path]:
    found = sorted(killed.glob(f"{begun}-*"), key=lambda path: int(path.name.split("-")[1]))
    assert len(found) > 10
    return found


def _files(root: Path) -> dict[str, bytes]:
    """What lies there; the register is compared by the numbers on the letters."""
    return {name: content for name, content in made(root).items() if REGISTER not in name}


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, bytes]]:
    """What runs leave that nobody kills."""
    root = tmp_path_factory.mktemp("tenang")
    prepare(root)
    run(root)
    new = _files(root)
    change(root)
    run(root)
    return {"new": new, "again": _files(root)}


@pytest.mark.parametrize("begun", ["new", "again"])
def test_a_killed_run_leaves_whole_documents_only(killed: Path, begun: str) -> None:
    for root in _folders(killed, begun):
        for path in root.rglob("*.docx"):
            with ZipFile(path) as package:
                assert package.testzip() is None, root.name


@pytest.mark.parametrize("begun", ["new", "again"])
def test_run_again_it_comes_to_what_an_undisturbed_run_makes(
    killed: Path, undisturbed: dict[str, dict[str, bytes]], begun: str
) -> None:
    for root in _folders(killed, begun):
        there = letters(root)
        outcomes = run(root).outcomes
        assert {outcome.status for outcome in outcomes} <= ALL_WELL, root.name
        assert _files(root) == undisturbed[begun], root.name
        same = [o.path for o in outcomes if o.status is Status.SAME]
        assert all(there[path.relative_to(root).as_posix()] == path.read_bytes() for path in same)


def test_numbers_of_letters_stay_whenever_the_run_was_killed(killed: Path) -> None:
    last = _folders(killed, "again")[-1]
    (first,) = [p for p in last.rglob("undangan-01*.docx") if p.parent.name != INVALID_FOLDER]
    assert "421.3/001/SMA/XI/2026" in text_of(first)
