"""Copies of filed papers, taken out of the archive for a reason that the journal keeps."""

from __future__ import annotations

from pathlib import Path

from kka_docs.errors import OutsideMissing, WrongUse
from kka_docs.files import digest_at, refusal, write_new
from kka_docs.himpunan.archive import Archive, Writing
from kka_docs.himpunan.filing import take
from kka_docs.himpunan.folders import case_folder
from kka_docs.himpunan.papers import Paper, State
from kka_docs.himpunan.queries import files_of, paper_at, year_of_case
from kka_docs.himpunan.secrecy.reading import Unlock, opened, plain_name


def filed_paper(held: Archive | Writing, number: str) -> Paper:
    """Return the paper that is filed under a number; WrongUse where there is none such."""
    paper = paper_at(held.connection, number)
    if paper is None:
        raise WrongUse(
            f"Nomor arsip {number} tidak ada di himpunan ini. Mencari: kka himpunan cari"
        )
    if paper.state is State.DRAFT:
        raise WrongUse(f"{number} baru konsep: naskahnya belum disimpan di himpunan.")
    if paper.state is State.DESTROYED:
        raise WrongUse(f"{number} sudah dimusnahkan; yang tinggal hanya catatannya di jurnal.")
    return paper


def take_copies(  # noqa: PLR0913 - who, what, where to, why: each is a fact of its own
    archive: Archive, number: str, to: Path, by: str, reason: str, *, unlock: Unlock
) -> list[Path]:
    """Return where the copies of a paper's files lie now; no file there is overwritten.

    `unlock` is called where files are encrypted. The journal's entry comes first: rather one copy
    too many is noted than one too few. Raises WrongUse where no such paper is filed, ArchiveDamaged
    where one of its files is missing or altered (then nothing is taken), OutsideMissing where the
    folder refuses.
    """
    with archive.reading() as connection:  # nobody waits while a passphrase is typed
        filed_paper(archive, number)
        files = files_of(connection, number)
        contents = [opened(archive.root, connection, one, unlock) for one in files]
    with archive.writing() as writing:
        filed_paper(writing, number)
        take(writing, number, [one.name for one in files], by, reason)
    try:
        to.mkdir(parents=True, exist_ok=True)
        pairs = zip(files, contents, strict=True)
        return [write_new(to / plain_name(one), content) for one, content in pairs]
    except OSError as cause:
        raise OutsideMissing(
            f"Salinannya tidak dapat ditulis ke {to}: {refusal(cause)}. Di jurnal pengambilan ini "
            "sudah tercatat; ulangi ke folder lain."
        ) from cause


def is_whole(archive: Archive, number: str) -> bool:
    """Return whether all files of a paper lie in the archive as they were filed; no key is needed.

    Raises WrongUse where no such paper is filed.
    """
    case = filed_paper(archive, number).about.case
    with archive.reading() as connection:
        files = files_of(connection, number)
        folder = case_folder(archive.root, year_of_case(connection, case), case)
    return all(digest_at(folder / one.name) == one.digest for one in files)
