"""`kka himpunan periksa`, `susun-ulang`, `cadangkan`, `pulihkan`: what the counselor reads."""

from __future__ import annotations

import errno
import json
import sys
from typing import TYPE_CHECKING, Final

import pytest

from kka_docs.definitions.archive_findings import ADVICE
from kka_docs.himpunan import journal
from kka_docs.himpunan.archive import REGISTER
from kka_docs.himpunan.inspection import Wrong
from kka_docs.workspace import MARKER
from tests.cli.terminal import Ran, in_one_line, ran, too_wide
from tests.himpunan.damage import FAULTS, begin
from tests.himpunan.keeper import CASE, drafted, filed, minutes, opened

if TYPE_CHECKING:
    from pathlib import Path

MENDED: Final = {"an older register put back", "the register gone"}
"""By opening the archive, which `periksa` does first."""

MENDED_OR_HARMLESS: Final = MENDED | {
    "a file added",
    "a case's folder added",
    "the index edited",
    "the digests gone",
    "the excerpt cut",
}
MENDED_BY_REBUILDING: Final = [
    "the index edited",
    "the digests gone",
    "the excerpt cut",
    "an entry edited",
    "an entry removed",
    "two entries exchanged",
    "the journal gone",
    "the journal's last entry removed",
    "the journal's last entry removed, and the register",
    "the journal's last line torn",
    "a shelf changed in the register",
    "a loan taken out of the register",
    "the register damaged",
]
SCAN: Final = f"2026/{CASE}/H-2026-0001-berita-acara-pindaian.pdf"


@pytest.fixture(autouse=True)
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The archive of a working folder in which the commands are given."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / MARKER).write_text("", "utf-8")
    (tmp_path / "bk").mkdir()
    root = tmp_path / "bk" / "himpunan"
    with opened(root) as archive:
        mark = drafted(archive, minutes())
        filed(archive, b"satu", number=mark.number)
    return root


def himpunan(capsys: pytest.CaptureFixture[str], *words: object) -> Ran:
    return ran(capsys, "himpunan", *words)


def test_a_sound_archive_is_said_to_be_sound(capsys: pytest.CaptureFixture[str]) -> None:
    told = himpunan(capsys, "periksa")
    assert told.code == 0
    assert told.out == "Diperiksa 2 catatan jurnal, 1 kasus, 1 berkas (0,0 MB): utuh.\n"


def test_what_is_lost_is_named_with_what_to_do_and_ends_with_5(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / SCAN).unlink()
    told = himpunan(capsys, "periksa")
    assert told.code == 5
    assert f"RUSAK  {SCAN}" in told.out
    assert "Pulihkan cadangan ke folder kosong" in in_one_line(told.out)
    assert "[berkas_hilang]" in told.out
    assert "1 kerusakan" in told.out


def test_what_is_only_to_be_looked_at_ends_with_0(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "2026" / CASE / "foto.jpg").write_bytes(b"?")
    told = himpunan(capsys, "periksa")
    assert told.code == 0
    assert "utuh, 1 perlu dilihat lagi" in told.out


def test_an_archive_that_cannot_be_opened_is_still_looked_at(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / REGISTER).write_bytes(b"rusak" * 999)
    path = root / journal.FILE_NAME
    path.write_bytes(path.read_bytes().replace(b"Rina", b"Rani"))
    told = himpunan(capsys, "periksa")
    assert told.code == 5
    assert {"[jurnal_putus]", "[register_rusak]"} <= set(told.out.split())


@pytest.mark.parametrize("name", FAULTS)
def test_every_kind_of_damage_ends_with_5_and_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    begin(tmp_path / "lain")
    fault, wrong, where = FAULTS[name]
    fault(tmp_path / "lain")
    told = himpunan(capsys, "periksa", "--himpunan", tmp_path / "lain")
    assert told.code == (0 if name in MENDED_OR_HARMLESS else 5)
    if name not in MENDED:
        assert f"[{wrong}]" in told.out.split()
        assert where in told.out


@pytest.mark.parametrize("name", MENDED_BY_REBUILDING)
def test_what_periksa_sends_to_be_rebuilt_is_sound_afterwards(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    begin(tmp_path / "lain")
    FAULTS[name][0](tmp_path / "lain")
    where = ("--himpunan", tmp_path / "lain")
    assert "susun-ulang" in himpunan(capsys, "periksa", *where).out
    assert himpunan(capsys, "susun-ulang", "--ya", *where).code == 0
    told = himpunan(capsys, "periksa", *where)
    assert told.code == 0
    assert "4 catatan jurnal, 1 kasus, 3 berkas (0,0 MB): utuh." in told.out


def test_a_share_that_goes_away_while_periksa_looks_ends_with_4(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr("kka_docs.himpunan.inspection.inspect", fail)
    told = himpunan(capsys, "periksa")
    assert (told.code, told.out) == (4, "")
    assert f"Himpunan {root} tidak dapat dibaca: disk menolak." in in_one_line(told.err)


def test_machines_read_the_same(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / SCAN).write_bytes(b"SATU")
    told = himpunan(capsys, "periksa", "--json")
    assert told.code == 5
    stored = json.loads(told.out)
    assert stored["utuh"] is False
    assert stored["temuan"] == [
        {"kode": "berkas_berubah", "tempat": SCAN, "keterangan": "H-2026-0001", "rusak": True}
    ]


def test_every_finding_has_its_advice() -> None:
    assert ADVICE.keys() == {wrong.value for wrong in Wrong}


def test_a_lost_journal_comes_back(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (root / journal.FILE_NAME).read_bytes()
    (root / journal.FILE_NAME).unlink()
    damaged = himpunan(capsys, "daftar")
    assert damaged.code == 5
    assert "susun-ulang" in damaged.err
    told = himpunan(capsys, "susun-ulang", "--ya")
    assert told.code == 0
    assert "2 catatan jurnal" in told.out
    assert (root / journal.FILE_NAME).read_bytes() == before
    assert himpunan(capsys, "periksa").code == 0


def test_nothing_is_rebuilt_without_a_yes(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (root / REGISTER).unlink()
    monkeypatch.setattr(sys, "stdin", sys.__stdin__)
    told = himpunan(capsys, "susun-ulang")
    assert told.code != 0
    assert not (root / REGISTER).exists()


def test_a_backup_comes_back_as_it_was(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "cadangan.zip"
    told = himpunan(capsys, "cadangkan", target)
    assert told.code == 0
    assert "sudah dibaca ulang" in told.out
    back = himpunan(capsys, "pulihkan", target, tmp_path / "pulih")
    assert back.code == 0
    assert "utuh" in back.out
    assert (tmp_path / "pulih" / SCAN).read_bytes() == (root / SCAN).read_bytes()


def test_a_backup_of_what_is_damaged_is_made_and_that_is_said(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / SCAN).write_bytes(b"lain")
    told = himpunan(capsys, "cadangkan", tmp_path / "cadangan.zip")
    assert told.code == 5
    assert "sudah dibaca ulang" in told.out
    assert "1 berkas di himpunan hilang atau berubah" in told.err
    assert (tmp_path / "cadangan.zip").exists()


def test_a_damaged_backup_restores_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "cadangan.zip"
    himpunan(capsys, "cadangkan", target)
    target.write_bytes(target.read_bytes()[:-40])
    told = himpunan(capsys, "pulihkan", target, tmp_path / "pulih")
    assert told.code == 2
    assert "Tidak ada yang dipulihkan" in told.err
    assert not (tmp_path / "pulih").exists()


def test_where_nothing_was_ever_filed_there_is_nothing_to_check(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for command in (["periksa"], ["susun-ulang", "--ya"]):
        told = himpunan(capsys, *command, "--himpunan", tmp_path / "kosong")
        assert told.code == 2
        assert "masih kosong" in told.err
    assert not (tmp_path / "kosong").exists()


def test_messages_fit_a_narrow_terminal(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / SCAN).unlink()
    assert too_wide(himpunan(capsys, "periksa").out.splitlines()) == []
