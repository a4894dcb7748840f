"""What a scan is, told by its first bytes; names and suffixes are anybody's."""

from __future__ import annotations

from typing import Final

from kka_docs.himpunan.scanning.scanned import Kind, NoScan

MOST_BYTES: Final = 200 * 1024 * 1024
"""Of one file: some hundred pages in colour."""

_PDF: Final = b"%PDF-"
_PDF_WITHIN: Final = 1024
"""Bytes that may stand before a PDF begins, as every reader allows."""

_JPEG: Final = b"\xff\xd8\xff"
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_IPHONES: Final = (b"ftypheic", b"ftypheix", b"ftypmif1")
_IPHONE_AT: Final = slice(4, 12)


def kind_of(content: bytes) -> Kind:
    """Return what a file is. Raises NoScan with a sentence where it is none that can be read."""
    if not content:
        raise NoScan("Berkas ini kosong.")
    if _PDF in content[:_PDF_WITHIN]:
        return Kind.PDF
    if content.startswith(_JPEG):
        return Kind.JPEG
    if content.startswith(_PNG):
        return Kind.PNG
    if content[_IPHONE_AT] in _IPHONES:
        raise NoScan("Foto HEIC belum dapat dibaca. Simpan atau kirim dulu sebagai JPEG.")
    raise NoScan("Ini bukan PDF, JPEG, atau PNG. Simpan pindaiannya sebagai salah satu dari itu.")
