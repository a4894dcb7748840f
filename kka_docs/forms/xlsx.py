"""An .xlsx package → a Book: its sheets are XML.

Neither library that reads workbooks fits here. openpyxl makes an object with a style of every
cell, and has to read the whole workbook twice to tell a formula from its result. calamine shows
errors and formulas without result as empty cells and every number as a fraction; and two cells far
apart end its whole process (tafia/calamine#693), which no file that comes by e-mail may do. What a
cell holds is what openpyxl finds in it; the tests compare.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from typing import Final
from xml.etree.ElementTree import Element

from kka_docs.errors import UnreadableForm
from kka_docs.forms import numbers
from kka_docs.forms.far_rows import without_far_rows
from kka_docs.forms.package_book import (
    RELATION_ID,
    PackageBook,
    damage_named,
    relations,
    target_of,
    xml_of,
)
from kka_docs.forms.sheet_xml import MAIN, Notation, Rows, read_cells, text_of
from kka_docs.forms.strict import in_usual_names
from kka_docs.ooxml import CONTENT_TYPES, Package, opened, read_part

_CHART_SHEET: Final = "chartsheet"
_WORKBOOK_TYPES: Final = {
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml": ".xlsx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml": ".xltx",
    "application/vnd.ms-excel.sheet.macroEnabled.main+xml": ".xlsm",
    "application/vnd.ms-excel.template.macroEnabled.main+xml": ".xltm",
}
EDITABLE: Final = frozenset(_WORKBOOK_TYPES.values())
"""How the names of files end whose content is a workbook in XML."""

_TEXTS_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
_WORKBOOK_PARTS: Final = "xl/"
_WORKBOOK: Final = "xl/workbook.xml"
_STYLES: Final = "xl/styles.xml"
_FALSE: Final = frozenset({"0", "f", "false"})


def open_xlsx(data: bytes, most_rows: int) -> PackageBook:
    """Return the workbook, its worksheets still unread.

    Raises UnreadableForm where the package is no workbook, damaged, too large or protected.
    """
    return book_of(opened(data), most_rows)


def book_of(package: Package, most_rows: int) -> PackageBook:
    """Return the workbook in a package; raises as `open_xlsx` does."""
    if not any(name.startswith(_WORKBOOK_PARTS) for name in package.namelist()):
        raise UnreadableForm("bukan_buku_kerja")
    package = in_usual_names(package)
    with damage_named():
        types = xml_of(package, CONTENT_TYPES)
        part = workbook_part(types)
        workbook = xml_of(package, part)
        parts = tuple(_worksheets(package, workbook, part))
        notation = _notation(package, types, workbook)
        cells = partial(_cells, notation=notation, most_rows=most_rows)
        return PackageBook(package, parts, cells, _suffix(types))


def _cells(package: Package, part: str, notation: Notation, most_rows: int) -> tuple[Rows, int]:
    """The cells of a sheet, and the number of its last row; far rows are never parsed."""
    near, far_row = without_far_rows(read_part(package, part), most_rows)
    package.spend(len(near))
    rows, last_row = read_cells(near, notation, most_rows)
    return rows, max(last_row, far_row)


def workbook_part(types: Element) -> str:
    """Return the name of the part that lists the sheets; LookupError where there is none."""
    part = _part_of_type(types, *_WORKBOOK_TYPES)
    if part is not None:
        return part
    defaults = {default.get("ContentType") for default in types.iterfind("{*}Default")}
    if defaults.isdisjoint(_WORKBOOK_TYPES):
        raise LookupError("no workbook")
    return _WORKBOOK


def _suffix(types: Element) -> str:
    """How the name of a file with such content ends."""
    said = (element.get("ContentType") for element in types)
    return next(_WORKBOOK_TYPES[kind] for kind in said if kind in _WORKBOOK_TYPES)


def _part_of_type(types: Element, *wanted: str) -> str | None:
    """The first part of one of these content types."""
    for override in types.iterfind("{*}Override"):
        if override.get("ContentType") in wanted:
            return override.get("PartName", "").removeprefix("/")
    return None


def _worksheets(package: Package, workbook: Element, part: str) -> Iterator[tuple[str, str]]:
    """Title and part of each sheet that has cells; a chart on a sheet of its own has none."""
    targets = {relation.get("Id"): relation for relation in relations(package, part)}
    known = set(package.namelist())
    for sheet in workbook.iterfind("{*}sheets/*"):
        relation_id = sheet.get(RELATION_ID)
        if not relation_id:
            continue
        relation = targets[relation_id]
        target = target_of(relation.attrib["Target"], part)
        if target in known and _CHART_SHEET not in relation.get("Type", ""):
            yield sheet.get("name", ""), target


def _notation(package: Package, types: Element, workbook: Element) -> Notation:
    texts_part = _part_of_type(types, _TEXTS_TYPE)
    texts = () if texts_part is None else xml_of(package, texts_part).iterfind(f"{MAIN}si")
    formats = list(_formats(package))
    return Notation(
        texts=tuple(text_of(text) for text in texts),
        moments=frozenset(n for n, code in enumerate(formats) if numbers.shows_moment(code)),
        spans=frozenset(n for n, code in enumerate(formats) if numbers.shows_span(code)),
        first_day=_first_day(workbook),
    )


def _formats(package: Package) -> Iterator[str]:
    """The number format of each style, in the order in which cells refer to styles."""
    if _STYLES not in package.namelist():
        return
    styles = xml_of(package, _STYLES)
    declared = styles.iterfind("{*}numFmts/{*}numFmt")
    codes = {number.get("numFmtId"): number.get("formatCode", "") for number in declared}
    for style in styles.iterfind("{*}cellXfs/{*}xf"):
        format_id = style.get("numFmtId", "0")
        yield codes.get(format_id, numbers.BUILTIN_FORMATS.get(format_id, ""))


def _first_day(workbook: Element) -> datetime:
    properties = workbook.find("{*}workbookPr")
    since_1904 = "0" if properties is None else properties.get("date1904", "0")
    return numbers.FIRST_DAY if since_1904 in _FALSE else numbers.FIRST_DAY_OF_1904
