"""`kka himpunan nama`: which code is whom, for key holders only."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kka_docs.cli.himpunan.group import himpunan
from kka_docs.cli.himpunan.opening import begun
from kka_docs.cli.himpunan.options import ARCHIVE, Words
from kka_docs.cli.himpunan.unlocking import HOLDER, unlocking
from kka_docs.cli.indonesian_help import IndonesianGroup
from kka_docs.cli.options import PASSWORDS
from kka_docs.errors import WrongUse

if TYPE_CHECKING:
    from kka_docs.passwords import Passwords


@himpunan.group(cls=IndonesianGroup, no_args_is_help=True)
def nama() -> None:
    """Daftar nama terenkripsi: kode siapa yang mana.

    Contoh:
      kka himpunan nama catat bk/kasus.xlsx
      kka himpunan nama cari melati
    """


@nama.command()
@click.argument(
    "paths", nargs=-1, required=True, metavar="BERKAS…", type=click.Path(path_type=Path)
)
@PASSWORDS
@ARCHIVE
def catat(paths: tuple[Path, ...], passwords: Passwords | None, named: Path | None) -> int:
    """Mencatat nama konseli dari formulir kasus, menggantikan catatan kasus itu yang lama.

    Mencatat tidak memerlukan sandi pemegang kunci. BERKAS: formulir kasus, boleh lebih dari satu.

    Contoh:
      kka himpunan nama catat bk/kasus.xlsx --sandi
    """
    from kka_docs.cli.show import show_problems
    from kka_docs.himpunan.secrecy.names import enter_names
    from kka_docs.keeping.people import People, people_in

    _require_files(paths)
    read = [people_in(path, passwords) for path in paths]
    for path, found in zip(paths, read, strict=True):
        if not isinstance(found, People):
            show_problems(path, found)
    people = [found for found in read if isinstance(found, People)]
    if len(people) < len(read):
        click.echo("Tidak ada yang dicatat.", err=True)
        return 1
    with begun(named) as archive:
        for one in people:
            with archive.writing() as writing:
                enter_names(writing, one.case, one.clients)
            click.echo(f"{one.case}: {len(one.clients)} nama dicatat, terenkripsi.")
    return 0


@nama.command()
@click.argument("words", nargs=-1, required=True, metavar="NAMA", type=Words())
@HOLDER
@ARCHIVE
def cari(words: tuple[str, ...], holder: str | None, named: Path | None) -> int:
    """Mencari kasus menurut nama atau kode konselinya, dengan sandi pemegang kunci.

    Contoh:
      kka himpunan nama cari melati
    """
    from kka_docs.himpunan.secrecy.names import named as people_named

    with begun(named) as archive:
        identity = unlocking(archive, holder)()
        with archive.reading() as connection:
            found = people_named(archive.root, connection, " ".join(words), identity)
    for one in found:
        click.echo(f"{one.case}  {one.code}  {one.name}")
    if not found:
        click.echo("Tidak ada di daftar nama. Mencatat: kka himpunan nama catat FORMULIR-KASUS")
    return 0 if found else 1


def _require_files(paths: Sequence[Path]) -> None:
    missing = next((path for path in paths if not path.is_file()), None)
    if missing is not None:
        raise WrongUse(f"“{missing}” tidak ditemukan: periksa nama dan foldernya.")
