"""`kka himpunan simpan`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kka_docs.cli.himpunan.group import himpunan
from kka_docs.cli.himpunan.opening import office_of, opened, root_of, warn_of_clock
from kka_docs.cli.himpunan.options import (
    ARCHIVE,
    BY,
    CASE,
    PROFILE,
    Day,
    Number,
    kind_option,
    shelf_options,
)
from kka_docs.cli.himpunan.questions import name_or_ask
from kka_docs.cli.himpunan.unlocking import unlocking
from kka_docs.cli.options import PASSWORDS
from kka_docs.errors import ArchiveDamaged, WrongUse

if TYPE_CHECKING:
    from kka_docs.institution import Office
    from kka_docs.keeping.filing import Filing, Years
    from kka_docs.passwords import Passwords

_PARTLY, _NOTHING = 3, 1


@himpunan.command()
@click.argument(
    "paths", nargs=-1, required=True, metavar="BERKAS…", type=click.Path(path_type=Path)
)
@CASE
@click.option("--pertemuan", "meeting", type=int, metavar="N", help="Pertemuan ke-N.")
@kind_option("Jenis naskah")
@click.option("--tanggal", "day", type=Day(), metavar="TANGGAL", help="Tanggal naskahnya.")
@click.option("--nomor", type=Number(), metavar="NOMOR", help="Tambahkan pada naskah ini.")
@click.option("--kode", "code", metavar="KODE", help="Kode yang tercetak di kertasnya.")
@BY
@shelf_options
@click.option(
    "--ya", "agreed", is_flag=True, help="Terima yang disarankan untuk halaman tanpa kode."
)
@click.option(
    "--hapus-salinan/--biarkan-salinan",
    "remove",
    default=None,
    help="Hapus, atau biarkan, salinan yang sama di luar himpunan. Biasanya ditanyakan.",
)
@click.option(
    "--pemegang",
    "holder",
    metavar="NAMA",
    help="Pemegang kunci yang dengan sandinya memastikan apakah sebuah berkas sudah disimpan.",
)
@PROFILE
@PASSWORDS
@ARCHIVE
def simpan(  # noqa: PLR0913 (options are arguments)
    *,
    paths: tuple[Path, ...],
    case: str | None,
    meeting: int | None,
    kind: str | None,
    day: date | None,
    nomor: str | None,
    code: str | None,
    by: str | None,
    agreed: bool,
    remove: bool | None,
    holder: str | None,
    profile: Path | None,
    passwords: Passwords | None,
    named: Path | None,
    **places: str | None,
) -> int:
    """Menyimpan naskah di himpunan, dengan nomor arsip.

    BERKAS: dokumen yang baru dibuat atau foldernya, terbaca dari namanya; pindaian naskah
    bertanda tangan (PDF, JPEG, PNG), dikenali dari kode di setiap halamannya; dan berkas lain
    dengan --kasus, --pertemuan, --jenis. Dari folder, surat dan label tidak ikut; sebutkan
    berkasnya bila perlu. Berkas disimpan apa adanya; yang sama tidak disimpan dua kali. Sesudahnya
    disebut salinan yang masih ada di luar himpunan, dan ditanyakan apakah dihapus.

    Contoh:
      kka himpunan simpan bk/KKA-2026-003 --oleh "Rahmat, S.Pd."
      kka himpunan simpan pindaian --lemari 1 --map 7
      kka himpunan simpan a.pdf --kasus KKA-2026-003 --pertemuan 2 --jenis laporan
      kka himpunan simpan a.pdf --kode H-2026-0012-7K3M-Q9XD --lemari 1
    """
    from kka_docs.cli.himpunan.copies import settle_copies
    from kka_docs.cli.himpunan.scans import number_of_code, sort_scans, tell_scans
    from kka_docs.himpunan.papers import Shelf
    from kka_docs.keeping.filing import Manner, file_all
    from kka_docs.keeping.incoming import Told, incoming
    from kka_docs.keeping.scans import needs_reading
    from kka_docs.keeping.taking import is_whole

    files, root = _files(paths), root_of(named, *paths)
    name = name_or_ask(by, "Siapa yang menyimpan", "--oleh NAMA")
    shelf = Shelf(**{key: place or "" for key, place in places.items()})
    office = office_of(root, profile, passwords)
    with opened(root) as archive:
        warn_of_clock(archive)
        number = nomor if code is None else number_of_code(archive, code)
        coming = incoming(files, Told(case, kind, meeting, day, number))
        scans = sort_scans(archive, coming, agreed=agreed)
        known = [one for one in coming if not needs_reading(one)]
        unlock = None if holder is None else unlocking(archive, holder)
        if unlock is not None:
            unlock()  # now: while files are filed, nobody else can write
        manner = Manner(name, shelf, _years(office))
        done = file_all(archive, [*known, *scans.coming], manner, unlock)
        damaged = {number for _, number in done.held if not is_whole(archive, number)}
    done.left.extend(scans.left)
    _tell(root, done)
    tell_scans(scans)
    _tell_terms(done, office)
    settle_copies(root, done, scans.cut, damaged, remove=remove)
    if damaged:
        return ArchiveDamaged.exit_code
    if not done.left:
        return 0
    return _PARTLY if done.filed or done.held else _NOTHING


def _files(paths: Sequence[Path]) -> list[Path]:
    """The files that are meant. Raises WrongUse where one is missing or is nothing to be filed."""
    from kka_docs.keeping.incoming import files_among, is_filed

    missing = next((path for path in paths if not path.exists()), None)
    if missing is not None:
        raise WrongUse(f"Berkas atau folder {missing} tidak ada.")
    files = files_among(paths)
    if not files:
        raise WrongUse("Di folder itu tidak ada dokumen yang dapat disimpan.")
    strange = ", ".join(path.name for path in files if not is_filed(path))
    if strange:
        raise WrongUse(f"Yang disimpan hanya PDF, JPEG, PNG, Word, dan formulir; bukan: {strange}.")
    return files


def _years(office: Office | None) -> Years:
    from kka_docs.keeping.filing import Years

    if office is None:
        return Years()
    sheet = office.profile.values["himpunan"]
    return Years(sheet["lama_simpan"], sheet["tinjau_ulang"])


# What came of it


def _tell(root: Path, done: Filing) -> None:
    from kka_docs.cli.himpunan.lines import title

    if done.filed:
        click.echo(f"{len(done.filed)} berkas disimpan di himpunan {root}:")
    for filed in done.filed:
        click.echo(f"  {filed.paper.number}  {title(filed.paper)}: {filed.name}")
        if filed.source.is_edited:
            click.echo(f"    {filed.source.path.name} disunting sesudah dibuat; disimpan begitu.")
    for one, number in done.held:
        click.echo(f"Sudah ada di himpunan, tidak disimpan lagi: {one.path} = {number}")
    for path, reason in done.left:
        click.echo(f"Belum disimpan: {path}: {reason}.", err=True)


def _tell_terms(done: Filing, office: Office | None) -> None:
    if not done.begun:
        return
    cases = ", ".join(done.begun)
    years = _years(office)
    if office is None:
        click.echo("Profil lembaga belum ada atau bermasalah, jadi masa simpannya tidak terbaca.")
    if years.keep is None and years.review is None:
        click.echo(
            f"Masa simpan {cases} belum ditetapkan: lengkapi sheet Himpunan di profil, atau "
            f"kka himpunan masa-simpan {done.begun[0]} --sampai TANGGAL"
        )
        return
    told = (
        "" if years.keep is None else f"disimpan {years.keep} tahun",
        "" if years.review is None else f"ditinjau {years.review} tahun lagi",
    )
    click.echo(
        f"Menurut profil {cases} {' dan '.join(filter(None, told))}, dihitung sejak hari ini. "
        "Mengubahnya: kka himpunan masa-simpan"
    )
