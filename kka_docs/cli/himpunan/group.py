"""The group that all commands of the archive belong to."""

from __future__ import annotations

import click

from kka_docs.cli.indonesian_help import IndonesianGroup


@click.group(cls=IndonesianGroup, no_args_is_help=True)
def himpunan() -> None:
    """Himpunan: arsip rahasia naskah konferensi kasus.

    Naskah yang sudah jadi, dan pindaian naskah yang sudah ditandatangani, disimpan di folder biasa
    dengan nomor arsip. Setiap kejadian dicatat di jurnal yang tidak dapat diubah diam-diam. Di
    register dan jurnal hanya ada kode kasus; nama konseli tidak dicatat.

    Contoh:
      kka himpunan simpan bk/KKA-2026-003
      kka himpunan cari "KKA-2026-003 laporan"
      kka himpunan ambil H-2026-0012 --ke meja
    """
