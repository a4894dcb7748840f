"""What is known of scans once they were looked at, as plain data."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from kka_docs.himpunan.papers import Mark


class NoScan(Exception):
    """A file or a page that cannot be looked at; `sentence` says why, and what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class Kind(StrEnum):
    """What a scan is, by its content; the value is the suffix that it is filed under."""

    PDF = ".pdf"
    JPEG = ".jpg"
    PNG = ".png"


@dataclass(frozen=True, slots=True)
class Page:
    """One page, counted from 1. `mark` is what its QR code says, None where none could be read.

    `fault` is a sentence where the page itself could not be looked at.
    """

    number: int
    mark: Mark | None = None
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Scanned:
    """A file whose pages were looked at; a picture has one."""

    path: Path
    kind: Kind
    content: bytes = field(repr=False)
    pages: tuple[Page, ...]


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file that is no scan, or none that can be opened; `reason` is a sentence."""

    path: Path
    reason: str


class Leaf(NamedTuple):
    """One page among many scans: the scan's place in their sequence from 0, the page from 1."""

    scan: int
    page: int


@dataclass(frozen=True, slots=True)
class PageSets:
    """Whose the pages of some scans are.

    `read` are those whose mark was read, `unread` all others, each with the archive number that it
    probably has: that of the pages before and after it, where these are of one paper; else None.
    """

    read: dict[Leaf, Mark]
    unread: dict[Leaf, str | None]


@dataclass(frozen=True, slots=True)
class Part:
    """A file to be filed: the pages of one scan that are of one paper.

    `content` are the scan's own bytes where all of it is of that paper.
    """

    path: Path
    pages: tuple[int, ...]
    suffix: str
    content: bytes = field(repr=False)
