"""`kka formulir --dari`: an old or damaged form becomes the current one, with its answers in it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from kka_docs.cli.show import show_problems
from kka_docs.definitions.forms import FORMS
from kka_docs.errors import UnreadableForm, WrongUse
from kka_docs.files import write_new
from kka_docs.intake import Source, form_of, source_at
from kka_docs.records import Problem


def renew_form(old: Path, kinds: Sequence[str], output: Path) -> int:
    """Write the current form with the answers of an old one, and print what was left behind.

    Returns 0, or 1 where the old one cannot be read. Raises WrongUse where there is none, or
    where forms of other kinds are asked for.
    """
    from kka_docs.forms.refill import refill

    if not old.is_file():
        raise WrongUse(f"“{old}” tidak ditemukan, atau bukan berkas: periksa nama dan foldernya.")
    source = source_at(old)
    if isinstance(source, Problem):
        return _refused(old, source)
    _require_same_kind(source.kind, kinds)
    raw = form_of(source)
    if isinstance(raw, Problem):
        return _refused(old, raw)
    refilled = refill(raw)
    output.mkdir(parents=True, exist_ok=True)
    path = write_new(output / _name_of(source), refilled.content)
    click.echo(f"{FORMS[raw.kind].title}: {path}")
    _tell(old, path, refilled.left_out)
    return 0


def _refused(old: Path, found: Problem) -> int:
    show_problems(old, (found,))
    return UnreadableForm.exit_code


def _require_same_kind(kind: str, wanted: Sequence[str]) -> None:
    others = [FORMS[other].title for other in wanted if other != kind]
    if others:
        raise WrongUse(
            f"“{others[0]}” tidak dapat diisi dari formulir “{FORMS[kind].title}”: --dari hanya "
            "memindahkan isian ke formulir yang sejenis."
        )


def _name_of(source: Source) -> str:
    """The name of the old form; of a marked copy, that of the form it was made from."""
    name = source.path.name if source.copy is None else source.copy.origin
    return f"{Path(name).stem}.xlsx"


def _tell(old: Path, new: Path, left_out: Sequence[Problem]) -> None:
    if left_out:
        count = len(left_out)
        click.echo(f"Isiannya sudah dipindahkan. Yang perlu dilihat di formulir lama ({count}):")
        show_problems(old, left_out)
    else:
        click.echo("Semua isian sudah dipindahkan.")
    if old.resolve().parent == new.resolve().parent:
        click.echo(f"Mulai sekarang pakailah {new.name}, dan pindahkan {old.name} ke folder lain.")
