"""What the list of a marked copy says of another form: no later check finds it again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from kka_docs.definitions.catalog import facts_in, problem
from kka_docs.forms import texts
from kka_docs.forms.grid import Sheet
from kka_docs.forms.layout import FIXES_KEY
from kka_docs.records import Place, Problem

_OF_OLD_FORM: Final = ("dipindahkan", "tidak_dipindahkan", "tentang_berkas_asal")


def is_list(sheet: Sheet) -> bool:
    """Tell whether a sheet lists what is to be mended: it is known by its key."""
    return any(cell.value == FIXES_KEY for row in sheet.rows.values() for cell in row.values())


def told_of_old_form(sheets: Iterable[Sheet], file_name: str) -> Iterator[Problem]:
    """Yield what the list of a copy says of the form that the copy was filled in from."""
    for sheet in filter(is_list, sheets):
        for row in sheet.rows.values():
            line = [str(cell.value) for cell in row.values()]
            if texts.WHOLE_FILE in line:
                yield from _recognised(line[line.index(texts.WHOLE_FILE) :], file_name)


def _recognised(line: Sequence[str], file_name: str) -> Iterator[Problem]:
    """The problem of a line, from its place on; any other line is passed over."""
    _, _, label, said = (*line, "", "", "")[:4]
    place = Place(file_name, label=None if label == texts.WHOLE_SHEET else label)
    for code in _OF_OLD_FORM:
        facts = facts_in(code, said)
        if facts is not None:
            yield problem(code, place, **facts)
