"""Excel's "Strict Open XML Spreadsheet": the same package, its vocabularies named otherwise."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Final
from zipfile import ZipFile

from kka_docs.errors import UnreadableForm
from kka_docs.ooxml import Package, read_part

_RELATIONS: Final = "_rels/.rels"
_STRICT: Final = b"http://purl.oclc.org/ooxml/"
_USUAL: Final = b"http://schemas.openxmlformats.org/"
_VOCABULARY: Final = re.compile(rb"""(?<==["'])""" + re.escape(_STRICT) + rb"(\w+)/(\w[\w/]*)")
_HYPHENATED: Final = {
    b"extendedProperties": b"extended-properties",
    b"customProperties": b"custom-properties",
}
_CLAIM: Final = re.compile(rb"""(<(?:\w+:)?workbook\b[^>]*?)\sconformance=["']strict["']""")
_MOST_BYTES: Final = 50 * 1024 * 1024
"""Unpacked bytes of a package that is rewritten in memory; forms have one or two."""


def in_usual_names(package: Package) -> Package:
    """Return the package, rewritten in memory where it is strict: what it says stays the same.

    Raises UnreadableForm where it is damaged, or too large to be rewritten.
    """
    if _RELATIONS not in package.namelist() or _STRICT not in read_part(package, _RELATIONS):
        return package
    if sum(entry.file_size for entry in package.infolist()) > _MOST_BYTES:
        raise UnreadableForm("terlalu_besar")
    target = BytesIO()
    with ZipFile(target, "w") as usual:
        for name in dict.fromkeys(package.namelist()):
            usual.writestr(name, _renamed(read_part(package, name)))
    return Package(target)


def _renamed(part: bytes) -> bytes:
    if _STRICT not in part:
        return part
    return _CLAIM.sub(rb"\1", _VOCABULARY.sub(_usual_name, part))


def _usual_name(found: re.Match[bytes]) -> bytes:
    name = found[2]
    for strict, usual in _HYPHENATED.items():
        name = name.replace(strict, usual)
    return _USUAL + found[1] + b"/2006/" + name
