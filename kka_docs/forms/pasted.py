"""Pictures that are pasted into the rows of a form."""

from __future__ import annotations

import warnings
from io import BytesIO
from typing import Final

from openpyxl.drawing.image import Image
from PIL import Image as Pillow

_KEPT: Final = ("PNG", "JPEG", "GIF")
_TURNED: Final = ("BMP",)
_MOST_PIXELS: Final = 40_000_000
_WIDEST: Final = 300
_HIGHEST: Final = 72
_POINTS_A_PIXEL: Final = 0.75

ROW_HEIGHT: Final = _HIGHEST * _POINTS_A_PIXEL + 4
"""Points that the row of a picture needs."""


def can_be_pasted(content: bytes) -> bool:
    """Return whether these bytes are a picture that an Excel form can hold."""
    try:
        picture(content, "A1")
    except (OSError, ValueError, SyntaxError, Pillow.DecompressionBombError):
        return False
    return True


def picture(content: bytes, address: str) -> Image:
    """Return the picture, its upper left corner in a cell, small enough for a row of the form.

    Raises what Pillow does where it is none, or none of a kind that Excel shows.
    """
    image = Image(BytesIO(_as_kept(content)))
    shrunk = min(1, _WIDEST / image.width, _HIGHEST / image.height)
    image.width, image.height = round(image.width * shrunk), round(image.height * shrunk)
    image.anchor = address
    return image


def _as_kept(content: bytes) -> bytes:
    """The same bytes where openpyxl keeps them; otherwise those of a PNG."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # oddities beside the picture itself
        with Pillow.open(BytesIO(content), formats=(*_KEPT, *_TURNED)) as opened:
            if opened.format in _KEPT:
                return content
            if opened.width * opened.height > _MOST_PIXELS:
                raise ValueError(opened.size)
            target = BytesIO()
            opened.save(target, "PNG")
            return target.getvalue()
