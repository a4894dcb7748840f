"""Scans as a scanner makes them of papers with codes: white sheets with a QR code at the foot."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Final

from PIL import Image

from kka_docs.himpunan.codes import in_qr
from kka_docs.rendering.qr import qr_picture

if TYPE_CHECKING:
    from pathlib import Path

    from kka_docs.himpunan.papers import Mark

_SHEET: Final = (1240, 1754)
_FOOT: Final = (150, 1500)
_DPI: Final = 150


def page(mark: Mark | None) -> Image.Image:
    """A sheet with the code of a paper at its foot; without any where there is no mark."""
    sheet = Image.new("L", _SHEET, 250)
    if mark is not None:
        sheet.paste(Image.open(BytesIO(qr_picture(in_qr(mark)))), _FOOT)
    return sheet


def scan(path: Path, *marks: Mark | None) -> Path:
    """A scan of sheets with these marks; its suffix says whether it is a PDF or a picture."""
    first, *others = map(page, marks)
    if path.suffix == ".pdf":
        first.save(path, resolution=_DPI, save_all=True, append_images=others)
    else:
        first.save(path)
    return path
