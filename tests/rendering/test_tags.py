"""Each of docxtpl's tags gives what docxtpl makes of it, and goes the way that can be proven."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

import pytest
from docx import Document
from docx.enum.section import WD_SECTION
from docx.shared import Mm
from docxtpl import InlineImage, Listing, RichText, RichTextParagraph

from kka_docs.errors import TemplateFault
from kka_docs.rendering.binding import bound
from kka_docs.rendering.engine import DocxtplEngine, PatchedEngine, engine_for
from kka_docs.rendering.inserts import Picture, Subdocument, inserts_in
from kka_docs.rendering.template import CompiledTemplate, environment
from tests.rendering.oracle import (
    assert_as_docxtpl,
    assert_filled_in_as_by_docxtpl,
    by_docxtpl,
    canonical_parts,
)
from tests.rendering.papers import compiled, saved, word
from tests.rendering.pictures import picture

if TYPE_CHECKING:
    from collections.abc import Callable

    from kka_docs.rendering.values import Names

Rows = tuple[tuple[str, ...], ...]


def text(*paragraphs: str | tuple[str, ...], header: str = "") -> bytes:
    """A template of paragraphs; a tuple is a paragraph of several runs."""
    document = Document()
    document.sections[0].header.paragraphs[0].text = header
    for given in paragraphs:
        paragraph = document.add_paragraph()
        for run in given if isinstance(given, tuple) else (given,):
            paragraph.add_run(run).bold = run == "tebal"
    return bound(saved(document), "A4", {})


def table(*rows: tuple[str, ...], header: bool = False) -> bytes:
    """A template with one table, in the body or in the header."""
    document = Document()
    document.sections[0].header.paragraphs[0].text = "kepala"
    place: Any = document.sections[0].header if header else document
    size = {"rows": len(rows), "cols": len(rows[0])}
    made = place.add_table(**size, **({"width": Mm(150)} if header else {}))
    for row, texts in zip(made.rows, rows, strict=True):
        for cell, said in zip(row.cells, texts, strict=True):
            cell.text = said
    return bound(saved(document), "A4", {})


def pictures(*, looped: bool = False, header: bool = False) -> bytes:
    document = Document()
    place: Any = document.sections[0].header if header else document
    place.add_paragraph("{%p for x in c %}" if looped else "{{ a }}")
    place.add_paragraph().add_run().add_picture(BytesIO(picture()))
    place.add_paragraph("{%p endfor %}" if looped else "tetap")
    document.add_picture(BytesIO(picture(20, 20)))
    return bound(saved(document), "A4", {})


def sections() -> bytes:
    """Three sections with headers and footers of their own, also for first and even pages."""
    document = Document()
    document.settings.odd_and_even_pages_header_footer = True
    for number in range(3):
        section = document.sections[0] if not number else document.add_section(WD_SECTION.NEW_PAGE)
        section.different_first_page_header_footer = True
        for place in ("header", "footer", "first_page_header", "even_page_footer"):
            story = getattr(section, place)
            story.is_linked_to_previous = False
            story.paragraphs[0].text = f"{place} {number} {{{{ a }}}}" if number else "tetap"
        document.add_paragraph("isi {{ b }}")
    return bound(saved(document), "A4", {})


NAMES: Final[Names] = {
    "a": "Satu & <dua>\ntiga",
    "b": '{{ 7*7 }} {_{ "x" }_} {%',
    "c": ["x", "y_z"],
    "kosong": [],
    "warna": "FF0000",
    "lebar": 2,
    "daftar": Listing("baris 1\nbaris 2\tkolom\abaru\flembar {_{"),
    "kaya": RichText("tebal\nmiring {_{ & }_}", bold=True, color="#00FF00"),
    "alinea": RichTextParagraph(RichText("sendiri", italic=True)),
}

ON_THE_FAST_WAY: Final = {
    "text": text("{{ a }} dan {{ b }}", header="{{ b }}"),
    "typed over several runs": text(("di {", "{ a", " }", "}")),
    "p": text("{%p if a %}", "ya {{ a }}", "{%p else %}", "tidak", "{%p endif %}"),
    "p comment": text("{#p catatan #}", "{{ a }}{# catatan #}"),
    "r": text(("awal", "{%r if a %}", "tebal", "{%r endif %}", "akhir")),
    "r loop": text(("awal", "{%r for x in c %}", "tebal", "{{ x }}", "{%r endfor %}")),
    "tr": table(
        ("No", "Isi"), ("{%tr for x in c %}", ""), ("1", "{{ x }}"), ("{%tr endfor %}", "")
    ),
    "tr around": table(("No", "Isi"), ("{%tr if kosong %}", ""), ("1", "2"), ("{%tr endif %}", "")),
    "cellbg": table(("{% cellbg warna %}{{ a }}", "b"), ("{{ a }}", "d")),
    "RichText": text("awal {{r kaya }} akhir"),
    "RichTextParagraph": text("{{p alinea }}"),
    "Listing": text("{{ daftar }}"),
    "spaces cut": text("{%- if a %} {{ a -}} {% endif -%} x"),
    "filters": text("{{ a|upper }} {{ c|join(', ') }} {{ 'x_y' ~ b }} {{ 1 + 1 }}"),
    "escapes": text("{_{ a }_} {_% if %_} {{ b }}", header="{_{"),
    "escape that a value completes": text("{{ a }}_{{ b }}_{ %_{{ a }} {{ b }}_%"),
    "headers and footers": sections(),
    "pictures in a loop": pictures(looped=True),
    "picture in a header": pictures(header=True),
    "pictures in a loop in a header": pictures(looped=True, header=True),
    "rows of a header all conditional": table(
        ("{%tr if a %}",), ("{{ a }}",), ("{%tr endif %}",), header=True
    ),
    "columns of a header": table(("{%tc for x in c %}", "{{ x }}", "{%tc endfor %}"), header=True),
    "macro in a header": text(header="{% macro m(x) %}{{ x }}{% endmacro %}{{ m(a) }}"),
}

THROUGH_DOCXTPL: Final = {
    "tc": table(("{%tc for x in c %}", "{{ x }}", "{%tc endfor %}"), ("a", "b", "c")),
    "colspan": table(("{% colspan lebar %}{{ a }}",), ("a",)),
    "colspan too narrow": table(("{% colspan 1 %}{{ a }}", "b"), ("c", "d")),
    "hm": table(("{%tc for x in c %}", "{% hm %}{{ a }}", "{%tc endfor %}")),
    "vm": table(
        ("No", "Isi"),
        ("{%tr for x in c %}", ""),
        ("{% vm %}sama", "{{ x }}"),
        ("{%tr endfor %}", ""),
    ),
    "all rows conditional": table(("{%tr if a %}",), ("{{ a }}",), ("{%tr endif %}",)),
    "no row at all": table(("{%tr if kosong %}",), ("{{ a }}",), ("{%tr endif %}",)),
    "macro": text("{% macro m(x) %}{{ x }}{% endmacro %}{{ m(a) }}"),
    "set": text("{% set d = a ~ b %}{{ d }}"),
    "set block": text("{% set d %}{{ a }} & x{% endset %}{{ d }}"),
}


@pytest.mark.parametrize("tag", sorted(ON_THE_FAST_WAY))
def test_what_is_proven_is_rendered_without_docxtpl(tag: str) -> None:
    assert isinstance(engine_for(ON_THE_FAST_WAY[tag], environment()), PatchedEngine)
    assert_filled_in_as_by_docxtpl(ON_THE_FAST_WAY[tag], NAMES)


@pytest.mark.parametrize("tag", sorted(THROUGH_DOCXTPL))
def test_what_cannot_be_proven_goes_through_docxtpl(tag: str) -> None:
    assert isinstance(engine_for(THROUGH_DOCXTPL[tag], environment()), DocxtplEngine)
    assert_filled_in_as_by_docxtpl(THROUGH_DOCXTPL[tag], NAMES)


def numbered(said: str) -> bytes:
    """A document with a list, a picture, a table, and a style of its own."""
    document = Document()
    document.add_paragraph(said, style="List Number")
    document.add_paragraph("kedua", style="List Number")
    document.add_picture(BytesIO(picture(30, 10)))
    document.add_table(1, 2).cell(0, 0).text = said
    return saved(document)


PHOTO: Final = picture(30, 20)
OTHER_PHOTO: Final = picture(30, 30)
ATTACHED: Final = numbered("{{ 7*7 }} & {_{")

WITH_INSERTS: Final[dict[str, tuple[bytes, Names, Callable[[Any], Names]]]] = {
    "InlineImage": (
        text("foto: {{ foto }}", "{{ foto }}", header="{{ foto }}"),
        {"foto": Picture(PHOTO, 20)},
        lambda template: {"foto": InlineImage(template, BytesIO(PHOTO), Mm(20))},
    ),
    "InlineImage for each row": (
        table(("{%tr for x in c %}", ""), ("{{ x.nama }}", "{{ x.foto }}"), ("{%tr endfor %}", "")),
        {
            "c": [
                {"nama": "A", "foto": Picture(PHOTO, 20)},
                {"nama": "B", "foto": Picture(OTHER_PHOTO, 12.5)},
                {"nama": "C", "foto": None},
            ]
        },
        lambda template: {
            "c": [
                {"nama": "A", "foto": InlineImage(template, BytesIO(PHOTO), Mm(20))},
                {"nama": "B", "foto": InlineImage(template, BytesIO(OTHER_PHOTO), Mm(12.5))},
                {"nama": "C", "foto": None},
            ]
        },
    ),
    "Subdoc": (
        text("lampiran:", "{{p naskah }}", "selesai {{ a }}"),
        {"naskah": Subdocument(ATTACHED), "a": "x"},
        lambda template: {"naskah": template.new_subdoc(BytesIO(ATTACHED)), "a": "x"},
    ),
    "Subdoc and InlineImage": (
        text("{{ foto }}", "{%p for x in c %}", "{{p x.naskah }}", "{%p endfor %}"),
        {"foto": Picture(PHOTO, 20), "c": [{"naskah": Subdocument(ATTACHED)}] * 2},
        lambda template: {
            "foto": InlineImage(template, BytesIO(PHOTO), Mm(20)),
            "c": [{"naskah": template.new_subdoc(BytesIO(ATTACHED))} for _ in range(2)],
        },
    ),
}


@pytest.mark.parametrize("insert", sorted(WITH_INSERTS))
def test_pictures_and_subdocuments_of_a_record_are_put_in_by_docxtpl(insert: str) -> None:
    package, names, docxtpls_names = WITH_INSERTS[insert]
    engine = engine_for(package, environment(), frozenset(inserts_in(names)))
    assert isinstance(engine, DocxtplEngine)
    assert_as_docxtpl(engine.render(names), by_docxtpl(package, docxtpls_names))
    assert engine.render(names) == engine.render(names)


@pytest.mark.parametrize(
    ("shown", "engine"),
    [
        ("{{ surat.nomor }}", PatchedEngine),
        ("{{ lain }}", PatchedEngine),
        ("{{ surat.foto }}", DocxtplEngine),
        ("{% if surat.foto %}ada{% endif %}", DocxtplEngine),
        ("{% for x in surat.baris %}{{ x.nama }}{% endfor %}", DocxtplEngine),
        ("{% with s = surat %}{{ s['foto'] }}{% endwith %}", DocxtplEngine),
        ("{{ surat|attr('foto') }}", DocxtplEngine),
    ],
)
def test_only_a_template_that_may_show_a_picture_pays_for_it(shown: str, engine: type) -> None:
    photo = Picture(PHOTO, 20)
    names = {"surat": {"nomor": "1", "foto": photo, "baris": [{"nama": "A", "foto": photo}]}}
    chosen = engine_for(text(shown), environment(), frozenset(inserts_in(names)))
    assert isinstance(chosen, engine)


def test_a_subdocument_with_notes_is_refused() -> None:
    document = Document(BytesIO(numbered("x")))
    run = document.paragraphs[0].runs[0]._r
    run.append(run.makeelement(f"{{{run.nsmap['w']}}}footnoteReference"))
    names = {"naskah": Subdocument(saved(document))}
    template = CompiledTemplate("surat.docx", text("{{p naskah }}"), inserts=[("naskah",)])
    with pytest.raises(TemplateFault, match="memuat catatan kaki"):
        template.render(names)


def test_a_picture_that_was_not_announced_is_no_text() -> None:
    template = CompiledTemplate("surat.docx", text("{{ foto }}"))
    with pytest.raises(TemplateFault, match=r"surat\.docx tidak dapat diisi: gambar"):
        template.render({"foto": Picture(PHOTO, 20)})


@pytest.mark.parametrize(
    ("tag", "right"),
    [
        ("{{ naskah }}", "{{p … }}"),
        ("{{r naskah }}", "{{p … }}"),
        ("{{ kaya }}", "{{r … }}"),
        ("{{ alinea }}", "{{p … }}"),
        ("{{p foto }}", "{{ … }}"),
        ("{%p for x in banyak %}{{ x.naskah }}{%p endfor %}", "{{p … }}"),
    ],
)
def test_a_tag_of_the_wrong_kind_is_refused(
    monkeypatch: pytest.MonkeyPatch, tag: str, right: str
) -> None:
    monkeypatch.setattr("kka_docs.rendering.template.example_names", lambda *_: announced())
    with pytest.raises(TemplateFault) as stopped:
        compiled(word(*tag.replace("}{", "}\n{").split("\n")))
    assert f"tulis “{right}”, bukan “" in stopped.value.sentence


def test_a_template_that_shows_inserts_as_they_are_meant_is_filled_in(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("kka_docs.rendering.template.example_names", lambda *_: announced())
    tags = ("{{p naskah }}", "{{r kaya }}", "{{p alinea }}", "{{ foto }}", "{{ a }}", "{%p if a %}")
    docx = compiled(word(*tags, "{%p endif %}")).render(announced())
    body = canonical_parts(docx)["word/document.xml"]
    assert body.count(b"<pic:pic>") == 2
    assert b"tebal" in body
    assert b"sendiri" in body


def announced() -> Names:
    inserts = {"naskah": Subdocument(ATTACHED), "foto": Picture(PHOTO, 20)}
    return {**NAMES, **inserts, "banyak": [{"naskah": Subdocument(ATTACHED)}]}
