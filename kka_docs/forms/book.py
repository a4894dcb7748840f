"""The bytes of a workbook → a Book; what they are decides, never the name of their file."""

from __future__ import annotations

import re
from typing import Final

from kka_docs.errors import UnreadableForm
from kka_docs.forms.grid import Book
from kka_docs.forms.layout import STAMP
from kka_docs.forms.ods import CONTENT, LOCKED, open_ods
from kka_docs.forms.xls import is_stream, open_xls
from kka_docs.forms.xlsb import WORKBOOK, open_xlsb
from kka_docs.forms.xlsx import book_of
from kka_docs.ooxml import CONTENT_TYPES, is_old_file, opened

FORM_SUFFIXES: Final = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
"""How the names of files end that may be forms, the usual one first."""

_NO_TEXTS: Final = (b"PK", b"%PDF")
_CONTROL: Final = re.compile(rb"[\x00-\x08\x0e-\x1f]")
_ENOUGH_TO_TELL: Final = 4096
_KEYS: Final = b".kode_kasus"


def open_book(data: bytes, most_rows: int) -> Book:
    """Return the workbook; of each sheet no more than `most_rows` rows are read.

    Raises UnreadableForm where it is none that can be read: damaged, too large, protected.
    """
    if is_old_file(data) or is_stream(data):
        return open_xls(data, most_rows)
    if _is_text(data):
        raise UnreadableForm("berkas_teks")
    package = opened(data)
    parts = package.namelist()
    if WORKBOOK in parts:
        return open_xlsb(package, most_rows)
    if LOCKED in parts:
        raise UnreadableForm("sandi_ods")
    if CONTENT in parts and CONTENT_TYPES not in parts:
        return open_ods(package, most_rows)
    return book_of(package, most_rows)


def _is_text(data: bytes) -> bool:
    """Whether this is a table as text or a web page, which banks and portals name .xls.

    A form that was saved so is no such thing: it is named where it is found.
    """
    if not data or data.startswith(_NO_TEXTS) or _CONTROL.search(data, 0, _ENOUGH_TO_TELL):
        return False
    return STAMP.encode() not in data and _KEYS not in data


def is_refused_by_excel(suffix: str, book: Book) -> bool:
    """Return whether Excel opens no file whose name ends so and whose content is this workbook.

    What is named .xls it opens after a question, whatever it is.
    """
    ending = suffix.lower()
    return ending in FORM_SUFFIXES and ending not in {book.suffix, ".xls"}
