"""What is made from a run's documents, for the printer or as PDF, is searched like them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from kka_docs.batch.report import Report
from kka_docs.confidentiality.clearance import Warrant
from kka_docs.confidentiality.texts import Said
from kka_docs.records import Document, Outcome, Status

_REASON = "memuat {what} di {place}, padahal tidak boleh, jadi tidak dibuat; periksa suratnya"


def warrants_of(report: Report) -> dict[Path, Warrant]:
    """Return what the documents of a run were searched for, by their paths."""
    return {
        outcome.path: form.warrants[outcome.name]
        for form in report.forms
        for outcome in form.outcomes
        if outcome.name in form.warrants
    }


def withheld(
    document: Document, folder: Path, warrant: Warrant | None, said: Iterable[Said]
) -> Outcome | None:
    """Return why a document is not written; None where nothing stands against it."""
    found = [] if warrant is None else warrant.findings(document.name, said)
    stopping = next((finding for finding in found if finding.stops), None)
    if stopping is None:
        return None
    reason = _REASON.format(what=stopping.what, place=stopping.place)
    return Outcome(document.kind, folder, document.name, Status.WITHHELD, reason)


def of_papers(warrants: Mapping[Path, Warrant], papers: Iterable[Path]) -> list[Warrant]:
    """Return the warrants of those papers that have one."""
    return [warrants[path] for path in papers if path in warrants]
