"""The rules of the institution profile, each on both sides of its border."""

from __future__ import annotations

from datetime import date

import pytest

from tests.validation.forms import (
    TUESDAY,
    Told,
    profile,
    sentences,
    told,
)

SUNDAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("pattern", "problems"),
    [
        ("421.3/{nomor}/SMAN1/{bulan_romawi}/{tahun}", []),
        ("{nomor}/{bulan}", []),
        ("421.3/{nomer}/{tahun}", ["pola_tanda"]),
        ("421.3/{nomor/{tahun}", ["pola_kurung"]),
        ("421.3/SMAN1/{tahun}", ["pola_tanpa_nomor"]),
    ],
)
def test_a_number_pattern_has_known_marks(pattern: str, problems: list[str]) -> None:
    rows = [{"jenis_surat": "undangan", "pola": pattern}]
    found = told("profil", profile(penomoran=rows))
    assert found == [(code, "Pola nomor") for code in problems]


def test_a_mistyped_mark_gets_a_suggestion() -> None:
    rows = [{"jenis_surat": "undangan", "pola": "{nomer}/{tahun}"}]
    assert sentences("profil", profile(penomoran=rows)) == [
        (
            "Tanda {nomer} tidak dikenal dalam pola nomor. Mungkin maksudnya {nomor}? Tanda yang "
            "boleh dipakai: {nomor}, {bulan}, {bulan_romawi}, {tahun}."
        )
    ]


def test_a_kind_of_letter_has_one_pattern() -> None:
    row = {"jenis_surat": "undangan", "pola": "{nomor}"}
    twice = profile(penomoran=[row, row])
    assert told("profil", twice) == [("jenis_surat_ganda", "Jenis surat")]
    assert told("profil", profile(penomoran=[row, {**row, "jenis_surat": "pembatalan"}])) == []


def test_a_function_stands_once() -> None:
    row = profile()["penanda_tangan"][0]
    twice = profile(penanda_tangan=[row, {**row, "nama": "Ani"}])
    assert told("profil", twice) == [("jabatan_ganda", "Jabatan")]


@pytest.mark.parametrize(("signs", "fits"), [("mengetahui", False), ("surat", True)])
def test_someone_signs_the_letters(signs: str, *, fits: bool) -> None:
    row = {"fungsi": "Kepala Sekolah", "nama": "Siti Aminah", "menandatangani": signs}
    expected = [] if fits else [("penanda_tangan_tidak_ada", "Menandatangani")]
    assert told("profil", profile(penanda_tangan=[row])) == expected


@pytest.mark.parametrize(("last", "fits"), [(TUESDAY, True), (SUNDAY, False)])
def test_a_holiday_does_not_end_before_it_begins(last: date, *, fits: bool) -> None:
    row = {"tanggal": TUESDAY, "sampai": last}
    expected = [] if fits else [("rentang_terbalik", "Sampai dengan")]
    assert told("profil", profile(hari_libur=[row])) == expected


def test_one_line_of_the_letterhead_is_the_name() -> None:
    def headed(*lines: str) -> Told:
        keys = [f"kop_{number}" for number in range(1, 5)]
        return told("profil", profile(lembaga=dict(zip(keys, lines, strict=False))))

    assert headed("DINAS PENDIDIKAN", "SMA NEGERI 1 CONTOHAN") == []
    assert headed() == []
    assert headed("DINAS PENDIDIKAN") == [("kop_tanpa_nama", "Nama sekolah")]


def test_years_and_numbers_are_not_negative() -> None:
    assert told("profil", profile(himpunan={"lama_simpan": -1})) == [
        ("bukan_positif", "Lama simpan (tahun)")
    ]
    assert told("profil", profile(himpunan={"lama_simpan": 0})) == []
