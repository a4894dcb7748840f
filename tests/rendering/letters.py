"""Letters as tests write them: so many lines of a known height, with heads and page numbers."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from docx import Document
from docx.enum.text import WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from PIL import Image

from kka_docs.resources import word_templates
from tests.rendering.papers import saved

if TYPE_CHECKING:
    from docx.text.paragraph import Paragraph

LINE: Final = 13.8
"""The height of a line, in points; 53 of them and 11.2 points fit on a page."""

FIELDS: Final = {"{x}": "PAGE", "{y}": "NUMPAGES"}


def letter(
    name: str = "A",
    lines: int = 3,
    *,
    room: float = 0,
    table_at_end: bool = False,
    **heads: str,
) -> bytes:
    """Write a letter in the styles of undangan.docx; `room` points are left above its first line.

    `heads` are texts for `header`, `footer`, `first_page_header`, `even_page_footer` and so on,
    in which {x} stands for the page's number and {y} for how many pages there are.
    """
    document = blank()
    for number in range(1, lines + 1):
        holder: Any = document
        if table_at_end and number == lines:
            holder = document.add_table(1, 1).cell(0, 0)
            holder._element.remove(holder.paragraphs[0]._p)
        _add_line(holder, f"Surat {name} baris {number}", room if number == 1 else 0)
    document.add_paragraph(style="Akhir Dokumen")
    put_heads(document, heads)
    return saved(document)


def blank() -> Any:
    """Open the template of undangan without its text."""
    document = Document(str(word_templates() / "undangan.docx"))
    body = document.element.body
    for block in list(body)[:-1]:
        body.remove(block)
    return document


def put_heads(document: Any, heads: dict[str, str]) -> None:
    """Write the headers and footers of a document's last section."""
    section = document.sections[-1]
    for place, text in heads.items():
        if place.startswith("first_page"):
            section.different_first_page_header_footer = True
        if place.startswith("even_page"):
            document.settings.odd_and_even_pages_header_footer = True
        head = getattr(section, place)
        head.is_linked_to_previous = False
        head.paragraphs[0].style = "Kaki Halaman"
        write(head.paragraphs[0], text)


def write(paragraph: Paragraph, text: str) -> None:
    """Write a text, its {x} and {y} as fields the way Word writes them."""
    for piece in re.split(r"(\{[xy]\})", text):
        if piece in FIELDS:
            add_field(paragraph, FIELDS[piece])
        else:
            paragraph.add_run(piece)


def add_field(paragraph: Paragraph, instruction: str, result: str = "9") -> None:
    """Write a field as Word does: begin, instruction, separator, result, end."""
    for mark in ("begin", "separate", "end"):
        if mark == "end":
            paragraph.add_run(result)
        element: Any = OxmlElement("w:fldChar")
        element.set(qn("w:fldCharType"), mark)
        paragraph.add_run()._r.append(element)
        if mark == "begin":
            told: Any = OxmlElement("w:instrText")
            told.text = f" {instruction} "
            paragraph.add_run()._r.append(told)


def picture(colour: str, size: int = 12) -> BytesIO:
    """Draw a square of one colour as PNG."""
    target = BytesIO()
    Image.new("RGB", (size, size), colour).save(target, "PNG")
    target.seek(0)
    return target


def _add_line(holder: Any, text: str, room: float) -> None:
    line = holder.add_paragraph(text)
    form = line.paragraph_format
    form.line_spacing, form.line_spacing_rule = Pt(LINE), WD_LINE_SPACING.EXACTLY
    form.space_before, form.space_after = Pt(room), Pt(0)
    form.widow_control = False
