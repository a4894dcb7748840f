"""Forms as people leave them: written, changed by hand, saved, read again."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final
from zipfile import ZipFile

from openpyxl import load_workbook
from openpyxl.drawing.image import Image
from PIL import Image as Pillow

from kka_docs.forms.read import read_form
from kka_docs.forms.write import write_form
from kka_docs.ooxml import repacked
from kka_docs.records import Problem, RawForm
from tests.forms.as_openpyxl import as_openpyxl_reads, as_we_read
from tests.forms.excel import SCHOOL, cell, column_of, header_row

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from kka_docs.records import Values

FILE: Final = "formulir.xlsx"

_written: dict[str, bytes] = {}

Found = tuple[str, str | None, str | None]
"""A problem as a test names it: code, sheet, cell."""


def filled(form: str, values: Values | None = None) -> Workbook:
    """A school's form in which these values stand; it is written once and opened anew each time."""
    key = f"{form} {values}"
    if key not in _written:
        _written[key] = write_form(form, SCHOOL, values)
    return load_workbook(BytesIO(_written[key]))


def saved(book: Workbook, folder: Path) -> Path:
    path = folder / FILE
    book.save(path)
    return path


def read(book: Workbook, folder: Path) -> RawForm:
    """What is read from a workbook once it is saved; its cells are those that openpyxl finds."""
    path = saved(book, folder)
    assert as_we_read(path.read_bytes()) == as_openpyxl_reads(path.read_bytes())
    return read_form(path)


def answer(raw: RawForm, sheet: str, key: str) -> Any:
    """What stands in a single field."""
    return raw.singles[(sheet, key)].value


def lines(raw: RawForm, sheet: str, key: str) -> list[Any]:
    """What stands in a block, line by line."""
    return [line.value for line in raw.lists.get((sheet, key), ())]


def column(raw: RawForm, table: str, key: str) -> list[Any]:
    """What stands in a table's column, entry by entry; None where a cell is empty."""
    return [row.cells[key].value if key in row.cells else None for row in raw.tables[table]]


def named(problems: tuple[Problem, ...]) -> list[Found]:
    return [(found.code, found.place.sheet, found.place.cell) for found in problems]


def entry(sheet: Worksheet, number: int) -> int:
    """The row of a table's entry; the first has number 1."""
    return header_row(sheet) + number


def fill(sheet: Worksheet, number: int, **answers: Any) -> None:
    """Type into an entry of a table; keys are those of the table's columns."""
    table = sheet.title.lower().replace(" ", "_")
    for key, value in answers.items():
        cell(sheet, entry(sheet, number), column_of(sheet, f"{table}.{key}")).value = value


def move_column(sheet: Worksheet, start: int, to: int) -> None:
    """Cut a column and insert it before another, head and entries together."""
    held = [cell(sheet, row, start).value for row in range(1, sheet.max_row + 1)]
    sheet.delete_cols(start)
    sheet.insert_cols(to)
    for row, value in enumerate(held, start=1):
        cell(sheet, row, to).value = value


def change_part(path: Path, name: str, change: Callable[[str], str]) -> Path:
    """Edit the XML of a part of the workbook."""
    data = path.read_bytes()
    with ZipFile(BytesIO(data)) as package:
        text = package.read(name).decode("utf-8")
    changed = change(text)
    assert changed != text, name
    path.write_bytes(repacked(data, {name: changed.encode("utf-8")}))
    return path


def store_result(path: Path, part: str, address: str, kind: str, result: str) -> Path:
    """Give a formula the result that Excel would have stored: `kind` is the cell's type."""
    formula = re.compile(rf'<c r="{address}"([^>]*?)(?: t="\w+")?>(<f>.*?</f>)<v ?(?:/>|></v>)</c>')
    stored = rf'<c r="{address}"\1 t="{kind}">\2<v>{result}</v></c>'
    return change_part(path, part, lambda text: formula.sub(stored, text))


def png(width: int = 4, height: int = 2) -> bytes:
    target = BytesIO()
    Pillow.new("RGB", (width, height), "navy").save(target, "PNG")
    return target.getvalue()


def paste(sheet: Worksheet, picture: bytes, address: str) -> None:
    image = Image(BytesIO(picture))
    image.anchor = address
    sheet.add_image(image)
