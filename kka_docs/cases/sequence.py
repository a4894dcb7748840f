"""Forms that should be there: the case form, a form for every meeting up to the last."""

from __future__ import annotations

from collections.abc import Iterator

from kka_docs.cases.case import Case, Finding, finding

_NUMBER = {
    "pertemuan": ("pertemuan", "nomor_pertemuan"),
    "berita_acara": ("berita_acara", "nomor_pertemuan"),
}
_CODE = {"pertemuan": ("pertemuan", "kode_kasus"), "berita_acara": ("berita_acara", "kode_kasus")}


def sequence_findings(case: Case, known: frozenset[str]) -> Iterator[Finding]:
    """Yield which forms are missing, said where the code or number stands that names them.

    `known` are the kinds of forms of which all that are there could be read.
    """
    if "kasus" in known and case.form is None:
        for record in (*case.meetings.values(), *case.minutes.values()):
            yield finding(record, _CODE[record.kind], "kasus_belum_ada", nilai_kode=case.code)
    if "pertemuan" in known:
        yield from _meetings_left_out(case)
        yield from _minutes_alone(case)
    for number in sorted(case.called_off & case.minutes.keys()):
        minutes = case.minutes[number]
        at, code = _NUMBER["berita_acara"], "berita_acara_pertemuan_batal"
        yield finding(minutes, at, code, nomor=str(number))


def _meetings_left_out(case: Case) -> Iterator[Finding]:
    """Without the case form, nobody says that earlier meetings belong to what was given."""
    numbers = case.numbers
    first = 1 if case.form is not None else min(numbers, default=1)
    for number in numbers:
        if number > first and number - 1 not in numbers:
            record = case.meetings.get(number) or case.minutes[number]
            facts = {"nomor": str(number - 1), "nomor_ini": str(number)}
            yield finding(record, _NUMBER[record.kind], "pertemuan_terlewat", **facts)


def _minutes_alone(case: Case) -> Iterator[Finding]:
    if case.form is None and not case.meetings:
        return
    for number, minutes in sorted(case.minutes.items()):
        if number not in case.meetings:
            at = _NUMBER["berita_acara"]
            yield finding(minutes, at, "berita_acara_tanpa_pertemuan", nomor=str(number))
