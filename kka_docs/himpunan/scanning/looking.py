"""The code on a picture of a page, wherever it stands and however the page lies.

zxing-cpp finds most at once, turned and skewed ones, too. A stamp's ink over the code is darker
than paper, so that it counts as black; but ink is coloured and seldom as dark as print. The
lightest of red, green and blue at each point takes most of the colour away, and a threshold below
the ink's shade the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import reduce
from typing import TYPE_CHECKING, Final

from kka_docs.himpunan import codes
from kka_docs.himpunan.papers import Mark
from kka_docs.himpunan.scanning.scanned import NoScan

if TYPE_CHECKING:
    from PIL.Image import Image

_SHADES: Final = (20, 30, 40, 55, 75, 110)
"""What is darker counts as black, where print is 0 and paper 255."""

_PRINT, _PAPER = 0.2, 40
"""Percent of a page's points that are surely as dark as print, and as light as paper."""

_SPREAD, _LEAST_PRINT = 0.2, 0.0005
"""Points whose shade differs from the paper's by more than that part of it may be print; a code
alone takes twice this part of an A3 page."""


def mark_on(pictures: Iterable[Image]) -> Mark | None:
    """Return the mark on pictures (RGB) of one page, the coarse ones first; None where none is.

    Raises NoScan where there is more than one paper's on it.
    """
    seen = []
    for picture in pictures:
        grey = picture.convert("L")
        mark = _the_one(_marks(grey))
        if mark or _is_blank(grey):
            return mark
        seen.append(picture)
    inkless = (shade for picture in seen for shade in _without_ink(picture))
    return next((mark for picture in inkless if (mark := _the_one(_marks(picture)))), None)


def _the_one(marks: Iterable[Mark]) -> Mark | None:
    found = set(marks)
    if len(found) > 1:
        raise NoScan("Ada lebih dari satu kode himpunan. Pindai setiap halaman tersendiri.")
    return found.pop() if found else None


def _marks(picture: Image) -> Iterator[Mark]:
    import zxingcpp  # noqa: PLC0415 (comes with an extra; see reading.py)

    only = zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode])
    for code in zxingcpp.read_barcodes(picture, only):
        mark = codes.read_qr(code.text)
        if mark is not None:
            yield mark


def _is_blank(grey: Image) -> bool:
    """Whether a page is as good as empty, as the backs of sheets are: no need to look closer."""
    from PIL import ImageStat  # noqa: PLC0415 (few pages need it)

    (paper,) = ImageStat.Stat(grey).median
    near = grey.histogram()[round(paper * (1 - _SPREAD)) : round(paper * (1 + _SPREAD)) + 1]
    points = grey.width * grey.height
    return points - sum(near) < points * _LEAST_PRINT


def _without_ink(picture: Image) -> Iterator[Image]:
    """The picture in black and white, by one shade after another."""
    from PIL import ImageChops, ImageOps  # noqa: PLC0415 (few pages need them)

    lightest = reduce(ImageChops.lighter, picture.split())
    even = ImageOps.autocontrast(lightest, cutoff=(_PRINT, _PAPER))
    for shade in _SHADES:
        yield even.point([0] * shade + [255] * (256 - shade))
