"""A worksheet without its cells: what else it says can be edited, however many rows it has."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from lxml import etree

from kka_docs.errors import UnreadableForm
from kka_docs.forms.parts import parsed, serialised

_CELLS: Final = re.compile(rb"<((?:\w+:)?sheetData)\b.*</\1\s*>", re.DOTALL)
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
