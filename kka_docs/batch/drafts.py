"""What is marked: a form's own workbook or, where that cannot be, a new one with its answers."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from kka_docs.batch.left_behind import left_behind
from kka_docs.batch.offices import Offices
from kka_docs.forms.book import is_refused_by_excel, open_book
from kka_docs.forms.copy_mark import NEW_SUFFIX, copy_name, is_markable
from kka_docs.forms.grid import MOST_ROWS
from kka_docs.forms.read import parse_form
from kka_docs.institution import checked_profile
from kka_docs.records import Checked, Problem, RawForm
from kka_docs.validation.check import check


class Draft(NamedTuple):
    """A workbook that can be marked, how the names of such files end, and what is to be mended.

    `is_new` tells a form that was written anew from the form itself.
    """

    content: bytes
    suffix: str
    problems: Sequence[Problem]
    is_new: bool


def draft_of(path: Path, data: bytes, problems: Sequence[Problem], offices: Offices) -> Draft:
    """Return what is to be marked of the form in the bytes of the file at `path`.

    `problems` are those of the file as it is. Raises UnreadableForm where it is no form.
    """
    book = open_book(data, MOST_ROWS)
    if is_markable(book):
        suffix = book.suffix if is_refused_by_excel(path.suffix, book) else path.suffix
        return Draft(data, suffix, problems, is_new=False)
    from kka_docs.forms.refill import refill  # noqa: PLC0415 (openpyxl; few forms need it)

    old = parse_form(path, data)
    new = refill(old)
    target = path.with_name(copy_name(path.name, NEW_SUFFIX))
    checked = _checked(parse_form(target, new.content), offices)
    told = left_behind(book, old, new.left_out)
    return Draft(new.content, NEW_SUFFIX, [*told, *checked.problems], is_new=True)


def _checked(raw: RawForm, offices: Offices) -> Checked:
    if raw.kind == "profil":
        return checked_profile(raw)[0]
    return check(raw, offices.profile_of(raw.path))
