"""Looks taken over into the styles of another workbook; what is there already is used again.

So a form that is marked again and again does not grow.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from typing import Final

from lxml import etree

from kka_docs.forms.mark_book import workbook_of
from kka_docs.forms.package_book import OFFICE
from kka_docs.forms.parts import Parts, child, insert_in_order
from kka_docs.forms.sheet_xml import MAIN

_STYLES: Final = f"{OFFICE}/styles"
_STYLES_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
_NO_STYLES: Final = (
    f'<styleSheet xmlns="{MAIN[1:-1]}"><fonts count="1"><font/></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border/></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>'
    "</styleSheet>"
).encode()
_ORDER: Final = (
    *("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs"),
    *("tableStyles", "colors", "extLst"),
)
_REFERRED: Final = {"fontId": "fonts", "fillId": "fills", "borderId": "borders"}


@contextmanager
def opened_styles(parts: Parts) -> Iterator[Styles]:
    """Give the styles of a workbook, and write them with what was added to them."""
    part = _styles_part(parts)
    styles = Styles(parts.tree(part))
    yield styles
    parts.write(part, styles.root)


def _styles_part(parts: Parts) -> str:
    """The name of the part with the styles; it is added where there is none."""
    book = workbook_of(parts)
    for relation in parts.relations(book):
        if relation.type == _STYLES:
            return relation.target
    new = parts.free_name("xl/styles{}.xml")
    parts.write(new, _NO_STYLES)
    parts.declare(new, _STYLES_TYPE)
    parts.relate(book, _STYLES, new)
    return new


class Styles:
    """The styles of a workbook, in which every look has a number."""

    def __init__(self, root: etree._Element) -> None:
        self.root = root
        self._numbers: dict[str, dict[bytes, int]] = {}

    def take_over(self, source: etree._Element) -> dict[str, str]:
        """Add the looks of cells in other styles; return their numbers here by those there.

        The looks must have built-in number formats.
        """
        looks = source.findall(f"{MAIN}cellXfs/{MAIN}xf")
        return {str(n): str(self._number_of_look(look, source)) for n, look in enumerate(looks)}

    def number_of(self, name: str, wanted: etree._Element) -> int:
        """Return the place of an element in the list `name`, to which it is added if need be."""
        known = self._list(name)
        if name not in self._numbers:
            self._numbers[name] = {_canonical(other): n for n, other in enumerate(known)}
        numbers, text = self._numbers[name], _canonical(wanted)
        if text not in numbers:
            numbers[text] = len(known)
            known.append(deepcopy(wanted))
            known.set("count", str(len(known)))
        return numbers[text]

    def _number_of_look(self, look: etree._Element, source: etree._Element) -> int:
        new = deepcopy(look)
        for attribute, name in _REFERRED.items():
            referred = child(source, f"{MAIN}{name}")[int(look.get(attribute, "0"))]
            new.set(attribute, str(self.number_of(name, referred)))
        new.set("xfId", "0")
        return self.number_of("cellXfs", new)

    def _list(self, name: str) -> etree._Element:
        found = self.root.find(f"{MAIN}{name}")
        if found is None:
            found = etree.Element(f"{MAIN}{name}")
            insert_in_order(self.root, found, _ORDER[_ORDER.index(name) + 1 :])
        return found


def _canonical(element: etree._Element) -> bytes:
    return etree.tostring(element, method="c14n", exclusive=True)
