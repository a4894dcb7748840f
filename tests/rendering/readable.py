"""A Word document as lines that a reviewer can read and compare."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from docx import Document
from docx.oxml.ns import qn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.section import Section

ONE_MORE: Final = re.compile(r"(slip-konfirmasi|tanda-terima)-(?!0[12])")
"""Names of slips and receipts behind a meeting's first two, which differ in names alone."""

FOURTH_LETTER: Final = re.compile(r"(undangan|perubahan|pembatalan)-(?!0[123])")
"""Names of letters behind a meeting's first three, of which one goes to family."""

_INDENT: Final = "    "


def readable(docx: bytes) -> str:
    """Give a document's text and structure, one paragraph a line: "style | text".

    Tables are indented, cells numbered; pictures stand as [logo 2.0 × 1.5 cm], fields by their
    name, line breaks and tabs as ⏎ and ⇥.
    """
    document = Document(BytesIO(docx))
    lines = list(_blocks(document.element.body, ""))
    for section in document.sections:
        lines += _page(section)
    return "\n".join([*lines, ""])


def everything_said(docx: bytes) -> str:
    """Give all text of a document, also of its headers and footers, one paragraph a line."""
    document = Document(BytesIO(docx))
    stories = [document.element]
    stories += [
        relation.target_part.element
        for relation in document.part.rels.values()
        if relation.reltype.endswith(("/header", "/footer"))
    ]
    return "\n".join(_text(p) for story in stories for p in story.iter(qn("w:p")))


def _page(section: Section) -> Iterator[str]:
    width, height = section.page_width, section.page_height
    assert width is not None
    assert height is not None
    yield f"== halaman {width.mm:.0f} × {height.mm:.0f} mm"
    places = {
        "kepala halaman pertama": section.first_page_header,
        "kepala halaman": section.header,
        "kaki halaman pertama": section.first_page_footer,
        "kaki halaman": section.footer,
    }
    for name, place in places.items():
        if not place.is_linked_to_previous:
            yield f"== {name}"
            yield from _blocks(place._element, "")


def _blocks(parent: Any, indent: str) -> Iterator[str]:
    for child in parent:
        if child.tag == qn("w:p"):
            yield f"{indent}{_style(child)} | {_text(child)}".rstrip()
        elif child.tag == qn("w:tbl"):
            yield from _table(child, indent)
        elif child.tag in {qn("w:sdt"), qn("w:sdtContent")}:
            yield from _blocks(child, indent)


def _table(table: Any, indent: str) -> Iterator[str]:
    yield f"{indent}tabel"
    for row in table.findall(qn("w:tr")):
        is_head = row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        yield f"{indent}  {'kepala' if is_head else 'baris'}"
        for number, cell in enumerate(row.findall(qn("w:tc")), start=1):
            for line in _blocks(cell, ""):
                yield f"{indent}{_INDENT}{number}: {line}"


def _style(paragraph: Any) -> str:
    style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return "Normal" if style is None else str(style.get(qn("w:val")))


def _text(paragraph: Any) -> str:
    return "".join(_pieces(paragraph))


def _pieces(paragraph: Any) -> Iterator[str]:
    in_result = False
    for element in paragraph.iter():
        match element.tag.rpartition("}")[2]:
            case "t":
                field = next(element.iterancestors(qn("w:fldSimple")), None)
                yield "" if in_result or field is not None else element.text or ""
            case "br":
                yield "⏎"
            case "tab" if element.getparent().tag == qn("w:r"):
                yield "⇥"
            case "fldSimple":
                yield f"[{element.get(qn('w:instr')).split()[0]}]"
            case "instrText":
                yield f"[{(element.text or '').split()[0]}]"
            case "fldChar":
                in_result = element.get(qn("w:fldCharType")) == "separate"
            case "docPr":
                yield _picture(element.getparent())


def _picture(drawing: Any) -> str:
    extent = drawing.find(qn("wp:extent"))
    width, height = (int(extent.get(side)) / 360_000 for side in ("cx", "cy"))
    kind = re.sub(r"\W.*", "", drawing.find(qn("wp:docPr")).get("descr", "gambar")).lower()
    return f"[{kind} {width:.1f} × {height:.1f} cm]"
