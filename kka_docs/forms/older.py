"""Forms as they were: derived from how they are now, by going back through the changes."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import assert_never

from kka_docs.definitions.fields import Field, Form, Group, Sheet
from kka_docs.definitions.setting import Setting, field_in_setting, sheet_in_setting
from kka_docs.definitions.upgrades import (
    AddedField,
    AddedSheet,
    ChangeOfForm,
    DroppedField,
    DroppedSheet,
    MovedField,
    OnlyIn,
    RenamedChoice,
    RenamedField,
    RenamedSheet,
    SplitField,
    Step,
)


def changes_in(steps: Sequence[Step], setting: Setting) -> list[ChangeOfForm]:
    """Return the changes that the form of this setting has seen, in their order."""
    changes = [change for step in steps for change in step]
    return [
        change.change if isinstance(change, OnlyIn) else change
        for change in changes
        if not isinstance(change, OnlyIn) or change.setting == setting.key
    ]


def form_before(form: Form, change: ChangeOfForm, setting: Setting) -> Form:
    """Return how a form looked before a change; `form` is already in its setting.

    Only what reading needs is as it was: keys, labels, types, which sheet a field stands on.
    Raises KeyError where the form has nothing that the change could have led to.
    """
    match change:
        case RenamedField(sheet=sheet, key=key, was=was):
            label = change.was_label.format_map(setting.words)
            renamed = replace(_field_of(form, sheet, key), key=was, label=label)
            before = _with_field(_without_field(form, sheet, key), sheet, renamed)
        case RenamedChoice():
            before = form
        case AddedField(sheet=sheet, key=key):
            before = _without_field(form, sheet, key)
        case DroppedField(sheet=sheet):
            before = _with_field(form, sheet, field_in_setting(change.was, setting))
        case SplitField(sheet=sheet):
            before = form
            for key in re.compile(change.pattern).groupindex:
                before = _without_field(before, sheet, key)
            before = _with_field(before, sheet, field_in_setting(change.was, setting))
        case MovedField(sheet=sheet, key=key, was_sheet=was_sheet):
            moved = _field_of(form, sheet, key)
            before = _with_field(_without_field(form, sheet, key), was_sheet, moved)
        case RenamedSheet(sheet=sheet):
            title = change.was_title.format_map(setting.words)
            before = _with_sheet(form, sheet, lambda s: replace(s, key=change.was, title=title))
        case AddedSheet(sheet=sheet):
            gone = form.sheet(sheet)
            before = replace(form, sheets=tuple(s for s in form.sheets if s is not gone))
        case DroppedSheet():
            before = replace(form, sheets=(*form.sheets, sheet_in_setting(change.was, setting)))
        case _:
            assert_never(change)
    return before


def _field_of(form: Form, sheet: str, key: str) -> Field:
    fields = {field.key: field for field in form.sheet(sheet).fields}
    return fields[key]


def _without_field(form: Form, sheet: str, key: str) -> Form:
    gone = _field_of(form, sheet, key)
    return _with_fields(form, sheet, lambda fields: tuple(f for f in fields if f is not gone))


def _with_field(form: Form, sheet: str, field: Field) -> Form:
    """The form with a field more, behind the others of its table or in a group of its own."""
    if form.sheet(sheet).table is not None:
        return _with_fields(form, sheet, lambda fields: (*fields, field))
    group = Group("", (field,))
    return _with_sheet(form, sheet, lambda s: replace(s, groups=(*s.groups, group)))


def _with_fields(
    form: Form, sheet: str, change: Callable[[tuple[Field, ...]], tuple[Field, ...]]
) -> Form:
    """The form with the fields of a sheet changed, be they columns or in groups."""

    def changed(old: Sheet) -> Sheet:
        if old.table is not None:
            return replace(old, table=replace(old.table, columns=change(old.table.columns)))
        groups = (replace(group, fields=change(group.fields)) for group in old.groups)
        return replace(old, groups=tuple(group for group in groups if group.fields))

    return _with_sheet(form, sheet, changed)


def _with_sheet(form: Form, key: str, change: Callable[[Sheet], Sheet]) -> Form:
    changed = form.sheet(key)
    sheets = (change(sheet) if sheet is changed else sheet for sheet in form.sheets)
    return replace(form, sheets=tuple(sheets))
