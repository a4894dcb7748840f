"""A meeting form beside its case form: what of the case the office would come to read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from kka_docs.confidentiality.content import content_of
from kka_docs.confidentiality.folding import folded, words
from kka_docs.confidentiality.guard import OF_PLACES, Guard, excused_by, guard_of
from kka_docs.confidentiality.ordinary import ordinary_words
from kka_docs.confidentiality.people import Who, known_of, names_in
from kka_docs.confidentiality.search import Finding, findings, suspect
from kka_docs.confidentiality.texts import Said
from kka_docs.definitions.catalog import problem
from kka_docs.definitions.fields import Type
from kka_docs.definitions.forms import FORMS
from kka_docs.definitions.setting import Setting, form_in_setting
from kka_docs.definitions.settings import settings
from kka_docs.records import KeyPath, Problem, Record

_NOT_YET: Final = "belum"
_FREE: Final = frozenset({Type.TEXT, Type.NAME_PART})
_NAMES: Final = frozenset({("peserta", "nama"), ("peserta", "anak"), ("pertemuan", "konseli")})
"""Where people and codes are meant to stand; compared by themselves."""

_OF_A_FAMILY: Final = ("peserta", "alamat")
_NO_PROFILE: Final[Mapping[str, Any]] = {"lembaga": {}, "penanda_tangan": []}


def against_case(meeting: Record, case: Record, profile: Mapping[str, Any] | None) -> list[Problem]:
    """Return what keeps a meeting form from the office, by cell; `profile` are its values."""
    if meeting.values["pertemuan"]["kode_kasus"] != case.values["kasus"]["kode"]:
        return [problem("serah_kode_kasus", meeting.places[("pertemuan", "kode_kasus")])]
    setting = settings()[meeting.setting]
    return [
        *_codes(meeting, case),
        *_children(meeting, case, setting),
        *_consent(meeting, case, setting),
        *_texts_told(meeting, case, setting, profile or _NO_PROFILE),
    ]


def _codes(meeting: Record, case: Record) -> Iterator[Problem]:
    known = {row["kode"] for row in case.values["konseli"]}
    for index, code in enumerate(meeting.values["pertemuan"]["konseli"]):
        if code not in known:
            place = meeting.places[("pertemuan", "konseli", index)]
            yield problem("serah_kode_konseli", place, nilai=code)


def _children(meeting: Record, case: Record, setting: Setting) -> Iterator[Problem]:
    """A child's name that is another's, or misspelt, would go to the wrong family."""
    people = known_of(case, setting).people
    clients = {person.name for person in people if person.who is Who.CLIENT}
    for index, row in enumerate(meeting.values["peserta"]):
        if not clients.issuperset(names_in(row["anak"])):
            yield problem("serah_anak", meeting.places[("peserta", index, "anak")])


def _consent(meeting: Record, case: Record, setting: Setting) -> Iterator[Problem]:
    """Consent as the case form has it counts, for every client that the meeting is about."""
    codes = meeting.values["pertemuan"]["konseli"]
    states = {code: _states(case, code) for code in codes}
    lacking = [code for code, found in states.items() if not found or _NOT_YET in found]
    place = meeting.places[("pertemuan", "persetujuan")]
    if lacking:
        yield problem("serah_persetujuan_belum", place, kode=", ".join(lacking))
        return
    given = {state for found in states.values() for state in found}
    of_case = next(iter(given)) if len(given) == 1 else "tidak_dimungkinkan"
    if meeting.values["pertemuan"]["persetujuan"] != of_case:
        told = setting.choice_label("persetujuan", of_case)
        yield problem("serah_persetujuan_beda", place, nilai_kasus=told)


def _states(case: Record, code: str) -> set[str]:
    return {row["keadaan"] for row in case.values["persetujuan"] if row["kode"] == code}


def _texts_told(
    meeting: Record, case: Record, setting: Setting, profile: Mapping[str, Any]
) -> Iterator[Problem]:
    """Free texts that name somebody of the case, or say what it is about."""
    known = known_of(case, setting) | known_of(meeting, setting)
    guard = guard_of(known, excused_by(meeting, profile, known))
    ordinary = ordinary_words(setting)
    form = form_in_setting(FORMS["kasus"], setting)
    labels = {field.key: field.label for _, field in form.walk()}
    content = content_of(case, setting, labels, ordinary)
    for path, text in _free_texts(meeting, setting):
        place = meeting.places[path]
        for found in _found(text, guard, ordinary):
            code = "serah_nama" if found.stops else "serah_sebagian_nama"
            yield problem(code, place, apa=found.what, nilai=found.value)
        repeated = None if path[0] == "peserta" else content.repeated_in(text)
        if repeated:  # what invitees are ("Guru Matematika") is not said of the case
            yield problem("serah_masalah", place, nilai=repeated[0], asal=repeated[1])


def _found(text: str, guard: Guard, ordinary: frozenset[str]) -> list[Finding]:
    said = suspect([Said("", folded(text))], guard.needles)
    spoken = words(text) if said else ()
    return [
        found
        for found in findings(said, guard, ordinary)
        if found.stops or not _is_of_place(found.value, spoken)
    ]


def _is_of_place(part: str, spoken: tuple[str, ...]) -> bool:
    """Whether a part of a name is called so because of a place ("Ruang Melati")."""
    at = spoken.index(part) if part in spoken else 0
    return at > 0 and spoken[at - 1] in OF_PLACES


def _free_texts(meeting: Record, setting: Setting) -> Iterator[tuple[KeyPath, str]]:
    form = form_in_setting(FORMS["pertemuan"], setting)
    for sheet, field in form.walk():
        if field.type not in _FREE or (sheet.key, field.key) in _NAMES:
            continue
        if sheet.table is None:
            yield from _of_value((sheet.key, field.key), meeting.values[sheet.key][field.key])
            continue
        for index, row in enumerate(meeting.values[sheet.key]):
            is_own_home = (sheet.key, field.key) == _OF_A_FAMILY and row["anak"]
            if not is_own_home:
                yield from _of_value((sheet.key, index, field.key), row[field.key])


def _of_value(path: KeyPath, value: Any) -> Iterator[tuple[KeyPath, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, list):
        yield from (((*path, index), text) for index, text in enumerate(value))
