"""What is marked: a form's own workbook or, where that cannot be, a new one with its answers."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

from kka_docs.batch.offices import Offices
from kka_docs.definitions.catalog import problem, wrong
from kka_docs.forms.book import is_refused_by_excel, open_book
from kka_docs.forms.copy_mark import NEW_SUFFIX, copy_name, is_markable
from kka_docs.forms.grid import MOST_ROWS
from kka_docs.forms.read import parse_form
from kka_docs.institution import checked_profile
from kka_docs.records import Checked, Place, Problem, RawForm
from kka_docs.validation.check import check

_LOST: Final = frozenset({"isian_tanpa_kolom", "isian_tidak_dipakai", "isian_tidak_terbagi"})
"""What is said of texts that stand nowhere in the new form."""


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
    told = [_moved(old, book.suffix), *(_left_out(found) for found in new.left_out)]
    return Draft(new.content, NEW_SUFFIX, [*told, *checked.problems], is_new=True)


def _checked(raw: RawForm, offices: Offices) -> Checked:
    if raw.kind == "profil":
        return checked_profile(raw)[0]
    return check(raw, offices.profile_of(raw.path))


def _moved(old: RawForm, suffix: str) -> Problem:
    """That this is another form than the one that somebody filled in, and why."""
    what = f"formulir versi {old.version}" if suffix == NEW_SUFFIX else f"berkas {suffix}"
    name = old.path.name
    return problem("dipindahkan", Place(name), berkas=name, bentuk=what)


def _left_out(found: Problem) -> Problem:
    """What has no place in the new form, or only a doubtful one: what it is, where it stood."""
    place = found.place
    where = f"sheet “{place.sheet}”"
    if place.cell:
        where += f" sel {place.cell}"
    whole_file = Place(place.file, label=place.label)
    if found.code in _LOST:
        text = found.facts["nilai"]
        return problem("tidak_dipindahkan", whole_file, asal=where, nilai=text)
    said = wrong(found, with_values=True).removesuffix(".")
    return problem("tentang_berkas_asal", whole_file, asal=where, nilai=said)
