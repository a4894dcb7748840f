"""Which earlier forms a new form begins with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kka_docs.definitions.forms import FORMS
from kka_docs.definitions.settings import settings
from kka_docs.errors import WrongUse
from kka_docs.prefill.meeting import (
    meeting_called_anew,
    meeting_from_case,
    meeting_from_minutes,
)
from kka_docs.prefill.minutes import minutes_from_meeting
from kka_docs.records import Record, Values

_CODE_KEYS = {"kasus": "kode", "pertemuan": "kode_kasus", "berita_acara": "kode_kasus"}
_ADVICE = {
    "pertemuan": "Formulir pertemuan diisi dari formulir kasus, dari berita acara sebelumnya, atau "
    "dari formulir pertemuan yang dibatalkan bersama formulir kasusnya.",
    "berita_acara": "Formulir berita acara diisi dari formulir pertemuannya; formulir kasus dan "
    "berita acara sebelumnya boleh disertakan.",
}


def begun(target: str, given: Sequence[Record]) -> Values:
    """Return the answers with which a form of the kind `target` begins.

    Raises WrongUse where it cannot be begun from these forms, or they do not belong together.
    """
    _require_one_case(given)
    setting = settings()[given[0].setting]
    case, meeting, minutes = (_last(kind, given) for kind in _CODE_KEYS)
    if target == "pertemuan" and meeting is not None and _was_called_off(meeting, minutes):
        return meeting_called_anew(meeting, case)
    if target == "pertemuan" and minutes is not None:
        _require(number_of(minutes), meeting)
        return meeting_from_minutes(minutes, setting, meeting, case)
    if target == "pertemuan" and case is not None and meeting is None:
        return meeting_from_case(case, setting)
    if target == "berita_acara" and meeting is not None:
        _require_before(minutes, meeting)
        return minutes_from_meeting(meeting, setting, case, minutes)
    raise WrongUse(_ADVICE.get(target, f"{FORMS[target].title} diisi sendiri, tanpa --dari."))


def _was_called_off(meeting: Values, minutes: Values | None) -> bool:
    """Whether the meeting did not take place, and none was held after it."""
    is_last = minutes is None or number_of(minutes) < number_of(meeting)
    return is_last and meeting["pertemuan"]["keadaan"] == "batal"


def number_of(values: Values) -> int:
    """Return the number of the meeting that a meeting's or minutes' form is about."""
    first = values.get("pertemuan") or values["berita_acara"]
    number: int = first["nomor_pertemuan"]
    return number


def _last(kind: str, given: Iterable[Record]) -> Values | None:
    """The values of the form of a kind; of several, the latest meeting's."""
    found = [record.values for record in given if record.kind == kind]
    return max(found, key=number_of if kind != "kasus" else len, default=None)


def _require_one_case(given: Sequence[Record]) -> None:
    codes = {
        record.values[record.kind][_CODE_KEYS[record.kind]]
        for record in given
        if record.kind in _CODE_KEYS
    }
    if len(codes) > 1:
        raise WrongUse(
            f"Formulir-formulir itu dari kasus yang berbeda: {', '.join(sorted(codes))}."
        )
    if len({record.setting for record in given}) > 1:
        raise WrongUse("Formulir-formulir itu dari jenis lembaga yang berbeda.")


def _require(number: int, meeting: Values | None) -> None:
    if meeting is not None and number_of(meeting) != number:
        raise WrongUse(
            f"Berita acara itu dari pertemuan ke-{number}, formulir pertemuannya dari pertemuan "
            f"ke-{number_of(meeting)}. Sertakan formulir pertemuan ke-{number}."
        )


def _require_before(minutes: Values | None, meeting: Values) -> None:
    if minutes is not None and number_of(minutes) >= number_of(meeting):
        raise WrongUse(
            f"Berita acara pertemuan ke-{number_of(minutes)} tidak mendahului pertemuan "
            f"ke-{number_of(meeting)}. Sertakan berita acara pertemuan sebelumnya."
        )
