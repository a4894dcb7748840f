"""One letter on its way into a print file: its text, its headers and footers, its sections."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Final

from kka_docs.errors import TemplateFault
from kka_docs.rendering.letter_package import LetterPackage
from kka_docs.rendering.wordml import (
    IGNORABLE,
    Element,
    made,
    parsed,
    properties_of,
    value_of,
    w,
    xpath,
)

BEGINS: Final = "surat{}"
"""The bookmark at the first paragraph of a letter, by its place in the print file, from 1."""
ENDS: Final = "akhirsurat{}"
"""The bookmark at its last, where page numbers need it."""

HEADS: Final = frozenset({"header", "footer"})
_CANNOT: Final = {
    w("footnoteReference"): "catatan kaki",
    w("endnoteReference"): "catatan akhir",
    w("commentReference"): "komentar",
    w("altChunk"): "berkas sisipan",
}
_UNNEEDED: Final = xpath("//w:sectPrChange | //w:printerSettings | //w:sdtPr/w:id")
_OF_SESSIONS: Final = xpath("//@w14:paraId | //@w14:textId")
_IN_NO_BOX: Final = xpath("descendant::w:p[not(ancestor::w:txbxContent)]")
_WITHOUT_TEXT: Final = frozenset(
    w(tag) for tag in ("pPr", "bookmarkStart", "bookmarkEnd", "proofErr", "permStart", "permEnd")
)
_SEEN_WITHOUT_TEXT: Final = tuple(
    w(tag) for tag in ("pBdr", "shd", "numPr", "framePr", "pageBreakBefore")
)
_LAST_EDITED: Final = "_GoBack"
_LONGEST_NAME: Final = 40


class PrintLetter:
    """A letter taken apart.

    `heads` are its headers and footers, by the id under which its sections refer to them;
    `sections` the properties of its sections, of which the last stand in no paragraph.
    """

    def __init__(self, package: LetterPackage, position: int) -> None:
        self.package = package
        self.position = position
        root = parsed(package.read(package.main))
        self.namespaces: dict[str | None, str] = dict(root.nsmap)
        self.ignorable: list[str] = root.get(IGNORABLE, "").split()
        self.relations = package.relations(package.main)
        self.body: Element = root.find(w("body"))
        self.heads: dict[str, Element] = {
            key: parsed(package.read(relation.target))
            for key, relation in self.relations.items()
            if relation.kind in HEADS
        }
        if root.find(w("background")) is not None:
            raise self.refused("warna halaman")
        for story in self.stories:
            for element in story.iter(*_CANNOT):
                raise self.refused(_CANNOT[element.tag])
            _tidy(story)
        final = self.body.find(w("sectPr"))
        self.sections: list[Element] = list(self.body.iter(w("sectPr")))
        if final is None:
            self.sections.append(made("sectPr"))
        else:
            self.body.remove(final)

    @property
    def stories(self) -> list[Element]:
        """Return everything that holds text: the body, the headers and the footers."""
        return [self.body, *self.heads.values()]

    def refused(self, what: str) -> TemplateFault:
        """Return the fault of a letter with something that cannot go into a print file."""
        return TemplateFault(
            f"Surat ke-{self.position} tidak dapat masuk ke berkas cetak karena memuat {what}. "
            "Hapus itu dari templatnya, atau buat suratnya tanpa --gabung."
        )

    def name_apart(self, ids: Iterator[int]) -> None:
        """Give the letter's bookmarks ids and names that no other letter has."""
        marks = [mark for story in self.stories for mark in story.iter(w("bookmarkStart"))]
        names = {name: self._own(name) for name in (value_of(mark, "name") for mark in marks)}
        for story in self.stories:
            _rename_bookmarks(story, names, ids)
            if names:
                _rename_in_references(story, names)

    def mark_begin(self, ids: Iterator[int]) -> None:
        """Put the bookmark that tells where the letter begins around its first paragraph.

        LibreOffice takes an empty one there for the end of the letter before.
        """
        first = _IN_NO_BOX(self.body)[0]
        start, end = self._bookmark(BEGINS, ids)
        first.insert(first.index(properties_of(first)) + 1, start)
        first.append(end)

    def mark_end(self, ids: Iterator[int]) -> None:
        """Put the bookmark that tells where it ends; LibreOffice draws that line differently."""
        paragraphs = _IN_NO_BOX(self.body)
        last = next((found for found in reversed(paragraphs) if not _is_empty(found)), None)
        (paragraphs[-1] if last is None else last).extend(self._bookmark(ENDS, ids))

    def last_paragraph(self, seen_styles: Collection[str]) -> Element:
        """Return the paragraph in which the last section may end, made where there is none.

        An empty one, as Word wants it below a table, is made so small that it can hardly need a
        page of its own; `seen_styles` are those in which that would be seen. The first paragraph
        is never the last: in one that is both, LibreOffice draws the last letter differently.
        """
        blocks = [block for block in self.body if block.tag not in _WITHOUT_TEXT]
        last = blocks[-1] if blocks else self.body
        if last in _IN_NO_BOX(self.body)[:1] or not _may_end_section(last, seen_styles):
            last = made("p")
            self.body.append(last)
        if _is_empty(last):
            _make_small(last)
        return last

    def _own(self, name: str) -> str:
        suffix = f"_{self.position}"
        return f"{name[: _LONGEST_NAME - len(suffix)]}{suffix}"

    def _bookmark(self, name: str, ids: Iterator[int]) -> tuple[Element, Element]:
        key = str(next(ids))
        start = made("bookmarkStart", id=key, name=name.format(self.position))
        return start, made("bookmarkEnd", id=key)


def seen_without_text(style: Element) -> bool | None:
    """Return whether a paragraph of this style is seen when empty; None: as its base is."""
    properties = style.find(w("pPr"))
    return True if properties is not None and _has_any(properties, _SEEN_WITHOUT_TEXT) else None


def end_section(section: Element, paragraph: Element) -> None:
    """Let a section end with this paragraph."""
    properties = properties_of(paragraph)
    change = properties.find(w("pPrChange"))
    properties.insert(len(properties) if change is None else properties.index(change), section)


def small_paragraph() -> Element:
    """Return an empty paragraph that takes no room."""
    paragraph = made("p")
    _make_small(paragraph)
    return paragraph


def _make_small(paragraph: Element) -> None:
    style = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
    properties = properties_of(paragraph)
    properties.clear()
    if style is not None:
        properties.append(style)
    properties.append(made("spacing", before="0", after="0", line="1", lineRule="exact"))
    size = made("rPr")
    size.extend((made("sz", val="2"), made("szCs", val="2")))
    properties.append(size)


def _is_empty(paragraph: Element) -> bool:
    return all(child.tag in _WITHOUT_TEXT for child in paragraph)


def _may_end_section(block: Element, seen_styles: Collection[str]) -> bool:
    """Whether a block is a paragraph that ends no section yet and, if empty, shows nothing."""
    if block.tag != w("p"):
        return False
    properties = properties_of(block)
    if not _is_empty(block):
        return properties.find(w("sectPr")) is None
    style = value_of(properties.find(w("pStyle")))
    return style not in seen_styles and not _has_any(properties, (w("sectPr"), *_SEEN_WITHOUT_TEXT))


def _has_any(element: Element, tags: Collection[str]) -> bool:
    return any(child.tag in tags for child in element)


def _tidy(story: Element) -> None:
    """Remove what Word notes for itself and what must not be in a file twice."""
    for element in _UNNEEDED(story):
        element.getparent().remove(element)
    for attribute in _OF_SESSIONS(story):
        del attribute.getparent().attrib[attribute.attrname]


def _rename_bookmarks(story: Element, names: Mapping[str, str], ids: Iterator[int]) -> None:
    own: dict[str, str] = {}
    dropped: set[str] = set()
    for mark in list(story.iter(w("bookmarkStart"), w("bookmarkEnd"))):
        key, name = value_of(mark, "id"), value_of(mark, "name")
        if name == _LAST_EDITED:
            dropped.add(key)
        if key in dropped:
            mark.getparent().remove(mark)
            continue
        if key not in own:
            own[key] = str(next(ids))
        mark.set(w("id"), own[key])
        if name:
            mark.set(w("name"), names[name])


def _rename_in_references(story: Element, names: Mapping[str, str]) -> None:
    """Let fields and links inside the letter follow its bookmarks' new names."""
    any_name = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, names))})(?!\w)")
    for element in story.iter(w("instrText")):
        element.text = any_name.sub(lambda found: names[found[0]], element.text or "")
    for tag, attribute in ((w("fldSimple"), w("instr")), (w("hyperlink"), w("anchor"))):
        for element in story.iter(tag):
            if attribute in element.attrib:
                told = element.get(attribute)
                element.set(attribute, any_name.sub(lambda found: names[found[0]], told))
