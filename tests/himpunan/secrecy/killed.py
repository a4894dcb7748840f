"""Encrypts an archive, or lets one more holder open it, and is killed at every step of it in turn.

Run as `python -m tests.himpunan.secrecy.killed FOLDER WHAT`, where `FOLDER/himpunan` is the archive
and `FOLDER/rina.txt` the key of its holder. For each step it leaves a folder `1`, `2` … with what a
run that was killed at that step leaves behind; in the last one the run came to its end.
"""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import sys
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from kka_docs.himpunan.secrecy import age
from kka_docs.himpunan.secrecy.conversion import encrypt_all
from kka_docs.himpunan.secrecy.holders import add_holder
from tests.himpunan.secrecy.locked import BUDI, WORDS, at

if TYPE_CHECKING:
    from collections.abc import Callable

    from kka_docs.himpunan.secrecy.age import Identity

KEY: Final = "rina.txt"
STRIDE: Final = 3
"""Each step takes a tenth of a second; with 1 all of them are tried."""

_OF_THE_DISK: Final = ("fsync", "link", "mkdir", "replace", "unlink")
_ONLY_LOOKING: Final = ("SELECT", "PRAGMA")


def encrypt(root: Path, rina: Identity) -> None:
    """Encrypt what lies there plainly."""
    with at(root) as archive:
        encrypt_all(archive, rina)


def add(root: Path, rina: Identity) -> None:
    """Let Budi open everything; his key is locked with Rina's instead of a passphrase.

    (Locking it with one takes seconds, and this is done some hundred times.)
    """

    def locked(identity: Identity, passphrase: str) -> bytes:  # noqa: ARG001 (stands in for one that uses it)
        return age.encrypted(age.as_text(identity), [rina.recipient])

    age.locked = locked
    with at(root) as archive, archive.writing() as writing:
        add_holder(writing, BUDI, WORDS, rina)


def _kill_at(last: int) -> Callable[..., None]:
    """Let this process be killed before its step `last`, be it of SQLite or of the disk.

    What is returned counts as a step, too.
    """
    steps = count(1)

    def step(*_: object) -> None:
        if next(steps) == last:
            os.kill(os.getpid(), signal.SIGKILL)

    def watched(call: Callable[..., Any]) -> Callable[..., Any]:
        def stepping(*arguments: Any, **options: Any) -> Any:
            step()
            return call(*arguments, **options)

        return stepping

    connect = sqlite3.connect

    def traced(statement: str) -> None:
        if not statement.startswith(_ONLY_LOOKING):
            step()

    def connected(*arguments: Any, **options: Any) -> sqlite3.Connection:
        connection: sqlite3.Connection = connect(*arguments, **options)
        connection.set_trace_callback(traced)
        return connection

    for name in _OF_THE_DISK:
        setattr(os, name, watched(getattr(os, name)))
    sqlite3.connect = connected  # type: ignore[assignment]
    return step


def main(folder: Path, work: Callable[[Path, Identity], None]) -> None:
    """Leave a folder for every third step, and for the last."""
    rina = age.as_identity((folder / KEY).read_text("ascii"))
    for last in count(1, STRIDE):
        root = folder / str(last)
        shutil.copytree(folder / "himpunan", root)
        child = os.fork()
        if child == 0:
            took_step = _kill_at(last)
            work(root, rina)
            took_step()
            os._exit(0)
        if os.waitpid(child, 0)[1] == 0:
            return


if __name__ == "__main__":
    main(Path(sys.argv[1]), {"enkripsi": encrypt, "tambah": add}[sys.argv[2]])
