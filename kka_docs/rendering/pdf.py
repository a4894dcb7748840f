"""Pages of PDFs: which of a print file's belong to which letter, and letters cut out of it.

Needs pypdf, which comes with the optional extra "pdf".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from kka_docs.errors import OutsideMissing
from kka_docs.rendering.print_letter import BEGINS

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

Object: TypeAlias = Any
"""An object of a PDF, resolved or not."""

_DRAWS: Final = re.compile(rb"(?<![\w/])(?:Tj|TJ|Do|f\*?|F|B\*?|b\*?|S|s|sh|BI)(?!\w)")
_NAMES: Final = re.compile(rb"/([^\s/<>\[\]()%{}]+)")


def page_count(pdf: bytes) -> int:
    """Return how many pages a PDF has."""
    return len(_reader(pdf).pages)


def letter_pages(pdf: bytes) -> list[range]:
    """Return for every letter of a print file's PDF which pages are its own, counted from 0.

    The blank back that a letter leaves when the next one begins on an odd page is nobody's.
    """
    reader = _reader(pdf)
    marks = reader.named_destinations
    firsts = []
    while (mark := marks.get(f"/{BEGINS.format(len(firsts) + 1)}")) is not None:
        firsts.append(reader.get_destination_page_number(mark))
    ...
