"""Reads a sheet of single fields and blocks, found by the keys of their rows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from kka_docs.definitions.fields import Field, Type
from kka_docs.definitions.fields import Sheet as DeclaredSheet
from kka_docs.forms.grid import Cell, Sheet
from kka_docs.forms.harvest import Harvest, answer_in
from kka_docs.forms.layout import MARK, VALUE_HEADING, key_of
from kka_docs.records import Doubt, Place


class _Page(NamedTuple):
    """A worksheet and what was declared for it: fields by the keys that stand in one column."""

    sheet: Sheet
    declared: DeclaredSheet
    fields: Mapping[str, Field]
    key_column: int


def read_fields(sheet: Sheet, declared: DeclaredSheet, harvest: Harvest) -> None:
    """Add what stands in a sheet that carries keys of `declared`."""
    fields = {key_of(declared, field): field for field in declared.fields}
    page = _Page(sheet, declared, fields, _key_column(sheet, fields))
    _read_answers(page, harvest)
    _read_pictures(page, harvest)


def _key_column(sheet: Sheet, fields: Mapping[str, Field]) -> int:
    """The column of keys, also where columns were inserted before it."""
    return next(
        column
        for cells in sheet.rows.values()
        for column, cell in cells.items()
        if cell.value in fields
    )


def _read_answers(page: _Page, harvest: Harvest) -> None:
    sheet, declared = page.sheet, page.declared
    headings = _headings(page)
    if VALUE_HEADING not in headings:
        harvest.report_missing("Kolom", VALUE_HEADING, declared)
        return
    value_column, last_column = headings[VALUE_HEADING], max(headings.values())
    block: Field | None = None
    for row, cells in sheet.rows.items():
        field, block = _field_of(cells.get(page.key_column), page.fields, block)
        if field is not None:
            place = harvest.place(sheet, row, value_column, field.label)
            _take(cells.get(value_column), place, declared, field, harvest)
        elif sheet.value(row, page.key_column) != MARK:
            harvest.report_stray(sheet, row, value_column)
        for column in cells:
            if column > last_column:
                harvest.report_stray(sheet, row, column)
    for field in declared.fields:
        if (declared.key, field.key) not in harvest.places:
            harvest.report_missing("Baris", field.label, declared)


def _headings(page: _Page) -> dict[Any, int]:
    """The headings with their columns, also where columns were moved or inserted."""
    for row, cells in page.sheet.rows.items():
        headings = {cell.value: column for column, cell in cells.items() if cell.is_filled}
        if page.sheet.value(row, page.key_column) == MARK and VALUE_HEADING in headings:
            return headings
    return {}


def _field_of(
    key: Cell | None, fields: Mapping[str, Field], block: Field | None
) -> tuple[Field | None, Field | None]:
    """The field that a row answers, and the block that rows below it without a key belong to."""
    if key is None or not key.is_filled:
        return block, block
    field = fields.get(str(key.value))
    return field, field if field is not None and field.lines else None


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
            field = page.fields.get(page.sheet.value(picture.at.row, page.key_column))
            if field is not None and field.type is Type.PICTURE:
                harvest.pictures[(page.declared.key, field.key)] = picture.content
                continue
        harvest.report("gambar_di_luar_baris", place)
