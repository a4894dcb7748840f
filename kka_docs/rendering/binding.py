"""A template bound to an institution: its logos and its paper, put in once.

Everything else of the letterhead is text and comes with each document's names.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any, TypeAlias

from docx import Document
from docx.document import Document as DocumentObject
from docx.oxml.ns import qn
from docx.parts.story import StoryPart
from docx.shared import Mm

from kka_docs.rendering.logos import Logo

Element: TypeAlias = Any
"""An element of python-docx, whose types say less than what it can do."""

PAPERS = {"A4": (210.0, 297.0), "F4": (215.0, 330.0)}
"""Width and height in millimetres."""

_PLACEHOLDERS = ("logo_kiri", "logo_kanan")
_ALTERNATIVE_TEXT = "Logo lembaga"


def bound(template: bytes, paper: str, logos: Mapping[str, Logo]) -> bytes:
    """Return the template as a package with the paper set and the logos in their places.

    A logo keeps its proportions inside the box of its placeholder (a picture whose alternative
    text is "logo_kiri" or "logo_kanan"). Without any logo the letterhead's side cells go too.
    """
    document = Document(BytesIO(template))
    _set_paper(document, paper)
    for part in _stories(document):
        for inline in list(part.element.iter(qn("wp:inline"))):
            key = inline.find(qn("wp:docPr")).get("descr")
            if key in _PLACEHOLDERS:
                _fill(part, inline, logos.get(key))
        if not logos:
            _widen_letterheads(part.element)
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def _set_paper(document: DocumentObject, paper: str) -> None:
    width, height = PAPERS[paper]
    for section in document.sections:
        section.page_width, section.page_height = Mm(width), Mm(height)


def _stories(document: DocumentObject) -> Iterator[StoryPart]:
    """The document part, and the headers and footers that it has."""
    yield document.part
    for relation in document.part.rels.values():
        if not relation.is_external and isinstance(relation.target_part, StoryPart):
            yield relation.target_part


def _fill(part: StoryPart, inline: Element, logo: Logo | None) -> None:
    blip = next(inline.iter(qn("a:blip")))
    part.drop_rel(blip.get(qn("r:embed")))
    if logo is None:
        run = next(inline.iterancestors(qn("w:r")))
        run.getparent().remove(run)
        return
    relation, _ = part.get_or_add_image(BytesIO(logo.png))
    blip.set(qn("r:embed"), relation)
    inline.find(qn("wp:docPr")).set("descr", _ALTERNATIVE_TEXT)
    _fit(inline, logo.ratio)


def _fit(inline: Element, ratio: float) -> None:
    """Shrink the placeholder's box on one side, so that the picture is not distorted."""
    box = inline.find(qn("wp:extent"))
    width, height = int(box.get("cx")), int(box.get("cy"))
    is_wide = ratio > width / height
    fitted = (width, round(width / ratio)) if is_wide else (round(height * ratio), height)
    for extent in (box, *inline.iter(qn("a:ext"))):
        if extent.get("cx") is not None:
            extent.set("cx", str(fitted[0]))
            extent.set("cy", str(fitted[1]))


def _widen_letterheads(story: Element) -> None:
    """Without logos the middle cell of the kop takes the whole width."""
    for table in story.iter(qn("w:tbl")):
        caption = table.find(f"{qn('w:tblPr')}/{qn('w:tblCaption')}")
        if caption is not None and caption.get(qn("w:val")) == "kop":
            for row in table.iter(qn("w:tr")):
                _widen_middle_cell(row)


def _widen_middle_cell(row: Element) -> None:
    cells = row.findall(qn("w:tc"))
    if len(cells) != len(("left", "middle", "right")):
        return
    left, middle, right = cells
    row.remove(left)
    row.remove(right)
    properties = middle.get_or_add_tcPr()
    own_width = properties.find(qn("w:tcW"))
    if own_width is not None:
        properties.remove(own_width)
    properties.grid_span = len(cells)
