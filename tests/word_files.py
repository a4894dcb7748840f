"""Word files as tests write them and read them back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx import Document
from docx.oxml.ns import qn

if TYPE_CHECKING:
    from pathlib import Path


def text_of(path: Path) -> str:
    """All that a document says, paragraph by paragraph, tables too."""
    body = Document(str(path)).element.body
    paragraphs = (
        "".join(run.text or "" for run in p.iter(qn("w:t"))) for p in body.iter(qn("w:p"))
    )
    return "\n".join(paragraphs)


def template(path: Path, *paragraphs: str) -> Path:
    """Write a Word template of a few paragraphs; return its path."""
    document = Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    path.parent.mkdir(parents=True, exist_ok=True)
    document.save(str(path))
    return path
