"""The documents of a form are cleared one by one: what would give somebody away is not made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache, reduce
from operator import or_
from typing import Any, Final

from kka_docs.confidentiality.folding import folded
from kka_docs.confidentiality.guard import (
    Guard,
    Needles,
    allowed_by,
    excused_by,
    guard_of,
    is_searched,
    less,
)
from kka_docs.confidentiality.ordinary import ordinary_words
from kka_docs.confidentiality.people import NOBODY, Known, Words
from kka_docs.confidentiality.search import Finding, findings, suspect
from kka_docs.confidentiality.texts import FILE_NAME, Said
from kka_docs.definitions.catalog import problem
from kka_docs.definitions.documents import Variant
from kka_docs.definitions.settings import settings
from kka_docs.records import Place, Problem, Record

SHOWS: Final = "identitas_di_dokumen"
MAY_SHOW: Final = "bagian_nama_di_dokumen"
_NAMED: Final = 3


@dataclass(frozen=True, slots=True)
class Warrant:
    """What a document is searched for, and what it is, for messages.

    It may show those `allowed` of those `known`; what is in `excused` gives nobody away.
    """

    known: Known
    excused: frozenset[Words]
    allowed: Known
    variant: Variant
    setting: str

    def findings(
        self, name: str, own: Iterable[Said], shared: tuple[Said, ...] = ()
    ) -> list[Finding]:
        """Return what a document of this file name shows and may not.

        What many documents share is looked through once for all of them.
        """
        guard = _guard(self.known, self.excused, self.allowed)
        called = Said(FILE_NAME, folded(name), is_seen=False)
        suspected = [*suspect((called, *own), guard.needles), *_suspect(shared, guard.needles)]
        if not suspected:
            return []
        return findings(suspected, guard, ordinary_words(settings()[self.setting]))


def joined(warrants: Iterable[Warrant]) -> Warrant | None:
    """Return the warrant of a file that holds several documents; None where none is searched."""
    several = list(warrants)
    if not several:
        return None
    return replace(
        several[0],
        known=reduce(or_, (one.known for one in several)),
        excused=frozenset().union(*(one.excused for one in several)),
        allowed=reduce(or_, (one.allowed for one in several)),
    )


@lru_cache(maxsize=256)
def _guard(known: Known, excused: frozenset[Words], allowed: Known) -> Guard:
    return less(guard_of(known, excused), allowed)


@lru_cache(maxsize=256)
def _suspect(said: tuple[Said, ...], needles: Needles) -> list[Said]:
    return suspect(said, needles)


@dataclass(slots=True)
class Clearance:
    """The search through the documents of one form, as they are made.

    `known` are those whom the run knows of the form's case.
    """

    record: Record
    profile: Mapping[str, Any]
    known: Known
    _excused: frozenset[Words] = field(init=False)
    _found: dict[tuple[Finding, Variant], list[str]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self._excused = excused_by(self.record, self.profile, self.known)

    def warrant(self, variant: Variant, row: Mapping[str, Any] | None) -> Warrant | None:
        """Return what a document is searched for; None where it is for the himpunan.

        `row` is the recipient's.
        """
        if self.known == NOBODY or not is_searched(variant):
            return None
        allowed = allowed_by(variant, self.record, self.known, row)
        return Warrant(self.known, self._excused, allowed, variant, self.record.setting)

    def clears(
        self, name: str, warrant: Warrant | None, own: Iterable[Said], shared: tuple[Said, ...]
    ) -> bool:
        """Return whether a document may be made; what was found is kept for `problems`."""
        if warrant is None:
            return True
        found = warrant.findings(name, own, shared)
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
