"""What is typed arrives in Word as typed; a template that cannot be used says why and where."""

from __future__ import annotations

import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from zipfile import ZipFile

import pytest
from docx import Document
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from lxml import etree

from kka_docs.errors import TemplateFault
from kka_docs.ooxml import BLANK_CORE
from kka_docs.rendering.context import meeting_names
from kka_docs.rendering.template import environment
from tests.office import schema_faults
from tests.rendering.papers import (
    SCHOOL,
    compiled,
    meeting,
    profile,
    saved,
    texts_of,
    word,
)

if TYPE_CHECKING:
    from kka_docs.rendering.template import CompiledTemplate
    from kka_docs.rendering.values import Names

PROJECT: Final = Path(__file__).parents[2]
PLACE: Final = "{{ pertemuan.tempat }}"
STEPS: Final = ("{%tr for acara in agenda %}", "{{ acara.kegiatan }}", "{%tr endfor %}")
PURPOSES: Final = ("{%p for tujuan in pertemuan.tujuan %}", "{{ tujuan }}", "{%p endfor %}")

# All that validation lets through: what XML allows, every line break unified to "\n".
LETTERS: Final = st.characters(
    exclude_categories=["Cs"],
    exclude_characters=[*(chr(n) for n in range(32) if chr(n) not in "\t\n"), "\ufffe", "\uffff"],
)
TRICKS: Final = st.sampled_from(
    [*"{}%#_&<>\"'“” \n\t", "{{", "}}", "{%", "%}", "{_{", "}_}", "{_%", "%_}", "&lt;", "</w:t>"]
)
TYPED: Final = st.lists(TRICKS | LETTERS, max_size=12).map("".join)


def names(place: str | None = "Ruang BK", **told: Any) -> Names:
    """What a template of the agenda may name, the place of the meeting standing everywhere."""
    about = {"tempat": place, "tujuan": [place, "Mufakat"], **told}
    steps = [{"kegiatan": place}, {"kegiatan": "Penutup"}]
    return meeting_names(meeting(pertemuan=about, agenda=steps), profile(), SCHOOL)


def everywhere() -> bytes:
    """A template that shows the place wherever a value can stand."""
    document = Document(
        BytesIO(
            word(
                PLACE,
                f"di {PLACE}.",
                *PURPOSES,
                cells=(PLACE, *STEPS),
                header=PLACE,
                footer=PLACE,
            )
        )
    )
    split = document.add_paragraph("di ")
    for piece in ("{", "{ perte", "muan.tem", "pat }", "}"):
        split.add_run(piece).bold = piece == "muan.tem"
    return saved(document)


@pytest.fixture(scope="module")
def template() -> CompiledTemplate:
    return compiled(everywhere())


def assert_arrives(typed: str, docx: bytes) -> None:
    shown = texts_of(docx)
    assert shown.body == [typed, f"di {typed}.", typed, "Mufakat", f"di {typed}"]
    assert shown.cells == [typed, typed, "Penutup"]
    assert shown.header == shown.footer == [typed]


@pytest.mark.parametrize(
    "typed",
    [
        "Ruang A & B <lantai 2>",
        "Aula \"Ki Hajar\" di 'timur' — “baru”",
        "{{ 7*7 }}",
        "{{ lembaga.nama }}",
        "{% if %} {% endif %} {# bukan perintah #}",
        "{_{ senyum }_} {_% %_}",
        "_}",
        "None",
        "Undefined",
        "  dua  spasi  ",
        "",
        "lantai 1\nlantai 2",
        "\n",
        "kolom\tkolom",
        "&amp; &#65; &lt;w:p&gt;",
        "]]> <!-- -->",
        "\u2028\x7f\x85\U0001f600",
    ],
)
def test_a_value_arrives_as_typed_wherever_it_stands(
    template: CompiledTemplate, typed: str
) -> None:
    assert_arrives(typed, template.render(names(typed)))


@given(TYPED)
@hypothesis_settings(max_examples=50, deadline=None)
def test_whatever_is_typed_arrives(template: CompiledTemplate, typed: str) -> None:
    assert_arrives(typed, template.render(names(typed)))


def test_two_values_side_by_side_are_not_taken_for_an_escape() -> None:
    package = word("{{ pertemuan.tempat }}{{ pertemuan.pemimpin }}")
    docx = compiled(package).render(names("{", pemimpin="_{ 7*7 }_}"))
    assert texts_of(docx).body == ["{_{ 7*7 }_}"]


@pytest.mark.parametrize("escaping", ["e", "escape", "forceescape", "safe"])
def test_a_template_cannot_switch_the_escaping(escaping: str) -> None:
    package = word(f"{{{{ pertemuan.tempat|{escaping} }}}}")
    docx = compiled(package).render(names("A & B <br/> {_{"))
    assert texts_of(docx).body == ["A & B <br/> {_{"]


def test_nor_can_a_block_without_escaping() -> None:
    package = word(f"{{% autoescape false %}}{PLACE}{{% endautoescape %}}")
    docx = compiled(package).render(names("A & B <br/>"))
    assert texts_of(docx).body == ["A & B <br/>"]


@pytest.mark.parametrize(
    "tags",
    [
        "{{ a }}",
        "{% macro m(x) %}{{ x }}{% endmacro %}{{ m(a) }}",
        "{% set b %}{{ a }}{% endset %}{{ b }}",
        "{% filter trim %}{{ a }}{% endfilter %}",
        "{% for b in [a] %}{{ loop.cycle(b, b) }}{% endfor %}",
        "{{ a ~ '' }}",
        "{{ [a]|join }}",
        "{{ d.a }}{{ d.b }}",
    ],
)
def test_what_is_printed_is_escaped_once_on_whatever_way(tags: str) -> None:
    typed = "A & <b> 'c' \"d\" {_{"
    printed = environment().from_string(tags).render(a=typed, d={"a": typed, "b": None})
    assert etree.fromstring(f"<t>{printed}</t>").text == typed


def test_a_name_comes_before_what_a_python_dictionary_can() -> None:
    tags = "{{ a.items }} {% for key, value in b.items() %}{{ key }}={{ value }}{% endfor %}"
    printed = environment().from_string(tags).render(a={"items": "tiga"}, b={"satu": "dua"})
    assert printed == "tiga satu=dua"


def test_line_breaks_and_tabs_are_those_of_word(template: CompiledTemplate, tmp_path: Path) -> None:
    docx = template.render(names("satu\ndua\ttiga"))
    path = tmp_path / "agenda.docx"
    path.write_bytes(docx)
    assert schema_faults(path) == []
    (paragraph, *_) = Document(str(path)).paragraphs
    assert len(paragraph._p.xpath(".//w:br")) == 1
    assert len(paragraph._p.xpath(".//w:tab")) == 1


def test_what_was_not_answered_prints_as_nothing() -> None:
    package = word("Notulis: {{ pertemuan.notulis }}.", "{{ pertemuan.notulis or '–' }}")
    assert texts_of(compiled(package).render(names())).body == ["Notulis: .", "–"]


def test_a_list_is_not_printed_as_python_writes_it() -> None:
    template = compiled(word("{{ pertemuan.tujuan }}"))
    with pytest.raises(TemplateFault, match=r"agenda\.docx tidak dapat diisi: daftar dicetak"):
        template.render(names())


def notes(kind: str, text: str) -> bytes:
    """A part with one foot- or endnote."""
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    note = f'<w:{kind} w:id="2"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:{kind}>'
    return f'<w:{kind}s xmlns:w="{space}">{note}</w:{kind}s>'.encode()


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
def test_notes_are_filled_in_once_however_many_sections_there_are(kind: str) -> None:
    document = Document()
    document.add_section()
    document.add_section()
    main = document.part
    space = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    name = PackURI(f"/word/{kind}s.xml")
    part = Part(name, f"{space}.{kind}s+xml", notes(kind, PLACE), main.package)
    main.relate_to(
        part, f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}s"
    )
    docx = compiled(saved(document)).render(names("{{ 7*7 }} & {_{"))
    with ZipFile(BytesIO(docx)) as package:
        note = package.read(f"word/{kind}s.xml").decode()
    assert ">{{ 7*7 }} &amp; {&#95;{<" in note


@pytest.mark.parametrize(
    ("package", "where", "hint"),
    [
        pytest.param(
            word("Tempat pertemuan", "di {{ pertemuan.temat }}"),
            "isi, pada “di {{ pertemuan.temat }}”: nama pertemuan.temat",
            "pertemuan.tempat",
            id="body, not where the word stands as text",
        ),
        pytest.param(
            word("{{ lembaga.nama }}", "{{ pertemuan.nama }}"),
            "isi, pada “{{ pertemuan.nama }}”: nama pertemuan.nama",
            None,
            id="not where another owner has that name",
        ),
        pytest.param(
            word(
                *("{%p for b in agenda %}", "{{ b.kegiatan }}", "{%p endfor %}"),
                *("{%p for b in lembaga.kop %}", "kop: {{ b.kegiatan }}", "{%p endfor %}"),
            ),
            "isi, pada “kop: {{ b.kegiatan }}”: nama lembaga.kop.kegiatan",
            None,
            id="not where the same tag is right",
        ),
        pytest.param(
            word("{{ lembaga.namma }}", "{{ agendo }}"),
            "isi, pada “{{ lembaga.namma }}”: nama lembaga.namma",
            "lembaga.nama",
            id="the first of several",
        ),
        pytest.param(
            word(*PURPOSES, "{%p for baris in lembaga.kop %}", "{{ baris.teksnya }}", PURPOSES[-1]),
            "isi, pada “{{ baris.teksnya }}”: nama lembaga.kop.teksnya",
            "lembaga.kop.teks",
            id="nested, in a loop",
        ),
        pytest.param(
            word("{%p for acara in agendo %}", "{{ acara.kegiatan }}", PURPOSES[-1]),
            "isi, pada “{%p for acara in agendo %}”: nama agendo",
            "agenda",
            id="what a loop runs over",
        ),
        pytest.param(
            word(cells=("Kegiatan", STEPS[0], "{{ acara.kegiatannya }}", STEPS[2])),
            "tabel di isi, pada “{{ acara.kegiatannya }}”: nama agenda.kegiatannya",
            "agenda.kegiatan",
            id="table",
        ),
        pytest.param(
            word(PLACE, header="{{ lembaga.kotta }}"),
            "kepala halaman, pada “{{ lembaga.kotta }}”: nama lembaga.kotta",
            "lembaga.kota",
            id="header",
        ),
        pytest.param(
            word(PLACE, footer="{{ istilah.konselli }}"),
            "kaki halaman, pada “{{ istilah.konselli }}”: nama istilah.konselli",
            "istilah.konseli",
            id="footer",
        ),
        pytest.param(
            word("{{ pertemuan.tempat.upper() }}"),
            "nama pertemuan.tempat.upper",
            None,
            id="no methods of texts",
        ),
        pytest.param(word("{{ qwertyuiop }}"), "nama qwertyuiop", None, id="nothing near"),
    ],
)
def test_an_unknown_name_stops_with_its_place_and_the_nearest_name(
    package: bytes, where: str, hint: str | None
) -> None:
    with pytest.raises(TemplateFault) as stopped:
        compiled(package)
    sentence = stopped.value.sentence
    assert sentence.startswith("Templat agenda.docx, ")
    assert f"{where} tidak dikenal." in sentence
    assert sentence.endswith(f" Mungkin maksudnya {hint}?" if hint else "tidak dikenal.")


@pytest.mark.parametrize(
    ("package", "said"),
    [
        pytest.param(
            word("Hari", "di {{ pertemuan tempat }}"),
            "isi, pada “di {{ pertemuan tempat }}”: penulisan tanda “{{ pertemuan tempat }}” ",
            id="two words",
        ),
        pytest.param(
            word(cells=(STEPS[0], "{{ acara.kegiatan }}")),
            "tabel di isi, pada “{{ acara.kegiatan }}”: ",
            id="loop without end",
        ),
        pytest.param(
            word(header="{% endif %}"),
            "kepala halaman, pada “{% endif %}”: penulisan tanda “{% endif %}” ",
            id="end without beginning",
        ),
        pytest.param(
            word("{{ pertemuan.tempat|kapital }}"),
            "pada “{{ pertemuan.tempat|kapital }}”: ",
            id="unknown filter",
        ),
        pytest.param(
            word("Tempat: {{ pertemuan.tempat"), "“Tempat: {{ pertemuan.tempat", id="open"
        ),
    ],
)
def test_a_misspelt_tag_stops_with_its_place(package: bytes, said: str) -> None:
    with pytest.raises(TemplateFault) as stopped:
        compiled(package)
    assert stopped.value.sentence.startswith("Templat agenda.docx, ")
    assert said in stopped.value.sentence
    assert "keliru" in stopped.value.sentence


@pytest.mark.parametrize("prefix", ["p", "r", "tr", "tc"])
def test_a_tag_that_would_drop_the_text_is_refused(prefix: str) -> None:
    with pytest.raises(TemplateFault, match=r"tabel di isi, pada .*: tulis “{{ … }}”, bukan"):
        compiled(word(cells=(f"{{{{{prefix} pertemuan.tempat }}}}",)))


@pytest.mark.parametrize(
    "tag",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ pertemuan|attr('__class__') }}",
        "{{ pertemuan.__class__.__base__ }}",
        "{{ '{0.__class__}'.format(1) }}",
        "{{ cycler.__init__.__globals__ }}",
        "{% for n in range(10**9) %}{{ n }}{% endfor %}",
        "{% include 'kasus.docx' %}",
        "{{ 1/0 }}",
        "{{ pertemuan.tempat + 1 }}",
        "{{ self.__init__ }}",
    ],
)
def test_a_template_that_reaches_out_is_refused(tag: str) -> None:
    with pytest.raises(TemplateFault, match=r"^Templat agenda\.docx"):
        compiled(word(tag)).render(names())


def test_a_template_that_fails_does_not_repeat_what_was_typed() -> None:
    template = compiled(word("{{ '%d' % pertemuan.tempat }} {{ pertemuan.tempat|sum }}"))
    with pytest.raises(TemplateFault) as stopped:
        template.render(names("Rumah Contoh Satu"))
    assert "Contoh Satu" not in stopped.value.sentence
    assert stopped.value.__cause__ is None


def without_part(package: bytes, name: str) -> bytes:
    target = BytesIO()
    with ZipFile(BytesIO(package)) as old, ZipFile(target, "w") as new:
        for entry in old.namelist():
            if entry != name:
                new.writestr(entry, old.read(entry))
    return target.getvalue()


@pytest.mark.parametrize(
    "package",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"Hal: undangan", id="text"),
        pytest.param(b"{\\rtf1 }", id="rtf"),
        pytest.param(bytes.fromhex("D0CF11E0A1B11AE1") + b"Word", id="doc"),
        pytest.param(word(PLACE)[:-200], id="cut off"),
        pytest.param(without_part(word(PLACE), "word/document.xml"), id="without its text"),
        pytest.param(without_part(word(PLACE), "[Content_Types].xml"), id="any zip"),
    ],
)
def test_what_is_no_word_document_is_refused(package: bytes) -> None:
    with pytest.raises(TemplateFault) as stopped:
        compiled(package)
    assert stopped.value.sentence == ("Templat agenda.docx rusak atau bukan dokumen Word (.docx).")


def test_equal_inputs_give_equal_bytes(template: CompiledTemplate) -> None:
    first = template.render(names())
    assert template.render(names()) == first
    assert compiled(everywhere()).render(names()) == first
    assert template.render(names("Aula")) != first


ALL_DIGESTS: Final = """
import hashlib
from kka_docs import resources
from kka_docs.rendering.example import example_names
from kka_docs.rendering.logos import logo
from kka_docs.rendering.template import Institution, compile_template
from tests.rendering.papers import SCHOOL, VARIANTS
picture = logo((resources.samples() / "sekolah" / "logo-kiri.png").read_bytes())
institution = Institution(SCHOOL, "F4", {"logo_kiri": picture, "logo_kanan": picture})
for kind, variant in VARIANTS:
    source = (resources.word_templates() / variant.template).read_bytes()
    template = compile_template(variant.template, source, kind, variant, institution)
    docx = template.render(example_names(kind, SCHOOL))
    print(variant.template, hashlib.sha256(docx).hexdigest())
"""


def test_equal_inputs_give_equal_bytes_in_every_process() -> None:
    def digests(seed: str) -> list[str]:
        run = subprocess.run(
            [sys.executable, "-c", ALL_DIGESTS],
            cwd=PROJECT,
            env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(PROJECT)},
            check=True,
            capture_output=True,
            text=True,
        )
        return run.stdout.splitlines()

    first = digests("1")
    assert len(first) == len(set(first)) > 5
    assert digests("2") == first


def telling(author: str) -> bytes:
    """A template that its author's Word has left traces in, wherever Word does."""
    document = Document()
    document.core_properties.author = author
    document.core_properties.title = f"{{{{ {author} }}}}"
    package = document.part.package
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    custom = Part(
        PackURI("/docProps/custom.xml"), "application/xml", f"<a>{author}</a>".encode(), package
    )
    package.relate_to(custom, f"{office}/custom-properties")
    data = Part(PackURI("/customXml/item9.xml"), "application/xml", custom.blob, package)
    document.part.relate_to(data, f"{office}/customXml")
    settings = document.part._settings_part
    path = f"file:///C:/Users/{author}/Templates/surat.dotm"
    attached = settings.relate_to(path, f"{office}/attachedTemplate", is_external=True)
    element = settings.element.makeelement(f"{{{settings.element.nsmap['w']}}}attachedTemplate")
    element.set(f"{{{office}}}id", attached)
    settings.element.insert(1, element)
    paragraph = document.add_paragraph(PLACE)
    paragraph._p.set(f"{{{settings.element.nsmap['w']}}}rsidR", "00A7B3C1")
    return saved(document)


def test_a_document_tells_nothing_of_who_wrote_its_template() -> None:
    package = telling("Lastri")
    docx = compiled(package).render(names())
    with ZipFile(BytesIO(package)) as before, ZipFile(BytesIO(docx)) as after:
        had = {name: before.read(name) for name in before.namelist()}
        has = {name: after.read(name) for name in after.namelist()}
    assert {"docProps/app.xml", "docProps/thumbnail.jpeg", "docProps/custom.xml"} <= had.keys()
    assert sum(b"Lastri" in part for part in had.values()) == 4
    assert b"rsid" in had["word/document.xml"]
    assert [name for name in has if name.startswith(("docProps", "customXml"))] == [
        "docProps/core.xml"
    ]
    assert has["docProps/core.xml"] == BLANK_CORE
    assert not any(b"Lastri" in part or b"attachedTemplate" in part for part in has.values())
    assert b"rsid" not in has["word/document.xml"] + has["word/settings.xml"]


def test_a_document_without_traces_is_still_one_of_word(tmp_path: Path) -> None:
    path = tmp_path / "hasil.docx"
    path.write_bytes(compiled(telling("Lastri")).render(names()))
    assert schema_faults(path) == []
