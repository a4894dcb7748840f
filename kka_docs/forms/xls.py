"""An .xls file (Excel 97 to 2003, WPS) → a Book, by xlrd.

calamine reads such files too, but does not tell errors from empty cells, and makes a table of
sixteen million cells of two that stand far apart. What no reader can tell is a formula whose result
was never stored: such a file says 0.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO
from typing import Any, Final

from kka_docs.errors import UnreadableForm
from kka_docs.forms import numbers
from kka_docs.forms.grid import ERROR_BY_NUMBER, MOST_COLUMNS, Cell, Sheet
from kka_docs.forms.sheet_xml import Area, Notation, Rows, as_shown, merged
from kka_docs.forms.xls_pictures import pictures_in
from kka_docs.ooxml import MOST_BYTES
from kka_docs.records import Doubt

# The directory of the file names its streams: this is Excel 95's.
_OF_EXCEL_95: Final = "Book".encode("utf-16-le") + bytes(56)
_NO_WORKBOOK: Final = "Can't find workbook"
_PROTECTED: Final = "encrypted"
_STREAM: Final = "Workbook"
_FIRST_RECORD: Final = b"\x09\x08"
_PICTURES, _CONTINUED, _LOCK = 0x00EB, 0x003C, 0x002F
_OF_CELLS: Final = frozenset({0x06, 0xBD, 0xBE, 0xFD, 0x201, 0x203, 0x204, 0x205, 0x27E})
_MOST_CELLS: Final = 3_000_000
"""Cells that xlrd would make, the empty ones to the left of others too."""
_BLANK_TYPES: Final = bytes([0, 6])
_MOST_BYTES: Final = 3 * 512 * 1024
"""Bytes of a workbook's records beside its pictures; a form has some hundred thousand."""


@dataclass(frozen=True, slots=True)
class XlsBook:
    """A workbook in an .xls file. Of each sheet no more than `most_rows` rows are kept."""

    workbook: Any
    notation: Notation
    most_rows: int
    suffix: str = ".xls"

    @property
    def titles(self) -> tuple[str, ...]:
        """Return the titles of the worksheets, in their order."""
        return tuple(self.workbook.sheet_names())

    def sheet(self, index: int) -> Sheet:
        """Return the worksheet; UnreadableForm where it is damaged."""
        try:
            return self._sheet(index)
        except Exception as cause:  # xlrd raises whatever a damaged file provokes
            raise UnreadableForm("rusak") from cause

    def _sheet(self, index: int) -> Sheet:
        page = self.workbook.sheet_by_index(index)
        rows: Rows = {}
        last_row = 0
        for number in range(1, page.nrows + 1):
            if not bytes(page.row_types(number - 1)).strip(_BLANK_TYPES):
                continue
            last_row = number
            if number <= self.most_rows:
                cells = dict(self._cells(page.row_slice(number - 1, 0, MOST_COLUMNS)))
                rows |= {number: cells} if cells else {}
        areas = [
            Area(top + 1, end, left + 1, beyond) for top, end, left, beyond in page.merged_cells
        ]
        last_row = max([last_row, *(area.bottom for area in areas)])
        pictures = pictures_in(self.workbook.mem, self.workbook.base, index)
        self.workbook.unload_sheet(index)
        return Sheet(page.name, merged(rows, areas, self.most_rows), last_row, pictures)

    def _cells(self, row: list[Any]) -> Iterator[tuple[int, Cell]]:
        for column, held in enumerate(row, start=1):
            match held.ctype:
                case 1:
                    yield column, Cell(held.value)
                case 2 | 3:
                    value = numbers.whole_if_whole(held.value)
                    yield column, as_shown(value, held.xf_index, self.notation)
                case 4:
                    yield column, Cell(bool(held.value))
                case 5:
                    yield column, Cell(ERROR_BY_NUMBER.get(held.value), Doubt.ERROR_VALUE)


def is_stream(data: bytes) -> bool:
    """Return whether these are the records of an .xls without the container around them."""
    return data.startswith(_FIRST_RECORD)


def open_xls(data: bytes, most_rows: int) -> XlsBook:
    """Return the workbook, its worksheets still unread.

    Raises UnreadableForm where the file is no workbook, damaged, protected, or older than Excel 97.
    """
    from xlrd import XLRDError, open_workbook  # noqa: PLC0415 (hardly ever needed)

    if len(data) > MOST_BYTES:
        raise UnreadableForm("terlalu_besar")
    if _OF_EXCEL_95 in data:
        raise UnreadableForm("format_lama")
    try:
        _require_bounds(data)
        workbook = open_workbook(
            file_contents=data,
            logfile=StringIO(),
            formatting_info=True,
            on_demand=True,
            ragged_rows=True,
        )
        return XlsBook(workbook, _notation(workbook), most_rows)
    except UnreadableForm:
        raise
    except XLRDError as fault:
        raise UnreadableForm(_why(str(fault))) from fault
    except Exception as cause:  # xlrd raises whatever a damaged file provokes
        raise UnreadableForm("rusak") from cause


def _require_bounds(data: bytes) -> None:
    """Refuse records of which xlrd would make more than time and memory allow."""
    from xlrd.compdoc import CompDoc  # noqa: PLC0415 (few forms are .xls)

    stream, at, size = (
        (data, 0, len(data))
        if is_stream(data)
        else CompDoc(data, logfile=StringIO()).locate_named_stream(_STREAM)
    )
    end, room, before = at + size, _MOST_BYTES, 0
    cells, widths = _MOST_CELLS, dict[int, int]()
    while stream is not None and at + 4 <= end:
        kind, length = struct.unpack_from("<HH", stream, at)
        before = before if kind == _CONTINUED else kind
        if kind == _LOCK:  # from here on, what records hold is encrypted
            raise UnreadableForm("bersandi")
        if kind in _OF_CELLS and length >= 4:  # noqa: PLR2004 (two bytes each for row and column)
            row, column = struct.unpack_from("<HH", stream, at + 4)
            cells -= max(0, column + 1 - widths.get(row, 0))
            widths[row] = max(widths.get(row, 0), column + 1)
        at += 4 + length
        room -= 4 + (0 if before == _PICTURES else length)
        if room < 0 or cells < 0:
            raise UnreadableForm("terlalu_besar")


def _why(said: str) -> str:
    if _NO_WORKBOOK in said:
        return "bukan_buku_kerja"
    return "bersandi" if _PROTECTED in said else "rusak"


def _notation(workbook: Any) -> Notation:
    codes = [workbook.format_map[style.format_key].format_str for style in workbook.xf_list]
    return Notation(
        texts=(),
        moments=frozenset(n for n, code in enumerate(codes) if numbers.shows_moment(code)),
        spans=frozenset(n for n, code in enumerate(codes) if numbers.shows_span(code)),
        first_day=numbers.FIRST_DAY_OF_1904 if workbook.datemode else numbers.FIRST_DAY,
    )
