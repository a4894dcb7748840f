"""Numbers for the letters of a run, from the register of their working folder, in one step."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from kka_docs import pipeline
from kka_docs.batch.kept import Kept
from kka_docs.definitions.catalog import problem
from kka_docs.definitions.documents import DocumentKind, Per
from kka_docs.institution import Office
from kka_docs.letters.entries import Claim, Conflict, Recipient, running_number
from kka_docs.letters.register import Register, register_path
from kka_docs.records import LetterNumber
from kka_docs.rendering.letter import BY_HAND, numbering_row
from kka_docs.workspace import workspace_of

_PER_LETTER = "surat"
_TAKEN = "nomor_surat_terpakai"


class _Asked(NamedTuple):
    """The letters of one kind of one form."""

    place: int
    kind: DocumentKind
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
            results = register.numbers_for(claim for _, _, claim in asked)
        for (place, kind, claim), result in zip(asked, results, strict=True):
            told = _told(jobs[place].form, kind, claim, result)
            jobs[place] = jobs[place]._replace(form=told)
    return jobs


def _by_register(
    jobs: Sequence[Job], kinds: Sequence[DocumentKind], output: Path | None
) -> dict[Path, list[_Asked]]:
    found: dict[Path, list[_Asked]] = defaultdict(list)
    letters = [kind for kind in kinds if kind.per is Per.PARTICIPANT]
    for place, job in enumerate(jobs):
        workspace = workspace_of(job.form.path)
        if workspace is None:
            continue
        for kind in pipeline.possible(job.form.checked, letters):
            claim = _claim(job, kind, output)
            if claim is not None:
                found[register_path(workspace.root)].append(_Asked(place, kind, claim))
    return found


def _claim(job: Job, kind: DocumentKind, output: Path | None) -> Claim | None:
    """What a form's letters ask of the register; None where they are numbered elsewhere."""
    record, office = job.form.record, job.office
    if record is None or office is None:
        return None
    meeting = record.values["pertemuan"]
    row = numbering_row(office.profile.values, kind.letter)
    day, typed = meeting["tanggal_surat"], meeting["nomor_surat"]
    if row is None or day is None or typed in BY_HAND:
        return None
    running = running_number(typed or "", row["pola"], day.year)
    if (running if typed else row["mulai"]) is None:
        return None
    is_whole = typed is not None and not typed.isdecimal()
    has_each = row["per"] == _PER_LETTER and not is_whole
    return Claim(
        kind=kind.letter or kind.key,
        case=meeting["kode_kasus"],
        meeting=meeting["nomor_pertemuan"],
        day=day,
        pattern=row["pola"],
        recipients=_recipients(job.form, output) if has_each else (),
        first=row["mulai"] or 1,
        typed=running,
        subject=meeting["hal"] or "",
    )


def _recipients(form: Kept, output: Path | None) -> tuple[Recipient, ...]:
    found = (Recipient(*numbered) for numbered in form.running_numbers(output).items())
    return tuple(sorted(found, key=lambda recipient: recipient.copy))


def _told(
    form: Kept, kind: DocumentKind, claim: Claim, result: tuple[LetterNumber, ...] | Conflict
) -> Kept:
    record = form.record
    if record is None:
        return form
    if isinstance(result, Conflict):
        holder = result.holder
        held = f"{holder.case}, pertemuan {holder.meeting}" if holder.case else holder.state.value
        place = record.places[("pertemuan", "nomor_surat")]
        return form.adding(problem(_TAKEN, place, nilai_nomor=str(result.number), pemakai=held))
    keys = [recipient.digest for recipient in claim.recipients] or [pipeline.EVERYONE]
    numbers = {**record.numbers, kind.key: dict(zip(keys, result, strict=True))}
    return form.with_record(replace(record, numbers=numbers))
