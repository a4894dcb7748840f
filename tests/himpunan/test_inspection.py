"""`periksa`: every fault of hands, disks and time is named, and nothing sound is blamed."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from datetime import timedelta, timezone
from typing import TYPE_CHECKING, Final

import pytest

from kka_docs.himpunan import journal
from kka_docs.himpunan.archive import REGISTER
from kka_docs.himpunan.filing import lend
from kka_docs.himpunan.inspection import Inspection, Wrong, inspect
from tests.himpunan.keeper import CASE, NOW, drafted, filed, minutes, opened

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FOLDER: Final = f"2026/{CASE}"
SCAN: Final = f"{FOLDER}/H-2026-0001-berita-acara-pindaian.pdf"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """An archive of one case with two papers, one of them lent."""
    root = tmp_path / "himpunan"
    with opened(root) as archive:
        mark = drafted(archive, minutes())
        filed(archive, b"satu", b"dua", number=mark.number)
        paper, _ = filed(archive, b"tiga", about=minutes(meeting=2))
        with archive.writing() as writing:
            lend(writing, paper.number, "Kepala Sekolah", "supervisi", None)
    return root


def seen(root: Path) -> list[tuple[Wrong, str]]:
    return [(finding.wrong, finding.where) for finding in inspect(root).findings]


def test_a_sound_archive_is_told_to_be_sound(root: Path) -> None:
    assert inspect(root) == Inspection(4, 1, 3, 11, ())


def test_looking_changes_nothing(root: Path) -> None:
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    inspect(root)
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before


def test_what_somebody_is_just_writing_is_not_blamed(root: Path) -> None:
    (root / FOLDER / ".kka-H-2026-0003-berita-acara-pindaian.pdf.tmp").write_bytes(b"seteng")
    assert inspect(root).findings == ()


def _rewrite(path: Path, old: bytes, new: bytes) -> None:
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
        lambda r: _rewrite(r / FOLDER / "daftar-isi.txt", b"berita-acara", b"laporan"),
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
        lambda r: _rewrite(r / journal.FILE_NAME, b"Kepala Sekolah", b"Kepala Dinas"),
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
    "an older register put back": (
        lambda r: _in_register(r, "UPDATE journal SET number = 3"),
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


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_named(root: Path, name: str) -> None:
    fault, wrong, where = FAULTS[name]
    fault(root)
    assert (wrong, where) in seen(root)


@pytest.mark.parametrize(
    ("name", "damaged"),
    [
        ("a file deleted", True),
        ("an entry edited", True),
        ("the register damaged", True),
        ("the journal's last entry removed, and the register", True),
        ("the journal's last entry removed", True),
        ("a file added", False),
        ("the index edited", False),
        ("the journal's last line torn", False),
    ],
)
def test_only_what_is_lost_or_altered_is_damage(root: Path, name: str, *, damaged: bool) -> None:
    fault, wrong, _ = FAULTS[name]
    fault(root)
    told = [finding for finding in inspect(root).findings if finding.wrong is wrong]
    assert [finding.is_damage for finding in told] == [damaged] * len(told)


def test_only_the_first_broken_entry_is_named(root: Path) -> None:
    path = root / journal.FILE_NAME
    _rewrite(path, b"Rina", b"Rani")
    broken = [where for wrong, where in seen(root) if wrong is Wrong.JOURNAL_BROKEN]
    assert broken == ["catatan 2"]


def test_a_clock_that_was_set_back_is_named_and_is_no_damage(root: Path) -> None:
    with opened(root, NOW - timedelta(days=30)) as archive:
        filed(archive, b"empat", about=minutes(meeting=3))
    told = inspect(root)
    assert [(finding.wrong, finding.where) for finding in told.findings] == [
        (Wrong.CLOCK_BACK, "catatan 5")
    ]
    assert not told.is_damaged


def test_clocks_of_two_zones_are_not_blamed(root: Path) -> None:
    """Five past twelve in Jayapura is earlier than ten past ten in Jakarta."""
    jayapura = timezone(timedelta(hours=9))
    with opened(root, (NOW + timedelta(minutes=5)).astimezone(jayapura)) as archive:
        filed(archive, b"empat", about=minutes(meeting=3))
    with opened(root, NOW + timedelta(minutes=10)) as archive:
        filed(archive, b"lima", about=minutes(meeting=4))
    assert inspect(root).findings == ()


def test_a_printed_head_that_is_not_the_journals_is_named(root: Path) -> None:
    """The whole chain sealed anew, as only somebody who knows how could do it."""
    path = root / journal.FILE_NAME
    head, lines = journal.START, []
    for entry, _ in journal.entries(path):
        data = {**entry.data, "kepala": "0123456789AB"} if entry.event == "konsep" else entry.data
        forged = journal.sealed(head, entry.time, entry.event, data)
        head = journal.Head(forged.number, forged.hash, 0)
        lines.append(forged.line())
    path.write_bytes(b"".join(lines))
    assert (Wrong.HEAD_UNKNOWN, "catatan 1") in seen(root)


def test_progress_is_told_in_bytes(root: Path) -> None:
    told: list[tuple[int, int]] = []
    inspect(root, lambda done, of: told.append((done, of)))
    assert told == [(4, 11), (7, 11), (11, 11)]
