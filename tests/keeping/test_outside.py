"""Copies left outside the archive: only exact ones, and never those of an archive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kka_docs.files import digest_of
from kka_docs.himpunan.journal import FILE_NAME as JOURNAL
from kka_docs.keeping.outside import copies_outside, remove_copies

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
