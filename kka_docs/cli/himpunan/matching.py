"""`kka himpunan cocokkan`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kka_docs.cli.himpunan.group import himpunan
from kka_docs.cli.himpunan.opening import begun
from kka_docs.cli.himpunan.options import ARCHIVE
from kka_docs.cli.himpunan.unlocking import HOLDER, unlocking
from kka_docs.cli.options import PASSWORDS
from kka_docs.errors import WrongUse

if TYPE_CHECKING:
    from kka_docs.himpunan.archive import Archive
    from kka_docs.himpunan.secrecy.reading import Unlock
    from kka_docs.keeping.forms import Compared
    from kka_docs.keeping.matching import Match
    from kka_docs.passwords import Passwords

_NOT_SEEN = (
    "Yang dicocokkan adalah catatan, bukan kertas: kertas itu, isinya, dan tanda tangannya tidak "
    "dilihat oleh kka. Bandingkan kertasnya dengan yang tersimpan."
)


@himpunan.command()
@click.argument("typed", nargs=-1, required=True, metavar="KODE")
@click.option(
    "--formulir",
    "form",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="BERKAS",
    help="Formulir berita acaranya. Biasanya dicari di meja bk.",
)
@PASSWORDS
@HOLDER
@ARCHIVE
def cocokkan(
    typed: tuple[str, ...],
    form: Path | None,
    passwords: Passwords | None,
    holder: str | None,
    named: Path | None,
) -> int:
    """Memeriksa apakah kode di kertas milik sebuah catatan di himpunan ini, tanpa internet.

    KODE: yang tercetak di kaki halaman, atau isi kode QR-nya. Huruf kecil dan O untuk nol boleh.
    Naskah terenkripsi dibandingkan dengan formulirnya bila pemegang kuncinya disebut (--pemegang).
    Kode keluar 0: kodenya cocok dan formulirnya, bila ada, tidak berubah; selain itu 1.

    Contoh:
      kka himpunan cocokkan H-2026-0012-7K3M-Q9XD
      kka himpunan cocokkan H-2026-0012-7K3M-Q9XD --formulir berita-acara.xlsx
    """
    from kka_docs.keeping.matching import match

    text = " ".join(typed)
    with begun(named) as archive:
        found = match(archive, text)
        if found is None:
            raise WrongUse(
                f"“{text}” bukan kode himpunan. Kodenya berbentuk H-2026-0012-7K3M-Q9XD: nomor "
                "arsip, lalu delapan tanda (angka dan huruf, tanpa I, L, O, U)."
            )
        if found.paper is None or found.code is None:
            return _refuse(found)
        unlock = None if holder is None else unlocking(archive, holder)
        results = _forms(archive, found, form, passwords, unlock)
    _tell(found)
    changed = _tell_forms(results, asked=form is not None)
    click.echo(_NOT_SEEN)
    return 1 if changed else 0


def _refuse(found: Match) -> int:
    from kka_docs.keeping.matching import Verdict

    told = {
        Verdict.UNKNOWN: "tidak dikenal: nomor arsip itu tidak ada di himpunan ini.",
        Verdict.OTHER_SIGNS: "TIDAK cocok: nomornya ada di himpunan ini, tetapi tandanya bukan "
        "tanda yang diberikan untuk naskah itu.",
        Verdict.OTHER_JOURNAL: "TIDAK cocok: tandanya ada, tetapi kepala jurnal di kode QR-nya "
        "bukan milik jurnal himpunan ini.",
    }
    click.echo(f"Kode {found.typed} {told[found.verdict]}")
    if found.near is not None:
        click.echo(f"Mungkin salah ketik. Yang mirip di himpunan ini: {found.near}")
    else:
        click.echo("Periksa lagi ketikannya; himpunan lembaga lain mempunyai kode sendiri.")
    return 1


def _tell(found: Match) -> None:
    from kka_docs.cli.himpunan.lines import title
    from kka_docs.himpunan.codes import typed
    from kka_docs.himpunan.papers import State
    from kka_docs.indonesian import long_date
    from kka_docs.keeping.matching import Verdict

    paper, code = found.paper, found.code
    if paper is None or code is None:
        return
    states = {
        State.DRAFT: "konsep: naskah bertanda tangan belum disimpan di himpunan",
        State.FILED: "tersimpan",
        State.DESTROYED: "sudah dimusnahkan; yang tinggal hanya catatannya di jurnal",
    }
    records = {
        Verdict.NEWEST: "yang terbaru dari naskah ini",
        Verdict.EARLIER: "BUKAN yang terbaru: formulirnya berubah sesudah kertas itu dibuat; "
        f"kode yang berlaku {typed(found.codes[-1].mark)}",
    }
    day = f", {long_date(paper.about.day)}" if paper.about.day else ""
    click.echo(f"Kode {found.typed} milik himpunan ini.")
    click.echo(f"  Naskah   : {title(paper)}{day}")
    click.echo(f"  Catatan  : {records[found.verdict]}")
    click.echo(f"  Keadaan  : {states[paper.state]}")
    click.echo(
        f"  Jurnal   : utuh sampai kode ini diberikan ({_day(code.given)}); kepalanya waktu itu "
        f"catatan {code.mark.entry}, {code.mark.head}"
    )


def _day(time: str) -> str:
    from datetime import datetime

    return f"{datetime.fromisoformat(time):%d/%m/%Y}"


def _forms(
    archive: Archive,
    found: Match,
    form: Path | None,
    passwords: Passwords | None,
    unlock: Unlock | None,
) -> list[Compared]:
    from kka_docs.keeping.forms import compared_forms

    if found.paper is None or found.code is None:
        return []
    return compared_forms(
        archive, found.paper, found.code, form, passwords=passwords, unlock=unlock
    )


def _tell_forms(results: list[Compared], *, asked: bool) -> bool:
    """Say how the forms stand to the code's record; True where one does not hold it."""
    from kka_docs.keeping.forms import NOT_OF_PAPER
    from kka_docs.keeping.matching import Content

    told = {
        Content.SAME: "isinya sama dengan yang tercatat untuk kode ini",
        Content.CHANGED: "isinya BERUBAH sejak kode ini diberikan",
        Content.LOCKED: "tidak dapat dibandingkan: kunci kodenya terkunci (bukalah dengan "
        "--pemegang NAMA) atau sudah musnah",
        None: NOT_OF_PAPER,
    }
    for one in results:
        click.echo(f"  Formulir : {one.path}: {told[one.content]}")
    if not results:
        click.echo(
            "  Formulir : tidak ditemukan di meja bk, atau bersandi (bukalah dengan --sandi); "
            "sebutkan dengan --formulir"
        )
    wrong = {Content.CHANGED, None} if asked else {Content.CHANGED}
    return bool(results) and all(one.content in wrong for one in results)
