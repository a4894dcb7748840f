"""Scans opened, and every page looked at for its code."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from kka_docs.himpunan.scanning.scanned import Scanned, Unreadable

Progress = Callable[[Path, int, int], None]
"""Told after each page: the file, how many of its pages are done, and how many it has."""


def read_scans(
    paths: Iterable[Path], progress: Progress | None = None
) -> Iterator[Scanned | Unreadable]:
    """Yield each file with its pages' marks, or why it cannot be read, in the order given.

    Raises OutsideMissing where pypdfium2 or zxing-cpp is not installed.
    """
    raise NotImplementedError((paths, progress))
