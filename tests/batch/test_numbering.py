"""Letters take their numbers from the register of their working folder, each form its own."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

from kka_docs.batch import Exit, Report, make_all
from kka_docs.definitions import catalog
from kka_docs.definitions.documents import DOCUMENTS
from kka_docs.letters.register import FILE_NAME, Register
from kka_docs.records import Status
from kka_docs.workspace import MARKER
from tests.forms_in_words import CODE, Filled, meeting, profile, teacher, vice
from tests.word_files import text_of

if TYPE_CHECKING:
    from collections.abc import Mapping

LETTERS: Final = [DOCUMENTS["undangan"]]
PATTERN: Final = "421.3/{nomor}/SMA/{bulan_romawi}/{tahun}"
DAY: Final = date(2026, 11, 17)
CHANGED: Final[dict[str, Any]] = {
    "keadaan": "berubah",
    "tanggal_semula": date(2026, 11, 24),
    "mulai_semula": time(9),
    "tanggal": date(2026, 11, 26),
    "tanggal_surat_susulan": date(2026, 11, 20),
}


def numbering(**changes: Any) -> dict[str, Any]:
    row = {"jenis_surat": "undangan", "pola": PATTERN, "mulai": 1}
    return {"penomoran": [row | changes]}


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder whose profile numbers invitations from 1."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / MARKER).write_text("", "utf-8")
    profile(**numbering()).save(tmp_path)
    return tmp_path


def invitations(number: int = 1, **changes: Any) -> Filled:
    """A meeting with two letters of a day."""
    facts = {"tanggal_surat": DAY, "tanggal": date(2026, 11, 24), "peserta": [teacher(), vice()]}
    return meeting(CODE, number, **facts | changes)


def run(work: Path, *forms: Filled) -> Report:
    for place, form in enumerate(forms, start=1):
        form.save(work / "tu", f"pertemuan-{place}.xlsx")
    return make_all([work / "tu"], LETTERS)


def printed(work: Path) -> Mapping[str, str]:
    """The number on each letter, by the letter's file."""
    texts = {path.stem: text_of(path) for path in (work / "tu" / CODE).glob("*/undangan*.docx")}
    return {
        name.removesuffix(f"-{CODE}-p{name[-1]}") + name[-3:]: line
        for name, text in sorted(texts.items())
        for line in text.splitlines()
        if line.startswith("421.3/")
    }


def test_letters_of_a_meeting_share_the_next_number_and_keep_it(work: Path) -> None:
    for _ in range(2):
        run(work, invitations(1), invitations(2))
        first, second = "421.3/001/SMA/XI/2026", "421.3/002/SMA/XI/2026"
        assert list(printed(work).values()) == [first, second, first, second]
    assert (work / "tu" / FILE_NAME).exists()


def test_a_second_run_writes_nothing(work: Path) -> None:
    run(work, invitations())
    assert {outcome.status for outcome in run(work).outcomes} == {Status.SAME}


def test_each_letter_has_its_own_where_the_profile_says_so(work: Path) -> None:
    profile(**numbering(per="surat", mulai=7)).save(work)
    run(work, invitations(1, nomor_surat="40"), invitations(2))
    numbers = sorted(line.split("/")[1] for line in printed(work).values())
    assert numbers == ["040", "041", "042", "043"]


def test_letters_of_one_pattern_are_numbered_together(work: Path) -> None:
    (first,) = numbering(mulai=7)["penomoran"]
    profile(penomoran=[first, {"jenis_surat": "perubahan", "pola": PATTERN}]).save(work)
    run(work, invitations())
    invitations(**CHANGED).save(work / "tu", "pertemuan-1.xlsx")
    report = make_all([work / "tu"], [DOCUMENTS["perubahan"]])
    letter = next(one for one in report.outcomes if one.kind == "perubahan")
    assert "421.3/008/SMA/XI/2026" in text_of(letter.path)
    assert "Nomor 421.3/007/SMA/XI/2026 tanggal 17 November 2026" in text_of(letter.path)


@pytest.mark.parametrize("typed", ["-", "800/9/Umum", None], ids=["pen", "whole", "no pattern"])
def test_a_later_letter_numbered_elsewhere_cites_the_invitation(
    work: Path, typed: str | None
) -> None:
    run(work, invitations())
    invitations(**CHANGED, nomor_surat_susulan=typed).save(work / "tu", "pertemuan-1.xlsx")
    letters = make_all([work / "tu"], [DOCUMENTS["perubahan"]]).outcomes
    texts = [text_of(one.path) for one in letters if one.kind == "perubahan"]
    assert len(texts) == len([teacher(), vice()])
    assert all("Nomor 421.3/001/SMA/XI/2026 tanggal 17 November 2026" in text for text in texts)


def test_each_letter_cites_its_own_invitation(work: Path) -> None:
    profile(**numbering(per="surat")).save(work)
    run(work, invitations())
    invitations(**CHANGED, nomor_surat_susulan="-").save(work / "tu", "pertemuan-1.xlsx")
    letters = make_all([work / "tu"], [DOCUMENTS["perubahan"]]).outcomes
    cited = [text_of(one.path).split("Nomor 421.3/")[1][:3] for one in letters if one.number]
    assert cited[:2] == ["001", "002"]


CALLED_OFF: Final[dict[str, Any]] = {
    "keadaan": "batal",
    "tanggal_surat_susulan": date(2026, 11, 20),
}
CALLED_AGAIN: Final[dict[str, dict[str, Any]]] = {
    "as at first": {"tanggal": date(2026, 12, 1)},
    "without a day for the letter": {"tanggal": date(2026, 12, 1), "tanggal_surat": None},
    "as a change": CHANGED,
}


@pytest.mark.parametrize("changes", CALLED_AGAIN.values(), ids=CALLED_AGAIN)
def test_a_meeting_that_was_called_off_is_not_called_again(
    work: Path, changes: dict[str, Any]
) -> None:
    (row,) = numbering()["penomoran"]
    profile(penomoran=[row, row | {"jenis_surat": "pembatalan"}]).save(work)
    run(work, invitations())
    invitations(**CALLED_OFF).save(work / "tu", "pertemuan-1.xlsx")
    off = make_all([work / "tu"], [DOCUMENTS["pembatalan"]])
    assert [found.code for found in off.problems if found.is_error] == []
    invitations(**changes).save(work / "tu", "pertemuan-1.xlsx")
    again = make_all([work / "tu"], [DOCUMENTS["undangan"], DOCUMENTS["perubahan"]])
    (told,) = [found for found in again.problems if found.is_error]
    assert (told.code, told.place.label) == ("pertemuan_sudah_batal", "Keadaan")
    assert catalog.wrong(told, with_values=True) == (
        "Pertemuan ini sudah dibatalkan dengan surat bernomor, jadi formulirnya tidak dapat "
        "dipakai lagi untuk jadwal lain."
    )
    assert {one.status for one in again.outcomes} <= {Status.INVALID}
    with Register.open(work / "tu" / FILE_NAME, lambda: datetime.now(UTC)) as register:
        assert [entry.kind for entry in register.entries()] == ["undangan", "pembatalan"]


def test_a_meeting_whose_cancellation_was_a_mistake_may_be_called_again(work: Path) -> None:
    (row,) = numbering()["penomoran"]
    profile(penomoran=[row, row | {"jenis_surat": "pembatalan"}]).save(work)
    invitations(**CALLED_OFF).save(work / "tu", "pertemuan-1.xlsx")
    make_all([work / "tu"], [DOCUMENTS["pembatalan"]])
    with Register.open(work / "tu" / FILE_NAME, lambda: datetime.now(UTC)) as register:
        (entry,) = register.entries()
        register.void(entry.year, entry.pattern, entry.number, "keliru")
    assert run(work, invitations()).exit_code is Exit.DONE


def test_with_the_letters_of_a_change_the_invitations_are_moved_away(work: Path) -> None:
    run(work, invitations())
    invitations(**CHANGED).save(work / "tu", "pertemuan-1.xlsx")
    outcomes = make_all([work / "tu"], [DOCUMENTS["perubahan"]]).outcomes
    told = sorted({(outcome.kind, outcome.status.value) for outcome in outcomes})
    assert told == [("perubahan", "baru"), ("undangan", "tidak berlaku")]


def test_a_typed_number_of_another_meeting_stops_its_letters_only(work: Path) -> None:
    report = run(work, invitations(1, nomor_surat="9"), invitations(2, nomor_surat="9"))
    assert report.exit_code is Exit.PART_FAILED
    (problem,) = [found for found in report.problems if found.is_error]
    assert problem.code == "nomor_surat_terpakai"
    assert problem.facts["pemakai"] == f"{CODE}, pertemuan 1"
    assert problem.place.label == "Nomor urut surat"
    assert catalog.wrong(problem, with_values=True) == (
        f"Nomor surat 9 sudah dipakai: {CODE}, pertemuan 1."
    )


@pytest.mark.parametrize(
    ("changes", "settings"),
    [
        ({"nomor_surat": "-"}, {}),
        ({"tanggal_surat": None}, {}),
        ({}, {"mulai": None}),
    ],
)
def test_what_is_left_for_the_pen_takes_no_number(
    work: Path, changes: dict[str, Any], settings: dict[str, Any]
) -> None:
    profile(**numbering(**settings)).save(work)
    run(work, invitations(**changes))
    assert all("......" in line for line in printed(work).values())
    assert not (work / "tu" / FILE_NAME).exists()


def test_a_whole_number_is_printed_as_typed_and_is_taken(work: Path) -> None:
    run(work, invitations(1, nomor_surat="421.3/12/SMA/XI/2026"), invitations(2))
    assert set(printed(work).values()) == {"421.3/12/SMA/XI/2026", "421.3/013/SMA/XI/2026"}


def test_without_a_working_folder_there_is_no_register(work: Path) -> None:
    (work / MARKER).unlink()
    profile(**numbering()).save(work / "tu")
    run(work, invitations())
    assert not list(work.rglob("*.sqlite3"))
