"""The plain folders: a case's papers, and indexes that a person can read without this program."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kka_docs.himpunan.papers import Paper, Role, StoredFile

INDEX = "daftar-isi.txt"
DIGESTS = "sha256sum.txt"
README = "BACA-SAYA.txt"
SEAL_KEYS = "kunci-kode"
EXCERPT = "catatan.jsonl"
CASE_KEY = "kunci-kasus.age"
HOLDERS = "pemegang"
NAMES = "daftar-nama"
NOT_FILED = frozenset({INDEX, DIGESTS, SEAL_KEYS, EXCERPT, CASE_KEY})
"""What stands in a case's folder without being filed there."""

_WORDS = {Role.DOCUMENT: "", Role.SCAN: "-pindaian", Role.FORM: "-formulir"}


def case_folder(root: Path, year: int, code: str) -> Path:
    """Return the folder of a case: himpunan/2026/KKA-2026-003."""
    return root / str(year) / code


def case_key_file(root: Path, year: int, code: str) -> Path:
    """Return the file of a case's key."""
    return case_folder(root, year, code) / CASE_KEY


def names_file(root: Path, code: str) -> Path:
    """Return the file of the names in a case: himpunan/daftar-nama/KKA-2026-003.age."""
    return root / NAMES / f"{code}.age"


def holder_file(root: Path, slug: str) -> Path:
    """Return the file of a holder's locked key: himpunan/pemegang/rina-kartika.age."""
    return root / HOLDERS / f"{slug}.age"


def file_name(paper: Paper, role: Role, copy: int, suffix: str) -> str:
    """Return the name of a paper's file: number and kind, never a person."""
    counted = f"-{copy}" if copy > 1 else ""
    return f"{paper.number}-{paper.about.kind}{_WORDS[role]}{counted}{suffix}"


def index_text(code: str, papers: Sequence[tuple[Paper, Sequence[StoredFile]]]) -> str:
    """Return what is in a case's folder, in words."""
    lines = [
        f"DAFTAR ISI HIMPUNAN {code}",
        "",
        "Berkas ini ditulis oleh kka dan disusun ulang setiap kali ada yang disimpan.",
        f"Keutuhan berkas dapat diperiksa tanpa kka: sha256sum -c {DIGESTS}",
        "",
    ]
    for paper, files in papers:
        lines += [*_paper_lines(paper), *(f"    berkas    : {one.name}" for one in files), ""]
    return "\n".join(lines)


def _paper_lines(paper: Paper) -> list[str]:
    about = paper.about
    told = (
        ("jenis", about.kind.replace("-", " ")),
        ("pertemuan", "" if about.meeting is None else str(about.meeting)),
        ("tanggal", "" if about.day is None else f"{about.day:%d/%m/%Y}"),
        ("keadaan", paper.state.value),
        ("tempat", str(paper.shelf)),
        ("dipinjam", paper.borrower or ""),
    )
    return [paper.number, *(f"    {label:<10}: {text}" for label, text in told if text)]


def digests_text(files: Sequence[StoredFile], key: str | None) -> str:
    """Return the digests of a folder's files and of its case's key as `sha256sum -c` reads them."""
    told = [(one.digest, one.name) for one in files]
    told += [] if key is None else [(key, CASE_KEY)]
    return "".join(f"{digest}  {name}\n" for digest, name in told)
