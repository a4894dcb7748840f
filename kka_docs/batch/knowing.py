"""Whom a run knows of each case, whose names its documents are searched for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from kka_docs import pipeline
from kka_docs.batch.kept import Kept
from kka_docs.batch.numbering import Job
from kka_docs.confidentiality.guard import is_searched
from kka_docs.confidentiality.people import Known
from kka_docs.definitions.documents import DocumentKind

_CASES_NAMED = 3


def known_by_case(forms: Iterable[Kept]) -> dict[str, Known]:
    """Return whom the run knows of each case, from all of its forms together."""
    known: dict[str, Known] = defaultdict(Known)
    for form in forms:
        if form.folder:
            known[form.folder[0]] |= form.known
    return known


def notes_of_unknown(
    jobs: Iterable[Job], kinds: Sequence[DocumentKind], known: Mapping[str, Known]
) -> tuple[str, ...]:
    """Return what is said once of a run that does not know whose names to look for."""
    searched = [kind for kind in kinds if any(is_searched(variant) for variant in kind.variants)]
    cases = (
        form.folder[0]
        for form, office in jobs
        if office is not None and form.packed and pipeline.possible(form.checked, searched)
    )
    nameless = [case for case in dict.fromkeys(cases) if not known[case].has_client]
    if not nameless:
        return ()
    shown = ", ".join(nameless[:_CASES_NAMED])
    more = len(nameless) - _CASES_NAMED
    told = (
        f"Nama konseli {shown}{f' dan {more} kasus lain' if more > 0 else ''} tidak disebut di "
        "formulir yang diberikan, jadi dokumennya tidak dapat diperiksa terhadap nama itu. "
        "Konselor dapat memeriksanya bersama formulir kasus."
    )
    return (told,)
