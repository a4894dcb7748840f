"""Hypothesis strategies for whole forms, derived from their declarations.

A field that is declared is filled in here without a line of its own. Where answers contradict
each other, what a rule of the form names is taken back, so that rules need no line here either.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from hypothesis import strategies as st

from kka_docs.definitions.conditions import When
from kka_docs.definitions.fields import Field, Form, Sheet, Type
from kka_docs.definitions.forms import FORMS
from kka_docs.definitions.setting import Setting, form_in_setting
from kka_docs.definitions.settings import settings
from kka_docs.validation.check import check
from kka_docs.validation.identifiers import LENGTHS
from tests.validation import forms as ordinary
from tests.validation.forms import raw_form

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from hypothesis.strategies import DrawFn, SearchStrategy

    from kka_docs.records import KeyPath, Place, Problem, RawForm, Values

EVERY_FORM: Final = [(form, setting) for form in FORMS for setting in settings()]

_ORDINARY: Final[Mapping[str, Values]] = {
    "profil": ordinary.profile(),
    "kasus": ordinary.case(),
    "pertemuan": ordinary.meeting(),
    "berita_acara": ordinary.minutes(),
}
_MOST_ROWS: Final = 3
_MOST_REPAIRS: Final = 8
_SOMETHING: Final = "Rekaan"
_HARD_WORDS: Final = (
    "&",
    "<b>",
    "{{ 7*7 }}",
    '"',
    "“",
    "D'Costa",
    "=1+1",
    "#",
    "…",
    "_x000D_",
    "É",
)
_WHITE: Final = (" ", "  ", "\N{NO-BREAK SPACE}", "\N{ZERO WIDTH SPACE} ", " \t ")

_letters = st.characters(
    categories=("L", "M", "N", "P", "S"),
    # Read as plain digits, and taken for none: what they become is told elsewhere.
    exclude_characters=[chr(ord("\uff10") + digit) for digit in range(10)],
)
_words = st.one_of(
    st.sampled_from(_HARD_WORDS),
    st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=8),
    st.text(_letters, min_size=1, max_size=8),
)
_lines = st.lists(st.tuples(_words, st.sampled_from(_WHITE)), min_size=1, max_size=4).map(
    lambda parts: "x" + "".join(f"{word}{white}" for word, white in parts)
)
_paragraphs = st.lists(_lines, min_size=1, max_size=3).map("\n".join)
_digits = st.text("0123456789", min_size=18, max_size=18)


@dataclass(frozen=True)
class Filled:
    """A form in order: the answers that somebody gave."""

    form: str
    setting: str
    values: Values


def declared(form: str, setting: str) -> Form:
    """Return a form as a setting asks it."""
    return form_in_setting(FORMS[form], settings()[setting])


@cache
def filled_forms(form: str, setting: str) -> SearchStrategy[Filled]:
    """Return the strategy of one form, in one setting, in which everything is right."""
    return _filled(declared(form, setting), settings()[setting])


def as_read(value: Any) -> Any:
    """Return an answer as its record has it: nothing that nobody sees, single spaces."""
    if not isinstance(value, str):
        return value
    lines = value.replace("\N{ZERO WIDTH SPACE}", "").split("\n")
    return "\n".join(" ".join(line.split()) for line in lines).strip() or None


@st.composite
def _filled(draw: DrawFn, form: Form, setting: Setting) -> Filled:
    """Answers to everything; tables go on after the entries of an ordinary form."""
    usual = ordinary_answers(form)
    values: Values = {}
    for sheet in form.sheets:
        if sheet.table is None:
            values[sheet.key] = _answers(draw, sheet, setting, values)
        else:
            values[sheet.key] = deepcopy(usual[sheet.key])
            for _ in range(draw(st.integers(0, _MOST_ROWS))):
                values[sheet.key].append(_answers(draw, sheet, setting, values))
    return Filled(form.key, setting.key, _mended(form, setting, values))


def _answers(draw: DrawFn, sheet: Sheet, setting: Setting, before: Values) -> Values:
    answers: Values = {}
    for field in sheet.fields:
        is_needed = field.required or _is_met(field.required_when, answers, before)
        is_out_of_place = field.only_when and not _is_met(field.only_when, answers, before)
        if is_out_of_place or not (is_needed or draw(st.booleans())):
            answers[field.key] = None
            continue
        answer = _answer(field, setting, answers, _said(field, before))
        few = st.lists(answer, min_size=1, max_size=field.lines + 1)
        answers[field.key] = draw(few if field.lines else answer)
    return answers


def _is_met(condition: When | None, answers: Values, before: Values) -> bool:
    """Whether a condition holds, as far as the form is filled in."""
    if condition is None:
        return False
    sheet, _, key = condition.path.rpartition(".")
    around = answers if key in answers else before.get(sheet) or next(iter(before.values()), {})
    return around.get(key) in condition.values


def _said(field: Field, before: Values) -> list[Any]:
    """What rows before say under the same key: what this field may refer to."""
    rows = [row for held in before.values() if isinstance(held, list) for row in held]
    return [row[field.key] for row in rows if row.get(field.key) is not None]


def _answer(field: Field, setting: Setting, beside: Values, said: list[Any]) -> SearchStrategy[Any]:
    if field.choices:
        choices = setting.choice_list(field.choices)
        if field.open or field.type is not Type.CHOICE:
            return st.one_of(st.sampled_from([choice.label for choice in choices]), _lines)
        return st.sampled_from([choice.key for choice in choices])
    if field.type is Type.NUMBER_OF_PERSON:
        length = LENGTHS.get(str(beside.get("jenis_nomor")), 18)
        return _digits.map(lambda digits: digits[:length])
    fresh = _paragraphs if field.long else _OF_TYPE[field.type]
    return st.one_of(fresh, st.sampled_from(said)) if said and not field.lines else fresh


_OF_TYPE: Final[Mapping[Type, SearchStrategy[Any]]] = {
    Type.TEXT: _lines,
    Type.NAME_PART: _lines,
    Type.DATE: st.dates(date(1990, 1, 1), date(2099, 12, 31)),
    Type.TIME: st.times().map(lambda time: time.replace(second=0, microsecond=0)),
    Type.END_TIME: st.times().map(lambda time: time.replace(second=0, microsecond=0)),
    Type.INTEGER: st.one_of(st.integers(1, 3), st.integers(1, 999)),
    Type.CODE: st.from_regex(r"[A-Z]{2,8}-20[0-9]{2}-[0-9]{3,5}", fullmatch=True),
    Type.PHONE: st.from_regex(r"0[0-9]{9,11}", fullmatch=True),
    Type.NUMBER_PATTERN: st.sampled_from(["{nomor}/KKA/{bulan_romawi}/{tahun}", "421.5/{nomor}"]),
    Type.PICTURE: st.sampled_from(["logo.png", "gambar/logo kiri.jpg"]),
    **{
        kind: st.text("0123456789", min_size=length, max_size=length)
        for kind, length in {
            Type.NIP: 18,
            Type.NI_PPPK: 18,
            Type.NUPTK: 16,
            Type.NIK: 16,
            Type.NISN: 10,
            Type.NPSN: 8,
        }.items()
    },
}


# Answers that contradict each other


def _mended(form: Form, setting: Setting, values: Values) -> Values:
    """The answers without those that the form's rules name; at worst those of an ordinary form."""
    for _ in range(_MOST_REPAIRS):
        raw = raw_form(form.key, values, setting.key)
        found = check(raw).errors
        if not found:
            return values
        values = _without(form, values, _named(raw, found))
    return ordinary_answers(form)


def _named(raw: RawForm, found: Iterable[Problem]) -> set[KeyPath]:
    """Where the answers stand that problems name; only the sheet where they name no answer."""
    paths: dict[Place, KeyPath] = {
        cell.place: at for at, cells in raw.lists.items() for cell in cells
    }
    paths |= {
        place: (table, index)
        for table, rows in raw.tables.items()
        for index, row in enumerate(rows)
        for place in row.places.values()
    }
    paths |= {place: at for at, place in raw.places.items()}
    return {paths[problem.place] for problem in found}


def _without(form: Form, values: Values, named: set[KeyPath]) -> Values:
    """The answers; what was named is taken back, or all single answers where that is no help."""
    usual = ordinary_answers(form)
    changed = deepcopy(values)
    for sheet, *within in sorted(named, key=_last_rows_first):
        match within:
            case [int(index)] if index >= len(usual[str(sheet)]):
                del changed[str(sheet)][index]
            case [str(key)]:
                changed[str(sheet)][key] = usual[str(sheet)][key]
            case _:
                changed[str(sheet)] = deepcopy(usual[str(sheet)])
    if changed == values:
        singles = [sheet.key for sheet in form.sheets if sheet.table is None]
        changed |= {key: deepcopy(usual[key]) for key in singles}
    return changed


def _last_rows_first(path: KeyPath) -> tuple[str, int]:
    row = path[1] if len(path) > 1 else 0
    return str(path[0]), -row if isinstance(row, int) else 0


@cache
def ordinary_answers(form: Form) -> Values:
    """Return the answers of a form in order, as far as this setting asks for them."""
    given = _ORDINARY[form.key]
    return {sheet.key: _asked(sheet, given.get(sheet.key)) for sheet in form.sheets}


def _asked(sheet: Sheet, given: Any) -> Any:
    if sheet.table is None:
        return _asked_of_row(sheet, given or {})
    return [_asked_of_row(sheet, row) for row in given or ()]


def _asked_of_row(sheet: Sheet, given: Values) -> Values:
    needed = {f.key: f.default or _SOMETHING for f in sheet.fields if f.required}
    return {field.key: given.get(field.key, needed.get(field.key)) for field in sheet.fields}
