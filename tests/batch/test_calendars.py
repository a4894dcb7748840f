"""Calendar files beside letters: made where asked for, kept right, never left behind."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

import pytest

from kka_docs.batch import Options, make_all
from kka_docs.definitions.documents import DOCUMENTS
from kka_docs.records import Status
from tests.batch.papers import working_folder
from tests.forms_in_words import CODE, meeting, teacher

if TYPE_CHECKING:
    from pathlib import Path

    from kka_docs.batch import Report

LETTERS: Final = [DOCUMENTS["undangan"]]
CALLING_OFF: Final = [DOCUMENTS["pembatalan"]]
ASKED: Final = Options(calendar=True)


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    root = working_folder(tmp_path)
    fill_in(root)
    return root


def fill_in(root: Path, **changes: Any) -> None:
    meeting(peserta=[teacher()], **changes).save(root / "tu")


def calendars(report: Report) -> list[tuple[str, Status]]:
    return [(one.name, one.status) for one in report.outcomes if one.path.suffix == ".ics"]


NAME: Final = f"undangan-{CODE}-p1.ics"


def test_one_lies_beside_the_letters_of_a_meeting_where_it_is_asked_for(work: Path) -> None:
    assert calendars(make_all([work], LETTERS)) == []
    assert calendars(make_all([work], LETTERS, ASKED)) == [(NAME, Status.NEW)]
    assert (work / "tu" / CODE / "pertemuan-1" / NAME).is_file()
    assert calendars(make_all([work], LETTERS, ASKED)) == [(NAME, Status.SAME)]


def test_once_there_it_follows_its_form_without_being_asked_for(work: Path) -> None:
    make_all([work], LETTERS, ASKED)
    fill_in(work, tanggal=date(2026, 11, 26))
    assert calendars(make_all([work], LETTERS)) == [(NAME, Status.CHANGED)]


def test_one_that_was_edited_is_not_overwritten(work: Path) -> None:
    make_all([work], LETTERS, ASKED)
    (work / "tu" / CODE / "pertemuan-1" / NAME).write_text("milik saya", "utf-8")
    fill_in(work, tanggal=date(2026, 11, 26))
    (found,) = calendars(make_all([work], LETTERS))
    assert found[1] is Status.BESIDE


@pytest.mark.parametrize("changes", [{"keadaan": "batal"}, {"persetujuan": "belum"}])
def test_it_is_withdrawn_with_the_invitations(work: Path, changes: dict[str, str]) -> None:
    make_all([work], LETTERS, ASKED)
    fill_in(work, **changes)
    assert calendars(make_all([work], LETTERS)) == [(NAME, Status.INVALID)]


def test_what_calls_a_meeting_off_has_its_own(work: Path) -> None:
    fill_in(work, keadaan="batal")
    report = make_all([work], CALLING_OFF, ASKED)
    assert calendars(report) == [(f"pembatalan-{CODE}-p1.ics", Status.NEW)]


def test_one_letter_alone_and_print_files_have_none(work: Path) -> None:
    assert calendars(make_all([work], LETTERS, Options(calendar=True, only=1))) == []
    report = make_all([work], LETTERS, Options(calendar=True, combine=True))
    assert calendars(report) == [(NAME, Status.NEW)]
    assert report.fault is None
