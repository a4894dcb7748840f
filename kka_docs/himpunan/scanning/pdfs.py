"""PDFs cut into those of single papers."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO


def only_pages(pdf: bytes, pages: Sequence[int]) -> bytes:
    """Return a PDF of some pages of another, counted from 1, as they are there."""
    import pypdfium2  # noqa: PLC0415 (comes with an extra; see reading.py)

    source, target = pypdfium2.PdfDocument(pdf), pypdfium2.PdfDocument.new()
    target.import_pages(source, [page - 1 for page in pages])
    stream = BytesIO()
    target.save(stream)
    return stream.getvalue()
