"""Fields found by their labels, where the hidden keys of a form are gone.

A label counts as it is written in the form; in other letters or without the sign of what is
required only where it is not found so. Where two cells could be meant, neither is taken.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from kka_docs.definitions.fields import Field
from kka_docs.definitions.fields import Sheet as DeclaredSheet
from kka_docs.forms.grid import Row, Sheet
from kka_docs.forms.layout import VALUE_HEADING
from kka_docs.forms.texts import QUESTION_HEADING, REQUIRED_SIGN
from kka_docs.indonesian import fold


def label_of(asked: Field) -> str:
    """Label as the form shows it, with the sign of what is required."""
    return asked.label + REQUIRED_SIGN if asked.required else asked.label


@dataclass(frozen=True, slots=True)
class ByLabel:
    """Where labels stand, by row or column; and of a field that two could be, its places."""

    found: Mapping[int, Field]
    doubtful: Mapping[str, list[int]]


def find_by_labels(fields: Iterable[Field], shown: Mapping[int, Any]) -> ByLabel:
    """Return the fields whose labels are among the texts that are `shown`, by their numbers."""
    found: dict[int, Field] = {}
    doubtful: dict[str, list[int]] = {}
    for field in fields:
        places = _places(label_of(field), shown, _as_written) or _places(field.label, shown, _plain)
        if len(places) == 1:
            found[places[0]] = field
        elif places:
            doubtful[field.key] = places
    return ByLabel(found, doubtful)


def _places(label: str, shown: Mapping[int, Any], alike: Callable[[str], str]) -> list[int]:
    wanted = alike(label)
    return [at for at, text in shown.items() if isinstance(text, str) and alike(text) == wanted]


def _as_written(text: str) -> str:
    return " ".join(text.split())


def _plain(text: str) -> str:
    return fold(text.replace(REQUIRED_SIGN.strip(), " "))


def is_heading(row: Row) -> bool:
    """Return whether a row of a sheet of single fields says what its columns are."""
    said = {cell.value for cell in row.values()}
    return {QUESTION_HEADING, VALUE_HEADING} <= said


def label_column(sheet: Sheet) -> int | None:
    """Return the column of the questions; None where nothing says which it is."""
    for cells in sheet.rows.values():
        if is_heading(cells):
            return next(n for n, cell in cells.items() if cell.value == QUESTION_HEADING)
    return None


def texts_of_column(sheet: Sheet, column: int) -> dict[int, Any]:
    """Return what a column shows, by row."""
    return {row: cells[column].value for row, cells in sheet.rows.items() if column in cells}


def texts_of_row(row: Row) -> dict[int, Any]:
    """Return what a row shows, by column."""
    return {column: cell.value for column, cell in row.items()}


def row_of_labels(sheet: Sheet, fields: Iterable[Field]) -> int | None:
    """Return the row that says most of the labels of a table; None where no row says two."""
    wanted = {_plain(field.label) for field in fields}
    enough = min(2, len(wanted))
    said = {row: len(wanted & _plain_texts(cells)) for row, cells in sheet.rows.items()}
    best = max(said, key=said.__getitem__, default=None)
    return best if best is not None and said[best] >= enough else None


def _plain_texts(row: Row) -> set[str]:
    return {_plain(cell.value) for cell in row.values() if isinstance(cell.value, str)}


def share_of_labels(sheet: Sheet, declared: DeclaredSheet) -> float:
    """Return how many of the labels of a declared sheet stand where they belong: 0 to 1."""
    if declared.table is None:
        column = label_column(sheet)
        shown = {} if column is None else texts_of_column(sheet, column)
    else:
        row = row_of_labels(sheet, declared.fields)
        shown = {} if row is None else texts_of_row(sheet.rows[row])
    said = {_plain(text) for text in shown.values() if isinstance(text, str)}
    return sum(_plain(field.label) in said for field in declared.fields) / len(declared.fields)
