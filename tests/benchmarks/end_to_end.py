"""From filled forms to letters in a folder: read, validate, render, write."""

from __future__ import annotations

from pathlib import Path

from kka_docs.batch import Options, make_all
from kka_docs.definitions.documents import DOCUMENTS
from kka_docs.definitions.settings import settings
from kka_docs.workspace import PROFILE_NAME
from tests.benchmarks.bench import Bench
from tests.benchmarks.documents import bound_template
from tests.benchmarks.invented import INVITEES, form_with_one_letter, meeting_forms
from tests.benchmarks.plain import make_letters, read_values
from tests.benchmarks.rounds import Row, in_milliseconds, medians

_LETTERS = DOCUMENTS["undangan"]
_FORMS, _QUICK_FORMS = 200, 20
_PLAIN_FORMS, _QUICK_PLAIN_FORMS = 10, 2


def end_to_end_rows(bench: Bench) -> list[Row]:
    """Return a row for files on the RAM disk and one for files on the disk.

    The plain script takes its time: it gets the first few of the same forms, and the time for
    one form is compared.
    """
    folder = bench.folder()
    forms = meeting_forms(folder, _QUICK_FORMS if bench.quick else _FORMS)
    few = forms[: _QUICK_PLAIN_FORMS if bench.quick else _PLAIN_FORMS]
    templates = bound_templates(bench)
    return [_row(bench, name, forms, few, templates) for name in bench.places]


def _row(bench: Bench, place: str, forms: list[Path], few: list[Path], templates: Path) -> Row:
    folder = forms[0].parent

    def plain() -> None:
        output = bench.folder(bench.places[place])
        profile = read_values(folder / PROFILE_NAME, "profil", settings()["sekolah"])
        for form in few:
            make_letters(form, profile, templates, output)

    def ours() -> None:
        make_all([folder], [_LETTERS], Options(output=bench.folder(bench.places[place])))

    taken = medians({"plain": (plain, 1), "ours": (ours, 1)}, rounds=3, uncounted=0)
    per_form = {"plain": taken["plain"] / len(few), "ours": taken["ours"] / len(forms)}
    detail = (
        f"a form: {in_milliseconds(per_form)}; "
        f"{len(forms)} forms × {INVITEES} letters, plain: {len(few)} of them"
    )
    ratio = per_form["plain"] / per_form["ours"]
    return Row(f"end to end from forms, plain ÷ ours, {place}", ratio, "≥ 10", "≥ 25", detail)


def one_form_rows(bench: Bench) -> list[Row]:
    """Return the row for one form with one letter from the command line, in a fresh process."""
    form, templates = form_with_one_letter(bench.folder()), bound_templates(bench)
    profile = form.parent / PROFILE_NAME

    def plain() -> None:
        script = "tests.benchmarks.plain"
        bench.run("-m", script, form, profile, templates, bench.folder())

    def ours() -> None:
        bench.run("-m", "kka_docs", _LETTERS.key, form, "-o", bench.folder())

    taken = medians({"plain": (plain, 1), "ours": (ours, 1)})
    ratio = taken["plain"] / taken["ours"]
    what = "one form, one letter, fresh process, plain ÷ ours"
    return [Row(what, ratio, "≥ 1.2", "≥ 4", in_milliseconds(taken))]


def bound_templates(bench: Bench) -> Path:
    """Return a folder with the templates of letters, logos and paper put in."""
    folder = bench.folder()
    for variant in _LETTERS.variants:
        (folder / variant.template).write_bytes(bound_template(variant))
    return folder
