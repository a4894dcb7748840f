"""The jobs of a run: its forms, each with the institution and templates that it needs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kka_docs import pipeline
from kka_docs.batch.gathering import required
from kka_docs.batch.kept import Kept
from kka_docs.batch.numbering import Job
from kka_docs.batch.offices import Offices
from kka_docs.batch.report import FormReport
from kka_docs.definitions.catalog import problem
from kka_docs.definitions.documents import DocumentKind
from kka_docs.errors import WrongUse
from kka_docs.institution import compiled
from kka_docs.records import Place


def jobs_of(forms: list[Kept], kinds: Sequence[DocumentKind], offices: Offices) -> list[Job]:
    """Return a job for every form that `kinds` are made from.

    Profiles and what is unreadable get one without an institution. Raises WrongUse where no form
    makes any of `kinds`.
    """
    asked = _asked(required(forms), kinds)
    return [_with_office(form, kinds, offices) for form in asked]


def _asked(forms: Sequence[Kept], kinds: Sequence[DocumentKind]) -> list[Kept]:
    """The forms that documents of `kinds` are made from, the profiles, and what is unreadable."""
    if not any(f.checked.kind is None or pipeline.asked_of(f.checked, kinds) for f in forms):
        labels = ", ".join(kind.label.lower() for kind in kinds)
        raise WrongUse(f"Tidak ada formulir yang dapat dijadikan {labels} di tempat itu.")
    rest = {None, "profil"}
    return [f for f in forms if f.checked.kind in rest or pipeline.asked_of(f.checked, kinds)]


def _with_office(form: Kept, kinds: Sequence[DocumentKind], offices: Offices) -> Job:
    """The form with the institution that its documents need; its lack is a problem of the form."""
    if not pipeline.asked_of(form.checked, kinds):
        return Job(form, None)
    path = offices.path_for(form.path)
    if path is None:
        return Job(form.adding(problem("tanpa_profil", Place(form.path.name))), None)
    office = offices.open(path)[1]
    if office is None:
        fault = problem("profil_bermasalah", Place(form.path.name), berkas=path.name)
        return Job(form.adding(fault), None)
    return Job(form, office)


def reports_of_profiles(jobs: Iterable[Job], offices: Offices) -> Iterator[FormReport]:
    """Yield the problems of profiles that forms of the run need but that it was not pointed at."""
    forms = [job.form.path for job in jobs]
    shown = {path.resolve() for path in forms}
    needed = {path.resolve() for form in forms if (path := offices.path_for(form)) is not None}
    for told in offices.faulty():
        if told.path.resolve() in needed - shown:
            yield FormReport(told)


def compile_all(jobs: Iterable[Job], kinds: Sequence[DocumentKind]) -> None:
    """Compile every template the run needs, so that a faulty one stops it before it begins.

    What can be wrong with a template is the same for all institutions of a setting.
    """
    tried = set()
    for form, office in jobs:
        if office is None or form.setting is None:
            continue
        for kind in pipeline.possible(form.checked, kinds):
            for variant in kind.variants:
                key = (variant.template, form.setting)
                if variant.template in form.templates and key not in tried:
                    tried.add(key)
                    compiled(office, kind, variant, form.setting)
