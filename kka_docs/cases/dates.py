"""The days of a case in their order: found, agreed to, written, met, met again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from kka_docs.cases.case import Case, Finding, finding
from kka_docs.indonesian import long_date
from kka_docs.records import Record


def date_findings(case: Case) -> Iterator[Finding]:
    """Yield the days that come before what they should follow.

    What a form can tell alone (a letter after its meeting, minutes signed before it) its own rules
    have said.
    """
    if case.form is not None:
        yield from _consent_before_finding(case.form)
        yield from _meetings_before_finding(case, case.form)
        yield from _before_consent(case, case.form)
    yield from _meetings_out_of_order(case)


def _consent_before_finding(form: Record) -> Iterator[Finding]:
    found: date = form.values["kasus"]["tanggal_ditemukan"]
    for index, row in enumerate(form.values["persetujuan"]):
        if row["tanggal"] is not None and row["tanggal"] < found:
            facts = {"nilai": long_date(row["tanggal"]), "nilai_ditemukan": long_date(found)}
            at = ("persetujuan", index, "tanggal")
            yield finding(form, at, "persetujuan_sebelum_ditemukan", **facts)


def _meetings_before_finding(case: Case, form: Record) -> Iterator[Finding]:
    found: date = form.values["kasus"]["tanggal_ditemukan"]
    for number, meeting in case.meetings.items():
        met: date = case.meeting(number)["tanggal"]
        if met < found:
            facts = {"nilai": long_date(met), "nilai_ditemukan": long_date(found)}
            at = ("pertemuan", "tanggal")
            yield finding(meeting, at, "pertemuan_sebelum_ditemukan", **facts)


def _before_consent(case: Case, form: Record) -> Iterator[Finding]:
    """Where consent cannot be had, its reason is what people are invited on: no date to keep."""
    given = [
        row["tanggal"]
        for row in form.values["persetujuan"]
        if row["keadaan"] == "sudah" and row["tanggal"] is not None
    ]
    if not given:
        return
    last = max(given)
    for number, meeting in case.meetings.items():
        about = case.meeting(number)
        if about["persetujuan"] != "sudah":
            continue
        written, met = about["tanggal_surat"], about["tanggal"]
        agreed = {"nilai_persetujuan": long_date(last)}
        if written is not None and written < last:
            at = ("pertemuan", "tanggal_surat")
            told = {"nilai": long_date(written), **agreed}
            yield finding(meeting, at, "undangan_sebelum_persetujuan", **told)
        elif met < last:
            at = ("pertemuan", "tanggal")
            told = {"nilai": long_date(met), **agreed}
            yield finding(meeting, at, "pertemuan_sebelum_persetujuan", **told)


def _meetings_out_of_order(case: Case) -> Iterator[Finding]:
    took_place = [number for number in case.numbers if number not in case.called_off]
    for before, number in pairwise(took_place):
        earlier, day = case.day_of(before), case.day_of(number)
        if day < earlier:
            record = case.minutes.get(number) or case.meetings[number]
            facts = {
                "nomor_ini": str(number),
                "nilai": long_date(day),
                "nomor": str(before),
                "nilai_sebelumnya": long_date(earlier),
            }
            yield finding(record, (record.kind, "tanggal"), "pertemuan_tidak_urut", **facts)
