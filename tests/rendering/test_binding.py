"""A template is bound to an institution: paper and logos are put in, nothing else is left."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any, Final
from zipfile import ZipFile

import pytest
from docx import Document
from docx.enum.section import WD_ORIENTATION
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Mm

from kka_docs import resources
from kka_docs.rendering.binding import PAPERS, bound
from kka_docs.rendering.context import institution_names
from kka_docs.rendering.example import example_names
from kka_docs.rendering.logos import Logo, logo
from kka_docs.rendering.own_pictures import own_parts
from tests.office import schema_faults
from tests.rendering.papers import SCHOOL, VARIANTS, compiled, profile, saved, variant_of
from tests.rendering.pictures import picture

if TYPE_CHECKING:
    from pathlib import Path

    from docx.document import Document as DocumentObject

WITH_LETTERHEAD: Final = [variant.template for _, variant in VARIANTS if not variant.own_page]
"""All but what goes on envelopes."""

BOX: Final = Cm(2)
LEFT_PLACEHOLDER, RIGHT_PLACEHOLDER = picture(30, 31), picture(32, 33)
SQUARE, WIDE, TALL = (logo(picture(*size)) for size in ((50, 50), (90, 30), (20, 60)))


def put(paragraph: Any, data: bytes, description: str) -> Any:
    """Put a picture of 2 × 2 cm into a paragraph."""
    shape = paragraph.add_run().add_picture(BytesIO(data), width=BOX, height=BOX)
    shape._inline.docPr.set("descr", description)
    return shape._inline


def letterhead(
    document: DocumentObject | None = None,
    pictures: tuple[bytes, bytes] = (LEFT_PLACEHOLDER, RIGHT_PLACEHOLDER),
) -> DocumentObject:
    """A document with a kop: placeholders for two logos, lines between them."""
    made = document or Document()
    table = made.add_table(1, 3)
    table._tbl.tblPr.append(parse_xml(f'<w:tblCaption {nsdecls("w")} w:val="kop"/>'))
    left, middle, right = table.rows[0].cells
    put(left.paragraphs[0], pictures[0], "logo_kiri")
    put(right.paragraphs[0], pictures[1], "logo_kanan")
    middle.text = "{{ lembaga.nama }}"
    return made


def bind(document: DocumentObject, /, **logos: Logo) -> DocumentObject:
    return Document(BytesIO(bound(saved(document), "A4", logos)))


def boxes(document: DocumentObject) -> list[tuple[float, float]]:
    """The sizes of all pictures, in centimetres."""
    return [
        (round(shape.width.cm, 2), round(shape.height.cm, 2)) for shape in document.inline_shapes
    ]


def media(document: DocumentObject) -> list[bytes]:
    """The picture files of a document, as they lie in its package."""
    with ZipFile(BytesIO(saved(document))) as package:
        return [package.read(name) for name in package.namelist() if "media/" in name]


def cells(document: DocumentObject) -> list[int]:
    """How many columns each cell of the kop takes."""
    return [cell.grid_span for cell in document.tables[0].rows[0]._tr.tc_lst]


@pytest.mark.parametrize("key", ["logo_kiri", "logo_kanan"])
def test_a_single_logo_stands_on_its_side_and_the_lines_stay_in_the_middle(key: str) -> None:
    made = bind(letterhead(), **{key: SQUARE})
    assert media(made) == [SQUARE.png]
    assert cells(made) == [1, 1, 1]
    left, _, right = made.tables[0].rows[0].cells
    has_picture = [bool(cell._tc.xpath(".//w:drawing")) for cell in (left, right)]
    assert has_picture == [key == "logo_kiri", key == "logo_kanan"]


def test_two_logos_stand_left_and_right() -> None:
    made = bind(letterhead(), logo_kiri=WIDE, logo_kanan=TALL)
    assert sorted(media(made)) == sorted([WIDE.png, TALL.png])
    left, _, right = made.tables[0].rows[0].cells
    shown = []
    for cell in (left, right):
        (key,) = cell._tc.xpath(".//a:blip/@r:embed")
        shown.append(made.part.rels[key].target_part.blob)
    assert shown == [WIDE.png, TALL.png]


def test_the_same_logo_on_both_sides_lies_in_the_package_once() -> None:
    made = bind(letterhead(), logo_kiri=SQUARE, logo_kanan=SQUARE)
    assert media(made) == [SQUARE.png]
    assert len(made.inline_shapes) == 2


def test_without_logos_the_lines_take_the_whole_width() -> None:
    made = bind(letterhead())
    assert media(made) == []
    assert cells(made) == [3]
    assert made.tables[0].rows[0].cells[0].text == "{{ lembaga.nama }}"


def test_without_logos_other_tables_stay_as_they_are() -> None:
    document = letterhead()
    document.add_table(1, 3)
    titled = document.add_table(1, 3)
    titled._tbl.tblPr.append(parse_xml(f'<w:tblCaption {nsdecls("w")} w:val="agenda"/>'))
    made = bind(document)
    assert [len(table.rows[0]._tr.tc_lst) for table in made.tables] == [1, 3, 3]


@pytest.mark.parametrize(
    ("made", "size"),
    [(SQUARE, (2, 2)), (WIDE, (2, 0.67)), (TALL, (0.67, 2)), (logo(picture(400, 4)), (2, 0.02))],
    ids=["square", "wide", "tall", "a line"],
)
def test_a_logo_keeps_its_proportions_inside_the_box(made: Logo, size: tuple[float, float]) -> None:
    document = bind(letterhead(), logo_kiri=made)
    assert boxes(document) == [size]
    (extent,) = document.element.body.xpath(".//pic:spPr/a:xfrm/a:ext")
    assert (round(int(extent.get("cx")) / Cm(1), 2), round(int(extent.get("cy")) / Cm(1), 2)) == (
        size
    )


def test_a_logo_is_described_for_those_who_cannot_see_it() -> None:
    made = bind(letterhead(), logo_kiri=SQUARE)
    assert made.element.body.xpath(".//wp:docPr/@descr") == ["Logo lembaga"]


@pytest.mark.parametrize("place", ["header", "footer"])
def test_logos_stand_in_headers_and_footers_too(place: str) -> None:
    document = Document()
    story = getattr(document.sections[0], place)
    put(story.paragraphs[0], LEFT_PLACEHOLDER, "logo_kiri")
    put(story.paragraphs[0], RIGHT_PLACEHOLDER, "logo_kanan")
    made = bind(document, logo_kanan=WIDE)
    assert media(made) == [WIDE.png]


def test_a_floating_placeholder_is_filled_as_well() -> None:
    document = letterhead()
    inline = document.inline_shapes[0]._inline
    anchor = inline.makeelement(qn("wp:anchor"))
    anchor.extend(list(inline))
    inline.getparent().replace(inline, anchor)
    made = bind(document, logo_kiri=WIDE)
    assert media(made) == [WIDE.png]
    (extent,) = made.element.body.xpath(".//wp:anchor/wp:extent")
    assert int(extent.get("cx")) == BOX
    assert int(extent.get("cy")) == pytest.approx(BOX / 3, abs=1)


def test_placeholders_may_show_the_same_picture() -> None:
    same = letterhead(pictures=(LEFT_PLACEHOLDER, LEFT_PLACEHOLDER))
    assert len(same.part.rels.keys() & set(same.element.body.xpath("//@r:embed"))) == 1
    assert media(bind(same, logo_kiri=SQUARE)) == [SQUARE.png]
    assert media(bind(same)) == []
    assert media(bind(same, logo_kiri=WIDE, logo_kanan=WIDE)) == [WIDE.png]


def test_a_picture_of_the_template_stays_though_a_placeholder_shows_it_too() -> None:
    document = letterhead()
    put(document.add_paragraph(), LEFT_PLACEHOLDER, "Stempel")
    made = bind(document, logo_kiri=SQUARE)
    assert sorted(media(made)) == sorted([LEFT_PLACEHOLDER, SQUARE.png])
    assert boxes(made)[-1] == (2, 2)


def test_nothing_of_a_drawn_placeholder_is_shown_instead_of_the_logo() -> None:
    document = letterhead()
    blip = document.inline_shapes[0]._inline.xpath(".//a:blip")[0]
    key, _ = document.part.get_or_add_image(BytesIO(picture(44, 44)))
    blip.append(
        parse_xml(
            f"<a:extLst {nsdecls('a', 'r')}><a:ext uri='{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}'>"
            "<asvg:svgBlip xmlns:asvg='http://schemas.microsoft.com/office/drawing/2016/SVG/main'"
            f" r:embed='{key}'/></a:ext></a:extLst>"
        )
    )
    made = bind(document, logo_kiri=SQUARE)
    assert media(made) == [SQUARE.png]
    assert made.element.body.xpath(".//a:extLst") == []


@pytest.mark.parametrize(("paper", "width", "height"), [("A4", 210, 297), ("F4", 215, 330)])
def test_every_section_is_of_the_institutions_paper(paper: str, width: int, height: int) -> None:
    document = Document()
    document.add_section()
    lying = document.add_section()
    lying.orientation = WD_ORIENTATION.LANDSCAPE
    lying.page_width, lying.page_height = Mm(297), Mm(210)
    made = Document(BytesIO(bound(saved(document), paper, {})))
    sizes = [
        (round(section.page_width.mm), round(section.page_height.mm))
        for section in made.sections
        if section.page_width and section.page_height
    ]
    assert sizes == [(width, height), (width, height), (height, width)]


@pytest.mark.parametrize("template", WITH_LETTERHEAD)
@pytest.mark.parametrize(
    "logos", [{}, {"logo_kiri": WIDE}, {"logo_kiri": TALL, "logo_kanan": WIDE}]
)
@pytest.mark.parametrize("paper", PAPERS)
def test_our_templates_take_every_paper_and_any_logos(
    tmp_path: Path, template: str, logos: dict[str, Logo], paper: str
) -> None:
    source = (resources.word_templates() / template).read_bytes()
    path = tmp_path / template
    path.write_bytes(bound(source, paper, logos))
    made = Document(str(path))
    assert len(made.inline_shapes) == len(logos)
    with ZipFile(path) as package:
        own = own_parts(package.namelist(), {}).values()
    assert sorted(media(made)) == sorted([*(logo.png for logo in logos.values()), *own])
    assert len(cells(made)) == (3 if logos else 1)
    assert all(size[0] <= 3 and size[1] <= 3 for size in boxes(made))
    assert schema_faults(path) == []


@pytest.mark.parametrize("template", WITH_LETTERHEAD)
@pytest.mark.parametrize(
    ("institution", "lines"),
    [
        ({"nama": "Teladan", "alamat": "Contohan"}, ["Teladan", "Contohan"]),
        (
            {
                "kop_1": "PEMERINTAH PROVINSI CONTOH",
                "kop_2": "DINAS PENDIDIKAN",
                "kop_3": "SMA NEGERI 1 CONTOHAN",
                "kop_4": "TERAKREDITASI A",
                "alamat": "Jalan Melati 1",
                "surel": "tu@sekolah.example",
            },
            [
                "PEMERINTAH PROVINSI CONTOH",
                "DINAS PENDIDIKAN",
                "SMA NEGERI 1 CONTOHAN",
                "TERAKREDITASI A",
                "Jalan Melati 1",
                "tu@sekolah.example",
            ],
        ),
    ],
    ids=["one word", "four lines"],
)
def test_letterheads_of_one_word_and_of_four_lines(
    template: str, institution: dict[str, str], lines: list[str]
) -> None:
    source = (resources.word_templates() / template).read_bytes()
    kind, _ = variant_of(template)
    head = institution_names(profile(lembaga=institution), SCHOOL, "peserta_didik")
    names = example_names(kind, SCHOOL) | head
    made = Document(BytesIO(compiled(source, template).render(names)))
    kop = made.tables[0].cell(0, 0)
    assert [paragraph.text for paragraph in kop.paragraphs] == lines
