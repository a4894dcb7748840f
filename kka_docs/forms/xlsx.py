"""An .xlsx package → a Book: read part by part, and only what a form needs.

Neither library that reads workbooks fits here. openpyxl makes an object with a style of every
cell, and has to read the whole workbook twice to tell a formula from its result. calamine shows
errors and formulas without result as empty cells and every number as a fraction; and two cells far
apart end its whole process (tafia/calamine#693), which no file that comes by e-mail may do. What a
cell holds is what openpyxl finds in it; the tests compare.
"""

from __future__ import annotations

import posixpath
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from xml.etree.ElementTree import Element, ParseError, fromstring

from kka_docs.errors import UnreadableForm
from kka_docs.forms import numbers
from kka_docs.forms.far_rows import without_far_rows
from kka_docs.forms.grid import At, Picture, Sheet
from kka_docs.forms.sheet_xml import MAIN, Notation, read_cells, text_of
from kka_docs.forms.strict import in_usual_names
from kka_docs.ooxml import CONTENT_TYPES, Package, opened, read_part, read_to_parse

_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATION_ID: Final = f"{{{_OFFICE}}}id"
_DRAWING: Final = f"{_OFFICE}/drawing"
_EMBEDDED: Final = f"{{{_OFFICE}}}embed"
_BLIPS: Final = ("{*}pic/{*}blipFill/{*}blip", "{*}grpSp/{*}pic/{*}blipFill/{*}blip")
_OUTSIDE: Final = "External"
_CHART_SHEET: Final = "chartsheet"
_WORKBOOK_TYPES: Final = {
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml": ".xlsx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml": ".xltx",
    "application/vnd.ms-excel.sheet.macroEnabled.main+xml": ".xlsm",
    "application/vnd.ms-excel.template.macroEnabled.main+xml": ".xltm",
}
_TEXTS_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
_WORKBOOK_PARTS: Final = "xl/"
_WORKBOOK: Final = "xl/workbook.xml"
_STYLES: Final = "xl/styles.xml"
_FALSE: Final = frozenset({"0", "f", "false"})
_DAMAGE: Final = (
    *(LookupError, OverflowError, ParseError, RecursionError, ValueError),
    struct.error,
)


@dataclass(frozen=True, slots=True)
class XlsxBook:
    """A workbook in an .xlsx package. Of each sheet no more than `most_rows` rows are read."""

    package: Package
    parts: tuple[tuple[str, str], ...]
    notation: Notation
    most_rows: int
    suffix: str = ".xlsx"

    @property
    def titles(self) -> tuple[str, ...]:
        """Return the titles of the worksheets, in their order."""
        return tuple(title for title, _ in self.parts)

    def sheet(self, index: int) -> Sheet:
        """Return the worksheet; UnreadableForm where its part is damaged."""
        title, part = self.parts[index]
        with damage_named():
            near, far_row = without_far_rows(read_part(self.package, part), self.most_rows)
            self.package.spend(len(near))
            rows, last_row = read_cells(near, self.notation, self.most_rows)
            pictures = tuple(pictures_of(self.package, part))
        return Sheet(title, rows, max(last_row, far_row), pictures)


def open_xlsx(data: bytes, most_rows: int) -> XlsxBook:
    """Return the workbook, its worksheets still unread.

    Raises UnreadableForm where the package is no workbook, damaged, too large or protected.
    """
    return book_of(opened(data), most_rows)


def book_of(package: Package, most_rows: int) -> XlsxBook:
    """Return the workbook in a package; raises as `open_xlsx` does."""
    if not any(name.startswith(_WORKBOOK_PARTS) for name in package.namelist()):
        raise UnreadableForm("bukan_buku_kerja")
    package = in_usual_names(package)
    with damage_named():
        types = _xml(package, CONTENT_TYPES)
        part = workbook_part(types)
        workbook = _xml(package, part)
        parts = tuple(_worksheets(package, workbook, part))
        notation = _notation(package, types, workbook)
        return XlsxBook(package, parts, notation, most_rows, _suffix(types))


@contextmanager
def damage_named() -> Iterator[None]:
    """Raise UnreadableForm for what a damaged part provokes."""
    try:
        yield
    except _DAMAGE as cause:
        raise UnreadableForm("rusak") from cause


def _xml(package: Package, part: str) -> Element:
    return fromstring(read_to_parse(package, part))  # noqa: S314 (see sheet_xml)


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
        relation_id = sheet.get(_RELATION_ID)
        if not relation_id:
            continue
        relation = targets[relation_id]
        target = target_of(relation, part)
        if target in known and _CHART_SHEET not in relation.get("Type", ""):
            yield sheet.get("name", ""), target


def relations_part(part: str) -> str:
    """Return the name of the part that describes the relations of another."""
    folder, name = posixpath.split(part)
    return f"{folder}/_rels/{name}.rels"


def relations(package: Package, part: str) -> list[Element]:
    """Return the relations of a part."""
    described = relations_part(part)
    if described not in package.namelist():
        return []
    return _xml(package, described).findall("{*}Relationship")


def target_of(relation: Element, part: str) -> str:
    """Return the part that a relation of `part` leads to; its name may be relative to it."""
    path = posixpath.join("/", posixpath.dirname(part), relation.attrib["Target"])
    return posixpath.normpath(path).removeprefix("/")


def _notation(package: Package, types: Element, workbook: Element) -> Notation:
    texts_part = _part_of_type(types, _TEXTS_TYPE)
    texts = () if texts_part is None else _xml(package, texts_part).iterfind(f"{MAIN}si")
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
    styles = _xml(package, _STYLES)
    declared = styles.iterfind("{*}numFmts/{*}numFmt")
    codes = {number.get("numFmtId"): number.get("formatCode", "") for number in declared}
    for style in styles.iterfind("{*}cellXfs/{*}xf"):
        format_id = style.get("numFmtId", "0")
        yield codes.get(format_id, numbers.BUILTIN_FORMATS.get(format_id, ""))


def _first_day(workbook: Element) -> datetime:
    properties = workbook.find("{*}workbookPr")
    since_1904 = "0" if properties is None else properties.get("date1904", "0")
    return numbers.FIRST_DAY if since_1904 in _FALSE else numbers.FIRST_DAY_OF_1904


def pictures_of(package: Package, part: str) -> Iterator[Picture]:
    """Yield the pictures pasted into a sheet; one that lies outside the package is not fetched."""
    for relation in relations(package, part):
        if relation.get("Type") != _DRAWING or relation.get("TargetMode") == _OUTSIDE:
            continue
        drawing = target_of(relation, part)
        related = {found.get("Id"): found for found in relations(package, drawing)}
        for anchor in _xml(package, drawing):
            image = related.get(_embedded(anchor))
            if image is not None and image.get("TargetMode") != _OUTSIDE:
                yield Picture(_image(package, target_of(image, drawing)), _corner(anchor))


def _embedded(anchor: Element) -> str | None:
    """The id of the relation that leads to an anchored picture; None where there is no picture."""
    blips = (anchor.find(path) for path in _BLIPS)
    return next((blip.get(_EMBEDDED) for blip in blips if blip is not None), None)


def _image(package: Package, part: str) -> bytes:
    """A picture; one that is not there is empty, and named where it is wanted."""
    return read_part(package, part) if part in package.namelist() else b""


def _corner(anchor: Element) -> At | None:
    corner = anchor.find("{*}from")
    if corner is None:
        return None
    return At(int(corner.findtext("{*}row", "")) + 1, int(corner.findtext("{*}col", "")) + 1)
