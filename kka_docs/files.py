"""Single files onto the disk: written beside, then renamed, so that each is whole or not there."""

from __future__ import annotations

import errno
import hashlib
import os
from collections.abc import Mapping
from itertools import count
from pathlib import Path
from types import MappingProxyType

INVALID_FOLDER = "tidak-berlaku"
"""Where files go that hold no more, beside those that do: out of the way, but not lost."""

_TEMPORARY = ".kka-{name}.tmp"
_TEMPORARIES = ".kka-*.tmp"
_LONGEST_NAME = 240
"""Bytes; disks take names of 255."""

_REFUSALS: Mapping[int, str] = MappingProxyType(
    {
        errno.ENOENT: "berkas atau foldernya hilang, mungkin karena perintah lain bekerja di sana",
        errno.EACCES: "tidak ada izin",
        errno.EPERM: "tidak ada izin",
        errno.EROFS: "disk hanya dapat dibaca",
        errno.ENOSPC: "disk penuh",
        errno.EEXIST: "sebuah berkas sudah memakai nama foldernya",
        errno.ENOTDIR: "sebuah berkas sudah memakai nama foldernya",
        errno.EISDIR: "sebuah folder sudah memakai nama dokumennya",
        errno.ENAMETOOLONG: "namanya terlalu panjang",
    }
)


class InUse(PermissionError):
    """A file cannot be replaced because another program holds it open."""


def refusal(cause: OSError) -> str:
    """Return why the disk refused, as people say it."""
    return _REFUSALS.get(cause.errno or 0, "disk menolak")


def digest_of(content: bytes) -> str:
    """Return the SHA-256 digest of a document, as in the manifest."""
    return hashlib.sha256(content).hexdigest()


def digest_at(path: Path) -> str | None:
    """Return the digest of the file at `path`; None where there is none."""
    try:
        return digest_of(path.read_bytes())
    except FileNotFoundError:
        return None


def write_beside(target: Path, content: bytes) -> None:
    """Write `content` to `target` through a temporary file beside it and one rename.

    Raises InUse where another program, as Word does, holds `target` open.
    """
    temporary = target.with_name(_TEMPORARY.format(name=_shortened(target.name)))
    try:
        with temporary.open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        _move(temporary, target)
    finally:
        temporary.unlink(missing_ok=True)


def write_new(target: Path, content: bytes) -> Path:
    """Write `content` to `target`, or beside it under the next free name; return the path."""
    path = free_name(target)
    write_beside(path, content)
    return path


def _shortened(name: str) -> str:
    """A name that may become a little longer without being too long for the disk."""
    encoded = os.fsencode(name)
    return name if len(encoded) <= _LONGEST_NAME else hashlib.sha256(encoded).hexdigest()


def sweep(folder: Path) -> None:
    """Remove what an interrupted run was still writing."""
    for leftover in folder.glob(_TEMPORARIES):
        leftover.unlink(missing_ok=True)


def _move(temporary: Path, target: Path) -> None:
    try:
        temporary.replace(target)
    except PermissionError as cause:
        if target.exists():
            raise InUse(*cause.args) from cause
        raise


def free_name(target: Path) -> Path:
    """Return the path itself, or with the first free number."""
    if not target.exists():
        return target
    numbered = (target.with_name(f"{target.stem} ({n}){target.suffix}") for n in count(2))
    return next(path for path in numbered if not path.exists())
