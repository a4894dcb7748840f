"""What was filed, read again."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

from kka_docs.errors import ArchiveDamaged
from kka_docs.files import digest_of
from kka_docs.himpunan.folders import case_folder
from kka_docs.himpunan.papers import StoredFile
from kka_docs.himpunan.queries import paper_at, year_of_case
from kka_docs.himpunan.secrecy import age
from kka_docs.himpunan.secrecy.age import Identity, NotOpened
from kka_docs.himpunan.secrecy.case_keys import key_of_case

Unlock = Callable[[], Identity]
"""Gives a holder's key: asks for the passphrase, where nobody gave it yet."""

_RESCUE = (
    "Tidak ada yang diambil. Rinciannya: kka himpunan periksa; yang utuh mungkin ada di cadangan."
)


def opened(root: Path, connection: sqlite3.Connection, stored: StoredFile, unlock: Unlock) -> bytes:
    """Return the content of a filed file; `unlock` is called where it is encrypted.

    Raises ArchiveDamaged where it is gone or altered, or its case's key is.
    """
    paper = paper_at(connection, stored.paper)
    if paper is None:
        raise ArchiveDamaged(f"Register himpunan tidak mengenal {stored.paper}.")
    case = paper.about.case
    path = case_folder(root, year_of_case(connection, case), case) / stored.name
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise ArchiveDamaged(f"Berkas {path} hilang dari himpunan. {_RESCUE}") from None
    if digest_of(content) != stored.digest:
        raise ArchiveDamaged(f"Berkas {path} berubah sejak disimpan. {_RESCUE}")
    if not is_encrypted(stored):
        return content
    key = key_of_case(root, connection, case, unlock())
    try:
        return age.decrypted(content, key)
    except NotOpened:
        raise ArchiveDamaged(f"Kunci kasus {case} tidak membuka berkas {path}.") from None


def is_encrypted(stored: StoredFile) -> bool:
    """True where reading the file needs a holder's passphrase."""
    return stored.name.endswith(age.SUFFIX)


def size_when_opened(folder: Path, stored: StoredFile) -> int | None:
    """Return how long an encrypted file's content is, which needs no key.

    None where the file is not encrypted, is gone or damaged.
    """
    if not is_encrypted(stored):
        return None
    try:
        return age.content_size(folder / stored.name)
    except (FileNotFoundError, NotOpened):
        return None


def plain_name(stored: StoredFile) -> str:
    """Return what the file is called once it is opened."""
    return stored.name.removesuffix(age.SUFFIX)
