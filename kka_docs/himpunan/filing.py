"""Papers into the archive, onto their shelf, out of it as copies, on loan, and destroyed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count
from pathlib import Path

from kka_docs.errors import WrongUse
from kka_docs.files import digest_at, digest_of
from kka_docs.himpunan.archive import Writing
from kka_docs.himpunan.disk import make_folder_below, put
from kka_docs.himpunan.events import Event
from kka_docs.himpunan.folders import case_folder, file_name
from kka_docs.himpunan.papers import About, Paper, Role, Shelf, State, StoredFile, Term
from kka_docs.himpunan.queries import files_of, next_number, paper_at, papers_of_case
from kka_docs.himpunan.secrecy.case_keys import sealing_for
from kka_docs.himpunan.secrecy.sealing import Sealing, seal_codes_keys


@dataclass(frozen=True, slots=True)
class Content:
    """A file to be filed: what it is of its paper, its suffix (".pdf") and its bytes."""

    role: Role
    suffix: str
    content: bytes


def file_paper(
    writing: Writing,
    about: About,
    contents: Sequence[Content],
    by: str,
    *,
    number: str | None = None,
) -> tuple[Paper, list[StoredFile]]:
    """Return the paper and its new files, filed under its number or, where it has none, a new one.

    They are encrypted where the archive has a key holder. Raises Destroyed where the case was
    destroyed, OSError where the disk refuses, OutsideMissing where pyrage is missing; then nothing
    is filed.
    """
    given = number or next_number(writing.connection, writing.now.year)
    held = paper_at(writing.connection, given)
    paper = held or Paper(given, about, State.FILED, Shelf(), Term())
    year = writing.year_of(about.case)
    filing = _Filing(writing, case_folder(writing.root, year, about.case), paper, by)
    taken = {one.name for one in files_of(writing.connection, given)}
    sealing = sealing_for(writing, about.case)
    stored = [filing.stored(one, sealing, taken) for one in contents]
    seal_codes_keys(filing.folder, given, sealing)
    writing.note(Event.FILED, _filed(given, about, year, stored, by))
    return paper, stored


def shelve(writing: Writing, number: str, shelf: Shelf) -> None:
    """Enter where a paper stands. Raises WrongUse where there is no such paper."""
    _held(writing, number)
    places = dict(zip(("lemari", "laci", "map", "halaman"), shelf.parts, strict=True))
    writing.note(Event.SHELVED, {"nomor": number, **places})


def set_term(writing: Writing, case: str, term: Term, by: str) -> None:
    """Enter until when a case is kept and when it is looked at again."""
    days = {"simpan_sampai": term.keep_until, "tinjau_pada": term.review_on}
    told = {key: day and day.isoformat() for key, day in days.items()}
    writing.note(Event.TERM, {"kasus": case, **told, "oleh": by})


def take(writing: Writing, number: str, names: Sequence[str], by: str, reason: str) -> None:
    """Enter that somebody took copies of a paper's files out, and why.

    Raises WrongUse where there is no such paper.
    """
    _held(writing, number)
    data = {"nomor": number, "berkas": list(names), "oleh": by, "alasan": reason}
    writing.note(Event.TAKEN, data)


def lend(writing: Writing, number: str, to: str, reason: str, due: date | None) -> None:
    """Enter that a paper left its shelf.

    Raises WrongUse where there is no such paper, or somebody has it already.
    """
    borrower = _held(writing, number).borrower
    if borrower is not None:
        raise WrongUse(f"Naskah {number} sedang dipinjam {borrower}. Kembalikan dahulu.")
    told = due and due.isoformat()
    data = {"nomor": number, "oleh": to, "alasan": reason, "kembali_sebelum": told}
    writing.note(Event.LENT, data)


def take_back(writing: Writing, number: str) -> None:
    """Enter that a paper is on its shelf again.

    Raises WrongUse where there is no such paper, or nobody has it.
    """
    if _held(writing, number).borrower is None:
        raise WrongUse(f"Naskah {number} tidak sedang dipinjam.")
    writing.note(Event.RETURNED, {"nomor": number})


def destroy(writing: Writing, case: str, witnesses: tuple[str, str], reason: str) -> list[Paper]:
    """Return the papers of a case that is destroyed: files, keys and all; the journal stays.

    The files go when the entry stands in the journal, and again when the archive is next opened
    where that was cut off. Raises Destroyed where that has happened already.
    """
    writing.year_of(case)
    papers = papers_of_case(writing.connection, case)
    numbers = [paper.number for paper in papers]
    data = {"kasus": case, "naskah": numbers, "saksi": list(witnesses), "alasan": reason}
    writing.note(Event.DESTROYED, data)
    return papers


def _held(writing: Writing, number: str) -> Paper:
    paper = paper_at(writing.connection, number)
    if paper is None or paper.state is State.DESTROYED:
        raise WrongUse(f"Tidak ada naskah bernomor {number} di himpunan.")
    return paper


@dataclass(frozen=True, slots=True)
class _Filing:
    """One paper on its way into its case's folder."""

    writing: Writing
    folder: Path
    paper: Paper
    by: str

    def stored(self, one: Content, sealing: Sealing, taken: set[str]) -> StoredFile:
        """Write one file under a name that is not `taken`, and take that."""
        content = sealing.sealed(one.content)
        digest = digest_of(content)
        suffix = one.suffix + sealing.suffix
        names = (file_name(self.paper, one.role, copy, suffix) for copy in count(start=1))
        # What an interrupted filing left may be this very file; any other stays for `periksa`.
        ours = {None, digest}
        name = next(n for n in names if n not in taken and digest_at(self.folder / n) in ours)
        taken.add(name)
        make_folder_below(self.writing.root, self.folder)
        put(self.folder / name, content)
        when = self.writing.now.isoformat(timespec="seconds")
        return StoredFile(self.paper.number, name, one.role, digest, len(content), when, self.by)


def _filed(
    number: str, about: About, year: int, stored: Sequence[StoredFile], by: str
) -> dict[str, object]:
    return {
        "nomor": number,
        "kasus": about.case,
        "tahun": year,
        "pertemuan": about.meeting,
        "jenis": about.kind,
        "tanggal": about.day and about.day.isoformat(),
        "berkas": [one.as_data() for one in stored],
        "oleh": by,
    }
