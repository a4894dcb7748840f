"""What goes wrong inside the program for one form: told as that form's problem, without a value."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from kka_docs.definitions.catalog import problem
from kka_docs.records import Checked, Place, Problem


class Fault(NamedTuple):
    """What went wrong inside the program for one form: the kind of the fault, and no value."""

    kind: str

    @classmethod
    def of(cls, cause: Exception) -> Fault:
        """Return what may be told of an exception."""
        return cls(type(cause).__name__)

    def problem_of(self, form: Path) -> Problem:
        """Return the fault as the form's problem."""
        return problem("galat_program", Place(form.name), jenis=self.kind)

    def checked(self, form: Path) -> Checked:
        """Return the check of a form that it made impossible."""
        return Checked.unreadable(form, self.problem_of(form))
