"""The rules of the case form, each on both sides of its border."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.validation.forms import (
    case,
    sentences,
    told,
)


@pytest.mark.parametrize(("days", "fits"), [(0, True), (-1, False)])
def test_a_case_is_not_reported_before_it_is_found(days: int, *, fits: bool) -> None:
    reported = {"dilaporkan": date(2026, 11, 2) + timedelta(days)}
    problems = told("kasus", case(kasus=reported))
    expected = ("dilaporkan_sebelum_ditemukan", "Dilaporkan kepada kepala sekolah")
    assert problems == ([] if fits else [expected])


@pytest.mark.parametrize(
    ("code", "problem"),
    [
        ("KKA-2026-003", None),
        ("BK-2026-12345", None),
        ("KKA-2026-03", "kode_kasus"),
        ("kka-2026-003", "kode_kasus"),
        ("KKA 2026 003", "kode_kasus"),
        ("K-2026-003", "kode_kasus"),
        ("KKA-٢٠٢٦-003", "kode_kasus"),
        ("KKA-1989-003", "kode_tanpa_tahun_wajar"),
        ("KKA-1990-003", None),
        ("KKA-2101-003", "kode_tanpa_tahun_wajar"),
    ],
)
def test_the_case_code_has_letters_year_and_number(code: str, problem: str | None) -> None:
    expected = [] if problem is None else [(problem, "Kode kasus")]
    assert told("kasus", case(kasus={"kode": code})) == expected


def test_every_client_has_a_code_of_his_own() -> None:
    first = {"kode": "K1", "nama": "Raka Umpama", "kelas": "XI-3"}
    second = {"kode": "K2", "nama": "Bayu Ibarat", "kelas": "XI-3"}
    assert told("kasus", case(konseli=[first, second])) == []
    assert told("kasus", case(konseli=[first, {**second, "kode": "k1"}])) == [
        ("konseli_ganda", "Kode/inisial")
    ]


@pytest.mark.parametrize(("code", "is_name"), [("Raka", False), ("raka  umpama", True)])
def test_a_code_is_not_the_clients_name(code: str, *, is_name: bool) -> None:
    row = {"kode": code, "nama": "Raka Umpama", "kelas": "XI-3"}
    expected = [("kode_adalah_nama", "Kode/inisial")] if is_name else []
    assert told("kasus", case(konseli=[row])) == expected


def test_consent_is_of_a_client_of_the_case() -> None:
    row = {"kode": "K9", "siapa": "Ani", "hubungan": "Ibu", "keadaan": "belum"}
    assert sentences("kasus", case(persetujuan=[row])) == [
        "Kode “K9” tidak ada di sheet Konseli. Tulis salah satu kode dari sheet Konseli: K1."
    ]
    assert told("kasus", case(persetujuan=[{**row, "kode": "k1"}])) == []
