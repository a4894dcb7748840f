"""Who opens the archive: any one holder, alone, by an own passphrase."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kka_docs.errors import ArchiveDamaged, WrongUse
from kka_docs.himpunan import journal
from kka_docs.himpunan.folders import case_key_file, holder_file
from kka_docs.himpunan.secrecy import age
from kka_docs.himpunan.secrecy.holders import (
    WrongPassphrase,
    add_holder,
    change_passphrase,
    create_holder,
    holder_named,
    holders,
    remove_holder,
    unlocked,
)
from kka_docs.himpunan.secrecy.names import enter_names, named
from tests.himpunan.secrecy.locked import (
    BUDI,
    CASE,
    NAME,
    OTHER_CASE,
    RINA,
    SCAN,
    WORDS,
    at,
    everything,
    filed,
    minutes,
    not_as_told,
)

if TYPE_CHECKING:
    from tests.himpunan.secrecy.locked import Locked

ANOTHER: str = "kursi laut benang merdeka"


def test_any_one_holder_opens_everything_alone(locked: Locked) -> None:
    with at(locked.root) as archive:
        filed(archive)
        with archive.writing() as writing:
            enter_names(writing, CASE, [("K1", NAME)])
            assert add_holder(writing, BUDI, ANOTHER, locked.rina) == []
        filed(archive, about=minutes(OTHER_CASE))
        budi = unlocked(locked.root, holder_named(archive.connection, BUDI), ANOTHER)
        assert everything(archive, budi) == everything(archive, locked.rina)
        assert everything(archive, budi) == {"H-2026-0001": [SCAN], "H-2026-0002": [SCAN]}
        assert [one.name for one in named(locked.root, archive.connection, "melati", budi)] == [
            NAME
        ]
        assert not_as_told(archive) == []

        with archive.writing() as writing:
            assert remove_holder(writing, holder_named(writing.connection, RINA), budi) == []
        assert [one.name for one in holders(archive.connection)] == [BUDI]
        assert not holder_file(locked.root, "rina-kartika").exists()
        assert not holder_file(locked.root, "rina-kartika").with_suffix(".pub").exists()
        assert everything(archive, budi) == {"H-2026-0001": [SCAN], "H-2026-0002": [SCAN]}
        with pytest.raises(ArchiveDamaged, match="tidak dikunci untuk pemegang kunci ini"):
            everything(archive, locked.rina)
        with (
            archive.writing() as writing,
            pytest.raises(WrongUse, match="pemegang kunci yang terakhir"),
        ):
            remove_holder(writing, holder_named(writing.connection, BUDI), budi)


def test_a_wrong_passphrase_is_told_from_a_damaged_key(locked: Locked) -> None:
    with at(locked.root) as archive:
        rina = holder_named(archive.connection, "rina kartika")
        with pytest.raises(WrongPassphrase, match=r"Kunci Rina .* tidak dapat dipulihkan"):
            unlocked(locked.root, rina, ANOTHER)
        path = holder_file(locked.root, rina.slug)
        path.write_bytes(path.read_bytes()[:-20])
        with pytest.raises(ArchiveDamaged, match=r"berubah\. Ambil berkas itu dari cadangan"):
            unlocked(locked.root, rina, WORDS)
        path.unlink()
        with pytest.raises(ArchiveDamaged, match=r"hilang\. Ambil"):
            unlocked(locked.root, rina, WORDS)


def test_a_key_that_somebody_put_in_its_place_is_not_taken(locked: Locked) -> None:
    with at(locked.root) as archive:
        rina = holder_named(archive.connection, RINA)
        path = holder_file(locked.root, rina.slug)
        path.write_bytes(age.locked(age.new_identity(), WORDS))
        with pytest.raises(ArchiveDamaged, match="bukan yang dibuat untuknya"):
            unlocked(locked.root, rina, WORDS)


def test_a_passphrase_is_changed_and_nothing_else(locked: Locked) -> None:
    with at(locked.root) as archive:
        filed(archive)
        key = case_key_file(locked.root, 2026, CASE).read_bytes()
        rina = holder_named(archive.connection, RINA)
        with archive.writing() as writing:
            change_passphrase(writing, rina, locked.rina, ANOTHER)
        now = holder_named(archive.connection, RINA)
        assert unlocked(locked.root, now, ANOTHER) == locked.rina
        assert case_key_file(locked.root, 2026, CASE).read_bytes() == key
        with pytest.raises(WrongPassphrase):
            unlocked(locked.root, now, WORDS)


def test_who_is_a_holder_says_the_journal_not_the_folder(locked: Locked) -> None:
    stranger = age.new_identity()
    path = holder_file(locked.root, "orang-lain")
    path.with_suffix(".pub").write_text(stranger.recipient, "ascii")
    with at(locked.root) as archive:
        filed(archive)
        with pytest.raises(ArchiveDamaged):
            everything(archive, stranger)
        with pytest.raises(WrongUse, match=r"bukan pemegang kunci\. Pemegang kunci: Rina"):
            holder_named(archive.connection, "orang lain")


def test_a_case_whose_key_is_lost_does_not_keep_a_holder_from_being_added(locked: Locked) -> None:
    with at(locked.root) as archive:
        filed(archive)
        filed(archive, about=minutes(OTHER_CASE))
        case_key_file(locked.root, 2026, CASE).unlink()
        with archive.writing() as writing:
            assert add_holder(writing, BUDI, ANOTHER, locked.rina) == [CASE]
        assert len(holders(archive.connection)) == 2


@pytest.mark.parametrize(
    ("passphrase", "why"),
    [
        ("", "terlalu mudah ditebak"),
        ("sebelas hrf", "terlalu mudah ditebak"),
        ("aaaaaaaaaaaaaaaaaa", "terlalu mudah ditebak"),
        ("lampu sawah gergaji é", "tanpa aksen"),
        ("lampu sawah\tgergaji", "tanpa aksen"),
        (" lampu sawah gergaji", "diawali atau diakhiri spasi"),
    ],
)
def test_a_passphrase_that_will_not_do_is_refused_before_anything_is_written(
    locked: Locked, passphrase: str, why: str
) -> None:
    before = sorted(locked.root.rglob("*"))
    with at(locked.root) as archive:
        rina = holder_named(archive.connection, RINA)
        with archive.writing() as writing:
            with pytest.raises(WrongUse, match=why):
                change_passphrase(writing, rina, locked.rina, passphrase)
            with pytest.raises(WrongUse, match=why):
                add_holder(writing, BUDI, passphrase, locked.rina)
        assert holders(archive.connection) == [rina]
    assert sorted(locked.root.rglob("*")) == before


@pytest.mark.parametrize(
    ("name", "why"), [("Rina KARTIKA", "sudah menjadi"), ("…", "Tulis nama"), ("", "Tulis nama")]
)
def test_a_holder_has_a_name_of_his_own(locked: Locked, name: str, why: str) -> None:
    with (
        at(locked.root) as archive,
        archive.writing() as writing,
        pytest.raises(WrongUse, match=why),
    ):
        add_holder(writing, name, ANOTHER, locked.rina)


def test_a_second_first_holder_is_refused(locked: Locked) -> None:
    with (
        at(locked.root) as archive,
        archive.writing() as writing,
        pytest.raises(WrongUse, match="kunci tambah"),
    ):
        create_holder(writing, BUDI, ANOTHER)


def test_no_secret_is_shown_or_written(locked: Locked) -> None:
    assert locked.rina.secret not in repr(locked.rina)
    said = (locked.root / journal.FILE_NAME).read_text("utf-8")
    assert "AGE-SECRET-KEY" not in said
    for path in locked.root.rglob("*"):
        if path.is_file():
            assert locked.rina.secret.encode() not in path.read_bytes()
            assert WORDS.encode() not in path.read_bytes()
