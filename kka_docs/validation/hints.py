"""What a field adds to a problem: an example, that it may stay empty, a remedy of its own."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from kka_docs.definitions import catalog
from kka_docs.definitions.fields import Field, Type
from kka_docs.records import KeyPath, Place, Problem

_NO_HINTS: Final = {"misalnya": "", "atau_kosongkan": "", "bila_keliru": ""}


def problem_at(
    field: Field | None, path: KeyPath, code: str, place: Place, **facts: str
) -> Problem:
    """Return the problem `code` of the answer at `path`; `field` is None for a whole sheet.

    Its sentences may use the facts `misalnya` and `atau_kosongkan` anywhere, and `bila_keliru`,
    which a rule may give: each is empty, or goes on with the sentence behind a comma.
    """
    if field is None:
        return catalog.problem(code, place, **_NO_HINTS, **facts)
    said = {"misalnya": _for_example(field), "atau_kosongkan": _or_empty(field, path)}
    found = catalog.problem(code, place, **(_NO_HINTS | said | facts))
    return replace(found, remedy=dict(field.remedies).get(code))


def _for_example(field: Field) -> str:
    if not field.example:
        return ""
    if field.type is Type.DATE:  # how it is written; as a day it may contradict the case
        return f", ditulis seperti {field.example}"
    return (
        f", misalnya “{field.example}”" if " " in field.example else f", misalnya {field.example}"
    )


def _or_empty(field: Field, path: KeyPath) -> str:
    """Of a block that must be filled in only the first line is needed."""
    if field.lines:
        line = path[-1]
        is_needed = field.required and not (isinstance(line, int) and line > 0)
        return "" if is_needed else ", atau kosongkan baris ini"
    is_needed = field.required or field.required_when is not None
    return "" if is_needed else ", atau kosongkan sel ini"
