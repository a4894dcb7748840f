"""Copies of filed papers, taken out of the archive for a reason that the journal keeps."""

from __future__ import annotations

from pathlib import Path

from kka_docs.errors import ArchiveDamaged, OutsideMissing, WrongUse
from kka_docs.files import digest_of, refusal, write_new
from kka_docs.himpunan.archive import Archive, Writing
from kka_docs.himpunan.filing import take
from kka_docs.himpunan.folders import case_folder
from kka_docs.himpunan.papers import Paper, State, StoredFile
from kka_docs.himpunan.queries import files_of, paper_at, year_of_case


def filed_paper(writing: Writing, number: str) -> Paper:
    """Return the paper that is filed under a number; WrongUse where there is none such."""
    paper = paper_at(writing.connection, number)
    if paper is None:
        raise WrongUse(
            f"Nomor arsip {number} tidak ada di himpunan ini. Mencari: kka himpunan cari"
        )
    if paper.state is State.DRAFT:
        raise WrongUse(f"{number} baru konsep: naskahnya belum disimpan di himpunan.")
    if paper.state is State.DESTROYED:
        raise WrongUse(f"{number} sudah dimusnahkan; yang tinggal hanya catatannya di jurnal.")
    return paper


def take_copies(archive: Archive, number: str, to: Path, by: str, reason: str) -> list[Path]:
    """Return where the copies of a paper's files lie now; no file there is overwritten.

    The journal's entry comes first: rather one copy too many is noted than one too few. Raises
    WrongUse where no such paper is filed, ArchiveDamaged where one of its files is missing or
    altered (then nothing is taken), OutsideMissing where the folder refuses.
    """
    with archive.writing() as writing:
        filed_paper(writing, number)
        contents = _contents(archive, number)
        take(writing, number, list(contents), by, reason)
    copies = [(to / name, content) for name, content in contents.items()]
    try:
        to.mkdir(parents=True, exist_ok=True)
        return [write_new(path, content) for path, content in copies]
    except OSError as cause:
        raise OutsideMissing(
            f"Salinannya tidak dapat ditulis ke {to}: {refusal(cause)}. Di jurnal pengambilan ini "
            "sudah tercatat; ulangi ke folder lain."
        ) from cause


def is_whole(archive: Archive, number: str) -> bool:
    """Return whether all files of a paper lie in the archive as they were filed."""
    try:
        _contents(archive, number)
    except ArchiveDamaged:
        return False
    return True


def _contents(archive: Archive, number: str) -> dict[str, bytes]:
    """The files of a paper by name, each compared with the register."""
    with archive.reading() as connection:
        files = files_of(connection, number)
        paper = paper_at(connection, number)
        if paper is None:
            return {}
        year = year_of_case(connection, paper.about.case)
    folder = case_folder(archive.root, year, paper.about.case)
    return {one.name: _content(folder, one) for one in files}


def _content(folder: Path, stored: StoredFile) -> bytes:
    path = folder / stored.name
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise ArchiveDamaged(f"Berkas {path} hilang dari himpunan. {_RESCUE}") from None
    if digest_of(content) != stored.digest:
        raise ArchiveDamaged(f"Berkas {path} berubah sejak disimpan. {_RESCUE}")
    return content


_RESCUE = (
    "Tidak ada yang diambil. Rinciannya: kka himpunan periksa; yang utuh mungkin ada di cadangan."
)
