"""Whether an answer still holds what was to be replaced: “…”, “xxx”, “[isi]”, a prompt."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from kka_docs.definitions import placeholders
from kka_docs.definitions.fields import Field
from kka_docs.definitions.identity import OF_PEOPLE

_NO_ANSWER = re.compile(placeholders.NO_ANSWER)
_FOR_THE_PEN = re.compile(placeholders.LEFT_FOR_THE_PEN)
_INSIDE = re.compile("|".join(placeholders.INSIDE))
_INSIDE_ONE_LINE = re.compile(placeholders.INSIDE_ONE_LINE)
# One of these is in whatever the patterns match; nearly no answer has any.
_HINTS = (
    *("..", "…", "·", "_", "?", "[", "<", "«", "xx", "(t", "(i", "(s", "( "),
    *("di sini", "disini", "lorem", "tbd", "tba"),
)
_AROUND = " ()[]<>{}.:*\"'“”"
_AFTER_OWN_WORDS = " :.*"
_INVENTED = placeholders.INVENTED
_ROMAN_30 = "XXX"
_LAST_WORD = re.compile(r"([^\W\d_]+)\W*\Z")
_LONGEST_SHOWN = 40
_LOOK_BACK = 40
"""Letters before a find that may tell what it means: no more, for a cell may hold 32,767."""


@dataclass(frozen=True, slots=True)
class Gap:
    """What looks unfinished, as it was written; `is_all` where it can be no answer at all."""

    shown: str
    is_all: bool = False


def gap_in(answer: str, *, one_line: bool) -> Gap | None:
    """Return the first thing in an answer that looks unfinished; None where there is nothing."""
    folded = answer.lower()
    bare = folded.strip(_AROUND)
    if bare in placeholders.NO_ANSWERS:
        return Gap(_shown(answer), is_all=True)
    if bare in placeholders.ANSWERS_TO_COME:
        return Gap(_shown(answer))
    for hint in _HINTS:
        if hint in folded:
            return _gap_inside(answer, folded, one_line=one_line)
    return None


def own_words(field: Field) -> Mapping[str, str]:
    """Return what the form itself says of a question, and what each of it is.

    None of it is an answer. Of its examples only those of people: others may be right by
    chance, or in a sample.
    """
    invented = field.identity in OF_PEOPLE and _INVENTED in field.example.lower().split()
    example = field.example if invented else ""
    texts = {"contoh": example, "petunjuk": field.help, "judul": field.label}
    return {_plain(text): name for name, text in texts.items() if text}


def which_own_words(answer: str, words: Mapping[str, str]) -> str | None:
    """Return which of the form's own words an answer is; None where it is an answer."""
    return words.get(_plain(answer))


def _plain(text: str) -> str:
    return text.lower().rstrip(_AFTER_OWN_WORDS)


def _gap_inside(answer: str, folded: str, *, one_line: bool) -> Gap | None:
    if _NO_ANSWER.fullmatch(folded) or _FOR_THE_PEN.fullmatch(folded):
        return Gap(_shown(answer), is_all=_NO_ANSWER.fullmatch(folded) is not None)
    # Where small letters are more or fewer (“İ”), what is shown is the small ones.
    written = answer if len(answer) == len(folded) else folded
    patterns = (_INSIDE, _INSIDE_ONE_LINE) if one_line else (_INSIDE,)
    for pattern in patterns:
        for found in pattern.finditer(folded):
            part = written[slice(*found.span())]
            before = folded[max(0, found.start() - _LOOK_BACK) : found.start()].rstrip()
            if not _is_meant(part, before):
                is_prompt = found[0] == folded and any(map(str.isalnum, part))
                return Gap(_shown(part), is_all=is_prompt)
    return None


def _is_meant(part: str, before: str) -> bool:
    if part == _ROMAN_30:
        last = _LAST_WORD.search(before)
        return last is not None and last[1] in placeholders.BEFORE_A_ROMAN_30
    is_dots = not part.strip(".…")
    return is_dots and before.rstrip(".").endswith(placeholders.BEFORE_MORE_OF_A_KIND)


def _shown(text: str) -> str:
    return text if len(text) <= _LONGEST_SHOWN else f"{text[: _LONGEST_SHOWN - 1]}…"
