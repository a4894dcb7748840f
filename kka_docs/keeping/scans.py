"""Scans of signed papers, each page to its paper by its code; a person is asked about the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kka_docs.files import digest_of
from kka_docs.himpunan.archive import Archive
from kka_docs.himpunan.papers import Mark, Role
from kka_docs.himpunan.scanning.fitting import Fit, fit
from kka_docs.himpunan.scanning.reading import Progress, read_scans
from kka_docs.himpunan.scanning.scanned import Leaf, Part, Scanned, Unreadable
from kka_docs.himpunan.scanning.sorting import page_sets, parts
from kka_docs.keeping.incoming import Incoming

_STRANGE = {
    Fit.OTHER_CHECK: "nomornya ada di himpunan ini, tetapi kodenya bukan kode naskah itu",
    Fit.OTHER_HEAD: "kodenya dari himpunan lain",
    Fit.UNKNOWN: "nomor arsipnya tidak ada di himpunan ini",
}
_NO_CODE = "kodenya tidak terbaca; sebutkan --nomor, atau --kasus dan --jenis"
_PAGE_WITHOUT = (
    "kodenya tidak terbaca; bila tidak kosong, pindai halaman itu tersendiri dan sebutkan --nomor"
)


@dataclass(frozen=True, slots=True)
class Unsure:
    """A page of which nobody can be sure: no code was read, or one that is not of this archive.

    `suggested` is the archive number that it probably has, `near` are those of the pages before and
    after it in the same file, `why` says what is wrong with its code or with the page.
    """

    path: Path
    page: int
    pages: int
    suggested: str | None
    why: str = ""
    near: tuple[str, ...] = ()


Asked = Callable[[Unsure], str | None]
"""Returns the archive number of a page; None where it is not to be filed."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A scan whose pages were of several papers: its digest and size in bytes, and their numbers.

    A None among the `numbers` stands for pages that are not filed.
    """

    path: Path
    digest: str
    size: int
    numbers: frozenset[str | None]


@dataclass(frozen=True, slots=True)
class Sorted:
    """What became of scans.

    `coming` are the files to be filed, each with its archive number. `left` are pages or whole
    files that are not filed, with the reason; `notes` are sentences to be told.
    """

    coming: list[Incoming] = field(default_factory=list)
    left: list[tuple[Path, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    cut: list[Cut] = field(default_factory=list)


def needs_reading(one: Incoming) -> bool:
    """Return whether only the code on a file's pages can tell what it is."""
    return one.role is Role.SCAN and one.about is None and one.number is None


def sorted_scans(
    archive: Archive, paths: Iterable[Path], ask: Asked, progress: Progress | None = None
) -> Sorted:
    """Return the scans cut and numbered by the codes on their pages.

    Raises OutsideMissing where the libraries that read them are missing, and what
    `Archive.reading` raises.
    """
    done, scans = Sorted(), []
    for scan in read_scans(paths, progress):
        if isinstance(scan, Unreadable):
            done.left.append((scan.path, scan.reason.removesuffix(".")))
        else:
            scans.append(scan)
    belongs = _numbers(archive, scans, ask, done)
    for number, own in parts(scans, belongs).items():
        done.coming.extend(_incoming(part, number) for part in own)
    for place, scan in enumerate(scans):
        numbers = frozenset(belongs.get(Leaf(place, page.number)) for page in scan.pages)
        if len(numbers) > 1:
            digest, size = digest_of(scan.content), len(scan.content)
            done.cut.append(Cut(scan.path, digest, size, numbers))
    return done


def _numbers(
    archive: Archive, scans: Sequence[Scanned], ask: Asked, done: Sorted
) -> dict[Leaf, str]:
    """The archive number of every page that is to be filed."""
    sets, belongs = page_sets(scans), {}
    fits = {mark: fit(archive, mark) for mark in set(sets.read.values())}
    faults = _faults(scans)
    unsure: dict[Leaf, tuple[str | None, str]] = {
        leaf: (None, faults[leaf]) if leaf in faults else (suggested, "")
        for leaf, suggested in sets.unread.items()
    }
    for leaf, mark in sets.read.items():
        if fits[mark] in _STRANGE:
            unsure[leaf] = (None, _STRANGE[fits[mark]])
        else:
            belongs[leaf] = mark.number
    done.notes.extend(_outdated(mark) for mark, found in fits.items() if found is Fit.OUTDATED)
    certain = dict(belongs)
    for leaf, (suggested, why) in sorted(unsure.items()):
        scan = scans[leaf.scan]
        pages, near = len(scan.pages), _near(leaf, certain)
        number = ask(Unsure(scan.path, leaf.page, pages, suggested, why, near))
        if number is None:
            done.left.append((scan.path, _left(leaf, pages, why)))
        else:
            belongs[leaf] = number
    return belongs


def _faults(scans: Sequence[Scanned]) -> dict[Leaf, str]:
    """Why pages could not be looked at, as the middle of a sentence."""
    return {
        Leaf(place, page.number): page.fault[:1].lower() + page.fault[1:].removesuffix(".")
        for place, scan in enumerate(scans)
        for page in scan.pages
        if page.fault
    }


def _near(leaf: Leaf, certain: Mapping[Leaf, str]) -> tuple[str, ...]:
    """The numbers of the nearest pages of the same file before and after a page."""
    own = [page for scan, page in certain if scan == leaf.scan]
    before = max((page for page in own if page < leaf.page), default=None)
    after = min((page for page in own if page > leaf.page), default=None)
    found = [certain[Leaf(leaf.scan, page)] for page in (before, after) if page is not None]
    return tuple(dict.fromkeys(found))


def _left(leaf: Leaf, pages: int, why: str) -> str:
    if pages == 1:
        return why or _NO_CODE
    return f"halaman {leaf.page}: {why or _PAGE_WITHOUT}"


def _outdated(mark: Mark) -> str:
    return (
        f"{mark.number}: kodenya kode lama: sesudah kertas itu dibuat formulirnya berubah. "
        "Periksa apakah memang itu yang ditandatangani."
    )


def _incoming(part: Part, number: str) -> Incoming:
    return Incoming(
        path=part.path,
        content=part.content,
        digest=digest_of(part.content),
        role=Role.SCAN,
        suffix=part.suffix,
        about=None,
        number=number,
    )
