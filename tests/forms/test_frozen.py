"""What was sent out once is read for ever: forms as they were, filled in, and what they asked."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

from kka_docs.definitions.forms import FORMS
from kka_docs.definitions.setting import form_in_setting
from kka_docs.definitions.settings import settings
from kka_docs.definitions.upgrades import EDITIONS
from kka_docs.forms.layout import key_of
from kka_docs.forms.read import read_form
from kka_docs.forms.refill import refill, refilled_answers
from kka_docs.forms.upgrade import upgrade_to
from kka_docs.validation.check import check
from tests.forms.freezing import FROZEN, RICHEST, frozen_at, outline_of, record_of

if TYPE_CHECKING:
    from kka_docs.definitions.fields import Form

EVERY_FROZEN: Final = sorted(FROZEN.rglob("*.xlsx"))
EVERY_FORM: Final = [(setting, form) for setting, form in RICHEST]

WHAT_TO_DO: Final = (
    "A form that was sent out is not changed in secret. In its module below definitions/ raise the "
    "`version`, declare in definitions/upgrades.py what changed since the version before, and "
    "freeze the new version: python -m tests.forms.freezing"
)
WHAT_IT_MEANS: Final = (
    "A form that was sent out gives another record than before. Where a step in "
    "definitions/upgrades.py means it to, change the .json beside the form by hand."
)


def named(path: Path) -> str:
    return str(path.relative_to(FROZEN))


@pytest.mark.parametrize("path", EVERY_FROZEN, ids=named)
def test_a_frozen_form_gives_the_record_that_it_always_gave(path: Path) -> None:
    record = path.with_name(f"{path.stem.removesuffix('-libre')}.json")
    expected = json.loads(record.read_text(encoding="utf-8"))
    found = record_of(check(read_form(path)))
    assert _as_far_as(found, expected) == expected, WHAT_IT_MEANS


def _as_far_as(found: Any, expected: Any) -> Any:
    """What was found of what is expected: later forms may ask more."""
    if isinstance(found, dict) and isinstance(expected, dict):
        return {k: _as_far_as(v, expected[k]) for k, v in found.items() if k in expected}
    if isinstance(found, list) and isinstance(expected, list) and len(found) == len(expected):
        return [_as_far_as(*pair) for pair in zip(found, expected, strict=True)]
    return found


@pytest.mark.parametrize("path", EVERY_FROZEN, ids=named)
def test_a_frozen_form_is_written_anew_without_loss(path: Path, tmp_path: Path) -> None:
    raw = read_form(path)
    anew = tmp_path / path.name
    anew.write_bytes(refill(raw).content)
    again = check(read_form(anew))
    assert not {found.code for found in again.problems} & {"versi_lama", "belum_ditanyakan"}
    assert record_of(again) == record_of(check(raw))


@pytest.mark.parametrize(("setting", "form"), EVERY_FORM)
def test_a_form_asks_what_was_frozen_of_its_version(setting: str, form: str) -> None:
    frozen = frozen_at(FORMS[form], setting, ".txt")
    assert frozen.exists(), WHAT_TO_DO
    outline = frozen.read_text(encoding="utf-8").splitlines()
    assert sorted(outline_of(FORMS[form], settings()[setting])) == sorted(outline), WHAT_TO_DO


@pytest.mark.parametrize(("setting", "form"), EVERY_FORM)
def test_the_steps_lead_back_to_what_every_version_asked(setting: str, form: str) -> None:
    today, words = FORMS[form], settings()[setting]
    for version in range(1, today.version):
        steps = EDITIONS.steps_from(form, version)
        assert steps is not None, WHAT_TO_DO
        older = upgrade_to(form_in_setting(today, words), steps, words).older
        frozen = frozen_at(replace(today, version=version), setting, ".txt")
        outline = frozen.read_text(encoding="utf-8").splitlines()
        assert _questions(older) == sorted(_question(line) for line in outline if _asks(line))


def _questions(form: Form) -> list[str]:
    sheets = [f"sheet {sheet.key}: {sheet.title}" for sheet in form.sheets]
    fields = [f"isian {key_of(sheet, field)}: {field.label}" for sheet, field in form.walk()]
    return sorted([*sheets, *fields])


def _question(line: str) -> str:
    """A line of an outline without the kind of answer: steps keep no account of that."""
    return line.partition(";")[0] if line.startswith("isian ") else line


def _asks(line: str) -> bool:
    return not line.startswith("pilihan ")


def test_every_form_has_as_many_steps_as_it_had_versions_before() -> None:
    for key, form in EDITIONS.forms.items():
        assert len(EDITIONS.steps.get(key, ())) == form.version - 1, WHAT_TO_DO


@pytest.mark.parametrize(("setting", "form"), EVERY_FORM)
def test_the_frozen_form_of_today_answers_every_question(setting: str, form: str) -> None:
    """What nobody answers no step can be seen to lose."""
    answers = refilled_answers(read_form(frozen_at(FORMS[form], setting, ".xlsx")))
    blank = [
        key_of(sheet, field)
        for sheet, field in form_in_setting(FORMS[form], settings()[setting]).walk()
        for entries in [answers[sheet.key] if sheet.table else [answers[sheet.key]]]
        if not any(entry.get(field.key) for entry in entries)
    ]
    assert blank == []
