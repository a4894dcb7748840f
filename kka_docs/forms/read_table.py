"""Reads a sheet with a table, found by the keys of its columns."""

from __future__ import annotations

from collections.abc import Mapping

from kka_docs.definitions.fields import Field
from kka_docs.definitions.fields import Sheet as DeclaredSheet
from kka_docs.forms.grid import Row, Sheet
from kka_docs.forms.harvest import Harvest, answer_in
from kka_docs.forms.layout import MARK, NUMBER_HEADING, Column, key_of
from kka_docs.records import Doubt, Place, RawCell, RawRow

_ROWS_FROM_KEYS_TO_HEADER = 2


def read_table(sheet: Sheet, declared: DeclaredSheet, harvest: Harvest) -> None:
    """Add the entries of a table that carries keys of `declared`."""
    fields = {key_of(declared, field): field for field in declared.fields}
    key_row = _key_row(sheet, fields)
    keys = sheet.rows[key_row]
    keyed = {column: fields[key.value] for column, key in keys.items() if key.value in fields}
    number_column = _number_column(keys)
    header = _header_row(sheet, key_row, number_column)
    columns = _columns(sheet, header, keyed, harvest)
    read = {field.key for field in columns.values()}
    for field in declared.fields:
        if field.key not in read:
            harvest.report_missing("Kolom", field.label, declared)
    below = {row: cells for row, cells in sheet.rows.items() if row > header}
    entries = (
        _entry(sheet, row, columns, harvest)
        for row, cells in below.items()
        if not columns.keys().isdisjoint(cells)
    )
    harvest.tables[declared.key] = tuple(entry for entry in entries if _is_filled(entry))
    for row, cells in below.items():
        for column in cells:
            if column not in keyed and column != number_column:
                harvest.report_stray(sheet, row, column)


def _key_row(sheet: Sheet, fields: Mapping[str, Field]) -> int:
    return next(
        row
        for row, cells in sheet.rows.items()
        if any(cell.value in fields for cell in cells.values())
    )


def _number_column(keys: Row) -> int:
    """The column that counts, also where columns were inserted before it."""
    return next((column for column, cell in keys.items() if cell.value == MARK), Column.NUMBER)


def _header_row(sheet: Sheet, key_row: int, number_column: int) -> int:
    """The row that says "No" above the running numbers."""
    below = (row for row in sheet.rows if row > key_row)
    says_no = (row for row in below if sheet.value(row, number_column) == NUMBER_HEADING)
    return next(says_no, key_row + _ROWS_FROM_KEYS_TO_HEADER)


def _columns(
    sheet: Sheet, header: int, keyed: Mapping[int, Field], harvest: Harvest
) -> dict[int, Field]:
    """The columns to be read; a copied column is named, not read."""
    columns: dict[int, Field] = {}
    first: dict[str, int] = {}
    for column, field in keyed.items():
        if field.key not in first:
            first[field.key] = column
            columns[column] = field
            continue
        place = harvest.place(sheet, header, column, field.label)
        other = harvest.place(sheet, header, first[field.key]).cell or ""
        harvest.report("kunci_ganda", place, sel_lain=other)
    return columns


def _entry(sheet: Sheet, row: int, columns: Mapping[int, Field], harvest: Harvest) -> RawRow:
    cells: dict[str, RawCell] = {}
    places: dict[str, Place] = {}
    for column, field in columns.items():
        place = harvest.place(sheet, row, column, field.label)
        places[field.key] = place
        read = answer_in(sheet.cell(row, column), place)
        if read is not None:
            cells[field.key] = read
    return RawRow(cells, places)


def _is_filled(entry: RawRow) -> bool:
    """Tell an entry from a blank line that merged cells reach into."""
    return any(cell.doubt is not Doubt.MERGED_REMNANT for cell in entry.cells.values())
