"""Who of a profile signs: its rows of Penanda Tangan, by function."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kka_docs.indonesian import fold

_MAY_SIGN_LETTERS = frozenset({"surat", "keduanya"})


def signatory_of_letters(profile: Mapping[str, Any], function: str | None) -> Mapping[str, Any]:
    """Return the Penanda Tangan row for letters: the one named, else the first that may sign.

    Where no row says that it signs letters, the first one does.
    """
    rows = profile["penanda_tangan"]
    named = signatory_row(profile, function)
    if named is not None:
        return named
    return next((row for row in rows if row["menandatangani"] in _MAY_SIGN_LETTERS), rows[0])


def signatory_row(profile: Mapping[str, Any], function: str | None) -> Mapping[str, Any] | None:
    """Return the Penanda Tangan row with this function; None where there is none."""
    if not function:
        return None
    rows = profile["penanda_tangan"]
    return next((row for row in rows if fold(row["fungsi"]) == fold(function)), None)
