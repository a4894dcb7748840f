"""All commands: those written here, and one for every row of the document registry."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kka_docs.cli.himpunan import himpunan
from kka_docs.cli.indonesian_help import IndonesianGroup, Listed
from kka_docs.cli.letters import surat
from kka_docs.cli.options import (
    BLANK,
    BOTH_SIDES,
    CALENDAR,
    COMBINE,
    EXPLAIN,
    JSON,
    MARK,
    ONLY,
    OUTPUT,
    PASSWORDS,
    PATHS,
    PATHS_UNLESS_BLANK,
    PDF,
    PROCESSES,
    PROFILE,
    SETTING,
    TEMPLATES,
    WITH_VALUES,
    output_option,
)
from kka_docs.definitions.documents import DOCUMENTS, DocumentKind, Per
from kka_docs.errors import WrongUse

if TYPE_CHECKING:
    from kka_docs.passwords import Passwords


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
@SETTING
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
@SETTING
@click.option(
    "--dari",
    "earlier",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="FORMULIR",
    help="Isi dari formulir tahap sebelumnya (boleh beberapa), atau dari formulir lama yang "
    "sejenis, juga yang rusak, .xls, atau .ods.",
)
@output_option("Folder tempat formulir ditulis.", default=".")
@PASSWORDS
def formulir(
    names: Sequence[str],
    setting: str | None,
    earlier: tuple[Path, ...],
    output: Path,
    passwords: Passwords | None,
) -> int:
    """Menulis formulir kosong, atau yang sudah terisi dari formulir sebelumnya.

    JENIS: profil, kasus, pertemuan, berita-acara. Tanpa JENIS, keempatnya ditulis.

    Dengan --dari isian formulir sebelumnya tidak perlu diketik lagi: formulir pertemuan diisi dari
    kasus, atau dari berita acara pertemuan sebelumnya; berita acara dari formulir pertemuannya.
    Dari formulir lama yang sejenis ditulis formulir yang sekarang, dan disebut apa yang tidak
    dapat dipindahkan. Berkas yang sudah ada tidak ditimpa.

    Contoh:
      kka formulir
      kka formulir kasus --lingkungan perusahaan
      kka formulir pertemuan --dari kasus.xlsx
      kka formulir berita-acara --dari pertemuan.xlsx --dari kasus.xlsx
      kka formulir --dari kasus-lama.xls -o baru
    """
    known = _form_names()
    if earlier:
        from kka_docs.cli.begin import form_from

        if setting is not None:
            raise WrongUse("--lingkungan tidak dipakai bersama --dari: ikut formulir lamanya.")
        return form_from(earlier, [known[name] for name in names], output, passwords)

    from kka_docs.cli.start import write_forms

    return write_forms([known[name] for name in names or known], setting, output)


@kka.command()
@PATHS
@MARK
@EXPLAIN
@PROFILE
@PROCESSES
@PASSWORDS
@JSON
@WITH_VALUES
def periksa(
    paths: tuple[Path, ...], *, mark: bool, as_json: bool, with_values: bool, **options: Any
) -> int:
    """Memeriksa formulir; setiap masalah disebut dengan selnya.

    BERKAS: formulir atau folder, boleh lebih dari satu.

    Contoh:
      kka periksa pertemuan.xlsx
      kka periksa bk tu
      kka periksa bk --tandai
      kka periksa --jelaskan bukan_tanggal
    """
    from kka_docs.batch import Options
    from kka_docs.cli.make import check, check_and_mark

    run = check_and_mark if mark else check
    return run(paths, Options(**options), as_json=as_json, with_values=with_values)


@kka.command()
@PATHS
@click.option(
    "--kasus",
    "case",
    type=click.Path(path_type=Path),
    metavar="BERKAS",
    help="Formulir kasusnya; hanya dibaca, tidak ikut diserahkan.",
)
@output_option("Folder tujuan, misalnya flash disk. Biasanya meja tu di folder kerja.")
@PASSWORDS
@JSON
@WITH_VALUES
def serahkan(  # noqa: PLR0913 (options are arguments)
    paths: tuple[Path, ...],
    case: Path | None,
    output: Path | None,
    passwords: Passwords | None,
    *,
    as_json: bool,
    with_values: bool,
) -> int:
    """Menyerahkan formulir pertemuan kepada tata usaha, sesudah diperiksa terhadap kasusnya.

    Nama, nomor, atau masalah konseli yang tertulis di luar tempatnya disebut dengan selnya, dan
    tidak ada yang diserahkan. BERKAS: formulir pertemuan, boleh lebih dari satu. Salinan untuk tata
    usaha selalu tanpa sandi.

    Contoh:
      kka serahkan bk/pertemuan.xlsx --kasus bk/kasus.xlsx
      kka serahkan pertemuan.xlsx --kasus kasus.xlsx -o E:
    """
    from kka_docs.cli.hand_over import serve

    if case is None:
        raise WrongUse("Sebutkan formulir kasusnya: --kasus BERKAS.")
    return serve(paths, case, output, passwords, as_json=as_json, with_values=with_values)


@kka.command()
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@PROCESSES
@PASSWORDS
@JSON
def status(folder: Path | None, *, as_json: bool, **options: Any) -> int:
    """Menampilkan semua kasus menurut kodenya: tahap, pertemuan, tindak lanjut.

    Tanpa FOLDER: folder kerja tempat Anda berada; di meja tu, meja itu saja. Yang ditampilkan
    hanya kode, tanggal, dan jumlah: tanpa nama, tanpa isi kasus.

    Contoh:
      kka status
      kka status bk --json
    """
    from kka_docs.batch import Options
    from kka_docs.cli.status import show_status

    return show_status(folder, Options(**options), as_json=as_json)


def _make(
    kinds: Sequence[DocumentKind],
    *,
    paths: tuple[Path, ...],
    as_json: bool,
    with_values: bool,
    **options: Any,
) -> int:
    if options.pop("blank"):
        from kka_docs.cli.blank import write_blank_documents

        return write_blank_documents(kinds, paths, {"as_json": as_json, **options})

    from kka_docs.batch import Options
    from kka_docs.cli.make import make

    if options.get("both_sides") and not options.get("combine"):
        raise WrongUse("--bolak-balik hanya berlaku bersama --gabung.")

    return make(kinds, paths, Options(**options), as_json=as_json, with_values=with_values)


def _document_options(command: Any, *, of_letters: bool, in_calendars: bool) -> Any:
    letters = (ONLY, COMBINE, BOTH_SIDES) if of_letters else ()
    calendars = (CALENDAR,) if in_calendars else ()
    output = (PDF, PROCESSES, PASSWORDS, JSON, WITH_VALUES)
    given = (PATHS_UNLESS_BLANK, OUTPUT, PROFILE, TEMPLATES, BLANK, *letters, *calendars, *output)
    for option in reversed(given):
        command = option(command)
    return command


def _document_command(kind: DocumentKind) -> click.Command:
    def command(**settings_of_run: Any) -> int:
        return _make([kind], **settings_of_run)

    command.__doc__ = kind.summary
    registered = kka.command(kind.key, more_help=partial(_made_from, kind))
    of_letters, in_calendars = kind.per is Per.PARTICIPANT, kind.calendar is not None
    return registered(_document_options(command, of_letters=of_letters, in_calendars=in_calendars))


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
@partial(_document_options, of_letters=True, in_calendars=True)
def semua(**settings_of_run: Any) -> int:
    """Membuat semua dokumen yang dapat dibuat dari formulir yang diberikan.

    BERKAS: formulir atau folder, boleh lebih dari satu.

    Contoh:
      kka semua bk
      kka semua kasus.xlsx pertemuan.xlsx -o hasil
    """
    return _make(list(DOCUMENTS.values()), **settings_of_run)


kka.add_command(surat)
kka.add_command(himpunan)
