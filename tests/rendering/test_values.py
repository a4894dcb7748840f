"""Typed values become the text that a document shows for them."""

from __future__ import annotations

import re
from datetime import date, time
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kka_docs.definitions.fields import Field, Type
from kka_docs.rendering.values import (
    number_line,
    paragraphs,
    person_name,
    shown,
    shown_fields,
    shown_rows,
)
from tests.rendering.papers import COMPANY, SCHOOL, row

if TYPE_CHECKING:
    from kka_docs.definitions.setting import Setting

PLAIN = Field(key="isi", label="Isi")
KIND = Field(key="jenis", label="Jenis", type=Type.CHOICE, choices="jenis_konseli")
STATE = Field(key="keadaan", label="Keadaan", type=Type.CHOICE, choices="persetujuan")
GROUP = Field(key="kelompok", label="Kelompok", type=Type.CHOICE, choices="kelompok")


@pytest.mark.parametrize(
    ("value", "field", "setting", "text"),
    [
        ("Ruang BK", PLAIN, SCHOOL, "Ruang BK"),
        ("", PLAIN, SCHOOL, ""),
        (None, PLAIN, SCHOOL, None),
        (None, KIND, SCHOOL, None),
        (2, PLAIN, SCHOOL, "2"),
        (date(2026, 8, 17), PLAIN, SCHOOL, "17 Agustus 2026"),
        (time(9, 5), PLAIN, SCHOOL, "09.05"),
        (["satu", "dua"], PLAIN, SCHOOL, ["satu", "dua"]),
        ([], PLAIN, SCHOOL, []),
        ("tidak_dimungkinkan", STATE, SCHOOL, "Tidak dimungkinkan"),
        ("peserta_didik", KIND, SCHOOL, "Peserta didik"),
        ("1", GROUP, SCHOOL, "1 – berperan menentukan bagi peserta didik"),
        ("1", GROUP, COMPANY, "1 – berperan menentukan bagi karyawan"),
    ],
)
def test_values_as_they_are_shown(value: Any, field: Field, setting: Setting, text: Any) -> None:
    assert shown(value, field, setting) == text


def test_fields_are_shown_by_their_key() -> None:
    values = {"isi": "a", "keadaan": "sudah", "lain": "tidak ditanya"}
    assert shown_fields(values, [PLAIN, STATE], SCHOOL) == {"isi": "a", "keadaan": "Sudah"}


def test_rows_are_numbered_from_one() -> None:
    rows: list[dict[str, Any]] = [{"isi": "a"}, {"isi": None}]
    assert shown_rows(rows, iter([PLAIN]), SCHOOL) == [
        {"no": 1, "isi": "a"},
        {"no": 2, "isi": None},
    ]


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (["Satu.", "Dua."], ["|Satu.", "|Dua."]),
        (["Satu.\nDua.\n\n  Tiga. "], ["|Satu.", "|Dua.", "|Tiga."]),
        (["1. Hadir", "2) Aktif", "a. Rajin"], ["1.|Hadir", "2)|Aktif", "a.|Rajin"]),
        (["- Satu", "– Dua", "• Tiga", "* Empat"], ["–|Satu", "–|Dua", "–|Tiga", "–|Empat"]),
        (["Anjuran:\n- tidur;\n- makan."], ["|Anjuran:", "–|tidur;", "–|makan."]),
        (["12.   Banyak   jarak"], ["12.|Banyak   jarak"]),
        (["-", "1.", "–"], ["|-", "|1.", "|–"]),
        (["-5 derajat", "3.5 jam", "2026. Tahun"], ["|-5 derajat", "|3.5 jam", "|2026. Tahun"]),
        ([], []),
        (["", " \n "], []),
    ],
)
def test_narratives_keep_their_paragraphs_and_simple_lists(
    lines: list[str], told: list[str]
) -> None:
    assert [f"{part['tanda'] or ''}|{part['teks']}" for part in paragraphs(lines)] == told


def letters_of(text: str) -> str:
    """A text without white space, all list dashes alike."""
    return re.sub("[-–•*]", "–", "".join(text.split()))


@given(st.lists(st.text(st.sampled_from("1a.)-–•* \nX") | st.characters(codec="utf-8"))))
def test_no_letter_of_a_narrative_is_lost(lines: list[str]) -> None:
    told = "".join(f"{part['tanda'] or ''}{part['teks']}" for part in paragraphs(lines))
    assert letters_of(told) == letters_of("".join(lines))


@pytest.mark.parametrize(
    ("person", "name"),
    [
        (
            {"gelar_depan": "Dra. Hj.", "nama": "Siti Aminah", "gelar_belakang": "M.Pd., Kons."},
            "Dra. Hj. Siti Aminah, M.Pd., Kons.",
        ),
        ({"nama": "Suharto"}, "Suharto"),
        ({"nama": "Suharto", "fungsi": "Wali Kelas"}, "Suharto"),
        ({"fungsi": "Kepala Polsek Contohan"}, "Kepala Polsek Contohan"),
        ({"gelar_depan": "Drs.", "fungsi": "Wali Kelas"}, "Wali Kelas"),
    ],
)
def test_people_are_named_with_titles_or_by_function(person: dict[str, Any], name: str) -> None:
    assert person_name(row("pertemuan", "peserta", **person)) == name


@pytest.mark.parametrize(
    ("kind", "number", "line"),
    [
        ("NIP", "196803121994032004", "NIP 19680312 199403 2 004"),
        ("NIP", "19680312 199403 2 004", "NIP 19680312 199403 2 004"),
        ("NI PPPK", "198506172023211907", "NI PPPK 19850617 202321 1 907"),
        ("NUPTK", "1234567890123456", "NUPTK 1234567890123456"),
        ("NIK", "3201234567890123", "NIK 3201234567890123"),
        ("–", None, None),
        ("–", "123", None),
        ("NIP", None, None),
    ],
)
def test_the_line_below_a_signature(kind: str, number: str | None, line: str | None) -> None:
    signing = row("profil", "penanda_tangan", jenis_nomor=kind, nomor=number)
    assert number_line(signing) == line


def test_a_company_numbers_its_own_people() -> None:
    signing = row("profil", "penanda_tangan", COMPANY, jenis_nomor="NIK karyawan", nomor="P-004")
    assert number_line(signing) == "NIK karyawan P-004"
