"""A template bound to an institution: its logos and its paper, put in once.

Everything else of the letterhead is text and comes with each document's names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from typing import Any

from docx import Document
from docx.document import Document as DocumentObject
from docx.enum.section import WD_ORIENTATION
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.parts.story import StoryPart
from docx.shared import Mm

from kka_docs.rendering.drawings import Element, show, take_out
from kka_docs.rendering.logos import Logo
from kka_docs.rendering.own_pictures import is_own, set_apart
from kka_docs.rendering.revisions import settle

PAPERS = {"A4": (210.0, 297.0), "F4": (215.0, 330.0)}
"""Width and height in millimetres."""

_PLACEHOLDERS = ("logo_kiri", "logo_kanan")
_ALTERNATIVE_TEXT = "Logo lembaga"
_TOLD_BESIDE = (
    *("/customXml", "/comments", "/commentsExtended", "/commentsIds", "/commentsExtensible"),
    *("/people", "/glossaryDocument"),
)
_TOLD_IN_SETTINGS = (
    *("w:attachedTemplate", "w:rsids", "w:docVars", "w:mailMerge", "w:trackRevisions"),
    "w:writeProtection",
)
_SETTINGS_POINT_TO = ("/attachedTemplate", "/mailMergeSource", "/mailMergeHeaderSource")
_SAVED_WHEN = qn("w:rsid")
"""How the names of attributes begin that tell in which of Word's sessions something was typed."""


def bound(template: bytes, paper: str | None, logos: Mapping[str, Logo]) -> bytes:
    """Return the template as a package with the paper set and the logos in their places.

    Without `paper` the pages keep the size they have.
    A logo keeps its proportions inside the box of its placeholder (a picture whose alternative
    text is "logo_kiri" or "logo_kanan"). Without any logo the letterhead's side cells go too.
    Placeholders of pictures that each document has of its own get parts of their own.
    Nothing of the package tells any more who wrote the template, where or when; changes are
    accepted, comments gone.
    """
    document = Document(BytesIO(template))
    if paper is not None:
        _set_paper(document, paper)
    _forget_origin(document)
    for part in _stories(document):
        _forget_sessions(part.element)
        settle(part.element)
        for properties in list(part.element.iter(qn("wp:docPr"))):
            key = properties.get("descr")
            if key in _PLACEHOLDERS:
                _fill(part, properties.getparent(), logos.get(key))
            elif is_own(key):
                set_apart(part, properties.getparent(), key)
        if not logos:
            _widen_letterheads(part.element)
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def _set_paper(document: DocumentObject, paper: str) -> None:
    upright = PAPERS[paper]
    for section in document.sections:
        lies = section.orientation == WD_ORIENTATION.LANDSCAPE
        width, height = reversed(upright) if lies else upright
        section.page_width, section.page_height = Mm(width), Mm(height)


def _forget_origin(document: DocumentObject) -> None:
    """Properties, thumbnail, remarks, data of other programs, the template that Word began with."""
    _drop(document.part.package, lambda kind: kind != RELATIONSHIP_TYPE.OFFICE_DOCUMENT)
    _drop(document.part, lambda kind: kind.endswith(_TOLD_BESIDE))
    settings = document.settings.element
    for origin in map(qn, _TOLD_IN_SETTINGS):
        for element in settings.findall(origin):
            settings.remove(element)
    part = document.part.part_related_by(RELATIONSHIP_TYPE.SETTINGS)
    _drop(part, lambda kind: kind.endswith(_SETTINGS_POINT_TO))


def _drop(owner: Any, is_unwanted: Callable[[str], bool]) -> None:
    for key in [key for key, rel in owner.rels.items() if is_unwanted(rel.reltype)]:
        del owner.rels[key]


def _forget_sessions(story: Element) -> None:
    for element in story.iter():
        for name in [name for name in element.attrib if name.startswith(_SAVED_WHEN)]:
            del element.attrib[name]


def _stories(document: DocumentObject) -> Iterator[StoryPart]:
    """The document part, and the headers and footers that it has."""
    yield document.part
    for relation in document.part.rels.values():
        if not relation.is_external and isinstance(relation.target_part, StoryPart):
            yield relation.target_part


def _fill(part: StoryPart, drawing: Element, logo: Logo | None) -> None:
    if logo is None:
        take_out(part, drawing)
        return
    relation, _ = part.get_or_add_image(BytesIO(logo.png))
    show(part, drawing, relation, _ALTERNATIVE_TEXT)
    _fit(drawing, logo.ratio)


def _fit(drawing: Element, ratio: float) -> None:
    """Shrink the placeholder's box on one side, so that the picture is not distorted."""
    box = drawing.find(qn("wp:extent"))
    width, height = int(box.get("cx")), int(box.get("cy"))
    is_wide = ratio > width / height
    fitted = (width, round(width / ratio)) if is_wide else (round(height * ratio), height)
    for extent in (box, *drawing.iter(qn("a:ext"))):
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
