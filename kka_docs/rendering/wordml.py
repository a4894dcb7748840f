"""Word's XML: its names, and small steps on its elements."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, TypeAlias

from lxml import etree

Element: TypeAlias = Any
"""An element of lxml; its stubs say less than what it can do."""

W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
IGNORABLE: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable"
"""The attribute of a part's root that lists the prefixes which older Words may pass over."""

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
"""What the properties of a section hold, in the order that the schema wants."""


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


def value_of(element: Element, name: str = "val") -> str:
    """Return an attribute's value; "" where there is no such attribute, or no element."""
    return "" if element is None else str(element.get(w(name), ""))


def is_on(parent: Element, tag: str) -> bool:
    """Return whether a switch, as w:titlePg, is there and not turned off."""
    switch = parent.find(w(tag))
    return switch is not None and value_of(switch) not in {"0", "false", "off"}


def properties_of(paragraph: Element) -> Element:
    """Return a paragraph's properties, made where it has none."""
    properties = paragraph.find(w("pPr"))
    if properties is None:
        properties = made("pPr")
        paragraph.insert(0, properties)
    return properties


def set_in_section(section: Element, child: Element) -> None:
    """Put a child into the properties of a section, in place of the one of its kind, if any."""
    for old in section.findall(child.tag):
        section.remove(old)
    rank = _RANK[child.tag]
    section.insert(sum(_RANK.get(old.tag, len(_RANK)) < rank for old in section), child)


def styles_where(styles: Element, says: Callable[[Element], bool | None]) -> frozenset[str]:
    """Return the ids of the styles of which `says` is true, or of what they are based on.

    `says` returns None where a style leaves it to the one that it is based on.
    """
    by_id = {value_of(style, "styleId"): style for style in styles.iter(w("style"))}

    def holds(key: str) -> bool:
        passed = set()
        while key in by_id and key not in passed:
            passed.add(key)
            answer = says(by_id[key])
            if answer is not None:
                return answer
            key = value_of(by_id[key].find(w("basedOn")))
        return False

    return frozenset(key for key in by_id if holds(key))
