"""The print file: every letter is as it is alone, whatever stands before and behind it."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from io import BytesIO
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from zipfile import ZipFile

import pytest
from docx import Document
from docx.enum.section import WD_ORIENTATION, WD_SECTION
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm

from kka_docs.errors import TemplateFault, WrongUse
from kka_docs.ooxml import repacked
from kka_docs.rendering.combine import combined
from kka_docs.rendering.printing import printed
from tests.office import page_texts
from tests.rendering.letters import (
    BODY,
    LINE,
    PAGE,
    Shown,
    add_field,
    blank,
    laid_out,
    letter,
    parts_of,
    pdfs_of,
    saved_all,
    sections_of,
    shown,
    shown_of,
    told_by,
    write_line,
)
from tests.rendering.papers import saved
from tests.rendering.pictures import picture

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MANY: Final = 300
FOOTER: Final = "Kaki {}: halaman {{x}} dari {{y}}"


class Letters(NamedTuple):
    """Letters, and what the pages of each show when it is printed alone."""

    files: list[bytes]
    alone: list[list[Shown | None]]

    @property
    def pages(self) -> list[int]:
        """How many pages each letter has."""
        return [len(pages) for pages in self.alone]


def _forty() -> list[bytes]:
    """Letters of one to three pages, some with a header or a footer, some with neither."""
    letters = []
    for number in range(1, 41):
        heads: dict[str, Any] = {}
        if number % 5:
            heads["header"] = f"Kepala {number}"
        if number % 7:
            heads["footer"] = FOOTER.format(number)
        if number % 6 == 4 or number % 16 == 3:
            heads["first_page_header"] = f"Kepala pertama {number}, halaman {{x}}"
        lines = (3, 5, 60, 3, 120, 53, 3, 60)[number % 8]
        letters.append(letter(str(number), lines, **heads))
    return letters


@pytest.fixture(scope="module")
def forty(tmp_path_factory: pytest.TempPathFactory, libreoffice: None) -> Letters:  # noqa: ARG001 (a fixture)
    """Forty letters that differ in everything that one could inherit from another."""
    folder = tmp_path_factory.mktemp("satuan")
    files = _forty()
    alone = [shown(pdf) for pdf in pdfs_of(saved_all(files, folder), folder)]
    assert {len(pages) for pages in alone} == {1, 2, 3}
    return Letters(files, alone)


@pytest.mark.parametrize("odd_pages", [False, True])
def test_forty_letters_come_out_as_each_does_alone(
    forty: Letters, tmp_path: Path, *, odd_pages: bool
) -> None:
    made = printed(forty.files, tmp_path, odd_pages=odd_pages)
    pages = shown_of(made.pdf, tmp_path)
    assert [[pages[number] for number in own] for own in made.laid.letters] == forty.alone

    own = {number for letter_pages in made.laid.letters for number in letter_pages}
    blanks = [page for number, page in enumerate(pages) if number not in own]
    assert blanks == ([None] * len(blanks) if odd_pages else [])
    if odd_pages:
        assert all(letter_pages.start % 2 == 0 for letter_pages in made.laid.letters)


def test_forty_letters_are_laid_out_on_screen_as_in_the_pdf(forty: Letters, tmp_path: Path) -> None:
    file = combined(forty.files, odd_pages=False, pages=forty.pages)
    pages = shown(laid_out(file, tmp_path))
    assert [page for page in pages if page] == [page for own in forty.alone for page in own]
    longer = {str(number) for number, own in enumerate(forty.pages, start=1) if own > 2}
    assert {page.name for blank, page in pairwise(pages) if page and not blank} <= longer


def test_short_letters_for_both_sides_take_a_sheet_each(
    libreoffice: None,  # noqa: ARG001 (a fixture)
    tmp_path: Path,
) -> None:
    letters = [letter(str(n), 3, header=f"Kepala {n}", footer=FOOTER.format(n)) for n in range(9)]
    pages = shown(laid_out(combined(letters, odd_pages=True, pages=[1] * 9), tmp_path))
    assert [page.name for page in pages[::2] if page] == [str(n) for n in range(9)]
    assert pages[1::2] == [None] * 8


@pytest.mark.usefixtures("libreoffice")
@pytest.mark.parametrize("table_at_end", [False, True])
def test_no_length_leaves_a_blank_page(tmp_path: Path, *, table_at_end: bool) -> None:
    """Lengths around a full page, line by line and 1.1 points apart; the last just fills it."""
    lengths = [(lines, step * 1.1) for lines in range(51, 57) for step in range(11)] + [(53, 11.1)]
    letters = [
        letter(str(number), lines, room=room, table_at_end=table_at_end)
        for number, (lines, room) in enumerate(lengths)
    ]
    pages = shown(laid_out(combined(letters, odd_pages=False), tmp_path))
    needed = [1 if lines * LINE + room <= PAGE else 2 for lines, room in lengths]
    counted = Counter(page and page.name for page in pages)
    assert counted == {str(number): count for number, count in enumerate(needed)}


@pytest.mark.usefixtures("libreoffice")
def test_hundreds_of_letters_open_in_one_file_and_have_a_page_each(tmp_path: Path) -> None:
    letters = [
        letter(str(number), header=f"Kepala {number}", footer=FOOTER.format(number))
        for number in range(MANY)
    ]
    file = combined(letters, odd_pages=False, pages=[1] * MANY)
    assert shown(laid_out(file, tmp_path)) == [
        Shown(str(number), 1, 3, (f"Kepala {number}", f"Kaki {number}: halaman 1 dari 1"))
        for number in range(MANY)
    ]


def test_letters_that_are_held_need_little_memory() -> None:
    """A thousand of them, in a process that does nothing else."""
    told = subprocess.run(
        [sys.executable, "-c", _MEASURED],
        input=letter(lines=60, header="Kepala", footer="{x} dari {y}"),
        capture_output=True,
        check=True,
    )
    before, after = map(int, told.stdout.split())
    assert after < 60 * 1024
    assert after - before < 20 * 1024


_MEASURED: Final = """
import sys
from pathlib import Path
from kka_docs.rendering.combine import PrintFile

def most():
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0])

letter = sys.stdin.buffer.read()
before, file = most(), PrintFile(odd_pages=False)
for _ in range(1_000):
    file.add(letter)
file.content()
print(before, most())
"""


def _heads(file: bytes) -> list[tuple[str, str]]:
    """The header and the footer that Word shows in each section, inherited ones included."""
    return [
        (section.header.paragraphs[0].text, section.footer.paragraphs[0].text)
        for section in sections_of(file)
    ]


def test_each_letter_keeps_its_header_and_footer() -> None:
    letters = [letter(header="Kepala A", footer="Kaki A"), letter(header="Kepala B"), letter()]
    file = combined([*letters, letter(footer="Kaki D")], odd_pages=False)
    assert _heads(file) == [("Kepala A", "Kaki A"), ("Kepala B", ""), ("", ""), ("", "Kaki D")]


def test_the_first_page_of_a_letter_does_not_inherit() -> None:
    first = letter(header="Kepala A", first_page_header="Pertama A")
    second = letter(header="Kepala B", first_page_footer="Kaki pertama B")
    sections = sections_of(combined([first, second], odd_pages=False))
    assert [section.first_page_header.paragraphs[0].text for section in sections] == [
        "Pertama A",
        "",
    ]
    assert [section.different_first_page_header_footer for section in sections] == [True, True]


def test_what_is_equal_lies_in_the_file_once() -> None:
    logo, other = picture(), picture(30)
    letters = [
        letter(str(n), header="Kepala", footer=f"Kaki {n % 2}", picture=logo) for n in range(6)
    ]
    file = combined(
        [*letters, letter(header="Kepala", footer="Kaki 0", picture=other)], odd_pages=False
    )
    assert sorted(parts_of(file, r"word/media/.*").values()) == sorted([logo, other])
    assert sorted(told_by(file)) == ["Kaki 0", "Kaki 1", "Kepala", "Kepala"]
    assert len(parts_of(file, r"word/styles\.xml")) == 1


def test_every_picture_has_an_id_of_its_own() -> None:
    document = blank()
    for _ in range(2):
        document.add_picture(BytesIO(picture()))
    file = combined(
        [saved(document), letter(header="A", picture=picture()), saved(document)], odd_pages=False
    )
    ids = re.findall(
        rb"<wp:docPr id=\"(\d+)\"", b"".join(parts_of(file, r"word/\w+\.xml").values())
    )
    assert len(ids) == len(set(ids)) == 5


def test_paper_and_margins_are_kept() -> None:
    wide = blank()
    section = wide.sections[0]
    section.orientation = WD_ORIENTATION.LANDSCAPE
    section.page_width, section.page_height, section.left_margin = Mm(330), Mm(215), Mm(44)
    write_line(wide.add_paragraph(), "Surat F4 baris 1")
    upright, lying, last = sections_of(combined([letter(), saved(wide), letter()], odd_pages=False))
    assert round(upright.page_width.mm) == round(last.page_width.mm) == 210
    assert (round(lying.page_width.mm), round(lying.left_margin.mm)) == (330, 44)
    assert lying.orientation == WD_ORIENTATION.LANDSCAPE


def test_letters_begin_on_new_pages_or_on_odd_ones() -> None:
    letters = [letter(), letter(), letter()]
    starts = [section.start_type for section in sections_of(combined(letters, odd_pages=False))]
    assert starts == [WD_SECTION.NEW_PAGE] * 3
    starts = [section.start_type for section in sections_of(combined(letters, odd_pages=True))]
    assert starts[1:] == [WD_SECTION.ODD_PAGE] * 2


def test_equal_letters_give_equal_bytes() -> None:
    letters = [letter(str(n), header=f"Kepala {n}", picture=picture()) for n in range(3)]
    assert combined(letters, odd_pages=False) == combined(iter(letters), odd_pages=False)
    assert repacked(combined(letters, odd_pages=False))


def test_nothing_tells_who_made_it_or_when() -> None:
    with ZipFile(BytesIO(combined([letter()], odd_pages=False))) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert package.namelist()[0] == "[Content_Types].xml"
        assert [name for name in package.namelist() if name.startswith("docProps")] == [
            "docProps/core.xml"
        ]
        assert b"creator" not in package.read("docProps/core.xml")


def _bookmarked(name: str) -> bytes:
    document = blank()
    paragraph = document.add_paragraph()
    for tag in (
        f'bookmarkStart {nsdecls("w")} w:id="0" w:name="{name}"',
        f'bookmarkEnd {nsdecls("w")} w:id="0"',
    ):
        mark: Any = parse_xml(f"<w:{tag}/>")
        paragraph._p.append(mark)
    add_field(paragraph, f"REF {name} \\h", "isi")
    return saved(document)


def test_bookmarks_are_told_apart_and_found_by_their_own_letter() -> None:
    file = combined(
        [_bookmarked("nomor"), _bookmarked("nomor"), _bookmarked("_GoBack")], odd_pages=False
    )
    body = parse_xml(parts_of(file, BODY)["word/document.xml"])
    marks = list(body.iter(qn("w:bookmarkStart")))
    names = [str(mark.get(qn("w:name"))) for mark in marks]
    assert sorted(names) == sorted(["nomor_1", "nomor_2", "surat1", "surat2", "surat3"])
    assert len({mark.get(qn("w:id")) for mark in marks}) == len(marks)
    told = [(field.text or "").strip() for field in body.iter(qn("w:instrText"))]
    assert told[:2] == [r"REF nomor_1 \h", r"REF nomor_2 \h"]


NUMBERING: Final = f"""<w:numbering {nsdecls("w")}>
<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="3"/>
<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/>
<w:numFmt w:val="bullet"/><w:lvlText w:val="–"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
</w:numbering>"""


def _listing(*lists: int, style: str | None = None) -> bytes:
    document = Document()
    part: Any = document.part.numbering_part
    part._element = parse_xml(NUMBERING)
    if style is not None:
        properties: Any = document.styles[style].element
        properties.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = 1
        document.add_paragraph("x", style)
    for number in lists:
        paragraph: Any = document.add_paragraph("x")
        paragraph._p.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = number
    return saved(document)


def test_every_letter_begins_its_lists_anew() -> None:
    file = combined([_listing(1, 1, 2), _listing(1, 1, 2), _listing(1)], odd_pages=False)
    body = parse_xml(parts_of(file, BODY)["word/document.xml"])
    used = [number.get(qn("w:val")) for number in body.iter(qn("w:numId"))]
    assert used == ["1", "1", "2", "3", "3", "2", "4"]
    numbering = parse_xml(parts_of(file, r"word/numbering\.xml")["word/numbering.xml"])
    starts = [found.get(qn("w:val")) for found in numbering.iter(qn("w:startOverride"))]
    assert starts == ["3", "3"]


@pytest.mark.usefixtures("libreoffice")
def test_lists_are_printed_with_each_letters_own_numbers(tmp_path: Path) -> None:
    path = tmp_path / "daftar.docx"
    path.write_bytes(combined([_listing(1, 1), _listing(1), _listing(1, 1)], odd_pages=False))
    (pdf,) = pdfs_of([path], tmp_path)
    assert [re.findall(r"\d\.", page) for page in page_texts(pdf)] == [
        ["3.", "4."],
        ["3."],
        ["3.", "4."],
    ]


def _with(xml: str) -> bytes:
    document = blank()
    element: Any = parse_xml(xml.format(nsdecls("w", "r")))
    document.add_paragraph("x").add_run()._r.append(element)
    return saved(document)


def _with_object() -> bytes:
    document = blank()
    name = PackURI("/word/embeddings/buku.xlsx")
    book = Part(name, "application/octet-stream", b"isi", document.part.package)
    key = document.part.relate_to(book, RELATIONSHIP_TYPE.PACKAGE)
    element: Any = parse_xml(f'<w:object {nsdecls("w", "r")}><w:control r:id="{key}"/></w:object>')
    document.add_paragraph("x").add_run()._r.append(element)
    return saved(document)


def _with_field(instruction: str, inner: str | None = None) -> bytes:
    document = blank()
    paragraph = document.add_paragraph()
    add_field(paragraph, instruction)
    if inner is not None:
        add_field(paragraph, inner)
        own = paragraph._p.findall(qn("w:r"))
        for run in reversed(own[len(own) // 2 :]):
            own[1].addnext(run)
    return saved(document)


def _numbered_from(number: int) -> bytes:
    document = Document(BytesIO(letter(footer="{x}")))
    start: Any = parse_xml(f'<w:pgNumType {nsdecls("w")} w:start="{number}"/>')
    document.sections[0]._sectPr.append(start)
    return saved(document)


def _on_coloured_paper() -> bytes:
    document = blank()
    document.element.insert(0, parse_xml(f'<w:background {nsdecls("w")} w:color="FFFF00"/>'))
    return saved(document)


def _restyled(change: str) -> bytes:
    part = "word/styles.xml"
    source = letter()
    styles = parts_of(source, r"word/styles\.xml")[part].replace(b"</w:styles>", change.encode())
    return repacked(source, {part: styles})


@pytest.mark.parametrize(
    ("odd_one", "reason"),
    [
        (lambda: _restyled('<w:style w:styleId="Lain"/></w:styles>'), "gaya templatnya lain"),
        (lambda: letter(even_page_header="Kiri"), "pengaturan dokumen templatnya lain"),
        (lambda: _with_field("SEQ Tabel"), "memuat bidang otomatis SEQ"),
        (lambda: _with_field(r"PAGE \* roman"), "memuat nomor halaman yang bukan angka biasa"),
        (lambda: _with_field("IF > 1 x", "NUMPAGES"), "memuat nomor halaman di dalam rumus"),
        (lambda: _numbered_from(2), "memuat nomor halaman yang tidak dimulai dari 1"),
        (_on_coloured_paper, "memuat warna halaman"),
        (lambda: _with('<w:footnoteReference {} w:id="2"/>'), "memuat catatan kaki"),
        (lambda: _with('<w:commentReference {} w:id="2"/>'), "memuat komentar"),
        (_with_object, "memuat objek sisipan"),
    ],
)
def test_what_cannot_stand_in_one_file_is_refused(
    odd_one: Callable[[], bytes], reason: str
) -> None:
    with pytest.raises(TemplateFault, match=rf"Surat ke-2 .*{reason}"):
        combined([letter(), odd_one(), letter()], odd_pages=False)


def test_left_and_right_pages_of_their_own_are_refused() -> None:
    with pytest.raises(TemplateFault, match=r"Surat ke-1 .*halaman kiri dan kanan"):
        combined([letter(even_page_header="Kiri")], odd_pages=False)


def test_lists_numbered_by_their_style_are_refused() -> None:
    letters = [_listing(style="Body Text")] * 2
    assert combined(letters[:1], odd_pages=False)
    with pytest.raises(TemplateFault, match=r"Surat ke-2 .*dinomori oleh gayanya"):
        combined(letters, odd_pages=False)


def test_what_word_notes_for_itself_makes_no_other_styles() -> None:
    saved_by_word = _restyled('<w:latentStyles w:count="1"/></w:styles>')
    assert len(sections_of(combined([letter(), saved_by_word], odd_pages=False))) == 2


def test_without_letters_there_is_no_print_file() -> None:
    with pytest.raises(WrongUse):
        combined([], odd_pages=False)


def test_a_line_at_the_end_of_a_letter_is_kept() -> None:
    document = blank()
    document.add_paragraph("x")
    document.add_paragraph(style="Kop Garis")
    paragraphs = Document(BytesIO(combined([saved(document)] * 2, odd_pages=False))).paragraphs
    assert [paragraph.style.name for paragraph in paragraphs if paragraph.style][:3] == [
        "Normal",
        "Kop Garis",
        "Normal",
    ]
