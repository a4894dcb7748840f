"""Papers of the archive as people read them on the terminal, and as machines do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Any

from kka_docs.definitions.papers import PAPER_LABELS
from kka_docs.himpunan.papers import Paper, State

if TYPE_CHECKING:
    from rich.table import Table

_HEADINGS = ("Nomor", "Naskah", "Tanggal", "Keadaan", "Tempat")


def label(kind: str) -> str:
    """Return what people call a kind of paper."""
    return PAPER_LABELS.get(kind, kind)


def title(paper: Paper) -> str:
    """Return what a paper is: "Laporan konferensi kasus, KKA-2026-003, pertemuan 2"."""
    about = paper.about
    meeting = "" if about.meeting is None else f", pertemuan {about.meeting}"
    return f"{label(about.kind)}, {about.case}{meeting}"


def print_by_case(papers: Sequence[Paper], today: date) -> None:
    """Print a table for each case, in the order given."""
    from rich.text import Text

    from kka_docs.cli.show import console

    screen = console()
    for case, of_case in groupby(papers, key=lambda paper: paper.about.case):
        table = _table(_HEADINGS)
        for paper in of_case:
            is_late = paper.due is not None and paper.due < today
            table.add_row(*map(Text, _row(paper, today)), style="red" if is_late else None)
        screen.print(Text(case, style="bold"))
        screen.print(table)


def _table(headings: Sequence[str]) -> Table:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    table = Table(header_style="bold", box=SIMPLE_HEAD)
    for heading in headings:
        table.add_column(heading, overflow="fold", no_wrap=heading == headings[0])
    return table


def _row(paper: Paper, today: date) -> Iterable[str]:
    about = paper.about
    yield paper.number
    yield label(about.kind) + ("" if about.meeting is None else f", pertemuan {about.meeting}")
    yield f"{about.day:%d/%m/%Y}" if about.day else ""
    yield state(paper, today)
    yield str(paper.shelf)


def state(paper: Paper, today: date) -> str:
    """Return what became of a paper, and who has it."""
    if paper.borrower is None:
        return paper.state.value
    if paper.due is None:
        return f"dipinjam {paper.borrower}"
    late = "TERLAMBAT, " if paper.due < today else ""
    return f"{late}dipinjam {paper.borrower} sampai {paper.due:%d/%m/%Y}"


def for_machines(paper: Paper) -> dict[str, Any]:
    """Return a paper for machines."""
    about, shelf = paper.about, paper.shelf
    return {
        "nomor": paper.number,
        "kode_kasus": about.case,
        "pertemuan": about.meeting,
        "jenis": about.kind,
        "tanggal": _day(about.day),
        "keadaan": paper.state.value,
        "lemari": shelf.cupboard,
        "laci": shelf.drawer,
        "map": shelf.folder,
        "halaman": shelf.page,
        "simpan_sampai": _day(paper.term.keep_until),
        "tinjau_pada": _day(paper.term.review_on),
        "dipinjam": paper.borrower,
        "kembali_sebelum": _day(paper.due),
    }


def counted(papers: Sequence[Paper], today: date) -> str:
    """Return how many papers these are, and what is to be noticed."""
    drafts = sum(1 for paper in papers if paper.state is State.DRAFT)
    lent = sum(1 for paper in papers if paper.borrower is not None)
    late = sum(1 for paper in papers if paper.due is not None and paper.due < today)
    more = [
        *([f"{drafts} masih konsep"] if drafts else []),
        *([f"{lent} dipinjam"] if lent else []),
        *([f"{late} terlambat kembali"] if late else []),
    ]
    return ", ".join([f"{len(papers)} naskah", *more]) + "."


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
