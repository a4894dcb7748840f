"""What is made from letters for the printer is searched like them: print file, check list, PDF."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from docx import Document

from kka_docs.batch import CHECK_LIST, PRINT_FILE, Options, make_all
from kka_docs.batch import print_files as prints
from kka_docs.definitions.documents import DOCUMENTS
from kka_docs.errors import OutsideMissing
from kka_docs.records import Outcome, Status
from kka_docs.rendering.check_list import check_list
from kka_docs.rendering.combine import combined
from tests.forms_in_words import CHILD, CODE, meeting, profile
from tests.rendering.papers import saved

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kka_docs.batch import Report

LETTERS = [DOCUMENTS["undangan"]]


@pytest.fixture
def work(tmp_path: Path) -> Path:
    profile().save(tmp_path)
    meeting().save(tmp_path)
    return tmp_path


@pytest.fixture
def no_office(monkeypatch: pytest.MonkeyPatch) -> None:
    """A computer without LibreOffice: the print file is for Word alone."""

    def printed(*_: object, **__: object) -> None:
        raise OutsideMissing("LibreOffice tidak ada.")

    monkeypatch.setattr(prints, "printed", printed)


def naming(make: Callable[..., bytes]) -> Callable[..., bytes]:
    """What makes a paper, with the child's name in its header."""

    def made(*told: object, **more: object) -> bytes:
        document = Document(BytesIO(make(*told, **more)))
        document.sections[0].footer.paragraphs[0].text = CHILD.upper()
        return saved(document)

    return made


def printed(work: Path) -> Report:
    return make_all([work], LETTERS, Options(output=work / "hasil", combine=True))


def of(report: Report, kind: str) -> Outcome:
    return next(outcome for outcome in report.prints if outcome.kind == kind)


@pytest.mark.usefixtures("no_office")
def test_the_print_file_may_hold_what_its_letters_may(work: Path) -> None:
    report = printed(work)
    assert {outcome.status for outcome in report.prints} == {Status.NEW}
    assert report.exit_code == 0


@pytest.mark.usefixtures("no_office")
def test_a_check_list_with_a_name_is_withheld(work: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    printed(work)
    monkeypatch.setattr(prints, "check_list", naming(check_list))
    report = printed(work)
    withheld = of(report, CHECK_LIST)
    assert withheld.status is Status.WITHHELD
    assert withheld.reason.startswith("memuat nama konseli di kaki halaman, paragraf ")
    assert not withheld.path.exists()
    assert of(report, PRINT_FILE).status is Status.SAME
    assert report.exit_code == 3


@pytest.mark.usefixtures("no_office")
def test_a_print_file_with_another_familys_name_is_withheld(
    work: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [row | {"undangan": "tidak"} for row in meeting().values["peserta"] if row.get("anak")]
    others = [row for row in meeting().values["peserta"] if not row.get("anak")]
    meeting(peserta=[*others, *rows]).save(work)
    monkeypatch.setattr(prints, "combined", naming(combined))
    report = printed(work)
    assert of(report, PRINT_FILE).status is Status.WITHHELD
    assert not of(report, PRINT_FILE).path.exists()


@pytest.mark.usefixtures("libreoffice")
def test_the_pdf_of_a_letter_into_which_somebody_wrote_the_name_is_withheld(work: Path) -> None:
    make_all([work], LETTERS, Options(output=work / "hasil"))
    place = work / "hasil" / CODE / "pertemuan-1"
    edited = place / f"undangan-01-{CODE}-p1.docx"
    document = Document(str(edited))
    document.paragraphs[-1].add_run("Perihal Melati").bold = True
    document.paragraphs[-1].add_run(" Rekaan")
    document.save(str(edited))
    report = make_all([work], LETTERS, Options(output=work / "hasil", pdf=True))
    kept = {outcome.name: outcome for outcome in report.outcomes if outcome.name.endswith(".pdf")}
    assert kept[f"undangan-01-{CODE}-p1.pdf"].status is Status.WITHHELD
    assert {path.name for path in place.glob("*.pdf")} == {
        f"undangan-02-{CODE}-p1.pdf",
        f"undangan-03-{CODE}-p1.pdf",
    }
    assert report.exit_code == 3
