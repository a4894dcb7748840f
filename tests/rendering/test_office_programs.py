"""PDF through LibreOffice: found, used and stopped; and single letters cut out of a print file."""

from __future__ import annotations

import os
import re
import shutil
import sys
import time
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
from pypdf import PdfReader

from kka_docs.errors import OutsideMissing, WrongUse
from kka_docs.rendering import office
from kka_docs.rendering.combine import combined
from kka_docs.rendering.find_office import VARIABLE, find_office
from kka_docs.rendering.office import converted, to_pdf
from kka_docs.rendering.pdf import cut, letter_pages, page_count
from tests.office import page_images, page_texts
from tests.rendering.letters import letter, saved_all
from tests.rendering.pictures import picture

if TYPE_CHECKING:
    from collections.abc import Mapping

FOOTER: Final = "Kaki {}: halaman {{x}} dari {{y}}"
TIMELESS: Final = "D:19800101000000Z'"

posix = pytest.mark.skipif(os.name == "nt", reason="the false LibreOffice is a script")
"""Tests with a LibreOffice of their own."""

# Writes the PDFs asked for; a document that holds a word behaves as the word says.
FALSE_OFFICE: Final = f"""#!{sys.executable}
import pathlib, subprocess, sys, time
arguments = sys.argv[1:]
target = pathlib.Path(arguments[arguments.index("--outdir") + 1])
calls = pathlib.Path(__file__).with_suffix(".calls")
calls.write_text(calls.read_text() + "x" if calls.exists() else "x")
for name in arguments[arguments.index("--outdir") + 2:]:
    word = pathlib.Path(name).read_bytes()
    pdf = (target / name).with_suffix(".pdf")
    if word == b"hang":
        child = subprocess.Popen(["sleep", "600"])
        pathlib.Path(__file__).with_suffix(".child").write_text(str(child.pid))
        time.sleep(600)
    if word == b"crash":
        sys.exit(1)
    if word == b"torn":
        pdf.write_bytes(b"%PDF-1.6\\nendstream")
    if word not in {{b"crash", b"torn", b"strange"}}:
        pdf.write_bytes(b"%PDF-1.6 " + word + b"\\nendstream\\n%%EOF\\n")
"""


@pytest.fixture
def false_office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A LibreOffice that does as the documents say."""
    path = tmp_path / "soffice-palsu"
    path.write_text(FALSE_OFFICE, "utf-8")
    path.chmod(0o755)
    monkeypatch.setenv(VARIABLE, str(path))
    return path


def _documents(folder: Path, *contents: str) -> list[Path]:
    folder.mkdir()
    paths = []
    for number, content in enumerate(contents, start=1):
        paths.append(folder / f"undangan-{number:02}.docx")
        paths[-1].write_text(content, "utf-8")
    return paths


def _left_behind(*folders: Path) -> list[str]:
    return [path.name for folder in folders for path in folder.glob(".kka-pdf-*")]


@pytest.mark.usefixtures("libreoffice")
def test_many_documents_become_pdfs_at_once(tmp_path: Path) -> None:
    target = tmp_path / "pdf"
    pdfs = to_pdf(saved_all([letter("A"), letter("B", 60)], tmp_path / "word"), target)
    assert [path.relative_to(target).name for path in pdfs] == ["surat-001.pdf", "surat-002.pdf"]
    assert [len(page_texts(pdf)) for pdf in pdfs] == [1, 2]
    assert sorted(path.name for path in target.iterdir()) == ["surat-001.pdf", "surat-002.pdf"]
    assert sorted(path.name for path in (tmp_path / "word").iterdir()) == [
        "surat-001.docx",
        "surat-002.docx",
    ]


@pytest.mark.usefixtures("libreoffice")
def test_pdfs_tell_nothing_and_are_the_same_every_time(tmp_path: Path) -> None:
    (path,) = saved_all([letter("Rahasia", header="Kepala", picture=picture())], tmp_path)
    (pdf,) = to_pdf([path], tmp_path)
    first = pdf.read_bytes()
    told: dict[str, Any] = dict(PdfReader(BytesIO(first)).metadata or {})
    assert told.keys() == {"/Creator", "/Producer", "/CreationDate"}
    assert told["/Creator"] == "Writer"
    assert re.fullmatch(r"LibreOffice [\d.]+", told["/Producer"])
    assert told["/CreationDate"] == TIMELESS
    time.sleep(1.1)
    to_pdf([path], tmp_path)
    assert pdf.read_bytes() == first


@pytest.mark.usefixtures("libreoffice")
def test_one_bad_document_does_not_keep_the_others(tmp_path: Path) -> None:
    paths = saved_all([letter("A"), b"PK\x03\x04 rusak", letter("C")], tmp_path)
    with pytest.raises(OutsideMissing, match=r"PDF ini tidak jadi: surat-002\.docx \(") as fault:
        to_pdf(paths, tmp_path / "pdf")
    assert "Dokumen Word-nya tetap" in fault.value.sentence
    assert sorted(path.name for path in (tmp_path / "pdf").iterdir()) == [
        "surat-001.pdf",
        "surat-003.pdf",
    ]


def test_without_libreoffice_one_sentence_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office, "find_office", lambda: None)
    documents = _documents(tmp_path / "word", "A")
    with pytest.raises(OutsideMissing, match=r"pasang LibreOffice dari libreoffice\.org") as fault:
        to_pdf(documents, tmp_path / "pdf")
    assert fault.value.exit_code == 4
    assert "dokumen Word-nya tetap sudah dibuat" in fault.value.sentence
    assert documents[0].read_text("utf-8") == "A"


@posix
def test_a_hanging_libreoffice_is_ended_with_all_that_it_started(
    tmp_path: Path, false_office: Path
) -> None:
    documents = _documents(tmp_path / "word", "A", "hang", "C")
    with pytest.raises(OutsideMissing, match="belum selesai dalam 2 detik") as fault:
        to_pdf(documents, tmp_path / "pdf", 2)
    assert re.findall(r"undangan-\d+\.docx", fault.value.sentence) == [
        "undangan-02.docx",
        "undangan-03.docx",
    ]
    assert [path.name for path in (tmp_path / "pdf").iterdir()] == ["undangan-01.pdf"]
    child = Path("/proc") / false_office.with_suffix(".child").read_text("utf-8") / "stat"
    assert not child.exists() or child.read_text("utf-8").split()[2] == "Z"


@posix
def test_what_stands_behind_a_crash_is_tried_again(tmp_path: Path, false_office: Path) -> None:
    documents = _documents(tmp_path / "word", "A", "crash", "C", "strange", "E")
    with pytest.raises(OutsideMissing, match=r"undangan-02\.docx, undangan-04\.docx"):
        to_pdf(documents, tmp_path / "pdf")
    made = sorted(path.stem for path in (tmp_path / "pdf").iterdir())
    assert made == ["undangan-01", "undangan-03", "undangan-05"]
    assert false_office.with_suffix(".calls").read_text("utf-8") == "xx"


@posix
@pytest.mark.usefixtures("false_office")
def test_a_torn_pdf_is_none(tmp_path: Path) -> None:
    with pytest.raises(OutsideMissing, match=r"undangan-01\.docx"):
        to_pdf(_documents(tmp_path / "word", "torn"), tmp_path / "pdf")
    assert list((tmp_path / "pdf").iterdir()) == []


@posix
def test_many_documents_take_few_processes(tmp_path: Path, false_office: Path) -> None:
    documents = _documents(tmp_path / "word", *map(str, range(230)))
    assert len(to_pdf(documents, tmp_path / "pdf")) == 230
    assert false_office.with_suffix(".calls").read_text("utf-8") == "xxx"


@posix
def test_a_program_that_does_not_start_is_told(tmp_path: Path, false_office: Path) -> None:
    false_office.chmod(0o644)
    with pytest.raises(OutsideMissing, match="tidak dapat dijalankan"):
        to_pdf(_documents(tmp_path / "word", "A"), tmp_path / "pdf")
    assert _left_behind(tmp_path / "pdf") == []


@posix
@pytest.mark.usefixtures("false_office")
def test_pdfs_can_be_borrowed_and_are_gone_afterwards(tmp_path: Path) -> None:
    documents = _documents(tmp_path / "word", "A", "strange")
    with converted(documents, tmp_path) as made:
        first, second = made.pdfs
        assert first is not None
        assert b"%PDF-1.6 A" in first.read_bytes()
        assert second is None
        with pytest.raises(OutsideMissing):
            made.require_all(documents)
    assert not first.exists()
    assert _left_behind(tmp_path) == []


@posix
@pytest.mark.usefixtures("false_office")
def test_what_a_killed_run_left_is_swept_after_a_day(tmp_path: Path) -> None:
    old, new = tmp_path / ".kka-pdf-lama", tmp_path / ".kka-pdf-baru"
    for folder in (old, new):
        folder.mkdir()
    os.utime(old, (0, 0))
    to_pdf(_documents(tmp_path / "word", "A"), tmp_path)
    assert _left_behind(tmp_path) == [new.name]


def test_two_documents_of_one_name_are_refused(tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match="nama yang sama"):
        to_pdf([tmp_path / "a" / "surat.docx", tmp_path / "b" / "surat.docx"], tmp_path)


def test_the_program_that_is_named_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "soffice"
    monkeypatch.setenv(VARIABLE, str(program))
    with pytest.raises(OutsideMissing, match=r"KKA_LIBREOFFICE menyebut .*soffice"):
        find_office()
    program.touch()
    assert find_office() == program


@pytest.mark.parametrize(
    ("platform", "variable", "program"),
    [
        ("win32", "ProgramFiles", "LibreOffice/program/soffice.com"),
        ("win32", "LOCALAPPDATA", "Programs/LibreOffice 24/program/soffice.com"),
        ("darwin", "HOME", "Applications/LibreOffice.app/Contents/MacOS/soffice"),
        ("linux", "HOME", ".local/share/flatpak/exports/bin/org.libreoffice.LibreOffice"),
    ],
)
def test_libreoffice_is_found_in_the_usual_places(
    platform: str, variable: str, program: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.setattr(shutil, "which", lambda _: None)
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setenv(variable, str(tmp_path))
    path = tmp_path / program
    path.parent.mkdir(parents=True)
    path.touch()
    found = find_office()
    assert found is not None
    assert found == path or found.parts[1] in {"usr", "opt", "Applications"}


def _pictures(pdf: Path, folder: Path) -> list[bytes]:
    return [image.read_bytes() for image in page_images(pdf, folder, dpi=80)]


def _cut_and_alone(letters: list[bytes], folder: Path) -> tuple[list[Path], list[Path]]:
    """Print letters together and cut them out, and print each alone."""
    alone = to_pdf(saved_all(letters, folder / "satuan"), folder / "satuan")
    pages = [page_count(pdf.read_bytes()) for pdf in alone]
    path = folder / "cetak.docx"
    path.write_bytes(combined(letters, odd_pages=False, pages=pages))
    (together,) = to_pdf([path], folder)
    content = together.read_bytes()
    cuts = [folder / f"potong-{number:03}.pdf" for number, _ in enumerate(letters, start=1)]
    for target, pdf in zip(cuts, cut(content, letter_pages(content)), strict=True):
        target.write_bytes(pdf)
    return cuts, alone


@pytest.mark.usefixtures("libreoffice")
def test_letters_cut_from_the_print_file_look_as_if_printed_alone(
    tmp_path: Path, sample_documents: Mapping[str, Path]
) -> None:
    """The invitations of a sample meeting: two templates, with logos."""
    names = [name for name in sample_documents if re.match(r"undangan-.*KKA-2026-001-p2", name)]
    assert len(names) > 5
    letters = [sample_documents[name].read_bytes() for name in names]
    for number, (own, other) in enumerate(zip(*_cut_and_alone(letters, tmp_path), strict=True)):
        assert page_texts(own) == page_texts(other)
        pictures = _pictures(own, tmp_path / f"{number}-potong")
        assert pictures == _pictures(other, tmp_path / f"{number}-satuan"), names[number]


@pytest.mark.usefixtures("libreoffice")
def test_headers_footers_and_numbers_are_cut_as_if_printed_alone(tmp_path: Path) -> None:
    letters = [
        letter(
            str(number),
            (3, 60, 120)[number % 3],
            header=f"Kepala {number}",
            footer=FOOTER.format(number),
            picture=picture(20 + number),
        )
        for number in range(9)
    ]
    for number, (own, other) in enumerate(zip(*_cut_and_alone(letters, tmp_path), strict=True)):
        pictures = _pictures(own, tmp_path / f"{number}-potong")
        assert len(pictures) == number % 3 + 1
        assert pictures == _pictures(other, tmp_path / f"{number}-satuan")


@pytest.mark.usefixtures("libreoffice")
def test_a_cut_letter_holds_nothing_of_another(tmp_path: Path) -> None:
    letters = [
        letter(name, header=f"Kepala {name}", picture=picture(20 + place))
        for place, name in enumerate("AB")
    ]
    for name, path in zip("AB", _cut_and_alone(letters, tmp_path)[0], strict=True):
        reader = PdfReader(path)
        assert reader.metadata is None
        assert reader.named_destinations == {}
        images = [thing for thing in _dictionaries(reader) if thing.get("/Subtype") == "/Image"]
        assert len(images) == 1
        assert f"Surat {name}" in page_texts(path)[0]


def _dictionaries(reader: Any) -> list[Any]:
    """All objects of a PDF that say what they are."""
    found = [reader.get_object(number) for number in range(1, reader.trailer["/Size"])]
    return [thing for thing in found if isinstance(thing, dict)]


@pytest.mark.usefixtures("libreoffice")
def test_a_pdf_that_is_no_print_file_has_no_letters(tmp_path: Path) -> None:
    (pdf,) = to_pdf(saved_all([letter()], tmp_path), tmp_path)
    assert letter_pages(pdf.read_bytes()) == []
    assert page_count(pdf.read_bytes()) == 1


def test_without_pypdf_one_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)
    with pytest.raises(OutsideMissing, match=r"kka-docs\[pdf\]") as fault:
        page_count(b"")
    assert fault.value.exit_code == 4
