"""The age format (https://age-encryption.org/v1) by pyrage, which comes with the extra "himpunan".

What is written here the standard tools open, and the other way round.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from math import ceil
from os import SEEK_END
from pathlib import Path
from typing import TYPE_CHECKING

from kka_docs.errors import OutsideMissing

if TYPE_CHECKING:
    from types import ModuleType

SUFFIX = ".age"

_LAST_LINE = b"\n--- "
_NONCE, _TAG, _CHUNK = 16, 16, 64 << 10


class NotOpened(Exception):
    """A key or passphrase does not fit, or the file is damaged: age does not always tell which."""


@dataclass(frozen=True, slots=True)
class Identity:
    """The secret half of a key: what opens. It is never shown, and lies nowhere unencrypted."""

    secret: str = field(repr=False)

    @property
    def recipient(self) -> str:
        """Return the public half: what is encrypted to."""
        return str(_pyrage().x25519.Identity.from_str(self.secret).to_public())


def new_identity() -> Identity:
    """Return a key that nobody has."""
    return Identity(str(_pyrage().x25519.Identity.generate()))


def encrypted(content: bytes, recipients: Iterable[str]) -> bytes:
    """Return the content so that each recipient's identity opens it alone."""
    age = _pyrage()
    sealed: bytes = age.encrypt(content, [age.x25519.Recipient.from_str(one) for one in recipients])
    return sealed


def decrypted(content: bytes, identity: Identity) -> bytes:
    """Return what was encrypted. Raises NotOpened."""
    age = _pyrage()
    try:
        opened: bytes = age.decrypt(content, [age.x25519.Identity.from_str(identity.secret)])
    except age.DecryptError:
        raise NotOpened from None
    return opened


def content_size(path: Path) -> int:
    """Return how many bytes are encrypted in a file: age hides what they are, not how many.

    Behind the header, whose last line begins with three dashes, come a nonce and the content in
    chunks, each with a tag. Raises NotOpened where there is no such header, OSError where the file
    cannot be read.
    """
    with path.open("rb") as stream:
        begin = stream.read(_CHUNK)
        whole = stream.seek(0, SEEK_END)
    header = begin.find(b"\n", begin.find(_LAST_LINE) + 1) + 1
    if _LAST_LINE not in begin or not header:
        raise NotOpened
    payload = whole - header - _NONCE
    return payload - _TAG * ceil(payload / (_CHUNK + _TAG))


def locked(identity: Identity, passphrase: str) -> bytes:
    """Return a key as `age-keygen | age -p` writes it; `age -d -i` takes it as it is.

    It takes a second or two on purpose: so long does everyone need who tries passphrases.
    """
    text = f"# public key: {identity.recipient}\n{identity.secret}\n"
    sealed: bytes = _pyrage().passphrase.encrypt(text.encode("ascii"), passphrase)
    return sealed


def unlocked(content: bytes, passphrase: str) -> Identity:
    """Return the key that was locked. Raises NotOpened."""
    age = _pyrage()
    try:
        text = age.passphrase.decrypt(content, passphrase).decode("ascii")
        return as_identity(text)
    except (age.DecryptError, UnicodeDecodeError):
        raise NotOpened from None


def as_text(identity: Identity) -> bytes:
    """Return a key as `age-keygen` writes it."""
    return f"{identity.secret}\n".encode("ascii")


def as_identity(text: str) -> Identity:
    """Return the key in a text of `age-keygen`. Raises NotOpened where there is none."""
    age = _pyrage()
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    try:
        (secret,) = lines
        return Identity(str(age.x25519.Identity.from_str(secret)))
    except (ValueError, age.IdentityError):
        raise NotOpened from None


def _pyrage() -> ModuleType:
    try:
        import pyrage  # noqa: PLC0415 - an extra that archives without encryption do without
    except ImportError as cause:
        raise OutsideMissing(
            "Himpunan ini terenkripsi, dan untuk itu diperlukan pyrage: pasang dengan "
            "“pip install 'kka-docs[himpunan]'”, lalu jalankan lagi."
        ) from cause
    return pyrage
