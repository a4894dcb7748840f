"""PDFs of a run's documents: those that are missing, or whose Word document has changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby
from pathlib import Path
from typing import NamedTuple

from kka_docs.batch.batched import batched
from kka_docs.batch.print_files import Letters, PrintRun
from kka_docs.delivery import deliver, pdf_of
from kka_docs.files import digest_at
from kka_docs.manifest import read_manifest
from kka_docs.records import Document, Outcome, Status
from kka_docs.rendering.office import converted
from kka_docs.rendering.printing import letter_pdfs

_NOT_SETTLED = frozenset({Status.BESIDE, Status.INVALID})
_LETTERS_AT_ONCE = 500
"""So many letters are laid out before their PDFs are written: an interruption costs no more."""


class _Converted(NamedTuple):
    """A Word document, and what it looks like."""

    word: Outcome
    pdf: bytes


def pdfs(words: Iterable[Outcome], runs: Sequence[PrintRun]) -> Iterator[tuple[Path, Outcome]]:
    """Yield what became of the PDF of each Word document, with the document's path.

    Of two versions between which a person is to choose there is none. Raises OutsideMissing where
    LibreOffice or pypdf is missing or fails; what was written until then stays.
    """
    settled = [word for word in words if word.status not in _NOT_SETTLED]
    current = {word.path for word in settled if _is_current(word.path)}
    for word in settled:
        if word.path in current:
            yield word.path, Outcome(word.kind, word.folder, pdf_of(word.path).name, Status.SAME)
    due = {word.path: word for word in settled if word.path not in current}
    for place, made in groupby(_converted(due, runs), key=lambda one: one.word.path.parent):
        batch = list(made)
        documents = [_document(one) for one in batch]
        outcomes = deliver(place, documents, read_manifest(place), frozenset())
        yield from zip((one.word.path for one in batch), outcomes, strict=True)


def _is_current(word: Path) -> bool:
    pdf = pdf_of(word)
    entry = read_manifest(word.parent).entries.get(pdf.name)
    if entry is None or entry.source is None:
        return False
    return entry.source == digest_at(word) and entry.digest == digest_at(pdf)


def _document(one: _Converted) -> Document:
    path = one.word.path
    return Document(one.word.kind, pdf_of(path).name, one.pdf, source=digest_at(path))


def _converted(due: dict[Path, Outcome], runs: Sequence[PrintRun]) -> Iterator[_Converted]:
    """The cheapest way for each: cut from a print file, letters together, the rest in one go."""
    for path, pdf in chain.from_iterable(run.pdfs() for run in runs):
        if path in due:
            yield _Converted(due.pop(path), pdf)
    letters = [path for path, word in due.items() if word.number is not None]
    for some in batched(letters, _LETTERS_AT_ONCE):
        for path, pdf in zip(some, letter_pdfs(Letters(some), some[0].parent), strict=True):
            yield _Converted(due.pop(path), pdf)
    if due:
        yield from _one_by_one(due)


def _one_by_one(due: dict[Path, Outcome]) -> Iterator[_Converted]:
    paths = list(due)
    with converted(paths, paths[0].parent) as made:
        for path, pdf in zip(paths, made.pdfs, strict=True):
            if pdf is not None:
                yield _Converted(due[path], pdf.read_bytes())
        made.require_all(paths)
