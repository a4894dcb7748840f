"""A run's letters laid out: the print file with its pages counted, and letters one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from kka_docs.errors import OutsideMissing
from kka_docs.rendering import printing
from kka_docs.rendering.office import to_pdf
from kka_docs.rendering.printing import letter_pdfs, printed
from tests.office import page_images
from tests.rendering.letters import letter, saved_all, sections_of, shown, told_by

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("libreoffice")


def _letters(lengths: tuple[int, ...], **heads: Any) -> list[bytes]:
    return [letter(str(number), lines, **heads) for number, lines in enumerate(lengths)]


def _calls(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many files LibreOffice was given, each time."""
    calls: list[int] = []
    real = printing._laid_out

    def counting(words: Any, beside: Path, **options: Any) -> list[bytes]:
        calls.append(len(words))
        return real(words, beside, **options)

    monkeypatch.setattr(printing, "_laid_out", counting)
    return calls


def test_pages_are_counted_and_numbers_written(tmp_path: Path) -> None:
    letters = _letters((3, 60, 3), footer="{x} dari {y}")
    made = printed(letters, tmp_path, odd_pages=False)
    assert made.pages == (1, 2, 1)
    assert sorted(told_by(made.word)) == ["1 dari 1", "1 dari 2", "2 dari 2"]
    path = tmp_path / "cetak.pdf"
    path.write_bytes(made.pdf)
    heads = [page.heads[0] for page in shown(path) if page]
    assert heads == ["1 dari 1", "1 dari 2", "2 dari 2", "1 dari 1"]
    assert [path.name for path in tmp_path.iterdir()] == ["cetak.pdf"]


def test_letters_without_numbers_are_laid_out_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = _calls(monkeypatch)
    assert printed(_letters((3, 60), header="Kepala"), tmp_path, odd_pages=False).pages == (1, 2)
    assert calls == [1]


def test_printing_on_both_sides_leaves_blank_backs(tmp_path: Path) -> None:
    made = printed(_letters((3, 60, 3)), tmp_path, odd_pages=True)
    path = tmp_path / "cetak.pdf"
    path.write_bytes(made.pdf)
    assert [page and page.name for page in shown(path)] == ["0", None, "1", "1", "2"]
    assert made.pages == (1, 2, 1)
    assert len(sections_of(made.word)) == 3


def test_letters_one_by_one_look_as_if_converted_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "LETTERS_AT_ONCE", 2)
    calls = _calls(monkeypatch)
    letters = _letters((3, 60, 120, 3, 60), header="Kepala", footer="{x} dari {y}")
    alone = to_pdf(saved_all(letters, tmp_path / "satuan"), tmp_path / "satuan")
    for number, (pdf, other) in enumerate(zip(letter_pdfs(letters, tmp_path), alone, strict=True)):
        path = tmp_path / f"potong-{number}.pdf"
        path.write_bytes(pdf)
        own, expected = (
            [page.read_bytes() for page in page_images(one, tmp_path / f"{number}-{one.stem}", 80)]
            for one in (path, other)
        )
        assert own == expected
    assert calls == [3, 3]


def test_a_libreoffice_that_marks_no_letters_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "letter_pages", lambda _: [])
    with pytest.raises(OutsideMissing, match="tidak menandai awal tiap surat"):
        printed([letter()], tmp_path, odd_pages=False)
