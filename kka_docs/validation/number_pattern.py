"""The marks of a letter number pattern, and what is wrong with a pattern."""

from __future__ import annotations

import re

MARKS = ("nomor", "bulan", "bulan_romawi", "tahun")
"""What may stand in braces: running number, month, Roman month, year."""

_MARK = re.compile(r"\{([^{}]*)\}")


def marks_in(pattern: str) -> list[str]:
    """Return the names in braces, in order."""
    return _MARK.findall(pattern)


def has_loose_braces(pattern: str) -> bool:
    """Return whether a brace stands without its partner."""
    rest = _MARK.sub("", pattern)
    return "{" in rest or "}" in rest
