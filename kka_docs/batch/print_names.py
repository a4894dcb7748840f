"""How print files and check lists are called, so that those of one kind of letter are found."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kka_docs.batch.report import CHECK_LIST, PRINT_FILE

_VERSION = r"(?: \(baru(?: \d+)?\))?\.docx"
_NAME = rf"(?:{PRINT_FILE}|{CHECK_LIST})-(?P<letters>[a-z-]+?)(?:-\d+)?{_VERSION}"


def print_name(paper: str, letters: str, earlier: int) -> str:
    """Return the file name of a print file or check list for letters of a kind.

    `earlier` of the same kind are in that folder already: those of other institutions.
    """
    return f"{paper}-{letters}{f'-{earlier + 1}' if earlier else ''}.docx"


def prints_of(letters: str, names: Iterable[str]) -> list[str]:
    """Return which of these are print files or check lists for letters of that kind."""
    known = ((name, re.fullmatch(_NAME, name)) for name in names)
    return [name for name, match in known if match and match["letters"] == letters]


def versions_of(print_file: str, names: Iterable[str]) -> list[str]:
    """Return which of these are that print file, or new versions beside an edited one."""
    version = re.escape(print_file.removesuffix(".docx")) + _VERSION
    return [name for name in names if re.fullmatch(version, name)]
