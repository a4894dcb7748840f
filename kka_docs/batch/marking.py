"""After a check: marked copies of the forms that have problems, each beside its form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Final

from kka_docs.batch.drafts import draft_of
from kka_docs.batch.offices import Offices
from kka_docs.batch.options import Options
from kka_docs.batch.report import MarkedCopy, Report
from kka_docs.errors import OutsideMissing, UnreadableForm
from kka_docs.files import InUse, refusal, write_beside
from kka_docs.forms.copy_mark import copy_name, is_untouched, origin_of
from kka_docs.forms.read import form_bytes, read_stamp
from kka_docs.records import Checked, Problem

_OF_THE_RUN: Final = frozenset(
    {
        *("formulir_kosong", "galat_program", "berkas_lama_dilewati", "kasus_ganda"),
        *("pertemuan_ganda", "tanpa_profil", "profil_bermasalah"),
    }
)
"""What a run says of files among others, or of a form not begun: nothing to be mended in it."""


def with_copies(report: Report, options: Options | None = None) -> Report:
    """Return the report with the marked copies that were written for its forms.

    `options` are those of the check. Where the disk refuses, that is the report's fault; a form
    that cannot be marked is a note.
    """
    copies: list[MarkedCopy] = []
    notes: list[str] = list(report.notes)
    fault = report.fault
    chosen = options or Options()
    offices = Offices(chosen.profile, chosen.templates)
    for checked in (form.checked for form in report.forms):
        problems = [found for found in checked.problems if found.code not in _OF_THE_RUN]
        if not problems:
            continue
        try:
            copies.append(_marked_copy(checked.path, problems, offices))
        except OSError as cause:
            fault = OutsideMissing(
                f"Salinan bertanda dari “{checked.path.name}” tidak dapat ditulis di folder "
                f"“{checked.path.parent}”: {refusal(cause)}."
            )
        except Exception as cause:  # one form that cannot be marked does not stop the others
            notes.append(_not_marked(checked, cause))
    return replace(report, copies=tuple(copies), notes=tuple(notes), fault=fault)


def _not_marked(checked: Checked, cause: Exception) -> str:
    name = checked.path.name
    if checked.kind is None:
        return f"“{name}” tidak dapat ditandai karena tidak dapat dibaca sebagai formulir."
    if isinstance(cause, UnreadableForm) and cause.code == "bersandi":
        return (
            f"“{name}” dilindungi sandi, jadi salinan bertandanya tidak ditulis: siapa pun dapat "
            "membuka salinan itu. Perbaiki formulirnya sendiri menurut daftar masalah di atas."
        )
    kind = cause.code if isinstance(cause, UnreadableForm) else type(cause).__name__
    return (
        f"“{name}” tidak dapat ditandai ({kind}). Buka dengan Excel, simpan sekali lagi, lalu "
        "jalankan lagi."
    )


def _marked_copy(path: Path, problems: Sequence[Problem], offices: Offices) -> MarkedCopy:
    from kka_docs.forms.mark import marked  # noqa: PLC0415 (openpyxl; few runs mark anything)

    data = form_bytes(path)
    origin = origin_of(data, path.name)
    draft = draft_of(path, data, problems, offices)
    content = marked(draft.content, draft.problems, origin)
    passed: list[Path] = []
    for target in _targets(path.with_name(copy_name(origin.name, draft.suffix))):
        if _is_free(target, origin.name):
            try:
                _write(target, content)
            except InUse:
                passed.append(target)
                continue
            return MarkedCopy(path, target, tuple(passed), draft.is_new)
        passed.append(target)
    raise AssertionError("names never end")


def _targets(first: Path) -> Iterator[Path]:
    yield first
    yield from (first.with_name(f"{first.stem} ({n}){first.suffix}") for n in count(2))


def _is_free(target: Path, origin: str) -> bool:
    """Whether nothing is lost by writing here: nothing lies there, or our copy as we made it."""
    if not target.exists() and not target.is_symlink():
        return True
    if target.is_symlink() or not target.is_file():
        return False
    try:
        data = form_bytes(target)
        copy = read_stamp(data).copy
        return copy is not None and copy.origin == origin and is_untouched(data)
    except UnreadableForm:
        return False


def _write(target: Path, content: bytes) -> None:
    """Write a copy, unless it lies there already: a file that is not changed is not newer."""
    if not target.exists() or target.read_bytes() != content:
        write_beside(target, content)
