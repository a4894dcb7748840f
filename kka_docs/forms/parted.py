"""Answers that now belong to several fields: parted where a pattern tells how, else named."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from kka_docs.definitions.catalog import problem
from kka_docs.definitions.fields import Sheet
from kka_docs.records import Place, Problem, RawCell, RawForm, RawRow


@dataclass(frozen=True, slots=True)
class _Parting:
    """How an answer `was` is parted, and where its parts would be if they had been asked."""

    was: str
    pattern: re.Pattern[str]
    unasked: Mapping[str, Place]


def with_field_parted(raw: RawForm, sheet: Sheet, was: str, pattern: re.Pattern[str]) -> RawForm:
    """Return the form with the answers of a single field or column parted.

    An answer that the pattern does not fit is named and left out; a doubtful cell stays whole.
    """
    labels = {field.key: field.label for field in sheet.fields if field.key in pattern.groupindex}
    place = raw.places[(sheet.key,)]
    unasked = {key: replace(place, label=label) for key, label in labels.items()}
    parting = _Parting(was, pattern, unasked)
    parted = [(entry, _parted(entry, parting)) for entry in _entries(raw, sheet)]
    told = [_unparted(entry, parting) for entry, done in parted if done is None]
    without = [done or _left_out(entry, parting) for entry, done in parted]
    raw = replace(
        raw,
        problems=(*raw.problems, *told),
        unasked=raw.unasked.union(unasked.values()) if told else raw.unasked,
    )
    return _with_entries(raw, sheet, without)


def _parted(entry: RawRow, parting: _Parting) -> RawRow | None:
    """The entry with the parts; None where there is an answer that cannot be parted."""
    cells, places = dict(entry.cells), dict(entry.places)
    cell, place = cells.pop(parting.was, None), places.pop(parting.was, None)
    if place is not None:
        places |= dict.fromkeys(parting.unasked, place)
    parts = {} if cell is None else _parts(cell, parting)
    return None if parts is None else RawRow({**cells, **parts}, places)


def _parts(cell: RawCell, parting: _Parting) -> dict[str, RawCell] | None:
    if cell.doubt is not None:
        return {next(iter(parting.unasked)): cell}
    found = parting.pattern.fullmatch(cell.value.strip()) if isinstance(cell.value, str) else None
    if found is None:
        return None
    return {key: replace(cell, value=part) for key, part in found.groupdict().items() if part}


def _left_out(entry: RawRow, parting: _Parting) -> RawRow:
    cells = {key: cell for key, cell in entry.cells.items() if key != parting.was}
    places = {key: place for key, place in entry.places.items() if key != parting.was}
    return RawRow(cells, {**places, **parting.unasked})


def _unparted(entry: RawRow, parting: _Parting) -> Problem:
    cell = entry.cells[parting.was]
    parts = ", ".join(f"“{place.label}”" for place in parting.unasked.values())
    return problem("isian_tidak_terbagi", cell.place, kolom=parts, nilai=str(cell.value))


def _entries(raw: RawForm, sheet: Sheet) -> list[RawRow]:
    """The entries of a table; the single fields of a sheet are one entry."""
    if sheet.table is not None:
        return list(raw.tables.get(sheet.key, ()))
    places = {str(at[1]): place for at, place in raw.places.items() if _is_field_of(sheet, at)}
    cells = {key: cell for (at, key), cell in raw.singles.items() if at == sheet.key}
    return [RawRow(cells, places)]


def _with_entries(raw: RawForm, sheet: Sheet, entries: list[RawRow]) -> RawForm:
    if sheet.table is not None:
        if sheet.key not in raw.tables:
            return raw
        return replace(raw, tables={**raw.tables, sheet.key: tuple(entries)})
    (entry,) = entries
    singles = {at: cell for at, cell in raw.singles.items() if at[0] != sheet.key}
    places = {at: place for at, place in raw.places.items() if not _is_field_of(sheet, at)}
    return replace(
        raw,
        singles={**singles, **{(sheet.key, key): cell for key, cell in entry.cells.items()}},
        places={**places, **{(sheet.key, key): place for key, place in entry.places.items()}},
    )


def _is_field_of(sheet: Sheet, at: tuple[str | int, ...]) -> bool:
    return len(at) > 1 and at[0] == sheet.key
