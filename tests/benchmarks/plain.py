"""The plain pipeline to compare with: each library used as its own documentation does."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docxtpl import DocxTemplate
from openpyxl import load_workbook

from kka_docs.definitions.documents import DOCUMENTS
from kka_docs.definitions.settings import settings
from kka_docs.forms.read import read_form
from kka_docs.rendering import context
from kka_docs.rendering.letter import Addressed
from kka_docs.rendering.template import environment
from kka_docs.validation.check import check

if TYPE_CHECKING:
    from kka_docs.pipeline import Office
    from kka_docs.rendering.values import Names


def render(template: bytes, names: Names) -> bytes:
    """Return a document as docxtpl's documentation makes it: open, render, save."""
    document = DocxTemplate(BytesIO(template))
    document.render(names, environment())
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def letters(form: Path, office: Office, templates: dict[str, bytes], folder: Path) -> int:
    """Make the letters of one meeting form the plain way; return how many.

    openpyxl loads the workbook, the same schema and rules check it, docxtpl makes each letter.
    """
    load_workbook(form, data_only=True)
    record = check(read_form(form), office.profile).record
    assert record is not None
    setting = settings()[record.setting]
    rows: list[dict[str, Any]] = [r for r in record.values["peserta"] if r["undangan"] == "ya"]
    for number, row in enumerate(rows, start=1):
        family = row["unsur"] == setting.family_unsur
        variant = DOCUMENTS["undangan"].variants[0 if family else 1]
        addressed = Addressed("undangan", row, number)
        names = context.letter_names(record.values, office.profile.values, setting, addressed)
        (folder / f"{form.stem}-{number}.docx").write_bytes(
            render(templates[variant.template], names)
        )
    return len(rows)
