"""The plain pipeline that the project is measured against: each library as its manual says."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from docxtpl import DocxTemplate
from jinja2.sandbox import SandboxedEnvironment
from openpyxl import load_workbook

from kka_docs.pipeline import Office
from kka_docs.rendering.values import Names


def render(template: bytes, names: Names, environment: SandboxedEnvironment) -> bytes:
    """Return a document as docxtpl's documentation makes it: open, render, save."""
    document = DocxTemplate(BytesIO(template))
    document.render(names, environment)
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def load(form: Path) -> int:
    """Return how many cells openpyxl finds in a form's sheets."""
    book = load_workbook(form, data_only=True)
    return sum(1 for sheet in book.worksheets for row in sheet.iter_rows() for _ in row)


__all__ = ["Office", "load", "render"]
