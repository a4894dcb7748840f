"""Puts values into cells, and writes what stands at the top of every sheet that is filled in."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass, field
from typing import Any, Final, cast

from openpyxl.cell.cell import Cell
from openpyxl.styles.cell_style import StyleArray
from openpyxl.worksheet.worksheet import Worksheet

from kka_docs.definitions.fields import Form, Sheet
from kka_docs.definitions.setting import Setting
from kka_docs.forms import cells, styles
from kka_docs.forms.layout import INTRO_ROW, TITLE_ROW
from kka_docs.forms.styles import Look

_TITLE_HEIGHT: Final = 30.0
_INTRO_WIDTH: Final = 80


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes the cells of one workbook: a form in a setting."""

    form: Form
    setting: Setting
    _worn: dict[Look, StyleArray] = field(default_factory=dict)

    def put(self, sheet: Worksheet, row: int, column: int, value: Any, look: Look) -> Cell:
        """Write one cell and return it; what it holds is read again as what it was."""
        cell = cast(Cell, sheet.cell(row, column))
        self.dress(cell, look)
        cells.put(cell, value)
        if isinstance(value, str) and value.startswith("="):
            cell.quotePrefix = True
        return cell

    def dress(self, target: Any, look: Look) -> None:
        """Put a look on a cell, row or column.

        openpyxl compares a style with all it has seen: a look is looked up once and then copied.
        """
        if look not in self._worn:
            look.dress(target)
            self._worn[look] = copy(target._style)
        target._style = copy(self._worn[look])

    def band(
        self, sheet: Worksheet, row: int, text: str, look: Look, widths: Sequence[float]
    ) -> None:
        """Write a text over as many columns as there are widths, from the first one on."""
        for column in range(1, len(widths) + 1):
            self.put(sheet, row, column, None, look)
        self.put(sheet, row, 1, text, look)
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(widths))
        height = styles.text_height(text, sum(widths), look) + styles.AIR
        styles.set_fixed_height(sheet, row, height)

    def head(self, sheet: Worksheet, declared: Sheet, first: int, widths: Sequence[float]) -> None:
        """Write title and introduction over the columns from `first` on."""
        for column in range(first, first + len(widths)):
            self.put(sheet, TITLE_ROW, column, None, styles.TITLE)
            self.put(sheet, INTRO_ROW, column, None, styles.INTRO)
        self.put(sheet, TITLE_ROW, first, declared.title, styles.TITLE)
        self.put(sheet, INTRO_ROW, first, declared.intro, styles.INTRO)
        merged = _columns_for(widths, _INTRO_WIDTH)
        last = first + merged - 1
        sheet.merge_cells(
            start_row=INTRO_ROW, end_row=INTRO_ROW, start_column=first, end_column=last
        )
        height = styles.text_height(declared.intro, sum(widths[:merged]), styles.INTRO)
        styles.set_fixed_height(sheet, TITLE_ROW, _TITLE_HEIGHT)
        styles.set_fixed_height(sheet, INTRO_ROW, height + styles.AIR)

    def entry_row(self, sheet: Worksheet, row: int, heights: Sequence[float], least: float) -> None:
        """Give a row a height that grows with what is typed, yet never falls below `least`.

        Excel fits a row to its tallest cell, unwritten ones too: the size of the font that the
        rest of the row would have holds it open.
        """
        dimension = styles.GrowingRow(sheet, index=row, ht=max(least, *heights))
        self.dress(dimension, styles.holding_open(least))
        sheet.row_dimensions[row] = dimension


def _columns_for(widths: Sequence[float], wanted: float) -> int:
    """Count the columns over which a long line runs: all of them would lead off the screen."""
    enough = (n for n in range(1, len(widths)) if sum(widths[:n]) >= wanted)
    return next(enough, len(widths))
