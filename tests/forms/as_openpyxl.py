"""What openpyxl finds in a workbook, laid out as our reader does: the measure of every cell."""

from __future__ import annotations

import re
import warnings
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from openpyxl import load_workbook
from openpyxl.cell.cell import MergedCell

from kka_docs.forms.grid import MOST_COLUMNS, MOST_ROWS, REMNANT, Cell
from kka_docs.forms.xlsx import open_xlsx
from kka_docs.records import Doubt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from kka_docs.forms.grid import Sheet

CODE: Final = re.compile("_x([0-9A-Fa-f]{4})_")

Shown = tuple[str, int, dict[tuple[int, int], tuple[str, Any, Doubt | None]], list[Any]]
"""Title, last row, cells with the types of their values, pictures."""


def as_we_read(data: bytes) -> list[Shown]:
    book = open_xlsx(data, MOST_ROWS)
    return [_shown(book.sheet(index)) for index in range(len(book.titles))]


def as_openpyxl_reads(data: bytes) -> list[Shown]:
    written, results = _loaded(data, results=False), _loaded(data, results=True)
    return [
        _found(sheet, result)
        for sheet, result in zip(written.worksheets, results.worksheets, strict=True)
    ]


def _loaded(data: bytes, *, results: bool) -> Workbook:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it remarks on dates beyond its calendar
        return load_workbook(BytesIO(data), data_only=results, keep_links=False)


def _shown(sheet: Sheet) -> Shown:
    cells = {
        (row, column): _typed(cell)
        for row, line in sheet.rows.items()
        for column, cell in line.items()
    }
    assert list(cells) == sorted(cells)
    return sheet.title, max(sheet.last_row, 1), cells, [(p.content, p.at) for p in sheet.pictures]


def _typed(cell: Cell) -> tuple[str, Any, Doubt | None]:
    return type(cell.value).__name__, cell.value, cell.doubt


def _found(sheet: Worksheet, result: Worksheet) -> Shown:
    last_row = sheet.max_row
    bounds = min(last_row, MOST_ROWS), min(sheet.max_column, MOST_COLUMNS)
    cells = {
        (cell.row, cell.column): _typed(read)
        for row, stored in zip(_within(sheet, *bounds), _within(result, *bounds), strict=True)
        for cell, its_result in zip(row, stored, strict=True)
        if (read := _read(cell, its_result)) is not None
    }
    images: list[Any] = getattr(sheet, "_images")  # noqa: B009 (openpyxl has no public name)
    return sheet.title, last_row, cells, [_picture(image) for image in images]


def _within(sheet: Worksheet, rows: int, columns: int) -> Iterator[tuple[Any, ...]]:
    return sheet.iter_rows(max_row=rows, max_col=columns)


def _picture(image: Any) -> Any:
    corner = getattr(image.anchor, "_from", None)
    return image.ref.getvalue(), None if corner is None else (corner.row + 1, corner.col + 1)


def _read(cell: Any, result: Any) -> Cell | None:
    if isinstance(cell, MergedCell):
        return REMNANT
    is_formula, value = cell.data_type == "f", result.value
    if is_formula and value is None:
        is_text = result.data_type == "str"
        return Cell("") if is_text else Cell(None, Doubt.FORMULA_WITHOUT_RESULT)
    if result.data_type == "e":
        return Cell(value, Doubt.ERROR_VALUE)
    if isinstance(value, str):
        value = CODE.sub(lambda sign: chr(int(sign[1], 16)), value)
    return None if value is None else Cell(value)
