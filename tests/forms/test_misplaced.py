"""Answers that were moved to where a form asks nothing are named, and its own words are none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kka_docs.forms.texts import QUESTION_HEADING
from kka_docs.validation.check import check
from tests.forms.building import entry, filled, lines, named, read
from tests.forms.excel import answers, cell, header_row, key_row
from tests.forms_in_words import case, meeting

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

CASE: Final = case().values
MEETING: Final = meeting().values


def swap_rows(sheet: Worksheet, one: int, other: int) -> None:
    for area in list(sheet.merged_cells.ranges):
        sheet.unmerge_cells(str(area))
    for column in range(1, sheet.max_column + 1):
        upper, lower = cell(sheet, one, column), cell(sheet, other, column)
        upper.value, lower.value = lower.value, upper.value


def test_an_entry_between_the_keys_and_the_header_is_named(tmp_path: Path) -> None:
    book = filled("pertemuan", MEETING)
    page = book["Peserta"]
    row = header_row(page)
    swap_rows(page, row, entry(page, 1))
    found = named(read(book, tmp_path).problems)
    assert ("isian_tanpa_kolom", "Peserta", f"D{row}") in found


def test_an_entry_above_the_keys_is_named(tmp_path: Path) -> None:
    book = filled("pertemuan", MEETING)
    page = book["Peserta"]
    swap_rows(page, key_row(page) - 1, entry(page, 1))
    found = named(read(book, tmp_path).problems)
    assert ("isian_tanpa_kolom", "Peserta", f"D{key_row(page) - 1}") in found


def test_the_row_that_explains_the_columns_is_no_entry_wherever_it_stands(tmp_path: Path) -> None:
    book = filled("pertemuan", MEETING)
    page = book["Peserta"]
    swap_rows(page, key_row(page) + 1, entry(page, 5))
    raw = read(book, tmp_path)
    assert len(raw.tables["peserta"]) == 3
    assert raw.problems == ()


def test_an_answer_beside_the_mark_of_a_title_is_named(tmp_path: Path) -> None:
    book = filled("kasus", CASE | {"format_kasus": {"gejala": ["Diam.", "Pulang."]}})
    second = answers(book, "format_kasus", "gejala")[1]
    cell(book["Format Kasus"], second.row, 1).value = "#"
    raw = read(book, tmp_path)
    assert lines(raw, "format_kasus", "gejala") == ["Diam."]
    assert named(raw.problems) == [("isian_tanpa_kolom", "Format Kasus", second.coordinate)]


def test_a_heading_with_the_key_of_a_question_is_no_answer(tmp_path: Path) -> None:
    book = filled("pertemuan", MEETING)
    page = book["Pertemuan"]
    last = answers(book, "pertemuan", "tujuan")[-1]
    heading = next(row for row in range(1, 9) if cell(page, row, 2).value == QUESTION_HEADING)
    cell(page, heading, 1).value, cell(page, last.row, 1).value = cell(page, last.row, 1).value, "#"
    raw = read(book, tmp_path)
    assert lines(raw, "pertemuan", "tujuan") == []
    assert check(raw).errors == ()


def test_the_header_is_known_by_its_number_column_where_its_labels_are_others(
    tmp_path: Path,
) -> None:
    book = filled("pertemuan", MEETING)
    page = book["Peserta"]
    page.insert_rows(key_row(page) + 1, amount=2)
    row = header_row(page)
    for column in range(2, page.max_column + 1):
        cell(page, row, column).value = f"Kolom {column}"
    raw = read(book, tmp_path)
    assert len(raw.tables["peserta"]) == 3
    assert raw.problems == ()


def test_of_two_sheets_without_keys_and_of_one_title_the_second_is_named(tmp_path: Path) -> None:
    book = filled("pertemuan", MEETING)
    page = book["Peserta"]
    page.delete_rows(key_row(page))
    copy = book.copy_worksheet(page)
    copy.title = "Peserta "
    found = named(read(book, tmp_path).problems)
    assert ("lembar_ganda", "Peserta ", None) in found


def test_where_the_header_was_deleted_the_entry_in_its_place_is_named(tmp_path: Path) -> None:
    book = filled("pertemuan", MEETING)
    page = book["Peserta"]
    row = header_row(page)
    page.delete_rows(row)
    found = named(read(book, tmp_path).problems)
    assert ("isian_tanpa_kolom", "Peserta", f"D{row}") in found
