"""A worksheet without its cells: what else it says can be edited, however many rows it has."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, NamedTuple

from lxml import etree

from kka_docs.errors import UnreadableForm
from kka_docs.forms.grid import MOST_COLUMNS
from kka_docs.forms.parts import insert_in_order, parsed, serialised
from kka_docs.forms.sheet_xml import TRUE

_CELLS: Final = re.compile(rb"<((?:\w+:)?sheetData)\b.*</\1\s*>", re.DOTALL)
_ROW: Final = re.compile(rb"<(?:\w+:)?row\b[^>]*>")
_NUMBER: Final = re.compile(rb'\br="(\d+)"')
_GIVEN_HEIGHT: Final = re.compile(rb'\bht="([\d.]+)"')
_HIDDEN: Final = re.compile(rb'\bhidden="(?:1|true)"')
_POINTS_A_LETTER: Final = 5.25
_WIDTH: Final = 48.0
_HEIGHT: Final = 15.0
_ORDER: Final = (
    *("conditionalFormatting", "dataValidations", "hyperlinks", "printOptions", "pageMargins"),
    *("pageSetup", "headerFooter", "rowBreaks", "colBreaks", "customProperties", "cellWatches"),
    *("ignoredErrors", "smartTags", "drawing", "legacyDrawing", "legacyDrawingHF", "drawingHF"),
    *("picture", "oleObjects", "controls", "AlternateContent", "webPublishItems", "tableParts"),
    "extLst",
)
"""What stands on a sheet behind its cells, in the order that the schema asks for."""
_CELLS_HERE: Final = b"<?kka-cells?>"
_CUTTABLE: Final = frozenset({None, "UTF-8", "US-ASCII"})


class Skeleton(NamedTuple):
    """A worksheet, and the bytes of its cells, which stand in no tree."""

    root: etree._Element
    cells: bytes | None

    def whole(self) -> bytes:
        """Return the worksheet with its cells, as the bytes of a part."""
        sheet = serialised(self.root)
        return sheet if self.cells is None else sheet.replace(_CELLS_HERE, self.cells)


class Corners(NamedTuple):
    """Where cells lie on the sheet, in points: the widths of its columns, the heights of its rows.

    Both are counted from 0; what is not said of its own has the usual size.
    """

    widths: Mapping[int, float]
    heights: Mapping[int, float]

    def right_of(self, row: int, column: int) -> tuple[float, float]:
        """Return how far from the left and the top of the sheet the right side of a cell lies."""
        left = sum(self.widths.get(index, _WIDTH) for index in range(column + 1))
        return left, sum(self.heights.get(index, _HEIGHT) for index in range(row))


def corners_of(sheet: Skeleton) -> Corners:
    """Return where the cells of a sheet lie, nearly enough to put something beside one."""
    widths: dict[int, float] = {}
    for column in sheet.root.iter("{*}col"):
        width = 0.0 if column.get("hidden") in TRUE else float(column.get("width", "8"))
        first, last = int(column.get("min", "1")), int(column.get("max", "1"))
        for index in range(first - 1, min(last, MOST_COLUMNS)):
            widths[index] = width * _POINTS_A_LETTER
    heights = dict(filter(None, map(_height_of, _ROW.findall(sheet.cells or b""))))
    return Corners(widths, heights)


def insert_in_sheet(sheet: etree._Element, new: etree._Element) -> None:
    """Add what stands on a sheet behind its cells, in its place, before others of its kind."""
    insert_in_order(sheet, new, _ORDER[_ORDER.index(etree.QName(new).localname) :])


def skeleton_of(part: bytes) -> Skeleton:
    """Return a worksheet with its cells laid aside; UnreadableForm where it is damaged."""
    found = _CELLS.search(part)
    if found is None:
        return Skeleton(parsed(part), None)
    if _CELLS_HERE in part:
        raise UnreadableForm("rusak")
    root = parsed(part[: found.start()] + _CELLS_HERE + part[found.end() :])
    if root.getroottree().docinfo.encoding not in _CUTTABLE:
        return Skeleton(parsed(part), None)
    return Skeleton(root, found[0])


def _height_of(row: bytes) -> tuple[int, float] | None:
    """The row's place and height, where it has one of its own."""
    number, height = _NUMBER.search(row), _GIVEN_HEIGHT.search(row)
    if number is None:
        return None
    if _HIDDEN.search(row):
        return int(number[1]) - 1, 0.0
    return None if height is None else (int(number[1]) - 1, float(height[1]))
