"""Pages as pictures (RGB), coarse ones first: most codes are read at a glance."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Final

from kka_docs.himpunan.scanning.scanned import NoScan

if TYPE_CHECKING:
    from PIL.Image import Image
    from pypdfium2 import PdfPage

_RESOLUTIONS: Final = (200, 300)
"""Dots per inch of a page of a PDF."""

_POINTS: Final = 72
"""Per inch, the unit of a PDF."""

_SIDES: Final = (2400, 3600)
"""Pixels of a photo's longer side: that of A4 at about these resolutions."""

_MOST_PIXELS: Final = 120_000_000
"""Of a photo as it is claimed to be; phones make 12 to 108 million."""

_MOST_DRAWN: Final = 18_000_000
"""Of a page as it is drawn: A3 at 300 dots per inch."""


def drawn(page: PdfPage) -> Iterator[Image]:
    """Yield a page of a PDF at growing resolution."""
    width, height = page.get_size()
    largest = (_MOST_DRAWN / max(width * height, 1)) ** 0.5
    scales = dict.fromkeys(min(dots / _POINTS, largest) for dots in _RESOLUTIONS)
    for scale in scales:
        yield page.render(scale=scale).to_pil().convert("RGB")


def opened(content: bytes) -> Image:
    """Return a photo, not decoded yet. Raises NoScan where it is damaged or too large."""
    from PIL import Image  # noqa: PLC0415 (needed by whoever scans photos only)

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # oddities beside the picture itself
            picture = Image.open(BytesIO(content), formats=("JPEG", "PNG"))
    except Image.DecompressionBombError as cause:
        raise NoScan(_TOO_LARGE) from cause
    except Exception as cause:  # Pillow's decoders raise whatever a damaged file provokes
        raise NoScan(_DAMAGED) from cause
    if picture.width * picture.height > _MOST_PIXELS:
        raise NoScan(_TOO_LARGE)
    return picture


def sized(content: bytes) -> Iterator[Image]:
    """Yield a photo in growing sizes. Raises NoScan where it is damaged.

    A small one is enlarged: between its points a code's edges are found more exactly.
    """
    for side in _SIDES:
        yield _sized(opened(content), side)


def _sized(picture: Image, side: int) -> Image:
    """The picture with its longer side so long; what shines through is white."""
    from PIL import Image, ImageOps  # noqa: PLC0415 (few scans are photos)

    try:
        picture.draft("RGB", (side, side))  # a JPEG is decoded in a smaller size at once
        if picture.has_transparency_data:
            clear = picture.convert("RGBA")
            picture = Image.new("RGBA", clear.size, "white")
            picture.alpha_composite(clear)
        return ImageOps.contain(picture.convert("RGB"), (side, side))
    except Exception as cause:  # see opened
        raise NoScan(_DAMAGED) from cause


_DAMAGED: Final = "Gambar ini rusak. Pindai atau foto sekali lagi."
_TOO_LARGE: Final = "Gambar ini terlalu besar. Pindai dengan 300 dpi."
