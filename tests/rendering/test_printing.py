"""A run's letters laid out: the print file with its pages counted, and letters one by one."""

from __future__ import annotations

import re
import sys
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

import pytest
from docx import Document
from docx.enum.section import WD_ORIENTATION, WD_SECTION
from docx.shared import Mm
from pypdf import PdfReader

from kka_docs.errors import OutsideMissing, TemplateFault, WrongUse
from kka_docs.rendering import office, printing
from kka_docs.rendering.combine import combined
from kka_docs.rendering.printing import letter_pdfs, printed
from tests.office import page_images, page_size_mm, page_texts
from tests.rendering.letters import (
    add_field,
    blank,
    letter,
    pdfs_of,
    put_heads,
    saved_all,
    sections_of,
    shown_of,
    told_by,
    write_line,
)
from tests.rendering.papers import saved
from tests.rendering.pictures import picture

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

DPI: Final = 150


def _letters(lengths: tuple[int, ...], **heads: Any) -> list[bytes]:
    return [letter(str(number), lines, **heads) for number, lines in enumerate(lengths)]


def _with_sequence() -> bytes:
    """A letter with a field that goes on counting from letter to letter."""
    document = Document(BytesIO(letter("tabel")))
    add_field(document.paragraphs[0], "SEQ Tabel", "1")
    return saved(document)


def _with_annex(name: str) -> bytes:
    """A letter with a second section that lies on its side."""
    document = Document(BytesIO(letter(name, footer=f"Kaki {name}: {{x}} dari {{y}}")))
    annex = document.add_section(WD_SECTION.NEW_PAGE)
    annex.orientation = WD_ORIENTATION.LANDSCAPE
    annex.page_width, annex.page_height = Mm(297), Mm(210)
    put_heads(document, {"footer": f"Lampiran {name}: {{x}} dari {{y}}"})
    write_line(document.add_paragraph(), f"Surat {name} baris 4")
    return saved(document)


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many files LibreOffice is given, each time."""
    counted: list[int] = []
    real = printing._converted

    def counting(words: Any, beside: Path) -> list[bytes]:
        counted.append(len(words))
        return real(words, beside)

    monkeypatch.setattr(printing, "_converted", counting)
    return counted


@pytest.mark.usefixtures("libreoffice")
def test_pages_are_counted_and_numbers_written(tmp_path: Path) -> None:
    letters = _letters((3, 60, 3), footer="{x} dari {y}")
    made = printed(letters, tmp_path, odd_pages=False)
    assert made.pages == (1, 2, 1)
    assert {"1 dari 1", "1 dari 2", "2 dari 2"} <= set(told_by(made.word))
    assert list(tmp_path.iterdir()) == []
    heads = [page.heads[0] for page in shown_of(made.pdf, tmp_path) if page]
    assert heads == ["1 dari 1", "1 dari 2", "2 dari 2", "1 dari 1"]


@pytest.mark.usefixtures("libreoffice")
def test_letters_without_page_numbers_are_laid_out_once(tmp_path: Path, calls: list[int]) -> None:
    letters = _letters((3, 60), header="Kepala")
    assert printed(letters, tmp_path, odd_pages=True).pages == (1, 2)
    assert calls == [1, 0]


@pytest.mark.usefixtures("libreoffice")
def test_printing_on_both_sides_leaves_blank_backs(tmp_path: Path) -> None:
    made = printed(_letters((3, 60, 3)), tmp_path, odd_pages=True)
    pages = shown_of(made.pdf, tmp_path)
    assert [page and page.name for page in pages] == ["0", None, "1", "1", "2"]
    assert made.pages == (1, 2, 1)
    starts = [section.start_type for section in sections_of(made.word)]
    assert starts[1:] == [WD_SECTION.ODD_PAGE] * 2


@pytest.mark.usefixtures("libreoffice")
def test_many_letters_are_laid_out_in_sheaves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, calls: list[int]
) -> None:
    monkeypatch.setattr(printing, "LETTERS_AT_ONCE", 2)
    letters = _letters((3, 60, 120, 3, 60), footer="{x} dari {y}")
    made = printed(letters, tmp_path, odd_pages=False)
    assert calls == [3, 3]
    assert made.pages == (1, 2, 3, 1, 2)
    pages = shown_of(made.pdf, tmp_path)
    assert [page and page.name for page in pages] == list("011222344")
    again = printed(letters, tmp_path, odd_pages=False)
    assert (again.word, again.pdf) == (made.word, made.pdf)


@pytest.mark.usefixtures("libreoffice")
def test_letters_of_a_single_paragraph_are_found(tmp_path: Path) -> None:
    names = [str(number) for number in range(12)]
    letters = []
    for number, name in enumerate(names):
        document = blank()
        for line in range(1, (1, 1, 60, 1, 120, 1)[number % 6] + 1):
            write_line(document.add_paragraph(), f"Surat {name} baris {line}")
        put_heads(document, {"footer": "{x} dari {y}"})
        letters.append(saved(document))
    made = printed(letters, tmp_path, odd_pages=False)
    assert made.pages == (1, 1, 2, 1, 3, 1) * 2
    whose = [page.name for page in shown_of(made.pdf, tmp_path) if page]
    assert [whose[own.start] for own in made.laid.letters] == names


@pytest.mark.usefixtures("libreoffice")
def test_a_letter_with_an_annex_counts_through_to_its_end(tmp_path: Path) -> None:
    letters = [letter("A", footer="Kaki A: {x} dari {y}"), _with_annex("B"), _with_annex("C")]
    made = printed(letters, tmp_path, odd_pages=False)
    assert made.pages == (1, 2, 2)
    assert [page.heads[0] for page in shown_of(made.pdf, tmp_path) if page] == [
        "Kaki A: 1 dari 1",
        *("Kaki B: 1 dari 2", "Lampiran B: 2 dari 2"),
        *("Kaki C: 1 dari 2", "Lampiran C: 2 dari 2"),
    ]


def _compare(own: Iterable[bytes], letters: list[bytes], folder: Path) -> None:
    """Let letters of a run look, at 150 dots an inch, as each does when converted alone."""
    alone = pdfs_of(saved_all(letters, folder / "satuan"), folder / "satuan")
    for number, (content, expected) in enumerate(zip(own, alone, strict=True), start=1):
        path = folder / f"potong-{number:03}.pdf"
        path.write_bytes(content)
        assert page_size_mm(path) == pytest.approx(page_size_mm(expected))
        assert page_texts(path) == page_texts(expected), number
        drawn, wanted = (
            [page.read_bytes() for page in page_images(pdf, folder / pdf.stem, DPI)]
            for pdf in (path, expected)
        )
        assert drawn == wanted, number


@pytest.mark.usefixtures("libreoffice")
def test_letters_cut_out_look_as_if_converted_alone(tmp_path: Path) -> None:
    heads: dict[str, Any] = {"first_page_header": "Hanya di halaman pertama"}
    letters = [
        letter(
            str(number),
            (3, 60, 120, 53)[number % 4],
            header=f"Kepala {number}",
            footer=f"Kaki {number}: halaman {{x}} dari {{y}}",
            picture=picture(20 + number),
            **(heads if number % 3 == 0 else {}),
        )
        for number in range(9)
    ]
    letters.insert(4, _with_annex("B"))
    _compare(letter_pdfs(letters, tmp_path), letters, tmp_path)


@pytest.mark.usefixtures("libreoffice")
def test_sample_letters_cut_out_look_as_if_converted_alone(
    tmp_path: Path, sample_documents: Mapping[str, Path]
) -> None:
    """The invitations of a sample meeting: two templates, with logos."""
    names = [name for name in sample_documents if re.match(r"undangan-.*KKA-2026-001-p2", name)]
    assert len(names) > 5
    letters = [sample_documents[name].read_bytes() for name in names]
    made = printed(letters, tmp_path, odd_pages=True)
    _compare(made.letter_pdfs(), letters, tmp_path)


@pytest.mark.usefixtures("libreoffice")
def test_letters_that_cannot_stand_in_one_file_are_converted_one_by_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, calls: list[int]
) -> None:
    monkeypatch.setattr(printing, "LETTERS_AT_ONCE", 2)
    letters = [*_letters((3, 60, 3)), _with_sequence(), letter("akhir")]
    _compare(letter_pdfs(letters, tmp_path), letters, tmp_path)
    assert calls == [2, 0, 2]
    with pytest.raises(TemplateFault, match=r"Surat ke-4 .*bidang otomatis SEQ"):
        printed(letters, tmp_path, odd_pages=False)


@pytest.mark.usefixtures("libreoffice")
def test_a_cut_letter_holds_nothing_of_another(tmp_path: Path) -> None:
    letters = [
        letter(name, header=f"Kepala {name}", picture=picture(20 + place))
        for place, name in enumerate("AB")
    ]
    for name, content in zip("AB", letter_pdfs(letters, tmp_path), strict=True):
        reader = PdfReader(BytesIO(content))
        assert reader.metadata is None
        assert reader.named_destinations == {}
        images = [thing for thing in _dictionaries(reader) if thing.get("/Subtype") == "/Image"]
        assert len(images) == 1
        (page,) = shown_of(content, tmp_path)
        assert page is not None
        assert page.heads == (f"Kepala {name}",)


def _dictionaries(reader: Any) -> list[Any]:
    """All objects of a PDF that say what they are."""
    found = [reader.get_object(number) for number in range(1, reader.trailer["/Size"])]
    return [thing for thing in found if isinstance(thing, dict)]


def test_a_libreoffice_that_marks_no_letters_is_told(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    libreoffice: None,  # noqa: ARG001 (a fixture)
) -> None:
    (pdf,) = pdfs_of(saved_all([letter()], tmp_path), tmp_path)
    monkeypatch.setattr(printing, "_converted", lambda *_: [pdf.read_bytes()])
    with pytest.raises(OutsideMissing, match="tidak menandai awal tiap surat"):
        printed([letter()], tmp_path, odd_pages=False)


def test_without_pypdf_one_sentence_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)
    with pytest.raises(OutsideMissing, match=r"kka-docs\[pdf\]") as fault:
        printed([letter()], tmp_path, odd_pages=False)
    assert fault.value.exit_code == 4
    with pytest.raises(OutsideMissing, match=r"kka-docs\[pdf\]"):
        next(letter_pdfs([letter()], tmp_path))


def test_the_print_file_for_word_needs_neither_pypdf_nor_libreoffice(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)
    monkeypatch.setattr(office, "find_office", lambda: None)
    file = combined(_letters((3, 60), footer="{x} dari {y}"), odd_pages=True)
    assert set(told_by(file)) == {"{PAGE}9 dari {SECTIONPAGES}9"}


def test_without_letters_nothing_is_printed(tmp_path: Path) -> None:
    with pytest.raises(WrongUse):
        printed([], tmp_path, odd_pages=False)
    assert list(letter_pdfs([], tmp_path)) == []
