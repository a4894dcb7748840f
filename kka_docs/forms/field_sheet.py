"""Writes a sheet of single fields, one below the other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from kka_docs.definitions.fields import Field
from kka_docs.forms import guards, page, styles, texts
from kka_docs.forms.labels import label_of
from kka_docs.forms.layout import (
    INTRO_ROW,
    MARK,
    TITLE_ROW,
    VALUE_HEADING,
    Column,
    FieldPlace,
    FieldsLayout,
    GroupPlace,
    key_of,
)
from kka_docs.forms.styles import Look
from kka_docs.forms.writer import Writer

_WIDTHS: Final = {Column.KEY: 8, Column.LABEL: 30, Column.VALUE: 58, Column.HELP: 44}
_TAB: Final = styles.BLUE


def write_fields(
    sheet: Worksheet, layout: FieldsLayout, answers: Mapping[str, Any], writer: Writer
) -> None:
    """Write the sheet."""
    for column, width in _WIDTHS.items():
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.column_dimensions[get_column_letter(Column.KEY)].hidden = True
    _head(sheet, layout, writer)
    for group in layout.groups:
        _group(sheet, group, writer)
    for place in layout.fields:
        _field(sheet, key_of(layout.sheet, place.field), place, answers, writer)
        guards.guard(sheet, place.field, place.area)
    _line(sheet, layout.end_row, writer, styles.END, (None, None, None))
    _colour(sheet, layout, writer)
    _finish(sheet, layout, writer)


def _line(
    sheet: Worksheet, row: int, writer: Writer, look: Look, texts_of_row: tuple[str | None, ...]
) -> None:
    """Write a row that asks nothing: heads, headings, the end."""
    writer.put(sheet, row, Column.KEY, MARK, styles.KEY)
    for column, text in enumerate(texts_of_row, start=Column.LABEL):
        writer.put(sheet, row, column, text, look)


def _head(sheet: Worksheet, layout: FieldsLayout, writer: Writer) -> None:
    writer.head(sheet, layout.sheet, Column.LABEL, list(_WIDTHS.values())[1:])
    for row in (TITLE_ROW, INTRO_ROW):
        writer.put(sheet, row, Column.KEY, MARK, styles.KEY)
    headings = (texts.QUESTION_HEADING, VALUE_HEADING, texts.HELP_HEADING)
    _line(sheet, layout.header_row, writer, styles.HEADER, headings)
    styles.set_fixed_height(sheet, layout.header_row, styles.HEADING_HEIGHT)


def _group(sheet: Worksheet, place: GroupPlace, writer: Writer) -> None:
    _line(sheet, place.row, writer, styles.HEADING, (place.group.title, None, None))
    note = place.group.note or None
    writer.put(sheet, place.row, Column.VALUE, note, styles.HEADING_NOTE)
    styles.set_fixed_height(sheet, place.row, styles.HEADING_HEIGHT)


def _field(
    sheet: Worksheet, key: str, place: FieldPlace, answers: Mapping[str, Any], writer: Writer
) -> None:
    field = place.field
    value = answers.get(field.key)
    values = (value or ()) if field.lines else (value,)
    look = styles.answer_look(field, in_table=False)
    for offset in range(place.rows):
        row, is_first = place.row + offset, offset == 0
        label = label_of(field) if is_first else None
        help_text = guards.explanation(field) if is_first else None
        answer = values[offset] if offset < len(values) else None
        cells = (
            (Column.KEY, key, _beside(styles.KEY, field, is_first=is_first)),
            (Column.LABEL, label, _beside(styles.LABEL, field, is_first=is_first)),
            (Column.VALUE, answer, styles.showing(answer, look)),
            (Column.HELP, help_text, _beside(styles.HELP, field, is_first=is_first)),
        )
        for column, content, dress in cells:
            writer.put(sheet, row, column, content, dress)
        heights = [styles.text_height(content, _WIDTHS[c], d) for c, content, d in cells[1:]]
        writer.entry_row(sheet, row, heights, styles.least_height(field))


def _beside(look: Look, field: Field, *, is_first: bool) -> Look:
    """Return the look of a cell beside an answer: a rule above the first row of each field.

    In a block the whole row is unlocked, for Excel deletes no row with a locked cell.
    """
    return replace(look, border=look.border if is_first else None, locked=not field.lines)


def _colour(sheet: Worksheet, layout: FieldsLayout, writer: Writer) -> None:
    places = {place.field.key: place for place in layout.fields}
    for place in layout.fields:
        if place.field.required:
            guards.whiten_when_filled(sheet, place.area)
        condition = guards.condition_on_sheet(place.field, layout.sheet, writer.setting)
        if condition:
            other = f"${get_column_letter(Column.VALUE)}${places[condition.key].row}"
            guards.colour_when_needed(sheet, place.area, other, condition.labels)


def _finish(sheet: Worksheet, layout: FieldsLayout, writer: Writer) -> None:
    page.hide_columns_after(sheet, Column.HELP)
    frozen = f"A{layout.header_row + 1}"
    page.show(sheet, cursor=layout.cursor, frozen=frozen, tab=_TAB)
    page.fit_to_paper(
        sheet,
        writer.form,
        area=f"A1:{get_column_letter(Column.HELP)}{layout.end_row}",
        repeated_row=layout.header_row,
        wide=False,
    )
    page.protect(sheet)
