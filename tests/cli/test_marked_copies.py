"""`kka periksa --tandai` says where the marked copies are."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

import pytest

from kka_docs.workspace import MARKER
from tests.cli.terminal import in_one_line, ran
from tests.forms_in_words import meeting, profile

COPY: Final = "pertemuan (ditandai).xlsx"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder, in which the commands are given."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / MARKER).write_text("", "utf-8")
    profile().save(tmp_path)
    return tmp_path


def test_the_copy_is_named_after_the_problems(capsys: pytest.CaptureFixture[str]) -> None:
    meeting(tempat=None).save(Path())
    run = ran(capsys, "periksa", "pertemuan.xlsx", "--tandai")
    assert run.code == 1
    assert run.out.index("Belum diisi") < run.out.index("Salinan bertanda")
    assert run.out.endswith(f"Salinan bertanda, untuk diperbaiki lalu dikirim:\n  {COPY}\n")
    assert Path(COPY).is_file()


def test_a_copy_that_was_left_as_it_was_is_named_too(capsys: pytest.CaptureFixture[str]) -> None:
    meeting(tempat=None).save(Path())
    Path(COPY).write_text("milik saya", "utf-8")
    run = ran(capsys, "periksa", "pertemuan.xlsx", "--tandai")
    shown = in_one_line(run.out)
    assert "pertemuan (ditandai) (2).xlsx" in shown
    assert f"“{COPY}” sudah ada, jadi dibiarkan." in shown
    assert Path(COPY).read_text("utf-8") == "milik saya"


def test_where_all_is_well_nothing_is_written(capsys: pytest.CaptureFixture[str]) -> None:
    meeting().save(Path())
    run = ran(capsys, "periksa", "pertemuan.xlsx", "--tandai")
    assert run.code == 0
    assert run.out.endswith("Tidak ada yang perlu ditandai.\n")
    assert not Path(COPY).exists()


def test_without_the_option_nothing_is_written(capsys: pytest.CaptureFixture[str]) -> None:
    meeting(tempat=None).save(Path())
    assert "Salinan" not in ran(capsys, "periksa", "pertemuan.xlsx").out
    assert not Path(COPY).exists()


def test_machines_are_told_form_and_copy(capsys: pytest.CaptureFixture[str]) -> None:
    meeting(tempat=None).save(Path())
    told = json.loads(ran(capsys, "periksa", "pertemuan.xlsx", "--tandai", "--json").out)
    assert told["salinan"] == [{"formulir": "pertemuan.xlsx", "berkas": COPY, "dibiarkan": []}]


def test_a_disk_that_refuses_ends_with_its_own_code_after_the_problems(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr("kka_docs.batch.marking.write_beside", refuse)
    meeting(tempat=None).save(Path())
    run = ran(capsys, "periksa", "pertemuan.xlsx", "--tandai")
    assert run.code == 4
    assert "Belum diisi" in run.out
    assert in_one_line(run.err).endswith("disk penuh.")
