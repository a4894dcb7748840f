"""Marks of an earlier check are taken off a form; what a user wrote or dressed stays."""

from __future__ import annotations

from collections.abc import Mapping

from kka_docs.forms.grid import Sheet
from kka_docs.forms.mark_book import listed_sheets, remove
from kka_docs.forms.mark_cells import bleach
from kka_docs.forms.mark_front import front_in, select_tab
from kka_docs.forms.mark_notes import clear_notes
from kka_docs.forms.open_sheets import OpenSheets
from kka_docs.forms.parts import Parts
from kka_docs.forms.stamp import CopyMark
from kka_docs.forms.told_before import is_list


def unmark(
    parts: Parts, sheets: OpenSheets, cells: Mapping[str, Sheet], mark: CopyMark | None
) -> None:
    """Take away the list, the colours and the notes; `cells` are those of each sheet by its part.

    `mark` is what a marked copy says of itself.
    """
    front = front_in("" if mark is None else mark.in_front)
    was_in_front = [_remove(parts, part, front.active) for part in cells if is_list(cells[part])]
    if any(was_in_front):
        select_tab(sheets, front.selected)
    for part in sheets.names():
        sheet = sheets.opened(part).root
        bleach(sheet)
        clear_notes(parts, part, sheet)


def _remove(parts: Parts, part: str, active: str | None) -> bool:
    index = [other.part for other in listed_sheets(parts)].index(part)
    return remove(parts, index, active)
