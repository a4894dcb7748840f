"""Papers as they come back from scanner and camera."""

from __future__ import annotations

from io import BytesIO
from itertools import chain
from random import Random
from typing import TYPE_CHECKING, Final

from PIL import Image, ImageChops, ImageDraw

from kka_docs.himpunan.codes import in_qr
from kka_docs.himpunan.papers import Mark
from kka_docs.rendering.qr import qr_picture

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

DPI: Final = 150
A4: Final = (210, 297)
SIDE: Final = 17
PAPER: Final = "white"
INK: Final = (90, 40, 160)
"""The violet of a stamp pad."""

DESK: Final = (120, 90, 60)


def mark(number: int = 12, check: str = "7K3MQ9XD") -> Mark:
    return Mark(f"H-2026-{number:04}", check, 128, "3F9A77C0B2D1")


def page(*marks: Mark, dpi: int = DPI, says: str = "") -> Image.Image:
    """A printed page with these marks at its foot; `says` is another QR code in the middle."""
    sheet = Image.new("RGB", dots(*A4, dpi), PAPER)
    drawn = ImageDraw.Draw(sheet)
    for line in range(30, 260, 6):
        at = dots(30, line, dpi)
        drawn.text(at, "Konferensi kasus membahas kehadiran yang menurun. " * 2, fill="black")
    codes = [in_qr(one) for one in marks] + ([says] if says else [])
    for place, text in enumerate(codes):
        side = round(SIDE * dpi / 25.4)
        with Image.open(BytesIO(qr_picture(text))) as code:
            sheet.paste(code.resize((side, side)), dots(30 + 40 * place, 270, dpi))
    return sheet


def dots(x: float, y: float, dpi: int = DPI) -> tuple[int, int]:
    return round(x * dpi / 25.4), round(y * dpi / 25.4)


def stamped(sheet: Image.Image, around: tuple[float, float], radius: float = 18) -> Image.Image:
    """A round stamp with a rim, a name and lines, its middle at these millimetres of an A4 page."""
    dpi = sheet.width * 25.4 / A4[0]
    dot = dpi / 25.4
    stamp = Image.new("RGB", sheet.size, "white")
    drawn = ImageDraw.Draw(stamp)
    x, y = (value * dot for value in around)
    for rim in (radius, radius * 0.7):
        box = (x - rim * dot, y - rim * dot, x + rim * dot, y + rim * dot)
        drawn.ellipse(box, outline=INK, width=max(2, round(0.8 * dot)))
    for line in range(-8, 9, 4):
        ends = (x - radius * dot, y + line * dot, x + radius * dot, y + (line + 3) * dot)
        drawn.line(ends, fill=INK, width=max(1, round(0.3 * dot)))
    return ImageChops.multiply(sheet, stamp)


def noisy(sheet: Image.Image) -> Image.Image:
    """As a cheap scanner sees it."""
    shades = Random(7).randbytes(sheet.width * sheet.height)  # noqa: S311 - grain, no secret
    grain = Image.frombytes("L", sheet.size, shades)
    return Image.blend(sheet, grain.convert("RGB"), 0.15)


def turned(sheet: Image.Image, degrees: float) -> Image.Image:
    return sheet.rotate(degrees, Image.Resampling.BICUBIC, expand=True, fillcolor=PAPER)


def photographed(sheet: Image.Image) -> Image.Image:
    """From aside and above, lying on a desk, the light falling from the left."""
    width, height = size = (1800, 2400)
    corners = ((220, 150), (1540, 90), (1730, 2250), (90, 2180))
    lying = sheet.transform(
        size,
        Image.Transform.PERSPECTIVE,
        _plane(corners, sheet.size),
        Image.Resampling.BICUBIC,
        fillcolor=DESK,
    )
    light = Image.linear_gradient("L").rotate(90).resize((width, height))
    return ImageChops.multiply(lying, light.point(lambda shade: 120 + shade // 2).convert("RGB"))


def _plane(corners: Sequence[tuple[int, int]], size: tuple[int, int]) -> list[float]:
    """The eight numbers of Pillow's perspective that bring these corners to those of a picture."""
    width, height = size
    rows = []
    ends = ((0, 0), (width, 0), (width, height), (0, height))
    for (x, y), (to_x, to_y) in zip(corners, ends, strict=True):
        rows.append([x, y, 1, 0, 0, 0, -to_x * x, -to_x * y, to_x])
        rows.append([0, 0, 0, x, y, 1, -to_y * x, -to_y * y, to_y])
    return _solved([[float(value) for value in row] for row in rows])


def _solved(rows: list[list[float]]) -> list[float]:
    """Gauss and Jordan: the last column is what the others come to."""
    for at in range(len(rows)):
        pivot = max(range(at, len(rows)), key=lambda row: abs(rows[row][at]))
        rows[at], rows[pivot] = rows[pivot], rows[at]
        rows[at] = [value / rows[at][at] for value in rows[at]]
        for other in chain(range(at), range(at + 1, len(rows))):
            share = rows[other][at]
            rows[other] = [a - share * b for a, b in zip(rows[other], rows[at], strict=True)]
    return [row[-1] for row in rows]


def saved(path: Path, *pages: Image.Image, quality: int = 75) -> Path:
    """Save pages as a scanner does: one as .jpg or .png, any number as .pdf."""
    first, *rest = pages
    if path.suffix == ".pdf":
        first.save(path, "PDF", resolution=DPI, save_all=True, append_images=rest, quality=quality)
    elif path.suffix == ".png":
        first.save(path, "PNG")
    else:
        first.save(path, "JPEG", quality=quality)
    return path
