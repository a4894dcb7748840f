"""Reads a sheet with a table, found by the keys of its columns, else by their labels."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from typing import Final, NamedTuple

from kka_docs.definitions.fields import Field
from kka_docs.definitions.fields import Sheet as DeclaredSheet
from kka_docs.forms.grid import Row, Sheet
from kka_docs.forms.harvest import Harvest, answer_in
from kka_docs.forms.labels import find_by_labels, row_of_labels, texts_of_row
from kka_docs.forms.layout import MARK, NUMBER_HEADING, key_of
from kka_docs.records import Doubt, Place, RawCell, RawRow

MOST_ENTRIES: Final = 500
"""Entries of a table that are read; to name what is wrong with thousands would take minutes."""

_ROWS_FROM_KEYS_TO_HEADER = 2


class _Head(NamedTuple):
    """What stands above the entries: the row of keys, if it is still there, and of the header.

    That is guessed where nothing in it says that it is one.
    """

    keys: int | None
    header: int
    number_column: int | None
    is_guessed: bool = False


def read_table(sheet: Sheet, declared: DeclaredSheet, harvest: Harvest) -> None:
    """Add the entries of a table that carries keys of `declared`, or at least its labels."""
    keyed = {key_of(declared, field): field for field in declared.fields}
    head = _head(sheet, declared, keyed)
    by_key = {} if head.keys is None else _fields_by_key(sheet.rows[head.keys], keyed)
    by_label = _fields_by_label(sheet, declared, head, by_key, harvest)
    known = {**by_key, **by_label}
    columns = _columns(sheet, head.header, known, harvest)
    read = {field.key for field in columns.values()}
    for field in declared.fields:
        if field.key not in read:
            harvest.report_missing("Kolom", field.label, declared)
    below = {
        row: cells for row, cells in sheet.rows.items() if row > head.header and row != head.keys
    }
    entries = (
        _entry(sheet, row, columns, harvest)
        for row, cells in below.items()
        if not columns.keys().isdisjoint(cells)
    )
    told = (e for e in entries if _is_filled(e) and not _repeats_help(e, declared))
    filled = tuple(islice(told, MOST_ENTRIES + 1))
    if len(filled) > MOST_ENTRIES:
        place = Place(harvest.file, sheet.title)
        harvest.report("terlalu_banyak_isian", place, batas=str(MOST_ENTRIES))
    harvest.tables[declared.key] = filled[:MOST_ENTRIES]
    if not filled:
        first = _entry(sheet, head.header + 1, columns, harvest)
        harvest.places.update({(declared.key, 0, key): at for key, at in first.places.items()})
    _report_above(sheet, head, columns, harvest)
    for row, cells in below.items():
        for column in cells:
            if column not in known and column != head.number_column:
                harvest.report_stray(sheet, row, column)


def _head(sheet: Sheet, declared: DeclaredSheet, keyed: Mapping[str, Field]) -> _Head:
    """Where the head is, also where rows and columns were inserted, moved or deleted."""
    keys = _key_row(sheet, keyed)
    number_column = None if keys is None else _column_saying(sheet.rows[keys], MARK)
    header = _row_saying_no(sheet, keys, number_column) or row_of_labels(sheet, declared.fields)
    is_guessed = header is None
    if header is None:
        header = 0 if keys is None else keys + _ROWS_FROM_KEYS_TO_HEADER
    if number_column is None:
        number_column = _column_saying(sheet.rows.get(header, {}), NUMBER_HEADING)
    return _Head(keys, header, number_column, is_guessed)


def _row_saying_no(sheet: Sheet, keys: int | None, number_column: int | None) -> int | None:
    """The row below the keys that says "No" above the running numbers."""
    if keys is None or number_column is None:
        return None
    below = (row for row in sheet.rows if row > keys)
    return next((r for r in below if sheet.value(r, number_column) == NUMBER_HEADING), None)


def _key_row(sheet: Sheet, keyed: Mapping[str, Field]) -> int | None:
    rows = (
        row
        for row, cells in sheet.rows.items()
        if any(cell.value in keyed for cell in cells.values())
    )
    return next(rows, None)


def _column_saying(row: Row, text: str) -> int | None:
    return next((column for column, cell in row.items() if cell.value == text), None)


def _fields_by_key(row: Row, keyed: Mapping[str, Field]) -> dict[int, Field]:
    return {column: keyed[cell.value] for column, cell in row.items() if cell.value in keyed}


def _fields_by_label(
    sheet: Sheet,
    declared: DeclaredSheet,
    head: _Head,
    by_key: Mapping[int, Field],
    harvest: Harvest,
) -> dict[int, Field]:
    """The fields whose keys are gone, as far as their labels stand above columns without key."""
    have_keys = {field.key for field in by_key.values()}
    lacking = [field for field in declared.fields if field.key not in have_keys]
    shown = texts_of_row(sheet.rows.get(head.header, {}))
    unkeyed = {column: text for column, text in shown.items() if column not in by_key}
    by_label = find_by_labels(lacking, unkeyed)
    harvest.report_labels(sheet, by_label, {n: (head.header, n) for n in unkeyed})
    return dict(by_label.found)


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


def _repeats_help(entry: RawRow, declared: DeclaredSheet) -> bool:
    """Tell the row that explains the columns, moved below the header, from an entry."""
    helps = {field.key: field.help for field in declared.fields}
    return all(cell.value == helps[key] for key, cell in entry.cells.items())


def _report_above(
    sheet: Sheet, head: _Head, columns: Mapping[int, Field], harvest: Harvest
) -> None:
    """Name what was filled in above the header: between it and the keys only one row explains.

    Above the keys stand titles, one cell each.
    """
    if head.keys is None:
        return
    filled = {
        row: [column for column in columns if column in cells]
        for row, cells in sheet.rows.items()
        if row < head.header + head.is_guessed and row != head.keys
    }
    above = [row for row, found in filled.items() if row < head.keys and len(found) > 1]
    between = [row for row, found in filled.items() if row > head.keys and found]
    for row in [*above, *between[1:]]:
        for column in filled[row]:
            harvest.report_stray(sheet, row, column)
