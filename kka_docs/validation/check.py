"""One raw form → its Checked: every problem at once, and the record where none is in the way."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, partial
from typing import Any

from kka_docs.definitions import catalog
from kka_docs.definitions.fields import Form
from kka_docs.definitions.forms import FORMS
from kka_docs.definitions.setting import form_in_setting
from kka_docs.definitions.settings import settings
from kka_docs.records import (
    Checked,
    Doubt,
    KeyPath,
    Place,
    Problem,
    RawCell,
    RawForm,
    Record,
    Values,
)
from kka_docs.validation import coercion, derive
from kka_docs.validation.blank import is_blank
from kka_docs.validation.completeness import Filled, sheet_counts
from kka_docs.validation.content_rules import names_in
from kka_docs.validation.hints import problem_at
from kka_docs.validation.problems import problems_of
from kka_docs.validation.schema import Schema, field_at, schema_of
from kka_docs.validation.typed import typed
from kka_docs.validation.validator import FormValidator

_A1 = re.compile(r"([A-Z]+)(\d+)")
_DOUBTS = frozenset(doubt.value for doubt in Doubt)
_EMPTY = frozenset({"wajib", "wajib_bila"})
_OF_ANY_FORM = frozenset({"versi_lama"})
"""What may be said of a form that is blank."""
_NO_ANSWER = "isian_sementara"
_FIRST = frozenset({"tanpa_hadirin"})
_LOOKS_UNFINISHED = "tampak_belum_selesai"
_NONE: frozenset[KeyPath] = frozenset()


def check(raw: RawForm, profile: Record | None = None) -> Checked:
    """Return the form's problems in the order of the form, and its record if it has one.

    `profile` lets rules know signatories and days off; without it they stay silent.
    """
    setting = settings()[raw.setting]
    form = form_in_setting(FORMS[raw.kind], setting)
    if {p.code for p in raw.problems} <= _OF_ANY_FORM and is_blank(raw, form, setting):
        blank = catalog.problem("formulir_kosong", Place(raw.path.name))
        return Checked(raw.path, raw.kind, (blank,), None)
    written, places = _plain(raw, form)
    validator = _validated(
        written,
        schema_of(raw.kind, setting),
        form=form,
        setting=setting,
        places=places,
        profile=None if profile is None else profile.values,
        names=cache(partial(names_in, form, written)),
    )
    found = [
        *raw.problems,
        *_doubts(raw, form),
        *_asked(problems_of(validator._errors, form, setting, places, validator.document), raw),
    ]
    problems = _in_order(_without_echoes(found), raw, form)
    empty = _paths_of(problems, _NO_ANSWER, places)
    counts = sheet_counts(Filled(form, written, validator.document, empty, raw.pictures.keys()))
    record = None
    if not any(catalog.stops_everything(problem) for problem in problems):
        record = _record(raw, validator.document, places)
    return Checked(raw.path, raw.kind, catalog.first_of(problems), record, counts)


def _validated(written: Values, schema: Schema, **known: Any) -> FormValidator:
    """The validator after its work: it holds what it found, and the typed values."""
    validator = FormValidator(schema, allow_unknown=True, **known)
    # "update": every key is there, so that none need be missed.
    validator.validate(typed(written, schema), update=True, normalize=False)
    return validator


def _plain(raw: RawForm, form: Form) -> tuple[Values, dict[KeyPath, Place]]:
    """Every key of the form with its value or None, and the place of each."""
    values: Values = {}
    places: dict[KeyPath, Place] = dict(raw.places)
    for sheet in form.sheets:
        if sheet.table is None:
            values[sheet.key] = _single_values(raw, sheet.key, form, places)
        else:
            values[sheet.key] = _rows(raw, sheet.key, form, places)
    return values, places


def _single_values(
    raw: RawForm, sheet: str, form: Form, places: dict[KeyPath, Place]
) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for field in form.sheet(sheet).fields:
        at = (sheet, field.key)
        if field.lines:
            cells = [c for c in raw.lists.get(at, ()) if not coercion.is_unseen(c.value)]
            values[field.key] = [cell.value for cell in cells]
            places.update({(*at, index): cell.place for index, cell in enumerate(cells)})
        else:
            cell = raw.singles.get(at)
            values[field.key] = _value(cell)
    return values


def _value(cell: RawCell | None) -> Any:
    """What the cell holds; None where that is doubtful, or only signs that nobody sees."""
    if cell is None or cell.doubt or coercion.is_unseen(cell.value):
        return None
    return cell.value


def _rows(
    raw: RawForm, table: str, form: Form, places: dict[KeyPath, Place]
) -> list[dict[str, Any]]:
    keys = [column.key for column in form.sheet(table).fields]
    rows = []
    for index, row in enumerate(raw.tables.get(table, ())):
        rows.append({key: _value(row.cells.get(key)) for key in keys})
        places.update({(table, index, k): row.places[k] for k in keys if k in row.places})
    return rows


def _doubts(raw: RawForm, form: Form) -> Iterator[Problem]:
    for path, cell in _cells(raw):
        if cell.doubt is not None:
            facts = {"nilai": str(cell.value)}
            yield problem_at(field_at(form, path), path, cell.doubt.value, cell.place, **facts)


def _cells(raw: RawForm) -> Iterator[tuple[KeyPath, RawCell]]:
    """Every filled cell, by the path of its answer."""
    yield from raw.singles.items()
    for at, block in raw.lists.items():
        yield from (((*at, line), cell) for line, cell in enumerate(block))
    for table, rows in raw.tables.items():
        for index, row in enumerate(rows):
            yield from (((table, index, key), cell) for key, cell in row.cells.items())


def _asked(found: Iterable[Problem], raw: RawForm) -> Iterator[Problem]:
    """The problems; what an older form did not ask yet is not called empty."""
    for problem in found:
        if problem.place in raw.unasked and problem.code in {*_EMPTY, "baris_kurang"}:
            label = problem.place.label or ""
            yield catalog.problem("belum_ditanyakan", problem.place, kolom=label)
        else:
            yield problem


def _paths_of(
    problems: Iterable[Problem], code: str, places: Mapping[KeyPath, Place]
) -> frozenset[KeyPath]:
    """Where the problems of one code are."""
    named = {problem.place for problem in problems if problem.code == code}
    return frozenset(path for path, place in places.items() if place in named) if named else _NONE


def _record(raw: RawForm, values: Values, places: Mapping[KeyPath, Place]) -> Record:
    if raw.kind == "pertemuan":
        _fill_schedule(values)
    return Record(
        path=raw.path,
        kind=raw.kind,
        setting=raw.setting,
        digest=raw.digest,
        values=values,
        places=places,
        pictures=raw.pictures,
    )


def _fill_schedule(values: Values) -> None:
    spans = derive.schedule(values["agenda"], values["pertemuan"]["mulai"])
    for step, (begin, end) in zip(values["agenda"], spans, strict=True):
        step.update(mulai=begin, selesai=end)


def _without_echoes(found: list[Problem]) -> list[Problem]:
    """Without what another problem explains.

    A doubtful cell is not also called empty, nor is what a missing sheet, row or column held; what
    is no answer is not also called unfinished.
    """
    doubtful = {p.place for p in found if p.code in _DOUBTS}
    missing = {p.place for p in found if p.code == "lembar_hilang"}
    gaps = {p.place for p in found if p.code == _NO_ANSWER}
    lacking = missing | {p.place for p in found if p.code == "kolom_hilang"}
    return [
        p
        for p in found
        if not (p.code in _EMPTY and p.place in doubtful | lacking)
        and not (p.code != "lembar_hilang" and p.place in missing)
        and not (p.code == _LOOKS_UNFINISHED and p.place in gaps)
    ]


def _in_order(found: list[Problem], raw: RawForm, form: Form) -> tuple[Problem, ...]:
    """Without repeats, by sheet, row and column; first what may make all else needless."""
    order = {raw.places[(sheet.key,)].sheet: index for index, sheet in enumerate(form.sheets)}

    def position(problem: Problem) -> tuple[bool, int, int, int, str]:
        match = _A1.fullmatch(problem.place.cell or "")
        column, row = (match[1], int(match[2])) if match else ("", 0)
        named = problem.place.sheet
        sheet = -1 if named is None else order.get(named, len(order))
        return problem.code not in _FIRST, sheet, row, len(column), column

    unique = {(p.code, p.place, tuple(sorted(p.facts.items()))): p for p in found}
    return tuple(sorted(unique.values(), key=position))
