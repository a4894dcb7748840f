"""How far the sheets of a form are filled in, in a line or two."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable

from kka_docs.records import SheetCount

_UNBROKEN = "\N{NO-BREAK SPACE}"


def told_counts(counts: Iterable[SheetCount], width: int) -> list[str]:
    """Return lines of all sheets, broken between them.

    "Kasus 9 dari 9 wajib, 4 dari 11 lainnya · Konseli 2 baris · Data Pendukung kosong"
    """
    parts = (f"{count.sheet} {_told(count)}".replace(" ", _UNBROKEN) for count in counts)
    lines = textwrap.wrap(f"Terisi: {f'{_UNBROKEN}· '.join(parts)}", width)
    return [line.replace(_UNBROKEN, " ") for line in lines]


def _told(count: SheetCount) -> str:
    required = f"{count.required_filled} dari {count.required} wajib" if count.required else ""
    if count.rows is None:
        optional = f"{count.optional_filled} dari {count.optional} lainnya"
        return ", ".join(part for part in (required, optional if count.optional else "") if part)
    rows = f"{count.rows} baris" if count.rows else "kosong"
    is_complete = count.required_filled == count.required
    return rows if is_complete else f"{rows} ({required})"
