"""How the forms changed from version to version, so that older ones can still be read.

A step leads from one version of a form to the next and is a list of changes. Each change says how
the form looked before, in keys and labels, and where its answers belong now. Texts may hold words
of the setting in braces, as those of the forms do. What only widens a form for answers that nobody
could give yet (another choice, another help text) needs a step without changes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, TypeAlias

from kka_docs.definitions.fields import Field, Form, Sheet
from kka_docs.definitions.forms import FORMS


@dataclass(frozen=True, slots=True, kw_only=True)
class RenamedField:
    """A field or column that had another key, another label, or both."""

    sheet: str
    key: str
    was: str
    was_label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RenamedChoice:
    """An answer that was called otherwise: `choices` names the list, `label` what it says now."""

    choices: str
    label: str
    was_label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AddedField:
    """A field or column that was not asked before."""

    sheet: str
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DroppedField:
    """A field or column that is no longer asked; `was` is how it was declared."""

    sheet: str
    was: Field


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitField:
    """A field or column whose answers now belong to several others of the same sheet.

    `pattern` is a regular expression that the whole answer has to match; its named groups are the
    keys of the fields that take their place.
    """

    sheet: str
    was: Field
    pattern: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedField:
    """A single field that stood on another sheet, under the same key."""

    sheet: str
    key: str
    was_sheet: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RenamedSheet:
    """A sheet that had another key, another title, or both."""

    sheet: str
    was: str
    was_title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AddedSheet:
    """A sheet that did not exist before."""

    sheet: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DroppedSheet:
    """A sheet that no longer exists; `was` is how it was declared."""

    was: Sheet


ChangeOfForm: TypeAlias = (
    RenamedField
    | RenamedChoice
    | AddedField
    | DroppedField
    | SplitField
    | MovedField
    | RenamedSheet
    | AddedSheet
    | DroppedSheet
)


@dataclass(frozen=True, slots=True)
class OnlyIn:
    """A change that only the form of one setting has seen, as to its identity columns."""

    setting: str
    change: ChangeOfForm


Change: TypeAlias = ChangeOfForm | OnlyIn
Step: TypeAlias = tuple[Change, ...]
"""What leads from one version to the next, in the order in which it was done."""


@dataclass(frozen=True, slots=True)
class Editions:
    """Forms as they are now, and by form key the steps to them, the first from version 1 to 2."""

    forms: Mapping[str, Form]
    steps: Mapping[str, tuple[Step, ...]]

    def steps_from(self, form: str, version: int) -> tuple[Step, ...] | None:
        """Return the steps from a version to the current one; None where none lead there."""
        known = 1 + len(self.steps.get(form, ()))
        if not 1 <= version <= self.forms[form].version == known:
            return None
        return self.steps.get(form, ())[version - 1 :]


EDITIONS: Final = Editions(FORMS, MappingProxyType({}))
"""The forms of today. All are of their first version: no step has been needed yet."""
