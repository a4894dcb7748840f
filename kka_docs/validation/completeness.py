"""How far each sheet of a form has been filled in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from kka_docs.definitions.conditions import When
from kka_docs.definitions.fields import Field, Form, Sheet
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


_Entry: TypeAlias = tuple[KeyPath, Mapping[str, Any], Mapping[str, Any]]
"""A sheet or a row: where it stands, what is written in it, the same as answers."""


def sheet_counts(filled: Filled) -> tuple[SheetCount, ...]:
    """Return the counts of every sheet.

    What is assumed of an empty cell is no answer. A question that another answer makes needless is
    not counted, unless it was answered nevertheless.
    """
    return tuple(_count(sheet, filled) for sheet in filled.form.sheets)


def _count(sheet: Sheet, filled: Filled) -> SheetCount:
    table = sheet.table
    tally: Counter[tuple[bool, bool]] = Counter()
    for at, written, answers in _entries(sheet, filled):
        for field in sheet.fields:
            answered = _is_answered(written[field.key], at, field.key, filled)
            must = field.required or _holds(field.required_when, answers, filled)
            if must or answered or _is_asked(field, answers, filled):
                tally[must, answered] += 1
    return SheetCount(
        sheet=sheet.title,
        required=tally[True, True] + tally[True, False],
        required_filled=tally[True, True],
        optional=tally[False, True] + tally[False, False],
        optional_filled=tally[False, True],
        rows=None if table is None else len(filled.written[sheet.key]),
        least_rows=0 if table is None else table.least,
    )


def _entries(sheet: Sheet, filled: Filled) -> Iterator[_Entry]:
    written, answers = filled.written[sheet.key], filled.answers[sheet.key]
    if sheet.table is None:
        yield (sheet.key,), written, answers
        return
    for index, (row, typed) in enumerate(zip(written, answers, strict=True)):
        yield (sheet.key, index), row, typed


def _is_answered(value: Any, at: KeyPath, key: str, filled: Filled) -> bool:
    if isinstance(value, list):
        return any((*at, key, index) not in filled.empty for index in range(len(value)))
    if value is None:
        return bool(filled.pictures) and (*at, key) in filled.pictures
    return not filled.empty or (*at, key) not in filled.empty


def _is_asked(field: Field, around: Mapping[str, Any], filled: Filled) -> bool:
    return field.only_when is None or _holds(field.only_when, around, filled)


def _holds(condition: When | None, around: Mapping[str, Any], filled: Filled) -> bool:
    if condition is None:
        return False
    return value_at(condition.path, around, filled.answers, filled.form) in condition.values
