"""Questions that a command asks while it runs. What is answered is never shown."""

from __future__ import annotations

import sys
from pathlib import Path

import click

_NOBODY_THERE = (
    "Tidak ada sandi di masukan. Jalankan di terminal untuk ditanyai, atau berikan satu sandi "
    "pada setiap baris masukan."
)


def password_of(path: Path, attempt: int) -> str | None:
    """Return the password that somebody gives for a file; None where the file is passed over.

    At a terminal it is typed unseen; otherwise it is the next line of what comes in.
    """
    if attempt > 1:
        click.echo(f"Sandi itu tidak membuka “{path}”. Coba lagi.", err=True)
    question = f"Sandi untuk “{path}” (kosongkan untuk melewatinya)"
    if sys.stdin is not None and sys.stdin.isatty():
        typed = click.prompt(question, default="", hide_input=True, show_default=False, err=True)
        return typed or None
    line = "" if sys.stdin is None else sys.stdin.readline()
    click.echo(f"{question}: {'dibaca dari masukan' if line else '–'}", err=True)
    if not line:
        click.echo(_NOBODY_THERE, err=True)
    return line.rstrip("\r\n") or None
