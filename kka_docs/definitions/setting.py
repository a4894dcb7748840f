"""What a setting (school, company …) is, and a form as that setting asks it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from kka_docs.definitions.choices import SHARED
from kka_docs.definitions.conditions import When
from kka_docs.definitions.fields import (
    FIRST_CHOICE,
    NO_NUMBER,
    Choice,
    Field,
    Form,
    Group,
    Role,
    Sheet,
    Table,
    Type,
)


@dataclass(frozen=True, kw_only=True, eq=False)
class Setting:
    """An overlay of words, identity fields and roles. It never changes the way through.

    `words` fill the braces of every label, help text and choice, and reach Word templates as
    `istilah`. `identity_fields` are the columns that tell who a client is. `choices` replace
    or add lists. `family_unsur` is the unsur whose letter names the client; `client_rows` are the
    identity lines of a document: (column, label). `types` gives fields, by key, the type that their
    content has in this setting only. `client_words` are words that differ for one kind of client.
    `name_serves_as_letterhead` says what empty letterhead lines mean: the institution's name above
    every document, or none at all.
    """

    key: str
    label: str
    words: Mapping[str, str]
    identity_fields: tuple[Field, ...]
    roles: tuple[Role, ...]
    choices: Mapping[str, tuple[Choice, ...]]
    types: Mapping[str, Type]
    client_words: Mapping[str, Mapping[str, str]]
    family_unsur: str
    client_rows: tuple[tuple[str, str], ...]
    name_serves_as_letterhead: bool

    def choice_list(self, name: str) -> tuple[Choice, ...]:
        """Return the answers of the list `name`, in the setting's words; KeyError if unknown."""
        if name == "fungsi":
            return tuple(Choice(role.label, role.label) for role in self.roles)
        listed = self.choices[name] if name in self.choices else SHARED[name]
        return tuple(Choice(c.key, c.label.format_map(self.words)) for c in listed)

    def words_for(self, client: str) -> Mapping[str, str]:
        """Return the words of documents about this kind of client (a key of "jenis_konseli")."""
        return {**self.words, **self.client_words.get(client, {})}

    def choice_label(self, name: str, key: str) -> str:
        """Return the label of an answer; the key itself where the list does not have it."""
        return next((c.label for c in self.choice_list(name) if c.key == key), key)


@cache
def in_words_for(setting: Setting, client: str) -> Setting:
    """Return the setting as documents about this kind of client word it, its lists too."""
    return replace(setting, words=setting.words_for(client))


@cache
def form_in_setting(form: Form, setting: Setting) -> Form:
    """Return the form as `setting` asks it: its words, and its identity columns put in."""
    return replace(
        form,
        title=form.title.format_map(setting.words),
        purpose=form.purpose.format_map(setting.words),
        guide=tuple(line.format_map(setting.words) for line in form.guide),
        sheets=tuple(sheet_in_setting(sheet, setting) for sheet in form.sheets),
    )


def sheet_in_setting(sheet: Sheet, setting: Setting) -> Sheet:
    """Return the sheet as `setting` asks it."""
    return replace(
        sheet,
        title=sheet.title.format_map(setting.words),
        intro=sheet.intro.format_map(setting.words),
        groups=tuple(_group_in_setting(group, setting) for group in sheet.groups),
        table=None if sheet.table is None else _table_in_setting(sheet.table, setting),
    )


def _group_in_setting(group: Group, setting: Setting) -> Group:
    return replace(
        group,
        title=group.title.format_map(setting.words),
        note=group.note.format_map(setting.words),
        fields=tuple(field_in_setting(field, setting) for field in group.fields),
    )


def field_in_setting(field: Field, setting: Setting) -> Field:
    """Return the field as `setting` asks it: its words, its own type, its first answer."""
    worded = field.in_words(setting.words)
    if field.default == FIRST_CHOICE:
        worded = replace(worded, default=setting.choice_list(field.choices or "")[0].key)
    return replace(
        worded,
        type=setting.types.get(field.key, field.type),
        required_when=_condition_in_setting(field, setting),
    )


def _condition_in_setting(field: Field, setting: Setting) -> When | None:
    """A person's number is required with every kind of number that the setting knows."""
    when = field.required_when
    if when is None or field.type is not Type.NUMBER_OF_PERSON:
        return when
    listed = (choice.key for choice in setting.choice_list("jenis_nomor"))
    own = (key for key in listed if key not in (*when.values, NO_NUMBER))
    return replace(when, values=(*when.values, *own))


def _table_in_setting(table: Table, setting: Setting) -> Table:
    columns: list[Field] = []
    for column in table.columns:
        columns.append(column)
        if column.key == table.identity_columns_after:
            columns.extend(setting.identity_fields)
    return replace(table, columns=tuple(field_in_setting(c, setting) for c in columns))


def printed_default(field: Field, setting: Setting) -> str | None:
    """Return what a blank form shows where the field, already in its setting, is filled in."""
    if field.default is None or not field.choices:
        return field.default
    return setting.choice_label(field.choices, field.default)
