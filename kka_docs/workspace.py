"""The working folder: where it is, its desks and profile, and where documents go."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kka_docs.definitions.forms import FORMS
from kka_docs.files import INVALID_FOLDER
from kka_docs.forms.book import FORM_SUFFIXES
from kka_docs.himpunan.journal import FILE_NAME as JOURNAL

MARKER = "folder-kerja-kka.txt"
"""The file by which a working folder is known; `kka mulai` writes it."""

MARKER_TEXT = (
    "Berkas ini menandai folder kerja kka_docs. Jangan dihapus atau dipindahkan.\n"
    "Folder bk untuk konselor (rahasia), folder tu untuk tata usaha.\n"
)
DESKS = ("bk", "tu")
COUNSELORS_DESK = "bk"
HIMPUNAN = "himpunan"
OUTPUT_WITHOUT_FOLDER = "output"
PROFILE_NAME = FORMS["profil"].file_name

_PROFILE_NAMES = tuple(str(Path(PROFILE_NAME).with_suffix(suffix)) for suffix in FORM_SUFFIXES)
_LOCK_PREFIX = "~$"


@dataclass(frozen=True, slots=True)
class Workspace:
    """A working folder."""

    root: Path

    def desk_of(self, form: Path) -> Path:
        """Return the desk (bk or tu) below which the form lies, else the folder itself."""
        inside = form.resolve().relative_to(self.root.resolve()).parts
        return self.root / inside[0] if inside and inside[0] in DESKS else self.root

    def himpunan_for(self, form: Path) -> Path | None:
        """Return the archive's folder for a form on the counselor's desk; None for any other."""
        desk = self.root / COUNSELORS_DESK
        return desk / HIMPUNAN if self.desk_of(form) == desk else None


def workspace_of(path: Path) -> Workspace | None:
    """Return the working folder that `path` lies in, or None.

    The search goes upward and stops at the home folder or the drive's root.
    """
    start = path.resolve()
    for folder in (start, *start.parents):
        if (folder / MARKER).is_file():
            return Workspace(folder)
        if folder == Path.home():
            return None
    return None


def output_folder(form: Path, chosen: Path | None) -> Path:
    """Return the folder below which a form's documents go.

    The one chosen; else the desk the form lies on; else `output` in the current folder.
    """
    if chosen is not None:
        return chosen
    workspace = workspace_of(form)
    return Path(OUTPUT_WITHOUT_FOLDER) if workspace is None else workspace.desk_of(form)


def profile_for(form: Path) -> Path | None:
    """Return the profile that serves a form, or None.

    The one beside the form; else the working folder's own.
    """
    workspace = workspace_of(form)
    folders = [form.parent, *([] if workspace is None else [workspace.root])]
    candidates = (folder / name for folder in folders for name in _PROFILE_NAMES)
    return next((path for path in candidates if path.is_file()), None)


def forms_below(paths: Iterable[Path]) -> list[Path]:
    """Return every workbook named by `paths`, folders searched, each once, in a stable order.

    What was set aside in a folder of `paths` holds no more, so it is passed over.
    """
    found: dict[Path, Path] = {}
    for path in paths:
        for form in _workbooks(path):
            found.setdefault(form.resolve(), form)
    return list(found.values())


def links_out_of(paths: Iterable[Path]) -> list[Path]:
    """Return the links in these folders that lead out of them: they are not followed."""
    folders = [path for path in paths if path.is_dir()]
    return [
        link for folder in folders for link in sorted(_below(folder)) if _leads_out(link, folder)
    ]


def _leads_out(path: Path, folder: Path) -> bool:
    if not path.is_symlink() or not (path.is_dir() or path.suffix.lower() in FORM_SUFFIXES):
        return False
    return path.exists() and not path.resolve().is_relative_to(folder.resolve())


def _workbooks(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    for candidate in sorted(_below(path)):
        inside = candidate.relative_to(path).parts
        hidden = INVALID_FOLDER in inside or any(part.startswith(".") for part in inside)
        lock = candidate.name.startswith(_LOCK_PREFIX)
        whole = candidate.is_file() and not candidate.is_symlink()
        if candidate.suffix.lower() in FORM_SUFFIXES and whole and not hidden and not lock:
            yield candidate


def _below(folder: Path) -> Iterator[Path]:
    """All that lies below a folder, but for archives: the forms there are done with."""
    for place, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not (Path(place, name) / JOURNAL).is_file()]
        yield from (Path(place, name) for name in (*folders, *files))
