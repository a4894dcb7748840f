"""The key of each case: made when its first paper is filed, opened by any holder."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path

from kka_docs.errors import ArchiveDamaged
from kka_docs.himpunan.archive import Writing
from kka_docs.himpunan.events import Event
from kka_docs.himpunan.folders import case_key_file
from kka_docs.himpunan.queries import year_of_case
from kka_docs.himpunan.secrecy import age
from kka_docs.himpunan.secrecy.age import Identity, NotOpened
from kka_docs.himpunan.secrecy.replacing import held, propose
from kka_docs.himpunan.secrecy.sealing import AsTheyAre, Encrypted, Sealing


def sealing_for(writing: Writing, case: str) -> Sealing:
    """Return how a case's files are kept: encrypted from the day on which there is a key holder.

    A case without a key is given one then. Raises Destroyed where the case was destroyed.
    """
    known = recipient_of(writing.connection, case)
    if known is not None:
        return Encrypted(known)
    recipients = _recipients(writing.connection)
    if not recipients:
        return AsTheyAre()
    key = age.new_identity()
    _enter(writing, case, key, recipients)
    return Encrypted(key.recipient)


def recipient_of(connection: sqlite3.Connection, case: str) -> str | None:
    """Return what a case's files are encrypted to; None where they are not."""
    found = connection.execute("SELECT recipient FROM cases WHERE code = ?", (case,)).fetchone()
    return found[0] if found else None


def key_of_case(root: Path, connection: sqlite3.Connection, case: str, by: Identity) -> Identity:
    """Return a case's key, opened with a holder's.

    Raises ArchiveDamaged where it is gone, damaged or not locked for that holder.
    """
    path = case_key_file(root, year_of_case(connection, case), case)
    (digest,) = connection.execute(
        "SELECT key_digest FROM cases WHERE code = ?", (case,)
    ).fetchone()
    content = held(path, digest)
    try:
        if content is not None:
            return age.as_identity(age.decrypted(content, by).decode("ascii"))
    except (NotOpened, UnicodeDecodeError):
        pass
    raise ArchiveDamaged(
        f"Kunci kasus {case} ({path}) hilang, rusak, atau tidak dikunci untuk pemegang kunci ini. "
        "Tanpa kunci itu berkas kasusnya tidak terbaca: ambil berkas itu dari cadangan."
    )


def lock_anew(writing: Writing, by: Identity, recipients: Sequence[str]) -> list[str]:
    """Lock every case's key for these recipients; return the cases whose key does not open."""
    left = []
    for case in _cases_with_keys(writing.connection):
        try:
            key = key_of_case(writing.root, writing.connection, case, by)
        except ArchiveDamaged:
            left.append(case)
        else:
            _enter(writing, case, key, recipients)
    return left


def _enter(writing: Writing, case: str, key: Identity, recipients: Sequence[str]) -> None:
    year = writing.year_of(case)
    path = case_key_file(writing.root, year, case)
    digest = propose(writing.root, path, age.encrypted(age.as_text(key), recipients))
    facts = {"kasus": case, "tahun": year, "penerima": key.recipient}
    writing.note(Event.CASE_KEY, {**facts, "sidik": digest, "terkunci_untuk": list(recipients)})


def _recipients(connection: sqlite3.Connection) -> list[str]:
    return [one for (one,) in connection.execute("SELECT recipient FROM holders ORDER BY slug")]


def _cases_with_keys(connection: sqlite3.Connection) -> list[str]:
    rows = connection.execute("SELECT code FROM cases WHERE recipient IS NOT NULL ORDER BY code")
    return [case for (case,) in rows]
