"""`kka status`: every case by its code, and nothing that only the case's own people may read."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from kka_docs.cli import status
from kka_docs.workspace import MARKER
from tests.cli.terminal import in_one_line, ran, too_wide
from tests.forms_in_words import (
    CHILD,
    CODE,
    FATHER,
    TEACHER,
    VICE,
    case,
    meeting,
    minutes,
    profile,
)

SECRETS = (CHILD, TEACHER, FATHER, VICE, "Kehadiran", "Kunjungan", "Rekaan")
STEP = {
    "apa": "Kunjungan rumah",
    "siapa": TEACHER,
    "kapan": "tiap Rabu",
    "tanggal_evaluasi": date(2026, 11, 30),
}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder on 8 December 2026, in which the commands are given."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(status, "today", lambda: date(2026, 12, 8))
    (tmp_path / MARKER).write_text("", "utf-8")
    profile().save(tmp_path)
    return tmp_path


def two_cases() -> None:
    case("KKA-2026-002").save(Path("bk"), "kasus-2.xlsx")
    case().save(Path("bk"))
    meeting().save(Path("tu"))
    minutes(tindak_lanjut=[STEP]).save(Path("bk"))


def test_every_case_is_shown_by_its_code_in_order(capsys: pytest.CaptureFixture[str]) -> None:
    two_cases()
    run = ran(capsys, "status")
    assert run.code == 0
    assert too_wide(run.out.splitlines()) == []
    first, second = (line for line in run.out.splitlines() if "KKA-2026" in line)
    assert first.split()[:5] == [CODE, "tindak", "1", "dari", "1"]
    assert "1 terbuka" in first
    assert second.split()[:2] == ["KKA-2026-002", "ditemukan"]
    assert "2 kasus, 1 dengan tindak lanjut yang lewat tanggal." in run.out


def test_no_name_and_no_content_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    two_cases()
    shown = [ran(capsys, "status"), ran(capsys, "status", "--json")]
    for run in shown:
        assert [secret for secret in SECRETS if secret in run.out + run.err] == []


def test_machines_are_told_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    two_cases()
    told = json.loads(ran(capsys, "status", "--json").out)
    assert told["belum_terbaca"] == []
    first, second = told["kasus"]
    assert first.pop("masalah") > 0
    assert first == {
        "kode": CODE,
        "tahap": "tindak lanjut berjalan",
        "pertemuan_selesai": 1,
        "pertemuan_direncanakan": 0,
        "tanggal_berikutnya": None,
        "untuk": None,
        "tindak_lanjut_terbuka": 1,
        "tindak_lanjut_lewat": 1,
    }
    assert (second["kode"], second["tahap"], second["masalah"]) == ("KKA-2026-002", "ditemukan", 0)


def test_at_the_desk_of_the_office_only_that_desk_is_read(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    two_cases()
    monkeypatch.chdir("tu")
    (only,) = json.loads(ran(capsys, "status", "--json").out)["kasus"]
    assert (only["kode"], only["tahap"]) == (CODE, "pertemuan berlalu")


def test_from_the_counselors_desk_both_are_read(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    two_cases()
    monkeypatch.chdir("bk")
    assert len(json.loads(ran(capsys, "status", "--json").out)["kasus"]) == 2


def test_a_form_with_mistakes_is_named_below(capsys: pytest.CaptureFixture[str]) -> None:
    case().save(Path("bk"))
    meeting(tempat=None, mulai="pagi").save(Path("tu"), "pertemuan-keliru.xlsx")
    shown = in_one_line(ran(capsys, "status").out)
    assert "1 kasus" in shown
    assert "karena masih bermasalah: " in shown
    assert "pertemuan-keliru.xlsx" in shown
    assert "belum lengkap" not in shown


def test_a_form_that_is_only_begun_is_not_called_wrong(capsys: pytest.CaptureFixture[str]) -> None:
    case().save(Path("bk"))
    meeting(tempat=None, mulai=None).save(Path("bk"), "pertemuan-baru.xlsx")
    shown = in_one_line(ran(capsys, "status").out)
    assert "karena belum lengkap: " in shown
    assert "pertemuan-baru.xlsx" in shown
    assert "bermasalah" not in shown


def test_where_there_is_no_form_yet_that_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    run = ran(capsys, "status")
    assert (run.code, run.err) == (0, "")
    assert run.out.startswith("Belum ada formulir kasus yang terisi di ")
    assert json.loads(ran(capsys, "status", "--json").out) == {
        "skema": 1,
        "kasus": [],
        "belum_terbaca": [],
    }


def test_a_folder_that_is_not_there_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    run = ran(capsys, "status", "tidak-ada")
    assert run.code == 2
    assert "tidak-ada" in run.err
