"""Whose each page is, and the scans cut accordingly."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from kka_docs.errors import WrongUse
from kka_docs.himpunan.papers import Mark
from kka_docs.himpunan.scanning.apart import DeskApart
from kka_docs.himpunan.scanning.scanned import Kind, Leaf, NoScan, Page, PageSets, Part, Scanned


def page_sets(scans: Sequence[Scanned]) -> PageSets:
    """Return whose mark is on each page of the scans, and what the pages without one may be.

    A PDF's pages are taken in their order; pictures that follow one another are pages in theirs.
    """
    marks = {leaf: page.mark for leaf, page in _leaves(scans)}
    suggested = dict(pair for run in _runs(scans) for pair in _suggestions(run, marks))
    return PageSets(
        read={leaf: mark for leaf, mark in marks.items() if mark is not None},
        unread={leaf: suggested[leaf] for leaf, mark in marks.items() if mark is None},
    )


def parts(scans: Sequence[Scanned], belongs: Mapping[Leaf, str]) -> dict[str, list[Part]]:
    """Return the files to be filed by archive number; `belongs` says whose a page is.

    Pages that it does not name are in none of them. Raises WrongUse where a PDF cannot be cut.
    """
    found: dict[str, list[Part]] = defaultdict(list)
    with DeskApart() as desk:
        for place, scan in enumerate(scans):
            for number, pages in _shares(place, scan, belongs).items():
                found[number].append(_part(scan, pages, desk))
    return dict(found)


def _shares(place: int, scan: Scanned, belongs: Mapping[Leaf, str]) -> dict[str, tuple[int, ...]]:
    """Which pages of a scan each paper has."""
    shares: dict[str, tuple[int, ...]] = {}
    for page in scan.pages:
        number = belongs.get(Leaf(place, page.number))
        if number is not None:
            shares[number] = (*shares.get(number, ()), page.number)
    return shares


def _part(scan: Scanned, pages: tuple[int, ...], desk: DeskApart) -> Part:
    if len(pages) == len(scan.pages):
        return Part(scan.path, pages, scan.kind.value, scan.content)
    try:
        desk.open(scan.kind, scan.content)
        return Part(scan.path, pages, scan.kind.value, desk.cut(pages))
    except NoScan as cause:
        raise WrongUse(
            f"Halaman-halaman {scan.path.name} tidak dapat dipisahkan: berkasnya rusak. Simpan "
            "setiap naskah sebagai berkas tersendiri, lalu coba lagi."
        ) from cause


def _leaves(scans: Sequence[Scanned]) -> Iterator[tuple[Leaf, Page]]:
    for place, scan in enumerate(scans):
        for page in scan.pages:
            yield Leaf(place, page.number), page


def _runs(scans: Sequence[Scanned]) -> Iterator[list[Leaf]]:
    """Pages that follow one another: those of a PDF, or pictures in the order they are given."""
    numbered = list(enumerate(scans))
    for _, run in groupby(numbered, key=lambda pair: pair[1].kind is Kind.PDF and pair[0] + 1):
        yield [Leaf(place, page.number) for place, scan in run for page in scan.pages]


def _suggestions(
    run: Sequence[Leaf], marks: Mapping[Leaf, Mark | None]
) -> Iterator[tuple[Leaf, str | None]]:
    """The number that the nearest marks before and after a page agree on."""
    numbers = [mark.number if (mark := marks[leaf]) else None for leaf in run]
    for place, leaf in enumerate(run):
        before = next((number for number in reversed(numbers[:place]) if number), None)
        after = next((number for number in numbers[place + 1 :] if number), None)
        yield leaf, before if before == after else None
