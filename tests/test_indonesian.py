"""Indonesian writing: dates, times, numbers, names, and reading them back."""

import doctest
import re
import subprocess
import sys
from contextlib import suppress
from datetime import date, time
from importlib import import_module
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kka_docs import indonesian
from kka_docs.indonesian import (
    AmbiguousDate,
    DateInWords,
    DateUnreadable,
    TimeSpanGiven,
    TimeUnreadable,
    WeekdayContradiction,
    clock,
    clock_span,
    date_in_words,
    fold,
    form_of_address,
    form_of_address_of_titles,
    full_name,
    group_nip,
    in_words,
    initials,
    long_date,
    name_sort_key,
    nearest,
    ordinal,
    parse_date,
    parse_time,
    roman,
    weekday,
    weekday_date,
    with_form_of_address,
)

NOVEMBER_24 = date(2026, 11, 24)  # a Tuesday
NINE, ELEVEN = time(9), time(11)

UNITS = ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"]
ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}

numbers = st.integers(0, 999_999_999)
dates = st.dates(date(1900, 1, 1), date(2100, 12, 31))
zones = st.sampled_from(["WIB", "WITA", "WIT"])
words = st.text("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'-", min_size=1, max_size=12)
names = st.lists(words, min_size=1, max_size=5).map(" ".join)
titles = st.text("aAbdDgHjMPrsS., \N{NO-BREAK SPACE}\N{ZERO WIDTH SPACE}", max_size=20)
minutes = st.times().map(lambda t: t.replace(second=0, microsecond=0))


def words_to_number(words: str) -> int:
    """Read words by the rules of the language; refuses what breaks them, such as "satu ribu"."""
    total = 0
    rest = words.split()
    for unit, size in (("juta", 10**6), ("ribu", 1000)):
        if unit in rest:
            at = rest.index(unit)
            total += _hundreds(rest[:at]) * size
            assert unit == "juta" or rest[:at] != ["satu"], words
            rest = rest[at + 1 :]
        elif unit == "ribu" and rest[:1] == ["seribu"]:
            total += size
            rest = rest[1:]
    return total + (_hundreds(rest) if rest else 0)


def _hundreds(words: list[str]) -> int:
    total = 0
    for word in words:
        if word in UNITS:
            total += UNITS.index(word)
        elif word == "belas":
            total += 10
        elif word in {"puluh", "ratus"}:
            unit = total % 10
            total += unit * ({"puluh": 10, "ratus": 100}[word] - 1)
        else:
            total += {"sepuluh": 10, "sebelas": 11, "seratus": 100}[word]
    return total


def roman_to_number(numeral: str) -> int:
    """Add the letters up, those before a greater one counting as less."""
    values = [ROMAN_VALUES[letter] for letter in numeral]
    following = [*values[1:], 0]
    return sum(-v if v < after else v for v, after in zip(values, following, strict=True))


def letters_of(*texts: str) -> str:
    """Only the letters, in their order and case."""
    return "".join(c for text in texts for c in text if c.isalpha())


def test_a_date_is_written_long_and_with_its_weekday() -> None:
    independence = date(2026, 8, 17)
    assert long_date(independence) == "17 Agustus 2026"
    assert weekday(independence) == "Senin"
    assert weekday_date(independence) == "Senin, 17 Agustus 2026"


def test_weekdays() -> None:
    week = [weekday(date(2026, 11, day)) for day in range(16, 23)]
    assert week == ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"]


def test_months() -> None:
    first_days = [date(2026, month, 1) for month in range(1, 13)]
    names = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember"
    assert [date_in_words(day).month for day in first_days] == names.split()
    assert [long_date(day) for day in first_days] == [f"1 {name} 2026" for name in names.split()]


def test_months_of_letter_numbers_are_roman() -> None:
    months = "I II III IV V VI VII VIII IX X XI XII"
    assert [roman(month) for month in range(1, 13)] == months.split()


def test_a_leap_day_is_written_and_read() -> None:
    assert weekday_date(date(2028, 2, 29)) == "Selasa, 29 Februari 2028"
    assert parse_date("Selasa, 29 Februari 2028") == date(2028, 2, 29)


def test_friday_has_no_apostrophe() -> None:
    assert weekday(date(2026, 8, 21)) == "Jumat"


def test_a_berita_acara_spells_its_date() -> None:
    spelled = DateInWords("Senin", "tujuh belas", "Agustus", "dua ribu dua puluh enam")
    assert date_in_words(date(2026, 8, 17)) == spelled


DAYS_IN_WORDS = """
    satu, dua, tiga, empat, lima, enam, tujuh, delapan, sembilan, sepuluh, sebelas, dua belas,
    tiga belas, empat belas, lima belas, enam belas, tujuh belas, delapan belas, sembilan belas,
    dua puluh, dua puluh satu, dua puluh dua, dua puluh tiga, dua puluh empat, dua puluh lima,
    dua puluh enam, dua puluh tujuh, dua puluh delapan, dua puluh sembilan, tiga puluh,
    tiga puluh satu
"""


def test_every_day_of_a_month_in_words() -> None:
    spelled = [date_in_words(date(2026, 12, day)).day for day in range(1, 32)]
    assert spelled == [" ".join(words.split()) for words in DAYS_IN_WORDS.split(",")]


@pytest.mark.parametrize(
    ("year", "spelled"),
    [
        (1945, "seribu sembilan ratus empat puluh lima"),
        (2000, "dua ribu"),
        (2001, "dua ribu satu"),
        (2010, "dua ribu sepuluh"),
        (2011, "dua ribu sebelas"),
        (2019, "dua ribu sembilan belas"),
        (2020, "dua ribu dua puluh"),
        (2030, "dua ribu tiga puluh"),
        (2100, "dua ribu seratus"),
    ],
)
def test_years_in_words(year: int, spelled: str) -> None:
    assert date_in_words(date(year, 1, 1)).year == spelled


@given(dates)
def test_a_date_in_words_says_its_date(day: date) -> None:
    spelled = date_in_words(day)
    year, number = words_to_number(spelled.year), words_to_number(spelled.day)
    assert parse_date(f"{spelled.weekday}, {number} {spelled.month} {year}") == day


@pytest.mark.parametrize(
    "text",
    [
        "24 November 2026",
        "24 Nov 2026",
        "24 nopember 2026",
        "24 NOP. 2026",
        "24-Nov-26",
        "24/11/2026",
        "24 / 11 / 2026",
        "24-11-26",
        "24\N{EN DASH}11\N{EN DASH}2026",
        "24.11.2026",
        "2026-11-24",
        "Selasa, 24 November 2026",
        "SELASA 24 November 2026.",
        "Selasa, 24/11/2026",
        "\N{NO-BREAK SPACE} 24\N{NO-BREAK SPACE} November\N{ZERO WIDTH SPACE}\t2026\n",
    ],
)
def test_dates_as_people_type_them(text: str) -> None:
    assert parse_date(text) == NOVEMBER_24


@pytest.mark.parametrize(
    ("month", "spellings"),
    [
        (1, "Januari Jan"),
        (2, "Februari Pebruari Feb Peb"),
        (3, "Maret Mar"),
        (4, "April Apr"),
        (5, "Mei"),
        (6, "Juni Jun"),
        (7, "Juli Jul"),
        (8, "Agustus Agt Ags Agu Aug"),
        (9, "September Sep Sept"),
        (10, "Oktober Okt Oct"),
        (11, "November Nopember Nov Nop"),
        (12, "Desember Des Dec"),
    ],
)
def test_month_spellings(month: int, spellings: str) -> None:
    for name in spellings.split():
        for spelling in (name, name.upper(), name.lower(), f"{name}."):
            assert parse_date(f"1 {spelling} 2026") == date(2026, month, 1)


@pytest.mark.parametrize(
    "friday", ["Jumat", "Jum'at", "JUM\N{RIGHT SINGLE QUOTATION MARK}AT", "Jum\N{ACUTE ACCENT}at"]
)
def test_a_typed_friday_may_have_an_apostrophe(friday: str) -> None:
    assert parse_date(f"{friday}, 27 November 2026") == date(2026, 11, 27)


def test_sunday_has_two_names() -> None:
    assert parse_date("Ahad, 29 Nov 2026") == parse_date("Minggu, 29 Nov 2026")


@pytest.mark.parametrize(
    ("text", "year"),
    [("24/11/00", 2000), ("24 Nov 79", 2079), ("24-11-80", 1980), ("24.11.99", 1999)],
)
def test_two_digit_years(text: str, year: int) -> None:
    assert parse_date(text) == date(year, 11, 24)


@pytest.mark.parametrize("text", ["03/11/2026", "3-11-2026", "3.11.26", "Selasa, 03/11/2026"])
def test_numbers_that_could_be_two_dates_are_not_guessed(text: str) -> None:
    with pytest.raises(AmbiguousDate) as caught:
        parse_date(text)
    assert caught.value.readings == (date(2026, 11, 3), date(2026, 3, 11))


def test_equal_day_and_month_are_one_date() -> None:
    assert parse_date("11/11/2026") == date(2026, 11, 11)


def test_a_year_first_date_is_not_ambiguous() -> None:
    assert parse_date("2026-03-11") == date(2026, 3, 11)


def test_a_weekday_that_is_not_the_dates() -> None:
    with pytest.raises(WeekdayContradiction) as caught:
        parse_date("SENIN, 24 November 2026")
    error = caught.value
    assert (error.date, error.written, error.actual) == (NOVEMBER_24, "SENIN", "Selasa")


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "Selasa", "besok", "2026", "24112026", "46350", "24 November", "November 2026"),
        *("31/02/2026", "30 Februari 2026", "29/02/2027", "0/1/2026", "11/24/2026", "2026-13-01"),
        *("24 Xyz 2026", "Hariini, 24 November 2026", "24/11-2026", "24/11/226", "24/11/0000"),
        "24 November 2026 09.00",
    ],
)
def test_what_is_no_date(text: str) -> None:
    with pytest.raises(DateUnreadable):
        parse_date(text)


@given(dates)
def test_every_written_date_reads_back(day: date) -> None:
    assert parse_date(long_date(day)) == day
    assert parse_date(weekday_date(day)) == day
    assert parse_date(day.isoformat()) == day


@given(dates)
def test_numeric_dates_are_read_day_first_or_asked_about(day: date) -> None:
    text = f"{day:%d/%m/%Y}"
    if day.day > 12 or day.day == day.month:
        assert parse_date(text) == day
        return
    with pytest.raises(AmbiguousDate) as caught:
        parse_date(text)
    assert caught.value.readings == (day, date(day.year, day.day, day.month))


@given(st.text())
def test_no_text_stops_the_readers_but_with_their_own_errors(text: str) -> None:
    with suppress(DateUnreadable, AmbiguousDate, WeekdayContradiction):
        parse_date(text)
    with suppress(TimeUnreadable):
        parse_time(text)


@pytest.mark.parametrize("text", ["03/11/2026", "Senin, 24 November 2026", "31/02/2026"])
def test_errors_do_not_repeat_a_cell(text: str) -> None:
    with pytest.raises(ValueError, match=r"^\D*$"):
        parse_date(text)


def test_a_time_has_a_dot() -> None:
    assert clock(NINE) == "09.00"
    assert clock(time(13, 5, 59)) == "13.05"


def test_a_span_ends_at_a_time_or_when_all_is_done() -> None:
    assert clock_span(NINE, ELEVEN, "WIB") == "09.00 s.d. 11.00 WIB"
    assert clock_span(NINE, None, "WITA") == "09.00 WITA s.d. selesai"
    assert clock_span(time(0, 5), time(23, 59), "WIT") == "00.05 s.d. 23.59 WIT"


@pytest.mark.parametrize(
    "text",
    [
        "09.00",
        "9:00",
        "9.00 WIB",
        "09.00 wita",
        "pukul 09.00",
        "Pkl. 9.00 WIT",
        "09:00:00",
        " 9.00\n",
    ],
)
def test_times_as_people_type_them(text: str) -> None:
    assert parse_time(text) == NINE


@pytest.mark.parametrize(
    "text", ["", "0900", "9", "9.5", "24.00", "9.60", "09.00 pagi", "selesai", "-", "9.00-25.00"]
)
def test_what_is_no_time(text: str) -> None:
    with pytest.raises(TimeUnreadable) as caught:
        parse_time(text)
    assert type(caught.value) is TimeUnreadable


@pytest.mark.parametrize(
    "text",
    [
        "09.00-11.00",
        "09.00 \N{EN DASH} 11.00 WIB",
        "09.00 s.d. 11.00",
        "9:00 s/d 11:00 WIB",
        "09.00 WIB sd 11.00 WIB",
        "pukul 09.00 sampai dengan pukul 11.00 WIB",
    ],
)
def test_a_span_in_one_cell_is_told_apart(text: str) -> None:
    with pytest.raises(TimeSpanGiven) as caught:
        parse_time(text)
    assert (caught.value.start, caught.value.end) == (NINE, ELEVEN)


@given(minutes)
def test_every_written_time_reads_back(moment: time) -> None:
    assert parse_time(clock(moment)) == moment
    assert parse_time(moment.isoformat()) == moment


@given(minutes, st.none() | minutes, zones)
def test_a_span_names_its_zone_once_and_has_dots_in_its_times(
    start: time, end: time | None, zone: str
) -> None:
    span = clock_span(start, end, zone)
    assert span.split().count(zone) == 1
    assert " s.d. " in span
    assert ":" not in span
    assert span.startswith(clock(start))


@given(minutes, st.none() | minutes, zones)
def test_every_written_span_reads_back(start: time, end: time | None, zone: str) -> None:
    with pytest.raises(TimeSpanGiven) as caught:
        parse_time(clock_span(start, end, zone))
    assert (caught.value.start, caught.value.end) == (start, end)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "nol"),
        (10, "sepuluh"),
        (11, "sebelas"),
        (19, "sembilan belas"),
        (21, "dua puluh satu"),
        (100, "seratus"),
        (111, "seratus sebelas"),
        (1000, "seribu"),
        (1001, "seribu satu"),
        (1011, "seribu sebelas"),
        (1100, "seribu seratus"),
        (1111, "seribu seratus sebelas"),
        (2000, "dua ribu"),
        (10_000, "sepuluh ribu"),
        (11_000, "sebelas ribu"),
        (100_000, "seratus ribu"),
        (2026, "dua ribu dua puluh enam"),
        (101_000, "seratus satu ribu"),
        (1_000_000, "satu juta"),
        (1_001_000, "satu juta seribu"),
        (21_001_011, "dua puluh satu juta seribu sebelas"),
    ],
)
def test_numbers_in_words(number: int, words: str) -> None:
    assert in_words(number) == words


@given(numbers)
def test_words_say_their_number(number: int) -> None:
    assert words_to_number(in_words(number)) == number


def test_words_say_their_number_where_they_are_irregular() -> None:
    # Sampling hardly ever meets a block of 000 or 001.
    blocks = (0, 1, 2, 10, 11, 19, 20, 100, 101, 111, 999)
    for millions, thousands, rest in product(blocks, repeat=3):
        number = millions * 1_000_000 + thousands * 1000 + rest
        assert words_to_number(in_words(number)) == number


@pytest.mark.parametrize("number", [-1, 1_000_000_000])
def test_numbers_without_words(number: int) -> None:
    with pytest.raises(ValueError, match="not between 0 and 999999999"):
        in_words(number)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "pertama"),
        (2, "kedua"),
        (3, "ketiga"),
        (10, "kesepuluh"),
        (11, "kesebelas"),
        (21, "kedua puluh satu"),
        (20, "kedua puluh"),
        (99, "kesembilan puluh sembilan"),
        (100, "keseratus"),
        (111, "keseratus sebelas"),
        (1000, "keseribu"),
    ],
)
def test_ordinals(number: int, words: str) -> None:
    assert ordinal(number) == words


@given(st.integers(2, 999_999_999))
def test_an_ordinal_is_the_number_with_ke(number: int) -> None:
    assert ordinal(number).startswith("ke")
    assert words_to_number(ordinal(number).removeprefix("ke")) == number


def test_there_is_no_ordinal_of_nothing() -> None:
    with pytest.raises(ValueError, match="not between"):
        ordinal(0)


@pytest.mark.parametrize(
    ("number", "numeral"), [(1, "I"), (4, "IV"), (9, "IX"), (11, "XI"), (1994, "MCMXCIV")]
)
def test_roman_numerals(number: int, numeral: str) -> None:
    assert roman(number) == numeral


def test_every_roman_numeral_says_its_number_and_never_repeats_a_letter_four_times() -> None:
    for number in range(1, 4000):
        numeral = roman(number)
        assert roman_to_number(numeral) == number
        assert not any(letter * 4 in numeral for letter in ROMAN_VALUES)


@pytest.mark.parametrize("number", [-1, 0, 4000])
def test_numbers_without_a_roman_numeral(number: int) -> None:
    with pytest.raises(ValueError, match="not between 1 and 3999"):
        roman(number)


@pytest.mark.parametrize(
    ("before", "name", "after", "written"),
    [
        ("Dra. Hj.", "Siti Aminah", "M.Pd., Kons.", "Dra. Hj. Siti Aminah, M.Pd., Kons."),
        ("Dra. Hj.", "Siti Aminah", ", M.Pd., Kons.", "Dra. Hj. Siti Aminah, M.Pd., Kons."),
        (None, "Siti Aminah,", " ,, S.Pd.", "Siti Aminah, S.Pd."),
        (None, "Suharto", None, "Suharto"),
        (" ", "Suharto", "\N{ZERO WIDTH SPACE},", "Suharto"),
        ("  Drs. ", " H.  Ahmad\N{NO-BREAK SPACE}Dahlan ", None, "Drs. H. Ahmad Dahlan"),
        (None, "siti AMINAH", "s.pd", "siti AMINAH, s.pd"),
        (None, "", None, ""),
        ("Prof. Dr.,", "Budi", "M.Sc.,Ph.D.", "Prof. Dr. Budi, M.Sc., Ph.D."),
        ("K.H.", "Mansur", "Lc. ,, M.A., ", "K.H. Mansur, Lc., M.A."),
        ("dr.", "Ida Ayu", "Sp.K.J.", "dr. Ida Ayu, Sp.K.J."),
        (None, "Siti Aminah, S.Pd.", "M.Pd.", "Siti Aminah, S.Pd., M.Pd."),
        ("Drs.", "", None, "Drs."),
    ],
)
def test_names_with_titles(before: str | None, name: str, after: str | None, written: str) -> None:
    assert full_name(before, name, after) == written


@given(st.text(), st.text(), st.text())
def test_a_full_name_keeps_every_letter(before: str, name: str, after: str) -> None:
    written = full_name(before, name, after)
    assert letters_of(written) == letters_of(before, name, after)
    assert written == " ".join(written.split())


@given(titles, names, titles)
def test_a_full_name_never_doubles_commas_or_spaces(before: str, name: str, after: str) -> None:
    written = full_name(before, name, after)
    assert not set(re.findall("[ ,]{2,}", written)) - {", "}
    assert written.strip(" ,") == written
    assert full_name(None, written, None) == written


@pytest.mark.parametrize(
    ("typed", "spelled"),
    [
        ("Bapak", "Bapak"),
        ("bpk.", "Bapak"),
        ("Bp", "Bapak"),
        ("IBU", "Ibu"),
        ("Bpk/Ibu", "Bapak/Ibu"),
        ("Sdr.", "Saudara"),
        ("Sdri", "Saudari"),
        ("Saudara/i", "Saudara"),
        ("Sdr./i", "Saudara"),
        ("ananda", "Ananda"),
        (" Romo  Kyai ", "Romo Kyai"),
        ("", ""),
    ],
)
def test_forms_of_address_are_spelled_out(typed: str, spelled: str) -> None:
    assert form_of_address(typed) == spelled


@pytest.mark.parametrize(
    ("form", "name", "written"),
    [
        ("Bapak", "Sudarman", "Bapak Sudarman"),
        ("Bpk.", "Sudarman, S.Pd.", "Bapak Sudarman, S.Pd."),
        ("Bapak", "Bapak Sudarman", "Bapak Sudarman"),
        ("Ibu", "Bpk. Sudarman", "Bapak Sudarman"),
        (None, "sdr. Suwarno", "Saudara Suwarno"),
        (None, "Suwarno", "Suwarno"),
        ("Ananda", "Ananda Putri", "Ananda Putri"),
        ("Ananda", "Ibunda Sari", "Ananda Ibunda Sari"),
        ("Ananda", "Ananda", "Ananda Ananda"),
    ],
)
def test_a_form_of_address_stands_once_before_a_name(
    form: str | None, name: str, written: str
) -> None:
    assert with_form_of_address(form, name) == written


@given(st.sampled_from(["Bapak", "Ibu", "Saudara", "Saudari", "Ananda", None]), names)
def test_addressing_twice_changes_nothing(form: str | None, name: str) -> None:
    once = with_form_of_address(form, name)
    assert with_form_of_address(form, once) == once


@given(st.text())
def test_a_form_of_address_spelled_out_stays(typed: str) -> None:
    assert form_of_address(form_of_address(typed)) == form_of_address(typed)


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Siti Aminah Putri", "S.A.P."),
        ("Suharto", "S."),
        ("  siti  aminah ", "S.A."),
        ("M. Ali", "M.A."),
        ("M.Ali al-Farabi", "M.A.A."),
        ("'Aisyah", "A."),
        ("Nur'aini", "N."),
        ("Abdul-Ghofur", "A."),
        ("siti aminah, m.pd., kons.", "S.A."),
        ("I Gusti Ngurah Rai", "I.G.N.R."),
        ("Siti Aminah, S.Pd.", "S.A."),
        ("", ""),
    ],
)
def test_initials(name: str, letters: str) -> None:
    assert initials(name) == letters


@given(names, titles)
def test_initials_leave_titles_out_and_are_their_own_initials(name: str, after: str) -> None:
    letters = initials(name)
    assert initials(f"{name}, {after}") == letters
    assert initials(letters) == letters
    assert re.fullmatch(r"(?:[A-Z]\.)*", letters)
    assert letters.count(".") == sum(any(map(str.isalpha, word)) for word in name.split())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Wali Kelas", " wali\N{NO-BREAK SPACE} kelas\N{ZERO WIDTH SPACE}"),
        ("Jum'at", "JUMAT"),
        ("Jum\N{RIGHT SINGLE QUOTATION MARK}at", "Jum\N{ACUTE ACCENT}at"),
        ("Drs. H. Ali, M.Pd.", "drs h ali mpd"),
        ("Ren\N{LATIN SMALL LETTER E WITH ACUTE}", "Rene\N{COMBINING ACUTE ACCENT}"),
        ("Ren\N{LATIN SMALL LETTER E WITH ACUTE}", "rene"),
        ("X IPA\N{NON-BREAKING HYPHEN}1", "x ipa-1"),
    ],
)
def test_texts_that_compare_equal(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Siti Aminah", "Sitiaminah"), ("1/12", "11/2"), ("X-1", "X-2")]
)
def test_texts_that_do_not(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.text(st.characters(max_codepoint=127)))
def test_a_sign_that_nobody_sees_changes_nothing(text: str) -> None:
    assert fold(f"\N{ZERO WIDTH SPACE}{text}") == fold(text)


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_names_sort_without_regard_to_case_and_accents() -> None:
    names = ["citra", "Budi", "\N{LATIN CAPITAL LETTER E WITH ACUTE}ka", "Dewi", "budi", "Eka"]
    ordered = ["Budi", "budi", "citra", "Dewi", "Eka", "\N{LATIN CAPITAL LETTER E WITH ACUTE}ka"]
    assert sorted(names, key=name_sort_key) == ordered


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("196803121994032004", "19680312 199403 2 004"),
        ("19680312 199403 2 004", "19680312 199403 2 004"),
        ("1968 0312\N{NO-BREAK SPACE}1994032004", "19680312 199403 2 004"),
        ("19680312199403200", "19680312199403200"),
        ("NIP 19680312 199403 2 004", "NIP 19680312 199403 2 004"),
        (" - ", " - "),
        ("", ""),
    ],
)
def test_a_nip_is_grouped_only_if_it_is_one(typed: str, printed: str) -> None:
    assert group_nip(typed) == printed


@given(st.text("0123456789 \N{NO-BREAK SPACE}", max_size=30))
def test_grouping_a_nip_changes_spaces_only(typed: str) -> None:
    grouped = group_nip(typed)
    assert "".join(grouped.split()) == "".join(typed.split())
    assert group_nip(grouped) == grouped


@given(st.text(), st.text())
def test_names_that_are_one_when_folded_sort_side_by_side(one: str, other: str) -> None:
    equal = fold(one) == fold(other)
    assert (name_sort_key(one)[0] == name_sort_key(other)[0]) is equal


@pytest.mark.parametrize(
    ("word", "valid", "meant"),
    [
        ("Wali klas", ["Guru mapel", "Wali kelas"], "Wali kelas"),
        ("WALI KELAS", ["Guru mapel", "Wali kelas"], "Wali kelas"),
        ("WBI", ["WIB", "WITA", "WIT"], "WIB"),
        ("blum", ["sudah", "belum"], "belum"),
        ("psikolog", ["sudah", "belum"], None),
        ("", ["", "belum"], None),
        ("belum", [], None),
    ],
)
def test_the_word_that_was_meant(word: str, valid: list[str], meant: str | None) -> None:
    assert nearest(word, iter(valid)) == meant


@pytest.mark.parametrize("part", ["numbers", "people", "texts", "typed", "written"])
def test_the_examples_hold(part: str) -> None:
    assert doctest.testmod(import_module(f"kka_docs.indonesian.{part}")).failed == 0


def test_importing_it_loads_neither_babel_nor_num2words() -> None:
    code = (
        "import sys, kka_docs.indonesian; sys.exit(bool({'babel', 'num2words'} & {*sys.modules}))"
    )
    project = Path(indonesian.__file__).parents[2]
    subprocess.run([sys.executable, "-c", code], check=True, cwd=project)


@pytest.mark.parametrize(
    ("titles", "implied"),
    [
        ("H.", "Bapak"),
        ("KH", "Bapak"),
        ("Drs.", "Bapak"),
        ("Prof. Dr. H.", "Bapak"),
        ("Hj.", "Ibu"),
        ("dra.hj.", "Ibu"),
        ("Dra.", "Ibu"),
        ("dr.", None),
        ("Ir.", None),
        ("Drs. Hj.", None),
        ("", None),
        (None, None),
    ],
)
def test_some_titles_tell_how_to_address_who_bears_them(
    titles: str | None, implied: str | None
) -> None:
    assert form_of_address_of_titles(titles) == implied
