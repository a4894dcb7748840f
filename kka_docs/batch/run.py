"""A run over many forms: check, number, make. This process alone touches files."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from datetime import date, datetime
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from kka_docs.batch.cases import Survey, against_each_other, surveyed
from kka_docs.batch.crew import Crew, crew, hired, sensible_processes
from kka_docs.batch.gathering import (
    Filled,
    check_tasks,
    collected,
    filled_forms,
    forms_in,
    notes_of_links,
    required,
)
from kka_docs.batch.institutions import compile_all, jobs_of, reports_of_profiles
from kka_docs.batch.kept import Kept
from kka_docs.batch.knowing import known_by_case, notes_of_unknown
from kka_docs.batch.making import make_tasks, report_of, with_stopped
from kka_docs.batch.numbering import Job, numbered
from kka_docs.batch.offices import Offices
from kka_docs.batch.options import Options, Progress, Stage
from kka_docs.batch.printing import printed
from kka_docs.batch.registering import registered
from kka_docs.batch.report import Exit, Report
from kka_docs.batch.tasks import checked_forms, made
from kka_docs.definitions.documents import DOCUMENTS, Audience, DocumentKind, Per
from kka_docs.definitions.forms import FORMS
from kka_docs.errors import WrongUse

if TYPE_CHECKING:
    from concurrent.futures import Executor


def check_all(
    paths: Iterable[Path], options: Options | None = None, progress: Progress | None = None
) -> Report:
    """Return every problem of every form in `paths` (files and folders mixed).

    Forms of one case are checked against each other, too, so far as `paths` holds them. Since forms
    of every kind are checked, none of it is done by an executor from outside. Raises WrongUse
    where `options` names one, a path does not exist or a folder holds no form, OutsideMissing
    where the disk refuses or a process breaks off.
    """
    chosen, named = options or Options(), list(paths)
    filled = _all_checked(named, chosen, progress)
    forms = against_each_other(required(filled.forms), chosen.today, chosen.passwords)
    reports = tuple(with_stopped(form.checked, DOCUMENTS.values()) for form in forms)
    return Report(reports, notes=(*filled.notes, *notes_of_links(named)))


def survey_all(
    paths: Iterable[Path],
    today: date,
    options: Options | None = None,
    progress: Progress | None = None,
) -> Survey:
    """Return how far every case has come of which there is a form in `paths`; none where none is.

    Raises what `check_all` raises, but for a folder without forms.
    """
    return surveyed(_all_checked(list(paths), options or Options(), progress).forms, today)


def make_all(
    paths: Iterable[Path],
    kinds: Sequence[DocumentKind] = tuple(DOCUMENTS.values()),
    options: Options | None = None,
    progress: Progress | None = None,
) -> Report:
    """Return what became of the documents of `kinds` that the forms in `paths` can make.

    An executor from outside is sent the forms that make `kinds`, their profile and templates, so
    these kinds must all be for invitees. Raises WrongUse where they are not, a path does not
    exist, no form makes any of `kinds` or no letter has the number asked for, TemplateFault where
    a Word template cannot be used, ArchiveDamaged where the register of letters is damaged,
    OutsideMissing where the disk refuses or a process breaks off. What keeps only print files and
    PDFs from being made is not raised: it becomes the report's `fault`.
    """
    chosen, named = options or Options(), list(paths)
    wanted = [kind for kind in kinds if chosen.only is None or kind.per is Per.PARTICIPANT]
    found = forms_in(named, chosen)
    offices = Offices(chosen.profile, chosen.templates, chosen.passwords)
    told = progress or _silent
    with _crew_for(chosen.workers, wanted, len(found)) as workers:
        forms_of = frozenset(kind.form for kind in wanted)
        tasks = check_tasks(found, offices, forms_of, chosen.passwords)
        checked = collected(workers.each(checked_forms, tasks), len(found), told)
        filled = filled_forms(checked, named, offices)
        jobs = jobs_of(filled.forms, wanted, offices)
        notes = filled.notes
        del checked, filled  # so that a form can be let go once its documents are made
        known = known_by_case(job.form for job in jobs)
        compile_all(jobs, wanted)
        jobs = registered(numbered(jobs, wanted, chosen.output, _now), wanted, _now)
        unknown = notes_of_unknown(jobs, wanted, known)
        orders = make_tasks(jobs, wanted, chosen, known)
        results = chain.from_iterable(workers.each(made, orders))
        reports = [*reports_of_profiles(jobs, offices)]
        for place, job in enumerate(jobs):
            reports.append(report_of(job, wanted, chosen, results))
            jobs[place] = Job(Kept(job.form.checked), None)  # its record is not needed any more
            told(Stage.MAKING, place + 1, len(jobs))
    report = Report(tuple(reports), notes=(*notes, *unknown, *notes_of_links(named)))
    if chosen.only is not None and not report.outcomes and report.exit_code is Exit.DONE:
        raise WrongUse(f"Tidak ada surat dengan nomor urut {chosen.only}.")
    return printed(report, offices, chosen, told)


def _all_checked(named: list[Path], chosen: Options, progress: Progress | None) -> Filled:
    """The forms of every kind, each checked by itself."""
    found = forms_in(named, chosen)
    offices = Offices(chosen.profile, chosen.templates, chosen.passwords)
    with _crew_for(chosen.workers, DOCUMENTS.values(), len(found)) as workers:
        tasks = check_tasks(found, offices, frozenset(FORMS), chosen.passwords)
        checked = collected(workers.each(checked_forms, tasks), len(found), progress or _silent)
    return filled_forms(checked, named, offices)


def _now() -> datetime:
    return datetime.now().astimezone()


def _silent(stage: Stage, done: int, total: int) -> None:
    """Progress that nobody watches."""


def _crew_for(
    workers: int | Executor | None, kinds: Iterable[DocumentKind], forms: int
) -> AbstractContextManager[Crew]:
    if workers is None or isinstance(workers, int):
        return crew(workers or sensible_processes(forms))
    _require_for_invitees(kinds)
    return nullcontext(hired(workers))


def _require_for_invitees(kinds: Iterable[DocumentKind]) -> None:
    others = [
        kind.label.lower()
        for kind in kinds
        if any(variant.audience is not Audience.INVITEES for variant in kind.variants)
    ]
    if others:
        raise WrongUse(
            "Di komputer lain hanya boleh dibuat dokumen untuk yang diundang, "
            f"bukan: {', '.join(others)}."
        )
