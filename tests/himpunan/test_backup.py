"""Backups: whole, read back, and restored into an empty folder or not at all."""

from __future__ import annotations

import errno
import json
import os
from typing import TYPE_CHECKING, Final
from unittest import mock
from zipfile import ZipFile

import pytest

from kka_docs.errors import OutsideMissing, WrongUse
from kka_docs.himpunan.archive import REGISTER
from kka_docs.himpunan.backup import CONTENTS, back_up, restore, verified
from kka_docs.himpunan.inspection import inspect
from kka_docs.himpunan.queries import Search, found
from tests.himpunan.keeper import CASE, NOW, drafted, filed, minutes, opened
from tests.himpunan.killed import PowerCut

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SCAN: Final = f"2026/{CASE}/H-2026-0001-berita-acara-pindaian.pdf"


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    target = tmp_path / "cadangan.zip"
    with opened(tmp_path / "himpunan") as archive:
        mark = drafted(archive, minutes())
        filed(archive, b"satu", number=mark.number)
        made = back_up(archive, target)
    assert made.entry == 2
    return target


def names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_a_restored_archive_is_the_archive(backup: Path, tmp_path: Path) -> None:
    folder = tmp_path / "baru"
    restore(backup, folder, lambda: NOW)
    assert names(folder) == names(tmp_path / "himpunan") | {"catatan.jsonl"}
    assert (folder / SCAN).read_bytes() == b"satu"
    assert inspect(folder).findings == ()
    with opened(folder) as archive:
        assert [paper.number for paper in found(archive.connection, Search())] == ["H-2026-0001"]


def test_a_backup_holds_all_but_the_register(backup: Path, tmp_path: Path) -> None:
    with ZipFile(backup) as packed:
        assert {*packed.namelist()} == (names(tmp_path / "himpunan") - {REGISTER}) | {CONTENTS}
    assert verified(backup).files == len(names(tmp_path / "himpunan")) - 1


def test_no_file_is_overwritten(backup: Path, tmp_path: Path) -> None:
    before = backup.read_bytes()
    with opened(tmp_path / "himpunan") as archive, pytest.raises(WrongUse, match="sudah ada"):
        back_up(archive, backup)
    assert backup.read_bytes() == before


def test_a_run_killed_while_it_wrote_a_backup_is_no_hindrance(tmp_path: Path) -> None:
    (tmp_path / ".kka-cadangan.zip.tmp").write_bytes(b"setengah")
    with opened(tmp_path / "himpunan") as archive:
        filed(archive, b"satu")
        back_up(archive, tmp_path / "cadangan.zip")
    assert verified(tmp_path / "cadangan.zip").entry == 1
    assert not list(tmp_path.glob(".kka-*"))


def test_a_full_disk_leaves_no_backup_and_names_it(tmp_path: Path) -> None:
    target = tmp_path / "cadangan.zip"
    with opened(tmp_path / "himpunan") as archive:
        filed(archive, b"satu")
        full = OSError(errno.ENOSPC, "No space left on device")
        with (
            mock.patch.object(os, "fsync", side_effect=full),
            pytest.raises(OutsideMissing, match=r"Cadangan .*cadangan\.zip tidak jadi.*disk penuh"),
        ):
            back_up(archive, target)
        assert list(tmp_path.iterdir()) == [tmp_path / "himpunan"]
        back_up(archive, target)


def test_a_backup_that_does_not_read_back_as_it_was_written_is_none(tmp_path: Path) -> None:
    """As on a flash disk that says it wrote, and did not."""
    target = tmp_path / "cadangan.zip"
    write = ZipFile.write

    def wrongly(packed: ZipFile, source: Path, name: str) -> None:
        write(packed, source, name)
        source.write_bytes(source.read_bytes() + b"?")

    with opened(tmp_path / "himpunan") as archive:
        filed(archive, b"satu")
        with (
            mock.patch.object(ZipFile, "write", wrongly),
            pytest.raises(OutsideMissing, match="tidak sama dengan yang ditulis"),
        ):
            back_up(archive, target)
    assert not target.exists()


def test_others_do_not_write_while_a_backup_is_made(tmp_path: Path) -> None:
    root = tmp_path / "himpunan"
    write = ZipFile.write

    def interrupted(packed: ZipFile, source: Path, name: str) -> None:
        write(packed, source, name)
        with opened(root, patience=0) as other, pytest.raises(OutsideMissing, match="dipakai"):
            filed(other, b"dua", about=minutes(meeting=2))

    with opened(root) as archive:
        filed(archive, b"satu")
        with mock.patch.object(ZipFile, "write", interrupted):
            back_up(archive, tmp_path / "cadangan.zip")
    restore(tmp_path / "cadangan.zip", tmp_path / "baru", lambda: NOW)
    assert inspect(tmp_path / "baru").findings == ()


def test_a_full_disk_restores_nothing_and_leaves_nothing(backup: Path, tmp_path: Path) -> None:
    folder = tmp_path / "luar" / "baru"
    folder.mkdir(parents=True)
    for room in range(0, 20, 5):
        full = [None] * room + [OSError(errno.ENOSPC, "No space left on device")] * 99
        with (
            mock.patch.object(os, "fsync", side_effect=full),
            pytest.raises(OutsideMissing, match=r"disk penuh|ruang disk"),
        ):
            restore(backup, folder, lambda: NOW)
        assert [*folder.parent.rglob("*")] == [folder]
    restore(backup, folder, lambda: NOW)
    assert inspect(folder).findings == ()


@pytest.mark.skipif(os.name == "nt", reason="what is written through is told by descriptors")
def test_a_backup_that_was_said_to_be_made_outlasts_a_power_cut(tmp_path: Path) -> None:
    (tmp_path / "luar").mkdir()
    disk = PowerCut(tmp_path / "luar")
    with opened(tmp_path / "himpunan") as archive:
        filed(archive, b"satu")
        with mock.patch.object(os, "fsync", disk.synced):
            back_up(archive, tmp_path / "luar" / "cadangan.zip")
    disk.remains(tmp_path / "sesudah")
    assert verified(tmp_path / "sesudah" / "cadangan.zip").entry == 1


@pytest.mark.skipif(os.name == "nt", reason="what is written through is told by descriptors")
def test_what_was_said_to_be_restored_outlasts_a_power_cut(backup: Path, tmp_path: Path) -> None:
    folder = tmp_path / "luar" / "baru"
    folder.parent.mkdir()
    disk = PowerCut(folder)
    with mock.patch.object(os, "fsync", disk.synced):
        restore(backup, folder, lambda: NOW)
    disk.remains(tmp_path / "sesudah", is_committed=True)
    assert names(tmp_path / "sesudah") == names(folder)
    assert (tmp_path / "sesudah" / SCAN).read_bytes() == b"satu"
    assert inspect(tmp_path / "sesudah").findings == ()


def test_a_backup_does_not_go_into_what_it_saves(tmp_path: Path, backup: Path) -> None:
    assert backup.exists()
    root = tmp_path / "himpunan"
    with opened(root) as archive, pytest.raises(WrongUse, match="di luar folder himpunan"):
        back_up(archive, root / "cadangan.zip")


def test_a_folder_with_anything_in_it_is_left_alone(backup: Path, tmp_path: Path) -> None:
    folder = tmp_path / "baru"
    folder.mkdir()
    (folder / "surat.txt").write_text("penting")
    with pytest.raises(WrongUse, match="tidak kosong"):
        restore(backup, folder, lambda: NOW)
    assert names(folder) == {"surat.txt"}


def _repacked(path: Path, change: Callable[[dict[str, bytes]], object]) -> None:
    with ZipFile(path) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    change(parts)
    with ZipFile(path, "w") as packed:
        for name, content in parts.items():
            packed.writestr(name, content)


def _rename(parts: dict[str, bytes], new: str) -> None:
    """A file that would be unpacked elsewhere, with a list of contents that agrees."""
    parts[new] = parts.pop(SCAN)
    told = json.loads(parts[CONTENTS])
    told["berkas"][new] = told["berkas"].pop(SCAN)
    parts[CONTENTS] = json.dumps(told).encode()


def _alter_list(parts: dict[str, bytes], **changes: object) -> None:
    parts[CONTENTS] = json.dumps(json.loads(parts[CONTENTS]) | changes).encode()


HARM: Final[dict[str, Callable[[dict[str, bytes]], object]]] = {
    "a paper altered": lambda parts: parts.update({SCAN: b"SATU"}),
    "a paper gone": lambda parts: parts.pop(SCAN),
    "a file more": lambda parts: parts.update({"2026/x.pdf": b"?"}),
    "no list of contents": lambda parts: parts.pop(CONTENTS),
    "a list that is none": lambda parts: parts.update({CONTENTS: b"[]"}),
    "another journal's head": lambda parts: _alter_list(parts, hash="0" * 64),
    "a newer kind of backup": lambda parts: _alter_list(parts, versi=2),
    "a way up": lambda parts: _rename(parts, "../luar.pdf"),
    "a way to the root": lambda parts: _rename(parts, "/luar.pdf"),
    "a way of Windows": lambda parts: _rename(parts, "..\\luar.pdf"),
    "a drive": lambda parts: _rename(parts, "C:luar.pdf"),
}


@pytest.mark.parametrize("harm", HARM)
def test_a_backup_that_is_not_as_it_was_restores_nothing(
    backup: Path, tmp_path: Path, harm: str
) -> None:
    _repacked(backup, HARM[harm])
    with pytest.raises(WrongUse, match="rusak atau bukan cadangan"):
        restore(backup, tmp_path / "dalam" / "baru", lambda: NOW)
    assert not (tmp_path / "dalam" / "baru").exists()
    assert not list(tmp_path.rglob("luar.pdf"))


@pytest.mark.parametrize("cut", [0, 10, 100, -30])
def test_a_cut_backup_restores_nothing(backup: Path, tmp_path: Path, cut: int) -> None:
    backup.write_bytes(backup.read_bytes()[:cut])
    with pytest.raises(WrongUse):
        restore(backup, tmp_path / "baru", lambda: NOW)
    assert not (tmp_path / "baru").exists()


def test_every_flipped_byte_is_seen_or_harmless(backup: Path, tmp_path: Path) -> None:
    whole = backup.read_bytes()
    for at in range(0, len(whole), len(whole) // 40):
        backup.write_bytes(whole[:at] + bytes([whole[at] ^ 0x5A]) + whole[at + 1 :])
        folder = tmp_path / f"baru-{at}"
        try:
            restore(backup, folder, lambda: NOW)
        except WrongUse:
            assert not folder.exists()
        else:
            assert (folder / SCAN).read_bytes() == b"satu"
            assert not inspect(folder).is_damaged


def test_a_backup_of_a_damaged_archive_names_what_is_not_sound_in_it(tmp_path: Path) -> None:
    with opened(tmp_path / "himpunan") as archive:
        filed(archive, b"satu")
        filed(archive, b"dua")
        whole = back_up(archive, tmp_path / "utuh.zip")
        (tmp_path / "himpunan" / SCAN).write_bytes(b"lain")
        altered = back_up(archive, tmp_path / "berubah.zip")
        (tmp_path / "himpunan" / SCAN).unlink()
        lost = back_up(archive, tmp_path / "hilang.zip")
    assert (whole.harmed, altered.harmed, lost.harmed) == ((), (SCAN,), (SCAN,))
