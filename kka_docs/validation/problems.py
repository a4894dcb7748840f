"""Cerberus' errors → Problems with their cells: the error handler of the form validator."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from cerberus import errors
from cerberus.errors import ValidationError

from kka_docs.definitions.fields import Field, Form, Sheet, Type
from kka_docs.definitions.setting import Setting
from kka_docs.indonesian import nearest
from kka_docs.records import KeyPath, Place, Problem, Values
from kka_docs.validation import coercion, unreadable
from kka_docs.validation.conditions import value_at
from kka_docs.validation.field_rules import FOUND
from kka_docs.validation.hints import problem_at
from kka_docs.validation.schema import LONGEST_LINE, field_at, is_wanted_in_rows


def problems_of(
    found: Iterable[ValidationError],
    form: Form,
    setting: Setting,
    places: Mapping[KeyPath, Place],
    answers: Values,
) -> Iterator[Problem]:
    """Yield a Problem for every error, those of nested fields and rows included."""
    for error in found:
        if error.is_group_error:
            yield from problems_of(error.child_errors, form, setting, places, answers)
            continue
        path, code, facts = _told(error, form, setting, answers)
        yield problem_at(field_at(form, path), path, code, place_of(path, places), **facts)


def place_of(path: KeyPath, places: Mapping[KeyPath, Place]) -> Place:
    """Return the place of the value at `path`, else of the nearest thing around it."""
    for length in range(len(path), 0, -1):
        if path[:length] in places:
            return places[path[:length]]
    raise KeyError(path)


def _told(
    error: ValidationError, form: Form, setting: Setting, answers: Values
) -> tuple[KeyPath, str, dict[str, str]]:
    """Where an error is, and its code and facts."""
    path = error.document_path
    if error.code == FOUND.code:
        code, below, facts = error.info
        return (*path, *below), code, facts
    field = field_at(form, path)
    if error.code == errors.MIN_LENGTH.code and field is None:
        return _too_few_rows(error, form.sheet(str(path[0])), form, answers)
    return (path, *_explained(error, field, setting))


def _explained(
    error: ValidationError, field: Field | None, setting: Setting
) -> tuple[str, dict[str, str]]:
    if error.code in {errors.NOT_NULLABLE.code, errors.MIN_LENGTH.code}:
        return "wajib", {}
    if error.code == errors.MAX_LENGTH.code:
        return "terlalu_panjang", {"panjang": str(len(error.value)), "batas": str(LONGEST_LINE)}
    if error.code == errors.UNALLOWED_VALUE.code and field is not None:
        return _unknown_choice(field, setting, str(error.value))
    if error.code == errors.BAD_TYPE.code and field is not None:
        return _wrong_type(field, error.value)
    raise ValueError(f"no sentence for Cerberus error {error.code:#x}")


def _too_few_rows(
    error: ValidationError, sheet: Sheet, form: Form, answers: Values
) -> tuple[KeyPath, str, dict[str, str]]:
    """Said where the first row begins, of the columns that must be filled in."""
    wanted = [column for column in sheet.fields if _is_wanted(column, form, answers)]
    *others, last = (column.label for column in wanted)
    labels = f"{', '.join(others)} dan {last}" if others else last
    facts = {"lembar": sheet.title, "jumlah": str(error.constraint), "kolom": labels}
    return (sheet.key, 0, wanted[0].key), "baris_kurang", facts


def _is_wanted(column: Field, form: Form, answers: Values) -> bool:
    """Whether every row needs the column, of itself or because of an answer outside the table."""
    condition = column.required_when
    held = condition and value_at(condition.path, {}, answers, form) in condition.values
    return bool(held) or is_wanted_in_rows(column)


def _unknown_choice(field: Field, setting: Setting, written: str) -> tuple[str, dict[str, str]]:
    labels = [choice.label for choice in setting.choice_list(field.choices or "")]
    facts = {"nilai": written, "pilihan": ", ".join(labels)}
    near = nearest(written, labels)
    if near is None:
        return "pilihan_tidak_dikenal", facts
    return "pilihan_mirip", {**facts, "nilai_saran": near}


def _wrong_type(field: Field, value: Any) -> tuple[str, dict[str, str]]:
    if field.type is Type.DATE:
        return unreadable.unreadable_date(value)
    if field.type in {Type.TIME, Type.END_TIME}:
        return unreadable.unreadable_time(value)
    if field.type is Type.INTEGER:
        return "bukan_bilangan", {"nilai": str(coercion.text(value))}
    return "bukan_teks", {"isi": _kind_of(value)}


def _kind_of(value: Any) -> str:
    if not isinstance(value, bool):
        return "lama waktu"
    return "nilai Excel BENAR (TRUE)" if value else "nilai Excel SALAH (FALSE)"
