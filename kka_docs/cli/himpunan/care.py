"""`kka himpunan periksa`, `susun-ulang`, `cadangkan` and `pulihkan`: the archive kept sound."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kka_docs.cli.himpunan.group import himpunan
from kka_docs.cli.himpunan.opening import begun, now, opened, root_of
from kka_docs.cli.himpunan.options import ARCHIVE
from kka_docs.errors import ArchiveDamaged, OutsideMissing, WrongUse

if TYPE_CHECKING:
    from kka_docs.himpunan.inspection import Finding, Inspection

_MB = 1_000_000
_YES = "Lanjutkan?"
_INDENT = " " * 4


@himpunan.command()
@ARCHIVE
@click.option("--json", "as_json", is_flag=True, help="Tulis hasilnya sebagai JSON.")
def periksa(named: Path | None, *, as_json: bool) -> int:
    """Memeriksa keutuhan himpunan: jurnal, register, dan setiap berkas.

    Tidak ada yang diubah, dan tidak perlu kata sandi. Yang hilang, berubah, atau tidak tercatat
    disebut satu per satu dengan cara membetulkannya.

    Contoh:
      kka himpunan periksa
    """
    root = _begun_root(named)
    with suppress(ArchiveDamaged, OutsideMissing), opened(root):
        """What an interrupted run left is settled first; what cannot be is named below."""
    with _progress(hidden=as_json) as on_progress:
        inspection = _inspected(root, on_progress)
    if as_json:
        _print_json(inspection)
    else:
        _print(inspection)
    return ArchiveDamaged.exit_code if inspection.is_damaged else 0


@himpunan.command("susun-ulang")
@ARCHIVE
@click.option("--ya", "agreed", is_flag=True, help="Jangan bertanya lebih dahulu.")
def susun_ulang(named: Path | None, *, agreed: bool) -> int:
    """Menyusun ulang register, dan jurnal yang rusak, dari folder-folder himpunan.

    Yang diganti tidak dihapus, tetapi disisihkan dengan nama baru. Pastikan tidak ada orang lain
    yang sedang memakai himpunan.

    Contoh:
      kka himpunan susun-ulang
    """
    from kka_docs.himpunan.rebuilding import rebuild

    root = _begun_root(named)
    if not agreed:
        click.echo(f"Register himpunan {root} akan disusun ulang dari folder-foldernya.")
        click.confirm(_YES, abort=True)
    made = rebuild(root, now)
    click.echo(f"Register disusun ulang dari {made.entries} catatan jurnal.")
    for path in made.aside:
        click.echo(f"Yang lama disisihkan: {path}")
    if made.continued is not None:
        lost = ", ".join(map(str, made.lost)) or "tidak ada"
        click.echo(
            f"Jurnal lama tidak dapat disambung seluruhnya; keterangannya ada di catatan "
            f"{made.continued}. Nomor catatan lama yang hilang: {lost}. "
            "Periksa juga cadangan Anda."
        )
    click.echo("Sekarang periksa: kka himpunan periksa")
    return 0


@himpunan.command()
@click.argument("target", metavar="BERKAS", type=click.Path(path_type=Path, dir_okay=False))
@ARCHIVE
def cadangkan(target: Path, named: Path | None) -> int:
    """Membuat cadangan seluruh himpunan dalam satu berkas ZIP, lalu memeriksanya.

    Simpan cadangan di disk lain, di tempat terkunci: isinya sama rahasianya. BERKAS yang sudah ada
    tidak ditimpa. Bila ada berkas himpunan yang hilang atau berubah, cadangannya tetap dibuat dan
    itu disebut (kode keluar 5).

    Contoh:
      kka himpunan cadangkan E:/cadangan-himpunan-2026-11.zip
    """
    from kka_docs.himpunan.backup import back_up

    with begun(named) as archive:
        made = back_up(archive, target)
    size = f"{made.size / _MB:.1f}".replace(".", ",")
    click.echo(f"Cadangan selesai dan sudah dibaca ulang: {made.files} berkas, {size} MB.")
    click.echo(f"  {made.path}")
    click.echo(f"Sampai catatan jurnal {made.entry}: {made.hash[:12].upper()}")
    if not made.harmed:
        return 0
    click.echo(
        f"RUSAK: {len(made.harmed)} berkas di himpunan hilang atau berubah, jadi di cadangan ini "
        "juga. Jangan hapus cadangan yang lama; rinciannya: kka himpunan periksa",
        err=True,
    )
    return ArchiveDamaged.exit_code


@himpunan.command()
@click.argument("source", metavar="CADANGAN", type=click.Path(path_type=Path, dir_okay=False))
@click.argument("folder", metavar="FOLDER", type=click.Path(path_type=Path))
def pulihkan(source: Path, folder: Path) -> int:
    """Memulihkan cadangan ke folder kosong, lalu memeriksanya.

    Himpunan yang sedang dipakai tidak disentuh. Sesudah diperiksa, pindahkan folder itu ke
    bk/himpunan bila harus menggantikannya.

    Contoh:
      kka himpunan pulihkan E:/cadangan-himpunan-2026-11.zip himpunan-pulih
    """
    from kka_docs.himpunan.backup import restore

    made = restore(source, folder, now)
    click.echo(f"Dipulihkan ke {folder}: {made.files} berkas, sampai catatan {made.entry}.")
    with _progress(hidden=False) as on_progress:
        inspection = _inspected(folder, on_progress)
    _print(inspection)
    return ArchiveDamaged.exit_code if inspection.is_damaged else 0


def _begun_root(named: Path | None) -> Path:
    """The archive's folder, even of one that is damaged; WrongUse where there is none."""
    root = root_of(named)
    if not root.is_dir() or not any(root.iterdir()):
        raise WrongUse("Himpunan masih kosong. Menyimpan: kka himpunan simpan BERKAS…")
    return root


def _inspected(root: Path, on_progress: Callable[[int, int], None]) -> Inspection:
    from kka_docs.files import refusal
    from kka_docs.himpunan.inspection import inspect

    try:
        return inspect(root, on_progress)
    except OSError as cause:
        raise OutsideMissing(f"Himpunan {root} tidak dapat dibaca: {refusal(cause)}.") from cause


@contextmanager
def _progress(*, hidden: bool) -> Iterator[Callable[[int, int], None]]:
    """A bar with speed on a terminal; nothing where nobody looks."""
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        DownloadColumn,
        Progress,
        TextColumn,
        TransferSpeedColumn,
    )

    console = Console(stderr=True)
    columns = (
        TextColumn("Memeriksa berkas"),
        BarColumn(),
        DownloadColumn(),
        TransferSpeedColumn(),
    )
    disable = hidden or not console.is_terminal
    with Progress(*columns, console=console, transient=True, disable=disable) as progress:
        task = progress.add_task("")
        yield lambda done, of: progress.update(task, completed=done, total=of)


def _print(inspection: Inspection) -> None:
    from kka_docs.definitions.archive_findings import ADVICE

    for finding in inspection.findings:
        advice = ADVICE[finding.wrong]
        mark = click.style("RUSAK", fg="red") if finding.is_damage else "PERIKSA LAGI"
        reason = f" ({finding.reason})" if finding.reason else ""
        click.echo(f"{mark}  {finding.where}")
        click.echo(_indented(f"{advice.wrong}{reason}."))
        click.echo(_indented(f"→ {advice.remedy}  [{finding.wrong}]"))
    seen = f"{inspection.entries} catatan jurnal, {inspection.cases} kasus, "
    seen += f"{inspection.files} berkas ({inspection.size / _MB:.1f} MB)".replace(".", ",")
    damaged = sum(finding.is_damage for finding in inspection.findings)
    others = len(inspection.findings) - damaged
    told = "utuh" if not damaged else f"{damaged} kerusakan"
    more = f", {others} perlu dilihat lagi" if others else ""
    click.echo(f"Diperiksa {seen}: {told}{more}.")


def _indented(text: str) -> str:
    width = shutil.get_terminal_size().columns
    return click.wrap_text(text, width, initial_indent=_INDENT, subsequent_indent=_INDENT)


def _print_json(inspection: Inspection) -> None:
    import json

    told = {
        "utuh": not inspection.is_damaged,
        "catatan": inspection.entries,
        "kasus": inspection.cases,
        "berkas": inspection.files,
        "ukuran": inspection.size,
        "temuan": [_as_data(finding) for finding in inspection.findings],
    }
    click.echo(json.dumps(told, ensure_ascii=False, indent=2))


def _as_data(finding: Finding) -> dict[str, object]:
    return {
        "kode": finding.wrong.value,
        "tempat": finding.where,
        "keterangan": finding.reason,
        "rusak": finding.is_damage,
    }
