"""Whatever goes wrong ends in one Indonesian sentence and an exit code; no traceback, no value."""

from __future__ import annotations

import errno
import subprocess
import sys
from typing import TYPE_CHECKING, Any, Final

import pytest

from tests.cli.terminal import Ran, ran
from tests.forms_in_words import CHILD, case, meeting, profile, teacher

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ENGLISH: Final = ("usage", "option", "argument", "error", "invalid", "missing", "such", "got")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a profile and a meeting, in which the commands are given."""
    monkeypatch.chdir(tmp_path)
    profile().save(tmp_path)
    meeting(peserta=[teacher()]).save(tmp_path)
    return tmp_path


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> Callable[[BaseException], None]:
    """Let the next run of any command raise something."""

    def break_with(fault: BaseException) -> None:
        def fail(*_: object, **__: object) -> Any:
            raise fault

        for name in ("check_all", "make_all"):
            monkeypatch.setattr(f"kka_docs.cli.make.{name}", fail)

    return break_with


def said(run: Ran) -> str:
    """The one sentence of a command that failed."""
    assert run.out == ""
    (line,) = run.err.splitlines()
    return line


# Wrong use


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        ("undagan x", "Perintah “undagan” tidak ada. Mungkin maksudnya kka undangan?"),
        ("beritaacara x", "Mungkin maksudnya kka berita-acara?"),
        ("qqq", "Perintah “qqq” tidak ada. Lihat: kka --help"),
        ("undangan", "Belum disebutkan: BERKAS. Lihat: kka undangan --help"),
        ("periksa", "Belum disebutkan: BERKAS. Lihat: kka periksa --help"),
        ("undangan x --hany 1", "Pilihan --hany tidak dikenal. Mungkin maksudnya --hanya?"),
        ("agenda x --hanya 1", "Pilihan --hanya tidak dikenal."),
        ("--qqq", "Pilihan --qqq tidak dikenal. Lihat: kka --help"),
        ("undangan x --hanya", "Pilihan --hanya: isiannya kurang"),
        ("undangan x --json=ya", "Pilihan --json: isiannya kurang, atau justru tidak diperlukan."),
        ("undangan x --hanya satu", "--hanya: isian itu tidak dikenal. Tulis bilangan bulat"),
        ("undangan x --hanya 0", "--hanya: isian itu tidak dikenal. Tulis bilangan bulat"),
        ("undangan x --hanya -1", "--hanya: isian itu tidak dikenal. Tulis bilangan bulat"),
        ("mulai --untuk guru", "--untuk: isian itu tidak dikenal. Pilih salah satu: bk, tu,"),
        ("mulai --lingkungan desa", "Pilih salah satu: keluarga, masyarakat, perusahaan, sekolah."),
        ("formulir surat", "JENIS: isian itu tidak dikenal. Pilih salah satu: profil, kasus,"),
        ("mulai Folder Kerja", "nama yang memuat spasi ditulis di antara tanda kutip"),
        ("undangan hilang.xlsx", "“hilang.xlsx” tidak ditemukan: periksa nama dan foldernya."),
        ("semua . --profil hilang.xlsx", "“hilang.xlsx” tidak ditemukan"),
        ("undangan pertemuan.xlsx --hanya 9", "Tidak ada surat dengan nomor urut 9."),
        ("format-kasus pertemuan.xlsx", "Tidak ada formulir yang dapat dijadikan format kasus"),
        ("agenda pertemuan.xlsx --templat .", "Templat agenda.docx tidak ditemukan"),
    ],
)
def test_wrong_use_is_explained_in_a_sentence(
    capsys: pytest.CaptureFixture[str], command: str, sentence: str
) -> None:
    run = ran(capsys, *command.split())
    assert run.code == 2
    line = said(run)
    assert sentence in line
    assert not [word for word in ENGLISH if word in line.replace("--", "").lower().split()]


def test_kka_alone_shows_its_help(capsys: pytest.CaptureFixture[str]) -> None:
    run = ran(capsys)
    assert run.code == 2
    assert run.err.startswith("Pemakaian: kka")


# What is missing outside


def test_a_full_disk_ends_with_4(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.fsync", refuse)
    run = ran(capsys, "agenda", "pertemuan.xlsx", "-o", "hasil")
    assert run.code == 4
    assert "tidak dapat ditulisi: disk penuh" in said(run)


@pytest.mark.parametrize("command", ["mulai kerja", "formulir -o kerja"])
def test_a_file_where_a_folder_is_wanted_ends_with_4(
    folder: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    (folder / "kerja").write_text("bukan folder", "utf-8")
    run = ran(capsys, *command.split())
    assert run.code == 4
    assert "(kerja): sebuah berkas sudah memakai nama foldernya" in said(run)


def test_a_folder_that_may_not_be_written_ends_with_4(
    capsys: pytest.CaptureFixture[str], broken: Callable[[BaseException], None]
) -> None:
    broken(PermissionError(errno.EACCES, "Permission denied", "/luar"))
    run = ran(capsys, "periksa", ".")
    assert run.code == 4
    assert said(run) == "Disk atau folder tidak dapat dipakai (/luar): tidak ada izin."


# What nobody expected


@pytest.mark.parametrize("command", ["periksa", "semua", "undangan"])
def test_a_fault_in_the_program_is_one_sentence_without_any_value(
    capsys: pytest.CaptureFixture[str], broken: Callable[[BaseException], None], command: str
) -> None:
    broken(KeyError(CHILD))
    run = ran(capsys, command, "pertemuan.xlsx")
    assert run.code == 70
    line = said(run)
    assert "KeyError di test_faults.py baris" in line
    assert "Formulir Anda tidak diubah." in line
    assert CHILD not in line
    assert "Traceback" not in line


@pytest.mark.parametrize("command", ["periksa", "semua"])
def test_ctrl_c_ends_with_130(
    capsys: pytest.CaptureFixture[str], broken: Callable[[BaseException], None], command: str
) -> None:
    broken(KeyboardInterrupt())
    run = ran(capsys, command, "pertemuan.xlsx")
    assert run.code == 130
    assert run.err.strip().startswith("Dihentikan. Berkas yang sudah jadi tetap utuh")


def test_ctrl_c_in_the_midst_leaves_whole_documents(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("os.fsync", interrupt)
    assert ran(capsys, "agenda", "pertemuan.xlsx", "-o", "hasil").code == 130
    monkeypatch.undo()
    assert [path.name for path in folder.rglob("*.tmp")] == []


# The process itself


def test_the_process_ends_with_the_code_of_its_command(folder: Path) -> None:
    case(konselor=None).save(folder)
    ends = {}
    for command in ("periksa pertemuan.xlsx", "periksa kasus.xlsx", "periksa hilang.xlsx"):
        ended = subprocess.run(
            [sys.executable, "-m", "kka_docs", *command.split()],
            cwd=folder,
            capture_output=True,
            check=False,
        )
        ends[command.split()[1]] = ended.returncode
    assert ends == {"pertemuan.xlsx": 0, "kasus.xlsx": 1, "hilang.xlsx": 2}
