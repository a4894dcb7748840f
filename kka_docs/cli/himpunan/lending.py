"""`kka himpunan ambil`, `pinjam`, `kembalikan` and `tempat`: papers in and out of the archive."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from kka_docs.cli.himpunan.group import himpunan
from kka_docs.cli.himpunan.opening import begun, warn_of_clock
from kka_docs.cli.himpunan.options import (
    ARCHIVE,
    BY,
    NUMBER,
    NUMBERS,
    REASON,
    Day,
    Words,
    shelf_options,
)
from kka_docs.cli.himpunan.questions import choice_or_ask, name_or_ask
from kka_docs.cli.himpunan.unlocking import HOLDER, unlocking
from kka_docs.errors import WrongUse


@himpunan.command()
@NUMBER
@click.option(
    "--ke",
    "to",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="FOLDER",
    help="Folder tujuan salinannya.",
)
@REASON
@BY
@HOLDER
@ARCHIVE
def ambil(  # noqa: PLR0913 (options are arguments)
    *,
    number: str,
    to: Path | None,
    reason: str | None,
    by: str | None,
    holder: str | None,
    named: Path | None,
) -> int:
    """Mengambil salinan sebuah naskah dari himpunan.

    Yang tersimpan tetap di himpunan; yang terenkripsi dibuka dengan sandi. Siapa, kapan, dan untuk
    apa dicatat di jurnal; berkas yang sudah ada di folder tujuan tidak ditimpa.

    Contoh:
      kka himpunan ambil H-2026-0012 --ke meja --alasan alih-tangan --oleh Rahmat
    """
    from kka_docs.himpunan.reasons import TAKING
    from kka_docs.keeping.taking import take_copies

    if to is None:
        raise WrongUse("Sebutkan folder tujuannya: --ke FOLDER.")
    with begun(named) as archive:
        warn_of_clock(archive)
        name = name_or_ask(by, "Siapa yang mengambil", "--oleh NAMA")
        why = choice_or_ask(reason, "Untuk apa", "--alasan", dict(TAKING))
        copies = take_copies(archive, number, to, name, why, unlock=unlocking(archive, holder))
    click.echo(f"Salinan {number} diambil oleh {name} ({TAKING[why]}), tercatat di jurnal:")
    for path in copies:
        click.echo(f"  {path}")
    click.echo("Hapus salinan itu bila sudah selesai dipakai; isinya rahasia.")
    return 0


@himpunan.command()
@NUMBERS
@click.option("--oleh", "borrower", type=Words(), metavar="NAMA", help="Siapa yang meminjam.")
@REASON
@click.option(
    "--kembali", "due", type=Day(), metavar="TANGGAL", help="Kembali paling lambat tanggal ini."
)
@ARCHIVE
def pinjam(
    numbers: tuple[str, ...],
    borrower: str | None,
    reason: str | None,
    due: date | None,
    named: Path | None,
) -> int:
    """Mencatat bahwa kertas sebuah naskah dipinjam.

    Yang lewat tanggal kembalinya ditandai di kka himpunan daftar.

    Contoh:
      kka himpunan pinjam H-2026-0012 --oleh Siti --kembali 24/12/2026
    """
    from kka_docs.himpunan.reasons import TAKING
    from kka_docs.keeping.lending import lend_papers

    with begun(named) as archive:
        warn_of_clock(archive)
        name = name_or_ask(borrower, "Siapa yang meminjam", "--oleh NAMA")
        why = choice_or_ask(reason, "Untuk apa", "--alasan", dict(TAKING))
        today = archive.clock().date()
        if due is not None and due < today:
            raise WrongUse(
                f"Tanggal kembali {due:%d/%m/%Y} sudah lewat; hari ini {today:%d/%m/%Y}."
            )
        lend_papers(archive, numbers, name, why, due)
    until = f", kembali paling lambat {due:%d/%m/%Y}" if due else ", tanpa batas waktu"
    click.echo(f"Dipinjam {name} ({TAKING[why]}){until}: {', '.join(numbers)}")
    return 0


@himpunan.command()
@NUMBERS
@ARCHIVE
def kembalikan(numbers: tuple[str, ...], named: Path | None) -> int:
    """Mencatat bahwa kertas yang dipinjam sudah kembali.

    Contoh:
      kka himpunan kembalikan H-2026-0012
    """
    from kka_docs.keeping.lending import take_papers_back

    with begun(named) as archive:
        warn_of_clock(archive)
        papers = take_papers_back(archive, numbers)
    for paper in papers:
        place = f"; tempatnya {paper.shelf}" if str(paper.shelf) else ""
        click.echo(f"{paper.number} kembali dari {paper.borrower}{place}.")
    return 0


@himpunan.command()
@NUMBERS
@shelf_options
@ARCHIVE
def tempat(numbers: tuple[str, ...], named: Path | None, **places: str | None) -> int:
    """Mencatat di mana kertas sebuah naskah disimpan, atau menampilkannya.

    Yang tidak disebut tidak diubah.

    Contoh:
      kka himpunan tempat H-2026-0012 H-2026-0013 --lemari 1 --laci 2 --map 7
      kka himpunan tempat H-2026-0012
    """
    from kka_docs.himpunan.filing import shelve
    from kka_docs.keeping.taking import filed_paper

    given = {key: place for key, place in places.items() if place is not None}
    with begun(named) as archive, archive.writing() as writing:
        papers = [filed_paper(writing, number) for number in numbers]
        shelves = {paper.number: replace(paper.shelf, **given) for paper in papers}
        if given:
            for number, shelf in shelves.items():
                shelve(writing, number, shelf)
    for number, shelf in shelves.items():
        click.echo(f"{number}: {shelf if str(shelf) else 'tempatnya belum dicatat'}")
    return 0
