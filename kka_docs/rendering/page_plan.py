"""How the pages of one letter are numbered when it is one of many in a file.

Numbers are written as text where they are certain: on the only page of a letter, and on two
pages, of which the first gets a header and footer of its own. Only a longer letter begins to count
anew. LibreOffice lays out an empty page before such a letter where it would begin on the back of
a sheet, but leaves that page out of a PDF. Where all letters begin on odd pages, every letter of
more than one page counts anew, for then nothing stands in the way.
"""

from __future__ import annotations

from typing import Final, NamedTuple, TypeAlias

from kka_docs.rendering.page_fields import Numbers, page_fields
from kka_docs.rendering.print_letter import ENDS, PrintLetter
from kka_docs.rendering.wordml import Element, R, is_on, made, set_in_section, value_of, w

KINDS: Final = ("header", "footer")

_DEFAULT, _EVEN, _FIRST = "default", "even", "first"
_ONE_PAGE, _TWO_PAGES = 1, 2
_ID: Final = f"{{{R}}}id"
_DIGITS: Final = frozenset({"", "decimal"})


class Head(NamedTuple):
    """One of a letter's headers and footers, and what its page fields become."""

    key: str
    numbers: Numbers


Heads: TypeAlias = dict[tuple[str, str], Head]
"""The heads of a section by where they stand: ("header", "first")."""


def numbered(
    letter: PrintLetter, pages: int | None, *, alternating: bool, on_odd_pages: bool
) -> list[Heads]:
    """Number a letter's pages; return the heads that each of its sections then has.

    `pages` is how many it has, None where that is not known; `alternating` tells whether left
    and right pages have heads of their own, `on_odd_pages` whether it begins on an odd page.
    """
    numbering = _Numbering(letter, pages, alternating)
    if pages == _ONE_PAGE and numbering.can_be_text:
        return numbering.on_one_page()
    if pages == _TWO_PAGES and not on_odd_pages and numbering.can_be_split:
        return numbering.on_two_pages()
    return numbering.by_fields()


class _Numbering:
    """The page fields of a letter, and the number of its first page."""

    def __init__(self, letter: PrintLetter, pages: int | None, alternating: bool) -> None:
        self._sections = letter.sections
        self._alternating = alternating
        self._in_body = page_fields(letter.body)
        in_heads = [found for head in letter.heads.values() for found in page_fields(head)]
        self._fields = [*self._in_body, *in_heads]
        own = self._sections[0].find(w("pgNumType"))
        self._format = value_of(own, "fmt")
        self._start = int(value_of(own, "start") or 1)
        if own is not None:
            own.attrib.pop(w("start"), None)
        is_one = len(self._sections) == 1
        counting = "SECTIONPAGES" if is_one else f"PAGEREF {ENDS.format(letter.position)}"
        self._numbers = Numbers(None, pages, counting)

    @property
    def can_be_text(self) -> bool:
        """Return whether its page numbers are plain digits."""
        shown = (field for field in self._fields if field.is_page)
        return self._format in _DIGITS and all(field.is_plain for field in shown)

    @property
    def can_be_split(self) -> bool:
        """Return whether its page numbers can be text in heads for the first page and others."""
        is_in_body = any(field.is_page for field in self._in_body)
        is_one = len(self._sections) == 1
        return self._shows_pages and self.can_be_text and is_one and not is_in_body

    @property
    def _shows_pages(self) -> bool:
        """Return whether it matters which number a page has."""
        return self._alternating or any(field.is_page for field in self._fields)

    def on_one_page(self) -> list[Heads]:
        """Write the one page's number, and let its heads stand on whichever side it comes."""
        numbers = self._numbers._replace(page=self._start)
        self._fill_body(numbers)
        heads = [_heads(section, numbers) for section in self._sections]
        return [self._standing_on_any_side(found) for found in heads]

    def on_two_pages(self) -> list[Heads]:
        """Write both pages' numbers: the first has heads of its own, the second the others."""
        self._fill_body(self._numbers)
        (section,) = self._sections
        old = _heads(section, self._numbers)
        on_first = _FIRST if is_on(section, "titlePg") else self._side(self._start)
        on_second = self._side(self._start + 1)
        new: Heads = {}
        for kind in KINDS:
            pairs = [(_FIRST, on_first, self._start), (_DEFAULT, on_second, self._start + 1)]
            if self._alternating:
                pairs.append((_EVEN, on_second, self._start + 1))
            for place, shown, number in pairs:
                if (kind, shown) in old:
                    numbers = self._numbers._replace(page=number)
                    new[kind, place] = old[kind, shown]._replace(numbers=numbers)
        set_in_section(section, made("titlePg"))
        return [new]

    def by_fields(self) -> list[Heads]:
        """Leave page numbers to the program, which counts them anew where the letter has any."""
        self._fill_body(self._numbers)
        refers = len(self._sections) > 1 and self._numbers.total is None and bool(self._fields)
        if self._shows_pages or refers:
            first = self._sections[0]
            own = first.find(w("pgNumType"))
            anew = made("pgNumType") if own is None else own
            anew.set(w("start"), str(self._start))
            set_in_section(first, anew)
        return [_heads(section, self._numbers) for section in self._sections]

    def _fill_body(self, numbers: Numbers) -> None:
        for field in self._in_body:
            field.become(numbers)

    def _side(self, number: int) -> str:
        return _EVEN if self._alternating and number % 2 == 0 else _DEFAULT

    def _standing_on_any_side(self, heads: Heads) -> Heads:
        """The heads of a first page that may come on a left or on a right page."""
        if not self._alternating:
            return heads
        shown = {kind: heads.get((kind, self._side(self._start))) for kind in KINDS}
        sides = {
            (kind, side): head
            for kind, head in shown.items()
            for side in (_DEFAULT, _EVEN)
            if head is not None
        }
        return {place: head for place, head in heads.items() if place[1] == _FIRST} | sides


def _heads(section: Element, numbers: Numbers) -> Heads:
    return {
        (kind, value_of(reference, "type") or _DEFAULT): Head(reference.get(_ID), numbers)
        for kind in KINDS
        for reference in section.findall(w(f"{kind}Reference"))
    }
