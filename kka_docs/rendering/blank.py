"""A document to be filled in by hand: what a template names, as dotted lines and empty rows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kka_docs.definitions.choices import STAGES_OF_A_MEETING
from kka_docs.definitions.documents import DocumentKind
from kka_docs.definitions.setting import Setting
from kka_docs.rendering.context import institution_names
from kka_docs.rendering.example import example_names
from kka_docs.rendering.values import Names

_LINE = "…" * 18
_SHORT = "…" * 5
_EMPTY_CELL = "\u00a0\n\u00a0"
"""Two lines high, room for a pen; not "", for which templates print a dash."""

_SHORT_NAMES = frozenset(
    {"ke", "nomor_pertemuan", "mulai", "selesai", "hari_kata", "tanggal_kata", "bulan_kata"}
)
_LINES_OF_A_NARRATIVE = 5
_ROWS = 4
_ROWS_OF = {
    "daftar_hadir": 15,
    "kehadiran": 12,
    "penandatangan": 12,
    "tindak_lanjut": 3,
    "konseli": 1,
    "perorangan": 1,
    "amplop": 1,
    "evaluasi": 0,
}
_IN_SENTENCES = frozenset({"konseli", "perorangan", "amplop", "dukungan_peserta"})
"""Lists whose entries stand in lines of text, not in the cells of a table."""

_LEFT_OUT = frozenset({"diwakili_oleh", "keputusan", "anak"})
"""What a table prints beside something else, only where it is known."""

_KEPT = frozenset({"lembaga", "istilah", "label", "unsur"})
"""Names that hold what is printed beside the answers, no answers."""


def blank_names(kind: DocumentKind, setting: Setting, profile: Mapping[str, Any]) -> Names:
    """Return all names that templates of this kind use, with room for a pen in place of answers.

    Only the institution's own names are filled in, from its profile; and the standard agenda.
    """
    blank = {key: _blank(key, value) for key, value in example_names(kind, setting).items()}
    client = setting.choice_list("jenis_konseli")[0].key
    blank.update(institution_names(profile, setting, client))
    if "agenda" in blank:
        blank["agenda"] = _standard_agenda(setting)
    return blank


def _blank(key: str, value: Any) -> Any:
    if key in _KEPT or isinstance(value, bool):
        return value
    if isinstance(value, Mapping):
        return {inner: _blank(inner, below) for inner, below in value.items()}
    if isinstance(value, list):
        return _blank_list(key, value)
    if value is None:
        return None
    return _SHORT if key in _SHORT_NAMES else _LINE


def _blank_list(key: str, entries: list[Any]) -> list[Any]:
    if not entries or not isinstance(entries[0], Mapping):
        return [_LINE]
    if entries[0].keys() == {"teks", "tanda"}:
        return [{"teks": _LINE * 2, "tanda": None}] * _LINES_OF_A_NARRATIVE
    if key == "peserta_per_unsur":
        return [{**entry, "nama": [_EMPTY_CELL]} for entry in entries]
    if key == "identitas":
        return [_blank("", entry) for entry in entries]
    room = _LINE if key in _IN_SENTENCES else _EMPTY_CELL
    numbers = range(1, _ROWS_OF.get(key, _ROWS) + 1)
    return [_blank_row(entries[0], number, room) for number in numbers]


def _blank_row(row: Mapping[str, Any], number: int, room: str) -> Names:
    filled = {"no": number, "ganjil": number % 2 == 1, **dict.fromkeys(_LEFT_OUT)}
    return {
        key: filled[key]
        if key in filled
        else room
        if isinstance(value, str)
        else _blank(key, value)
        for key, value in row.items()
    }


def _standard_agenda(setting: Setting) -> list[Names]:
    return [
        {
            "no": number,
            "mulai": None,
            "menit": str(minutes),
            "pukul": "\u00a0",
            "tahap": stage.format_map(setting.words),
            "kegiatan": activity.format_map(setting.words),
            "penanggung_jawab": responsible.format_map(setting.words),
        }
        for number, (minutes, stage, activity, responsible) in enumerate(STAGES_OF_A_MEETING, 1)
    ]
