"""Copies of filed papers that lie outside the archive: found, and removed when somebody says so."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from kka_docs.files import digest_at


def copies_outside(
    digests: Mapping[str, int], folders: Sequence[Path], archive: Path, also: Sequence[Path] = ()
) -> list[Path]:
    """Return the files that are exact copies, below the folders and among `also`.

    `digests` are those of the filed files, with their sizes in bytes. Links and the archive itself
    are passed over.
    """
    sizes = frozenset(digests.values())
    kept = archive.resolve()
    paths = {path.resolve() for folder in folders for path in _files(folder, kept)}
    paths |= {path.resolve() for path in also if not path.resolve().is_relative_to(kept)}
    return sorted(path for path in paths if _is_copy(path, sizes, digests))


def remove_copies(copies: Sequence[Path], digests: Collection[str]) -> list[Path]:
    """Remove the files that still are exact copies; return those that could not be removed."""
    return [path for path in copies if not _removed(path, digests)]


def _removed(path: Path, digests: Collection[str]) -> bool:
    try:
        if digest_at(path) not in digests:
            return False
        path.unlink()
    except OSError:
        return False
    return True


def _files(folder: Path, kept: Path) -> Iterator[Path]:
    for place, below, names in os.walk(folder):
        here = Path(place).resolve()
        below[:] = [name for name in below if here / name != kept]
        yield from (here / name for name in names)


def _is_copy(path: Path, sizes: Collection[int], digests: Collection[str]) -> bool:
    """Whether a file is one; what cannot be read is not said to be."""
    try:
        if path.is_symlink() or not path.is_file() or path.stat().st_size not in sizes:
            return False
        return digest_at(path) in digests
    except OSError:
        return False
