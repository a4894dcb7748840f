"""A run over many forms: check, number, make. This process alone touches files."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from datetime import date, datetime
from itertools import chain, groupby
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kka_docs import pipeline
from kka_docs.batch.batched import batched
from kka_docs.batch.cases import Survey, against_each_other, surveyed
from kka_docs.batch.copies import without_outdated
from kka_docs.batch.crew import Crew, crew, hired, sensible_processes
from kka_docs.batch.fault import Fault
from kka_docs.batch.handed_over import handed_over, note_of
from kka_docs.batch.kept import Kept
from kka_docs.batch.numbering import Job, numbered
from kka_docs.batch.offices import Offices
from kka_docs.batch.options import Options, Progress, Stage
from kka_docs.batch.printing import printed
from kka_docs.batch.registering import registered
from kka_docs.batch.report import Exit, FormReport, Report
from kka_docs.batch.tasks import PackedOrder, ToCheck, ToMake, checked_forms, made
from kka_docs.confidentiality.guard import is_searched
from kka_docs.confidentiality.people import Known
from kka_docs.definitions.catalog import problem
from kka_docs.definitions.documents import DOCUMENTS, Audience, DocumentKind, Per
from kka_docs.definitions.forms import FORMS
from kka_docs.errors import KkaError, WrongUse
from kka_docs.institution import compiled
from kka_docs.intake import Source, source_at
from kka_docs.manifest import read_manifest
from kka_docs.passwords import Passwords
from kka_docs.pipeline import Made
from kka_docs.records import Checked, Place, Problem
from kka_docs.workspace import forms_below, links_out_of

if TYPE_CHECKING:
    from concurrent.futures import Executor

_PASSED_OVER_IN_FOLDERS = frozenset({"bukan_formulir", "formulir_kosong"})
"""What a folder may hold beside filled forms; named on the command line it is a problem."""

_FORMS_A_TASK = 4
_CASES_NAMED = 3


class _Filled(NamedTuple):
    """The forms of a run that somebody has filled in, and what is said of those passed over."""

    forms: list[Kept]
    notes: tuple[str, ...]


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
    forms = against_each_other(_required(filled.forms), chosen.today, chosen.passwords)
    reports = tuple(_with_stopped(form.checked, DOCUMENTS.values()) for form in forms)
    return Report(reports, notes=(*filled.notes, *_notes_of_links(named)))


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
    found = _found(named, chosen)
    offices = Offices(chosen.profile, chosen.templates, chosen.passwords)
    told = progress or _silent
    with _crew(chosen.workers, wanted, len(found)) as workers:
        forms_of = frozenset(kind.form for kind in wanted)
        tasks = _checking(found, offices, forms_of, chosen.passwords)
        checked = _checked(workers.each(checked_forms, tasks), len(found), told)
        filled = _filled(checked, named, offices)
        jobs = _jobs(filled.forms, wanted, offices)
        notes = filled.notes
        del checked, filled  # so that a form can be let go once its documents are made
        known = _known_by_case(job.form for job in jobs)
        _compile(jobs, wanted)
        jobs = registered(numbered(jobs, wanted, chosen.output, _now), wanted, _now)
        unknown = _notes(jobs, wanted, known)
        orders = _making(jobs, wanted, chosen, known)
        results = chain.from_iterable(workers.each(made, orders))
        reports = [*_reports_of_profiles(jobs, offices)]
        for place, job in enumerate(jobs):
            reports.append(_isolated(job, wanted, chosen, results))
            jobs[place] = Job(Kept(job.form.checked), None)  # its record is not needed any more
            told(Stage.MAKING, place + 1, len(jobs))
    report = Report(tuple(reports), notes=(*notes, *unknown, *_notes_of_links(named)))
    if chosen.only is not None and not report.outcomes and report.exit_code is Exit.DONE:
        raise WrongUse(f"Tidak ada surat dengan nomor urut {chosen.only}.")
    return printed(report, offices, chosen, told)


def _all_checked(named: list[Path], chosen: Options, progress: Progress | None) -> _Filled:
    """The forms of every kind, each checked by itself."""
    found = _found(named, chosen)
    offices = Offices(chosen.profile, chosen.templates, chosen.passwords)
    with _crew(chosen.workers, DOCUMENTS.values(), len(found)) as workers:
        tasks = _checking(found, offices, frozenset(FORMS), chosen.passwords)
        checked = _checked(workers.each(checked_forms, tasks), len(found), progress or _silent)
    return _filled(checked, named, offices)


def _now() -> datetime:
    return datetime.now().astimezone()


def _silent(stage: Stage, done: int, total: int) -> None:
    """Progress that nobody watches."""


def _crew(
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


# Forms found and checked


def _found(paths: Sequence[Path], options: Options) -> list[Path]:
    for path in (*paths, options.profile):
        if path is not None and not path.exists():
            raise WrongUse(f"“{path}” tidak ditemukan: periksa nama dan foldernya.")
    return forms_below(paths)


def _notes_of_links(paths: Sequence[Path]) -> tuple[str, ...]:
    return tuple(
        f"“{link}” adalah tautan ke luar folder, jadi tidak dibuka. Bila memang perlu, sebutkan "
        "sendiri pada perintahnya."
        for link in links_out_of(paths)
    )


def _checking(
    found: Iterable[Path], offices: Offices, kinds: frozenset[str], passwords: Passwords | None
) -> Iterator[ToCheck]:
    """Tasks for the forms, in their order; what is not to be checked goes along untouched."""
    for _, served in groupby(found, key=offices.path_for):
        for paths in batched(served, _FORMS_A_TASK):
            sources = tuple(_source(path, kinds, passwords) for path in paths)
            yield ToCheck(sources, offices.profile_of(paths[0]))


def _source(path: Path, kinds: frozenset[str], passwords: Passwords | None) -> Source | Kept:
    """A form of these kinds; of any other file, no more than what it is: it goes nowhere."""
    try:
        source = source_at(path, passwords)
    except Exception as fault:
        return Kept.of(Fault.of(fault).checked(path))
    if isinstance(source, Problem):
        return Kept.of(Checked.unreadable(path, source))
    if source.kind in kinds - {"profil"}:
        return source
    return Kept.of(Checked(path, source.kind, (), None), source.copy)


def _checked(results: Iterable[list[Kept]], total: int, progress: Progress) -> list[Kept]:
    checked: list[Kept] = []
    for forms in results:
        checked += forms
        progress(Stage.CHECKING, len(checked), total)
    return checked


def _filled(checked: Iterable[Kept], named: Iterable[Path], offices: Offices) -> _Filled:
    """The forms that somebody has filled in, doubles told, and the profiles among them."""
    explicit = {path.resolve() for path in named}
    opened = (_profile_opened(form, offices) for form in checked)
    ours = [form for form in opened if form.path.resolve() in explicit or not _passed_over(form)]
    current = without_outdated(ours)
    given_way = handed_over(current)
    passed_over = {form.path for form in given_way}
    counting = [form for form in current if form.path not in passed_over]
    return _Filled(_without_doubles(counting), note_of(given_way))


def _required(forms: list[Kept]) -> list[Kept]:
    if not forms:
        raise WrongUse("Tidak ada formulir kka_docs yang sudah diisi di tempat itu.")
    return forms


def _profile_opened(form: Kept, offices: Offices) -> Kept:
    if form.checked.kind != "profil":
        return form
    return Kept.of(offices.open(form.path)[0], form.copy)


def _passed_over(form: Kept) -> bool:
    """Whether a file of a folder is none of ours; banks and portals give tables as text as .xls."""
    codes = {found.code for found in form.checked.problems}
    is_table = "berkas_teks" in codes and form.path.suffix.lower() == ".xls"
    return is_table or not codes.isdisjoint(_PASSED_OVER_IN_FOLDERS)


def _without_doubles(forms: list[Kept]) -> list[Kept]:
    """Name every form whose case or meeting another form of the run is about as well."""
    same: dict[tuple[str | None, ...], list[Kept]] = defaultdict(list)
    for form in forms:
        if form.folder:
            same[(form.checked.kind, *form.folder)].append(form)
    return [_naming_doubles(form, same[(form.checked.kind, *form.folder)]) for form in forms]


def _naming_doubles(form: Kept, same: Sequence[Kept]) -> Kept:
    others = [str(other.path) for other in same if other is not form]
    if not others:
        return form
    code = "kasus_ganda" if form.checked.kind == "kasus" else "pertemuan_ganda"
    return form.adding(problem(code, Place(form.path.name), berkas_lain=", ".join(others)))


def _asked(forms: Sequence[Kept], kinds: Sequence[DocumentKind]) -> list[Kept]:
    """The forms that documents of `kinds` are made from, the profiles, and what is unreadable."""
    if not any(f.checked.kind is None or pipeline.asked_of(f.checked, kinds) for f in forms):
        labels = ", ".join(kind.label.lower() for kind in kinds)
        raise WrongUse(f"Tidak ada formulir yang dapat dijadikan {labels} di tempat itu.")
    rest = {None, "profil"}
    return [f for f in forms if f.checked.kind in rest or pipeline.asked_of(f.checked, kinds)]


# Who is known


def _known_by_case(forms: Iterable[Kept]) -> dict[str, Known]:
    """Whom the run knows of each case, from all of its forms together."""
    known: dict[str, Known] = defaultdict(Known)
    for form in forms:
        if form.folder:
            known[form.folder[0]] |= form.known
    return known


def _notes(
    jobs: Iterable[Job], kinds: Sequence[DocumentKind], known: Mapping[str, Known]
) -> tuple[str, ...]:
    """What is said once of a run that does not know whose names it would have to look for."""
    searched = [kind for kind in kinds if any(is_searched(variant) for variant in kind.variants)]
    cases = (
        form.folder[0]
        for form, office in jobs
        if office is not None and form.packed and pipeline.possible(form.checked, searched)
    )
    nameless = [case for case in dict.fromkeys(cases) if not known[case].has_client]
    if not nameless:
        return ()
    shown = ", ".join(nameless[:_CASES_NAMED])
    more = len(nameless) - _CASES_NAMED
    told = (
        f"Nama konseli {shown}{f' dan {more} kasus lain' if more > 0 else ''} tidak disebut di "
        "formulir yang diberikan, jadi dokumennya tidak dapat diperiksa terhadap nama itu. "
        "Konselor dapat memeriksanya bersama formulir kasus."
    )
    return (told,)


# Institutions


def _jobs(forms: list[Kept], kinds: Sequence[DocumentKind], offices: Offices) -> list[Job]:
    asked = _asked(_required(forms), kinds)
    return [_with_office(form, kinds, offices) for form in asked]


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


def _reports_of_profiles(jobs: Iterable[Job], offices: Offices) -> Iterator[FormReport]:
    """The problems of profiles that forms of the run need but that it was not pointed at."""
    forms = [job.form.path for job in jobs]
    shown = {path.resolve() for path in forms}
    needed = {path.resolve() for form in forms if (path := offices.path_for(form)) is not None}
    for told in offices.faulty():
        if told.path.resolve() in needed - shown:
            yield FormReport(told)


def _compile(jobs: Iterable[Job], kinds: Sequence[DocumentKind]) -> None:
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


# Documents


def _making(
    jobs: Iterable[Job],
    kinds: Sequence[DocumentKind],
    options: Options,
    known: Mapping[str, Known],
) -> Iterator[ToMake]:
    """Tasks for the documents of all jobs that can be done, in their order."""
    ready = ((office, form) for form, office in jobs if office is not None and form.packed)
    for office, served in groupby(ready, key=lambda pair: pair[0]):
        for batch in batched(served, _FORMS_A_TASK):
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


def _isolated(
    job: Job,
    kinds: Sequence[DocumentKind],
    options: Options,
    results: Iterator[Made | Fault],
) -> FormReport:
    """A form's report; what goes wrong inside the program for one form is that form's problem."""
    form = job.form
    if job.office is None or not form.packed:
        return _with_stopped(form.checked, _called_for(form, kinds))
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
        _with_stopped(checked, _called_for(form, kinds)),
        outcomes=tuple(outcomes),
        warrants=papers.warrants if are_printed else {},
    )


def _failed(form: Kept, fault: Fault, kinds: Iterable[DocumentKind]) -> FormReport:
    failed = form.adding(fault.problem_of(form.path)).checked
    return _with_stopped(failed, _called_for(form, kinds))


def _called_for(form: Kept, kinds: Iterable[DocumentKind]) -> list[DocumentKind]:
    """Those of `kinds` that the form may have: no problem keeps back what its answers rule out."""
    return [kind for kind in kinds if kind.key not in form.not_called_for]


def _with_stopped(checked: Checked, kinds: Iterable[DocumentKind]) -> FormReport:
    return FormReport(checked, stopped=tuple(k.key for k in pipeline.stopped(checked, kinds)))
