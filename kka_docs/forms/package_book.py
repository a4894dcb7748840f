"""What .xlsx and .xlsb packages have in common: parts that refer to each other, and a Book of them.

Part by part is read, and only what a form needs.
"""

from __future__ import annotations

import posixpath
import struct
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final
from xml.etree.ElementTree import Element, ParseError, fromstring
from zipfile import ZipFile

from kka_docs.errors import UnreadableForm
from kka_docs.forms.grid import At, Picture, Sheet
from kka_docs.forms.sheet_xml import Rows
from kka_docs.ooxml import read_part

OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATION_ID: Final = f"{{{OFFICE}}}id"

_DRAWING: Final = f"{OFFICE}/drawing"
_DAMAGE: Final = (
    *(LookupError, OverflowError, ParseError, RecursionError, ValueError),
    struct.error,
)


@dataclass(frozen=True, slots=True)
class PackageBook:
    """A workbook in a package: the title and the part of each sheet that has cells.

    `read_cells` gives the cells of such a part, and the number of its last row.
    """

    package: ZipFile
    parts: tuple[tuple[str, str], ...]
    read_cells: Callable[[bytes], tuple[Rows, int]]
    suffix: str

    @property
    def titles(self) -> tuple[str, ...]:
        """Return the titles of the worksheets, in their order."""
        return tuple(title for title, _ in self.parts)

    def sheet(self, index: int) -> Sheet:
        """Return the worksheet; UnreadableForm where its part is damaged."""
        title, part = self.parts[index]
        with damage_named():
            rows, last_row = self.read_cells(read_part(self.package, part))
            pictures = tuple(_pictures_of(self.package, part))
        return Sheet(title, rows, last_row, pictures)


@contextmanager
def damage_named() -> Iterator[None]:
    """Raise UnreadableForm for what a damaged part provokes."""
    try:
        yield
    except _DAMAGE as cause:
        raise UnreadableForm("rusak") from cause


def xml_of(package: ZipFile, part: str) -> Element:
    """Return the XML of a part; ParseError where it has none."""
    return fromstring(read_part(package, part))  # noqa: S314 (see sheet_xml)


def relations_part(part: str) -> str:
    """Return the name of the part that describes the relations of another."""
    folder, name = posixpath.split(part)
    return f"{folder}/_rels/{name}.rels"


def relations(package: ZipFile, part: str) -> list[Element]:
    """Return the relations of a part."""
    described = relations_part(part)
    if described not in package.namelist():
        return []
    return xml_of(package, described).findall("{*}Relationship")


def target_of(target: str, part: str) -> str:
    """Return the part that a relation of `part` leads to; `target` may be relative to it."""
    path = posixpath.join("/", posixpath.dirname(part), target)
    return posixpath.normpath(path).removeprefix("/")


def _pictures_of(package: ZipFile, part: str) -> Iterator[Picture]:
    """The pictures pasted into a sheet."""
    for relation in relations(package, part):
        if relation.get("Type") != _DRAWING:
            continue
        for image in _images(package, target_of(relation.attrib["Target"], part)):
            corner = getattr(image.anchor, "_from", None)
            at = None if corner is None else At(corner.row + 1, corner.col + 1)
            yield Picture(image.ref.getvalue(), at)


def _images(package: ZipFile, drawing: str) -> list[Any]:
    from openpyxl.reader.drawings import find_images  # noqa: PLC0415 (90 ms; pictures are rare)

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl remarks on drawings that it passes over
            _, images = find_images(package, drawing)
    except Exception as cause:  # openpyxl raises whatever a damaged part provokes
        raise UnreadableForm("rusak") from cause
    return list(images)
