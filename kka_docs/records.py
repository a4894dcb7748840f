"""What one stage hands the next: RawForm, Problem, Record, Document, Outcome.

All of it is plain frozen data. Nothing here reads, writes, prints or decides.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeAlias

KeyPath: TypeAlias = tuple[str | int, ...]
"""Where a value stands in a record: ("peserta", 2, "nama")."""

Values: TypeAlias = dict[str, Any]
"""A record's values: sheet or table key → fields, or a list of rows."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands, in the words of the person who filled in the form."""

    file: str
    sheet: str | None = None
    cell: str | None = None
    label: str | None = None


class Severity(StrEnum):
    """An error stops the documents of its form; a warning only asks for a second look."""

    ERROR = "salah"
    WARNING = "perhatian"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing the user can mend.

    `code` names the sentence in the catalogue, `facts` fill it. Facts whose name starts with
    "nilai" quote what stands in the form and are shown to the person at the keyboard only.
    `remedy` is what helps at this place; None where that is what the catalogue says.
    """

    code: str
    severity: Severity
    place: Place
    facts: Mapping[str, str] = field(default_factory=dict)
    remedy: str | None = None

    @property
    def is_error(self) -> bool:
        """True where the form's documents may not be made before this is mended."""
        return self.severity is Severity.ERROR


class Doubt(StrEnum):
    """What a cell holds that is no plain value; each is the code of a catalogue message."""

    FORMULA_WITHOUT_RESULT = "rumus_tanpa_hasil"
    ERROR_VALUE = "nilai_galat"
    MERGED_REMNANT = "sel_gabungan"


@dataclass(frozen=True, slots=True)
class RawCell:
    """One filled cell: what the workbook holds, and where."""

    value: Any
    place: Place
    doubt: Doubt | None = None


@dataclass(frozen=True, slots=True)
class RawRow:
    """One filled line of a table; `places` also knows the cells that were left empty."""

    cells: Mapping[str, RawCell]
    places: Mapping[str, Place]


@dataclass(frozen=True, slots=True)
class RawForm:
    """A form as it was read: values with their places, nothing judged yet.

    `singles` and `lists` are keyed by (sheet key, field key), `tables` by table key.
    `places` knows every single field's cell, empty ones too. `pictures` holds the bytes of
    pictures pasted into the row of a picture field. Fields that an older form did not ask yet
    have places without a cell, which are `unasked`.
    """

    path: Path
    kind: str
    setting: str
    version: int
    digest: str
    singles: Mapping[tuple[str, str], RawCell]
    lists: Mapping[tuple[str, str], tuple[RawCell, ...]]
    tables: Mapping[str, tuple[RawRow, ...]]
    places: Mapping[KeyPath, Place]
    pictures: Mapping[tuple[str, str], bytes]
    problems: tuple[Problem, ...] = ()
    unasked: frozenset[Place] = frozenset()


@dataclass(frozen=True, slots=True)
class LetterNumber:
    """The number that the register gave a letter, with the pattern it was given under.

    That is the profile's own pattern unless it has changed since: a letter that has a number keeps
    it as a whole.
    """

    running: int
    pattern: str


@dataclass(frozen=True, slots=True)
class ArchiveMark:
    """What a paper of the himpunan carries on every page, as the archive gave it.

    `number` is its archive number, `code` what people type to look it up, `qr` what the QR code
    says; `entry` and `head` are the number and the first signs of the journal's last entry then.
    """

    number: str
    code: str
    qr: str
    entry: int
    head: str


@dataclass(frozen=True, slots=True)
class Record:
    """A form that is whole and right: typed values, ready for documents.

    Dates are `datetime.date`, times `datetime.time`, closed choices their key, open choices
    and text `str`, repeated fields `list[str]`, empty ones None. `numbers` are what the register
    gave the form's letters, by document kind and recipient's digest ("" for all of them), `marks`
    what the himpunan gave its papers, by document kind.
    """

    path: Path
    kind: str
    setting: str
    digest: str
    values: Values
    places: Mapping[KeyPath, Place]
    pictures: Mapping[tuple[str, str], bytes] = field(default_factory=dict)
    numbers: Mapping[str, Mapping[str, LetterNumber]] = field(default_factory=dict)
    marks: Mapping[str, ArchiveMark] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SheetCount:
    """How far one sheet has been filled in.

    `rows` is None for a sheet without table; of a table the answers of all its rows are counted.
    `required` is what must be answered as the form stands, conditions included.
    """

    sheet: str
    required: int
    required_filled: int
    optional: int
    optional_filled: int
    rows: int | None = None
    least_rows: int = 0


@dataclass(frozen=True, slots=True)
class Checked:
    """A form after validation: its problems, and its record when none of them is an error.

    `counts` has an entry for every sheet of a form that could be read.
    """

    path: Path
    kind: str | None
    problems: tuple[Problem, ...]
    record: Record | None
    counts: tuple[SheetCount, ...] = ()

    @classmethod
    def unreadable(cls, path: Path, why: Problem) -> Checked:
        """Return the check of a file that is no form, or none that can be read."""
        return cls(path, None, (why,), None)

    @property
    def errors(self) -> tuple[Problem, ...]:
        """Return the problems that keep this form's documents from being made."""
        return tuple(problem for problem in self.problems if problem.is_error)

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """Return the problems that only ask for a second look."""
        return tuple(problem for problem in self.problems if not problem.is_error)


@dataclass(frozen=True, slots=True)
class Document:
    """One finished document, not yet on disk.

    `recipient` is a digest of the person it goes to, `number` that person's running number
    within the meeting, `reference` the letter's own number as printed; None for documents that
    have no recipient. `source` is the digest of what a PDF was made from, None for all else.
    """

    kind: str
    name: str
    content: bytes
    recipient: str | None = None
    number: int | None = None
    reference: str | None = None
    source: str | None = None


class Status(StrEnum):
    """What became of one document in this run."""

    NEW = "baru"
    CHANGED = "diperbarui"
    SAME = "tetap"
    KEPT = "suntingan disimpan"
    BESIDE = "ditaruh di samping"
    INVALID = "tidak berlaku"
    WITHHELD = "ditahan"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one document: where it lies now, and why, in one sentence.

    `number` and `reference` are the document's. Documents of a folder share the path of it: there
    may be many thousand outcomes.
    """

    kind: str
    folder: Path
    name: str
    status: Status
    reason: str = ""
    number: int | None = None
    reference: str | None = None

    @property
    def path(self) -> Path:
        """Return the document's file."""
        return self.folder / self.name
