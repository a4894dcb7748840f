"""What a name can stand for beside text: pictures and whole documents, another for each record.

docxtpl's RichText and Listing are text to the engine: they know by themselves how they look in
Word. A `Picture` or a `Subdocument` brings parts of its own (an image, styles, numbering), which
docxtpl puts into the package: templates that show one are filled in by docxtpl itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import count
from typing import Any, Final

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage, RichText, RichTextParagraph
from jinja2 import TemplateRuntimeError

from kka_docs.rendering.names import NamePath
from kka_docs.rendering.values import Names


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in a line of text: `{{ … }}`. `width` is in millimetres, the height follows."""

    data: bytes
    width: float


@dataclass(frozen=True, slots=True)
class Subdocument:
    """The text of a Word document in place of a paragraph: `{{p … }}`. It may have no notes.

    Its styles, lists and pictures go into the package wherever the template shows a subdocument,
    this one or another: a record names none that its reader may not see.
    """

    docx: bytes


_NOTES: Final = ".//w:footnoteReference | .//w:endnoteReference"
_VALUE: Final = qn("w:val")
_ELEMENTS: Final = {RichText: "r", RichTextParagraph: "p", Subdocument: "p"}


def element_of(path: NamePath, names: Names) -> str:
    """Return what a name's value stands for in Word: "r" (a run), "p" (a paragraph), "" (text)."""
    value: Any = names
    for part in path:
        value = _one_of(value)
        value = value.get(part) if isinstance(value, dict) else None
    return _ELEMENTS.get(type(_one_of(value)), "")


def _one_of(value: Any) -> Any:
    return value[0] if isinstance(value, list) and value else value


def inserts_in(names: Any, path: NamePath = ()) -> Iterator[NamePath]:
    """Yield the names of all pictures and subdocuments, without list positions."""
    if isinstance(names, Picture | Subdocument):
        yield path
    elif isinstance(names, dict):
        for key, value in names.items():
            yield from inserts_in(value, (*path, key))
    elif isinstance(names, list):
        for value in names:
            yield from inserts_in(value, path)


def for_docxtpl(names: Names, template: DocxTemplate) -> Names:
    """Return the names with docxtpl's own objects, made for this template, for all inserts."""
    had = {identity.get(_VALUE) for identity in _identities_of_lists(template)}
    given: Names = _for_docxtpl(names, template)
    free = (code for code in map("{:08X}".format, count()) if code not in had)
    for identity in _identities_of_lists(template):
        # docxcompose draws those of added lists by lot; equal names shall give equal bytes.
        if identity.get(_VALUE) not in had:
            identity.set(_VALUE, next(free))
    return given


def _identities_of_lists(template: DocxTemplate) -> list[Any]:
    parts = template.docx.part.rels.values()
    lists = (part.target_part for part in parts if part.reltype == RELATIONSHIP_TYPE.NUMBERING)
    return [identity for part in lists for identity in part.element.iter(qn("w:nsid"))]


def _for_docxtpl(value: Any, template: DocxTemplate) -> Any:
    if isinstance(value, Picture):
        return InlineImage(template, BytesIO(value.data), width=Mm(value.width))
    if isinstance(value, Subdocument):
        return _subdocument(value, template)
    if isinstance(value, dict):
        return {key: _for_docxtpl(entry, template) for key, entry in value.items()}
    if isinstance(value, list):
        return [_for_docxtpl(entry, template) for entry in value]
    return value


def _subdocument(value: Subdocument, template: DocxTemplate) -> Any:
    if Document(BytesIO(value.docx)).element.xpath(_NOTES):
        # Their text would be joined to the template's own notes and read for tags.
        raise TemplateRuntimeError("naskah sisipan memuat catatan kaki atau catatan akhir")
    try:
        return template.new_subdoc(BytesIO(value.docx))
    except ImportError as cause:
        sentence = "naskah sisipan memerlukan pustaka tambahan: pip install 'kka-docs[sisipan]'"
        raise TemplateRuntimeError(sentence) from cause
