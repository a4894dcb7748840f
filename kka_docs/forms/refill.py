"""A form as it was read → the current form with the same answers in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from kka_docs.definitions.catalog import problem
from kka_docs.definitions.fields import Field, Sheet
from kka_docs.definitions.forms import FORMS
from kka_docs.definitions.setting import form_in_setting
from kka_docs.definitions.settings import settings
from kka_docs.forms import grid
from kka_docs.forms.answers import written_answers
from kka_docs.forms.cells import LONGEST_TEXT
from kka_docs.forms.pasted import can_be_pasted
from kka_docs.forms.write import write_answers
from kka_docs.records import Doubt, Problem, RawCell, RawForm, Values

_NOT_SIMPLY_READ: Final = frozenset(
    {
        "gambar_di_luar_baris",
        "isian_tanpa_kolom",
        "isian_tidak_dipakai",
        "isian_tidak_terbagi",
        "judul_ganda",
        "kunci_ganda",
        "kunci_hilang",
        "lembar_ganda",
        "terlalu_banyak_baris",
    }
)
"""What the reader says of answers that it could not take, or took by their labels only."""


@dataclass(frozen=True, slots=True)
class Refilled:
    """A form written anew: its bytes, and what of the old one has no place in it.

    The places of these problems are the old form's; `nilai` quotes what stands there.
    """

    content: bytes
    left_out: tuple[Problem, ...]


def refill(raw: RawForm, answers: Values | None = None) -> Refilled:
    """Return the current form of the same setting, every answer as it was typed, right or wrong.

    A blank answer stays blank. What the old form does not ask, for it lacks the row, column or
    sheet, stands as in a blank form. `answers` are what `refilled_answers` gave, with whatever
    somebody else had to add.
    """
    setting = settings()[raw.setting]
    form = form_in_setting(FORMS[raw.kind], setting)
    pictures = {at: content for at, content in raw.pictures.items() if can_be_pasted(content)}
    filled = refilled_answers(raw) if answers is None else answers
    content = write_answers(form, setting, filled, pictures)
    return Refilled(content, tuple(_left_out(raw)))


def refilled_answers(raw: RawForm) -> Values:
    """Return what stands in the cells of the current form when it is filled in as an old one was.

    By sheet key: answers by field key, or the rows of a table. What is doubtful is a `grid.Cell`.
    """
    setting = settings()[raw.setting]
    form = form_in_setting(FORMS[raw.kind], setting)
    answers = written_answers(form, setting, {})
    for sheet in form.sheets:
        if sheet.table is None:
            answers[sheet.key].update(_single_answers(raw, sheet))
        elif sheet.key in raw.tables:
            answers[sheet.key] = list(_rows(raw, sheet))
    return answers


def _single_answers(raw: RawForm, sheet: Sheet) -> Values:
    return {
        field.key: _answer(raw, sheet, field)
        for field in sheet.fields
        if _is_asked(raw, (sheet.key, field.key))
    }


def _is_asked(raw: RawForm, at: tuple[str, str]) -> bool:
    return at in raw.places and raw.places[at] not in raw.unasked


def _answer(raw: RawForm, sheet: Sheet, field: Field) -> Any:
    at = (sheet.key, field.key)
    if field.lines:
        return [_typed(cell) for cell in raw.lists.get(at, ())]
    return _typed(raw.singles[at]) if at in raw.singles else None


def _rows(raw: RawForm, sheet: Sheet) -> Iterator[Values]:
    for row in raw.tables[sheet.key]:
        cells: Mapping[str, RawCell] = row.cells
        yield {f.key: _typed(cells[f.key]) for f in sheet.fields if f.key in cells}


def _typed(cell: RawCell) -> Any:
    return cell.value if cell.doubt is None else grid.Cell(cell.value, cell.doubt)


def _left_out(raw: RawForm) -> Iterator[Problem]:
    yield from (found for found in raw.problems if found.code in _NOT_SIMPLY_READ)
    for cell in _cells(raw):
        if cell.doubt is Doubt.MERGED_REMNANT:
            yield problem(cell.doubt.value, cell.place)
        elif isinstance(cell.value, str) and len(cell.value) > LONGEST_TEXT:
            facts = {"panjang": str(len(cell.value)), "batas": str(LONGEST_TEXT)}
            yield problem("terlalu_panjang", cell.place, nilai=cell.value, **facts)
    for at, content in raw.pictures.items():
        if not can_be_pasted(content):
            yield problem("gambar_tidak_pindah", raw.places[at])


def _cells(raw: RawForm) -> Iterator[RawCell]:
    yield from raw.singles.values()
    for block in raw.lists.values():
        yield from block
    for rows in raw.tables.values():
        for row in rows:
            yield from row.cells.values()
