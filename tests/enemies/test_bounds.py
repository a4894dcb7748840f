"""Whatever a file is made of, it is answered with a sentence, and within memory."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.terminal import in_one_line
from tests.enemies.bounded import MOST_MEGABYTES, answer
from tests.enemies.cases import CASES, RIGHT, Case


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_enemy_is_answered_with_a_sentence_and_within_memory(
    tmp_path: Path, case: Case
) -> None:
    """The memory that a process may take is bounded by the system; what hangs is ended by it."""
    command = case.lay(tmp_path)
    before = set(tmp_path.rglob("*"))
    told = answer(*command, folder=tmp_path)
    assert told.code == (0 if case.said == RIGHT else 2 if "--templat" in command else 1), told
    assert case.said in in_one_line(told.out + told.err)
    assert "Terjadi kesalahan" not in told.err
    assert "Program gagal mengolah" not in told.out
    assert told.megabytes < MOST_MEGABYTES
    made = {path for path in tmp_path.rglob("*") if path.is_file()} - before
    places = {path.relative_to(tmp_path).parts[0] for path in made}
    assert places <= {"hasil"}
