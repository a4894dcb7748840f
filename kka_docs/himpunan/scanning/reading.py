"""Scans opened, and every page looked at for its code."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Final, TypeAlias

from kka_docs.errors import OutsideMissing
from kka_docs.files import refusal
from kka_docs.himpunan.scanning.apart import DeskApart
from kka_docs.himpunan.scanning.kinds import MOST_BYTES, kind_of
from kka_docs.himpunan.scanning.scanned import NoScan, Page, Scanned, Unreadable

Progress: TypeAlias = Callable[[Path, int, int], None]
"""Told after each page: the file, how many of its pages are done, and how many it has."""

_LIBRARIES: Final = ("pypdfium2", "zxingcpp")


def read_scans(
    paths: Iterable[Path], progress: Progress | None = None
) -> Iterator[Scanned | Unreadable]:
    """Yield each file with its pages' marks, or why it cannot be read, in the order given.

    Raises OutsideMissing where pypdfium2 or zxing-cpp is not installed, or no process can be had.
    """
    require_libraries()
    with DeskApart() as desk:
        for path in paths:
            try:
                yield _scanned(path, desk, progress or _silent)
            except NoScan as fault:
                yield Unreadable(path, fault.sentence)
            except OSError as cause:
                yield Unreadable(path, f"Berkas ini tidak dapat dibuka: {refusal(cause)}.")


def require_libraries() -> None:
    """Raise OutsideMissing where a library that reads scans is not installed."""
    if not all(map(find_spec, _LIBRARIES)):
        raise OutsideMissing(
            "Membaca pindaian memerlukan pustaka tambahan. Pasang dengan: "
            "pip install 'kka-docs[himpunan]'"
        )


def _scanned(path: Path, desk: DeskApart, progress: Progress) -> Scanned:
    content = _content(path)
    kind = kind_of(content)
    total = desk.open(kind, content)
    pages = []
    for number in range(1, total + 1):
        pages.append(_page(number, desk))
        progress(path, number, total)
    return Scanned(path, kind, content, tuple(pages))


def _content(path: Path) -> bytes:
    if not path.is_file():
        raise NoScan("Berkas ini tidak ditemukan, atau bukan berkas.")
    if path.stat().st_size > MOST_BYTES:
        raise NoScan(
            f"Berkas ini lebih besar daripada {MOST_BYTES // 1024**2} MB. Pindai dengan 300 dpi "
            "hitam-putih atau abu-abu, atau bagi menjadi beberapa berkas."
        )
    return path.read_bytes()


def _page(number: int, desk: DeskApart) -> Page:
    try:
        return Page(number, desk.look(number))
    except NoScan as fault:
        return Page(number, fault=fault.sentence)


def _silent(path: Path, done: int, total: int) -> None:
    """Progress that nobody watches."""
