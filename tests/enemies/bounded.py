"""`kka`, run in a process of its own that may not have more memory than any file should need."""

from __future__ import annotations

import multiprocessing
import os
import re
import resource
import sys
import time
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final, NamedTuple

from kka_docs.cli import main

if TYPE_CHECKING:
    from multiprocessing.context import ForkServerContext

MOST_MEGABYTES: Final = 300
MOST_SECONDS: Final = 10

_HANG_SECONDS: Final = 120
"""Of processor time: after so long nobody waits any more. No measure of speed."""
_LOADED_BEFORE: Final = ["kka_docs.cli.commands", "kka_docs.cli.explain", "kka_docs.batch"]
"""What every `kka periksa` loads; to load it in each process would take most of the time."""
_ENDED_FROM_OUTSIDE: Final = "inf inf"
_MEGABYTE: Final = 1024 * 1024


class Answer(NamedTuple):
    """How a run ended, what it printed, and what it took."""

    code: int
    out: str
    err: str
    seconds: float
    megabytes: float
    processor: float


def answer(*command: object, folder: Path) -> Answer:
    """Run `kka` in a folder, its memory bounded; nothing comes in by the keyboard."""
    with TemporaryDirectory() as place:
        notes = Path(place)
        start = time.perf_counter()
        process = _processes().Process(target=_run, args=(folder, notes, [*map(str, command)]))
        process.start()
        process.join()
        seconds = time.perf_counter() - start
        code = process.exitcode
        process.close()
        assert code is not None
        measured = notes / "measured"
        noted = measured.read_text("utf-8") if measured.exists() else _ENDED_FROM_OUTSIDE
        megabytes, processor = map(float, noted.split())
        out, err = ((notes / name).read_text("utf-8") for name in ("out", "err"))
        return Answer(code, out, err, seconds, megabytes, processor)


@cache
def _processes() -> ForkServerContext:
    """Processes that begin as copies of one that has done nothing but load the program."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([*_LOADED_BEFORE, __name__])
    return context


def _run(folder: Path, notes: Path, command: list[str]) -> None:
    """What happens in the process: `kka`, as if somebody had typed the command there."""
    os.chdir(folder)
    os.environ["COLUMNS"] = "200"
    sys.argv = ["kka", *command]
    sys.stdout = (notes / "out").open("w", encoding="utf-8")
    sys.stderr = (notes / "err").open("w", encoding="utf-8")
    _limit()
    try:
        main()
    finally:
        _note(notes / "measured")


def _limit() -> None:
    """Memory beyond the bound is refused to this process; one that hangs is ended."""
    most = MOST_MEGABYTES * _MEGABYTE
    resource.setrlimit(resource.RLIMIT_DATA, (most, most))
    resource.setrlimit(resource.RLIMIT_CPU, (_HANG_SECONDS, _HANG_SECONDS))


def _note(place: Path) -> None:
    """Write down what this process took: megabytes at most, and seconds of the processor."""
    status = Path("/proc/self/status").read_text("utf-8")
    (peak,) = re.findall(r"^VmHWM:\s+(\d+) kB$", status, re.MULTILINE)
    place.write_text(f"{int(peak) / 1024} {time.process_time()}", "utf-8")
