"""Writes the first sheet, "Petunjuk": what the form is for and how it is filled in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from kka_docs.forms import page, styles, texts
from kka_docs.forms.layout import SheetLayout
from kka_docs.forms.styles import Look
from kka_docs.forms.writer import Writer

_WIDTHS: Final = (5, 30, 80)
_LAST: Final = len(_WIDTHS)
_TAB: Final = styles.NAVY
_SWATCHES: Final = (
    (styles.YELLOW, texts.REQUIRED_COLOUR),
    (styles.WHITE, texts.OPTIONAL_COLOUR),
    (styles.PALE_BLUE, texts.LOCKED_COLOUR),
)


def write_guide(sheet: Worksheet, layouts: Iterable[SheetLayout], writer: Writer) -> None:
    """Write the guide of a form."""
    form = writer.form
    for column, width in enumerate(_WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    writer.band(sheet, 1, texts.FORM_TITLE.format(title=form.title), styles.TITLE, _WIDTHS)
    writer.band(sheet, 2, form.purpose, styles.INTRO, _WIDTHS)
    row = 3
    if form.confidential:
        writer.band(sheet, row, texts.CONFIDENTIAL_NOTE, styles.WARNING, _WIDTHS)
        row += 1
    row = _steps(writer, sheet, row, texts.HOW_TO_FILL, form.guide)
    row = _contents(writer, sheet, row, layouts)
    row = _steps(writer, sheet, row, texts.HOW_TO_TYPE, texts.TYPING)
    row = _colours(writer, sheet, row)
    about = texts.ABOUT.format(title=form.title, setting=writer.setting.label, version=form.version)
    writer.band(sheet, row + 1, about, styles.SMALL, _WIDTHS)
    page.hide_columns_after(sheet, _LAST)
    page.show(sheet, cursor="A1", frozen=None, tab=_TAB)
    area = f"A1:{get_column_letter(_LAST)}{row + 1}"
    page.fit_to_paper(sheet, form, area=area, repeated_row=None, wide=False)
    page.protect(sheet)


def _heading(writer: Writer, sheet: Worksheet, row: int, text: str) -> int:
    """Leave a row free, write a heading and return the row below it."""
    writer.band(sheet, row + 1, text, styles.HEADING, _WIDTHS)
    return row + 2


def _line(writer: Writer, sheet: Worksheet, row: int, text: str) -> None:
    """Write a text right of the first column."""
    writer.put(sheet, row, 2, text, styles.PLAIN)
    sheet.merge_cells(start_row=row, end_row=row, start_column=2, end_column=_LAST)
    height = styles.text_height(text, sum(_WIDTHS[1:]), styles.PLAIN)
    styles.set_fixed_height(sheet, row, height)


def _steps(writer: Writer, sheet: Worksheet, row: int, title: str, lines: Iterable[str]) -> int:
    row = _heading(writer, sheet, row, title)
    for number, line in enumerate(lines, start=1):
        writer.put(sheet, row, 1, f"{number}.", styles.STEP)
        _line(writer, sheet, row, line)
        row += 1
    return row


def _contents(writer: Writer, sheet: Worksheet, row: int, layouts: Iterable[SheetLayout]) -> int:
    row = _heading(writer, sheet, row, texts.CONTENTS)
    for layout in layouts:
        title = layout.sheet.title
        cell = writer.put(sheet, row, 2, title, styles.LINK)
        target = f"{quote_sheetname(title)}!{layout.cursor}"
        cell.hyperlink = Hyperlink(ref=cell.coordinate, location=target)
        writer.put(sheet, row, 3, layout.sheet.intro, styles.PLAIN)
        height = styles.text_height(layout.sheet.intro, _WIDTHS[2], styles.PLAIN)
        styles.set_fixed_height(sheet, row, height)
        row += 1
    return row


def _colours(writer: Writer, sheet: Worksheet, row: int) -> int:
    row = _heading(writer, sheet, row, texts.COLOURS)
    for colour, text in _SWATCHES:
        writer.put(sheet, row, 1, None, Look(fill=colour, border="frame"))
        _line(writer, sheet, row, text)
        row += 1
    return row
