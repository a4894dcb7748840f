"""A filled workbook → a RawForm: values with their places, found by hidden keys."""

from __future__ import annotations

import dataclasses
import hashlib
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from kka_docs.definitions.catalog import problem
from kka_docs.definitions.fields import Field, Sheet, Type
from kka_docs.definitions.forms import FORMS
from kka_docs.definitions.setting import form_in_setting
from kka_docs.definitions.settings import settings
from kka_docs.errors import UnreadableForm
from kka_docs.forms.layout import (
    FORM_CELL,
    MARK,
    NUMBER_HEADING,
    SETTING_CELL,
    STAMP,
    STAMP_CELL,
    STAMP_SHEET,
    VALUE_HEADING,
    VERSION_CELL,
    Column,
    key_of,
)
from kka_docs.ooxml import MOST_BYTES, opened
from kka_docs.records import Doubt, KeyPath, Place, Problem, RawCell, RawForm, RawRow

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

ERROR_VALUES = frozenset(
    {"#REF!", "#VALUE!", "#N/A", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"}
)
"""What Excel shows where a formula failed."""

MOST_ROWS = 3_000
"""Rows of one sheet that are read; forms have some dozens."""

_MOST_COLUMNS = 100
_ROWS_FROM_KEYS_TO_ENTRIES = 3

Row: TypeAlias = "tuple[Cell | MergedCell, ...]"


@dataclass(frozen=True, slots=True)
class Stamp:
    """Which form a workbook is: form key, setting key, version."""

    kind: str
    setting: str
    version: int


@dataclass(slots=True)
class _Harvest:
    """What one form yields while its sheets are read."""

    file: str
    results: Workbook | None
    singles: dict[tuple[str, str], RawCell] = dataclasses.field(default_factory=dict)
    lists: dict[tuple[str, str], list[RawCell]] = dataclasses.field(default_factory=dict)
    tables: dict[str, tuple[RawRow, ...]] = dataclasses.field(default_factory=dict)
    places: dict[KeyPath, Place] = dataclasses.field(default_factory=dict)
    pictures: dict[tuple[str, str], bytes] = dataclasses.field(default_factory=dict)
    problems: list[Problem] = dataclasses.field(default_factory=list)


def read_form(path: Path) -> RawForm:
    """Return the form in the workbook at `path`.

    Raises UnreadableForm where it is damaged, protected, no form, or of an unknown kind,
    setting or version.
    """
    data = _bytes_of(path)
    workbook = _workbook(data, results=False)
    stamp = _stamp(workbook)
    form = form_in_setting(FORMS[stamp.kind], settings()[stamp.setting])
    results = _workbook(data, results=True) if _has_formulas(workbook) else None
    harvest = _Harvest(path.name, results)
    for sheet in form.sheets:
        _read_sheet(_worksheet(workbook, sheet), sheet, harvest)
    return RawForm(
        path=path,
        kind=stamp.kind,
        setting=stamp.setting,
        version=stamp.version,
        digest=hashlib.sha256(data).hexdigest(),
        singles=harvest.singles,
        lists={key: tuple(cells) for key, cells in harvest.lists.items()},
        tables=harvest.tables,
        places=harvest.places,
        pictures=harvest.pictures,
        problems=tuple(harvest.problems),
    )


def _bytes_of(path: Path) -> bytes:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise UnreadableForm("terlalu_besar")
        data = path.read_bytes()
    except OSError as cause:
        raise UnreadableForm("tidak_terbaca") from cause
    with opened(data):
        return data


def _workbook(data: bytes, *, results: bool) -> Workbook:
    """The workbook: with formulas as written, or with the results stored for them."""
    from openpyxl import load_workbook  # noqa: PLC0415 (90 ms that --help need not pay)

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl remarks on extensions that it drops
            return load_workbook(BytesIO(data), data_only=results, keep_links=False)
    except Exception as cause:  # openpyxl raises whatever a damaged part provokes
        raise UnreadableForm("rusak") from cause


def _stamp(workbook: Workbook) -> Stamp:
    if STAMP_SHEET not in workbook.sheetnames:
        raise UnreadableForm("bukan_formulir")
    stamp = workbook[STAMP_SHEET]
    if stamp[STAMP_CELL].value != STAMP:
        raise UnreadableForm("bukan_formulir")
    kind, setting = stamp[FORM_CELL].value, stamp[SETTING_CELL].value
    version = stamp[VERSION_CELL].value
    if kind not in FORMS:
        raise UnreadableForm("formulir_tidak_dikenal", jenis=str(kind))
    if setting not in settings():
        raise UnreadableForm("lingkungan_tidak_dikenal", lingkungan=str(setting))
    known = FORMS[str(kind)].version
    if not isinstance(version, int) or version > known:
        raise UnreadableForm("versi_lebih_baru", versi=str(version), dikenal=str(known))
    if version < known:
        raise UnreadableForm("versi_lebih_lama", versi=str(version), dikenal=str(known))
    return Stamp(str(kind), str(setting), version)


def _has_formulas(workbook: Workbook) -> bool:
    return any(
        cell.data_type == "f"
        for worksheet in workbook.worksheets
        for row in _rows(worksheet)
        for cell in row
    )


def _rows(worksheet: Worksheet) -> Iterator[Row]:
    """The sheet's rows, within bounds that no real form reaches."""
    last_row = min(worksheet.max_row, MOST_ROWS)
    last_column = min(worksheet.max_column, _MOST_COLUMNS)
    yield from worksheet.iter_rows(max_row=last_row, max_col=last_column)


def _worksheet(workbook: Workbook, sheet: Sheet) -> Worksheet | None:
    """The worksheet that carries the sheet's keys, whatever its name and place now are."""
    keys = {key_of(sheet, field) for field in sheet.fields}
    named = [workbook[sheet.title]] if sheet.title in workbook.sheetnames else []
    for worksheet in [*named, *workbook.worksheets]:
        if any(cell.value in keys for row in _rows(worksheet) for cell in row):
            return worksheet
    return None


def _read_sheet(worksheet: Worksheet | None, sheet: Sheet, harvest: _Harvest) -> None:
    place = Place(harvest.file, sheet.title if worksheet is None else worksheet.title)
    harvest.places[(sheet.key,)] = place
    if worksheet is None:
        harvest.problems.append(problem("lembar_hilang", place, lembar=sheet.title))
        return
    if worksheet.max_row > MOST_ROWS:
        harvest.problems.append(problem("terlalu_banyak_baris", place, batas=str(MOST_ROWS)))
    rows = list(_rows(worksheet))
    if sheet.table is None:
        _read_fields(rows, sheet, harvest)
        _read_pictures(worksheet, rows, sheet, harvest)
    else:
        _read_table(rows, sheet, harvest)


def _read_fields(rows: list[Row], sheet: Sheet, harvest: _Harvest) -> None:
    """Single fields and blocks. A row without a key belongs to the block above it."""
    by_key = {key_of(sheet, field): field for field in sheet.fields}
    value_column = _value_column(rows)
    block: Field | None = None
    for row in rows:
        key, cell = row[Column.KEY - 1].value, row[value_column]
        if key is not None:
            field = by_key.get(str(key))
            block = field if field is not None and field.lines else None
        else:
            field = block
        if field is not None:
            _take(cell, sheet, field, harvest)
        elif key != MARK and cell.value is not None:
            place = Place(harvest.file, cell.parent.title, cell.coordinate)
            harvest.problems.append(problem("isian_tanpa_kolom", place))
    for field in sheet.fields:
        if (sheet.key, field.key) not in harvest.places:
            place = harvest.places[(sheet.key,)]
            harvest.problems.append(problem("kolom_hilang", place, kolom=field.label))


def _value_column(rows: list[Row]) -> int:
    """The index of the column headed for answers, also where columns were inserted before it."""
    headings = (
        index
        for row in rows
        if row[Column.KEY - 1].value == MARK
        for index, cell in enumerate(row)
        if cell.value == VALUE_HEADING
    )
    return next(headings, Column.VALUE - 1)


def _take(cell: Cell | MergedCell, sheet: Sheet, field: Field, harvest: _Harvest) -> None:
    at = (sheet.key, field.key)
    place = Place(harvest.file, cell.parent.title, cell.coordinate, field.label)
    read = _read_cell(cell, place, harvest)
    if field.lines:
        harvest.places.setdefault(at, place)
        if read is not None:
            harvest.lists.setdefault(at, []).append(read)
        return
    if read is not None and at in harvest.singles:
        other = harvest.singles[at].place.cell or ""
        harvest.problems.append(problem("kunci_ganda", place, sel_lain=other))
    elif read is not None:
        harvest.singles[at] = read
        harvest.places[at] = place
    harvest.places.setdefault(at, place)


def _read_cell(cell: Cell | MergedCell, place: Place, harvest: _Harvest) -> RawCell | None:
    """The cell's value; of a formula its stored result. None where the cell is blank."""
    value: Any = cell.value
    if cell.data_type == "f":
        value = _result(cell, harvest)
        if value is None:
            return RawCell(None, place, Doubt.FORMULA_WITHOUT_RESULT)
    if cell.data_type == "e" or (isinstance(value, str) and value in ERROR_VALUES):
        return RawCell(value, place, Doubt.ERROR_VALUE)
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    return RawCell(value, place)


def _result(cell: Cell | MergedCell, harvest: _Harvest) -> Any:
    if harvest.results is None:
        return None
    return harvest.results[cell.parent.title][cell.coordinate].value


def _read_table(rows: list[Row], sheet: Sheet, harvest: _Harvest) -> None:
    by_key = {key_of(sheet, field): field for field in sheet.fields}
    key_row = next(
        index for index, row in enumerate(rows) if any(cell.value in by_key for cell in row)
    )
    columns = {
        index: by_key[str(cell.value)]
        for index, cell in enumerate(rows[key_row])
        if cell.value in by_key
    }
    _report_missing_columns(sheet, columns, harvest)
    entries = []
    for row in rows[_first_entry(rows, key_row) :]:
        entry = _read_row(row, columns, harvest)
        if entry.cells:
            entries.append(entry)
        _report_strays(row, columns, harvest)
    harvest.tables[sheet.key] = tuple(entries)


def _report_missing_columns(sheet: Sheet, columns: Mapping[int, Field], harvest: _Harvest) -> None:
    found = {field.key for field in columns.values()}
    for field in sheet.fields:
        if field.key not in found:
            place = harvest.places[(sheet.key,)]
            harvest.problems.append(problem("kolom_hilang", place, kolom=field.label))


def _first_entry(rows: list[Row], key_row: int) -> int:
    """The row below the header, which says "No" above the running numbers."""
    below = range(key_row + 1, len(rows))
    header = next((n for n in below if rows[n][Column.NUMBER - 1].value == NUMBER_HEADING), None)
    return key_row + _ROWS_FROM_KEYS_TO_ENTRIES if header is None else header + 1


def _read_row(row: Row, columns: Mapping[int, Field], harvest: _Harvest) -> RawRow:
    cells: dict[str, RawCell] = {}
    places: dict[str, Place] = {}
    for index, field in columns.items():
        cell = row[index]
        place = Place(harvest.file, cell.parent.title, cell.coordinate, field.label)
        places[field.key] = place
        read = _read_cell(cell, place, harvest)
        if read is not None:
            cells[field.key] = read
    return RawRow(cells, places)


def _report_strays(row: Row, columns: Mapping[int, Field], harvest: _Harvest) -> None:
    for index, cell in enumerate(row):
        if index not in columns and index != Column.NUMBER - 1 and cell.value is not None:
            place = Place(harvest.file, cell.parent.title, cell.coordinate)
            harvest.problems.append(problem("isian_tanpa_kolom", place))


def _read_pictures(worksheet: Worksheet, rows: list[Row], sheet: Sheet, harvest: _Harvest) -> None:
    """Pictures pasted into the row of a picture field."""
    keys = {key_of(sheet, field): field.key for field in sheet.fields if field.type is Type.PICTURE}
    for image in getattr(worksheet, "_images", ()):
        row = getattr(getattr(image.anchor, "_from", None), "row", None)
        if row is None or row >= len(rows):
            continue
        key = keys.get(str(rows[row][Column.KEY - 1].value))
        if key is not None:
            harvest.pictures[(sheet.key, key)] = image._data()
