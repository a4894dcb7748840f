"""Small forms and how they changed: an old one is filled in, written, and read as the new one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from kka_docs.definitions.fields import Field, Form, Group, Sheet, Table
from kka_docs.definitions.setting import form_in_setting
from kka_docs.definitions.upgrades import Editions, Step
from kka_docs.forms.answers import written_answers
from kka_docs.forms.read import parse_form
from kka_docs.forms.write import write_answers
from tests.forms.excel import SCHOOL

if TYPE_CHECKING:
    from kka_docs.definitions.setting import Setting
    from kka_docs.records import RawForm, Values

FILE: Final = "lama.xlsx"
KIND: Final = "kasus"


def field(key: str, label: str = "", **said: Any) -> Field:
    """A question; where nothing else is said its label is its key, capitalised."""
    return Field(key=key, label=label or key.capitalize(), **said)


def page(key: str, *fields: Field, title: str = "") -> Sheet:
    """A sheet of single fields."""
    groups = (Group("Isian", fields),)
    return Sheet(key=key, title=title or key.capitalize(), groups=groups)


def table(key: str, *columns: Field, title: str = "") -> Sheet:
    """A sheet with a table."""
    return Sheet(key=key, title=title or key.capitalize(), table=Table(columns=columns, lines=3))


def form(*sheets: Sheet, version: int = 1) -> Form:
    return Form(
        key=KIND,
        title="Contoh",
        file_name="contoh.xlsx",
        version=version,
        purpose="",
        guide=(),
        sheets=sheets,
    )


def written(old: Form, values: Values, setting: Setting = SCHOOL) -> bytes:
    """The workbook of a form that somebody filled in when it was asked like this."""
    asked = form_in_setting(old, setting)
    return write_answers(asked, setting, written_answers(asked, setting, values))


def read_now(workbook: bytes, new: Form, *steps: Step) -> RawForm:
    """What is read where `new` is the form of today and these steps led to it."""
    return parse_form(Path(FILE), workbook, editions(new, *steps))


def editions(new: Form, *steps: Step) -> Editions:
    today = replace(new, version=len(steps) + 1)
    return Editions({today.key: today}, {today.key: steps})


def upgraded(old: Form, values: Values, new: Form, *steps: Step) -> RawForm:
    """What becomes of answers in an old form of version 1 after these steps."""
    return read_now(written(old, values), new, *steps)
