"""Documents of one form are cleared, one by one: what may not be shown keeps one from being made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from kka_docs.confidentiality.folding import folded
from kka_docs.confidentiality.guard import (
    Guard,
    allowed_by,
    excused_by,
    guard_of,
    is_searched,
    less,
)
from kka_docs.confidentiality.ordinary import ordinary_words
from kka_docs.confidentiality.people import NOBODY, Known
from kka_docs.confidentiality.search import Finding, findings, may_hold
from kka_docs.confidentiality.texts import FILE_NAME, Said
from kka_docs.definitions.catalog import problem
from kka_docs.definitions.documents import Variant
from kka_docs.definitions.setting import Setting
from kka_docs.records import Place, Problem, Record

SHOWS: Final = "identitas_di_dokumen"
MAY_SHOW: Final = "bagian_nama_di_dokumen"
_NAMED: Final = 3


@dataclass(frozen=True, slots=True)
class Warrant:
    """What a document is searched for, and where its text comes from, for messages."""

    guard: Guard
    variant: Variant
    setting: Setting

    def findings(self, name: str, *said: Iterable[Said]) -> list[Finding]:
        """Return what a document of this file name shows and may not."""
        whole = [Said(FILE_NAME, folded(name), is_seen=False), *(one for some in said for one in some)]
        if not may_hold(whole, self.guard):
            return []
        return findings(whole, self.guard, ordinary_words(self.setting))


@dataclass(slots=True)
class Clearance:
    """The search through the documents of one form, as they are made.

    `known` are those whom the run knows of the form's case.
    """

    record: Record
    profile: Mapping[str, Any]
    setting: Setting
    known: Known
    _guard: Guard = field(init=False)
    _guards: dict[Known, Guard] = field(init=False, default_factory=dict)
    _found: dict[tuple[Finding, Variant], list[str]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self._guard = guard_of(self.known, excused_by(self.record, self.profile, self.known))

    def warrant(self, variant: Variant, row: Mapping[str, Any] | None) -> Warrant | None:
        """Return what a document is searched for; None where it is for the himpunan.

        `row` is the recipient's.
        """
        if self.known == NOBODY or not is_searched(variant):
            return None
        allowed = allowed_by(variant, self.record, self.known, row)
        if allowed not in self._guards:
            self._guards[allowed] = less(self._guard, allowed)
        return Warrant(self._guards[allowed], variant, self.setting)

    def clears(self, name: str, warrant: Warrant | None, *said: Iterable[Said]) -> bool:
        """Return whether a document may be made; what was found is kept for `problems`."""
        if warrant is None:
            return True
        found = warrant.findings(name, *said)
        for finding in found:
            self._found.setdefault((finding, warrant.variant), []).append(name)
        return not any(finding.stops for finding in found)

    def problems(self) -> list[Problem]:
        """Return what was found in all of them, each thing once."""
        return [
            told(finding, names, variant, self.record.path.name)
            for (finding, variant), names in self._found.items()
        ]


def told(finding: Finding, names: list[str], variant: Variant, form: str) -> Problem:
    """Return a finding in documents of these names as a problem of their form."""
    shown = ", ".join(names[:_NAMED])
    more = len(names) - _NAMED
    return problem(
        SHOWS if finding.stops else MAY_SHOW,
        Place(form),
        berkas=f"{shown} dan {more} lainnya" if more > 0 else shown,
        apa=finding.what,
        tempat=finding.place,
        templat=variant.template,
        pembaca=variant.audience.value,
        nilai=finding.value,
    )
