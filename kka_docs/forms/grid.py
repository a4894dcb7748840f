"""A workbook as the reader of forms sees it, whatever kind of file it came in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple, Protocol, TypeAlias

from kka_docs.records import Doubt

MOST_ROWS: Final = 3_000
"""Rows of one sheet that are read; forms have some dozens."""

MOST_COLUMNS: Final = 100
"""Columns of one sheet that are read; the widest table has some twenty."""

MOST_CELLS: Final = MOST_ROWS * MOST_COLUMNS
"""Cells of one workbook that are kept, of all its sheets together."""


ERROR_BY_NUMBER: Final[Mapping[int, str]] = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}
"""What a cell shows where a formula failed, by the number that binary files write."""

ERROR_VALUES: Final = frozenset({*ERROR_BY_NUMBER.values(), "#SPILL!", "#CALC!"})
"""What a cell shows where a formula failed."""


class Cell(NamedTuple):
    """What a cell shows; of a formula that is the result stored for it.

    Numbers are `int` or `float` as they were written, moments `datetime`, times of day `time`,
    spans of hours `timedelta`. Signs that a file writes as codes stand for themselves.
    """

    value: Any
    doubt: Doubt | None = None

    @property
    def is_filled(self) -> bool:
        """Return whether somebody put something here, be it a formula that shows nothing."""
        return self.value is not None or self.doubt is Doubt.FORMULA_WITHOUT_RESULT


REMNANT: Final = Cell(None, Doubt.MERGED_REMNANT)
"""Any of several merged cells but the first."""

Row: TypeAlias = Mapping[int, Cell]
"""The cells of a row by their columns, counted from 1, left to right; blank ones are left out."""

_BLANK_ROW: Final[Row] = {}


class At(NamedTuple):
    """Row and column of a cell, both counted from 1."""

    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture, and the cell under its upper left corner; None where it is bound to none."""

    content: bytes
    at: At | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its rows by their numbers, counted from 1, top down; blank ones may be left out.

    `last_row` is the last one that the file speaks of, even where it was too many to be read.
    """

    title: str
    rows: Mapping[int, Row]
    last_row: int
    pictures: tuple[Picture, ...] = ()

    def cell(self, row: int, column: int) -> Cell | None:
        """Return a cell; None where it is blank."""
        return self.rows.get(row, _BLANK_ROW).get(column)

    def value(self, row: int, column: int) -> Any:
        """Return what a cell shows; None where it is blank."""
        cell = self.cell(row, column)
        return None if cell is None else cell.value


class Book(Protocol):
    """A workbook. Where the file keeps its sheets apart, each is read when it is asked for."""

    @property
    def suffix(self) -> str:
        """Return how the name of a file with such content ends: ".xlsx"."""

    @property
    def titles(self) -> Sequence[str]:
        """Return the titles of the sheets that have cells, in their order."""

    def sheet(self, index: int) -> Sheet:
        """Return a sheet; UnreadableForm where it is damaged."""
