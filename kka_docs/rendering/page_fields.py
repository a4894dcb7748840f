"""Page numbers in a letter, "halaman x dari y": as fields that Word counts, and as text.

Word counts the pages of a file. Of many letters in one file each needs numbers of its own. Where
they are known they become text: LibreOffice prints a section's number of pages as it was last
saved, and lays out a blank page wherever numbering begins again on the back of a sheet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from kka_docs.rendering.wordml import Element, made, w

_WHAT: Final = r"\s*(?P<what>PAGE|NUMPAGES|SECTIONPAGES)\b"
_PAGE_FIELD: Final = re.compile(_WHAT, re.IGNORECASE)
_PLAIN: Final = re.compile(
    _WHAT + r'(?:\s*\\\*\s*(?:MERGEFORMAT|CHARFORMAT|"?Arabic"?))*\s*', re.IGNORECASE
)

_NO_LANGUAGE: Final = "x-none"
_AFTER_LANGUAGE: Final = frozenset(
    w(tag) for tag in ("eastAsianLayout", "specVanish", "oMath", "rPrChange")
)

_SIMPLE, _CHAR, _INSTRUCTION, _TEXT = w("fldSimple"), w("fldChar"), w("instrText"), w("t")
_RUN, _RUN_PROPERTIES = w("r"), w("rPr")


class Numbers(NamedTuple):
    """What page fields become: a text, or for None a field.

    `counting` is the instruction of the field that counts the pages of the letter alone.
    """

    page: int | None
    total: int | None
    counting: str


@dataclass(slots=True)
class PageField:
    """A field that prints the number of a page, or how many there are.

    `parts` are the one w:fldSimple, or all that stands in runs from the field's begin to its end.
    """

    parts: list[Element]
    instruction: str = ""
    is_inside_instruction: bool = False
    has_result: bool = field(default=False, repr=False)

    @property
    def is_page(self) -> bool:
        """Return whether it prints the number of the page, not how many there are."""
        found = _PAGE_FIELD.match(self.instruction)
        return found is not None and found["what"].upper() == "PAGE"

    @property
    def is_plain(self) -> bool:
        """Return whether it prints plain digits."""
        return _PLAIN.fullmatch(self.instruction) is not None

    def become(self, numbers: Numbers) -> None:
        """Put a text in the field's place, or let it count the pages of the letter alone."""
        number = numbers.page if self.is_page else numbers.total
        if number is not None and self.is_plain:
            self._become_text(str(number))
        elif not self.is_page:
            self._count_with(numbers.counting)

    def _become_text(self, text: str) -> None:
        first = self.parts[0]
        literal = made("instrText" if self.is_inside_instruction else "t")
        literal.text = text
        if first.tag == _SIMPLE:
            run = made("r")
            run.extend(first.findall(f"{_RUN}/{_RUN_PROPERTIES}")[:1])
            run.append(literal)
            first.getparent().replace(first, run)
        else:
            run = first.getparent()
            run.replace(first, literal)
            for part in self.parts[1:]:
                _remove(part)
        _set_apart(run)

    def _count_with(self, counting: str) -> None:
        instruction = _PAGE_FIELD.sub(f" {counting}", self.instruction, count=1)
        if self.parts[0].tag == _SIMPLE:
            self.parts[0].set(w("instr"), instruction)
            return
        pieces = [part for part in self.parts if part.tag == _INSTRUCTION]
        for piece in pieces:
            piece.text = None
        pieces[0].text = instruction


def _remove(part: Element) -> None:
    run = part.getparent()
    run.remove(part)
    if all(child.tag == _RUN_PROPERTIES for child in run):
        run.getparent().remove(run)


def _set_apart(run: Element) -> None:
    """Give a number no language, so that it is not drawn in one piece with what is around it.

    A field is not, either: pages with texts come out exactly as those with fields.
    """
    properties = run.find(_RUN_PROPERTIES)
    if properties is None:
        properties = made("rPr")
        run.insert(0, properties)
    language = properties.find(w("lang"))
    if language is None:
        language = made("lang")
        after = sum(child.tag in _AFTER_LANGUAGE for child in properties)
        properties.insert(len(properties) - after, language)
    language.set(w("val"), _NO_LANGUAGE)


def page_fields(story: Element) -> list[PageField]:
    """Return the fields of a story (body, header or footer) that print page numbers."""
    fields = (*_simple_fields(story), *_fields_of_runs(story))
    return [field for field in fields if _PAGE_FIELD.match(field.instruction)]


def _simple_fields(story: Element) -> Iterator[PageField]:
    for element in story.iter(_SIMPLE):
        yield PageField([element], element.get(w("instr"), ""))


def _fields_of_runs(story: Element) -> Iterator[PageField]:
    """Fields as Word writes them, from a begin to an end, one inside another or not."""
    begun: list[PageField] = []
    for element in _inside_runs(story):
        mark = element.get(w("fldCharType")) if element.tag == _CHAR else None
        if mark == "begin":
            is_inside_instruction = bool(begun) and not begun[-1].has_result
            begun.append(PageField([], is_inside_instruction=is_inside_instruction))
        if not begun:
            continue
        for outer in begun:
            outer.parts.append(element)
        if mark == "separate":
            begun[-1].has_result = True
        elif mark == "end":
            yield begun.pop()
        elif element.tag == _INSTRUCTION and not begun[-1].has_result:
            begun[-1].instruction += element.text or ""


def _inside_runs(story: Element) -> Iterator[Element]:
    for run in story.iter(_RUN):
        for element in run:
            if element.tag != _RUN_PROPERTIES:
                yield element
