"""The binary sheets of an .xlsb file, cell by cell."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

import pytest

from kka_docs.errors import UnreadableForm
from kka_docs.forms.book import open_book
from kka_docs.forms.grid import MOST_ROWS, Cell
from kka_docs.records import Doubt
from tests.forms.binary import as_xlsb, record
from tests.forms.packages import row as row_of
from tests.forms.packages import with_parts, workbook

if TYPE_CHECKING:
    pass


def binary_of(cells: bytes) -> bytes:
    """A binary workbook with these cells in the first row of its first sheet."""
    data = as_xlsb(workbook(row_of(1, '<c r="A1"><v>1</v></c>')))
    sheet = record(129) + record(145) + record(0, bytes(17)) + cells + record(146) + record(130)
    return with_parts(data, {"xl/worksheets/sheet1.bin": sheet})


def small_number(packed: int) -> bytes:
    return struct.pack("<IIi", 0, 0, packed)


@pytest.mark.parametrize(
    ("cell_record", "held"),
    [
        (record(2, small_number(7 << 2 | 2)), Cell(7)),
        (record(2, small_number(-7 * 4 | 2)), Cell(-7)),
        (record(2, small_number(1234 << 2 | 3)), Cell(12.34)),
        (record(2, small_number(0x3FF00000)), Cell(1)),
        (record(9, bytes(8), struct.pack("<d", 0.5)), Cell(0.5)),
        (record(10, bytes(8), b"\1"), Cell(True)),
        (record(11, bytes(8), b"\x17"), Cell("#REF!", Doubt.ERROR_VALUE)),
        (record(3, bytes(8), b"\x99"), Cell(None, Doubt.ERROR_VALUE)),
        (record(8, bytes(8), b"\2\0\0\0y\0a\0"), Cell("ya")),
        (record(62, bytes(8), b"\1\2\0\0\0y\0a\0", bytes(8)), Cell("ya")),
        (record(1, bytes(8)), None),
    ],
)
def test_a_binary_cell_is_read(cell_record: bytes, held: Cell | None) -> None:
    assert open_book(binary_of(cell_record), MOST_ROWS).sheet(0).cell(1, 1) == held


def test_binary_cells_far_apart_are_no_table_between_them() -> None:
    far = record(0, struct.pack("<I", 1_048_575), bytes(13)) + record(4, bytes(8), b"\1")
    right = record(4, struct.pack("<II", 16_383, 0), b"\1")
    sheet = open_book(binary_of(record(4, bytes(8), b"\1") + far + right), MOST_ROWS).sheet(0)
    assert (dict(sheet.rows), sheet.last_row) == ({1: {1: Cell(True)}}, 1_048_576)


@pytest.mark.parametrize(
    "torn",
    [
        record(7, bytes(8), b"\xff\xff\0\0"),
        record(6, bytes(8), b"\xff\0\0\0"),
        record(5, bytes(9)),
        b"\x06\x80",
    ],
)
def test_a_torn_binary_sheet_is_damage(torn: bytes) -> None:
    data = as_xlsb(workbook(row_of(1, '<c r="A1"><v>1</v></c>')))
    sheet = record(0, bytes(17)) + torn
    book = open_book(with_parts(data, {"xl/worksheets/sheet1.bin": sheet}), MOST_ROWS)
    with pytest.raises(UnreadableForm, match="rusak"):
        book.sheet(0)
