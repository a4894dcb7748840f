"""What was filed before there was a key is encrypted, and nothing is lost on the way."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final
from unittest import mock

import pytest

from kka_docs.errors import ArchiveDamaged, WrongUse
from kka_docs.himpunan.archive import REGISTER
from kka_docs.himpunan.disk import put
from kka_docs.himpunan.folders import SEAL_KEYS, case_key_file, holder_file
from kka_docs.himpunan.inspection import inspect
from kka_docs.himpunan.queries import files_of
from kka_docs.himpunan.secrecy import age, conversion
from kka_docs.himpunan.secrecy.conversion import encrypt_all
from kka_docs.himpunan.secrecy.holders import create_holder, holders
from tests.himpunan.killed import PowerCut
from tests.himpunan.secrecy.killed import KEY
from tests.himpunan.secrecy.locked import (
    CASE,
    NAME,
    OTHER_CASE,
    RINA,
    SCAN,
    WORDS,
    Locked,
    at,
    drafted,
    everything,
    filed,
    minutes,
    not_as_told,
    telling,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT: Final = Path(__file__).parents[3]
CONTENTS: Final = {"H-2026-0001": [SCAN, SCAN + b"2"], "H-2026-0002": [SCAN + b"3"]}


@pytest.fixture(scope="module")
def past(tmp_path_factory: pytest.TempPathFactory) -> Locked:
    """An archive that had papers of two cases before it had a key holder; nobody changes it."""
    root = tmp_path_factory.mktemp("lama") / "himpunan"
    with at(root) as archive:
        mark = drafted(archive)
        filed(archive, *CONTENTS["H-2026-0001"], number=mark.number)
        filed(archive, *CONTENTS["H-2026-0002"], about=minutes(OTHER_CASE))
        drafted(archive, minutes(OTHER_CASE, 2))
        with archive.writing() as writing:
            return Locked(root, create_holder(writing, RINA, WORDS))


@pytest.fixture
def plain(past: Locked, tmp_path: Path) -> Locked:
    """A copy of that archive for one test."""
    shutil.copytree(past.root, tmp_path / "himpunan")
    return past._replace(root=tmp_path / "himpunan")


def names(root: Path) -> list[str]:
    """The names of all papers' files in the folders."""
    return sorted(path.name for path in root.glob("2026/*/H-*"))


def test_everything_is_encrypted_and_reads_as_before(plain: Locked) -> None:
    progress: list[tuple[int, int]] = []
    with at(plain.root) as archive:
        assert telling(plain.root, NAME) != []
        done = encrypt_all(archive, plain.rina, lambda *told: progress.append(told))
        assert (done.encrypted, done.differing) == (3, ())
        assert progress == [(1, 3), (2, 3), (3, 3)]
        assert telling(plain.root, NAME) == []
        assert everything(archive, plain.rina) == CONTENTS
        assert not_as_told(archive) == []
        assert names(plain.root) == [
            "H-2026-0001-berita-acara-pindaian-2.pdf.age",
            "H-2026-0001-berita-acara-pindaian.pdf.age",
            "H-2026-0002-berita-acara-pindaian.pdf.age",
        ]
        (of_filed,) = (plain.root / "2026" / CASE / SEAL_KEYS).iterdir()
        (of_draft,) = (plain.root / "2026" / OTHER_CASE / SEAL_KEYS).iterdir()
        assert (of_filed.suffix, of_draft.suffix) == (".age", ".txt")
        assert encrypt_all(archive, plain.rina).encrypted == 0


def test_a_file_that_was_altered_is_named_and_left_as_it_is(plain: Locked) -> None:
    path = plain.root / "2026" / CASE / "H-2026-0001-berita-acara-pindaian.pdf"
    path.write_bytes(b"berubah")
    with at(plain.root) as archive:
        done = encrypt_all(archive, plain.rina)
        assert (done.encrypted, done.differing) == (2, (path.name,))
        assert path.read_bytes() == b"berubah"
        assert not_as_told(archive) == [str(path)]


def test_no_plain_file_goes_while_its_key_does_not_open(plain: Locked) -> None:
    with at(plain.root) as archive:
        filed(archive, b"lain", about=minutes(CASE, 2))  # the case has a key now
        key = case_key_file(plain.root, 2026, CASE)
        key.write_bytes(key.read_bytes()[:-1] + b"?")
        before = names(plain.root)
        with pytest.raises(ArchiveDamaged, match=f"Kunci kasus {CASE}"):
            encrypt_all(archive, plain.rina)
        assert names(plain.root) == before


def test_no_plain_file_goes_while_its_encrypted_twin_does_not_open(
    plain: Locked, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on a flash disk that says it wrote, and did not."""

    def put_wrongly(path: Path, content: bytes) -> None:
        put(path, content[:-1] + bytes([content[-1] ^ 1]) if path.suffix == ".age" else content)

    before = names(plain.root)
    with at(plain.root) as archive:
        monkeypatch.setattr(conversion, "put", put_wrongly)
        with pytest.raises(ArchiveDamaged, match="tidak terbuka lagi"):
            encrypt_all(archive, plain.rina)
        assert set(before) <= set(names(plain.root))
        monkeypatch.undo()
        encrypt_all(archive, plain.rina)
        assert everything(archive, plain.rina) == CONTENTS


def test_a_plain_file_that_is_another_by_now_stays(plain: Locked) -> None:
    path = plain.root / "2026" / CASE / "H-2026-0001-berita-acara-pindaian.pdf"
    with at(plain.root) as archive:
        encrypt_all(archive, plain.rina)
    path.write_bytes(b"disimpan orang di sini")
    (plain.root / REGISTER).unlink()  # all that follows from the journal is done once more
    with at(plain.root) as archive:
        assert everything(archive, plain.rina) == CONTENTS
    assert path.read_bytes() == b"disimpan orang di sini"


def test_of_two_files_that_would_have_one_name_the_second_is_counted(plain: Locked) -> None:
    with at(plain.root) as archive:
        filed(archive, b"lain", number="H-2026-0001")
        encrypt_all(archive, plain.rina)
        kept = [one.name for one in files_of(archive.connection, "H-2026-0001")]
        assert len(set(kept)) == 3
        assert everything(archive, plain.rina)["H-2026-0001"] == [*CONTENTS["H-2026-0001"], b"lain"]


def test_without_a_holder_nothing_is_encrypted(tmp_path: Path) -> None:
    with at(tmp_path / "himpunan") as archive:
        filed(archive)
        with pytest.raises(WrongUse, match="kunci buat"):
            encrypt_all(archive, age.new_identity())


def remains(past: Locked, folder: Path, work: str) -> Iterator[Path]:
    """What runs leave that were killed at each of their steps."""
    shutil.copytree(past.root, folder / "himpunan")
    (folder / KEY).write_bytes(age.as_text(past.rina))
    command = [sys.executable, "-m", "tests.himpunan.secrecy.killed", str(folder), work]
    subprocess.run(command, cwd=ROOT, check=True)
    left = [path for path in folder.iterdir() if path.name.isdecimal()]
    assert len(left) > 20
    return iter(left)


@pytest.mark.skipif(sys.platform == "win32", reason="killing is told by signals")
def test_killed_at_any_step_the_encryption_loses_nothing_and_is_continued(
    past: Locked, tmp_path: Path
) -> None:
    for root in remains(past, tmp_path, "enkripsi"):
        with at(root) as archive:
            assert everything(archive, past.rina) == CONTENTS
            assert not_as_told(archive) == []
            encrypt_all(archive, past.rina)
            assert telling(root, NAME) == []
            assert everything(archive, past.rina) == CONTENTS
        assert inspect(root).findings == ()


@pytest.mark.skipif(sys.platform == "win32", reason="what is synced is told by descriptors")
def test_a_power_cut_at_any_moment_of_the_encryption_loses_nothing(
    plain: Locked, tmp_path: Path
) -> None:
    disk, after = PowerCut(plain.root), tmp_path / "sesudah"

    def synced(descriptor: int) -> None:
        disk.synced(descriptor)
        disk.remains(after)
        with mock.patch.object(os, "fsync", return_value=None), at(after) as archive:
            assert everything(archive, plain.rina) == CONTENTS

    with mock.patch.object(os, "fsync", synced), at(plain.root) as archive:
        encrypt_all(archive, plain.rina)
    disk.remains(after, is_committed=True)
    assert telling(after, NAME) == []
    assert inspect(after).findings == ()
    with at(after) as archive:
        assert everything(archive, plain.rina) == CONTENTS


@pytest.mark.skipif(sys.platform == "win32", reason="killing is told by signals")
def test_killed_at_any_step_no_holder_is_locked_out(past: Locked, tmp_path: Path) -> None:
    known = set()
    with at(past.root) as archive:
        before = archive.head()
    shutil.copytree(past.root, tmp_path / "terenkripsi")
    encrypted = past._replace(root=tmp_path / "terenkripsi")
    with at(encrypted.root) as archive:
        encrypt_all(archive, past.rina)
        assert archive.head() != before
    (tmp_path / "kerja").mkdir()
    for root in remains(encrypted, tmp_path / "kerja", "tambah"):
        with at(root) as archive:
            assert everything(archive, past.rina) == CONTENTS
            assert not_as_told(archive) == []
            slugs = tuple(one.slug for one in holders(archive.connection))
            known.add(slugs)
            if "budi-santosa" in slugs:
                key = age.decrypted(holder_file(root, "budi-santosa").read_bytes(), past.rina)
                budi = age.as_identity(key.decode("ascii"))
                assert everything(archive, budi) == CONTENTS
    assert known == {("rina-kartika",), ("budi-santosa", "rina-kartika")}
