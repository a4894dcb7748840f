"""What was planted in forms and templates comes out as it should: one line a leak.

Melati Seroja and her father Hasan, and Bunga (who has no other name) and her mother Wati Kamboja,
are what the papers are about; the first letter goes to a teacher.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

import pytest
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from tests.confidentiality.papers import (
    AGENDA,
    CHILD,
    EVERY,
    FATHER,
    FATHER_GETS,
    HOME,
    LETTERS,
    NISN,
    OF_OTHERS,
    TEACHER_GETS,
    Came,
    came,
    changed,
    father,
    mother,
    office,
    teacher,
)
from tests.rendering.pictures import picture

if TYPE_CHECKING:
    from collections.abc import Callable

# What somebody writes → whose papers are kept back.
IN_FORMS: Final[dict[str, tuple[dict[str, Any], set[str]]]] = {
    "name in hal": ({"hal": f"Undangan tentang {CHILD}"}, OF_OTHERS),
    "name in capitals": ({"hal": "UNDANGAN MELATI SEROJA"}, OF_OTHERS),
    "name with accents": ({"hal": "Undangan Mélàti Seroja"}, OF_OTHERS),
    "name with no-break space": ({"hal": "Undangan Melati\u00a0Seroja"}, OF_OTHERS),
    "name with zero-width signs": ({"hal": "Undangan Me\u200blati Ser\u00adoja"}, OF_OTHERS),
    "name in wide letters": ({"hal": "Undangan Ｍｅｌａｔｉ Ｓｅｒｏｊａ"}, OF_OTHERS),  # noqa: RUF001
    "name over two lines": ({"hal": "Undangan Melati\nSeroja"}, OF_OTHERS),
    "name in reversed order": ({"hal": "Undangan (Seroja, Melati)"}, OF_OTHERS),
    "name without its space": ({"hal": "Undangan MelatiSeroja"}, OF_OTHERS),
    "name with letters apart": ({"hal": "Undangan M e l a t i  S e r o j a"}, OF_OTHERS),
    "name with hyphens": ({"hal": "Undangan Melati-Seroja"}, OF_OTHERS),
    "two parts apart": ({"hal": "Undangan Melati, putri keluarga Seroja"}, OF_OTHERS),
    "parts in two fields": ({"hal": "Undangan Melati", "lampiran": "Data Seroja"}, OF_OTHERS),
    "name in place": ({"tempat": f"Rumah {CHILD}"}, {*OF_OTHERS, AGENDA}),
    "name in tembusan": ({"tembusan": ["Komite", f"Orang tua {CHILD}"]}, OF_OTHERS),
    "name in sifat": ({"sifat": f"Rahasia ({CHILD})"}, OF_OTHERS),
    "name in lampiran": ({"lampiran": f"Rapor {CHILD}"}, OF_OTHERS),
    "name in a letter number": ({"nomor_surat": f"421/{CHILD}/2026"}, OF_OTHERS),
    "name in a purpose": ({"tujuan": [f"Membantu {CHILD}"]}, {AGENDA}),
    "name of one word": ({"hal": "Undangan tentang Bunga"}, {TEACHER_GETS, FATHER_GETS}),
    "name as initials": ({"konseli": ["Bunga"]}, {AGENDA}),
    "name of the father in hal": ({"hal": f"Undangan Bapak {FATHER}"}, OF_OTHERS),
    "father with titles": ({"hal": "Undangan Drs. H. Hasan Seroja, M.M."}, OF_OTHERS),
    "father in tembusan": ({"tembusan": [f"Sdr. {FATHER}"]}, OF_OTHERS),
    "father as notulis of himself": ({"tujuan": [f"Mendengar {FATHER}"]}, {AGENDA}),
    "NISN": ({"hal": f"Undangan NISN {NISN}"}, LETTERS),
    "NISN with spaces": ({"hal": "Undangan 009 123 45 67"}, LETTERS),
    "NISN without its zeros": ({"hal": "Undangan siswa 91234567"}, LETTERS),
    "NISN behind letters": ({"hal": "Undangan NISN0091234567"}, LETTERS),
    "the family's house": ({"tempat": f"Rumah di {HOME}"}, {*OF_OTHERS, AGENDA}),
}


@pytest.mark.parametrize(("told", "stopped"), IN_FORMS.values(), ids=IN_FORMS)
def test_what_is_planted_in_a_form_keeps_papers_back(
    told: dict[str, Any], stopped: set[str]
) -> None:
    assert came(**told).stopped == stopped


IN_TABLES: Final[dict[str, tuple[dict[str, Any], set[str]]]] = {
    "name in an activity": ({"agenda": [{"kegiatan": f"Laporan tentang {CHILD}"}]}, {AGENDA}),
    "name of who is responsible": (
        {"agenda": [{"kegiatan": "Tanya jawab", "penanggung_jawab": FATHER}]},
        {AGENDA},
    ),
    "name in a function": (
        {"rows": [teacher(fungsi=f"Wali kelas {CHILD}"), father(), mother()]},
        {TEACHER_GETS},
    ),
    "name in an institution": (
        {"rows": [teacher(instansi=f"Orang tua asuh {CHILD}"), father(), mother()]},
        {TEACHER_GETS},
    ),
    "name behind u.p.": (
        {"rows": [teacher(up=FATHER), father(), mother()]},
        {TEACHER_GETS},
    ),
    "the other family's child": (
        {"rows": [teacher(), father(fungsi=None, instansi="Orang tua Bunga"), mother()]},
        {FATHER_GETS},
    ),
    "the other family's mother": (
        {"rows": [teacher(), father(instansi="Tetangga Wati Kamboja"), mother()]},
        {FATHER_GETS},
    ),
}


@pytest.mark.parametrize(("given", "stopped"), IN_TABLES.values(), ids=IN_TABLES)
def test_what_is_planted_in_a_table_keeps_papers_back(
    given: dict[str, Any], stopped: set[str]
) -> None:
    assert came(**given).stopped == stopped


def in_runs(document: Any) -> None:
    paragraph = document.add_paragraph()
    for piece in ("Me", "la", "ti ", "Ser", "oja"):
        paragraph.add_run(piece).bold = piece == "la"


def in_header(document: Any) -> None:
    header = document.sections[0].header
    header.is_linked_to_previous = False
    header.paragraphs[0].text = CHILD


def in_first_footer(document: Any) -> None:
    section = document.sections[0]
    section.different_first_page_header_footer = True
    section.first_page_footer.paragraphs[0].text = CHILD


def in_alternative_text(document: Any) -> None:
    document.add_paragraph().add_run().add_picture(BytesIO(picture(9, 9)))
    *_, properties = document.element.body.iter(qn("wp:docPr"))
    properties.set("descr", CHILD)


def in_bookmark(document: Any) -> None:
    mark = f'<w:bookmarkStart {nsdecls("w")} w:id="9" w:name="Melati_Seroja"/>'
    document.paragraphs[-1]._p.append(parse_xml(mark))
    document.paragraphs[-1]._p.append(parse_xml(f'<w:bookmarkEnd {nsdecls("w")} w:id="9"/>'))


def in_field(document: Any) -> None:
    field = f'<w:fldSimple {nsdecls("w")} w:instr=" COMMENTS &quot;{CHILD}&quot; "/>'
    document.paragraphs[-1]._p.append(parse_xml(field))


def in_instruction(document: Any) -> None:
    run = f"<w:r {nsdecls('w')}><w:instrText>AUTHOR {CHILD}</w:instrText></w:r>"
    document.paragraphs[-1]._p.append(parse_xml(run))


def in_text_box(document: Any) -> None:
    box = (
        f'<w:r {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape><v:textbox>'
        f"<w:txbxContent><w:p><w:r><w:t>{CHILD}</w:t></w:r></w:p></w:txbxContent>"
        "</v:textbox></v:shape></w:pict></w:r>"
    )
    document.paragraphs[-1]._p.append(parse_xml(box))


def hidden(document: Any) -> None:
    document.add_paragraph().add_run(CHILD).font.hidden = True


def in_cells(document: Any) -> None:
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = CHILD.split()


def in_style_name(document: Any) -> None:
    document.styles.add_style(CHILD, 1)


def in_link(document: Any) -> None:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
    document.part.relate_to("https://sekolah.example/melati-seroja", kind, is_external=True)


IN_TEMPLATES: Final[dict[str, Callable[[Any], None]]] = {
    "split over runs": in_runs,
    "header": in_header,
    "footer of the first page": in_first_footer,
    "alternative text": in_alternative_text,
    "bookmark": in_bookmark,
    "field": in_field,
    "field instruction": in_instruction,
    "text box": in_text_box,
    "hidden text": hidden,
    "two cells": in_cells,
    "name of a style": in_style_name,
    "link": in_link,
}


@pytest.mark.parametrize("plant", IN_TEMPLATES.values(), ids=IN_TEMPLATES)
def test_what_is_planted_in_a_template_keeps_papers_back(plant: Callable[[Any], None]) -> None:
    institution = office(changed("undangan.docx", plant))
    assert came(institution=institution).stopped == {TEACHER_GETS}


def with_footnotes(document: Any) -> None:
    main, kind = document.part, "footnotes"
    space = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    note = f'<w:footnote w:id="2"><w:p><w:r><w:t>{CHILD}</w:t></w:r></w:p></w:footnote>'
    xml = f"<w:{kind} {nsdecls('w')}>{note}</w:{kind}>".encode()
    part = Part(PackURI(f"/word/{kind}.xml"), f"{space}.{kind}+xml", xml, main.package)
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    main.relate_to(part, f"{relation}/{kind}")


def test_notes_of_a_template_that_goes_through_docxtpl_are_searched() -> None:
    institution = office(changed("undangan.docx", with_footnotes))
    assert came(institution=institution).stopped == {TEACHER_GETS}


# What must not be stopped, and what is only said.
RIGHT: Final[dict[str, tuple[dict[str, Any], set[str]]]] = {
    "as it should be": ({}, set()),
    "a leader who shares the child's first name": ({"pemimpin": "Melati Anggrek, S.Pd."}, set()),
    "a guest who shares the child's first name": (
        {"rows": [teacher(nama="Melati Anggrek"), father(), mother()]},
        set(),
    ),
    "a guest who shares the father's family name": (
        {"rows": [teacher(nama="Rahmat Seroja"), father(), mother()]},
        set(),
    ),
    "a guest from a street called like the child": (
        {"rows": [teacher(alamat="Jalan Bunga 17, Contohan"), father(), mother()]},
        set(),
    ),
    "a guest from an office called like the child": (
        {"rows": [teacher(instansi="Puskesmas Melati"), father(), mother()]},
        set(),
    ),
    "a school in a street called like the child": (
        {"institution": office(lembaga={"alamat": "Jalan Bunga 3, Contohan"})},
        set(),
    ),
    "a signatory who shares the child's first name": (
        {
            "institution": office(
                penanda_tangan=[
                    {"fungsi": "Kepala Sekolah", "nama": "Melati Widuri", "menandatangani": "surat"}
                ]
            )
        },
        set(),
    ),
    "a room called like the child": (
        {"tempat": "Ruang Melati"},
        {*OF_OTHERS, AGENDA},
    ),
    "a word that holds a part": ({"hal": "Undangan Melatih Diri"}, set()),
    "another long number": ({"hal": "Undangan 2009123456789"}, set()),
}


@pytest.mark.parametrize(("given", "warned"), RIGHT.values(), ids=RIGHT)
def test_right_papers_are_made(given: dict[str, Any], warned: set[str]) -> None:
    assert came(**given) == Came(set(), warned)


def test_a_name_that_is_an_everyday_word_is_not_found_in_every_letter() -> None:
    rows = [teacher(), father(anak="Hari"), mother(anak="Juli")]
    assert came(rows=rows).stopped == set()


def test_a_name_in_the_file_name_keeps_the_paper_back() -> None:
    assert came(kode_kasus="MELATI-2026-003").stopped == EVERY
