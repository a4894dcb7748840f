"""The first sheet of a marked copy: all that is to be mended, with links to the cells.

It is written as the sheets of a form are, in a workbook of its own, and then taken over.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from io import BytesIO
from typing import Final, NamedTuple
from zipfile import ZipFile

from lxml import etree
from openpyxl import Workbook
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from kka_docs.definitions.catalog import remedy, wrong
from kka_docs.definitions.fields import Form
from kka_docs.definitions.setting import Setting
from kka_docs.forms import page, styles, texts
from kka_docs.forms.layout import FIXES_KEY
from kka_docs.forms.parts import parsed
from kka_docs.forms.sheet_xml import MAIN
from kka_docs.forms.styles import Look
from kka_docs.forms.writer import Writer
from kka_docs.records import Problem

RED: Final = "FF9C9C"
ORANGE: Final = "FFC266"
"""The colours of marked cells, in the list as on the sheets: to be mended, and to be looked at."""

_WIDTHS: Final = (5, 18, 15, 8, 21, 38, 38)
_LAST: Final = len(_WIDTHS)
_CELL_COLUMN: Final = 4
_TITLE, _INTRO, _COUNT, _HEADER = range(1, 5)
_ENTRY: Final = Look(border="frame", fill=styles.WHITE)
_NUMBER: Final = replace(_ENTRY, horizontal="center", colour=styles.GREY)
_LEVELS: Final = {
    True: replace(_ENTRY, bold=True, fill=RED),
    False: replace(_ENTRY, bold=True, fill=ORANGE),
}
_LINK: Final = replace(_ENTRY, bold=True, underlined=True, colour=styles.BLUE)
_SHEET_PART: Final = "xl/worksheets/sheet1.xml"
_STYLES_PART: Final = "xl/styles.xml"


class FixesSheet(NamedTuple):
    """The sheet under its title, the styles its cells refer to, and the names that hold on it."""

    title: str
    sheet: etree._Element
    styles: etree._Element
    names: Mapping[str, str]


def fixes_sheet(
    title: str, problems: Sequence[Problem], more: int, form: Form, setting: Setting
) -> FixesSheet:
    """Return the sheet for a form's problems; `more` of them are not listed."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = title
    writer = Writer(form, setting)
    last = _write(sheet, problems, more, writer)
    quoted, letter = quote_sheetname(title), get_column_letter(_LAST)
    names = {
        "_xlnm.Print_Area": f"{quoted}!$A$1:${letter}${last}",
        "_xlnm.Print_Titles": f"{quoted}!${_HEADER}:${_HEADER}",
    }
    target = BytesIO()
    book.save(target)
    with ZipFile(target) as package:
        written, looks = parsed(package.read(_SHEET_PART)), parsed(package.read(_STYLES_PART))
    return FixesSheet(title, written, looks, names)


def dressed(sheet: etree._Element, looks: Mapping[str, str]) -> None:
    """Make cells, rows and columns refer to the styles of another workbook."""
    named = ((f"{MAIN}c", "s"), (f"{MAIN}row", "s"), (f"{MAIN}col", "style"))
    for tag, attribute in named:
        for element in sheet.iter(tag):
            if attribute in element.attrib:
                element.set(attribute, looks[element.get(attribute, "0")])


def _write(sheet: Worksheet, problems: Sequence[Problem], more: int, writer: Writer) -> int:
    """Write the sheet and return its last row."""
    for column, width in enumerate(_WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    _head(sheet, problems, writer)
    row = _HEADER
    for row, found in enumerate(problems, start=_HEADER + 1):
        _entry(sheet, row, row - _HEADER, found, writer)
    if more:
        row += 1
        writer.band(sheet, row, texts.MORE_TO_MEND.format(count=more), styles.WARNING, _WIDTHS)
    writer.put(sheet, _TITLE, _LAST + 1, FIXES_KEY, styles.KEY)
    page.hide_columns_after(sheet, _LAST)
    cursor = f"{get_column_letter(_CELL_COLUMN)}{_HEADER + 1}"
    page.show(sheet, cursor=cursor, frozen=f"A{_HEADER + 1}", tab=styles.RED)
    page.fit_to_paper(
        sheet,
        writer.form,
        area=f"A1:{get_column_letter(_LAST)}{row}",
        repeated_row=_HEADER,
        wide=False,
    )
    page.protect(sheet, is_table=True)
    sheet.sheet_view.tabSelected = True
    return row


def _head(sheet: Worksheet, problems: Sequence[Problem], writer: Writer) -> None:
    errors = sum(1 for found in problems if found.is_error)
    form = texts.FORM_TITLE.format(title=writer.form.title)
    counts = texts.FIXES_COUNT.format(form=form, errors=errors, warnings=len(problems) - errors)
    writer.band(sheet, _TITLE, sheet.title, styles.TITLE, _WIDTHS)
    writer.band(sheet, _INTRO, texts.FIXES_INTRO, styles.INTRO, _WIDTHS)
    writer.band(sheet, _COUNT, counts, replace(styles.PLAIN, bold=True), _WIDTHS)
    for column, heading in enumerate(texts.FIXES_HEADINGS, start=1):
        writer.put(sheet, _HEADER, column, heading, replace(styles.HEADER, indent=0))
    styles.set_fixed_height(sheet, _HEADER, styles.HEADING_HEIGHT)


def _entry(sheet: Worksheet, row: int, number: int, found: Problem, writer: Writer) -> None:
    place = found.place
    cells = (
        (number, _NUMBER),
        (texts.MUST_BE_MENDED if found.is_error else texts.LOOK_AGAIN, _LEVELS[found.is_error]),
        (place.sheet or texts.WHOLE_FILE, _ENTRY),
        (place.cell or texts.WHOLE_SHEET, _LINK if place.cell else _ENTRY),
        (place.label or texts.WHOLE_SHEET, _ENTRY),
        (wrong(found, with_values=True), _ENTRY),
        (remedy(found, with_values=True), _ENTRY),
    )
    for column, (content, look) in enumerate(cells, start=1):
        writer.put(sheet, row, column, content, look)
    if place.sheet and place.cell:
        _link(sheet, row, place.sheet, place.cell)
    heights = _heights(cells)
    styles.set_fixed_height(sheet, row, max(heights))


def _link(sheet: Worksheet, row: int, title: str, address: str) -> None:
    at = f"{get_column_letter(_CELL_COLUMN)}{row}"
    target = f"{quote_sheetname(title)}!{address}"
    sheet[at].hyperlink = Hyperlink(ref=at, location=target, display=address)


def _heights(cells: Sequence[tuple[object, Look]]) -> Iterator[float]:
    for width, (content, look) in zip(_WIDTHS, cells, strict=True):
        yield styles.text_height(content, width, look) + styles.AIR
