"""Pictures that each document has of its own: put in by either engine, wherever a template asks."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

import pytest
import zxingcpp
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm
from PIL import Image

from kka_docs import resources
from kka_docs.rendering.binding import bound
from kka_docs.rendering.context import archive_names
from kka_docs.rendering.engine import DocxtplEngine, PatchedEngine, engine_for
from kka_docs.rendering.example import example_names
from kka_docs.rendering.own_pictures import QR_CODE
from kka_docs.rendering.qr import qr_picture
from kka_docs.rendering.template import environment
from tests.office import schema_faults
from tests.rendering.oracle import canonical_parts
from tests.rendering.papers import SCHOOL, saved, variant_of
from tests.rendering.pictures import picture

if TYPE_CHECKING:
    from pathlib import Path

    from docx.document import Document as DocumentObject

    from kka_docs.rendering.engine import Engine

REGISTERED: Final = ("berita-acara.docx", "laporan.docx")
SAYS: Final = "KKA1 H-2026-0012 7K3MQ9XD 128 3F9A77C0B2D1"
WHITE: Final = 255
CODE: Final = qr_picture(SAYS)


def with_placeholder(*places: Any, kind: str = "PNG") -> bytes:
    """A template that greets, with a placeholder in each of these paragraphs of its document."""
    document = Document()
    document.add_paragraph("Yth. {{ nama }}")
    for number, place in enumerate(places, start=1):
        shape = place(document).add_run().add_picture(BytesIO(picture(30, 30, kind)), Mm(17))
        shape._inline.docPr.set("descr", QR_CODE)
        shape._inline.docPr.set("id", str(number))
    return bound(saved(document), "A4", {})


def body(document: DocumentObject) -> Any:
    return document.add_paragraph()


def foot(document: DocumentObject) -> Any:
    return document.sections[0].footer.paragraphs[0]


def first_foot(document: DocumentObject) -> Any:
    document.sections[0].different_first_page_header_footer = True
    return document.sections[0].first_page_footer.paragraphs[0]


def both(package: bytes) -> tuple[Engine, Engine]:
    fast = engine_for(package, environment())
    assert isinstance(fast, PatchedEngine)
    return fast, DocxtplEngine(package, environment())


def shown(docx: bytes) -> list[bytes]:
    """The picture files that drawings show, wherever they stand."""
    document = Document(BytesIO(docx))
    stories = [document.part, *(rel.target_part for rel in document.part.rels.values())]
    return [
        story.rels[blip.get(qn("r:embed"))].target_part.blob
        for story in stories
        if hasattr(story, "element")
        for blip in story.element.iter(qn("a:blip"))
    ]


def colours(picture: Image.Image) -> set[int]:
    return set(picture.convert("L").tobytes())


@pytest.mark.parametrize("places", [(body,), (foot,), (foot, first_foot), (body, foot, body)])
@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_every_placeholder_shows_the_documents_own_picture(
    tmp_path: Path, places: tuple[Any, ...], kind: str
) -> None:
    for engine in both(with_placeholder(*places, kind=kind)):
        docx = engine.render({"nama": "Ibu"}, {QR_CODE: CODE})
        assert shown(docx) == [CODE] * len(places)
        (made := tmp_path / "surat.docx").write_bytes(docx)
        assert not schema_faults(made)


def test_both_engines_give_equal_parts_and_each_its_own_bytes_again() -> None:
    fast, slow = both(with_placeholder(foot))
    for pictures in ({QR_CODE: CODE}, {}):
        made = fast.render({"nama": "Ibu"}, pictures)
        assert canonical_parts(made) == canonical_parts(slow.render({"nama": "Ibu"}, pictures))
        assert fast.fill({"nama": "Ibu"}, pictures).content == made
        assert fast.render({"nama": "Ibu"}, pictures) == made


def test_documents_of_a_template_do_not_share_their_pictures() -> None:
    other = qr_picture("KKA1 H-2026-0013 7K3MQ9XD 128 3F9A77C0B2D1")
    for engine in both(with_placeholder(foot)):
        found = [shown(engine.render({"nama": "Ibu"}, {QR_CODE: one})) for one in (CODE, other)]
        assert found == [[CODE], [other]]


def test_without_a_picture_the_placeholder_is_white() -> None:
    for engine in both(with_placeholder(body)):
        (blank,) = shown(engine.render({"nama": "Ibu"}))
        with Image.open(BytesIO(blank)) as drawn:
            assert colours(drawn) == {WHITE}


def test_a_template_without_placeholder_is_left_alone() -> None:
    for engine in both(with_placeholder()):
        plain = engine.render({"nama": "Ibu"})
        assert engine.render({"nama": "Ibu"}, {QR_CODE: CODE}) == plain


# Our own templates


def compiled_package(template: str) -> bytes:
    return bound((resources.word_templates() / template).read_bytes(), "A4", {})


def foot_of(docx: bytes) -> list[str]:
    """The lines of the footer's table."""
    footer = Document(BytesIO(docx)).sections[0].footer
    cells = [cell for table in footer.tables for row in table.rows for cell in row.cells]
    return [paragraph.text for cell in cells for paragraph in cell.paragraphs if paragraph.text]


@pytest.mark.parametrize("template", REGISTERED)
def test_papers_of_the_himpunan_carry_number_code_and_journal_on_every_page(template: str) -> None:
    kind, _ = variant_of(template)
    names = example_names(kind, SCHOOL)
    for engine in both(compiled_package(template)):
        docx = engine.render(names, {QR_CODE: CODE})
        (code,) = shown(docx)
        assert [found.text for found in zxingcpp.read_barcodes(Image.open(BytesIO(code)))] == [SAYS]
        _, *told = foot_of(docx)
        assert told[:2] == [
            "No. himpunan H-2026-0012 · Kode H-2026-0012-7K3M-Q9XD",
            "Jurnal 128: 3F9A77C0B2D1",
        ]


@pytest.mark.parametrize("template", REGISTERED)
def test_without_a_mark_their_foot_says_no_more_than_which_page_it_is(template: str) -> None:
    kind, _ = variant_of(template)
    names = example_names(kind, SCHOOL) | archive_names(None)
    for engine in both(compiled_package(template)):
        docx = engine.render(names)
        assert shown(docx) == []
        title, page = foot_of(docx)
        assert title.endswith("RAHASIA")
        assert page.startswith("Halaman")


# The code itself


def test_a_code_is_black_and_white_with_a_quiet_zone_of_four_modules() -> None:
    with Image.open(BytesIO(CODE)) as drawn:
        assert drawn.mode == "1"
        width, height = drawn.size
        assert width == height == (29 + 2 * 4) * 5
        assert colours(drawn.crop((0, 0, width, 20))) == {WHITE}
        assert colours(drawn.crop((0, 0, 20, height))) == {WHITE}
        assert drawn.getpixel((20, 20)) == 0


def test_equal_texts_give_equal_codes() -> None:
    assert qr_picture(SAYS) == CODE


def test_a_code_of_the_largest_numbers_is_no_larger() -> None:
    largest = qr_picture("KKA1 H-9999-9999999 7K3MQ9XD 9999999999 3F9A77C0B2D1")
    with Image.open(BytesIO(largest)) as drawn, Image.open(BytesIO(CODE)) as usual:
        assert drawn.size == usual.size
