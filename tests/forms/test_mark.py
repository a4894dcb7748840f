"""A marked copy shows what is to be mended and is otherwise the form that it was made from."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from kka_docs import resources
from kka_docs.batch import check_all
from kka_docs.definitions.catalog import remedy, wrong
from kka_docs.definitions.sentences import CATALOG
from kka_docs.errors import UnreadableForm
from kka_docs.forms.copy_mark import copy_name, is_untouched
from kka_docs.forms.mark import MOST_MARKED
from kka_docs.forms.read import parse_form, read_stamp
from kka_docs.forms.write import write_form
from kka_docs.ooxml import repacked
from tests.forms.building import FILE, change_part, entry, filled, paste, png, saved
from tests.forms.excel import SCHOOL
from tests.forms.excel import parts as parts_of
from tests.forms.marks import (
    LIST,
    canonical,
    coloured,
    links,
    listed,
    marked,
    notes,
    opened,
    unmarked,
    wrong_at,
)
from tests.forms.packages import as_strict
from tests.forms_in_words import meeting
from tests.office import SOFFICE_SECONDS, schema_faults

if TYPE_CHECKING:
    from kka_docs.records import Problem, RawForm

TROUBLED: Final = sorted((resources.samples().parent / "bermasalah").rglob("KKA-*.xlsx"))
MEETING: Final = write_form("pertemuan", SCHOOL, {"pertemuan": {"kode_kasus": "KKA-2026-001"}})
KODE: Final = ("Pertemuan", "C5")
STAMP: Final = "xl/worksheets/sheet6.xml"
SHEETS: Final = ("Pertemuan", "Peserta", "Agenda")
CELLS_OF_A_SHEET: Final = re.compile(rb"<sheetData.*</sheetData>", re.DOTALL)
DOUBLE_DROP_DOWN: Final = (
    '<extLst><ext xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" '
    'uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}"><x14:dataValidations '
    'xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main" count="1">'
    '<x14:dataValidation type="list" allowBlank="1"><x14:formula1><xm:f>_daftar!$A$1:$A$2</xm:f>'
    "</x14:formula1><xm:sqref>C6</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst>"
)

places = st.tuples(st.sampled_from(SHEETS), st.sampled_from("BCDEFGH"), st.integers(4, 40))
problems = st.lists(
    st.builds(
        lambda at, code: wrong_at(at[0], f"{at[1]}{at[2]}", code),
        places,
        st.sampled_from(sorted(CATALOG)),
    )
    | st.builds(wrong_at, st.sampled_from([None, *SHEETS])),
    max_size=12,
)


def values(data: bytes) -> RawForm:
    """What is read from a form; that its bytes are others is no difference."""
    return replace(parse_form(Path(FILE), data), digest="")


def problems_of(path: Path) -> tuple[Problem, ...]:
    return check_all([path]).forms[0].checked.problems


def _without_looks(data: bytes) -> dict[str, bytes]:
    """The parts of a copy but its styles, the list that uses them, and its stamp."""
    left_out = {"xl/styles.xml", "xl/worksheets/sheet7.xml", STAMP}
    return {name: part for name, part in canonical(data).items() if name not in left_out}


# What is seen


def test_errors_are_red_warnings_orange_and_each_cell_has_a_note() -> None:
    error, warning = wrong_at(*KODE), wrong_at("Peserta", "C6", "jabatan_ganda")
    copy = marked(MEETING, [error, warning], FILE)
    assert coloured(copy) == {KODE: "merah", ("Peserta", "C6"): "jingga"}
    assert notes(copy) == {
        KODE: "HARUS DIPERBAIKI\nBelum diisi, padahal wajib.\n→ Isi sel ini.\n"
        "— catatan otomatis; boleh dibiarkan",
        ("Peserta", "C6"): "PERIKSA LAGI\nJabatan “<nilai>” sudah tertulis di sel <sel_lain>; yang "
        "dipakai yang pertama.\n→ Kosongkan salah satu dari kedua baris, atau bedakan "
        "jabatannya.\n— catatan otomatis; boleh dibiarkan",
    }


def test_several_problems_of_a_cell_share_a_note_and_the_worst_gives_the_colour() -> None:
    two = [wrong_at(*KODE, "kode_tanpa_tahun_wajar"), wrong_at(*KODE, "kode_kasus")]
    copy = marked(MEETING, two, FILE)
    assert coloured(copy) == {KODE: "merah"}
    (note,) = notes(copy).values()
    assert note.startswith("HARUS DIPERBAIKI\n")
    assert all(wrong(found, with_values=True) in note for found in two)
    assert len(listed(copy)) == 2


def test_the_list_names_every_problem_with_a_link_to_its_cell() -> None:
    found = [wrong_at(*KODE), wrong_at("Peserta"), wrong_at(None, code="versi_lebih_lama")]
    copy = marked(MEETING, found, FILE)
    said = [(wrong(one, with_values=True), remedy(one, with_values=True)) for one in found]
    assert listed(copy) == [
        ("Harus diperbaiki", "Pertemuan", "C5", "Isian", *said[0]),
        ("Harus diperbaiki", "Peserta", "–", "Isian", *said[1]),
        ("Harus diperbaiki", "(seluruh berkas)", "–", "Isian", *said[2]),
    ]
    assert links(copy) == ["'Pertemuan'!C5"]


def test_the_list_is_the_first_sheet_and_the_only_one_selected() -> None:
    book = opened(marked(MEETING, [wrong_at(*KODE)], FILE))
    assert book.sheetnames[0] == LIST
    assert book.active is book.worksheets[0]
    assert [s.title for s in book.worksheets if s.sheet_view.tabSelected] == [LIST]


def test_the_list_is_printed_upright_with_its_head_on_every_page() -> None:
    sheet = opened(marked(MEETING, [wrong_at(*KODE)], FILE)).worksheets[0]
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToWidth) == ("portrait", 1)
    assert (sheet.print_title_rows, sheet.freeze_panes) == ("$4:$4", "A5")
    assert sheet.print_area == "'Daftar Perbaikan'!$A$1:$G$5"


def test_a_sheet_of_that_title_keeps_it(tmp_path: Path) -> None:
    book = filled("pertemuan")
    book.create_sheet(LIST)["A1"] = "Catatan saya"
    copy = marked(saved(book, tmp_path).read_bytes(), [wrong_at(*KODE)], FILE)
    assert opened(copy).sheetnames[0] == f"{LIST} (2)"
    assert opened(unmarked(copy)).sheetnames == book.sheetnames


def test_of_merged_cells_the_first_is_marked(tmp_path: Path) -> None:
    book = filled("pertemuan")
    sheet = book["Peserta"]
    row = entry(sheet, 1)
    sheet.merge_cells(f"D{row}:E{row + 1}")
    found = wrong_at("Peserta", f"E{row + 1}", "sel_gabungan")
    copy = marked(saved(book, tmp_path).read_bytes(), [found], FILE)
    assert list(coloured(copy)) == list(notes(copy)) == [("Peserta", f"D{row}")]


def test_more_problems_than_anybody_mends_at_a_time_are_counted() -> None:
    found = [wrong_at("Peserta", f"C{row}") for row in range(6, MOST_MARKED + 16)]
    copy = marked(MEETING, found, FILE)
    assert len(notes(copy)) == MOST_MARKED
    last = opened(copy).worksheets[0].cell(MOST_MARKED + 5, 1).value
    assert last == "Masih ada 10 lagi. Perbaiki yang di atas, lalu periksa sekali lagi."


def test_what_is_quoted_is_cut_and_cleaned_for_excel(tmp_path: Path) -> None:
    found = wrong_at(*KODE, "hari_libur")
    found = replace(found, facts=dict.fromkeys(found.facts, "\ud800\uffff" + "x" * 40_000))
    path = tmp_path / FILE
    path.write_bytes(marked(MEETING, [found], FILE))
    assert len(listed(path.read_bytes())[0][4]) < 700
    assert schema_faults(path) == []


# What stays


@pytest.mark.parametrize("path", TROUBLED, ids=lambda path: path.stem)
def test_a_marked_sample_is_read_and_checked_like_the_form_itself(
    path: Path, tmp_path: Path
) -> None:
    found = problems_of(path)
    copy = tmp_path / path.name
    copy.write_bytes(marked(path.read_bytes(), found, path.name))
    assert values(copy.read_bytes()) == values(path.read_bytes())
    assert schema_faults(copy) == []
    at = {(one.place.sheet, one.place.cell) for one in found if one.place.cell}
    assert coloured(copy.read_bytes()).keys() == notes(copy.read_bytes()).keys() == at


@given(problems)
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_is_marked_the_cells_stay_as_they_were(found: list[Problem]) -> None:
    copy = marked(MEETING, found, FILE)
    assert values(copy) == values(MEETING)
    before, after = parts_of(MEETING), parts_of(copy)
    for name in before.keys() - {STAMP}:
        if name.startswith("xl/worksheets/sheet"):
            assert CELLS_OF_A_SHEET.findall(before[name]) == CELLS_OF_A_SHEET.findall(after[name])


@given(problems, problems)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_marking_anew_leaves_nothing_of_the_old_marks(
    first: list[Problem], second: list[Problem]
) -> None:
    again, at_once = (
        marked(marked(MEETING, first, FILE), second, "x"),
        marked(MEETING, second, FILE),
    )
    assert _without_looks(again) == _without_looks(at_once)
    assert (listed(again), links(again)) == (listed(at_once), links(at_once))
    assert coloured(again) == coloured(at_once)
    marks = [read_stamp(data).copy for data in (again, at_once)]
    assert len({mark and (mark.origin, mark.made_from, mark.in_front) for mark in marks}) == 1


def test_a_form_that_is_marked_again_and_again_does_not_grow() -> None:
    found = [wrong_at(*KODE), wrong_at("Peserta", "C6", "jabatan_ganda")]
    once = marked(MEETING, found, FILE)
    again = marked(marked(once, [], FILE), found, FILE)
    assert canonical(again)["xl/styles.xml"] == canonical(once)["xl/styles.xml"]


@given(problems)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_copy_without_its_marks_is_the_form_again(found: list[Problem]) -> None:
    before, after = canonical(MEETING), canonical(unmarked(marked(MEETING, found, FILE)))
    assert before.keys() == after.keys()
    changed = {name for name in before if before[name] != after[name]}
    assert changed <= {"xl/styles.xml", STAMP}


def test_looks_that_no_cell_has_any_more_stay_and_all_others_keep_their_numbers() -> None:
    before = etree.fromstring(parts_of(MEETING)["xl/styles.xml"])
    after = etree.fromstring(parts_of(unmarked(marked(MEETING, [], FILE)))["xl/styles.xml"])
    for old, new in zip(before, after, strict=True):
        kept = [etree.tostring(child) for child in new][: len(old)]
        assert kept == [etree.tostring(child) for child in old]


@pytest.mark.filterwarnings("ignore:Data Validation extension is not supported")
def test_rules_and_drop_downs_of_other_programs_and_pictures_stay(tmp_path: Path) -> None:
    book = filled("pertemuan")
    paste(book["Pertemuan"], png(), "D20")
    path = saved(book, tmp_path)
    change_part(
        path,
        "xl/worksheets/sheet2.xml",
        lambda text: text.replace("</worksheet>", f"{DOUBLE_DROP_DOWN}</worksheet>"),
    )
    data = path.read_bytes()
    copy = marked(data, [wrong_at(*KODE), wrong_at("Peserta", "C6")], FILE)
    before, after = parts_of(data), parts_of(copy)
    assert before["xl/media/image1.png"] == after["xl/media/image1.png"]
    assert b"x14:dataValidation type" in after["xl/worksheets/sheet2.xml"]
    for title in book.sheetnames:
        old, new = opened(data)[title], opened(copy)[title]
        assert new.protection.sheet == old.protection.sheet
        assert len(new.data_validations.dataValidation) == len(old.data_validations.dataValidation)
        assert new.print_area == old.print_area
    assert canonical(unmarked(copy)).keys() == canonical(data).keys()


@pytest.mark.usefixtures("libreoffice")
def test_a_strict_form_is_marked_and_read_as_before(tmp_path: Path) -> None:
    """Its copy is a usual workbook: the boxes of notes have no place in a strict one."""
    form = as_strict(meeting(tempat=None).save(tmp_path).read_bytes())
    (tmp_path / FILE).write_bytes(form)
    found = problems_of(tmp_path / FILE)
    path = tmp_path / "salinan.xlsx"
    path.write_bytes(marked(form, found, FILE))
    assert values(path.read_bytes()) == values(form)
    assert all(b"purl.oclc.org" not in part for part in parts_of(path.read_bytes()).values())
    assert b"conformance" not in parts_of(path.read_bytes())["xl/workbook.xml"]
    assert schema_faults(path) == []
    assert values(_saved_by_libreoffice(path, tmp_path / "disimpan")) == values(form)


def test_a_workbook_with_macros_stays_one() -> None:
    macros = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    types = parts_of(MEETING)["[Content_Types].xml"].decode()
    plain = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    data = repacked(
        MEETING,
        {
            "[Content_Types].xml": types.replace(plain, macros).encode(),
            "xl/vbaProject.bin": b"makro",
        },
    )
    after = parts_of(marked(data, [wrong_at(*KODE)], "formulir.xlsm"))
    assert macros in after["[Content_Types].xml"].decode()
    assert after["xl/vbaProject.bin"] == b"makro"


# What a copy says of itself


def test_a_copy_names_the_first_form_however_often_it_is_copied() -> None:
    once = marked(MEETING, [wrong_at(*KODE)], "pertemuan.xlsx")
    twice = marked(once, [], "pertemuan (ditandai).xlsx")
    marks = [read_stamp(data).copy for data in (MEETING, once, twice)]
    assert [mark and mark.origin for mark in marks] == [None, "pertemuan.xlsx", "pertemuan.xlsx"]
    assert copy_name("pertemuan.xlsx", ".xlsm") == "pertemuan (ditandai).xlsm"


def test_a_copy_that_somebody_saved_is_not_untouched(tmp_path: Path) -> None:
    copy = marked(MEETING, [wrong_at(*KODE)], FILE)
    book = opened(copy)
    book["Pertemuan"]["C6"] = 2
    assert [is_untouched(data) for data in (MEETING, copy)] == [False, True]
    assert not is_untouched(saved(book, tmp_path).read_bytes())


@pytest.mark.usefixtures("libreoffice")
def test_a_copy_saved_by_libreoffice_is_known_and_read_the_same(tmp_path: Path) -> None:
    path = tmp_path / FILE
    found = [wrong_at(*KODE), wrong_at("Peserta", "C6", "jabatan_ganda"), wrong_at(None)]
    path.write_bytes(marked(MEETING, found, "pertemuan.xlsx"))
    saved_again = _saved_by_libreoffice(path, tmp_path / "disimpan")
    mark = read_stamp(saved_again).copy
    assert mark is not None
    assert mark.origin == "pertemuan.xlsx"
    assert values(saved_again) == values(MEETING)
    assert coloured(saved_again) == {KODE: "merah", ("Peserta", "C6"): "jingga"}
    clean = unmarked(saved_again)
    assert (coloured(clean), notes(clean)) == ({}, {})
    assert opened(clean).sheetnames == opened(MEETING).sheetnames
    assert values(clean) == values(MEETING)


def _saved_by_libreoffice(path: Path, folder: Path) -> bytes:
    profile = f"-env:UserInstallation={(folder / 'profil').resolve().as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML"]
    subprocess.run(
        [*command, "--outdir", str(folder), str(path)],
        check=True,
        capture_output=True,
        timeout=SOFFICE_SECONDS,
    )
    return (folder / path.name).read_bytes()


# What comes from outside


def test_a_part_that_declares_entities_is_refused(tmp_path: Path) -> None:
    path = tmp_path / FILE
    path.write_bytes(MEETING)
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa">]>'
    change_part(path, "xl/styles.xml", lambda text: bomb + text)
    with pytest.raises(UnreadableForm) as caught:
        marked(path.read_bytes(), [wrong_at(*KODE)], FILE)
    assert caught.value.code == "rusak"


def test_a_workbook_that_contradicts_itself_is_called_damaged(tmp_path: Path) -> None:
    path = tmp_path / FILE
    path.write_bytes(marked(MEETING, [wrong_at(*KODE)], FILE))
    external = 'TargetMode="External" Target="/xl/worksheets/sheet7.xml"'
    change_part(
        path,
        "xl/_rels/workbook.xml.rels",
        lambda text: text.replace('Target="/xl/worksheets/sheet7.xml"', external),
    )
    with pytest.raises(UnreadableForm) as caught:
        marked(path.read_bytes(), [], FILE)
    assert caught.value.code == "rusak"


def test_a_sheet_of_very_many_rows_is_marked_without_its_cells_being_parsed(
    tmp_path: Path,
) -> None:
    path = tmp_path / FILE
    path.write_bytes(MEETING)
    rows = "".join(f'<row r="{n}"><c r="Z{n}"><v>{n}</v></c></row>' for n in range(5_000, 250_000))
    name = "xl/worksheets/sheet4.xml"
    change_part(path, name, lambda text: text.replace("</sheetData>", f"{rows}</sheetData>"))
    copy = marked(path.read_bytes(), [wrong_at("Agenda", "C6")], FILE)
    with ZipFile(path) as package:
        before = CELLS_OF_A_SHEET.findall(package.read(name))
    assert CELLS_OF_A_SHEET.findall(parts_of(copy)[name]) == before
