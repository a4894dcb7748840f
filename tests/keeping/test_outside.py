"""Copies left outside the archive: only exact ones, and never those of an archive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kka_docs.files import digest_of
from kka_docs.himpunan.journal import FILE_NAME as JOURNAL
from kka_docs.keeping.outside import copies_outside, files_of_case, remove_copies

if TYPE_CHECKING:
    from pathlib import Path

CONTENT = b"naskah yang disimpan"
DIGESTS = {digest_of(CONTENT): len(CONTENT)}


def written(path: Path, content: bytes = CONTENT) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def test_only_exact_copies_are_found_wherever_they_lie(tmp_path: Path) -> None:
    near, hidden = written(tmp_path / "bk" / "a.docx"), written(tmp_path / ".sembunyi" / "b")
    elsewhere = written(tmp_path.parent / f"{tmp_path.name}-unduhan" / "c.pdf")
    written(tmp_path / "lain.docx", CONTENT[::-1])
    written(tmp_path / "panjang.docx", CONTENT * 2)
    found = copies_outside(DIGESTS, [tmp_path], [elsewhere])
    assert found == sorted([near, hidden, elsewhere])


def test_links_and_archives_are_passed_over(tmp_path: Path) -> None:
    kept = written(tmp_path / "bk" / "himpunan" / "2026" / "a.docx")
    written(tmp_path / "bk" / "himpunan" / JOURNAL, b"")
    written(tmp_path / "pulihan" / "2026" / "a.docx")
    written(tmp_path / "pulihan" / JOURNAL, b"")
    (tmp_path / "tautan.docx").symlink_to(kept)
    assert copies_outside(DIGESTS, [tmp_path], [kept]) == []


def test_a_copy_that_changed_meanwhile_stays(tmp_path: Path) -> None:
    same, changed = written(tmp_path / "a"), written(tmp_path / "b")
    copies = copies_outside(DIGESTS, [tmp_path], [])
    changed.write_bytes(b"lain")
    assert remove_copies(copies, DIGESTS) == [changed]
    assert not same.exists()
    assert changed.read_bytes() == b"lain"


def test_files_of_a_case_are_known_by_its_code_but_not_those_of_the_archive(tmp_path: Path) -> None:
    for name in (
        "bk/KKA-2026-003-kasus.xlsx",
        "bk/KKA-2026-003/laporan-kka-2026-003-p1.docx",
        "bk/KKA-2026-0031-kasus.xlsx",
        "bk/kasus.xlsx",
        "bk/berita-acara-pemusnahan-KKA-2026-003.docx",
        "bk/himpunan/jurnal.jsonl",
        "bk/himpunan/2026/KKA-2026-003.txt",
        "tu/KKA-2026-003-pertemuan-1.xlsx",
    ):
        written(tmp_path / name)
    found = [path.relative_to(tmp_path) for path in files_of_case(tmp_path, "KKA-2026-003")]
    assert [path.as_posix() for path in found] == [
        "bk/KKA-2026-003/laporan-kka-2026-003-p1.docx",
        "bk/KKA-2026-003-kasus.xlsx",
        "tu/KKA-2026-003-pertemuan-1.xlsx",
    ]
