"""Where everything stands in a form's workbook: what the writer and the reader agree on.

Pure: derived from a form in a setting, openpyxl is not needed. Rows are where a form is *written*;
people insert, sort and delete rows, so whoever reads goes by the keys and marks, never by
addresses:

- Sheet of single fields: column A (hidden) holds the key of each answer's row, "<sheet>.<field>";
  a block holds its key in every row. A row without a key right below a block's row was inserted
  and belongs to the block. `MARK` stands in column A of every other row, from the title to the row
  that closes the sheet; one of these says `VALUE_HEADING` above the column of the answers.
- Table: a hidden row holds "<sheet>.<column>" in each column. Below it stands the header, whose
  column A says `NUMBER_HEADING`; every row under the header is an entry. Column A only counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from typing import Any, Final

from kka_docs.definitions.fields import Field, Form, Group, Sheet, Table
from kka_docs.records import Values

GUIDE_SHEET: Final = "Petunjuk"
LIST_SHEET: Final = "_daftar"
STAMP_SHEET: Final = "_kka"

STAMP: Final = "kka_docs"
STAMP_ROW: Final = 1
FORM_ROW: Final = 2
SETTING_ROW: Final = 3
VERSION_ROW: Final = 4
"""On the stamp sheet, in column A."""
FIRST_SHEET_ROW: Final = 6
"""On the stamp sheet, from this row on: a sheet's key (A) and the title it was given (B)."""

COPY_COLUMN: Final = 4
ORIGIN_ROW: Final = 1
MADE_FROM_ROW: Final = 2
CONTENT_ROW: Final = 3
IN_FRONT_ROW: Final = 4
"""On the stamp sheet of a marked copy, in column D: the name of the form that it was first made
from, the digests of the file that it was made from and of all its own other parts, and which sheet
was in front."""

FIXES_SHEET: Final = "Daftar Perbaikan"
FIXES_KEY: Final = "kka_docs.perbaikan"
"""Stands on the sheet that lists what is to be mended, whatever its title is now."""

MARK: Final = "#"
NUMBER_HEADING: Final = "No"
VALUE_HEADING: Final = "Diisi di sini"

TITLE_ROW: Final = 1
INTRO_ROW: Final = 2

SPARE_ROWS: Final = 200
"""How far below the drawn rows of a table its drop-downs and checks still reach."""


class Column(IntEnum):
    """The columns of a sheet of single fields. Tables have NUMBER in place of KEY."""

    KEY = 1
    LABEL = 2
    VALUE = 3
    HELP = 4
    NUMBER = 1


@dataclass(frozen=True, slots=True)
class FieldPlace:
    """A single field, or a block of `rows` rows from `row` on."""

    field: Field
    row: int
    rows: int

    @property
    def last_row(self) -> int:
        """Return the last row of a block; of a single field its only one."""
        return self.row + self.rows - 1

    @property
    def area(self) -> str:
        """Cells of the answer: "C5:C5", or "C8:C13" for a block."""
        return area_of(Column.VALUE, self.row, Column.VALUE, self.last_row)


@dataclass(frozen=True, slots=True)
class GroupPlace:
    """The heading of a group."""

    group: Group
    row: int


@dataclass(frozen=True, slots=True)
class FieldsLayout:
    """A sheet of single fields."""

    sheet: Sheet
    header_row: int
    groups: tuple[GroupPlace, ...]
    fields: tuple[FieldPlace, ...]

    @property
    def cursor(self) -> str:
        """Address of the first answer, where the cursor waits."""
        return address_of(Column.VALUE, self.fields[0].row)

    @property
    def end_row(self) -> int:
        """Return the row that closes the sheet."""
        return self.fields[-1].last_row + 1


@dataclass(frozen=True, slots=True)
class ColumnPlace:
    """A column of a table; `index` counts from 1."""

    field: Field
    index: int


@dataclass(frozen=True, slots=True)
class TableLayout:
    """A sheet with a table: keys (hidden), help, header, entries."""

    sheet: Sheet
    table: Table
    key_row: int
    help_row: int
    header_row: int
    columns: tuple[ColumnPlace, ...]
    rows: int

    @property
    def first_row(self) -> int:
        """Return the first row of entries."""
        return self.header_row + 1

    @property
    def last_row(self) -> int:
        """Return the last row that is drawn; more may be filled in below it."""
        return self.header_row + self.rows

    @property
    def reach(self) -> int:
        """Return the last row for which Excel offers drop-downs and checks what is typed."""
        return self.last_row + SPARE_ROWS

    @property
    def cursor(self) -> str:
        """Address of the first answer, where the cursor waits."""
        return address_of(self.columns[0].index, self.first_row)

    def column_area(self, place: ColumnPlace) -> str:
        """Cells of a column's answers, spare ones too."""
        return area_of(place.index, self.first_row, place.index, self.reach)

    def row_area(self, row: int) -> str:
        """Cells of a row, its number left out."""
        return area_of(self.columns[0].index, row, self.columns[-1].index, row)


SheetLayout = FieldsLayout | TableLayout


def address_of(column: int, row: int) -> str:
    """Address of a cell: address_of(28, 5) == "AB5"."""
    return f"{_letters_of(column)}{row}"


@cache
def _letters_of(column: int) -> str:
    letters = ""
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


def area_of(left: int, top: int, right: int, bottom: int) -> str:
    """Address of a rectangle of cells: area_of(2, 6, 3, 9) == "B6:C9"."""
    return f"{address_of(left, top)}:{address_of(right, bottom)}"


def key_of(sheet: Sheet, field: Field) -> str:
    """Key that marks a field's row or a column: "peserta.nama"."""
    return f"{sheet.key}.{field.key}"


def list_name(choices: str) -> str:
    """Defined name of a choice list: list_name("zona") == "daftar_zona"."""
    return f"daftar_{choices}"


def lists_used(form: Form) -> tuple[str, ...]:
    """Names of the choice lists that a form needs, each once, in the order of the form."""
    return tuple(dict.fromkeys(field.choices for _, field in form.walk() if field.choices))


def form_layout(form: Form, values: Values | None = None) -> tuple[SheetLayout, ...]:
    """Layouts of all sheets, with room for `values` where they need more than the blank form."""
    filled = values or {}
    return tuple(sheet_layout(sheet, filled.get(sheet.key)) for sheet in form.sheets)


def sheet_layout(sheet: Sheet, values: Any = None) -> SheetLayout:
    """Layout of one sheet: `values` are its fields, or the rows of its table."""
    if sheet.table is None:
        return _fields_layout(sheet, values or {})
    return TableLayout(
        sheet=sheet,
        table=sheet.table,
        key_row=INTRO_ROW + 1,
        help_row=INTRO_ROW + 2,
        header_row=INTRO_ROW + 3,
        columns=tuple(
            ColumnPlace(field, index)
            for index, field in enumerate(sheet.table.columns, Column.NUMBER + 1)
        ),
        rows=max(sheet.table.lines, len(values or ())),
    )


def _fields_layout(sheet: Sheet, values: Values) -> FieldsLayout:
    header_row = INTRO_ROW + 1
    placed = list(_placed(sheet.groups, values, header_row + 1))
    return FieldsLayout(
        sheet=sheet,
        header_row=header_row,
        groups=tuple(place for place in placed if isinstance(place, GroupPlace)),
        fields=tuple(place for place in placed if isinstance(place, FieldPlace)),
    )


def _placed(groups: Iterable[Group], values: Values, row: int) -> Iterator[GroupPlace | FieldPlace]:
    for group in groups:
        yield GroupPlace(group, row)
        row += 1
        for field in group.fields:
            place = FieldPlace(field, row, _rows(field, values.get(field.key)))
            yield place
            row = place.last_row + 1


def _rows(field: Field, value: Any) -> int:
    return max(field.lines, len(value or ())) if field.lines else 1
