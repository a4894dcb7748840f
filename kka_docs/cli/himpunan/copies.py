"""What `simpan` says of copies that still lie outside the archive."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kka_docs.cli.himpunan.questions import is_agreed
from kka_docs.keeping.outside import copies_outside, remove_copies
from kka_docs.workspace import workspace_of

if TYPE_CHECKING:
    from kka_docs.keeping.filing import Filing
    from kka_docs.keeping.scans import Cut


def settle_copies(
    root: Path,
    done: Filing,
    cut: Iterable[Cut],
    damaged: Collection[str],
    *,
    remove: bool | None,
) -> None:
    """Name the copies that still lie outside; remove them where somebody says so.

    Those of a paper that is `damaged` in the archive are kept: they may be the only sound ones.
    """
    _tell_damaged(damaged)
    sound = [(one, number) for one, number in done.held if number not in damaged]
    filed = [*((one.source, one.paper.number) for one in done.filed), *sound]
    digests = {one.digest: len(one.content) for one, _ in filed}
    numbers, left = {number for _, number in filed}, {path for path, _ in done.left}
    whole = (one for one in cut if one.numbers <= numbers and one.path not in left)
    digests |= {one.digest: one.size for one in whole}
    workspace = workspace_of(root.parent)
    folders = [workspace.root if workspace else root.parent]
    copies = copies_outside(digests, folders, [one.path for one, _ in filed])
    if copies:
        _remove(copies, digests, agreed=remove)


def _tell_damaged(damaged: Collection[str]) -> None:
    for number in sorted(damaged):
        click.echo(
            f"RUSAK: berkas {number} di himpunan hilang atau berubah. Jangan hapus salinan yang "
            "Anda pegang; rinciannya: kka himpunan periksa",
            err=True,
        )


def _remove(copies: list[Path], digests: Collection[str], *, agreed: bool | None) -> None:
    click.echo("Salinan yang sama masih ada di luar himpunan:")
    for folder, of_folder in groupby(copies, key=lambda copy: copy.parent):
        click.echo(f"  {folder}: {', '.join(copy.name for copy in of_folder)}")
    if agreed is None:
        agreed = is_agreed(f"Hapus {len(copies)} salinan itu? Yang di himpunan tetap ada")
    if not agreed:
        click.echo("Salinan itu dibiarkan.")
        return
    kept = remove_copies(copies, digests)
    click.echo(f"{len(copies) - len(kept)} salinan dihapus.")
    for path in kept:
        click.echo(f"Tidak dapat dihapus, hapuslah sendiri: {path}", err=True)
