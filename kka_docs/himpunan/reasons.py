"""Why papers leave the archive. Reasons are chosen, never typed: the journal holds no free text."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

TAKING: Mapping[str, str] = MappingProxyType(
    {
        "pertemuan-berikutnya": "bahan pertemuan berikutnya",
        "tindak-lanjut": "pelaksanaan atau evaluasi tindak lanjut",
        "alih-tangan": "alih tangan kasus",
        "permintaan-keluarga": "permintaan konseli atau keluarganya",
        "proses-hukum": "proses hukum atau perlindungan anak",
        "pengawasan": "pengawasan atau akreditasi",
        "perbaikan": "perbaikan naskah",
        "lainnya": "keperluan lain",
    }
)
"""Reason → its words, for copies and for loans."""

EXPIRED = "masa-simpan-berakhir"
DESTROYING: Mapping[str, str] = MappingProxyType(
    {
        EXPIRED: "masa simpannya berakhir",
        "persetujuan-dicabut": "persetujuannya dicabut",
        "keputusan-lembaga": "keputusan lembaga",
        "salah-simpan": "tersimpan karena keliru",
    }
)
"""Reason → its words, for what is destroyed."""
