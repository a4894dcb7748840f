"""A day's work for a batch: some meetings of one school, and what lies there when all is made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kka_docs.manifest import MANIFEST
from kka_docs.workspace import MARKER
from tests.forms_in_words import (
    Filled,
    case,
    father,
    meeting,
    participant,
    profile,
    teacher,
    vice,
)

if TYPE_CHECKING:
    from pathlib import Path


def working_folder(root: Path) -> Path:
    """A working folder with a profile in order."""
    profile().save(root)
    (root / MARKER).write_text("", "utf-8")
    return root


def meetings(root: Path, count: int) -> Path:
    """Forms of so many meetings on TU's desk, some with one more guest; return the desk."""
    desk = root / "tu"
    for number in range(1, count + 1):
        guests = [participant("Wulan Rekaan", "Dokter")] if number % 2 else []
        invited = [teacher(), vice(), father(), *guests]
        _numbered(number, peserta=invited).save(desk, f"pertemuan-{number}.xlsx")
    return desk


def _numbered(number: int, **changes: Any) -> Filled:
    return meeting(f"KKA-2026-{number:03}", 1, **changes)


def secret_case(root: Path) -> Path:
    """A case form, on the counselor's desk."""
    return case().save(root / "bk")


def made(folder: Path) -> dict[str, bytes]:
    """Everything that lies below a folder but forms, by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix != ".xlsx"
    }


def letters(folder: Path) -> dict[str, bytes]:
    """The documents below a folder, by their path; manifests left out."""
    found = made(folder)
    return {name: content for name, content in found.items() if not name.endswith(MANIFEST)}
