"""The colour of marked cells: rules that come before all others, and vanish without a trace.

A fill of the cell itself would not show: forms whiten required cells once they are filled, by
conditional formats, which lie above fills. So do ours, and the style of no cell is touched. They
are known by their formula, which every program keeps, whatever else it numbers anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from lxml import etree

from kka_docs.forms.parts import take_out
from kka_docs.forms.sheet_xml import MAIN
from kka_docs.forms.skeleton import insert_in_sheet

_SIGN: Final = 'N("kka_docs")'
"""In a formula it is zero, in the text of a formula it is our name."""

_FORMATTING: Final = f"{MAIN}conditionalFormatting"
_RULE: Final = f"{MAIN}cfRule"
_FORMULA: Final = f"{MAIN}formula"


class Coloured(NamedTuple):
    """A cell to be coloured, by which differential style, and while what holds."""

    address: str
    style: int
    condition: str


def colour(sheet: etree._Element, cells: Sequence[Coloured]) -> None:
    """Add the rules that colour the cells."""
    for rule, priority in _priorities(sheet):
        rule.set("priority", str(priority + len(cells)))
    for number, cell in enumerate(cells, start=1):
        formatting = etree.Element(_FORMATTING, sqref=cell.address)
        rule = etree.SubElement(formatting, _RULE, type="expression", dxfId=str(cell.style))
        rule.set("priority", str(number))
        formula = etree.SubElement(rule, _FORMULA)
        formula.text = f"AND({_SIGN}=0,{cell.condition})"
        insert_in_sheet(sheet, formatting)


def bleach(sheet: etree._Element) -> None:
    """Take the rules away."""
    ours = [rule for rule in _rules(sheet) if _SIGN in "".join(rule.itertext())]
    for rule in ours:
        formatting = rule.getparent()
        take_out(rule)
        if formatting is not None and formatting.find("{*}cfRule") is None:
            take_out(formatting)
    others = list(_priorities(sheet))
    room = min([priority for _, priority in others], default=0) - 1
    for rule, priority in others:
        rule.set("priority", str(priority - max(min(room, len(ours)), 0)))


def _rules(sheet: etree._Element) -> list[etree._Element]:
    """All rules, also those of newer programs, which stand in an extension."""
    found: Iterable[etree._Element] = sheet.iter("{*}cfRule")
    return list(found)


def _priorities(sheet: etree._Element) -> Iterable[tuple[etree._Element, int]]:
    for rule in _rules(sheet):
        priority = rule.get("priority", "")
        if priority.isdecimal():
            yield rule, int(priority)
