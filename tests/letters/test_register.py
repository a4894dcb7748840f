"""Each number is given out once; a letter keeps the one it has, and every other stays as it was."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from kka_docs.letters.entries import State, running_number, series_of
from kka_docs.letters.register import FILE_NAME, Register, register_path
from kka_docs.records import LetterNumber
from tests.letters.clerk import (
    DAY,
    NEXT_YEAR,
    NOW,
    PATTERN,
    YEAR,
    entries,
    granted,
    invitation,
    number,
    numbers,
    opened,
    refused,
    states,
    to_each,
    used_outside,
)

if TYPE_CHECKING:
    from pathlib import Path

VALID = "berlaku"
OUTSIDE = "dipakai di luar"
REPLACED = "diganti"
VOID = "batal"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return tmp_path / FILE_NAME


# Numbers are given in order and stay with their letter


def test_meetings_are_numbered_in_the_order_in_which_they_come(book: Path) -> None:
    assert numbers(book, invitation(1), invitation(2), invitation(1, 2)) == [[1], [2], [3]]


def test_a_meeting_keeps_its_number_on_every_later_run(book: Path) -> None:
    numbers(book, invitation(1), invitation(2))
    assert numbers(book, invitation(2), invitation(3), invitation(1)) == [[2], [3], [1]]


def test_a_run_that_changes_nothing_writes_nothing(book: Path) -> None:
    numbers(book, to_each("ibu", "polisi"), invitation(2))
    before = book.read_bytes()
    numbers(book, to_each("ibu", "polisi"), invitation(2))
    assert book.read_bytes() == before


def test_each_letter_of_a_meeting_has_a_number_where_the_institution_wants_it(book: Path) -> None:
    assert numbers(book, to_each("ibu", "polisi", "dokter")) == [[1, 2, 3]]


def test_recipients_keep_their_numbers_when_others_come_and_go(book: Path) -> None:
    numbers(book, to_each("ibu", "polisi", "dokter"), invitation(2))
    assert numbers(book, to_each("dokter", "camat", "ibu")) == [[3, 5, 1]]
    assert states(book)[2] == VALID  # the letter to the police may have been posted


def test_kinds_of_letters_of_one_pattern_share_its_numbers(book: Path) -> None:
    assert number(book, invitation(1)) == 1
    assert number(book, invitation(1, kind="pembatalan")) == 2
    assert number(book, invitation(1)) == 1


def test_every_pattern_counts_for_itself(book: Path) -> None:
    assert number(book, invitation(1)) == 1
    assert number(book, invitation(1, kind="berita_acara", pattern="BA/{nomor}/{tahun}")) == 1


def test_numbering_begins_where_the_profile_says(book: Path) -> None:
    assert numbers(book, invitation(1, first=101), invitation(2, first=101)) == [[101], [102]]


@pytest.mark.parametrize("first", [0, -3])
def test_numbering_begins_with_1_at_the_least(book: Path, first: int) -> None:
    assert number(book, invitation(first=first)) == 1


def test_numbers_go_on_through_all_months_of_a_year(book: Path) -> None:
    assert number(book, invitation(1, day=date(YEAR, 1, 31))) == 1
    assert number(book, invitation(2, day=date(YEAR, 2, 1))) == 2


def test_how_the_pattern_writes_the_month_does_not_matter(book: Path) -> None:
    number(book, invitation(1))
    other = PATTERN.replace("{bulan_romawi}", "{bulan}")
    assert granted(book, invitation(1, pattern=other)) == (LetterNumber(1, other),)
    assert number(book, invitation(2, pattern=other)) == 2


def test_a_letter_keeps_its_whole_number_when_the_pattern_of_the_profile_changes(
    book: Path,
) -> None:
    number(book, invitation(1))
    changed = "400/{nomor}/{tahun}"
    assert granted(book, invitation(1, pattern=changed)) == (LetterNumber(1, PATTERN),)
    assert granted(book, invitation(2, pattern=changed)) == (LetterNumber(1, changed),)


# The date


def test_another_date_of_the_same_year_keeps_the_number(book: Path) -> None:
    number(book, invitation(1))
    assert number(book, invitation(1, day=date(YEAR, 12, 1))) == 1
    (entry,) = entries(book)
    assert entry.day == date(YEAR, 12, 1)


def test_every_year_counts_for_itself(book: Path) -> None:
    assert numbers(book, invitation(1), invitation(2, day=NEXT_YEAR)) == [[1], [1]]


def test_a_letter_that_moves_to_another_year_gets_a_number_of_that_year(book: Path) -> None:
    numbers(book, invitation(1), invitation(2))
    assert number(book, invitation(1, day=NEXT_YEAR)) == 1
    assert states(book, YEAR) == {1: REPLACED, 2: VALID}
    assert number(book, invitation(3)) == 3  # 1 is not given to anyone else


def test_a_letter_that_moves_back_has_its_old_number_again(book: Path) -> None:
    numbers(book, invitation(1), invitation(2))
    number(book, invitation(1, day=NEXT_YEAR))
    assert number(book, invitation(1)) == 1
    assert states(book, YEAR) == {1: VALID, 2: VALID}
    assert states(book, YEAR + 1) == {1: REPLACED}


def test_all_letters_of_a_meeting_move_to_the_other_year(book: Path) -> None:
    numbers(book, to_each("ibu", "polisi"))
    assert numbers(book, to_each("ibu", "polisi", day=NEXT_YEAR)) == [[1, 2]]
    assert states(book, YEAR) == {1: REPLACED, 2: REPLACED}


# One number for a meeting, or one for each letter


def test_when_the_institution_changes_its_way_the_old_number_is_replaced(book: Path) -> None:
    number(book, invitation(1))
    assert numbers(book, to_each("ibu", "polisi")) == [[2, 3]]
    assert states(book) == {1: REPLACED, 2: VALID, 3: VALID}
    assert number(book, invitation(1)) == 1
    assert states(book) == {1: VALID, 2: REPLACED, 3: REPLACED}


# Numbers used outside


def test_numbers_used_outside_are_passed_over(book: Path) -> None:
    number(book, invitation(1))
    assert used_outside(book, 2, 3, 5) == []
    assert numbers(book, invitation(2), invitation(3)) == [[4], [6]]
    assert states(book) == {1: VALID, 2: OUTSIDE, 3: OUTSIDE, 4: VALID, 5: OUTSIDE, 6: VALID}


def test_entering_numbers_twice_changes_nothing(book: Path) -> None:
    used_outside(book, 1, 2)
    assert used_outside(book, 2, 3) == []
    assert states(book) == dict.fromkeys((1, 2, 3), OUTSIDE)


def test_nothing_is_entered_where_a_number_belongs_to_a_letter(book: Path) -> None:
    number(book, invitation(7))
    (in_the_way,) = used_outside(book, 1, 2)
    assert (in_the_way.number, in_the_way.case, in_the_way.meeting) == (1, "KKA-2026-007", 1)
    assert states(book) == {1: VALID}


def test_numbers_entered_by_mistake_can_be_taken_back_but_never_those_of_letters(
    book: Path,
) -> None:
    number(book, invitation(1))
    used_outside(book, 2, 3)
    with opened(book) as register:
        assert register.forget_used(YEAR, PATTERN, [1, 2, 9]) == [2]
    assert states(book) == {1: VALID, 3: OUTSIDE}
    assert numbers(book, invitation(2), invitation(3)) == [[2], [4]]


# Numbers that are void


def test_a_void_number_is_never_used_again(book: Path) -> None:
    number(book, invitation(1))
    with opened(book) as register:
        entry = register.void(YEAR, PATTERN, 1, "salah cetak")
    assert entry is not None
    assert (entry.state, entry.note) == (State.VOID, "salah cetak")
    assert number(book, invitation(1)) == 2
    assert number(book, invitation(1)) == 2
    assert number(book, invitation(2)) == 3
    assert states(book) == {1: VOID, 2: VALID, 3: VALID}


def test_a_number_that_nobody_ever_had_cannot_be_void(book: Path) -> None:
    with opened(book) as register:
        assert register.void(YEAR, PATTERN, 1, "salah ketik") is None
    assert entries(book) == []


# Numbers typed into the form


def test_a_typed_number_is_the_meetings(book: Path) -> None:
    assert number(book, invitation(1, typed=45)) == 45
    assert number(book, invitation(1, typed=45)) == 45
    assert number(book, invitation(1)) == 45  # also when it is no longer typed


def test_numbers_go_on_behind_a_typed_one_for_the_book_on_paper_has_come_that_far(
    book: Path,
) -> None:
    number(book, invitation(1))
    number(book, invitation(2, typed=45))
    number(book, invitation(3, typed=41))
    used_outside(book, 46)
    assert numbers(book, invitation(4), invitation(5)) == [[47], [48]]
    assert number(book, invitation(1)) == 1


def test_a_number_typed_by_mistake_leads_nobody_astray_once_it_is_corrected(book: Path) -> None:
    number(book, invitation(1, typed=450))
    number(book, invitation(1, typed=45))
    assert number(book, invitation(2)) == 46


def test_in_one_run_typed_numbers_are_not_given_to_others(book: Path) -> None:
    with opened(book) as register:
        claims = [invitation(1), invitation(2, typed=1), invitation(3, typed=7), invitation(4)]
        results = register.numbers_for(claims)
    assert results == [(LetterNumber(number, PATTERN),) for number in (8, 1, 7, 9)]


def test_letters_with_their_own_numbers_follow_the_typed_one(book: Path) -> None:
    used_outside(book, 46)
    claim = to_each("ibu", "polisi", "dokter", typed=45)
    assert numbers(book, claim) == [[45, 47, 48]]
    numbers(book, invitation(2, typed=49))
    later = to_each("ibu", "polisi", "dokter", "camat", typed=45)
    assert numbers(book, later) == [[45, 47, 48, 50]]


def test_a_recipient_who_is_invited_no_more_does_not_move_the_others(book: Path) -> None:
    numbers(book, to_each("ibu", "polisi", typed=45))
    assert numbers(book, to_each("polisi", typed=45)) == [[46]]


def test_a_corrected_typed_number_replaces_the_first_one(book: Path) -> None:
    number(book, invitation(1, typed=450))
    assert number(book, invitation(1, typed=45)) == 45
    assert states(book) == {45: VALID, 450: REPLACED}
    assert number(book, invitation(1, typed=450)) == 450
    assert states(book) == {45: REPLACED, 450: VALID}


@pytest.mark.parametrize(
    ("typed", "given"), [(40, [40, 41, 42]), (46, [46, 47, 48]), (60, [60, 61, 62])]
)
def test_a_corrected_typed_number_moves_all_letters_of_the_meeting(
    book: Path, typed: int, given: list[int]
) -> None:
    numbers(book, to_each("ibu", "polisi", "dokter", typed=45))
    corrected = to_each("ibu", "polisi", "dokter", typed=typed)
    assert numbers(book, corrected) == [given]
    assert numbers(book, corrected) == [given]
    assert [n for n, state in states(book).items() if state == VALID] == given


def test_a_typed_number_brings_the_changed_pattern_of_the_profile_with_it(book: Path) -> None:
    number(book, invitation(1, typed=45))
    changed = "400/{nomor}/{tahun}"
    assert granted(book, invitation(1, pattern=changed, typed=45)) == (LetterNumber(45, changed),)
    assert [entry.state.value for entry in entries(book)] == [VALID, REPLACED]


def test_a_typed_number_of_another_meeting_is_refused_and_its_holder_named(book: Path) -> None:
    numbers(book, invitation(1), invitation(2))
    conflict = refused(book, invitation(2, typed=1))
    assert conflict.number == 1
    assert (conflict.holder.case, conflict.holder.meeting) == ("KKA-2026-001", 1)
    assert states(book) == {1: VALID, 2: VALID}


def test_a_typed_number_of_another_kind_of_letter_is_refused(book: Path) -> None:
    number(book, invitation(1, typed=45))
    assert refused(book, invitation(1, typed=45, kind="pembatalan")).holder.kind == "undangan"


def test_of_two_meetings_with_one_typed_number_the_first_has_it(book: Path) -> None:
    with opened(book) as register:
        claims = [invitation(1, typed=9), invitation(2, typed=9), invitation(3)]
        first, second, third = register.numbers_for(claims)
    assert first == (LetterNumber(9, PATTERN),)
    assert not isinstance(second, tuple)
    assert second.holder.case == "KKA-2026-001"
    assert third == (LetterNumber(10, PATTERN),)


def test_a_typed_number_that_was_used_outside_is_refused(book: Path) -> None:
    used_outside(book, 45)
    holder = refused(book, invitation(1, typed=45)).holder
    assert (holder.state, holder.note, holder.case) == (State.OUTSIDE, "surat dinas", None)


def test_a_typed_number_that_is_void_is_refused_even_to_its_letter(book: Path) -> None:
    number(book, invitation(1, typed=45))
    with opened(book) as register:
        register.void(YEAR, PATTERN, 45, "salah cetak")
    assert refused(book, invitation(1, typed=45)).holder.state is State.VOID


def test_a_typed_number_that_another_meeting_gave_up_is_refused(book: Path) -> None:
    number(book, invitation(1))
    number(book, invitation(1, day=NEXT_YEAR))
    assert refused(book, invitation(2, typed=1)).holder.state is State.REPLACED


@pytest.mark.parametrize(
    ("typed", "running"),
    [
        ("45", 45),
        (" 045 ", 45),
        ("421.3/045/SMAN1/XI/2026", 45),
        ("421.3/45/SMAN1/XII/2026", 45),
        ("421.3/045/SMAN1/XI/2025", None),
        ("421.3/045/SMAN2/XI/2026", None),
        ("421x3/045/SMAN1/XI/2026", None),
        ("45a", None),
        ("0", None),
        ("000", None),
        ("999999", 999_999),
        ("1000000", None),
        ("9" * 40, None),
        ("٤٥", None),
        ("-", None),
        ("", None),
    ],
)
def test_the_running_number_is_read_from_what_is_typed(typed: str, running: int | None) -> None:
    assert running_number(typed, PATTERN, YEAR) == running


def test_marks_of_a_pattern_may_repeat() -> None:
    assert running_number("7/2026/2026", "{nomor}/{tahun}/{tahun}", YEAR) == 7
    assert running_number("[7]-11", "[{nomor}]-{bulan}", YEAR) == 7


def test_a_series_is_a_pattern_whatever_its_spaces_and_month() -> None:
    assert series_of(" A /{nomor}/{bulan}  B ") == series_of("A /{nomor}/{bulan_romawi} B")


# What the register says


def test_an_entry_says_what_an_agenda_of_letters_says(book: Path) -> None:
    numbers(book, to_each("ibu", "polisi", subject="Undangan Konferensi Kasus"))
    _, second = entries(book)
    assert second.number == 2
    assert (second.year, second.pattern, second.state) == (YEAR, PATTERN, State.VALID)
    assert (second.kind, second.case, second.meeting) == ("undangan", "KKA-2026-001", 1)
    assert (second.copy, second.day, second.note, second.typed) == (2, DAY, "", False)
    assert second.subject == "Undangan Konferensi Kasus"
    assert second.given == NOW


def test_an_entry_keeps_the_hour_at_which_the_number_was_given(book: Path) -> None:
    number(book, invitation(1))
    with Register.open(book, lambda: NOW + timedelta(days=1)) as register:
        register.numbers_for([invitation(1, subject="Undangan Pertemuan"), invitation(2)])
        listed = [(entry.given, entry.subject) for entry in register.entries()]
    assert listed == [(NOW, "Undangan Pertemuan"), (NOW + timedelta(days=1), "")]


def test_entries_come_by_year_pattern_and_number(book: Path) -> None:
    numbers(book, invitation(1, day=NEXT_YEAR), invitation(2, pattern="Z/{nomor}"))
    numbers(book, invitation(3, typed=9), invitation(4))
    listed = [(entry.year, entry.pattern[0], entry.number) for entry in entries(book)]
    assert listed == [(YEAR, "4", 9), (YEAR, "4", 10), (YEAR, "Z", 1), (YEAR + 1, "4", 1)]
    assert [entry.year for entry in entries(book, YEAR + 1)] == [YEAR + 1]


# Where it lies


def test_the_register_lies_on_the_desk_of_the_office(tmp_path: Path) -> None:
    (tmp_path / "tu").mkdir()
    assert register_path(tmp_path) == tmp_path / "tu" / FILE_NAME


def test_without_that_desk_it_lies_in_the_working_folder(tmp_path: Path) -> None:
    assert register_path(tmp_path) == tmp_path / FILE_NAME


def test_a_desk_that_is_added_later_does_not_begin_a_second_register(tmp_path: Path) -> None:
    number(register_path(tmp_path), invitation(1))
    (tmp_path / "tu").mkdir()
    assert number(register_path(tmp_path), invitation(2)) == 2
