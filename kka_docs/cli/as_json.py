"""Reports for machines: one JSON object, the same keys whatever happened.

    skema           1; it grows only when a key changes its meaning or goes. New keys may come.
    kode_keluar     what the command ends with: 0 done, 1 problems, 2 wrong use, 3 part failed,
                    4 something outside is missing, 5 register damaged
    kendala         the sentence that ended the run, or null
    ringkasan       formulir, siap (without errors), perlu_diperbaiki, kesalahan, peringatan
    formulir        a list in the order of the paths; of each form
      berkas, jenis     its path, and its form (null where it could not be read)
      siap              whether it has no errors
      kesalahan, peringatan   how many
      kelengkapan       a list of its sheets: lembar, baris (null without a table), paling_sedikit,
                        wajib and lainnya, each with terisi and jumlah
      masalah           a list in the order of the form, what other forms bring up last: kode,
                        tingkat ("salah", "perhatian"), lembar, sel, label (null where it is about
                        more), salah, perbaikan
      dokumen           what became of its documents: jenis, berkas, keadaan, alasan
      tidak_dibuat      the kinds that its errors stop
    cetak           print files and check lists, as dokumen
    salinan         marked copies: formulir, berkas, dibiarkan (copies that were left as they are)
    catatan         sentences about the run

What cells hold is left out ("…") unless it is asked for. Codes are those of
`definitions.sentences`; they are never renamed.
"""

from __future__ import annotations

import json
from typing import Any, Final

from kka_docs.batch import FormReport, Report
from kka_docs.batch.report import MarkedCopy
from kka_docs.definitions import catalog
from kka_docs.errors import KkaError
from kka_docs.records import Outcome, Problem, SheetCount

SCHEMA: Final = 1


def print_json(report: Report, *, with_values: bool) -> None:
    """Print a report for machines; quoted values only where asked for."""
    import click

    told = {
        "skema": SCHEMA,
        "kode_keluar": int(report.exit_code),
        "kendala": None if report.fault is None else report.fault.sentence,
        "ringkasan": _summary(report),
        "formulir": [_form(form, with_values=with_values) for form in report.forms],
        "cetak": [_outcome(outcome) for outcome in report.prints],
        "salinan": [_copy(copy) for copy in report.copies],
        "catatan": list(report.notes),
    }
    click.echo(json.dumps(told, indent=1))


def print_fault(fault: KkaError) -> None:
    """Print for machines that a run ended before it began."""
    print_json(Report((), fault=fault), with_values=False)


def _summary(report: Report) -> dict[str, int]:
    wrong = sum(1 for form in report.forms if form.checked.errors)
    return {
        "formulir": len(report.forms),
        "siap": len(report.forms) - wrong,
        "perlu_diperbaiki": wrong,
        "kesalahan": sum(len(form.checked.errors) for form in report.forms),
        "peringatan": sum(len(form.checked.warnings) for form in report.forms),
    }


def _form(form: FormReport, *, with_values: bool) -> dict[str, Any]:
    checked = form.checked
    return {
        "berkas": str(checked.path),
        "jenis": checked.kind,
        "siap": not checked.errors,
        "kesalahan": len(checked.errors),
        "peringatan": len(checked.warnings),
        "kelengkapan": [_count(count) for count in checked.counts],
        "masalah": [_problem(found, with_values=with_values) for found in checked.problems],
        "dokumen": [_outcome(outcome) for outcome in form.outcomes],
        "tidak_dibuat": list(form.stopped),
    }


def _count(count: SheetCount) -> dict[str, Any]:
    return {
        "lembar": count.sheet,
        "baris": count.rows,
        "paling_sedikit": count.least_rows,
        "wajib": {"terisi": count.required_filled, "jumlah": count.required},
        "lainnya": {"terisi": count.optional_filled, "jumlah": count.optional},
    }


def _problem(found: Problem, *, with_values: bool) -> dict[str, Any]:
    return {
        "kode": found.code,
        "tingkat": found.severity.value,
        "lembar": found.place.sheet,
        "sel": found.place.cell,
        "label": found.place.label,
        "salah": catalog.wrong(found, with_values=with_values),
        "perbaikan": catalog.remedy(found, with_values=with_values),
    }


def _outcome(outcome: Outcome) -> dict[str, str]:
    return {
        "jenis": outcome.kind,
        "berkas": str(outcome.path),
        "keadaan": outcome.status.value,
        "alasan": outcome.reason,
    }


def _copy(copy: MarkedCopy) -> dict[str, Any]:
    return {
        "formulir": str(copy.form),
        "berkas": str(copy.path),
        "dibiarkan": [str(path) for path in copy.passed],
    }
