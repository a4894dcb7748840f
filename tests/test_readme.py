"""README's commands work as they stand there, in their order.

The two set-up commands and the one that writes derived files again are run by `.ci/run`.
"""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Final

import pytest

from kka_docs.cli.commands import kka
from kka_docs.cli.faults import run
from kka_docs.definitions.documents import DOCUMENTS

README: Final = (Path(__file__).parents[1] / "README.md").read_text("utf-8")
BLOCK: Final = re.compile(r"^ *```bash\n(.*?)^ *```", re.DOTALL | re.MULTILINE)
LINK: Final = re.compile(r"\]\(([^)#:]+)\)")


def commands() -> list[str]:
    lines = [line.strip() for block in BLOCK.findall(README) for line in block.splitlines()]
    return [line for line in lines if line]


def test_the_commands_of_the_guide_work_one_after_the_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    guide = [line for line in commands() if line.startswith("kka ")]
    codes = {line: run(kka, shlex.split(line)[1:]) for line in guide}
    assert set(codes.values()) == {0}
    assert list(tmp_path.glob("kerja/**/KKA-2026-001/pertemuan-2/undangan-*.docx"))


def test_every_other_command_is_one_that_ci_runs() -> None:
    others = [line for line in commands() if not line.startswith("kka ")]
    ci = (Path(__file__).parents[1] / ".ci" / "run").read_text("utf-8")
    markers = re.findall(r"<!-- perintah:(\w+) -->", README)
    assert len(others) == len(markers)
    assert all(marker in ci for marker in markers)


def test_every_command_is_listed() -> None:
    listed = set(re.findall(r"\| `kka ([\w-]+)", README))
    assert listed == set(kka.commands)
    assert set(DOCUMENTS) <= listed


def test_every_file_that_readme_points_to_exists() -> None:
    root = Path(__file__).parents[1]
    assert all((root / target).exists() for target in LINK.findall(README))
