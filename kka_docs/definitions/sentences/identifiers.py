"""Sentences about the numbers of people and institutions."""

from __future__ import annotations

from types import MappingProxyType

from kka_docs.definitions.sentences.message import Sentences, error, warning

IDENTIFIERS: Sentences = MappingProxyType(
    {
        "nomor_sebagai_angka": error(
            "Nomor ini tersimpan sebagai angka; Excel membulatkan angka panjang dan menghapus "
            "nol di depan, jadi nomornya mungkin sudah berubah.",
            "Ketik ulang nomornya dari sumber aslinya, dengan tanda petik (') di depannya "
            "(tidak ikut tercetak){atau_kosongkan}.",
        ),
        "nomor_bukan_angka": error(
            "{jenis} hanya boleh berisi angka, di sini ada {nilai_tanda}.",
            "Cocokkan dengan sumbernya, lalu tulis angkanya saja{atau_kosongkan}{bila_keliru}.",
        ),
        "nomor_panjang": error(
            "{jenis} harus {seharusnya} angka, di sini {jumlah}: {selisih}.",
            "Cocokkan dengan sumbernya, lalu tulis semua angkanya{atau_kosongkan}{bila_keliru}.",
        ),
        "nip_meragukan": warning(
            "NIP ini tampak tidak wajar: {bagian}.",
            "Cocokkan dengan SK orangnya; bila memang begitu, biarkan.",
        ),
        "nomor_tanpa_jenis": warning(
            "Nomor diisi, tetapi “Jenis nomor” di kiri sel ini berisi “–”, jadi nomornya tidak "
            "dicetak.",
            "Pilih jenisnya di kolom Jenis nomor, atau kosongkan sel ini.",
        ),
        "telepon": warning(
            "“{nilai}” tidak tampak seperti nomor telepon.",
            "{nilai_saran}Tulis nomor telepon, misalnya 081234567890{atau_kosongkan}.",
        ),
    }
)
