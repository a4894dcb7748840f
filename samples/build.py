"""Write every samples/**/sumber/*.toml as the filled form (.xlsx) one folder up.

A source names its form (`formulir`) and its setting (`lingkungan`); what follows are the form's
values. [[sel]] entries then spoil single cells, the way people do: `lembar` and `kolom` are the
keys of sheet and field, `baris` (1 if left out) is the entry of a table or of a block, and one of
`nilai`, `rumus` and `hapus = true` says what becomes of the cell. `format` is its number format.
"""

from __future__ import annotations

import tomllib
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell

from kka_docs.definitions.settings import settings
from kka_docs.forms.layout import NUMBER_HEADING, Column
from kka_docs.forms.write import write_form
from kka_docs.ooxml import APP_PART, BLANK_APP, BLANK_CORE, CORE_PART, repacked

SAMPLES = Path(__file__).parent

Fault = Mapping[str, Any]


def targets(folder: Path = SAMPLES) -> Iterator[tuple[Path, Path]]:
    """Yield every source with the form that it becomes below `folder`."""
    for source in sorted(SAMPLES.glob("**/sumber/*.toml")):
        beside = source.parent.parent.relative_to(SAMPLES)
        yield source, folder / beside / f"{source.stem}.xlsx"


def filled_form(source: Path) -> bytes:
    """Return the form that a source describes; the same source always gives the same bytes."""
    values = tomllib.loads(source.read_text(encoding="utf-8"))
    form, setting = values.pop("formulir"), settings()[values.pop("lingkungan")]
    faults: list[Fault] = values.pop("sel", [])
    written = write_form(form, setting, values)
    return _spoilt(written, faults) if faults else written


def _spoilt(form: bytes, faults: Iterable[Fault]) -> bytes:
    book = load_workbook(BytesIO(form))
    for fault in faults:
        _spoil(_cell_of(book, fault), fault)
    target = BytesIO()
    book.save(target)
    return repacked(target.getvalue(), {CORE_PART: BLANK_CORE, APP_PART: BLANK_APP})


def _spoil(cell: Cell, fault: Fault) -> None:
    if fault.get("hapus"):
        cell.value = None
    elif "rumus" in fault:
        cell.value = fault["rumus"]
    else:
        cell.value = fault["nilai"]
        if isinstance(cell.value, str):
            cell.data_type = "s"
    cell.number_format = fault.get("format", cell.number_format)


def _cell_of(book: Workbook, fault: Fault) -> Cell:
    """Return the cell of a fault, found by the form's hidden keys; LookupError if none has it."""
    key, entry = f"{fault['lembar']}.{fault['kolom']}", fault.get("baris", 1)
    for sheet in book.worksheets:
        keys = [cell for row in sheet.iter_rows() for cell in row if cell.value == key]
        if not keys:
            continue
        if keys[0].column == Column.KEY:
            row, column = keys[entry - 1].row, int(Column.VALUE)
        else:
            numbers = next(sheet.iter_cols(max_col=Column.NUMBER))
            header = next(cell.row for cell in numbers if cell.value == NUMBER_HEADING)
            row, column = header + entry, keys[0].column
        found = sheet.cell(row, column)
        if isinstance(found, Cell):
            return found
    raise LookupError(key)


def main() -> None:
    parser = ArgumentParser(description="Menulis semua contoh formulir dari sumbernya.")
    parser.add_argument(
        "--ke", metavar="FOLDER", type=Path, default=SAMPLES, help="folder tujuan selain samples/"
    )
    for source, target in targets(parser.parse_args().ke):
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(filled_form(source))


if __name__ == "__main__":
    main()
