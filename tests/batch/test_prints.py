"""Print files with their check lists, and PDFs: what a run makes for the printer."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

import pytest
from docx import Document
from pypdf import PdfReader

from kka_docs.batch import Exit, Options, Report, make_all
from kka_docs.definitions.documents import DOCUMENTS
from kka_docs.files import INVALID_FOLDER
from kka_docs.manifest import MANIFEST
from kka_docs.records import Status
from kka_docs.rendering import printing
from tests.batch.papers import working_folder
from tests.forms_in_words import (
    CHILD,
    CODE,
    FATHER,
    TEACHER,
    VICE,
    case,
    father,
    meeting,
    profile,
    teacher,
    vice,
)
from tests.word_files import text_of

if TYPE_CHECKING:
    from pathlib import Path

LETTERS: Final = [DOCUMENTS["undangan"]]
PEOPLE: Final = (TEACHER, VICE, FATHER, CHILD)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """TU's desk with one meeting: a letter each for a teacher, the vice head and a father."""
    monkeypatch.chdir(tmp_path)
    invite(working_folder(tmp_path) / "tu")
    return tmp_path / "tu"


@pytest.fixture
def no_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kka_docs.rendering.office.find_office", lambda: None)


def invite(desk: Path, *guests: Any, number: int = 1, **changes: Any) -> None:
    rows = list(guests) or [teacher(), vice(), father()]
    form = meeting(CODE, number, peserta=rows, **changes)
    form.save(desk, f"pertemuan-{number}.xlsx")


def run(desk: Path, **wishes: Any) -> Report:
    return make_all([desk], LETTERS, Options(**wishes))


def place(desk: Path, number: int = 1) -> Path:
    return desk / CODE / f"pertemuan-{number}"


def letter(desk: Path, number: int, suffix: str = ".docx") -> Path:
    return place(desk) / f"undangan-{number:02}-{CODE}-p1{suffix}"


def pdfs(report: Report) -> list[Status]:
    return [outcome.status for outcome in report.outcomes if outcome.path.suffix == ".pdf"]


def shown(pdf: Path) -> str:
    return " ".join(page.extract_text() for page in PdfReader(pdf).pages)


# PDFs


@pytest.mark.usefixtures("libreoffice")
def test_every_document_gets_a_pdf_that_says_the_same(desk: Path) -> None:
    report = run(desk, pdf=True)
    assert report.exit_code is Exit.DONE
    assert pdfs(report) == [Status.NEW] * 3
    for number, name in enumerate((TEACHER, VICE, FATHER), start=1):
        others = set(PEOPLE) - {name, CHILD}
        text = shown(letter(desk, number, ".pdf"))
        assert name in text
        assert not any(other in text for other in others)


@pytest.mark.usefixtures("libreoffice")
def test_papers_that_are_no_letters_get_theirs_too(desk: Path) -> None:
    case().save(desk)
    report = make_all([desk], [DOCUMENTS["format-kasus"]], Options(pdf=True))
    assert pdfs(report) == [Status.NEW] * 2
    assert CHILD in shown(desk / CODE / f"format-kasus-himpunan-{CODE}.pdf")


@pytest.mark.usefixtures("libreoffice")
def test_what_has_its_pdf_is_not_converted_again(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(desk, pdf=True)
    monkeypatch.setattr("kka_docs.rendering.office.find_office", lambda: None)
    again = run(desk, pdf=True)
    assert again.exit_code is Exit.DONE
    assert pdfs(again) == [Status.SAME] * 3


@pytest.mark.usefixtures("libreoffice")
def test_a_changed_letter_gets_a_new_pdf(desk: Path) -> None:
    run(desk, pdf=True)
    invite(desk, tanggal=date(2026, 11, 26))
    assert pdfs(run(desk, pdf=True)) == [Status.CHANGED] * 3
    assert "26 November 2026" in shown(letter(desk, 1, ".pdf"))
    assert not (place(desk) / INVALID_FOLDER).exists()


@pytest.mark.usefixtures("libreoffice")
def test_a_pdf_of_what_no_longer_holds_is_moved_out_of_the_way(desk: Path) -> None:
    """Else somebody would post the old date: the letter is new, its PDF was not asked for."""
    run(desk, pdf=True)
    invite(desk, teacher(), vice(), tanggal=date(2026, 11, 26))
    report = run(desk)
    assert pdfs(report) == [Status.INVALID] * 3
    why = {o.name[9:11]: o.reason.split(",")[0] for o in report.outcomes if ".pdf" in o.name}
    changed, gone = "dokumen Word-nya berubah", "dokumen Word-nya tidak ada lagi di sini"
    assert why == {"01": changed, "02": changed, "03": gone}
    assert not list(place(desk).glob("*.pdf"))
    moved = sorted(path.name for path in (place(desk) / INVALID_FOLDER).iterdir())
    assert moved == [
        f"undangan-01-{CODE}-p1.pdf",
        f"undangan-02-{CODE}-p1.pdf",
        f"undangan-03-{CODE}-p1.docx",
        f"undangan-03-{CODE}-p1.pdf",
    ]


@pytest.mark.usefixtures("libreoffice")
def test_an_edited_letter_is_converted_as_it_was_edited(desk: Path) -> None:
    run(desk)
    document = Document(str(letter(desk, 1)))
    document.add_paragraph("Mohon membawa rapor.")
    document.save(str(letter(desk, 1)))
    report = run(desk, pdf=True)
    assert [o.status for o in report.outcomes][:3] == [Status.KEPT, Status.SAME, Status.SAME]
    assert "Mohon membawa rapor." in shown(letter(desk, 1, ".pdf"))


@pytest.mark.usefixtures("libreoffice")
def test_between_two_versions_a_person_chooses_first(desk: Path) -> None:
    run(desk)
    letter(desk, 1).write_bytes(letter(desk, 1).read_bytes() + b" ")
    invite(desk, tanggal=date(2026, 11, 26))
    report = run(desk, pdf=True)
    assert [o.status for o in report.outcomes][:1] == [Status.BESIDE]
    assert pdfs(report) == [Status.NEW] * 2


@pytest.mark.usefixtures("libreoffice")
def test_a_pdf_that_somebody_put_there_is_left_alone(desk: Path) -> None:
    run(desk)
    letter(desk, 1, ".pdf").write_bytes(b"hasil pindai")
    for _ in range(2):
        assert pdfs(run(desk, pdf=True))[0] in {Status.BESIDE, Status.SAME}
        assert letter(desk, 1, ".pdf").read_bytes() == b"hasil pindai"
        assert TEACHER in shown(letter(desk, 1, " (baru).pdf"))


@pytest.mark.usefixtures("no_libreoffice")
def test_without_libreoffice_the_documents_are_made_all_the_same(desk: Path) -> None:
    report = run(desk, pdf=True)
    assert report.exit_code == 4
    assert report.fault is not None
    assert "pasang LibreOffice" in report.fault.sentence
    assert [outcome.status for outcome in report.outcomes] == [Status.NEW] * 3


# Print files


@pytest.mark.usefixtures("libreoffice")
def test_letters_stand_in_the_print_file_in_the_order_of_the_run(desk: Path) -> None:
    invite(desk, vice(), teacher(), number=2)
    report = run(desk, combine=True, pdf=True)
    assert [outcome.path.name for outcome in report.prints] == [
        "cetak-undangan.docx",
        "daftar-periksa-undangan.docx",
        "cetak-undangan.pdf",
        "daftar-periksa-undangan.pdf",
    ]
    pages = [page.extract_text() for page in PdfReader(desk / "cetak-undangan.pdf").pages]
    order = (TEACHER, VICE, FATHER, VICE, TEACHER)
    assert len(pages) == len(order)
    for name, page in zip(order, pages, strict=True):
        assert name in page
    assert len(pdfs(report)) == 5


@pytest.mark.usefixtures("libreoffice")
def test_the_check_list_counts_letters_and_pages_and_names_nobody(desk: Path) -> None:
    run(desk, combine=True)
    text = text_of(desk / "daftar-periksa-undangan.docx")
    assert "3 surat, 3 halaman." in text
    assert f"{CODE}-p1" in text
    assert not any(person in text for person in PEOPLE)


@pytest.mark.usefixtures("libreoffice")
def test_for_both_sides_every_letter_begins_on_a_front(desk: Path) -> None:
    run(desk, combine=True, both_sides=True, pdf=True)
    pages = [page.extract_text() for page in PdfReader(desk / "cetak-undangan.pdf").pages]
    assert [bool(page.strip()) for page in pages] == [True, False, True, False, True]


@pytest.mark.usefixtures("no_libreoffice")
def test_without_libreoffice_there_is_a_print_file_whose_pages_nobody_counted(desk: Path) -> None:
    report = run(desk, combine=True)
    assert report.exit_code is Exit.DONE
    assert [outcome.status for outcome in report.prints] == [Status.NEW] * 2
    text = text_of(desk / "cetak-undangan.docx")
    assert all(name in text for name in (TEACHER, VICE, FATHER))
    assert text_of(desk / "daftar-periksa-undangan.docx").count("–") >= 3
    (note,) = report.notes
    assert note.startswith("Halaman surat dalam berkas cetak tidak dihitung. LibreOffice")


@pytest.mark.usefixtures("no_libreoffice")
def test_an_edited_letter_is_not_printed_as_if_it_were_not(desk: Path) -> None:
    run(desk)
    letter(desk, 2).write_bytes(letter(desk, 2).read_bytes() + b" ")
    report = run(desk, combine=True)
    assert VICE not in text_of(desk / "cetak-undangan.docx")
    assert any(f"cetak sendiri: undangan-02-{CODE}-p1.docx." in note for note in report.notes)
    assert "2 surat." in text_of(desk / "daftar-periksa-undangan.docx")


@pytest.mark.usefixtures("no_libreoffice")
def test_a_print_file_that_somebody_edited_is_left_alone(desk: Path) -> None:
    run(desk, combine=True)
    path = desk / "cetak-undangan.docx"
    path.write_bytes(path.read_bytes() + b" ")
    invite(desk, tanggal=date(2026, 11, 26))
    report = run(desk, combine=True)
    assert report.prints[0].status is Status.BESIDE
    assert path.read_bytes().endswith(b" ")


@pytest.mark.usefixtures("libreoffice")
def test_the_pdf_of_an_edited_print_file_shows_what_was_edited(desk: Path) -> None:
    run(desk, combine=True)
    path = desk / "cetak-undangan.docx"
    document = Document(str(path))
    document.add_paragraph("Mohon membawa rapor.")
    document.save(str(path))
    report = run(desk, combine=True, pdf=True)
    assert report.prints[0].status is Status.KEPT
    assert "Mohon membawa rapor." in shown(desk / "cetak-undangan.pdf")


@pytest.mark.usefixtures("libreoffice")
@pytest.mark.parametrize("combine", [False, True])
def test_a_letter_edited_while_pdfs_are_made_gets_another_pdf_in_the_next_run(
    desk: Path, monkeypatch: pytest.MonkeyPatch, *, combine: bool
) -> None:
    real = printing._converted

    def editing(words: Any, beside: Path) -> list[bytes]:
        made = real(words, beside)
        document = Document(str(letter(desk, 1)))
        document.add_paragraph("Mohon membawa rapor.")
        document.save(str(letter(desk, 1)))
        return made

    with monkeypatch.context() as patch:
        patch.setattr(printing, "_converted", editing)
        run(desk, pdf=True, combine=combine)
    run(desk, pdf=True, combine=combine)
    assert "Mohon membawa rapor." in shown(letter(desk, 1, ".pdf"))


@pytest.mark.usefixtures("no_libreoffice")
def test_a_letter_deleted_before_it_is_printed_leaves_the_report_whole(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def deleting(letters: Any, beside: Path, **how: Any) -> Any:
        letter(desk, 2).unlink()
        return printing.printed(letters, beside, **how)

    monkeypatch.setattr("kka_docs.batch.print_files.printed", deleting)
    report = run(desk, combine=True)
    assert report.exit_code == 4
    assert report.fault is not None
    assert "hilang, mungkin karena perintah lain" in report.fault.sentence
    assert [outcome.status for outcome in report.outcomes] == [Status.NEW] * 3


@pytest.mark.usefixtures("no_libreoffice")
def test_each_institution_prints_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for school, code in (("satu", "KKA-2026-001"), ("dua", "KKA-2026-002")):
        profile(nama=f"SMA Rekaan {school}").save(tmp_path / school)
        meeting(code, peserta=[teacher()]).save(tmp_path / school)
    options = Options(tmp_path / "hasil", combine=True)
    report = make_all([tmp_path / "satu", tmp_path / "dua"], LETTERS, options)
    assert [outcome.path.name for outcome in report.prints] == [
        "cetak-undangan.docx",
        "daftar-periksa-undangan.docx",
        "cetak-undangan-2.docx",
        "daftar-periksa-undangan-2.docx",
    ]


@pytest.mark.usefixtures("no_libreoffice")
def test_what_is_kept_of_print_files_holds_no_name(desk: Path) -> None:
    run(desk, combine=True)
    manifest = (desk / MANIFEST).read_text("utf-8")
    assert not any(person in manifest for person in PEOPLE)


@pytest.mark.usefixtures("no_libreoffice")
def test_a_print_file_of_letters_that_changed_is_moved_out_of_the_way(desk: Path) -> None:
    run(desk, combine=True)
    assert run(desk).prints == ()
    invite(desk, tanggal=date(2026, 11, 26))
    assert [outcome.status for outcome in run(desk).prints] == [Status.INVALID] * 2
    assert not (desk / "cetak-undangan.docx").exists()
    assert (desk / INVALID_FOLDER / "cetak-undangan.docx").is_file()


@pytest.mark.usefixtures("no_libreoffice")
def test_a_print_file_stays_when_papers_of_another_kind_are_made(desk: Path) -> None:
    run(desk, combine=True)
    slips = make_all([desk], [DOCUMENTS["slip-konfirmasi"]], Options(combine=True))
    assert {outcome.name for outcome in slips.prints} == {
        "cetak-slip-konfirmasi.docx",
        "daftar-periksa-slip-konfirmasi.docx",
    }
    assert make_all([desk], [DOCUMENTS["label-amplop"]]).prints == ()
    assert (desk / "cetak-undangan.docx").is_file()
    invite(desk, tanggal=date(2026, 11, 26))
    assert {outcome.name for outcome in run(desk).prints} == {
        "cetak-undangan.docx",
        "daftar-periksa-undangan.docx",
    }
    assert (desk / "cetak-slip-konfirmasi.docx").is_file()


@pytest.mark.usefixtures("libreoffice")
def test_nor_does_its_pdf_stay(desk: Path) -> None:
    run(desk, combine=True, pdf=True)
    invite(desk, teacher())
    report = run(desk)
    assert {outcome.status for outcome in report.prints} == {Status.INVALID}
    assert not list(desk.glob("*.pdf"))


@pytest.mark.usefixtures("libreoffice")
def test_a_renewed_print_file_leaves_no_pdf_of_the_old_one(desk: Path) -> None:
    run(desk, combine=True, pdf=True)
    invite(desk, tanggal=date(2026, 11, 26))
    report = run(desk, combine=True)
    assert not (desk / "cetak-undangan.pdf").exists()
    assert Status.INVALID in {outcome.status for outcome in report.prints}


@pytest.mark.usefixtures("no_libreoffice")
def test_where_pdfs_fail_the_print_file_is_told_all_the_same(desk: Path) -> None:
    report = run(desk, combine=True, pdf=True)
    assert report.exit_code == 4
    assert [outcome.status for outcome in report.prints] == [Status.NEW] * 2
    assert len(report.notes) == 1
