"""Conditions on answers, light enough to be imported by what only lists commands."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class When:
    """A condition: the field at `path` has one of `values`.

    `path` is "sheet.key", or a bare key: of the same row, else of the form's first sheet.
    """

    path: str
    values: tuple[str, ...]
