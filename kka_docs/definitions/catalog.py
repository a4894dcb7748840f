"""The catalogue of problems: what they are called, say, and keep from being made.

The sentences stand in `sentences`. Facts whose name starts with "nilai" quote the form and are left
out (as "…") wherever values may not appear.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from string import Formatter
from typing import Final

from kka_docs.definitions.sentences import CATALOG
from kka_docs.records import Place, Problem

MOST_TOLD: Final = 500
"""Problems of one form that are told one by one; nobody mends more at a time."""

_LEFT_OUT = "…"
# A value from a cell may not talk to the terminal.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_INSTEAD = "\N{REPLACEMENT CHARACTER}"


def problem(code: str, place: Place, **facts: str) -> Problem:
    """Return the problem `code` at `place`; KeyError where the catalogue has no such code."""
    return Problem(code, CATALOG[code].severity, place, facts)


def first_of(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """Return the problems of a form that are told; of very many the first, and that it has more."""
    told, rest = problems[:MOST_TOLD], problems[MOST_TOLD:]
    if not rest:
        return tuple(told)
    code = "masalah_lain" if any(found.is_error for found in rest) else "peringatan_lain"
    return (*told, problem(code, Place(rest[0].place.file), batas=str(MOST_TOLD)))


def wrong(found: Problem, *, with_values: bool) -> str:
    """Return the sentence that says what is wrong; quoted values only where asked for."""
    return CATALOG[found.code].wrong.format_map(_facts(found, with_values))


def remedy(found: Problem, *, with_values: bool) -> str:
    """Return the sentence that says how to mend it; quoted values only where asked for."""
    said = found.remedy or CATALOG[found.code].remedy
    return said.format_map(_facts(found, with_values))


def facts_in(code: str, said: str) -> dict[str, str] | None:
    """Return the facts that `wrong` said of a problem; None where it said something else."""
    template = re.escape(CATALOG[code].wrong)
    pattern = re.sub(r"\\{(\w+)\\}", r"(?P<\1>.*?)", template)
    found = re.fullmatch(pattern, said, re.DOTALL)
    return None if found is None else found.groupdict()


def unfilled(sentence: str) -> str:
    """Return a sentence of the catalogue with "…" wherever a fact goes."""
    names = {name for _, name, _, _ in Formatter().parse(sentence) if name}
    return sentence.format_map(dict.fromkeys(names, _LEFT_OUT))


def stops(found: Problem, kind: str) -> bool:
    """Return whether `found` keeps documents of `kind` from being made."""
    message = CATALOG[found.code]
    return found.is_error and not message.of_document and kind in (message.blocks or (kind,))


def stops_everything(found: Problem) -> bool:
    """Return whether `found` leaves no record to make any document from."""
    message = CATALOG[found.code]
    return found.is_error and not message.of_document and not message.blocks


def is_of_document(found: Problem) -> bool:
    """Return whether `found` tells what a single document would show, and stops no other."""
    return CATALOG[found.code].of_document


def _facts(found: Problem, with_values: bool) -> dict[str, str]:
    return {
        name: _UNPRINTABLE.sub(_INSTEAD, text)
        if with_values or not name.startswith("nilai")
        else _left_out(text)
        for name, text in found.facts.items()
    }


def _left_out(text: str) -> str:
    """What stands for a value; a sentence that is given away as a whole keeps its space."""
    if not text:
        return ""
    return f"{_LEFT_OUT} " if text.endswith(" ") else _LEFT_OUT
