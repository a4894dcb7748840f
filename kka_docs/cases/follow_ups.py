"""What was agreed to be done: by whom, whether it was looked at again, what is overdue."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import pairwise
from typing import Any, NamedTuple

from kka_docs.cases.case import Case, Finding, finding
from kka_docs.indonesian import fold, long_date
from kka_docs.prefill.follow_ups import is_open, is_overdue, to_be_evaluated
from kka_docs.records import Values

Row = Mapping[str, Any]


class OpenStep(NamedTuple):
    """A follow-up still to be done or evaluated: of which meeting, in which row, the row itself."""

    meeting: int
    place: int
    row: Row


def open_steps(case: Case) -> list[OpenStep]:
    """Return the follow-ups that are not closed and that no later minutes evaluate."""
    steps = []
    for number, minutes in sorted(case.minutes.items()):
        later = [record.values for n, record in case.minutes.items() if n > number]
        for index, row in enumerate(minutes.values["tindak_lanjut"]):
            if is_open(row) and not any(_is_taken_up(row, number, values) for values in later):
                steps.append(OpenStep(number, index, row))
    return steps


def unachieved(case: Case) -> int:
    """Return how many follow-ups the last minutes evaluated and did not find achieved."""
    if not case.minutes:
        return 0
    last = case.minutes[max(case.minutes)].values
    own = sum(1 for row in last["tindak_lanjut"] if is_open(row))
    return len(to_be_evaluated(last, None)) - own


def follow_up_findings(case: Case, today: date | None) -> Iterator[Finding]:
    """Yield follow-ups without anybody to do them, not taken up later, or overdue `today`."""
    yield from _without_owner(case)
    yield from _not_taken_up(case)
    if today is not None:
        yield from _overdue(case, today)


def _without_owner(case: Case) -> Iterator[Finding]:
    """An empty cell is the form's own problem; a dash or a question mark is no name either."""
    for minutes in case.minutes.values():
        for index, row in enumerate(minutes.values["tindak_lanjut"]):
            if not any(sign.isalpha() for sign in row["siapa"]):
                yield finding(minutes, ("tindak_lanjut", index, "siapa"), "pelaksana_belum_ada")


def _not_taken_up(case: Case) -> Iterator[Finding]:
    for before, number in pairwise(sorted(case.minutes)):
        minutes = case.minutes[number]
        for row in to_be_evaluated(case.minutes[before].values, None):
            origin = row["pertemuan_ke"]
            if not _is_taken_up(row, origin, minutes.values):
                facts = {"nomor": str(origin or before), "nilai": row["apa"]}
                yield finding(minutes, ("evaluasi",), "tindak_lanjut_belum_dievaluasi", **facts)


def _overdue(case: Case, today: date) -> Iterator[Finding]:
    """Of the last minutes only: of earlier ones the later minutes say what is missing."""
    last = max(case.minutes, default=0)
    for step in open_steps(case):
        if step.meeting == last and is_overdue(step.row, today):
            at = ("tindak_lanjut", step.place, "tanggal_evaluasi")
            day = long_date(step.row["tanggal_evaluasi"])
            yield finding(case.minutes[last], at, "tindak_lanjut_lewat", nilai=day)


def _is_taken_up(step: Row, number: int | None, later: Values) -> bool:
    return any(
        _is_same_step(step["apa"], row["apa"]) for row in _of_meeting(later["evaluasi"], number)
    )


def _of_meeting(rows: Iterable[Row], number: int | None) -> Iterator[Row]:
    return (row for row in rows if number is None or row["pertemuan_ke"] in {None, number})


def _is_same_step(one: str, other: str) -> bool:
    """Whether two texts mean one follow-up: it may be repeated in fewer or in more words."""
    return fold(one) in fold(other) or fold(other) in fold(one)
