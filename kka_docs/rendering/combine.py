"""The print file: all letters of a run in one .docx, each with its own header and footer.

Every letter is a section (or keeps the several that it has). What letters share lies in the file
once. What they must not share is told apart: bookmarks, lists, page numbers; and since Word lets
a section inherit the headers that it lacks, a letter without one gets an empty one.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from typing import Final

from lxml import etree

from kka_docs.errors import WrongUse
from kka_docs.rendering.letter_package import LetterPackage
from kka_docs.rendering.lists import Lists, NumberedByStyle
from kka_docs.rendering.page_plan import fields_of, numbered, refers_to_end
from kka_docs.rendering.print_letter import PrintLetter, end_section, seen_without_text
from kka_docs.rendering.print_links import PrintLinks
from kka_docs.rendering.print_parts import PrintParts
from kka_docs.rendering.wordml import (
    IGNORABLE,
    Element,
    is_on,
    made,
    parsed,
    set_in_section,
    styles_where,
    w,
    written,
)

_BY_SIDES: Final = ("evenAndOddHeaders", "mirrorMargins")
_HERE: Final = "{surat}"
_QUICKLY: Final = 1
"""zlib's level for text that is only held until the file is written."""


def combined(
    letters: Iterable[bytes], *, odd_pages: bool, pages: Sequence[int] | None = None
) -> bytes:
    """Return the print file (.docx) of these letters; the same letters give the same bytes.

    With `odd_pages` every letter begins on an odd page, for printing on both sides. `pages` tells
    how many pages each letter has. Without it page numbers are left to fields, which is less
    certain: Word counts those in headers and footers whenever it shows them, but those in the text
    of a letter only when fields are updated; LibreOffice shows totals as they were last saved, and
    prints an empty page before a letter with page numbers that would begin on the back of a sheet.

    Raises TemplateFault where a letter cannot stand in one file with those before it, WrongUse
    where there is no letter.
    """
    file = PrintFile(odd_pages=odd_pages)
    for position, letter in enumerate(letters):
        file.add(letter, None if pages is None else pages[position])
    return file.content()


class PrintFile:
    """A print file in the making: letters go in one by one, and none of them is kept whole.

    `counts_pages` tells whether any of them shows page numbers, or how many pages it has; `first`
    is the number of the first letter, where the file is only a part of what is printed.
    """

    def __init__(self, *, odd_pages: bool, first: int = 1) -> None:
        self.counts_pages = False
        self._odd_pages = odd_pages
        self._next = first
        self._parts = PrintParts()
        self._links = PrintLinks(self._parts)
        self._texts: list[bytes] = []
        self._last: tuple[PrintLetter, Element] | None = None
        self._namespaces: dict[str | None, str] = {}
        self._ignorable: dict[str, None] = {}
        self._ids = count(1)
        self._lists: Lists | None = None
        self._seen_styles: frozenset[str] = frozenset()

    def add(self, content: bytes, pages: int | None = None) -> None:
        """Put a letter (.docx) behind the others; `pages` is how many it has, if that is known.

        Raises TemplateFault where it cannot stand in one file with those before it.
        """
        letter = PrintLetter(LetterPackage(content), self._next)
        self._next += 1
        self._parts.share(letter.package, letter.position)
        if self._last is None:
            self._learn_from_first(letter)
        else:
            self._begin_lists_anew(letter)
        letter.name_apart(self._ids)
        last_paragraph = letter.last_paragraph(self._seen_styles)
        letter.mark_begin(self._ids)
        fields = fields_of(letter)
        if fields.show_pages or fields.show_totals:
            self.counts_pages = True
        if refers_to_end(letter, fields, pages):
            letter.mark_end(self._ids)
        heads = numbered(letter, fields, pages, on_odd_pages=self._odd_pages)
        self._links.link_body(letter)
        self._links.put_heads(letter, heads)
        begins = "oddPage" if self._odd_pages and self._last is not None else "nextPage"
        set_in_section(letter.sections[0], made("type", val=begins))
        self._end_last_section()
        self._last = letter, last_paragraph

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

    def _learn_from_first(self, letter: PrintLetter) -> None:
        settings, styles = self._parts.shared("settings"), self._parts.shared("styles")
        if settings is not None and any(is_on(parsed(settings), tag) for tag in _BY_SIDES):
            raise letter.refused("halaman kiri dan kanan yang diatur berlainan")
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

    def _end_last_section(self) -> None:
        """End the section of the last letter, now that another one follows."""
        if self._last is not None:
            letter, paragraph = self._last
            end_section(letter.sections[-1], paragraph)
            self._keep_text(letter)

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
