"""Files that are written anew and whose digest the journal knows: keys, names.

The new one waits beside the old until the journal names its digest, and then takes its place. So
whenever the power fails, the file that the journal means is there.
"""

from __future__ import annotations

from pathlib import Path

from kka_docs.files import digest_at, digest_of
from kka_docs.himpunan.disk import make_folder_below, put, remove

_WAITING = ".kka-{name}.baru"


def propose(root: Path, path: Path, content: bytes) -> str:
    """Write what `path` of the archive is to hold once the journal says so; return its digest."""
    make_folder_below(root, path.parent)
    put(_waiting(path), content)
    return digest_of(content)


def adopt(path: Path, digest: str) -> None:
    """Put what the journal names into its place, once or again; what it never named goes.

    The disk need not remember that at once: what still waits is found there, too (`held`).
    """
    waiting = _waiting(path)
    held = digest_at(waiting)
    if held == digest:
        waiting.replace(path)
    elif held is not None and digest_at(path) == digest:
        remove(waiting)


def held(path: Path, digest: str) -> bytes | None:
    """Return what the journal names, in its place or still waiting.

    Else what lies there, altered by somebody; None where nothing does.
    """
    waiting = _waiting(path)
    if digest_at(waiting) == digest:
        return waiting.read_bytes()
    return path.read_bytes() if path.exists() else None


def discard(path: Path) -> None:
    """Remove the file and what waits beside it."""
    for one in (path, _waiting(path)):
        if one.exists():
            remove(one)


def _waiting(path: Path) -> Path:
    return path.with_name(_WAITING.format(name=path.name))
