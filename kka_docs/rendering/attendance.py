"""Who comes, who came, and to whom letters go: the rows of lists, labels and envelopes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from kka_docs.definitions.setting import Setting
from kka_docs.indonesian import fold
from kka_docs.rendering import letter
from kka_docs.rendering.values import Names, person_name

Row = Mapping[str, Any]

_NOWHERE = _UNKNOWN = "–"
_ORDINARY = "biasa"
_DASHES = "-–— "


def is_family(row: Row, setting: Setting) -> bool:
    """Return whether a participant is of the client's family."""
    return bool(row["unsur"] == setting.family_unsur)


def attendance_list(participants: Iterable[Row], setting: Setting, own: str) -> list[Names]:
    """Return the rows of a list that all participants sign: {no, nama, keterangan, instansi}.

    `ganjil` tells odd rows, so that signatures do not collide. Who is known by function only has
    that as `keterangan` and a blank name to be filled in. Who comes from nowhere else is of `own`,
    the institution, unless of the family.
    """
    return [
        {
            "no": number,
            "nama": person_name(row) if row["nama"] else None,
            "keterangan": row["fungsi"] or setting.choice_label("unsur", row["unsur"]),
            "instansi": row["instansi"] or (_NOWHERE if _from_outside(row, setting) else own),
            "ganjil": number % 2 == 1,
        }
        for number, row in enumerate(participants, start=1)
    ]


def _from_outside(row: Row, setting: Setting) -> bool:
    return is_family(row, setting) or bool(row["alamat"])


def envelopes(
    participants: Iterable[Row], words: Mapping[str, str], nature: str | None
) -> list[Names]:
    """Return the addresses of those who get a letter, as on the letters: {yth, baris, di}.

    `words` are those of the setting for the kind of client, `nature` is the letters' sifat: one
    that is not “Biasa” stands on the envelope as well, in capitals.

    A family member whose name is not known is found by the child's: `anak`.
    """
    marked = nature.upper() if nature and fold(nature) != _ORDINARY else None
    return [
        {
            **address,
            "anak": row["anak"] if row["anak"] and not row["nama"] else None,
            "sifat": marked,
        }
        for row in participants
        if row["undangan"] == "ya"
        for address in (letter.recipient(row, words),)
    ]


def listed_attendance(
    shown: Sequence[Names], attendance: Iterable[Row], setting: Setting
) -> list[Names]:
    """Return the rows of those who were to come, with {nama_lengkap, keterangan} added.

    Who is known by function only has a dash for a name: the function is told once.
    """
    return [
        {
            **names,
            "nama_lengkap": person_name(row) if row["nama"] else _UNKNOWN,
            "keterangan": row["fungsi"] or setting.choice_label("unsur", row["unsur"]),
        }
        for names, row in zip(shown, attendance, strict=True)
    ]


def commitments(attendance: Iterable[Row]) -> list[Names]:
    """Return what those who were there promised to do: {siapa, isi}. A dash promises nothing."""
    return [
        {"siapa": person_name(row), "isi": row["komitmen"]}
        for row in attendance
        if (row["komitmen"] or "").strip(_DASHES)
    ]
