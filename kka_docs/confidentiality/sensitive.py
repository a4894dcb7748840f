"""Finds the sensitive words of the list in a text."""

from __future__ import annotations

from functools import cache

from kka_docs.confidentiality.folding import words
from kka_docs.definitions.sensitive_words import SENSITIVE


def sensitive_word_in(text: str) -> str | None:
    """Return the first sensitive word or phrase of a text, as it is listed; None without any.

    >>> sensitive_word_in("Pembinaan siswa HAMIL")
    'hamil'
    """
    spoken, listed = words(text), _listed()
    for at, word in enumerate(spoken):
        for phrase in listed.get(word, ()):
            if spoken[at : at + len(phrase)] == phrase:
                return " ".join(phrase)
    return None


@cache
def _listed() -> dict[str, list[tuple[str, ...]]]:
    """The phrases of the list by their first word."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for group in SENSITIVE.values():
        for written in group.split():
            phrase = words(written)
            found.setdefault(phrase[0], []).append(phrase)
    return found
