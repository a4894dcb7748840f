"""The list of names: which code is whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kka_docs.errors import ArchiveDamaged, WrongUse
from kka_docs.himpunan.folders import names_file
from kka_docs.himpunan.secrecy.names import Person, enter_names, named
from tests.himpunan.secrecy.locked import CASE, NAME, OTHER_CASE, at, not_as_told, telling

if TYPE_CHECKING:
    from pathlib import Path

    from tests.himpunan.secrecy.locked import Locked


def enter(root: Path, case: str, *people: tuple[str, str]) -> None:
    with at(root) as archive, archive.writing() as writing:
        enter_names(writing, case, people)


def found(locked: Locked, text: str) -> list[tuple[str, str]]:
    with at(locked.root) as archive:
        people = named(locked.root, archive.connection, text, locked.rina)
        return [(person.case, person.code) for person in people]


def test_names_are_entered_without_a_passphrase_and_found_with_one(locked: Locked) -> None:
    enter(locked.root, CASE, ("K1", NAME), ("K2", "Joko Ariyanto"))
    enter(locked.root, OTHER_CASE, ("K1", "Sukma Ayu Jum’at"))
    assert found(locked, "melati") == [(CASE, "K1")]
    assert found(locked, "SUKMA") == [(CASE, "K1"), (OTHER_CASE, "K1")]
    assert found(locked, "ariyanto joko") == [(CASE, "K2")]
    assert found(locked, "jumat ayu") == [(OTHER_CASE, "K1")]
    assert found(locked, "k1") == [(CASE, "K1"), (OTHER_CASE, "K1")]
    assert found(locked, "Melati Joko") == []
    assert telling(locked.root, "Melati") == telling(locked.root, "Joko") == []
    with at(locked.root) as archive:
        assert not_as_told(archive) == []
        assert named(locked.root, archive.connection, "joko", locked.rina) == [
            Person(CASE, "K2", "Joko Ariyanto")
        ]


def test_what_is_entered_again_replaces_what_was_there(locked: Locked) -> None:
    enter(locked.root, CASE, ("K1", "Melati Sukmawatti"))
    enter(locked.root, CASE, ("K1", NAME))
    assert found(locked, "sukmawatti") == []
    assert found(locked, "sukmawati") == [(CASE, "K1")]


def test_names_are_never_kept_plainly(tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match="kunci buat"):
        enter(tmp_path / "himpunan", CASE, ("K1", NAME))
    assert telling(tmp_path, NAME) == []


@pytest.mark.parametrize("remains", [None, b"age-encryption.org/v1\n"])
def test_a_lost_list_is_said_to_be_lost(locked: Locked, remains: bytes | None) -> None:
    enter(locked.root, CASE, ("K1", NAME))
    path = names_file(locked.root, CASE)
    path.unlink() if remains is None else path.write_bytes(remains)
    with pytest.raises(ArchiveDamaged, match="hilang atau rusak"):
        found(locked, "melati")
