"""Options and arguments that commands have in common."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from kka_docs.cli.indonesian_help import Listed, ListedOption

Command = TypeVar("Command", bound=Callable[..., Any] | click.Command)

PATHS = click.argument(
    "paths", nargs=-1, required=True, metavar="BERKAS…", type=click.Path(path_type=Path)
)


def _unless_blank(
    context: click.Context, argument: click.Parameter, paths: tuple[Path, ...]
) -> tuple[Path, ...]:
    if not paths and not context.params.get("blank"):
        raise click.MissingParameter(ctx=context, param=argument)
    return paths


PATHS_UNLESS_BLANK = click.argument(
    "paths",
    nargs=-1,
    callback=_unless_blank,
    metavar="BERKAS…",
    type=click.Path(path_type=Path),
)
BLANK = click.option(
    "--kosong",
    "blank",
    is_flag=True,
    is_eager=True,
    help="Cetak lembar kosong untuk diisi dengan tangan, dari profil saja.",
)


def output_option(told: str, default: str | None = None) -> Callable[[Command], Command]:
    """Return the option of the folder for what a command makes; `told` is its help."""
    return click.option(
        "-o",
        "--keluaran",
        "output",
        type=click.Path(path_type=Path),
        default=default,
        metavar="FOLDER",
        help=told,
    )


OUTPUT = output_option("Folder hasil. Biasanya folder kerja, atau folder output.")
PROFILE = click.option(
    "--profil",
    "profile",
    type=click.Path(path_type=Path),
    metavar="BERKAS",
    help="Profil lembaga. Biasanya profil-lembaga.xlsx di samping formulir.",
)
TEMPLATES = click.option(
    "--templat",
    "templates",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="Folder templat Word sendiri.",
)


def _from_one(context: click.Context, option: click.Parameter, number: int | None) -> int | None:
    """The number; a range type would print its mathematics into the help."""
    if number is not None and number < 1:
        raise click.BadParameter("", context, option)
    return number


ONLY = click.option(
    "--hanya",
    "only",
    type=int,
    callback=_from_one,
    metavar="N",
    help="Hanya surat dengan nomor urut N, seperti pada nama berkasnya; yang lain dibiarkan.",
)
PROCESSES = click.option(
    "--proses",
    "workers",
    type=int,
    callback=_from_one,
    metavar="N",
    help="Bekerja dengan N proses sekaligus. Biasanya menurut komputer dan banyaknya formulir.",
)
COMBINE = click.option(
    "--gabung",
    "combine",
    is_flag=True,
    help="Satukan juga semua surat dalam satu berkas cetak, dengan daftar periksanya.",
)
BOTH_SIDES = click.option(
    "--bolak-balik",
    "both_sides",
    is_flag=True,
    help="Berkas cetak untuk pencetak dua sisi: setiap surat mulai di lembar baru. Perlu --gabung.",
)
PDF = click.option(
    "--pdf", is_flag=True, help="Buat juga PDF dari setiap dokumen. Memerlukan LibreOffice."
)
CALENDAR = click.option(
    "--ics",
    "calendar",
    is_flag=True,
    help="Taruh di samping surat berkas kalender (.ics) pertemuannya: waktu dan tempat saja.",
)
JSON = click.option("--json", "as_json", is_flag=True, help="Keluaran untuk mesin (JSON).")
WITH_VALUES = click.option(
    "--dengan-nilai",
    "with_values",
    is_flag=True,
    help="Sertakan isi sel dalam JSON, dan nama yang ditemukan di dokumen (rahasia).",
)


def _asking(_context: click.Context, _option: click.Parameter, asked: bool) -> Any:
    """The passwords of the run, asked for one by one; None where nobody is to be asked."""
    if not asked:
        return None
    from kka_docs.cli.ask import password_of
    from kka_docs.passwords import Passwords

    return Passwords(password_of)


PASSWORDS = click.option(
    "--sandi",
    "passwords",
    is_flag=True,
    callback=_asking,
    help="Tanyakan sandi formulir yang dilindungi. Sandi tidak disimpan; berkasnya tidak diubah.",
)
MARK = click.option(
    "--tandai",
    "mark",
    is_flag=True,
    help="Tulis di samping setiap formulir yang bermasalah salinan bertanda: sel merah, catatan "
    "cara memperbaikinya, dan daftar semuanya.",
)


def _explain(context: click.Context, option: click.Parameter, code: str | None) -> None:  # noqa: ARG001 (Click's signature)
    """Explain a message and end: there is nothing to be checked then."""
    from kka_docs.cli.explain import explain

    if code is not None and not context.resilient_parsing:
        context.exit(explain(code))


EXPLAIN = click.option(
    "--jelaskan",
    is_flag=False,
    flag_value="daftar",
    is_eager=True,
    expose_value=False,
    callback=_explain,
    metavar="KODE",
    help="Jelaskan sebuah pesan menurut kodenya, dengan contoh; tanpa KODE, semua kode disebut.",
)


def _setting_names() -> list[str]:
    from kka_docs.definitions.settings import settings

    return sorted(settings())


SETTING = click.option(
    "--lingkungan",
    "setting",
    cls=ListedOption,
    type=Listed(_setting_names),
    metavar="JENIS",
    help="Jenis lembaga: {}. Biasanya menurut profil.",
)
