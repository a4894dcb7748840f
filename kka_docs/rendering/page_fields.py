"""Page numbers in a letter, "halaman x dari y": as fields that Word counts, and as text.

Word counts the pages of a file. Of many letters in one file each needs numbers of its own. Where
they are known they become text: LibreOffice prints a section's number of pages as it was last
saved, and lays out a blank page wherever numbering begins again on the back of a sheet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from kka_docs.rendering.wordml import Element, made, w

_KIND: Final = re.compile(r"\s*(\w+)")
_PLAIN: Final = re.compile(
    r'\s*\w+(\s*\\\*\s*(MERGEFORMAT|CHARFORMAT|"?Arabic"?))*\s*', re.IGNORECASE
)
_PAGE: Final = "PAGE"
_TOTALS: Final = frozenset({"NUMPAGES", "SECTIONPAGES"})
_OF_WHOLE_FILE: Final = frozenset(
    {"AUTONUM", "AUTONUMLGL", "AUTONUMOUT", "LISTNUM", "NUMCHARS", "NUMWORDS"}
    | {"INDEX", "SECTION", "SEQ", "TOC"}
)

_NO_LANGUAGE: Final = "x-none"
_AFTER_LANGUAGE: Final = frozenset(
    w(tag) for tag in ("eastAsianLayout", "specVanish", "oMath", "rPrChange")
)

_SIMPLE, _CHAR, _INSTRUCTION = w("fldSimple"), w("fldChar"), w("instrText")
_RUN, _RUN_PROPERTIES = w("r"), w("rPr")


class Uncountable(Exception):
    """A field whose value cannot be told for one letter of many; `what` names it in Indonesian."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


class Numbers(NamedTuple):
    """What page fields become: a text, or for None a field.

    `counting` is the instruction of the field that counts the pages of the letter alone.
    """

    page: int | None
    total: int | None
    counting: str


@dataclass(slots=True)
class _Field:
    """A field; `parts` are all that stands in runs from its begin to its end, or w:fldSimple."""

    parts: list[Element]
    instruction: str = ""
    is_inside_instruction: bool = False
    has_result: bool = False

    @property
    def kind(self) -> str:
        found = _KIND.match(self.instruction)
        return found[1].upper() if found else ""

    @property
    def is_plain(self) -> bool:
        return _PLAIN.fullmatch(self.instruction) is not None


@dataclass(frozen=True, slots=True)
class PageField:
    """A field that prints the number of the page, or (`is_total`) how many there are."""

    parts: list[Element]
    is_total: bool

    def become(self, numbers: Numbers) -> None:
        """Put a text in the field's place, or let it count the pages of the letter alone."""
        number = numbers.total if self.is_total else numbers.page
        if number is not None:
            self._become_text(str(number))
        elif self.is_total:
            self._count_with(f" {numbers.counting} ")

    def _become_text(self, text: str) -> None:
        first, literal = self.parts[0], made("t")
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

    def _count_with(self, instruction: str) -> None:
        if self.parts[0].tag == _SIMPLE:
            self.parts[0].set(w("instr"), instruction)
            return
        pieces = [part for part in self.parts if part.tag == _INSTRUCTION]
        for piece in pieces:
            piece.text = None
        pieces[0].text = instruction


def page_fields(story: Element) -> list[PageField]:
    """Return the fields of a story (body, header or footer) that print page numbers.

    Raises Uncountable for a field that would be another in a file of many letters.
    """
    found = []
    for field in (*_simple_fields(story), *_fields_of_runs(story)):
        if field.kind in _OF_WHOLE_FILE:
            raise Uncountable(f"bidang otomatis {field.kind}")
        if field.kind == _PAGE or field.kind in _TOTALS:
            _require_plain(field)
            found.append(PageField(field.parts, field.kind in _TOTALS))
    return found


def _require_plain(field: _Field) -> None:
    if field.is_inside_instruction:
        raise Uncountable("nomor halaman di dalam rumus (misalnya bidang IF)")
    if not field.is_plain:
        raise Uncountable("nomor halaman yang bukan angka biasa")


def _simple_fields(story: Element) -> Iterator[_Field]:
    for element in story.iter(_SIMPLE):
        yield _Field([element], element.get(w("instr"), ""))


def _fields_of_runs(story: Element) -> Iterator[_Field]:
    """Fields as Word writes them, from a begin to an end, one inside another or not."""
    begun: list[_Field] = []
    for element in _inside_runs(story):
        mark = element.get(w("fldCharType")) if element.tag == _CHAR else None
        if mark == "begin":
            is_inside_instruction = bool(begun) and not begun[-1].has_result
            begun.append(_Field([], is_inside_instruction=is_inside_instruction))
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
