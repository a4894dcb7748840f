"""Office packages (.xlsx, .docx): opened within bounds, and written so that equal means equal.

Forms and templates arrive by e-mail and flash disk. `opened` and `read_part` are the only doors
through which their bytes come in; `repacked` is the last step of everything that is written.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Collection, Iterable, Mapping
from io import BytesIO
from pathlib import Path
from typing import Final
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from kka_docs.errors import UnreadableForm

CONTENT_TYPES: Final = "[Content_Types].xml"
CORE_PART: Final = "docProps/core.xml"
APP_PART: Final = "docProps/app.xml"

MOST_BYTES: Final = 20 * 1024 * 1024
MOST_ENTRIES: Final = 2_000
MOST_UNPACKED: Final = 100 * 1024 * 1024
MOST_PARSED: Final = 16 * 1024 * 1024
MOST_AT_ONCE: Final = 4 * 1024 * 1024
"""Bytes that are parsed of a package and of one part, of which a tree of fifty times as much may
grow. A form has some hundred thousand; three thousand full rows have fewer than a part may."""
# Blank rows of a sheet shrink to a hundredth; only something made to burst shrinks further.
MOST_SHRINKING: Final = 200
SMALL_ENOUGH: Final = 1024 * 1024

_LEVEL: Final = 6
_TIMESTAMP: Final = (1980, 1, 1, 0, 0, 0)
_UNIX: Final = 3
_PLAIN_FILE: Final = 0o100644 << 16
_IS_ENCRYPTED: Final = 0x1
_OLE: Final = bytes.fromhex("D0CF11E0A1B11AE1")
_ENCRYPTED_STREAM: Final = "EncryptedPackage".encode("utf-16-le")
_ZIP: Final = b"PK"
_DAMAGE: Final = (
    BadZipFile,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
    struct.error,
    zlib.error,
)

_XML: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

BLANK_CORE: Final = (
    _XML + "<cp:coreProperties"
    ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
    '<dcterms:created xsi:type="dcterms:W3CDTF">1980-01-01T00:00:00Z</dcterms:created>'
    '<dcterms:modified xsi:type="dcterms:W3CDTF">1980-01-01T00:00:00Z</dcterms:modified>'
    "</cp:coreProperties>"
).encode()
"""docProps/core.xml that tells nothing: no author, no last editor, one date for all files."""

BLANK_APP: Final = (
    _XML + "<Properties"
    ' xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>'
).encode()
"""docProps/app.xml that tells nothing: no program, no version, no company."""


class Package(ZipFile):
    """A package whose parts are parsed up to a bound, all together: more would take too long."""

    _room = MOST_PARSED

    def spend(self, size: int) -> None:
        """Count bytes that are to be parsed; UnreadableForm where they become too many."""
        self._room -= size
        if size > MOST_AT_ONCE or self._room < 0:
            raise UnreadableForm("terlalu_besar")


def repacked(
    data: bytes, replace: Mapping[str, bytes] | None = None, drop: Collection[str] = ()
) -> bytes:
    """Return the package with some parts replaced, added or dropped; equal parts, equal bytes."""
    new = replace or {}
    with ZipFile(BytesIO(data)) as old:
        names = {*old.namelist(), *new}.difference(drop)
        return packed(names, lambda name: new[name] if name in new else read_part(old, name))


def packed(names: Iterable[str], read: Callable[[str], bytes]) -> bytes:
    """Return a package of the parts that `read` gives; equal parts give equal bytes.

    Timestamps, order, attributes and compression are fixed: [Content_Types].xml comes first, as
    some readers expect, the rest by name.
    """
    target = BytesIO()
    with ZipFile(target, "w") as package:
        for name in sorted(names, key=lambda name: (name != CONTENT_TYPES, name)):
            package.writestr(_entry(name), read(name), ZIP_DEFLATED, _LEVEL)
    return target.getvalue()


def opened(source: Path | bytes) -> Package:
    """Return the package, its directory found sound; UnreadableForm says what it is instead.

    A file is read whole and closed at once, so that Excel may go on saving it.
    """
    data = source if isinstance(source, bytes) else bytes_of(source)
    if len(data) > MOST_BYTES:
        raise UnreadableForm("terlalu_besar")
    if data.startswith(_OLE):
        raise UnreadableForm("format_lama" if is_old_file(data) else "bersandi")
    try:
        package = Package(BytesIO(data))
    except _DAMAGE as fault:
        raise UnreadableForm("rusak" if _was_package(data) else "bukan_buku_kerja") from fault
    _require_bounds(package.infolist())
    return package


def is_old_file(data: bytes) -> bool:
    """Return whether these are the bytes of an old Office file (.xls, .doc), not of a package."""
    return data.startswith(_OLE) and _ENCRYPTED_STREAM not in data


def read_part(package: ZipFile, name: str) -> bytes:
    """Return a part, however large its entry claims to be; KeyError where there is none."""
    entry = package.getinfo(name)
    if entry.file_size > MOST_UNPACKED:
        raise UnreadableForm("terlalu_besar")
    try:
        with package.open(entry) as stream:
            # One byte more than there should be: what has more is damaged, and zipfile says so.
            return stream.read(entry.file_size + 1)
    except _DAMAGE as fault:
        raise UnreadableForm("rusak") from fault


def read_to_parse(package: Package, name: str) -> bytes:
    """Return a part that is to be parsed; KeyError and UnreadableForm as `read_part`."""
    part = read_part(package, name)
    package.spend(len(part))
    return part


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, _TIMESTAMP)
    entry.create_system = _UNIX
    entry.external_attr = _PLAIN_FILE
    return entry


def bytes_of(path: Path) -> bytes:
    """Return the bytes of a file; of one that is too large only so many that it shows."""
    with path.open("rb") as stream:
        return stream.read(MOST_BYTES + 1)


def _was_package(data: bytes) -> bool:
    """Tell a torn package, or what a cut-off copy leaves, from a file of another kind."""
    return not data or data.startswith(_ZIP)


def _require_bounds(entries: list[ZipInfo]) -> None:
    if len(entries) > MOST_ENTRIES or sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        raise UnreadableForm("terlalu_besar")
    if any(_shrank_absurdly(entry) for entry in entries):
        raise UnreadableForm("terlalu_besar")
    if any(entry.flag_bits & _IS_ENCRYPTED for entry in entries):
        raise UnreadableForm("rusak")


def _shrank_absurdly(entry: ZipInfo) -> bool:
    if entry.file_size <= SMALL_ENOUGH:
        return False
    return entry.file_size > MOST_SHRINKING * max(entry.compress_size, 1)
