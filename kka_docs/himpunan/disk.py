"""Files into the archive so that a power cut finds each whole or not there.

Contents are written through before their name is (`files.write_beside`), and the folder that holds
the name after it: without that the name itself may be lost.
"""

from __future__ import annotations

import errno
import hashlib
import os
from pathlib import Path

from kka_docs.files import write_beside

_CANNOT = frozenset({errno.EINVAL, errno.ENOTSUP})


def put(path: Path, content: bytes) -> None:
    """Write a file and its name through to the disk."""
    write_beside(path, content)
    sync_folder(path.parent)


def make_folder(folder: Path) -> None:
    """Make a folder and those above it, their names written through."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    folder.mkdir(exist_ok=True)
    sync_folder(folder.parent)


def make_folder_below(root: Path, folder: Path) -> None:
    """Make a folder of an archive; FileNotFoundError where the archive itself is not there.

    A share may have gone away: nothing is to be put where it was.
    """
    if not root.is_dir():
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(root))
    make_folder(folder)


def remove(path: Path) -> None:
    """Remove a file, if it is there, and have the disk remember."""
    path.unlink(missing_ok=True)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Write a folder's names through; Windows does so by itself, and opens no folders."""
    if os.name == "nt":
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    except OSError as cause:
        # Some office shares cannot do that for folders; they keep names by themselves, or not.
        if cause.errno not in _CANNOT:
            raise
    finally:
        os.close(opened)


def digest_of_file(path: Path) -> str:
    """Return the SHA-256 digest of a file of any size, in hexadecimal digits."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
