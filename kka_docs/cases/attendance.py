"""A meeting as it was planned and as its minutes have it: when, where, who."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time

from kka_docs.cases.case import Case, Finding, finding
from kka_docs.cases.people import called, is_same_person
from kka_docs.definitions.settings import settings
from kka_docs.indonesian import clock, fold, long_date
from kka_docs.records import Record

_BEGINS_LATE = 60
"""Minutes by which a meeting may begin earlier or later than planned; more is another meeting."""


def attendance_findings(case: Case) -> Iterator[Finding]:
    """Yield in what the minutes of a meeting differ from its form."""
    for number in sorted(case.meetings.keys() & case.minutes.keys()):
        meeting, minutes = case.meetings[number], case.minutes[number]
        yield from _when_and_where(meeting, minutes)
        yield from _not_accounted_for(meeting, minutes)
        yield from _not_as_invited(meeting, minutes, number)


def _when_and_where(meeting: Record, minutes: Record) -> Iterator[Finding]:
    planned, held = meeting.values["pertemuan"], minutes.values["berita_acara"]
    if planned["tanggal"] != held["tanggal"]:
        days = long_date(held["tanggal"]), long_date(planned["tanggal"])
        yield _differing(minutes, "tanggal", "Tanggal pertemuan", *days)
    elif _minutes_apart(planned["mulai"], held["mulai"]) > _BEGINS_LATE:
        times = clock(held["mulai"]), clock(planned["mulai"])
        yield _differing(minutes, "mulai", "Mulai pukul", *times)
    if fold(planned["tempat"]) != fold(held["tempat"]):
        yield _differing(minutes, "tempat", "Tempat", held["tempat"], planned["tempat"])


def _differing(minutes: Record, key: str, label: str, held: str, planned: str) -> Finding:
    facts = {"isian": label, "nilai": held, "nilai_pertemuan": planned}
    return finding(minutes, ("berita_acara", key), "beda_dari_pertemuan", **facts)


def _minutes_apart(one: time, other: time) -> int:
    return abs((one.hour - other.hour) * 60 + one.minute - other.minute)


def _not_accounted_for(meeting: Record, minutes: Record) -> Iterator[Finding]:
    """Those who were invited, of whom the minutes do not say whether they came."""
    attendance = minutes.values["kehadiran"]
    for guest in meeting.values["peserta"]:
        if not any(is_same_person(guest, row) for row in attendance):
            at = ("kehadiran",)
            yield finding(minutes, at, "kehadiran_belum_dicatat", nilai=called(guest))


def _not_as_invited(meeting: Record, minutes: Record, number: int) -> Iterator[Finding]:
    """Those whom the two forms do not agree to have invited.

    Who came uninvited, and is said to, is in order; so is one parent beside the other, since their
    letter is to both. A guest without a letter may be called invited or not.
    """
    guests = meeting.values["peserta"]
    family = settings()[meeting.setting].family_unsur
    has_family = any(guest["unsur"] == family for guest in guests)
    for index, row in enumerate(minutes.values["kehadiran"]):
        at = ("kehadiran", index, "diundang")
        invited = [guest for guest in guests if is_same_person(guest, row)]
        is_covered = bool(invited) or (has_family and row["unsur"] == family)
        facts = {"nilai": called(row), "nomor": str(number)}
        if row["diundang"] == "ya" and not is_covered:
            yield finding(minutes, at, "tidak_ada_di_peserta", **facts)
        if row["diundang"] == "tidak" and any(guest["undangan"] == "ya" for guest in invited):
            yield finding(minutes, at, "undangan_bertentangan", **facts)
