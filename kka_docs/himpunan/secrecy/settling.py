"""What an entry of the journal about keys and encrypted files entails on the disk, once or again.

No key and no pyrage is needed for it: what had to be encrypted was so before the entry was made.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from kka_docs.files import digest_at
from kka_docs.himpunan.disk import put, remove
from kka_docs.himpunan.events import Event
from kka_docs.himpunan.folders import CASE_KEY, SEAL_KEYS, case_key_file, holder_file, names_file
from kka_docs.himpunan.journal import Entry
from kka_docs.himpunan.secrecy.age import SUFFIX
from kka_docs.himpunan.secrecy.replacing import adopt, discard

_PUBLIC = ".pub"


def settle_holder(root: Path, connection: sqlite3.Connection, slug: str) -> None:
    """Let a holder's key lie there as the register has it now, or not at all."""
    path = holder_file(root, slug)
    public = path.with_suffix(_PUBLIC)
    known = connection.execute(
        "SELECT digest, recipient FROM holders WHERE slug = ?", (slug,)
    ).fetchone()
    if known is None:
        discard(path)
        remove(public)
        return
    digest, recipient = known
    adopt(path, digest)
    put(public, f"{recipient}\n".encode("ascii"))


def settle_case(
    root: Path, folder: Path, connection: sqlite3.Connection, case: str, entry: Entry
) -> None:
    """Let a case's key and names lie there as the register has them; plain twins go."""
    if entry.event == Event.DESTROYED:
        discard(names_file(root, case))
    key, names = connection.execute(
        "SELECT key_digest, names_digest FROM cases WHERE code = ?", (case,)
    ).fetchone()
    for path, digest in ((folder / CASE_KEY, key), (names_file(root, case), names)):
        if digest is not None:
            adopt(path, digest)
    if entry.event in {Event.FILED, Event.ENCRYPTED}:
        _remove_plain_keys(folder, entry.data["nomor"])
    if entry.event == Event.ENCRYPTED:
        _remove_plain_file(folder / entry.data["dari"], entry.data["sidik_dari"])


def known_digests(root: Path, connection: sqlite3.Connection) -> list[tuple[Path, str]]:
    """Return the files of all keys and names, and the digests that the journal names."""
    holders = connection.execute("SELECT slug, digest FROM holders ORDER BY slug")
    of_holders = [(holder_file(root, slug), digest) for slug, digest in holders]
    cases = connection.execute("SELECT code, year, key_digest, names_digest FROM cases").fetchall()
    of_cases = [
        (path, digest)
        for case, year, key, names in cases
        for path, digest in (
            (case_key_file(root, year, case), key),
            (names_file(root, case), names),
        )
        if digest is not None
    ]
    return [*of_holders, *of_cases]


def settle_all(root: Path, connection: sqlite3.Connection) -> None:
    """Let all keys and names lie there as the register has them."""
    for path, digest in known_digests(root, connection):
        adopt(path, digest)


def _remove_plain_keys(folder: Path, number: str) -> None:
    for path in (folder / SEAL_KEYS).glob(f"{number}-*.txt"):
        if path.with_name(path.name + SUFFIX).exists():
            remove(path)


def _remove_plain_file(path: Path, digest: str) -> None:
    """Remove the very file that was encrypted; another one of its name is left to be looked at."""
    if digest_at(path) == digest:
        remove(path)
