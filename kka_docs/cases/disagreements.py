"""Everything in which the forms of one case disagree."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kka_docs.cases.attendance import attendance_findings
from kka_docs.cases.case import Case, Finding
from kka_docs.cases.dates import date_findings
from kka_docs.cases.follow_ups import follow_up_findings
from kka_docs.cases.identity import identity_findings
from kka_docs.cases.sequence import sequence_findings


def disagreements(case: Case, known: frozenset[str], today: date | None) -> Iterator[Finding]:
    """Yield what is to be mended, and in which form.

    `known` are the kinds of forms of which all that are there could be read: only of those can it
    be said that one is missing. On `today` it depends which follow-ups are overdue; without it,
    none is.
    """
    yield from sequence_findings(case, known)
    yield from identity_findings(case)
    yield from date_findings(case)
    yield from attendance_findings(case)
    yield from follow_up_findings(case, today)
