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


class _Asked(NamedTuple):
    """The letters of one row of Penomoran of one form."""

    place: int
    claim: Claim


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

    A typed number that another letter has becomes a problem of the form. Raises OutsideMissing or
    ArchiveDamaged where a register cannot be used.
    """
    jobs = list(ready)
    for path, asked in _by_register(jobs, kinds, output).items():
        with Register.open(path, clock) as register:
            results = register.numbers_for(claim for _, claim in asked)
            invitations = [_invitations(register, claim) for _, claim in asked]
        for (place, claim), result, held in zip(asked, results, invitations, strict=True):
            told = _told(jobs[place].form, claim, result, held)
            jobs[place] = jobs[place]._replace(form=told)
    return jobs


def _invitations(register: Register, claim: Claim) -> dict[str, LetterNumber]:
    """The numbers of the invitations that later letters of a meeting refer to, by recipient."""
    if claim.kind == INVITATION:
        return {}
    digests = {recipient.copy: recipient.digest for recipient in claim.recipients}
    held = register.held(INVITATION, claim.case, claim.meeting)
    return {digests.get(copy or 0, pipeline.EVERYONE): number for copy, number in held.items()}


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
            claim = _claim(job, letter, output)
            if claim is not None:
                found[register_path(workspace.root)].append(_Asked(place, claim))
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


def _told(
    form: Kept,
    claim: Claim,
    result: tuple[LetterNumber, ...] | Conflict,
    invitations: Mapping[str, LetterNumber],
) -> Kept:
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
    if invitations:
        numbers[INVITATION] = invitations
    return form.with_record(replace(record, numbers=numbers))
