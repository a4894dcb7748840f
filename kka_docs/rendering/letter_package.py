"""A finished letter (.docx), taken apart: its parts, and which of them refers to which."""

from __future__ import annotations

import posixpath
from functools import cached_property
from io import BytesIO
from typing import Final, NamedTuple
from zipfile import ZipFile

from kka_docs.ooxml import CONTENT_TYPES
from kka_docs.rendering.wordml import parsed

_PACKAGE: Final = ""
_MAIN: Final = "officeDocument"
_OVERRIDE: Final = "{http://schemas.openxmlformats.org/package/2006/content-types}Override"


class Relation(NamedTuple):
    """What a part refers to: another part by its full name, or an address outside."""

    type: str
    target: str
    is_external: bool = False

    @property
    def kind(self) -> str:
        """Return the last word of the type: "image", "header", "styles"."""
        return self.type.rpartition("/")[2]


class LetterPackage:
    """The parts of one letter."""

    def __init__(self, content: bytes) -> None:
        self._zip = ZipFile(BytesIO(content))
        self._names = frozenset(self._zip.namelist())
        self._listed: dict[str, dict[str, Relation]] = {}
        relations = self.relations(_PACKAGE).values()
        self.main = next(relation.target for relation in relations if relation.kind == _MAIN)

    def read(self, name: str) -> bytes:
        """Return a part."""
        return self._zip.read(name)

    def digest(self, name: str) -> tuple[int, int]:
        """Return what tells whether two parts are equal, without unpacking them."""
        entry = self._zip.getinfo(name)
        return entry.CRC, entry.file_size

    def content_type(self, name: str) -> str:
        """Return the content type of a part."""
        extension = posixpath.splitext(name)[1].lstrip(".")
        return self._types.get(f"/{name}".lower()) or self._types[extension.lower()]

    def relations(self, name: str) -> dict[str, Relation]:
        """Return what a part refers to, by the ids under which it does."""
        if name not in self._listed:
            listing = relations_part(name)
            self._listed[name] = self._read_listing(listing) if listing in self._names else {}
        return self._listed[name]

    def _read_listing(self, listing: str) -> dict[str, Relation]:
        folder = posixpath.dirname(posixpath.dirname(listing))
        found = {}
        for element in parsed(self.read(listing)):
            target, is_external = element.get("Target"), element.get("TargetMode") == "External"
            if not is_external:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found[element.get("Id")] = Relation(element.get("Type"), target, is_external)
        return found

    @cached_property
    def _types(self) -> dict[str, str]:
        """Content types by part ("/word/document.xml") and by extension ("png")."""
        found = {}
        for element in parsed(self.read(CONTENT_TYPES)):
            key = "PartName" if element.tag == _OVERRIDE else "Extension"
            found[element.get(key).lower()] = element.get("ContentType")
        return found


def relations_part(name: str) -> str:
    """Return the name of the part that lists what a part refers to."""
    folder, base = posixpath.split(name)
    return posixpath.join(folder, "_rels", f"{base}.rels")
