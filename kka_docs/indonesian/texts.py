"""What is the same in two texts, however it was typed."""

import re
import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher

_NEAR_ENOUGH = 0.65  # lets two letters change places in a word of three
_ACUTE = "\u00b4"  # typed for an apostrophe; NFKC would make a space of it
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")  # noqa: RUF001
_PUNCTUATION = dict.fromkeys(map(ord, ".,;:!?()[]\"“”„«»'‘’‚‛`ʼʻ′"))  # noqa: RUF001
_ZERO_WIDTH = re.compile("[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")


def fold(text: str) -> str:
    """Text for comparison: no case, accents, zero-width signs or punctuation, single spaces.

    Hyphens and slashes stay (all dashes become "-"), lest "1/12" and "11/2" be the same.

    >>> fold(" JUM'AT, 21 ")
    'jumat 21'
    """
    if text.isascii():  # nearly every text; has only case, punctuation and spaces to fold
        return " ".join(text.casefold().translate(_PUNCTUATION).split())
    folded = text.replace(_ACUTE, "")
    for _ in range(2):  # case folding can bring out new accents and compatibility forms
        parts = unicodedata.normalize("NFKD", folded)
        folded = "".join(c for c in parts if unicodedata.category(c) != "Mn").casefold()
    plain = _ZERO_WIDTH.sub("", folded).translate(_PUNCTUATION | _DASHES)
    return " ".join(unicodedata.normalize("NFKC", plain).split())


def name_sort_key(name: str) -> tuple[str, str]:
    """Folded name, then the name itself: name_sort_key("Ani") == ("ani", "Ani")."""
    return fold(name), name


def nearest(word: str, candidates: Iterable[str]) -> str | None:
    """Candidate most like a mistyped word, the first of equals; None if nothing is near.

    >>> nearest("selsa", ["Senin", "Selasa"])
    'Selasa'
    """
    wanted = fold(word)
    ratios = {c: SequenceMatcher(None, fold(c), wanted).ratio() for c in candidates}
    best = max(ratios, key=ratios.__getitem__, default=None)
    return best if wanted and best is not None and ratios[best] >= _NEAR_ENOUGH else None


def one_spaced(text: str) -> str:
    """Text without zero-width signs, its words one space apart."""
    return " ".join(_ZERO_WIDTH.sub("", text).split())


def keyed(text: str) -> str:
    """Text in the signs of a keyboard: one kind of dash, apostrophe, letter and digit."""
    apostrophed = text.replace(_ACUTE, "'")
    return one_spaced(unicodedata.normalize("NFKC", apostrophed).translate(_DASHES))
