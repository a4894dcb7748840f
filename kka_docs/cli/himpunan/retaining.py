"""`kka himpunan jatuh-tempo`, `masa-simpan` and `musnahkan`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kka_docs.cli.himpunan.group import himpunan
from kka_docs.cli.himpunan.opening import begun, kept, required_office
from kka_docs.cli.himpunan.options import ARCHIVE, BY, PDF, PROFILE, Case, Day, Words
from kka_docs.cli.himpunan.questions import answer, choice_or_ask, name_or_ask
from kka_docs.cli.indonesian_help import Listed, ListedOption
from kka_docs.cli.options import JSON, PASSWORDS, output_option
from kka_docs.errors import WrongUse

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kka_docs.himpunan.archive import Archive
    from kka_docs.himpunan.papers import Paper
    from kka_docs.himpunan.retention import Kept
    from kka_docs.passwords import Passwords

_CODE = click.argument("case", metavar="KODE", type=Case())
_MOST_LATE = 1_000


def _destroying() -> Mapping[str, str]:
    from kka_docs.himpunan.reasons import DESTROYING

    return DESTROYING


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
@_CODE
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
            keep = None if endless else until or term.keep_until
            term = Term(keep, review or term.review_on)
            with archive.writing() as writing:
                set_term(writing, case, term, name)
    click.echo(f"{case}: disimpan sampai {_day(term.keep_until)}; ditinjau {_day(term.review_on)}.")
    return 0


@himpunan.command()
@_CODE
@click.option(
    "--saksi", "witnesses", multiple=True, type=Words(), metavar="NAMA", help="Saksi; dua orang."
)
@click.option(
    "--alasan",
    "reason",
    cls=ListedOption,
    type=Listed(_destroying),
    metavar="ALASAN",
    help="Mengapa: {}.",
)
@click.option(
    "--pasti", "sure", metavar="KODE", help="Kode kasusnya sekali lagi, agar tidak ditanyakan."
)
@PDF
@output_option("Folder berita acaranya. Biasanya meja bk.")
@PROFILE
@PASSWORDS
@ARCHIVE
def musnahkan(  # noqa: PLR0913 (options are arguments)
    *,
    case: str,
    witnesses: tuple[str, ...],
    reason: str | None,
    sure: str | None,
    pdf: bool,
    output: Path | None,
    profile: Path | None,
    passwords: Passwords | None,
    named: Path | None,
) -> int:
    """Memusnahkan berkas sebuah kasus di himpunan, disaksikan dua orang.

    Berkas dan kuncinya dihapus dan tidak dapat dikembalikan; catatannya di jurnal tetap ada. Berita
    acaranya dibuat untuk dicetak dan ditandatangani; kasus yang sudah musnah: dibuat lagi.

    Contoh:
      kka himpunan musnahkan KKA-2020-003 --saksi "Siti, S.Pd." --saksi Budi
    """
    from kka_docs.cli.himpunan.printing import deliver_documents
    from kka_docs.himpunan.reasons import DESTROYING
    from kka_docs.keeping.destruction import (
        destroy_case,
        destruction_of,
        papers_to_destroy,
        require_due,
        two_witnesses,
    )
    from kka_docs.keeping.paperwork import minutes_of

    with begun(named) as archive:
        office = required_office(archive.root, profile, passwords)
        done = destruction_of(archive, case)
        if done is None:
            papers = papers_to_destroy(archive, case)
            both = two_witnesses(witnesses or _asked_witnesses())
            why = choice_or_ask(reason, "Mengapa dimusnahkan", "--alasan", dict(DESTROYING))
            require_due(archive, case, why)
            _show_what_goes(archive, case, papers)
            _require_sure(case, sure)
            done = destroy_case(archive, case, both, why)
            click.echo(f"Berkas {case} dimusnahkan: {len(done.papers)} naskah.")
        else:
            click.echo(f"Berkas {case} sudah dimusnahkan pada {_day(done.at.date())}.")
        place = output or archive.root.parent
        document = minutes_of(office, done)
    deliver_documents([(place, document)], pdf=pdf)
    _tell_what_survives(archive.root, case, len(done.gone_out))
    return 0


def _asked_witnesses() -> Sequence[str]:
    return [name_or_ask(None, f"Nama saksi {place}", "--saksi NAMA") for place in (1, 2)]


def _show_what_goes(archive: Archive, case: str, papers: Sequence[Paper]) -> None:
    from kka_docs.cli.himpunan.lines import title
    from kka_docs.himpunan.queries import files_of

    click.echo(f"Yang dimusnahkan dari himpunan, tidak dapat dikembalikan ({case}):")
    with archive.reading() as connection:
        for paper in papers:
            files = len(files_of(connection, paper.number))
            told = f"{files} berkas" if files else paper.state.value
            click.echo(f"  {paper.number}  {title(paper)}: {told}")


def _require_sure(case: str, sure: str | None) -> None:
    typed = sure if sure is not None else answer(f"Ketik {case} untuk memusnahkannya")
    if typed is None:
        raise WrongUse(f"Tidak ada yang dimusnahkan. Dari skrip: --pasti {case}")
    if typed.strip().upper() != case:
        raise WrongUse("Kodenya tidak sama. Tidak ada yang dimusnahkan.")


def _tell_what_survives(root: Path, case: str, gone_out: int) -> None:
    click.echo(
        "Yang mungkin masih ada dan harus dimusnahkan sendiri: kertasnya, cadangan lama, "
        f"{gone_out} salinan atau peminjaman menurut jurnal, dan berkas di meja atau komputer lain."
    )
    left = root.parent / case
    if left.exists():
        click.echo(f"Masih ada di meja ini: {left}")


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
