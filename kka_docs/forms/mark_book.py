"""A workbook's list of sheets: one more put before all others, or taken away again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from lxml import etree

from kka_docs.forms.package_book import OFFICE, RELATION_ID
from kka_docs.forms.parts import Parts, child, insert_in_order, take_out
from kka_docs.forms.sheet_xml import MAIN
from kka_docs.forms.xlsx import workbook_part
from kka_docs.ooxml import CONTENT_TYPES

_WORKSHEET: Final = f"{OFFICE}/worksheet"
_WORKSHEET_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_AFTER_NAMES: Final = (
    *("calcPr", "oleSize", "customWorkbookViews", "pivotCaches", "smartTagPr", "smartTagTypes"),
    *("webPublishing", "fileRecoveryPr", "webPublishObjects", "extLst"),
)


class ListedSheet(NamedTuple):
    """A sheet as the workbook lists it: its title and its part."""

    title: str
    part: str


def workbook_of(parts: Parts) -> str:
    """Return the name of the part that lists the sheets."""
    return workbook_part(parts.tree(CONTENT_TYPES))  # type: ignore[arg-type]  # finds alike


def listed_sheets(parts: Parts) -> list[ListedSheet]:
    """Return all sheets in their order, those without cells too."""
    book = workbook_of(parts)
    targets = {relation.id: relation.target for relation in parts.relations(book)}
    return [
        ListedSheet(sheet.get("name", ""), targets.get(sheet.get(RELATION_ID, ""), ""))
        for sheet in _sheets(parts.tree(book))
    ]


def add_first(
    parts: Parts, title: str, sheet: etree._Element, names: Mapping[str, str]
) -> str | None:
    """Put a sheet before all others, in front; return what said which was in front before.

    `names` are the built-in names that hold on the sheet, such as its print area.
    """
    book = workbook_of(parts)
    part = parts.free_name("xl/worksheets/sheet{}.xml")
    parts.write(part, sheet)
    parts.declare(part, _WORKSHEET_TYPE)
    relation = parts.relate(book, _WORKSHEET, part)
    root = parts.tree(book)
    _shift(root, 0, by=1)
    sheets = child(root, f"{MAIN}sheets")
    ids = [int(other.get("sheetId", "0")) for other in sheets]
    new = etree.Element(f"{MAIN}sheet", {"name": title, "sheetId": str(max(ids) + 1)})
    new.set(RELATION_ID, relation)
    sheets.insert(0, new)
    _define(root, names)
    view = root.find(f"{MAIN}bookViews/{MAIN}workbookView")
    active = None
    if view is not None:
        active = view.get("activeTab")
        view.set("activeTab", "0")
        if view.get("firstSheet"):
            view.set("firstSheet", "0")
    parts.write(book, root)
    return active


def remove(parts: Parts, index: int, active: str | None) -> bool:
    """Take a sheet away, and tell whether it was in front; then `active` says which is to be."""
    book = workbook_of(parts)
    part = listed_sheets(parts)[index].part
    root = parts.tree(book)
    sheet = _sheets(root)[index]
    relation = sheet.get(RELATION_ID, "")
    take_out(sheet)
    for name in root.findall(f"{MAIN}definedNames/{MAIN}definedName"):
        if name.get("localSheetId") == str(index):
            take_out(name)
    names = root.find(f"{MAIN}definedNames")
    if names is not None and not len(names):
        take_out(names)
    _shift(root, index, by=-1)
    was_in_front = _come_to_front(root, index, active)
    parts.write(book, root)
    parts.unrelate(book, relation)
    parts.drop(part)
    return was_in_front


def free_title(title: str, taken: Sequence[str]) -> str:
    """Return the title, with a number where a sheet has it already."""
    known = {other.lower() for other in taken}
    numbered = (f"{title} ({number})" for number in range(2, len(known) + 3))
    return next(name for name in (title, *numbered) if name.lower() not in known)


def _sheets(root: etree._Element) -> list[etree._Element]:
    return root.findall(f"{MAIN}sheets/{MAIN}sheet")


def _shift(root: etree._Element, first: int, *, by: int) -> None:
    """Count the sheets from `first` on anew in the names that hold on one sheet only."""
    for name in root.iterfind(f"{MAIN}definedNames/{MAIN}definedName"):
        index = name.get("localSheetId")
        if index is not None and int(index) >= first:
            name.set("localSheetId", str(int(index) + by))


def _define(root: etree._Element, names: Mapping[str, str]) -> None:
    defined = root.find(f"{MAIN}definedNames")
    if defined is None:
        defined = etree.Element(f"{MAIN}definedNames")
        insert_in_order(root, defined, _AFTER_NAMES)
    for number, (name, area) in enumerate(names.items()):
        new = etree.Element(f"{MAIN}definedName", {"name": name, "localSheetId": "0"})
        new.text = area
        defined.insert(number, new)


def _come_to_front(root: etree._Element, gone: int, active: str | None) -> bool:
    view = root.find(f"{MAIN}bookViews/{MAIN}workbookView")
    if view is None:
        return gone == 0
    was = int(view.get("activeTab") or 0)
    if was > gone:
        view.set("activeTab", str(was - 1))
    elif was == gone and active is not None:
        view.set("activeTab", active)
    elif was == gone:
        view.attrib.pop("activeTab", None)
    return was == gone
