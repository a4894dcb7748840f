"""Options and arguments that the archive's commands have in common."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import click

from kka_docs.cli.indonesian_help import Listed, ListedOption
from kka_docs.cli.options import Command
from kka_docs.errors import WrongUse

_CASE = re.compile(r"[A-Z]{2,8}-\d{4}-\d{3,5}")
_NUMBER = re.compile(r"H-?(\d{4})-?(\d{1,6})")
_LONGEST_NAME = 120
_LONGEST_PLACE = 40


class Day(click.ParamType):  # type: ignore[type-arg] # generic from Click 8.4 on only
    """A date as Indonesians write it."""

    name = "tanggal"

    def convert(self, value: Any, _: click.Parameter | None, __: click.Context | None) -> date:
        """Return the date; WrongUse where it is none, or could be two."""
        from kka_docs.indonesian import parse_date

        if isinstance(value, date):
            return value
        try:
            return parse_date(value)
        except ValueError:
            raise WrongUse(
                f"“{value}” bukan tanggal yang pasti. Tulis misalnya 2031-11-17 atau "
                '"17 November 2031".'
            ) from None


class Case(click.ParamType):  # type: ignore[type-arg] # generic from Click 8.4 on only
    """A case's code."""

    name = "kode"

    def convert(self, value: str, _: click.Parameter | None, __: click.Context | None) -> str:
        """Return the code in capitals; WrongUse where it is none."""
        code = value.strip().upper()
        if not _CASE.fullmatch(code):
            raise WrongUse(f"“{value}” bukan kode kasus. Tulis seperti KKA-2026-003.")
        return code


class Number(click.ParamType):  # type: ignore[type-arg] # generic from Click 8.4 on only
    """An archive number."""

    name = "nomor"

    def convert(self, value: str, _: click.Parameter | None, __: click.Context | None) -> str:
        """Return the number as the register has it; WrongUse where it is none.

        >>> Number().convert("h-2026-12", None, None)
        'H-2026-0012'
        """
        found = _NUMBER.fullmatch(value.strip().upper())
        if found is None:
            raise WrongUse(f"“{value}” bukan nomor arsip. Tulis seperti H-2026-0012.")
        return f"H-{found[1]}-{int(found[2]):04}"


class Words(click.ParamType):  # type: ignore[type-arg] # generic from Click 8.4 on only
    """A name, or where something stands: one line that is not too long."""

    name = "teks"

    def __init__(self, longest: int = _LONGEST_NAME) -> None:
        self.longest = longest

    def convert(self, value: str, _: click.Parameter | None, __: click.Context | None) -> str:
        """Return the text on one line; WrongUse where it is empty or too long."""
        return plain(value, self.longest)


def plain(text: str, longest: int = _LONGEST_NAME) -> str:
    """Return the text on one line without signs that nobody sees; WrongUse where nothing is left.

    It is as long as `longest` signs at most.
    """
    shown = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
    if not shown or len(shown) > longest:
        raise WrongUse(f"Isian itu kosong, atau lebih panjang dari {longest} huruf.")
    return shown


ARCHIVE = click.option(
    "--himpunan",
    "named",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="Folder himpunan. Biasanya bk/himpunan di folder kerja.",
)
CODE = click.argument("case", metavar="KODE", type=Case())
CASE = click.option("--kasus", "case", type=Case(), metavar="KODE", help="Kode kasus.")
BY = click.option(
    "--oleh", "by", type=Words(), metavar="NAMA", help="Siapa yang melakukannya. Dicatat di jurnal."
)
NUMBER = click.argument("number", metavar="NOMOR", type=Number())
NUMBERS = click.argument("numbers", nargs=-1, required=True, metavar="NOMOR…", type=Number())
PROFILE = click.option(
    "--profil",
    "profile",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="BERKAS",
    help="Profil lembaga. Biasanya yang di folder kerja.",
)
PDF = click.option("--pdf", is_flag=True, help="Buat juga PDF. Memerlukan LibreOffice.")

_PLACES = (("lemari", "cupboard"), ("laci", "drawer"), ("map", "folder"), ("halaman", "page"))


def shelf_options(command: Command) -> Command:
    """Return the command with the four options of a paper's place."""
    for name, key in reversed(_PLACES):
        told = f"Tempat kertasnya: {name}."
        command = click.option(
            f"--{name}", key, type=Words(_LONGEST_PLACE), metavar="TEKS", help=told
        )(command)
    return command


def paper_kinds() -> Mapping[str, str]:
    """Return the kinds of papers, with what people call them."""
    from kka_docs.definitions.papers import PAPER_LABELS

    return PAPER_LABELS


def kind_option(told: str) -> Callable[[Command], Command]:
    """Return the option of a paper's kind."""
    return click.option(
        "--jenis",
        "kind",
        cls=ListedOption,
        type=Listed(paper_kinds),
        metavar="JENIS",
        help=f"{told}: {{}}.",
    )


def _taking() -> Mapping[str, str]:
    from kka_docs.himpunan.reasons import TAKING

    return TAKING


REASON = click.option(
    "--alasan",
    "reason",
    cls=ListedOption,
    type=Listed(_taking),
    metavar="ALASAN",
    help="Untuk apa: {}.",
)
