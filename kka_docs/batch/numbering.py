"""Numbers for the letters of a run, from the register of their working folder, in one step."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from kka_docs import pipeline
from kka_docs.batch.kept import Kept
from kka_docs.definitions.catalog import problem
from kka_docs.definitions.documents import (
    CANCELLATION,
    INVITATION,
    DocumentKind,
    Per,
    is_called_for,
    letter_of,
)
from kka_docs.institution import Office
from kka_docs.letters.entries import Claim, Conflict, Recipient, running_number
from kka_docs.letters.register import Register, register_path
from kka_docs.records import LetterNumber, Record
from kka_docs.rendering.letter import BY_HAND, heading_of, numbering_row
from kka_docs.workspace import workspace_of

_PER_LETTER = "surat"
_TAKEN = "nomor_surat_terpakai"
_CALLED_OFF = "pertemuan_sudah_batal"


class _Asked(NamedTuple):
    """The letters of one row of Penomoran of one form; None where they are numbered elsewhere."""

    place: int
    letter: str
    claim: Claim | None


class Job(NamedTuple):
    """A form with the institution that its documents need, where it has one."""

    form: Kept
    office: Office | None


def numbered(
    ready: Iterable[Job],
    kinds: Sequence[DocumentKind],
    output: Path | None,
    clock: Callable[[], datetime],
) -> list[Job]:
    """Return the jobs with the numbers of their letters.

    A typed number that another letter has becomes a problem of the form, and so does a meeting that
    was called off by letter and is called again. Raises OutsideMissing or ArchiveDamaged where a
    register cannot be used.
    """
    jobs = list(ready)
    for path, asked in _by_register(jobs, kinds, output).items():
        if path.exists() or any(one.claim for one in asked):
            with Register.open(path, clock) as register:
                _number(jobs, _not_called_off(jobs, asked, register), register, output)
    return jobs


def _number(
    jobs: list[Job], asked: Sequence[_Asked], register: Register, output: Path | None
) -> None:
    """Put into the jobs what the register says of the letters asked for."""
    results = iter(register.numbers_for(one.claim for one in asked if one.claim is not None))
    for one in asked:
        form = jobs[one.place].form
        if one.letter != INVITATION:
            form = _referring(form, _invitations(register, form, output))
        if one.claim is not None:
            form = _told(form, one.claim, next(results))
        jobs[one.place] = jobs[one.place]._replace(form=form)


def _not_called_off(jobs: list[Job], asked: Sequence[_Asked], register: Register) -> list[_Asked]:
    """What is asked for forms whose meeting was not called off; of the others that is told."""
    going_on = []
    for one in asked:
        form = jobs[one.place].form
        if one.letter == CANCELLATION or not _held(register, CANCELLATION, form.record):
            going_on.append(one)
        elif not any(found.code == _CALLED_OFF for found in form.checked.problems):
            jobs[one.place] = jobs[one.place]._replace(form=_called_off(form))
    return going_on


def _called_off(form: Kept) -> Kept:
    record = form.record
    if record is None:
        return form
    return form.adding(problem(_CALLED_OFF, record.places["pertemuan", "keadaan"]))


def _invitations(register: Register, form: Kept, output: Path | None) -> dict[str, LetterNumber]:
    """The numbers of the invitations that later letters of a meeting refer to, by recipient."""
    held = _held(register, INVITATION, form.record)
    digests = {copy: digest for digest, copy in form.running_numbers(output).items()}
    return {digests.get(copy or 0, pipeline.EVERYONE): number for copy, number in held.items()}


def _held(register: Register, letter: str, record: Record | None) -> dict[int | None, LetterNumber]:
    if record is None:
        return {}
    meeting = record.values["pertemuan"]
    return register.held(letter, meeting["kode_kasus"], meeting["nomor_pertemuan"])


def _by_register(
    jobs: Sequence[Job], kinds: Sequence[DocumentKind], output: Path | None
) -> dict[Path, list[_Asked]]:
    found: dict[Path, list[_Asked]] = defaultdict(list)
    letters = [kind for kind in kinds if kind.per is Per.PARTICIPANT]
    for place, job in enumerate(jobs):
        workspace = workspace_of(job.form.path)
        if workspace is None:
            continue
        possible = pipeline.possible(job.form.checked, letters)
        for letter in _letters(job.form.record, possible):
            asked = _Asked(place, letter, _claim(job, letter, output))
            found[register_path(workspace.root)].append(asked)
    return found


def _letters(record: Record | None, kinds: Iterable[DocumentKind]) -> list[str]:
    """The rows of Penomoran that number a form's letters, and what goes along with them."""
    if record is None:
        return []
    called_for = (kind for kind in kinds if is_called_for(kind, record.values))
    return list(dict.fromkeys(letter_of(kind, record.values) for kind in called_for))


def _claim(job: Job, letter: str, output: Path | None) -> Claim | None:
    """What a form's letters ask of the register; None where they are numbered elsewhere."""
    record, office = job.form.record, job.office
    if record is None or office is None:
        return None
    meeting = record.values["pertemuan"]
    heading = heading_of(letter)
    row = numbering_row(office.profile.values, letter)
    day, typed = meeting[heading.day], meeting[heading.number]
    if row is None or day is None or typed in BY_HAND:
        return None
    running = running_number(typed or "", row["pola"], day.year)
    first = _first_number(row, office.profile.values["penomoran"])
    if (running if typed else first) is None:
        return None
    is_whole = typed is not None and not typed.isdecimal()
    has_each = row["per"] == _PER_LETTER and not is_whole
    return Claim(
        kind=letter,
        case=meeting["kode_kasus"],
        meeting=meeting["nomor_pertemuan"],
        day=day,
        pattern=row["pola"],
        recipients=_recipients(job.form, output) if has_each else (),
        first=first or 1,
        typed=running,
        subject=heading.subject or meeting["hal"] or "",
    )


def _first_number(row: Mapping[str, Any], numbering: Iterable[Mapping[str, Any]]) -> int | None:
    """The first number of a row of Penomoran: letters of one pattern are numbered together."""
    given = (other["mulai"] for other in (row, *numbering) if other["pola"] == row["pola"])
    return next((first for first in given if first is not None), None)


def _recipients(form: Kept, output: Path | None) -> tuple[Recipient, ...]:
    found = (Recipient(*numbered) for numbered in form.running_numbers(output).items())
    return tuple(sorted(found, key=lambda recipient: recipient.copy))


def _referring(form: Kept, invitations: Mapping[str, LetterNumber]) -> Kept:
    record = form.record
    if record is None or not invitations:
        return form
    return form.with_record(replace(record, numbers={**record.numbers, INVITATION: invitations}))


def _told(form: Kept, claim: Claim, result: tuple[LetterNumber, ...] | Conflict) -> Kept:
    record = form.record
    if record is None:
        return form
    if isinstance(result, Conflict):
        holder = result.holder
        held = f"{holder.case}, pertemuan {holder.meeting}" if holder.case else holder.state.value
        place = record.places[("pertemuan", heading_of(claim.kind).number)]
        return form.adding(problem(_TAKEN, place, nilai_nomor=str(result.number), pemakai=held))
    keys = [recipient.digest for recipient in claim.recipients] or [pipeline.EVERYONE]
    numbers = {**record.numbers, claim.kind: dict(zip(keys, result, strict=True))}
    return form.with_record(replace(record, numbers=numbers))
