"""The boxes that show notes, in a drawing of their own kind (VML).

Excel writes VML that is not always XML, so boxes are found and put in as text.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Mapping
from typing import Final

from lxml import etree

from kka_docs.forms.package_book import OFFICE, RELATION_ID
from kka_docs.forms.parts import Parts, Relation
from kka_docs.forms.sheet_xml import MAIN, area_of_reference
from kka_docs.forms.skeleton import Corners, Skeleton, corners_of, insert_in_sheet

_BOXES: Final = f"{OFFICE}/vmlDrawing"
_BOXES_TYPE: Final = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_SPACES: Final = (
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel"'
)
_NO_BOXES: Final = (
    f'<xml {_SPACES}><o:shapelayout v:ext="edit">'
    '<o:idmap v:ext="edit" data="1"/></o:shapelayout><v:shapetype id="_x0000_t202" '
    'coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/>'
    "</v:shapetype></xml>"
)
_BOX: Final = (
    f"<v:shape {_SPACES} "
    'id="_x0000_s{number}" type="#_x0000_t202" style="position:absolute;'
    "margin-left:{left:.1f}pt;margin-top:{top:.1f}pt;width:{width}px;height:{height}px;z-index:1;"
    'visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/>'
    '<v:shadow color="black" obscured="t"/><v:path o:connecttype="none"/>'
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
    "<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column>"
    "</x:ClientData></v:shape>"
)
# Every program calls the namespaces of a drawing as it likes.
_ANY_BOX: Final = re.compile(r"<(\w+:)shape\b.*?</\1shape>", re.DOTALL)
_ROW: Final = re.compile(r"<(?:\w+:)?Row>\s*(\d+)\s*<")
_COLUMN: Final = re.compile(r"<(?:\w+:)?Column>\s*(\d+)\s*<")
_ANCHOR: Final = re.compile(r"\s*<(\w+:)?Anchor>.*?</\1?Anchor>", re.DOTALL)
_SIZE: Final = re.compile(r"\bwidth:[^;\"']*;\s*height:[^;\"']*")
_NUMBER: Final = re.compile(r"_x0000_s(\d+)")
_FIRST_NUMBER: Final = 1025
_LEGACY_DRAWING: Final = f"{MAIN}legacyDrawing"

_LETTERS_A_LINE: Final = 44
_WIDTH: Final = 290
_LINE_HEIGHT: Final = 16
_PADDING: Final = 14
_HIGHEST: Final = 560
_DISTANCE: Final = 11.0


def draw(
    parts: Parts,
    part: str,
    sheet: Skeleton,
    new: Mapping[str, str],
    joined: Mapping[str, str],
) -> None:
    """Add the boxes of new notes, and make those of users' notes large enough for ours, too."""
    boxes, corner = _boxes_part(parts, part, sheet.root), corners_of(sheet)
    drawing = _text_of(parts, boxes)
    heights = {_at_address(address): _height(text) for address, text in joined.items()}

    def fitting(box: re.Match[str]) -> str:
        at = _at(box[0])
        return _resized(box[0], heights[at]) if at in heights else box[0]

    body, end, rest = _ANY_BOX.sub(fitting, drawing).rpartition("</xml>")
    first = max(map(int, _NUMBER.findall(drawing)), default=_FIRST_NUMBER - 1) + 1
    added = (_box(number, at, text, corner) for number, (at, text) in enumerate(new.items(), first))
    parts.write(boxes, "".join([body, *added, end, rest]).encode())


def erase(parts: Parts, part: str, sheet: etree._Element, addresses: Iterable[str]) -> None:
    """Take away the boxes of these cells, and the drawing once it shows nothing."""
    relation = _boxes_relation(parts, part, sheet)
    if relation is None:
        return
    gone = {_at_address(address) for address in addresses}
    drawing = _text_of(parts, relation.target)
    left = _ANY_BOX.sub(lambda box: "" if _at(box[0]) in gone else box[0], drawing)
    parts.write(relation.target, left.encode())
    if not _ANY_BOX.search(left):
        for named in sheet.findall(_LEGACY_DRAWING):
            sheet.remove(named)
        parts.unrelate(part, relation.id)
        parts.drop(relation.target)
        parts.undeclare_all("vml")


def _boxes_part(parts: Parts, part: str, sheet: etree._Element) -> str:
    known = _boxes_relation(parts, part, sheet)
    if known is not None:
        return known.target
    new = parts.free_name("xl/drawings/vmlDrawing{}.vml")
    parts.write(new, _NO_BOXES.encode())
    parts.declare_all("vml", _BOXES_TYPE)
    for dangling in sheet.findall(_LEGACY_DRAWING):
        sheet.remove(dangling)
    drawing = etree.Element(_LEGACY_DRAWING, nsmap={"r": OFFICE})
    drawing.set(RELATION_ID, parts.relate(part, _BOXES, new))
    insert_in_sheet(sheet, drawing)
    return new


def _boxes_relation(parts: Parts, part: str, sheet: etree._Element) -> Relation | None:
    """The relation to the boxes; another such drawing may hold the pictures of the page's head."""
    named = sheet.find(_LEGACY_DRAWING)
    if named is None:
        return None
    wanted, known = named.get(RELATION_ID), parts.names()
    relations = parts.relations(part)
    return next((r for r in relations if r.id == wanted and r.target in known), None)


def _text_of(parts: Parts, boxes: str) -> str:
    return parts.read(boxes).decode("utf-8-sig", "replace")


def _box(number: int, address: str, note: str, corners: Corners) -> str:
    row, column = _at_address(address)
    left, top = corners.right_of(row, column)
    return _BOX.format(
        number=number,
        left=left + _DISTANCE,
        top=top,
        width=_WIDTH,
        height=_height(note),
        row=row,
        column=column,
    )


def _resized(box: str, height: int) -> str:
    """A box without its anchor, so that what it says of its size counts."""
    size = f"width:{_WIDTH}px;height:{height}px"
    return _ANCHOR.sub("", _SIZE.sub(size, box, count=1))


def _at(box: str) -> tuple[int, int] | None:
    """Row and column of a box's cell, counted from 0."""
    row, column = _ROW.search(box), _COLUMN.search(box)
    return None if row is None or column is None else (int(row[1]), int(column[1]))


def _at_address(address: str) -> tuple[int, int]:
    area = area_of_reference(address)
    return area.top - 1, area.left - 1


def _height(text: str) -> int:
    """Pixels that a text needs, its lines estimated generously."""
    lines = sum(len(textwrap.wrap(line, _LETTERS_A_LINE)) or 1 for line in text.split("\n"))
    return min(lines * _LINE_HEIGHT + _PADDING, _HIGHEST)
