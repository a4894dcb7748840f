"""An encrypted archive inspected, rebuilt, backed up and restored: all of it without a key."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kka_docs.himpunan.archive import REGISTER
from kka_docs.himpunan.backup import back_up, restore
from kka_docs.himpunan.folders import case_key_file, holder_file, names_file
from kka_docs.himpunan.inspection import Wrong, inspect
from kka_docs.himpunan.rebuilding import rebuild
from kka_docs.himpunan.secrecy.holders import holders
from kka_docs.himpunan.secrecy.names import enter_names, named
from kka_docs.himpunan.secrecy.replacing import propose
from tests.himpunan.secrecy.locked import CASE, NAME, NOW, SCAN, at, everything, filed

if TYPE_CHECKING:
    from pathlib import Path

    from tests.himpunan.secrecy.locked import Locked


@pytest.fixture
def kept(locked: Locked) -> Locked:
    """An archive with a paper and a name."""
    with at(locked.root) as archive:
        filed(archive)
        with archive.writing() as writing:
            enter_names(writing, CASE, [("K1", NAME)])
    return locked


def keys(root: Path) -> dict[str, Path]:
    """The files without which nothing is read again."""
    paths = (holder_file(root, "rina-kartika"), case_key_file(root, 2026, CASE))
    return {path.name: path for path in (*paths, names_file(root, CASE))}


def test_all_is_well_and_no_key_is_needed_to_see_it(kept: Locked) -> None:
    assert inspect(kept.root).findings == ()


@pytest.mark.parametrize("name", ["rina-kartika.age", "kunci-kasus.age", f"{CASE}.age"])
def test_a_key_that_is_gone_or_altered_is_named(kept: Locked, name: str) -> None:
    path = keys(kept.root)[name]
    content = path.read_bytes()
    path.write_bytes(content[:-1] + b"?")
    (altered,) = inspect(kept.root).findings
    path.unlink()
    (missing,) = inspect(kept.root).findings
    where = path.relative_to(kept.root).as_posix()
    assert (altered.wrong, altered.where) == (Wrong.FILE_ALTERED, where)
    assert (missing.wrong, missing.where) == (Wrong.FILE_MISSING, where)
    assert missing.is_damage


def test_a_key_that_still_waits_for_its_place_is_there(kept: Locked) -> None:
    path = case_key_file(kept.root, 2026, CASE)
    propose(kept.root, path, path.read_bytes())
    path.write_bytes(b"sebelumnya")
    assert inspect(kept.root).findings == ()
    rebuild(kept.root, lambda: NOW)
    assert path.read_bytes() != b"sebelumnya"
    with at(kept.root) as archive:
        assert everything(archive, kept.rina) == {"H-2026-0001": [SCAN]}


def test_a_lost_register_is_made_anew_with_its_holders(kept: Locked) -> None:
    (kept.root / REGISTER).unlink()
    rebuild(kept.root, lambda: NOW)
    assert inspect(kept.root).findings == ()
    with at(kept.root) as archive:
        assert [one.slug for one in holders(archive.connection)] == ["rina-kartika"]
        assert everything(archive, kept.rina) == {"H-2026-0001": [SCAN]}


def test_a_backup_is_read_with_the_same_keys(kept: Locked, tmp_path: Path) -> None:
    with at(kept.root) as archive:
        back_up(archive, tmp_path / "cadangan.zip")
    restore(tmp_path / "cadangan.zip", tmp_path / "pulih", lambda: NOW)
    assert NAME.encode() not in (tmp_path / "cadangan.zip").read_bytes()
    with at(tmp_path / "pulih") as archive:
        assert everything(archive, kept.rina) == {"H-2026-0001": [SCAN]}
        (melati,) = named(archive.root, archive.connection, "melati", kept.rina)
        assert melati.name == NAME
