"""What holds whatever people type: it is read back as typed, and nothing they type ends the run."""

from __future__ import annotations

from copy import deepcopy
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, Final

import pytest
from cerberus import Validator
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from openpyxl.cell.cell import MergedCell

from kka_docs.definitions import catalog
from kka_docs.definitions.catalog import remedy, wrong
from kka_docs.definitions.fields import Field, Sheet
from kka_docs.definitions.forms import FORMS
from kka_docs.definitions.setting import form_in_setting
from kka_docs.definitions.settings import settings as known_settings
from kka_docs.errors import UnreadableForm
from kka_docs.forms.read import read_form
from kka_docs.forms.write import write_form
from kka_docs.records import Place
from kka_docs.validation import check as validation
from kka_docs.validation.check import check
from kka_docs.validation.validator import FormValidator
from tests.forms.building import filled, saved
from tests.validation.forms import case, checked, meeting, minutes, moment, profile

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kka_docs.records import Values

SCHOOL: Final = known_settings()["sekolah"]
ORDINARY: Final = {
    "profil": profile(),
    "kasus": case(),
    "pertemuan": meeting(),
    "berita_acara": minutes(),
}
EMPTY: Final[dict[str, Values]] = {
    key: {sheet.key: {} if sheet.table is None else [{}] for sheet in form.sheets}
    for key, form in FORMS.items()
}
EVERY_FIELD: Final[list[tuple[str, Sheet, Field]]] = [
    (key, sheet, field)
    for key, form in FORMS.items()
    for sheet, field in form_in_setting(form, SCHOOL).walk()
]

HARD_WORDS: Final = (
    "&",
    "<b>",
    "{{ 7*7 }}",
    "{% if %}",
    '"',
    "“",
    "D'Costa",
    "=1+1",
    "-",
    "#",
    "…",
)
WIDE_DIGITS: Final = {0xFF10 + digit: str(digit) for digit in range(10)}
WHITE: Final = (" ", "\n", "\n\n", "\N{NO-BREAK SPACE}", "\N{ZERO WIDTH SPACE}", " \t ")

letters = st.characters(categories=("L", "M", "N", "P", "S"))
words = st.one_of(st.sampled_from(HARD_WORDS), st.text(letters, min_size=1, max_size=8))
texts = st.lists(st.tuples(words, st.sampled_from(WHITE)), min_size=1, max_size=6).map(
    lambda parts: "".join(f"{word}{white}" for word, white in parts)
)
days = st.dates(date(2000, 1, 1), date(2099, 12, 31))
times = st.times().map(lambda moment: moment.replace(second=0, microsecond=0))
cells = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**9), 10**18),
    texts,
    st.datetimes(moment(1900, 3, 1), moment(2100, 1, 1)),
    st.times(),
)
anything = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=30),
    texts,
    st.sampled_from(["selesai", "09.00-10.00", "05/06/2026", "{nomor", "#REF!", "–", "K1"]),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
)


def as_read(text: str) -> str | None:
    """A text without what nobody sees: single spaces, no blanks around its lines, plain digits."""
    lines = text.replace("\N{ZERO WIDTH SPACE}", "").translate(WIDE_DIGITS).split("\n")
    return "\n".join(" ".join(line.split()) for line in lines).strip() or None


cases = st.fixed_dictionaries(
    {
        "pemohon": texts,
        "tanggal_ditemukan": days,
        "prioritas": st.sampled_from(["biasa", "segera", "mendesak"]),
    }
)


@given(first=cases, told=st.lists(texts, min_size=1, max_size=9), data=st.lists(texts, max_size=4))
@settings(max_examples=20, deadline=None)
def test_a_case_form_reads_back_as_it_was_filled_in(
    tmp_path_factory: pytest.TempPathFactory, first: Values, told: list[str], data: list[str]
) -> None:
    values = case(
        kasus=first,
        format_kasus={"deskripsi": [f"x{text}" for text in told]},
        data_pendukung=[{"aspek": f"Aspek {n}", "isi": f"x{t}"} for n, t in enumerate(data)],
    )
    record = read_back("kasus", values, tmp_path_factory)
    kept = {key: record["kasus"][key] for key in first}
    assert kept == {**first, "pemohon": as_read(first["pemohon"])}
    assert record["format_kasus"]["deskripsi"] == [as_read(f"x{text}") for text in told]
    assert [row["isi"] for row in record["data_pendukung"]] == [as_read(f"x{t}") for t in data]


@given(day=days, start=times, number=st.integers(1, 999), place=texts)
@settings(max_examples=20, deadline=None)
def test_a_meeting_form_reads_back_as_it_was_filled_in(
    tmp_path_factory: pytest.TempPathFactory, day: date, start: time, number: int, place: str
) -> None:
    changes = {
        "tanggal": day,
        "mulai": start,
        "selesai": None,
        "nomor_pertemuan": number,
        "tempat": f"x{place}",
    }
    record = read_back("pertemuan", meeting(pertemuan=changes), tmp_path_factory)
    first = record["pertemuan"]
    assert (first["tanggal"], first["mulai"], first["selesai"]) == (day, start, None)
    assert (first["nomor_pertemuan"], first["tempat"]) == (number, as_read(f"x{place}"))


def read_back(form: str, values: Values, folders: pytest.TempPathFactory) -> Values:
    """The record of a form that was written as a workbook and read again."""
    path = folders.mktemp("formulir") / "formulir.xlsx"
    path.write_bytes(write_form(form, SCHOOL, values))
    found = check(read_form(path))
    assert found.errors == ()
    assert found.record is not None
    assert found.record.values == record_without_workbook(form, values)
    return found.record.values


def record_without_workbook(form: str, values: Values) -> Values:
    record = checked(form, values).record
    assert record is not None
    return record.values


@given(
    form=st.sampled_from(sorted(FORMS)),
    at=st.tuples(st.integers(0, 8), st.integers(1, 40), st.integers(1, 16)),
    value=st.one_of(cells, st.sampled_from(["kasus.kode", "peserta.nama", "No", "#", "=1/0"])),
)
@settings(max_examples=30, deadline=None)
def test_whatever_is_done_to_one_cell_of_a_workbook_it_is_read_or_refused_with_a_sentence(
    tmp_path_factory: pytest.TempPathFactory,
    form: str,
    at: tuple[int, int, int],
    value: Any,
) -> None:
    sheet, row, column = at
    book = filled(form, ORDINARY[form])
    cell = book.worksheets[sheet % len(book.worksheets)].cell(row, column)
    assume(not isinstance(cell, MergedCell))
    cell.value = value
    path = saved(book, tmp_path_factory.mktemp("formulir"))
    try:
        found = check(read_form(path)).problems
    except UnreadableForm as fault:
        found = (catalog.problem(fault.code, Place(path.name), **fault.facts),)
    assert all(wrong(problem, with_values=True) for problem in found)


def with_answers(form: Values, answers: Iterable[tuple[Sheet, Field, Any]]) -> Values:
    """A form as it is except for some answers."""
    values = deepcopy(form)
    for sheet, field, answer in answers:
        given = [answer] if field.lines else answer
        if sheet.table is None:
            values[sheet.key] = {**values.get(sheet.key, {}), field.key: given}
        else:
            first, *others = values.get(sheet.key) or [{}]
            values[sheet.key] = [{**first, field.key: given}, *others]
    return values


def with_answer(form: str, sheet: Sheet, field: Field, answer: Any) -> Values:
    """A form in order except for one answer."""
    return with_answers(ORDINARY[form], [(sheet, field, answer)])


@given(place=st.sampled_from(EVERY_FIELD), answer=anything)
@settings(max_examples=300, deadline=None)
def test_whatever_stands_in_a_cell_a_sentence_or_a_record_comes_of_it(
    place: tuple[str, Sheet, Field], answer: Any
) -> None:
    form, sheet, field = place
    beside = ORDINARY["profil"] if form == "pertemuan" else None
    found = checked(form, with_answer(form, sheet, field, answer), profile=beside)
    assert (found.record is None) is bool([p for p in found.errors if not is_partial(p.code)])
    for problem in found.problems:
        assert problem.place.sheet is not None or problem.code == "formulir_kosong"
        for with_values in (True, False):
            assert wrong(problem, with_values=with_values)
            assert remedy(problem, with_values=with_values)


def is_partial(code: str) -> bool:
    """Whether an error stops the invitations only."""
    return code in {"persetujuan_belum", "tanpa_undangan"}


@pytest.mark.parametrize("secret", ["Zxqv Wkyh", "Zxqv-1234", "Zxqv\x01"])
def test_no_answer_of_a_case_is_quoted_where_values_may_not_appear(secret: str) -> None:
    told = 0
    for form, sheet, field in EVERY_FIELD:
        if form == "profil":
            continue
        for problem in checked(form, with_answer(form, sheet, field, secret)).problems:
            told += 1
            assert "Zxqv" not in wrong(problem, with_values=False)
            assert "Zxqv" not in remedy(problem, with_values=False)
    assert told > 30


@given(
    place=st.sampled_from(EVERY_FIELD),
    answer=st.one_of(st.datetimes(), st.timedeltas(), st.booleans()),
)
@settings(max_examples=200, deadline=None)
def test_a_record_never_holds_what_only_a_cell_can(
    place: tuple[str, Sheet, Field], answer: datetime | timedelta | bool
) -> None:
    form, sheet, field = place
    record = checked(form, with_answer(form, sheet, field, answer)).record
    if record is not None:
        held = record.values[sheet.key]
        kept = held[0][field.key] if sheet.table is not None else held[field.key]
        assert not isinstance(kept, datetime | timedelta | bool)


class AsCerberusDoesIt(FormValidator):
    """Our rules and types; everything around them is left to Cerberus, normalisation too."""

    _validate_schema = Validator._validate_schema
    _validate_check_with = Validator._validate_check_with

    def validate(self, document: Values, **_: bool) -> bool:
        return bool(super().validate(document))


@given(
    form=st.sampled_from(sorted(FORMS)),
    before=st.sampled_from([ORDINARY, EMPTY]),
    answers=st.lists(st.tuples(st.integers(0, 99), anything), max_size=15),
)
@settings(max_examples=200, deadline=None)
def test_the_short_way_through_cerberus_ends_where_the_long_one_does(
    form: str, before: dict[str, Values], answers: list[tuple[int, Any]]
) -> None:
    places = [(sheet, field) for key, sheet, field in EVERY_FIELD if key == form]
    given = [(*places[at % len(places)], answer) for at, answer in answers]
    values = with_answers(before[form], given)
    beside = None if form == "profil" else ORDINARY["profil"]
    found = checked(form, values, profile=beside)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(validation, "FormValidator", AsCerberusDoesIt)
        patch.setattr(validation, "typed", lambda written, _: written)
        assert checked(form, values, profile=beside) == found
