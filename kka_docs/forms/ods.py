"""An .ods package → a Book: what LibreOffice, and Excel and Google Sheets beside it, write.

calamine shows neither errors, nor formulas without result, nor merged cells, nor pictures of such
a file; its XML says it all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO
from typing import Final
from xml.etree.ElementTree import Element, iterparse

from kka_docs.errors import UnreadableForm
from kka_docs.forms import numbers
from kka_docs.forms.grid import (
    ERROR_VALUES,
    MOST_CELLS,
    MOST_COLUMNS,
    REMNANT,
    At,
    Cell,
    Picture,
    Sheet,
)
from kka_docs.forms.package_book import damage_named
from kka_docs.ooxml import Package, read_part, read_to_parse
from kka_docs.records import Doubt

CONTENT: Final = "content.xml"

LOCKED: Final = "encrypted-package"
"""The part in which newer LibreOffices put a whole workbook that has a password."""

_MANIFEST: Final = "META-INF/manifest.xml"
_ENCRYPTED: Final = b"encryption-data"

_NAMES: Final = "urn:oasis:names:tc:opendocument:xmlns"
_OFFICE: Final = f"{{{_NAMES}:office:1.0}}"
_TABLE: Final = f"{{{_NAMES}:table:1.0}}"
_TEXT: Final = f"{{{_NAMES}:text:1.0}}"
_DRAWING: Final = f"{{{_NAMES}:drawing:1.0}}"
_CALC: Final = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
_LINK: Final = "{http://www.w3.org/1999/xlink}href"

_SPREADSHEET: Final = f"{_OFFICE}spreadsheet"
_SHEET: Final = f"{_TABLE}table"
_ROW: Final = f"{_TABLE}table-row"
_CELL: Final = f"{_TABLE}table-cell"
_COVERED: Final = f"{_TABLE}covered-table-cell"
_SHAPES: Final = f"{_TABLE}shapes"
_PARAGRAPH: Final = f"{_TEXT}p"
_SPACES: Final = f"{_TEXT}s"
_FRAME: Final = f"{_DRAWING}frame"
_IMAGE: Final = f"{_DRAWING}image"
_FAILED: Final = "Err:"

_BROKEN: Final = re.compile(r" *[\t\r\n]\s*")
_DURATION: Final = re.compile(r"(-?)PT?(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:[.,]\d+)?)S)?")


@dataclass(frozen=True, slots=True)
class OdsBook:
    """A workbook in an .ods package, its sheets read."""

    sheets: tuple[Sheet, ...]
    suffix: str = ".ods"

    @property
    def titles(self) -> tuple[str, ...]:
        """Return the titles of the sheets, in their order."""
        return tuple(sheet.title for sheet in self.sheets)

    def sheet(self, index: int) -> Sheet:
        """Return a sheet."""
        return self.sheets[index]


@dataclass(slots=True)
class _Growing:
    """A sheet while its rows come in; of pictures, the names of their parts."""

    title: str
    most_rows: int
    rows: dict[int, dict[int, Cell]] = field(default_factory=dict)
    pictures: list[tuple[str, At | None]] = field(default_factory=list)
    number: int = 0
    last_row: int = 0

    def add(self, row: Element) -> int:
        """Add a row, as often as it is repeated; return how much it takes: cells and spaces.

        Raises UnreadableForm where a few signs stand for more spaces than any cell holds.
        """
        spaces = sum(int(found.get(f"{_TEXT}c", "1")) for found in row.iter(_SPACES))
        if spaces > MOST_CELLS:
            raise UnreadableForm("terlalu_besar")
        first = self.number + 1
        self.number += _times(row, "rows")
        cells: dict[int, Cell] = {}
        for column, element in _placed(row):
            self.pictures += [(name, At(first, column)) for name in _images(element)]
            cell = REMNANT if element.tag == _COVERED else _cell(element)
            if cell is not None:
                last = min(column + _times(element, "columns") - 1, MOST_COLUMNS)
                cells.update(dict.fromkeys(range(column, last + 1), cell))
        if cells:
            self.last_row = self.number
            last_read = min(self.number, self.most_rows)
            self.rows.update(dict.fromkeys(range(first, last_read + 1), cells))
        return len(cells) + spaces


def open_ods(package: Package, most_rows: int) -> OdsBook:
    """Return the workbook; of each sheet no more than `most_rows` rows are kept.

    Raises UnreadableForm where the package is no workbook, damaged, too large or protected.
    """
    if _MANIFEST in package.namelist() and _ENCRYPTED in read_part(package, _MANIFEST):
        raise UnreadableForm("sandi_ods")
    with damage_named():
        content = read_to_parse(package, CONTENT)
        growing = list(_sheets(content, most_rows))
    if not growing:
        raise UnreadableForm("bukan_buku_kerja")
    parts = {name for sheet in growing for name, _ in sheet.pictures}
    images = {name: read_part(package, name) for name in parts.intersection(package.namelist())}
    return OdsBook(tuple(_grown(sheet, images) for sheet in growing))


def _grown(sheet: _Growing, images: dict[str, bytes]) -> Sheet:
    pictures = [Picture(images[name], at) for name, at in sheet.pictures if name in images]
    return Sheet(sheet.title, sheet.rows, sheet.last_row, tuple(pictures))


def _sheets(content: bytes, most_rows: int) -> Iterator[_Growing]:
    """The sheets; each row is forgotten once it is read. Tables within cells are none."""
    path: list[Element] = []
    sheet: _Growing | None = None
    room = MOST_CELLS
    for event, element in iterparse(BytesIO(content), ("start", "end")):  # noqa: S314 (sheet_xml)
        if event == "start":
            if element.tag == _SHEET and path and path[-1].tag == _SPREADSHEET:
                sheet = _Growing(element.get(f"{_TABLE}name", ""), most_rows)
            path.append(element)
            continue
        path.pop()
        if sheet is None:
            continue
        if element.tag == _SHEET and path[-1].tag == _SPREADSHEET:
            yield sheet
            sheet = None
        elif element.tag == _SHAPES:
            sheet.pictures += [(name, None) for name in _images(element)]
        elif element.tag == _ROW and not any(above.tag == _ROW for above in path):
            room -= sheet.add(element)
            if room < 0:
                raise UnreadableForm("terlalu_besar")
            path[-1].remove(element)


def _times(element: Element, what: str) -> int:
    return max(1, int(element.get(f"{_TABLE}number-{what}-repeated", "1")))


def _placed(row: Element) -> Iterator[tuple[int, Element]]:
    """The cells of a row with their columns, counted from 1."""
    column = 1
    for element in row:
        if element.tag in {_CELL, _COVERED} and column <= MOST_COLUMNS:
            yield column, element
            column += _times(element, "columns")


def _images(element: Element) -> Iterator[str]:
    """The parts of the pictures in an element; of several of one frame the first."""
    for frame in element.iter(_FRAME):
        image = frame.find(_IMAGE)
        if image is not None:
            yield image.get(_LINK, "").removeprefix("./")


def _cell(element: Element) -> Cell | None:
    """The cell; None where it is blank."""
    kind = element.get(f"{_OFFICE}value-type")
    is_formula = f"{_TABLE}formula" in element.attrib
    shown = "\n".join(_paragraph(text) for text in element.iterfind(_PARAGRAPH))
    if element.get(f"{_CALC}value-type") == "error" or (is_formula and _tells_failure(shown)):
        return Cell(shown, Doubt.ERROR_VALUE)
    if kind is None:
        return Cell(None, Doubt.FORMULA_WITHOUT_RESULT) if is_formula else None
    if kind == "string":
        return Cell(element.get(f"{_OFFICE}string-value", shown))
    return _typed(element, kind)


def _tells_failure(shown: str) -> bool:
    return shown in ERROR_VALUES or shown.startswith(_FAILED)


def _typed(element: Element, kind: str) -> Cell:
    if kind == "boolean":
        return Cell(element.get(f"{_OFFICE}boolean-value") == "true")
    try:
        if kind == "date":
            written = element.get(f"{_OFFICE}date-value", "")
            return Cell(datetime.fromisoformat(written).replace(tzinfo=None))
        if kind == "time":
            days = _days(element.get(f"{_OFFICE}time-value", ""))
            return Cell(numbers.moment(days, numbers.FIRST_DAY))
    except (OverflowError, ValueError):
        return Cell(numbers.BEYOND_DATES, Doubt.ERROR_VALUE)
    return Cell(numbers.whole_if_whole(float(element.get(f"{_OFFICE}value", ""))))


def _days(duration: str) -> float:
    """The days of a duration such as PT09H30M00S; ValueError where it is none."""
    found = _DURATION.fullmatch(duration)
    if found is None:
        raise ValueError(duration)
    sign, hours, minutes, seconds = found.groups(default="0")
    total = int(hours) * 3600 + int(minutes) * 60 + float(seconds.replace(",", "."))
    return (-total if sign == "-" else total) / numbers.SECONDS_OF_DAY


def _paragraph(element: Element) -> str:
    return "".join(_pieces(element))


def _pieces(element: Element) -> Iterator[str]:
    """The text of a paragraph; like Calc, and unlike Writer, it keeps spaces beside each other."""
    yield _BROKEN.sub(" ", element.text or "")
    for child in element:
        match child.tag.removeprefix(_TEXT):
            case "s":
                yield " " * int(child.get(f"{_TEXT}c", "1"))
            case "tab":
                yield "\t"
            case "line-break":
                yield "\n"
            case "note" | "ruby-text":
                pass
            case _:
                yield from _pieces(child)
        yield _BROKEN.sub(" ", child.tail or "")
