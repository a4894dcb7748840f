"""Where the archive is: on the counselor's desk of a working folder, or where somebody says."""

from __future__ import annotations

from pathlib import Path

from kka_docs.himpunan.journal import FILE_NAME as JOURNAL
from kka_docs.workspace import COUNSELORS_DESK, DESKS, HIMPUNAN, MARKER, workspace_of


def archive_root(named: Path | None, *near: Path) -> Path | None:
    """Return the archive's folder: the one named, else that of a working folder around a path.

    A working folder may be named, too. An archive that lies by itself, such as one restored from a
    backup, is found from inside. None where there is neither, or the office's desk alone.
    """
    if named is not None:
        return _of_working_folder(named) if (named / MARKER).is_file() else named
    return next(filter(None, map(_around, near)), None)


def is_begun(root: Path) -> bool:
    """Return whether anything was ever put into the folder: looking must not begin an archive."""
    return root.is_dir() and any(root.iterdir())


def _around(path: Path) -> Path | None:
    workspace = workspace_of(path)
    if workspace is not None:
        return _of_working_folder(workspace.root)
    start = path.resolve()
    folders = (start, *start.parents)
    return next((folder for folder in folders if (folder / JOURNAL).is_file()), None)


def _of_working_folder(root: Path) -> Path | None:
    """On the counselor's desk; in the folder itself where it has no desks at all."""
    if (root / COUNSELORS_DESK).is_dir():
        return root / COUNSELORS_DESK / HIMPUNAN
    return None if any((root / desk).is_dir() for desk in DESKS) else root / HIMPUNAN
