"""The commands that go through many forms: they show progress, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from kka_docs.batch import Options, Progress, Stage, check_all, make_all, with_copies
from kka_docs.cli.as_json import print_fault
from kka_docs.cli.show import console, show_check, show_copies, show_made, show_notes
from kka_docs.definitions.documents import DocumentKind
from kka_docs.errors import KkaError

if TYPE_CHECKING:
    from rich.console import Console

_FORMS_PER_LINE = 100
_LABELS = {
    Stage.CHECKING: "Memeriksa formulir",
    Stage.MAKING: "Membuat dokumen",
    Stage.PRINTING: "Membuat PDF",
}


def check(paths: tuple[Path, ...], options: Options, *, as_json: bool, with_values: bool) -> int:
    """Check the forms, print what was found, and return the exit code."""
    with told_while_running(options, as_json=as_json) as told:
        report = check_all(paths, replace(options, today=today()), told)
    code = show_check(report, as_json=as_json, with_values=with_values)
    if not as_json:
        show_notes(report)
    return code


def check_and_mark(
    paths: tuple[Path, ...], options: Options, *, as_json: bool, with_values: bool
) -> int:
    """Check the forms, write marked copies, print what came of it, and return the exit code."""
    with told_while_running(options, as_json=as_json) as told:
        report = with_copies(check_all(paths, replace(options, today=today()), told), options)
    code = show_check(report, as_json=as_json, with_values=with_values)
    if not as_json:
        show_copies(report)
    return code


def make(
    kinds: Sequence[DocumentKind],
    paths: tuple[Path, ...],
    options: Options,
    *,
    as_json: bool,
    with_values: bool,
) -> int:
    """Make the documents, print the report, and return the exit code."""
    with told_while_running(options, as_json=as_json) as told:
        report = make_all(paths, kinds, options, told)
    return show_made(report, as_json=as_json, with_values=with_values)


def today() -> date:
    """Return the day that it is here."""
    return datetime.now().astimezone().date()


@contextmanager
def told_while_running(options: Options, *, as_json: bool) -> Iterator[Progress | None]:
    """Lend what shows progress; machines are told of a fault that ends the run as of all else."""
    try:
        with _progress(options, quiet=as_json) as told:
            yield told
    except KkaError as fault:
        if as_json:
            print_fault(fault)
        raise


@contextmanager
def _progress(options: Options, *, quiet: bool) -> Iterator[Progress | None]:
    """Lend a bar on a terminal, a line every now and then elsewhere, nothing for machines.

    A bar would be drawn over the question for a password.
    """
    screen = console(to_errors=True)
    if quiet:
        yield None
    elif screen.is_terminal and options.passwords is None:
        from rich.progress import Progress as Bars

        with Bars(console=screen, transient=True) as bars:
            tasks = {stage: bars.add_task(_LABELS[stage], visible=False) for stage in Stage}
            yield lambda stage, done, total: bars.update(
                tasks[stage], completed=done, total=total, visible=True
            )
    else:
        yield _line_by_line(screen)


def _line_by_line(screen: Console) -> Progress:
    told: dict[Stage, int] = dict.fromkeys(Stage, 0)

    def advance(stage: Stage, done: int, total: int) -> None:
        if done // _FORMS_PER_LINE > told[stage]:
            told[stage] = done // _FORMS_PER_LINE
            screen.print(f"{_LABELS[stage]}: {done} dari {total}")

    return advance
