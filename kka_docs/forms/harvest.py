"""What a form yields while its sheets are read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kka_docs.definitions.catalog import MOST_TOLD, problem
from kka_docs.definitions.fields import Sheet as DeclaredSheet
from kka_docs.forms.grid import ERROR_VALUES, Cell, Sheet
from kka_docs.forms.labels import ByLabel
from kka_docs.forms.layout import address_of
from kka_docs.records import Doubt, KeyPath, Place, Problem, RawCell, RawRow


@dataclass(slots=True)
class Harvest:
    """The parts of a RawForm as they grow."""

    file: str
    singles: dict[tuple[str, str], RawCell] = field(default_factory=dict)
    lists: dict[tuple[str, str], list[RawCell]] = field(default_factory=dict)
    tables: dict[str, tuple[RawRow, ...]] = field(default_factory=dict)
    places: dict[KeyPath, Place] = field(default_factory=dict)
    pictures: dict[tuple[str, str], bytes] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def place(self, sheet: Sheet, row: int, column: int, label: str | None = None) -> Place:
        """Return the place of a cell."""
        return Place(self.file, sheet.title, address_of(column, row), label)

    def report(self, code: str, place: Place, **facts: str) -> None:
        """Add a problem of the catalogue."""
        self.problems.append(problem(code, place, **facts))

    def report_missing(self, what: str, label: str, declared: DeclaredSheet) -> None:
        """Name a row or a column that the sheet no longer has."""
        self.report("kolom_hilang", self.places[(declared.key,)], apa=what, kolom=label)

    def report_labels(
        self, sheet: Sheet, by_label: ByLabel, cells: Mapping[int, tuple[int, int]]
    ) -> None:
        """Say that keys are gone and labels served instead, and which labels could be two things.

        `cells` are the rows and columns of the numbers by which labels were looked for.
        """
        if by_label.found or by_label.doubtful:
            self.report("kunci_hilang", Place(self.file, sheet.title))
        for first, *others in by_label.doubtful.values():
            other = self.place(sheet, *cells[first]).cell or ""
            for number in others:
                place = self.place(sheet, *cells[number])
                self.report("judul_ganda", place, sel_lain=other)

    def report_stray(self, sheet: Sheet, row: int, column: int) -> None:
        """Name what stands in a cell where the form asks nothing."""
        cell = sheet.cell(row, column)
        is_told = len(self.problems) <= MOST_TOLD  # those beyond are not, however many there are
        if is_told and cell is not None and cell.is_filled:
            place = self.place(sheet, row, column)
            self.report("isian_tanpa_kolom", place, nilai=str(cell.value))


def answer_in(cell: Cell | None, place: Place) -> RawCell | None:
    """Return what was answered in a cell; None where it is blank."""
    if cell is None:
        return None
    if cell.doubt is not None:
        return RawCell(cell.value, place, cell.doubt)
    if isinstance(cell.value, str):
        if cell.value in ERROR_VALUES:
            return RawCell(cell.value, place, Doubt.ERROR_VALUE)
        if not cell.value.strip():
            return None
    return RawCell(cell.value, place)
