"""How far a sheet is filled in: required answers as the form stands, others, rows."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, TypeAlias

import pytest

from kka_docs.definitions.forms import FORMS
from kka_docs.records import Doubt, RawCell, SheetCount
from kka_docs.validation.check import check
from tests.validation.forms import case, checked, meeting, minutes, profile, raw_form

Values: TypeAlias = dict[str, Any]


def count(form: str, values: Values, sheet: str) -> SheetCount:
    title = next(s.title for s in FORMS[form].sheets if s.key == sheet)
    return next(c for c in checked(form, values).counts if c.sheet == title)


def required(form: str, values: Values, sheet: str) -> tuple[int, int]:
    found = count(form, values, sheet)
    return found.required_filled, found.required


@pytest.mark.parametrize(
    ("form", "values"),
    [
        ("profil", profile()),
        ("kasus", case()),
        ("pertemuan", meeting()),
        ("berita_acara", minutes()),
    ],
)
def test_every_sheet_of_a_form_is_counted_in_its_order(form: str, values: Values) -> None:
    counts = checked(form, values).counts
    assert [c.sheet for c in counts] == [sheet.title for sheet in FORMS[form].sheets]
    assert all(c.required_filled == c.required for c in counts)
    assert all(0 <= c.optional_filled <= c.optional for c in counts)


def test_a_missing_required_answer_is_missing() -> None:
    assert required("pertemuan", meeting(), "pertemuan") == (9, 9)
    assert required("pertemuan", meeting(pertemuan={"tempat": None}), "pertemuan") == (8, 9)
    assert required("pertemuan", meeting(pertemuan={"konseli": []}), "pertemuan") == (8, 9)


def test_an_answer_may_make_another_required() -> None:
    impossible = {"persetujuan": "tidak_dimungkinkan"}
    assert required("pertemuan", meeting(pertemuan=impossible), "pertemuan") == (9, 10)
    given = {**impossible, "alasan_persetujuan": "Demi keselamatan"}
    assert required("pertemuan", meeting(pertemuan=given), "pertemuan") == (10, 10)


def test_in_a_table_every_row_has_its_own_conditions() -> None:
    rows = [
        {"kode": "K1", "siapa": "Ani", "hubungan": "Ibu", "keadaan": "sudah"},
        {"kode": "K1", "siapa": "Budi", "hubungan": "Ayah", "keadaan": "belum"},
    ]
    found = count("kasus", case(persetujuan=rows), "persetujuan")
    assert (found.rows, found.required_filled, found.required) == (2, 8, 9)


def test_a_condition_may_look_at_another_sheet() -> None:
    staff = case(kasus={"jenis_konseli": "personel"}, konseli=[{"kode": "K1", "nama": "Raka"}])
    assert required("kasus", case(), "konseli") == (3, 3)
    assert required("kasus", staff, "konseli") == (2, 3)


def test_a_needless_question_is_not_counted_unless_it_is_answered() -> None:
    def optional(**answers: Any) -> tuple[int, int]:
        row = {"nama": "Rahmat Hidayat", "kehadiran": "hadir", **answers}
        found = count("berita_acara", minutes(kehadiran=[row]), "kehadiran")
        return found.optional_filled, found.optional

    asked = optional()[1]
    assert optional(diwakili_oleh="Budi") == (optional()[0] + 1, asked + 1)
    represented = minutes(kehadiran=[{"kehadiran": "diwakili"}])
    assert required("berita_acara", represented, "kehadiran") == (1, 2)


def test_an_empty_table_has_no_rows_and_says_how_many_it_needs() -> None:
    found = count("kasus", case(konseli=[]), "konseli")
    assert (found.rows, found.least_rows, found.required) == (0, 1, 0)


def test_what_is_assumed_of_an_empty_cell_is_no_answer() -> None:
    before = count("kasus", case(), "kasus").optional_filled
    assert count("kasus", case(kasus={"prioritas": "biasa"}), "kasus").optional_filled == before + 1


def test_a_wrong_answer_is_one_and_a_gap_is_none() -> None:
    assert required("pertemuan", meeting(pertemuan={"tanggal": "kemarin"}), "pertemuan") == (9, 9)
    assert required("pertemuan", meeting(pertemuan={"tempat": "xxx"}), "pertemuan") == (8, 9)
    assert required("pertemuan", meeting(pertemuan={"tempat": "Ruang …"}), "pertemuan") == (9, 9)
    gaps = {"gejala": ["xxx", "???"]}
    assert required("kasus", case(format_kasus=gaps), "format_kasus") == (2, 3)
    half = {"gejala": ["xxx", "Mengantuk."]}
    assert required("kasus", case(format_kasus=half), "format_kasus") == (3, 3)


def test_a_cell_without_a_value_is_not_answered() -> None:
    raw = raw_form("pertemuan", meeting())
    at = ("pertemuan", "tempat")
    broken = RawCell("#REF!", raw.singles[at].place, Doubt.ERROR_VALUE)
    found = check(replace(raw, singles={**raw.singles, at: broken})).counts[0]
    assert (found.required_filled, found.required) == (8, 9)


def test_a_pasted_picture_is_an_answer() -> None:
    raw = raw_form("profil", profile())
    before = check(raw).counts[0].optional_filled
    with_logo = replace(raw, pictures={("lembaga", "logo_kiri"): b"gambar"})
    assert check(with_logo).counts[0].optional_filled == before + 1
