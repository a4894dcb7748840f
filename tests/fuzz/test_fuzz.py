"""Thousands of damaged workbooks: no traceback, no hang, no file out of place."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Final

import pytest

from kka_docs.batch import gathering
from tests.fuzz.mutants import SHARES, kind_of, mutant
from tests.fuzz.originals import plain_meeting, read_originals, write_originals
from tests.fuzz.runs import run
from tests.fuzz.trial import tried

if TYPE_CHECKING:
    from collections.abc import Iterable

SEED: Final = 20_261_124
MUTANTS: Final = 2_000
FOUND: Final = sorted((Path(__file__).parent / "found").glob("*.*"))
"""Mutants that once did what must never happen; each is tried for ever."""


def seen_of(folder: Path, kinds: Iterable[str]) -> None:
    wanted = set(kinds)
    write_originals(folder, wanted)
    indices = [index for index in range(MUTANTS) if kind_of(index) in wanted]
    seen = run(folder, SEED, indices, processes=2)
    assert seen.count == len(indices)
    assert seen.faults == []


@pytest.mark.parametrize("kind", [".xlsx", ".xlsb"])
def test_no_damaged_package_does_harm(tmp_path: Path, kind: str) -> None:
    seen_of(tmp_path, [kind])


@pytest.mark.usefixtures("libreoffice")
def test_no_damaged_file_of_other_programs_does_harm(tmp_path: Path) -> None:
    seen_of(tmp_path, [".xls", ".ods"])


def test_what_once_did_harm_does_none_any_more() -> None:
    trials = [(path, way) for path in FOUND for way in range(5)]
    faults = {
        (path.name, way): tried(path.name, path.read_bytes(), Random(way)).faults  # noqa: S311 (chance to be repeated)
        for path, way in trials
    }
    assert {trial: found for trial, found in faults.items() if found} == {}


def test_a_mutant_is_known_by_its_seed_and_index(tmp_path: Path) -> None:
    write_originals(tmp_path, [".xlsx", ".xlsb"])
    originals = read_originals(tmp_path)
    indices = [index for index in range(60) if kind_of(index) in {".xlsx", ".xlsb"}]
    once = [mutant(originals, 7, index) for index in indices]
    assert once == [mutant(originals, 7, index) for index in indices]
    assert len({made.content for made in once}) == len(once)


def test_every_kind_of_file_is_among_the_mutants() -> None:
    assert {kind_of(index) for index in range(10)} == set(SHARES)


@pytest.mark.parametrize("way", range(4))
def test_what_must_never_happen_is_seen_when_it_does(
    monkeypatch: pytest.MonkeyPatch, way: int
) -> None:
    def careless(path: Path, *_: object) -> None:
        path.with_name("catatan.txt").write_bytes(path.read_bytes())
        path.write_bytes(b"")
        raise ZeroDivisionError

    monkeypatch.setattr(gathering, "source_at", careless)
    faults = tried("pertemuan.xlsx", plain_meeting(), Random(way)).faults  # noqa: S311 (chance to be repeated)
    assert "pertemuan.xlsx changed" in " ".join(faults)
    assert "out of place: meja/catatan.txt" in faults
    assert any(fault.startswith("said ") for fault in faults)
