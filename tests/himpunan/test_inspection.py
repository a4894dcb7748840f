"""`periksa`: every fault of hands, disks and time is named, and nothing sound is blamed."""

from __future__ import annotations

from datetime import timedelta, timezone
from typing import TYPE_CHECKING

import pytest

from kka_docs.himpunan import journal
from kka_docs.himpunan.inspection import Inspection, Wrong, inspect
from tests.himpunan.damage import FAULTS, FOLDER, begin, rewrite
from tests.himpunan.keeper import NOW, filed, minutes, opened

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """An archive of one case with two papers, one of them lent."""
    begin(tmp_path / "himpunan")
    return tmp_path / "himpunan"


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
    rewrite(path, b"Rina", b"Rani")
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
