"""`kka`, run in a process of its own that may not have more memory than any file should need."""

from __future__ import annotations

import atexit
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import IO, Final, NamedTuple

MOST_MEGABYTES: Final = 300
MOST_SECONDS: Final = 10

_HANG_SECONDS: Final = 120
"""Of processor time: after so long nobody waits any more. No measure of speed."""
_ENDED_FROM_OUTSIDE: Final = "inf inf"
_MEGABYTE: Final = 1024 * 1024
_ROOT: Final = Path(__file__).parents[2]


class Answer(NamedTuple):
    """How a run ended, what it printed, and what it took."""

    code: int
    out: str
    err: str
    seconds: float
    megabytes: float
    processor: float


def answer(*command: object, folder: Path, typed: str = "") -> Answer:
    """Run `kka` in a folder, its memory bounded; `typed` is what comes in by the keyboard."""
    measured = folder / ".terukur"
    words = [sys.executable, "-m", "tests.enemies.bounded", str(measured), *map(str, command)]
    environment = {**os.environ, "PYTHONPATH": str(_ROOT), "COLUMNS": "200"}
    start = time.perf_counter()
    with (
        tempfile.TemporaryFile() as typing,
        tempfile.TemporaryFile() as out,
        tempfile.TemporaryFile() as err,
    ):
        typing.write(typed.encode())
        typing.seek(0)
        ended = subprocess.run(
            words, cwd=folder, env=environment, stdin=typing, stdout=out, stderr=err, check=False
        )
        seconds = time.perf_counter() - start
        noted = measured.read_text("utf-8") if measured.exists() else _ENDED_FROM_OUTSIDE
        megabytes, processor = map(float, noted.split())
        return Answer(ended.returncode, _read(out), _read(err), seconds, megabytes, processor)


def _read(file: IO[bytes]) -> str:
    file.seek(0)
    return file.read().decode()


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


if __name__ == "__main__":
    from kka_docs.cli import main

    atexit.register(_note, Path(sys.argv.pop(1)))
    _limit()
    main()
