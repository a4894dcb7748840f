"""What hands, disks and copies do to an archive, by name, and what `periksa` is to call it."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Final

from kka_docs.himpunan import journal
from kka_docs.himpunan.archive import REGISTER
from kka_docs.himpunan.filing import lend
from kka_docs.himpunan.inspection import Wrong
from tests.himpunan.keeper import CASE, drafted, filed, minutes, opened

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FOLDER: Final = f"2026/{CASE}"
SCAN: Final = f"{FOLDER}/H-2026-0001-berita-acara-pindaian.pdf"


def begin(root: Path) -> None:
    """An archive of one case with two papers, one of them lent."""
    with opened(root) as archive:
        mark = drafted(archive, minutes())
        filed(archive, b"satu", b"dua", number=mark.number)
        paper, _ = filed(archive, b"tiga", about=minutes(meeting=2))
        with archive.writing() as writing:
            lend(writing, paper.number, "Kepala Sekolah", "supervisi", None)


def rewrite(path: Path, old: bytes, new: bytes) -> None:
    """Put other words into a file."""
    assert old in path.read_bytes()
    path.write_bytes(path.read_bytes().replace(old, new))


def _in_register(root: Path, statement: str) -> None:
    with closing(sqlite3.connect(root / REGISTER)) as connection:
        connection.execute(statement)
        connection.commit()


def _with_lines(root: Path, change: Callable[[list[bytes]], list[bytes]]) -> None:
    path = root / journal.FILE_NAME
    path.write_bytes(b"".join(change(path.read_bytes().splitlines(keepends=True))))


def _without_last_entry(root: Path) -> None:
    _with_lines(root, lambda lines: lines[:-1])


def _without_last_entry_and_register(root: Path) -> None:
    _without_last_entry(root)
    (root / REGISTER).unlink()


def _older_register(root: Path) -> None:
    path = root / journal.FILE_NAME
    whole = path.read_bytes()
    _without_last_entry_and_register(root)
    opened(root).connection.close()
    path.write_bytes(whole)


def _make_folder_of_scan(root: Path) -> None:
    (root / SCAN).unlink()
    (root / SCAN).mkdir()


FAULTS: Final[dict[str, tuple[Callable[[Path], object], Wrong, str]]] = {
    "a file deleted": (lambda r: (r / SCAN).unlink(), Wrong.FILE_MISSING, SCAN),
    "a file edited": (lambda r: (r / SCAN).write_bytes(b"SATU"), Wrong.FILE_ALTERED, SCAN),
    "a file that is a folder now": (_make_folder_of_scan, Wrong.FILE_REFUSED, SCAN),
    "a file added": (
        lambda r: (r / FOLDER / "foto.jpg").write_bytes(b"?"),
        Wrong.FILE_EXTRA,
        f"{FOLDER}/foto.jpg",
    ),
    "a case's folder added": (
        lambda r: (r / "2026" / "KKA-2026-099").mkdir(),
        Wrong.FILE_EXTRA,
        "2026/KKA-2026-099",
    ),
    "the index edited": (
        lambda r: rewrite(r / FOLDER / "daftar-isi.txt", b"berita-acara", b"laporan"),
        Wrong.INDEX_DIFFERS,
        f"{FOLDER}/daftar-isi.txt",
    ),
    "the digests gone": (
        lambda r: (r / FOLDER / "sha256sum.txt").unlink(),
        Wrong.INDEX_DIFFERS,
        f"{FOLDER}/sha256sum.txt",
    ),
    "the excerpt cut": (
        lambda r: (r / FOLDER / "catatan.jsonl").write_bytes(b""),
        Wrong.EXCERPT_DIFFERS,
        f"{FOLDER}/catatan.jsonl",
    ),
    "an entry edited": (
        lambda r: rewrite(r / journal.FILE_NAME, b"Kepala Sekolah", b"Kepala Dinas"),
        Wrong.JOURNAL_BROKEN,
        "catatan 4",
    ),
    "the journal gone": (
        lambda r: (r / journal.FILE_NAME).unlink(),
        Wrong.JOURNAL_GONE,
        journal.FILE_NAME,
    ),
    "the journal's last line torn": (
        lambda r: (r / journal.FILE_NAME).write_bytes((r / journal.FILE_NAME).read_bytes()[:-5]),
        Wrong.JOURNAL_TORN,
        "catatan 4",
    ),
    "a shelf changed in the register": (
        lambda r: _in_register(r, "UPDATE papers SET cupboard = 'Z'"),
        Wrong.REGISTER_DIFFERS,
        REGISTER,
    ),
    "a digest changed in the register": (
        lambda r: _in_register(r, "UPDATE files SET digest = 'x' WHERE id = 1"),
        Wrong.REGISTER_DIFFERS,
        REGISTER,
    ),
    "a loan taken out of the register": (
        lambda r: _in_register(r, "DELETE FROM loans"),
        Wrong.REGISTER_DIFFERS,
        REGISTER,
    ),
    "the register's place in the journal changed": (
        lambda r: _in_register(r, "UPDATE journal SET hash = 'x'"),
        Wrong.REGISTER_DIFFERS,
        REGISTER,
    ),
    "an older register put back": (
        _older_register,
        Wrong.REGISTER_BEHIND,
        REGISTER,
    ),
    "the journal's last entry removed, and the register": (
        _without_last_entry_and_register,
        Wrong.ENTRY_LOST,
        "catatan 4",
    ),
    "the journal's last entry removed": (
        _without_last_entry,
        Wrong.REGISTER_DIFFERS,
        REGISTER,
    ),
    "two entries exchanged": (
        lambda r: _with_lines(r, lambda lines: [lines[0], lines[2], lines[1], *lines[3:]]),
        Wrong.JOURNAL_BROKEN,
        "catatan 2",
    ),
    "an entry removed": (
        lambda r: _with_lines(r, lambda lines: [*lines[:2], *lines[3:]]),
        Wrong.JOURNAL_BROKEN,
        "catatan 3",
    ),
    "the register damaged": (
        lambda r: (r / REGISTER).write_bytes(b"rusak" * 999),
        Wrong.REGISTER_DAMAGED,
        REGISTER,
    ),
    "the register gone": (
        lambda r: (r / REGISTER).unlink(),
        Wrong.REGISTER_DAMAGED,
        REGISTER,
    ),
    "the case's folder gone": (lambda r: shutil.rmtree(r / FOLDER), Wrong.FILE_MISSING, SCAN),
}
