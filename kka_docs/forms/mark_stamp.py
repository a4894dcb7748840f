"""The mark of a copy, written on the sheet that says which form it is."""

from __future__ import annotations

from lxml import etree

from kka_docs.forms import layout
from kka_docs.forms.mark_book import listed_sheets
from kka_docs.forms.parts import Parts, child
from kka_docs.forms.sheet_xml import MAIN
from kka_docs.forms.stamp import CopyMark


def stamp_part(parts: Parts) -> str:
    """Return the part of the sheet with the stamp."""
    return next(part for title, part in listed_sheets(parts) if title == layout.STAMP_SHEET)


def write_mark(parts: Parts, mark: CopyMark) -> None:
    """Write what a marked copy says of itself, over what it said before."""
    part = stamp_part(parts)
    sheet = parts.tree(part)
    said = {
        layout.ORIGIN_ROW: mark.origin,
        layout.MADE_FROM_ROW: mark.made_from,
        layout.CONTENT_ROW: mark.content,
        layout.IN_FRONT_ROW: mark.in_front,
    }
    for number, text in said.items():
        _write_text(sheet, number, text)
    parts.write(part, sheet)


def _write_text(sheet: etree._Element, number: int, text: str) -> None:
    """Write a text into the column of the mark."""
    address = layout.address_of(layout.COPY_COLUMN, number)
    row = child(sheet, f"{MAIN}sheetData/{MAIN}row[@r='{number}']")
    for old in row.findall(f"{MAIN}c[@r='{address}']"):
        row.remove(old)
    row.attrib.pop("spans", None)
    cell = etree.SubElement(row, f"{MAIN}c", r=address, t="inlineStr")
    etree.SubElement(etree.SubElement(cell, f"{MAIN}is"), f"{MAIN}t").text = text
