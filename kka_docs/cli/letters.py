"""`kka surat`: the register of letter numbers, shown, completed and printed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kka_docs.cli.indonesian_help import IndonesianGroup, Listed, ListedOption
from kka_docs.cli.options import JSON, PASSWORDS, output_option
from kka_docs.errors import KkaError, WrongUse

if TYPE_CHECKING:
    from kka_docs.definitions.fields import Choice
    from kka_docs.institution import Office
    from kka_docs.letters.entries import Entry
    from kka_docs.letters.register import Register
    from kka_docs.passwords import Passwords

_NUMBERS = re.compile(r"([0-9]{1,6})(?:[-–]([0-9]{1,6}))?")
_MOST_AT_ONCE = 1_000
_YEARS = range(1_000, 10_000)
_EXAMPLE = "kka surat nomor 40 41-44 --untuk undangan"
_EMPTY = "Buku agenda surat masih kosong: belum ada nomor yang diberikan atau dicatat."

_FOLDER = click.option(
    "--folder",
    default=".",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="Folder kerja. Biasanya tempat perintah dijalankan.",
)


def _of_four_digits(_: click.Context, __: click.Parameter, year: int | None) -> int | None:
    if year is not None and year not in _YEARS:
        raise WrongUse("Tahun ditulis dengan empat angka, misalnya --tahun 2026.")
    return year


_YEAR = click.option(
    "--tahun",
    "year",
    type=int,
    callback=_of_four_digits,
    metavar="TAHUN",
    help="Tahun surat. Biasanya tahun ini; pada daftar: semua tahun.",
)


@cache
def _kinds() -> dict[str, Choice]:
    from kka_docs.definitions.choices import SHARED

    return {choice.key.replace("_", "-"): choice for choice in SHARED["jenis_surat"]}


class _ProfileFaulty(KkaError):
    """The profile is needed, and has problems to be mended first."""

    exit_code = 1


@click.group(cls=IndonesianGroup, no_args_is_help=True)
def surat() -> None:
    """Buku agenda surat: nomor surat yang sudah diberikan.

    Setiap nomor diberikan satu kali. Surat yang dibuat lagi memakai nomornya yang lama. Di dalamnya
    hanya ada kode kasus; nama orang tidak dicatat.

    Contoh:
      kka surat daftar
      kka surat nomor 40 41-44 --untuk undangan
      kka surat buku
    """


@surat.command()
@_YEAR
@JSON
@_FOLDER
def daftar(year: int | None, folder: Path, *, as_json: bool) -> int:
    """Menampilkan nomor surat yang sudah diberikan, tahun demi tahun.

    Contoh:
      kka surat daftar
      kka surat daftar --tahun 2026
    """
    import json

    from kka_docs.cli.letter_lines import for_machines, print_tables

    entries = _entries(_root(folder), year)
    if as_json:
        click.echo(json.dumps({"surat": [for_machines(entry) for entry in entries]}, indent=1))
    elif entries:
        print_tables(entries)
    else:
        click.echo(_EMPTY)
    return 0


@surat.command()
@click.argument("typed", nargs=-1, metavar="[NOMOR]…")
@click.option(
    "--untuk",
    "kind",
    cls=ListedOption,
    type=Listed(_kinds),
    metavar="JENIS",
    help="Jenis surat, yang polanya ada di profil: {}.",
)
@_YEAR
@click.option("--catatan", "note", default="", metavar="TEKS", help="Untuk apa. Tanpa nama orang.")
@click.option("--hapus", "forget", is_flag=True, help="Hapus catatan yang keliru itu.")
@click.option("--batal", "void", metavar="NOMOR", help="Batalkan nomor; tidak dipakai lagi.")
@click.option("--alasan", "reason", default="", metavar="TEKS", help="Mengapa dibatalkan.")
@PASSWORDS
@_FOLDER
def nomor(  # noqa: PLR0913 (options are arguments)
    *,
    typed: tuple[str, ...],
    kind: str | None,
    year: int | None,
    note: str,
    void: str | None,
    reason: str,
    passwords: Passwords | None,
    folder: Path,
    forget: bool,
) -> int:
    """Mencatat nomor yang dipakai untuk surat lain, atau membatalkan nomor.

    NOMOR: nomor urut, atau rentang seperti 41-44. Nomor yang dicatat dilewati bila surat diberi
    nomor. Surat yang nomornya batal mendapat nomor baru bila dibuat lagi.

    Contoh:
      kka surat nomor 40 41-44 --untuk undangan --catatan "surat dinas"
      kka surat nomor 44 --untuk undangan --hapus
      kka surat nomor --batal 45 --alasan "salah cetak"
    """
    root, of_year = _root(folder), year or _now().year
    if void is not None:
        if typed or forget or not reason:
            raise WrongUse(
                "Membatalkan perlu satu nomor dan alasannya, misalnya: "
                'kka surat nomor --batal 45 --alasan "salah cetak"'
            )
        return _void(_found(root, of_year, void.strip(), kind), _plain(reason), root)
    if not typed or kind is None or reason:
        raise WrongUse(f"Sebutkan nomor dan jenis suratnya, misalnya: {_EXAMPLE}")
    numbers = _ranges(typed)
    letter = _kinds()[kind]
    pattern = _pattern(root, letter, passwords)
    with _register(root) as register:
        if forget:
            forgotten = register.forget_used(of_year, pattern, numbers)
            click.echo(f"{len(forgotten)} catatan dihapus. Nomor milik surat tidak diubah.")
            return 0
        taken = register.enter_used(of_year, pattern, numbers, kind=letter.key, note=_plain(note))
    if taken:
        return _refused(taken)
    click.echo(f"{len(numbers)} nomor tahun {of_year} dicatat terpakai: {', '.join(typed)}.")
    return 0


@surat.command()
@_YEAR
@output_option("Folder hasil. Biasanya tempat buku agenda itu.")
@PASSWORDS
@_FOLDER
def buku(year: int | None, output: Path | None, passwords: Passwords | None, folder: Path) -> int:
    """Membuat buku agenda surat satu tahun sebagai dokumen Word, untuk dicetak.

    Contoh:
      kka surat buku
      kka surat buku --tahun 2026 -o arsip
    """
    from kka_docs.cli.letter_lines import on_paper
    from kka_docs.delivery import deliver
    from kka_docs.letters.register import register_path
    from kka_docs.manifest import read_manifest
    from kka_docs.records import Document

    root, of_year = _root(folder), year or _now().year
    entries = _entries(root, of_year)
    if not entries:
        raise WrongUse(f"Buku agenda surat tahun {of_year} masih kosong.")
    name = f"buku-agenda-surat-{of_year}.docx"
    document = Document(
        "buku-agenda-surat", name, on_paper(_office(root, passwords), of_year, entries)
    )
    place = output or register_path(root).parent
    (outcome,) = deliver(place, [document], read_manifest(place), frozenset())
    click.echo(f"Buku agenda surat tahun {of_year}: {outcome.path} ({outcome.status.value})")
    if outcome.reason:
        click.echo(f"{outcome.status.value.capitalize()}: {outcome.reason}.")
    return 0


# The register and the profile of a working folder


def _now() -> datetime:
    return datetime.now().astimezone()


def _root(folder: Path) -> Path:
    from kka_docs.workspace import workspace_of

    workspace = workspace_of(folder)
    if workspace is None:
        raise WrongUse(
            "Buku agenda surat ada di folder kerja, dan ini bukan folder kerja. Pindah ke sana "
            "atau sebutkan dengan --folder; menyiapkannya: kka mulai"
        )
    return workspace.root


@contextmanager
def _register(root: Path) -> Iterator[Register]:
    from kka_docs.letters.register import Register, register_path

    with Register.open(register_path(root), _now) as register:
        yield register


def _entries(root: Path, year: int | None) -> list[Entry]:
    """What stands in the register; looking into it does not begin one."""
    from kka_docs.letters.register import register_path

    if not register_path(root).exists():
        return []
    with _register(root) as register:
        return register.entries(year)


def _office(root: Path, passwords: Passwords | None) -> Office:
    from kka_docs.institution import open_office
    from kka_docs.workspace import PROFILE_NAME, profile_for

    path = profile_for(root / PROFILE_NAME)
    if path is None:
        raise WrongUse(f"Belum ada {PROFILE_NAME} di {root}. Menyiapkannya: kka mulai")
    office = open_office(path, passwords=passwords)[1]
    if office is None:
        raise _ProfileFaulty(f"Profil lembaga perlu diperbaiki dahulu: kka periksa {path}")
    return office


def _pattern(root: Path, letter: Choice, passwords: Passwords | None) -> str:
    from kka_docs.rendering.letter import numbering_row

    row = numbering_row(_office(root, passwords).profile.values, letter.key)
    if row is None:
        raise WrongUse(f"{letter.label} belum berpola nomor: lengkapi Penomoran di profil.")
    return str(row["pola"])


# What is typed


def _ranges(typed: Sequence[str]) -> list[int]:
    numbers = [number for text in typed for number in _range(text)]
    if len(numbers) > _MOST_AT_ONCE:
        raise WrongUse(f"Paling banyak {_MOST_AT_ONCE} nomor sekali jalan.")
    return numbers


def _range(text: str) -> range:
    found = _NUMBERS.fullmatch(text.strip())
    numbers = range(int(found[1]), int(found[2] or found[1]) + 1) if found else range(0)
    if not numbers or numbers[0] < 1:
        raise WrongUse(f"“{text}” bukan nomor urut. Tulis misalnya 40, atau 41-44.")
    return numbers


def _plain(text: str) -> str:
    """The text on one line, without signs that a document cannot hold."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


# What came of it


def _found(root: Path, year: int, typed: str, kind: str | None) -> Entry:
    """The one number that is meant: a running number, or a whole one."""
    from kka_docs.cli.letter_lines import full_number
    from kka_docs.letters.entries import State

    letter = None if kind is None else _kinds()[kind].key
    found = [
        entry
        for entry in _entries(root, year)
        if typed.lstrip("0") == str(entry.number) or typed == full_number(entry)
        if entry.state in {State.VALID, State.OUTSIDE} and letter in {None, entry.kind}
    ]
    if not found:
        raise WrongUse(f"Nomor {typed} tahun {year} tidak ada, atau sudah batal.")
    if len(found) > 1:
        whole = "; ".join(full_number(entry) for entry in found)
        raise WrongUse(f"Ada beberapa nomor {typed}: {whole}. Tulis nomor lengkapnya.")
    return found[0]


def _void(entry: Entry, reason: str, root: Path) -> int:
    from kka_docs.cli.letter_lines import full_number

    with _register(root) as register:
        register.void(entry.year, entry.pattern, entry.number, reason)
    click.echo(f"Nomor {full_number(entry)} dibatalkan: {reason}.")
    return 0


def _refused(taken: Sequence[Entry]) -> int:
    from kka_docs.cli.letter_lines import full_number, holder

    click.echo("Tidak ada yang dicatat. Nomor ini sudah ada di buku agenda surat:", err=True)
    for entry in taken:
        click.echo(f"  {full_number(entry)}: {holder(entry)}", err=True)
    return 1
