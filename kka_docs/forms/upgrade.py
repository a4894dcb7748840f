"""What was read from an older form → the same answers where the current form asks for them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import assert_never

from kka_docs.definitions.fields import Form
from kka_docs.definitions.setting import Setting, field_in_setting, sheet_in_setting
from kka_docs.definitions.upgrades import (
    AddedField,
    AddedSheet,
    ChangeOfForm,
    DroppedField,
    DroppedSheet,
    MovedField,
    RenamedChoice,
    RenamedField,
    RenamedSheet,
    SplitField,
    Step,
)
from kka_docs.forms import moves
from kka_docs.forms.older import changes_in, form_before
from kka_docs.forms.parted import with_field_parted
from kka_docs.indonesian import fold
from kka_docs.records import RawCell, RawForm


@dataclass(frozen=True, slots=True)
class Upgrade:
    """The way from an older form to the current one: how it looked, and each change since.

    Beside every change stands the form as it was right after it.
    """

    older: Form
    changes: tuple[tuple[ChangeOfForm, Form], ...]


def upgrade_to(form: Form, steps: Sequence[Step], setting: Setting) -> Upgrade:
    """Return the way through these steps to `form`, which is already in its setting."""
    changes: list[tuple[ChangeOfForm, Form]] = []
    for change in reversed(changes_in(steps, setting)):
        changes.append((change, form))
        form = form_before(form, change, setting)
    return Upgrade(form, tuple(reversed(changes)))


def upgraded(raw: RawForm, upgrade: Upgrade, setting: Setting) -> RawForm:
    """Return the answers as the current form asks for them; their places stay the old form's.

    What has no place any more becomes a problem. Of what was never asked the form knows that.
    """
    for change, form in upgrade.changes:
        raw = _after(raw, change, form, setting)
    return raw


def _after(raw: RawForm, change: ChangeOfForm, form: Form, setting: Setting) -> RawForm:
    """The answers after one change; `form` is as that change left it."""
    match change:
        case RenamedField(sheet=sheet, key=key, was=was) if form.sheet(sheet).table is not None:
            after = moves.rekeyed_column(raw, sheet, was, key)
        case RenamedField(sheet=sheet, key=key, was=was):
            after = moves.rekeyed(raw, (sheet, was), (sheet, key))
        case RenamedChoice():
            after = _with_choice_renamed(raw, change, form, setting)
        case AddedField(sheet=sheet, key=key):
            after = moves.with_unasked_field(raw, form.sheet(sheet), key)
        case DroppedField(sheet=sheet):
            dropped = field_in_setting(change.was, setting)
            after = moves.without_field(raw, form.sheet(sheet), dropped, setting)
        case SplitField(sheet=sheet):
            pattern = re.compile(change.pattern)
            after = with_field_parted(raw, form.sheet(sheet), change.was.key, pattern)
        case MovedField(sheet=sheet, key=key, was_sheet=was_sheet):
            after = moves.rekeyed(raw, (was_sheet, key), (sheet, key))
        case RenamedSheet(sheet=sheet, was=was):
            after = moves.rekeyed_sheet(raw, was, sheet)
        case AddedSheet(sheet=sheet):
            after = moves.with_unasked_sheet(raw, form.sheet(sheet))
        case DroppedSheet():
            after = moves.without_sheet(raw, sheet_in_setting(change.was, setting), setting)
        case _:
            assert_never(change)
    return after


def _with_choice_renamed(
    raw: RawForm, change: RenamedChoice, form: Form, setting: Setting
) -> RawForm:
    was = fold(change.was_label.format_map(setting.words))
    label = change.label.format_map(setting.words)

    def renamed(cell: RawCell) -> RawCell:
        is_it = isinstance(cell.value, str) and fold(cell.value) == was
        return replace(cell, value=label) if is_it else cell

    asking = [(sheet, f) for sheet, f in form.walk() if f.choices == change.choices]
    return moves.with_answers_changed(raw, asking, renamed)
