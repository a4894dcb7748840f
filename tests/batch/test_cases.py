"""The forms of a case in one run: what only another form brings up is told with its cell."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

import pytest

from kka_docs.batch import Exit, Options, Report, check_all, make_all, with_copies
from kka_docs.cases.disagreements import disagreements
from kka_docs.records import Place
from tests.forms_in_words import CODE, TEACHER, case, meeting, minutes, profile, teacher

if TYPE_CHECKING:
    from pathlib import Path

AGREED = {
    "kode": "K1",
    "siapa": "Hasan",
    "hubungan": "Ayah",
    "keadaan": "sudah",
    "tanggal": date(2026, 11, 6),
}
FOUND: Final[dict[str, Any]] = {"tanggal_ditemukan": date(2026, 11, 2), "persetujuan": [AGREED]}
STEP = {
    "apa": "Konseling",
    "siapa": TEACHER,
    "kapan": "tiap Rabu",
    "tanggal_evaluasi": date(2026, 12, 1),
}


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a profile, and a case and a meeting that agree."""
    monkeypatch.chdir(tmp_path)
    profile().save(tmp_path)
    case(**FOUND).save(tmp_path)
    meeting(peserta=[teacher()]).save(tmp_path)
    return tmp_path


def told(report: Report) -> list[tuple[str, Place]]:
    return [(found.code, found.place) for found in report.problems]


def test_what_two_forms_disagree_in_has_file_sheet_cell_and_label(desk: Path) -> None:
    minutes(tempat="Aula").save(desk)
    report = check_all([desk])
    assert told(report) == [
        ("beda_dari_pertemuan", Place("berita-acara.xlsx", "Berita Acara", "C11", "Tempat"))
    ]
    assert report.exit_code is Exit.DONE


def test_forms_that_agree_are_left_alone(desk: Path) -> None:
    minutes(tindak_lanjut=[STEP]).save(desk)
    assert told(check_all([desk])) == []


def test_follow_ups_are_overdue_on_the_day_that_the_run_is_told(desk: Path) -> None:
    minutes(tindak_lanjut=[STEP]).save(desk)
    (found,) = told(check_all([desk], Options(today=date(2026, 12, 2))))
    assert found[0] == "tindak_lanjut_lewat"
    assert (found[1].sheet, found[1].cell) == ("Tindak Lanjut", "I6")
    assert told(check_all([desk], Options(today=date(2026, 12, 1)))) == []


def test_one_form_alone_is_compared_with_nothing(desk: Path) -> None:
    path = minutes(tempat="Aula", number=2).save(desk)
    assert told(check_all([path])) == []


def test_where_two_forms_are_of_one_meeting_none_is_compared(desk: Path) -> None:
    minutes(tempat="Aula").save(desk)
    meeting(peserta=[teacher()]).save(desk, "pertemuan-salinan.xlsx")
    assert {code for code, _ in told(check_all([desk]))} == {"pertemuan_ganda"}


def test_forms_of_other_cases_are_compared_with_their_own(desk: Path) -> None:
    meeting("KKA-2026-002", peserta=[teacher()]).save(desk, "lain.xlsx")
    (found,) = told(check_all([desk]))
    assert found == ("kasus_belum_ada", Place("lain.xlsx", "Pertemuan", "C5", "Kode kasus"))


def test_the_cell_is_marked_in_the_copy(desk: Path) -> None:
    minutes(tempat="Aula").save(desk)
    (copy,) = with_copies(check_all([desk])).copies
    assert copy.form.name == "berita-acara.xlsx"


def test_making_documents_compares_nothing(desk: Path) -> None:
    minutes(tempat="Aula").save(desk)
    assert told(make_all([desk])) == []


def test_a_fault_inside_for_one_case_leaves_the_others_alone(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    minutes(tempat="Aula").save(desk)
    meeting("KKA-2026-002", peserta=[teacher()]).save(desk, "lain.xlsx")

    def faulty(one: Any, *given: Any) -> Any:
        if one.code != CODE:
            raise ZeroDivisionError
        return disagreements(one, *given)

    monkeypatch.setattr("kka_docs.batch.cases.disagreements", faulty)
    named = {code: place.file for code, place in told(check_all([desk]))}
    assert named == {"beda_dari_pertemuan": "berita-acara.xlsx", "galat_program": "lain.xlsx"}
