"""The minutes form, begun from the meeting form, the case form and the minutes before."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time
from typing import Any

from kka_docs.definitions.setting import Setting
from kka_docs.indonesian import fold
from kka_docs.prefill.follow_ups import to_be_evaluated
from kka_docs.records import Values

Row = Mapping[str, Any]

_SHARED = ("kode_kasus", "nomor_pertemuan", "tanggal", "mulai", "tempat", "jenis_konseli")
_LEADING = ("pemimpin", "notulis")
_OF_A_PERSON = ("gelar_depan", "nama", "gelar_belakang", "fungsi", "unsur", "instansi")


def minutes_from_meeting(
    meeting: Values, setting: Setting, case: Values | None = None, earlier: Values | None = None
) -> Values:
    """Return the answers of a meeting's minutes that earlier forms know.

    `case` tells who the clients are and what the case is called, `earlier` (the minutes of the
    meeting before) which follow-ups are to be evaluated. Who came is left to be filled in.
    """
    about = meeting["pertemuan"]
    end = about["selesai"]
    answers: Values = {
        "berita_acara": {
            **{key: about[key] for key in (*_SHARED, *_LEADING)},
            "selesai": end if isinstance(end, time) else None,
        },
        "konseli": _clients(about["konseli"], case, setting),
        "kehadiran": [_expected(row) for row in meeting["peserta"]],
    }
    if case is not None:
        answers["berita_acara"]["topik"] = case["format_kasus"]["nama_kasus"]
    if earlier is not None:
        answers["evaluasi"] = to_be_evaluated(earlier, about["tanggal"])
    return answers


def _expected(row: Row) -> Values:
    return {**{key: row[key] for key in _OF_A_PERSON}, "diundang": row["undangan"]}


def _clients(codes: list[str], case: Values | None, setting: Setting) -> list[Values]:
    """The clients of the meeting, whole where the case form is at hand."""
    known = {fold(client["kode"]): client for client in case["konseli"]} if case else {}
    asked = ("nama", *(field.key for field in setting.identity_fields))
    return [
        {"kode": code, **{key: known[fold(code)][key] for key in asked if fold(code) in known}}
        for code in codes
    ]
