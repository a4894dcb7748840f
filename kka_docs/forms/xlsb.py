"""An .xlsb package → a Book: the package of an .xlsx, its sheets written as binary records.

The records and their numbers are those of [MS-XLSB]. calamine reads such sheets too, but two cells
far apart end its whole process, and errors and merged cells stay untold.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Final, NamedTuple

from kka_docs.forms import numbers
from kka_docs.forms.grid import ERROR_BY_NUMBER, MOST_COLUMNS, Cell
from kka_docs.forms.package_book import OFFICE, PackageBook, damage_named, relations, target_of
from kka_docs.forms.sheet_xml import Area, Notation, Rows, as_shown, merged
from kka_docs.ooxml import Package, read_part
from kka_docs.records import Doubt

WORKBOOK: Final = "xl/workbook.bin"

_SUFFIX: Final = ".xlsb"

_WORKSHEET: Final = f"{OFFICE}/worksheet"
_TEXTS: Final = f"{OFFICE}/sharedStrings"
_STYLES: Final = f"{OFFICE}/styles"

_ROW: Final = 0
_SHARED_TEXT: Final = 19
_FORMAT: Final = 44
_STYLE: Final = 47
_WORKBOOK_PROPERTIES: Final = 153
_SHEET: Final = 156
_MERGED: Final = 176
_CELL_STYLES: Final = 617
_CELL_STYLES_END: Final = 618

_BYTES_BEFORE_VALUE: Final = 8
_XML_A_RECORD: Final = 2
_STYLE_BITS: Final = 0xFFFFFF
_SINCE_1904: Final = 1
_NO_TEXT: Final = 0xFFFFFFFF
_IS_HUNDREDFOLD: Final = 1
_IS_WHOLE: Final = 2


class _Record(NamedTuple):
    """One record: the number of its kind, and its bytes."""

    kind: int
    data: bytes


def open_xlsb(package: Package, most_rows: int) -> PackageBook:
    """Return the workbook, its worksheets still unread.

    Raises UnreadableForm where the package is damaged or too large.
    """
    with damage_named():
        related = relations(package, WORKBOOK)
        workbook = list(_records(_to_parse(package, WORKBOOK)))
        targets = [(r, target_of(r.attrib["Target"], WORKBOOK)) for r in related]
        sheets = {r.get("Id"): part for r, part in targets if r.get("Type") == _WORKSHEET}
        named = (_title_and_relation(record) for record in workbook if record.kind == _SHEET)
        parts = tuple((title, sheets[key]) for title, key in named if key in sheets)
        others = {r.get("Type"): part for r, part in targets}
        texts, styles = (
            list(_records(_to_parse(package, others[kind]))) if kind in others else []
            for kind in (_TEXTS, _STYLES)
        )
        notation = _notation(workbook, texts, styles)
        cells = partial(_read, notation=notation, most_rows=most_rows)
        return PackageBook(package, parts, cells, _SUFFIX)


def _to_parse(package: Package, part: str) -> bytes:
    """A part that is to be parsed: records are smaller than XML that says the same."""
    data = read_part(package, part)
    package.spend(_XML_A_RECORD * len(data))
    return data


def _records(part: bytes) -> Iterator[_Record]:
    at = 0
    while at < len(part):
        kind, at = _varying(part, at)
        length, at = _varying(part, at)
        if at + length > len(part):
            raise ValueError("a record longer than its part")
        yield _Record(kind, part[at : at + length])
        at += length


def _varying(part: bytes, at: int) -> tuple[int, int]:
    """A number of one to four bytes, each with seven bits of it; and where the next one stands."""
    number = 0
    for place in range(4):
        byte = part[at + place]
        number |= (byte & 0x7F) << 7 * place
        if byte < 0x80:  # noqa: PLR2004 (the eighth bit says that there is more)
            return number, at + place + 1
    return number, at + 4


def _text(data: bytes, at: int) -> tuple[str, int]:
    """A text that its length stands before; and where the next thing stands."""
    (length,) = struct.unpack_from("<I", data, at)
    end = at + 4 + (0 if length == _NO_TEXT else 2 * length)
    if end > len(data):
        raise ValueError("a text longer than its record")
    return data[at + 4 : end].decode("utf-16-le"), end


def _title_and_relation(record: _Record) -> tuple[str, str]:
    relation, at = _text(record.data, 8)
    return _text(record.data, at)[0], relation


def _notation(
    workbook: Sequence[_Record], texts: Sequence[_Record], styles: Sequence[_Record]
) -> Notation:
    formats = list(_formats(styles))
    flags = next((r.data[0] for r in workbook if r.kind == _WORKBOOK_PROPERTIES), 0)
    since_1904 = flags & _SINCE_1904
    return Notation(
        texts=tuple(_text(record.data, 1)[0] for record in texts if record.kind == _SHARED_TEXT),
        moments=frozenset(n for n, code in enumerate(formats) if numbers.shows_moment(code)),
        spans=frozenset(n for n, code in enumerate(formats) if numbers.shows_span(code)),
        first_day=numbers.FIRST_DAY_OF_1904 if since_1904 else numbers.FIRST_DAY,
    )


def _formats(styles: Sequence[_Record]) -> Iterator[str]:
    """The number format of each style, in the order in which cells refer to styles."""
    codes = dict(numbers.BUILTIN_FORMATS)
    is_of_cells = False
    for kind, data in styles:
        if kind == _FORMAT:
            codes[str(struct.unpack_from("<H", data)[0])] = _text(data, 2)[0]
        elif kind in {_CELL_STYLES, _CELL_STYLES_END}:
            is_of_cells = kind == _CELL_STYLES
        elif kind == _STYLE and is_of_cells:
            yield codes.get(str(struct.unpack_from("<H", data, 2)[0]), "")


def _read(package: Package, part: str, notation: Notation, most_rows: int) -> tuple[Rows, int]:
    """The cells of the first `most_rows` rows, and the number of the last row with a cell."""
    rows: Rows = {}
    areas: list[Area] = []
    number = last_row = 0
    for kind, data in _records(_to_parse(package, part)):
        if kind == _ROW:
            number = struct.unpack_from("<I", data)[0] + 1
        elif kind == _MERGED:
            top, bottom, left, right = struct.unpack_from("<4I", data)
            areas.append(Area(top + 1, bottom + 1, left + 1, right + 1))
        elif kind in _BY_KIND:
            last_row = max(last_row, number)
            column, style = struct.unpack_from("<II", data)
            if number <= most_rows and column < MOST_COLUMNS:
                cell = _BY_KIND[kind](data, style & _STYLE_BITS, notation)
                rows.setdefault(number, {})[column + 1] = cell
    last_row = max([last_row, *(area.bottom for area in areas)])
    return merged(rows, areas, most_rows), last_row


def _small_number(data: bytes, style: int, notation: Notation) -> Cell:
    """A number in four bytes: a whole one, or the upper half of a fraction; perhaps hundredfold."""
    (packed,) = struct.unpack_from("<i", data, _BYTES_BEFORE_VALUE)
    if packed & _IS_WHOLE:
        value: float = packed >> 2
    else:
        (value,) = struct.unpack("<d", struct.pack("<iI", 0, packed & 0xFFFFFFFC))
    return _number(value / 100 if packed & _IS_HUNDREDFOLD else value, style, notation)


def _real_number(data: bytes, style: int, notation: Notation) -> Cell:
    return _number(struct.unpack_from("<d", data, _BYTES_BEFORE_VALUE)[0], style, notation)


def _number(value: float, style: int, notation: Notation) -> Cell:
    return as_shown(numbers.whole_if_whole(float(value)), style, notation)


def _error(data: bytes, _style: int, _notation: Notation) -> Cell:
    shown = ERROR_BY_NUMBER.get(data[_BYTES_BEFORE_VALUE])
    return Cell(shown, Doubt.ERROR_VALUE)


def _truth(data: bytes, _style: int, _notation: Notation) -> Cell:
    return Cell(bool(data[_BYTES_BEFORE_VALUE]))


def _own_text(data: bytes, _style: int, _notation: Notation) -> Cell:
    return Cell(_text(data, _BYTES_BEFORE_VALUE)[0])


def _text_of_many_looks(data: bytes, _style: int, _notation: Notation) -> Cell:
    return Cell(_text(data, _BYTES_BEFORE_VALUE + 1)[0])


def _shared_text(data: bytes, _style: int, notation: Notation) -> Cell:
    return Cell(notation.texts[struct.unpack_from("<I", data, _BYTES_BEFORE_VALUE)[0]])


_BY_KIND: Final[Mapping[int, Callable[[bytes, int, Notation], Cell]]] = {
    2: _small_number,
    3: _error,
    4: _truth,
    5: _real_number,
    6: _own_text,
    7: _shared_text,
    8: _own_text,  # from here to 11 the results of formulas
    9: _real_number,
    10: _truth,
    11: _error,
    62: _text_of_many_looks,
}
