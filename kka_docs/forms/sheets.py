"""Writes the sheets that are filled in: single fields one below the other, and tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, cast

from openpyxl.cell.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from kka_docs.definitions.fields import Field, Form, Sheet, When
from kka_docs.definitions.setting import Setting
from kka_docs.forms import guards, page, styles, texts
from kka_docs.forms.layout import (
    INTRO_ROW,
    MARK,
    NUMBER_HEADING,
    TITLE_ROW,
    VALUE_HEADING,
    Column,
    FieldPlace,
    FieldsLayout,
    GroupPlace,
    SheetLayout,
    TableLayout,
    key_of,
)
from kka_docs.forms.styles import Look
from kka_docs.records import Values

FIELD_WIDTHS: Final = {Column.KEY: 8, Column.LABEL: 30, Column.VALUE: 58, Column.HELP: 44}
NUMBER_WIDTH: Final = 5
_INTRO_WIDTH: Final = 100
_ARROW_WIDTH: Final = 3
_TITLE_HEIGHT: Final = 30.0
_HEADING_HEIGHT: Final = 22.0
_HEADER_HEIGHT: Final = 22.0
_FIELDS_TAB: Final = styles.BLUE
_TABLE_TAB: Final = "5B8C5A"


@dataclass(frozen=True, slots=True)
class Writing:
    """What every sheet of one workbook is written with."""

    form: Form
    setting: Setting


def put(sheet: Worksheet, row: int, column: int, value: Any, look: Look) -> Cell:
    """Write one cell and return it; text stays text, whatever it begins with."""
    cell = cast(Cell, sheet.cell(row, column))  # a merged cell is written before it is merged
    cell.value = value
    look.dress(cell)
    if isinstance(value, str):
        cell.data_type = "s"
        if value.startswith("="):
            cell.quotePrefix = True
    return cell


def cursor_of(layout: SheetLayout) -> str:
    """Address of the first answer of a sheet."""
    column = Column.VALUE if isinstance(layout, FieldsLayout) else layout.columns[0].index
    return f"{get_column_letter(column)}{layout.first_row}"


def write_fields(
    sheet: Worksheet, layout: FieldsLayout, answers: Mapping[str, Any], writing: Writing
) -> None:
    """Write a sheet of single fields."""
    for column, width in FIELD_WIDTHS.items():
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.column_dimensions[get_column_letter(Column.KEY)].hidden = True
    _head(sheet, layout.sheet, Column.LABEL, list(FIELD_WIDTHS.values())[1:])
    _field_header(sheet, layout.header_row)
    for group in layout.groups:
        _group(sheet, group)
    for place in layout.fields:
        _field(sheet, layout.sheet, place, answers.get(place.field.key))
        guards.guard(sheet, place.field, _answer_area(place))
    _colour_fields(sheet, layout, writing.setting)
    _finish_fields(sheet, layout, writing.form)


def write_table(
    sheet: Worksheet, layout: TableLayout, rows: Sequence[Values], writing: Writing
) -> None:
    """Write a sheet with a table."""
    sheet.column_dimensions[get_column_letter(Column.NUMBER)].width = NUMBER_WIDTH
    styles.NUMBER.dress(sheet.column_dimensions[get_column_letter(Column.NUMBER)])
    widths = [NUMBER_WIDTH, *(place.field.width for place in layout.columns)]
    _head(sheet, layout.sheet, Column.NUMBER, widths)
    _table_head(sheet, layout)
    for number in range(1, layout.rows + 1):
        entry = rows[number - 1] if number <= len(rows) else {}
        _entry(sheet, layout, number, entry)
    for place in layout.columns:
        guards.guard(sheet, place.field, _column_area(layout, place.index))
    _colour_columns(sheet, layout, writing.setting)
    _finish_table(sheet, layout, writing.form, sum(widths))


def _head(sheet: Worksheet, declared: Sheet, first: int, widths: Sequence[float]) -> None:
    last = first + len(widths) - 1
    for row, look in ((TITLE_ROW, styles.TITLE), (INTRO_ROW, styles.INTRO)):
        for column in range(first, last + 1):
            look.dress(sheet.cell(row, column))
    if first > Column.KEY:
        for row in (TITLE_ROW, INTRO_ROW):
            put(sheet, row, Column.KEY, MARK, styles.KEY)
    put(sheet, TITLE_ROW, first, declared.title, styles.TITLE)
    put(sheet, INTRO_ROW, first, declared.intro, styles.INTRO)
    merged = _columns_within(widths, _INTRO_WIDTH)
    sheet.merge_cells(
        start_row=INTRO_ROW, end_row=INTRO_ROW, start_column=first, end_column=first + merged - 1
    )
    height = styles.text_height(declared.intro, sum(widths[:merged]), styles.INTRO)
    styles.set_fixed_height(sheet, TITLE_ROW, _TITLE_HEIGHT)
    styles.set_fixed_height(sheet, INTRO_ROW, height + 4)


def _columns_within(widths: Sequence[float], most: float) -> int:
    """Count the columns over which a long line may run and still be read without scrolling."""
    count = 1
    while count < len(widths) and sum(widths[: count + 1]) <= most:
        count += 1
    return count


def _field_header(sheet: Worksheet, row: int) -> None:
    put(sheet, row, Column.KEY, MARK, styles.KEY)
    put(sheet, row, Column.LABEL, texts.QUESTION_HEADING, styles.HEADER)
    put(sheet, row, Column.VALUE, VALUE_HEADING, styles.HEADER)
    put(sheet, row, Column.HELP, texts.HELP_HEADING, styles.HEADER)
    styles.set_fixed_height(sheet, row, _HEADER_HEIGHT)


def _group(sheet: Worksheet, place: GroupPlace) -> None:
    put(sheet, place.row, Column.KEY, MARK, styles.KEY)
    put(sheet, place.row, Column.LABEL, place.group.title, styles.HEADING)
    put(sheet, place.row, Column.VALUE, place.group.note or None, styles.HEADING_NOTE)
    put(sheet, place.row, Column.HELP, None, styles.HEADING)
    styles.set_fixed_height(sheet, place.row, _HEADING_HEIGHT)


def _field(sheet: Worksheet, declared: Sheet, place: FieldPlace, value: Any) -> None:
    field = place.field
    values = _as_list(value) if field.lines else [value]
    look = styles.answer_look(field, in_table=False)
    for offset in range(place.rows):
        row = place.row + offset
        shown = values[offset] if offset < len(values) else None
        label, text = (_label(field), guards.explanation(field)) if offset == 0 else (None, None)
        put(sheet, row, Column.KEY, key_of(declared, field), _beside(styles.KEY, field, offset))
        put(sheet, row, Column.LABEL, label, _beside(styles.LABEL, field, offset))
        put(sheet, row, Column.VALUE, shown, look)
        put(sheet, row, Column.HELP, text, _beside(styles.HELP, field, offset))
        heights = (
            styles.text_height(label or "", FIELD_WIDTHS[Column.LABEL], styles.LABEL),
            styles.text_height(text or "", FIELD_WIDTHS[Column.HELP], styles.HELP),
            _value_height(shown, FIELD_WIDTHS[Column.VALUE], look),
        )
        styles.set_growing_height(sheet, row, max(heights), _least_height(field))


def _beside(look: Look, field: Field, offset: int) -> Look:
    """Return the look of a cell beside an answer: a rule above the first row of each field.

    In a block the whole row is unlocked, for Excel deletes no row with a locked cell.
    """
    border = look.border if offset == 0 else styles.NO_BORDER
    return replace(look, border=border, locked=not field.lines)


def _table_head(sheet: Worksheet, layout: TableLayout) -> None:
    put(sheet, layout.key_row, Column.NUMBER, MARK, styles.KEY)
    put(sheet, layout.help_row, Column.NUMBER, None, styles.COLUMN_HELP)
    put(sheet, layout.header_row, Column.NUMBER, NUMBER_HEADING, styles.NUMBER_HEADER)
    help_height = label_height = 0.0
    for field, column in ((place.field, place.index) for place in layout.columns):
        put(sheet, layout.key_row, column, key_of(layout.sheet, field), styles.KEY)
        put(sheet, layout.help_row, column, field.help, styles.COLUMN_HELP)
        put(sheet, layout.header_row, column, _label(field), styles.TABLE_HEADER)
        _set_column(sheet, column, field)
        help_height = max(
            help_height, styles.text_height(field.help, field.width, styles.COLUMN_HELP)
        )
        # The arrow of the filter takes room from the label.
        room = field.width - _ARROW_WIDTH
        label_height = max(
            label_height, styles.text_height(_label(field), room, styles.TABLE_HEADER)
        )
    sheet.row_dimensions[layout.key_row].hidden = True
    styles.set_fixed_height(sheet, layout.help_row, help_height)
    styles.set_fixed_height(sheet, layout.header_row, label_height)


def _set_column(sheet: Worksheet, column: int, field: Field) -> None:
    """Dress the whole column, so that rows far below the drawn ones may be filled in, too."""
    dimension = sheet.column_dimensions[get_column_letter(column)]
    dimension.width = field.width
    styles.blank_look(field, in_table=True).dress(dimension)


def _entry(sheet: Worksheet, layout: TableLayout, number: int, entry: Mapping[str, Any]) -> None:
    row = layout.header_row + number
    put(sheet, row, Column.NUMBER, number, styles.NUMBER)
    height = least = max(_least_height(place.field) for place in layout.columns)
    for place in layout.columns:
        value = entry.get(place.field.key)
        look = styles.answer_look(place.field, in_table=True)
        put(sheet, row, place.index, value, look)
        height = max(height, _value_height(value, place.field.width, look))
    styles.set_growing_height(sheet, row, height, least)


def _colour_fields(sheet: Worksheet, layout: FieldsLayout, setting: Setting) -> None:
    required = (place for place in layout.fields if place.field.required)
    guards.whiten_when_filled(sheet, map(_answer_area, required))
    rows = {place.field.key: place.row for place in layout.fields}
    for place in layout.fields:
        when = place.field.required_when
        key = _key_on_sheet(when, layout.sheet)
        if when and key in rows:
            labels = _labels(when, key, layout.sheet, setting)
            cell = f"${get_column_letter(Column.VALUE)}${rows[key]}"
            guards.colour_when_needed(sheet, _answer_area(place), cell, labels)


def _colour_columns(sheet: Worksheet, layout: TableLayout, setting: Setting) -> None:
    required = (place.index for place in layout.columns if place.field.required)
    guards.whiten_when_filled(sheet, (_column_area(layout, index) for index in required))
    letters = {place.field.key: get_column_letter(place.index) for place in layout.columns}
    for place in layout.columns:
        when = place.field.required_when
        key = _key_on_sheet(when, layout.sheet)
        if when and key in letters:
            labels = _labels(when, key, layout.sheet, setting)
            cell = f"${letters[key]}{layout.first_row}"
            guards.colour_when_needed(sheet, _column_area(layout, place.index), cell, labels)


def _key_on_sheet(when: When | None, sheet: Sheet) -> str:
    """Return the key of the field that a condition looks at, or "" where it is elsewhere."""
    named, _, key = when.path.rpartition(".") if when else ("", "", "")
    return key if named in {"", sheet.key} else ""


def _labels(when: When, key: str, sheet: Sheet, setting: Setting) -> list[str]:
    choices = next(field.choices for field in sheet.fields if field.key == key)
    return [setting.choice_label(choices, value) if choices else value for value in when.values]


def _finish_fields(sheet: Worksheet, layout: FieldsLayout, form: Form) -> None:
    page.hide_columns_after(sheet, Column.HELP)
    last = get_column_letter(Column.HELP)
    frozen = f"A{layout.header_row + 1}"
    page.show(sheet, cursor=cursor_of(layout), frozen=frozen, tab=_FIELDS_TAB)
    page.fit_to_paper(
        sheet,
        form,
        area=f"A1:{last}{layout.last_row}",
        repeated_row=layout.header_row,
        wide=False,
    )
    page.protect(sheet)


def _finish_table(sheet: Worksheet, layout: TableLayout, form: Form, width: float) -> None:
    first, last = layout.columns[0].index, layout.columns[-1].index
    page.hide_columns_after(sheet, last)
    guards.guard_header(sheet, _area(first, layout.header_row, last, layout.header_row))
    # The numbers stay where they are when the rows beside them are sorted.
    sheet.auto_filter.ref = _area(first, layout.header_row, last, layout.reach)
    page.show(sheet, cursor=cursor_of(layout), frozen=cursor_of(layout), tab=_TABLE_TAB)
    page.fit_to_paper(
        sheet,
        form,
        area=_area(Column.NUMBER, TITLE_ROW, last, layout.last_row),
        repeated_row=layout.header_row,
        wide=width > page.PORTRAIT_CHARACTERS,
    )
    page.protect(sheet, is_table=True)


def _label(field: Field) -> str:
    return field.label + texts.REQUIRED_SIGN if field.required else field.label


def _as_list(value: Any) -> list[Any]:
    return [] if value is None else list(value)


def _value_height(value: Any, width: float, look: Look) -> float:
    return styles.text_height(value, width, look) if isinstance(value, str) else 0.0


def _least_height(field: Field) -> float:
    return styles.NARRATIVE_HEIGHT if styles.is_narrative(field) else styles.ENTRY_HEIGHT


def _answer_area(place: FieldPlace) -> str:
    return _area(Column.VALUE, place.row, Column.VALUE, place.last_row)


def _column_area(layout: TableLayout, column: int) -> str:
    return _area(column, layout.first_row, column, layout.reach)


def _area(left: int, top: int, right: int, bottom: int) -> str:
    return f"{get_column_letter(left)}{top}:{get_column_letter(right)}{bottom}"
