"""`kka himpunan kunci` and `enkripsi`: who reads what the archive holds."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from kka_docs.cli.himpunan.group import himpunan
from kka_docs.cli.himpunan.opening import begun, opened, root_of
from kka_docs.cli.himpunan.options import ARCHIVE, Words
from kka_docs.cli.himpunan.unlocking import (
    HOLDER,
    holder_of,
    new_passphrase,
    unlocked_by,
    unlocking,
)
from kka_docs.cli.indonesian_help import IndonesianGroup

_NAME = click.argument("name", metavar="NAMA", type=Words())
_LOST = (
    "Sandi yang hilang tidak dapat dipulihkan, juga tidak oleh pembuat kka. Bila semua pemegang "
    "kunci kehilangan sandinya, isi himpunan tidak terbaca lagi. Tuliskan sandi itu dan simpan "
    "dalam amplop tertutup di tempat terkunci."
)
_ALONE = (
    "Setiap pemegang kunci dapat membuka seluruh himpunan sendirian, tanpa diketahui yang lain."
)
_COPIES = (
    "Yang sudah terlanjur disalin tidak dapat ditarik: bila {} menyimpan salinan kuncinya, atau "
    "kunci sebuah kasus, salinan itu tetap membuka kasus yang ada sampai sekarang, juga berkas "
    "yang kelak ditambahkan ke kasus itu. Kasus baru tertutup baginya."
)
_OLD_FILES = (
    "Berkas tanpa enkripsi sudah dihapus dari folder himpunan, tetapi tidak dari cadangan lama, "
    "dari salinan di luar himpunan, dan belum tentu dari permukaan disk. Buat cadangan baru dan "
    "hapus yang lama; pakailah enkripsi disk (BitLocker) di komputer konselor."
)
_PARTLY = 3


@himpunan.group(cls=IndonesianGroup, no_args_is_help=True)
def kunci() -> None:
    """Pemegang kunci: siapa yang dapat membaca isi himpunan.

    Sejak ada pemegang kunci, isi berkas disimpan terenkripsi. Menyimpan tidak memerlukan sandi;
    membaca memerlukan sandi salah satu pemegang.

    Contoh:
      kka himpunan kunci buat "Rina Kartika, S.Pd."
      kka himpunan kunci tambah "Budi Santosa, S.Pd."
      kka himpunan enkripsi
    """


@kunci.command()
@_NAME
@ARCHIVE
def buat(name: str, named: Path | None) -> int:
    """Membuat kunci bagi pemegang pertama; sejak itu himpunan terenkripsi.

    Sandinya ditanyakan dua kali, tidak ditampilkan, dan tidak disimpan.

    Contoh:
      kka himpunan kunci buat "Rina Kartika, S.Pd."
    """
    from kka_docs.himpunan.secrecy.conversion import plain_files
    from kka_docs.himpunan.secrecy.holders import create_holder, require_new

    with opened(root_of(named)) as archive:
        require_new(archive.connection, name, is_first=True)
        click.echo(_LOST, err=True)
        passphrase = new_passphrase(name)
        with archive.writing() as writing:
            create_holder(writing, name, passphrase)
        plain = sum(map(len, plain_files(archive.connection).values()))
    click.echo(f"Kunci {name} dibuat. Mulai sekarang isi himpunan disimpan terenkripsi.")
    click.echo("Sebaiknya ada pemegang kunci kedua: kka himpunan kunci tambah NAMA")
    if plain:
        click.echo(f"{plain} berkas lama belum terenkripsi. Mengenkripsinya: kka himpunan enkripsi")
    return 0


@kunci.command()
@_NAME
@HOLDER
@ARCHIVE
def tambah(name: str, holder: str | None, named: Path | None) -> int:
    """Menambah pemegang kunci; ia dapat membuka semuanya, juga yang lama.

    Ditanyakan dahulu sandi seorang pemegang kunci, lalu sandi baru yang diketik oleh NAMA sendiri.

    Contoh:
      kka himpunan kunci tambah "Budi Santosa, S.Pd." --pemegang "Rina Kartika"
    """
    from kka_docs.himpunan.secrecy.holders import add_holder, require_new

    with begun(named) as archive:
        by = holder_of(archive, holder)
        require_new(archive.connection, name, is_first=False)
        identity = unlocked_by(archive, by)
        click.echo(_LOST, err=True)
        passphrase = new_passphrase(name)
        with archive.writing() as writing:
            left = add_holder(writing, name, passphrase, identity)
    click.echo(f"{name} sekarang pemegang kunci. {_ALONE}")
    return _tell_left(left)


@kunci.command("ganti-sandi")
@click.argument("name", metavar="[NAMA]", required=False, type=Words())
@ARCHIVE
def change(name: str | None, named: Path | None) -> int:
    """Mengganti sandi seorang pemegang kunci; sandi lamanya ditanyakan dahulu.

    Sandi lama masih membuka salinan lama folder pemegang, misalnya di cadangan.

    Contoh:
      kka himpunan kunci ganti-sandi "Rina Kartika"
    """
    from kka_docs.himpunan.secrecy.holders import change_passphrase

    with begun(named) as archive:
        holder = holder_of(archive, name)
        own = unlocked_by(archive, holder)
        passphrase = new_passphrase(holder.name)
        with archive.writing() as writing:
            change_passphrase(writing, holder, own, passphrase)
    click.echo(
        f"Sandi {holder.name} diganti. Sandi lama masih membuka salinan lama, misalnya cadangan: "
        "buat cadangan baru dan hapus yang lama."
    )
    return 0


@kunci.command()
@_NAME
@HOLDER
@ARCHIVE
def hapus(name: str, holder: str | None, named: Path | None) -> int:
    """Mencabut seorang pemegang kunci; ditanyakan sandi pemegang lain.

    Contoh:
      kka himpunan kunci hapus "Budi Santosa" --pemegang "Rina Kartika"
    """
    from kka_docs.himpunan.secrecy.holders import holder_named, holders, remove_holder

    with begun(named) as archive:
        leaving = holder_named(archive.connection, name)
        others = [one for one in holders(archive.connection) if one != leaving]
        by = others[0] if holder is None and len(others) == 1 else None
        identity = unlocked_by(archive, by or holder_of(archive, holder))
        with archive.writing() as writing:
            left = remove_holder(writing, leaving, identity)
    click.echo(f"{leaving.name} bukan lagi pemegang kunci. {_COPIES.format(leaving.name)}")
    return _tell_left(left)


@kunci.command()
@ARCHIVE
def daftar(named: Path | None) -> int:
    """Menyebut semua pemegang kunci, dan berapa berkas yang belum terenkripsi.

    Contoh:
      kka himpunan kunci daftar
    """
    from kka_docs.himpunan.secrecy.conversion import plain_files
    from kka_docs.himpunan.secrecy.holders import holders

    with begun(named) as archive, archive.reading() as connection:
        known = holders(connection)
        plain = sum(map(len, plain_files(connection).values()))
    if not known:
        click.echo(
            "Belum ada pemegang kunci: isi himpunan tidak terenkripsi. Memulainya: "
            "kka himpunan kunci buat NAMA"
        )
        return 0
    click.echo("Pemegang kunci:")
    for one in known:
        click.echo(f"  {one.name} (pemegang/{one.slug}.age)")
    click.echo(_ALONE)
    if plain:
        click.echo(f"{plain} berkas belum terenkripsi. Mengenkripsinya: kka himpunan enkripsi")
    return 0


@himpunan.command()
@HOLDER
@ARCHIVE
def enkripsi(holder: str | None, named: Path | None) -> int:
    """Mengenkripsi berkas yang disimpan sebelum ada pemegang kunci.

    Setiap berkas dicoba dibuka dahulu sebelum yang tanpa enkripsi dihapus. Bila terputus, jalankan
    lagi: yang belum selesai dilanjutkan.

    Contoh:
      kka himpunan enkripsi
    """
    from kka_docs.himpunan.secrecy.conversion import encrypt_all

    with begun(named) as archive:
        done = encrypt_all(archive, unlocking(archive, holder)())
    for name in done.differing:
        click.echo(f"Dibiarkan, karena hilang atau berubah sejak disimpan: {name}", err=True)
    click.echo(f"{done.encrypted} berkas dienkripsi.")
    if done.encrypted:
        click.echo(_OLD_FILES)
    if done.differing:
        click.echo("Rinciannya: kka himpunan periksa", err=True)
    return _PARTLY if done.differing else 0


def _tell_left(cases: Sequence[str]) -> int:
    if not cases:
        return 0
    click.echo(
        f"Kunci kasus ini tidak dapat dibuka, dan tidak dikunci ulang: {', '.join(cases)}. Ambil "
        "kunci-kasus.age dari cadangan; rinciannya: kka himpunan periksa",
        err=True,
    )
    return _PARTLY
