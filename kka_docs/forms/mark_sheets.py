"""The marks on the sheets of a form: which cells are coloured how, and what their notes say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from lxml import etree

from kka_docs.definitions.catalog import remedy, wrong
from kka_docs.forms import layout, texts
from kka_docs.forms.grid import Sheet
from kka_docs.forms.mark_cells import Coloured, colour
from kka_docs.forms.mark_list import ORANGE, RED
from kka_docs.forms.mark_looks import Styles
from kka_docs.forms.mark_notes import annotate
from kka_docs.forms.open_sheets import OpenSheets
from kka_docs.forms.parts import Parts, parsed
from kka_docs.forms.sheet_xml import MAIN, Area, area_of_reference
from kka_docs.forms.unchanged import while_unchanged
from kka_docs.records import Problem

_STRESS: Final = (
    '<dxf xmlns="{space}"><font><color rgb="FF{ink}"/></font><fill><patternFill patternType='
    '"solid"><fgColor rgb="FF{fill}"/><bgColor rgb="FF{fill}"/></patternFill></fill><border>'
    '<left style="thin"><color rgb="FF{ink}"/></left><right style="thin"><color rgb="FF{ink}"/>'
    '</right><top style="thin"><color rgb="FF{ink}"/></top><bottom style="thin"><color '
    'rgb="FF{ink}"/></bottom></border></dxf>'
)
_INK: Final = {RED: "7A0C0C", ORANGE: "5C3A00"}


def mark_sheets(
    parts: Parts,
    sheets: OpenSheets,
    cells: Mapping[str, Sheet],
    styles: Styles,
    problems: Iterable[Problem],
) -> None:
    """Mark every cell that has a problem; `cells` are those of each sheet by its part."""
    by_title: dict[str, list[Problem]] = {}
    for found in problems:
        if found.place.sheet and found.place.cell:
            by_title.setdefault(found.place.sheet, []).append(found)
    looks = {fill: _stress(styles, fill) for fill in (RED, ORANGE)}
    for part, sheet in cells.items():
        if sheet.title in by_title:
            root = sheets.opened(part).root
            at = _by_cell(by_title[sheet.title], _merged(root))
            notes = {address: _note(found) for address, found in at.items()}
            annotate(parts, part, sheets.opened(part), notes)
            colour(root, [_coloured(*cell, sheet, looks) for cell in at.items()])


def _stress(styles: Styles, fill: str) -> int:
    look = _STRESS.format(space=MAIN[1:-1], ink=_INK[fill], fill=fill)
    return styles.number_of("dxfs", parsed(look.encode()))


def _by_cell(problems: Iterable[Problem], merged: Sequence[Area]) -> dict[str, list[Problem]]:
    at: dict[str, list[Problem]] = {}
    for found in problems:
        at.setdefault(_first_of_merged(found.place.cell or "", merged), []).append(found)
    return at


def _coloured(
    address: str, problems: Iterable[Problem], cells: Sheet, looks: Mapping[str, int]
) -> Coloured:
    """How a cell is coloured that has these problems."""
    row, _, column, _ = area_of_reference(address)
    look = looks[RED if any(found.is_error for found in problems) else ORANGE]
    return Coloured(address, look, while_unchanged(address, cells.cell(row, column)))


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
