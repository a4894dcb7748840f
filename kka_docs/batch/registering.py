"""Marks for the papers of a run, from the himpunan of their working folder, in one turn each.

They are given before a paper is made: its number, its code and the journal's head stand in the
archive from then on, and on every page of the paper.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from kka_docs import pipeline
from kka_docs.batch.numbering import Job
from kka_docs.definitions.documents import DocumentKind, is_called_for
from kka_docs.himpunan import codes
from kka_docs.himpunan.archive import Archive
from kka_docs.himpunan.drafts import Draft, mark_for
from kka_docs.himpunan.papers import About, Mark
from kka_docs.records import ArchiveMark, Record
from kka_docs.workspace import workspace_of


class _Asked(NamedTuple):
    """The papers of one form that are to carry marks, by document kind."""

    place: int
    drafts: dict[str, Draft]


def registered(
    ready: Iterable[Job], kinds: Sequence[DocumentKind], clock: Callable[[], datetime]
) -> list[Job]:
    """Return the jobs with the marks of their papers.

    Forms that lie on no counselor's desk get none. Raises OutsideMissing or ArchiveDamaged where an
    archive cannot be used.
    """
    jobs = list(ready)
    for root, asked in _by_archive(jobs, kinds).items():
        with Archive.open(root, clock) as archive, archive.writing() as writing:
            for place, drafts in asked:
                marks = {kind: _printed(mark_for(writing, one)) for kind, one in drafts.items()}
                jobs[place] = _marked(jobs[place], marks)
    return jobs


def _by_archive(jobs: Sequence[Job], kinds: Sequence[DocumentKind]) -> dict[Path, list[_Asked]]:
    found: dict[Path, list[_Asked]] = defaultdict(list)
    marked = [kind for kind in kinds if kind.is_registered]
    for place, job in enumerate(jobs):
        possible = pipeline.possible(job.form.checked, marked)
        workspace = workspace_of(job.form.path) if possible and job.office else None
        root = workspace and workspace.himpunan_for(job.form.path)
        drafts = _drafts(job.form.record, possible) if root else {}
        if root and drafts:
            found[root].append(_Asked(place, drafts))
    return found


def _drafts(record: Record | None, kinds: Iterable[DocumentKind]) -> dict[str, Draft]:
    if record is None:
        return {}
    called_for = [kind.key for kind in kinds if is_called_for(kind, record.values)]
    return {kind: draft_of(record, kind) for kind in called_for}


def draft_of(record: Record, kind: str) -> Draft:
    """Return what the himpunan is told of a record before a paper of this kind is made of it."""
    first = record.values[record.kind]
    about = About(first["kode_kasus"], kind, first["nomor_pertemuan"], first["tanggal"])
    return Draft(about, codes.canonical(record.values), record.digest)


def _printed(mark: Mark) -> ArchiveMark:
    return ArchiveMark(mark.number, codes.typed(mark), codes.in_qr(mark), mark.entry, mark.head)


def _marked(job: Job, marks: dict[str, ArchiveMark]) -> Job:
    record = job.form.record
    if record is None:
        return job
    return job._replace(form=job.form.with_record(replace(record, marks=marks)))
