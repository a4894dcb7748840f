"""`susun-ulang`: whatever was lost of register or journal comes back from the folders."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING, Final
from unittest import mock

import pytest

from kka_docs.errors import OutsideMissing
from kka_docs.himpunan import journal
from kka_docs.himpunan.archive import REGISTER
from kka_docs.himpunan.filing import destroy, lend, shelve
from kka_docs.himpunan.inspection import Wrong, inspect
from kka_docs.himpunan.papers import Shelf
from kka_docs.himpunan.queries import Search, codes_of, files_of, found
from kka_docs.himpunan.rebuilding import rebuild
from tests.himpunan.keeper import NOW, drafted, filed, minutes, opened

if TYPE_CHECKING:
    from pathlib import Path

OTHER: Final = "KKA-2026-007"
GONE: Final = "KKA-2026-001"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Three cases, one of them destroyed."""
    root = tmp_path / "himpunan"
    with opened(root) as archive:
        mark = drafted(archive, minutes())
        filed(archive, b"satu", number=mark.number)
        filed(archive, b"dua", about=minutes(OTHER))
        filed(archive, b"tiga", about=minutes(GONE))
        with archive.writing() as writing:
            shelve(writing, mark.number, Shelf("Besi"))
            destroy(writing, GONE, ("Rina", "Budi"), "masa simpan habis")
    return root


def told(root: Path) -> object:
    """All that the register says."""
    with opened(root) as archive:
        connection = archive.connection
        papers = found(connection, Search())
        numbers = [paper.number for paper in papers]
        return papers, [(files_of(connection, n), codes_of(connection, n)) for n in numbers]


def again(root: Path) -> tuple[int, tuple[int, ...]]:
    made = rebuild(root, lambda: NOW)
    return made.entries, made.lost


def test_a_damaged_register_is_made_anew_and_the_old_one_set_aside(root: Path) -> None:
    before = told(root)
    (root / REGISTER).write_bytes(b"rusak" * 999)
    made = rebuild(root, lambda: NOW)
    assert [path.read_bytes() for path in made.aside] == [b"rusak" * 999]
    assert told(root) == before
    assert inspect(root).findings == ()


def test_a_lost_journal_is_the_very_same_again(root: Path) -> None:
    path = root / journal.FILE_NAME
    before, said = path.read_bytes(), told(root)
    path.unlink()
    assert again(root) == (6, ())
    assert path.read_bytes() == before
    assert told(root) == said
    assert inspect(root).findings == ()


@pytest.mark.parametrize("cut", [0, 30, 400, -1])
def test_a_damaged_journal_is_the_very_same_again(root: Path, cut: int) -> None:
    path = root / journal.FILE_NAME
    before = path.read_bytes()
    path.write_bytes(before[:cut] + b"\0" * 40 + before[cut:])
    made = rebuild(root, lambda: NOW)
    assert path.read_bytes() == before
    assert made.lost == ()
    assert made.aside[0].name == "jurnal-rusak.jsonl"
    assert inspect(root).findings == ()


@pytest.mark.parametrize("cut", [0, 1, 700, -1])
@pytest.mark.parametrize("is_opened", [False, True])
def test_a_journal_cut_off_is_the_very_same_again(root: Path, cut: int, *, is_opened: bool) -> None:
    path = root / journal.FILE_NAME
    before, said = path.read_bytes(), told(root)
    path.write_bytes(before[:cut])
    if is_opened:  # by somebody who had lost the register, too, and noticed nothing
        (root / REGISTER).unlink()
        told(root)
    rebuild(root, lambda: NOW)
    assert path.read_bytes() == before
    assert told(root) == said
    assert inspect(root).findings == ()


def test_a_line_torn_off_at_the_end_is_no_entry(root: Path) -> None:
    path = root / journal.FILE_NAME
    before = path.read_bytes()
    path.write_bytes(before + before[:50])
    assert again(root) == (6, ())
    assert path.read_bytes() == before


def test_what_a_killed_writer_left_of_the_old_register_does_not_harm_the_new_one(
    root: Path,
) -> None:
    register, beside = root / REGISTER, root / f"{REGISTER}-journal"
    with closing(sqlite3.connect(register, isolation_level=None)) as killed:
        killed.execute("PRAGMA cache_size = 1")
        killed.execute("BEGIN IMMEDIATE")
        for table in ("papers", "files", "events", "codes", "cases", "loans"):
            killed.execute(f"DELETE FROM {table}")  # noqa: S608 - our own names
        left = beside.read_bytes()
        killed.execute("ROLLBACK")
    beside.write_bytes(left)
    rebuild(root, lambda: NOW)
    assert not beside.exists()
    assert inspect(root).findings == ()


def test_what_was_filed_over_an_older_journal_is_kept_with_what_that_lacks(root: Path) -> None:
    path = root / journal.FILE_NAME
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:2]))
    (root / REGISTER).unlink()
    with opened(root) as archive:
        filed(archive, b"empat", about=replace(minutes(meeting=2), kind="laporan"))
    assert {one.where for one in inspect(root).findings if one.is_damage} == {
        "catatan 3",
        "catatan 4",
        "catatan 5",
        "catatan 6",
    }
    made = rebuild(root, lambda: NOW)
    assert made.lost == (3,)  # its number, H-2026-0002, is another paper's now
    assert {one.where for one in inspect(root).findings if one.is_damage} == {"catatan 3"}
    assert sorted(path.read_bytes() for path in root.rglob("*.pdf")) == [b"dua", b"empat", b"satu"]
    with opened(root) as archive:
        shelf = {one.number: str(one.shelf) for one in found(archive.connection, Search())}
        assert shelf == {"H-2026-0001": "lemari Besi", "H-2026-0002": "", "H-2026-0003": ""}
    before = path.read_bytes()
    rebuild(root, lambda: NOW)
    assert path.read_bytes() == before


def test_what_was_changed_everywhere_is_named_and_what_hangs_on_it_too(root: Path) -> None:
    """A word replaced in all files: what tells of the paper that it was filed is sound nowhere."""
    with opened(root) as archive, archive.writing() as writing:
        lend(writing, "H-2026-0002", "Kepala Sekolah", "supervisi", None)
    for path in (root / journal.FILE_NAME, root / "2026" / OTHER / "catatan.jsonl"):
        path.write_bytes(
            path.read_bytes().replace(b'"kasus": "KKA-2026-007"', b'"kasus": "KKA-2026-077"')
        )
    made = rebuild(root, lambda: NOW)
    assert made.lost == (3, 7)
    assert {one.where for one in inspect(root).findings if one.is_damage} == {"catatan 7"}


def test_an_entry_that_cannot_have_been_is_left_out_and_named(root: Path) -> None:
    path = root / journal.FILE_NAME
    (*_, (last, head)) = journal.entries(path)
    forged = journal.sealed(head, last.time, "pinjam", {"nomor": "H-2026-0077"})
    journal.append(path, head, forged)
    made = rebuild(root, lambda: NOW)
    assert (made.entries, made.continued, made.lost) == (7, 7, (7,))
    assert inspect(root).findings == ()


def test_indexes_and_excerpts_come_back_too(root: Path) -> None:
    for name in ("daftar-isi.txt", "sha256sum.txt", "catatan.jsonl"):
        (root / "2026" / OTHER / name).unlink()
    assert again(root) == (6, ())
    assert inspect(root).findings == ()


def test_what_stands_nowhere_is_named_and_the_rest_is_kept(root: Path) -> None:
    """Journal damaged, and a whole case's folder gone: its one entry is lost for good."""
    path = root / journal.FILE_NAME
    shutil.rmtree(root / "2026" / OTHER)
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join([*lines[:2], b"rusak\n", *lines[3:]]))
    made = rebuild(root, lambda: NOW)
    assert (made.entries, made.continued, made.lost) == (6, 3, (3,))
    with opened(root) as archive:
        held = [paper.number for paper in found(archive.connection, Search())]
        assert held == ["H-2026-0003", "H-2026-0001"]
        filed(archive, b"empat", about=minutes(meeting=2))
    assert inspect(root).findings == ()
    (named, _) = list(journal.entries(path))[2]
    assert named.data["jurnal_lama"] == ["jurnal-rusak.jsonl"]
    assert named.data["hilang"] == [3]


def test_a_destroyed_case_stays_destroyed(root: Path) -> None:
    (root / journal.FILE_NAME).unlink()
    again(root)
    assert not list((root / "2026" / GONE).glob("*.pdf"))
    assert Wrong.FILE_MISSING not in {finding.wrong for finding in inspect(root).findings}


def test_a_full_disk_is_said_and_rebuilding_is_done_again(root: Path) -> None:
    path = root / journal.FILE_NAME
    before = path.read_bytes()
    path.unlink()
    full = OSError(errno.ENOSPC, "No space left on device")
    with mock.patch.object(os, "fsync", side_effect=full), pytest.raises(OutsideMissing):
        rebuild(root, lambda: NOW)
    assert again(root) == (6, ())
    assert path.read_bytes() == before
    assert inspect(root).findings == ()


def test_rebuilding_twice_changes_nothing_more(root: Path) -> None:
    (root / journal.FILE_NAME).unlink()
    again(root)
    before = (root / journal.FILE_NAME).read_bytes()
    again(root)
    assert (root / journal.FILE_NAME).read_bytes() == before
