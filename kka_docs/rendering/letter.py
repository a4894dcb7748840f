"""The head and foot of a letter: number, date line, signatory, and to whom it goes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, NamedTuple

from kka_docs.indonesian import (
    form_of_address,
    form_of_address_of_titles,
    long_date,
    roman,
    with_form_of_address,
)
from kka_docs.records import LetterNumber
from kka_docs.rendering.values import Names, number_line, person_name

FOR_THE_PEN = "." * 12
"""What stands where something is to be written by hand."""


@dataclass(frozen=True, slots=True)
class Addressed:
    """One letter of a meeting: its kind in Penomoran, the recipient's row, and its number.

    `number` is the recipient's running number within the meeting, from 1; `given` the letter's from
    the register, where it has one; `earlier` that of the recipient's invitation, where this is a
    letter that came after it.
    """

    letter: str
    row: Mapping[str, Any]
    number: int
    given: LetterNumber | None = None
    earlier: LetterNumber | None = None


BY_HAND = frozenset({"-", "–", "—"})
"""What is typed for a number that is to be left for the pen."""

_MARK = re.compile(r"\{(\w+)\}")
_NUMBER_WIDTH = 3
_TO_ANYBODY = "Bapak/Ibu"
_PER_LETTER = "surat"


class Heading(NamedTuple):
    """What the head of a kind of letter is made from: the keys of the form's answers, its subject.

    `subject` is None where the form asks for it.
    """

    day: str
    number: str
    subject: str | None = None


_INVITATION_HEADING = Heading("tanggal_surat", "nomor_surat")
_HEADINGS = {
    "perubahan": Heading(
        "tanggal_surat_susulan", "nomor_surat_susulan", "Perubahan Jadwal Pertemuan"
    ),
    "pembatalan": Heading("tanggal_surat_susulan", "nomor_surat_susulan", "Pembatalan Pertemuan"),
}


def heading_of(letter: str) -> Heading:
    """Return which answers of the meeting form head a kind of letter."""
    return _HEADINGS.get(letter, _INVITATION_HEADING)


def numbering_row(profile: Mapping[str, Any], letter: str | None) -> Mapping[str, Any] | None:
    """Return the profile's Penomoran row for a kind of letter; None where it has none."""
    rows = profile["penomoran"]
    return next((row for row in rows if row["jenis_surat"] == letter), None)


def number_of_letter(
    addressed: Addressed, typed: str | None, row: Mapping[str, Any] | None, day: date | None
) -> str:
    """Return the number as printed: a whole one as it was typed, else the register's, if any."""
    is_whole = typed is not None and typed not in BY_HAND and not typed.isdecimal()
    if addressed.given is None or is_whole:
        return letter_number(typed, row, day, addressed.number - 1)
    given = {"pola": addressed.given.pattern, "per": None}
    return letter_number(str(addressed.given.running), given, day, 0)


def reference_to_invitation(
    addressed: Addressed, meeting: Mapping[str, Any], row: Mapping[str, Any] | None
) -> str | None:
    """Return how a later letter names the recipient's invitation; None where nothing is known.

    "Nomor 421.3/045/SMAN1/XI/2026 tanggal 17 November 2026"; a number that only the pen knows is
    left out. `row` is the invitation's of Penomoran.
    """
    day = meeting["tanggal_surat"]
    invitation = replace(addressed, given=addressed.earlier)
    number = number_of_letter(invitation, meeting["nomor_surat"], row, day)
    parts = [
        None if FOR_THE_PEN in number else f"Nomor {number}",
        f"tanggal {long_date(day)}" if day else None,
    ]
    return " ".join(part for part in parts if part) or None


def letter_number(
    typed: str | None, row: Mapping[str, Any] | None, day: date | None, copy: int
) -> str:
    """Return the number as printed; dots stand for what is left for the pen.

    A typed number that is no plain integer is printed as it is. `copy` counts the letters of
    one meeting from 0: where the institution numbers each letter, letters follow one another.
    """
    if typed in BY_HAND:
        typed = None
    if typed and not typed.isdecimal():
        return typed
    running = FOR_THE_PEN
    if typed:
        step = copy if row is not None and row["per"] == _PER_LETTER else 0
        running = str(int(typed) + step).zfill(_NUMBER_WIDTH)
    if row is None:
        return running
    return _MARK.sub(lambda mark: _filled(mark[1], running, day), row["pola"])


def _filled(mark: str, running: str, day: date | None) -> str:
    if mark == "nomor":
        return running
    if day is None:
        return "......"
    return {"bulan": f"{day:%m}", "bulan_romawi": roman(day.month), "tahun": str(day.year)}[mark]


def place_and_date(place: str, day: date | None) -> str:
    """Return the date line: "Contohan, 17 November 2026", dots where there is no date."""
    return f"{place}, {long_date(day) if day else '.' * 24}"


def signatory(row: Mapping[str, Any]) -> Names:
    """Return the signature block's lines: {fungsi, nama, nomor}; `nomor` may be None."""
    return {"fungsi": row["fungsi"], "nama": person_name(row), "nomor": number_line(row)}


def recipient(row: Mapping[str, Any], words: Mapping[str, str]) -> Names:
    """Return the Yth. block and what the text calls reader and child.

    {yth, baris, di, sapaan, anak, ananda}, and {nama, jabatan, instansi} by themselves; `words`
    are those of the setting for the kind of client.

    A person is addressed by name with titles, the form of address only where there is no title
    before the name; an office by its function; a family member whose name is not known as
    "Orang Tua/Wali". The template puts whose family it is below.
    """
    lines = [row["fungsi"] if row["nama"] and not row["anak"] else None]
    lines += [f"u.p. {row['up']}" if row["up"] else None, row["instansi"]]
    return {
        "yth": _addressee(row, words["Wali"]),
        "baris": [line for line in lines if line],
        "di": row["alamat"] or "Tempat",
        "sapaan": form_of_address(_called(row) or _TO_ANYBODY),
        "anak": row["anak"],
        "nama": person_name(row) if row["nama"] else None,
        "jabatan": row["fungsi"],
        "instansi": row["instansi"],
        "ananda": with_form_of_address(words["ananda"], row["anak"]) if row["anak"] else None,
    }


def _called(row: Mapping[str, Any]) -> str | None:
    return row["sapaan"] or form_of_address_of_titles(row["gelar_depan"])


def _addressee(row: Mapping[str, Any], family: str) -> str:
    if row["nama"]:
        name = person_name(row)
        return name if row["gelar_depan"] else with_form_of_address(row["sapaan"], name)
    return family if row["anak"] else str(row["fungsi"])
