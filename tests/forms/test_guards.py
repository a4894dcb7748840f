"""What Excel offers, refuses, explains and colours while a form is filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from kka_docs.definitions.settings import settings
from tests.forms.excel import (
    EVERY_BLANK_FORM,
    YELLOW,
    answers,
    asked,
    cell,
    check_of,
    first_answer,
    header_row,
    opened,
)

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet


def choices_offered(book: Workbook, at: Cell) -> list[object]:
    """The answers in the drop-down of a cell, found through its defined name."""
    name = check_of(at).formula1
    (place,) = book.defined_names[str(name)].destinations
    title, area = place
    return [row[0].value for row in book[title][area.replace("$", "")]]


@pytest.mark.parametrize(("form", "setting"), EVERY_BLANK_FORM)
def test_every_choice_has_a_drop_down_with_the_answers_of_the_setting(
    form: str, setting: str
) -> None:
    book = opened(form, setting=setting)
    fields = [(sheet, field) for sheet, field in asked(form, setting) if field.choices]
    assert fields
    for sheet, field in fields:
        at = first_answer(book, sheet, field)
        listed = settings()[setting].choice_list(str(field.choices))
        assert choices_offered(book, at) == [choice.label for choice in listed]
        assert check_of(at).formula1 == f"daftar_{field.choices}"
        assert check_of(at).showErrorMessage is not field.open


def test_choices_longer_than_255_characters_are_all_offered() -> None:
    book = opened("pertemuan")
    offered = choices_offered(book, answers(book, "pertemuan", "tujuan")[0])
    assert len("".join(map(str, offered))) > 255
    assert offered[-1] == "Merencanakan pelaksanaan tindak lanjut"


def test_an_answer_outside_a_closed_list_is_refused_in_indonesian() -> None:
    check = check_of(answers(opened("kasus"), "kasus", "jenis_konseli")[0])
    assert (check.errorStyle, check.errorTitle) == ("stop", "Pilih dari daftar")


def test_dates_show_weekday_and_month_by_name_and_refuse_other_text() -> None:
    (day,) = answers(opened("kasus"), "kasus", "tanggal_ditemukan")
    assert day.number_format == r"[$-421]dddd\,\ d\ mmmm\ yyyy"
    check = check_of(day)
    assert (check.type, check.formula1, check.formula2) == (
        "date",
        "DATE(1990,1,1)",
        "DATE(2100,12,31)",
    )
    assert "24/11/2026" in str(check.error)


def test_times_are_hours_and_minutes_with_a_dot() -> None:
    book = opened("pertemuan")
    (start,) = answers(book, "pertemuan", "mulai")
    (end,) = answers(book, "pertemuan", "selesai")
    assert start.number_format == end.number_format == r"hh\.mm"
    assert check_of(start).type == "time"
    assert str(check_of(end).formula1).startswith(f"OR(ISTEXT({end.coordinate})")


def test_numbers_are_whole_and_meetings_are_counted_from_one() -> None:
    (number,) = answers(opened("pertemuan"), "pertemuan", "nomor_pertemuan")
    (years,) = answers(opened("profil"), "himpunan", "lama_simpan")
    assert (number.number_format, check_of(number).formula1) == ("0", "1")
    assert (years.number_format, check_of(years).formula1) == ("0", "0")
    assert check_of(years).type == "whole"


@pytest.mark.parametrize(("form", "setting"), EVERY_BLANK_FORM)
def test_required_answers_are_yellow_and_marked(form: str, setting: str) -> None:
    book = opened(form, setting=setting)
    for sheet, field in asked(form, setting):
        at = first_answer(book, sheet, field)
        assert (at.fill.fgColor.rgb == YELLOW) is field.required
        page = book[sheet.title]
        label = (
            cell(page, at.row, 2)
            if sheet.table is None
            else cell(page, header_row(page), at.column)
        )
        assert str(label.value).endswith(" *") is field.required


def test_notes_beside_cells_keep_to_the_lengths_that_excel_allows() -> None:
    for form, setting in EVERY_BLANK_FORM:
        for page in opened(form, setting=setting).worksheets:
            for check in page.data_validations.dataValidation:
                assert len(check.promptTitle or "") <= 32
                assert len(check.errorTitle or "") <= 32
                assert len(check.prompt or "") <= 255
                assert len(check.error or "") <= 225


def colour_rules(sheet: Worksheet) -> dict[str, str]:
    """Areas that change their colour, each with its condition."""
    areas: Any = sheet.conditional_formatting
    return {str(area.sqref): rule.formula[0] for area in areas for rule in area.rules}


def test_the_yellow_goes_where_nothing_more_is_required() -> None:
    book = opened("kasus")
    single = colour_rules(book["Format Kasus"])
    assert single["C5"] == "COUNTA($C$5:$C$5)>0"
    assert single["C6:C11"] == "COUNTA($C$6:$C$11)>0"
    assert colour_rules(book["Konseli"])["B6:B213"] == (
        "OR(LEN(TRIM(B6))>0,NOT(OR(COUNTA($B6:$L6)>0,ROW()-1=ROW($A$5))))"
    )
    assert colour_rules(book["Persetujuan"])["D6:D213"] == (
        "OR(LEN(TRIM(D6))>0,NOT(COUNTA($B6:$G6)>0))"
    )


def test_an_answer_that_another_one_requires_turns_yellow() -> None:
    book = opened("kasus")
    assert colour_rules(book["Persetujuan"])["F6:F213"] == 'AND(OR($E6="Sudah"),LEN(TRIM(F6))=0)'
