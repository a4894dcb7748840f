"""A form on the screen, on paper, and under protection."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest
from openpyxl.utils import get_column_letter, range_boundaries

from kka_docs.definitions.forms import FORMS
from kka_docs.definitions.setting import form_in_setting
from kka_docs.forms.write import write_form
from tests.forms.excel import (
    EVERY_BLANK_FORM,
    SCHOOL,
    cell,
    check_of,
    first_answer,
    header_row,
    is_unlocked,
    keyed_rows,
    opened,
    parts,
)
from tests.office import page_texts, to_pdf

CASE: Final = {"kode": "KKA-2026-003"}


def test_rows_grow_with_what_is_typed() -> None:
    """A height called the user's own would cut the text: Excel leaves such rows as they are."""
    text = parts(write_form("kasus", SCHOOL))["xl/worksheets/sheet5.xml"].decode()
    book = opened("kasus")
    rows = keyed_rows(book["Format Kasus"], "format_kasus.deskripsi")
    for row in rows:
        (attributes,) = re.findall(rf'<row r="{row}"([^>]*)>', text)
        assert 'ht="44"' in attributes
        assert "customHeight" not in attributes


def test_long_answers_get_higher_rows() -> None:
    told = "Pada hari Senin ia tidak masuk; pada hari lain ia terlambat. " * 10
    values = {"format_kasus": {"deskripsi": [told, "Pendek."]}}
    page = opened("kasus", values)["Format Kasus"]
    long, short = keyed_rows(page, "format_kasus.deskripsi")[:2]
    assert (page.row_dimensions[long].height or 0) > 3 * (page.row_dimensions[short].height or 0)


@pytest.mark.parametrize("form", FORMS)
def test_sheets_are_protected_without_a_password(form: str) -> None:
    for page in opened(form).worksheets:
        if page.sheet_state == "visible":
            assert page.protection.sheet
            assert page.protection.password is None


def test_tables_may_be_sorted_filtered_sized_and_grown() -> None:
    allowed = opened("pertemuan")["Peserta"].protection
    assert not any(
        (
            allowed.insertRows,
            allowed.deleteRows,
            allowed.sort,
            allowed.autoFilter,
            allowed.formatCells,
            allowed.formatColumns,
            allowed.formatRows,
            allowed.selectLockedCells,
            allowed.selectUnlockedCells,
            allowed.objects,
        )
    )
    assert allowed.insertColumns
    assert allowed.deleteColumns


def test_rows_of_single_fields_may_be_inserted_deleted_and_sized() -> None:
    allowed = opened("kasus")["Kasus"].protection
    assert not any((allowed.insertRows, allowed.deleteRows, allowed.formatRows))
    assert all((allowed.sort, allowed.formatCells, allowed.formatColumns))


def test_entry_rows_are_unlocked_to_the_last_column_and_far_below() -> None:
    page = opened("pertemuan")["Peserta"]
    first = header_row(page) + 1
    for row in (first, first + 24, first + 25, first + 224):
        assert all(is_unlocked(page, row, column) for column in (1, 2, 13, 14, 16_384))


def test_the_head_of_a_table_cannot_be_deleted_but_lets_rows_be_sorted() -> None:
    page = opened("pertemuan")["Peserta"]
    header = header_row(page)
    assert page.auto_filter.ref == f"B{header}:M{header + 225}"
    assert all(is_unlocked(page, header, column) for column in range(2, 14))
    assert not any(is_unlocked(page, row, 1) for row in range(1, header + 1))
    assert check_of(cell(page, header, 2)).formula1 == "FALSE"


def test_only_the_answers_of_single_fields_are_unlocked() -> None:
    page = opened("kasus")["Kasus"]
    (row,) = keyed_rows(page, "kasus.kode")
    assert [is_unlocked(page, row, column) for column in (1, 2, 3, 4)] == [
        False,
        False,
        True,
        False,
    ]


def test_rows_of_a_block_are_wholly_unlocked() -> None:
    page = opened("kasus")["Format Kasus"]
    for row in keyed_rows(page, "format_kasus.gejala"):
        assert all(is_unlocked(page, row, column) for column in (1, 2, 3, 4, 5, 16_384))


@pytest.mark.parametrize(("form", "setting"), EVERY_BLANK_FORM)
def test_every_sheet_prints_one_page_wide_on_a4(form: str, setting: str) -> None:
    for page in opened(form, setting=setting).worksheets:
        if page.sheet_state == "visible":
            assert page.sheet_properties.pageSetUpPr
            assert page.sheet_properties.pageSetUpPr.fitToPage
            assert (page.page_setup.fitToWidth, page.page_setup.fitToHeight) == (1, 0)
            assert page.page_setup.paperSize == 9
            assert page.print_area


def test_wide_tables_print_sideways_and_heads_are_repeated() -> None:
    book = opened("pertemuan")
    assert book["Peserta"].page_setup.orientation == "landscape"
    assert book["Pertemuan"].page_setup.orientation == "portrait"
    header = header_row(book["Peserta"])
    assert book["Peserta"].print_title_rows == f"${header}:${header}"


def test_the_widest_table_comes_out_whole_on_paper(tmp_path: Path) -> None:
    path = tmp_path / "pertemuan.xlsx"
    names = [{"nama": f"Contoh {n:02}", "kelompok": "1"} for n in range(1, 41)]
    path.write_bytes(write_form("pertemuan", SCHOOL, {"peserta": names}))
    (pdf,) = to_pdf([path], tmp_path)
    pages = [page for page in page_texts(pdf) if "Sapaan" in page]
    assert len(pages) > 1
    assert all("Kelompok" in page for page in pages)
    assert "Contoh 40" in pages[-1]
    assert "Contoh 41" not in pages[-1]


def test_paper_tells_form_sheet_and_page_but_no_value() -> None:
    page = opened("kasus", {"kasus": CASE})["Kasus"]
    head, foot = page.oddHeader, page.oddFooter
    assert head
    assert foot
    texts = [part.text for part in (head.left, head.right, foot.left, foot.right) if part]
    assert texts == ["Formulir Kasus", "RAHASIA", "Kasus", "Halaman &P dari &N"]


@pytest.mark.parametrize("form", FORMS)
def test_the_screen_is_arranged_for_filling_in(form: str) -> None:
    book = opened(form)
    for sheet in form_in_setting(FORMS[form], SCHOOL).sheets:
        page = book[sheet.title]
        first = first_answer(book, sheet, sheet.fields[0])
        assert not page.sheet_view.showGridLines
        assert page.sheet_view.selection[-1].activeCell == first.coordinate
        _, row, _, _ = range_boundaries(str(page.freeze_panes))
        assert (row or 0) <= first.row
        last = len(sheet.table.columns) + 1 if sheet.table else 4
        rest = page.column_dimensions[get_column_letter(last + 1)]
        assert (rest.hidden, rest.max) == (True, 16_384)
