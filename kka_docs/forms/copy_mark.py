"""Marked copies as files: how they are named, and whether somebody has worked on one."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection
from pathlib import PurePath
from typing import Final, NamedTuple

from kka_docs.definitions.forms import FORMS
from kka_docs.forms.book import open_book
from kka_docs.forms.grid import MOST_ROWS, Book
from kka_docs.forms.layout import STAMP_SHEET
from kka_docs.forms.package_book import PackageBook
from kka_docs.forms.stamp import stamp_of
from kka_docs.forms.xlsx import EDITABLE
from kka_docs.ooxml import read_part

NEW_SUFFIX: Final = ".xlsx"
"""How the names of forms end that are written anew."""

COPY_NAMES: Final = "{stem} (ditandai)*"
"""What the names of marked copies of a form look like; whether one is, its mark says."""


def copy_name(origin: str, suffix: str) -> str:
    """Return the name of a marked copy: copy_name("kasus.xlsx", ".xlsx") is made of "kasus"."""
    return f"{PurePath(origin).stem} (ditandai){suffix}"


class Origin(NamedTuple):
    """What a marked copy is made from: the name of the first form, the digest of the very file."""

    name: str
    digest: str


def origin_of(data: bytes, file_name: str) -> Origin:
    """Return what a copy of the form in these bytes, from the file of that name, is made from.

    Of a copy as it was made that is what it was made from itself. Raises UnreadableForm where
    they are no form.
    """
    mark = stamp_of(open_book(data, MOST_ROWS)).copy
    if mark is not None and is_untouched(data):
        return Origin(mark.origin, mark.made_from)
    name = file_name if mark is None else mark.origin
    return Origin(name, hashlib.sha256(data).hexdigest())


def is_markable(book: Book) -> bool:
    """Tell whether a form can be marked as it is: a current one, in a package that can be edited.

    Raises UnreadableForm where it is no form.
    """
    stamp = stamp_of(book)
    return book.suffix in EDITABLE and stamp.version == FORMS[stamp.kind].version


def is_untouched(data: bytes) -> bool:
    """Tell whether a workbook is a marked copy that nobody has saved since it was made.

    Raises UnreadableForm where it is no form.
    """
    book = open_book(data, MOST_ROWS)
    mark = stamp_of(book).copy
    if mark is None or not isinstance(book, PackageBook):
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
