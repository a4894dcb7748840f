"""Rows of a large worksheet that lie beyond those a form can have: left out before it is parsed.

Somebody formats whole columns, and some programs then write a million rows in which nothing stands.
To parse them takes half a minute; to look whether anything stands in them, a moment.
"""

from __future__ import annotations

import re
from typing import Final

_ROW: Final = re.compile(rb'<(?:[\w.-]+:)?row\s(?:[^>]*?\s)?r="(\d{1,7})"')
_END: Final = re.compile(rb"</(?:[\w.-]+:)?sheetData\s*>")
_FILLED: Final = re.compile(rb"<(?:[\w.-]+:)?(?:v|is|f)[\s/>]")
_UNPLAIN: Final = b"<!"
"""Begins a comment, or text that is quoted: what stands in there may look like anything."""


def without_far_rows(part: bytes, most_rows: int) -> tuple[bytes, int]:
    """Return a worksheet's XML without the rows beyond `most_rows`, and the number of the last.

    The number is 0 where nothing stands in any of them.
    """
    ends = list(_END.finditer(part))
    if _UNPLAIN in part or len(ends) != 1:
        return part, 0
    end = ends[0].start()
    first = next((row for row in _ROW.finditer(part, 0, end) if int(row[1]) > most_rows), None)
    if first is None:
        return part, 0
    near = part[: first.start()] + part[end:]
    if _FILLED.search(part, first.start(), end) is None:
        return near, 0
    *_, last = _ROW.finditer(part, first.start(), end)
    return near, int(last[1])
