"""Entries of the register as people read them: on the terminal, on paper, and for machines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Any

from kka_docs.definitions.choices import SHARED
from kka_docs.letters.entries import Entry, State, series_of

if TYPE_CHECKING:
    from kka_docs.institution import Office

_LABELS = {choice.key: choice.label for choice in SHARED["jenis_surat"]}
_MONTH = re.compile(r"\{bulan(?:_romawi)?\}")
_TEMPLATE = "buku-agenda-surat.docx"
_WIDEST_NUMBER = 36


def full_number(entry: Entry) -> str:
    """Return the number as it stands on the letter; "…" for a month that nobody told."""
    from kka_docs.rendering.letter import letter_number

    pattern = entry.pattern if entry.day else _MONTH.sub("…", entry.pattern)
    row = {"pola": pattern, "per": "pertemuan"}
    return letter_number(str(entry.number), row, entry.day or date(entry.year, 1, 1), 0)


def holder(entry: Entry) -> str:
    """Return who has the number, or what became of it."""
    return ", ".join(part for part in (_meeting(entry), _remark(entry)) if part)


def _meeting(entry: Entry) -> str:
    if entry.case is None:
        return ""
    copy = f", surat {entry.copy:02}" if entry.copy else ""
    return f"{entry.case}, pertemuan {entry.meeting}{copy}"


def _subject(entry: Entry) -> str:
    return entry.subject or (_LABELS.get(entry.kind, "") if entry.case else "")


def _remark(entry: Entry) -> str:
    told = {State.VALID: "", State.REPLACED: "batal, diganti nomor lain"}
    state = told.get(entry.state, entry.state.value)
    return ": ".join(part for part in (state, entry.note) if part)


def print_tables(entries: Sequence[Entry]) -> None:
    """Print a table for each year, and how many numbers became what."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    screen = Console(highlight=False)
    numbers = [full_number(entry) for entry in entries]
    is_narrow = max(map(len, numbers)) <= _WIDEST_NUMBER
    for year, of_year in groupby(zip(numbers, entries, strict=True), lambda pair: pair[1].year):
        table = Table(title=f"Tahun {year}", title_justify="left", header_style="bold")
        table.add_column("Nomor surat", overflow="fold", no_wrap=is_narrow)
        for heading in ("Tanggal", "Kasus", "Hal"):
            table.add_column(heading, overflow="fold")
        for number, entry in of_year:
            day = f"{entry.day:%d/%m/%Y}" if entry.day else ""
            about = "; ".join(part for part in (_subject(entry), _remark(entry)) if part)
            table.add_row(*(Text(cell) for cell in (number, day, _meeting(entry), about)))
        screen.print(table)
    counted = Counter(entry.state for entry in entries)
    states = ", ".join(f"{counted[state]} {state.value}" for state in counted)
    screen.print(f"{len(entries)} nomor: {states}.")


def for_machines(entry: Entry) -> dict[str, Any]:
    """Return an entry for machines."""
    return {
        "tahun": entry.year,
        "nomor_urut": entry.number,
        "nomor": full_number(entry),
        "keadaan": entry.state.value,
        "diketik": entry.typed,
        "jenis": entry.kind,
        "tanggal": entry.day.isoformat() if entry.day else None,
        "hal": entry.subject,
        "kode_kasus": entry.case,
        "pertemuan": entry.meeting,
        "surat": entry.copy,
        "catatan": entry.note,
        "dicatat": entry.given.isoformat(),
    }


def on_paper(office: Office, year: int, entries: Sequence[Entry]) -> bytes:
    """Return the register of a year as a Word document."""
    from kka_docs.rendering.own_paper import own_paper

    return own_paper(_TEMPLATE, office.profile, office.logos, {"buku": _names(year, entries)})


def _names(year: int, entries: Sequence[Entry]) -> dict[str, Any]:
    from kka_docs.indonesian import long_date

    series = []
    for pattern, of_pattern in groupby(entries, key=lambda entry: series_of(entry.pattern)):
        lines = [
            {
                "no": entry.number,
                "nomor": full_number(entry),
                "tanggal": long_date(entry.day) if entry.day else "",
                "hal": _subject(entry),
                "kasus": _meeting(entry),
                "keterangan": _remark(entry),
            }
            for entry in of_pattern
        ]
        shown = _MONTH.sub("…", pattern).replace("{nomor}", "…").replace("{tahun}", str(year))
        series.append({"pola": shown, "baris": lines})
    return {"tahun": year, "deret": series}
