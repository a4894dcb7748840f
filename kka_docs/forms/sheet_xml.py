"""The XML of a worksheet → its cells."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Final, NamedTuple, TypeAlias, TypeVar
from xml.etree.ElementTree import Element, fromstring

from kka_docs.forms import numbers
from kka_docs.forms.grid import MOST_COLUMNS, REMNANT, Cell
from kka_docs.records import Doubt

MAIN: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"

TRUE: Final = frozenset({"1", "true"})
"""What an attribute says that is true or false, where it is true."""

_ROW: Final = f"{MAIN}row"
_FORMULA: Final = f"{MAIN}f"
_STORED: Final = f"{MAIN}v"
_INLINE: Final = f"{MAIN}is"
_TEXT: Final = f"{MAIN}t"
_RUN: Final = f"{MAIN}r"
_MERGED: Final = f"{MAIN}mergeCell"

_DIGITS: Final = "0123456789"
_COLUMN: Final = re.compile("[A-Z]{1,3}", re.ASCII | re.IGNORECASE)
_AREA: Final = re.compile(r"\$?([A-Z]+)\$?([0-9]+)(?::\$?([A-Z]+)\$?([0-9]+))?", re.IGNORECASE)
_ESCAPED: Final = re.compile("_x([0-9A-Fa-f]{4})_")

_T = TypeVar("_T")
Rows: TypeAlias = dict[int, dict[int, Cell]]


class Area(NamedTuple):
    """A rectangle of cells: its first and last row, its first and last column."""

    top: int
    bottom: int
    left: int
    right: int


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

    Beyond the first ones, rows in which nothing stands but formats do not count.
    Raises what a damaged part provokes: ParseError, LookupError, ValueError, OverflowError.
    """
    rows: Rows = {}
    number = last_row = 0
    # expat fetches nothing from outside, and gives up on entities that grow without measure.
    sheet = fromstring(part)  # noqa: S314 (expat is bounded)
    areas = [area_of_reference(found.get("ref", "")) for found in sheet.iter(_MERGED)]
    for element in sheet.iter(_ROW):
        number = int(float(element.get("r", number + 1)))
        if number <= most_rows:
            cells = _cells(element, notation)
            rows[number] = rows[number] | cells if number in rows else cells
        if len(element) if number <= most_rows else any(map(len, element)):
            last_row = max(last_row, number)
    last_row = max([last_row, *(area.bottom for area in areas)])
    return merged(rows, areas, most_rows), last_row


def text_of(element: Element) -> str:
    """Return a text as it is read, whatever the looks of its parts."""
    if len(element) == 1 and element[0].tag == _TEXT:
        return _unescaped(element[0].text or "")
    plain = element.findtext(_TEXT, "")
    runs = [run.findtext(_TEXT, "") for run in element.iterfind(_RUN)]
    return _unescaped("".join([plain, *runs]))


def _unescaped(text: str) -> str:
    """The text with the signs that Excel writes as codes, such as _x000B_."""
    if "_x" not in text:
        return text
    return _ESCAPED.sub(lambda sign: chr(int(sign[1], 16)), text)


def _cells(row: Element, notation: Notation) -> dict[int, Cell]:
    """The cells of a row by column; one without an address stands beside the one before it."""
    cells: dict[int, Cell] = {}
    column = 0
    for element in row:
        address = element.get("r")
        column = _column_number(address.rstrip(_DIGITS)) if address else column + 1
        is_bare = not len(element) and element.get("t") != "e"
        cell = None if is_bare else _cell(element, notation)
        if cell is not None and column <= MOST_COLUMNS:
            cells[column] = cell
    return cells


def _in_order(numbered: dict[int, _T]) -> dict[int, _T]:
    """The same by ascending numbers, as nearly every program writes them."""
    numbers_in_order = sorted(numbered)
    if numbers_in_order == list(numbered):
        return numbered
    return {number: numbered[number] for number in numbers_in_order}


@cache
def _column_number(letters: str) -> int:
    if not _COLUMN.fullmatch(letters):
        raise ValueError(letters)
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _cell(element: Element, notation: Notation) -> Cell | None:
    """The cell; None where it is blank."""
    kind = element.get("t", "n")
    for child in element:
        if child.tag == _INLINE and kind == "inlineStr":
            return Cell(text_of(child))
        if child.tag == _STORED and child.text and kind != "inlineStr":
            read = _BY_KIND.get(kind, _text)
            return read(child.text, int(element.get("s", 0)), notation)
    if element.find(_FORMULA) is not None:
        gave_empty_text = kind == "str"
        return Cell("") if gave_empty_text else Cell(None, Doubt.FORMULA_WITHOUT_RESULT)
    return Cell(None, Doubt.ERROR_VALUE) if kind == "e" else None


def as_shown(number: float, style: int, notation: Notation) -> Cell:
    """Return the cell of a number, or of the moment or span of hours that its style makes of it."""
    if style not in notation.moments:
        return Cell(number)
    try:
        if style in notation.spans:
            return Cell(numbers.span(number))
        return Cell(numbers.moment(number, notation.first_day))
    except (OverflowError, ValueError):
        return Cell(numbers.BEYOND_DATES, Doubt.ERROR_VALUE)


def _number(stored: str, style: int, notation: Notation) -> Cell:
    return as_shown(numbers.number(stored), style, notation)


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

    return Cell(from_ISO8601(stored))  # type: ignore[no-untyped-call]  # stubs are silent


_BY_KIND: Final[Mapping[str, Callable[[str, int, Notation], Cell]]] = {
    "n": _number,
    "s": _shared_text,
    "b": _truth,
    "e": _error,
    "d": _written_moment,
}


def area_of_reference(reference: str) -> Area:
    """Return the cells that a reference such as "B2:C5" names; ValueError where it is none."""
    found = _AREA.fullmatch(reference)
    if found is None:
        raise ValueError(reference)
    left, top, right, bottom = found.groups()
    return Area(int(top), int(bottom or top), _column_number(left), _column_number(right or left))


def merged(rows: Rows, areas: Sequence[Area], most_rows: int) -> Rows:
    """Return the rows in order, and of the cells of each area only the first.

    Raises ValueError where areas overlap again and again.
    """
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
    return {number: _in_order(cells) for number, cells in _in_order(rows).items()}
