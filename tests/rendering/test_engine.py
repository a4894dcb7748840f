"""The fast engine makes what docxtpl makes: part by part, as canonical XML."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from zipfile import ZipFile

import pytest
from docx import Document
from docxtpl import Listing, RichText
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from kka_docs import generate, pipeline, resources
from kka_docs.definitions.documents import DOCUMENTS
from kka_docs.definitions.settings import settings as every_setting
from kka_docs.rendering.binding import bound
from kka_docs.rendering.engine import DocxtplEngine, PatchedEngine, engine_for
from kka_docs.rendering.example import example_names
from kka_docs.rendering.logos import Logo, logo
from kka_docs.rendering.template import environment

if TYPE_CHECKING:
    from kka_docs.definitions.documents import DocumentKind, Variant
    from kka_docs.rendering.values import Names

SAMPLES: Final = sorted(resources.samples().glob("*/KKA-*.xlsx"))
EVERY_TEMPLATE: Final = [
    pytest.param(kind, variant, id=variant.template)
    for kind in DOCUMENTS.values()
    for variant in kind.variants
]


def canonical_parts(document: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(document)) as package:
        assert package.testzip() is None
        return {name: _canonical(name, package.read(name)) for name in package.namelist()}


def _canonical(name: str, content: bytes) -> bytes:
    if not name.endswith((".xml", ".rels")):
        return content
    return etree.tostring(etree.fromstring(content), method="c14n")


def assert_equal_to_docxtpl(package: bytes, names: Names) -> None:
    fast = engine_for(package, environment())
    assert isinstance(fast, PatchedEngine)
    slow = DocxtplEngine(package, environment())
    assert canonical_parts(fast.render(names)) == canonical_parts(slow.render(names))


def school_logo() -> Logo:
    return logo((resources.samples() / "sekolah" / "logo-kiri.png").read_bytes())


def template_of(
    *paragraphs: str, header: str = "", rows: tuple[tuple[str, ...], ...] = ()
) -> bytes:
    document = Document()
    document.sections[0].header.paragraphs[0].text = header
    for text in paragraphs:
        document.add_paragraph(text)
    if rows:
        table = document.add_table(rows=len(rows), cols=len(rows[0]))
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
    target = BytesIO()
    document.save(target)
    return bound(target.getvalue(), "A4", {})


@pytest.mark.parametrize(("kind", "variant"), EVERY_TEMPLATE)
@pytest.mark.parametrize("setting", sorted(every_setting()))
@pytest.mark.parametrize("logos", [0, 1, 2])
def test_our_templates_never_need_docxtpl_again(
    kind: DocumentKind, variant: Variant, setting: str, logos: int
) -> None:
    ours = dict(zip(("logo_kiri", "logo_kanan")[:logos], [school_logo()] * logos, strict=True))
    package = bound((resources.word_templates() / variant.template).read_bytes(), "F4", ours)
    assert_equal_to_docxtpl(package, example_names(kind, every_setting()[setting]))


@pytest.mark.parametrize("form", SAMPLES, ids=lambda path: path.stem)
def test_every_document_of_every_sample_is_docxtpls(
    form: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Makes the sample's documents with either engine and compares the files."""
    generate([form], output=tmp_path / "cepat")
    monkeypatch.setattr("kka_docs.rendering.template.engine_for", DocxtplEngine)
    generate([form], output=tmp_path / "docxtpl")
    made = sorted(path.relative_to(tmp_path / "cepat") for path in tmp_path.glob("cepat/**/*.docx"))
    assert made
    for path in made:
        fast = (tmp_path / "cepat" / path).read_bytes()
        slow = (tmp_path / "docxtpl" / path).read_bytes()
        assert canonical_parts(fast) == canonical_parts(slow), path


TEXTS = st.text(
    st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from("\n\t&<>{}%_#\"'{{"),
    max_size=40,
)


@given(texts=st.lists(TEXTS, min_size=4, max_size=4))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_arrives_as_docxtpl_would_bring_it(texts: list[str]) -> None:
    package = template_of(
        "{{ a }} dan {{ b }}",
        "{%p for x in c %}",
        "– {{ x }}",
        "{%p endfor %}",
        header="{{ d }}",
        rows=(("{{ a }}", "{{ b }}"),),
    )
    names = {"a": texts[0], "b": texts[1], "c": texts[2:], "d": texts[3]}
    assert_equal_to_docxtpl(package, names)


ON_THE_FAST_WAY = {
    "paragraphs": template_of("{%p if a %}", "ya {{ a }}", "{%p else %}", "tidak", "{%p endif %}"),
    "listing": template_of("{{ daftar }}"),
    "spaces cut": template_of("{%- if a %} {{ a -}} {% endif -%} x"),
    "set and filter": template_of("{{ a|upper }} {{ c|join(', ') }}"),
    "header": template_of("isi", header="{{ a }}"),
    "rich text": template_of("awal {{r kaya }} akhir"),
    "cell colour": template_of(rows=(("{% cellbg warna %}{{ a }}", "b"),)),
    "row loop": template_of(
        rows=(("No", "Isi"), ("{%tr for x in c %}", ""), ("1", "{{ x }}"), ("{%tr endfor %}", ""))
    ),
}


@pytest.mark.parametrize("case", sorted(ON_THE_FAST_WAY))
def test_tags_of_the_fast_way_give_the_same(case: str) -> None:
    names: dict[str, Any] = {
        "a": "Satu\nDua",
        "c": ["x", "y"],
        "daftar": Listing("baris 1\nbaris 2\tkolom"),
    }
    names |= {"kaya": RichText("tebal\nmiring", bold=True), "warna": "FF0000"}
    assert_equal_to_docxtpl(ON_THE_FAST_WAY[case], names)


BY_DOCXTPL = {
    "column loop": template_of(rows=(("{%tc for x in c %}", "{{ x }}", "{%tc endfor %}"),)),
    "span": template_of(rows=(("{% colspan lebar %}{{ a }}", "b"),)),
    "merged sideways": template_of(rows=(("{% hm %}{{ a }}", "b"),)),
    "escaped braces": template_of("{_{ a }_}"),
    "all rows conditional": template_of(rows=(("{%tr if a %}",), ("{{ a }}",), ("{%tr endif %}",))),
    "macro": template_of("{% macro m(x) %}{{ x }}{% endmacro %}{{ m(a) }}"),
}


@pytest.mark.parametrize("case", sorted(BY_DOCXTPL))
def test_what_cannot_be_proven_goes_through_docxtpl(case: str) -> None:
    assert isinstance(engine_for(BY_DOCXTPL[case], environment()), DocxtplEngine)


def test_pictures_in_a_loop_are_numbered_as_docxtpl_numbers_them() -> None:
    template = Document()
    template.add_paragraph("{%p for x in c %}")
    template.add_picture(str(resources.samples() / "sekolah" / "logo-kiri.png"))
    template.add_paragraph("{%p endfor %}")
    target = BytesIO()
    template.save(target)
    assert_equal_to_docxtpl(bound(target.getvalue(), "A4", {}), {"c": ["x", "y", "z"]})


def test_the_same_names_give_the_same_bytes() -> None:
    package = ON_THE_FAST_WAY["paragraphs"]
    names: dict[str, Any] = {"a": "Satu"}
    first = engine_for(package, environment()).render(names)
    assert engine_for(package, environment()).render(names) == first


def test_the_pipeline_knows_nothing_of_engines() -> None:
    source = Path(pipeline.__file__).read_text("utf-8")
    assert "engine" not in source
