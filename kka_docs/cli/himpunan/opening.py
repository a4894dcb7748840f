"""The archive that a command is about: found, opened, or said to be missing or empty."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kka_docs.errors import KkaError, WrongUse

if TYPE_CHECKING:
    from kka_docs.himpunan.archive import Archive
    from kka_docs.institution import Office
    from kka_docs.passwords import Passwords

EMPTY = "Himpunan masih kosong. Menyimpan: kka himpunan simpan BERKAS…"


class _ProfileFaulty(KkaError):
    """The profile is needed, and has problems to be mended first."""

    exit_code = 1


def now() -> datetime:
    """Return the time with its offset from UTC."""
    return datetime.now().astimezone()


def root_of(named: Path | None, *near: Path) -> Path:
    """Return the archive's folder, whether it is begun or not; WrongUse where there is no place."""
    from kka_docs.keeping.place import archive_root

    root = archive_root(named, Path.cwd(), *near)
    if root is None:
        raise WrongUse(
            "Himpunan ada di meja bk sebuah folder kerja, dan di sini tidak ada. Pindah ke folder "
            "kerja, atau sebutkan dengan --himpunan; menyiapkannya: kka mulai"
        )
    return root


@contextmanager
def opened(root: Path) -> Iterator[Archive]:
    """Give the archive, begun where there is none."""
    from kka_docs.himpunan.archive import Archive

    with Archive.open(root, now) as archive:
        yield archive


@contextmanager
def kept(named: Path | None, *, quiet: bool = False) -> Iterator[Archive | None]:
    """Give the archive; None, with a sentence unless `quiet`, where nothing was ever filed."""
    from kka_docs.keeping.place import is_begun

    root = root_of(named)
    if is_begun(root):
        with opened(root) as archive:
            yield archive
    else:
        if not quiet:
            click.echo(EMPTY)
        yield None


@contextmanager
def begun(named: Path | None) -> Iterator[Archive]:
    """Give the archive; WrongUse where nothing was ever filed."""
    with kept(named, quiet=True) as archive:
        if archive is None:
            raise WrongUse(EMPTY)
        yield archive


def warn_of_clock(archive: Archive) -> None:
    """Say it before something is entered, where the clock stands before the journal's last entry.

    It is entered all the same: entries go by their numbers, not by their time.
    """
    from kka_docs.himpunan.retention import later_entry

    time = archive.clock()
    with archive.reading() as connection:
        last = later_entry(connection, time)
    if last is not None:
        click.echo(
            f"Jam komputer ini ({time:%d/%m/%Y %H:%M}) ada di belakang catatan terakhir jurnal "
            f"({last:%d/%m/%Y %H:%M}). Ini tetap dicatat, di urutannya, tetapi dengan waktu yang "
            "salah: betulkan jamnya.",
            err=True,
        )


def office_of(root: Path, profile: Path | None, passwords: Passwords | None) -> Office | None:
    """Return the institution whose archive this is; None where its profile is missing or faulty.

    A protected profile is opened where there are `passwords`.
    """
    from kka_docs.institution import open_office

    path = profile or _profile_of(root)
    return None if path is None else open_office(path, passwords=passwords)[1]


def required_office(root: Path, profile: Path | None, passwords: Passwords | None) -> Office:
    """Return the institution whose letterhead the archive's papers bear.

    Raises WrongUse where there is no profile, a KkaError of exit code 1 where it is faulty.
    """
    from kka_docs.workspace import PROFILE_NAME

    path, office = profile or _profile_of(root), office_of(root, profile, passwords)
    if path is None:
        raise WrongUse(
            f"Untuk kop dokumennya diperlukan {PROFILE_NAME} di folder kerja himpunan {root}; "
            "sebutkan dengan --profil."
        )
    if office is None:
        raise _ProfileFaulty(f"Profil lembaga perlu diperbaiki dahulu: kka periksa {path}")
    return office


def _profile_of(root: Path) -> Path | None:
    from kka_docs.workspace import PROFILE_NAME, profile_for

    return profile_for(root.parent / PROFILE_NAME)
