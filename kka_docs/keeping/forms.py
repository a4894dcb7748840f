"""Forms of a paper, compared with the record that a code of it was given for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kka_docs.himpunan.archive import Archive
from kka_docs.himpunan.papers import About, Paper
from kka_docs.himpunan.queries import Code
from kka_docs.himpunan.secrecy.reading import Unlock
from kka_docs.intake import form_at
from kka_docs.keeping.matching import Content, compared
from kka_docs.passwords import Passwords
from kka_docs.records import Problem, Record
from kka_docs.validation.check import check
from kka_docs.workspace import forms_below

NOT_OF_PAPER = (
    "bukan formulir berita acara pertemuan itu, bermasalah, atau bersandi (bukalah dengan --sandi)"
)
_SHEET = "berita_acara"


@dataclass(frozen=True, slots=True)
class Compared:
    """A form, and how it stands to a code's record; None where it is not the paper's form."""

    path: Path
    content: Content | None


def compared_forms(  # noqa: PLR0913 - what is compared, and how each of it is opened
    archive: Archive,
    paper: Paper,
    code: Code,
    form: Path | None,
    *,
    passwords: Passwords | None,
    unlock: Unlock | None,
) -> list[Compared]:
    """Return how a form stands to a code's record; where none is named, those found on the desk.

    `passwords` open protected forms, `unlock` the key behind the code of a filed paper.
    """
    if form is not None:
        record = _record_of(form, paper.about, passwords)
        content = None if record is None else compared(archive, paper, code, record, unlock)
        return [Compared(form, content)]
    return [
        Compared(path, compared(archive, paper, code, record, unlock))
        for path in _on_desk(archive.root)
        if (record := _record_of(path, paper.about, passwords)) is not None
    ]


def _on_desk(root: Path) -> Iterator[Path]:
    kept = root.resolve()
    for path in forms_below([root.parent]):
        if not path.resolve().is_relative_to(kept):
            yield path


def _record_of(path: Path, about: About, passwords: Passwords | None) -> Record | None:
    """The record of the minutes form of the paper's case and meeting."""
    raw = form_at(path, passwords)
    if isinstance(raw, Problem) or raw.kind != _SHEET:
        return None
    record = check(raw).record
    if record is None:
        return None
    values = record.values[_SHEET]
    is_of_paper = (values["kode_kasus"], values["nomor_pertemuan"]) == (about.case, about.meeting)
    return record if is_of_paper else None
