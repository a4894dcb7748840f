"""What a new form says of the one that it was filled in from: why it is new, and what it lacks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from kka_docs.definitions.catalog import problem, wrong
from kka_docs.forms.grid import Book, Sheet
from kka_docs.forms.layout import GUIDE_SHEET, LIST_SHEET, STAMP_SHEET
from kka_docs.forms.told_before import is_list, told_of_old_form
from kka_docs.forms.xlsx import EDITABLE
from kka_docs.records import Place, Problem, RawForm

_LOST: Final = frozenset({"isian_tanpa_kolom", "isian_tidak_dipakai", "isian_tidak_terbagi"})
"""What is said of texts that stand nowhere in the new form."""


def left_behind(book: Book, old: RawForm, left_out: Iterable[Problem]) -> list[Problem]:
    """Return what is said of the form `old` in the workbook `book`, all of it of the whole file.

    `left_out` is what had no place in the new form, as the old one's places call it.
    """
    return [
        _moved(old, book.suffix),
        *_told_of_older(book, old.path.name),
        *(_left_out(found) for found in left_out),
        *(_sheet_left_out(title, old) for title in _sheets_of_users(book, old)),
    ]


def _moved(old: RawForm, suffix: str) -> Problem:
    """That this is another form than the one that somebody filled in, and why."""
    what = f"formulir versi {old.version}" if suffix in EDITABLE else f"berkas {suffix}"
    name = old.path.name
    return problem("dipindahkan", Place(name), berkas=name, bentuk=what)


def _told_of_older(book: Book, file_name: str) -> Iterator[Problem]:
    """What a form that is a copy says of the one that itself was filled in from."""
    found = told_of_old_form(_sheets(book), file_name)
    return (one for one in found if one.code != "dipindahkan")


def _sheets_of_users(book: Book, old: RawForm) -> list[str]:
    """The titles of sheets that hold something and are none of a form's."""
    known = {GUIDE_SHEET, LIST_SHEET, STAMP_SHEET}
    known |= {place.sheet for place in old.places.values() if place.sheet}
    known |= {found.place.sheet for found in old.problems if found.place.sheet}
    others = (sheet for sheet in _sheets(book) if sheet.title not in known)
    return [sheet.title for sheet in others if sheet.last_row and not is_list(sheet)]


def _sheets(book: Book) -> Iterator[Sheet]:
    return (book.sheet(index) for index in range(len(book.titles)))


def _sheet_left_out(title: str, old: RawForm) -> Problem:
    said = "sheet ini bukan bagian formulir, jadi tidak ikut dipindahkan"
    whole_file = Place(old.path.name)
    return problem("tentang_berkas_asal", whole_file, asal=f"sheet “{title}”", nilai=said)


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
