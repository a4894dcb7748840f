"""What those who wrote a template said to each other in it is not in its documents."""

from __future__ import annotations

from io import BytesIO
from typing import Any, Final
from zipfile import ZipFile

from docx import Document
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from kka_docs.rendering.binding import bound
from tests.office import schema_faults
from tests.rendering.papers import saved

WHO: Final = 'w:id="1" w:author="Lastri" w:date="2026-01-01T00:00:00Z"'


def bind(document: Any) -> Any:
    return Document(BytesIO(bound(saved(document), "A4", {})))


def with_xml(*blocks: str) -> Any:
    """A document of these blocks, with a paragraph before them."""
    document = Document()
    last: Any = document.add_paragraph("Awal")._p
    for block in blocks:
        new = parse_xml(block.replace(">", f" {nsdecls('w')}>", 1))
        last.addnext(new)
        last = new
    return document


def texts(document: Any) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]


def test_what_was_added_stays_and_what_was_deleted_goes() -> None:
    changed = (
        f"<w:p><w:ins {WHO}><w:r><w:t>baru </w:t></w:r></w:ins>"
        f"<w:del {WHO}><w:r><w:delText>nama Lastri</w:delText></w:r></w:del>"
        f"<w:moveTo {WHO}><w:r><w:t>pindahan</w:t></w:r></w:moveTo></w:p>"
    )
    made = bind(with_xml(changed))
    assert texts(made) == ["Awal", "baru pindahan"]
    assert "Lastri" not in made.element.xml


def test_changed_looks_are_the_new_ones() -> None:
    changed = (
        f"<w:p><w:pPr><w:jc w:val='center'/><w:rPr><w:ins {WHO}/></w:rPr>"
        f"<w:pPrChange {WHO}><w:pPr/></w:pPrChange></w:pPr><w:r><w:rPr><w:b/>"
        f"<w:rPrChange {WHO}><w:rPr/></w:rPrChange></w:rPr><w:t>tebal</w:t></w:r></w:p>"
    )
    made = bind(with_xml(changed))
    assert made.paragraphs[1].runs[0].bold
    assert "Change" not in made.element.xml
    assert "Lastri" not in made.element.xml


def test_comments_and_their_authors_go(tmp_path: Any) -> None:
    document = Document()
    document.add_paragraph().add_run("Isi")
    paragraph = document.paragraphs[-1]
    document.add_comment(paragraph.runs, text="Untuk Melati", author="Lastri", initials="L")
    content = bound(saved(document), "A4", {})
    path = tmp_path / "templat.docx"
    path.write_bytes(content)
    with ZipFile(BytesIO(content)) as package:
        assert not [name for name in package.namelist() if "comment" in name]
        assert not [n for n in package.namelist() if b"Lastri" in package.read(n)]
    assert texts(Document(str(path))) == ["Isi"]
    assert schema_faults(path) == []


def test_variables_mail_merge_and_people_go() -> None:
    document = Document()
    settings = document.settings.element
    variables = "<w:docVars><w:docVar w:name='siapa' w:val='Lastri'/></w:docVars>"
    merge = "<w:mailMerge><w:query w:val='SELECT Lastri'/></w:mailMerge>"
    for element in (variables, merge):
        settings.append(parse_xml(element.replace(">", f" {nsdecls('w')}>", 1)))
    kinds = {"people": "http://schemas.microsoft.com/office/2011/relationships/people"}
    for name, kind in kinds.items():
        part = Part(
            PackURI(f"/word/{name}.xml"), "application/xml", b"<Lastri/>", document.part.package
        )
        document.part.relate_to(part, kind)
    with ZipFile(BytesIO(bound(saved(document), "A4", {}))) as package:
        assert not [name for name in package.namelist() if b"Lastri" in package.read(name)]
