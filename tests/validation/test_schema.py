"""The schema follows from the definitions, and its types are strict."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest

from kka_docs.definitions.fields import Field, Sheet, Type
from kka_docs.definitions.forms import FORMS
from kka_docs.definitions.setting import form_in_setting
from kka_docs.definitions.settings import settings
from kka_docs.validation.schema import field_at, schema_of
from kka_docs.validation.validator import FormValidator
from tests.validation.forms import case, meeting, moment, record_of, told

EVERY_FORM = [(form, setting) for setting in settings() for form in FORMS]


def fields_of(form: str, setting: str) -> list[tuple[Sheet, Field]]:
    return list(form_in_setting(FORMS[form], settings()[setting]).walk())


@pytest.mark.parametrize(("form", "setting"), EVERY_FORM)
def test_every_field_of_every_form_has_its_rules(form: str, setting: str) -> None:
    schema = schema_of(form, settings()[setting])
    declared = form_in_setting(FORMS[form], settings()[setting])
    assert list(schema) == [sheet.key for sheet in declared.sheets]
    for sheet in declared.sheets:
        inside = schema[sheet.key]["schema"]
        rules = inside["schema"] if sheet.table is not None else inside
        assert list(rules) == [field.key for field in sheet.fields]
        assert all("coerce" in r or "coerce" in r["schema"] for r in rules.values())


@pytest.mark.parametrize(("form", "setting"), EVERY_FORM)
def test_every_schema_is_one_that_cerberus_knows(form: str, setting: str) -> None:
    schema = dict(schema_of(form, settings()[setting]))
    assert dict(FormValidator(schema).schema) == schema


def rules_named(form: str, setting: str) -> set[str]:
    declared = form_in_setting(FORMS[form], settings()[setting])
    of_fields = {rule for _, field in declared.walk() for rule in field.rules}
    of_sheets = {rule for sheet in declared.sheets for rule in sheet.rules}
    return of_fields | of_sheets | {r for s in declared.sheets if s.table for r in s.table.rules}


def test_forms_and_types_name_every_rule_that_there_is_and_no_other() -> None:
    of_texts = {"printable", "finished", "answers"}
    of_types = {"not_negative", "case_code", "phone", "number_pattern"}
    of_ids = {"person_number", "nip", "ni_pppk", "nuptk", "nik", "nisn", "npsn"}
    named = set().union(*(rules_named(form, setting) for form, setting in EVERY_FORM))
    methods = {name for name in dir(FormValidator) if name.startswith("_check_with_")}
    assert {f"_check_with_{rule}" for rule in named | of_texts | of_types | of_ids} == methods


@pytest.mark.parametrize(
    ("kind", "value", "fits"),
    [
        ("tanggal", date(2026, 11, 24), True),
        ("tanggal", moment(2026, 11, 24), False),
        ("jam", time(9), True),
        ("jam", "09.00", False),
        ("bilangan", 1, True),
        ("bilangan", True, False),
        ("bilangan", 1.0, False),
    ],
)
def test_types_are_strict(kind: str, value: Any, *, fits: bool) -> None:
    assert FormValidator({"a": {"type": kind}}).validate({"a": value}) is fits


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        (1, None),
        ("1", None),
        (1.0, None),
        (0, "bukan_positif"),
        (-1, "bukan_positif"),
        (1.5, "bukan_bilangan"),
        ("pertama", "bukan_bilangan"),
        (True, "bukan_bilangan"),
        (moment(2026, 11, 24), "bukan_bilangan"),
        (None, "wajib"),
    ],
)
def test_the_number_of_a_meeting(answer: Any, problem: str | None) -> None:
    expected = [] if problem is None else [(problem, "Pertemuan ke-")]
    assert told("pertemuan", meeting(pertemuan={"nomor_pertemuan": answer})) == expected


def test_true_and_spans_of_time_are_no_text() -> None:
    values = case(kasus={"pemohon": True}, format_kasus={"gejala": ["Mengantuk.", False]})
    assert told("kasus", values) == [
        ("bukan_teks", "Diusulkan oleh"),
        ("bukan_teks", "c. Gejala yang muncul"),
    ]


def test_a_record_holds_typed_values() -> None:
    typed = meeting(
        pertemuan={
            "tanggal": moment(2026, 11, 24),
            "mulai": "pukul 9.00",
            "nomor_pertemuan": "2",
            "jenis": "Terbatas karena mendesak",
            "sifat": "rahasia",
        }
    )
    first = record_of("pertemuan", typed)["pertemuan"]
    assert {
        key: first[key] for key in ("tanggal", "mulai", "nomor_pertemuan", "jenis", "sifat")
    } == {
        "tanggal": date(2026, 11, 24),
        "mulai": time(9),
        "nomor_pertemuan": 2,
        "jenis": "terbatas",
        "sifat": "Rahasia",
    }


def test_a_record_has_every_key_of_its_form() -> None:
    values = record_of("pertemuan", meeting())
    for sheet, field in fields_of("pertemuan", "sekolah"):
        holder = values[sheet.key][0] if sheet.table is not None else values[sheet.key]
        assert field.key in holder
    first = values["pertemuan"]
    assert (first["notulis"], first["tembusan"], first["hal"]) == (
        None,
        [],
        "Undangan Konferensi Kasus",
    )


def test_an_empty_answer_counts_as_what_the_form_says_it_does() -> None:
    (person,) = record_of("pertemuan", meeting())["peserta"]
    assert person["undangan"] == "ya"
    assert record_of("kasus", case())["kasus"]["prioritas"] == "biasa"


def test_a_path_leads_to_its_field() -> None:
    form = form_in_setting(FORMS["kasus"], settings()["sekolah"])
    for path, label in {
        ("kasus", "kode"): "Kode kasus",
        ("konseli", 2, "nisn"): "NISN",
        ("format_kasus", "gejala", 4): "c. Gejala yang muncul",
    }.items():
        field = field_at(form, path)
        assert field is not None
        assert field.label == label
    assert field_at(form, ("konseli",)) is None


def test_identity_fields_have_the_types_of_their_setting() -> None:
    types = {field.key: field.type for _, field in fields_of("profil", "sekolah")}
    assert types["nomor_lembaga"] is Type.NPSN
    types = {field.key: field.type for _, field in fields_of("profil", "perusahaan")}
    assert types["nomor_lembaga"] is Type.TEXT
