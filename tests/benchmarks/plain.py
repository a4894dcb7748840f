"""The same work as a plain script does it: openpyxl, Cerberus, and docxtpl for every letter.

As each library's documentation says: `load_workbook` and a Validator for a form, `DocxTemplate`,
`render` and `save` for a letter. Cells are taken from the addresses at which forms are written.
Schema, rules and names are ours. Templates come with logos and paper put in, at no cost to it.

`python -m tests.benchmarks.plain FORM PROFILE TEMPLATES FOLDER` makes one form's letters.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from cerberus import Validator
from docxtpl import DocxTemplate
from jinja2 import Environment
from openpyxl import Workbook, load_workbook

from kka_docs.definitions.forms import FORMS
from kka_docs.definitions.setting import Setting, form_in_setting
from kka_docs.definitions.settings import settings
from kka_docs.forms.layout import FieldsLayout, SheetLayout, form_layout
from kka_docs.rendering.context import letter_names
from kka_docs.rendering.letter import Addressed
from kka_docs.validation.case_rules import CaseRules
from kka_docs.validation.content_rules import ContentRules
from kka_docs.validation.derive import schedule
from kka_docs.validation.meeting_rules import MeetingRules
from kka_docs.validation.minutes_rules import MinutesRules
from kka_docs.validation.profile_rules import ProfileRules
from kka_docs.validation.schema import schema_of
from kka_docs.validation.validator import FormValidator

Values = dict[str, Any]


class PlainValidator(
    ProfileRules,
    CaseRules,
    MeetingRules,
    MinutesRules,
    ContentRules,
    Validator,  # type: ignore[misc]  # Cerberus ships no types
):
    """Cerberus with our rules and types, and nothing that saves it work."""

    types_mapping = FormValidator.types_mapping


def make_letters(form: Path, profile: Values, templates: Path, folder: Path) -> None:
    """Write a meeting form's letters into `folder`."""
    setting = settings()["sekolah"]
    values = read_values(form, "pertemuan", setting, profile)
    invited = [row for row in values["peserta"] if row["undangan"] == "ya"]
    for number, row in enumerate(invited, start=1):
        names = letter_names(values, profile, setting, Addressed("undangan", row, number))
        family = row["unsur"] == setting.family_unsur
        template = templates / ("undangan-keluarga.docx" if family else "undangan.docx")
        write_letter(template, names, folder / f"{form.stem}-{number:02}.docx")


def write_letter(template: Any, names: Values, target: Any) -> None:
    """Write one document; template and target are paths or files."""
    document = DocxTemplate(template)
    environment = Environment(autoescape=True, finalize=_printed)
    document.render(names, environment, autoescape=True)
    document.save(target)


def read_values(form: Path, kind: str, setting: Setting, profile: Values | None = None) -> Values:
    """Return a form's answers as Cerberus normalised them; ValueError where it finds faults."""
    declared = form_in_setting(FORMS[kind], setting)
    book = load_workbook(form, data_only=True)
    answers = {layout.sheet.key: _answers(book, layout) for layout in form_layout(declared)}
    schema = dict(schema_of(kind, setting))
    known = {"form": declared, "setting": setting, "places": {}, "profile": profile}
    validator = PlainValidator(schema, **known)
    if not validator.validate(answers):
        raise ValueError(validator.errors)
    values: Values = validator.document
    if kind == "pertemuan":
        times = schedule(values["agenda"], values["pertemuan"]["mulai"])
        for step, (begin, end) in zip(values["agenda"], times, strict=True):
            step.update(mulai=begin, selesai=end)
    return values


def _answers(book: Workbook, layout: SheetLayout) -> Any:
    sheet = book[layout.sheet.title]
    if isinstance(layout, FieldsLayout):
        answers: Values = {}
        for place in layout.fields:
            cells = [row[0].value for row in sheet[place.area]]
            filled = [value for value in cells if value is not None]
            answers[place.field.key] = filled if place.field.lines else cells[0]
        return answers
    keys = [place.field.key for place in layout.columns]
    entries = sheet.iter_rows(min_row=layout.first_row, min_col=2, values_only=True)
    rows = [dict(zip(keys, entry, strict=False)) for entry in entries]
    return [row for row in rows if any(value is not None for value in row.values())]


def _printed(value: Any) -> Any:
    return "" if value is None else value


if __name__ == "__main__":
    one, beside, ready, into = map(Path, sys.argv[1:])
    make_letters(one, read_values(beside, "profil", settings()["sekolah"]), ready, into)
