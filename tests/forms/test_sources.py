"""A form gives the same record whichever program saved it, or says why not."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from zipfile import ZipFile

import pytest
from python_calamine import CalamineWorkbook

from kka_docs.definitions.catalog import problem, remedy, wrong
from kka_docs.forms.book import open_book
from kka_docs.forms.grid import MOST_ROWS, Cell
from kka_docs.forms.read import parse_form, read_form
from kka_docs.forms.write import write_form
from kka_docs.records import Doubt, Place
from kka_docs.validation.check import check
from tests.forms.binary import as_xlsb
from tests.forms.building import FILE, answer, filled, named, paste, png, saved
from tests.forms.excel import SCHOOL, answers, cell
from tests.forms.packages import as_strict, refused, with_parts
from tests.forms_in_words import case, meeting, minutes, profile
from tests.office import converted

if TYPE_CHECKING:
    from collections.abc import Callable

    from kka_docs.records import Checked

SAMPLES: Final = sorted((Path(__file__).parents[2] / "samples" / "baik").rglob("*.xlsx"))

OF_CASE: Final = re.compile(r"KKA-\d{4}-\d{3}-|-\d+$")
FULLEST: Final = "KKA-2026-005"
"""Twenty-five people, names of sixty letters, all that is hard to write."""


def content(found: Checked) -> Any:
    """What a form says: its values and pictures, and its problems with their places."""
    assert found.record is not None, named(found.problems)
    return found.record.values, found.record.pictures, named(found.problems)


def content_at(path: Path) -> Any:
    return content(check(read_form(path)))


def with_logo(folder: Path) -> Path:
    """A profile with a picture pasted into the row of the logo."""
    book = filled("profil", profile().values)
    (left,) = answers(book, "lembaga", "logo_kiri")
    paste(book["Lembaga"], png(40, 20), left.coordinate)
    path = saved(book, folder)
    return path.rename(folder / "profil-berlogo.xlsx")


def some_forms(folder: Path) -> list[Path]:
    """Forms of all four kinds, few and full, in different files."""
    made = [form.save(folder) for form in (case(), meeting(), minutes())]
    of_each_kind = {(path.parent, OF_CASE.sub("", path.stem)): path for path in SAMPLES}
    fullest = [path for path in SAMPLES if FULLEST in path.name]
    names = {path.name: path for path in (*of_each_kind.values(), *fullest)}
    return [*made, with_logo(folder), *names.values()]


# LibreOffice itself


@pytest.mark.usefixtures("libreoffice")
def test_a_form_goes_through_libreoffice_again_and_again(tmp_path: Path) -> None:
    forms = some_forms(tmp_path)
    wanted = [content_at(path) for path in forms]
    saved_again = forms
    for kind in ("ods", "xls", "xlsx"):
        folder = tmp_path / f"{len(list(tmp_path.iterdir()))}-{kind}"
        saved_again = converted(saved_again, folder, kind)
        assert [content_at(path) for path in saved_again] == wanted, kind


@pytest.mark.parametrize("kind", ["xls", "xlsx"])
@pytest.mark.usefixtures("libreoffice")
def test_a_form_is_saved_by_libreoffice(tmp_path: Path, kind: str) -> None:
    forms = some_forms(tmp_path)
    saved_again = converted(forms, tmp_path / kind, kind)
    assert [content_at(path) for path in saved_again] == [content_at(path) for path in forms]


@pytest.mark.usefixtures("libreoffice")
def test_what_is_doubtful_stays_so_in_every_kind_of_file(tmp_path: Path) -> None:
    book = filled("kasus", case().values)
    page = book["Konseli"]
    page["C7"], page["E6"] = "dua\nbaris  lebar", 9912345678
    page.merge_cells("C7:C8")
    (day,) = answers(book, "kasus", "tanggal_ditemukan")
    day.number_format, day.value = "General", 46350
    (asked_by,) = answers(book, "kasus", "pemohon")
    asked_by.value = "=A1/0"
    original = saved(book, tmp_path)
    for kind in ("ods", "xls", "xlsx"):
        (path,) = converted([original], tmp_path / kind, kind)
        raw = read_form(path)
        assert answer(raw, "kasus", "tanggal_ditemukan") == 46350
        assert raw.singles[("kasus", "pemohon")].doubt is Doubt.ERROR_VALUE
        second, third = raw.tables["konseli"][1].cells["nama"], read_cell(path, "Konseli", 8, 3)
        assert (second.value, third) == ("dua\nbaris  lebar", Cell(None, Doubt.MERGED_REMNANT))


def read_cell(path: Path, sheet: str, row: int, column: int) -> Cell | None:
    book = open_book(path.read_bytes(), MOST_ROWS)
    return book.sheet(book.titles.index(sheet)).cell(row, column)


# .xlsb


def test_a_binary_workbook_gives_the_same_record(tmp_path: Path) -> None:
    for path in some_forms(tmp_path):
        binary = path.with_suffix(".xlsb")
        if path.parent != tmp_path:
            binary = tmp_path / binary.name
        binary.write_bytes(as_xlsb(path.read_bytes()))
        assert content_at(binary) == content_at(path)


@pytest.mark.usefixtures("libreoffice")
def test_our_binary_workbooks_are_what_other_programs_take_for_such(tmp_path: Path) -> None:
    original = meeting().save(tmp_path)
    binary = tmp_path / "biner" / "pertemuan.xlsb"
    binary.parent.mkdir()
    binary.write_bytes(as_xlsb(original.read_bytes()))
    by_calamine = CalamineWorkbook.from_path(str(binary)).get_sheet_by_name("Pertemuan").to_python()
    assert "KKA-2026-001" in by_calamine[4]
    (from_office,) = converted([binary], tmp_path / "lagi", "xlsx")
    assert content_at(from_office) == content_at(original)


# .xlsx as other programs write it


def changed_sheets(
    data: bytes, change: Callable[[str], str], parts: str = "xl/worksheets/"
) -> bytes:
    with ZipFile(BytesIO(data)) as package:
        texts = {
            name: change(package.read(name).decode()).encode()
            for name in package.namelist()
            if name.startswith(parts) and name.endswith(".xml")
        }
    return with_parts(data, texts)


def as_wps(data: bytes) -> bytes:
    """WPS: every sheet claims to be one cell."""
    return changed_sheets(
        data, lambda text: re.sub(r'<dimension ref="[^"]*"', '<dimension ref="A1"', text)
    )


def as_google(data: bytes) -> bytes:
    """Google Sheets: no size, every number a fraction."""

    def change(text: str) -> str:
        unsized = re.sub(r"<dimension [^>]*/>", "", text)
        return re.sub(r"<v>(\d+)</v>", r"<v>\1.0</v>", unsized)

    return changed_sheets(data, change)


def with_prefix(data: bytes) -> bytes:
    """Programs that write the names of elements with a prefix."""

    def change(text: str) -> str:
        prefixed = re.sub(r"<(/?)(?=[A-Za-z])(?!\w+:)", r"<\1x:", text)
        return prefixed.replace(" xmlns=", " xmlns:x=")

    return changed_sheets(changed_sheets(data, change), change, "xl/sharedStrings")


@pytest.mark.parametrize("save", [as_wps, as_google, with_prefix, as_strict])
def test_a_form_gives_the_same_record_whoever_wrote_the_package(
    tmp_path: Path, save: Callable[[bytes], bytes]
) -> None:
    for path in some_forms(tmp_path):
        data = path.read_bytes()
        written = save(data)
        assert written != data
        assert content(check(parse_form(path, written))) == content_at(path)


def test_numbers_that_google_sheets_writes_as_fractions_stay_what_they_are(tmp_path: Path) -> None:
    book = filled("pertemuan", meeting().values)
    cell(book["Peserta"], 6, 6).value = 3
    raw = parse_form(Path(FILE), as_google(saved(book, tmp_path).read_bytes()))
    assert answer(raw, "pertemuan", "nomor_pertemuan") == 1


@pytest.mark.usefixtures("libreoffice")
def test_an_old_workbook_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (path,) = converted([with_logo(tmp_path)], tmp_path / "xls", "xls")
    whole = path.read_bytes()
    start = whole.index(bytes.fromhex("0908100000060500"))
    following = start + 4 + 16
    older = whole.replace("Workbook".encode("utf-16-le"), "Book".encode("utf-16-le") + bytes(8))
    protected = whole[:following] + b"\x2f\0" + whole[following + 2 :]
    assert open_book(whole, MOST_ROWS).titles[1] == "Lembaga"
    assert refused(older) == "format_lama"
    assert refused(protected) == "bersandi"
    assert refused(whole[:3000]) == "rusak"
    assert refused(
        whole.replace("Workbook".encode("utf-16-le"), "Pekerjaa".encode("utf-16-le"))
    ) == ("bukan_buku_kerja")


# The name of the file


OF_SOURCES: Final = {
    "akhiran_keliru": (
        "Nama berkas ini berakhiran .xlsx, padahal isinya .ods, jadi Excel menolak membukanya. Di "
        "sini isinya tetap terbaca; ganti akhiran namanya menjadi .ods."
    ),
}


def test_a_name_that_excel_would_refuse_is_named() -> None:
    form = write_form("pertemuan", SCHOOL, meeting().values)
    assert named(parse_form(Path("a.xlsm"), form).problems) == [("akhiran_keliru", None, None)]
    assert named(parse_form(Path("a.ods"), as_xlsb(form)).problems) == [
        ("akhiran_keliru", None, None)
    ]
    for name in ("a.xlsx", "A.XLSX", "a.xls", "a.tmp", "a"):
        assert parse_form(Path(name), form).problems == ()
    found = problem("akhiran_keliru", Place("a.xlsx"), akhiran=".xlsx", seharusnya=".ods")
    said = f"{wrong(found, with_values=True)} {remedy(found, with_values=True)}"
    assert said == OF_SOURCES["akhiran_keliru"]
