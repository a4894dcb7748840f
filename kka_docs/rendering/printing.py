"""Letters laid out by LibreOffice: the print file with its pages counted, and PDFs of letters."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kka_docs.errors import OutsideMissing
from kka_docs.rendering.combine import PrintFile, combined
from kka_docs.rendering.office import WORK, converted
from kka_docs.rendering.pdf import cut, letter_pages

LETTERS_AT_ONCE: Final = 100
"""How many letters are laid out as one file where they are wanted one by one."""

_NAME: Final = "berkas-cetak-{}.docx"


@dataclass(frozen=True, slots=True)
class Printed:
    """A print file, for Word and as PDF, and how many pages each of its letters has."""

    word: bytes
    pdf: bytes
    pages: tuple[int, ...]


def printed(letters: Sequence[bytes], beside: Path, *, odd_pages: bool) -> Printed:
    """Return the print file of these letters with page numbers that are right in any program.

    LibreOffice works in a hidden folder inside `beside`; it lays the letters out twice where page
    numbers or odd pages depend on how many pages each has. Raises OutsideMissing where LibreOffice
    or pypdf is missing or fails, and what `combined` raises.
    """
    file = _print_file(letters)
    word = file.content()
    (pdf,) = _laid_out([word], beside)
    pages = _page_counts(pdf, len(letters))
    if odd_pages or file.counts_pages:
        word = combined(letters, odd_pages=odd_pages, pages=pages)
        (pdf,) = _laid_out([word], beside, with_blanks=odd_pages)
    return Printed(word, pdf, pages)


def letter_pdfs(letters: Sequence[bytes], beside: Path) -> Iterator[bytes]:
    """Yield a PDF of each letter, looking as if it had been converted alone.

    Raises as `printed` does.
    """
    starts = range(0, len(letters), LETTERS_AT_ONCE)
    groups = [letters[start : start + LETTERS_AT_ONCE] for start in starts]
    files = [_print_file(group) for group in groups]
    pdfs = _laid_out([file.content() for file in files], beside)
    if any(file.counts_pages for file in files):
        counts = [
            tuple(map(len, _pages(pdf, len(group))))
            for pdf, group in zip(pdfs, groups, strict=True)
        ]
        words = [
            combined(group, odd_pages=False, pages=pages)
            for group, pages in zip(groups, counts, strict=True)
        ]
        pdfs = _laid_out(words, beside)
    for pdf, group in zip(pdfs, groups, strict=True):
        yield from cut(pdf, _pages(pdf, len(group)))


def _print_file(letters: Iterable[bytes]) -> PrintFile:
    file = PrintFile(odd_pages=False)
    for letter in letters:
        file.add(letter)
    return file


def _laid_out(words: Sequence[bytes], beside: Path, *, with_blanks: bool = False) -> list[bytes]:
    with tempfile.TemporaryDirectory(prefix=WORK, dir=beside, ignore_cleanup_errors=True) as folder:
        paths = [Path(folder, _NAME.format(number)) for number, _ in enumerate(words, start=1)]
        for path, word in zip(paths, words, strict=True):
            path.write_bytes(word)
        with converted(paths, Path(folder), with_blanks=with_blanks) as made:
            made.require_all(paths)
            return [pdf.read_bytes() for pdf in made.pdfs if pdf is not None]


def _page_counts(pdf: bytes, letters: int) -> tuple[int, ...]:
    return tuple(len(pages) for pages in _pages(pdf, letters))


def _pages(pdf: bytes, letters: int) -> list[range]:
    """Which pages are which letter's; OutsideMissing where LibreOffice does not tell."""
    found = letter_pages(pdf)
    if len(found) != letters:
        raise OutsideMissing(
            "LibreOffice di komputer ini tidak menandai awal tiap surat, jadi halamannya tidak "
            "dapat dihitung. Perbarui LibreOffice; dokumen Word-nya tetap sudah dibuat."
        )
    return found
