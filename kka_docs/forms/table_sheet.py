"""Writes a sheet with a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from kka_docs.forms import guards, page, styles
from kka_docs.forms.labels import label_of
from kka_docs.forms.layout import (
    MARK,
    NUMBER_HEADING,
    TITLE_ROW,
    Column,
    ColumnPlace,
    TableLayout,
    address_of,
    area_of,
    key_of,
)
from kka_docs.forms.writer import Writer
from kka_docs.records import Values

_NUMBER_WIDTH: Final = 5
_ARROW_WIDTH: Final = 3
_TAB: Final = "5B8C5A"


def write_table(
    sheet: Worksheet, layout: TableLayout, rows: Sequence[Values], writer: Writer
) -> None:
    """Write the sheet."""
    widths = [_NUMBER_WIDTH, *(styles.column_width(place.field) for place in layout.columns)]
    writer.head(sheet, layout.sheet, Column.NUMBER, widths)
    _number_column(sheet, layout, writer)
    for place in layout.columns:
        _column(sheet, layout, place, writer)
        guards.guard(sheet, place.field, layout.column_area(place))
    _set_heights_of_head(sheet, layout)
    for number in range(1, layout.rows + 1):
        entry = rows[number - 1] if number <= len(rows) else {}
        _entry(sheet, layout, number, entry, writer)
    _colour(sheet, layout, writer)
    _finish(sheet, layout, writer, sum(widths))


def _number_column(sheet: Worksheet, layout: TableLayout, writer: Writer) -> None:
    dimension = sheet.column_dimensions[get_column_letter(Column.NUMBER)]
    dimension.width = _NUMBER_WIDTH
    writer.dress(dimension, styles.SPARE_NUMBER)
    writer.put(sheet, layout.key_row, Column.NUMBER, MARK, styles.KEY)
    writer.put(sheet, layout.help_row, Column.NUMBER, None, styles.COLUMN_HELP)
    writer.put(sheet, layout.header_row, Column.NUMBER, NUMBER_HEADING, styles.NUMBER_HEADER)


def _column(sheet: Worksheet, layout: TableLayout, place: ColumnPlace, writer: Writer) -> None:
    """Write the head of a column, and dress all of it: rows below the drawn ones count, too."""
    field, column = place.field, place.index
    dimension = sheet.column_dimensions[get_column_letter(column)]
    dimension.width = styles.column_width(field)
    writer.dress(dimension, styles.blank_look(field, in_table=True))
    writer.put(sheet, layout.key_row, column, key_of(layout.sheet, field), styles.KEY)
    writer.put(sheet, layout.help_row, column, field.help, styles.COLUMN_HELP)
    writer.put(sheet, layout.header_row, column, label_of(field), styles.TABLE_HEADER)


def _set_heights_of_head(sheet: Worksheet, layout: TableLayout) -> None:
    fields = [place.field for place in layout.columns]
    helps = (styles.text_height(f.help, styles.column_width(f), styles.COLUMN_HELP) for f in fields)
    # The arrow of the filter takes room from the label.
    labels = (
        styles.text_height(label_of(f), styles.column_width(f) - _ARROW_WIDTH, styles.TABLE_HEADER)
        for f in fields
    )
    sheet.row_dimensions[layout.key_row].hidden = True
    styles.set_fixed_height(sheet, layout.help_row, max(helps))
    styles.set_fixed_height(sheet, layout.header_row, max(styles.HEADING_HEIGHT, *labels))


def _entry(
    sheet: Worksheet, layout: TableLayout, number: int, entry: Mapping[str, Any], writer: Writer
) -> None:
    row = layout.header_row + number
    writer.put(sheet, row, Column.NUMBER, number, styles.NUMBER)
    heights = []
    for place in layout.columns:
        value = entry.get(place.field.key)
        look = styles.showing(value, styles.answer_look(place.field, in_table=True))
        writer.put(sheet, row, place.index, value, look)
        heights.append(styles.text_height(value, styles.column_width(place.field), look))
    least = max(styles.least_height(place.field) for place in layout.columns)
    writer.entry_row(sheet, row, heights, least)


def _colour(sheet: Worksheet, layout: TableLayout, writer: Writer) -> None:
    letters = {place.field.key: get_column_letter(place.index) for place in layout.columns}
    first_row = layout.row_area(layout.first_row)
    header = address_of(Column.NUMBER, layout.header_row) if layout.table.least else None
    for place in layout.columns:
        area = layout.column_area(place)
        if place.field.required:
            guards.whiten_in_rows(sheet, area, first_row, wanted_below=header)
        condition = guards.condition_on_sheet(place.field, layout.sheet, writer.setting)
        if condition:
            other = f"${letters[condition.key]}{layout.first_row}"
            guards.colour_when_needed(sheet, area, other, condition.labels)


def _finish(sheet: Worksheet, layout: TableLayout, writer: Writer, width: float) -> None:
    first, last = layout.columns[0].index, layout.columns[-1].index
    page.hide_columns_after(sheet, last)
    guards.guard_header(sheet, layout.row_area(layout.header_row))
    # The numbers stay where they are when the rows beside them are sorted.
    sheet.auto_filter.ref = area_of(first, layout.header_row, last, layout.reach)
    page.show(sheet, cursor=layout.cursor, frozen=layout.cursor, tab=_TAB)
    page.fit_to_paper(
        sheet,
        writer.form,
        area=area_of(Column.NUMBER, TITLE_ROW, last, layout.last_row),
        repeated_row=layout.header_row,
        wide=width > page.PORTRAIT_CHARACTERS,
    )
    page.protect(sheet, is_table=True)
