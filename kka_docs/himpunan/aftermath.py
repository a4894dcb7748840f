"""What follows from an entry of the journal outside the register: files removed, indexes renewed.

All of it may be done twice, so it is done again where a fault may have kept it from being done.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from kka_docs.himpunan import excerpts
from kka_docs.himpunan.disk import make_folder_below, put
from kka_docs.himpunan.events import Event
from kka_docs.himpunan.folders import (
    DIGESTS,
    EXCERPT,
    INDEX,
    case_folder,
    digests_text,
    index_text,
)
from kka_docs.himpunan.journal import Entry
from kka_docs.himpunan.queries import files_of, papers_of_case, year_of_case
from kka_docs.himpunan.secrecy.settling import settle_case, settle_holder


def settle(root: Path, connection: sqlite3.Connection, entry: Entry) -> None:
    """Do what an entry entails in the folders, once or again."""
    folder = folder_of(root, connection, entry)
    make_folder_below(root, folder)
    if entry.event == Event.DESTROYED:
        _clear(folder)
    excerpts.add(folder, entry)
    case = _case_of(connection, entry)
    if case is not None:
        settle_case(root, folder, connection, case, entry)
        write_indexes(connection, folder, case)
    elif "pemegang" in entry.data:
        settle_holder(root, connection, entry.data["pemegang"])


def folder_of(root: Path, connection: sqlite3.Connection, entry: Entry) -> Path:
    """Return the folder of the case that an entry tells of; the archive's own where of none."""
    case = _case_of(connection, entry)
    return root if case is None else case_folder(root, year_of_case(connection, case), case)


def write_indexes(connection: sqlite3.Connection, folder: Path, case: str) -> None:
    """Write a case's indexes as the register has them, where they differ."""
    for name, text in index_texts(connection, case):
        path, content = folder / name, text.encode()
        if not path.exists() or path.read_bytes() != content:
            put(path, content)


def index_texts(connection: sqlite3.Connection, case: str) -> Iterator[tuple[str, str]]:
    """Yield name and text of a case's indexes, as the register has them."""
    kept = papers_of_case(connection, case)
    papers = [(paper, files_of(connection, paper.number)) for paper in kept]
    yield INDEX, index_text(case, papers)
    yield (
        DIGESTS,
        digests_text([one for _, found in papers for one in found], _key(connection, case)),
    )


def _key(connection: sqlite3.Connection, case: str) -> str | None:
    """The digest of the case's key, without which the rest is of no use."""
    found = connection.execute("SELECT key_digest FROM cases WHERE code = ?", (case,)).fetchone()
    return found[0] if found else None


def _clear(folder: Path) -> None:
    """Remove all of a destroyed case but what its journal says.

    The disk remembers it with the excerpt, which is written into the same folder next.
    """
    for path in folder.iterdir():
        if path.name == EXCERPT:
            continue
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()


def _case_of(connection: sqlite3.Connection, entry: Entry) -> str | None:
    case = entry.data.get("kasus")
    if case is not None:
        return str(case)
    found = connection.execute(
        "SELECT case_code FROM events WHERE entry = ?", (entry.number,)
    ).fetchone()
    return found[0] if found else None
