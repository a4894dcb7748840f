"""Reports as a person reads them (rich)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kka_docs.batch import CHECK_LIST, PRINT_FILE, FormReport, Report
from kka_docs.cli.as_json import print_json
from kka_docs.cli.counts import told_counts
from kka_docs.definitions import catalog
from kka_docs.definitions.documents import DOCUMENTS
from kka_docs.delivery import place_of
from kka_docs.records import Checked, Outcome, Problem, Status

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

_MARKS = {True: ("SALAH", "bold red"), False: ("PERIKSA LAGI", "bold yellow")}
_NAMED_IN_FULL = frozenset({Status.BESIDE, Status.INVALID, Status.KEPT})
_NAMES_SHOWN = 3
_FORMS_IN_DETAIL = 5
"""Of so many forms at once it is told how far each is filled in; more would not fit a screen."""
_ALL_FORMS = "Semua formulir"
_SUFFIXES = {".pdf": " (PDF)", ".ics": " (kalender)"}
_PRINTS = {PRINT_FILE: "Berkas cetak", CHECK_LIST: "Daftar periksa"}


def console(*, to_errors: bool = False) -> Console:
    """Return the screen, or the error stream."""
    from rich.console import Console

    return Console(stderr=to_errors, highlight=False, soft_wrap=False)


def show_check(report: Report, *, as_json: bool, with_values: bool) -> int:
    """Print what a check found and return the exit code: 0, or 1 where something is wrong."""
    if as_json:
        print_json(report, with_values=with_values)
        return report.exit_code
    screen = console()
    is_detailed = len(report.forms) <= _FORMS_IN_DETAIL
    for form in report.forms:
        print_form(screen, form.checked, with_counts=is_detailed, with_values=with_values)
    _print_hint(screen, report)
    wrong = sum(1 for form in report.forms if form.checked.errors)
    fine = len(report.forms) - wrong
    warned = sum(len(form.checked.warnings) for form in report.forms)
    screen.print(
        f"{len(report.forms)} formulir diperiksa: {fine} siap dipakai, {wrong} perlu diperbaiki, "
        f"{warned} peringatan."
    )
    return report.exit_code


def show_problems(path: Path, problems: Sequence[Problem]) -> None:
    """Print problems of a form, each with its place and how to mend it."""
    checked = Checked(path, None, tuple(problems), None)
    print_form(console(), checked, with_counts=False, with_values=True)


def show_copies(report: Report) -> None:
    """Print where the marked copies are, what was left as it was, and what was refused."""
    from rich.text import Text

    screen = console()
    if report.copies:
        screen.print("Salinan bertanda, untuk diperbaiki lalu dikirim:")
    for copy in report.copies:
        print_path(screen, Text(f"  {copy.path}"))
        if copy.is_new:
            said = f"Isi “{copy.form.name}” dipindahkan ke formulir baru itu."
            _print_indented(screen, Text(said), 4)
        if copy.passed:
            names = ", ".join(f"“{path.name}”" for path in copy.passed)
            _print_indented(screen, Text(f"{names} sudah ada, jadi dibiarkan."), 4)
    for note in report.notes:
        screen.print(Text(note))
    if report.fault is not None:
        console(to_errors=True).print(Text(report.fault.sentence))
    elif not report.copies and not report.notes:
        screen.print("Tidak ada yang perlu ditandai.")


def show_notes(report: Report) -> None:
    """Print what else there is to say of a run."""
    from rich.text import Text

    screen = console()
    for note in report.notes:
        screen.print(Text(note))


def show_made(report: Report, *, as_json: bool, with_values: bool) -> int:
    """Print what was made, what was not, and why; return the exit code."""
    from rich.text import Text

    if as_json:
        print_json(report, with_values=with_values)
        return report.exit_code
    screen = console()
    for form in report.forms:
        print_form(screen, form.checked, with_counts=False, with_values=with_values)
    _print_hint(screen, report)
    names = Counter(form.checked.path.name for form in report.forms)
    rows = [row for form in report.forms for row in _rows(form, names)]
    rows += _print_rows(report.prints)
    if rows:
        _print_table(screen, rows)
    _print_reasons(screen, (*report.outcomes, *report.prints))
    for note in report.notes:
        screen.print(Text(note))
    _print_where(screen, report)
    if report.fault is not None:
        console(to_errors=True).print(Text(report.fault.sentence))
    return report.exit_code


def print_form(screen: Console, checked: Checked, *, with_counts: bool, with_values: bool) -> None:
    """Print a form of which there is something to say: its problems, how far it is filled in."""
    from rich.text import Text

    counts = checked.counts if with_counts else ()
    if not (checked.problems or counts):
        return
    print_path(screen, Text(str(checked.path), "bold"))
    for line in told_counts(counts, screen.width - 2) if counts else ():
        screen.print(Text(f"  {line}", "dim"))
    for found in checked.problems:
        _print_problem(screen, found, with_values=with_values)
    screen.print()


def _print_problem(screen: Console, found: Problem, *, with_values: bool) -> None:
    from rich.text import Text

    mark, style = _MARKS[found.is_error]
    head = Text.assemble((mark, style), "  ", (_where(found), "bold"))
    shown = with_values or not catalog.is_of_document(found)
    remedy = f"→ {catalog.remedy(found, with_values=shown)}"
    _print_indented(screen, head, 2)
    _print_indented(screen, Text(catalog.wrong(found, with_values=shown)), 6)
    _print_indented(screen, Text.assemble(remedy, (f"  [{found.code}]", "dim")), 6)


def _print_hint(screen: Console, report: Report) -> None:
    """Say how to learn more of a message, with one of those above as the example."""
    from rich.text import Text

    if report.problems:
        code = next((p.code for p in report.problems if p.is_error), report.problems[0].code)
        screen.print(Text(f"Penjelasan tiap pesan, misalnya: kka periksa --jelaskan {code}"))


def _print_indented(screen: Console, text: Text, indent: int) -> None:
    for line in text.wrap(screen, screen.width - indent):
        line.rstrip()
        line.pad_left(indent)
        screen.print(line)


def print_path(screen: Console, path: Text) -> None:
    """Print a path whole, however long it is, so that it can be copied."""
    screen.print(path, overflow="ignore", crop=False, no_wrap=True)


def _where(found: Problem) -> str:
    place = found.place
    if place.sheet is None:
        return "Berkas ini"
    cell = f", sel {place.cell}" if place.cell else ""
    label = f" ({place.label})" if place.label else ""
    return f"Sheet {place.sheet}{cell}{label}"


@dataclass(frozen=True, slots=True)
class _Row:
    """One document kind of one form: how many came out how."""

    form: str
    document: str
    counts: str
    failed: bool = False


def _rows(form: FormReport, names: Mapping[str, int]) -> list[_Row]:
    """The lines of one form; its path where another form of the run has the same name."""
    path = form.checked.path
    name = path.name if names[path.name] == 1 else str(path)
    papers: dict[str, list[Outcome]] = {}
    for outcome in form.outcomes:
        papers.setdefault(_paper(outcome), []).append(outcome)
    rows = [_Row(name, paper, _counts(outcomes)) for paper, outcomes in papers.items()]
    by_errors: dict[int, list[str]] = {}
    for kind in form.stopped:
        errors = sum(1 for found in form.checked.problems if catalog.stops(found, kind))
        by_errors.setdefault(errors, []).append(DOCUMENTS[kind].label)
    for errors, labels in by_errors.items():
        counts = f"tidak dibuat: {errors} kesalahan"
        rows.append(_Row(name, _labels(labels), counts, failed=True))
    return rows


def _labels(labels: Sequence[str]) -> str:
    """The documents that one thing is told of; of many the first stands for all."""
    first, *others = labels
    return f"{first} dan {len(others)} dokumen lain" if others else first


def _print_rows(prints: Iterable[Outcome]) -> list[_Row]:
    """The lines of what stands for all forms together."""
    return [_Row(_ALL_FORMS, _paper(one), f"{one.status.value}: {one.path.name}") for one in prints]


def _paper(outcome: Outcome) -> str:
    """What a person calls a document: "Surat undangan", "Surat undangan (PDF)"."""
    suffix = _SUFFIXES.get(outcome.path.suffix, "")
    known = DOCUMENTS.get(outcome.kind)
    label = known.label if known else _PRINTS[outcome.kind]
    return f"{label}{suffix}"


def _counts(outcomes: Iterable[Outcome]) -> str:
    counted = Counter(outcome.status for outcome in outcomes)
    return ", ".join(f"{counted[status]} {status.value}" for status in Status if counted[status])


def _print_table(screen: Console, rows: Iterable[_Row]) -> None:
    from rich.table import Table
    from rich.text import Text

    table = Table(header_style="bold")
    for heading in ("Formulir", "Dokumen", "Keadaan"):
        table.add_column(heading, overflow="fold")
    previous = ""
    for row in rows:
        shown = "" if row.form == previous else row.form
        previous = row.form
        cells = (Text(shown), Text(row.document), Text(row.counts))
        table.add_row(*cells, style="red" if row.failed else None)
    screen.print(table)


def _print_reasons(screen: Console, outcomes: Iterable[Outcome]) -> None:
    """Say why documents came out as they did: what needs a person's eye is named in full."""
    from rich.text import Text

    by_reason: dict[tuple[Status, str], list[str]] = {}
    for outcome in outcomes:
        if outcome.reason:
            by_reason.setdefault((outcome.status, outcome.reason), []).append(outcome.path.name)
    for (status, reason), names in by_reason.items():
        shown = names if status in _NAMED_IN_FULL else names[:_NAMES_SHOWN]
        more = len(names) - len(shown)
        listed = [*shown, f"… dan {more} lainnya"] if more else shown
        screen.print(Text(f"{status.value.capitalize()}: {reason}."))
        for line in listed:
            print_path(screen, Text(f"  {line}"))


def _print_where(screen: Console, report: Report) -> None:
    from rich.text import Text

    failed = sum(1 for form in report.forms if form.failed)
    if failed:
        screen.print(f"{failed} formulir perlu diperbaiki; sesudah itu jalankan lagi.")
    outcomes = (*report.outcomes, *report.prints)
    if not outcomes:
        screen.print("Tidak ada dokumen yang dibuat.")
        return
    counted = Counter(outcome.status for outcome in outcomes)
    written = counted[Status.NEW] + counted[Status.CHANGED]
    unchanged = counted[Status.SAME] + counted[Status.KEPT]
    beside = counted[Status.BESIDE]
    waiting = f", {beside} menunggu pilihan Anda" if beside else ""
    screen.print(f"{written} dokumen ditulis, {unchanged} tidak berubah{waiting}. Hasilnya ada di:")
    for folder in sorted({str(place_of(outcome)) for outcome in outcomes}):
        print_path(screen, Text(f"  {folder}"))
