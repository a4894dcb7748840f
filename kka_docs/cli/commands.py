"""All commands: those written here, and one for every row of the document registry."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, partial
from pathlib import Path
from typing import Any

import click

from kka_docs.cli.indonesian_help import IndonesianGroup, Listed, ListedOption
from kka_docs.cli.letters import surat
from kka_docs.definitions.documents import DOCUMENTS, DocumentKind, Per
from kka_docs.errors import WrongUse

_PATHS = click.argument(
    "paths", nargs=-1, required=True, metavar="BERKAS…", type=click.Path(path_type=Path)
)
_OUTPUT = click.option(
    "-o",
    "--keluaran",
    "output",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="Folder hasil. Biasanya folder kerja, atau folder output.",
)
_PROFILE = click.option(
    "--profil",
    "profile",
    type=click.Path(path_type=Path),
    metavar="BERKAS",
    help="Profil lembaga. Biasanya profil-lembaga.xlsx di samping formulir.",
)
_TEMPLATES = click.option(
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


_ONLY = click.option(
    "--hanya",
    "only",
    type=int,
    callback=_from_one,
    metavar="N",
    help="Hanya surat dengan nomor urut N, seperti pada nama berkasnya; yang lain dibiarkan.",
)


def _number_of_processes(
    context: click.Context, option: click.Parameter, number: int | None
) -> int | None:
    from kka_docs.batch.crew import MOST_PROCESSES

    number = _from_one(context, option, number)
    return None if number is None else min(number, MOST_PROCESSES)


_PROCESSES = click.option(
    "--proses",
    "workers",
    type=int,
    callback=_number_of_processes,
    metavar="N",
    help="Bekerja dengan N proses sekaligus. Biasanya menurut komputer dan banyaknya formulir.",
)
_COMBINE = click.option(
    "--gabung",
    "combine",
    is_flag=True,
    help="Satukan juga semua surat dalam satu berkas cetak, dengan daftar periksanya.",
)
_BOTH_SIDES = click.option(
    "--bolak-balik",
    "both_sides",
    is_flag=True,
    help="Berkas cetak untuk pencetak dua sisi: setiap surat mulai di lembar baru. Perlu --gabung.",
)
_PDF = click.option(
    "--pdf", is_flag=True, help="Buat juga PDF dari setiap dokumen. Memerlukan LibreOffice."
)
_JSON = click.option("--json", "as_json", is_flag=True, help="Keluaran untuk mesin (JSON).")
_WITH_VALUES = click.option(
    "--dengan-nilai",
    "with_values",
    is_flag=True,
    help="Sertakan isi sel dalam JSON (rahasia).",
)


def _asking(_context: click.Context, _option: click.Parameter, asked: bool) -> Any:
    """The passwords of the run, asked for one by one; None where nobody is to be asked."""
    if not asked:
        return None
    from kka_docs.cli.ask import password_of
    from kka_docs.passwords import Passwords

    return Passwords(password_of)


_PASSWORDS = click.option(
    "--sandi",
    "passwords",
    is_flag=True,
    callback=_asking,
    help="Tanyakan sandi formulir yang dilindungi. Sandi tidak disimpan; berkasnya tidak diubah.",
)

_MARK = click.option(
    "--tandai",
    "mark",
    is_flag=True,
    help="Tulis di samping setiap formulir yang bermasalah salinan bertanda: sel merah, catatan "
    "cara memperbaikinya, dan daftar semuanya.",
)


def _setting_names() -> list[str]:
    from kka_docs.definitions.settings import settings

    return sorted(settings())


_SETTING = click.option(
    "--lingkungan",
    "setting",
    cls=ListedOption,
    type=Listed(_setting_names),
    metavar="JENIS",
    help="Jenis lembaga: {}. Biasanya menurut profil.",
)


@cache
def _form_names() -> dict[str, str]:
    from kka_docs.definitions.forms import FORMS

    return {form.key.replace("_", "-"): form.key for form in FORMS.values()}


@click.group(cls=IndonesianGroup, no_args_is_help=True)
@click.version_option(
    None,
    "--versi",
    package_name="kka-docs",
    prog_name="kka",
    message="%(prog)s %(version)s",
    help="Tampilkan versi program.",
)
def kka() -> None:
    """Surat-surat konferensi kasus dari formulir Excel.

    Isi formulirnya, periksa, lalu buat dokumennya:

      kka mulai              menyiapkan folder kerja
      kka periksa bk         memeriksa semua formulir di folder bk
      kka semua bk           membuat semua dokumennya
    """


@kka.command()
@click.argument("folder", default=".", type=click.Path(path_type=Path))
@click.option(
    "--untuk",
    "desk",
    type=click.Choice(["bk", "tu", "keduanya"]),
    default="keduanya",
    metavar="MEJA",
    help="Meja siapa: bk (konselor), tu (tata usaha), atau keduanya.",
)
@_SETTING
@click.option("--contoh", "with_samples", is_flag=True, help="Sertakan contoh yang sudah terisi.")
def mulai(folder: Path, desk: str, setting: str | None, *, with_samples: bool) -> int:
    r"""Menyiapkan folder kerja: meja bk dan tu, profil, formulir, panduan.

    Berkas yang sudah ada tidak diubah.

    Contoh:
      kka mulai
      kka mulai D:\KKA --untuk tu
      kka mulai latihan --contoh
    """
    from kka_docs.cli.start import start

    return start(folder, desk, setting, with_samples=with_samples)


@kka.command()
@click.argument("names", nargs=-1, metavar="[JENIS]…", type=Listed(_form_names))
@_SETTING
@click.option(
    "-o",
    "--keluaran",
    "output",
    type=click.Path(path_type=Path),
    default=".",
    metavar="FOLDER",
    help="Folder tempat formulir ditulis.",
)
def formulir(names: Sequence[str], setting: str | None, output: Path) -> int:
    """Menulis formulir kosong.

    JENIS: profil, kasus, pertemuan, berita-acara. Tanpa JENIS, keempatnya ditulis.

    Berkas yang sudah ada tidak ditimpa.

    Contoh:
      kka formulir
      kka formulir pertemuan
      kka formulir kasus --lingkungan perusahaan
    """
    from kka_docs.cli.start import write_forms

    known = _form_names()
    return write_forms([known[name] for name in names or known], setting, output)


@kka.command()
@_PATHS
@_MARK
@_PROFILE
@_PROCESSES
@_PASSWORDS
@_JSON
@_WITH_VALUES
def periksa(
    paths: tuple[Path, ...], *, mark: bool, as_json: bool, with_values: bool, **options: Any
) -> int:
    """Memeriksa formulir; setiap masalah disebut dengan selnya.

    BERKAS: formulir atau folder, boleh lebih dari satu.

    Contoh:
      kka periksa pertemuan.xlsx
      kka periksa bk tu
      kka periksa bk --tandai
    """
    from kka_docs.batch import Options
    from kka_docs.cli.make import check, check_and_mark

    run = check_and_mark if mark else check
    return run(paths, Options(**options), as_json=as_json, with_values=with_values)


def _make(
    kinds: Sequence[DocumentKind],
    *,
    paths: tuple[Path, ...],
    as_json: bool,
    with_values: bool,
    **options: Any,
) -> int:
    from kka_docs.batch import Options
    from kka_docs.cli.make import make

    if options.get("both_sides") and not options.get("combine"):
        raise WrongUse("--bolak-balik hanya berlaku bersama --gabung.")

    return make(kinds, paths, Options(**options), as_json=as_json, with_values=with_values)


def _document_options(command: Any, *, of_letters: bool) -> Any:
    letters = (_ONLY, _COMBINE, _BOTH_SIDES) if of_letters else ()
    output = (_PDF, _PROCESSES, _PASSWORDS, _JSON, _WITH_VALUES)
    given = (_PATHS, _OUTPUT, _PROFILE, _TEMPLATES, *letters, *output)
    for option in reversed(given):
        command = option(command)
    return command


def _document_command(kind: DocumentKind) -> click.Command:
    def command(**settings_of_run: Any) -> int:
        return _make([kind], **settings_of_run)

    command.__doc__ = kind.summary
    registered = kka.command(kind.key, more_help=partial(_made_from, kind))
    return registered(_document_options(command, of_letters=kind.per is Per.PARTICIPANT))


def _made_from(kind: DocumentKind) -> str:
    from kka_docs.definitions.forms import FORMS

    form = FORMS[kind.form]
    return (
        f"Dibuat dari formulir {form.title}. BERKAS: formulir atau folder, boleh lebih dari satu."
        f"\n\nContoh:\n  kka {kind.key} {form.file_name}\n  kka {kind.key} bk -o hasil\n"
    )


for _kind in DOCUMENTS.values():
    _document_command(_kind)


@kka.command()
@partial(_document_options, of_letters=True)
def semua(**settings_of_run: Any) -> int:
    """Membuat semua dokumen yang dapat dibuat dari formulir yang diberikan.

    BERKAS: formulir atau folder, boleh lebih dari satu.

    Contoh:
      kka semua bk
      kka semua kasus.xlsx pertemuan.xlsx -o hasil
    """
    return _make(list(DOCUMENTS.values()), **settings_of_run)


kka.add_command(surat)
