"""What may be done to a filled form by one hand: one change, of any kind, anywhere."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Final

from hypothesis import strategies as st

from kka_docs.forms.grid import REMNANT, At, Cell, Row, Sheet
from kka_docs.forms.layout import MARK
from kka_docs.records import Doubt
from tests.laws.whole_forms import EVERY_FORM, declared

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from hypothesis.strategies import DrawFn

    from kka_docs.forms.grid import Book

_WIDEST: Final = 24
_SOME_KEYS: Final = sorted(
    {f"{sheet.key}.{field.key}" for form in EVERY_FORM for sheet, field in declared(*form).walk()}
)
_SOME_LABELS: Final = sorted(
    {field.label for form in EVERY_FORM for _, field in declared(*form).walk()}
)
_values = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**9), 10**18),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=30),
    st.datetimes(datetime(1900, 3, 1), datetime(2100, 1, 1)),  # noqa: DTZ001 (cells know no zones)
    st.times(),
    st.timedeltas(),
    st.sampled_from(
        ["Ya", "v", "selesai", "03/04/2026", "09.00-10.00", "K1", "-", "#REF!", "x" * 32_767]
    ),
    st.sampled_from([MARK, "No", "Jawaban", "Pertanyaan", "kka_docs"]),
    st.sampled_from(_SOME_KEYS),
    st.sampled_from(_SOME_LABELS),
)
_cells = st.one_of(
    _values.map(Cell),
    st.sampled_from([Cell(None, Doubt.FORMULA_WITHOUT_RESULT), Cell("#N/A", Doubt.ERROR_VALUE)]),
)


@dataclass(frozen=True)
class Pages:
    """A workbook in memory."""

    sheets: tuple[Sheet, ...]
    suffix: str = ".xlsx"

    @property
    def titles(self) -> Sequence[str]:
        """Return the titles of the sheets."""
        return [sheet.title for sheet in self.sheets]

    def sheet(self, index: int) -> Sheet:
        """Return a sheet."""
        return self.sheets[index]


@dataclass(frozen=True)
class Change:
    """A workbook after one change, and the cells, where they are now, that hold other content."""

    what: str
    book: Pages
    touched: frozenset[tuple[str, At]] = frozenset()
    lost: frozenset[tuple[str, At]] = frozenset()


def pages_of(book: Book) -> Pages:
    """Return a workbook as it stands in memory."""
    return Pages(tuple(book.sheet(index) for index in range(len(book.titles))))


@st.composite
def one_change(draw: DrawFn, book: Pages) -> Change:
    """Return the strategy of what a workbook may be after one change."""
    index = draw(st.integers(0, len(book.sheets) - 1))
    sheet = book.sheets[index]
    hand = draw(st.sampled_from(_HANDS))
    return hand(draw, book, index, sheet)


def _with(book: Pages, index: int, rows: Mapping[int, Row]) -> Pages:
    sheet = book.sheets[index]
    filled = {row: cells for row, cells in sorted(rows.items()) if cells}
    changed = replace(sheet, rows=filled, last_row=max(filled, default=1))
    return replace(book, sheets=(*book.sheets[:index], changed, *book.sheets[index + 1 :]))


def _row(draw: DrawFn, sheet: Sheet) -> int:
    return draw(st.integers(1, sheet.last_row + 2))


def _put(rows: Mapping[int, Row], at: At, cell: Cell) -> dict[int, Row]:
    cells = {**rows.get(at.row, {}), at.column: cell}
    if cell == Cell(None):
        del cells[at.column]
    return {**rows, at.row: dict(sorted(cells.items()))}


def _write(draw: DrawFn, book: Pages, index: int, sheet: Sheet) -> Change:
    """Something else in a cell, be it filled or blank."""
    filled = [At(row, column) for row, cells in sheet.rows.items() for column in cells]
    anywhere = st.builds(At, st.integers(1, sheet.last_row + 2), st.integers(1, _WIDEST))
    at = draw(st.one_of(st.sampled_from(filled), anywhere) if filled else anywhere)
    cell = draw(_cells)
    changed = frozenset({(sheet.title, at)})
    return Change(
        f"{cell} in {sheet.title} {at}",
        _with(book, index, _put(sheet.rows, at, cell)),
        changed,
        changed,
    )


def _swap_cells(draw: DrawFn, book: Pages, index: int, sheet: Sheet) -> Change:
    """Two answers changed places."""
    filled = [At(row, column) for row, cells in sheet.rows.items() for column in cells]
    if not filled:
        return Change("nothing", book)
    one, other = draw(st.sampled_from(filled)), draw(st.sampled_from(filled))
    if {sheet.value(*one), sheet.value(*other)} <= set(_SOME_KEYS):
        return Change("nothing", book)  # two hidden cells at once: nobody's hand does that
    cells = [sheet.cell(*other) or Cell(None), sheet.cell(*one) or Cell(None)]
    rows = _put(_put(sheet.rows, one, cells[0]), other, cells[1])
    changed = frozenset({(sheet.title, one), (sheet.title, other)})
    return Change(
        f"{one} and {other} of {sheet.title} swapped", _with(book, index, rows), changed, changed
    )


def _insert_row(draw: DrawFn, book: Pages, index: int, sheet: Sheet) -> Change:
    at = _row(draw, sheet)
    rows = {row + (row >= at): cells for row, cells in sheet.rows.items()}
    return Change(f"row {at} of {sheet.title} inserted", _with(book, index, rows))


def _delete_row(draw: DrawFn, book: Pages, index: int, sheet: Sheet) -> Change:
    at = _row(draw, sheet)
    rows = {row - (row > at): cells for row, cells in sheet.rows.items() if row != at}
    lost = frozenset((sheet.title, At(at, column)) for column in sheet.rows.get(at, {}))
    return Change(f"row {at} of {sheet.title} deleted", _with(book, index, rows), lost=lost)


def _swap_rows(draw: DrawFn, book: Pages, index: int, sheet: Sheet) -> Change:
    one, other = _row(draw, sheet), _row(draw, sheet)
    places = {one: other, other: one}
    rows = {places.get(row, row): cells for row, cells in sheet.rows.items()}
    return Change(f"rows {one} and {other} of {sheet.title} swapped", _with(book, index, rows))


def _insert_column(draw: DrawFn, book: Pages, index: int, sheet: Sheet) -> Change:
    at = draw(st.integers(1, _WIDEST))
    rows = {
        row: {column + (column >= at): cell for column, cell in cells.items()}
        for row, cells in sheet.rows.items()
    }
    return Change(f"column {at} of {sheet.title} inserted", _with(book, index, rows))


def _delete_column(draw: DrawFn, book: Pages, index: int, sheet: Sheet) -> Change:
    at = draw(st.integers(1, _WIDEST))
    rows = {
        row: {column - (column > at): cell for column, cell in cells.items() if column != at}
        for row, cells in sheet.rows.items()
    }
    lost = frozenset((sheet.title, At(row, at)) for row, cells in sheet.rows.items() if at in cells)
    return Change(f"column {at} of {sheet.title} deleted", _with(book, index, rows), lost=lost)


def _merge(draw: DrawFn, book: Pages, index: int, sheet: Sheet) -> Change:
    """An area merged: what stood in its cells is gone but for the first."""
    top, left = _row(draw, sheet), draw(st.integers(1, _WIDEST))
    bottom, right = top + draw(st.integers(0, 3)), left + draw(st.integers(0, 3))
    area = [At(r, c) for r in range(top, bottom + 1) for c in range(left, right + 1)][1:]
    rows: Mapping[int, Row] = sheet.rows
    for at in area:
        rows = _put(rows, at, REMNANT)
    changed = frozenset((sheet.title, at) for at in area)
    what = f"{At(top, left)} to {At(bottom, right)} of {sheet.title} merged"
    return Change(what, _with(book, index, rows), changed, changed)


def _rename(draw: DrawFn, book: Pages, index: int, sheet: Sheet) -> Change:
    title = draw(st.sampled_from(["Sheet1", sheet.title.upper(), "Konseli", "Kasus"]))
    if title in book.titles:
        return Change("nothing", book)
    renamed = replace(sheet, title=title)
    sheets = (*book.sheets[:index], renamed, *book.sheets[index + 1 :])
    return Change(f"{sheet.title} renamed {title}", replace(book, sheets=sheets))


def _move_sheet(draw: DrawFn, book: Pages, index: int, sheet: Sheet) -> Change:
    rest = [*book.sheets[:index], *book.sheets[index + 1 :]]
    rest.insert(draw(st.integers(0, len(rest))), sheet)
    return Change(f"{sheet.title} moved", replace(book, sheets=tuple(rest)))


def _delete_sheet(_: DrawFn, book: Pages, index: int, sheet: Sheet) -> Change:
    sheets = (*book.sheets[:index], *book.sheets[index + 1 :])
    lost = frozenset((sheet.title, At(r, c)) for r, cells in sheet.rows.items() for c in cells)
    return Change(f"{sheet.title} deleted", replace(book, sheets=sheets), lost=lost)


def _copy_sheet(_: DrawFn, book: Pages, index: int, sheet: Sheet) -> Change:
    copy = replace(sheet, title=f"{sheet.title} (2)")
    return Change(
        f"{sheet.title} copied",
        replace(book, sheets=(*book.sheets[: index + 1], copy, *book.sheets[index + 1 :])),
    )


_HANDS: Final[tuple[Callable[[DrawFn, Pages, int, Sheet], Change], ...]] = (
    *(_write, _write, _write, _write, _swap_cells, _insert_row, _delete_row, _swap_rows),
    *(_insert_column, _delete_column, _merge, _rename, _move_sheet, _delete_sheet, _copy_sheet),
)
