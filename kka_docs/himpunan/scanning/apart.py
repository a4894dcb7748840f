"""A desk in a process of its own: what a hostile file can do there stays there."""

from __future__ import annotations

import signal
from collections.abc import Sequence
from multiprocessing import get_context
from multiprocessing.connection import Connection
from types import TracebackType
from typing import Any, Final

from kka_docs.errors import OutsideMissing
from kka_docs.himpunan.papers import Mark
from kka_docs.himpunan.scanning.desk import Desk
from kka_docs.himpunan.scanning.scanned import Kind, NoScan

_SECONDS: Final = 20.0
"""For one page. A4 takes a tenth, half under a stamp or without code one or two: of the processor,
which may be busy with other things."""

_SECONDS_TO_CUT: Final = 60.0
_SECONDS_TO_START: Final = 60.0
_READY: Final = "siap"


class DeskApart:
    """A desk whose work is done elsewhere and given up after some seconds, a context manager.

    All methods are the desk's, and raise NoScan where the work was given up, OutsideMissing where
    no process can be had.
    """

    def __init__(self, seconds: float = _SECONDS) -> None:
        self._seconds = seconds
        self._process: Any = None
        self._line: Connection | None = None
        self._laid: tuple[Kind, bytes] | None = None

    def __enter__(self) -> DeskApart:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._end()

    def open(self, kind: Kind, content: bytes) -> int:
        """Lay a scan open; return how many pages it has."""
        self._laid = (kind, content)
        pages: int = self._asked("open", self._seconds, kind, content)
        return pages

    def look(self, page: int) -> Mark | None:
        """Return the mark on a page, counted from 1."""
        self._lay_again()
        mark: Mark | None = self._asked("look", self._seconds, page)
        return mark

    def cut(self, pages: Sequence[int]) -> bytes:
        """Return a PDF of some of the pages."""
        self._lay_again()
        pdf: bytes = self._asked("cut", _SECONDS_TO_CUT, tuple(pages))
        return pdf

    def _lay_again(self) -> None:
        """After a process was given up, the next one has an empty desk."""
        if self._line is None and self._laid is not None:
            self._asked("open", self._seconds, *self._laid)

    def _asked(self, what: str, seconds: float, *facts: Any) -> Any:
        line = self._line or self._begin()
        try:
            line.send((what, facts))
            if not line.poll(seconds):
                raise TimeoutError
            is_done, answer = line.recv()
        except (OSError, EOFError) as cause:
            self._end()
            is_late = isinstance(cause, TimeoutError)
            raise NoScan(_TOO_SLOW if is_late else _CRASHED) from cause
        if not is_done:
            raise NoScan(answer)
        return answer

    def _begin(self) -> Connection:
        # "spawn" everywhere, as Windows has nothing else: what works here works there.
        context = get_context("spawn")
        ours, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs,), daemon=True)
        self._process.start()
        theirs.close()
        self._line = ours
        _require_started(ours)
        return ours

    def _end(self) -> None:
        if self._line is not None:
            self._line.close()
            self._process.kill()
            self._process.join()
        self._line = None


def _require_started(line: Connection) -> None:
    try:
        has_started = line.poll(_SECONDS_TO_START) and line.recv() == _READY
    except (OSError, EOFError):
        has_started = False
    if not has_started:
        raise OutsideMissing(
            "Proses yang membaca pindaian tidak dapat dimulai, mungkin karena memori penuh. "
            "Tutup program lain, lalu jalankan lagi."
        )


def _serve(line: Connection) -> None:
    """Work until the line is cut; Ctrl+C is for the parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    desk = Desk()
    line.send(_READY)
    while True:
        try:
            what, facts = line.recv()
        except (EOFError, OSError):
            return
        line.send(_answer(desk, what, facts))


def _answer(desk: Desk, what: str, facts: Sequence[Any]) -> tuple[bool, Any]:
    try:
        return True, getattr(desk, what)(*facts)
    except NoScan as fault:
        return False, fault.sentence
    except Exception:  # whatever a hostile file provokes in the libraries
        return False, _CRASHED


_TOO_SLOW: Final = "Halaman ini terlalu lama dibaca, jadi dilewati. Pindai sekali lagi."
_CRASHED: Final = "Halaman ini tidak dapat dibaca: berkasnya rusak. Pindai sekali lagi."
