"""Opens written forms and finds in them what a person would look for."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final
from zipfile import ZipFile

from openpyxl import load_workbook

from kka_docs.definitions.fields import Field, Sheet
from kka_docs.definitions.forms import FORMS
from kka_docs.definitions.setting import form_in_setting
from kka_docs.definitions.settings import settings
from kka_docs.forms.write import write_form

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.worksheet.worksheet import Worksheet

    from kka_docs.records import Values

SCHOOL: Final = settings()["sekolah"]
WRITTEN_SETTINGS: Final = tuple(settings())
YELLOW: Final = "00FFF6CC"
EVERY_BLANK_FORM: Final = [(form, key) for key in WRITTEN_SETTINGS for form in FORMS]


def opened(form: str, values: Values | None = None, setting: str = "sekolah") -> Workbook:
    return load_workbook(BytesIO(write_form(form, settings()[setting], values)))


def asked(form: str, setting: str = "sekolah") -> Iterator[tuple[Sheet, Field]]:
    yield from form_in_setting(FORMS[form], settings()[setting]).walk()


def cell(sheet: Worksheet, row: int, column: int) -> Cell:
    found: Any = sheet.cell(row, column)
    return found  # type: ignore[no-any-return]


def keyed_rows(sheet: Worksheet, key: str) -> list[int]:
    """Rows whose column A holds a key."""
    return [row for row in range(1, sheet.max_row + 1) if cell(sheet, row, 1).value == key]


def answers(book: Workbook, sheet: str, key: str) -> list[Cell]:
    """The cells that a single field or a block is filled in."""
    title = next(s.title for s in _every_sheet() if s.key == sheet and s.table is None)
    page = book[title]
    return [cell(page, row, 3) for row in keyed_rows(page, f"{sheet}.{key}")]


def _every_sheet() -> Iterator[Sheet]:
    for form in FORMS:
        yield from form_in_setting(FORMS[form], SCHOOL).sheets


def key_row(sheet: Worksheet) -> int:
    """The hidden row with the keys of a table's columns."""
    return next(
        row for row in range(1, 9) if re.fullmatch(r"\w+\.\w+", str(cell(sheet, row, 2).value))
    )


def header_row(sheet: Worksheet) -> int:
    return next(row for row in range(key_row(sheet), 9) if cell(sheet, row, 1).value == "No")


def column_of(sheet: Worksheet, key: str) -> int:
    row = key_row(sheet)
    return next(c for c in range(1, sheet.max_column + 1) if cell(sheet, row, c).value == key)


def first_answer(book: Workbook, sheet: Sheet, field: Field) -> Cell:
    page = book[sheet.title]
    key = f"{sheet.key}.{field.key}"
    if sheet.table is None:
        return cell(page, keyed_rows(page, key)[0], 3)
    return cell(page, header_row(page) + 1, column_of(page, key))


def check_of(at: Cell) -> DataValidation:
    """The drop-down or check that covers a cell."""
    page: Any = at.parent
    (check,) = [c for c in page.data_validations.dataValidation if at.coordinate in c.sqref]
    return check  # type: ignore[no-any-return]


def is_unlocked(sheet: Worksheet, row: int, column: int) -> bool:
    """Whether a protected sheet lets a cell be filled in, be it written yet or not."""
    if (row, column) in sheet._cells:
        return not cell(sheet, row, column).protection.locked
    if row in sheet.row_dimensions and sheet.row_dimensions[row].has_style:
        return not sheet.row_dimensions[row].protection.locked
    for dimension in sheet.column_dimensions.values():
        dimension.reindex()
        if (dimension.min or 0) <= column <= (dimension.max or 0):
            return not dimension.protection.locked
    return False


def parts(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}
