"""How far a case has come, as its forms tell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kka_docs.cases.case import Case
from kka_docs.cases.follow_ups import open_steps, unachieved
from kka_docs.prefill.follow_ups import is_overdue
from kka_docs.prefill.meeting import consent_state


class Stage(StrEnum):
    """Where a case stands, in the order of the work."""

    FOUND = "ditemukan"
    WAITING_FOR_CONSENT = "menunggu persetujuan"
    TO_INVITE = "siap mengundang"
    INVITED = "undangan terbit"
    SCHEDULED = "terjadwal"
    PAST = "pertemuan berlalu"
    WAITING_FOR_MINUTES = "menunggu berita acara"
    UNDECIDED = "belum ada keputusan"
    FOLLOWED_UP = "tindak lanjut berjalan"
    DONE = "selesai"


class Occasion(StrEnum):
    """What a day is kept for."""

    MEETING = "pertemuan"
    EVALUATION = "evaluasi"


@dataclass(frozen=True, slots=True)
class CaseState:
    """A case by its code: its stage, its meetings, the next day to keep, what is to be done.

    `held` counts the meetings that have minutes, `planned` the others that were not called off.
    """

    code: str
    stage: Stage
    held: int
    planned: int
    next_day: date | None
    occasion: Occasion | None
    open_steps: int
    overdue: int


def state_of(case: Case, today: date) -> CaseState:
    """Return how far a case has come by `today`."""
    steps = open_steps(case)
    days = sorted((day, occasion) for day, occasion in _days(case) if day >= today)
    next_day, occasion = days[0] if days else (None, None)
    return CaseState(
        code=case.code,
        stage=_stage(case, today),
        held=len(case.minutes),
        planned=len(_pending(case)),
        next_day=next_day,
        occasion=occasion,
        open_steps=len(steps) + unachieved(case),
        overdue=sum(1 for step in steps if is_overdue(step.row, today)),
    )


def _pending(case: Case) -> list[int]:
    """The numbers of the meetings that are to come, or of which there are no minutes yet."""
    return sorted(case.meetings.keys() - case.minutes.keys() - case.called_off)


def _days(case: Case) -> Iterator[tuple[date, Occasion]]:
    for number in _pending(case):
        yield case.day_of(number), Occasion.MEETING
    for step in open_steps(case):
        if step.row["tanggal_evaluasi"] is not None:
            yield step.row["tanggal_evaluasi"], Occasion.EVALUATION


def _stage(case: Case, today: date) -> Stage:
    """A meeting that is to be held or written up comes first; then what the last one left."""
    pending = _pending(case)
    if pending:
        return _stage_of_meeting(case, pending[0], today)
    if case.minutes:
        return _stage_after(case)
    return _stage_before(case)


def _stage_of_meeting(case: Case, number: int, today: date) -> Stage:
    meeting = case.meeting(number)
    if meeting["tanggal"] < today:
        # Where only the office's forms are, nobody can say whether there are minutes.
        is_whole = case.form is not None or bool(case.minutes)
        return Stage.WAITING_FOR_MINUTES if is_whole else Stage.PAST
    gets_letters = any(row["undangan"] == "ya" for row in case.meetings[number].values["peserta"])
    if not gets_letters:
        return Stage.SCHEDULED
    if meeting["persetujuan"] == "belum":
        return Stage.WAITING_FOR_CONSENT
    return Stage.TO_INVITE if meeting["tanggal_surat"] is None else Stage.INVITED


def _stage_after(case: Case) -> Stage:
    last = case.minutes[max(case.minutes)].values
    if open_steps(case) or unachieved(case):
        return Stage.FOLLOWED_UP
    is_decided = last["berita_acara"]["keadaan_keputusan"] == "ada"
    return Stage.DONE if is_decided else Stage.UNDECIDED


def _stage_before(case: Case) -> Stage:
    """The stage of a case that no meeting is planned for, or none any more."""
    consents = case.form.values["persetujuan"] if case.form is not None else []
    if not consents:
        return Stage.FOUND
    is_missing = consent_state(consents) == "belum"
    return Stage.WAITING_FOR_CONSENT if is_missing else Stage.TO_INVITE
