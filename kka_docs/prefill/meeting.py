"""The meeting form, begun from the case form or from the minutes of the meeting before.

Only what those who read a meeting form may see is carried: codes, never what the case is about.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from kka_docs.definitions.choices import STAGES_OF_A_MEETING
from kka_docs.definitions.setting import Setting
from kka_docs.indonesian import fold
from kka_docs.prefill.follow_ups import is_open
from kka_docs.records import Values

Row = Mapping[str, Any]

_OF_A_PERSON = ("gelar_depan", "nama", "gelar_belakang", "fungsi", "instansi", "unsur")
_OF_THE_LETTERS = ("hal", "sifat", "lampiran", "penanda_tangan", "tembusan", "narahubung")
_OF_THE_PLAN = (
    *("kode_kasus", "jenis", "jenis_konseli", "konseli", "tempat", "pemimpin", "notulis", "tujuan"),
    *("persetujuan", "alasan_persetujuan"),
)
_OF_A_STAGE = ("menit", "tahap", "kegiatan", "penanggung_jawab")
_ONLY_A_MEETING_ASKS = ("sapaan", "up", "alamat", "undangan", "anak", "kelompok")
_FORMS_OF_ADDRESS = {"ayah": "Bapak", "suami": "Bapak", "ibu": "Ibu", "istri": "Ibu"}
_MINUTES_FOR_EVALUATION = 15
_COUNSELORS = "konselor"


def meeting_from_case(case: Values, setting: Setting) -> Values:
    """Return the answers of the first meeting's form that the case form knows.

    The reason why a consent cannot be had is not carried: it belongs to the case, and the office
    reads the meeting form.
    """
    about = case["kasus"]
    return {
        "pertemuan": {
            "kode_kasus": about["kode"],
            "nomor_pertemuan": 1,
            "jenis_konseli": about["jenis_konseli"],
            "konseli": [client["kode"] for client in case["konseli"]],
            "pemimpin": about["konselor"],
            "persetujuan": consent_state(case["persetujuan"]),
        },
        "peserta": [
            *(_guardian(client, setting) for client in case["konseli"] if client["wali"]),
            _counselor(about["konselor"], setting),
        ],
    }


def meeting_from_minutes(
    minutes: Values, setting: Setting, earlier: Values | None = None, case: Values | None = None
) -> Values:
    """Return the answers of the next meeting's form: the same people, the next number.

    `earlier` is the form of the meeting that the minutes are of; only it knows how people are
    addressed, where they live and what their letters were like. `case` tells the state of the
    consent.
    """
    about = minutes["berita_acara"]
    number = about["nomor_pertemuan"]
    known = {_person(row): row for row in earlier["peserta"]} if earlier else {}
    children = [client["nama"] for client in minutes["konseli"]]
    only_child = children[0] if len(children) == 1 else None
    answers: Values = {
        "pertemuan": {
            "kode_kasus": about["kode_kasus"],
            "nomor_pertemuan": number + 1,
            "jenis_konseli": about["jenis_konseli"],
            "konseli": [client["kode"] for client in minutes["konseli"]],
            "pemimpin": about["pemimpin"],
            "notulis": about["notulis"],
            "tempat": about["tempat"],
        },
        "peserta": [
            _invited_again(row, known.get(_person(row)), setting, only_child)
            for row in minutes["kehadiran"]
        ],
    }
    if earlier is not None:
        answers["pertemuan"] |= {key: earlier["pertemuan"][key] for key in _OF_THE_LETTERS}
    if case is not None:
        answers["pertemuan"]["persetujuan"] = consent_state(case["persetujuan"])
    if any(map(is_open, minutes["tindak_lanjut"])):
        answers["agenda"] = agenda_with_evaluation(number, setting)
    return answers


def meeting_called_anew(called_off: Values, case: Values | None = None) -> Values:
    """Return the answers of the meeting that takes the place of one that was called off.

    It has the next number: letters, their numbers and the calendar keep what they said of the
    other. When it will be is left to be filled in.
    """
    about = called_off["pertemuan"]
    answers: Values = {
        "pertemuan": {
            **{key: about[key] for key in (*_OF_THE_PLAN, *_OF_THE_LETTERS)},
            "nomor_pertemuan": about["nomor_pertemuan"] + 1,
        },
        "peserta": called_off["peserta"],
        "agenda": [{key: row[key] for key in _OF_A_STAGE} for row in called_off["agenda"]],
    }
    if case is not None:
        answers["pertemuan"]["persetujuan"] = consent_state(case["persetujuan"])
    return answers


def consent_state(rows: Sequence[Row]) -> str:
    """Return the state of all consents together: as long as one is "belum", so is the case."""
    states = {row["keadaan"] for row in rows}
    if not states or "belum" in states:
        return "belum"
    return "tidak_dimungkinkan" if "tidak_dimungkinkan" in states else "sudah"


def agenda_with_evaluation(number: int, setting: Setting) -> list[Values]:
    """Return the standard agenda with a stage that evaluates, never saying what it evaluates."""
    standard = [_stage(row, setting.words) for row in STAGES_OF_A_MEETING]
    evaluation = {
        "menit": _MINUTES_FOR_EVALUATION,
        "tahap": "Evaluasi",
        "kegiatan": f"Evaluasi tindak lanjut pertemuan ke-{number}",
        "penanggung_jawab": "Pemimpin dan peserta",
    }
    return [standard[0], evaluation, *standard[1:]]


def _stage(row: tuple[int, str, str, str], words: Mapping[str, str]) -> Values:
    minutes, stage, activity, responsible = row
    return {
        "menit": minutes,
        "tahap": stage.format_map(words),
        "kegiatan": activity.format_map(words),
        "penanggung_jawab": responsible.format_map(words),
    }


def _guardian(client: Row, setting: Setting) -> Values:
    relation = fold(client["hubungan_wali"] or "")
    return {
        "sapaan": _FORMS_OF_ADDRESS.get(relation),
        "nama": client["wali"],
        "fungsi": _role_of(setting.family_unsur, setting),
        "alamat": client["alamat"],
        "anak": client["nama"],
        "unsur": setting.family_unsur,
    }


def _counselor(name: str, setting: Setting) -> Values:
    """The counselor, who leads the meeting and needs no letter; titles behind the name apart."""
    alone, _, titles = name.partition(",")
    return {
        "nama": alone.strip(),
        "gelar_belakang": titles.strip() or None,
        "fungsi": _role_of(_COUNSELORS, setting),
        "undangan": "tidak",
        "unsur": _COUNSELORS,
    }


def _role_of(unsur: str, setting: Setting) -> str | None:
    """The first function of an unsur, as the form's list has it."""
    labels: Iterable[str] = (role.label for role in setting.roles if role.unsur == unsur)
    return next(iter(labels), None)


def _invited_again(
    row: Row, earlier: Row | None, setting: Setting, only_child: str | None
) -> Values:
    person: Values = {key: row[key] for key in _OF_A_PERSON}
    if earlier is not None:
        person.update({key: earlier[key] for key in _ONLY_A_MEETING_ASKS})
    elif row["unsur"] == setting.family_unsur:
        person["anak"] = only_child
    return person


def _person(row: Row) -> str:
    """Who somebody is from one meeting to the next: the name, else the function."""
    return fold(str(row["nama"] or row["fungsi"] or ""))
