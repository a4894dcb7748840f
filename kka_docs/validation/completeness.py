"""How far each sheet of a form has been filled in."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from kka_docs.definitions.fields import Field, Form, Sheet, When
from kka_docs.records import KeyPath, SheetCount, Values
from kka_docs.validation.conditions import value_at


@dataclass(frozen=True, slots=True)
class Filled:
    """A form as far as it was filled in.

    `written` holds what stands in its cells, `answers` the same as typed values, in which
    conditions look. `empty` are places where something stands that is no answer, `pictures` fields
    that a pasted picture answers.
    """

    form: Form
    written: Values
    answers: Values
    empty: Collection[KeyPath]
    pictures: Collection[KeyPath]


class _Question(NamedTuple):
    """One question as it stands: whether it must be answered, and whether it is."""

    must: bool
    answered: bool


def sheet_counts(filled: Filled) -> tuple[SheetCount, ...]:
    """Return the counts of every sheet.

    What is assumed of an empty cell is no answer. A question that another answer makes needless is
    not counted, unless it was answered nevertheless.
    """
    return tuple(_count(sheet, filled) for sheet in filled.form.sheets)


def _count(sheet: Sheet, filled: Filled) -> SheetCount:
    table = sheet.table
    asked = list(_fields(sheet, filled) if table is None else _columns(sheet, filled))
    required = [question.answered for question in asked if question.must]
    optional = [question.answered for question in asked if not question.must]
    return SheetCount(
        sheet=sheet.title,
        required=len(required),
        required_filled=sum(required),
        optional=len(optional),
        optional_filled=sum(optional),
        rows=None if table is None else len(filled.written[sheet.key]),
        least_rows=0 if table is None else table.least,
    )


def _fields(sheet: Sheet, filled: Filled) -> Iterator[_Question]:
    written, answers = filled.written[sheet.key], filled.answers[sheet.key]
    for field in sheet.fields:
        yield from _asked(field, written, answers, (sheet.key, field.key), filled)


def _columns(sheet: Sheet, filled: Filled) -> Iterator[_Question]:
    rows = zip(filled.written[sheet.key], filled.answers[sheet.key], strict=True)
    for index, (written, answers) in enumerate(rows):
        for column in sheet.fields:
            yield from _asked(column, written, answers, (sheet.key, index, column.key), filled)


def _asked(
    field: Field,
    written: Mapping[str, Any],
    answers: Mapping[str, Any],
    at: KeyPath,
    filled: Filled,
) -> Iterator[_Question]:
    answered = at in filled.pictures or _is_answered(written[field.key], at, filled.empty)
    must = field.required or _holds(field.required_when, answers, filled)
    needless = field.only_when is not None and not _holds(field.only_when, answers, filled)
    if must or answered or not needless:
        yield _Question(must, answered)


def _is_answered(value: Any, at: KeyPath, empty: Collection[KeyPath]) -> bool:
    if isinstance(value, list):
        return any((*at, index) not in empty for index in range(len(value)))
    return value is not None and at not in empty


def _holds(condition: When | None, around: Mapping[str, Any], filled: Filled) -> bool:
    if condition is None:
        return False
    return value_at(condition.path, around, filled.answers, filled.form) in condition.values
