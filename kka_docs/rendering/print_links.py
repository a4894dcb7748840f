"""What the letters of a print file refer to: pictures, addresses, and their headers and footers."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from itertools import count
from typing import Final

from lxml import etree

from kka_docs.rendering.letter_package import Relation
from kka_docs.rendering.page_fields import page_fields
from kka_docs.rendering.page_plan import Head, Heads
from kka_docs.rendering.print_letter import HEADS, PrintLetter, small_paragraph
from kka_docs.rendering.print_parts import PrintParts
from kka_docs.rendering.wordml import Element, R, W, made, parsed, w, written, xpath

_LINKS: Final = xpath("//@r:*")
_DRAWINGS: Final = xpath("//wp:docPr")
_REFERENCES: Final = xpath("w:headerReference | w:footerReference")
_ROOTS: Final = {"header": "hdr", "footer": "ftr"}
_NO_ID: Final = "0"


class PrintLinks:
    """Lets letters refer to parts of the print file in place of their own."""

    def __init__(self, parts: PrintParts) -> None:
        self._parts = parts
        self._drawing_ids = count(1)
        self._places: set[tuple[str, str]] = set()

    def link_body(self, letter: PrintLetter) -> None:
        """Let a letter's text refer to the print file's parts, its drawings have ids of their own.

        Raises TemplateFault where it refers to what cannot go into a print file.
        """
        for link in _LINKS(letter.body):
            relation = self._relation(letter, letter.relations.get(link))
            if relation is not None:
                link.getparent().set(link.attrname, self._parts.relation(relation))
        self._number_drawings(letter.body)

    def put_heads(self, letter: PrintLetter, heads: Sequence[Heads]) -> None:
        """Give a letter's sections their headers and footers, and none of an earlier letter's.

        Raises as `link_body` does.
        """
        for section, own in zip(letter.sections, heads, strict=True):
            keys = {place: self._head(letter, place[0], head) for place, head in own.items()}
            if section is letter.sections[0]:
                lacking = self._places - keys.keys()
                keys |= {place: self._empty_head(place[0]) for place in lacking}
            _put_references(section, keys)
        self._places |= {place for own in heads for place in own}

    def _relation(self, letter: PrintLetter, own: Relation | None) -> Relation | None:
        """What a letter refers to, as the print file has it; None for its headers and footers."""
        if own is None or own.kind in HEADS:
            return None
        if own.is_external:
            return own
        if own.kind != "image":
            raise letter.refused("objek sisipan")
        return self._parts.picture(letter.package, own)

    def _head(self, letter: PrintLetter, kind: str, head: Head) -> str:
        """The id of one of a letter's headers or footers in the print file."""
        root = deepcopy(letter.heads[head.key])
        for field in page_fields(root):
            field.become(head.numbers)
        own = letter.package.relations(letter.relations[head.key].target)
        relations = {}
        for link in _LINKS(root):
            relation = self._relation(letter, own.get(link))
            if relation is not None:
                relations[str(link)] = relation
        for drawing in _DRAWINGS(root):
            drawing.set("id", _NO_ID)
        return self._parts.story(kind, written(root), relations, self._with_drawing_ids)

    def _empty_head(self, kind: str) -> str:
        root = etree.Element(w(_ROOTS[kind]), nsmap={"w": W})
        root.append(small_paragraph())
        return self._parts.story(kind, written(root), {}, self._with_drawing_ids)

    def _with_drawing_ids(self, xml: bytes) -> bytes:
        root = parsed(xml)
        self._number_drawings(root)
        return written(root)

    def _number_drawings(self, root: Element) -> None:
        for drawing in _DRAWINGS(root):
            drawing.set("id", str(next(self._drawing_ids)))


def _put_references(section: Element, keys: dict[tuple[str, str], str]) -> None:
    """Let a section refer to these headers and footers only."""
    for reference in _REFERENCES(section):
        section.remove(reference)
    for (kind, place), key in sorted(keys.items(), reverse=True):
        reference = made(f"{kind}Reference", type=place)
        reference.set(f"{{{R}}}id", key)
        section.insert(0, reference)
