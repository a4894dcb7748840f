"""Reads a sheet of single fields and blocks, found by the keys of their rows, else by labels."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from kka_docs.definitions.fields import Field, Type
from kka_docs.definitions.fields import Sheet as DeclaredSheet
from kka_docs.forms.grid import Cell, Row, Sheet
from kka_docs.forms.harvest import Harvest, answer_in
from kka_docs.forms.labels import (
    find_by_labels,
    is_heading,
    label_column,
    label_of,
    texts_of_column,
)
from kka_docs.forms.layout import MARK, VALUE_HEADING, key_of
from kka_docs.forms.texts import QUESTION_HEADING
from kka_docs.records import Doubt, Place


class _Page(NamedTuple):
    """A worksheet and what was declared for it: the fields that its rows answer, by row.

    `key_column` is None where that column was deleted.
    """

    sheet: Sheet
    declared: DeclaredSheet
    fields: Mapping[int, Field]
    key_column: int | None

    def key(self, row: int) -> Any:
        """Return what stands in a row's cell for the key; None where nothing does."""
        return None if self.key_column is None else self.sheet.value(row, self.key_column)


def read_fields(sheet: Sheet, declared: DeclaredSheet, harvest: Harvest) -> None:
    """Add what stands in a sheet that carries keys of `declared`, or at least its labels."""
    keyed = {key_of(declared, field): field for field in declared.fields}
    key_column = _key_column(sheet, keyed)
    by_key = {} if key_column is None else _fields_by_key(sheet, keyed, key_column)
    by_label = _fields_by_label(sheet, declared, by_key, key_column, harvest)
    page = _Page(sheet, declared, {**by_label, **by_key}, key_column)
    _read_answers(page, harvest)
    _read_pictures(page, harvest)


def _key_column(sheet: Sheet, keyed: Mapping[str, Field]) -> int | None:
    """The column of keys, also where columns were inserted before it."""
    columns = (
        column
        for cells in sheet.rows.values()
        for column, cell in cells.items()
        if cell.value in keyed
    )
    return next(columns, None)


def _fields_by_key(sheet: Sheet, keyed: Mapping[str, Field], column: int) -> dict[int, Field]:
    values = ((row, sheet.value(row, column)) for row in sheet.rows)
    return {row: keyed[value] for row, value in values if value in keyed}


def _fields_by_label(
    sheet: Sheet,
    declared: DeclaredSheet,
    by_key: Mapping[int, Field],
    key_column: int | None,
    harvest: Harvest,
) -> dict[int, Field]:
    """The fields whose keys are gone, as far as their labels stand in rows without any key."""
    have_keys = {field.key for field in by_key.values()}
    lacking = [field for field in declared.fields if field.key not in have_keys]
    labels = label_column(sheet) if lacking else None
    if labels is None:
        return {}
    shown = {
        row: text
        for row, text in texts_of_column(sheet, labels).items()
        if key_column is None or sheet.value(row, key_column) is None
    }
    by_label = find_by_labels(lacking, shown)
    harvest.report_labels(sheet, by_label, {n: (n, labels) for n in shown})
    return dict(by_label.found)


def _read_answers(page: _Page, harvest: Harvest) -> None:
    sheet, declared = page.sheet, page.declared
    heading = _heading_row(page)
    headings = {} if heading is None else _columns_of(sheet.rows[heading])
    if heading is None or VALUE_HEADING not in headings:
        harvest.report_missing("Kolom", VALUE_HEADING, declared)
        return
    value_column, last_column = headings[VALUE_HEADING], max(headings.values())
    asks_nothing = _rows_that_ask_nothing(page, heading, headings)
    block: Field | None = None
    for row, cells in sheet.rows.items():
        field = page.fields.get(row) if row != heading else None
        if field is not None:
            block = field if field.lines else None
        elif row in asks_nothing or page.key(row) is not None:
            block = None
        field = field or block
        if field is not None:
            place = harvest.place(sheet, row, value_column, field.label)
            _take(cells.get(value_column), place, declared, field, harvest)
        elif row not in asks_nothing or _says_question_or_nothing(page, row, headings):
            harvest.report_stray(sheet, row, value_column)
        for column in cells:
            if column > last_column:
                harvest.report_stray(sheet, row, column)
    for field in declared.fields:
        if (declared.key, field.key) not in harvest.places:
            harvest.report_missing("Baris", field.label, declared)


def _heading_row(page: _Page) -> int | None:
    """The row of the headings, also where rows were inserted above it."""
    rows = page.sheet.rows
    marked = (
        row
        for row, cells in rows.items()
        if page.key(row) == MARK and VALUE_HEADING in _columns_of(cells)
    )
    return next(marked, next((row for row, cells in rows.items() if is_heading(cells)), None))


def _columns_of(row: Row) -> dict[Any, int]:
    return {cell.value: column for column, cell in row.items() if cell.is_filled}


def _rows_that_ask_nothing(page: _Page, heading: int, headings: Mapping[Any, int]) -> set[int]:
    """The rows of titles and headings; where there are no marks, those that say what they said."""
    rows = page.sheet.rows
    if page.key_column is not None:
        return {row for row in rows if page.key(row) == MARK}
    titles = {group.title for group in page.declared.groups}
    labels = headings.get(QUESTION_HEADING, 0)
    return {row for row in rows if row <= heading or page.sheet.value(row, labels) in titles}


def _says_question_or_nothing(page: _Page, row: int, headings: Mapping[Any, int]) -> bool:
    """Whether a row has the mark of titles and headings, but not the words of any."""
    if QUESTION_HEADING not in headings:
        return False
    said = page.sheet.value(row, headings[QUESTION_HEADING])
    return said is None or said in {label_of(field) for field in page.declared.fields}


def _take(
    cell: Cell | None, place: Place, declared: DeclaredSheet, field: Field, harvest: Harvest
) -> None:
    """Add what stands in a field's cell; of two cells of one field the first filled one counts."""
    at = (declared.key, field.key)
    read = answer_in(cell, place)
    if field.lines:
        if read is not None and read.doubt is not Doubt.MERGED_REMNANT:
            harvest.lists.setdefault(at, []).append(read)
    elif read is not None and at in harvest.singles:
        other = harvest.singles[at].place.cell or ""
        harvest.report("kunci_ganda", place, sel_lain=other)
    elif read is not None:
        harvest.singles[at] = read
        harvest.places[at] = place
    harvest.places.setdefault(at, place)


def _read_pictures(page: _Page, harvest: Harvest) -> None:
    """Add the pictures whose upper left corner was pasted into the row of a picture field."""
    for picture in page.sheet.pictures:
        place = Place(harvest.file, page.sheet.title)
        if picture.at is not None:
            place = harvest.place(page.sheet, *picture.at)
            field = page.fields.get(picture.at.row)
            if field is not None and field.type is Type.PICTURE:
                harvest.pictures[(page.declared.key, field.key)] = picture.content
                continue
        harvest.report("gambar_di_luar_baris", place)
