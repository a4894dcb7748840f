"""PDFs of a run's documents: those that are missing, or whose Word document has changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, groupby
from pathlib import Path
from typing import NamedTuple

from kka_docs.batch.batched import batched
from kka_docs.batch.print_files import Letters, PrintRun
from kka_docs.batch.withholding import withheld
from kka_docs.confidentiality.clearance import Warrant
from kka_docs.confidentiality.texts import Said, said_by
from kka_docs.delivery import deliver, pdf_of
from kka_docs.files import digest_at
from kka_docs.manifest import Entry, read_manifest
from kka_docs.records import Document, Outcome, Status
from kka_docs.rendering.office import converted
from kka_docs.rendering.pdf import said_by_pdf
from kka_docs.rendering.printing import letter_pdfs

_NOT_SETTLED = frozenset({Status.BESIDE, Status.INVALID, Status.WITHHELD})
_LETTERS_AT_ONCE = 500
"""So many letters are laid out before their PDFs are written: an interruption costs no more."""


class _Word(NamedTuple):
    """A Word document as it lay on the disk before anything was converted.

    `is_as_made` where nobody has edited it, `has_pdf` where its PDF shows it as it is.
    """

    outcome: Outcome
    digest: str | None
    is_as_made: bool
    has_pdf: bool


class _Converted(NamedTuple):
    """A Word document, and what it looks like."""

    word: _Word
    pdf: bytes


def pdfs(
    words: Iterable[Outcome], runs: Sequence[PrintRun], warrants: Mapping[Path, Warrant]
) -> Iterator[tuple[Path, Outcome]]:
    """Yield what became of the PDF of each Word document, with the document's path.

    `warrants` tell what they are searched for, since somebody may have edited a document. Of two
    versions between which a person is to choose there is none. Raises OutsideMissing where
    LibreOffice or pypdf is missing or fails; what was written until then stays.
    """
    due: dict[Path, _Word] = {}
    for word in _looked_at(word for word in words if word.status not in _NOT_SETTLED):
        path = word.outcome.path
        if word.has_pdf:
            kind, folder = word.outcome.kind, word.outcome.folder
            yield path, Outcome(kind, folder, pdf_of(path).name, Status.SAME)
        else:
            due[path] = word
    for place, made in groupby(_converted(due, runs), key=lambda one: one.word.outcome.folder):
        cleared: dict[Path, Document] = {}
        for one in made:
            path, document = one.word.outcome.path, _document(one)
            against = withheld(document, place, warrants.get(path), _said(one))
            if against is None:
                cleared[path] = document
            else:
                yield path, against
        outcomes = deliver(place, list(cleared.values()), read_manifest(place), frozenset())
        yield from zip(cleared, outcomes, strict=True)


def _said(one: _Converted) -> tuple[Said, ...]:
    """What a PDF says; without pypdf what its Word document does."""
    return said_by_pdf(one.pdf) or said_by(one.word.outcome.path.read_bytes())


def _looked_at(outcomes: Iterable[Outcome]) -> Iterator[_Word]:
    for folder, of_folder in groupby(outcomes, key=lambda outcome: outcome.folder):
        entries = read_manifest(folder).entries
        for outcome in of_folder:
            digest, pdf = digest_at(outcome.path), pdf_of(outcome.path)
            own = entries.get(outcome.name)
            is_as_made = own is not None and own.digest == digest
            yield _Word(outcome, digest, is_as_made, _shows(entries.get(pdf.name), pdf, digest))


def _shows(entry: Entry | None, pdf: Path, digest: str | None) -> bool:
    """Whether a PDF is what was made from the Word document with this digest."""
    if entry is None or entry.source is None:
        return False
    return entry.source == digest and entry.digest == digest_at(pdf)


def _document(one: _Converted) -> Document:
    """The PDF of a document as it was before: if it is edited meanwhile, the next run sees that."""
    word = one.word.outcome
    return Document(word.kind, pdf_of(word.path).name, one.pdf, source=one.word.digest)


def _converted(due: dict[Path, _Word], runs: Sequence[PrintRun]) -> Iterator[_Converted]:
    """The cheapest way for each: cut from a print file, letters together, the rest in one go."""
    for path, pdf in chain.from_iterable(run.pdfs() for run in runs):
        if path in due and due[path].is_as_made:
            yield _Converted(due.pop(path), pdf)
    letters = [path for path, word in due.items() if word.outcome.number is not None]
    for some in batched(letters, _LETTERS_AT_ONCE):
        for path, pdf in zip(some, letter_pdfs(Letters(some), some[0].parent), strict=True):
            yield _Converted(due.pop(path), pdf)
    if due:
        yield from _one_by_one(due)


def _one_by_one(due: dict[Path, _Word]) -> Iterator[_Converted]:
    paths = list(due)
    with converted(paths, paths[0].parent) as made:
        for path, pdf in zip(paths, made.pdfs, strict=True):
            if pdf is not None:
                yield _Converted(due[path], pdf.read_bytes())
        made.require_all(paths)
