"""Where a run of the benchmarks works: on a RAM disk and on the disk, and nothing stays of it.

The disk is where temporary files go (TMPDIR says where).
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

_RAM_DISK = Path("/dev/shm")  # noqa: S108 (folders in it are made by tempfile)


@dataclass(frozen=True)
class Bench:
    """Folders for what the benchmarks write, and how many forms and letters they may take."""

    places: dict[str, Path]
    quick: bool

    @property
    def quickest(self) -> Path:
        """Return the folder on the RAM disk; without one, the folder on the disk."""
        return next(iter(self.places.values()))

    def folder(self, place: Path | None = None) -> Path:
        """Return a new, empty folder."""
        return Path(tempfile.mkdtemp(dir=place or self.quickest))

    def run(self, *arguments: str | Path) -> str:
        """Return what a fresh Python prints; it finds bytecode, as in an installed program.

        Raises RuntimeError with its complaint where it fails.
        """
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(self.quickest / "bytecode")}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        command = [sys.executable, *map(str, arguments)]
        done = subprocess.run(command, env=environment, check=False, capture_output=True, text=True)
        if done.returncode != 0:
            raise RuntimeError(done.stderr)
        return done.stdout


@contextmanager
def bench(*, quick: bool) -> Iterator[Bench]:
    """Give a bench; what was written is removed afterwards."""
    with ExitStack() as stack:
        places = {}
        if _RAM_DISK.is_dir():
            places["RAM disk"] = stack.enter_context(tempfile.TemporaryDirectory(dir=_RAM_DISK))
        places["disk"] = stack.enter_context(tempfile.TemporaryDirectory())
        yield Bench({name: Path(folder) for name, folder in places.items()}, quick)
