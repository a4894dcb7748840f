"""The catalogue of problems: what they are called, say, and keep from being made.

The sentences stand in `sentences`. Facts whose name starts with "nilai" quote the form and are left
out (as "…") wherever values may not appear.
"""

from __future__ import annotations

import re

from kka_docs.definitions.sentences import CATALOG
from kka_docs.records import Place, Problem

_LEFT_OUT = "…"
# A value from a cell may not talk to the terminal.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_INSTEAD = "\N{REPLACEMENT CHARACTER}"


def problem(code: str, place: Place, **facts: str) -> Problem:
    """Return the problem `code` at `place`; KeyError where the catalogue has no such code."""
    return Problem(code, CATALOG[code].severity, place, facts)


def wrong(found: Problem, *, with_values: bool) -> str:
    """Return the sentence that says what is wrong; quoted values only where asked for."""
    return CATALOG[found.code].wrong.format_map(_facts(found, with_values))


def remedy(found: Problem, *, with_values: bool) -> str:
    """Return the sentence that says how to mend it; quoted values only where asked for."""
    return CATALOG[found.code].remedy.format_map(_facts(found, with_values))


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
