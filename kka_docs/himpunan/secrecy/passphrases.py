"""Which passphrases will do. Nothing here keeps or shows one."""

from __future__ import annotations

from kka_docs.errors import WrongUse

SHORTEST = 12
"""Signs. Against somebody who has a copy of the archive only the length helps."""

ADVICE = (
    f"Sandi paling sedikit {SHORTEST} tanda. Baik: empat atau lima kata yang tidak berhubungan, "
    "misalnya dengan spasi di antaranya; bukan nama, tanggal, atau kata sandi lain."
)


def require_good(passphrase: str) -> None:
    """Return where the passphrase will do; else raise WrongUse, which says what to change.

    Only signs of every keyboard, so that any program on any computer takes it as the same.
    """
    if len(passphrase) < SHORTEST or len(set(passphrase)) < SHORTEST // 2:
        raise WrongUse(f"Sandi itu terlalu mudah ditebak. {ADVICE}")
    if not (passphrase.isascii() and passphrase.isprintable()):
        raise WrongUse(
            "Pakailah dalam sandi hanya huruf tanpa aksen, angka, spasi, dan tanda baca biasa, "
            "agar sama di setiap komputer."
        )
    if passphrase != passphrase.strip():
        raise WrongUse("Sandi tidak boleh diawali atau diakhiri spasi: itu tidak terlihat.")
