"""PDF through LibreOffice: the program found, used and stopped."""

from __future__ import annotations

import os
import re
import shutil
import sys
import time
from io import BytesIO
from pathlib import Path
from typing import Any, Final

import pytest
from pypdf import PdfReader

from kka_docs.errors import OutsideMissing
from kka_docs.rendering import office
from kka_docs.rendering.find_office import VARIABLE, find_office
from kka_docs.rendering.office import converted
from tests.office import page_texts
from tests.rendering.letters import letter, pdfs_of, saved_all
from tests.rendering.pictures import picture

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
    pdfs = pdfs_of(saved_all([letter("A"), letter("B", 60)], tmp_path / "word"), target)
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
    (pdf,) = pdfs_of([path], tmp_path)
    first = pdf.read_bytes()
    told: dict[str, Any] = dict(PdfReader(BytesIO(first)).metadata or {})
    assert told.keys() == {"/Creator", "/Producer", "/CreationDate"}
    assert told["/Creator"] == "Writer"
    assert re.fullmatch(r"LibreOffice [\d.]+", told["/Producer"])
    assert told["/CreationDate"] == TIMELESS
    time.sleep(1.1)
    pdfs_of([path], tmp_path)
    assert pdf.read_bytes() == first


@pytest.mark.usefixtures("libreoffice")
def test_one_bad_document_does_not_keep_the_others(tmp_path: Path) -> None:
    paths = saved_all([letter("A"), b"PK\x03\x04 rusak", letter("C")], tmp_path)
    with pytest.raises(OutsideMissing, match=r"PDF ini tidak jadi: surat-002\.docx \(") as fault:
        pdfs_of(paths, tmp_path / "pdf")
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
        pdfs_of(documents, tmp_path / "pdf")
    assert fault.value.exit_code == 4
    assert "dokumen Word-nya tetap sudah dibuat" in fault.value.sentence
    assert documents[0].read_text("utf-8") == "A"


@posix
def test_a_hanging_libreoffice_is_ended_with_all_that_it_started(
    tmp_path: Path, false_office: Path
) -> None:
    documents = _documents(tmp_path / "word", "A", "hang", "C")
    with pytest.raises(OutsideMissing, match="belum selesai dalam 2 detik") as fault:
        pdfs_of(documents, tmp_path / "pdf", 2)
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
        pdfs_of(documents, tmp_path / "pdf")
    made = sorted(path.stem for path in (tmp_path / "pdf").iterdir())
    assert made == ["undangan-01", "undangan-03", "undangan-05"]
    assert false_office.with_suffix(".calls").read_text("utf-8") == "xx"


@posix
@pytest.mark.usefixtures("false_office")
def test_a_torn_pdf_is_none(tmp_path: Path) -> None:
    with pytest.raises(OutsideMissing, match=r"undangan-01\.docx"):
        pdfs_of(_documents(tmp_path / "word", "torn"), tmp_path / "pdf")
    assert list((tmp_path / "pdf").iterdir()) == []


@posix
def test_many_documents_take_few_processes(tmp_path: Path, false_office: Path) -> None:
    documents = _documents(tmp_path / "word", *map(str, range(230)))
    assert len(pdfs_of(documents, tmp_path / "pdf")) == 230
    assert false_office.with_suffix(".calls").read_text("utf-8") == "xxx"


@posix
def test_a_program_that_does_not_start_is_told(tmp_path: Path, false_office: Path) -> None:
    false_office.chmod(0o644)
    with pytest.raises(OutsideMissing, match="tidak dapat dijalankan"):
        pdfs_of(_documents(tmp_path / "word", "A"), tmp_path / "pdf")
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
    pdfs_of(_documents(tmp_path / "word", "A"), tmp_path)
    assert _left_behind(tmp_path) == [new.name]


@posix
@pytest.mark.usefixtures("false_office")
def test_two_documents_of_one_name_do_not_meet(tmp_path: Path) -> None:
    (one,), (other,) = _documents(tmp_path / "a", "A"), _documents(tmp_path / "b", "B")
    with converted([one, other], tmp_path) as made:
        assert [pdf and b"%PDF-1.6 B" in pdf.read_bytes() for pdf in made.pdfs] == [False, True]


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
