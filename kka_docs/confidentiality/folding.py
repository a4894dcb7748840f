"""Texts made comparable for a search: no case, accents, punctuation or signs that nobody sees."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

_FOREIGN: Final = re.compile(r"[^\x00-\x7f]")
_APOSTROPHES: Final = "'`´‘’‚‛ʼʻʹ′"  # noqa: RUF001 (each may stand in "Nur'aini")
_KEPT: Final = frozenset("\n0123456789abcdefghijklmnopqrstuvwxyz")
_ASCII: Final = {
    code: None if chr(code) in _APOSTROPHES else " "
    for code in range(128)
    if chr(code) not in _KEPT
}
_UNSEEN: Final = frozenset({"Mn", "Me", "Cf", "Cc"})
_WORDS: Final = re.compile(r"\d+|[^\W\d_]+")


def folded(text: str) -> str:
    """Return the text in small plain letters; signs are spaces, line breaks stay.

    >>> folded("Nur'aini S.Pd.")
    'nuraini s pd '
    """
    if not text.isascii():
        text = _FOREIGN.sub(_plain, text)
    return text.lower().translate(_ASCII)


def words(text: str) -> tuple[str, ...]:
    """Return the words and numbers of a text, folded.

    >>> words("NISN 009 Mélati")
    ('nisn', '009', 'melati')
    """
    return tuple(_WORDS.findall(folded(text)))


def _plain(found: re.Match[str]) -> str:
    return _plain_sign(found[0])


@lru_cache(maxsize=4096)
def _plain_sign(sign: str) -> str:
    if sign in _APOSTROPHES:
        return ""
    parts = unicodedata.normalize("NFKD", sign).casefold()
    kept = (part for part in parts if unicodedata.category(part) not in _UNSEEN)
    return "".join(part if part.isalnum() else " " for part in kept)
