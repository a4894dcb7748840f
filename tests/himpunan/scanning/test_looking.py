"""Codes are read from pages however they were scanned."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Final

import pytest
from PIL import Image

from kka_docs import resources
from kka_docs.himpunan.codes import in_qr
from kka_docs.himpunan.scanning.looking import mark_on
from kka_docs.himpunan.scanning.pictures import sized
from kka_docs.himpunan.scanning.reading import read_scans
from kka_docs.himpunan.scanning.scanned import NoScan, Scanned
from kka_docs.rendering.binding import bound
from kka_docs.rendering.engine import engine_for
from kka_docs.rendering.example import example_names
from kka_docs.rendering.own_pictures import QR_CODE
from kka_docs.rendering.qr import qr_picture
from kka_docs.rendering.template import environment
from tests.himpunan.scanning.paper import (
    mark,
    noisy,
    page,
    photographed,
    saved,
    stamped,
    turned,
)
from tests.office import page_images, to_pdf
from tests.rendering.papers import SCHOOL, variant_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

OURS: Final = mark()
RIGHT_HALF: Final = (55, 278)
"""Where a stamp stands so that it covers half of the code."""

MIDDLE: Final = (39, 278)


def as_jpeg(sheet: Image.Image, quality: int) -> bytes:
    target = BytesIO()
    sheet.save(target, "JPEG", quality=quality)
    return target.getvalue()


SCANS: Final[dict[str, Callable[[], Image.Image]]] = {
    "as printed": lambda: page(OURS),
    "coarse": lambda: page(OURS, dpi=100),
    "skewed, with noise": lambda: noisy(turned(page(OURS), 2.5)),
    "upside down": lambda: noisy(turned(page(OURS), 178)),
    "on its side": lambda: turned(page(OURS), 90),
    "half under a stamp": lambda: noisy(turned(stamped(page(OURS, dpi=200), RIGHT_HALF), -2)),
    "amid a stamp": lambda: stamped(page(OURS, dpi=200), MIDDLE),
    "half under a stamp, in grey": lambda: noisy(stamped(page(OURS, dpi=200), RIGHT_HALF)).convert(
        "L"
    ),
    "by fax": lambda: noisy(page(OURS)).convert("L").point([0] * 140 + [255] * 116),
    "a photo": lambda: photographed(page(OURS, dpi=200)),
    "a photo, half under a stamp": lambda: photographed(stamped(page(OURS, dpi=200), RIGHT_HALF)),
}


@pytest.mark.parametrize("scan", SCANS)
def test_the_mark_is_read(scan: str) -> None:
    assert mark_on(sized(as_jpeg(SCANS[scan](), quality=40))) == OURS


def test_an_empty_back_is_not_looked_at_twice() -> None:
    back = noisy(Image.new("RGB", page(OURS).size, (246, 244, 240)))
    further = iter([back, page(OURS)])
    assert mark_on(further) is None
    assert next(further, None) is not None


def test_a_page_with_nothing_but_a_code_is_not_empty() -> None:
    sheet = Image.new("RGB", page(OURS).size, "white")
    foot = sheet.height * 4 // 5
    sheet.paste(page(OURS).crop((0, foot, *sheet.size)), (0, foot))
    illegible = sheet.resize((sheet.width // 6, sheet.height // 6))
    assert mark_on([illegible]) is None
    assert mark_on([illegible, sheet]) == OURS


def test_a_berita_acara_is_read_from_its_pdf_and_from_its_scan(tmp_path: Path) -> None:
    """Printed by LibreOffice, every page; then scanned, every page again."""
    kind, variant = variant_of("berita-acara.docx")
    package = bound((resources.word_templates() / variant.template).read_bytes(), "F4", {})
    names = example_names(kind, SCHOOL)
    docx = engine_for(package, environment()).render(names, {QR_CODE: qr_picture(in_qr(OURS))})
    (tmp_path / "berita-acara.docx").write_bytes(docx)
    (pdf,) = to_pdf([tmp_path / "berita-acara.docx"], tmp_path)
    sheets = [Image.open(path).convert("RGB") for path in page_images(pdf, tmp_path / "h", 150)]
    worn = [noisy(turned(stamped(sheet, (60, 280)), 2)) for sheet in sheets]
    scan = saved(tmp_path / "pindaian.pdf", *worn, quality=40)
    printed, scanned = read_scans([pdf, scan])
    for read in (printed, scanned):
        assert isinstance(read, Scanned)
        assert [one.mark for one in read.pages] == [OURS] * len(sheets)


def test_a_page_without_a_code_has_no_mark() -> None:
    assert mark_on([page()]) is None


def test_codes_of_others_are_passed_over() -> None:
    assert mark_on([page(says="https://sekolah.example/KKA1")]) is None
    assert mark_on([page(OURS, says="https://sekolah.example/KKA1")]) == OURS


def test_two_papers_in_one_picture_are_not_told_apart() -> None:
    with pytest.raises(NoScan, match="Pindai setiap halaman tersendiri"):
        mark_on([page(OURS, mark(13))])


def test_the_same_code_twice_is_one() -> None:
    assert mark_on([page(OURS, OURS)]) == OURS


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16"])
def test_a_png_of_any_kind_is_read(mode: str) -> None:
    target = BytesIO()
    page(OURS).convert("L" if mode == "I;16" else "RGB").convert(mode).save(target, "PNG")
    assert mark_on(sized(target.getvalue())) == OURS


def test_what_shines_through_is_paper() -> None:
    clear = Image.new("RGBA", page().size, (0, 0, 0, 0))
    clear.paste(page(OURS), mask=page(OURS).convert("L").point(lambda shade: 255 - shade))
    target = BytesIO()
    clear.save(target, "PNG")
    assert mark_on(sized(target.getvalue())) == OURS
