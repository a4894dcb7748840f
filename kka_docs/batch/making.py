"""The documents of a run: tasks for them, and what became of each form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from kka_docs import pipeline
from kka_docs.batch.batched import batched
from kka_docs.batch.fault import Fault
from kka_docs.batch.gathering import FORMS_A_TASK
from kka_docs.batch.kept import Kept
from kka_docs.batch.numbering import Job
from kka_docs.batch.options import Options
from kka_docs.batch.report import FormReport
from kka_docs.batch.tasks import PackedOrder, ToMake
from kka_docs.confidentiality.people import Known
from kka_docs.definitions.documents import DocumentKind
from kka_docs.errors import KkaError
from kka_docs.manifest import read_manifest
from kka_docs.pipeline import Made
from kka_docs.records import Checked


def make_tasks(
    jobs: Iterable[Job],
    kinds: Sequence[DocumentKind],
    options: Options,
    known: Mapping[str, Known],
) -> Iterator[ToMake]:
    """Yield tasks for the documents of all jobs that can be done, in their order."""
    ready = ((office, form) for form, office in jobs if office is not None and form.packed)
    for office, served in groupby(ready, key=lambda pair: pair[0]):
        for batch in batched(served, FORMS_A_TASK):
            orders = (_order(form, kinds, options, known[form.folder[0]]) for _, form in batch)
            yield ToMake(office, tuple(orders))


def _order(
    form: Kept, kinds: Sequence[DocumentKind], options: Options, known: Known
) -> PackedOrder:
    possible = tuple(pipeline.possible(form.checked, kinds))
    manifest = read_manifest(form.place(options.output))
    calendars = pipeline.calendars_of(possible, manifest, asked=options.calendar)
    numbers = form.numbers_in(manifest)
    return PackedOrder(
        form.packed or b"", possible, numbers, options.only, known=known, calendars=calendars
    )


def report_of(
    job: Job,
    kinds: Sequence[DocumentKind],
    options: Options,
    results: Iterator[Made | Fault],
) -> FormReport:
    """Return what became of a form; what goes wrong in the program for one is that one's problem.

    `results` gives the papers of every job that can be done, in the order of the jobs. Raises
    KkaError where the whole run must stop, such as where the disk refuses.
    """
    form = job.form
    if job.office is None or not form.packed:
        return with_stopped(form.checked, _called_for(form, kinds))
    papers = next(results)
    if isinstance(papers, Fault):
        return _failed(form, papers, kinds)
    try:
        return _delivered(form, papers, kinds, options)
    except KkaError:
        raise
    except Exception as fault:
        return _failed(form, Fault.of(fault), kinds)


def _delivered(
    form: Kept, papers: Made, kinds: Sequence[DocumentKind], options: Options
) -> FormReport:
    complete = pipeline.complete(form.checked, kinds, options.only)
    if options.only is None:  # a changed meeting's invitations hold no more, asked for or not
        complete |= form.not_called_for
    place = form.place(options.output)
    outcomes = pipeline.delivered(place, papers.documents, form.recipients, complete)
    checked = replace(form.checked, problems=(*form.checked.problems, *papers.problems))
    are_printed = options.combine or options.pdf
    return replace(
        with_stopped(checked, _called_for(form, kinds)),
        outcomes=tuple(outcomes),
        warrants=papers.warrants if are_printed else {},
    )


def _failed(form: Kept, fault: Fault, kinds: Iterable[DocumentKind]) -> FormReport:
    failed = form.adding(fault.problem_of(form.path)).checked
    return with_stopped(failed, _called_for(form, kinds))


def _called_for(form: Kept, kinds: Iterable[DocumentKind]) -> list[DocumentKind]:
    """Those of `kinds` that the form may have: no problem keeps back what its answers rule out."""
    return [kind for kind in kinds if kind.key not in form.not_called_for]


def with_stopped(checked: Checked, kinds: Iterable[DocumentKind]) -> FormReport:
    """Return the report of a form of which nothing is made, with those of `kinds` kept back."""
    return FormReport(checked, stopped=tuple(k.key for k in pipeline.stopped(checked, kinds)))
