"""The error copy of a form: its cells coloured, a note on each, and a first sheet that lists all.

The package's XML is edited, so that whatever else the form holds stays as it was; so do its cells,
none of which is touched. A copy says what it is on the sheet that says which form it is: a mark
that is lost only where the form is no longer known as one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from kka_docs.definitions.forms import FORMS
from kka_docs.definitions.setting import form_in_setting
from kka_docs.definitions.settings import settings
from kka_docs.forms import layout
from kka_docs.forms.copy_mark import Origin, content_digest
from kka_docs.forms.grid import MOST_ROWS
from kka_docs.forms.mark_book import add_first, free_title, listed_sheets
from kka_docs.forms.mark_front import Front, select_tab
from kka_docs.forms.mark_list import FixesSheet, dressed, fixes_sheet
from kka_docs.forms.mark_looks import opened_styles
from kka_docs.forms.mark_sheets import mark_sheets
from kka_docs.forms.mark_stamp import stamp_part, write_mark
from kka_docs.forms.open_sheets import opened_sheets
from kka_docs.forms.package_book import damage_named
from kka_docs.forms.parts import Parts, writable
from kka_docs.forms.stamp import CopyMark, Stamp, stamp_of
from kka_docs.forms.told_before import told_of_old_form
from kka_docs.forms.unmark import unmark
from kka_docs.forms.xlsx import open_xlsx
from kka_docs.records import Problem

MOST_MARKED: Final = 1_000
"""Problems that one copy shows; nobody mends more at a time, and Excel stays quick."""

_LONGEST_FACT: Final = 300


@damage_named()
def marked(data: bytes, problems: Sequence[Problem], origin: Origin) -> bytes:
    """Return a marked copy of the form in the bytes of an .xlsx package.

    Marks of an earlier check are gone from it; what they said of another form, which this one was
    filled in from, is said again. The same problems give the same bytes. Raises UnreadableForm
    where the package is no form, or damaged where it must be edited.
    """
    book, parts = open_xlsx(data, MOST_ROWS), Parts(data)
    stamp = stamp_of(book)
    cells = {part: book.sheet(index) for index, (_, part) in enumerate(book.parts)}
    known = [*told_of_old_form(cells.values(), origin.name), *problems]
    shown = [_presentable(found) for found in known[:MOST_MARKED]]
    with opened_sheets(parts) as sheets, opened_styles(parts) as styles:
        unmark(parts, sheets, cells, stamp.copy)
        selected = select_tab(sheets, None)
        mark_sheets(parts, sheets, cells, styles, shown)
        made = _list_of(parts, shown, len(known) - len(shown), stamp)
        dressed(made.sheet, styles.take_over(made.styles))
    front = Front(add_first(parts, made.title, made.sheet, made.names), selected)
    content = content_digest(parts.names() - {stamp_part(parts)}, parts.read)
    mark = CopyMark(writable(origin.name), origin.digest, content, front.written())
    write_mark(parts, mark)
    return parts.packed()


def _list_of(parts: Parts, problems: Sequence[Problem], more: int, stamp: Stamp) -> FixesSheet:
    setting = settings()[stamp.setting]
    form = form_in_setting(FORMS[stamp.kind], setting)
    title = free_title(layout.FIXES_SHEET, [sheet.title for sheet in listed_sheets(parts)])
    return fixes_sheet(title, problems, more, form, setting)


def _presentable(found: Problem) -> Problem:
    """The problem with what it quotes fit for a cell: Excel calls longer texts damage."""
    facts = {name: _cut(writable(fact)) for name, fact in found.facts.items()}
    return replace(found, facts=facts)


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST_FACT else f"{text[:_LONGEST_FACT]}…"
