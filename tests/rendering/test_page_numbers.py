"""Page numbers of letters that stand in one file with others: "halaman x dari y" for each."""

from __future__ import annotations

from io import BytesIO
from typing import Any, Final

import pytest
from docx import Document
from docx.enum.section import WD_SECTION
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from kka_docs.rendering.combine import combined
from tests.rendering.letters import (
    BODY,
    add_field,
    blank,
    letter,
    sections_of,
    told_by,
    write_line,
)
from tests.rendering.papers import saved


def _numbered(pages: int, **heads: Any) -> list[str]:
    """What the heads of a letter say when it stands behind another one."""
    file = combined([letter(), letter(**heads)], odd_pages=False, pages=[1, pages])
    return sorted(told_by(file))


def _counts_anew(file: bytes) -> list[str | None]:
    numberings = [section._sectPr.find(qn("w:pgNumType")) for section in sections_of(file)]
    return [None if found is None else found.get(qn("w:start")) for found in numberings]


def test_numbers_of_one_page_and_of_two_are_texts() -> None:
    assert _numbered(1, footer="{x} dari {y}") == ["1 dari 1"]
    assert _numbered(2, footer="{x} dari {y}") == ["1 dari 2", "2 dari 2"]
    assert _numbered(2, header="A", first_page_header="{x}/{y}") == ["1/2", "A"]
    assert _numbered(2, first_page_footer="P", footer="{x}") == ["2", "P"]


def test_longer_letters_and_unknown_ones_count_anew() -> None:
    counted = letter(footer="{x} dari {y}")
    for pages, total in (([1, 3], "3"), (None, "{SECTIONPAGES}9")):
        file = combined([letter(), counted], odd_pages=False, pages=pages)
        assert told_by(file) == [f"{{PAGE}}9 dari {total}"]
        assert _counts_anew(file) == [None, "1"]
    assert _counts_anew(combined([letter(), counted], odd_pages=False, pages=[1, 2])) == [None] * 2


def test_letters_of_two_pages_that_begin_on_odd_ones_count_anew() -> None:
    counted = letter(footer="{x} dari {y}")
    file = combined([letter(), counted], odd_pages=True, pages=[1, 2])
    assert told_by(file) == ["{PAGE}9 dari 2"]
    assert _counts_anew(file) == [None, "1"]


def test_letters_without_page_numbers_never_count_anew() -> None:
    letters = [letter(footer="Kaki"), letter(footer="dari {y}")]
    assert _counts_anew(combined(letters, odd_pages=False)) == [None, None]
    assert told_by(combined(letters, odd_pages=False, pages=[3, 3])) == ["Kaki", "dari 3"]


SIMPLE: Final = (
    '<w:fldSimple {} w:instr="{}"><w:r><w:rPr><w:b/></w:rPr><w:t>9</w:t></w:r></w:fldSimple>'
)


@pytest.mark.parametrize(
    ("instruction", "told"),
    [
        (" PAGE ", "1"),
        ("page", "1"),
        (r" PAGE  \* MERGEFORMAT ", "1"),
        (r"NUMPAGES \* Arabic", "1"),
        (" SECTIONPAGES ", "1"),
        (" PAGEREF halaman ", "{PAGEREF halaman}9"),
    ],
)
def test_fields_are_known_by_their_instruction(instruction: str, told: str) -> None:
    for is_simple in (True, False):
        document = blank()
        paragraph = document.add_paragraph()
        if is_simple:
            field: Any = parse_xml(SIMPLE.format(nsdecls("w"), instruction))
            paragraph._p.append(field)
        else:
            add_field(paragraph, instruction.strip())
        assert told_by(combined([saved(document)], odd_pages=False, pages=[1]), BODY) == [told]


def test_a_letter_of_several_sections_counts_to_its_own_end() -> None:
    document = Document(BytesIO(letter(footer="{x} dari {y}")))
    document.add_section(WD_SECTION.NEW_PAGE)
    write_line(document.add_paragraph(), "Lampiran")
    file = combined([letter(), saved(document)], odd_pages=False)
    assert told_by(file) == ["{PAGE}9 dari {PAGEREF akhirsurat2}9"]
    assert _counts_anew(file) == [None, "1", None]
    assert len(sections_of(file)) == 3
