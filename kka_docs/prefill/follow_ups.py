"""Follow-ups from one meeting to the next: which are open, which are overdue."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from kka_docs.indonesian import long_date
from kka_docs.records import Values

Row = Mapping[str, Any]

_CLOSED = frozenset({"selesai", "batal"})
_ACHIEVED = "tercapai"


def is_open(step: Row) -> bool:
    """Return whether a follow-up of the minutes is still to be done."""
    return step["status"] not in _CLOSED


def is_overdue(step: Row, today: date) -> bool:
    """Return whether an open follow-up should have been evaluated before `today`."""
    due: date | None = step["tanggal_evaluasi"]
    return is_open(step) and due is not None and due < today


def to_be_evaluated(minutes: Values, today: date | None) -> list[Values]:
    """Return the rows of the next minutes' Evaluasi: what is open, what is overdue marked.

    That are the follow-ups of `minutes`, and of its own Evaluasi what was not achieved. `today`
    is the next meeting's date, where it is known.
    """
    number = minutes["berita_acara"]["nomor_pertemuan"]
    carried = [
        {key: row[key] for key in ("pertemuan_ke", "apa", "siapa")}
        for row in minutes["evaluasi"]
        if row["hasil"] != _ACHIEVED
    ]
    steps = [
        {
            "pertemuan_ke": number,
            "apa": step["apa"],
            "siapa": step["siapa"],
            "catatan": _overdue_note(step, today),
        }
        for step in minutes["tindak_lanjut"]
        if is_open(step)
    ]
    return [*carried, *steps]


def _overdue_note(step: Row, today: date | None) -> str | None:
    if today is None or not is_overdue(step, today):
        return None
    return f"Lewat tanggal evaluasi ({long_date(step['tanggal_evaluasi'])})"
