"""Words that tell a stranger what a case is about, and why each group is listed.

Each word stands in the forms in which people write it, and is looked for as a whole word: "hamil"
is not found in "Hamilton". To add one, write it into the group it belongs to. Words that a
conference needs for itself ("masalah", "kasus", "pelanggaran") are left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

SENSITIVE: Final[Mapping[str, str]] = MappingProxyType(
    {
        "narkotika": "narkoba narkotika napza miras mabuk mabuk-mabukan sabu sabu-sabu ganja "
        "rehabilitasi overdosis ngelem pecandu kecanduan",
        "kehamilan": "hamil kehamilan menghamili dihamili aborsi keguguran",
        "kekerasan seksual": "asusila perkosaan pemerkosaan memperkosa diperkosa pencabulan cabul "
        "mencabuli dicabuli pelecehan melecehkan dilecehkan zina perzinaan mesum porno pornografi "
        "prostitusi pelacuran",
        "tindak pidana": "pidana pencurian mencuri pencopetan penganiayaan menganiaya dianiaya "
        "pembunuhan membunuh tawuran begal tersangka terdakwa pemerasan judi perjudian",
        "menyakiti diri": "bunuh-diri menyakiti-diri melukai-diri percobaan-bunuh-diri suicide",
        "kesehatan": "hiv aids depresi bipolar skizofrenia anoreksia psikosis penyakit-kelamin "
        "gangguan-jiwa gangguan-mental kesehatan-mental penyakit-menular tuberkulosis",
        "perundungan dan kekerasan": "perundungan merundung dirundung bullying membully dibully "
        "kekerasan kdrt korban pelaku penelantaran",
        "keluarga": "perceraian cerai bercerai perselingkuhan selingkuh broken-home",
        "tata tertib": "bolos membolos perkelahian berkelahi dikeluarkan drop-out skorsing",
    }
)
"""Group → its words; a hyphen stands for a space.

Children's health and criminal records are specific personal data (UU 27/2022); the rest shames a
family before everybody who reads a letter.
"""

READ_BY_INVITEES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "pertemuan": (
            *("tempat", "pemimpin", "notulis", "tujuan"),
            *("hal", "sifat", "lampiran", "tembusan"),
        ),
        "agenda": ("tahap", "kegiatan", "penanggung_jawab"),
        "peserta": ("sapaan", "fungsi", "up", "alamat"),
    }
)
"""Fields of the meeting form that those who are invited read, by sheet.

The name of an invitee's own office ("instansi") is left out: it may rightly hold such a word, and
only that invitee reads it.
"""
