"""Word's XML: the names that a print file is put together with, and small steps on its elements."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final, TypeAlias

from lxml import etree

Element: TypeAlias = Any
"""An element of lxml; its stubs tell attributes and children apart less well than we need."""

W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PREFIXES: Final = {
    "w": W,
    "r": R,
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
}

_PARSER: Final = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
_AFTER_SECTION: Final = "pPrChange"
_ORDER_OF_SECTION: Final = (
    ("headerReference", "footerReference", "footnotePr", "endnotePr", "type", "pgSz", "pgMar")
    + ("paperSrc", "pgBorders", "lnNumType", "pgNumType", "cols", "formProt", "vAlign")
    + ("noEndnote", "titlePg", "textDirection", "bidi", "rtlGutter", "docGrid")
    + ("printerSettings", "sectPrChange")
)


def w(tag: str) -> str:
    """Return the full name of an element or attribute of WordprocessingML."""
    return f"{{{W}}}{tag}"


_PLACE_IN_SECTION: Final = {w(tag): place for place, tag in enumerate(_ORDER_OF_SECTION)}


def parsed(xml: bytes) -> Element:
    """Return the root element."""
    return etree.fromstring(xml, _PARSER)


def written(root: Element) -> bytes:
    """Return a part: the root element with an XML declaration."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def xpath(expression: str) -> etree.XPath:
    """Return a compiled XPath that knows the usual prefixes."""
    return etree.XPath(expression, namespaces=PREFIXES)


def made(tag: str, **attributes: str) -> Element:
    """Return a new element of WordprocessingML."""
    return etree.Element(w(tag), {w(name): value for name, value in attributes.items()})


def is_on(parent: Element, tag: str) -> bool:
    """Return whether a switch, as w:titlePg, is there and not turned off."""
    switch = parent.find(w(tag))
    return switch is not None and switch.get(w("val"), "1") not in {"0", "false", "off"}


def put_into_section(section: Element, *children: Element) -> None:
    """Add children of a w:sectPr where the schema wants them, in place of any of their kind."""
    for child in children:
        for old in section.findall(child.tag):
            section.remove(old)
        place = _PLACE_IN_SECTION[child.tag]
        before = [old for old in section if _PLACE_IN_SECTION.get(old.tag, place) < place]
        section.insert(len(before), child)


def put_section_into(paragraph: Element, section: Element) -> None:
    """Let a paragraph be the last of a section."""
    properties = paragraph.find(w("pPr"))
    if properties is None:
        properties = made("pPr")
        paragraph.insert(0, properties)
    change = properties.find(w(_AFTER_SECTION))
    properties.insert(len(properties) if change is None else properties.index(change), section)


def smallest_paragraph() -> Element:
    """Return a paragraph that takes no room, for where there must be one."""
    paragraph, properties, mark = made("p"), made("pPr"), made("rPr")
    spacing = made("spacing", before="0", after="0", line="1", lineRule="exact")
    mark.extend((made("sz", val="2"), made("szCs", val="2")))
    properties.extend((spacing, mark))
    paragraph.append(properties)
    return paragraph


def union(namespaces: Iterable[Mapping[str | None, str]]) -> dict[str | None, str] | None:
    """Return all prefixes together; None where one stands for two things."""
    together: dict[str | None, str] = {}
    for mapping in namespaces:
        for prefix, uri in mapping.items():
            if together.setdefault(prefix, uri) != uri:
                return None
    return together
