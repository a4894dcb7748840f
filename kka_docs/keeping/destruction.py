"""The papers of a case destroyed before two witnesses, and what the journal tells of that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from kka_docs.errors import WrongUse
from kka_docs.himpunan import journal
from kka_docs.himpunan.archive import Archive
from kka_docs.himpunan.events import Event
from kka_docs.himpunan.filing import destroy
from kka_docs.himpunan.folders import NOT_FILED, case_folder
from kka_docs.himpunan.journal import Entry
from kka_docs.himpunan.papers import Paper, State
from kka_docs.himpunan.queries import (
    entries_of_case,
    files_of,
    is_destroyed,
    papers_of_case,
    year_of_case,
)
from kka_docs.himpunan.reasons import EXPIRED
from kka_docs.himpunan.retention import later_entry, term_of
from kka_docs.indonesian import fold


@dataclass(frozen=True, slots=True)
class Destruction:
    """A case that was destroyed.

    `files` counts the files of each paper, by number; `papers` are those that had been filed.
    `gone_out` are the journal's entries of copies taken and papers lent, in their order.
    """

    case: str
    at: datetime
    reason: str
    witnesses: tuple[str, str]
    papers: Sequence[Paper]
    files: dict[str, int]
    gone_out: Sequence[Entry]
    entry: Entry


def two_witnesses(names: Sequence[str]) -> tuple[str, str]:
    """Return the two names; WrongUse where they are not two, or both of one person."""
    if len(names) != 2 or fold(names[0]) == fold(names[1]):  # noqa: PLR2004 - two persons
        raise WrongUse(
            "Pemusnahan disaksikan dua orang yang berbeda: --saksi NAMA --saksi NAMA_LAIN."
        )
    return names[0], names[1]


def papers_to_destroy(archive: Archive, case: str) -> list[Paper]:
    """Return the papers of a case that is to be destroyed.

    Raises WrongUse where the archive has none, or one is lent.
    """
    with archive.reading() as connection:
        papers = papers_of_case(connection, case)
    if not papers:
        raise WrongUse(f"Kasus {case} tidak ada di himpunan ini.")
    lent = [f"{paper.number} ({paper.borrower})" for paper in papers if paper.borrower is not None]
    if lent:
        raise WrongUse(
            f"Belum dapat dimusnahkan: masih ada kertas yang dipinjam: {', '.join(lent)}. Catat "
            "dahulu kembalinya: kka himpunan kembalikan"
        )
    return papers


def strangers_of(archive: Archive, case: str) -> list[str]:
    """Return what lies in a case's folder without having been filed; it goes with the folder."""
    with archive.reading() as connection:
        folder = case_folder(archive.root, year_of_case(connection, case), case)
        papers = papers_of_case(connection, case)
        filed = {one.name for paper in papers for one in files_of(connection, paper.number)}
        found = {path.name for path in folder.iterdir()} if folder.is_dir() else set()
    return sorted(found - filed - NOT_FILED)


def require_due(archive: Archive, case: str, reason: str) -> None:
    """Raise WrongUse where the end of keeping is the reason, and has not come."""
    if reason != EXPIRED:
        return
    now = archive.clock()
    with archive.reading() as connection:
        last, term = later_entry(connection, now), term_of(connection, case)
    if last is not None:
        raise WrongUse(behind(now, last))
    if term is None or term.keep_until is None or term.keep_until > now.date():
        raise WrongUse(_not_due(case, None if term is None else term.keep_until))


def behind(now: datetime, last: datetime) -> str:
    """Return the sentence about a clock that was set back."""
    return (
        f"Jam komputer ini ({now:%d/%m/%Y %H:%M}) ada di belakang catatan terakhir jurnal "
        f"({last:%d/%m/%Y %H:%M}). Betulkan jamnya; sampai itu tidak ada yang dianggap jatuh tempo."
    )


def _not_due(case: str, until: date | None) -> str:
    told = "belum ditetapkan" if until is None else f"baru berakhir {until:%d/%m/%Y}"
    return (
        f"Masa simpan {case} {told}. Bila tetap harus dimusnahkan, sebutkan alasan lain dengan "
        "--alasan."
    )


def destroy_case(
    archive: Archive, case: str, witnesses: tuple[str, str], reason: str
) -> Destruction:
    """Return the destruction of a case, done; raises WrongUse as `papers_to_destroy` does."""
    with archive.writing() as writing:
        papers_to_destroy(archive, case)
        destroy(writing, case, witnesses, reason)
    return _told(archive, case)


def destruction_of(archive: Archive, case: str) -> Destruction | None:
    """Return how a case was destroyed; None where it was not."""
    with archive.reading() as connection:
        gone = is_destroyed(connection, case)
    return _told(archive, case) if gone else None


def _told(archive: Archive, case: str) -> Destruction:
    with archive.reading() as connection:
        numbers = frozenset(entries_of_case(connection, case))
        entries = list(journal.picked(archive.journal, numbers))
        papers = papers_of_case(connection, case)
    entry = next(one for one in entries if one.event == Event.DESTROYED)
    files: dict[str, int] = {}
    for one in entries:
        if one.event == Event.FILED:
            number = one.data["nomor"]
            files[number] = files.get(number, 0) + len(one.data["berkas"])
    return Destruction(
        case=case,
        at=datetime.fromisoformat(entry.time),
        reason=entry.data["alasan"],
        witnesses=(entry.data["saksi"][0], entry.data["saksi"][1]),
        papers=[paper for paper in papers if paper.state is State.DESTROYED],
        files=files,
        gone_out=[one for one in entries if one.event in {Event.TAKEN, Event.LENT}],
        entry=entry,
    )
