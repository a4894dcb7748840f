"""Packages (.xlsx, .xlsb, .ods) that are made to harm: each function returns one file."""

from __future__ import annotations

import struct
import warnings
from datetime import datetime, time
from html import escape
from io import BytesIO
from random import Random
from typing import TYPE_CHECKING, Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from kka_docs.forms.grid import MOST_ROWS
from kka_docs.forms.xlsx import open_xlsx
from kka_docs.ooxml import CONTENT_TYPES
from tests.enemies.base import MEGABYTE, form, part
from tests.forms.binary import as_xlsb, record, text
from tests.forms.packages import MAIN, OFFICE, PACKAGE, SPREADSHEET, with_parts

if TYPE_CHECKING:
    from kka_docs.forms.grid import Cell

SHEET: Final = "xl/worksheets/sheet3.xml"
WORKBOOK: Final = "xl/workbook.xml"
STYLES: Final = "xl/styles.xml"
TEXTS: Final = "xl/sharedStrings.xml"
BINARY_SHEET: Final = "xl/worksheets/sheet3.bin"
CONTENT: Final = "content.xml"


# Parts put into a form in order


def with_piece(name: str, before: str, piece: str) -> bytes:
    """The form with something put before the first place where `before` stands in a part."""
    xml = part(name).decode()
    assert before in xml, (name, before)
    return with_parts(form(), {name: xml.replace(before, piece + before, 1).encode()})


def with_many(
    name: str, before: str, piece: bytes, megabytes: int, base: bytes | None = None
) -> bytes:
    """The form with a piece repeated until it fills so many megabytes; they are never held."""
    source = form() if base is None else base
    target = BytesIO()
    with ZipFile(BytesIO(source)) as old, ZipFile(target, "w", ZIP_DEFLATED) as new:
        start, found, end = old.read(name).partition(before.encode())
        assert found, (name, before)
        for other in old.namelist():
            if other != name:
                new.writestr(other, old.read(other))
        entry = ZipInfo(name)
        entry.compress_type = ZIP_DEFLATED
        many = _salted(piece)
        with new.open(entry, "w") as stream:
            stream.write(start)
            for _ in range(megabytes):
                stream.write(many)
            stream.write(found + end)
    return target.getvalue()


def _salted(piece: bytes) -> bytes:
    """A megabyte of a piece; what stands for "#" in it differs, so that it shrinks less."""
    random = Random(1)  # noqa: S311 (the same bytes each time; no secret)
    count = MEGABYTE // len(piece) + 1
    if b"#" not in piece:
        return piece * count
    start, _, end = piece.partition(b"#")
    return b"".join(b"%b%d%b" % (start, random.randrange(10**4, 10**5), end) for _ in range(count))


def rows(megabytes: int, row: str = '<row s="#" customFormat="1"/>') -> bytes:
    """Rows without number, so that they can be repeated: each stands below the one before."""
    return with_many(SHEET, "</sheetData>", row.encode(), megabytes)


def formatted_rows() -> bytes:
    """A million rows in which nothing stands but formats, as by one click on a column."""
    row = '<row r="{0}"><c r="A{0}" s="1"/><c r="B{0}" s="1"/></row>'
    xml = "".join(row.format(number) for number in range(301, 1_000_301))
    return with_piece(SHEET, "</sheetData>", xml)


def with_texts(xml: bytes, megabytes: int) -> bytes:
    """The form with texts that its cells share, one of them repeated."""
    types = part(CONTENT_TYPES).replace(
        b"</Types>",
        f'<Override PartName="/{TEXTS}" ContentType="{SPREADSHEET}.sharedStrings+xml"/>'
        "</Types>".encode(),
    )
    empty = f'<sst xmlns="{MAIN}"></sst>'.encode()
    base = with_parts(form(), {CONTENT_TYPES: types, TEXTS: empty})
    return with_many(TEXTS, "</sst>", xml, megabytes, base)


def long_cell(megabytes: int) -> bytes:
    cell = '<row r="400"><c r="B400" t="inlineStr"><is><t></t></is></c></row>'
    base = with_piece(SHEET, "</sheetData>", cell)
    return with_many(SHEET, "</t></is></c></row></sheetData>", b"panjang ", megabytes, base)


def long_cell_of(piece: bytes, megabytes: int) -> bytes:
    cell = '<row r="400"><c r="B400" t="inlineStr"><is><t></t></is></c></row>'
    base = with_piece(SHEET, "</sheetData>", cell)
    return with_many(SHEET, "</t></is></c></row></sheetData>", piece, megabytes, base)


def merged_cells(count: int, area: str = "B{0}:C{0}") -> bytes:
    merges = "".join(f'<mergeCell ref="{area.format(n + 300)}"/>' for n in range(count))
    return with_piece(SHEET, "<dataValidations", f"<mergeCells>{merges}</mergeCells>")


def defined_names(count: int) -> bytes:
    names = "".join(f'<definedName name="n{n}">1</definedName>' for n in range(count))
    return with_piece(WORKBOOK, "</definedNames>", names)


def styles(megabytes: int) -> bytes:
    return with_many(STYLES, "</cellXfs>", b'<xf numFmtId="14" fontId="#"/>', megabytes)


def nested(depth: int, name: str = SHEET, before: str = "</sheetData>") -> bytes:
    return with_piece(name, before, "<row>" * depth + "</row>" * depth)


def far_cell() -> bytes:
    return with_piece(
        SHEET, "</sheetData>", '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    )


def huge_row_number() -> bytes:
    return with_piece(SHEET, "</sheetData>", f'<row r="{"9" * 5_000}"><c><v>1</v></c></row>')


def long_number() -> bytes:
    """A number of a million digits: Python refuses to convert it, and it would take long.

    Its digits differ, so that it is refused for what it is, not for how far it shrank.
    """
    digits = "".join(map(str, range(200_000)))[:MEGABYTE]
    return with_piece(SHEET, "</sheetData>", f"<row r='400'><c r='B400'><v>{digits}</v></c></row>")


# Entities


def laughs(name: str, depth: int = 9) -> bytes:
    """Entities that grow tenfold with each one."""
    entities = ['<!ENTITY a0 "ha">']
    entities += [f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, depth + 1)]
    return _with_doctype(name, "".join(entities), f"&a{depth};")


def quadratic(name: str) -> bytes:
    """One long entity, used very often."""
    return _with_doctype(name, f'<!ENTITY a "{"ha" * 50_000}">', "&a;" * 50_000)


def outside(name: str, address: str) -> bytes:
    """An entity whose text lies in another file, or on another computer."""
    return _with_doctype(name, f'<!ENTITY a SYSTEM "{address}">', "&a;")


def doctype_outside(name: str, address: str) -> bytes:
    xml = _bare(name)
    return with_parts(form(), {name: f'<!DOCTYPE x SYSTEM "{address}">{xml}'.encode()})


def _with_doctype(name: str, entities: str, used: str) -> bytes:
    xml = _bare(name)
    inside = xml.index(">", xml.index("<")) + 1
    doctype = f"<!DOCTYPE x [{entities}]>"
    return with_parts(form(), {name: f"{doctype}{xml[:inside]}{used}{xml[inside:]}".encode()})


def _bare(name: str) -> str:
    xml = part(name).decode()
    return xml.partition("?>")[2] if xml.startswith("<?xml") else xml


# What leads out of the file


def related(kind: str, target: str) -> bytes:
    """A sheet that refers to something outside."""
    relations = (
        f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId99" '
        f'Type="{OFFICE}/{kind}" Target="{target}" TargetMode="External"/></Relationships>'
    )
    name = "xl/worksheets/_rels/sheet3.xml.rels"
    return with_parts(form(), {name: relations.encode()})


def remote_picture(target: str) -> bytes:
    """A picture in a drawing that would be fetched."""
    drawing = (
        '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"'
        ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        f'xmlns:r="{OFFICE}"><xdr:oneCellAnchor><xdr:from><xdr:col>1</xdr:col><xdr:colOff>0'
        "</xdr:colOff><xdr:row>4</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from>"
        '<xdr:ext cx="9" cy="9"/><xdr:pic><xdr:nvPicPr><xdr:cNvPr id="1" name="a"/><xdr:cNvPicPr/>'
        '</xdr:nvPicPr><xdr:blipFill><a:blip r:link="rId1"/></xdr:blipFill><xdr:spPr/></xdr:pic>'
        "<xdr:clientData/></xdr:oneCellAnchor></xdr:wsDr>"
    )
    head = f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
    parts = {
        "xl/drawings/drawing9.xml": drawing,
        "xl/drawings/_rels/drawing9.xml.rels": f'{head}Type="{OFFICE}/image" Target="{target}" '
        'TargetMode="External"/></Relationships>',
        "xl/worksheets/_rels/sheet3.xml.rels": f'{head}Type="{OFFICE}/drawing" '
        'Target="/xl/drawings/drawing9.xml"/></Relationships>',
    }
    return with_parts(form(), {name: xml.encode() for name, xml in parts.items()})


def sheet_elsewhere(target: str) -> bytes:
    """A workbook whose third sheet is said to lie at another place."""
    name = "xl/_rels/workbook.xml.rels"
    rels = part(name).decode()
    assert "/xl/worksheets/sheet3.xml" in rels
    return with_parts(form(), {name: rels.replace("/xl/worksheets/sheet3.xml", target).encode()})


# The package itself


def entries(many: int) -> bytes:
    target = BytesIO(form())
    with ZipFile(target, "a", ZIP_STORED) as package:
        for number in range(many):
            package.writestr(f"xl/media/{number}.x", b"")
    return target.getvalue()


def within(names: list[str]) -> bytes:
    """The form with further entries of such names."""
    return with_parts(form(), dict.fromkeys(names, b"x"))


def twice(name: str) -> bytes:
    """The form with two entries of one name, of which the second is another sheet."""
    target = BytesIO(form())
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with ZipFile(target, "a", ZIP_DEFLATED) as package:
            package.writestr(name, "<worksheet/>")
    return target.getvalue()


def overlapping(megabytes: int, entries: int) -> bytes:
    """Many entries whose bytes are the same bytes: a small file that unpacks to much."""
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as package:
        package.writestr("a", b"a" * megabytes * MEGABYTE)
    data = packed.getvalue()
    start = data.index(b"PK\x01\x02")
    end = data.index(b"PK\x05\x06")
    entry = data[start:end]
    directory = b"".join(_named(entry, n) for n in range(entries))
    tail = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, entries, entries, len(directory), start, 0)
    return data[:start] + directory + tail


def _named(entry: bytes, number: int) -> bytes:
    """A directory entry under another name of the same length."""
    return entry[:46] + bytes([number % 64 + 48]) + entry[47:]


def claiming(name: str, size: int, data: bytes | None = None) -> bytes:
    """The form whose directory says that a part has so many bytes."""
    made = bytearray(form() if data is None else data)
    at = made.index(b"PK\x01\x02")
    while made[at + 46 : at + 46 + len(name)] != name.encode():
        at = made.index(b"PK\x01\x02", at + 1)
    struct.pack_into("<L", made, at + 24, size)
    return bytes(made)


def beyond_zip64() -> bytes:
    """A directory whose 64-bit numbers are nonsense."""
    made = form()
    end = made.index(b"PK\x05\x06")
    huge = 2**63 + 5
    record64 = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, huge, huge, huge, huge)
    locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, end, 1)
    tail = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, 2**32 - 1, 2**32 - 1, 0)
    return made[:end] + record64 + locator + tail


def with_comment() -> bytes:
    target = BytesIO(form())
    with ZipFile(target, "a") as package:
        package.comment = b"PK\x05\x06" * 16_000
    return target.getvalue()


def wrapped() -> bytes:
    """A form in a package in a package."""
    inner = form()
    for _ in range(3):
        target = BytesIO()
        with ZipFile(target, "w", ZIP_DEFLATED) as package:
            package.writestr("kasus.xlsx", inner)
        inner = target.getvalue()
    return inner


def bomb(megabytes: int) -> bytes:
    """Zeros that shrink to a thousandth."""
    return with_many(SHEET, "</sheetData>", b" " * 1024, megabytes)


def lying_bomb(megabytes: int) -> bytes:
    """The same, but the directory says that it is small."""
    return claiming(SHEET, 20_000, bomb(megabytes))


# .xlsb


def binary(piece: bytes, megabytes: int = 0) -> bytes:
    """The form as .xlsb, with records put before the end of a sheet."""
    made = as_xlsb(form())
    with ZipFile(BytesIO(made)) as package:
        sheet = package.read(BINARY_SHEET)
    count = max(1, megabytes * MEGABYTE // len(piece))
    return with_parts(made, {BINARY_SHEET: sheet[:-3] + piece * count + sheet[-3:]})


def row_record(number: int) -> bytes:
    return record(0, struct.pack("<I", number), bytes(13))


def binary_texts(count: int) -> bytes:
    made = as_xlsb(form())
    items = record(19, b"\0", text("")) * count
    counts = struct.pack("<II", count, count)
    shared = b"".join([record(159, counts), items, record(160)])
    return with_parts(made, {"xl/sharedStrings.bin": shared})


def binary_merges(count: int) -> bytes:
    areas = (record(176, struct.pack("<4I", n, n, 1, 2)) for n in range(300, 300 + count))
    return binary(b"".join(areas))


# .ods

_ODS: Final = "urn:oasis:names:tc:opendocument:xmlns"
_NAMES: Final = " ".join(
    f'xmlns:{short}="{_ODS}:{name}:1.0"'
    for short, name in (("office", "office"), ("table", "table"), ("text", "text"))
)


def ods(more: str = "", doctype: str = "", declared: str = "") -> bytes:
    """The form as .ods; `more` are rows at the end of its third sheet."""
    book = open_xlsx(form(), MOST_ROWS)
    tables = []
    for index, title in enumerate(book.titles):
        sheet = book.sheet(index)
        lines = [_line(sheet.rows.get(number, {})) for number in range(1, sheet.last_row + 1)]
        lines += [more] if index == 2 else []
        tables.append(f'<table:table table:name="{title}">{"".join(lines)}</table:table>')
    content = (
        f"{doctype}<office:document-content {_NAMES}><office:body><office:spreadsheet>{declared}"
        f"{''.join(tables)}</office:spreadsheet></office:body></office:document-content>"
    )
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", ZIP_STORED)
        package.writestr(CONTENT, content)
    return target.getvalue()


def many_ods(piece: str, megabytes: int) -> bytes:
    return with_many(CONTENT, "<!--here-->", piece.encode(), megabytes, ods("<!--here-->"))


def _line(row: object) -> str:
    assert isinstance(row, dict)
    last = max(row, default=0)
    cells = "".join(_ods_cell(row.get(column)) for column in range(1, last + 1))
    return f"<table:table-row>{cells}</table:table-row>"


def _ods_cell(cell: Cell | None) -> str:
    value = None if cell is None else cell.value
    if value is None:
        return "<table:table-cell/>"
    match value:
        case datetime():
            said = f'office:value-type="date" office:date-value="{value:%Y-%m-%d}"'
        case time():
            said = f'office:value-type="time" office:time-value="PT{value:%H}H{value:%M}M00S"'
        case int():
            said = f'office:value-type="float" office:value="{value}"'
        case _:
            shown = "".join(f"<text:p>{escape(line)}</text:p>" for line in str(value).split("\n"))
            return f'<table:table-cell office:value-type="string">{shown}</table:table-cell>'
    return f"<table:table-cell {said}/>"
