"""Whether a form has been filled in at all."""

from __future__ import annotations

from collections.abc import Iterator

from kka_docs.definitions.fields import Field, Form, Sheet
from kka_docs.definitions.setting import Setting, printed_default
from kka_docs.indonesian import fold
from kka_docs.records import RawCell, RawForm


def is_blank(raw: RawForm, form: Form, setting: Setting) -> bool:
    """Return whether nothing stands in the form but what was printed into it."""
    return not any(
        _is_own_answer(cell, field, setting)
        for sheet in form.sheets
        for field, cell in _cells(raw, sheet)
    )


def _cells(raw: RawForm, sheet: Sheet) -> Iterator[tuple[Field, RawCell]]:
    if sheet.table is not None:
        if sheet.table.rows is None:
            for row in raw.tables.get(sheet.key, ()):
                yield from ((f, row.cells[f.key]) for f in sheet.fields if f.key in row.cells)
        return
    for field in sheet.fields:
        at = (sheet.key, field.key)
        single = (raw.singles[at],) if at in raw.singles else ()
        yield from ((field, cell) for cell in (*single, *raw.lists.get(at, ())))


def _is_own_answer(cell: RawCell, field: Field, setting: Setting) -> bool:
    printed = printed_default(field, setting)
    return printed is None or fold(str(cell.value)) != fold(printed)
