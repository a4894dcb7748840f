"""Papers on loan, all that are named or none."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from kka_docs.errors import WrongUse
from kka_docs.himpunan.archive import Archive
from kka_docs.himpunan.filing import lend, take_back
from kka_docs.himpunan.papers import Paper
from kka_docs.keeping.taking import filed_paper


def lend_papers(
    archive: Archive, numbers: Sequence[str], to: str, reason: str, due: date | None
) -> None:
    """Enter that papers left their shelf.

    Raises WrongUse where one is not filed, or is lent already: then none is entered.
    """
    with archive.writing() as writing:
        for number in dict.fromkeys(numbers):
            paper = filed_paper(writing, number)
            if paper.borrower is not None:
                raise WrongUse(
                    f"{number} sedang dipinjam {paper.borrower}. Catat dahulu kembalinya: "
                    f"kka himpunan kembalikan {number}"
                )
        for number in dict.fromkeys(numbers):
            lend(writing, number, to, reason, due)


def take_papers_back(archive: Archive, numbers: Sequence[str]) -> list[Paper]:
    """Return the papers as they were on loan; from now on they are on their shelf.

    Raises WrongUse where one is not lent: then none is entered.
    """
    with archive.writing() as writing:
        papers = [filed_paper(writing, number) for number in dict.fromkeys(numbers)]
        for paper in papers:
            if paper.borrower is None:
                raise WrongUse(f"{paper.number} tidak sedang dipinjam.")
        for paper in papers:
            take_back(writing, paper.number)
        return papers
