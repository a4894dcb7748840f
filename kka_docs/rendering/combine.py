"""The print file: all letters of a run in one .docx, each with its own header and footer.

Every letter is a section (or keeps the several that it has). What letters share lies in the file
once. What they must not share is told apart: bookmarks, lists, page numbers; and since Word lets
a section inherit the headers that it lacks, a letter without one gets an empty one.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from itertools import count
from typing import Final

from lxml import etree

from kka_docs.errors import WrongUse
from kka_docs.rendering.letter_package import LetterPackage, Relation
from kka_docs.rendering.lists import Lists, NumberedByStyle
from kka_docs.rendering.page_fields import page_fields
from kka_docs.rendering.page_plan import Head, Heads, numbered
from kka_docs.rendering.print_letter import (
    HEADS,
    PrintLetter,
    end_section,
    seen_without_text,
    small_paragraph,
)
from kka_docs.rendering.print_parts import PrintParts
from kka_docs.rendering.wordml import (
    IGNORABLE,
    Element,
    R,
    W,
    is_on,
    made,
    parsed,
    set_in_section,
    styles_where,
    w,
    written,
    xpath,
)

_LINKS: Final = xpath("//@r:*")
_DRAWINGS: Final = xpath("//wp:docPr")
_REFERENCES: Final = xpath("w:headerReference | w:footerReference")
_ROOTS: Final = {"header": "hdr", "footer": "ftr"}
_HERE: Final = "{surat}"
_QUICKLY: Final = 1
"""zlib's level for text that is only held until the file is written."""


def combined(
    letters: Iterable[bytes], *, odd_pages: bool, pages: Sequence[int] | None = None
) -> bytes:
    """Return the print file (.docx) of these letters; the same letters give the same bytes.

    With `odd_pages` every letter begins on an odd page, for printing on both sides. `pages` tells
    how many pages each letter has; without it, Word counts them. Raises TemplateFault where a
    letter cannot stand in one file with those before it, WrongUse where there is no letter.
    """
    file = PrintFile(odd_pages=odd_pages)
    for position, letter in enumerate(letters):
        file.add(letter, None if pages is None else pages[position])
    return file.content()


class PrintFile:
    """A print file in the making: letters go in one by one, and none of them is kept whole.

    `counts_pages` tells whether any of them shows page numbers, or depends on them.
    """

    def __init__(self, *, odd_pages: bool) -> None:
        self.counts_pages = False
        self._odd_pages = odd_pages
        self._count = 0
        self._parts = PrintParts()
        self._texts: list[bytes] = []
        self._last: tuple[PrintLetter, Element] | None = None
        self._last_pages: int | None = None
        self._namespaces: dict[str | None, str] = {}
        self._ignorable: dict[str, None] = {}
        self._ids, self._drawing_ids = count(1), count(1)
        self._places: set[tuple[str, str]] = set()
        self._lists: Lists | None = None
        self._alternating = False
        self._seen_styles: frozenset[str] = frozenset()

    def add(self, content: bytes, pages: int | None = None) -> None:
        """Put a letter (.docx) behind the others; `pages` is how many it has, if that is known.

        Raises TemplateFault where it cannot stand in one file with those before it.
        """
        self._count += 1
        letter = PrintLetter(LetterPackage(content), self._count)
        self._parts.share(letter.package, self._count)
        if self._count == 1:
            self._learn_from_first()
        else:
            self._begin_lists_anew(letter)
        letter.name_apart(self._ids)
        letter.mark(self._ids)
        if self._alternating or any(map(page_fields, letter.stories)):
            self.counts_pages = True
        heads = numbered(letter, pages, alternating=self._alternating, on_odd_pages=self._odd_pages)
        self._link_body(letter)
        self._put_heads(letter, heads)
        first, last_paragraph = letter.sections[0], letter.last_paragraph(self._seen_styles)
        turns = self._odd_pages and self._last is not None
        after_blank = turns and self._needs_blank(first, pages, has_heads=any(heads))
        begins = "oddPage" if turns and not after_blank else "nextPage"
        set_in_section(first, made("type", val=begins))
        self._end_last_section(with_blank=after_blank)
        self._last, self._last_pages = (letter, last_paragraph), pages

    def content(self) -> bytes:
        """Return the print file, to which nothing can be added any more.

        Raises WrongUse where there is no letter.
        """
        if self._last is None:
            raise WrongUse("Tidak ada surat yang dapat disatukan dalam berkas cetak.")
        letter, _ = self._last
        letter.body.append(letter.sections[-1])
        self._keep_text(letter)
        if self._lists is not None:
            self._parts.change_shared("numbering", self._lists.part())
        return self._parts.package(self._document())

    def _learn_from_first(self) -> None:
        settings, styles = self._parts.shared("settings"), self._parts.shared("styles")
        if settings is not None:
            self._alternating = is_on(parsed(settings), "evenAndOddHeaders")
        if styles is not None:
            self._seen_styles = styles_where(parsed(styles), seen_without_text)

    def _begin_lists_anew(self, letter: PrintLetter) -> None:
        """Let no list go on with the numbers of an earlier letter."""
        if self._lists is None:
            numbering, styles = self._parts.shared("numbering"), self._parts.shared("styles")
            if numbering is None or styles is None:
                return
            self._lists = Lists(numbering, styles)
        try:
            self._lists.begin_anew(letter.stories)
        except NumberedByStyle as fault:
            raise letter.refused("paragraf yang dinomori oleh gayanya") from fault

    def _needs_blank(self, first: Element, pages: int | None, *, has_heads: bool) -> bool:
        """Whether a letter had better follow a blank page that begins on an even one.

        LibreOffice lays out a section that begins on an odd page with another room for its
        header, and shows that of the first page on the second again. Where the letter before
        leaves a blank back anyway, the blank page takes nothing; before a first page's header it
        may take a sheet.
        """
        if pages is None or pages == 1 or not has_heads:
            return False
        leaves_back = self._last_pages is not None and self._last_pages % 2 == 1
        return leaves_back or is_on(first, "titlePg")

    def _end_last_section(self, *, with_blank: bool) -> None:
        """End the section of the last letter, now that another one follows."""
        if self._last is None:
            return
        letter, paragraph = self._last
        section = letter.sections[-1]
        end_section(section, paragraph)
        if with_blank:
            blank = made("sectPr")
            blank.append(made("type", val="evenPage"))
            blank.extend(deepcopy(found) for found in section.iter(w("pgSz"), w("pgMar")))
            self._put_references(blank, {}, is_first=True)
            paragraph = small_paragraph()
            end_section(blank, paragraph)
            letter.body.append(paragraph)
        self._keep_text(letter)

    def _link_body(self, letter: PrintLetter) -> None:
        for link in _LINKS(letter.body):
            relation = self._relation(letter, letter.relations.get(link))
            if relation is not None:
                link.getparent().set(link.attrname, self._parts.relation(relation))
        for drawing in _DRAWINGS(letter.body):
            drawing.set("id", str(next(self._drawing_ids)))

    def _relation(self, letter: PrintLetter, own: Relation | None) -> Relation | None:
        """What a letter refers to, as the print file has it; None for its headers and footers."""
        if own is None or own.kind in HEADS:
            return None
        if own.is_external:
            return own
        if own.kind != "image":
            raise letter.refused("objek sisipan")
        return self._parts.picture(letter.package, own)

    def _put_heads(self, letter: PrintLetter, heads: Sequence[Heads]) -> None:
        """Give the letter's sections their headers and footers, and none of an earlier letter's."""
        for section, own in zip(letter.sections, heads, strict=True):
            keys = {place: self._head(letter, place[0], head) for place, head in own.items()}
            self._put_references(section, keys, is_first=section is letter.sections[0])
        self._places |= {place for own in heads for place in own}

    def _put_references(
        self, section: Element, keys: dict[tuple[str, str], str], *, is_first: bool
    ) -> None:
        """Let a section have these headers and footers; the first of a letter inherits none."""
        for reference in _REFERENCES(section):
            section.remove(reference)
        if is_first:
            lacking = self._places - keys.keys()
            keys = keys | {place: self._empty_head(place[0]) for place in lacking}
        for (kind, place), key in sorted(keys.items(), reverse=True):
            reference = made(f"{kind}Reference", type=place)
            reference.set(f"{{{R}}}id", key)
            section.insert(0, reference)

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
            drawing.set("id", "0")
        return self._parts.story(kind, written(root), relations, self._with_drawing_ids)

    def _empty_head(self, kind: str) -> str:
        root = etree.Element(w(_ROOTS[kind]), nsmap={"w": W})
        root.append(small_paragraph())
        return self._parts.story(kind, written(root), {}, self._with_drawing_ids)

    def _with_drawing_ids(self, xml: bytes) -> bytes:
        root = parsed(xml)
        for drawing in _DRAWINGS(root):
            drawing.set("id", str(next(self._drawing_ids)))
        return written(root)

    def _keep_text(self, letter: PrintLetter) -> None:
        """Keep a letter's body without its tag, whose namespaces the document's own tag takes."""
        self._ignorable |= dict.fromkeys(letter.ignorable)
        namespaces = letter.namespaces | self._namespaces
        if letter.namespaces.items() <= namespaces.items():
            self._namespaces = namespaces
            text = etree.tostring(letter.body, encoding="UTF-8")
            text = text[text.index(b">") + 1 : text.rindex(b"</")]
        else:  # a prefix that stands for something else here: every element says what it means
            text = b"".join(etree.tostring(block, encoding="UTF-8") for block in letter.body)
        self._texts.append(zlib.compress(text, _QUICKLY))

    def _document(self) -> Iterator[bytes]:
        root = etree.Element(w("document"), nsmap=self._namespaces)
        if self._ignorable:
            root.set(IGNORABLE, " ".join(self._ignorable))
        etree.SubElement(root, w("body")).text = _HERE
        before, _, after = written(root).partition(_HERE.encode())
        yield before
        for text in self._texts:
            yield zlib.decompress(text)
        yield after
