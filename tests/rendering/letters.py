"""Letters as tests write them: lines of a known height, heads with page numbers and pictures."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from zipfile import ZipFile

from docx import Document
from docx.enum.text import WD_LINE_SPACING
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from kka_docs.rendering.office import SECONDS, converted
from kka_docs.resources import word_templates
from tests.office import page_texts, schema_faults, to_pdf
from tests.rendering.papers import saved

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from docx.text.paragraph import Paragraph

LINE: Final = 13.8
"""How high a line is, in points."""
PAGE: Final = 742.6
"""How high the text of a page can be; 53 lines leave 11.2 points."""

BODY: Final = r"word/document\.xml"

WITH_BLANKS: Final = 'pdf:writer_pdf_Export:{"IsSkipEmptyPages":{"type":"boolean","value":"false"}}'
"""A PDF with all pages that LibreOffice lays out, also those that it leaves out of one."""

_FIELDS: Final = {"{x}": "PAGE", "{y}": "NUMPAGES"}


class Shown(NamedTuple):
    """What a page shows: of which letter, its first and its last line, and its heads."""

    name: str
    first: int
    last: int
    heads: tuple[str, ...]


def letter(
    name: str = "A",
    lines: int = 3,
    *,
    room: float = 0,
    table_at_end: bool = False,
    picture: bytes | None = None,
    **heads: str,
) -> bytes:
    """Write a letter in the styles of undangan.docx, with `room` points above its first line.

    `heads` are texts for `header`, `footer`, `first_page_header`, `even_page_footer` and so on,
    in which {x} is the number of the page and {y} how many there are.
    """
    document = blank()
    for number in range(1, lines + 1):
        in_table = table_at_end and number == lines
        holder = document.add_table(1, 1).cell(0, 0) if in_table else document
        line = holder.paragraphs[0] if in_table else holder.add_paragraph()
        write_line(line, f"Surat {name} baris {number}", room if number == 1 else 0)
    document.add_paragraph(style="Akhir Dokumen")
    put_heads(document, heads, picture)
    return saved(document)


def blank() -> Any:
    """Open the template of letters without its text."""
    document = Document(str(word_templates() / "undangan.docx"))
    body = document.element.body
    for block in list(body)[:-1]:
        body.remove(block)
    return document


def write_line(paragraph: Any, text: str, room: float = 0) -> None:
    """Write a line that is `LINE` points high."""
    paragraph.add_run(text)
    form = paragraph.paragraph_format
    form.line_spacing, form.line_spacing_rule = Pt(LINE), WD_LINE_SPACING.EXACTLY
    form.space_before, form.space_after = Pt(room), Pt(0)
    form.widow_control = False


def put_heads(document: Any, heads: dict[str, str], picture: bytes | None = None) -> None:
    """Write headers and footers of a document's last section, the picture into the first."""
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
        if picture is not None:
            head.paragraphs[0].add_run().add_picture(BytesIO(picture), height=Mm(3))
            picture = None


def write(paragraph: Paragraph, text: str) -> None:
    """Write a text, its {x} and {y} as fields."""
    for piece in re.split(r"(\{[xy]\})", text):
        if piece in _FIELDS:
            add_field(paragraph, _FIELDS[piece])
        else:
            paragraph.add_run(piece)


def add_field(paragraph: Paragraph, instruction: str, result: str = "9") -> None:
    """Write a field as Word does, in a run for each of its parts."""
    for mark in ("begin", "separate", "end"):
        if mark == "end":
            paragraph.add_run(result)
        border: Any = OxmlElement("w:fldChar")
        border.set(qn("w:fldCharType"), mark)
        paragraph.add_run()._r.append(border)
        if mark == "begin":
            told: Any = OxmlElement("w:instrText")
            told.text = f" {instruction} "
            paragraph.add_run()._r.append(told)


def saved_all(letters: Iterable[bytes], folder: Path) -> list[Path]:
    """Save letters under numbers; give their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for number, content in enumerate(letters, start=1):
        paths.append(folder / f"surat-{number:03}.docx")
        paths[-1].write_bytes(content)
    return paths


def sections_of(file: bytes) -> list[Any]:
    """Read the sections of a document."""
    return list(Document(BytesIO(file)).sections)


def parts_of(file: bytes, pattern: str) -> dict[str, bytes]:
    """Read the parts of a package with such a name."""
    with ZipFile(BytesIO(file)) as package:
        names = [name for name in package.namelist() if re.fullmatch(pattern, name)]
        return {name: package.read(name) for name in names}


def told_by(file: bytes, pattern: str = r"word/(header|footer)\d+\.xml") -> list[str]:
    """Read the texts of parts, fields written as {PAGE} before their results."""
    texts = []
    for xml in parts_of(file, pattern).values():
        pieces = parse_xml(xml).iter(qn("w:t"), qn("w:instrText"), qn("w:fldSimple"))
        texts.append("".join(_piece(piece) for piece in pieces))
    return texts


def _piece(element: Any) -> str:
    if element.tag == qn("w:t"):
        return str(element.text)
    instruction = (
        element.text or "" if element.tag == qn("w:instrText") else element.get(qn("w:instr"))
    )
    return f"{{{instruction.strip()}}}"


def pdfs_of(documents: Sequence[Path], folder: Path, seconds: int = SECONDS) -> list[Path]:
    """Keep what the program makes of documents in a folder."""
    folder.mkdir(exist_ok=True)
    kept = [folder / f"{document.stem}.pdf" for document in documents]
    with converted(documents, folder, seconds) as made:
        for pdf, path in zip(made.pdfs, kept, strict=True):
            if pdf is not None:
                pdf.replace(path)
        made.require_all(documents)
    return kept


def laid_out(file: bytes, folder: Path) -> Path:
    """Let LibreOffice lay out a file as for the screen: with the blank pages that it puts in."""
    path = folder / "cetak.docx"
    path.write_bytes(file)
    assert schema_faults(path) == []
    (pdf,) = to_pdf([path], folder, WITH_BLANKS)
    return pdf


def shown_of(pdf: bytes, folder: Path) -> list[Shown | None]:
    """Tell what each page of a PDF shows."""
    path = folder / "dilihat.pdf"
    path.write_bytes(pdf)
    return shown(path)


def shown(pdf: Path) -> list[Shown | None]:
    """Tell what each page shows; None for one on which nothing is."""
    return [_shown(text) for text in page_texts(pdf)]


def _shown(text: str) -> Shown | None:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if not lines:
        return None
    found = [re.fullmatch(r"Surat (\S+) baris (\d+)", line) for line in lines]
    own = [match for match in found if match]
    heads = tuple(line for line, match in zip(lines, found, strict=True) if not match)
    return Shown(own[0][1], int(own[0][2]), int(own[-1][2]), heads)
