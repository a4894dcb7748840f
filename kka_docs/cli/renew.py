"""`kka formulir --dari`: an old or damaged form becomes the current one, with its answers in it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from kka_docs.cli.show import show_problems
from kka_docs.definitions.forms import FORMS
from kka_docs.files import write_new
from kka_docs.forms.stamp import CopyMark
from kka_docs.records import Problem, RawForm


def renew_form(old: Path, raw: RawForm, copy: CopyMark | None, output: Path) -> int:
    """Write the current form with the answers of an old one, and print what was left behind.

    `copy` is what a marked copy says of itself. Returns 0.
    """
    from kka_docs.forms.refill import refill

    refilled = refill(raw)
    output.mkdir(parents=True, exist_ok=True)
    path = write_new(output / _name_of(old, copy), refilled.content)
    click.echo(f"{FORMS[raw.kind].title}: {path}")
    _tell(old, path, refilled.left_out)
    return 0


def _name_of(old: Path, copy: CopyMark | None) -> str:
    """The name of the old form; of a marked copy, that of the form it was made from."""
    name = old.name if copy is None else copy.origin
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
