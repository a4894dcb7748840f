"""How far a case has come: its stage, the next day to keep, what is still to be done."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

import pytest

from kka_docs.cases.state import Occasion, Stage, state_of
from tests.cases.forms import (
    case_form,
    consent,
    evaluated,
    guest,
    meeting,
    minutes,
    of,
    step,
)

if TYPE_CHECKING:
    from kka_docs.records import Values

BEFORE: Final = date(2026, 11, 20)
MEETING_DAY: Final = date(2026, 11, 24)
AFTER: Final = date(2026, 11, 25)
DECIDED: Final = minutes(keadaan_keputusan="ada")


def stage(*forms: Values, today: date = BEFORE) -> Stage:
    return state_of(of(*forms), today).stage


@pytest.mark.parametrize(
    ("forms", "expected"),
    [
        ((case_form(persetujuan=[]),), Stage.FOUND),
        ((case_form(persetujuan=[consent("belum", None)]),), Stage.WAITING_FOR_CONSENT),
        ((case_form(),), Stage.TO_INVITE),
        ((case_form(), meeting(persetujuan="belum")), Stage.WAITING_FOR_CONSENT),
        ((case_form(), meeting()), Stage.TO_INVITE),
        ((case_form(), meeting(tanggal_surat=date(2026, 11, 17))), Stage.INVITED),
        ((case_form(), meeting(peserta=[guest(undangan="tidak")])), Stage.SCHEDULED),
        ((case_form(), meeting(keadaan="batal")), Stage.TO_INVITE),
        ((case_form(), meeting(), minutes()), Stage.UNDECIDED),
        ((case_form(), meeting(), DECIDED), Stage.DONE),
        ((case_form(), meeting(), DECIDED, meeting(2)), Stage.TO_INVITE),
    ],
)
def test_a_case_goes_from_stage_to_stage(forms: tuple[Values, ...], expected: Stage) -> None:
    assert stage(*forms) is expected


def test_after_its_day_a_meeting_waits_for_its_minutes() -> None:
    assert stage(case_form(), meeting(), today=MEETING_DAY) is Stage.TO_INVITE
    assert stage(case_form(), meeting(), today=AFTER) is Stage.WAITING_FOR_MINUTES


def test_at_the_office_nobody_knows_of_minutes() -> None:
    assert stage(meeting(), today=AFTER) is Stage.PAST


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("belum", Stage.FOLLOWED_UP),
        ("berjalan", Stage.FOLLOWED_UP),
        ("selesai", Stage.DONE),
        ("batal", Stage.DONE),
    ],
)
def test_a_case_is_done_when_its_follow_ups_are(status: str, expected: Stage) -> None:
    held = minutes(keadaan_keputusan="ada", tables={"tindak_lanjut": [step(status=status)]})
    assert stage(case_form(), meeting(), held) is expected


def test_follow_ups_are_counted_until_they_are_evaluated_and_achieved() -> None:
    steps = [step("Konseling"), step("Surat", status="selesai"), step("Jadwal")]
    rows = [evaluated("Konseling"), evaluated("Jadwal", "sebagian")]
    first = minutes(tables={"tindak_lanjut": steps})
    second = minutes(2, tables={"evaluasi": rows, "tindak_lanjut": [step("Kunjungan")]})
    assert state_of(of(first), BEFORE).open_steps == 2
    assert state_of(of(first, second), BEFORE).open_steps == 2


def test_what_is_to_be_evaluated_is_overdue_from_the_day_after() -> None:
    held = of(minutes(tables={"tindak_lanjut": [step(tanggal_evaluasi=MEETING_DAY)]}))
    assert [state_of(held, day).overdue for day in (MEETING_DAY, AFTER)] == [0, 1]


def test_the_next_day_is_that_of_a_meeting_or_an_evaluation() -> None:
    due = step(tanggal_evaluasi=date(2026, 12, 4))
    first = minutes(tables={"tindak_lanjut": [due]})
    whole = of(case_form(), meeting(), first, meeting(2, tanggal=date(2026, 12, 8)))
    state = state_of(whole, AFTER)
    assert (state.next_day, state.occasion) == (date(2026, 12, 4), Occasion.EVALUATION)
    state = state_of(whole, date(2026, 12, 5))
    assert (state.next_day, state.occasion) == (date(2026, 12, 8), Occasion.MEETING)
    assert state_of(whole, date(2026, 12, 9)).next_day is None


def test_meetings_with_minutes_are_held_the_others_planned_unless_called_off() -> None:
    case = of(meeting(), minutes(), meeting(2), meeting(3, keadaan="batal"))
    state = state_of(case, BEFORE)
    assert (state.held, state.planned) == (1, 1)
