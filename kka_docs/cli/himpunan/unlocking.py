"""Passphrases of key holders: asked for where something encrypted is read, and kept nowhere."""

from __future__ import annotations

import sys
from functools import cache
from typing import TYPE_CHECKING

import click

from kka_docs.errors import WrongUse

if TYPE_CHECKING:
    from kka_docs.himpunan.archive import Archive
    from kka_docs.himpunan.secrecy.age import Identity
    from kka_docs.himpunan.secrecy.holders import Holder
    from kka_docs.himpunan.secrecy.reading import Unlock

ATTEMPTS = 3

HOLDER = click.option(
    "--pemegang",
    "holder",
    metavar="NAMA",
    help="Pemegang kunci yang membuka dengan sandinya. Biasanya ditanyakan.",
)


def unlocking(archive: Archive, name: str | None) -> Unlock:
    """Return what asks for a holder's passphrase, once, when it is first called.

    It raises WrongUse where there is no such holder, WrongPassphrase where none of three fits.
    """
    return cache(lambda: unlocked_by(archive, holder_of(archive, name)))


def holder_of(archive: Archive, name: str | None) -> Holder:
    """Return the holder who is named or, of several, chosen; WrongUse where there is none."""
    from kka_docs.cli.himpunan.questions import choice_or_ask
    from kka_docs.himpunan.secrecy.holders import holder_named, holders

    known = holders(archive.connection)
    if not known:
        raise WrongUse(
            "Himpunan ini belum mempunyai pemegang kunci. Memulainya: kka himpunan kunci buat NAMA"
        )
    if name is None and len(known) == 1:
        return known[0]
    names = {one.slug: one.name for one in known}
    chosen = choice_or_ask(name, "Pemegang kunci yang mana", "--pemegang NAMA", names)
    return holder_named(archive.connection, chosen)


def unlocked_by(archive: Archive, holder: Holder) -> Identity:
    """Return a holder's key, opened with the passphrase that somebody types."""
    from kka_docs.himpunan.secrecy.holders import WrongPassphrase, unlocked

    for attempt in range(1, ATTEMPTS + 1):
        try:
            return unlocked(archive.root, holder, passphrase(f"Sandi kunci {holder.name}"))
        except WrongPassphrase:
            if attempt == ATTEMPTS:
                raise
            click.echo(f"Kunci {holder.name} tidak terbuka dengan sandi itu. Coba lagi.", err=True)
    raise AssertionError(ATTEMPTS)


def new_passphrase(holder: str) -> str:
    """Return a new passphrase, typed twice; WrongUse where it will not do, or the two differ."""
    from kka_docs.himpunan.secrecy.passphrases import ADVICE, require_good

    click.echo(ADVICE, err=True)
    first = passphrase(f"Sandi baru untuk kunci {holder}")
    require_good(first)
    if passphrase("Sekali lagi, sandi yang sama") != first:
        raise WrongUse("Kedua sandi itu tidak sama. Tidak ada yang diubah; ulangi perintahnya.")
    return first


def passphrase(question: str) -> str:
    """Return what somebody types unseen; where there is no terminal, the next line of the input."""
    if sys.stdin is not None and sys.stdin.isatty():
        typed: str = click.prompt(
            question, default="", hide_input=True, show_default=False, err=True
        )
        return typed
    line = "" if sys.stdin is None else sys.stdin.readline()
    click.echo(f"{question}: {'dibaca dari masukan' if line else '–'}", err=True)
    if not line:
        raise WrongUse("Sandi tidak diberikan. Jalankan di terminal untuk ditanyai.")
    return line.rstrip("\r\n")
