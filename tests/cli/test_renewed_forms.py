"""`kka formulir --dari`: the current form with the answers of an old one, and what was left."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
from openpyxl import load_workbook

from kka_docs.forms.read import read_form
from tests.cli.terminal import in_one_line, ran
from tests.forms_in_words import case, meeting
from tests.office import converted

if TYPE_CHECKING:
    from collections.abc import Callable

FROZEN: Final = Path(__file__).parents[1] / "forms" / "frozen" / "versi-1" / "sekolah"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, in which the commands are given."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def changed(path: Path, change: Callable[[Any], None]) -> Path:
    """The form after somebody did something to it."""
    book = load_workbook(path)
    change(book)
    book.save(path)
    return path


def values_in(path: Path) -> dict[Any, Any]:
    return {at: cell.value for at, cell in read_form(path).singles.items()}


def test_everything_is_carried_over_and_the_old_form_stays_as_it_was(
    capsys: pytest.CaptureFixture[str],
) -> None:
    old = case().save(Path(), "kasus-lama.xlsx")
    before = old.read_bytes()
    run = ran(capsys, "formulir", "--dari", old, "-o", "baru/2026")
    assert run.code == 0
    assert run.out == "Kasus: baru/2026/kasus-lama.xlsx\nSemua isian sudah dipindahkan.\n"
    assert values_in(Path("baru/2026/kasus-lama.xlsx")) == values_in(old)
    assert old.read_bytes() == before


def test_beside_the_old_form_it_has_a_name_of_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    old = case().save(Path())
    run = ran(capsys, "formulir", "kasus", "--dari", old)
    assert run.out.startswith("Kasus: kasus (2).xlsx\n")
    assert in_one_line(run.out).endswith(
        "Mulai sekarang pakailah kasus (2).xlsx, dan pindahkan kasus.xlsx ke folder lain."
    )


def test_what_was_left_is_listed_with_its_place_in_the_old_form(
    capsys: pytest.CaptureFixture[str],
) -> None:
    old = case().save(Path())
    changed(old, lambda book: book["Kasus"].__setitem__("I7", "titip pesan"))
    run = ran(capsys, "formulir", "--dari", old, "-o", "baru")
    shown = in_one_line(run.out)
    assert run.code == 0
    assert "Isiannya sudah dipindahkan. Yang perlu dilihat di formulir lama (1):" in shown
    assert "Sheet Kasus, sel I7 Isian di sel ini tidak berada pada kolom" in shown
    assert "titip pesan" not in run.out


def test_a_form_without_its_keys_and_columns_is_repaired(
    capsys: pytest.CaptureFixture[str],
) -> None:
    old = case(pemohon="Wali kelas").save(Path())

    def tidy(book: Any) -> None:
        book["Kasus"].delete_cols(1)
        book["Konseli"].delete_cols(4)

    changed(old, tidy)
    assert ran(capsys, "periksa", old).code == 1
    run = ran(capsys, "formulir", "--dari", old, "-o", "baru")
    assert run.code == 0
    assert "Kunci tersembunyi" in run.out
    new = read_form(Path("baru/kasus.xlsx"))
    assert new.problems == ()
    assert new.singles[("kasus", "pemohon")].value == "Wali kelas"
    assert "kelas" not in new.tables["konseli"][0].cells
    assert "kelas" in new.tables["konseli"][0].places


@pytest.mark.usefixtures("libreoffice")
@pytest.mark.parametrize("kind", ["xls", "ods"])
def test_a_form_of_another_program_becomes_an_excel_form(
    folder: Path, capsys: pytest.CaptureFixture[str], kind: str
) -> None:
    source = meeting().save(folder)
    (old,) = converted([source], folder / "lain", kind)
    run = ran(capsys, "formulir", "--dari", old, "-o", "baru")
    assert run.out == "Pertemuan: baru/pertemuan.xlsx\nSemua isian sudah dipindahkan.\n"
    assert values_in(Path("baru/pertemuan.xlsx")) == values_in(source)


def test_a_marked_copy_becomes_a_form_without_marks(capsys: pytest.CaptureFixture[str]) -> None:
    meeting(tempat=None).save(Path())
    ran(capsys, "periksa", "pertemuan.xlsx", "--tandai")
    run = ran(capsys, "formulir", "--dari", "pertemuan (ditandai).xlsx", "-o", "baru")
    assert run.out == "Pertemuan: baru/pertemuan.xlsx\nSemua isian sudah dipindahkan.\n"
    book = load_workbook("baru/pertemuan.xlsx")
    assert "Daftar Perbaikan" not in book.sheetnames
    assert not any(cell.comment for page in book for row in page.iter_rows() for cell in row)


def test_an_older_version_becomes_the_current_one(capsys: pytest.CaptureFixture[str]) -> None:
    for form in FROZEN.glob("*[!e].xlsx"):
        run = ran(capsys, "formulir", "--dari", form, "-o", "baru")
        assert (run.code, run.err) == (0, ""), form
        assert ran(capsys, "periksa", Path("baru") / form.name).code == 0, form


# What is refused


@pytest.mark.parametrize(
    ("kinds", "sentence"),
    [
        (("kasus", "pertemuan"), "Kasus diisi sendiri, tanpa --dari."),
        (("pertemuan", "kasus"), "Kasus diisi sendiri, tanpa --dari."),
        (
            ("pertemuan", "berita-acara"),
            (
                "Formulir berita acara diisi dari formulir pertemuannya; formulir kasus dan berita "
                "acara sebelumnya boleh disertakan."
            ),
        ),
    ],
)
def test_where_one_form_cannot_be_begun_from_another_none_is_written(
    capsys: pytest.CaptureFixture[str], kinds: tuple[str, ...], sentence: str
) -> None:
    old = case().save(Path())
    run = ran(capsys, "formulir", *kinds, "--dari", old, "-o", "baru")
    assert (run.code, run.out) == (2, "")
    assert in_one_line(run.err) == sentence
    assert not Path("baru").exists()


def test_the_setting_is_that_of_the_old_form(capsys: pytest.CaptureFixture[str]) -> None:
    old = case().save(Path())
    run = ran(capsys, "formulir", "--dari", old, "--lingkungan", "perusahaan")
    assert run.code == 2
    assert run.err == "--lingkungan tidak dipakai bersama --dari: ikut formulir lamanya.\n"


@pytest.mark.parametrize("old", ["tidak-ada.xlsx", "."])
def test_what_is_no_file_is_wrong_use(capsys: pytest.CaptureFixture[str], old: str) -> None:
    run = ran(capsys, "formulir", "--dari", old)
    assert (run.code, run.out) == (2, "")
    assert f"“{old}” tidak ditemukan, atau bukan berkas" in in_one_line(run.err)


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"Nama;Kelas", "bukan buku kerja"), (b"PK\x03\x04 terpotong", "rusak atau terpotong")],
)
def test_a_file_that_cannot_be_read_is_explained_as_ever(
    capsys: pytest.CaptureFixture[str], content: bytes, said: str
) -> None:
    Path("lama.xlsx").write_bytes(content)
    run = ran(capsys, "formulir", "--dari", "lama.xlsx", "-o", "baru")
    assert run.code == 1
    assert said in in_one_line(run.out)
    assert not Path("baru").exists()


def test_a_folder_that_refuses_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    old = case().save(Path())
    Path("baru").write_text("sebuah berkas", "utf-8")
    run = ran(capsys, "formulir", "--dari", old, "-o", "baru")
    assert run.code == 4
    assert "sebuah berkas sudah memakai nama foldernya" in in_one_line(run.err)
