"""Promises kept under force: killed, without power, on a full disk, on a share that goes away."""

from __future__ import annotations

import errno
import os
import shutil
from itertools import count
from pathlib import Path
from typing import Final
from unittest import mock

import pytest

from kka_docs.errors import ArchiveDamaged, OutsideMissing
from kka_docs.himpunan import journal
from kka_docs.himpunan.archive import Archive
from kka_docs.himpunan.filing import destroy
from kka_docs.himpunan.inspection import Wrong, inspect
from tests.himpunan.keeper import CASE, NOW, filed, minutes, opened
from tests.himpunan.killed import OLD, PowerCut, begun, killed, watched, work

FOLDER: Final = f"2026/{CASE}"
STRIDE: Final = 3
"""Each step takes a tenth of a second; with 1 all of them are tried."""

needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="killing is told by signals")
EVENTS: Final = {"draft": "konsep", "filed": "simpan", "lent": "pinjam", "destroyed": "musnah"}


def require_kept(root: Path, said: list[str]) -> None:
    """Everything that was said to be done is there, and opening the archive mends the rest.

    What remains of a filing that came to nothing is at most a file that nobody knows.
    """
    with opened(root) as archive:
        happened = [entry.event for entry, _ in journal.entries(archive.journal)]
        assert happened[1:][: len(said)] == [EVENTS[what] for what in said]
    told = inspect(root)
    assert {finding.wrong for finding in told.findings} <= {Wrong.FILE_EXTRA}
    if "filed" in said:
        assert sorted(path.read_bytes() for path in (root / FOLDER).glob("*.pdf")) == [
            b"dua",
            b"satu",
        ]
    if happened[-1] == "musnah":
        assert not list((root / "2026" / OLD).glob("*.pdf"))
    else:
        assert [path.read_bytes() for path in (root / "2026" / OLD).glob("*.pdf")] == [b"lama"]


@needs_fork
def test_a_run_killed_at_any_step_loses_nothing_that_was_said_to_be_done(tmp_path: Path) -> None:
    whole = tmp_path / "semula"
    begun(whole)
    for step in count(1, STRIDE):
        root, told = tmp_path / f"himpunan-{step}", tmp_path / f"kata-{step}"
        shutil.copytree(whole, root)
        ended = killed(root, step, told)
        require_kept(root, told.read_text().split())
        if ended:
            assert told.read_text().split() == list(EVENTS)
            assert step > 50
            break


@needs_fork
def test_work_begun_again_after_a_kill_comes_to_the_same_end(tmp_path: Path) -> None:
    whole = tmp_path / "semula"
    begun(whole)
    for step in range(2, 200, 13):
        root = tmp_path / f"himpunan-{step}"
        shutil.copytree(whole, root)
        killed(root, step, tmp_path / "kata")
        work(root)
        assert not inspect(root).is_damaged


@needs_fork
def test_a_run_killed_while_it_begins_the_archive_leaves_one_to_file_into(tmp_path: Path) -> None:
    for step in count(1):
        root = tmp_path / f"himpunan-{step}"
        ended = killed(root, step, tmp_path / "kata", begun)
        with opened(root) as archive:
            filed(archive, b"baru", about=minutes())
        assert {finding.wrong for finding in inspect(root).findings} <= {Wrong.FILE_EXTRA}
        if ended:
            assert step > 10
            break


@pytest.mark.parametrize("written", [1, 70, -1])
def test_a_line_that_the_power_cut_off_is_dropped_and_filing_goes_on(
    tmp_path: Path, written: int
) -> None:
    root = tmp_path / "himpunan"
    with opened(root) as archive:
        filed(archive, b"satu")
        lost = journal.sealed(archive.head(), NOW.isoformat(), "tempat", {"nomor": "H-2026-0001"})
    with (root / journal.FILE_NAME).open("ab") as stream:
        stream.write(lost.line()[:written])
    with opened(root) as archive:
        filed(archive, b"dua", about=minutes(meeting=2))
        assert archive.head().number == 2
    assert inspect(root).findings == ()


def test_a_power_cut_at_any_moment_loses_nothing_that_was_said_to_be_done(tmp_path: Path) -> None:
    root = tmp_path / "himpunan"
    said: list[str] = []
    disk, moments = PowerCut(root), count(1)

    def synced(descriptor: int) -> None:
        disk.synced(descriptor)
        look()

    def look(*, is_committed: bool = False) -> None:
        after = tmp_path / f"sesudah-{next(moments)}"
        disk.remains(after, is_committed=is_committed)
        if (after / journal.FILE_NAME).exists():
            require_kept_in_journal(after, said)
        else:
            assert said == []

    def done(what: str) -> None:
        said.append(what)
        look()
        look(is_committed=True)

    with mock.patch.object(os, "fsync", synced):
        begun(root)
        work(root, done)
    assert said == list(EVENTS)


def require_kept_in_journal(after: Path, said: list[str]) -> None:
    with mock.patch.object(os, "fsync", return_value=None):
        if said:
            require_kept(after, said)
        else:
            opened(after).connection.close()


class FullDisk:
    """A disk that has no room from its n-th write on, and has again later."""

    def __init__(self, last: int) -> None:
        self._left = last

    def synced(self, _descriptor: int) -> None:
        self._left -= 1
        if self._left < 0:
            raise OSError(errno.ENOSPC, "No space left on device")

    @property
    def is_full(self) -> bool:
        return self._left < 0


def test_a_full_disk_is_said_and_loses_nothing(tmp_path: Path) -> None:
    whole = tmp_path / "semula"
    begun(whole)
    for step in count(0, STRIDE):
        root = tmp_path / f"himpunan-{step}"
        said: list[str] = []
        shutil.copytree(whole, root)
        disk = FullDisk(step)
        with mock.patch.object(os, "fsync", disk.synced):
            told = _refused(root, said)
        assert "disk penuh" in told or not disk.is_full
        assert not list(root.rglob(".kka-*"))
        require_kept(root, said)
        work(root)
        assert not inspect(root).is_damaged
        if not disk.is_full:
            assert said == list(EVENTS)
            break


def _refused(root: Path, said: list[str]) -> str:
    """The sentence that the work ends with; none where it came to its end."""
    try:
        work(root, said.append)
    except OutsideMissing as told:
        return told.sentence
    return ""


def test_what_the_disk_kept_from_the_journal_is_not_done_later(tmp_path: Path) -> None:
    root = tmp_path / "himpunan"
    begun(root)

    def refused_for_the_journal(descriptor: int) -> None:
        if Path(f"/proc/self/fd/{descriptor}").readlink().name == journal.FILE_NAME:
            raise OSError(errno.ENOSPC, "No space left on device")

    with opened(root) as archive:
        with (
            mock.patch.object(os, "fsync", refused_for_the_journal),
            pytest.raises(OutsideMissing, match="disk penuh"),
            archive.writing() as writing,
        ):
            destroy(writing, OLD, ("Rina", "Budi"), "masa simpan habis")
        assert archive.head().number == 1
    with opened(root) as archive:
        assert [entry.event for entry, _ in journal.entries(archive.journal)] == ["simpan"]
    assert inspect(root).findings == ()


@pytest.mark.parametrize("room", [0, 1])
def test_a_disk_too_full_for_the_register_is_said_and_loses_nothing(
    tmp_path: Path, room: int
) -> None:
    root = tmp_path / "himpunan"
    begun(root)
    with opened(root) as archive:
        (pages,) = archive.connection.execute("PRAGMA page_count").fetchone()
        archive.connection.execute(f"PRAGMA max_page_count = {pages + room}")
        done = list[int]()
        with pytest.raises(OutsideMissing, match="ruang disk"):
            _file_until_refused(archive, done)
    with opened(root) as archive:
        assert archive.head().number == 1 + len(done)
        _file(archive, len(done))
    assert inspect(root).findings == ()


def _file_until_refused(archive: Archive, done: list[int]) -> None:
    for meeting in count():
        _file(archive, meeting)
        done.append(meeting)


def _file(archive: Archive, meeting: int) -> None:
    filed(archive, f"isi {meeting}".encode(), about=minutes(meeting=meeting))


class Refusing:
    """A disk or a share that refuses from its n-th use on."""

    def __init__(self, root: Path, last: int) -> None:
        self._root, self._left = root, last

    def step(self) -> None:
        self._left -= 1
        if self._left == -1:
            self._root.rename(self.elsewhere)

    @property
    def elsewhere(self) -> Path:
        """Where the share is while nobody reaches it."""
        return self._root.with_name(f"{self._root.name}-putus")


def test_a_share_that_goes_away_in_the_midst_is_said_and_the_work_can_be_repeated(
    tmp_path: Path,
) -> None:
    whole = tmp_path / "semula"
    begun(whole)
    for step in count(0, STRIDE):
        root, said = tmp_path / f"himpunan-{step}", list[str]()
        shutil.copytree(whole, root)
        share = Refusing(root, step)
        with watched(share.step):
            told = _refused(root, said)
        if not share.elsewhere.exists():
            assert said == list(EVENTS)
            assert step > 50
            break
        assert str(root) in told or said == list(EVENTS)
        assert not root.exists(), "nothing is begun where the share is not"
        share.elsewhere.rename(root)
        require_kept(root, said)
        work(root)
        assert not inspect(root).is_damaged


def test_a_share_that_goes_away_is_said(tmp_path: Path) -> None:
    root = tmp_path / "himpunan"
    with opened(root) as archive:
        filed(archive, b"satu")
        root.rename(tmp_path / "putus")
        with pytest.raises(OutsideMissing):
            filed(archive, b"dua")
        (tmp_path / "putus").rename(root)
    with opened(root) as archive:
        filed(archive, b"dua", about=minutes(meeting=2))
    assert not inspect(root).is_damaged


@pytest.mark.parametrize(
    ("wrong", "right"),
    [("pinjam", "kembali"), ("simpan", "tempat"), ("simpan", "bukan-peristiwa")],
)
def test_an_entry_that_cannot_be_is_damage_and_no_crash(
    tmp_path: Path, wrong: str, right: str
) -> None:
    """Sealed as it should be, by somebody who knows how; but it says what cannot have been."""
    root = tmp_path / "himpunan"
    begun(root)
    path = root / journal.FILE_NAME
    (*_, (last, head)) = journal.entries(path)
    data = {"nomor": "H-2026-0077"} if right == "kembali" else {"kasus": 7}
    forged = journal.sealed(head, last.time, wrong if right == "kembali" else right, data)
    journal.append(path, head, forged)
    with pytest.raises(ArchiveDamaged, match="catatan 2"):
        opened(root)
    assert [f.where for f in inspect(root).findings if f.is_damage] == ["catatan 2"]
