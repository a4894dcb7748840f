"""After a run's documents: print files and PDFs, as it was told to make them.

The Word documents are on the disk by then, whatever LibreOffice does or lacks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kka_docs.batch.offices import Offices
from kka_docs.batch.options import Options, Progress, Stage
from kka_docs.batch.print_names import prints_of
from kka_docs.batch.report import FormReport, Report
from kka_docs.batch.withholding import warrants_of
from kka_docs.delivery import place_of, retire_outdated, withdraw
from kka_docs.errors import KkaError, OutsideMissing
from kka_docs.files import refusal
from kka_docs.manifest import read_manifest
from kka_docs.records import Outcome, Status

if TYPE_CHECKING:
    from kka_docs.batch.print_files import PrintRun

_ALTERED = frozenset({Status.NEW, Status.CHANGED, Status.BESIDE, Status.INVALID})


def printed(report: Report, offices: Offices, options: Options, progress: Progress) -> Report:
    """Return the report with what became of print files and PDFs, and of PDFs now outdated.

    What keeps them from being made ends up as the report's fault.
    """
    told = report
    try:
        runs = _print_files(report, offices, options)
        prints = _outcomes(runs)
        gone = tuple(_outdated_prints(report, {outcome.path for outcome in prints}))
        notes = (*report.notes, *_notes(runs))
        told = replace(report, prints=(*prints, *gone), notes=notes)
        return _retired(_with_pdfs(told, runs, progress) if options.pdf else told)
    except KkaError as fault:
        return replace(_retired(told), fault=fault)
    except OSError as cause:
        return replace(_retired(told), fault=OutsideMissing(_not_finished(cause)))


def _not_finished(cause: OSError) -> str:
    return (
        f"Berkas cetak atau PDF tidak selesai dibuat: {refusal(cause)}. Sesudah dibereskan, "
        "jalankan lagi perintah yang sama."
    )


def _print_files(report: Report, offices: Offices, options: Options) -> list[PrintRun]:
    if not options.combine:
        return []
    from kka_docs.batch.print_files import print_files  # noqa: PLC0415 (most runs print nothing)

    return print_files(report, offices, both_sides=options.both_sides)


def _outcomes(runs: Iterable[PrintRun]) -> tuple[Outcome, ...]:
    return tuple(outcome for run in runs for outcome in run.outcomes)


def _notes(runs: Iterable[PrintRun]) -> Iterator[str]:
    for run in runs:
        if run.left_out:
            names = ", ".join(path.name for path in run.left_out)
            yield f"Tidak ikut dalam berkas cetak karena pernah disunting; cetak sendiri: {names}."
    for reason in dict.fromkeys(run.uncounted for run in runs if run.uncounted):
        yield f"Halaman surat dalam berkas cetak tidak dihitung. {reason}"


def _outdated_prints(report: Report, renewed: set[Path]) -> Iterator[Outcome]:
    """Move print files away some of whose letters are new, changed or gone since."""
    altered = (outcome for outcome in report.outcomes if outcome.status in _ALTERED)
    # <base>/<case>/pertemuan-<n>/<document>
    groups = dict.fromkeys((place_of(one).parent.parent, one.kind) for one in altered)
    for base, letters in groups:
        names = prints_of(letters, read_manifest(base).entries)
        if renewed.isdisjoint(base / name for name in names):
            yield from withdraw(base, names)


def _with_pdfs(report: Report, runs: Sequence[PrintRun], progress: Progress) -> Report:
    from kka_docs.batch.pdfs import pdfs  # noqa: PLC0415 (most runs need none)

    words = [one for one in (*report.outcomes, *report.prints) if one.path.suffix == ".docx"]
    made: dict[Path, Outcome] = {}
    warrants = warrants_of(report)
    for run in runs:
        warrants.update(run.warrants)
    for path, pdf in pdfs(words, runs, warrants):
        made[path] = pdf
        progress(Stage.PRINTING, len(made), len(words))
    forms = tuple(_with_pdfs_of(form, made) for form in report.forms)
    prints = (*report.prints, *(made[o.path] for o in report.prints if o.path in made))
    return replace(report, forms=forms, prints=prints)


def _with_pdfs_of(form: FormReport, made: dict[Path, Outcome]) -> FormReport:
    own = (made[outcome.path] for outcome in form.outcomes if outcome.path in made)
    return replace(form, outcomes=(*form.outcomes, *own))


def _retired(report: Report) -> Report:
    """Move PDFs away that show what their Word documents no longer say."""
    gone: dict[Path, list[Outcome]] = {}

    def with_gone(form: FormReport) -> FormReport:
        places = dict.fromkeys(map(place_of, form.outcomes))
        new = [place for place in places if place not in gone]
        gone.update({place: retire_outdated(place) for place in new})
        return replace(form, outcomes=(*form.outcomes, *(o for place in new for o in gone[place])))

    forms = tuple(map(with_gone, report.forms))
    bases = dict.fromkeys(map(place_of, report.prints))
    gone_prints = (one for base in bases if base not in gone for one in retire_outdated(base))
    return replace(report, forms=forms, prints=(*report.prints, *gone_prints))
