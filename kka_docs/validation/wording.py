"""Words of a narrative that judge a person: found whole, and not in names or told words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from kka_docs.definitions.objective_words import LABELS, SAID_BEFORE, SAID_BETWEEN, Label

_QUOTED = re.compile(r"“[^“”\n]*”|\"[^\"\n]*\"|(?<!\w)‘[^‘’\n]*’(?!\w)|(?<!\w)'[^'\n]*'(?!\w)")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_NUMBER_OF_LINE = re.compile(r"\W{0,9}\d{1,3}\)")
_OPENING = " \t(-–—•*"
_ENDS = ".!?:;"
_ENDINGS = ("", "nya", "lah", "kah", "pun")
_MOST_WORDS_BACK = 5
_LOOK_BACK = 100
"""Letters before a find that may tell what it means: no more, for a cell may hold 32,767."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A word as it was written, and the label that it belongs to."""

    word: str
    label: Label


def judgements(text: str, names: Collection[str] = ()) -> list[Judgement]:
    """Return the judging words of a text, each once, in their order.

    Left out: what stands in quotes or is told as somebody's words, and names: a word with a
    capital inside a sentence, or one of `names` (in small letters).
    """
    plain = _without_accents(text)
    if _last_words().isdisjoint(_WORD.findall(plain.lower())):
        return []
    plain = _QUOTED.sub(lambda quote: " " * len(quote[0]), plain)
    found: dict[str, Judgement] = {}
    pattern, labels = _patterns()
    for match in pattern.finditer(plain.lower()):
        label = labels.get(match.lastgroup or "")
        written = plain[slice(*match.span())]
        before = plain[max(0, match.start() - _LOOK_BACK) : match.start()]
        if label and not _is_name(written, before, names) and not _is_told(before):
            word = " ".join(match[0].split())
            found.setdefault(word, Judgement(word, label))
    return list(found.values())


@cache
def _last_words() -> frozenset[str]:
    """With what the phrases looked for end: without any of these no pattern need be tried.

    (Many begin with a word that stands in every other sentence: “tidak”, “orang”.)
    """
    last = {phrase.split()[-1] for label in LABELS for phrase in label.words}
    return frozenset(f"{word}{ending}" for word in last for ending in _ENDINGS)


@cache
def _patterns() -> tuple[re.Pattern[str], dict[str, Label]]:
    """One pattern for all labels; what is harmless comes first, and has no group."""
    labels = {f"label{place}": label for place, label in enumerate(LABELS)}
    harmless = [phrase for label in LABELS for phrase in label.harmless]
    groups = [f"(?P<{name}>{_any_of(label.words)})" for name, label in labels.items()]
    judging = f"(?:{'|'.join(groups)})(?:{'|'.join(_ENDINGS[1:])})?"
    whole = rf"(?<!\w)(?<!\w-)(?:{_any_of(harmless)}|{judging})(?!\w|-\w)"
    return re.compile(whole), labels


def _any_of(phrases: Collection[str]) -> str:
    longest_first = sorted(phrases, key=len, reverse=True)
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in longest_first)


def _without_accents(text: str) -> str:
    """The text with plain letters, every sign still one sign (“nakál”, letters of full width)."""
    if text.isascii() or unicodedata.is_normalized("NFKD", text):
        return text
    return "".join(_plain_sign(sign) for sign in unicodedata.normalize("NFC", text))


def _plain_sign(sign: str) -> str:
    parts = [c for c in unicodedata.normalize("NFKD", sign) if not unicodedata.combining(c)]
    return parts[0] if len(parts) == 1 else sign


def _is_name(written: str, before: str, names: Collection[str]) -> bool:
    if not (written[0].isupper() and written[1:].islower()):
        return False
    return written.lower() in names or not _begins_sentence(before)


def _begins_sentence(before: str) -> bool:
    """Whether a sentence or a line ("1. …", "- …") begins behind these letters."""
    line = before.rpartition("\n")[2].rstrip(_OPENING)
    return not line or line[-1] in _ENDS or _NUMBER_OF_LINE.fullmatch(line) is not None


def _is_told(before: str) -> bool:
    """Whether the words before say whose words these are: “merasa (dirinya) bodoh”."""
    sentence = re.split(r"[.!?;\n]", before)[-1]
    for word in reversed(_WORD.findall(sentence.lower())[-_MOST_WORDS_BACK:]):
        if word in SAID_BEFORE:
            return True
        if word not in SAID_BETWEEN:
            return False
    return False
