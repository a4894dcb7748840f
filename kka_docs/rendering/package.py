"""A package (zip) of which only some parts change: the rest is compressed once and copied.

The result is what a zip library would write with fixed timestamps: the same parts give the same
bytes on every day and in every process.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

_LOCAL: Final = struct.Struct("<4s5H3L2H")
_CENTRAL: Final = struct.Struct("<4s6H3L5H2L")
_END: Final = struct.Struct("<4s4H2LH")
_VERSION: Final = 20
_MADE_ON_UNIX: Final = (3 << 8) | _VERSION
_UTF8_NAMES: Final = 0x800
_DEFLATED: Final = 8
_MIDNIGHT: Final = 0
_FIRST_OF_1980: Final = 0x21
_PLAIN_FILE: Final = 0o100644 << 16
_LEVEL: Final = 6


@dataclass(frozen=True, slots=True)
class _Entry:
    """One part ready for the archive: its sizes, its checksum, its deflated bytes."""

    name: bytes
    checksum: int
    size: int
    packed: bytes

    def local(self) -> bytes:
        """Return header, name and data as they stand in the archive."""
        head = _LOCAL.pack(b"PK\x03\x04", _VERSION, *self._facts(), 0)
        return b"".join((head, self.name, self.packed))

    def central(self, offset: int) -> bytes:
        """Return the directory entry for a part that stands at `offset`."""
        rest = (0, 0, 0, 0, _PLAIN_FILE, offset)
        head = _CENTRAL.pack(b"PK\x01\x02", _MADE_ON_UNIX, _VERSION, *self._facts(), *rest)
        return head + self.name

    def _facts(self) -> tuple[int, ...]:
        stamp = (_UTF8_NAMES, _DEFLATED, _MIDNIGHT, _FIRST_OF_1980)
        return (*stamp, self.checksum, len(self.packed), self.size, len(self.name))


def _entry(name: str, content: bytes) -> _Entry:
    packed = zlib.compress(content, _LEVEL, -zlib.MAX_WBITS)
    return _Entry(name.encode(), zlib.crc32(content), len(content), packed)


class PackageWriter:
    """Writes packages that share most of their parts."""

    def __init__(self, shared: Mapping[str, bytes]) -> None:
        """Compress the parts that every package has; their order is kept."""
        locals_, centrals, offset = [], [], 0
        for name, content in shared.items():
            entry = _entry(name, content)
            locals_.append(entry.local())
            centrals.append(entry.central(offset))
            offset += len(locals_[-1])
        self._start = b"".join(locals_)
        self._directory = b"".join(centrals)
        self._count = len(shared)

    def package(self, own: Iterable[tuple[str, bytes]]) -> bytes:
        """Return the package with the shared parts and, after them, its own."""
        pieces, centrals = [self._start], [self._directory]
        offset, count = len(self._start), self._count
        for name, content in own:
            entry = _entry(name, content)
            local = entry.local()
            pieces.append(local)
            centrals.append(entry.central(offset))
            offset += len(local)
            count += 1
        directory = b"".join(centrals)
        end = _END.pack(b"PK\x05\x06", 0, 0, count, count, len(directory), offset, 0)
        return b"".join((*pieces, directory, end))
