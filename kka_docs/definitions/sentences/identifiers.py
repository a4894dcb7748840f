"""Sentences about the numbers of people and institutions."""

from __future__ import annotations

from types import MappingProxyType

from kka_docs.definitions.sentences.message import Sentences, error, warning

IDENTIFIERS: Sentences = MappingProxyType(
    {
        "nomor_sebagai_angka": error(
            "Nomor ini tersimpan sebagai angka; Excel membulatkan angka panjang dan menghapus nol "
            "di depan, jadi nomornya mungkin sudah berubah.",
            "Ubah format sel menjadi Teks, lalu ketik ulang nomornya dari sumber aslinya.",
        ),
        "nomor_bukan_angka": error(
            "{jenis} hanya boleh berisi angka.", "Periksa dan ketik ulang nomornya."
        ),
        "nomor_panjang": error(
            "{jenis} harus {seharusnya} angka, di sini {jumlah}.",
            "Periksa nomornya; bila nol di depannya hilang, ubah format selnya menjadi Teks, lalu "
            "ketik ulang.",
        ),
        "nip_meragukan": warning(
            "NIP ini tampak tidak wajar: {bagian}.",
            "Cocokkan dengan SK; bila memang benar, biarkan.",
        ),
        "nomor_tanpa_jenis": warning(
            "Nomor diisi, tetapi jenis nomornya “–”; nomor ini tidak dicetak.",
            "Pilih jenis nomornya, atau kosongkan nomornya.",
        ),
        "telepon": warning(
            "“{nilai}” tidak tampak seperti nomor telepon.",
            "Periksa nomornya; mungkin nol di depannya hilang.",
        ),
    }
)
