"""`kka himpunan daftar` and `cari`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kka_docs.cli.himpunan.group import himpunan
from kka_docs.cli.himpunan.opening import kept
from kka_docs.cli.himpunan.options import ARCHIVE, CASE, Case, Day, kind_option
from kka_docs.cli.indonesian_help import Listed, ListedOption
from kka_docs.cli.options import JSON

if TYPE_CHECKING:
    from kka_docs.himpunan.papers import Paper

_CASES_SHOWN = 50
_PAPERS_SHOWN = 200


def _states() -> list[str]:
    from kka_docs.himpunan.papers import State

    return [state.value for state in State]


@himpunan.command()
@click.argument("case", required=False, metavar="[KODE]", type=Case())
@click.option("--semua", "everything", is_flag=True, help="Semua kasus, bukan yang terbaru saja.")
@JSON
@ARCHIVE
def daftar(case: str | None, named: Path | None, *, everything: bool, as_json: bool) -> int:
    """Menampilkan naskah di himpunan, kasus demi kasus, yang terbaru dahulu.

    KODE: satu kasus saja. Peminjaman yang lewat tanggalnya ditandai.

    Contoh:
      kka himpunan daftar
      kka himpunan daftar KKA-2026-003
    """
    from kka_docs.himpunan.queries import newest_cases, papers_of_case

    with kept(named, quiet=as_json) as archive:
        if archive is None:
            return _tell_none(as_json=as_json)
        with archive.reading() as connection:
            most = -1 if everything or as_json else _CASES_SHOWN + 1
            cases = [case] if case else newest_cases(connection, most)
            shown = cases if everything or as_json else cases[:_CASES_SHOWN]
            papers = [paper for code in shown for paper in papers_of_case(connection, code)]
        today = archive.clock().date()
    _tell(papers, today, as_json=as_json)
    if len(shown) < len(cases):
        click.echo(f"Hanya {len(shown)} kasus terbaru. Semuanya: kka himpunan daftar --semua")
    return 0


@himpunan.command()
@click.argument("words", nargs=-1, metavar="[TEKS]…")
@CASE
@kind_option("Jenis naskah")
@click.option("--pertemuan", "meeting", type=int, metavar="N", help="Pertemuan ke-N.")
@click.option(
    "--keadaan",
    "state",
    cls=ListedOption,
    type=Listed(_states),
    metavar="KEADAAN",
    help="Keadaan naskah: {}.",
)
@click.option("--dari", "first", type=Day(), metavar="TANGGAL", help="Naskah bertanggal mulai ini.")
@click.option("--sampai", "last", type=Day(), metavar="TANGGAL", help="Sampai dengan tanggal ini.")
@click.option("--tempat", "shelf", metavar="TEKS", help='Tempat kertasnya, misalnya "lemari 2".')
@click.option("--dipinjam", "lent", is_flag=True, help="Hanya yang sedang dipinjam.")
@JSON
@ARCHIVE
def cari(
    words: Sequence[str],
    named: Path | None,
    *,
    state: str | None,
    lent: bool,
    as_json: bool,
    **asked: Any,
) -> int:
    """Mencari naskah di register himpunan.

    TEKS: bagian dari nomor, kode kasus, jenis, tanggal (2026-11 atau 17/11/2026), tempat, atau
    nama peminjam; setiap kata harus cocok.

    Contoh:
      kka himpunan cari laporan 2026-11
      kka himpunan cari --kasus KKA-2026-003 --jenis berita-acara
      kka himpunan cari --dipinjam
    """
    from kka_docs.himpunan.papers import State
    from kka_docs.himpunan.queries import Search, count, found

    search = Search(
        text=" ".join(words) or None,
        state=None if state is None else State(state),
        lent=True if lent else None,
        **asked,
    )
    with kept(named, quiet=as_json) as archive:
        if archive is None:
            return _tell_none(as_json=as_json)
        with archive.reading() as connection:
            papers = found(connection, search, _PAPERS_SHOWN)
            total = len(papers)
            if total == _PAPERS_SHOWN:
                total = count(connection, search)
        today = archive.clock().date()
    # Those of one case stand together, cases in the order of their newest paper.
    places = {case: at for at, case in enumerate(dict.fromkeys(one.about.case for one in papers))}
    _tell(sorted(papers, key=lambda one: places[one.about.case]), today, as_json=as_json)
    if total > len(papers):
        told = f"Hanya {len(papers)} yang terbaru dari {total}; persempit pencariannya."
        click.echo(told, err=as_json)
    return 0


def _tell_none(*, as_json: bool) -> int:
    if as_json:
        click.echo(json.dumps({"naskah": []}))
    return 0


def _tell(papers: Sequence[Paper], today: date, *, as_json: bool) -> None:
    from kka_docs.cli.himpunan.lines import counted, for_machines, print_by_case

    if as_json:
        click.echo(json.dumps({"naskah": [for_machines(paper) for paper in papers]}, indent=1))
    elif papers:
        print_by_case(papers, today)
        click.echo(counted(papers, today))
    else:
        click.echo("Tidak ada naskah yang cocok.")
