"""`periksa`: journal, register and folders held against each other; what is wrong is named.

Nothing here changes the archive, opens a paper's content, or needs a key.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import zip_longest
from pathlib import Path
from typing import TypeAlias

from kka_docs.database import in_memory, read_only
from kka_docs.errors import ArchiveDamaged
from kka_docs.files import digest_of, refusal
from kka_docs.himpunan import folders, journal
from kka_docs.himpunan.aftermath import folder_of, index_texts
from kka_docs.himpunan.archive import REGISTER
from kka_docs.himpunan.codes import head_signs
from kka_docs.himpunan.disk import digest_of_file
from kka_docs.himpunan.events import Event, apply
from kka_docs.himpunan.excerpts import all_excerpts, missing_from, sound_entries
from kka_docs.himpunan.journal import START, Broken, Entry, Torn
from kka_docs.himpunan.papers import StoredFile
from kka_docs.himpunan.queries import all_cases, files_of, papers_of_case
from kka_docs.himpunan.schema import BLUEPRINT
from kka_docs.himpunan.secrecy.replacing import held
from kka_docs.himpunan.secrecy.settling import known_digests

Progress: TypeAlias = Callable[[int, int], None]
"""Told how many bytes of how many have been looked at."""

_TABLES = ("cases", "holders", "papers", "codes", "files", "loans", "events")
_TEMPORARY = ".kka-"


class Wrong(StrEnum):
    """What can be wrong; each is the code that `--json` gives."""

    JOURNAL_BROKEN = "jurnal_putus"
    JOURNAL_GONE = "jurnal_hilang"
    JOURNAL_TORN = "jurnal_terpotong"
    HEAD_UNKNOWN = "kepala_tidak_cocok"
    CLOCK_BACK = "jam_mundur"
    REGISTER_DAMAGED = "register_rusak"
    REGISTER_DIFFERS = "register_berbeda"
    REGISTER_BEHIND = "register_ketinggalan"
    FILE_MISSING = "berkas_hilang"
    FILE_ALTERED = "berkas_berubah"
    FILE_REFUSED = "berkas_tidak_terbaca"
    FILE_EXTRA = "berkas_tambahan"
    INDEX_DIFFERS = "daftar_isi_berbeda"
    ENTRY_LOST = "catatan_hilang"
    EXCERPT_DIFFERS = "salinan_catatan_berbeda"


HARMLESS = frozenset(
    {
        Wrong.JOURNAL_TORN,
        Wrong.CLOCK_BACK,
        Wrong.REGISTER_BEHIND,
        Wrong.FILE_EXTRA,
        Wrong.INDEX_DIFFERS,
        Wrong.EXCERPT_DIFFERS,
    }
)
"""What asks for a second look only: nothing that was filed is lost or altered."""

_NOT_WHOLE = frozenset({Wrong.JOURNAL_BROKEN, Wrong.JOURNAL_GONE})


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong: where (a file below the archive, or an entry's number), and why."""

    wrong: Wrong
    where: str
    reason: str = ""

    @property
    def is_damage(self) -> bool:
        """True where something that was filed is lost or altered."""
        return self.wrong not in HARMLESS


@dataclass(frozen=True, slots=True)
class Inspection:
    """What an inspection saw: so many entries, cases, files and bytes, and what is wrong."""

    entries: int
    cases: int
    files: int
    size: int
    findings: tuple[Finding, ...]

    @property
    def is_damaged(self) -> bool:
        """True where anything that was filed is lost or altered."""
        return any(finding.is_damage for finding in self.findings)


def inspect(root: Path, on_progress: Progress = lambda _done, _all: None) -> Inspection:
    """Return what is right and wrong with the archive in the folder `root`.

    Raises OSError where the folder itself cannot be read.
    """
    with closing(in_memory(BLUEPRINT)) as told:
        entries, findings = _followed(root, told)
        is_whole = not _NOT_WHOLE & {finding.wrong for finding in findings}
        findings += _register(root, told)
        files, size, in_folders = _folders(root, told, on_progress)
        findings += [*_excerpts(root, entries, told, is_whole=is_whole), *in_folders]
        cases = len(all_cases(told))
    return Inspection(len(entries), cases, files, size, tuple(findings))


def _followed(root: Path, told: sqlite3.Connection) -> tuple[list[Entry], list[Finding]]:
    """The journal's entries, entered into an empty register as far as their chain holds."""
    entries: list[Entry] = []
    findings: list[Finding] = []
    path = root / journal.FILE_NAME
    told.execute("BEGIN")  # one transaction, and never an end: it is for looking only
    try:
        for entry, head in journal.entries(path):
            apply(told, entry, head)
            findings += _entry_findings(entry, entries)
            entries.append(entry)
    except FileNotFoundError:
        findings.append(Finding(Wrong.JOURNAL_GONE, journal.FILE_NAME))
    except Torn as torn:
        findings.append(Finding(Wrong.JOURNAL_TORN, f"catatan {torn.head.number + 1}"))
    except Broken as broken:
        where = f"catatan {broken.number}"
        findings.append(Finding(Wrong.JOURNAL_BROKEN, where, broken.reason))
    return entries, findings


def _entry_findings(entry: Entry, earlier: Sequence[Entry]) -> Iterator[Finding]:
    where = f"catatan {entry.number}"
    if earlier and entry.time < earlier[-1].time and _moment(entry) < _moment(earlier[-1]):
        yield Finding(Wrong.CLOCK_BACK, where, f"{entry.time} < {earlier[-1].time}")
    if entry.event == Event.DRAFT and not _fits(entry, earlier):
        yield Finding(Wrong.HEAD_UNKNOWN, where, str(entry.data["nomor"]))


def _moment(entry: Entry) -> float:
    return datetime.fromisoformat(entry.time).timestamp()


def _fits(entry: Entry, earlier: Sequence[Entry]) -> bool:
    """Whether the head that a paper was given to print is that of the journal at that time.

    Of papers from a journal that was lost in part (`rebuilding`) that is not known any more.
    """
    if "asal" in entry.data:
        return True
    number = entry.data["catatan"]
    if not 0 <= number <= len(earlier):
        return False
    hash_ = earlier[number - 1].hash if number else START.hash
    return bool(entry.data["kepala"] == head_signs(hash_))


def _register(root: Path, told: sqlite3.Connection) -> Iterator[Finding]:
    """What the register on the disk has otherwise than the journal tells."""
    path = root / REGISTER
    try:
        with closing(read_only(path, BLUEPRINT)) as ours:
            yield from _register_findings(ours, told)
    except (sqlite3.Error, ArchiveDamaged, FileNotFoundError):
        yield Finding(Wrong.REGISTER_DAMAGED, REGISTER)


def _register_findings(held: sqlite3.Connection, told: sqlite3.Connection) -> Iterator[Finding]:
    ours, theirs = _position(held), _position(told)
    if ours[0] < theirs[0]:
        yield Finding(Wrong.REGISTER_BEHIND, REGISTER, f"{ours[0]} < {theirs[0]}")
        return
    if ours[0] > theirs[0] or ours[1] != theirs[1]:
        yield Finding(Wrong.REGISTER_DIFFERS, REGISTER, "jurnal")
    for table in _TABLES:
        query = f"SELECT * FROM {table} ORDER BY rowid"  # noqa: S608 - our own names
        if any(a != b for a, b in zip_longest(held.execute(query), told.execute(query))):
            yield Finding(Wrong.REGISTER_DIFFERS, REGISTER, table)


def _position(connection: sqlite3.Connection) -> tuple[int, str]:
    number, hash_ = connection.execute("SELECT number, hash FROM journal").fetchone()
    return number, hash_


def _folders(
    root: Path, told: sqlite3.Connection, on_progress: Progress
) -> tuple[int, int, list[Finding]]:
    """How many files of what size are filed, and what is wrong with them and their folders."""
    findings: list[Finding] = []
    filed = {
        folder: [
            one for paper in papers_of_case(told, case) for one in files_of(told, paper.number)
        ]
        for case, year in all_cases(told)
        for folder in [folders.case_folder(root, year, case)]
    }
    size = sum(one.size for files in filed.values() for one in files)
    done = 0
    for folder, files in filed.items():
        for one in files:
            findings += _file_findings(root, folder / one.name, one)
            done += one.size
            on_progress(done, size)
        findings += _extra(root, folder, {one.name for one in files})
    findings += _strangers(root, filed)
    findings += _keys(root, told)
    return sum(len(files) for files in filed.values()), size, findings


def _file_findings(root: Path, path: Path, one: StoredFile) -> Iterator[Finding]:
    where = path.relative_to(root).as_posix()
    try:
        if digest_of_file(path) != one.digest:
            yield Finding(Wrong.FILE_ALTERED, where, one.paper)
    except FileNotFoundError:
        yield Finding(Wrong.FILE_MISSING, where, one.paper)
    except OSError as cause:
        yield Finding(Wrong.FILE_REFUSED, where, refusal(cause))


def _keys(root: Path, told: sqlite3.Connection) -> Iterator[Finding]:
    """Locked keys and names, without which nothing that is encrypted is read again."""
    for path, digest in known_digests(root, told):
        content, where = held(path, digest), path.relative_to(root).as_posix()
        if content is None:
            yield Finding(Wrong.FILE_MISSING, where)
        elif digest_of(content) != digest:
            yield Finding(Wrong.FILE_ALTERED, where)


def _extra(root: Path, folder: Path, filed: set[str]) -> Iterator[Finding]:
    """What lies in a case's folder and was never filed."""
    ours = filed | folders.NOT_FILED
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if path.name not in ours and not path.name.startswith(_TEMPORARY):
            yield Finding(Wrong.FILE_EXTRA, path.relative_to(root).as_posix())


def _strangers(root: Path, known: Iterable[Path]) -> Iterator[Finding]:
    """Folders of cases that the journal does not know."""
    cases = set(known)
    years = (path for path in sorted(root.iterdir()) if path.is_dir() and path.name.isdecimal())
    for folder in (folder for year in years for folder in sorted(year.iterdir())):
        if folder not in cases:
            yield Finding(Wrong.FILE_EXTRA, folder.relative_to(root).as_posix())


def _excerpts(
    root: Path, entries: Sequence[Entry], told: sqlite3.Connection, *, is_whole: bool
) -> Iterator[Finding]:
    """Where a folder's copy of the journal's lines, or its index, is not what it should be.

    What folders have of a journal whose chain `is_whole` and it has not: it was cut at its end, or
    an older one lies in its place.
    """
    of_folder: dict[Path, bytes] = {}
    for entry in entries:
        folder = folder_of(root, told, entry)
        of_folder[folder] = of_folder.get(folder, b"") + entry.line()
    held = {path.parent: _content(path) for path in all_excerpts(root)}
    differing = sorted(one for one in {*of_folder, *held} if held.get(one) != of_folder.get(one))
    for folder in differing:
        if folder in of_folder:
            where = (folder / folders.EXCERPT).relative_to(root).as_posix()
            yield Finding(Wrong.EXCERPT_DIFFERS, where)
    if is_whole:
        lines = (one for folder in differing for one in sound_entries(held.get(folder) or b""))
        for entry in missing_from(entries, lines):
            told_of = entry.data.get("kasus") or entry.data.get("nomor") or ""
            yield Finding(Wrong.ENTRY_LOST, f"catatan {entry.number}", str(told_of))
    for case, year in all_cases(told):
        folder = folders.case_folder(root, year, case)
        for name, text in index_texts(told, case):
            if _content(folder / name) != text.encode():
                where = (folder / name).relative_to(root).as_posix()
                yield Finding(Wrong.INDEX_DIFFERS, where)


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None
