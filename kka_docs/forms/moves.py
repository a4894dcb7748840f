"""What becomes of answers where a form changes: another key, several parts, or no place any more.

Every function returns the form with that done. Answers keep the places at which they stand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TypeAlias, TypeVar

from kka_docs.definitions.catalog import problem
from kka_docs.definitions.fields import Field, Sheet
from kka_docs.definitions.setting import Setting, printed_default
from kka_docs.indonesian import fold
from kka_docs.records import Doubt, Place, Problem, RawCell, RawForm, RawRow

_K = TypeVar("_K")
_V = TypeVar("_V")
_At: TypeAlias = tuple[str, str]


def rekeyed(raw: RawForm, old: _At, new: _At) -> RawForm:
    """Give the answers of a single field or block another sheet key and field key."""
    place = raw.places.get(old) or raw.places[old[:1]]
    return replace(
        raw,
        singles=_moved(raw.singles, old, new),
        lists=_moved(raw.lists, old, new),
        pictures=_moved(raw.pictures, old, new),
        places={**_without(raw.places, old), new: place},
    )


def rekeyed_column(raw: RawForm, table: str, old: str, new: str) -> RawForm:
    """Give the answers of a column another key."""

    def turned(row: RawRow) -> RawRow:
        return RawRow(_moved(row.cells, old, new), _moved(row.places, old, new))

    return _with_rows(raw, table, turned)


def rekeyed_sheet(raw: RawForm, old: str, new: str) -> RawForm:
    """Give all answers of a sheet another sheet key."""

    def sheet(key: str | int) -> str:
        return new if key == old else str(key)

    return replace(
        raw,
        singles={(sheet(at), key): cell for (at, key), cell in raw.singles.items()},
        lists={(sheet(at), key): cells for (at, key), cells in raw.lists.items()},
        tables=_moved(raw.tables, old, new),
        pictures={(sheet(at), key): content for (at, key), content in raw.pictures.items()},
        places={(sheet(at), *rest): place for (at, *rest), place in raw.places.items()},
    )


def with_answers_changed(
    raw: RawForm, fields: Iterable[tuple[Sheet, Field]], change: Callable[[RawCell], RawCell]
) -> RawForm:
    """Change every answer of these fields."""
    changing = {(sheet.key, field.key) for sheet, field in fields}

    def changed(table: str, row: RawRow) -> RawRow:
        cells = {
            key: change(cell) if (table, key) in changing else cell
            for key, cell in row.cells.items()
        }
        return RawRow(cells, row.places)

    return replace(
        raw,
        singles={at: change(c) if at in changing else c for at, c in raw.singles.items()},
        lists={
            at: tuple(map(change, cells)) if at in changing else cells
            for at, cells in raw.lists.items()
        },
        tables={
            table: tuple(changed(table, row) for row in rows) for table, rows in raw.tables.items()
        },
    )


def with_unasked_field(raw: RawForm, sheet: Sheet, key: str) -> RawForm:
    """Note that a field or column was not asked yet, on a sheet that was there."""
    label = next(field.label for field in sheet.fields if field.key == key)
    place = replace(raw.places[(sheet.key,)], label=label)
    return _with_unasked(raw, sheet, key, place)


def with_unasked_sheet(raw: RawForm, sheet: Sheet) -> RawForm:
    """Note that nothing of a sheet was asked yet."""
    place = Place(raw.path.name, sheet.title, None, sheet.title)
    raw = replace(raw, places={**raw.places, (sheet.key,): place}, unasked=raw.unasked | {place})
    for field in sheet.fields:
        raw = with_unasked_field(raw, sheet, field.key)
    return raw


def without_field(raw: RawForm, sheet: Sheet, dropped: Field, setting: Setting) -> RawForm:
    """Take away a field or column that is asked no longer, and name what stands there."""
    at = (sheet.key, dropped.key)
    kept = (p for p in raw.problems if not _is_loss(p, raw.places[(sheet.key,)], dropped))
    told = _named(_cells_at(raw, *at), dropped, setting)
    raw = replace(
        raw,
        singles=_without(raw.singles, at),
        lists=_without(raw.lists, at),
        pictures=_without(raw.pictures, at),
        places=_without(raw.places, at),
        problems=(*kept, *told),
    )
    return _with_rows(
        raw,
        sheet.key,
        lambda row: RawRow(_without(row.cells, dropped.key), _without(row.places, dropped.key)),
    )


def without_sheet(raw: RawForm, dropped: Sheet, setting: Setting) -> RawForm:
    """Take away a sheet that exists no longer, and name what stands on it."""
    lost = raw.places[(dropped.key,)]
    for field in dropped.fields:
        raw = without_field(raw, dropped, field, setting)
    return replace(
        raw,
        tables=_without(raw.tables, dropped.key),
        places={at: place for at, place in raw.places.items() if at[0] != dropped.key},
        problems=tuple(
            found
            for found in raw.problems
            if not (found.code == "lembar_hilang" and found.place == lost)
        ),
    )


def _with_unasked(raw: RawForm, sheet: Sheet, key: str, place: Place) -> RawForm:
    raw = replace(raw, unasked=raw.unasked | {place})
    if sheet.table is None:
        return replace(raw, places={**raw.places, (sheet.key, key): place})
    return _with_rows(raw, sheet.key, lambda row: RawRow(row.cells, {**row.places, key: place}))


def _with_rows(raw: RawForm, table: str, turned: Callable[[RawRow], RawRow]) -> RawForm:
    if table not in raw.tables:
        return raw
    return replace(raw, tables={**raw.tables, table: tuple(map(turned, raw.tables[table]))})


def _cells_at(raw: RawForm, sheet: str, key: str) -> Iterator[RawCell]:
    at = (sheet, key)
    if at in raw.singles:
        yield raw.singles[at]
    yield from raw.lists.get(at, ())
    yield from (row.cells[key] for row in raw.tables.get(sheet, ()) if key in row.cells)


def _named(cells: Iterable[RawCell], dropped: Field, setting: Setting) -> Iterator[Problem]:
    """Name what stands in a field that is asked no longer, unless it was printed there."""
    printed = fold(printed_default(dropped, setting) or "")
    for cell in cells:
        if cell.doubt is not Doubt.MERGED_REMNANT and fold(str(cell.value)) != printed:
            facts = {"kolom": dropped.label, "nilai": str(cell.value)}
            yield problem("isian_tidak_dipakai", cell.place, **facts)


def _is_loss(found: Problem, sheet: Place, dropped: Field) -> bool:
    """Tell whether a problem is that of a row or column which nobody needs any more."""
    return (
        found.code == "kolom_hilang"
        and found.place == sheet
        and found.facts.get("kolom") == dropped.label
    )


def _moved(known: Mapping[_K, _V], old: _K, new: _K) -> dict[_K, _V]:
    return {new if key == old else key: value for key, value in known.items()}


def _without(known: Mapping[_K, _V], gone: _K) -> dict[_K, _V]:
    return {key: value for key, value in known.items() if key != gone}
