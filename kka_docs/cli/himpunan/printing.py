"""`kka himpunan buku`, and how the archive's own papers are put where they are printed from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kka_docs.cli.himpunan.group import himpunan
from kka_docs.cli.himpunan.opening import begun, required_office
from kka_docs.cli.himpunan.options import ARCHIVE, PDF, PROFILE, Case
from kka_docs.cli.options import PASSWORDS, output_option
from kka_docs.errors import WrongUse

if TYPE_CHECKING:
    from kka_docs.himpunan.archive import Archive
    from kka_docs.institution import Office
    from kka_docs.passwords import Passwords
    from kka_docs.records import Document, Outcome


@himpunan.command()
@click.argument("cases", nargs=-1, metavar="[KODE]…", type=Case())
@click.option("--tahun", "year", type=int, metavar="TAHUN", help="Satu tahun saja.")
@click.option("--sampul", "covers", is_flag=True, help="Buat juga sampul setiap kasusnya.")
@PDF
@output_option("Folder hasil. Biasanya meja bk.")
@PROFILE
@PASSWORDS
@ARCHIVE
def buku(  # noqa: PLR0913 (options are arguments)
    *,
    cases: tuple[str, ...],
    year: int | None,
    covers: bool,
    pdf: bool,
    output: Path | None,
    profile: Path | None,
    passwords: Passwords | None,
    named: Path | None,
) -> int:
    """Membuat register himpunan, atau sampul kasus, sebagai dokumen Word untuk dicetak.

    Tanpa KODE: register, satu dokumen setiap tahun. Dengan KODE: sampul kasus itu dengan daftar
    isinya. Nama konseli tidak ada di dalamnya.

    Contoh:
      kka himpunan buku --tahun 2026 --pdf
      kka himpunan buku KKA-2026-003
    """
    if cases and (year is not None or covers):
        raise WrongUse("KODE tidak dipakai bersama --tahun atau --sampul.")
    with begun(named) as archive:
        office = required_office(archive.root, profile, passwords)
        place = output or archive.root.parent
        if cases:
            made = list(_covers(archive, office, place, cases))
        else:
            made = list(_registers(archive, office, place, year, covers=covers))
    deliver_documents(made, pdf=pdf)
    return 0


def _registers(
    archive: Archive, office: Office, place: Path, year: int | None, *, covers: bool
) -> Iterator[tuple[Path, Document]]:
    from kka_docs.himpunan.queries import papers_of_year, years
    from kka_docs.keeping.paperwork import register_of_year

    with archive.reading() as connection:
        known = years(connection)
        chosen = known if year is None else [one for one in known if one == year]
        papers = [paper for one in chosen for paper in papers_of_year(connection, one)]
    if not chosen:
        raise WrongUse(f"Belum ada naskah bernomor tahun {year}." if year else "Himpunan kosong.")
    for one in chosen:
        document = register_of_year(archive, office, one)
        if document is not None:
            yield place, document
    if covers:
        yield from _covers(archive, office, place, {paper.about.case: 0 for paper in papers})


def _covers(
    archive: Archive, office: Office, place: Path, cases: Iterable[str]
) -> Iterator[tuple[Path, Document]]:
    from kka_docs.keeping.paperwork import cover_of_case

    for case in cases:
        document = cover_of_case(archive, office, case)
        if document is None:
            raise WrongUse(f"Kasus {case} tidak ada di himpunan ini.")
        yield place / case, document


def deliver_documents(made: Sequence[tuple[Path, Document]], *, pdf: bool) -> None:
    """Put documents into their folders and say where they are; with `pdf` their PDFs, too."""
    from kka_docs.delivery import deliver
    from kka_docs.manifest import read_manifest

    words = []
    for place, document in made:
        (outcome,) = deliver(place, [document], read_manifest(place), frozenset())
        words.append(outcome)
        _tell(outcome)
    if pdf:
        from kka_docs.batch.pdfs import pdfs

        for _, outcome in pdfs(words, [], {}):
            _tell(outcome)


def _tell(outcome: Outcome) -> None:
    click.echo(f"{outcome.path} ({outcome.status.value})")
    if outcome.reason:
        click.echo(f"{outcome.status.value.capitalize()}: {outcome.reason}.")
