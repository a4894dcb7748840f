"""What the himpunan keeps: papers, their files and codes, where they stand, who has them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

NUMBER = re.compile(r"H-(\d{4})-(\d{4,})")
"""An archive number: the year it was given in, and a running number of that year."""


class State(StrEnum):
    """What became of a paper."""

    DRAFT = "konsep"
    FILED = "tersimpan"
    DESTROYED = "musnah"


class Role(StrEnum):
    """What a file is of its paper: as it was made, a scan of the signed one, or its form."""

    DOCUMENT = "dokumen"
    SCAN = "pindaian"
    FORM = "formulir"


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where the paper itself stands."""

    cupboard: str = ""
    drawer: str = ""
    folder: str = ""
    page: str = ""

    def __str__(self) -> str:
        told = zip(("lemari", "laci", "map", "halaman"), self.parts, strict=True)
        return ", ".join(f"{word} {part}" for word, part in told if part)

    @property
    def parts(self) -> tuple[str, str, str, str]:
        """Return cupboard, drawer, folder and page."""
        return self.cupboard, self.drawer, self.folder, self.page

    def moved(self, told: Shelf) -> Shelf:
        """Return this place with the parts that are told changed."""
        pairs = zip(told.parts, self.parts, strict=True)
        return Shelf(*(new or old for new, old in pairs))


@dataclass(frozen=True, slots=True)
class Term:
    """How long a case is kept: until when, and when somebody looks whether it still must be."""

    keep_until: date | None = None
    review_on: date | None = None


@dataclass(frozen=True, slots=True)
class About:
    """What a paper is: the case and meeting it belongs to, its kind and its date."""

    case: str
    kind: str
    meeting: int | None = None
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper in the register, by its archive number."""

    number: str
    about: About
    state: State
    shelf: Shelf
    term: Term
    borrower: str | None = None
    due: date | None = None


@dataclass(frozen=True, slots=True)
class StoredFile:
    """One file of a paper. `digest` is of the bytes as they lie there, encrypted or not."""

    paper: str
    name: str
    role: Role
    digest: str
    size: int
    filed_at: str
    filed_by: str
    algorithm: str = "sha256"

    def as_data(self) -> Mapping[str, Any]:
        """Return what the journal and the folder's index say of the file."""
        return {
            "nama": self.name,
            "peran": self.role.value,
            "algoritma": self.algorithm,
            "sidik": self.digest,
            "ukuran": self.size,
        }


@dataclass(frozen=True, slots=True)
class Mark:
    """What a paper carries on every page: its number, its check, and the journal's head then.

    `check` is eight signs of a keyed digest of the record, `entry` and `head` are the number of the
    journal's last entry when the code was given, and the first signs of its hash.
    """

    number: str
    check: str
    entry: int
    head: str
