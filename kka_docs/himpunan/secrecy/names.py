"""The list of names: which code is whom. It lies apart from everything else, and never plainly.

One small file a case, encrypted with that case's key: entering needs no passphrase, no holder who
comes or goes touches it, and with the case's key its names are gone, in every copy of the list.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kka_docs.errors import ArchiveDamaged, WrongUse
from kka_docs.himpunan.archive import Writing
from kka_docs.himpunan.events import Event
from kka_docs.himpunan.folders import names_file
from kka_docs.himpunan.secrecy import age
from kka_docs.himpunan.secrecy.age import Identity, NotOpened
from kka_docs.himpunan.secrecy.case_keys import key_of_case, sealing_for
from kka_docs.himpunan.secrecy.replacing import held, propose
from kka_docs.indonesian import fold


@dataclass(frozen=True, slots=True)
class Person:
    """One person of a case, by its code."""

    case: str
    code: str
    name: str


def enter_names(writing: Writing, case: str, people: Sequence[tuple[str, str]]) -> None:
    """Enter the codes and names of a case's people, in place of what was entered for it before.

    Raises WrongUse where the archive has no key holder: names are never kept plainly.
    """
    sealing = sealing_for(writing, case)
    if not sealing.suffix:
        raise WrongUse(
            "Daftar nama hanya disimpan terenkripsi. Buat dahulu pemegang kuncinya: "
            "kka himpunan kunci buat NAMA"
        )
    told = {"kasus": case, "orang": [{"kode": code, "nama": name} for code, name in people]}
    text = json.dumps(told, ensure_ascii=False, indent=1)
    path = names_file(writing.root, case)
    digest = propose(writing.root, path, sealing.sealed(text.encode()))
    writing.note(Event.NAMES, {"kasus": case, "sidik": digest})


def named(root: Path, connection: sqlite3.Connection, text: str, by: Identity) -> list[Person]:
    """Return the people in whose name or code every word of `text` stands, by case.

    Raises ArchiveDamaged where a case's names or its key are gone or damaged.
    """
    words = fold(text).split()
    everybody = _everybody(root, connection, by)
    return [one for one in everybody if _is_meant(one, words)]


def _is_meant(person: Person, words: Sequence[str]) -> bool:
    said = fold(f"{person.code} {person.name}")
    return all(word in said for word in words)


def _everybody(root: Path, connection: sqlite3.Connection, by: Identity) -> Iterator[Person]:
    rows = connection.execute(
        "SELECT code, names_digest FROM cases WHERE names_digest IS NOT NULL ORDER BY code"
    ).fetchall()
    for case, digest in rows:
        key = key_of_case(root, connection, case, by)
        for one in _read(names_file(root, case), digest, key):
            yield Person(case, one["kode"], one["nama"])


def _read(path: Path, digest: str, key: Identity) -> list[dict[str, str]]:
    content = held(path, digest)
    try:
        if content is not None:
            people: list[dict[str, str]] = json.loads(age.decrypted(content, key))["orang"]
            return people
    except NotOpened:
        pass
    raise ArchiveDamaged(
        f"Daftar nama {path} hilang atau rusak. Ambil berkas itu dari cadangan, atau catat lagi: "
        "kka himpunan nama catat FORMULIR-KASUS"
    )
