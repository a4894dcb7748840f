"""The forms of a run: found, each checked by itself, and those that somebody has filled in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from kka_docs.batch.batched import batched
from kka_docs.batch.copies import without_outdated
from kka_docs.batch.fault import Fault
from kka_docs.batch.handed_over import handed_over, note_of
from kka_docs.batch.kept import Kept
from kka_docs.batch.offices import Offices
from kka_docs.batch.options import Options, Progress, Stage
from kka_docs.batch.tasks import ToCheck
from kka_docs.definitions.catalog import problem
from kka_docs.errors import WrongUse
from kka_docs.intake import Source, source_at
from kka_docs.passwords import Passwords
from kka_docs.records import Checked, Place, Problem
from kka_docs.workspace import forms_below, links_out_of

_PASSED_OVER_IN_FOLDERS = frozenset({"bukan_formulir", "formulir_kosong"})
"""What a folder may hold beside filled forms; named on the command line it is a problem."""

FORMS_A_TASK = 4


class Filled(NamedTuple):
    """The forms of a run that somebody has filled in, and what is said of those passed over."""

    forms: list[Kept]
    notes: tuple[str, ...]


def forms_in(paths: Sequence[Path], options: Options) -> list[Path]:
    """Return the files that may be forms; raises WrongUse where a path does not exist."""
    for path in (*paths, options.profile):
        if path is not None and not path.exists():
            raise WrongUse(f"“{path}” tidak ditemukan: periksa nama dan foldernya.")
    return forms_below(paths)


def notes_of_links(paths: Sequence[Path]) -> tuple[str, ...]:
    """Return what is said of links that lead out of the folders, which are not followed."""
    return tuple(
        f"“{link}” adalah tautan ke luar folder, jadi tidak dibuka. Bila memang perlu, sebutkan "
        "sendiri pada perintahnya."
        for link in links_out_of(paths)
    )


def check_tasks(
    found: Iterable[Path], offices: Offices, kinds: frozenset[str], passwords: Passwords | None
) -> Iterator[ToCheck]:
    """Yield tasks for the forms, in their order; what is not to be checked goes along untouched."""
    for _, served in groupby(found, key=offices.path_for):
        for paths in batched(served, FORMS_A_TASK):
            sources = tuple(_source(path, kinds, passwords) for path in paths)
            yield ToCheck(sources, offices.profile_of(paths[0]))


def _source(path: Path, kinds: frozenset[str], passwords: Passwords | None) -> Source | Kept:
    """A form of these kinds; of any other file, no more than what it is: it goes nowhere."""
    try:
        source = source_at(path, passwords)
    except Exception as fault:
        return Kept.of(Fault.of(fault).checked(path))
    if isinstance(source, Problem):
        return Kept.of(Checked.unreadable(path, source))
    if source.kind in kinds - {"profil"}:
        return source
    return Kept.of(Checked(path, source.kind, (), None), source.copy)


def collected(results: Iterable[list[Kept]], total: int, progress: Progress) -> list[Kept]:
    """Return the checked forms of all tasks, telling how many there are so far."""
    checked: list[Kept] = []
    for forms in results:
        checked += forms
        progress(Stage.CHECKING, len(checked), total)
    return checked


def filled_forms(checked: Iterable[Kept], named: Iterable[Path], offices: Offices) -> Filled:
    """Return the forms that somebody has filled in, doubles told, and the profiles among them."""
    explicit = {path.resolve() for path in named}
    opened = (_profile_opened(form, offices) for form in checked)
    ours = [form for form in opened if form.path.resolve() in explicit or not _passed_over(form)]
    current = without_outdated(ours)
    given_way = handed_over(current)
    passed_over = {form.path for form in given_way}
    counting = [form for form in current if form.path not in passed_over]
    return Filled(_without_doubles(counting), note_of(given_way))


def required(forms: list[Kept]) -> list[Kept]:
    """Return the forms; raises WrongUse where there is none."""
    if not forms:
        raise WrongUse("Tidak ada formulir kka_docs yang sudah diisi di tempat itu.")
    return forms


def _profile_opened(form: Kept, offices: Offices) -> Kept:
    if form.checked.kind != "profil":
        return form
    return Kept.of(offices.open(form.path)[0], form.copy)


def _passed_over(form: Kept) -> bool:
    """Whether a file of a folder is none of ours; banks and portals give tables as text as .xls."""
    codes = {found.code for found in form.checked.problems}
    is_table = "berkas_teks" in codes and form.path.suffix.lower() == ".xls"
    return is_table or not codes.isdisjoint(_PASSED_OVER_IN_FOLDERS)


def _without_doubles(forms: list[Kept]) -> list[Kept]:
    """Name every form whose case or meeting another form of the run is about as well."""
    same: dict[tuple[str | None, ...], list[Kept]] = defaultdict(list)
    for form in forms:
        if form.folder:
            same[(form.checked.kind, *form.folder)].append(form)
    return [_naming_doubles(form, same[(form.checked.kind, *form.folder)]) for form in forms]


def _naming_doubles(form: Kept, same: Sequence[Kept]) -> Kept:
    others = [str(other.path) for other in same if other is not form]
    if not others:
        return form
    code = "kasus_ganda" if form.checked.kind == "kasus" else "pertemuan_ganda"
    return form.adding(problem(code, Place(form.path.name), berkas_lain=", ".join(others)))
