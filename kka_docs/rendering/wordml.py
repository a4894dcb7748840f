"""Word's XML: its names, and small steps on its elements."""

from __future__ import annotations

from typing import Any, Final, TypeAlias

from lxml import etree

Element: TypeAlias = Any
"""An element of lxml; its stubs say less than what it can do."""

W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MC: Final = "http://schemas.openxmlformats.org/markup-compatibility/2006"

_PREFIXES: Final = {
    "w": W,
    "r": R,
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
}
_PARSER: Final = etree.XMLParser(resolve_entities=False, no_network=True)
_SECTION: Final = (
    *("headerReference", "footerReference", "footnotePr", "endnotePr", "type", "pgSz", "pgMar"),
    *("paperSrc", "pgBorders", "lnNumType", "pgNumType", "cols", "formProt", "vAlign"),
    *("noEndnote", "titlePg", "textDirection", "bidi", "rtlGutter", "docGrid"),
)
"""The order of what a section's properties hold."""


def w(tag: str) -> str:
    """Return the full name of an element or attribute of WordprocessingML."""
    return f"{{{W}}}{tag}"


_RANK: Final = {w(tag): rank for rank, tag in enumerate(_SECTION)}


def parsed(xml: bytes) -> Element:
    """Return the root element of a part."""
    return etree.fromstring(xml, _PARSER)


def written(root: Element) -> bytes:
    """Return the part with this root element."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def xpath(expression: str) -> etree.XPath:
    """Return a compiled expression that knows the usual prefixes."""
    return etree.XPath(expression, namespaces=_PREFIXES)


def made(tag: str, **attributes: str) -> Element:
    """Return a new element of WordprocessingML."""
    return etree.Element(w(tag), {w(name): value for name, value in attributes.items()})


def is_on(parent: Element, tag: str) -> bool:
    """Return whether a switch, as w:titlePg, is there and not turned off."""
    switch = parent.find(w(tag))
    return switch is not None and switch.get(w("val"), "1") not in {"0", "false", "off"}


def smallest_paragraph() -> Element:
    """Return a paragraph that takes no room, for where there must be one."""
    paragraph, properties, mark = made("p"), made("pPr"), made("rPr")
    mark.extend((made("sz", val="2"), made("szCs", val="2")))
    spacing = made("spacing", before="0", after="0", line="1", lineRule="exact")
    properties.extend((spacing, mark))
    paragraph.append(properties)
    return paragraph


def properties_of(paragraph: Element) -> Element:
    """Return a paragraph's properties, made where it has none."""
    properties = paragraph.find(w("pPr"))
    if properties is None:
        properties = made("pPr")
        paragraph.insert(0, properties)
    return properties


def put_section(section: Element, paragraph: Element) -> None:
    """Let a paragraph be the last one of a section."""
    properties = properties_of(paragraph)
    change = properties.find(w("pPrChange"))
    properties.insert(len(properties) if change is None else properties.index(change), section)


def set_in_section(section: Element, child: Element) -> None:
    """Put a child into a section's properties, for the one it has of that kind, if any."""
    for old in section.findall(child.tag):
        section.remove(old)
    rank = _RANK[child.tag]
    section.insert(sum(_RANK.get(old.tag, len(_RANK)) < rank for old in section), child)
