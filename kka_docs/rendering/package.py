"""A package (zip) of which only some parts change: the rest is compressed once and copied.

The result is what a zip library would write with fixed timestamps: the same parts give the same
bytes on every day and in every process.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Mapping
from typing import Final

_FACTS: Final = struct.Struct("<5H3L2H")
_PLACE: Final = struct.Struct("<3H2L")
_END: Final = struct.Struct("<4s4H2LH")
_VERSION: Final = 20
_MADE_ON_UNIX: Final = struct.pack("<H", (3 << 8) | _VERSION)
_UTF8_NAMES: Final = 0x800
_DEFLATED: Final = 8
_MIDNIGHT: Final = 0
_FIRST_OF_1980: Final = 0x21
_PLAIN_FILE: Final = 0o100644 << 16
_LEVEL: Final = 6


def _local_and_central(name: str, content: bytes, offset: int) -> tuple[bytes, bytes]:
    """A part as it stands in the archive at `offset`, and its entry in the directory."""
    key = name.encode()
    packed = zlib.compress(content, _LEVEL, -zlib.MAX_WBITS)
    stamp = (_VERSION, _UTF8_NAMES, _DEFLATED, _MIDNIGHT, _FIRST_OF_1980)
    sizes = (zlib.crc32(content), len(packed), len(content))
    facts = _FACTS.pack(*stamp, *sizes, len(key), 0)
    place = _PLACE.pack(0, 0, 0, _PLAIN_FILE, offset)
    local = b"".join((b"PK\x03\x04", facts, key, packed))
    return local, b"".join((b"PK\x01\x02", _MADE_ON_UNIX, facts, place, key))


class PackageWriter:
    """Writes packages that share most of their parts."""

    def __init__(self, shared: Mapping[str, bytes]) -> None:
        """Compress the parts that every package has; their order is kept."""
        self._start, self._directory = _joined(shared.items(), 0)
        self._count = len(shared)

    def package(self, own: Iterable[tuple[str, bytes]]) -> bytes:
        """Return the package with the shared parts and, after them, its own."""
        parts = tuple(own)
        rest, entries = _joined(parts, len(self._start))
        directory = self._directory + entries
        count, offset = self._count + len(parts), len(self._start) + len(rest)
        end = _END.pack(b"PK\x05\x06", 0, 0, count, count, len(directory), offset, 0)
        return b"".join((self._start, rest, directory, end))


def _joined(parts: Iterable[tuple[str, bytes]], offset: int) -> tuple[bytes, bytes]:
    """The parts one after another from `offset` on, and their entries in the directory."""
    locals_, centrals = [], []
    for name, content in parts:
        local, central = _local_and_central(name, content, offset)
        locals_.append(local)
        centrals.append(central)
        offset += len(local)
    return b"".join(locals_), b"".join(centrals)
