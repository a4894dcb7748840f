"""The bytes of a workbook → a Book; what they are decides, never the name of their file."""

from __future__ import annotations

from typing import Final

from kka_docs.errors import UnreadableForm
from kka_docs.forms.grid import Book
from kka_docs.forms.ods import CONTENT, LOCKED, open_ods
from kka_docs.forms.xls import is_stream, open_xls
from kka_docs.forms.xlsb import WORKBOOK, open_xlsb
from kka_docs.forms.xlsx import book_of
from kka_docs.ooxml import CONTENT_TYPES, is_old_file, opened

FORM_SUFFIXES: Final = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
"""How the names of files end that may be forms, the usual one first."""


def open_book(data: bytes, most_rows: int) -> Book:
    """Return the workbook; of each sheet no more than `most_rows` rows are read.

    Raises UnreadableForm where it is none that can be read: damaged, too large, protected.
    """
    if is_old_file(data) or is_stream(data):
        return open_xls(data, most_rows)
    package = opened(data)
    parts = package.namelist()
    if WORKBOOK in parts:
        return open_xlsb(package, most_rows)
    if LOCKED in parts:
        raise UnreadableForm("sandi_ods")
    if CONTENT in parts and CONTENT_TYPES not in parts:
        return open_ods(package, most_rows)
    return book_of(package, most_rows)


def is_refused_by_excel(suffix: str, book: Book) -> bool:
    """Return whether Excel opens no file whose name ends so and whose content is this workbook.

    What is named .xls it opens after a question, whatever it is.
    """
    ending = suffix.lower()
    return ending in FORM_SUFFIXES and ending not in {book.suffix, ".xls"}
