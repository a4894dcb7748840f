"""Papers in the archive: numbered, filed, shelved, lent, destroyed; never a client by name."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
from typing import TYPE_CHECKING, Final

import pytest

from kka_docs.errors import ArchiveDamaged, OutsideMissing
from kka_docs.files import digest_of
from kka_docs.himpunan import journal
from kka_docs.himpunan.archive import REGISTER, Destroyed
from kka_docs.himpunan.events import Event
from kka_docs.himpunan.filing import destroy, lend, shelve, take, take_back
from kka_docs.himpunan.inspection import inspect
from kka_docs.himpunan.papers import Shelf, State
from kka_docs.himpunan.queries import Search, codes_of, files_of, found, paper_at
from tests.himpunan.keeper import CASE, NOW, drafted, filed, minutes, opened

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kka_docs.himpunan.archive import Archive

FOLDER: Final = f"2026/{CASE}"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "himpunan"


@pytest.fixture
def archive(root: Path) -> Iterator[Archive]:
    with opened(root) as archive:
        yield archive


def events(archive: Archive) -> list[str]:
    return [entry.event for entry, _ in journal.entries(archive.journal)]


def test_minutes_keep_their_number_and_code_however_often_they_are_made(archive: Archive) -> None:
    first = drafted(archive, minutes(), isi="rapat")
    assert first.number == "H-2026-0001"
    assert drafted(archive, minutes(), isi="rapat") == first
    assert events(archive) == ["konsep"]


def test_the_form_saved_again_is_the_same_record(archive: Archive) -> None:
    first = drafted(archive, minutes(), form="a" * 64, isi="rapat")
    assert drafted(archive, minutes(), form="b" * 64, isi="rapat") == first


def test_corrected_minutes_keep_their_number_and_get_another_code(archive: Archive) -> None:
    first = drafted(archive, minutes(), form="a" * 64, isi="rapat")
    second = drafted(archive, minutes(), form="b" * 64, isi="rapat lengkap")
    assert second.number == first.number
    assert second.check != first.check
    assert [code.mark for code in codes_of(archive.connection, first.number)] == [first, second]


def test_a_correction_taken_back_has_its_old_code(archive: Archive) -> None:
    first = drafted(archive, minutes(), form="a" * 64, isi="rapat")
    drafted(archive, minutes(), form="b" * 64, isi="rapat lengkap")
    assert drafted(archive, minutes(), form="c" * 64, isi="rapat") == first


def test_a_code_carries_the_journals_head(archive: Archive) -> None:
    assert drafted(archive, minutes()).entry == 0
    second = drafted(archive, minutes(meeting=2))
    (only, _), *_ = journal.entries(archive.journal)
    assert (second.entry, second.head) == (1, only.hash[:12].upper())


def test_signed_minutes_lie_in_their_cases_folder_as_they_are(archive: Archive) -> None:
    mark = drafted(archive, minutes())
    paper, (first, second) = filed(archive, b"satu", b"dua", number=mark.number)
    folder = archive.root / FOLDER
    assert (folder / first.name).read_bytes() == b"satu"
    assert (folder / second.name).read_bytes() == b"dua"
    assert first.name == "H-2026-0001-berita-acara-pindaian.pdf"
    assert (first.digest, first.size) == (digest_of(b"satu"), 4)
    assert paper_at(archive.connection, paper.number) is not None
    assert files_of(archive.connection, mark.number) == [first, second]


def test_a_file_that_somebody_put_there_is_not_overwritten(archive: Archive) -> None:
    folder = archive.root / FOLDER
    folder.mkdir(parents=True)
    strange = folder / "H-2026-0001-berita-acara-pindaian.pdf"
    strange.write_bytes(b"bukan milik himpunan")
    _, (stored,) = filed(archive, b"satu")
    assert strange.read_bytes() == b"bukan milik himpunan"
    assert (folder / stored.name).read_bytes() == b"satu"


def test_what_does_not_fit_the_register_never_comes_into_the_journal(archive: Archive) -> None:
    filed(archive, b"satu")
    with pytest.raises(ArchiveDamaged, match="tidak cocok"), archive.writing() as writing:
        writing.note(Event.LENT, {"nomor": "H-2026-0099"})
    assert events(archive) == ["simpan"]
    filed(archive, b"dua", about=minutes(meeting=2))
    assert inspect(archive.root).findings == ()


def test_what_is_filed_later_goes_beside_and_never_over(archive: Archive) -> None:
    _, (first,) = filed(archive, b"satu", number="H-2026-0001")
    _, (second,) = filed(archive, b"dua", number="H-2026-0001")
    assert first.name != second.name
    assert (archive.root / FOLDER / first.name).read_bytes() == b"satu"


def test_a_folder_can_be_read_and_checked_without_the_program(archive: Archive) -> None:
    filed(archive, b"satu", b"dua")
    folder = archive.root / FOLDER
    checked = subprocess.run(
        ["sha256sum", "-c", "sha256sum.txt"], cwd=folder, capture_output=True, check=False
    )
    assert checked.stdout.decode().count(": OK") == 2
    told = (folder / "daftar-isi.txt").read_text("utf-8")
    assert "H-2026-0001" in told
    assert "jenis     : berita acara" in told
    assert "tanggal   : 24/11/2026" in told
    assert "H-2026-0001-berita-acara-pindaian-2.pdf" in told
    assert "tanpa program kka" in (archive.root / "BACA-SAYA.txt").read_text("utf-8")


def test_a_paper_is_found_by_its_shelf_and_by_who_has_it(archive: Archive) -> None:
    paper, _ = filed(archive, b"satu")
    with archive.writing() as writing:
        shelve(writing, paper.number, Shelf("Besi", "2", "KKA 2026", "14"))
        lend(writing, paper.number, "Kepala Sekolah", "supervisi", None)
    (held,) = found(archive.connection, Search(shelf="besi", lent=True))
    assert (held.number, held.borrower) == (paper.number, "Kepala Sekolah")
    assert str(held.shelf) == "lemari Besi, laci 2, map KKA 2026, halaman 14"
    with archive.writing() as writing:
        take_back(writing, paper.number)
    assert found(archive.connection, Search(lent=True)) == []
    assert [one.number for one in found(archive.connection, Search(text="kka-2026"))] == [
        paper.number
    ]


@pytest.mark.parametrize("text", ["%", "_", "\\", "'", "100%"])
def test_signs_that_mean_something_to_sql_mean_themselves(archive: Archive, text: str) -> None:
    filed(archive, b"satu")
    assert found(archive.connection, Search(text=text)) == []


def test_a_destroyed_case_leaves_its_journal_and_nothing_else(archive: Archive) -> None:
    mark = drafted(archive, minutes())
    filed(archive, b"satu", number=mark.number)
    with archive.writing() as writing:
        destroy(writing, CASE, ("Rina", "Budi"), "masa simpan habis")
    names = sorted(path.name for path in (archive.root / FOLDER).rglob("*"))
    assert names == ["catatan.jsonl", "daftar-isi.txt", "sha256sum.txt"]
    assert events(archive) == ["konsep", "simpan", "musnah"]
    held = paper_at(archive.connection, mark.number)
    assert held is not None
    assert held.state is State.DESTROYED
    assert inspect(archive.root).findings == ()


def test_nothing_is_filed_under_a_destroyed_case(archive: Archive) -> None:
    filed(archive, b"satu")
    with archive.writing() as writing:
        destroy(writing, CASE, ("Rina", "Budi"), "masa simpan habis")
    with pytest.raises(Destroyed):
        filed(archive, b"dua")
    with pytest.raises(Destroyed):
        drafted(archive, minutes(meeting=2))
    assert events(archive)[-1] == "musnah"


def test_taking_copies_is_remembered(archive: Archive) -> None:
    paper, (file,) = filed(archive, b"satu")
    with archive.writing() as writing:
        take(writing, paper.number, [file.name], "Budi", "rujukan")
    (*_, (last, _)) = journal.entries(archive.journal)
    assert last.event == Event.TAKEN
    assert last.data == {
        "nomor": paper.number,
        "berkas": [file.name],
        "oleh": "Budi",
        "alasan": "rujukan",
    }


def test_a_case_of_last_year_stays_in_its_folder(root: Path) -> None:
    with opened(root) as archive:
        filed(archive, b"satu")
    with opened(root, NOW.replace(year=2027, month=1)) as archive:
        paper, _ = filed(archive, b"dua", about=minutes(meeting=2))
        assert paper.number == "H-2027-0001"
        assert len(list((root / FOLDER).glob("*.pdf"))) == 2


def test_the_register_is_made_again_when_it_is_gone(root: Path) -> None:
    with opened(root) as archive:
        paper, files = filed(archive, b"satu")
    (root / REGISTER).unlink()
    with opened(root) as archive:
        assert files_of(archive.connection, paper.number) == files


def test_an_archive_without_its_journal_is_damaged_and_not_begun_anew(root: Path) -> None:
    with opened(root) as archive:
        filed(archive, b"satu")
    (root / journal.FILE_NAME).unlink()
    before = sorted(root.rglob("*"))
    with pytest.raises(ArchiveDamaged, match="kehilangan jurnalnya"):
        opened(root)
    assert sorted(root.rglob("*")) == before


def test_a_journal_shorter_than_the_register_is_damage(root: Path) -> None:
    with opened(root) as archive:
        filed(archive, b"satu")
        filed(archive, b"dua")
    path = root / journal.FILE_NAME
    path.write_bytes(path.read_bytes().splitlines(keepends=True)[0])
    with pytest.raises(ArchiveDamaged, match="catatan terakhirnya hilang"):
        opened(root)


def test_a_damaged_register_is_named_with_the_way_out(root: Path) -> None:
    with opened(root) as archive:
        filed(archive, b"satu")
    (root / REGISTER).write_bytes(b"bukan SQLite" * 1000)
    with pytest.raises(ArchiveDamaged, match="susun-ulang"):
        opened(root)


def test_a_folder_that_went_away_is_said(tmp_path: Path) -> None:
    (tmp_path / "bagi").write_text("bukan folder")
    with pytest.raises(OutsideMissing):
        opened(tmp_path / "bagi" / "himpunan")


def test_of_two_who_begin_it_at_once_neither_loses_what_the_other_filed(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin = journal.begin

    def begin_late(path: Path) -> None:
        monkeypatch.undo()
        with opened(root) as other:
            filed(other, b"satu")
        begin(path)

    monkeypatch.setattr(journal, "begin", begin_late)
    with opened(root) as archive:
        filed(archive, b"dua", about=minutes(meeting=2))
        assert len(found(archive.connection, Search())) == 2
    assert inspect(root).findings == ()


def test_two_writers_wait_for_each_other(root: Path) -> None:
    with opened(root) as one, opened(root, patience=0.05) as other:
        with one.writing(), pytest.raises(OutsideMissing, match="sedang dipakai"):
            filed(other, b"satu")
        filed(other, b"satu")
        assert filed(one, b"dua", about=minutes(meeting=2))[0].number == "H-2026-0002"
    assert inspect(root).findings == ()


def test_a_share_that_cannot_write_folders_through_is_used_all_the_same(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written_through = os.fsync

    def on_a_share(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "Invalid argument")
        written_through(descriptor)

    monkeypatch.setattr(os, "fsync", on_a_share)
    with opened(root) as archive:
        filed(archive, b"rekaan")
    assert inspect(root).findings == ()
