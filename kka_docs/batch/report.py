"""What a run came to, form by form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from pathlib import Path

from kka_docs.confidentiality.clearance import Warrant
from kka_docs.definitions.catalog import is_of_document
from kka_docs.errors import KkaError
from kka_docs.records import Checked, Outcome, Problem, Status

PRINT_FILE = "cetak"
CHECK_LIST = "daftar-periksa"
"""What the letters of a run are made into for the printer, as document kinds are called."""


_NOTHING_MADE = frozenset({Status.INVALID, Status.WITHHELD})


class Exit(IntEnum):
    """How a run ended."""

    DONE = 0
    PROBLEMS = 1
    PART_FAILED = 3


@dataclass(frozen=True, slots=True)
class FormReport:
    """What one form came to: its problems, its documents, and the kinds that problems stop.

    `warrants` tell what documents were searched for, where they are printed yet.
    """

    checked: Checked
    outcomes: tuple[Outcome, ...] = ()
    stopped: tuple[str, ...] = ()
    warrants: Mapping[str, Warrant] = field(default_factory=dict, repr=False)

    @property
    def failed(self) -> bool:
        """Return whether something that was asked of this form cannot be made or used."""
        makes_nothing_itself = self.checked.kind in {None, "profil"}
        lacks_documents = bool(self.stopped) or any(map(is_of_document, self.checked.errors))
        return lacks_documents or (makes_nothing_itself and bool(self.checked.errors))


@dataclass(frozen=True, slots=True)
class MarkedCopy:
    """The marked copy of a form; `passed` are copies of that name that somebody has worked on.

    `is_new` tells a form that was written anew from a copy of the form itself.
    """

    form: Path
    path: Path
    passed: tuple[Path, ...] = ()
    is_new: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """What a run came to, form by form, in the order of the paths.

    `prints` became of print files and check lists, `notes` say what is not in them; `fault` ended
    the run after its documents were made. `copies` are the marked copies that a check wrote.
    """

    forms: tuple[FormReport, ...]
    prints: tuple[Outcome, ...] = ()
    notes: tuple[str, ...] = ()
    fault: KkaError | None = None
    copies: tuple[MarkedCopy, ...] = ()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Return the problems of all forms."""
        return tuple(found for form in self.forms for found in form.checked.problems)

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """Return what became of all documents."""
        return tuple(outcome for form in self.forms for outcome in form.outcomes)

    @property
    def exit_code(self) -> int:
        """Return 0 where all went well, 1 where problems let nothing be made, else 3.

        Where a fault ended the run, its code.
        """
        if self.fault is not None:
            return self.fault.exit_code
        statuses = {outcome.status for outcome in (*self.outcomes, *self.prints)}
        if not any(form.failed for form in self.forms) and Status.WITHHELD not in statuses:
            return Exit.DONE
        return Exit.PART_FAILED if statuses - _NOTHING_MADE else Exit.PROBLEMS
