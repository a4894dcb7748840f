"""The forms of a run put together case by case: what does not agree, and how far each has come."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kka_docs.batch.fault import Fault
from kka_docs.batch.kept import Kept
from kka_docs.cases.case import Case, Finding, case_of
from kka_docs.cases.disagreements import disagreements
from kka_docs.cases.state import CaseState, state_of
from kka_docs.definitions.catalog import problem
from kka_docs.definitions.forms import FORMS
from kka_docs.intake import form_at
from kka_docs.passwords import Passwords
from kka_docs.records import Checked, KeyPath, Place, Problem, RawForm
from kka_docs.validation.check import check


@dataclass(frozen=True, slots=True)
class CaseReport:
    """How far a case has come, and how many problems its forms have, warnings included."""

    state: CaseState
    problems: int


@dataclass(frozen=True, slots=True)
class Survey:
    """Every case by its code, and the forms of which no case could be told, with why not."""

    cases: tuple[CaseReport, ...]
    unclear: tuple[Checked, ...]


def against_each_other(
    forms: Sequence[Kept], today: date | None, passwords: Passwords | None = None
) -> list[Kept]:
    """Return the forms, each with the problems that only other forms of its case bring up.

    Where two forms are of one meeting or case, nobody knows which holds, and none is compared. On
    `today` it depends which follow-ups are overdue; without it, none is.
    """
    known = _known(forms)
    told: dict[Path, list[Problem]] = {}
    for code, of_case in _by_code(forms).items():
        found = _findings(_case(code, of_case), of_case, known, today)
        if isinstance(found, Fault):
            first = of_case[0].path
            told[first] = [found.problem_of(first)]
            continue
        for path, findings in _by_form(found).items():
            told[path] = list(_problems(path, findings, passwords))
    return [_adding(form, told.get(form.path, ())) for form in forms]


def surveyed(forms: Sequence[Kept], today: date) -> Survey:
    """Return how far the cases of these forms, each checked by itself, have come."""
    known = _known(forms)
    cases = [
        _surveyed(code, of_case, known, today) for code, of_case in sorted(_by_code(forms).items())
    ]
    unclear = (form.checked for form in forms if not form.folder and form.checked.kind != "profil")
    return Survey(tuple(cases), tuple(unclear))


def _surveyed(code: str, forms: Sequence[Kept], known: frozenset[str], today: date) -> CaseReport:
    case = _case(code, forms)
    found = _findings(case, forms, known, today)
    own = sum(len(form.checked.problems) for form in forms)
    others = 1 if isinstance(found, Fault) else len(found)
    return CaseReport(state_of(case, today), own + others)


def _findings(
    case: Case, forms: Sequence[Kept], known: frozenset[str], today: date | None
) -> list[Finding] | Fault:
    """What does not agree, or what went wrong inside the program when that was looked for."""
    if _has_doubles(forms):
        return []
    try:
        return list(disagreements(case, known, today))
    except Exception as fault:
        return Fault.of(fault)


def _known(forms: Iterable[Kept]) -> frozenset[str]:
    """The kinds of forms of which all that are there could be read."""
    kinds = {form.checked.kind for form in forms}
    broken = {form.checked.kind for form in forms if form.packed is None}
    return frozenset() if None in broken else frozenset(FORMS) & kinds - broken


def _by_code(forms: Iterable[Kept]) -> dict[str, list[Kept]]:
    found: dict[str, list[Kept]] = defaultdict(list)
    for form in forms:
        if form.folder:
            found[form.folder[0]].append(form)
    return found


def _has_doubles(forms: Sequence[Kept]) -> bool:
    return len({(form.checked.kind, form.folder) for form in forms}) < len(forms)


def _case(code: str, forms: Iterable[Kept]) -> Case:
    return case_of(code, (record for form in forms if (record := form.record) is not None))


def _by_form(findings: Iterable[Finding]) -> Mapping[Path, list[Finding]]:
    found: dict[Path, list[Finding]] = defaultdict(list)
    for finding in findings:
        found[finding.form].append(finding)
    return found


def _problems(
    path: Path, findings: Iterable[Finding], passwords: Passwords | None
) -> Iterator[Problem]:
    """The findings with their cells, for which the form is read once more.

    To keep the places of all forms for the few that need them would cost every run of letters.
    """
    places = _places(path, passwords)
    for found in findings:
        yield problem(found.code, _place(found.at, places, path), **found.facts)


def _places(path: Path, passwords: Passwords | None) -> Mapping[KeyPath, Place]:
    raw = form_at(path, passwords)
    record = check(raw).record if isinstance(raw, RawForm) else None
    return {} if record is None else record.places


def _place(at: KeyPath, places: Mapping[KeyPath, Place], path: Path) -> Place:
    around = (at[:length] for length in range(len(at), 0, -1))
    return next((places[part] for part in around if part in places), Place(path.name))


def _adding(form: Kept, problems: Iterable[Problem]) -> Kept:
    for found in problems:
        form = form.adding(found)
    return form
