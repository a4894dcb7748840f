"""The Cerberus schema of a form, derived from its definition: nothing here is typed twice."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, partial
from typing import Any, TypeAlias

from cerberus.schema import UnvalidatedSchema

from kka_docs.definitions.fields import Field, Form, Sheet, Table, Type
from kka_docs.definitions.forms import FORMS
from kka_docs.definitions.setting import Setting, form_in_setting
from kka_docs.validation import coercion, derive
from kka_docs.validation.unfinished import own_words

Schema: TypeAlias = Mapping[str, Any]
Rules: TypeAlias = dict[str, Any]

ASKED_WHEN_EMPTY = "asked_when_empty"
"""In a field's `meta`: whether any of its rules has something to say of an empty cell."""

OWN_WORDS = "own_words"
"""In a text's `meta`: what the form itself says of the question, and what each of it is."""

MUST = "must"
"""In a text's `meta`: whether the form cannot do without it, whatever else it says."""

ONE_LINE = "one_line"
"""In a text's `meta`: whether it is no narrative."""

LONGEST_LINE = 1_000
"""Characters of a one-line answer; a longer one has slipped into the wrong cell."""

_STRICT_TYPES = {
    Type.DATE: ("tanggal", coercion.day),
    Type.TIME: ("jam", coercion.clock_time),
    Type.END_TIME: ("jam", coercion.end_time),
    Type.INTEGER: ("bilangan", coercion.whole_number),
}
_IDENTIFIERS = {
    Type.NUMBER_OF_PERSON: "person_number",
    Type.NIP: "nip",
    Type.NI_PPPK: "ni_pppk",
    Type.NUPTK: "nuptk",
    Type.NIK: "nik",
    Type.NISN: "nisn",
    Type.NPSN: "npsn",
}
_CHECKED_TEXTS = {
    Type.CODE: "case_code",
    Type.PHONE: "phone",
    Type.NUMBER_PATTERN: "number_pattern",
}
_RULES_OF_TEXTS = frozenset({"objective_language", "reason"})
"""Rules that have nothing to say where nothing is written."""

_FREE_TEXTS = frozenset({Type.TEXT, Type.NAME_PART, Type.NUMBER_PATTERN})


@cache
def schema_of(form_key: str, setting: Setting) -> Schema:
    """Return the schema of a form in a setting; KeyError where there is no such form.

    Cerberus takes it as it is: the tests have it look through every schema that there is, which
    takes as long as twenty forms.
    """
    form = form_in_setting(FORMS[form_key], setting)
    schema: Schema = UnvalidatedSchema(
        {sheet.key: _sheet_schema(sheet, setting) for sheet in form.sheets}
    )
    return schema


def field_at(form: Form, path: tuple[str | int, ...]) -> Field | None:
    """Return the field that the value at `path` answers; None where `path` is a whole sheet."""
    sheet = form.sheet(str(path[0]))
    keys = [part for part in path[1:] if isinstance(part, str)]
    return next((field for field in sheet.fields if field.key in keys), None)


def is_wanted_in_rows(column: Field) -> bool:
    """Return whether a row of a table cannot do without the column, or not without a reason."""
    return column.required or _has_rules_of_empty(column)


def _sheet_schema(sheet: Sheet, setting: Setting) -> Rules:
    if sheet.table is not None:
        return _table_schema(sheet.table, setting)
    fields = {field.key: _field_schema(field, setting) for field in sheet.fields}
    return {"schema": fields, "check_with": list(sheet.rules)}


def _table_schema(table: Table, setting: Setting) -> Rules:
    columns = {column.key: _field_schema(column, setting) for column in table.columns}
    return {
        "minlength": table.least,
        "schema": {"schema": columns},
        "check_with": list(table.rules),
    }


def _field_schema(field: Field, setting: Setting) -> Rules:
    if field.lines:
        entry = _checked_value_schema(field, setting)
        checks = ["answers"] if field.required else []
        least = int(field.required)
        return {"type": "list", "minlength": least, "schema": entry, "check_with": checks}
    rules = _checked_value_schema(field, setting)
    rules.update(_presence(field, setting))
    asked = {ASKED_WHEN_EMPTY: _is_asked_when_empty(field, rules)}
    rules["meta"] = {**rules.get("meta", {}), **asked}
    return rules


def _checked_value_schema(field: Field, setting: Setting) -> Rules:
    rules = _value_schema(field, setting)
    checks = [*rules.pop("check_with", ()), *field.rules]
    if checks:
        rules["check_with"] = checks
    return rules


def _is_asked_when_empty(field: Field, rules: Rules) -> bool:
    """Whether a rule may speak of the empty cell; those that come with a type never do."""
    return not rules["nullable"] or "required_when" in rules or _has_rules_of_empty(field)


def _has_rules_of_empty(field: Field) -> bool:
    return bool(set(field.rules) - _RULES_OF_TEXTS)


def _presence(field: Field, setting: Setting) -> Rules:
    rules: Rules = {"nullable": not field.required}
    if field.required_when is not None:
        rules["required_when"] = field.required_when
    if field.only_when is not None:
        rules["only_when"] = field.only_when
    assumed = field.assumed if field.assumed is not None else field.default
    if assumed is not None:
        rules.update(nullable=False, default=assumed)
    if field.key in derive.FROM_ROLE and not field.required:
        rules.update(nullable=False, default_setter=partial(derive.from_role, setting, field.key))
    return rules


def _value_schema(field: Field, setting: Setting) -> Rules:
    if field.type in _STRICT_TYPES:
        name, coerce = _STRICT_TYPES[field.type]
        may_be_zero = field.type is Type.INTEGER and "positive" not in field.rules
        checks = ["not_negative"] if may_be_zero else []
        return {"type": name, "coerce": coerce, "check_with": checks}
    if field.type is Type.CHOICE:
        return _choice_schema(field, setting)
    if field.type in _IDENTIFIERS:
        checks = ["printable", _IDENTIFIERS[field.type]]
        return {"coerce": coercion.identifier, "check_with": checks}
    return _text_schema(field, setting)


def _choice_schema(field: Field, setting: Setting) -> Rules:
    choices = setting.choice_list(field.choices or "")
    return {
        "coerce": coercion.closed_choice(choices),
        "allowed": [choice.key for choice in choices],
    }


def _text_schema(field: Field, setting: Setting) -> Rules:
    coerce: Any = coercion.text
    if field.type is Type.NAME_PART:
        coerce = coercion.part_of_name
    elif field.choices:
        coerce = coercion.open_choice(setting.choice_list(field.choices))
    rules: Rules = {"type": "string", "coerce": coerce, "check_with": ["printable"]}
    if field.type in _FREE_TEXTS:
        rules["check_with"].append("finished")
        rules["meta"] = _meta_of_text(field)
    if field.type in _CHECKED_TEXTS:
        rules["check_with"].append(_CHECKED_TEXTS[field.type])
    if not (field.lines or field.long):
        rules["maxlength"] = LONGEST_LINE
    return rules


def _meta_of_text(field: Field) -> Rules:
    is_narrative = field.long or bool(field.lines)
    must = field.required and not field.lines  # of a block no single paragraph is required
    return {OWN_WORDS: own_words(field), MUST: must, ONE_LINE: not is_narrative}
