"""What was filed before there was a key, encrypted afterwards, file by file.

The order keeps every file readable whenever the power fails: the encrypted one is written and
opened again to see that it does open; the journal names it; only then the plain one goes.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import chain, count
from pathlib import Path

from kka_docs.errors import ArchiveDamaged, WrongUse
from kka_docs.files import digest_at, digest_of
from kka_docs.himpunan.archive import Archive, Writing
from kka_docs.himpunan.disk import put
from kka_docs.himpunan.events import Event
from kka_docs.himpunan.folders import case_folder, file_name
from kka_docs.himpunan.papers import Paper, StoredFile
from kka_docs.himpunan.queries import all_cases, files_of, papers_of_case
from kka_docs.himpunan.secrecy import age
from kka_docs.himpunan.secrecy.age import Identity
from kka_docs.himpunan.secrecy.case_keys import key_of_case, sealing_for
from kka_docs.himpunan.secrecy.reading import is_encrypted
from kka_docs.himpunan.secrecy.sealing import Sealing, seal_codes_keys

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Conversion:
    """How many files were encrypted, and which are not as they were filed and were left alone."""

    encrypted: int
    differing: tuple[str, ...]


def encrypt_all(
    archive: Archive, by: Identity, on_progress: Progress = lambda _done, _all: None
) -> Conversion:
    """Return what came of encrypting everything that still lies there plainly.

    `by` is a holder's key, by which each file is tried before its plain twin goes; `on_progress` is
    told how many files of how many are done. Interrupted, it goes on where it ended. Raises
    WrongUse where there is no key holder, ArchiveDamaged where a case's key does not open.
    """
    with archive.reading() as connection:
        if not connection.execute("SELECT count(*) FROM holders").fetchone()[0]:
            raise WrongUse("Belum ada pemegang kunci. Buat dahulu: kka himpunan kunci buat NAMA")
        plain = plain_files(connection)
    done, differing = 0, list[str]()
    for case, files in plain.items():
        with archive.writing() as writing:  # the key lies in its place before a file relies on it
            sealing = sealing_for(writing, case)
        with archive.writing() as writing:
            key = key_of_case(archive.root, archive.connection, case, by)
            turning = _Turning(writing, case, sealing, key)
            for paper, one in files:
                if not turning.file(paper, one):
                    differing.append(one.name)
                done += 1
                on_progress(done, sum(map(len, plain.values())))
    return Conversion(done - len(differing), tuple(differing))


def plain_files(connection: sqlite3.Connection) -> dict[str, list[tuple[Paper, StoredFile]]]:
    """Return the files that lie there unencrypted, with their papers, by case."""
    plain: dict[str, list[tuple[Paper, StoredFile]]] = {}
    for case, _ in all_cases(connection):
        for paper in papers_of_case(connection, case):
            files = [one for one in files_of(connection, paper.number) if not is_encrypted(one)]
            if files:
                plain.setdefault(case, []).extend((paper, one) for one in files)
    return plain


@dataclass(frozen=True, slots=True)
class _Turning:
    """One case on its way from plain to encrypted."""

    writing: Writing
    case: str
    sealing: Sealing
    key: Identity

    def file(self, paper: Paper, one: StoredFile) -> bool:
        """Encrypt one file; False where it is not the one that was filed."""
        folder = case_folder(self.writing.root, self.writing.year_of(self.case), self.case)
        if digest_at(folder / one.name) != one.digest:
            return False
        content = (folder / one.name).read_bytes()
        seal_codes_keys(folder, paper.number, self.sealing)
        name = self._name(paper, one)
        put(folder / name, self.sealing.sealed(content))
        sealed = (folder / name).read_bytes()
        if not self._opens(sealed, content):
            raise ArchiveDamaged(f"{folder / name} tidak terbuka lagi; {one.name} dibiarkan.")
        now = replace(one, name=name, digest=digest_of(sealed), size=len(sealed))
        before = {"nomor": paper.number, "dari": one.name, "sidik_dari": one.digest}
        self.writing.note(Event.ENCRYPTED, {**before, "berkas": now.as_data()})
        return True

    def _opens(self, sealed: bytes, content: bytes) -> bool:
        try:
            return age.decrypted(sealed, self.key) == content
        except age.NotOpened:
            return False

    def _name(self, paper: Paper, one: StoredFile) -> str:
        """The file's own name with the new ending, unless that is another file's already."""
        taken = {other.name for other in files_of(self.writing.connection, paper.number)}
        suffix = Path(one.name).suffix + self.sealing.suffix
        counted = (file_name(paper, one.role, copy, suffix) for copy in count(start=2))
        names = chain([one.name + self.sealing.suffix], counted)
        return next(name for name in names if name not in taken)
