"""Numbers of people and institutions: wrong ones are errors, unlikely ones only warnings."""

from __future__ import annotations

import doctest
from typing import TYPE_CHECKING, Any

import pytest

from kka_docs.validation import identifiers
from tests.validation.forms import case, profile, sentences, told

if TYPE_CHECKING:
    from tests.validation.forms import Told

NIP = "196803121994032004"


def told_of_number(kind: str, number: Any) -> Told:
    row = {**profile()["penanda_tangan"][0], "jenis_nomor": kind, "nomor": number}
    return told("profil", profile(penanda_tangan=[row]))


def test_examples_of_the_docstrings() -> None:
    assert doctest.testmod(identifiers).failed == 0


@pytest.mark.parametrize(
    ("kind", "number"),
    [
        ("NIP", NIP),
        ("NIP", "19680312 199403 2 004"),
        ("NIP", "19680312-199403-2-004"),
        ("NIP", "19680312\N{NON-BREAKING HYPHEN}199403\N{EN DASH}2.004"),
        ("NIP", "\N{LEFT-TO-RIGHT MARK}196803121994032004"),
        ("NI PPPK", "198506172023211907"),  # digits 13 and 14 are no month
        ("NUPTK", "1234567890123456"),
        ("NIK", "3374010101800001"),
    ],
)
def test_valid_numbers_pass_however_they_are_grouped(kind: str, number: str) -> None:
    assert told_of_number(kind, number) == []


@pytest.mark.parametrize(
    ("kind", "length"), [("NIP", 18), ("NI PPPK", 18), ("NUPTK", 16), ("NIK", 16)]
)
def test_one_digit_more_or_less_is_an_error(kind: str, length: int) -> None:
    for wrong in (length - 1, length + 1):
        assert told_of_number(kind, "1" * wrong) == [("nomor_panjang", "Nomor")]


@pytest.mark.parametrize(
    "number", ["19680312 199403 2 00A", "tidak ada", "\N{ARABIC-INDIC DIGIT ONE}" * 18]
)
def test_letters_are_an_error(number: str) -> None:
    assert told_of_number("NIP", number) == [("nomor_bukan_angka", "Nomor")]


@pytest.mark.parametrize("number", [196803121994032016, 1.9680312199403202e17, True])
def test_a_numeric_cell_is_an_error_that_says_why(number: Any) -> None:
    row = {**profile()["penanda_tangan"][0], "jenis_nomor": "NIP", "nomor": number}
    assert sentences("profil", profile(penanda_tangan=[row])) == [
        (
            "Nomor ini tersimpan sebagai angka; Excel membulatkan angka panjang dan menghapus nol "
            "di depan, jadi nomornya mungkin sudah berubah. Ketik ulang nomornya dari sumber "
            "aslinya, dengan tanda petik (') di depannya (tidak ikut tercetak)."
        )
    ]


@pytest.mark.parametrize(
    ("number", "part"),
    [
        ("196813121994032004", "8 angka pertama bukan tanggal lahir"),
        ("189903121994032004", "8 angka pertama bukan tanggal lahir"),
        (
            "196803121994132004",
            "angka ke-9 sampai ke-14 bukan tahun dan bulan pengangkatan",
        ),
        ("196803121994033004", "angka ke-15 bukan 1 atau 2"),
    ],
)
def test_unlikely_parts_of_a_nip_are_a_warning(number: str, part: str) -> None:
    assert identifiers.implausible_parts_of_nip(number) == [part]
    assert told_of_number("NIP", number) == [("nip_meragukan", "Nomor")]


def test_all_unlikely_parts_are_named_together() -> None:
    parts = identifiers.implausible_parts_of_nip("000000000000009999")
    assert len(parts) == 3


def test_the_same_digits_as_ni_pppk_are_fine() -> None:
    assert told_of_number("NI PPPK", "196813121994139004") == []


def test_who_has_no_number_leaves_it_out() -> None:
    assert told_of_number("–", None) == []
    assert told_of_number("–", NIP) == [("nomor_tanpa_jenis", "Nomor")]


def test_who_chose_a_kind_of_number_writes_it() -> None:
    assert told_of_number("NIP", None) == [("wajib_bila", "Nomor")]


@pytest.mark.parametrize(
    ("nisn", "problem"),
    [
        ("0091234567", None),
        ("009123456", "nomor_panjang"),
        ("00912345678", "nomor_panjang"),
        (91234567, "nomor_sebagai_angka"),
        ("9,1234567E+08", "nomor_sebagai_angka"),
        ("9.1234567E+8", "nomor_sebagai_angka"),
        (None, None),
    ],
)
def test_an_nisn_has_ten_digits_and_its_leading_zero(nisn: Any, problem: str | None) -> None:
    row = {"kode": "K1", "nama": "Raka Umpama", "kelas": "XI-3", "nisn": nisn}
    expected = [] if problem is None else [(problem, "NISN")]
    assert told("kasus", case(konseli=[row])) == expected


def test_an_npsn_has_eight_digits_in_a_school_and_none_is_asked_in_a_company() -> None:
    def number(digits: str, setting: str) -> Told:
        return told("profil", profile(lembaga={"nomor_lembaga": digits}), setting=setting)

    assert number("99900011", "sekolah") == []
    assert number("9990001", "sekolah") == [("nomor_panjang", "NPSN")]
    assert number("9990001", "perusahaan") == []


def test_an_nis_is_what_the_school_makes_of_it() -> None:
    row = {"kode": "K1", "nama": "Raka Umpama", "kelas": "XI-3", "nis": "24/A-117"}
    assert told("kasus", case(konseli=[row])) == []


def test_a_counselors_licence_is_asked_for_where_the_setting_knows_it() -> None:
    licence = {**profile()["penanda_tangan"][0], "jenis_nomor": "Nomor izin praktik"}

    def told_of(number: str | None) -> Told:
        values = profile(penanda_tangan=[{**licence, "nomor": number}])
        return told("profil", values, setting="keluarga")

    assert told_of("0201/SIPP/2024") == []
    assert told_of(None) == [("wajib_bila", "Nomor")]
