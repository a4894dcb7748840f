"""Old Excel files (.xls), made by hand: a workbook's records in a container of sectors."""

from __future__ import annotations

import struct
from typing import Final

from kka_docs.definitions.forms import FORMS
from kka_docs.forms.layout import FORM_ROW, SETTING_ROW, STAMP, STAMP_ROW, VERSION_ROW

SECTOR: Final = 512
MAGIC: Final = bytes.fromhex("D0CF11E0A1B11AE1")
_END, _TABLE, _FREE = 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
_NONE: Final = 0xFFFFFFFF


def container(streams: dict[str, bytes]) -> bytes:
    """A container of these streams, each of at least 4096 bytes (shorter ones are filled up)."""
    sectors: list[bytes] = []
    chain: list[int] = []
    starts: dict[str, int] = {}
    padded = {name: data.ljust(4096, b"\0") for name, data in streams.items()}
    for name, data in padded.items():
        starts[name] = len(sectors)
        pieces = [data[at : at + SECTOR] for at in range(0, len(data), SECTOR)]
        sectors += [piece.ljust(SECTOR, b"\0") for piece in pieces]
        chain += [*range(len(chain) + 1, len(sectors)), _END]
    entries = [_entry("Root Entry", 5, _END, 0, child=1)]
    for number, (name, data) in enumerate(padded.items(), start=1):
        sibling = number + 1 if number < len(padded) else _NONE
        entries.append(_entry(name, 2, starts[name], len(data), right=sibling))
    directory = b"".join(entries)
    first = len(sectors)
    pieces = [directory[at : at + SECTOR] for at in range(0, len(directory), SECTOR)]
    sectors += [piece.ljust(SECTOR, b"\0") for piece in pieces]
    chain += [*range(first + 1, len(sectors)), _END]
    return _with_tables(sectors, chain, first)


def _with_tables(sectors: list[bytes], chain: list[int], directory: int) -> bytes:
    tables = 1
    while tables * 128 < len(sectors) + tables + _lists(tables):
        tables += 1
    lists = _lists(tables)
    numbers = [len(sectors) + n for n in range(tables)]
    full = [*chain, *[_TABLE] * tables, *[0xFFFFFFFC] * lists]
    full += [_FREE] * (tables * 128 - len(full))
    blocks = [struct.pack("<128I", *full[n * 128 : n * 128 + 128]) for n in range(tables)]
    more = numbers[109:]
    beyond = []
    for n in range(lists):
        piece = more[n * 127 : n * 127 + 127]
        piece += [_FREE] * (127 - len(piece))
        after = len(sectors) + tables + n + 1 if n + 1 < lists else _END
        beyond.append(struct.pack("<128I", *piece, after))
    listed = numbers[:109] + [_FREE] * (109 - len(numbers[:109]))
    head = struct.pack("<8s16s6H", MAGIC, bytes(16), 0x3E, 3, 0xFFFE, 9, 6, 0)
    head += struct.pack("<I", 0) + struct.pack("<I", 0) + struct.pack("<I", tables)
    head += struct.pack("<4I", directory, 0, 4096, _END) + struct.pack("<I", 0)
    head += struct.pack("<2I", len(sectors) + tables if lists else _END, lists)
    return b"".join([head, struct.pack("<109I", *listed), *sectors, *blocks, *beyond])


def _lists(tables: int) -> int:
    return max(0, -(-(tables - 109) // 127))


def _entry(
    name: str, kind: int, start: int, size: int, *, child: int = _NONE, right: int = _NONE
) -> bytes:
    encoded = name.encode("utf-16-le")
    facts = struct.pack("<HBB3I", len(encoded) + 2, kind, 1, _NONE, right, child)
    return encoded.ljust(64, b"\0") + facts + bytes(36) + struct.pack("<IQ", start, size)


def biff(kind: int, *pieces: bytes) -> bytes:
    data = b"".join(pieces)
    return struct.pack("<HH", kind, len(data)) + data


BEGIN: Final = {"book": 5, "sheet": 0x10}


def begin(what: str) -> bytes:
    return biff(0x0809, struct.pack("<HHHHII", 0x0600, BEGIN[what], 0x0DBB, 0x07CC, 0, 6))


END: Final = biff(0x000A)


def workbook(cells: bytes, before: bytes = b"") -> bytes:
    """The records of a workbook with one sheet: the stamp of a form, then these cells.

    `before` stands among what is said of the book.
    """
    fonts = biff(0x31, struct.pack("<HHHHHBBBB", 220, 0, 0x7FFF, 400, 0, 0, 0, 0, 0), b"\x01\x00A")
    formats = biff(0xE0, struct.pack("<HHH", 0, 0, 0), bytes(14))
    page = biff(0x42, struct.pack("<H", 1200))
    front = b"".join([begin("book"), before, page, fonts * 5, formats * 16])
    name = b"\x04\x00_kka"
    length = len(front) + len(biff(0x85, bytes(6), name)) + len(END)
    sheet = biff(0x85, struct.pack("<IBB", length, 0, 0), name)
    return front + sheet + END + begin("sheet") + _stamp() + cells + END


def number(row: int, column: int, value: float = 1.0) -> bytes:
    return biff(0x203, struct.pack("<HHHd", row, column, 0, value))


def _stamp() -> bytes:
    """The cells by which a workbook is known as a form."""
    said = {STAMP_ROW: STAMP, FORM_ROW: "pertemuan", SETTING_ROW: "sekolah"}
    texts = (_label(row - 1, 0, text) for row, text in said.items())
    return b"".join([*texts, number(VERSION_ROW - 1, 0, FORMS["pertemuan"].version)])


def _label(row: int, column: int, text: str) -> bytes:
    return biff(0x204, struct.pack("<HHHHB", row, column, 0, len(text), 0), text.encode("latin-1"))
