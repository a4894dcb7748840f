"""Pictures as institutions send them, sound and otherwise."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from typing import Any, Final

from PIL import Image

PNG: Final = b"\x89PNG\r\n\x1a\n"


def picture(width: int = 40, height: int = 40, kind: str = "PNG", **told: Any) -> bytes:
    """Draw a picture whose left half is red, and its right half blue."""
    drawn = Image.new("RGB", (width, height), "blue")
    drawn.paste("red", (0, 0, width // 2, height))
    target = BytesIO()
    drawn.save(target, kind, **told)
    return target.getvalue()


def claiming(width: int, height: int) -> bytes:
    """Give a PNG of a few bytes that claims to be of that size."""
    size = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return PNG + _chunk(b"IHDR", size) + _chunk(b"IDAT", zlib.compress(b"")) + _chunk(b"IEND", b"")


def _chunk(name: bytes, data: bytes) -> bytes:
    check = struct.pack(">I", zlib.crc32(name + data))
    return struct.pack(">I", len(data)) + name + data + check


def chunks_of(png: bytes) -> set[bytes]:
    """Give the names of a PNG's chunks."""
    names, at = set(), len(PNG)
    while at < len(png):
        (length,) = struct.unpack_from(">I", png, at)
        names.add(png[at + 4 : at + 8])
        at += length + 12
    return names
