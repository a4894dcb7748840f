"""A counselor's work at the archive, stopped at every step of the disk in turn.

`killed` ends a run as `kill -9` does, `power_cut` gives what a disk holds when the power fails:
what was written through, and nothing else.
"""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from unittest import mock

from kka_docs.himpunan.archive import REGISTER, Destroyed
from kka_docs.himpunan.filing import destroy, lend
from kka_docs.himpunan.queries import Search, found
from tests.himpunan.keeper import drafted, filed, minutes, opened

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

STEPS_OF_DISK: Final = ("replace", "unlink", "mkdir", "rename", "link", "rmdir")
OLD: Final = "KKA-2026-001"


def work(root: Path, done: Callable[[str], object] = lambda _what: None) -> None:
    """A day's work; `done` is told of each step when the program says that it is done."""
    with opened(root) as archive:
        mark = drafted(archive, minutes())
        done("draft")
        filed(archive, b"satu", b"dua", number=mark.number)
        done("filed")
        if not found(archive.connection, Search(lent=True)):
            with archive.writing() as writing:
                lend(writing, mark.number, "Kepala Sekolah", "supervisi", None)
        done("lent")
        with archive.writing() as writing, suppress(Destroyed):
            destroy(writing, OLD, ("Rina", "Budi"), "masa simpan habis")
        done("destroyed")


def begun(root: Path, done: Callable[[str], object] = lambda _what: None) -> None:
    """An archive with an old case in it."""
    with opened(root) as archive:
        filed(archive, b"lama", about=minutes(OLD))
        done("begun")


@contextmanager
def watched(step: Callable[[], None]) -> Iterator[None]:
    """Call `step` before everything that changes the disk, and when the register remembers."""
    connect = sqlite3.connect

    def remembering(statement: str) -> None:
        if statement == "COMMIT":
            step()

    def connected(*arguments: Any, **options: Any) -> sqlite3.Connection:
        step()
        connection: sqlite3.Connection = connect(*arguments, **options)
        connection.set_trace_callback(remembering)
        return connection

    def around(real: Callable[..., Any]) -> Callable[..., Any]:
        def stepping(*arguments: Any, **options: Any) -> Any:
            step()
            return real(*arguments, **options)

        return stepping

    def waiting_for_nothing(_descriptor: int) -> None:
        step()

    patches = [mock.patch.object(os, name, around(getattr(os, name))) for name in STEPS_OF_DISK]
    # A kill loses nothing that the system already has: there is no need to wait for the disk.
    patches.append(mock.patch.object(os, "fsync", waiting_for_nothing))
    with mock.patch.object(sqlite3, "connect", connected):
        for patch in patches:
            patch.start()
        try:
            yield
        finally:
            for patch in patches:
                patch.stop()


def killed(root: Path, last: int, told: Path, work: Callable[..., None] = work) -> bool:
    """Let the work be killed at its step `last`; tell whether it came to its end before.

    What it said was done stands in the file `told`.
    """
    child = os.fork()
    if child == 0:
        with suppress(BaseException):
            _work_until(root, last, told, work)
            os._exit(0)
        os._exit(1)
    status = os.waitpid(child, 0)[1]
    assert status in {0, signal.SIGKILL}, f"the work itself failed at step {last}"
    return status == 0


def _work_until(root: Path, last: int, told: Path, work: Callable[..., None]) -> None:
    steps = count(1)

    def step() -> None:
        if next(steps) == last:
            os.kill(os.getpid(), signal.SIGKILL)

    with told.open("a", buffering=1) as said, watched(step):
        work(root, lambda what: said.write(f"{what}\n"))


class PowerCut:
    """A disk that keeps only what was written through: contents by fsync, names by their folder's.

    SQLite writes past Python. What the register's file would hold in the middle of that is not
    known, and counts as lost; what SQLite said is committed is there.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._contents: dict[int, bytes] = {}
        self._names: dict[int, dict[str, int]] = {}
        for path in (root.parent, root, *root.rglob("*")):
            if path.exists():  # it is there since long ago
                self._keep(path)

    def synced(self, descriptor: int) -> None:
        """Remember what one fsync makes last."""
        self._keep(Path(f"/proc/self/fd/{descriptor}").readlink())

    def remains(self, target: Path, *, is_committed: bool = False) -> None:
        """Write to `target` what the disk holds when the power comes back."""
        shutil.rmtree(target, ignore_errors=True)
        above = self._names[self._root.parent.stat().st_ino]
        if self._root.name in above:
            self._write(above[self._root.name], target)
            if is_committed:
                shutil.copy(self._root / REGISTER, target)

    def _keep(self, path: Path) -> None:
        inode = path.stat().st_ino
        if path.is_dir():
            self._names[inode] = {one.name: one.stat().st_ino for one in path.iterdir()}
            for one in path.iterdir():
                if one.is_dir():
                    self._names.setdefault(one.stat().st_ino, {})
        else:
            self._contents[inode] = path.read_bytes()

    def _write(self, folder: int, target: Path) -> None:
        target.mkdir()
        for name, inode in self._names[folder].items():
            if inode in self._names:
                self._write(inode, target / name)
            elif not name.startswith(REGISTER):
                (target / name).write_bytes(self._contents.get(inode, b""))
