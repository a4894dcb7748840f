"""A case as its forms tell it, and what is said of one of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from kka_docs.prefill.choose import number_of
from kka_docs.records import KeyPath, Record, Values


class Finding(NamedTuple):
    """What is to be mended in a form because another form says otherwise.

    `at` is where it stands in the form's record, `code` and `facts` are those of a Problem.
    """

    form: Path
    at: KeyPath
    code: str
    facts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Case:
    """The forms of one code: the case form, where it is there, the others by meeting number."""

    code: str
    form: Record | None
    meetings: Mapping[int, Record]
    minutes: Mapping[int, Record]

    @property
    def numbers(self) -> list[int]:
        """Return the numbers of all meetings that a form is about, ascending."""
        return sorted({*self.meetings, *self.minutes})

    @property
    def called_off(self) -> frozenset[int]:
        """Return the numbers of the meetings that did not take place."""
        return frozenset(n for n in self.meetings if self.meeting(n)["keadaan"] == "batal")

    def meeting(self, number: int) -> Mapping[str, Any]:
        """Return the first sheet of a meeting's form."""
        sheet: Values = self.meetings[number].values["pertemuan"]
        return sheet

    def day_of(self, number: int) -> date:
        """Return the day of a meeting: as the minutes have it, else as it was planned."""
        if number in self.minutes:
            held: date = self.minutes[number].values["berita_acara"]["tanggal"]
            return held
        planned: date = self.meeting(number)["tanggal"]
        return planned


def case_of(code: str, records: Iterable[Record]) -> Case:
    """Return the case that these forms of one code tell; of two for one meeting the first."""
    form: Record | None = None
    meetings: dict[int, Record] = {}
    minutes: dict[int, Record] = {}
    for record in records:
        if record.kind == "kasus":
            form = form or record
        elif record.kind == "pertemuan":
            meetings.setdefault(number_of(record.values), record)
        elif record.kind == "berita_acara":
            minutes.setdefault(number_of(record.values), record)
    return Case(code, form, meetings, minutes)


def finding(form: Record, at: KeyPath, code: str, **facts: str) -> Finding:
    """Return what is to be mended at `at` in the form."""
    return Finding(form.path, at, code, facts)
