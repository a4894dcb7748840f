"""Pages go to the paper whose code they carry; for the others the user is asked, with a guess."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kka_docs.errors import WrongUse
from kka_docs.himpunan.scanning.reading import read_scans
from kka_docs.himpunan.scanning.scanned import Kind, Leaf, Page, Scanned
from kka_docs.himpunan.scanning.sorting import page_sets, parts
from tests.himpunan.scanning.paper import mark, page, saved

if TYPE_CHECKING:
    from kka_docs.himpunan.papers import Mark

ONE, TWO = mark(1), mark(2)
CORRECTED = mark(1, "00000000")


def scan(*marks: Mark | None, kind: Kind = Kind.PDF) -> Scanned:
    pages = tuple(Page(number, found) for number, found in enumerate(marks, start=1))
    return Scanned(Path("pindaian"), kind, b"isi", pages)


def photo(found: Mark | None) -> Scanned:
    return scan(found, kind=Kind.JPEG)


def guesses(*scans: Scanned) -> list[str | None]:
    return list(page_sets(scans).unread.values())


def test_pages_with_a_code_are_their_papers() -> None:
    sets = page_sets([scan(ONE, ONE, TWO), photo(TWO)])
    assert sets.read == {Leaf(0, 1): ONE, Leaf(0, 2): ONE, Leaf(0, 3): TWO, Leaf(1, 1): TWO}
    assert sets.unread == {}


@pytest.mark.parametrize(
    ("marks", "guess"),
    [
        ((ONE, None, ONE), [ONE.number]),
        ((ONE, None, None, ONE), [ONE.number] * 2),
        ((ONE, None, CORRECTED), [ONE.number]),
        ((ONE, None, TWO), [None]),
        ((None, ONE, ONE), [None]),
        ((ONE, ONE, None), [None]),
        ((None, None), [None] * 2),
    ],
)
def test_only_between_two_pages_of_one_paper_its_number_is_guessed(
    marks: tuple[Mark | None, ...], guess: list[str | None]
) -> None:
    assert guesses(scan(*marks)) == guess
    assert guesses(*map(photo, marks)) == guess


def test_nothing_is_guessed_beyond_a_pdf() -> None:
    assert guesses(scan(ONE), scan(None), scan(ONE)) == [None]
    assert guesses(photo(ONE), scan(None), photo(ONE)) == [None]
    assert guesses(photo(ONE), scan(TWO), photo(None), photo(ONE)) == [None]


def test_a_scan_of_one_paper_is_filed_as_it_is() -> None:
    found = parts([scan(ONE, None, ONE), photo(ONE)], {
        Leaf(0, 1): ONE.number, Leaf(0, 2): ONE.number, Leaf(0, 3): ONE.number,
        Leaf(1, 1): ONE.number,
    })  # fmt: skip
    assert list(found) == [ONE.number]
    assert [(part.suffix, part.pages, part.content) for part in found[ONE.number]] == [
        (".pdf", (1, 2, 3), b"isi"),
        (".jpg", (1,), b"isi"),
    ]


def test_pages_that_belong_nowhere_are_not_filed() -> None:
    assert parts([photo(None), photo(ONE)], {Leaf(1, 1): ONE.number}).keys() == {ONE.number}


def test_a_pdf_of_several_papers_is_cut(tmp_path: Path) -> None:
    path = saved(tmp_path / "map.pdf", page(ONE), page(TWO), page(), page(ONE))
    (whole,) = read_scans([path])
    assert isinstance(whole, Scanned)
    belongs = {leaf: found.number for leaf, found in page_sets([whole]).read.items()}
    cut = parts([whole], belongs | {Leaf(0, 3): TWO.number})
    assert {number: [part.pages for part in found] for number, found in cut.items()} == {
        ONE.number: [(1, 4)],
        TWO.number: [(2, 3)],
    }
    paths = [tmp_path / f"{number}.pdf" for number in cut]
    for target, (part,) in zip(paths, cut.values(), strict=True):
        target.write_bytes(part.content)
    first, second = read_scans(paths)
    assert isinstance(first, Scanned)
    assert isinstance(second, Scanned)
    assert [one.mark for one in first.pages] == [ONE, ONE]
    assert [one.mark for one in second.pages] == [TWO, None]


def test_a_pdf_that_cannot_be_cut_is_told() -> None:
    with pytest.raises(WrongUse, match="Halaman-halaman pindaian tidak dapat dipisahkan"):
        parts([scan(ONE, TWO)], {Leaf(0, 1): ONE.number})
