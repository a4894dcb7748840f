"""Copies of filed papers that lie outside the archive: found, and removed when somebody says so."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from kka_docs.files import digest_at
from kka_docs.himpunan.archive import REGISTER
from kka_docs.himpunan.journal import FILE_NAME as JOURNAL

_MARKS = (JOURNAL, REGISTER)
"""By either of which an archive is known, also a damaged one."""


def copies_outside(
    digests: Mapping[str, int], folders: Sequence[Path], also: Sequence[Path]
) -> list[Path]:
    """Return the files that are exact copies, below the folders and among `also`.

    `digests` are those of the filed files, with their sizes in bytes. Links, and what lies in an
    archive, are passed over.
    """
    sizes = frozenset(digests.values())
    paths = [path for folder in folders for path in files_outside(folder)]
    paths += [path for path in also if not _is_archived(path)]
    copies = (path for path in paths if _is_copy(path, sizes, digests))
    return sorted({path.resolve() for path in copies})


def remove_copies(copies: Sequence[Path], digests: Collection[str]) -> list[Path]:
    """Remove the files that still are exact copies; return those that could not be removed."""
    return [path for path in copies if not _removed(path, digests)]


def files_outside(folder: Path) -> Iterator[Path]:
    """Yield the files below a folder; none of an archive: a restored backup is no stray copy."""
    for place, below, names in os.walk(folder):
        if any(mark in names for mark in _MARKS):
            below.clear()
        else:
            yield from (Path(place) / name for name in names)


def files_of_case(folder: Path, case: str) -> list[Path]:
    """Return the files below a folder, none of an archive, whose names contain a case's code.

    The minutes of its destruction are not among them: they are to stay.
    """
    code = re.compile(rf"{re.escape(case)}(?!\d)", re.IGNORECASE)
    return sorted(
        path
        for path in files_outside(folder)
        if code.search(path.name) and not path.name.startswith("berita-acara-pemusnahan-")
    )


def _removed(path: Path, digests: Collection[str]) -> bool:
    try:
        if digest_at(path) not in digests:
            return False
        path.unlink()
    except OSError:
        return False
    return True


def _is_archived(path: Path) -> bool:
    folders = path.resolve().parents
    return any((folder / mark).is_file() for folder in folders for mark in _MARKS)


def _is_copy(path: Path, sizes: Collection[int], digests: Collection[str]) -> bool:
    """Whether a file is one; what cannot be read is not said to be."""
    try:
        if path.is_symlink() or not path.is_file() or path.stat().st_size not in sizes:
            return False
        return digest_at(path) in digests
    except OSError:
        return False
