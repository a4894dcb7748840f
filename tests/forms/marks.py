"""What a person sees in a marked copy: colours, notes, and the list of what is to be mended."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any, Final
from zipfile import ZipFile

from lxml import etree
from openpyxl import load_workbook

from kka_docs.definitions.catalog import problem
from kka_docs.definitions.sentences import CATALOG
from kka_docs.forms import mark
from kka_docs.forms.copy_mark import origin_of
from kka_docs.forms.grid import MOST_ROWS
from kka_docs.forms.mark_list import ORANGE, RED
from kka_docs.forms.open_sheets import opened_sheets
from kka_docs.forms.parts import Parts
from kka_docs.forms.stamp import stamp_of
from kka_docs.forms.unmark import unmark
from kka_docs.forms.xlsx import open_xlsx
from kka_docs.records import Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl import Workbook

    from kka_docs.records import Problem

COLOURS: Final = {f"FF{RED}": "merah", f"FF{ORANGE}": "jingga"}
OF_FIELDS: Final = {"misalnya", "atau_kosongkan"}
LIST: Final = "Daftar Perbaikan"


def marked(data: bytes, problems: Sequence[Problem], file_name: str) -> bytes:
    """A marked copy of the form in a file of that name."""
    return mark.marked(data, problems, origin_of(data, file_name))


def unmarked(data: bytes) -> bytes:
    """A marked copy without its marks."""
    book, parts = open_xlsx(data, MOST_ROWS), Parts(data)
    cells = {part: book.sheet(index) for index, (_, part) in enumerate(book.parts)}
    with opened_sheets(parts) as sheets:
        unmark(parts, sheets, cells, stamp_of(book).copy)
    return parts.packed()


def wrong_at(sheet: str | None, cell: str | None = None, code: str = "wajib") -> Problem:
    """A problem of the catalogue at a place, of which the field has nothing to add.

    What it quotes is named like the fact itself.
    """
    texts = CATALOG[code].wrong + CATALOG[code].remedy
    names = {name.split("}")[0] for name in texts.split("{")[1:] if name.split("}")[0]}
    facts = {name: "" if name in OF_FIELDS else f"<{name}>" for name in names}
    return problem(code, Place("formulir.xlsx", sheet, cell, "Isian"), **facts)


def opened(data: bytes) -> Workbook:
    return load_workbook(BytesIO(data))


def coloured(data: bytes) -> dict[tuple[str, str], str]:
    """The cells that rules of ours colour, by sheet and address."""
    found = {}
    for sheet in opened(data).worksheets:
        formats: Any = sheet.conditional_formatting
        for area in formats:
            for rule in area.rules:
                if "kka_docs" in "".join(rule.formula):
                    colour = rule.dxf.fill.bgColor.rgb
                    found[sheet.title, str(area.sqref)] = COLOURS[colour]
    return found


def notes(data: bytes) -> dict[tuple[str, str], str]:
    """The notes on cells, by sheet and address."""
    cells: Any = (
        (sheet.title, cell)
        for sheet in opened(data).worksheets
        for row in sheet.iter_rows()
        for cell in row
    )
    return {(title, cell.coordinate): cell.comment.text for title, cell in cells if cell.comment}


def listed(data: bytes) -> list[tuple[Any, ...]]:
    """The lines of the list, without their running numbers."""
    sheet = opened(data).worksheets[0]
    return [line[1:7] for line in sheet.iter_rows(min_row=5, values_only=True)]


def links(data: bytes) -> list[str]:
    """Where the list's links lead to."""
    sheet = opened(data).worksheets[0]
    cells: Any = (sheet.cell(row, 4) for row in range(5, sheet.max_row + 1))
    return [cell.hyperlink.location for cell in cells if cell.hyperlink]


def canonical(data: bytes) -> dict[str, bytes]:
    """The parts of a package, XML in its canonical form."""
    with ZipFile(BytesIO(data)) as package:
        return {name: _canonical(name, package.read(name)) for name in package.namelist()}


def _canonical(name: str, part: bytes) -> bytes:
    if not name.endswith((".xml", ".rels")):
        return part
    return etree.tostring(etree.fromstring(part), method="c14n")
