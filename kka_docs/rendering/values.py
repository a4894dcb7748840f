"""Typed values → the text that a document shows for them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, time
from typing import Any

from kka_docs.definitions.fields import NO_NUMBER, Field, Type
from kka_docs.definitions.setting import Setting
from kka_docs.indonesian import clock, full_name, group_nip, long_date

Names = dict[str, Any]
"""What a template may name: texts, lists of rows, nested names."""

_LIST_MARK = re.compile(r"(\d{1,3}[.)]|[a-z][.)]|[-–•*])\s+(.*)", re.DOTALL)
_DASHES = frozenset("-–•*")
_GROUPED_LIKE_NIP = frozenset({"NIP", "NI PPPK"})


def shown(value: Any, field: Field, setting: Setting) -> Any:
    """Return the text for a field's value; a list for a repeated field, None for no answer."""
    if isinstance(value, list):
        return [shown(entry, field, setting) for entry in value]
    if value is None:
        return None
    if field.type is Type.CHOICE:
        return setting.choice_label(field.choices or "", value)
    if isinstance(value, date):
        return long_date(value)
    return clock(value) if isinstance(value, time) else str(value)


def shown_fields(values: Mapping[str, Any], fields: Iterable[Field], setting: Setting) -> Names:
    """Return the texts for all fields of a sheet, or of one table row, by their key."""
    return {field.key: shown(values[field.key], field, setting) for field in fields}


def shown_rows(
    rows: Iterable[Mapping[str, Any]], fields: Iterable[Field], setting: Setting
) -> list[Names]:
    """Return the texts for all rows of a table, numbered from 1 as `no`."""
    columns = tuple(fields)
    return [
        {"no": number, **shown_fields(row, columns, setting)}
        for number, row in enumerate(rows, start=1)
    ]


def paragraphs(lines: Iterable[str]) -> list[Names]:
    """Return a narrative as paragraphs {teks, tanda}; `tanda` is the list mark or None.

    Each line of a cell is a paragraph of its own: justified text with line breaks would be
    stretched over the page.
    """
    return [_paragraph(line) for text in lines for line in text.split("\n") if line.strip()]


def _paragraph(line: str) -> Names:
    match = _LIST_MARK.fullmatch(line.strip())
    if match is None:
        return {"teks": line.strip(), "tanda": None}
    mark = "–" if match[1] in _DASHES else match[1]
    return {"teks": match[2], "tanda": mark}


def person_name(row: Mapping[str, Any]) -> str:
    """Return a row's name with its titles; the function where the row has no name."""
    if not row["nama"]:
        return str(row["fungsi"])
    return full_name(row["gelar_depan"], row["nama"], row["gelar_belakang"])


def number_line(row: Mapping[str, Any]) -> str | None:
    """Return the line below a signature ("NIP 19680312 199403 2 004"); None where there is none."""
    kind, number = row["jenis_nomor"], row["nomor"]
    if kind == NO_NUMBER or not number:
        return None
    return f"{kind} {group_nip(number) if kind in _GROUPED_LIKE_NIP else number}"
