"""Makes the letters of a meeting and is killed at every step of it in turn.

Run as `python -m tests.batch.killed FOLDER`. For each step it leaves a working folder as a run
leaves it that was killed right before that step: `new-1`, `new-2` … where nothing was made before,
`again-1` … where the letters of an earlier state of the form lay there already. The last of each
came to its end.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
from datetime import date
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from kka_docs.batch import Options, Report, make_all
from kka_docs.definitions.documents import DOCUMENTS
from kka_docs.workspace import MARKER
from tests.forms_in_words import CODE, meeting, profile, teacher, vice

if TYPE_CHECKING:
    from collections.abc import Callable

PATTERN: Final = "421.3/{nomor}/SMA/{bulan_romawi}/{tahun}"
STEPS: Final = ("fsync", "replace", "rename", "unlink", "mkdir", "link")
"""What the disk is asked to do, one after the other."""


def prepare(root: Path) -> None:
    """A working folder whose register numbers every letter, with the form of a meeting."""
    numbered = {"jenis_surat": "undangan", "pola": PATTERN, "mulai": 1, "per": "surat"}
    profile(penomoran=[numbered]).save(root)
    (root / MARKER).write_text("", "utf-8")
    _form([teacher(), vice()], date(2026, 11, 24)).save(root / "tu")


def change(root: Path) -> None:
    """The meeting is put off, and one guest is no longer invited."""
    _form([teacher()], date(2026, 11, 25)).save(root / "tu")


def _form(guests: list[Any], day: date) -> Any:
    return meeting(CODE, 1, tanggal_surat=date(2026, 11, 17), tanggal=day, peserta=guests)


def run(root: Path) -> Report:
    """Make the letters."""
    return make_all([root / "tu"], [DOCUMENTS["undangan"]], Options())


def main(folder: Path) -> None:
    """Leave a folder for every step."""
    prepare(folder / "semula")
    _kill_everywhere(folder / "semula", lambda step: folder / f"new-{step}")
    run(folder / "semula")
    change(folder / "semula")
    _kill_everywhere(folder / "semula", lambda step: folder / f"again-{step}")


def _kill_everywhere(source: Path, target: Callable[[int], Path]) -> None:
    for step in count(1):
        shutil.copytree(source, target(step))
        if _run_until(target(step), step) == 0:
            return


def _run_until(root: Path, step: int) -> int:
    """The exit status of a run in a process of its own that is killed before a step."""
    child = os.fork()
    if child == 0:
        _kill_before(step)
        run(root)
        os._exit(0)
    return os.waitpid(child, 0)[1]


def _kill_before(last: int) -> None:
    steps = count(1)

    def watched(real: Callable[..., Any]) -> Callable[..., Any]:
        def step(*given: Any, **named: Any) -> Any:
            if next(steps) == last:
                os.kill(os.getpid(), signal.SIGKILL)
            return real(*given, **named)

        return step

    for name in STEPS:
        setattr(os, name, watched(getattr(os, name)))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
