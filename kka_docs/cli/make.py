"""The document commands: make, show progress, show what came of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from kka_docs.batch import Options, make_all
from kka_docs.cli.show import console, show_made
from kka_docs.definitions.documents import DocumentKind

if TYPE_CHECKING:
    from rich.console import Console

Advance = Callable[[int, int], None]

_FORMS_PER_LINE = 100


def make(
    kinds: Sequence[DocumentKind],
    paths: tuple[Path, ...],
    options: Options,
    *,
    as_json: bool,
    with_values: bool,
) -> int:
    """Make the documents, print the report, and return the exit code."""
    with _progress(quiet=as_json) as advance:
        report = make_all(paths, kinds, options, advance)
    return show_made(report, as_json=as_json, with_values=with_values)


@contextmanager
def _progress(*, quiet: bool) -> Iterator[Advance]:
    """A bar on a terminal, a line every now and then elsewhere, nothing for machines."""
    screen = console(to_errors=True)
    if quiet:
        yield _silent
    elif screen.is_terminal:
        from rich.progress import Progress

        with Progress(console=screen, transient=True) as bar:
            task = bar.add_task("Membuat dokumen", total=None)
            yield lambda done, total: bar.update(task, completed=done, total=total)
    else:
        yield _line_by_line(screen)


def _silent(done: int, total: int) -> None:
    """Progress for machines: none."""


def _line_by_line(screen: Console) -> Advance:
    def advance(done: int, total: int) -> None:
        if done % _FORMS_PER_LINE == 0:
            screen.print(f"{done} dari {total} formulir")

    return advance
