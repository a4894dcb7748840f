"""Marks of an earlier check are taken off a form; what a user wrote or dressed stays."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from kka_docs.definitions.catalog import facts_in, problem
from kka_docs.forms import texts
from kka_docs.forms.grid import Sheet
from kka_docs.forms.layout import FIXES_KEY
from kka_docs.forms.mark_book import listed_sheets, remove
from kka_docs.forms.mark_cells import bleach
from kka_docs.forms.mark_front import front_in, select_tab
from kka_docs.forms.mark_notes import clear_notes
from kka_docs.forms.open_sheets import OpenSheets
from kka_docs.forms.parts import Parts
from kka_docs.forms.stamp import CopyMark
from kka_docs.records import Place, Problem

_OF_OLD_FORM: Final = ("dipindahkan", "tidak_dipindahkan", "tentang_berkas_asal")
"""What is said of the form that a new one was filled in from: no later check finds it again."""


def unmark(
    parts: Parts, sheets: OpenSheets, cells: Mapping[str, Sheet], mark: CopyMark | None
) -> None:
    """Take away the list, the colours and the notes; `cells` are those of each sheet by its part.

    `mark` is what a marked copy says of itself.
    """
    front = front_in("" if mark is None else mark.in_front)
    was_in_front = [_remove(parts, part, front.active) for part in _lists(cells)]
    if any(was_in_front):
        select_tab(sheets, front.selected)
    for part in sheets.names():
        sheet = sheets.opened(part).root
        bleach(sheet)
        clear_notes(parts, part, sheet)


def _remove(parts: Parts, part: str, active: str | None) -> bool:
    index = [other.part for other in listed_sheets(parts)].index(part)
    return remove(parts, index, active)


def told_of_old_form(cells: Mapping[str, Sheet], file_name: str) -> Iterator[Problem]:
    """Yield what the list of a copy says of the form that it was filled in from."""
    for part in _lists(cells):
        for row in cells[part].rows.values():
            line = [str(cell.value) for cell in row.values()]
            if texts.WHOLE_FILE in line:
                yield from _recognised(line, file_name)


def _recognised(line: Sequence[str], file_name: str) -> Iterator[Problem]:
    label, said = (*line[line.index(texts.WHOLE_FILE) + 2 :], "", "")[:2]
    place = Place(file_name, label=None if label == texts.WHOLE_SHEET else label)
    for code in _OF_OLD_FORM:
        facts = facts_in(code, said)
        if facts is not None:
            yield problem(code, place, **facts)


def _lists(cells: Mapping[str, Sheet]) -> list[str]:
    """The parts of the sheets that list what is to be mended, known by their key."""
    return [
        part
        for part, sheet in cells.items()
        if any(cell.value == FIXES_KEY for row in sheet.rows.values() for cell in row.values())
    ]
