"""Checked forms between two stages of a run: thousands of them wait, so each is packed small."""

from __future__ import annotations

import pickle
import zlib
from dataclasses import dataclass, replace
from pathlib import Path

from kka_docs.confidentiality.people import NOBODY, Known, known_of
from kka_docs.definitions.documents import DOCUMENTS, is_called_for
from kka_docs.definitions.settings import settings
from kka_docs.forms.stamp import CopyMark
from kka_docs.manifest import Manifest, read_manifest
from kka_docs.pipeline import folder_of, recipients, templates_for
from kka_docs.records import Checked, KeyPath, Problem, Record
from kka_docs.workspace import output_folder

_STILL_NAMED: frozenset[KeyPath] = frozenset(
    {
        ("pertemuan", "keadaan"),
        ("pertemuan", "nomor_surat"),
        ("pertemuan", "nomor_surat_susulan"),
    }
)
"""Values at which a run may find a problem after the forms are checked."""

_QUICKLY = 1
"""zlib's level: a record shrinks to a sixth in a fraction of a millisecond."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A checked form without its record, and the record packed, where it has one.

    `folder` is that of its documents, `recipients` are the digests of those who get letters,
    `templates` what its documents are made from; all are empty, and `setting` is None, where
    there is no record. `copy` is what a marked copy says of itself. `known` are those of its case
    whom the form names. `not_called_for` are the kinds that a form with its answers never has.
    """

    checked: Checked
    packed: bytes | None = None
    folder: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    templates: frozenset[str] = frozenset()
    setting: str | None = None
    copy: CopyMark | None = None
    known: Known = NOBODY
    not_called_for: frozenset[str] = frozenset()

    @property
    def path(self) -> Path:
        """Return the form's file."""
        return self.checked.path

    @property
    def record(self) -> Record | None:
        """Return the form's record, unpacked; None where it has none."""
        return None if self.packed is None else unpacked(self.packed)

    def place(self, output: Path | None) -> Path:
        """Return the folder of the form's documents, below `output` where that is chosen."""
        return output_folder(self.path, output).joinpath(*self.folder)

    def running_numbers(self, output: Path | None) -> dict[str, int]:
        """Return the running number of each who gets a letter, by the recipient's digest.

        Raises OutsideMissing where the disk does not give out the manifest.
        """
        return self.numbers_in(read_manifest(self.place(output)))

    def numbers_in(self, manifest: Manifest) -> dict[str, int]:
        """Return the running numbers that a manifest gives those who get letters."""
        return {recipient: manifest.number_of(recipient) for recipient in self.recipients}

    @classmethod
    def of(cls, checked: Checked, copy: CopyMark | None = None) -> Kept:
        """Return the form with its record packed."""
        record = checked.record
        bare = replace(checked, record=None)
        if record is None or record.kind == "profil":
            return cls(bare, copy=copy)
        return cls(
            bare,
            packed(record),
            folder_of(record),
            tuple(recipients(record)),
            templates_for(record),
            record.setting,
            copy,
            known_of(record, settings()[record.setting]),
            _not_called_for(record),
        )

    def adding(self, problem: Problem) -> Kept:
        """Return the form with one more problem."""
        problems = (*self.checked.problems, problem)
        return replace(self, checked=replace(self.checked, problems=problems))

    def with_record(self, record: Record) -> Kept:
        """Return the form with another record."""
        return replace(self, packed=packed(record))


def _not_called_for(record: Record) -> frozenset[str]:
    own = (kind for kind in DOCUMENTS.values() if kind.form == record.kind)
    return frozenset(kind.key for kind in own if not is_called_for(kind, record.values))


def packed(record: Record) -> bytes:
    """Return a record as few bytes, for `unpacked` of this same program.

    Of its places only those are kept that a problem may still name; they are most of it.
    """
    places = {at: record.places[at] for at in _STILL_NAMED & record.places.keys()}
    small = replace(record, places=places)
    return zlib.compress(pickle.dumps(small, pickle.HIGHEST_PROTOCOL), _QUICKLY)


def unpacked(record: bytes) -> Record:
    """Return the record that `packed` packed; never used on bytes from outside the run."""
    found: Record = pickle.loads(zlib.decompress(record))  # noqa: S301 (our own, from this run)
    return found
