"""`kka mulai` makes a working folder and `kka formulir` blank forms; neither touches a file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pytest

from kka_docs import resources
from kka_docs.cli.commands import kka
from kka_docs.definitions.settings import settings
from kka_docs.forms.read import read_form
from tests.cli.terminal import in_one_line, ran
from tests.forms_in_words import blank, meeting, profile, teacher

if TYPE_CHECKING:
    from pathlib import Path

ALWAYS: Final = {"PANDUAN.txt", "folder-kerja-kka.txt", "formulir-kosong", "profil-lembaga.xlsx"}
FORMS: Final = ["profil-lembaga.xlsx", "kasus.xlsx", "pertemuan.xlsx", "berita-acara.xlsx"]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, in which the commands are given."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def settings_in(folder: Path) -> set[str]:
    """The settings of all forms below a folder."""
    return {read_form(path).setting for path in folder.rglob("*.xlsx")}


# kka mulai


@pytest.mark.parametrize(
    ("desk", "desks", "forms"),
    [
        ("bk", {"bk"}, {"kasus.xlsx", "pertemuan.xlsx", "berita-acara.xlsx"}),
        ("tu", {"tu"}, {"pertemuan.xlsx"}),
        ("keduanya", {"bk", "tu"}, {"kasus.xlsx", "pertemuan.xlsx", "berita-acara.xlsx"}),
    ],
)
def test_a_working_folder_has_what_its_desk_needs(
    folder: Path,
    capsys: pytest.CaptureFixture[str],
    desk: str,
    desks: set[str],
    forms: set[str],
) -> None:
    work = folder / "kerja" / "2026"
    run = ran(capsys, "mulai", work, "--untuk", desk)
    assert (run.code, run.err) == (0, "")
    assert {path.name for path in work.iterdir()} == ALWAYS | desks
    assert {path.name for path in (work / "formulir-kosong").iterdir()} == forms
    assert [list((work / name).iterdir()) for name in desks] == [[] for _ in desks]


def test_without_a_desk_named_there_are_both_and_the_folder_is_this_one(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ran(capsys, "mulai").code == 0
    assert {path.name for path in folder.iterdir()} == ALWAYS | {"bk", "tu"}


def test_it_says_where_the_folder_is_and_what_comes_next(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = ran(capsys, "mulai", "kerja").out.splitlines()
    assert lines == [
        f"Folder kerja siap: {folder / 'kerja'}",
        "Mulailah dengan mengisi profil-lembaga.xlsx; petunjuknya di PANDUAN.txt.",
    ]


def test_the_guide_opens_in_any_editor_and_names_real_commands(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ran(capsys, "mulai")
    guide = (folder / "PANDUAN.txt").read_bytes()
    assert guide.isascii()
    assert guide.count(b"\n") == guide.count(b"\r\n")
    named = set(re.findall(r"kka ([a-z-]+)", guide.decode()))
    assert {"periksa", "semua", "undangan"} <= named <= kka.commands.keys()


@pytest.mark.parametrize("setting", settings())
def test_all_forms_are_of_the_setting_asked_for(
    folder: Path, capsys: pytest.CaptureFixture[str], setting: str
) -> None:
    ran(capsys, "mulai", "--lingkungan", setting)
    assert settings_in(folder) == {setting}


def test_without_a_setting_it_is_a_school(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ran(capsys, "mulai")
    assert settings_in(folder) == {"sekolah"}


def test_run_twice_it_changes_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ran(capsys, "mulai", "--contoh")
    before = contents(folder)
    assert ran(capsys, "mulai", "--contoh").code == 0
    assert contents(folder) == before


def test_what_is_there_stays_and_what_is_missing_is_added(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ran(capsys, "mulai", "--lingkungan", "perusahaan")
    for name in ("PANDUAN.txt", "profil-lembaga.xlsx"):
        (folder / name).write_bytes((folder / name).read_bytes() + b" disunting")
    (folder / "bk" / "catatan.txt").write_text("milik konselor", "utf-8")
    before = contents(folder)
    (folder / "formulir-kosong" / "kasus.xlsx").unlink()
    ran(capsys, "mulai")
    assert contents(folder).keys() == before.keys()
    assert {name for name, content in contents(folder).items() if content != before[name]} == set()


def test_a_second_desk_joins_with_the_setting_of_the_first(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ran(capsys, "mulai", "--untuk", "tu", "--lingkungan", "perusahaan")
    ran(capsys, "mulai", "--untuk", "bk")
    assert settings_in(folder) == {"perusahaan"}


def test_the_samples_come_with_their_logos_and_without_their_sources(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ran(capsys, "mulai", "--contoh")
    copied = {
        name.removeprefix("contoh/"): content
        for name, content in contents(folder).items()
        if name.startswith("contoh/") and not name.endswith(".txt")
    }
    good = resources.samples()
    filled = {n: c for n, c in contents(good).items() if n.endswith((".xlsx", ".png"))}
    assert copied == filled
    assert any(name.endswith(".png") for name in copied)


def test_all_documents_of_the_samples_can_be_made_at_once(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = ran(capsys, "mulai", "Folder Kerja", "--contoh").out
    assert 'Contoh yang sudah terisi: kka semua "Folder Kerja/contoh"' in shown
    run = ran(capsys, "semua", "Folder Kerja/contoh")
    assert (run.code, "SALAH" in run.out) == (0, False)
    made = [name for name in contents(folder) if name.endswith(".docx")]
    assert len(made) > 50
    assert {name for name in made if not name.startswith("Folder Kerja/contoh/KKA-")} == set()


def test_the_whole_folder_may_be_given_and_blank_forms_are_passed_over(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ran(capsys, "mulai", "kerja")
    profile().save(folder / "kerja")
    meeting(peserta=[teacher()]).save(folder / "kerja" / "tu")
    run = ran(capsys, "semua", "kerja")
    assert run.code == 0
    assert "10 dokumen ditulis" in run.out


def test_before_the_profile_is_filled_in_the_run_says_so(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ran(capsys, "mulai", "kerja")
    meeting().save(folder / "kerja" / "tu")
    run = ran(capsys, "undangan", "kerja/tu")
    assert run.code == 1
    shown = in_one_line(run.out)
    assert "profil-lembaga.xlsx SALAH Berkas ini Formulir ini belum diisi." in shown
    assert "Berkas profil lembaga (profil-lembaga.xlsx) masih bermasalah" in shown


# kka formulir


def test_without_names_all_four_forms_are_written_blank(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run = ran(capsys, "formulir")
    assert run.code == 0
    assert sorted(contents(folder)) == sorted(FORMS)
    assert [line.split(": ")[1] for line in run.out.splitlines()] == FORMS
    assert contents(folder)["kasus.xlsx"] == blank("kasus").save(folder, "x.xlsx").read_bytes()


def test_only_the_forms_that_are_named_are_written(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run = ran(capsys, "formulir", "berita-acara", "kasus", "-o", "meja/baru")
    assert run.out == "Berita Acara: meja/baru/berita-acara.xlsx\nKasus: meja/baru/kasus.xlsx\n"
    assert set(contents(folder)) == {"meja/baru/berita-acara.xlsx", "meja/baru/kasus.xlsx"}


def test_a_form_is_never_written_over_a_file(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    filled = meeting().save(folder)
    before = filled.read_bytes()
    names = [ran(capsys, "formulir", "pertemuan").out for _ in range(2)]
    assert names == ["Pertemuan: pertemuan (2).xlsx\n", "Pertemuan: pertemuan (3).xlsx\n"]
    assert filled.read_bytes() == before


def test_the_setting_is_that_of_the_profile_nearby(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ran(capsys, "mulai", "kerja", "--lingkungan", "perusahaan")
    ran(capsys, "formulir", "kasus", "-o", "kerja/bk/2026")
    assert settings_in(folder / "kerja" / "bk") == {"perusahaan"}


def test_a_setting_that_is_named_goes_before_the_profiles(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ran(capsys, "mulai", "kerja", "--lingkungan", "perusahaan")
    ran(capsys, "formulir", "kasus", "--lingkungan", "sekolah", "-o", "kerja/bk")
    assert settings_in(folder / "kerja" / "bk") == {"sekolah"}


@pytest.mark.parametrize("content", [b"", b"bukan buku kerja"], ids=["empty", "no workbook"])
def test_a_profile_that_cannot_be_read_stands_in_no_ones_way(
    folder: Path, capsys: pytest.CaptureFixture[str], content: bytes
) -> None:
    (folder / "profil-lembaga.xlsx").write_bytes(content)
    assert ran(capsys, "formulir", "kasus").code == 0
    assert read_form(folder / "kasus.xlsx").setting == "sekolah"
