"""Who the clients are, and whether they agreed: as the case form has it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kka_docs.cases.case import Case, Finding, finding
from kka_docs.cases.people import bare_name
from kka_docs.definitions.settings import settings
from kka_docs.indonesian import fold
from kka_docs.prefill.meeting import consent_state
from kka_docs.records import KeyPath, Record


def identity_findings(case: Case) -> Iterator[Finding]:
    """Yield where a meeting's form or minutes say otherwise than the case form."""
    if case.form is None:
        return
    clients = case.form.values["konseli"]
    known = {fold(client["kode"]): client for client in clients}
    for meeting in case.meetings.values():
        codes = meeting.values["pertemuan"]["konseli"]
        for index, code in enumerate(codes):
            if fold(code) not in known:
                yield _unknown(meeting, ("pertemuan", "konseli", index), code, clients)
    for minutes in case.minutes.values():
        for index, row in enumerate(minutes.values["konseli"]):
            client = known.get(fold(row["kode"]))
            if client is None:
                yield _unknown(minutes, ("konseli", index, "kode"), row["kode"], clients)
            elif bare_name(client["nama"]) != bare_name(row["nama"]):
                facts = {"nilai_kode": row["kode"], "nilai": client["nama"]}
                at = ("konseli", index, "nama")
                yield finding(minutes, at, "nama_konseli_berbeda", **facts)
    yield from _consent_findings(case, case.form)


def _unknown(form: Record, at: KeyPath, code: str, clients: list[Any]) -> Finding:
    listed = ", ".join(client["kode"] for client in clients)
    return finding(form, at, "konseli_di_luar_kasus", nilai=code, nilai_daftar=listed)


def _consent_findings(case: Case, form: Record) -> Iterator[Finding]:
    """A meeting that was held before all had agreed is history; one that claims more is not."""
    state = consent_state(form.values["persetujuan"])
    for number, meeting in case.meetings.items():
        told = case.meeting(number)["persetujuan"]
        if told == state or (number in case.minutes and told != "sudah"):
            continue
        setting = settings()[meeting.setting]
        facts = {
            "nilai": setting.choice_label("persetujuan", told),
            "nilai_kasus": setting.choice_label("persetujuan", state),
        }
        at = ("pertemuan", "persetujuan")
        yield finding(meeting, at, "persetujuan_bertentangan", **facts)
