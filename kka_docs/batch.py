"""Many forms: each checked and made by itself; one failure never stops the others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import IntEnum
from pathlib import Path

from kka_docs import pipeline
from kka_docs.definitions.catalog import problem
from kka_docs.definitions.documents import DOCUMENTS, DocumentKind, Per
from kka_docs.errors import KkaError, WrongUse
from kka_docs.numbering import numbered
from kka_docs.pipeline import Office
from kka_docs.records import Checked, Outcome, Place, Problem, RawForm, Status
from kka_docs.validation.check import check
from kka_docs.workspace import forms_below, output_folder, profile_for

_PASSED_OVER_IN_FOLDERS = frozenset({"bukan_formulir", "formulir_kosong"})
"""What a folder may hold beside filled forms; named on the command line it is a problem."""


class Exit(IntEnum):
    """How a run ended."""

    DONE = 0
    PROBLEMS = 1
    PART_FAILED = 3


@dataclass(frozen=True, slots=True)
class Options:
    """What a run may be told beside its forms."""

    output: Path | None = None
    profile: Path | None = None
    templates: Path | None = None
    only: int | None = None


@dataclass(frozen=True, slots=True)
class FormReport:
    """What one form came to: its problems, its documents, and the kinds that problems stop."""

    checked: Checked
    outcomes: tuple[Outcome, ...] = ()
    stopped: tuple[str, ...] = ()

    @property
    def failed(self) -> bool:
        """Return whether something that was asked of this form cannot be made or used."""
        makes_nothing_itself = self.checked.kind in {None, "profil"}
        return bool(self.stopped) or (makes_nothing_itself and bool(self.checked.errors))


@dataclass(frozen=True, slots=True)
class Report:
    """What a run came to, form by form, in the order of the paths."""

    forms: tuple[FormReport, ...]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Return the problems of all forms."""
        return tuple(found for form in self.forms for found in form.checked.problems)

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """Return what became of all documents."""
        return tuple(outcome for form in self.forms for outcome in form.outcomes)

    @property
    def exit_code(self) -> Exit:
        """Return 0 where all went well, 1 where problems let nothing be made, else 3."""
        if not any(form.failed for form in self.forms):
            return Exit.DONE
        valid = (outcome for outcome in self.outcomes if outcome.status is not Status.INVALID)
        return Exit.PART_FAILED if any(valid) else Exit.PROBLEMS


@dataclass(slots=True)
class _Offices:
    """The profiles of a run, each opened once."""

    options: Options
    opened: dict[Path, tuple[Checked, Office | None]] = field(default_factory=dict)

    def path_for(self, form: Path) -> Path | None:
        return self.options.profile or profile_for(form)

    def open(self, path: Path) -> tuple[Checked, Office | None]:
        key = path.resolve()
        if key not in self.opened:
            self.opened[key] = pipeline.open_office(path, self.options.templates)
        return self.opened[key]

    def faulty(self) -> list[Checked]:
        """Return the profiles that could not be used."""
        return [told for told, office in self.opened.values() if office is None]


def check_all(paths: Iterable[Path], options: Options | None = None) -> Report:
    """Return every problem of every form in `paths` (files and folders mixed).

    Raises WrongUse where a path does not exist or a folder holds no form.
    """
    checked = _checked(paths, _Offices(options or Options()))
    return Report(tuple(_with_stopped(one, DOCUMENTS.values()) for one in checked))


def make_all(
    paths: Iterable[Path],
    kinds: Sequence[DocumentKind] = tuple(DOCUMENTS.values()),
    options: Options | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Report:
    """Return what became of the documents of `kinds` that the forms in `paths` can make.

    `progress` is told after each form how many are done, and of how many. Raises WrongUse where
    a path does not exist, no form makes any of `kinds` or no letter has the number asked for,
    TemplateFault where a Word template cannot be used, OutsideMissing where the disk refuses.
    """
    chosen = options or Options()
    offices = _Offices(chosen)
    wanted = [kind for kind in kinds if chosen.only is None or kind.per is Per.PARTICIPANT]
    ready = [_with_office(one, wanted, offices) for one in _asked(paths, wanted, offices)]
    _compile(ready, wanted)
    ready = numbered(ready, wanted, chosen.output, lambda: datetime.now().astimezone())
    reports = _reports_of_profiles(ready, offices)
    for count, (one, office) in enumerate(ready, start=1):
        reports.append(_isolated(one, office, wanted, chosen))
        if progress is not None:
            progress(count, len(ready))
    report = Report(tuple(reports))
    if chosen.only is not None and not report.outcomes and report.exit_code is Exit.DONE:
        raise WrongUse(f"Tidak ada surat dengan nomor urut {chosen.only}.")
    return report


def _asked(
    paths: Iterable[Path], kinds: Sequence[DocumentKind], offices: _Offices
) -> list[Checked]:
    """The forms that documents of `kinds` are made from, the profiles, and what is unreadable."""
    checked = _checked(paths, offices)
    if not any(one.kind is None or pipeline.asked_of(one, kinds) for one in checked):
        labels = ", ".join(kind.label.lower() for kind in kinds)
        raise WrongUse(f"Tidak ada formulir yang dapat dijadikan {labels} di tempat itu.")
    return [one for one in checked if one.kind in {None, "profil"} or pipeline.asked_of(one, kinds)]


def _reports_of_profiles(
    ready: Iterable[tuple[Checked, Office | None]], offices: _Offices
) -> list[FormReport]:
    """The problems of profiles that forms of the run need but that it was not pointed at."""
    forms = [one.path for one, _ in ready]
    shown = {path.resolve() for path in forms}
    needed = {path.resolve() for form in forms if (path := offices.path_for(form)) is not None}
    faulty = ((told.path.resolve(), told) for told in offices.faulty())
    return [FormReport(told) for path, told in faulty if path in needed - shown]


def _with_stopped(one: Checked, kinds: Iterable[DocumentKind]) -> FormReport:
    return FormReport(one, stopped=tuple(kind.key for kind in pipeline.stopped(one, kinds)))


def _with_office(
    one: Checked, kinds: Sequence[DocumentKind], offices: _Offices
) -> tuple[Checked, Office | None]:
    """The form with the institution that its documents need; its lack is a problem of the form."""
    if not pipeline.asked_of(one, kinds):
        return one, None
    path = offices.path_for(one.path)
    if path is None:
        return _adding(one, problem("tanpa_profil", Place(one.path.name))), None
    office = offices.open(path)[1]
    if office is None:
        fault = problem("profil_bermasalah", Place(one.path.name), berkas=path.name)
        return _adding(one, fault), None
    return one, office


def _compile(ready: Iterable[tuple[Checked, Office | None]], kinds: Sequence[DocumentKind]) -> None:
    """Compile every template the run needs, so that a faulty one stops it before it begins."""
    for one, office in ready:
        if office is None or one.record is None:
            continue
        for kind in pipeline.possible(one, kinds):
            for variant in kind.variants:
                office.template(kind, variant, one.record.setting)


def _isolated(
    one: Checked, office: Office | None, kinds: Sequence[DocumentKind], options: Options
) -> FormReport:
    """A form's report; what goes wrong inside the program for one form is that form's problem."""
    try:
        return _made(one, office, kinds, options)
    except KkaError:
        raise
    except Exception as fault:
        failed = problem("galat_program", Place(one.path.name), jenis=type(fault).__name__)
        return _with_stopped(_adding(one, failed), kinds)


def _made(
    one: Checked, office: Office | None, kinds: Sequence[DocumentKind], options: Options
) -> FormReport:
    report = _with_stopped(one, kinds)
    if office is None:
        return report
    base = output_folder(one.path, options.output)
    outcomes = pipeline.make(one, office, kinds, base, options.only)
    return replace(report, outcomes=tuple(outcomes))


def _checked(paths: Iterable[Path], offices: _Offices) -> list[Checked]:
    named = list(paths)
    for path in (*named, offices.options.profile):
        if path is not None and not path.exists():
            raise WrongUse(f"“{path}” tidak ditemukan: periksa nama dan foldernya.")
    explicit = {path.resolve() for path in named}
    found = [_check_one(path, offices) for path in forms_below(named)]
    ours = [one for one in found if one.path.resolve() in explicit or not _is_passed_over(one)]
    if not ours:
        raise WrongUse("Tidak ada formulir kka_docs yang sudah diisi di tempat itu.")
    return _without_doubles(ours)


def _is_passed_over(one: Checked) -> bool:
    return any(found.code in _PASSED_OVER_IN_FOLDERS for found in one.problems)


def _check_one(path: Path, offices: _Offices) -> Checked:
    try:
        return _read_and_checked(path, offices)
    except KkaError:
        raise
    except Exception as fault:
        failed = problem("galat_program", Place(path.name), jenis=type(fault).__name__)
        return Checked(path, None, (failed,), None)


def _read_and_checked(path: Path, offices: _Offices) -> Checked:
    raw = pipeline.read_raw(path)
    if not isinstance(raw, RawForm):
        return Checked(path, None, (raw,), None)
    if raw.kind == "profil":
        return offices.open(path)[0]
    profile = offices.path_for(path)
    office = offices.open(profile)[1] if profile else None
    return check(raw, None if office is None else office.profile)


def _without_doubles(checked: list[Checked]) -> list[Checked]:
    """Name every form whose case or meeting another form of the run is about as well."""
    same: dict[tuple[str, ...], list[Checked]] = defaultdict(list)
    for one in checked:
        if one.record is not None and one.kind != "profil":
            same[pipeline.identity_of(one.record)].append(one)
    return [_naming_doubles(one, same) for one in checked]


def _naming_doubles(one: Checked, same: dict[tuple[str, ...], list[Checked]]) -> Checked:
    if one.record is None or one.kind == "profil":
        return one
    others = [str(o.path) for o in same[pipeline.identity_of(one.record)] if o is not one]
    if not others:
        return one
    code = "kasus_ganda" if one.kind == "kasus" else "pertemuan_ganda"
    return _adding(one, problem(code, Place(one.path.name), berkas_lain=", ".join(others)))


def _adding(one: Checked, found: Problem) -> Checked:
    return replace(one, problems=(*one.problems, found))
