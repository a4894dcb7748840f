"""Whether a mark that was read on a paper is one that this archive gave."""

from __future__ import annotations

import json
from enum import StrEnum
from itertools import islice
from pathlib import Path

from kka_docs.himpunan.archive import Archive
from kka_docs.himpunan.codes import head_signs
from kka_docs.himpunan.journal import START
from kka_docs.himpunan.papers import Mark
from kka_docs.himpunan.queries import codes_of, paper_at


class Fit(StrEnum):
    """How a mark stands to the archive."""

    GIVEN = "sesuai"
    """The newest code of its paper, with the journal's head as it was then."""

    OUTDATED = "kode lama"
    """A code of its paper, but the record changed since and has a newer one."""

    OTHER_CHECK = "pemeriksa lain"
    """The number is known, the eight signs are not those of any of its codes."""

    OTHER_HEAD = "jurnal lain"
    """The journal's head on the paper is not what this archive's journal has at that entry."""

    UNKNOWN = "tidak dikenal"
    """The archive has no paper of that number, though the head is of its journal."""


def fit(archive: Archive, mark: Mark) -> Fit:
    """Return how a mark stands to the archive. Raises what `Archive.reading` raises."""
    with archive.reading() as connection:
        given = [code.mark for code in codes_of(connection, mark.number)]
        if mark in given:
            return Fit.GIVEN if mark == given[-1] else Fit.OUTDATED
        if not _is_head(archive.journal, mark):
            return Fit.OTHER_HEAD
        return Fit.OTHER_CHECK if paper_at(connection, mark.number) else Fit.UNKNOWN


def _is_head(journal: Path, mark: Mark) -> bool:
    """Whether the journal's entry of that number has the hash that the paper shows."""
    if mark.entry == START.number:
        return mark.head == head_signs(START.hash)
    with journal.open("rb") as lines:
        line = next(islice(lines, mark.entry - 1, mark.entry), b"")
    try:
        return mark.head == head_signs(json.loads(line)["hash"])
    except (ValueError, TypeError, KeyError):
        return False
