"""How the pages of one letter are numbered when it is one of many in a file.

Numbers are written as text where they are certain: on the only page of a letter, and on two
pages, of which the first gets a header and footer of its own. Only a longer letter begins to count
anew. LibreOffice lays out an empty page before such a letter where it would begin on the back of
a sheet, but leaves that page out of a PDF. Where all letters begin on odd pages, every letter of
more than one page counts anew, for then nothing stands in the way.
"""

from __future__ import annotations

from typing import Final, NamedTuple, TypeAlias

from kka_docs.rendering.page_fields import Numbers, PageField, Uncountable, page_fields
from kka_docs.rendering.print_letter import ENDS, PrintLetter
from kka_docs.rendering.wordml import Element, R, is_on, made, set_in_section, value_of, w

_KINDS: Final = ("header", "footer")

_DEFAULT, _FIRST, _EVEN = "default", "first", "even"
_ID: Final = f"{{{R}}}id"
_DIGITS: Final = frozenset({"", "decimal"})
_FIRST_NUMBER: Final = "1"


class Head(NamedTuple):
    """One of a letter's headers and footers, and what its page fields become."""

    key: str
    numbers: Numbers


Heads: TypeAlias = dict[tuple[str, str], Head]
"""The heads of a section by where they stand: ("header", "first")."""


class LetterFields(NamedTuple):
    """The fields of a letter that print page numbers."""

    in_body: list[PageField]
    in_heads: list[PageField]

    @property
    def show_pages(self) -> bool:
        """Return whether any of them prints the number of its page."""
        return any(not field.is_total for field in (*self.in_body, *self.in_heads))

    @property
    def show_totals(self) -> bool:
        """Return whether any of them prints how many pages there are."""
        return any(field.is_total for field in (*self.in_body, *self.in_heads))


def fields_of(letter: PrintLetter) -> LetterFields:
    """Return the letter's fields; TemplateFault where one of them would be wrong among others."""
    try:
        in_body = page_fields(letter.body)
        in_heads = [field for head in letter.heads.values() for field in page_fields(head)]
        fields = LetterFields(in_body, in_heads)
        if fields.show_pages:
            _require_plain_numbers(letter.sections[0])
    except Uncountable as fault:
        raise letter.refused(fault.what) from fault
    return fields


def refers_to_end(letter: PrintLetter, fields: LetterFields, pages: int | None) -> bool:
    """Return whether only the number of its last page tells how many pages a letter has."""
    return pages is None and len(letter.sections) > 1 and fields.show_totals


def numbered(
    letter: PrintLetter, fields: LetterFields, pages: int | None, *, on_odd_pages: bool
) -> list[Heads]:
    """Number a letter's pages; return the heads that each of its sections then has.

    `pages` is how many it has, None where that is not known; `on_odd_pages` tells whether it
    begins on an odd page.
    """
    first, *others = letter.sections
    _count_on(first)
    counting = f"PAGEREF {ENDS.format(letter.position)}" if others else "SECTIONPAGES"
    numbers = Numbers(1 if pages == 1 else None, pages, counting)
    for field in fields.in_body:
        field.become(numbers)
    heads = [_heads(section, numbers) for section in letter.sections]
    if pages == 1:
        return heads
    is_shown_in_heads_only = fields.show_pages and all(field.is_total for field in fields.in_body)
    if pages == 2 and is_shown_in_heads_only and not others and not on_odd_pages:  # noqa: PLR2004
        return [_split(first, heads[0])]
    if fields.show_pages or refers_to_end(letter, fields, pages):
        _count_anew(first)
    return heads


def _require_plain_numbers(section: Element) -> None:
    own = section.find(w("pgNumType"))
    if value_of(own, "fmt") not in _DIGITS:
        raise Uncountable("nomor halaman yang bukan angka biasa")
    if (value_of(own, "start") or _FIRST_NUMBER) != _FIRST_NUMBER:
        raise Uncountable("nomor halaman yang tidak dimulai dari 1")


def _heads(section: Element, numbers: Numbers) -> Heads:
    return {
        (kind, place): Head(reference.get(_ID), numbers)
        for kind in _KINDS
        for reference in section.findall(w(f"{kind}Reference"))
        if (place := value_of(reference, "type") or _DEFAULT) != _EVEN
    }


def _split(section: Element, heads: Heads) -> Heads:
    """The heads of a letter of two pages, apart for the first and for the second."""
    shown_first = _FIRST if is_on(section, "titlePg") else _DEFAULT
    set_in_section(section, made("titlePg"))
    pairs = ((_FIRST, shown_first, 1), (_DEFAULT, _DEFAULT, 2))
    return {
        (kind, place): head._replace(numbers=head.numbers._replace(page=number))
        for kind in _KINDS
        for place, shown, number in pairs
        if (head := heads.get((kind, shown))) is not None
    }


def _count_on(section: Element) -> None:
    own = section.find(w("pgNumType"))
    if own is not None:
        own.attrib.pop(w("start"), None)


def _count_anew(section: Element) -> None:
    own = section.find(w("pgNumType"))
    anew = made("pgNumType") if own is None else own
    anew.set(w("start"), _FIRST_NUMBER)
    set_in_section(section, anew)
