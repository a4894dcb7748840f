"""A meeting's form on both desks of a working folder: the office's counts, and it is said."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from kka_docs.batch import Options, check_all, make_all, survey_all
from kka_docs.definitions.documents import DOCUMENTS
from kka_docs.workspace import MARKER, MARKER_TEXT
from tests.forms_in_words import case, meeting, minutes, profile, teacher

if TYPE_CHECKING:
    from pathlib import Path

NAME = "KKA-2026-003-pertemuan-1.xlsx"
TOLD = f"Sudah diserahkan, jadi yang dipakai yang di meja tu: {NAME}."


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """A working folder with a case, and a meeting that was handed over and filled in on."""
    (tmp_path / MARKER).write_text(MARKER_TEXT, "utf-8")
    profile().save(tmp_path)
    case().save(tmp_path / "bk")
    meeting(tempat="Ruang BK", peserta=[teacher()]).save(tmp_path / "bk", NAME)
    meeting(tempat="Aula", peserta=[teacher()]).save(tmp_path / "tu", NAME)
    return tmp_path


def test_the_form_on_the_offices_desk_is_the_one_that_is_checked(work: Path) -> None:
    report = check_all([work / "bk", work / "tu"])
    checked = {form.checked.path.relative_to(work).as_posix() for form in report.forms}
    assert checked == {"bk/kasus.xlsx", f"tu/{NAME}"}
    assert TOLD in report.notes
    assert "pertemuan_ganda" not in {found.code for found in report.problems}


def test_minutes_are_compared_with_the_form_that_the_office_has(work: Path) -> None:
    minutes(tempat="Aula").save(work / "bk")
    assert "beda_dari_pertemuan" not in {found.code for found in check_all([work]).problems}
    minutes(tempat="Ruang BK").save(work / "bk")
    assert "beda_dari_pertemuan" in {found.code for found in check_all([work]).problems}


def test_documents_of_the_meeting_are_made_on_the_offices_desk_only(work: Path) -> None:
    report = make_all([work], [DOCUMENTS["undangan"]])
    assert {outcome.path.relative_to(work).parts[0] for outcome in report.outcomes} == {"tu"}
    assert TOLD in report.notes


def test_a_case_that_was_handed_over_has_no_problem_for_that(work: Path) -> None:
    day = date(2026, 11, 20)
    (found,) = survey_all([work], day).cases
    (work / "bk" / NAME).unlink()
    assert (found,) == survey_all([work], day).cases


def test_of_the_counselors_desk_alone_its_own_form_is_used(work: Path) -> None:
    report = check_all([work / "bk"])
    assert f"bk/{NAME}" in {f.checked.path.relative_to(work).as_posix() for f in report.forms}
    assert report.notes == ()


def test_two_forms_of_a_meeting_on_one_desk_are_still_a_problem(work: Path) -> None:
    meeting(peserta=[teacher()]).save(work / "tu", "lain.xlsx")
    told = [found.code for found in check_all([work], Options()).problems]
    assert told.count("pertemuan_ganda") == 3
