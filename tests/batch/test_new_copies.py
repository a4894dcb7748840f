"""Forms that cannot be marked themselves: their marked copy is a new form with the same answers."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
from openpyxl import load_workbook

from kka_docs.batch import check_all, make_all, with_copies
from kka_docs.definitions.documents import DOCUMENTS
from kka_docs.definitions.forms import FORMS
from kka_docs.forms import copy_mark
from kka_docs.forms.read import read_form
from kka_docs.records import Doubt
from kka_docs.validation.check import check
from kka_docs.workspace import MARKER
from tests.forms.binary import as_xlsb
from tests.forms.building import filled, png, saved
from tests.forms.excel import answers, cell
from tests.forms.marks import coloured, listed, notes
from tests.forms_in_words import meeting, profile
from tests.office import converted, schema_faults

if TYPE_CHECKING:
    from kka_docs.batch import Report

COPY: Final = "pertemuan (ditandai).xlsx"
OF_NEW_COPIES: Final = {
    "dipindahkan": (
        (
            "“pertemuan.xlsb” berupa berkas .xlsb, yang tidak dapat ditandai, jadi isinya "
            "dipindahkan ke formulir baru ini."
        ),
        (
            "Bandingkan sebentar dengan berkas asalnya, lalu perbaiki berkas ini dan pakailah "
            "sebagai gantinya."
        ),
    ),
    "tentang_berkas_asal": (
        (
            "Di berkas asal, sheet “Pertemuan”: Kunci tersembunyi formulir di sheet ini terhapus, "
            "jadi isiannya dicari menurut judulnya."
        ),
        "Periksa apakah isinya sudah benar di formulir ini.",
    ),
    "tidak_dipindahkan": (
        (
            "Di berkas asal, sheet “Peserta” sel Z6, tertulis “nomor HP Bu Nurul”; isian ini tidak "
            "ikut dipindahkan."
        ),
        "Bila masih diperlukan, tulis di tempat yang sesuai di formulir ini.",
    ),
}


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    profile().save(tmp_path)
    (tmp_path / MARKER).write_text("", "utf-8")
    return tmp_path


def mark(*paths: Path) -> Report:
    return with_copies(check_all(paths))


def binary(folder: Path, data: bytes) -> Path:
    """A form saved as .xlsb."""
    folder.mkdir(exist_ok=True)
    path = folder / "pertemuan.xlsb"
    path.write_bytes(as_xlsb(data))
    return path


def without_place(folder: Path) -> Path:
    """The form of a meeting that says everything but where it is, saved as .xlsb."""
    return binary(folder, meeting(tempat=None).save(folder.parent / "asal").read_bytes())


def mend(path: Path) -> None:
    """Fill in the place and save, as a counselor does."""
    book = load_workbook(BytesIO(path.read_bytes()))
    (place,) = answers(book, "pertemuan", "tempat")
    place.value = "Ruang Bimbingan dan Konseling"
    book.save(path)


def said_of_old(copy: Path) -> list[Any]:
    """What the list says of the file that the copy was written from."""
    return [line[4:6] for line in listed(copy.read_bytes()) if line[1] == "(seluruh berkas)"]


@pytest.mark.usefixtures("libreoffice")
@pytest.mark.parametrize("kind", ["ods", "xls"])
def test_a_mended_copy_gives_the_record_of_the_form_itself(work: Path, kind: str) -> None:
    form = meeting(tempat=None).save(work / "asal")
    (old,) = converted([form], work / "bk", kind)
    before = old.read_bytes()
    (copy,) = mark(old).copies
    assert (copy.path.name, copy.is_new) == (COPY, True)
    assert old.read_bytes() == before
    assert schema_faults(copy.path) == []
    mend(copy.path)
    wanted = check(read_form(meeting().save(work / "benar"))).record
    mended = check(read_form(copy.path)).record
    assert wanted is not None
    assert mended is not None
    assert mended.values == wanted.values


def test_the_cells_of_the_new_form_are_marked(work: Path) -> None:
    (copy,) = mark(without_place(work / "bk")).copies
    data = copy.path.read_bytes()
    (place,) = answers(load_workbook(BytesIO(data)), "pertemuan", "tempat")
    at = ("Pertemuan", place.coordinate)
    assert coloured(data) == {at: "merah"}
    assert "Belum diisi" in notes(data)[at]
    assert said_of_old(copy.path) == [OF_NEW_COPIES["dipindahkan"]]


def test_doubtful_cells_stay_doubtful_and_are_marked(work: Path) -> None:
    book = filled("pertemuan", meeting().values)
    (led_by,) = answers(book, "pertemuan", "pemimpin")
    led_by.value = "#REF!"
    led_by.data_type = "e"
    old = binary(work / "bk", saved(book, work).read_bytes())
    (copy,) = mark(old).copies
    assert list(coloured(copy.path.read_bytes()).values()) == ["merah"]
    assert read_form(copy.path).singles["pertemuan", "pemimpin"].doubt is Doubt.ERROR_VALUE


def test_what_has_no_place_is_listed_with_its_text_and_old_place(work: Path) -> None:
    book = filled("pertemuan", meeting().values)
    cell(book["Peserta"], 6, 26).value = "nomor HP Bu Nurul"
    book["Pertemuan"].delete_cols(1)
    old = binary(work / "bk", saved(book, work).read_bytes())
    (copy,) = mark(old).copies
    assert said_of_old(copy.path) == list(OF_NEW_COPIES.values())


def test_what_is_said_of_the_old_file_outlives_every_later_marking(work: Path) -> None:
    old = without_place(work / "bk")
    (copy,) = mark(old).copies
    once = listed(copy.path.read_bytes())
    (again,) = mark(work / "bk").copies
    assert (again.path, again.is_new) == (copy.path, False)
    assert listed(again.path.read_bytes()) == once
    book = load_workbook(BytesIO(again.path.read_bytes()))
    book.save(again.path)
    (third,) = mark(work / "bk").copies
    assert third.path.name == "pertemuan (ditandai) (2).xlsx"
    assert listed(third.path.read_bytes()) == once


@pytest.mark.usefixtures("libreoffice")
def test_what_is_said_outlives_a_copy_saved_as_another_kind_of_file(work: Path) -> None:
    book = filled("pertemuan", meeting(tempat=None).values)
    cell(book["Peserta"], 6, 26).value = "nomor HP Bu Nurul"
    (copy,) = mark(binary(work / "bk", saved(book, work).read_bytes())).copies
    (saved_again,) = converted([copy.path], work / "tu", "ods")
    (second,) = mark(saved_again).copies
    first, other = said_of_old(second.path)
    assert "ditandai).ods" in first[0]
    assert other == OF_NEW_COPIES["tidak_dipindahkan"]


def test_a_sheet_of_the_users_own_is_named(work: Path) -> None:
    book = filled("pertemuan", meeting(tempat=None).values)
    book.create_sheet("Catatan")["A1"] = "Jangan lupa kue"
    (copy,) = mark(binary(work / "bk", saved(book, work).read_bytes())).copies
    assert said_of_old(copy.path)[1:] == [
        (
            (
                "Di berkas asal, sheet “Catatan”: sheet ini bukan bagian formulir, jadi tidak ikut "
                "dipindahkan."
            ),
            "Periksa apakah isinya sudah benar di formulir ini.",
        )
    ]


def test_the_copy_of_an_older_form_is_the_current_one(
    work: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = meeting(tempat=None).save(work / "bk")
    current = FORMS["pertemuan"]
    newer = replace(current, version=current.version + 1)
    monkeypatch.setattr(copy_mark, "FORMS", {"pertemuan": newer})
    (copy,) = mark(form).copies
    assert (copy.path.name, copy.is_new) == (COPY, True)
    said = said_of_old(copy.path)[0][0]
    assert said.startswith(f"“pertemuan.xlsx” berupa formulir versi {current.version},")


def test_beside_the_old_file_the_mended_copy_counts_and_it_is_said(work: Path) -> None:
    old = without_place(work / "bk")
    (copy,) = mark(old).copies
    mend(copy.path)
    report = make_all([work / "bk"], [DOCUMENTS["agenda"]])
    assert [form.checked.path.name for form in report.forms] == [COPY]
    (said,) = report.problems
    assert said.facts["berkas_lain"] == "pertemuan.xlsb"
    assert len(report.outcomes) == 1


def test_forms_of_one_name_and_different_kinds_have_copies_of_their_own(work: Path) -> None:
    old = without_place(work / "bk")
    meeting(number=2, tempat=None).save(work / "bk")
    names = [copy.path.name for copy in mark(work / "bk").copies]
    assert sorted(names) == ["pertemuan (ditandai) (2).xlsx", COPY]
    assert sorted(copy.path.name for copy in mark(work / "bk").copies) == sorted(names)
    assert old.exists()


def test_a_copy_is_named_as_its_content_where_excel_would_refuse_it(work: Path) -> None:
    form = meeting(tempat=None).save(work / "bk", "pertemuan.ods")
    (copy,) = mark(form).copies
    assert (copy.path.name, copy.is_new) == (COPY, False)


def test_a_profile_is_written_anew_with_its_logo(work: Path) -> None:
    book = filled("profil", profile().values)
    (left,) = answers(book, "lembaga", "logo_kiri")
    left.value = "logo.png"
    old = work / "profil-lembaga.xlsb"
    old.write_bytes(as_xlsb(saved(book, work).read_bytes()))
    (work / "profil-lembaga.xlsx").unlink()
    (work / "logo.png").write_bytes(png())
    assert mark(old).copies == ()
    (work / "logo.png").unlink()
    (copy,) = mark(old).copies
    data = copy.path.read_bytes()
    (left,) = answers(load_workbook(BytesIO(data)), "lembaga", "logo_kiri")
    assert coloured(data) == {("Lembaga", left.coordinate): "merah"}
