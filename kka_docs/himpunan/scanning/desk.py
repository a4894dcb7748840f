"""One scan at a time on the desk: opened, looked at page by page, cut.

Scans come from anywhere. What is done here is done in a process apart (see `apart`), which may
crash or be ended without harm.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Final

from kka_docs.himpunan.papers import Mark
from kka_docs.himpunan.scanning.looking import mark_on
from kka_docs.himpunan.scanning.pictures import drawn, opened, sized
from kka_docs.himpunan.scanning.scanned import Kind, NoScan

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

_MADE_AT: Final = re.compile(rb"(/CreationDate\(D:)\d{14}")
_HEXADECIMAL: Final = re.compile(rb"<([0-9A-F]+)>")
MOST_PAGES: Final = 500
"""Of one PDF."""


class Desk:
    """A scan that lies open."""

    def __init__(self) -> None:
        self._photo = b""
        self._pdf: PdfDocument | None = None

    def open(self, kind: Kind, content: bytes) -> int:
        """Lay a scan open; return how many pages it has. Raises NoScan where it cannot be read."""
        if kind is not Kind.PDF:
            self._photo, self._pdf = content, None
            opened(content)
            return 1
        self._pdf = _pdf(content)
        pages = len(self._pdf)
        if pages == 0:
            raise NoScan("PDF ini tidak berisi halaman.")
        if pages > MOST_PAGES:
            raise NoScan(
                f"PDF ini berisi {pages} halaman; paling banyak {MOST_PAGES}. Bagi dulu menjadi "
                "beberapa berkas."
            )
        return pages

    def look(self, page: int) -> Mark | None:
        """Return the mark on a page, counted from 1. Raises NoScan where it cannot be looked at."""
        if self._pdf is None:
            return mark_on(sized(self._photo))
        return mark_on(drawn(self._pdf[page - 1]))

    def cut(self, pages: Sequence[int]) -> bytes:
        """Return a PDF of some of the pages, as they are; the same pages, the same bytes."""
        from pypdfium2 import PdfDocument  # noqa: PLC0415 (comes with an extra; see reading.py)

        target = PdfDocument.new()
        target.import_pages(self._pdf, [page - 1 for page in pages])
        stream = BytesIO()
        target.save(stream)
        return _timeless(stream.getvalue())


def _timeless(pdf: bytes) -> bytes:
    """The PDF without the time of its making, which its identity is drawn from, too."""
    begun = _MADE_AT.sub(lambda found: found[1] + b"19700101000000", pdf, count=1)
    body, mark, end = begun.rpartition(b"/ID[")
    return body + mark + _HEXADECIMAL.sub(lambda found: b"<" + b"0" * len(found[1]) + b">", end)


def _pdf(content: bytes) -> PdfDocument:
    import pypdfium2  # noqa: PLC0415 (comes with an extra; see reading.py)

    try:
        return pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as cause:
        if cause.err_code == pypdfium2.raw.FPDF_ERR_PASSWORD:
            raise NoScan(
                "PDF ini memakai kata sandi. Buka, simpan tanpa kata sandi, lalu coba lagi."
            ) from cause
        raise NoScan("PDF ini rusak. Pindai sekali lagi.") from cause
