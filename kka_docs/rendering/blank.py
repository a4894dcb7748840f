"""A document to be filled in by hand: what a template names, as dotted lines and empty rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kka_docs.definitions.choices import STAGES_OF_A_MEETING
from kka_docs.definitions.documents import DocumentKind
from kka_docs.definitions.setting import Setting
from kka_docs.rendering.context import archive_names, institution_names
from kka_docs.rendering.example import example_names
from kka_docs.rendering.values import Names


def _dots(count: int) -> str:
    """A dotted line that may go on in the next line, as words do; a dot is 4 mm wide."""
    return "\u200b".join("…" * count)


_LINE = _dots(18)
_NARRATIVE_LINE = _dots(38)
_EMPTY_CELL = "\u00a0\n\u00a0"
"""Two lines high, room for a pen; not "", for which templates print a dash."""

_OTHER_LENGTHS = {
    **dict.fromkeys(("ke", "mulai", "selesai", "hubungan_wali", "hari_kata", "bulan_kata"), 5),
    "nomor_pertemuan": 3,
    **dict.fromkeys(("kode", "konseli", "tanggal_kata"), 7),
    "baris": 14,
    **dict.fromkeys(("kode_kasus", "jenis", "tanggal", "dilaporkan"), 9),
}
_LINES_OF_A_NARRATIVE = 7
_LINES_OF = {"baris": 2, "tujuan": 3, "dasar": 2, "fungsi": 2, "penanggung_jawab": 2}
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
_LABELS_OF_A_SHEET = {"label-amplop": 21, "label-amplop-besar": 16}
_IN_SENTENCES = frozenset({"konseli", "perorangan", "dukungan_peserta"})
"""Lists whose entries stand in lines of text, not in the cells of a table."""

_ROOM_IN = {"amplop": _dots(12)}
_ROOM_FOR = {"keputusan": _dots(3)}
"""The number of a decision, which templates print in brackets."""

_LEFT_OUT = frozenset({"diwakili_oleh", "anak", "sifat"})
"""What a table prints beside something else, only where it is known."""

_LEFT_OUT_OF = {"persetujuan": frozenset({"tanggal"})}
"""One of two answers that share a cell."""

_KEPT = frozenset({"lembaga", "istilah", "label", "unsur"})
"""Names that hold what is printed beside the answers, no answers."""


@dataclass(frozen=True, slots=True)
class _Paper:
    """What this one paper prints in place of answers, and how many rows its tables have."""

    texts: Mapping[str, str]
    rows: Mapping[str, int]


def blank_names(kind: DocumentKind, setting: Setting, profile: Mapping[str, Any]) -> Names:
    """Return all names that templates of this kind use, with room for a pen in place of answers.

    Only the institution's own names are filled in, from its profile; and the standard agenda.
    """
    client = setting.choice_list("jenis_konseli")[0].key
    known = institution_names(profile, setting, client)
    paper = _Paper(
        texts=_texts(known), rows=_ROWS_OF | {"amplop": _LABELS_OF_A_SHEET.get(kind.key, 1)}
    )
    blank = {key: _blank(key, value, paper) for key, value in example_names(kind, setting).items()}
    blank.update(known)
    if "agenda" in blank:
        blank["agenda"] = _standard_agenda(setting)
    if kind.is_registered:
        blank.update(archive_names(None))
    return blank


def _texts(known: Mapping[str, Names]) -> dict[str, str]:
    institution, words = known["lembaga"], known["istilah"]
    return {
        **{key: _dots(count) for key, count in _OTHER_LENGTHS.items()},
        "sapaan": "Bapak/Ibu",
        "ananda": f"{words['ananda']} {_dots(12)}",
        "zona": institution["zona"],
        "tempat_tanggal": f"{institution['kota'] or _dots(6)}, {_dots(9)}",
    }


def _blank(key: str, value: Any, paper: _Paper) -> Any:
    if key in _KEPT or isinstance(value, bool):
        return value
    if isinstance(value, Mapping):
        return {inner: _blank(inner, below, paper) for inner, below in value.items()}
    if isinstance(value, list):
        return _blank_list(key, value, paper)
    if value is None:
        return None
    return paper.texts.get(key, _LINE)


def _blank_list(key: str, entries: list[Any], paper: _Paper) -> list[Any]:
    if not entries or not isinstance(entries[0], Mapping):
        return [paper.texts.get(key, _LINE)] * _LINES_OF.get(key, 1)
    if entries[0].keys() == {"teks", "tanda"}:
        return [{"teks": _NARRATIVE_LINE, "tanda": None}] * _LINES_OF_A_NARRATIVE
    if key == "peserta_per_unsur":
        return [{**entry, "nama": [_EMPTY_CELL]} for entry in entries]
    if key == "identitas":
        return [_blank("", entry, paper) for entry in entries]
    return [_blank_row(key, entries[0], n, paper) for n in range(1, paper.rows.get(key, _ROWS) + 1)]


def _blank_row(table: str, row: Mapping[str, Any], number: int, paper: _Paper) -> Names:
    left_out = _LEFT_OUT | _LEFT_OUT_OF.get(table, frozenset())
    filled = {"no": number, "ganjil": number % 2 == 1, **dict.fromkeys(left_out), **_ROOM_FOR}
    return {
        key: filled[key]
        if key in filled
        else _ROOM_IN.get(table, _EMPTY_CELL)
        if isinstance(value, str) and table not in _IN_SENTENCES
        else _blank(key, value, paper)
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
