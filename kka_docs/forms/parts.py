"""A package whose parts are edited: what is not touched stays as it is, byte for byte."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count
from typing import Final, NamedTuple

from lxml import etree

from kka_docs.errors import UnreadableForm
from kka_docs.forms.package_book import relations_part, target_of
from kka_docs.forms.strict import in_usual_names
from kka_docs.ooxml import CONTENT_TYPES, opened, packed, read_part

_TYPES: Final = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATIONS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_RELATION: Final = f"{{{_RELATIONS}}}Relationship"
_MOST_PARSED: Final = 8 * 1024 * 1024
"""Bytes of XML that are parsed in one piece; a sheet is cut so that its cells are not."""
_FORBIDDEN: Final = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_INSTEAD: Final = "\N{REPLACEMENT CHARACTER}"
_NO_RELATIONS: Final = f'<Relationships xmlns="{_RELATIONS}"/>'.encode()


class Relation(NamedTuple):
    """That one part refers to another: under which id, as what, and to which."""

    id: str
    type: str
    target: str


class Parts:
    """The parts of a package, as they are and as they are to be.

    A strict package becomes a usual one: Excel takes no boxes of notes in a strict one.
    """

    def __init__(self, data: bytes) -> None:
        self._package = in_usual_names(opened(data))
        self._new: dict[str, bytes] = {}
        self._dropped: set[str] = set()

    def names(self) -> set[str]:
        """Return the names of all parts."""
        return {*self._package.namelist(), *self._new}.difference(self._dropped)

    def read(self, name: str) -> bytes:
        """Return a part; UnreadableForm where there is none, or a damaged one."""
        if name in self._new:
            return self._new[name]
        try:
            return read_part(self._package, name)
        except KeyError as cause:
            raise UnreadableForm("rusak") from cause

    def tree(self, name: str) -> etree._Element:
        """Return the XML of a part; UnreadableForm where it has none."""
        return parsed(self.read(name))

    def write(self, name: str, part: bytes | etree._Element) -> None:
        """Put a part in the place of the one of that name, or add it."""
        self._new[name] = part if isinstance(part, bytes) else serialised(part)
        self._dropped.discard(name)

    def drop(self, name: str) -> None:
        """Leave out a part, what describes its relations, and its content type."""
        for gone in (name, relations_part(name)):
            self._dropped.add(gone)
            self._new.pop(gone, None)
        types = self.tree(CONTENT_TYPES)
        for declared in types.findall(f"{_TYPES}Override"):
            if declared.get("PartName") == f"/{name}":
                types.remove(declared)
                self.write(CONTENT_TYPES, types)

    def free_name(self, pattern: str) -> str:
        """Return the first name that no part has: `pattern` has braces for a number."""
        taken = {name.lower() for name in self.names()}
        names = (pattern.format(number) for number in count(1))
        return next(name for name in names if name.lower() not in taken)

    def declare(self, name: str, content_type: str) -> None:
        """Say of what type a part is."""
        types = self.tree(CONTENT_TYPES)
        etree.SubElement(types, f"{_TYPES}Override", PartName=f"/{name}", ContentType=content_type)
        self.write(CONTENT_TYPES, types)

    def declare_all(self, extension: str, content_type: str) -> None:
        """Say of what type all parts with a file name's extension are."""
        types = self.tree(CONTENT_TYPES)
        if not _defaults(types, extension):
            declared = etree.Element(f"{_TYPES}Default")
            declared.attrib.update({"Extension": extension, "ContentType": content_type})
            types.insert(0, declared)
            self.write(CONTENT_TYPES, types)

    def undeclare_all(self, extension: str) -> None:
        """Say nothing of parts with an extension that none has any more."""
        if any(name.lower().endswith(f".{extension}") for name in self.names()):
            return
        types = self.tree(CONTENT_TYPES)
        for declared in _defaults(types, extension):
            types.remove(declared)
            self.write(CONTENT_TYPES, types)

    def relations(self, part: str) -> list[Relation]:
        """Return the relations of a part to others of the package."""
        described = relations_part(part)
        if described not in self.names():
            return []
        return [
            Relation(
                found.get("Id", ""), found.get("Type", ""), target_of(found.get("Target", ""), part)
            )
            for found in self.tree(described).iterfind(_RELATION)
            if found.get("TargetMode") != "External"
        ]

    def relate(self, part: str, kind: str, target: str) -> str:
        """Add a relation of `part` to `target` and return its id."""
        described = relations_part(part)
        known = described in self.names()
        root = self.tree(described) if known else parsed(_NO_RELATIONS)
        taken = {found.get("Id") for found in root.iterfind(_RELATION)}
        new = next(key for key in (f"rId{number}" for number in count(1)) if key not in taken)
        etree.SubElement(root, _RELATION, Id=new, Type=kind, Target=f"/{target}")
        self.write(described, root)
        return new

    def unrelate(self, part: str, relation_id: str) -> None:
        """Take away a relation of `part`, and the description once it says nothing."""
        described = relations_part(part)
        root = self.tree(described)
        for found in root.findall(_RELATION):
            if found.get("Id") == relation_id:
                root.remove(found)
        self.write(described, root)
        if not len(root):
            self.drop(described)

    def packed(self) -> bytes:
        """Return the package as it is now; equal parts give equal bytes."""
        return packed(self.names(), self.read)


def parsed(part: bytes) -> etree._Element:
    """Return the XML of a part; nothing is fetched.

    Raises UnreadableForm where it is none, too large, or declares entities: no office program does.
    """
    if len(part) > _MOST_PARSED:
        raise UnreadableForm("terlalu_besar")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(part, parser)
    except (etree.XMLSyntaxError, ValueError) as cause:
        raise UnreadableForm("rusak") from cause
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnreadableForm("rusak")
    return root


def serialised(root: etree._Element) -> bytes:
    """Return XML as the bytes of a part."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def child(parent: etree._Element, path: str) -> etree._Element:
    """Return what `path` leads to below an element; UnreadableForm where there is nothing."""
    found = parent.find(path)
    if found is None:
        raise UnreadableForm("rusak")
    return found


def take_out(element: etree._Element) -> None:
    """Take an element out of its parent."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def writable(text: str) -> str:
    """Return the text with a sign in the place of what XML forbids."""
    return _FORBIDDEN.sub(_INSTEAD, text)


def insert_in_order(parent: etree._Element, new: etree._Element, later: tuple[str, ...]) -> None:
    """Add a child before the first one whose name, bare of its namespace, is in `later`."""
    for child in parent.iterchildren(tag=etree.Element):
        if etree.QName(child).localname in later:
            child.addprevious(new)
            return
    parent.append(new)


def _defaults(types: etree._Element, extension: str) -> list[etree._Element]:
    declared: Iterator[etree._Element] = types.iterfind(f"{_TYPES}Default")
    return [found for found in declared if found.get("Extension", "").lower() == extension]
