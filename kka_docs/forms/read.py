"""A filled workbook → a RawForm: values with their places, found by hidden keys."""

from __future__ import annotations

import dataclasses
import hashlib
import re
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from kka_docs.definitions.catalog import problem
from kka_docs.definitions.fields import Field, Form, Sheet, Type
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
    address_of,
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
_WORKBOOK_PARTS = "xl/"
_STORED_TEXT = "str"
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")

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
    return form_in(content_of(path), path)


def kind_in(data: bytes) -> str:
    """Return which form a workbook is; UnreadableForm as from `read_form`."""
    return _stamp(_workbook(data, results=False)).kind


def form_in(data: bytes, path: Path) -> RawForm:
    """Return the form in a workbook that was read from `path`; UnreadableForm as `read_form`."""
    workbook = _workbook(data, results=False)
    stamp = _stamp(workbook)
    form = form_in_setting(FORMS[stamp.kind], settings()[stamp.setting])
    results = _workbook(data, results=True) if _has_formulas(workbook) else None
    harvest = _Harvest(path.name, results)
    carriers = _carriers(workbook, form)
    for sheet in form.sheets:
        _read_sheet(carriers[sheet.key], sheet, harvest)
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


def content_of(path: Path) -> bytes:
    """Return a workbook's bytes; UnreadableForm as from `read_form`."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise UnreadableForm("terlalu_besar")
        data = path.read_bytes()
    except OSError as cause:
        raise UnreadableForm("tidak_terbaca") from cause
    with opened(data) as package:
        if not any(name.startswith(_WORKBOOK_PARTS) for name in package.namelist()):
            raise UnreadableForm("bukan_buku_kerja")
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
    stamp = next((w for w in workbook.worksheets if w.title == STAMP_SHEET), None)
    if stamp is None or stamp[STAMP_CELL].value != STAMP:
        raise UnreadableForm("bukan_formulir")
    kind, setting = stamp[FORM_CELL].value, stamp[SETTING_CELL].value
    version = stamp[VERSION_CELL].value
    if isinstance(version, float) and version.is_integer():  # as Google Sheets writes it
        version = int(version)
    if not (isinstance(kind, str) and isinstance(setting, str) and isinstance(version, int)):
        raise UnreadableForm("bukan_formulir")
    if kind not in FORMS:
        raise UnreadableForm("formulir_tidak_dikenal", jenis=kind)
    if setting not in settings():
        raise UnreadableForm("lingkungan_tidak_dikenal", lingkungan=setting)
    known = FORMS[kind].version
    if version != known:
        code = "versi_lebih_baru" if version > known else "versi_lebih_lama"
        raise UnreadableForm(code, versi=str(version), dikenal=str(known))
    return Stamp(kind, setting, version)


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
    last_column = min(max(worksheet.max_column, Column.HELP), _MOST_COLUMNS)
    yield from worksheet.iter_rows(max_row=last_row, max_col=last_column)


def _carriers(workbook: Workbook, form: Form) -> dict[str, list[Worksheet]]:
    """For each sheet the worksheets that carry its keys, whatever their names and places are now.

    The one that still has the sheet's name comes first; what stands behind it are copies.
    """
    owners = {key_of(sheet, field): sheet.key for sheet, field in form.walk()}
    carried = [
        (
            worksheet,
            {owners[str(c.value)] for row in _rows(worksheet) for c in row if c.value in owners},
        )
        for worksheet in workbook.worksheets
    ]
    carriers: dict[str, list[Worksheet]] = {}
    for sheet in form.sheets:
        found = [worksheet for worksheet, sheets in carried if sheet.key in sheets]
        named = [worksheet for worksheet in found if worksheet.title == sheet.title]
        others = [worksheet for worksheet in found if worksheet.title != sheet.title]
        carriers[sheet.key] = [*named, *others]
    return carriers


def _read_sheet(carriers: list[Worksheet], sheet: Sheet, harvest: _Harvest) -> None:
    if not carriers:
        place = Place(harvest.file, sheet.title)
        harvest.places[(sheet.key,)] = place
        harvest.problems.append(problem("lembar_hilang", place, lembar=sheet.title))
        return
    worksheet, *copies = carriers
    place = Place(harvest.file, worksheet.title)
    harvest.places[(sheet.key,)] = place
    for copy in copies:
        beside = Place(harvest.file, copy.title)
        harvest.problems.append(problem("lembar_ganda", beside, lembar=worksheet.title))
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
    key_column = _key_column(rows, sheet)
    headings = _headings(rows, key_column)
    if VALUE_HEADING not in headings:
        _report_missing("Kolom", VALUE_HEADING, sheet, harvest)
        return
    value_column, last_column = headings[VALUE_HEADING], max(headings.values())
    block: Field | None = None
    for row in rows:
        key, cell = row[key_column].value, row[value_column]
        if key is not None:
            field = by_key.get(str(key))
            block = field if field is not None and field.lines else None
        else:
            field = block
        if field is not None:
            _take(cell, sheet, field, harvest)
        elif key != MARK:
            _report_stray(cell, harvest)
        for beyond in row[last_column + 1 :]:
            _report_stray(beyond, harvest)
    for field in sheet.fields:
        if (sheet.key, field.key) not in harvest.places:
            _report_missing("Baris", field.label, sheet, harvest)


def _key_column(rows: list[Row], sheet: Sheet) -> int:
    """The index of the column of keys, also where columns were inserted before it."""
    keys = {key_of(sheet, field) for field in sheet.fields}
    return next(index for row in rows for index, cell in enumerate(row) if cell.value in keys)


def _headings(rows: list[Row], key_column: int) -> dict[Any, int]:
    """The columns' headings with their indexes, also where columns were moved or inserted."""
    for row in rows:
        headings = {cell.value: i for i, cell in enumerate(row) if cell.value is not None}
        if row[key_column].value == MARK and VALUE_HEADING in headings:
            return headings
    return {}


def _report_missing(what: str, label: str, sheet: Sheet, harvest: _Harvest) -> None:
    place = harvest.places[(sheet.key,)]
    harvest.problems.append(problem("kolom_hilang", place, apa=what, kolom=label))


def _report_stray(cell: Cell | MergedCell, harvest: _Harvest) -> None:
    if cell.value is not None:
        place = Place(harvest.file, cell.parent.title, cell.coordinate)
        harvest.problems.append(problem("isian_tanpa_kolom", place))


def _take(cell: Cell | MergedCell, sheet: Sheet, field: Field, harvest: _Harvest) -> None:
    at = (sheet.key, field.key)
    place = Place(harvest.file, cell.parent.title, cell.coordinate, field.label)
    read = _read_cell(cell, place, harvest)
    if field.lines:
        harvest.places.setdefault(at, place)
        if read is not None and read.doubt is not Doubt.MERGED_REMNANT:
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
    if _is_remnant(cell):
        return RawCell(None, place, Doubt.MERGED_REMNANT)
    is_formula = cell.data_type == "f"
    stored = _stored(cell, harvest) if is_formula else cell
    value: Any = stored.value
    if is_formula and value is None and stored.data_type != _STORED_TEXT:
        return RawCell(None, place, Doubt.FORMULA_WITHOUT_RESULT)
    if stored.data_type == "e" or (isinstance(value, str) and value in ERROR_VALUES):
        return RawCell(value, place, Doubt.ERROR_VALUE)
    if isinstance(value, str):
        value = _ESCAPED.sub(lambda sign: chr(int(sign[1], 16)), value)
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    return RawCell(value, place)


def _is_remnant(cell: Cell | MergedCell) -> bool:
    """Tell a cell that was merged away from one that holds what is seen in it."""
    from openpyxl.cell.cell import MergedCell  # noqa: PLC0415 (see _workbook)

    return isinstance(cell, MergedCell)


def _stored(cell: Cell | MergedCell, harvest: _Harvest) -> Cell | MergedCell:
    """The formula's cell in the workbook of results; an empty text there has a type of its own."""
    results = harvest.results
    return cell if results is None else results[cell.parent.title][cell.coordinate]


def _read_table(rows: list[Row], sheet: Sheet, harvest: _Harvest) -> None:
    by_key = {key_of(sheet, field): field for field in sheet.fields}
    key_row = next(n for n, row in enumerate(rows) if any(cell.value in by_key for cell in row))
    keyed = {
        index: by_key[str(cell.value)]
        for index, cell in enumerate(rows[key_row])
        if cell.value in by_key
    }
    number_column = _number_column(rows[key_row])
    first = _first_entry(rows, key_row, number_column)
    columns = _columns(keyed, rows[first - 1], harvest)
    for field in sheet.fields:
        if field not in columns.values():
            _report_missing("Kolom", field.label, sheet, harvest)
    entries = []
    for row in rows[first:]:
        entry = _read_row(row, columns, harvest)
        if any(cell.doubt is not Doubt.MERGED_REMNANT for cell in entry.cells.values()):
            entries.append(entry)
        for index, cell in enumerate(row):
            if index not in keyed and index != number_column:
                _report_stray(cell, harvest)
    harvest.tables[sheet.key] = tuple(entries)


def _number_column(keys: Row) -> int:
    """The index of the column that counts, also where columns were inserted before it."""
    marks = (index for index, cell in enumerate(keys) if cell.value == MARK)
    return next(marks, Column.NUMBER - 1)


def _first_entry(rows: list[Row], key_row: int, number_column: int) -> int:
    """The row below the header, which says "No" above the running numbers."""
    below = range(key_row + 1, len(rows))
    header = next((n for n in below if rows[n][number_column].value == NUMBER_HEADING), None)
    return key_row + _ROWS_FROM_KEYS_TO_ENTRIES if header is None else header + 1


def _columns(keyed: Mapping[int, Field], header: Row, harvest: _Harvest) -> dict[int, Field]:
    """The columns to be read; a copied column is named, not read."""
    columns: dict[int, Field] = {}
    for index, field in keyed.items():
        twin = next((other for other, taken in columns.items() if taken == field), None)
        if twin is None:
            columns[index] = field
            continue
        cell = header[index]
        place = Place(harvest.file, cell.parent.title, cell.coordinate, field.label)
        other = header[twin].coordinate
        harvest.problems.append(problem("kunci_ganda", place, sel_lain=other))
    return columns


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


def _read_pictures(worksheet: Worksheet, rows: list[Row], sheet: Sheet, harvest: _Harvest) -> None:
    """Pictures whose upper left corner was pasted into the row of a picture field."""
    fields = {key_of(sheet, f): f.key for f in sheet.fields if f.type is Type.PICTURE}
    key_column = _key_column(rows, sheet)
    for image in getattr(worksheet, "_images", ()):
        corner = getattr(image.anchor, "_from", None)
        key = rows[corner.row][key_column].value if corner and corner.row < len(rows) else None
        if key in fields:
            harvest.pictures[(sheet.key, fields[key])] = image.ref.getvalue()
            continue
        cell = address_of(corner.col + 1, corner.row + 1) if corner else None
        place = Place(harvest.file, worksheet.title, cell)
        harvest.problems.append(problem("gambar_di_luar_baris", place))
