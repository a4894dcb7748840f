"""What .xlsx and .xlsb packages have in common: parts that refer to each other, and a Book of them.

Part by part is read, and only what a form needs.
"""

from __future__ import annotations

import posixpath
import struct
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element, ParseError, fromstring

from kka_docs.errors import UnreadableForm
from kka_docs.forms.grid import At, Picture, Sheet
from kka_docs.forms.sheet_xml import Rows
from kka_docs.ooxml import Package, read_part, read_to_parse

OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATION_ID: Final = f"{{{OFFICE}}}id"

_DRAWING: Final = f"{OFFICE}/drawing"
_EMBEDDED: Final = f"{{{OFFICE}}}embed"
_BLIPS: Final = ("{*}pic/{*}blipFill/{*}blip", "{*}grpSp/{*}pic/{*}blipFill/{*}blip")
_OUTSIDE: Final = "External"
_DAMAGE: Final = (
    *(LookupError, OverflowError, ParseError, RecursionError, ValueError),
    struct.error,
)


@dataclass(frozen=True, slots=True)
class PackageBook:
    """A workbook in a package: the title and the part of each sheet that has cells.

    `read_cells` gives the cells of such a part, and the number of its last row.
    """

    package: Package
    parts: tuple[tuple[str, str], ...]
    read_cells: Callable[[Package, str], tuple[Rows, int]]
    suffix: str

    @property
    def titles(self) -> tuple[str, ...]:
        """Return the titles of the worksheets, in their order."""
        return tuple(title for title, _ in self.parts)

    def sheet(self, index: int) -> Sheet:
        """Return the worksheet; UnreadableForm where its part is damaged."""
        title, part = self.parts[index]
        with damage_named():
            rows, last_row = self.read_cells(self.package, part)
            pictures = tuple(_pictures_of(self.package, part))
        return Sheet(title, rows, last_row, pictures)


@contextmanager
def damage_named() -> Iterator[None]:
    """Raise UnreadableForm for what a damaged part provokes."""
    try:
        yield
    except _DAMAGE as cause:
        raise UnreadableForm("rusak") from cause


def xml_of(package: Package, part: str) -> Element:
    """Return the XML of a part; ParseError where it has none."""
    return fromstring(read_to_parse(package, part))  # noqa: S314 (see sheet_xml)


def relations_part(part: str) -> str:
    """Return the name of the part that describes the relations of another."""
    folder, name = posixpath.split(part)
    return f"{folder}/_rels/{name}.rels"


def relations(package: Package, part: str) -> list[Element]:
    """Return the relations of a part."""
    described = relations_part(part)
    if described not in package.namelist():
        return []
    return xml_of(package, described).findall("{*}Relationship")


def target_of(target: str, part: str) -> str:
    """Return the part that a relation of `part` leads to; `target` may be relative to it."""
    path = posixpath.join("/", posixpath.dirname(part), target)
    return posixpath.normpath(path).removeprefix("/")


def _pictures_of(package: Package, part: str) -> Iterator[Picture]:
    """The pictures pasted into a sheet; one that lies outside the package is not fetched."""
    for relation in relations(package, part):
        if relation.get("Type") != _DRAWING or relation.get("TargetMode") == _OUTSIDE:
            continue
        drawing = target_of(relation.attrib["Target"], part)
        related = {found.get("Id"): found for found in relations(package, drawing)}
        for anchor in xml_of(package, drawing):
            image = related.get(_embedded(anchor))
            if image is not None and image.get("TargetMode") != _OUTSIDE:
                target = target_of(image.attrib["Target"], drawing)
                yield Picture(_image(package, target), _corner(anchor))


def _embedded(anchor: Element) -> str | None:
    """The id of the relation that leads to an anchored picture; None where there is no picture."""
    blips = (anchor.find(path) for path in _BLIPS)
    return next((blip.get(_EMBEDDED) for blip in blips if blip is not None), None)


def _image(package: Package, part: str) -> bytes:
    """A picture; one that is not there is empty, and named where it is wanted."""
    return read_part(package, part) if part in package.namelist() else b""


def _corner(anchor: Element) -> At | None:
    corner = anchor.find("{*}from")
    if corner is None:
        return None
    return At(int(corner.findtext("{*}row", "")) + 1, int(corner.findtext("{*}col", "")) + 1)
