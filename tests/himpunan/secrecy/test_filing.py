"""Papers that are filed where there is a key holder: nobody reads them without the passphrase."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kka_docs.errors import ArchiveDamaged, OutsideMissing
from kka_docs.himpunan.codes import canonical, seal
from kka_docs.himpunan.drafts import key_of
from kka_docs.himpunan.filing import destroy
from kka_docs.himpunan.folders import CASE_KEY, DIGESTS, SEAL_KEYS
from kka_docs.himpunan.queries import codes_of
from kka_docs.himpunan.secrecy import age
from kka_docs.himpunan.secrecy.case_keys import key_of_case, recipient_of
from kka_docs.himpunan.secrecy.names import enter_names, named
from kka_docs.himpunan.secrecy.reading import opened, plain_name
from tests.himpunan.secrecy.locked import (
    CASE,
    NAME,
    OTHER_CASE,
    RINA,
    SCAN,
    at,
    drafted,
    everything,
    filed,
    minutes,
    not_as_told,
    telling,
)

if TYPE_CHECKING:
    from tests.himpunan.secrecy.locked import Locked


def never() -> age.Identity:
    raise AssertionError("nobody is to be asked")


def test_a_filed_paper_stands_nowhere_plainly_and_a_holder_reads_it(locked: Locked) -> None:
    with at(locked.root) as archive:
        (stored,) = filed(archive)
        assert stored.name == "H-2026-0001-berita-acara-pindaian.pdf.age"
        assert plain_name(stored) == "H-2026-0001-berita-acara-pindaian.pdf"
        assert telling(locked.root, NAME) == []
        assert opened(locked.root, archive.connection, stored, lambda: locked.rina) == SCAN


def test_each_case_has_one_key_of_its_own(locked: Locked) -> None:
    with at(locked.root) as archive:
        filed(archive)
        first = recipient_of(archive.connection, CASE)
        filed(archive, about=minutes(meeting=2))
        filed(archive, about=minutes(OTHER_CASE))
        assert recipient_of(archive.connection, CASE) == first
        assert recipient_of(archive.connection, OTHER_CASE) not in {None, first}
        key = key_of_case(locked.root, archive.connection, OTHER_CASE, locked.rina)
        scan = next((locked.root / "2026" / CASE).glob("*.pdf.age"))
        with pytest.raises(age.NotOpened):
            age.decrypted(scan.read_bytes(), key)


def test_without_a_holder_papers_are_filed_as_they_are(tmp_path: Path) -> None:
    with at(tmp_path / "himpunan") as archive:
        (stored,) = filed(archive)
        assert stored.name.endswith(".pdf")
        assert opened(archive.root, archive.connection, stored, never) == SCAN
        assert recipient_of(archive.connection, CASE) is None


def test_files_and_key_of_a_case_are_checked_without_any_key(locked: Locked) -> None:
    with at(locked.root) as archive:
        filed(archive, SCAN, SCAN + b"2")
        assert not_as_told(archive) == []
    folder = locked.root / "2026" / CASE
    told = subprocess.run(
        ["sha256sum", "-c", DIGESTS], cwd=folder, capture_output=True, text=True, check=True
    )
    assert told.stdout.splitlines() == [
        "H-2026-0001-berita-acara-pindaian.pdf.age: OK",
        "H-2026-0001-berita-acara-pindaian-2.pdf.age: OK",
        "kunci-kasus.age: OK",
    ]


def test_the_key_behind_a_code_is_locked_away_when_the_paper_is_filed(locked: Locked) -> None:
    with at(locked.root) as archive:
        mark = drafted(archive)
        folder = locked.root / "2026" / CASE
        assert [path.suffix for path in (folder / SEAL_KEYS).iterdir()] == [".txt"]
        plain = key_of(folder, mark)
        filed(archive, number=mark.number)
        assert [path.suffix for path in (folder / SEAL_KEYS).iterdir()] == [".age"]
        assert key_of(folder, mark) is None
        case_key = key_of_case(locked.root, archive.connection, CASE, locked.rina)
        assert key_of(folder, mark, case_key) == plain is not None
        (code,) = codes_of(archive.connection, mark.number)
        assert seal(plain, canonical({"konseli": NAME})) == code.seal
        assert drafted(archive) == mark  # the same form still has its code


def test_another_papers_key_stays_open_until_that_is_filed(locked: Locked) -> None:
    with at(locked.root) as archive:
        first, second = drafted(archive), drafted(archive, minutes(meeting=2))
        filed(archive, number=first.number)
        folder = locked.root / "2026" / CASE
        assert key_of(folder, first) is None
        assert key_of(folder, second) is not None


def test_an_altered_file_is_named_before_anybody_is_asked(locked: Locked) -> None:
    with at(locked.root) as archive:
        (stored,) = filed(archive)
        path = locked.root / "2026" / CASE / stored.name
        path.write_bytes(path.read_bytes()[:-1] + b"?")
        with pytest.raises(ArchiveDamaged, match="berubah sejak disimpan"):
            opened(locked.root, archive.connection, stored, never)
        path.unlink()
        with pytest.raises(ArchiveDamaged, match="hilang"):
            opened(locked.root, archive.connection, stored, never)


@pytest.mark.parametrize("remains", [None, b"", b"age-encryption.org/v1\n"])
def test_a_lost_key_of_a_case_is_said_to_be_lost(locked: Locked, remains: bytes | None) -> None:
    with at(locked.root) as archive:
        (stored,) = filed(archive)
        path = locked.root / "2026" / CASE / CASE_KEY
        path.unlink() if remains is None else path.write_bytes(remains)
        with pytest.raises(ArchiveDamaged, match=f"Kunci kasus {CASE}.*dari cadangan"):
            opened(locked.root, archive.connection, stored, lambda: locked.rina)


def test_with_a_destroyed_case_go_its_key_and_its_names(locked: Locked) -> None:
    with at(locked.root) as archive:
        for case in (CASE, OTHER_CASE):
            filed(archive, about=minutes(case))
            with archive.writing() as writing:
                enter_names(writing, case, [("K1", NAME)])
        with archive.writing() as writing:
            destroy(writing, CASE, (RINA, "Hasan"), "masa-simpan")
        assert list((locked.root / "2026" / CASE).rglob("*.age")) == []
        assert [path.name for path in (locked.root / "daftar-nama").iterdir()] == [
            f"{OTHER_CASE}.age"
        ]
        found = named(locked.root, archive.connection, NAME, locked.rina)
        assert [person.case for person in found] == [OTHER_CASE]
        assert not_as_told(archive) == []
        assert everything(archive, locked.rina) == {"H-2026-0002": [SCAN]}


def test_without_pyrage_nothing_is_filed_plainly(locked: Locked) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sys.modules, "pyrage", None)
        with at(locked.root) as archive:
            with pytest.raises(OutsideMissing, match=r"pip install 'kka-docs\[himpunan\]'"):
                filed(archive)
            assert telling(locked.root, NAME) == []
    with at(locked.root) as archive:
        filed(archive)
