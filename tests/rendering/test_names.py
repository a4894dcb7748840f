"""What a template names is known before it is filled in, and no more of it than it may show."""

from __future__ import annotations

from copy import deepcopy
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from kka_docs import resources
from kka_docs.definitions.documents import Audience
from kka_docs.definitions.forms import FORMS
from kka_docs.definitions.identity import Identity
from kka_docs.definitions.setting import Setting, form_in_setting
from kka_docs.definitions.settings import settings
from kka_docs.errors import TemplateFault
from kka_docs.rendering.context import case_names
from kka_docs.rendering.example import example_names
from kka_docs.rendering.names import given_away, identities_of, names_used, unknown, without
from kka_docs.rendering.template import Institution, compile_template, environment
from tests.rendering.papers import (
    SCHOOL,
    VARIANTS,
    case,
    compiled,
    profile,
    saved,
    texts_of,
    variant_of,
    word,
)
from tests.rendering.pictures import picture

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kka_docs.definitions.documents import DocumentKind, Variant
    from kka_docs.rendering.names import NamePath
    from kka_docs.rendering.values import Names


def used(template: str) -> list[str]:
    """The names that a template uses, dotted, in its order."""
    return [".".join(use.path) for use in names_used(environment().parse(template))]


@pytest.mark.parametrize(
    ("template", "names"),
    [
        ("Hari {{ pertemuan.hari_tanggal }}", ["pertemuan.hari_tanggal"]),
        ("{{ surat.nomor|upper or lembaga.nama }}", ["surat.nomor", "lembaga.nama"]),
        ("{{ a ~ b.c }} {{ d if e else f.g }}", ["a", "b.c", "e", "d", "f.g"]),
        ("{{ surat['nomor'] }} {{ konseli[0].nama }}", ["surat.nomor", "konseli.nama"]),
        ("{% if surat.sifat and not surat.hal %}{% endif %}", ["surat.sifat", "surat.hal"]),
        ("{{ teks }} {{ 'teks' }} {{ 7 }} {{ range(3) }} {{ dict(a=b) }}", ["teks", "b"]),
        ("{# {{ catatan }} #}", []),
    ],
)
def test_names_are_found_in_expressions(template: str, names: list[str]) -> None:
    assert used(template) == names


@pytest.mark.parametrize(
    ("template", "names"),
    [
        (
            "{% for k in konseli %}{{ loop.index }}{{ k.nama }}{{ k }}{% endfor %}",
            ["konseli", "konseli.nama", "konseli"],
        ),
        (
            "{% for k in konseli %}{% for b in k.identitas %}{{ b.isi }}{% endfor %}{% endfor %}",
            ["konseli", "konseli.identitas", "konseli.identitas.isi"],
        ),
        (
            "{% for b in surat.baris if b != istilah.Wali %}{{ b }}{% else %}{{ c }}{% endfor %}",
            ["surat.baris", "surat.baris", "istilah.Wali", "surat.baris", "c"],
        ),
        ("{% for k in konseli %}{% endfor %}{{ k.nama }}", ["konseli", "k.nama"]),
        ("{% for k in konseli[:1] %}{{ k.nama }}{% endfor %}", ["konseli"]),
        ("{% for k, v in surat.items() %}{{ k }}{{ v }}{% endfor %}", ["surat.items"]),
    ],
)
def test_loop_variables_are_what_they_run_over(template: str, names: list[str]) -> None:
    assert used(template) == names


@pytest.mark.parametrize(
    ("template", "names"),
    [
        (
            "{% set p = surat.penanda_tangan %}{{ p.nama }}",
            ["surat.penanda_tangan", "surat.penanda_tangan.nama"],
        ),
        ("{% set judul %}{{ surat.hal }}{% endset %}{{ judul }}", ["surat.hal"]),
        ("{% set a, b = surat.hal, c %}{{ a }}{{ b }}", ["surat.hal", "c"]),
        (
            "{% with p = surat.penanda_tangan %}{{ p.nama }}{% endwith %}{{ p }}",
            ["surat.penanda_tangan", "surat.penanda_tangan.nama", "p"],
        ),
        (
            "{% macro m(a, b=surat.hal) %}{{ a }}{{ lembaga.nama }}{% endmacro %}{{ m(c.d) }}",
            ["surat.hal", "lembaga.nama", "c.d"],
        ),
        (
            "{% macro m() %}{{ caller() }}{% endmacro %}{% call m() %}{{ a }}{% endcall %}",
            ["a"],
        ),
        ("{% macro m() %}{{ varargs }}{{ kwargs }}{{ caller }}{% endmacro %}", []),
        ("{% call(a) surat.m(b) %}{{ a }}{{ c }}{% endcall %}", ["surat.m", "b", "c"]),
        (
            "{% set n = namespace(ada=false) %}{% set n.ada = surat.hal %}{{ n.ada }}",
            ["surat.hal"],
        ),
    ],
)
def test_the_templates_own_names_are_not_asked_for(template: str, names: list[str]) -> None:
    assert used(template) == names


def test_a_name_is_known_on_its_line() -> None:
    uses = names_used(environment().parse("{{ a }}\n{% for b in c %}\n{{ b.d }}\n{% endfor %}"))
    assert [(use.path, use.line) for use in uses] == [(("a",), 1), (("c",), 2), (("c", "d"), 3)]


KNOWN: Names = {
    "surat": {"hal": "Undangan", "penanda_tangan": {"nama": "Siti Aminah"}},
    "konseli": [{"nama": "Contoh Satu", "identitas": [{"label": "Kelas"}]}],
    "mengetahui": None,
}


@pytest.mark.parametrize(
    ("path", "nearest"),
    [
        ("surat.hal", None),
        ("konseli.identitas.label", None),
        ("mengetahui.nama", None),
        ("surat.hall", "surat.hal"),
        ("konseli.identitas.lebel", "konseli.identitas.label"),
        ("suratt.hal", "surat"),
        ("surat.qwxyz", ""),
        ("surat.hal.panjang", ""),
    ],
)
def test_the_nearest_name_is_told(path: str, nearest: str | None) -> None:
    assert unknown(tuple(path.split(".")), KNOWN) == nearest


def test_hidden_names_are_taken_out_of_every_row() -> None:
    hidden = {("surat", "penanda_tangan"), ("konseli", "nama"), ("konseli", "identitas", "label")}
    assert without(KNOWN, hidden) == {
        "surat": {"hal": "Undangan"},
        "konseli": [{"identitas": [{}]}],
        "mengetahui": None,
    }
    assert without(KNOWN, {("surat",), ("mengetahui", "nama"), ("tiada",)}) == {
        "konseli": KNOWN["konseli"],
        "mengetahui": None,
    }
    assert without(KNOWN, frozenset()) == KNOWN


def test_what_one_template_does_to_its_names_is_not_seen_by_the_next() -> None:
    before = deepcopy(KNOWN)
    given = without(KNOWN, {("konseli", "nama")})
    given["surat"].clear()
    given["konseli"][0]["identitas"].clear()
    given["konseli"].clear()
    assert before == KNOWN


def test_whom_a_name_gives_away_holds_for_what_it_is_part_of() -> None:
    identities = identities_of(form_in_setting(FORMS["kasus"], SCHOOL))
    given = {
        "konseli.kode": Identity.CODE,
        "konseli.nisn": Identity.CLIENT,
        "konseli.identitas.isi": Identity.CLIENT,
        "format_kasus.gejala.teks": Identity.CASE_CONTENT,
        "kasus.konselor": Identity.PARTICIPANTS,
        "lembaga.nama": None,
    }
    for dotted, identity in given.items():
        assert given_away(tuple(dotted.split(".")), identities) is identity


@pytest.mark.parametrize(
    ("template", "tag", "shown"),
    [
        ("undangan.docx", "{{ penerima.anak }}", "anak penerima"),
        ("undangan.docx", "{{ pertemuan.alasan_persetujuan }}", "isi kasus"),
        ("undangan-keluarga.docx", "{{ pertemuan.kode_kasus }}", "kode"),
        ("undangan-keluarga.docx", "{{ pertemuan.konseli[0] }}", "kode"),
        ("agenda.docx", "{{ pertemuan.alasan_persetujuan }}", "isi kasus"),
        ("format-kasus-pertemuan.docx", "{{ konseli[0].nama }}", "konseli"),
        ("format-kasus-pertemuan.docx", "{{ konseli[0].identitas[0].isi }}", "konseli"),
        ("format-kasus-pertemuan.docx", "{{ kasus.konselor }}", "peserta"),
    ],
)
def test_a_template_that_shows_more_than_its_readers_may_see_is_refused(
    template: str, tag: str, shown: str
) -> None:
    with pytest.raises(TemplateFault) as stopped:
        compiled(word("Rahasia", cells=(tag,)), template)
    sentence = stopped.value.sentence
    assert sentence.startswith(f"Templat {template}, tabel di isi, pada “{tag}”: nama ")
    audience = variant_of(template)[1].audience.value
    assert f" menunjukkan {shown}, padahal dokumen {audience} ini tidak boleh" in sentence
    assert sentence.endswith("Hapus nama itu dari templat.")


@pytest.mark.parametrize(
    ("template", "tag"),
    [
        ("undangan.docx", "{% for orang in peserta %}{{ orang.nama }}{% endfor %}"),
        ("undangan.docx", "{{ konseli[0].nama }}"),
        ("undangan-keluarga.docx", "{{ format_kasus.gejala[0].teks }}"),
        ("undangan-keluarga.docx", "{{ berita_acara.topik }}"),
        ("agenda.docx", "{% for orang in peserta %}{{ orang.nama }}{% endfor %}"),
    ],
)
def test_letters_and_agenda_do_not_even_know_lists_of_people_or_the_case(
    template: str, tag: str
) -> None:
    with pytest.raises(TemplateFault, match="tidak dikenal"):
        compiled(word(tag), template)


def spelled(path: NamePath, names: Names) -> str:
    """A tag that prints the first text at a path."""
    said, here = "", names
    for part in path:
        said, here = f"{said}.{part}", here[part]
        while isinstance(here, list):
            said, here = f"{said}[0]", here[0]
    return f"{{{{ {said.removeprefix('.')} }}}}"


def texts_below(path: NamePath, value: object) -> Iterator[NamePath]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from texts_below((*path, key), inner)
    elif isinstance(value, list):
        yield from texts_below(path, value[0])
    else:
        yield path


@pytest.mark.parametrize(("kind", "variant"), VARIANTS)
def test_of_all_names_a_template_may_show_just_those_that_its_row_allows(
    kind: DocumentKind, variant: Variant
) -> None:
    names = example_names(kind, SCHOOL)
    identities = identities_of(form_in_setting(FORMS[kind.form], SCHOOL))
    allowed, refused = [], []
    for path in texts_below((), names):
        identity = given_away(path, identities)
        if identity is None or identity in variant.identities:
            allowed.append(spelled(path, names))
        else:
            refused.append(spelled(path, names))
    assert compiled(word(*allowed), variant.template).render(names)
    for tag in refused:
        with pytest.raises(TemplateFault, match="tidak boleh menampilkannya"):
            compiled(word(tag), variant.template)
    assert bool(refused) is (variant.audience is not Audience.HIMPUNAN)


@pytest.mark.parametrize(
    "roundabout",
    [
        "{% for k in konseli[:1] %}{{ k.nama }}{% endfor %}",
        "{{ konseli|map(attribute='nama')|join }}",
        "{{ (konseli|first).nama }}",
        "{% set k = konseli|last %}{{ k['nama'] }}",
        "{% set n = namespace(k=konseli[0]) %}{{ n.k.nama }}",
        "{% for k, v in (konseli|first)|dictsort %}{{ v }} {% endfor %}",
        "{{ konseli|tojson }}",
        "{{ konseli }}",
        "{{ konseli|string }}",
        "{% macro m(k) %}{{ k.nama }}{% endmacro %}{{ m(konseli[0]) }}",
        "{{ (konseli|first)|attr('nama') }}",
        "{{ konseli|selectattr('nama')|map(attribute='nama')|first }}",
        "{{ konseli|groupby('nama') }}",
        "{{ konseli|sort(attribute='nama')|list }}",
        "{{ (konseli|first)['na' ~ 'ma'] }}",
        "{% set kunci = 'nama' %}{{ konseli[0][kunci] }}",
        "{% for k in konseli %}{% for kunci in k %}{{ k[kunci] }} {% endfor %}{% endfor %}",
        "{{ (konseli|first).values()|list|join }}",
        "{{ (konseli|first).items()|list }}",
        "{{ '%s'|format(konseli[0]) }}",
        "{{ konseli[0]|urlencode }}{{ konseli|pprint }}",
        "{% set n = namespace() %}{% for k in konseli %}{% set n.x = k %}{% endfor %}{{ n.x }}",
        "{% macro m() %}{{ caller(konseli) }}{% endmacro %}{% call(k) m() %}{{ k }}{% endcall %}",
        "{% macro m() %}{{ varargs[0].nama }}{% endmacro %}{{ m(konseli[0]) }}",
        "{{ self._TemplateReference__context.parent.konseli }}",
        "{% filter upper %}{{ (konseli|first).nama }}{% endfilter %}",
        "{{ cycler(konseli[0]).next().nama }}",
        "{{ dict(x=konseli[0]).x.nama }}",
        "{% with k = konseli|first %}{{ k.nama }}{% endwith %}",
    ],
)
def test_no_roundabout_way_leads_to_what_a_document_may_not_show(roundabout: str) -> None:
    values = case(konseli=[{"kode": "K1", "nama": "Raka Umpama", "kelas": "XI-3"}])
    names = case_names(values, profile(), SCHOOL)
    try:
        template = compiled(word(roundabout), "format-kasus-pertemuan.docx")
        (shown,) = texts_of(template.render(names)).body
    except TemplateFault as refused:
        shown = refused.sentence
    assert "Raka" not in shown
    assert "XI-3" not in shown
    template = compiled(word("{{ konseli[0].nama }}"), "format-kasus-himpunan.docx")
    assert texts_of(template.render(names)).body == ["Raka Umpama"]


def in_text_box(tag: str) -> Any:
    document: Any = Document()
    box = (
        f'<w:r {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape><v:textbox>'
        f"<w:txbxContent><w:p><w:r><w:t>{tag}</w:t></w:r></w:p></w:txbxContent>"
        "</v:textbox></v:shape></w:pict></w:r>"
    )
    document.add_paragraph()._p.append(parse_xml(box))
    return document


def in_field(tag: str) -> Any:
    document: Any = Document()
    run = f"<w:r {nsdecls('w')}><w:instrText>QUOTE {tag}</w:instrText></w:r>"
    document.add_paragraph()._p.append(parse_xml(run))
    return document


def in_alternative_text(tag: str) -> Any:
    document = Document()
    document.add_paragraph().add_run().add_picture(BytesIO(picture(9, 9)))
    document.inline_shapes[0]._inline.docPr.set("descr", tag)
    return document


def in_first_header(tag: str) -> Any:
    document = Document()
    section = document.sections[0]
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].text = tag
    return document


def in_even_footer(tag: str) -> Any:
    document = Document()
    document.settings.odd_and_even_pages_header_footer = True
    document.sections[0].even_page_footer.paragraphs[0].text = tag
    return document


@pytest.mark.parametrize(
    "place", [in_text_box, in_field, in_alternative_text, in_first_header, in_even_footer]
)
def test_wherever_a_name_stands_that_shows_too_much_the_template_is_refused(place: Any) -> None:
    document = place("{{ konseli[0].nama }}")
    with pytest.raises(TemplateFault, match="tidak boleh menampilkannya"):
        compiled(saved(document), "format-kasus-pertemuan.docx")


@pytest.mark.parametrize(("kind", "variant"), VARIANTS)
@pytest.mark.parametrize("setting", settings().values(), ids=lambda setting: setting.key)
def test_every_template_of_ours_names_only_what_there_is(
    kind: DocumentKind, variant: Variant, setting: Setting
) -> None:
    source = (resources.word_templates() / variant.template).read_bytes()
    institution = Institution(setting, "A4", {})
    template = compile_template(variant.template, source, kind, variant, institution)
    assert template.render(example_names(kind, setting))


def test_there_is_a_template_for_every_row_of_the_registry() -> None:
    present = {path.name for path in resources.word_templates().glob("*.docx")}
    assert {variant.template for _, variant in VARIANTS} <= present
