"""The error copy of a form: its cells coloured, a note on each, and a first sheet that lists all.

The package's XML is edited, so that whatever else the form holds stays as it was; so do its cells,
none of which is touched. A copy says what it is on the sheet that says which form it is: a mark
that is lost only where the form is no longer known as one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from lxml import etree

from kka_docs.definitions.catalog import remedy, wrong
from kka_docs.definitions.forms import FORMS
from kka_docs.definitions.setting import form_in_setting
from kka_docs.definitions.settings import settings
from kka_docs.errors import UnreadableForm
from kka_docs.forms import layout, texts
from kka_docs.forms.copy_mark import content_digest, is_untouched
from kka_docs.forms.grid import MOST_ROWS, Sheet
from kka_docs.forms.mark_book import (
    add_first,
    free_title,
    listed_sheets,
    remove,
)
from kka_docs.forms.mark_cells import Coloured, bleach, colour
from kka_docs.forms.mark_list import ORANGE, RED, dressed, fixes_sheet
from kka_docs.forms.mark_looks import Styles, styles_part
from kka_docs.forms.mark_notes import annotate, clear_notes
from kka_docs.forms.parts import Parts, parsed, writable
from kka_docs.forms.sheet_xml import MAIN, Area, area_of_reference
from kka_docs.forms.skeleton import skeleton_of
from kka_docs.forms.stamp import CopyMark, Stamp, stamp_of
from kka_docs.forms.unchanged import while_unchanged
from kka_docs.forms.xlsx import XlsxBook, damage_named, open_xlsx
from kka_docs.records import Problem

MOST_MARKED: Final = 1_000
"""Problems that one copy shows; nobody mends more at a time, and Excel stays quick."""

_STRESS: Final = (
    '<dxf xmlns="{space}"><font><color rgb="FF{ink}"/></font><fill><patternFill patternType='
    '"solid"><fgColor rgb="FF{fill}"/><bgColor rgb="FF{fill}"/></patternFill></fill><border>'
    '<left style="thin"><color rgb="FF{ink}"/></left><right style="thin"><color rgb="FF{ink}"/>'
    '</right><top style="thin"><color rgb="FF{ink}"/></top><bottom style="thin"><color '
    'rgb="FF{ink}"/></bottom></border></dxf>'
)
_INK: Final = {RED: "7A0C0C", ORANGE: "5C3A00"}
_LONGEST_FACT: Final = 300
_TRUE: Final = frozenset({"1", "true"})


@damage_named()
def marked(data: bytes, problems: Sequence[Problem], file_name: str) -> bytes:
    """Return a marked copy of the form in the bytes of an .xlsx package.

    Marks of an earlier check are gone from it. `file_name` is the form's own; a copy of a copy
    names the first form. The same problems give the same bytes. Raises UnreadableForm where the
    package is no form, or damaged where it must be edited.
    """
    book, parts = open_xlsx(data, MOST_ROWS), Parts(data)
    stamp = stamp_of(book)
    _unmark(parts, book, stamp)
    shown = [_presentable(found) for found in problems[:MOST_MARKED]]
    in_front = _add_list(parts, shown, len(problems) - len(shown), stamp)
    _mark_cells(parts, book, shown)
    origin = stamp.copy.origin if stamp.copy else writable(file_name)
    content = content_digest(parts.names() - {_stamp_part(parts)}, parts.read)
    _write_mark(parts, CopyMark(origin, _made_from(data, stamp), content, in_front))
    return parts.packed()


def _made_from(data: bytes, stamp: Stamp) -> str:
    """The digest of the file that is marked; of a copy as it was made, that of what it is of."""
    if stamp.copy and is_untouched(data):
        return stamp.copy.made_from
    return hashlib.sha256(data).hexdigest()


@damage_named()
def unmarked(data: bytes) -> bytes:
    """Return a marked copy without its marks; what a user wrote or dressed stays.

    Raises UnreadableForm as `marked` does.
    """
    book, parts = open_xlsx(data, MOST_ROWS), Parts(data)
    _unmark(parts, book, stamp_of(book))
    return parts.packed()


def _presentable(found: Problem) -> Problem:
    """The problem with what it quotes fit for a cell: Excel calls longer texts damage."""
    facts = {name: _cut(writable(fact)) for name, fact in found.facts.items()}
    return replace(found, facts=facts)


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST_FACT else f"{text[:_LONGEST_FACT]}…"


# Marking


class _Marks(NamedTuple):
    """The problems of a sheet, and the numbers of the styles that colour their cells."""

    problems: Sequence[Problem]
    styles: Mapping[str, int]

    def colour_of(self, address: str, problems: Iterable[Problem], cells: Sheet) -> Coloured:
        """How a cell is coloured that has these problems."""
        row, _, column, _ = area_of_reference(address)
        style = self.styles[RED if any(found.is_error for found in problems) else ORANGE]
        return Coloured(address, style, while_unchanged(address, cells.cell(row, column)))


def _add_list(parts: Parts, problems: Sequence[Problem], more: int, stamp: Stamp) -> str:
    """Put the list before all sheets; return what was in front, for `_parsed_front`."""
    setting = settings()[stamp.setting]
    form = form_in_setting(FORMS[stamp.kind], setting)
    title = free_title(layout.FIXES_SHEET, [sheet.title for sheet in listed_sheets(parts)])
    made = fixes_sheet(title, problems, more, form, setting)
    part = styles_part(parts)
    styles = Styles(parts.tree(part))
    dressed(made.sheet, styles.take_over(made.styles))
    parts.write(part, styles.root)
    selected = _select_tab(parts, None)
    active = add_first(parts, title, made.sheet, made.names)
    return _written_front(active, selected)


def _mark_cells(parts: Parts, book: XlsxBook, problems: Iterable[Problem]) -> None:
    by_sheet: dict[str, list[Problem]] = {}
    for found in problems:
        if found.place.sheet and found.place.cell:
            by_sheet.setdefault(found.place.sheet, []).append(found)
    part = styles_part(parts)
    styles = Styles(parts.tree(part))
    numbers = {colour: _stress(styles, colour) for colour in (RED, ORANGE)}
    parts.write(part, styles.root)
    for index, (title, part) in enumerate(book.parts):
        if title in by_sheet:
            _mark_sheet(parts, part, book.sheet(index), _Marks(by_sheet[title], numbers))


def _stress(styles: Styles, colour: str) -> int:
    look = _STRESS.format(space=MAIN[1:-1], ink=_INK[colour], fill=colour)
    return styles.number_of("dxfs", parsed(look.encode()))


def _mark_sheet(parts: Parts, part: str, cells: Sheet, marks: _Marks) -> None:
    skeleton = skeleton_of(parts.read(part))
    at: dict[str, list[Problem]] = {}
    merged = _merged(skeleton.root)
    for found in marks.problems:
        at.setdefault(_first_of_merged(found.place.cell or "", merged), []).append(found)
    annotate(parts, part, skeleton, {address: _note(found) for address, found in at.items()})
    colour(skeleton.root, [marks.colour_of(address, at[address], cells) for address in at])
    parts.write(part, skeleton.whole())


def _merged(sheet: etree._Element) -> list[Area]:
    references = sheet.iterfind(f"{MAIN}mergeCells/{MAIN}mergeCell")
    return [area_of_reference(found.get("ref", "")) for found in references]


def _first_of_merged(address: str, merged: Iterable[Area]) -> str:
    row, _, column, _ = area_of_reference(address)
    for top, bottom, left, right in merged:
        if top <= row <= bottom and left <= column <= right:
            return layout.address_of(left, top)
    return address


def _note(problems: Sequence[Problem]) -> str:
    error, warning = texts.NOTE_HEADINGS
    heading = error if any(found.is_error for found in problems) else warning
    lines = [
        texts.NOTE_LINE.format(
            wrong=wrong(found, with_values=True), remedy=remedy(found, with_values=True)
        )
        for found in problems
    ]
    return "\n".join([heading, *lines, texts.NOTE_SIGNATURE])


# Unmarking


def _unmark(parts: Parts, book: XlsxBook, stamp: Stamp) -> None:
    active, selected = _parsed_front(stamp.copy.in_front if stamp.copy else "")
    for listed in _lists(book):
        index = [other.part for other in listed_sheets(parts)].index(listed)
        if remove(parts, index, active):
            _select_tab(parts, selected)
    for part in _parts_of_sheets(parts):
        _clear_sheet(parts, part)
    if stamp.copy:
        _write_mark(parts, None)


def _lists(book: XlsxBook) -> list[str]:
    """The parts of the sheets that list what is to be mended, known by their key."""
    sheets = (book.sheet(index) for index in range(len(book.titles)))
    keyed = (
        any(cell.value == layout.FIXES_KEY for row in sheet.rows.values() for cell in row.values())
        for sheet in sheets
    )
    return [part for (_, part), is_list in zip(book.parts, keyed, strict=True) if is_list]


def _clear_sheet(parts: Parts, part: str) -> None:
    skeleton = skeleton_of(parts.read(part))
    had_colours = bleach(skeleton.root)
    had_notes = clear_notes(parts, part, skeleton.root)
    if had_colours or had_notes:
        parts.write(part, skeleton.whole())


# The mark, and which sheet is in front


def _write_mark(parts: Parts, mark: CopyMark | None) -> None:
    part = _stamp_part(parts)
    sheet = parts.tree(part)
    said = (
        (None,) * 4 if mark is None else (mark.origin, mark.made_from, mark.content, mark.in_front)
    )
    rows = (layout.ORIGIN_ROW, layout.MADE_FROM_ROW, layout.CONTENT_ROW, layout.IN_FRONT_ROW)
    for number, text in zip(rows, said, strict=True):
        _write_text(sheet, number, text)
    parts.write(part, sheet)


def _stamp_part(parts: Parts) -> str:
    return next(part for title, part in listed_sheets(parts) if title == layout.STAMP_SHEET)


def _write_text(sheet: etree._Element, number: int, text: str | None) -> None:
    """Write a text into the column of the mark, or make the cell blank."""
    address = layout.address_of(layout.COPY_COLUMN, number)
    row = sheet.find(f"{MAIN}sheetData/{MAIN}row[@r='{number}']")
    if row is None:
        raise UnreadableForm("rusak")
    for old in row.findall(f"{MAIN}c[@r='{address}']"):
        row.remove(old)
    if text is None:
        return
    row.attrib.pop("spans", None)
    cell = etree.SubElement(row, f"{MAIN}c", r=address, t="inlineStr")
    etree.SubElement(etree.SubElement(cell, f"{MAIN}is"), f"{MAIN}t").text = text


def _select_tab(parts: Parts, selected: int | None) -> int | None:
    """Select one sheet, or none, and return which was selected before.

    Of two that are selected, what is typed goes into both.
    """
    before = None
    for index, part in enumerate(_parts_of_sheets(parts)):
        skeleton = skeleton_of(parts.read(part))
        view = skeleton.root.find(f"{MAIN}sheetViews/{MAIN}sheetView")
        if view is None:
            continue
        was_selected = view.attrib.pop("tabSelected", "0") in _TRUE
        if was_selected and before is None:
            before = index
        if index == selected:
            view.set("tabSelected", "1")
        if was_selected or index == selected:
            parts.write(part, skeleton.whole())
    return before


def _parts_of_sheets(parts: Parts) -> list[str]:
    known = parts.names()
    return [part for _, part in listed_sheets(parts) if part in known]


def _written_front(active: str | None, selected: int | None) -> str:
    """What is in front, as a text: _written_front("2", None) == "2/-"."""
    return "/".join("-" if said is None else str(said) for said in (active, selected))


def _parsed_front(text: str) -> tuple[str | None, int | None]:
    active, _, selected = text.partition("/")
    return (
        active if active.isdecimal() else None,
        int(selected) if selected.isdecimal() else None,
    )
