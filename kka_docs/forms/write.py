"""Writes a form, blank or filled in, as an Excel workbook."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from types import MappingProxyType
from typing import Any, Final, TypeAlias
from zipfile import ZipFile

from openpyxl import Workbook
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.workbook.properties import CalcProperties
from openpyxl.worksheet.worksheet import Worksheet

from kka_docs.definitions.fields import Form
from kka_docs.definitions.forms import FORMS
from kka_docs.definitions.setting import Setting, form_in_setting
from kka_docs.forms import grid, pasted
from kka_docs.forms import layout as places
from kka_docs.forms.answers import written_answers
from kka_docs.forms.field_sheet import write_fields
from kka_docs.forms.guide import write_guide
from kka_docs.forms.layout import FieldsLayout, SheetLayout, form_layout
from kka_docs.forms.table_sheet import write_table
from kka_docs.forms.writer import Writer
from kka_docs.ooxml import APP_PART, BLANK_APP, BLANK_CORE, CORE_PART, repacked
from kka_docs.records import Doubt, Values

_CALCULATED_BY: Final = 191029
"""The calculation engine of Excel 2019 and later."""

Pictures: TypeAlias = Mapping[tuple[str, str], bytes]
"""Pictures by sheet key and field key."""

_NO_PICTURES: Final[Pictures] = MappingProxyType({})
_SHEET_PARTS: Final = "xl/worksheets/sheet"
_SHEET_END: Final = b"</worksheet>"
_DRAWING: Final = b"<drawing "
# Excel would mark every NIP with a green corner and offer to turn it into a number, which
# spoils it. openpyxl cannot write this element; its place is last, but before pictures.
_NO_GREEN_CORNERS: Final = (
    b'<ignoredErrors><ignoredError sqref="A1:XFD1048576" numberStoredAsText="1"/></ignoredErrors>'
)


def write_form(form_key: str, setting: Setting, values: Values | None = None) -> bytes:
    """Return a form as .xlsx; the same values always give the same bytes.

    `values` have the shape of a record's: dates, times and whole numbers as such, choices as key
    or label. Fields left out get their default, tables their standard rows. More entries than
    the blank form has room for get more rows.
    """
    form = form_in_setting(FORMS[form_key], setting)
    return write_answers(form, setting, written_answers(form, setting, values or {}))


def write_answers(
    form: Form, setting: Setting, answers: Values, pictures: Pictures = _NO_PICTURES
) -> bytes:
    """Return a form, already in its setting, as .xlsx; the same answers give the same bytes.

    `answers` say of every sheet, and of every field of its own, what its cells hold; choices are
    written as they are given. `pictures` stand in the rows of their fields.
    """
    layouts = form_layout(form, answers)
    writer = Writer(form, setting)
    book = Workbook()
    # Else Excel asks to save a form that was only looked at, for it might have been calculated.
    is_to_calculate = _waits_for_results(answers)
    book.calculation = CalcProperties(calcId=_CALCULATED_BY, fullCalcOnLoad=is_to_calculate)
    write_guide(_first_sheet(book, places.GUIDE_SHEET), layouts, writer)
    for layout in layouts:
        sheet = book.create_sheet(layout.sheet.title)
        _write_sheet(sheet, layout, answers, writer)
        if isinstance(layout, FieldsLayout):
            _paste(sheet, layout, pictures)
    _write_lists(book, form, setting)
    _write_stamp(book, form, setting)
    return _packed(book)


def _waits_for_results(answers: Any) -> bool:
    if isinstance(answers, grid.Cell):
        return answers.doubt is Doubt.FORMULA_WITHOUT_RESULT
    if isinstance(answers, dict):
        return any(map(_waits_for_results, answers.values()))
    return isinstance(answers, list) and any(map(_waits_for_results, answers))


def _first_sheet(book: Workbook, title: str) -> Worksheet:
    sheet = book.worksheets[0]
    sheet.title = title
    return sheet


def _write_sheet(sheet: Worksheet, layout: SheetLayout, answers: Values, writer: Writer) -> None:
    if isinstance(layout, FieldsLayout):
        write_fields(sheet, layout, answers[layout.sheet.key], writer)
    else:
        write_table(sheet, layout, answers[layout.sheet.key], writer)


def _paste(sheet: Worksheet, layout: FieldsLayout, pictures: Pictures) -> None:
    for place in layout.fields:
        content = pictures.get((layout.sheet.key, place.field.key))
        if content is not None:
            address = places.address_of(places.Column.VALUE, place.row)
            sheet.add_image(pasted.picture(content, address))
            sheet.row_dimensions[place.row].height = pasted.ROW_HEIGHT


def _write_lists(book: Workbook, form: Form, setting: Setting) -> None:
    """Put each choice list into a column of its own, under a name that drop-downs refer to."""
    sheet = book.create_sheet(places.LIST_SHEET)
    sheet.sheet_state = "veryHidden"
    for column, choices in enumerate(places.lists_used(form), start=1):
        answers = setting.choice_list(choices)
        for row, choice in enumerate(answers, start=1):
            sheet.cell(row, column, choice.label).data_type = "s"
        letter = get_column_letter(column)
        name = places.list_name(choices)
        area = f"{quote_sheetname(sheet.title)}!${letter}$1:${letter}${len(answers)}"
        book.defined_names[name] = DefinedName(name, attr_text=area)


def _write_stamp(book: Workbook, form: Form, setting: Setting) -> None:
    sheet = book.create_sheet(places.STAMP_SHEET)
    sheet.sheet_state = "veryHidden"
    sheet.cell(places.STAMP_ROW, 1, places.STAMP)
    sheet.cell(places.FORM_ROW, 1, form.key)
    sheet.cell(places.SETTING_ROW, 1, setting.key)
    sheet.cell(places.VERSION_ROW, 1, form.version)
    for row, declared in enumerate(form.sheets, start=places.FIRST_SHEET_ROW):
        sheet.cell(row, 1, declared.key)
        sheet.cell(row, 2, declared.title)


def _packed(book: Workbook) -> bytes:
    target = BytesIO()
    book.save(target)
    data = target.getvalue()
    parts = {CORE_PART: BLANK_CORE, APP_PART: BLANK_APP}
    with ZipFile(BytesIO(data)) as package:
        for name in package.namelist():
            if name.startswith(_SHEET_PARTS):
                parts[name] = _without_green_corners(package.read(name))
    return repacked(data, parts)


def _without_green_corners(sheet: bytes) -> bytes:
    before = _DRAWING if _DRAWING in sheet else _SHEET_END
    body, mark, rest = sheet.rpartition(before)
    return body + _NO_GREEN_CORNERS + mark + rest
