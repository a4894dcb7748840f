"""Forms as .xlsb files: written by hand, record by record, for no program here writes them."""

from __future__ import annotations

import struct
from datetime import datetime, time, timedelta
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final
from zipfile import ZIP_DEFLATED, ZipFile

from kka_docs.forms.grid import MOST_COLUMNS, MOST_ROWS, REMNANT
from kka_docs.forms.numbers import FIRST_DAY
from kka_docs.forms.xlsx import open_xlsx
from kka_docs.records import Doubt
from tests.forms.packages import OFFICE, PACKAGE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kka_docs.forms.grid import Cell, Row, Sheet

MS_EXCEL: Final = "application/vnd.ms-excel"
GENERAL, DATE, TIME, SPAN, TEXT = range(5)
FORMATS: Final = (0, 164, 20, 46, 49)
DATE_FORMAT: Final = r"[$-421]dddd\,\ d\ mmmm\ yyyy"
ERRORS: Final = {"#REF!": 0x17, "#N/A": 0x2A, "#VALUE!": 0x0F}


def as_xlsb(xlsx: bytes) -> bytes:
    """The same sheets, cells and pictures as in an .xlsx file; of merged cells only whole rows."""
    book = open_xlsx(xlsx, MOST_ROWS)
    sheets = [book.sheet(index) for index in range(len(book.titles))]
    texts = _texts(sheets)
    target = BytesIO()
    with ZipFile(BytesIO(xlsx)) as old, ZipFile(target, "w", ZIP_DEFLATED) as package:
        for name in old.namelist():
            if name.startswith(("xl/drawings/", "xl/media/")):
                package.writestr(name, old.read(name))
            elif name.startswith("xl/worksheets/_rels/"):
                package.writestr(name.replace(".xml.rels", ".bin.rels"), old.read(name))
        package.writestr("[Content_Types].xml", _types(len(sheets)))
        package.writestr("_rels/.rels", _relations({"rId1": ("officeDocument", "xl/workbook.bin")}))
        package.writestr("xl/workbook.bin", _workbook(book.titles))
        package.writestr("xl/_rels/workbook.bin.rels", _relations(_targets(len(sheets))))
        package.writestr("xl/styles.bin", _styles())
        package.writestr("xl/sharedStrings.bin", _shared(texts))
        for number, sheet in enumerate(sheets, start=1):
            package.writestr(f"xl/worksheets/sheet{number}.bin", _worksheet(sheet, texts))
    return target.getvalue()


def record(kind: int, *pieces: bytes) -> bytes:
    data = b"".join(pieces)
    return _varying(kind) + _varying(len(data)) + data


def _varying(number: int) -> bytes:
    low, rest = number & 0x7F, number >> 7
    return bytes([low | 0x80]) + _varying(rest) if rest else bytes([low])


def text(value: str) -> bytes:
    encoded = value.encode("utf-16-le")
    return struct.pack("<I", len(encoded) // 2) + encoded


def _texts(sheets: Iterable[Sheet]) -> dict[str, int]:
    """Every second text is shared; the others stand in their cells."""
    found = {
        cell.value: None
        for sheet in sheets
        for row, cells in sheet.rows.items()
        for cell in cells.values()
        if isinstance(cell.value, str) and cell.doubt is None and row % 2
    }
    return {value: number for number, value in enumerate(found)}


def _workbook(titles: Iterable[str]) -> bytes:
    sheets = (
        record(156, struct.pack("<II", 0, number), text(f"rId{number}"), text(title))
        for number, title in enumerate(titles, start=1)
    )
    properties = record(153, struct.pack("<II", 0, 0), text(""))
    return b"".join([record(131), properties, record(143), *sheets, record(144), record(132)])


def _shared(texts: Mapping[str, int]) -> bytes:
    items = (record(19, b"\0", text(value)) for value in texts)
    counts = struct.pack("<II", len(texts), len(texts))
    return b"".join([record(159, counts), *items, record(160)])


def _styles() -> bytes:
    """The formats, one look for everything else, and a style for each format."""
    font = struct.pack("<HHHHBBBB", 220, 0, 400, 0, 0, 0, 0, 0) + bytes.fromhex("0701000000000000")
    fill = struct.pack("<I", 0) + bytes.fromhex("03400000000000000341000000000000") + bytes(48)
    styles = (struct.pack("<HHHHHBBHBB", 0, n, 0, 0, 0, 0, 0, 0x1000, 0, 0) for n in FORMATS)
    one = struct.pack("<I", 1)
    return b"".join(
        [
            record(278),
            record(615, one),
            record(44, struct.pack("<H", 164), text(DATE_FORMAT)),
            record(616),
            record(611, one),
            record(43, font, b"\2", text("Calibri")),
            record(612),
            record(603, one),
            record(45, fill),
            record(604),
            record(613, one),
            record(46, bytes(51)),
            record(614),
            record(626, one),
            record(47, struct.pack("<HHHHHBBHBB", 0xFFFF, 0, 0, 0, 0, 0, 0, 0x1000, 0, 0)),
            record(627),
            record(617, struct.pack("<I", len(FORMATS))),
            *(record(47, style) for style in styles),
            record(618),
            record(279),
        ]
    )


def _worksheet(sheet: Sheet, texts: Mapping[str, int]) -> bytes:
    rows = b"".join(
        record(0, struct.pack("<IIHBBBI", row - 1, 0, 300, 0, 0, 0, 0))
        + b"".join(_cell(column - 1, cell, texts) for column, cell in cells.items())
        for row, cells in sheet.rows.items()
    )
    areas = b"".join(
        record(176, struct.pack("<4I", row - 1, row - 1, left - 1, right - 1))
        for row, left, right in _merged_in_rows(sheet.rows)
    )
    counted = struct.pack("<I", areas.count(record(176, bytes(16))[:2]))
    merged = record(177, counted) + areas + record(178) if areas else b""
    drawing = record(550, text("rId1")) if sheet.pictures else b""
    data = record(145) + rows + record(146)
    size = record(148, struct.pack("<4I", 0, sheet.last_row - 1, 0, MOST_COLUMNS - 1))
    return record(129) + size + data + merged + drawing + record(130)


def _merged_in_rows(rows: Mapping[int, Row]) -> Iterator[tuple[int, int, int]]:
    """The areas of merged cells, all of one row here: row, first and last column."""
    for row, cells in rows.items():
        covered = [column for column, cell in cells.items() if cell == REMNANT]
        if covered:
            yield row, covered[0] - 1, covered[-1]


def _cell(column: int, cell: Cell, texts: Mapping[str, int]) -> bytes:
    value, style, kind, held = cell.value, GENERAL, 5, b""
    if value is None:
        kind = 1
    elif cell.doubt is Doubt.ERROR_VALUE:
        kind, held = 3, bytes([ERRORS[value]])
    elif isinstance(value, bool):
        kind, held = 4, bytes([value])
    elif isinstance(value, str) and value in texts:
        kind, style, held = 7, TEXT, struct.pack("<I", texts[value])
    elif isinstance(value, str):
        kind, style, held = 6, TEXT, text(value)
    elif isinstance(value, int):
        kind, held = 2, struct.pack("<I", value << 2 | 2)
    else:
        number, style = _days(value)
        held = struct.pack("<d", number)
    return record(kind, struct.pack("<II", column, style), held)


def _days(value: Any) -> tuple[float, int]:
    if isinstance(value, datetime):
        return (value - FIRST_DAY) / timedelta(days=1), DATE
    if isinstance(value, time):
        return (datetime.combine(FIRST_DAY, value) - FIRST_DAY) / timedelta(days=1), TIME
    if isinstance(value, timedelta):
        return value / timedelta(days=1), SPAN
    return value, GENERAL


def _types(sheets: int) -> str:
    worksheets = "".join(
        f'<Override PartName="/xl/worksheets/sheet{number}.bin" '
        f'ContentType="{MS_EXCEL}.worksheet"/>'
        for number in range(1, sheets + 1)
    )
    return (
        f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="png" ContentType="image/png"/>'
        f'<Default Extension="bin" ContentType="{MS_EXCEL}.sheet.binary.macroEnabled.main"/>'
        f'<Override PartName="/xl/styles.bin" ContentType="{MS_EXCEL}.styles"/>'
        f'<Override PartName="/xl/sharedStrings.bin" ContentType="{MS_EXCEL}.sharedStrings"/>'
        f"{worksheets}</Types>"
    )


def _targets(sheets: int) -> dict[str, tuple[str, str]]:
    targets = {
        f"rId{number}": ("worksheet", f"worksheets/sheet{number}.bin")
        for number in range(1, sheets + 1)
    }
    others = {"styles": "styles.bin", "sharedStrings": "sharedStrings.bin"}
    numbered = enumerate(others.items(), start=sheets + 1)
    return targets | {f"rId{number}": (kind, part) for number, (kind, part) in numbered}


def _relations(targets: dict[str, tuple[str, str]]) -> str:
    relations = "".join(
        f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for key, (kind, target) in targets.items()
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{relations}</Relationships>'
