"""Papers for the himpunan are registered there before they are made, each record its own."""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
from contextlib import closing
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from zipfile import ZipFile

import pytest
import zxingcpp
from PIL import Image

from kka_docs.batch import Exit, Report, make_all
from kka_docs.definitions.documents import DOCUMENTS
from kka_docs.errors import ArchiveDamaged, OutsideMissing
from kka_docs.himpunan.archive import REGISTER, Archive
from kka_docs.himpunan.journal import FILE_NAME as JOURNAL
from kka_docs.himpunan.queries import Search, codes_of, found
from kka_docs.records import Status
from kka_docs.workspace import MARKER
from tests.forms_in_words import CODE, Filled, meeting, minutes, profile

if TYPE_CHECKING:
    from collections.abc import Mapping

REGISTERED: Final = [kind for kind in DOCUMENTS.values() if kind.is_registered]


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / MARKER).write_text("", "utf-8")
    profile().save(tmp_path)
    return tmp_path


def run(work: Path, *forms: Filled) -> Report:
    """Make the papers of minutes on the counselor's desk."""
    for place, form in enumerate(forms, start=1):
        form.save(work / "bk", f"berita-acara-{place}.xlsx")
    return make_all([work / "bk"], REGISTERED)


def events(work: Path) -> list[Mapping[str, Any]]:
    """What the journal says, oldest first."""
    lines = (work / "bk" / "himpunan" / JOURNAL).read_text("utf-8").splitlines()
    return [json.loads(line)["data"] for line in lines]


def papers(work: Path) -> dict[str, tuple[str, int | None, date | None, int]]:
    """The papers in the register by number: kind, meeting, day, and how many codes each has."""
    with Archive.open(work / "bk" / "himpunan", datetime.now) as archive:
        return {
            paper.number: (
                paper.about.kind,
                paper.about.meeting,
                paper.about.day,
                len(codes_of(archive.connection, paper.number)),
            )
            for paper in sorted(found(archive.connection, Search()), key=lambda one: one.number)
        }


def foot_of(paper: Path) -> str:
    with ZipFile(paper) as package:
        return re.sub("<[^>]*>", "", package.read("word/footer1.xml").decode())


def says(paper: Path) -> str:
    """What the paper's QR code says."""
    with ZipFile(paper) as package:
        picture = Image.open(BytesIO(package.read("word/media/kode_qr.png")))
    (code,) = zxingcpp.read_barcodes(picture)
    return code.text


YEAR: Final = datetime.now().astimezone().year
FIRST: Final = f"H-{YEAR}-0001"
SECOND: Final = f"H-{YEAR}-0002"
DAY: Final = date(2026, 11, 24)


def test_minutes_and_report_are_two_papers_of_their_meeting(work: Path) -> None:
    run(work, minutes())
    assert papers(work) == {
        FIRST: ("berita-acara", 1, DAY, 1),
        SECOND: ("laporan", 1, DAY, 1),
    }


def test_every_paper_prints_the_mark_that_it_was_given(work: Path) -> None:
    run(work, minutes())
    for number, entry, draft in zip((FIRST, SECOND), (0, 1), events(work), strict=True):
        paper = work / "bk" / CODE / "pertemuan-1" / f"{draft['jenis']}-{CODE}-p1.docx"
        code, head = f"{number}-{draft['tanda'][:4]}-{draft['tanda'][4:]}", draft["kepala"]
        told = foot_of(paper)
        assert f"No. himpunan {number} · Kode {code}" in told
        assert f"Jurnal {entry}: {head}" in told
        assert says(paper) == f"KKA1 {number} {draft['tanda']} {entry} {head}"


def test_the_same_record_is_not_registered_twice(work: Path) -> None:
    run(work, minutes())
    before = events(work)
    report = run(work)
    assert events(work) == before
    assert {outcome.status for outcome in report.outcomes} == {Status.SAME}


def test_a_form_saved_anew_with_the_same_answers_keeps_its_code(work: Path) -> None:
    run(work, minutes())
    form = work / "bk" / "berita-acara-1.xlsx"
    content = form.read_bytes()
    form.write_bytes(content + b"\0")
    run(work)
    assert len(events(work)) == 2


def test_a_corrected_record_keeps_its_number_and_gets_another_code(work: Path) -> None:
    run(work, minutes())
    run(work, minutes(ringkasan=["Kehadiran menurun sejak Agustus."]))
    assert {number: codes for number, (*_, codes) in papers(work).items()} == {FIRST: 2, SECOND: 2}


def test_only_what_is_made_is_registered(work: Path) -> None:
    minutes().save(work / "bk")
    make_all([work / "bk"], [DOCUMENTS["rencana-tindak-lanjut"]])
    assert not (work / "bk" / "himpunan").exists()
    make_all([work / "bk"], [DOCUMENTS["berita-acara"], DOCUMENTS["rencana-tindak-lanjut"]])
    assert list(papers(work)) == [FIRST]


def test_minutes_with_problems_are_not_registered(work: Path) -> None:
    assert run(work, minutes(tempat=None)).exit_code is Exit.PROBLEMS
    assert not (work / "bk" / "himpunan").exists()


def test_the_journal_says_nothing_of_the_record(work: Path) -> None:
    run(work, minutes())
    told = (work / "bk" / "himpunan" / JOURNAL).read_text("utf-8").casefold()
    assert "rekaan" not in told
    assert "melati" not in told


@pytest.mark.parametrize("place", ["tu", ""])
def test_away_from_the_counselors_desk_nothing_is_registered(work: Path, place: str) -> None:
    minutes().save(work / place)
    assert make_all([work / place], REGISTERED).outcomes
    assert not list(work.rglob(JOURNAL))


def test_without_a_working_folder_nothing_is_registered(work: Path) -> None:
    (work / MARKER).unlink()
    profile().save(work / "bk")
    assert run(work, minutes()).outcomes
    assert not list(work.rglob(JOURNAL))


def test_letters_open_no_archive(work: Path) -> None:
    meeting().save(work / "bk")
    assert make_all([work / "bk"]).outcomes
    assert not list(work.rglob(JOURNAL))


def test_forms_that_were_filed_are_not_found_again(work: Path) -> None:
    run(work, minutes())
    filed = work / "bk" / "himpunan" / str(YEAR) / CODE
    shutil.copy(work / "bk" / "berita-acara-1.xlsx", filed / f"{FIRST}-formulir.xlsx")
    assert run(work).exit_code is Exit.DONE


# Where the archive cannot be used, nothing is made


def test_an_archive_in_use_is_said(work: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(work, minutes())
    monkeypatch.setattr(vars(Archive)["open"].__func__, "__defaults__", (0.0,))
    register = work / "bk" / "himpunan" / REGISTER
    with closing(sqlite3.connect(register, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(OutsideMissing, match="sedang dipakai komputer atau program lain"):
            run(work, minutes(number=2))
    assert not (work / "bk" / CODE / "pertemuan-2").exists()


def test_a_damaged_journal_is_named_and_left_as_it_is(work: Path) -> None:
    run(work, minutes())
    journal = work / "bk" / "himpunan" / JOURNAL
    journal.write_bytes(left := journal.read_bytes()[:-40])
    with pytest.raises(ArchiveDamaged, match="catatan terakhirnya hilang"):
        run(work, minutes(number=2))
    assert journal.read_bytes() == left
    assert not (work / "bk" / CODE / "pertemuan-2").exists()


def test_a_file_in_place_of_the_archive_is_said(work: Path) -> None:
    (work / "bk").mkdir()
    (work / "bk" / "himpunan").write_text("Daftar himpunan kami", "utf-8")
    with pytest.raises(OutsideMissing, match="tidak dapat dibaca atau ditulisi"):
        run(work, minutes())


def test_where_the_archive_may_only_be_read_no_paper_is_made_without_its_mark(
    work: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(work, minutes())
    minutes(number=2).save(work / "bk", "berita-acara-2.xlsx")
    connect = sqlite3.connect

    def on_a_read_only_share(path: Path, **options: Any) -> sqlite3.Connection:
        uri = f"{path.resolve().as_uri()}?mode=ro"
        opened: sqlite3.Connection = connect(uri, uri=True, **options)
        return opened

    monkeypatch.setattr(sqlite3, "connect", on_a_read_only_share)
    with pytest.raises(OutsideMissing, match="tidak dapat dibuka atau ditulisi: periksa izin"):
        make_all([work / "bk"], REGISTERED)
    assert not (work / "bk" / CODE / "pertemuan-2").exists()
