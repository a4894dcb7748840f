"""Marked copies beside their forms: written, made anew, and of all the one that counts."""

from __future__ import annotations

import errno
import os
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
from openpyxl import load_workbook

from kka_docs.batch import FormReport, Report, check_all, make_all, marking, with_copies
from kka_docs.definitions.catalog import problem, remedy, wrong
from kka_docs.definitions.documents import DOCUMENTS
from kka_docs.records import Checked, Place, Status
from kka_docs.workspace import MARKER
from tests.forms_in_words import Filled, blank, case, meeting, profile

if TYPE_CHECKING:
    from collections.abc import Sequence

COPY: Final = "pertemuan (ditandai).xlsx"
SECOND: Final = "pertemuan (ditandai) (2).xlsx"
AGENDA: Final = [DOCUMENTS["agenda"]]


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with a profile in order, and a meeting form without a place."""
    monkeypatch.chdir(tmp_path)
    profile().save(tmp_path)
    (tmp_path / MARKER).write_text("", "utf-8")
    unfinished().save(tmp_path / "bk")
    return tmp_path


def unfinished(**changes: Any) -> Filled:
    return meeting(**{"tempat": None, **changes})


def mark(*paths: Path) -> Report:
    return with_copies(check_all(paths))


def mend(path: Path, place: str = "Ruang BK") -> None:
    """Fill in the place and save, as a counselor does."""
    book = load_workbook(BytesIO(path.read_bytes()))
    sheet: Any = book["Pertemuan"]
    row = next(row for row in range(1, 60) if sheet.cell(row, 1).value == "pertemuan.tempat")
    sheet.cell(row, 3).value = place
    book.save(path)


def at(path: Path, seconds: int) -> None:
    """Give a file a time on the disk."""
    os.utime(path, (seconds, seconds))


def counting(report: Report) -> list[str]:
    """The forms of a run but the profile."""
    return [form.checked.path.name for form in report.forms if form.checked.kind != "profil"]


def said(report: Report) -> list[str]:
    """What the run says of forms that it passed over."""
    found = [one for one in report.problems if one.code == "berkas_lama_dilewati"]
    return [f"{wrong(one, with_values=True)} {remedy(one, with_values=True)}" for one in found]


def codes(report: Report) -> list[str]:
    return [found.code for found in report.problems]


# Written


def test_a_copy_is_written_beside_the_form_which_stays_as_it_is(work: Path) -> None:
    form = work / "bk" / "pertemuan.xlsx"
    before = form.read_bytes()
    report = mark(work / "bk")
    assert [copy.path for copy in report.copies] == [work / "bk" / COPY]
    assert form.read_bytes() == before
    assert codes(check_all([work / "bk" / COPY])) == codes(check_all([form])) == ["wajib"]


def test_a_mended_copy_is_clean_and_nothing_more_is_written(work: Path) -> None:
    mark(work / "bk")
    mend(work / "bk" / COPY)
    (work / "bk" / "pertemuan.xlsx").unlink()
    report = mark(work / "bk")
    assert (codes(report), report.copies, report.notes) == ([], (), ())
    assert sorted(path.name for path in (work / "bk").iterdir()) == [COPY]
    (made,) = make_all([work / "bk"], AGENDA).outcomes
    assert made.status is Status.NEW


def test_a_copy_that_nobody_changed_is_made_anew_and_where_nothing_differs_left(
    work: Path,
) -> None:
    mark(work / "bk")
    first = (work / "bk" / COPY).read_bytes()
    at(work / "bk" / COPY, 1_000_000)
    assert [copy.path.name for copy in mark(work / "bk").copies] == [COPY]
    assert (work / "bk" / COPY).stat().st_mtime == 1_000_000
    unfinished(pemimpin=None).save(work / "bk")
    assert [copy.path.name for copy in mark(work / "bk").copies] == [COPY]
    assert (work / "bk" / COPY).read_bytes() != first
    assert len([path for path in (work / "bk").iterdir() if path.suffix == ".xlsx"]) == 2


def test_a_copy_that_somebody_worked_on_stays_and_both_are_named(work: Path) -> None:
    mark(work / "bk")
    mend(work / "bk" / COPY, place="")
    worked_on = (work / "bk" / COPY).read_bytes()
    (copy,) = mark(work / "bk").copies
    assert (copy.path.name, [path.name for path in copy.passed]) == (SECOND, [COPY])
    assert (work / "bk" / COPY).read_bytes() == worked_on


def test_a_users_own_file_of_that_name_stays(work: Path) -> None:
    case().save(work / "bk", COPY)
    own = (work / "bk" / COPY).read_bytes()
    (copy,) = mark(work / "bk" / "pertemuan.xlsx").copies
    assert copy.path.name == SECOND
    assert (work / "bk" / COPY).read_bytes() == own


def test_what_only_the_run_has_to_say_is_not_marked(work: Path) -> None:
    (work / "bk" / "pertemuan.xlsx").unlink()
    case().save(work / "bk", "satu.xlsx")
    case().save(work / "bk", "dua.xlsx")
    blank("kasus").save(work / "bk", "kosong.xlsx")
    report = mark(work / "bk", work / "bk" / "kosong.xlsx")
    assert sorted(codes(report)) == ["formulir_kosong", "kasus_ganda", "kasus_ganda"]
    assert report.copies == ()


def test_a_form_that_cannot_be_read_is_named_and_the_others_are_marked(work: Path) -> None:
    (work / "bk" / "rusak.xlsx").write_bytes(b"PK\x03\x04")
    report = mark(work / "bk")
    assert [copy.path.name for copy in report.copies] == [COPY]
    assert report.notes == (
        "“rusak.xlsx” tidak dapat ditandai karena tidak dapat dibaca sebagai formulir.",
    )


def test_of_a_form_with_a_password_no_copy_without_one_is_written(work: Path) -> None:
    form = work / "bk" / "rahasia.xlsx"
    form.write_bytes(bytes.fromhex("D0CF11E0A1B11AE1") + "EncryptedPackage".encode("utf-16-le"))
    found = problem("wajib", Place(form.name, "Pertemuan", "C5"))
    report = with_copies(Report((FormReport(Checked(form, "pertemuan", (found,), None)),)))
    assert report.copies == ()
    assert report.notes == (
        (
            "“rahasia.xlsx” dilindungi sandi, jadi salinan bertandanya tidak ditulis: siapa pun "
            "dapat membuka salinan itu. Perbaiki formulirnya sendiri menurut daftar masalah di "
            "atas."
        ),
    )


def test_a_folder_that_takes_no_files_is_named_and_the_check_stands(
    work: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(errno.EACCES, "no")

    monkeypatch.setattr(marking, "write_beside", refuse)
    report = mark(work / "bk")
    assert codes(report) == ["wajib"]
    assert report.exit_code == 4
    assert str(report.fault) == (
        f"Salinan bertanda dari “pertemuan.xlsx” tidak dapat ditulis di folder “{work / 'bk'}”: "
        "tidak ada izin."
    )


# Side by side


def test_a_form_and_its_copy_are_one_meeting_and_the_copy_counts(work: Path) -> None:
    mark(work / "bk")
    mend(work / "bk" / COPY)
    report = check_all([work / "bk"])
    assert counting(report) == [COPY]
    (sentence,) = said(report)
    assert sentence == (
        "Di folder ini ada juga pertemuan.xlsx dari formulir yang sama; yang dipakai berkas ini, "
        "karena lebih baru. Bila yang benar justru yang lain itu, pindahkan berkas ini ke folder "
        "lain; bila tidak, biarkan."
    )
    assert codes(report) == ["berkas_lama_dilewati"]
    assert report.exit_code == 0


def test_times_lost_on_the_way_do_not_bring_the_unmended_form_back(work: Path) -> None:
    mark(work / "bk")
    mend(work / "bk" / COPY)
    at(work / "bk" / COPY, 1_000_000)
    assert counting(check_all([work / "bk"])) == [COPY]


def test_a_form_mended_itself_counts_where_nobody_touched_its_copy(work: Path) -> None:
    mark(work / "bk")
    mend(work / "bk" / "pertemuan.xlsx")
    at(work / "bk" / "pertemuan.xlsx", 1_000_000)
    assert counting(check_all([work / "bk"])) == ["pertemuan.xlsx"]


@pytest.mark.parametrize(
    ("form", "copy", "counts"),
    [(2_000, 1_000, "pertemuan.xlsx"), (1_000, 2_000, COPY), (1_000, 1_000, COPY)],
)
def test_where_both_were_changed_the_newer_counts(
    work: Path, form: int, copy: int, counts: str
) -> None:
    mark(work / "bk")
    mend(work / "bk" / COPY, "Ruang BK")
    mend(work / "bk" / "pertemuan.xlsx", "Ruang Guru")
    at(work / "bk" / COPY, copy)
    at(work / "bk" / "pertemuan.xlsx", form)
    assert counting(check_all([work / "bk"])) == [counts]


def test_of_copies_of_copies_the_last_counts(work: Path) -> None:
    mark(work / "bk")
    mend(work / "bk" / COPY, place="")
    mark(work / "bk")
    assert counting(check_all([work / "bk"])) == [SECOND]
    mend(work / "bk" / SECOND)
    at(work / "bk" / SECOND, 1_000_000)
    report = check_all([work / "bk"])
    assert counting(report) == [SECOND]
    assert codes(report) == ["berkas_lama_dilewati"]


def test_a_renamed_form_is_known_by_its_content(work: Path) -> None:
    mark(work / "bk")
    mend(work / "bk" / COPY)
    (work / "bk" / "pertemuan.xlsx").rename(work / "bk" / "dari ibu nurul.xlsx")
    assert counting(check_all([work / "bk"])) == [COPY]


def test_a_form_of_another_meeting_under_the_old_name_is_no_older_version(work: Path) -> None:
    mark(work / "bk")
    mend(work / "bk" / COPY)
    meeting(number=2).save(work / "bk")
    assert sorted(counting(check_all([work / "bk"]))) == [COPY, "pertemuan.xlsx"]


def test_documents_are_made_from_the_one_that_counts(work: Path) -> None:
    mark(work / "bk")
    mend(work / "bk" / COPY)
    report = make_all([work / "bk"], AGENDA)
    assert counting(report) == [COPY]
    assert len(report.outcomes) == 1


def test_a_mended_copy_of_the_profile_serves_the_forms(work: Path) -> None:
    profile(nama=None).save(work)
    mark(work / "profil-lembaga.xlsx")
    copy = work / "profil-lembaga (ditandai).xlsx"
    meeting().save(work / "bk")
    assert _agenda_of(work) == []
    _fill_name(copy)
    assert len(_agenda_of(work)) == 1


def _agenda_of(work: Path) -> Sequence[object]:
    return make_all([work / "bk"], AGENDA).outcomes or []


def _fill_name(path: Path) -> None:
    book = load_workbook(BytesIO(path.read_bytes()))
    sheet: Any = book["Lembaga"]
    row = next(row for row in range(1, 60) if sheet.cell(row, 1).value == "lembaga.nama")
    sheet.cell(row, 3).value = "SMA Rekaan"
    book.save(path)
