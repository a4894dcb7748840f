"""Marked copies as files: how they are named, and whether somebody has worked on one."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection
from pathlib import PurePath
from typing import Final

from kka_docs.forms.grid import MOST_ROWS
from kka_docs.forms.layout import STAMP_SHEET
from kka_docs.forms.stamp import stamp_of
from kka_docs.forms.xlsx import open_xlsx
from kka_docs.ooxml import read_part

COPY_NAMES: Final = "{stem} (ditandai)*"
"""What the names of marked copies of a form look like; whether one is, its mark says."""


def copy_name(origin: str, suffix: str) -> str:
    """Return the name of a marked copy: copy_name("kasus.xlsx", ".xlsx") is made of "kasus"."""
    return f"{PurePath(origin).stem} (ditandai){suffix}"


def is_untouched(data: bytes) -> bool:
    """Tell whether a workbook is a marked copy that nobody has saved since it was made.

    Raises UnreadableForm where it is no form.
    """
    book = open_xlsx(data, MOST_ROWS)
    mark = stamp_of(book).copy
    if mark is None:
        return False
    parts = set(book.package.namelist()) - {dict(book.parts)[STAMP_SHEET]}
    return mark.content == content_digest(parts, lambda name: read_part(book.package, name))


def content_digest(names: Collection[str], read: Callable[[str], bytes]) -> str:
    """Return a digest of the parts that `read` gives: all of a form but the one with its stamp."""
    digest = hashlib.sha256()
    for name in sorted(names):
        digest.update(f"{name}\0".encode())
        digest.update(hashlib.sha256(read(name)).digest())
    return digest.hexdigest()
