"""What holds for a whole sheet: on the screen, on paper, and what its protection allows."""

from __future__ import annotations

from typing import Final

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.dimensions import ColumnDimension
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from kka_docs.definitions.fields import Form
from kka_docs.forms import texts
from kka_docs.forms.styles import FONT, Look

_A4: Final = 9
_LAST_COLUMN: Final = 16_384
_MARGINS: Final = PageMargins(left=0.5, right=0.5, top=0.75, bottom=0.7, header=0.35, footer=0.35)

_SMALL_PRINT: Final = f"{FONT},Regular"
_SMALL_PRINT_SIZE: Final = 9

PORTRAIT_CHARACTERS: Final = 140
"""Widest sheet that is still legible when it is fitted to a page upright."""


def show(sheet: Worksheet, *, cursor: str, frozen: str | None, tab: str) -> None:
    """Arrange the screen: no gridlines, the head frozen, the cursor at the first answer."""
    view = sheet.sheet_view
    view.showGridLines = False
    view.zoomScale = 100
    sheet.sheet_properties.tabColor = tab
    if frozen:
        sheet.freeze_panes = frozen
    active_pane = view.selection[-1]
    active_pane.activeCell = active_pane.sqref = cursor


def fit_to_paper(
    sheet: Worksheet, form: Form, *, area: str, repeated_row: int | None, wide: bool
) -> None:
    """Set up printing: A4, one page wide, head repeated, pages counted; no value of the form."""
    setup = sheet.page_setup
    setup.paperSize = _A4
    setup.orientation = "landscape" if wide else "portrait"
    setup.fitToWidth, setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins = _MARGINS
    sheet.print_options.horizontalCentered = True
    sheet.print_area = area
    if repeated_row:
        sheet.print_title_rows = f"{repeated_row}:{repeated_row}"
    _head_and_foot(sheet, form)


def protect(sheet: Worksheet, *, is_table: bool = False) -> None:
    """Lock what is not for filling in, without a password, and leave rows free to grow."""
    protection = sheet.protection
    protection.formatRows = protection.insertRows = protection.deleteRows = False
    if is_table:
        protection.formatCells = protection.formatColumns = False
        protection.sort = protection.autoFilter = False
    protection.enable()


def hide_columns_after(sheet: Worksheet, last: int) -> None:
    """Hide the columns that the form does not use, so that Tab goes to the next row.

    They are unlocked, for Excel deletes a row only where all of its cells are.
    """
    letter = get_column_letter(last + 1)
    rest = ColumnDimension(sheet, index=letter, min=last + 1, max=_LAST_COLUMN, hidden=True)
    Look(locked=False).dress(rest)
    sheet.column_dimensions[letter] = rest


def _head_and_foot(sheet: Worksheet, form: Form) -> None:
    title = _literal(texts.FORM_TITLE.format(title=form.title))
    confidential = texts.CONFIDENTIAL if form.confidential else None
    sheet.HeaderFooter.oddHeader = _between_margins(title, confidential)
    sheet.HeaderFooter.oddFooter = _between_margins(_literal(sheet.title), texts.PAGE_OF_PAGES)


def _between_margins(left: str, right: str | None) -> HeaderFooterItem:
    item = HeaderFooterItem()
    for part, text in ((item.left, left), (item.right, right)):
        part.text, part.font, part.size = text, _SMALL_PRINT, _SMALL_PRINT_SIZE
    return item


def _literal(text: str) -> str:
    return text.replace("&", "&&")
