"""What is asked and told while scans are read for their codes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kka_docs.cli.himpunan.options import Number
from kka_docs.cli.himpunan.questions import answer, is_agreed
from kka_docs.errors import OutsideMissing, WrongUse
from kka_docs.keeping.incoming import Incoming
from kka_docs.keeping.scans import Sorted, Unsure, needs_reading, sorted_scans

if TYPE_CHECKING:
    from kka_docs.himpunan.archive import Archive


def sort_scans(archive: Archive, coming: Sequence[Incoming], *, agreed: bool) -> Sorted:
    """Return the files that only their codes can tell, read and sorted.

    Where the libraries for that are missing they are left, and it is said what to install.
    """
    from kka_docs.cli.show import console

    paths = [one.path for one in coming if needs_reading(one)]
    if not paths:
        return Sorted()
    screen = console(to_errors=True)
    with screen.status("Membaca kode di pindaian") as status:

        def progress(path: Path, page: int, pages: int) -> None:
            status.update(f"Membaca kode di pindaian: {path.name}, halaman {page} dari {pages}")

        def ask(unsure: Unsure) -> str | None:
            status.stop()
            return _answer(archive, unsure, agreed=agreed)

        try:
            return sorted_scans(archive, paths, ask, progress)
        except OutsideMissing as missing:
            reason = f"sebutkan --kasus dan --jenis. {missing.sentence.removesuffix('.')}"
            return Sorted(left=[(path, reason) for path in paths])


def number_of(archive: Archive, typed: str) -> str:
    """Return the archive number that was typed, or that a typed code stands for.

    Raises WrongUse where the archive has no such paper.
    """
    from kka_docs.himpunan.codes import read_typed
    from kka_docs.himpunan.queries import paper_at

    if read_typed(typed) is not None:
        return number_of_code(archive, typed)
    number = Number().convert(typed, None, None)
    with archive.reading() as connection:
        if paper_at(connection, number) is None:
            raise WrongUse(f"Nomor {number} tidak ada di himpunan ini.")
    return number


def number_of_code(archive: Archive, code: str) -> str:
    """Return the archive number that a typed code stands for.

    Raises WrongUse where it is no code, or none of this archive.
    """
    from kka_docs.keeping.matching import match

    found = match(archive, code)
    if found is None:
        raise WrongUse(f"“{code}” bukan kode. Tulis seperti H-2026-0012-7K3M-Q9XD.")
    if found.code is None or found.paper is None:
        near = f" Mungkin maksudnya {found.near}?" if found.near else ""
        raise WrongUse(f"Kode {found.typed} tidak ada di himpunan ini.{near}")
    return found.paper.number


def _answer(archive: Archive, unsure: Unsure, *, agreed: bool) -> str | None:
    """The archive number of a page: that suggested, one that is typed, or none."""
    where = unsure.path.name
    if unsure.pages > 1:
        where += f", halaman {unsure.page} dari {unsure.pages}"
    if unsure.suggested is not None:
        question = f"{where}: tanpa kode. Simpan bersama {unsure.suggested} di sekitarnya?"
        return unsure.suggested if agreed or is_agreed(question) else None
    near = f" Di sebelahnya: {', '.join(unsure.near)}." if unsure.near else ""
    return _typed(
        archive,
        f"{where}: {unsure.why or 'kodenya tidak terbaca'}.{near} Nomor arsip atau kode yang "
        "tercetak di kakinya (kosongkan bila tidak tahu, atau halamannya kosong)",
    )


def _typed(archive: Archive, question: str) -> str | None:
    """The number of a paper that the archive has, asked for again until it is; None for none."""
    while typed := answer(question):
        try:
            return number_of(archive, typed)
        except WrongUse as refused:
            click.echo(refused.sentence, err=True)
    return None


def tell_scans(scans: Sorted) -> None:
    """Say what is to be known of scans beside what was filed."""
    for note in scans.notes:
        click.echo(note)
    for cut in scans.cut:
        some = "; tidak semua halamannya disimpan" if None in cut.numbers else ""
        click.echo(f"{cut.path} dibagi menurut naskahnya{some}.")
