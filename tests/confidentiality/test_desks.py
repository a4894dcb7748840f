"""What the office runs opens nothing on the counselor's desk; every file opened is watched."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from typing import TYPE_CHECKING, Any, Final

import pytest

from kka_docs.workspace import MARKER
from tests.forms_in_words import (
    CHILD,
    CODE,
    Filled,
    case,
    father,
    meeting,
    minutes,
    profile,
    teacher,
)

if TYPE_CHECKING:
    from pathlib import Path

WATCHED: Final = """
import json, os, sys

opened = []

def watch(event, arguments):
    if event in {"open", "os.listdir", "os.scandir", "sqlite3.connect", "shutil.copyfile"}:
        opened.append(str(arguments[0]))

sys.addaudithook(watch)

from kka_docs.cli.commands import kka
from kka_docs.cli.faults import run

codes = [run(kka, command) for command in json.loads(sys.argv[1])]
with open(sys.argv[2], "w") as target:
    json.dump([codes, [os.path.abspath(path) for path in opened if not path.isdigit()]], target)
"""

OF_THE_OFFICE: Final = (
    ("periksa", "tu"),
    ("periksa", "tu", "--tandai"),
    ("undangan", "tu"),
    ("undangan", "tu", "--hanya", "1"),
    ("undangan", "tu", "--gabung"),
    ("agenda", "tu"),
    ("semua", "tu", "--json"),
    ("surat", "daftar"),
    ("surat", "nomor", "90", "--untuk", "undangan"),
    ("surat", "buku"),
)


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """A working folder with a case and its minutes on one desk, a meeting on the other."""
    (tmp_path / MARKER).touch()
    numbering = {"jenis_surat": "undangan", "pola": "{nomor}/{tahun}", "mulai": 40}
    profile(penomoran=[numbering]).save(tmp_path)
    case().save(tmp_path / "bk")
    minutes().save(tmp_path / "bk")
    meeting(tanggal_surat=date(2026, 11, 17)).save(tmp_path / "tu")
    return tmp_path


def watched(work: Path, *commands: tuple[str, ...]) -> tuple[list[int], list[str]]:
    """Run commands in one process; their exit codes, and the files that it opened or listed."""
    target = work / "dibuka.json"
    words = [sys.executable, "-c", WATCHED, json.dumps(commands), str(target)]
    subprocess.run(words, cwd=work, check=True, capture_output=True)
    codes, opened = json.loads(target.read_text("utf-8"))
    return codes, opened


def test_what_the_office_runs_opens_nothing_of_the_counselor(work: Path) -> None:
    codes, opened = watched(work, *OF_THE_OFFICE)
    assert set(codes) == {0}
    secret = str(work / "bk")
    assert [path for path in opened if path == secret or path.startswith(f"{secret}/")] == []
    assert str(work / "tu" / "pertemuan.xlsx") in opened


def test_the_watch_sees_what_is_opened(work: Path) -> None:
    _, opened = watched(work, ("periksa", "bk"))
    assert str(work / "bk" / "kasus.xlsx") in opened


# A form full of marked words: none of them is said by any command unless it is asked to.

MARKED: Final = "Zxqv"


def marked_meeting(**changes: Any) -> Any:
    rows = [teacher(nama=f"{MARKED}nama Satu", instansi=f"{MARKED}instansi"), father()]
    return meeting(peserta=rows, **changes)


def marked_case() -> Any:
    client = {"kode": "K1", "nama": f"{MARKED}konseli {MARKED}dua", "kelas": f"{MARKED}kelas"}
    about: dict[str, Any] = {"nama_kasus": f"{MARKED}pokok", "deskripsi": [f"{MARKED}uraian"]}
    about["gejala"] = [f"{MARKED}gejala"]
    return Filled("kasus", {**case().values, "konseli": [client], "format_kasus": about})


@pytest.mark.parametrize(
    "command",
    [
        ("periksa", "bk"),
        ("undangan", "bk"),
        ("semua", "bk"),
        ("serahkan", "bk/pertemuan.xlsx", "--kasus", "bk/kasus.xlsx"),
    ],
    ids=lambda command: command[0],
)
def test_no_command_says_a_value_where_machines_read(
    tmp_path: Path, command: tuple[str, ...]
) -> None:
    (tmp_path / MARKER).touch()
    (tmp_path / "tu").mkdir()
    profile().save(tmp_path)
    marked_case().save(tmp_path / "bk")
    hal = f"Tentang {MARKED}konseli {MARKED}dua"
    marked_meeting(hal=hal, sifat=CHILD, selesai=f"{MARKED}jam").save(tmp_path / "bk", "salah.xlsx")
    marked_meeting(hal=hal, nomor_pertemuan=2).save(tmp_path / "bk")
    words = [sys.executable, "-m", "kka_docs", *command, "--json"]
    ran = subprocess.run(words, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    assert ran.returncode in {1, 3}
    assert MARKED.casefold() not in (ran.stdout + ran.stderr).casefold()
    assert json.loads(ran.stdout)["formulir"]
    named = [path.name for path in tmp_path.rglob("*")]
    assert not any(MARKED.casefold() in name.casefold() for name in named)
    assert not any(name.endswith(".tmp") for name in named)
    told = subprocess.run(
        [*words, "--dengan-nilai"], cwd=tmp_path, capture_output=True, encoding="utf-8", check=False
    )
    assert MARKED.casefold() in told.stdout.casefold()


def test_a_leak_on_the_terminal_is_told_without_the_name(tmp_path: Path) -> None:
    profile().save(tmp_path)
    meeting(hal=f"Tentang {CHILD}").save(tmp_path)
    words = [sys.executable, "-m", "kka_docs", "undangan", "pertemuan.xlsx"]
    ran = subprocess.run(words, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    assert ran.returncode == 3
    assert "nama konseli (…) di isi, paragraf" in " ".join(ran.stdout.split())
    assert "melati" not in ran.stdout.casefold()
    assert {path.name for path in (tmp_path / "output").rglob("*.docx")} == {
        f"undangan-03-{CODE}-p1.docx"
    }
