"""The pictures in an .xls file, which xlrd passes over.

The stream of a workbook is a row of records ([MS-XLS]). Some carry drawings ([MS-ODRAW]): records
again, some of which hold others. Pictures lie together at the start; a shape on a sheet says which
of them it shows, and in which cell its upper left corner lies.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Final, NamedTuple

from kka_docs.forms.grid import At, Picture

_START, _END, _SHEET, _CONTINUED = 0x0809, 0x000A, 0x0085, 0x003C
_PICTURES, _DRAWING = 0x00EB, 0x00EC
_WORKSHEET: Final = 0

_CONTAINER: Final = 0xF
_PICTURE_ENTRY, _SHAPE, _OPTIONS, _ANCHOR = 0xF007, 0xF004, 0xF00B, 0xF010
_WHICH_PICTURE: Final = 0x0104
_PROPERTY: Final = 0x3FFF
_BYTES_OF_ENTRY: Final = 36
_LENGTH_OF_NAME: Final = 33
_BYTES_OF_DIGEST: Final = 16
# Instances of picture records that have two digests before the picture: JPEG, PNG, DIB, TIFF.
_TWO_DIGESTS: Final = frozenset({0x46B, 0x6E3, 0x6E1, 0x7A9, 0x6E5})


class _Shape(NamedTuple):
    """A record of a drawing."""

    kind: int
    instance: int
    is_container: bool
    data: bytes


def pictures_in(stream: bytes, base: int, sheet: int) -> tuple[Picture, ...]:
    """Return the pictures on a worksheet of the workbook whose stream begins at `base`.

    Raises what a damaged stream provokes: struct.error, IndexError, RecursionError.
    """
    start = _starts_of_worksheets(stream, base)[sheet]
    drawing = _joined(stream, start, _DRAWING)
    if not drawing:
        return ()
    kept = _joined(stream, base, _PICTURES)
    pictures = [_content(entry) for entry in _below(kept) if entry.kind == _PICTURE_ENTRY]
    placed = (_placed(shape) for shape in _below(drawing) if shape.kind == _SHAPE)
    return tuple(Picture(_numbered(pictures, which), at) for which, at in placed if which)


def _records(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """The records of the part of the stream that begins at `at`, those of inner parts left out."""
    depth = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        depth += (kind == _START) - (kind == _END)
        if depth <= 1:
            yield kind, stream[at + 4 : at + 4 + length]
        if depth <= 0:
            return
        at += 4 + length


def _starts_of_worksheets(stream: bytes, base: int) -> list[int]:
    sheets = (data for kind, data in _records(stream, base) if kind == _SHEET)
    return [base + struct.unpack_from("<I", s)[0] for s in sheets if s[5] == _WORKSHEET]


def _joined(stream: bytes, at: int, wanted: int) -> bytes:
    """What records of a kind say together, with those that continue them."""
    pieces = []
    before = 0
    for kind, data in _records(stream, at):
        before = before if kind == _CONTINUED else kind
        if before == wanted:
            pieces.append(data)
    return b"".join(pieces)


def _below(data: bytes) -> Iterator[_Shape]:
    """The records in a drawing, those within others too."""
    at = 0
    while at + 8 <= len(data):
        head, kind, length = struct.unpack_from("<HHI", data, at)
        shape = _Shape(kind, head >> 4, head & 0xF == _CONTAINER, data[at + 8 : at + 8 + length])
        yield shape
        if shape.is_container:
            yield from _below(shape.data)
        at += 8 + length


def _placed(shape: _Shape) -> tuple[int, At | None]:
    """Which picture a shape shows, counted from 1 (0: none), and where."""
    which, at = 0, None
    for part in _below(shape.data):
        if part.kind == _OPTIONS:
            options = struct.iter_unpack("<HI", part.data[: 6 * part.instance])
            which = next((n for name, n in options if name & _PROPERTY == _WHICH_PICTURE), 0)
        elif part.kind == _ANCHOR:
            column, _, row = struct.unpack_from("<HHH", part.data, 2)
            at = At(row + 1, column + 1)
    return which, at


def _numbered(pictures: list[bytes], which: int) -> bytes:
    """A picture by its number; one that is not there is empty, and named where it is wanted."""
    return pictures[which - 1] if which <= len(pictures) else b""


def _content(entry: _Shape) -> bytes:
    """The picture of an entry as a file of its own."""
    start = _BYTES_OF_ENTRY + entry.data[_LENGTH_OF_NAME]
    picture = next(_below(entry.data[start:]), None)
    if picture is None:
        return b""
    digests = 2 if picture.instance in _TWO_DIGESTS else 1
    return picture.data[digests * _BYTES_OF_DIGEST + 1 :]
