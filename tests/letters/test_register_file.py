"""The file of the register: begun whole, shared, brought up to date; its faults are explained."""

from __future__ import annotations

import errno
import os
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from kka_docs import database
from kka_docs.errors import ArchiveDamaged, KkaError, OutsideMissing
from kka_docs.letters import register, schema
from kka_docs.letters.register import FILE_NAME
from tests.letters.clerk import (
    PATTERN,
    YEAR,
    entries,
    invitation,
    number,
    numbers,
    opened,
    states,
    to_each,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

VERSION_1: Final = Path(__file__).with_name("schema_1.sql")
NOBODY: Final = 65534
PAGE: Final = 4096
CHANGES: Final = slice(24, 28)
"""Where the file counts its changes."""


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return tmp_path / FILE_NAME


def pragma(book: Path, name: str) -> object:
    with closing(sqlite3.connect(book)) as connection:
        return connection.execute(f"PRAGMA {name}").fetchone()[0]


def tables(book: Path) -> set[tuple[str, str]]:
    """The tables and indexes of a file, however their text is laid out."""
    with closing(sqlite3.connect(book)) as connection:
        rows = connection.execute("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL")
        return {(name, " ".join(sql.split())) for name, sql in rows}


def of_version_1(book: Path) -> None:
    with closing(sqlite3.connect(book)) as connection:
        connection.executescript(VERSION_1.read_text("utf-8"))


# Begun


def test_a_register_is_begun_whole_and_leaves_nothing_beside(book: Path) -> None:
    assert entries(book) == []
    assert list(book.parent.iterdir()) == [book]


def test_what_killed_runs_left_beside_is_swept(book: Path) -> None:
    leftovers = [book.with_name(f".kka-{FILE_NAME}.9-ab.tmp{end}") for end in ("", "-journal")]
    for path in (*leftovers, other := book.with_name(".kka-undangan.docx.tmp")):
        path.write_text("sisa", "utf-8")
    number(book, invitation())
    assert set(book.parent.iterdir()) == {book, other}


@pytest.mark.parametrize("swept", [False, True])
def test_of_two_clerks_who_begin_it_at_once_one_begins_it(
    book: Path, monkeypatch: pytest.MonkeyPatch, *, swept: bool
) -> None:
    link = os.link

    def be_late(made: Path, target: Path) -> None:
        monkeypatch.setattr(os, "link", link)
        if not swept:
            made.rename(hidden := made.with_suffix(".aside"))
            number(book, invitation(1))
            hidden.rename(made)
        else:
            number(book, invitation(1))
        link(made, target)

    monkeypatch.setattr(os, "link", be_late)
    assert number(book, invitation(2)) == 2


def without_links(
    monkeypatch: pytest.MonkeyPatch, then: Callable[[], object] | None = None
) -> None:
    """Take links away, as on a flash disk; `then` is what another clerk does at that moment."""

    def refuse(*_: object) -> None:
        monkeypatch.setattr(os, "link", refuse_quietly)
        if then is not None:
            then()
        refuse_quietly()

    def refuse_quietly(*_: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)


def test_a_flash_disk_will_do(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    without_links(monkeypatch)
    assert number(book, invitation()) == 1
    assert list(book.parent.iterdir()) == [book]


def test_on_a_flash_disk_too_only_one_clerk_begins_it(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_links(monkeypatch, then=lambda: number(book, invitation(1)))
    assert number(book, invitation(2)) == 2


def test_it_keeps_a_rollback_journal_even_if_another_program_changed_that(book: Path) -> None:
    number(book, invitation())
    assert pragma(book, "journal_mode") == "delete"
    pragma(book, "journal_mode = WAL")
    number(book, invitation(2))
    assert pragma(book, "journal_mode") == "delete"


def test_what_is_committed_is_written_through_to_the_disk(book: Path) -> None:
    extra = 3  # https://www.sqlite.org/pragma.html#pragma_synchronous
    with opened(book) as mine:
        assert mine._connection.execute("PRAGMA synchronous").fetchone() == (extra,)


# Shared


def test_a_register_that_stays_locked_is_said_to_be_in_use(book: Path) -> None:
    number(book, invitation())
    with closing(sqlite3.connect(book, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(OutsideMissing, match="sedang dipakai komputer atau program lain"):
            opened(book, patience=0)
        other.execute("ROLLBACK")
    assert number(book, invitation()) == 1


def test_a_clerk_who_is_writing_keeps_others_from_numbers_but_not_from_reading(book: Path) -> None:
    number(book, invitation())
    with opened(book, patience=0) as mine, closing(sqlite3.connect(book)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert len(mine.entries()) == 1
        with pytest.raises(OutsideMissing, match="Tunggu sebentar, lalu jalankan lagi"):
            mine.numbers_for([invitation(2)])
        other.rollback()
        mine.numbers_for([invitation(2)])
    assert states(book) == {1: "berlaku", 2: "berlaku"}


def test_a_folder_that_does_not_exist_is_said(tmp_path: Path) -> None:
    with pytest.raises(OutsideMissing, match="periksa izin, ruang disk, dan sambungan"):
        opened(tmp_path / "hilang" / FILE_NAME)


def test_a_folder_in_place_of_the_register_is_said(book: Path) -> None:
    book.mkdir()
    with pytest.raises(OutsideMissing, match="tidak dapat dibuka"):
        opened(book)


@pytest.fixture
def read_only() -> Iterator[Path]:
    """A folder with a register that the person at the keyboard may read but not write."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        number(folder / FILE_NAME, invitation())
        (folder / FILE_NAME).chmod(0o444)
        folder.chmod(0o555)
        is_root = os.geteuid() == 0
        if is_root:
            os.seteuid(NOBODY)
        yield folder
        if is_root:
            os.seteuid(0)
        folder.chmod(0o755)


@pytest.mark.skipif(os.name == "nt", reason="permissions are not set this way there")
def test_a_register_that_may_only_be_read_can_be_read(read_only: Path) -> None:
    assert states(read_only / FILE_NAME) == {1: "berlaku"}
    with pytest.raises(OutsideMissing, match="tidak dapat dibuka atau ditulisi"):
        number(read_only / FILE_NAME, invitation(2))


@pytest.mark.skipif(os.name == "nt", reason="permissions are not set this way there")
def test_no_register_is_begun_in_a_folder_that_may_only_be_read(read_only: Path) -> None:
    with pytest.raises(OutsideMissing, match="periksa izin"):
        opened(read_only / "lain.sqlite3")


# Damaged


def test_damage_has_its_own_exit_code() -> None:
    assert issubclass(ArchiveDamaged, KkaError)
    assert ArchiveDamaged.exit_code == 5


def emptied(_: bytes) -> bytes:
    return b""


def cut_off(content: bytes) -> bytes:
    return content[: len(content) // 2]


def cut_to_a_few_bytes(content: bytes) -> bytes:
    return content[:50]


def overwritten(content: bytes) -> bytes:
    """A page in the middle lost to the disk."""
    return content[:PAGE] + b"\x00" * PAGE + content[2 * PAGE :]


def another_kind_of_file(_: bytes) -> bytes:
    return b"Buku agenda surat 2026\n" * 400


@pytest.mark.parametrize(
    "damage", [emptied, cut_off, cut_to_a_few_bytes, overwritten, another_kind_of_file]
)
def test_a_damaged_register_is_named_and_left_as_it_is(
    book: Path, damage: Callable[[bytes], bytes]
) -> None:
    numbers(book, *(invitation(case) for case in range(1, 200)))
    book.write_bytes(left := damage(book.read_bytes()))
    with pytest.raises(ArchiveDamaged) as stopped:
        opened(book)
    assert stopped.value.sentence.startswith(f"Buku agenda surat {book} rusak, dan dibiarkan.")
    assert "Pulihkan berkas itu dari cadangan." in stopped.value.sentence
    assert "kka surat nomor 1-45 --untuk undangan" in stopped.value.sentence
    assert book.read_bytes() == left


def test_a_database_of_another_program_is_not_taken_for_a_register(book: Path) -> None:
    with closing(sqlite3.connect(book)) as other:
        other.execute("CREATE TABLE numbers (number INTEGER)")
    left = book.read_bytes()
    with pytest.raises(ArchiveDamaged):
        opened(book)
    assert book.read_bytes() == left


def test_damage_that_shows_only_later_is_named_too(book: Path) -> None:
    numbers(book, *(invitation(case) for case in range(1, 200)))
    with opened(book) as mine:
        content = bytearray(book.read_bytes())
        content[PAGE:] = b"\xff" * (len(content) - PAGE)
        content[CHANGES] = b"\xff" * 4  # else SQLite goes on with what it read before
        book.write_bytes(content)
        with pytest.raises(ArchiveDamaged):
            mine.entries()


# Brought up to date


def test_a_register_of_version_1_is_read_and_carried_on(book: Path) -> None:
    of_version_1(book)
    given = {1: "berlaku", 2: "berlaku", 3: "batal", 4: "dipakai di luar"}
    assert states(book) == given
    assert numbers(book, to_each("ibu", "polisi"), invitation(2)) == [[1, 2], [5]]
    assert states(book) == given | {5: "berlaku"}


def test_a_register_brought_up_to_date_is_like_one_begun_today(book: Path, tmp_path: Path) -> None:
    of_version_1(book)
    opened(book).__exit__(None, None, None)
    today = tmp_path / "hari-ini.sqlite3"
    opened(today).__exit__(None, None, None)
    assert tables(book) == tables(today)
    assert pragma(book, "user_version") == pragma(today, "user_version")
    assert pragma(today, "user_version") == len(schema.BLUEPRINT.migrations)


def with_migrations(monkeypatch: pytest.MonkeyPatch, *steps: tuple[str, ...]) -> None:
    """Let the program be one of later versions."""
    blueprint = schema.BLUEPRINT
    later = database.Blueprint(
        blueprint.title, blueprint.rescue, blueprint.mark, (*blueprint.migrations, *steps)
    )
    monkeypatch.setattr(register, "BLUEPRINT", later)


PAPER = ("ALTER TABLE numbers ADD COLUMN paper TEXT", "UPDATE numbers SET paper = 'A4'")
STAMP = ("ALTER TABLE numbers ADD COLUMN stamp TEXT",)
FAULTY = ("ALTER TABLE numbers ADD COLUMN stamp TEXT", "UPDATE nothing SET there = 1")


def test_later_versions_are_reached_step_by_step(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    of_version_1(book)
    with_migrations(monkeypatch, PAPER)
    opened(book).__exit__(None, None, None)
    assert pragma(book, "user_version") == 2
    with_migrations(monkeypatch, PAPER, STAMP)
    assert number(book, invitation(2)) == 5
    assert pragma(book, "user_version") == 3
    with closing(sqlite3.connect(book)) as connection:
        papers = [paper for (paper,) in connection.execute("SELECT paper FROM numbers")]
    assert papers == ["A4"] * 4 + [None]


def test_a_step_that_fails_leaves_the_register_as_it_was(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    of_version_1(book)
    before = tables(book)
    with monkeypatch.context() as later:
        with_migrations(later, PAPER, FAULTY)
        with pytest.raises(sqlite3.OperationalError):
            opened(book)
    assert tables(book) == before
    assert pragma(book, "user_version") == 1
    assert number(book, invitation(2)) == 5


def test_a_register_of_a_later_version_is_not_touched(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as later:
        with_migrations(later, PAPER)
        number(book, invitation())
    left = book.read_bytes()
    with pytest.raises(OutsideMissing, match="ditulis oleh kka versi yang lebih baru"):
        opened(book)
    assert book.read_bytes() == left


# What the file itself does not let happen


TWICE: Final = """
    INSERT INTO numbers SELECT series, 9, state, typed, pattern, kind, case_code, meeting,
        recipient, copy, day, subject, note, given FROM numbers
"""


@pytest.mark.parametrize(
    "statement",
    [
        TWICE,
        "INSERT INTO numbers SELECT * FROM numbers",
        "UPDATE numbers SET number = 0",
        "UPDATE numbers SET state = 'lain'",
        "UPDATE numbers SET case_code = NULL",
        "UPDATE numbers SET series = 7",
        "DELETE FROM series",
    ],
)
def test_the_file_refuses_what_breaks_its_rules(book: Path, statement: str) -> None:
    number(book, invitation())
    with opened(book) as mine, pytest.raises(sqlite3.IntegrityError):
        mine._connection.execute(statement)


def test_numbers_beyond_the_largest_are_refused_not_passed_over(book: Path) -> None:
    with opened(book) as mine, pytest.raises(sqlite3.IntegrityError):
        mine.enter_used(YEAR, PATTERN, [1, 1_000_000], kind="undangan")
    assert states(book) == {}
