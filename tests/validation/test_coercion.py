"""What a cell holds, and the value that is understood."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from kka_docs.definitions.choices import labelled
from kka_docs.validation import coercion, unreadable
from tests.validation.forms import moment

NOVEMBER_24 = moment(2026, 11, 24)
YES_NO = labelled(("ya", "Ya"), ("tidak", "Tidak"))
GROUPS = labelled(("1", "1 – menentukan"), ("2", "2 – memberi keterangan"))


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("  Ruang   BK ", "Ruang BK"),
        ("satu\r\ndua\rtiga", "satu\ndua\ntiga"),
        ("satu \n\n dua", "satu\n\ndua"),
        ("dari\x0bWord", "dari\nWord"),
        ("baris\N{LINE SEPARATOR}baru", "baris\nbaru"),
        ("Ruang\N{NO-BREAK SPACE}BK", "Ruang BK"),
        ("Ra\N{ZERO WIDTH SPACE}ka\N{SOFT HYPHEN}", "Raka"),
        ("A & B <C> {{ d }}", "A & B <C> {{ d }}"),
        ("Kelas \N{FULLWIDTH DIGIT ONE}\N{FULLWIDTH DIGIT ZERO}", "Kelas 10"),
        ("\N{ZERO WIDTH SPACE}", None),
        ("", None),
        (7, "7"),
        (24117.0, "24117"),
        (1.5, "1,5"),
        (NOVEMBER_24, "24 November 2026"),
        (time(9, 5), "09.05"),
        (True, True),
        (timedelta(hours=1), timedelta(hours=1)),
        (None, None),
    ],
)
def test_text(cell: Any, text: Any) -> None:
    assert coercion.text(cell) == text


@pytest.mark.parametrize("dash", ["-", "–", " — "])
def test_a_dash_in_place_of_a_title_means_none(dash: str) -> None:
    assert coercion.part_of_name(dash) is None
    assert coercion.part_of_name("Drs.") == "Drs."


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        (" 19680312 199403 2 004 ", "19680312 199403 2 004"),
        ("\N{LEFT-TO-RIGHT EMBEDDING}0091234567\N{POP DIRECTIONAL FORMATTING}", "0091234567"),
        ("  ", None),
        (91234567, 91234567),
        (1.9e17, 1.9e17),
    ],
)
def test_an_id_keeps_its_spaces_and_a_number_stays_a_number(cell: Any, number: Any) -> None:
    found = coercion.identifier(cell)
    assert (found, type(found)) == (number, type(number))


@pytest.mark.parametrize(
    "cell", [NOVEMBER_24, moment(2026, 11, 24, 9), date(2026, 11, 24), " Selasa, 24 Nov 2026 "]
)
def test_dates(cell: Any) -> None:
    found = coercion.day(cell)
    assert (found, type(found)) == (date(2026, 11, 24), date)


@pytest.mark.parametrize(
    "written",
    ["24 November 2026", "24 Nop 26", "24/11/2026", "24-11-26", "24.11.2026", "2026-11-24",
     "Selasa, 24/11/2026", "\N{FULLWIDTH DIGIT TWO}4/11/2026"],
)  # fmt: skip
def test_one_day_in_many_hands(written: str) -> None:
    assert coercion.day(written) == date(2026, 11, 24)


@pytest.mark.parametrize(
    ("cell", "code", "facts"),
    [
        (
            46350,
            "tanggal_tanpa_format",
            {"nilai": "46350", "nilai_bacaan": "24 November 2026", "nilai_ketikan": "2026-11-24"},
        ),
        (
            46350.375,
            "tanggal_tanpa_format",
            {
                "nilai": "46350,375",
                "nilai_bacaan": "24 November 2026",
                "nilai_ketikan": "2026-11-24",
            },
        ),
        (24112026, "bukan_tanggal", {"nilai": "24112026"}),
        (24, "bukan_tanggal", {"nilai": "24"}),
        (-1.5, "bukan_tanggal", {"nilai": "-1,5"}),
        (float("inf"), "bukan_tanggal", {"nilai": "inf"}),
        ("46350", "bukan_tanggal", {"nilai": "46350"}),
        ("24/11/2026 09.00", "bukan_tanggal", {"nilai": "24/11/2026 09.00"}),
        ("besok", "bukan_tanggal", {"nilai": "besok"}),
        ("24/13/2026", "bukan_tanggal", {"nilai": "24/13/2026"}),
        ("0/11/2026", "bukan_tanggal", {"nilai": "0/11/2026"}),
        (
            "31/11/2026",
            "tanggal_tidak_ada",
            {"nilai": "31/11/2026", "nilai_bulan": "November 2026", "nilai_terakhir": "30"},
        ),
        (
            "29 Februari 2026",
            "tanggal_tidak_ada",
            {"nilai": "29 Februari 2026", "nilai_bulan": "Februari 2026", "nilai_terakhir": "28"},
        ),
        (time(9), "bukan_tanggal", {"nilai": "09.00"}),
        (True, "bukan_tanggal", {"nilai": "True"}),
        (
            "05/06/2026",
            "tanggal_meragukan",
            {
                "nilai": "05/06/2026",
                "nilai_bacaan_1": "5 Juni 2026",
                "nilai_ketikan_1": "2026-06-05",
                "nilai_bacaan_2": "6 Mei 2026",
                "nilai_ketikan_2": "2026-05-06",
            },
        ),
        (
            "Senin, 24/11/2026",
            "hari_bertentangan",
            {
                "nilai": "Senin, 24/11/2026",
                "nilai_hari": "Senin",
                "nilai_seharusnya": "Selasa",
                "nilai_ketikan": "2026-11-24",
            },
        ),
    ],
)
def test_what_is_no_date_says_why(cell: Any, code: str, facts: dict[str, str]) -> None:
    assert unreadable.unreadable_date(coercion.day(cell)) == (code, facts)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (time(9), time(9)),
        (time(9, 0, 59, 999), time(9)),
        (0.375, time(9)),
        (timedelta(hours=9, minutes=30), time(9, 30)),
        ("pukul 09.30 WIB", time(9, 30)),
        ("9:30", time(9, 30)),
        ("9:00 WIB", time(9)),
        (9.3, time(9, 30)),
        (14, time(14)),
        (14.0, time(14)),
        (0, time(0)),
        (moment(2026, 11, 24, 9, 30), time(9, 30)),
    ],
)
def test_times(cell: Any, expected: time) -> None:
    assert coercion.clock_time(cell) == expected


@pytest.mark.parametrize(
    ("serial", "expected"),
    [
        (moment(1900, 1, 9, 7, 12), time(9, 30)),  # 9.3, typed 9.30 where the dot is decimal
        (moment(1900, 1, 14), time(14)),  # 14, typed 14.00
        (moment(1900, 1, 1, 12), time(1, 50)),  # 1.5
    ],
)
def test_a_number_that_a_time_format_made_a_day_of_1900(serial: datetime, expected: time) -> None:
    assert coercion.clock_time(serial) == expected


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("pagi", "pagi"),
        ("25.00", "25.00"),
        ("selesai", "selesai"),
        (24, "24"),
        (9.345, "9,345"),
        (-1, "-1"),
        (True, "True"),
        (timedelta(days=1), "1 day, 0:00:00"),
        (NOVEMBER_24, "24 November 2026"),
        (moment(1900, 1, 30), "30 Januari 1900"),
    ],
)
def test_what_is_no_time_is_shown(cell: Any, shown: str) -> None:
    told = unreadable.unreadable_time(coercion.clock_time(cell))
    assert told == ("bukan_jam", {"nilai": shown})


@pytest.mark.parametrize(
    ("cell", "start", "end", "minutes"),
    [
        ("09.00–11.00", "09.00", "11.00", "120"),
        ("23.45 - 00.15", "23.45", "00.15", "30"),
        ("09.00 s.d. selesai", "09.00", "selesai", "lamanya"),
    ],
)
def test_two_times_in_one_cell_are_told_apart(
    cell: str, start: str, end: str, minutes: str
) -> None:
    facts = {"nilai": cell, "nilai_mulai": start, "nilai_selesai": end, "nilai_menit": minutes}
    assert unreadable.unreadable_time(cell) == ("jam_rentang", facts)


@pytest.mark.parametrize("cell", ["selesai", " Selesai. ", "s.d. selesai", "sampai selesai"])
def test_an_open_end(cell: str) -> None:
    assert coercion.end_time(cell) is None


@pytest.mark.parametrize(
    ("cell", "end"),
    [
        (time(11), time(11)),
        ("11.00", time(11)),
        ("seleai", "seleai"),
        ("11.00 selesai", "11.00 selesai"),
    ],
)
def test_other_ends(cell: Any, end: Any) -> None:
    assert coercion.end_time(cell) == end


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        (2, 2),
        (2.0, 2),
        (" 02 ", 2),
        ("-1", "-1"),
        ("1.000", "1.000"),
        ("1234567890", "1234567890"),
        (2.5, 2.5),
        (True, True),
        (" ", None),
    ],
)
def test_whole_numbers(cell: Any, number: Any) -> None:
    found = coercion.whole_number(cell)
    assert (found, type(found)) == (number, type(number))


@pytest.mark.parametrize(
    ("cell", "key"),
    [
        ("Ya", "ya"),
        (" TIDAK ", "tidak"),
        ("y", "ya"),
        ("√", "ya"),
        ("✔", "ya"),
        ("iya", "ya"),
        ("tak", "tidak"),
        ("tdk", "tidak"),
        (True, "ya"),
        (False, "tidak"),
        ("mungkin", "mungkin"),
    ],
)
def test_yes_and_no_in_all_spellings(cell: Any, key: str) -> None:
    assert coercion.closed_choice(YES_NO)(cell) == key


@pytest.mark.parametrize(
    ("cell", "key"),
    [("1 - Menentukan", "1"), ("2", "2"), (2, "2"), (2.0, "2"), ("3", "3"), ("y", "y")],
)
def test_a_choice_is_known_by_label_or_key(cell: Any, key: str) -> None:
    assert coercion.closed_choice(GROUPS)(cell) == key


def test_an_open_choice_takes_the_listed_spelling_or_what_was_typed() -> None:
    assert coercion.open_choice(YES_NO)(" ya ") == "Ya"
    assert coercion.open_choice(YES_NO)("Barangkali") == "Barangkali"
    assert coercion.open_choice(YES_NO)(timedelta(1)) == timedelta(1)
