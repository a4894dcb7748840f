"""Files into the archive: each under its paper, once, with the term of a new case."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

from kka_docs.definitions.papers import OF_A_MEETING, ONE_A_MEETING
from kka_docs.himpunan.archive import Archive, Writing
from kka_docs.himpunan.filing import Content, file_paper, set_term, shelve
from kka_docs.himpunan.folders import case_folder
from kka_docs.himpunan.papers import About, Paper, Shelf, State, StoredFile
from kka_docs.himpunan.queries import (
    Search,
    count,
    day_of_meeting,
    files_of,
    holder_of_digest,
    is_destroyed,
    paper_about,
    paper_at,
    papers_of_case,
    year_of_case,
)
from kka_docs.himpunan.retention import first_term
from kka_docs.himpunan.secrecy.case_keys import recipient_of
from kka_docs.himpunan.secrecy.reading import Unlock, size_when_opened
from kka_docs.himpunan.secrecy.reading import opened as read_again
from kka_docs.keeping.incoming import Incoming

_UNCLEAR = "belum jelas naskah apa ini: sebutkan --kasus dan --jenis"
_NO_MEETING = "sebutkan pertemuan ke berapa: --pertemuan"
_PERHAPS_HELD = (
    "mungkin sudah disimpan: di {} ada berkas terenkripsi yang sama panjangnya. Untuk memastikan, "
    "jalankan lagi dengan --pemegang NAMA"
)
_UNKNOWN = "nomor arsip {} tidak ada di himpunan ini"
_DESTROYED = "berkas kasus {} sudah dimusnahkan; yang baru disimpan dengan kode kasus yang baru"


@dataclass(frozen=True, slots=True)
class Years:
    """How long the institution keeps a case, and after how many years it looks at it again."""

    keep: int | None = None
    review: int | None = None


@dataclass(frozen=True, slots=True)
class Manner:
    """By whom papers are filed, where they stand, and how long they are kept."""

    by: str
    shelf: Shelf = field(default_factory=Shelf)
    years: Years = field(default_factory=Years)


@dataclass(frozen=True, slots=True)
class Filed:
    """A file that now is in the archive: its paper, and the name that it has there."""

    source: Incoming
    paper: Paper
    name: str


@dataclass(frozen=True, slots=True)
class Filing:
    """What became of the files.

    `held` were in the archive before, each with its paper's number; `left` were not filed, each
    with the reason. `begun` are the cases of which these are the first papers.
    """

    filed: list[Filed] = field(default_factory=list)
    held: list[tuple[Incoming, str]] = field(default_factory=list)
    left: list[tuple[Path, str]] = field(default_factory=list)
    begun: list[str] = field(default_factory=list)


def file_all(
    archive: Archive, files: Sequence[Incoming], manner: Manner, unlock: Unlock | None = None
) -> Filing:
    """Return what became of the files; each paper is filed by itself, whatever becomes of others.

    Whether an encrypted archive has a file already is told for certain by `unlock`; without it a
    file of a case that is as long as one of this case's is left for somebody to look at. Raises
    what `Archive.writing` raises.
    """
    done = Filing()
    ordered = sorted(files, key=_group)
    for _, grouped in groupby(ordered, key=_group):
        group = list(grouped)
        with archive.writing() as writing:
            _file_one(writing, group, manner, done, unlock)
    return done


def _group(one: Incoming) -> tuple[str, ...]:
    """What files of one paper have in common; those that nobody knows stand alone."""
    if one.number is not None:
        return ("", one.number)
    if one.about is None:
        return ("~", str(one.path))
    about, apart = one.about, "" if one.copy is None else f"{one.copy:06}"
    if about.kind not in ONE_A_MEETING and one.copy is None:
        apart = str(one.path.with_suffix(""))
    return ("/", about.case, f"{about.meeting or 0:06}", about.kind, apart)


def _file_one(
    writing: Writing,
    group: Sequence[Incoming],
    manner: Manner,
    done: Filing,
    unlock: Unlock | None,
) -> None:
    fresh = list(_not_held(writing, group, done, unlock))
    if not fresh:
        return
    paper = _paper_of(writing, fresh[0])
    if isinstance(paper, str):
        done.left.extend((one.path, paper) for one in fresh)
        return
    number, about = paper
    is_first = count(writing.connection, Search(case=about.case, state=State.FILED)) == 0
    contents = [Content(one.role, one.suffix, one.content) for one in fresh]
    kept, stored = file_paper(writing, about, contents, manner.by, number=number)
    if manner.shelf != Shelf():
        shelve(writing, kept.number, kept.shelf.moved(manner.shelf))
    if is_first:
        begin = first_term(writing.now.date(), manner.years.keep, manner.years.review)
        set_term(writing, about.case, begin, manner.by)
        done.begun.append(about.case)
    pairs = zip(fresh, stored, strict=True)
    done.filed.extend(Filed(one, kept, file.name) for one, file in pairs)


def _not_held(
    writing: Writing, group: Iterable[Incoming], done: Filing, unlock: Unlock | None
) -> Iterable[Incoming]:
    """Those that the archive has not; of equal files the first."""
    seen: set[str] = set()
    for one in group:
        number = holder_of_digest(writing.connection, one.digest)
        twins = [] if number is not None else _encrypted_twins(writing, one)
        if twins and unlock is not None:
            number = _equal_of(writing, one, twins, unlock)
        if number is not None:
            done.held.append((one, number))
        elif twins and unlock is None:
            done.left.append((one.path, _PERHAPS_HELD.format(twins[0].paper)))
        elif one.digest not in seen:
            seen.add(one.digest)
            yield one


def _encrypted_twins(writing: Writing, one: Incoming) -> list[StoredFile]:
    """The encrypted files of its case that may be this one: they are just as long."""
    connection = writing.connection
    paper = None if one.number is None else paper_at(connection, one.number)
    about = one.about if paper is None else paper.about
    if about is None or recipient_of(connection, about.case) is None:
        return []
    folder = case_folder(writing.root, year_of_case(connection, about.case), about.case)
    papers = papers_of_case(connection, about.case)
    files = [file for held in papers for file in files_of(connection, held.number)]
    return [file for file in files if size_when_opened(folder, file) == len(one.content)]


def _equal_of(
    writing: Writing, one: Incoming, twins: Iterable[StoredFile], unlock: Unlock
) -> str | None:
    """The number of the paper that this very file is filed under."""
    for twin in twins:
        if read_again(writing.root, writing.connection, twin, unlock) == one.content:
            return twin.paper
    return None


def _paper_of(writing: Writing, one: Incoming) -> tuple[str | None, About] | str:
    """The number that the paper has, if any, and what it is; or why nobody can tell."""
    connection = writing.connection
    if one.number is not None:
        held = paper_at(connection, one.number)
        if held is None:
            return _UNKNOWN.format(one.number)
        return _unless_destroyed(writing, held.number, held.about)
    about = one.about
    if about is None:
        return _UNCLEAR
    if about.meeting is None and about.kind in OF_A_MEETING:
        return _NO_MEETING
    known = paper_about(connection, about) if about.kind in ONE_A_MEETING else None
    if known is not None:
        return _unless_destroyed(writing, known.number, known.about)
    day = about.day or day_of_meeting(connection, about.case, about.meeting)
    return _unless_destroyed(writing, None, About(about.case, about.kind, about.meeting, day))


def _unless_destroyed(
    writing: Writing, number: str | None, about: About
) -> tuple[str | None, About] | str:
    if is_destroyed(writing.connection, about.case):
        return _DESTROYED.format(about.case)
    return number, about
