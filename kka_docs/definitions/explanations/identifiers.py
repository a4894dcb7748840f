"""Explanations of messages about numbers of people and institutions."""

from __future__ import annotations

from types import MappingProxyType

from kka_docs.definitions.explanations.explanation import Explanation, InCell, Topic

_NISN = "kasus.konseli.nisn"
_NIP = "profil.penanda_tangan.nomor"
_IS_NIP = (("jenis_nomor", "NIP"),)

IDENTIFIERS = Topic(
    "Nomor orang dan lembaga",
    MappingProxyType(
        {
            "nomor_sebagai_angka": Explanation(
                "Nomor ini tersimpan sebagai angka, bukan sebagai tulisan.",
                "Excel membulatkan angka yang lebih panjang dari 15 dan membuang nol di depan, "
                "jadi nomor di sel ini mungkin bukan lagi nomor yang diketik.",
                (
                    "Hapus isi selnya.",
                    "Ketik tanda petik ('), lalu nomornya dari SK atau kartu, jangan dari layar.",
                ),
                InCell(_NIP, "1,96803E+17", "19680312 199403 2 004", beside=_IS_NIP),
            ),
            "nomor_bukan_angka": Explanation(
                "Nomor jenis ini hanya terdiri atas angka, tetapi ada tanda lain di dalamnya.",
                "Nomor yang keliru tercetak di bawah tanda tangan atau identitas.",
                ("Cocokkan dengan SK atau kartu.", "Ketik ulang angkanya; spasi boleh."),
                InCell(_NISN, "00912E4567", "0091234567"),
            ),
            "nomor_panjang": Explanation(
                "Banyaknya angka tidak sesuai dengan jenis nomornya.",
                "Paling sering nol di depan hilang karena sel dianggap angka.",
                (
                    "Hitung angkanya dan cocokkan dengan SK atau kartu.",
                    "Ketik ulang semua angkanya.",
                    "Bila nol di depannya hilang lagi, awali dengan tanda petik (').",
                ),
                InCell(_NISN, "091234567", "0091234567"),
            ),
            "nip_meragukan": Explanation(
                "Susunan NIP ini tidak seperti biasanya: tanggal lahir, bulan pengangkatan, atau "
                "angka jenis kelaminnya janggal.",
                "Sering satu angka tertukar; tetapi ada juga NIP benar yang tidak biasa.",
                ("Cocokkan dengan SK.", "Bila memang benar, biarkan."),
                InCell(_NIP, "19681312 199403 2 004", "19680312 199403 2 004", beside=_IS_NIP),
            ),
            "nomor_tanpa_jenis": Explanation(
                "Ada nomor, tetapi jenis nomornya dipilih “–”, yang berarti tidak ada nomor.",
                "Nomor itu tidak dicetak.",
                ("Pilih jenis nomornya.", "Atau kosongkan nomornya."),
                InCell(_NIP, "19680312 199403 2 004", None, beside=(("jenis_nomor", "–"),)),
            ),
            "telepon": Explanation(
                "Isian ini tidak tampak seperti nomor telepon.",
                "Nomor yang keliru membuat keluarga atau kantor tidak dapat dihubungi.",
                ("Periksa nomornya; nol di depan mudah hilang.", "Bila tidak ada, kosongkan."),
                InCell("kasus.konseli.telepon", "81234567890", "081234567890"),
            ),
        }
    ),
)
