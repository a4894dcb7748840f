"""An archive with key holders, and what a counselor does at it; the clock stands still."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Final, NamedTuple

from kka_docs.files import digest_at
from kka_docs.himpunan.archive import Archive
from kka_docs.himpunan.codes import canonical
from kka_docs.himpunan.drafts import Draft, mark_for
from kka_docs.himpunan.filing import Content, file_paper
from kka_docs.himpunan.folders import case_folder
from kka_docs.himpunan.papers import About, Role
from kka_docs.himpunan.queries import all_cases, files_of, papers_of_case
from kka_docs.himpunan.secrecy.holders import create_holder
from kka_docs.himpunan.secrecy.reading import opened
from kka_docs.himpunan.secrecy.settling import known_digests

if TYPE_CHECKING:
    from pathlib import Path

    from kka_docs.himpunan.papers import Mark, StoredFile
    from kka_docs.himpunan.secrecy.age import Identity

NOW: Final = datetime(2026, 11, 24, 10, 0, tzinfo=timezone(timedelta(hours=7)))
CASE: Final = "KKA-2026-003"
OTHER_CASE: Final = "KKA-2026-004"
RINA: Final = "Rina Kartika, S.Pd."
BUDI: Final = "Budi Santosa"
WORDS: Final = "lampu sawah gergaji kuning"
NAME: Final = "Melati Sukmawati"
SCAN: Final = f"%PDF-1.7 Berita acara tentang {NAME}".encode()


class Locked(NamedTuple):
    """An archive's folder, and the key of its first holder."""

    root: Path
    rina: Identity


def at(root: Path) -> Archive:
    """The archive at ten on the day of the conference."""
    return Archive.open(root, lambda: NOW)


def begun(root: Path) -> Locked:
    """An archive whose first holder is Rina."""
    with at(root) as archive, archive.writing() as writing:
        return Locked(root, create_holder(writing, RINA, WORDS))


def minutes(case: str = CASE, meeting: int = 1) -> About:
    """The berita acara of a meeting."""
    return About(case, "berita-acara", meeting, date(2026, 11, 24))


def drafted(archive: Archive, about: About | None = None, form: str = "f" * 64) -> Mark:
    """The mark of minutes about Melati."""
    with archive.writing() as writing:
        return mark_for(writing, Draft(about or minutes(), canonical({"konseli": NAME}), form))


def filed(
    archive: Archive, *contents: bytes, about: About | None = None, number: str | None = None
) -> list[StoredFile]:
    """The files of a paper that was filed with its scans."""
    scans = [Content(Role.SCAN, ".pdf", content) for content in contents or (SCAN,)]
    with archive.writing() as writing:
        return file_paper(writing, about or minutes(), scans, RINA, number=number)[1]


def everything(archive: Archive, by: Identity) -> dict[str, list[bytes]]:
    """What a holder reads: the contents of all files, by the number of their paper."""
    root, connection = archive.root, archive.connection
    read: dict[str, list[bytes]] = {}
    for case, _ in all_cases(connection):
        for paper in papers_of_case(connection, case):
            for one in files_of(connection, paper.number):
                content = opened(root, connection, one, lambda: by)
                read.setdefault(paper.number, []).append(content)
    return read


def telling(root: Path, text: str) -> list[str]:
    """The files of the archive in which a text stands, or in whose name it does."""
    said = text.encode()
    return [
        str(path.relative_to(root))
        for path in sorted(root.rglob("*"))
        if text in path.name or (path.is_file() and said in path.read_bytes())
    ]


def not_as_told(archive: Archive) -> list[str]:
    """The files of papers, keys and names that are not what journal and register say."""
    root, connection = archive.root, archive.connection
    known = known_digests(root, connection)
    for case, year in all_cases(connection):
        for paper in papers_of_case(connection, case):
            for one in files_of(connection, paper.number):
                known.append((case_folder(root, year, case) / one.name, one.digest))
    return [str(path) for path, digest in known if digest_at(path) != digest]
