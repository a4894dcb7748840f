"""Runs `kka` as a person at a terminal of 80 columns does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import pytest

from kka_docs.cli.commands import kka
from kka_docs.cli.faults import run

if TYPE_CHECKING:
    from collections.abc import Iterable

WIDTH: Final = 80


class Ran(NamedTuple):
    """How a command ended and what it printed."""

    code: int
    out: str
    err: str


def ran(capsys: pytest.CaptureFixture[str], *command: object) -> Ran:
    """Run a command in this process."""
    capsys.readouterr()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COLUMNS", str(WIDTH))
        patch.delenv("FORCE_COLOR", raising=False)
        code = run(kka, [str(word) for word in command])
    printed = capsys.readouterr()
    return Ran(code, printed.out, printed.err)


def in_one_line(text: str) -> str:
    """The text with its line breaks and indentations undone."""
    return " ".join(text.split())


def too_wide(lines: Iterable[str]) -> list[str]:
    """The lines that a terminal would break."""
    return [line for line in lines if len(line) > WIDTH]
