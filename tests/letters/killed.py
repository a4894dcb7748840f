"""Begins a register and gives out numbers, and is killed at every step of it in turn.

Run as `python -m tests.letters.killed FOLDER`. For each step it leaves a folder with what a run
that was killed at that step leaves behind; in the last one the run came to its end.
"""

from __future__ import annotations

import os
import signal
import sqlite3
import sys
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from kka_docs.letters.register import FILE_NAME
from tests.letters.clerk import invitation, opened, to_each

if TYPE_CHECKING:
    from collections.abc import Callable

    from kka_docs.letters.entries import Claim

LONG: Final = "Undangan Konferensi Kasus " * 150
"""Longer than a page of the file, so that each letter changes several."""


def claims() -> list[Claim]:
    """What the run that is killed asks for."""
    return [
        invitation(1, typed=3, subject=LONG),
        to_each("ibu", "polisi", case=2, subject=LONG),
        invitation(3, subject=LONG),
    ]


def earlier() -> list[Claim]:
    """What was given before."""
    return [invitation(1, subject=LONG), to_each("dokter", case=4, subject=LONG)]


def _kill_at(last: int) -> Callable[..., None]:
    """Let this process be killed before its step `last`, be it of SQLite or of the disk.

    What is returned counts as a step, too.
    """
    steps = count(1)

    def step(*_: object) -> None:
        if next(steps) == last:
            os.kill(os.getpid(), signal.SIGKILL)

    connect, link = sqlite3.connect, os.link

    def watched(*arguments: Any, **options: Any) -> sqlite3.Connection:
        step()
        connection: sqlite3.Connection = connect(*arguments, **options)
        connection.execute("PRAGMA cache_size = 1")  # pages reach the file before the commit
        connection.set_trace_callback(step)
        return connection

    def linked(*paths: Any) -> None:
        step()
        link(*paths)
        step()

    sqlite3.connect, os.link = watched, linked  # type: ignore[assignment]
    return step


def _run(folder: Path, step: int) -> int:
    """The exit status of a run in a process of its own that is killed at a step."""
    child = os.fork()
    if child == 0:
        took_step = _kill_at(step)
        with opened(folder / FILE_NAME) as register:
            register.numbers_for(claims())
            took_step()
        os._exit(0)
    return os.waitpid(child, 0)[1]


def main(folder: Path) -> None:
    """Leave `begun-1`, `begun-2` … and, for a register that was there before, `known-1` …"""
    for step in count(1):
        (place := folder / f"begun-{step}").mkdir()
        if _run(place, step) == 0:
            break
    for step in count(1):
        (place := folder / f"known-{step}").mkdir()
        with opened(place / FILE_NAME) as register:
            register.numbers_for(earlier())
        if _run(place, step) == 0:
            break


if __name__ == "__main__":
    main(Path(sys.argv[1]))
