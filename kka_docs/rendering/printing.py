"""Letters laid out by LibreOffice: the print file with its pages counted, and PDFs of letters.

LibreOffice needs for many letters in one file a fifth of what it needs for each alone, but more
than twice as long for twice as many. So it gets them in sheaves of moderate size.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final

from kka_docs.errors import TemplateFault
from kka_docs.rendering.combine import PrintFile, combined
from kka_docs.rendering.office import WORK, converted
from kka_docs.rendering.pdf import Laid, cut, joined, laid, require_pypdf

LETTERS_AT_ONCE: Final = 100
"""How many letters are laid out as one file."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A print file for Word, the same as PDF, and where in the PDF each letter is."""

    word: bytes
    laid: Laid

    @property
    def pdf(self) -> bytes:
        """Return the PDF to be printed, blank backs included."""
        return self.laid.pdf

    @property
    def pages(self) -> tuple[int, ...]:
        """Return how many pages each letter has."""
        return tuple(map(len, self.laid.letters))

    def letter_pdfs(self) -> Iterator[bytes]:
        """Yield a PDF of each letter, as the function of that name does."""
        return cut(self.laid)


def printed(letters: Sequence[bytes], beside: Path, *, odd_pages: bool) -> Printed:
    """Return the print file of these letters (.docx), with page numbers right in any program.

    LibreOffice works in a hidden folder inside `beside`, and lays out twice what shows page
    numbers. With `odd_pages` the PDF has a blank page wherever a letter leaves a back. Whoever has
    LibreOffice had better print the PDF: on the odd pages of a Word file it draws headers at
    another height, and that of a first page on the second, too.

    Raises OutsideMissing where LibreOffice or pypdf is missing or fails, and what `combined`
    raises.
    """
    require_pypdf()
    # What cannot stand in one file is refused here, not after LibreOffice's minutes.
    file = PrintFile(odd_pages=odd_pages)
    for letter in letters:
        file.add(letter)
    sheaves = [_Sheaf(some, first) for first, some in _divided(letters)]
    of_all = joined(_laid_out(sheaves, beside), odd_pages=odd_pages)
    if not file.counts_pages:
        return Printed(file.content(), of_all)
    # Page numbers are written as text, and only now is it known which.
    pages = [len(own) for own in of_all.letters]
    return Printed(combined(letters, odd_pages=odd_pages, pages=pages), of_all)


def letter_pdfs(letters: Sequence[bytes], beside: Path) -> Iterator[bytes]:
    """Yield a PDF of each letter, looking as if it had been converted alone.

    The letters of a sheaf are cut out of its print file; where `combined` refuses one of them, as
    with footnotes or other styles, they are converted one by one instead. The only difference: an
    empty last paragraph that alone would need a page of its own takes none. Raises OutsideMissing
    where LibreOffice or pypdf is missing or fails.
    """
    require_pypdf()
    parts = [_sheaf_or_letters(some, first) for first, some in _divided(letters)]
    sheaves = [part for part in parts if isinstance(part, _Sheaf)]
    alone = [letter for part in parts if not isinstance(part, _Sheaf) for letter in part]
    of_sheaves, singles = iter(_laid_out(sheaves, beside)), iter(_converted(alone, beside))
    for part in parts:
        if isinstance(part, _Sheaf):
            yield from cut(next(of_sheaves))
        else:
            yield from islice(singles, len(part))


class _Sheaf:
    """Letters that LibreOffice lays out as one file; `first` is the number of the first."""

    def __init__(self, letters: Sequence[bytes], first: int) -> None:
        self.letters, self.first = letters, first
        file = self._file(None)
        self.word, self.counts_pages = file.content(), file.counts_pages

    def laid(self, pdf: bytes) -> Laid:
        """Return the PDF with the places of its letters."""
        return laid(pdf, self.first, len(self.letters))

    def numbered(self, pages: Sequence[int]) -> bytes:
        """Return the file with page numbers for letters of so many pages."""
        return self._file(pages).content()

    def _file(self, pages: Sequence[int] | None) -> PrintFile:
        file = PrintFile(odd_pages=False, first=self.first)
        for position, letter in enumerate(self.letters):
            file.add(letter, None if pages is None else pages[position])
        return file


def _divided(letters: Sequence[bytes]) -> Iterator[tuple[int, Sequence[bytes]]]:
    for start in range(0, len(letters), LETTERS_AT_ONCE):
        yield start + 1, letters[start : start + LETTERS_AT_ONCE]


def _sheaf_or_letters(letters: Sequence[bytes], first: int) -> _Sheaf | Sequence[bytes]:
    try:
        return _Sheaf(letters, first)
    except TemplateFault:
        return letters


def _laid_out(sheaves: Sequence[_Sheaf], beside: Path) -> list[Laid]:
    """The sheaves' PDFs: laid out once to count pages, and again where pages are numbered."""
    pdfs = _converted([sheaf.word for sheaf in sheaves], beside)
    counted = [sheaf.laid(pdf) for sheaf, pdf in zip(sheaves, pdfs, strict=True)]
    words = [
        sheaf.numbered([len(pages) for pages in own.letters])
        for sheaf, own in zip(sheaves, counted, strict=True)
        if sheaf.counts_pages
    ]
    again = iter(_converted(words, beside))
    return [
        sheaf.laid(next(again)) if sheaf.counts_pages else own
        for sheaf, own in zip(sheaves, counted, strict=True)
    ]


def _converted(words: Sequence[bytes], beside: Path) -> list[bytes]:
    if not words:
        return []
    beside.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=WORK, dir=beside, ignore_cleanup_errors=True) as folder:
        paths = [Path(folder, f"berkas-cetak-{number}.docx") for number in range(1, len(words) + 1)]
        for path, word in zip(paths, words, strict=True):
            path.write_bytes(word)
        with converted(paths, Path(folder)) as made:
            made.require_all(paths)
            return [pdf.read_bytes() for pdf in made.pdfs if pdf is not None]
