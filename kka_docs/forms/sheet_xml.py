"""The XML of a worksheet → its cells."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from io import BytesIO
from typing import Final, TypeAlias
from xml.etree.ElementTree import Element, iterparse

from kka_docs.forms import numbers
from kka_docs.forms.grid import MOST_COLUMNS, REMNANT, Cell
from kka_docs.records import Doubt

MAIN: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"

_ROW: Final = f"{MAIN}row"
_FORMULA: Final = f"{MAIN}f"
_STORED: Final = f"{MAIN}v"
_INLINE: Final = f"{MAIN}is"
_TEXT: Final = f"{MAIN}t"
_RUN: Final = f"{MAIN}r"
_MERGED: Final = f"{MAIN}mergeCell"

_BEYOND_DATES: Final = "#VALUE!"
_DIGITS: Final = "0123456789"
_COLUMN: Final = re.compile("[A-Z]{1,3}", re.ASCII | re.IGNORECASE)
_AREA: Final = re.compile(r"\$?([A-Z]+)\$?([0-9]+)(?::\$?([A-Z]+)\$?([0-9]+))?", re.IGNORECASE)
_ESCAPED: Final = re.compile("_x([0-9A-Fa-f]{4})_")

Rows: TypeAlias = dict[int, dict[int, Cell]]
Area: TypeAlias = tuple[int, int, int, int]
"""First and last row, first and last column."""


@dataclass(frozen=True, slots=True)
class Notation:
    """What the cells of a workbook refer to.

    `texts` are those that cells share; `moments` and `spans` are the styles, by number, whose
    format shows dates and times, and hours beyond a day; days are counted from `first_day`.
    """

    texts: tuple[str, ...]
    moments: frozenset[int]
    spans: frozenset[int]
    first_day: datetime


def read_cells(part: bytes, notation: Notation, most_rows: int) -> tuple[Rows, int]:
    """Return the cells of the first `most_rows` rows, and the number of the last row of all.

    Raises what a damaged part provokes: ParseError, LookupError, ValueError, OverflowError.
    """
    rows: Rows = {}
    areas: list[Area] = []
    row_number = last_row = 0
    for _, element in iterparse(BytesIO(part)):
        if element.tag == _ROW:
            row_number = int(float(element.get("r", row_number + 1)))
            for row, column, cell in _addressed(element, row_number):
                last_row = max(last_row, row)
                if row <= most_rows and column <= MOST_COLUMNS:
                    _put(rows.setdefault(row, {}), column, _cell(cell, notation))
            element.clear()
        elif element.tag == _MERGED:
            areas.append(_area(element.get("ref", "")))
    _merge(rows, areas, most_rows)
    last_row = max([last_row, *(bottom for _, bottom, _, _ in areas)])
    return {row: dict(sorted(rows[row].items())) for row in sorted(rows)}, last_row


def text_of(element: Element) -> str:
    """Return a text as it is read, whatever the looks of its parts."""
    plain = element.findtext(_TEXT, "")
    runs = [run.findtext(_TEXT, "") for run in element.iterfind(_RUN)]
    return _unescaped("".join([plain, *runs]))


def _unescaped(text: str) -> str:
    """The text with the signs that Excel writes as codes, such as _x000B_."""
    if "_x" not in text:
        return text
    return _ESCAPED.sub(lambda sign: chr(int(sign[1], 16)), text)


def _addressed(row: Element, row_number: int) -> Iterator[tuple[int, int, Element]]:
    """Row, column and element of each cell; one without an address stands beside the last."""
    column = 0
    for cell in row:
        address = cell.get("r")
        if address:
            letters = address.rstrip(_DIGITS)
            column = _column_number(letters)
            yield int(address[len(letters) :]), column, cell
        else:
            column += 1
            yield row_number, column, cell


@cache
def _column_number(letters: str) -> int:
    if not _COLUMN.fullmatch(letters):
        raise ValueError(letters)
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _put(row: dict[int, Cell], column: int, cell: Cell | None) -> None:
    """Put a cell into its row; of two with one address the last counts, be it blank."""
    if cell is None:
        row.pop(column, None)
    else:
        row[column] = cell


def _cell(element: Element, notation: Notation) -> Cell | None:
    """The cell; None where it is blank."""
    kind = element.get("t", "n")
    if kind == "inlineStr":
        inline = element.find(_INLINE)
        if inline is not None:
            return Cell(text_of(inline))
    else:
        stored = element.findtext(_STORED)
        if stored:
            read = _BY_KIND.get(kind, _text)
            return read(stored, int(element.get("s", 0)), notation)
    return _without_value(element, kind)


def _without_value(element: Element, kind: str) -> Cell | None:
    if element.find(_FORMULA) is not None:
        gave_empty_text = kind == "str"
        return Cell("") if gave_empty_text else Cell(None, Doubt.FORMULA_WITHOUT_RESULT)
    return Cell(None, Doubt.ERROR_VALUE) if kind == "e" else None


def _number(stored: str, style: int, notation: Notation) -> Cell:
    """A number, or the moment or span of hours that its style makes of it."""
    number = numbers.number(stored)
    if style not in notation.moments:
        return Cell(number)
    try:
        if style in notation.spans:
            return Cell(numbers.span(number))
        return Cell(numbers.moment(number, notation.first_day))
    except (OverflowError, ValueError):
        return Cell(_BEYOND_DATES, Doubt.ERROR_VALUE)


def _shared_text(stored: str, _style: int, notation: Notation) -> Cell:
    return Cell(notation.texts[int(stored)])


def _text(stored: str, _style: int, _notation: Notation) -> Cell:
    return Cell(_unescaped(stored))


def _truth(stored: str, _style: int, _notation: Notation) -> Cell:
    return Cell(bool(int(stored)))


def _error(stored: str, _style: int, _notation: Notation) -> Cell:
    return Cell(stored, Doubt.ERROR_VALUE)


def _written_moment(stored: str, _style: int, _notation: Notation) -> Cell:
    from openpyxl.utils.datetime import from_ISO8601  # noqa: PLC0415 (90 ms, hardly ever needed)

    return Cell(from_ISO8601(stored))


_BY_KIND: Final[Mapping[str, Callable[[str, int, Notation], Cell]]] = {
    "n": _number,
    "s": _shared_text,
    "b": _truth,
    "e": _error,
    "d": _written_moment,
}


def _area(reference: str) -> Area:
    found = _AREA.fullmatch(reference)
    if found is None:
        raise ValueError(reference)
    left, top, right, bottom = found.groups()
    columns = _column_number(left), _column_number(right or left)
    return int(top), int(bottom or top), *columns


def _merge(rows: Rows, areas: Sequence[Area], most_rows: int) -> None:
    """Leave of the cells of each area only the first."""
    room = most_rows * MOST_COLUMNS
    for top, bottom, left, right in areas:
        lines = range(top, min(bottom, most_rows) + 1)
        columns = range(left, min(right, MOST_COLUMNS) + 1)
        room -= len(lines) * len(columns)
        if room < 0:
            raise ValueError("merged cells that overlap")
        for line in lines:
            covered = columns[1:] if line == top else columns
            rows.setdefault(line, {}).update(dict.fromkeys(covered, REMNANT))
