"""`kka himpunan jatuh-tempo` and `masa-simpan`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kka_docs.cli.himpunan.group import himpunan
from kka_docs.cli.himpunan.opening import begun, kept, warn_of_clock
from kka_docs.cli.himpunan.options import ARCHIVE, BY, CODE, Day
from kka_docs.cli.himpunan.questions import name_or_ask
from kka_docs.cli.options import JSON
from kka_docs.errors import WrongUse

if TYPE_CHECKING:
    from kka_docs.himpunan.papers import Paper
    from kka_docs.himpunan.retention import Kept

_MOST_LATE = 1_000


@himpunan.command("jatuh-tempo")
@click.option(
    "--sampai",
    "until",
    type=Day(),
    metavar="TANGGAL",
    help="Yang jatuh tempo sampai tanggal ini. Biasanya hari ini.",
)
@JSON
@ARCHIVE
def due_cases(until: date | None, named: Path | None, *, as_json: bool) -> int:
    """Menampilkan kasus yang perlu ditinjau atau yang masa simpannya berakhir.

    Peminjaman yang lewat tanggalnya juga disebut. Tidak ada yang dimusnahkan dengan sendirinya.

    Contoh:
      kka himpunan jatuh-tempo
      kka himpunan jatuh-tempo --sampai 2027-12-31
    """
    from kka_docs.himpunan.queries import Search, found
    from kka_docs.himpunan.retention import due, later_entry
    from kka_docs.keeping.destruction import behind

    cases: list[Kept] = []
    late: list[Paper] = []
    with kept(named, quiet=as_json) as archive:
        if archive is None:
            return _tell_json([], [], None) if as_json else 0
        now = archive.clock()
        with archive.reading() as connection:
            last = later_entry(connection, now)
            if last is None:
                cases = due(connection, until or now.date())
                lent = found(connection, Search(lent=True), _MOST_LATE)
                late = [one for one in lent if one.due is not None and one.due < now.date()]
    warning = None if last is None else behind(now, last)
    if as_json:
        return _tell_json(cases, late, warning)
    if warning is not None:
        click.echo(warning)
    elif not cases and not late:
        click.echo("Tidak ada yang jatuh tempo.")
    else:
        _tell(cases, late, until or now.date())
    return 0


@himpunan.command("masa-simpan")
@CODE
@click.option("--sampai", "until", type=Day(), metavar="TANGGAL", help="Disimpan sampai.")
@click.option("--tanpa-batas", "endless", is_flag=True, help="Disimpan tanpa batas waktu.")
@click.option("--tinjau", "review", type=Day(), metavar="TANGGAL", help="Ditinjau lagi pada.")
@BY
@ARCHIVE
def keeping_time(  # noqa: PLR0913 (options are arguments)
    case: str,
    until: date | None,
    review: date | None,
    by: str | None,
    named: Path | None,
    *,
    endless: bool,
) -> int:
    """Menetapkan sampai kapan sebuah kasus disimpan dan kapan ditinjau lagi.

    Tanpa pilihan: ditampilkan saja. Yang tidak disebut tidak diubah. Pada penyimpanan pertama
    keduanya diambil dari sheet Himpunan di profil.

    Contoh:
      kka himpunan masa-simpan KKA-2026-003
      kka himpunan masa-simpan KKA-2026-003 --sampai 2031-12-31 --oleh Rahmat
    """
    from kka_docs.himpunan.filing import set_term
    from kka_docs.himpunan.papers import Term
    from kka_docs.himpunan.retention import term_of

    if endless and until is not None:
        raise WrongUse("--sampai dan --tanpa-batas tidak dipakai bersama.")
    is_change = endless or until is not None or review is not None
    with begun(named) as archive:
        name = name_or_ask(by, "Siapa yang menetapkan", "--oleh NAMA") if is_change else ""
        with archive.reading() as connection:
            term = term_of(connection, case)
        if term is None:
            raise WrongUse(f"Kasus {case} tidak disimpan di himpunan ini.")
        if is_change:
            warn_of_clock(archive)
            keep = None if endless else until or term.keep_until
            term = Term(keep, review or term.review_on)
            with archive.writing() as writing:
                set_term(writing, case, term, name)
    click.echo(f"{case}: disimpan sampai {_day(term.keep_until)}; ditinjau {_day(term.review_on)}.")
    return 0


def _tell(cases: Sequence[Kept], late: Sequence[Paper], until: date) -> None:
    from kka_docs.cli.himpunan.lines import title

    for kept_case in cases:
        term = kept_case.term
        if term.keep_until is not None and term.keep_until <= until:
            told = f"masa simpannya berakhir {_day(term.keep_until)}: putuskan, lalu musnahkan "
            told += "atau perpanjang"
        else:
            told = f"ditinjau {_day(term.review_on)}: masih perlukah disimpan?"
        click.echo(f"{kept_case.case} ({kept_case.papers} naskah): {told}")
    for paper in late:
        click.echo(f"{paper.number} ({title(paper)}): belum kembali dari {paper.borrower}, ")
        click.echo(f"  seharusnya {_day(paper.due)}")
    if cases:
        click.echo(
            "Memperpanjang atau menetapkan tinjauan berikutnya: kka himpunan masa-simpan KODE. "
            "Memusnahkan: kka himpunan musnahkan KODE"
        )


def _tell_json(cases: Sequence[Kept], late: Sequence[Paper], warning: str | None) -> int:
    from kka_docs.cli.himpunan.lines import for_machines

    told: dict[str, Any] = {
        "kendala": warning,
        "kasus": [
            {
                "kode_kasus": one.case,
                "naskah": one.papers,
                "simpan_sampai": one.term.keep_until and one.term.keep_until.isoformat(),
                "tinjau_pada": one.term.review_on and one.term.review_on.isoformat(),
            }
            for one in cases
        ],
        "terlambat_kembali": [for_machines(paper) for paper in late],
    }
    click.echo(json.dumps(told, indent=1))
    return 0


def _day(day: date | None) -> str:
    return "(belum ditetapkan)" if day is None else f"{day:%d/%m/%Y}"
