"""What is made to harm, file by file, and what is said of it."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Final, NamedTuple
from zipfile import ZipFile

from PIL import Image

from kka_docs import resources
from kka_docs.ooxml import CONTENT_TYPES
from tests.enemies import ole, zips
from tests.enemies.base import MEGABYTE, form, part
from tests.enemies.zips import SHEET, STYLES, WORKBOOK
from tests.forms.binary import as_xlsb
from tests.forms.packages import with_parts
from tests.forms_in_words import meeting, profile

RIGHT: Final = ""
TOO_LARGE: Final = "Berkas ini terlalu besar untuk sebuah formulir."
DAMAGED: Final = "Berkas ini rusak atau terpotong"
NO_WORKBOOK: Final = "Berkas ini bukan buku kerja"
TOO_MANY_ROWS: Final = "Sheet ini memuat lebih dari 3000 baris."
NO_SHEET: Final = "Sheet “Peserta” tidak ada."
NO_TEMPLATE: Final = "rusak atau bukan dokumen Word (.docx)."

TEMPLATE: Final = "undangan.docx"
DOCUMENT: Final = "word/document.xml"
UNDOCUMENTED: Final = "http://127.0.0.1:9/x"
"""An address at which nobody answers."""


class Case(NamedTuple):
    """Something made to harm: what it is, how it comes in, and what is said; "" where it is right.

    `lay` puts it into a folder and returns the words of the command that meets it.
    """

    name: str
    lay: Callable[[Path], list[str]]
    said: str


def _form(name: str, build: Callable[[], bytes], said: str) -> Case:
    """A form, met by `kka periksa`."""
    kind = name.partition(":")[0]

    def lay(folder: Path) -> list[str]:
        (folder / f"formulir.{kind}").write_bytes(build())
        return ["periksa", f"formulir.{kind}"]

    return Case(name, lay, said)


def _logo(name: str, build: Callable[[], bytes], said: str) -> Case:
    """A picture that the profile names."""

    def lay(folder: Path) -> list[str]:
        (folder / "logo.png").write_bytes(build())
        profile(logo_kiri="logo.png").save(folder)
        return ["periksa", "profil-lembaga.xlsx"]

    return Case(f"logo: {name}", lay, said)


def _template(name: str, build: Callable[[], bytes], said: str) -> Case:
    """An institution's own Word template."""

    def lay(folder: Path) -> list[str]:
        own = folder / "templat"
        own.mkdir()
        for path in resources.word_templates().glob("*.docx"):
            (own / path.name).write_bytes(path.read_bytes())
        (own / TEMPLATE).write_bytes(build())
        profile().save(folder)
        meeting().save(folder)
        return ["undangan", "pertemuan.xlsx", "--templat", "templat", "-o", "hasil"]

    return Case(f"templat: {name}", lay, said)


def _many_lines(before: str, xml: str, count: int) -> Callable[[], bytes]:
    return partial(zips.with_piece, SHEET, before, xml * count)


_CELLS: Final = "".join(f'<c r="{c}{{0}}"><v>1</v></c>' for c in "GHIJKLMNOPQRSTUVWXYZ")


def _strays() -> bytes:
    """Numbers in fifty thousand cells in which the form asks nothing."""
    rows = "".join(f'<row r="{n}">{_CELLS.format(n)}</row>' for n in range(250, 2_750))
    return zips.with_piece(SHEET, "</sheetData>", rows)


_ONE_CELL: Final = b"<c><v>#</v></c>"
_ONE_TEXT: Final = b"<si><t>#</t></si>"
_PASSWORDS: Final = "file:///etc/passwd"


def _merged_everywhere() -> bytes:
    """The form's only merged area, made as large as its sheet."""
    sheet = part(SHEET)
    assert sheet.count(b"<mergeCell ") == 1
    return with_parts(form(), {SHEET: sheet.replace(b'"A2:F2"', b'"A1:XFD1048576"')})


_STRING: Final = 'office:value-type="string"'


def _ods_row(cells: str, more: str = "") -> str:
    return f"<table:table-row{more}>{cells}</table:table-row>"


def _ods_cell(text: str, more: str = "") -> str:
    return f"<table:table-cell {_STRING}{more}><text:p>{text}</text:p></table:table-cell>"


_BILLION: Final = ' table:number-{}-repeated="1000000000"'
_LAUGHS: Final = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))

XLSX: Final = (
    _form("xlsx: in order", form, RIGHT),
    _form("xlsx: a bomb of 300 MB", partial(zips.bomb, 300), TOO_LARGE),
    _form("xlsx: a bomb that lies", partial(zips.lying_bomb, 300), DAMAGED),
    _form("xlsx: 40 MB of rows", partial(zips.rows, 40), TOO_LARGE),
    _form("xlsx: a million formatted rows", zips.formatted_rows, RIGHT),
    _form(
        "xlsx: 3 MB of cells",
        partial(zips.with_many, SHEET, "</row>", b"<c><v>#</v></c>", 3),
        RIGHT,
    ),
    _form("xlsx: 50,000 stray cells", _strays, "memuat lebih dari 500 isian"),
    _form(
        "xlsx: texts shared, 30 MB", partial(zips.with_texts, b"<si><t>#</t></si>", 30), TOO_LARGE
    ),
    _form("xlsx: texts shared, 3 MB", partial(zips.with_texts, b"<si><t>#</t></si>", 3), RIGHT),
    _form("xlsx: a cell of 30 MB", partial(zips.long_cell, 30), TOO_LARGE),
    _form("xlsx: a number of a million digits", zips.long_number, DAMAGED),
    _form("xlsx: 200,000 merged areas", partial(zips.merged_cells, 200_000), TOO_LARGE),
    _form("xlsx: 30,000 merged areas", partial(zips.merged_cells, 30_000), TOO_MANY_ROWS),
    _form("xlsx: merged as a whole", _merged_everywhere, TOO_LARGE),
    _form("xlsx: 200,000 names", partial(zips.defined_names, 200_000), TOO_LARGE),
    _form("xlsx: 50,000 names", partial(zips.defined_names, 50_000), RIGHT),
    _form("xlsx: 20 MB of styles", partial(zips.styles, 20), TOO_LARGE),
    _form("xlsx: nested 80,000 deep", partial(zips.nested, 80_000), TOO_MANY_ROWS),
    _form("xlsx: two cells far apart", zips.far_cell, TOO_MANY_ROWS),
    _form("xlsx: a row number of 5,000 digits", zips.huge_row_number, DAMAGED),
    _form("xlsx: 100,000 parts", partial(zips.entries, 100_000), TOO_LARGE),
    _form("xlsx: parts that overlap", partial(zips.overlapping, 1, 60), "Berkas ini"),
    _form("xlsx: a sheet twice", partial(zips.twice, SHEET), NO_SHEET),
    _form("xlsx: a part said to be small", partial(zips.claiming, SHEET, 100), DAMAGED),
    _form("xlsx: a part said to be 4 GB", partial(zips.claiming, SHEET, 2**32 - 2), TOO_LARGE),
    _form("xlsx: nonsense of 64 bits", zips.beyond_zip64, DAMAGED),
    _form("xlsx: a comment like a directory", zips.with_comment, DAMAGED),
    _form("xlsx: archives in archives", zips.wrapped, NO_WORKBOOK),
    _form(
        "xlsx: parts named like other places",
        partial(zips.within, ["../../x", "/etc/x", "C:\\x", "con", f"{SHEET}/"]),
        RIGHT,
    ),
    _form("xlsx: cut off", lambda: form()[:-400], DAMAGED),
    *(
        _form(f"xlsx: billion laughs, {part}", partial(zips.laughs, part), DAMAGED)
        for part in (SHEET, WORKBOOK, STYLES, CONTENT_TYPES)
    ),
    _form("xlsx: a long entity often", partial(zips.quadratic, SHEET), DAMAGED),
    _form("xlsx: another file as entity", partial(zips.outside, SHEET, _PASSWORDS), DAMAGED),
    _form("xlsx: a remote DTD", partial(zips.doctype_outside, SHEET, UNDOCUMENTED), RIGHT),
    _form(
        "xlsx: a link to a file",
        partial(zips.related, "externalLinkPath", "file:///etc/passwd"),
        RIGHT,
    ),
    _form("xlsx: a remote picture", partial(zips.remote_picture, UNDOCUMENTED), RIGHT),
    _form("xlsx: a sheet elsewhere", partial(zips.sheet_elsewhere, "../../etc/x"), NO_SHEET),
)

_ENDLESS: Final = b"\x13\xff\xff\xff\x7f"

XLSB: Final = (
    _form("xlsb: in order", lambda: as_xlsb(form()), RIGHT),
    _form("xlsb: 30 MB of rows", lambda: zips.binary(zips.row_record(5_000), 30), TOO_LARGE),
    _form("xlsb: 1 MB of empty records", lambda: zips.binary(b"\x01\x00", 1), TOO_LARGE),
    _form("xlsb: ten million texts", lambda: zips.binary_texts(10_000_000), TOO_LARGE),
    _form("xlsb: a record longer than the file", lambda: zips.binary(_ENDLESS), DAMAGED),
    _form("xlsb: 100,000 merged areas", lambda: zips.binary_merges(100_000), TOO_MANY_ROWS),
)

ODS: Final = (
    _form("ods: in order", zips.ods, RIGHT),
    _form(
        "ods: a cell a billion times",
        lambda: zips.ods(_ods_row(_ods_cell("a", _BILLION.format("columns")))),
        "Isian di sel ini tidak berada pada kolom",
    ),
    _form(
        "ods: a row a billion times",
        lambda: zips.ods(
            _ods_row(_ods_cell("a", _BILLION.format("columns")), _BILLION.format("rows"))
        ),
        TOO_MANY_ROWS,
    ),
    _form(
        "ods: a space a billion times",
        lambda: zips.ods(_ods_row(_ods_cell('<text:s text:c="1000000000"/>'))),
        TOO_LARGE,
    ),
    _form(
        "ods: many rows again and again",
        lambda: zips.many_ods(
            _ods_row(_ods_cell("#", ' table:number-columns-repeated="100"'), ' x="#"'), 3
        ),
        TOO_LARGE,
    ),
    _form("ods: 20 MB of rows", lambda: zips.many_ods(_ods_row("", ' x="#"'), 20), TOO_LARGE),
    _form(
        "ods: rows nested 50,000 deep",
        lambda: zips.ods("<table:table-row>" * 50_000 + "</table:table-row>" * 50_000),
        RIGHT,
    ),
    _form(
        "ods: text nested 20,000 deep",
        lambda: zips.ods(_ods_row(_ods_cell("<text:span>" * 20_000 + "</text:span>" * 20_000))),
        DAMAGED,
    ),
    _form(
        "ods: billion laughs",
        lambda: zips.ods(_ods_row(_ods_cell("&a9;")), f'<!DOCTYPE x [<!ENTITY a0 "ha">{_LAUGHS}]>'),
        DAMAGED,
    ),
    _form(
        "ods: a million sheets",
        lambda: zips.many_ods('<table:table table:name="#"/>', 20),
        TOO_LARGE,
    ),
)


def _xls(cells: bytes = b"", before: bytes = b"") -> bytes:
    return ole.container({"Workbook": ole.workbook(cells, before)})


def _looping() -> bytes:
    """A container whose chain of sectors leads back to where it began."""
    data = bytearray(_xls())
    (table,) = struct.unpack_from("<I", data, 76)
    struct.pack_into("<I", data, (table + 1) * ole.SECTOR, 0)
    return bytes(data)


def _shared(pieces: int) -> bytes:
    """Six million texts that are said to be shared, of which so many pieces are there."""
    count = struct.pack("<II", 6_000_000, 6_000_000)
    texts = ole.biff(0xFC, count, bytes(8_000)) + ole.biff(0x3C, bytes(8_000)) * pieces
    return _xls(b"", texts)


def _styles(count: int) -> bytes:
    return _xls(b"", ole.biff(0xE0, bytes(20)) * count)


XLS: Final = (
    _form("xls: a stamp and nothing else", _xls, "tidak ada"),
    _form(
        "xls: 400,000 cells",
        lambda: _xls(b"".join(ole.number(n % 65_000, n // 65_000) for n in range(400_000))),
        TOO_LARGE,
    ),
    _form(
        "xls: 65,000 cells at the far right",
        lambda: _xls(b"".join(ole.number(row, 255) for row in range(10, 65_000))),
        TOO_LARGE,
    ),
    _form(
        "xls: rows of 256 cells",
        lambda: _xls(
            b"".join(
                ole.biff(0xBD, struct.pack("<HH", n, 0), bytes(6 * 256), struct.pack("<H", 255))
                for n in range(900)
            )
        ),
        "tidak ada",
    ),
    _form(
        "xls: texts shared, two billion",
        lambda: _xls(b"", ole.biff(0xFC, b"\xff\xff\xff\x7f" * 2)),
        DAMAGED,
    ),
    _form(
        "xls: texts shared, 18 MB",
        partial(_shared, 2_300),
        TOO_LARGE,
    ),
    _form(
        "xls: texts shared, 1 MB",
        partial(_shared, 150),
        "Berkas ini",
    ),
    _form("xls: 800,000 styles", partial(_styles, 800_000), TOO_LARGE),
    _form("xls: 60,000 styles", partial(_styles, 60_000), "tidak ada"),
    _form(
        "xls: merged again and again",
        lambda: _xls(
            ole.biff(0xE5, struct.pack("<H", 1_000), struct.pack("<4H", 0, 65_535, 0, 255) * 1_000)
            * 150
        ),
        DAMAGED,
    ),
    _form(
        "xls: said to have four billion rows",
        lambda: _xls(ole.biff(0x200, struct.pack("<IIHHH", 0, 2**32 - 1, 0, 0xFFFF, 0))),
        "tidak ada",
    ),
    _form("xls: five million empty records", lambda: _xls(ole.biff(0x99) * 4_900_000), TOO_LARGE),
    _form("xls: a chain of sectors in a circle", _looping, DAMAGED),
    _form("xls: cut off", lambda: _xls()[:2_000], DAMAGED),
    _form("xls: a Word document", lambda: ole.container({"WordDocument": b"a"}), NO_WORKBOOK),
)


def _picture(kind: str, size: tuple[int, int] = (40, 30)) -> bytes:
    target = BytesIO()
    Image.new("RGB", size, "navy").save(target, kind)
    return target.getvalue()


def _vast_png() -> bytes:
    """A picture of 60,000 by 60,000 points in some hundred bytes."""
    data = bytearray(_picture("PNG"))
    struct.pack_into(">II", data, 16, 60_000, 60_000)
    struct.pack_into(">I", data, 29, zlib.crc32(data[12:29]))
    return bytes(data)


NO_PICTURE: Final = "berkasnya rusak atau bukan gambar"
_WMF: Final = bytes.fromhex("D7CDC69A") + bytes(60)
_SVG: Final = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'

LOGOS: Final = (
    _logo("in order", lambda: _picture("PNG"), RIGHT),
    _logo("a JPEG named .png", lambda: _picture("JPEG"), RIGHT),
    _logo("60,000 by 60,000 points", _vast_png, "ukurannya terlalu besar"),
    _logo("24 million points", lambda: _picture("PNG", (6_000, 4_000)), RIGHT),
    _logo(
        "cut off", lambda: _picture("JPEG", (400, 300))[:900], "berkasnya rusak atau bukan gambar"
    ),
    _logo("SVG", lambda: _SVG, NO_PICTURE),
    _logo("WMF", lambda: _WMF, NO_PICTURE),
    _logo("11 MB", lambda: _picture("PNG") + bytes(11 * MEGABYTE), "berkasnya terlalu besar"),
)


def _word(parts: dict[str, bytes] | None = None) -> bytes:
    source = (resources.word_templates() / TEMPLATE).read_bytes()
    return with_parts(source, parts or {})


def _word_part(name: str) -> bytes:
    with ZipFile(BytesIO(_word())) as package:
        return package.read(name)


def _related(kind: str, mode: str = "External") -> bytes:
    name = "word/_rels/document.xml.rels"
    relation = (
        '<Relationship Id="rId999" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        f'relationships/{kind}" Target="{UNDOCUMENTED}" TargetMode="{mode}"/></Relationships>'
    )
    return _word({name: _word_part(name).replace(b"</Relationships>", relation.encode())})


def _with_macros() -> bytes:
    types = _word_part(CONTENT_TYPES)
    plain = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    assert plain in types
    macros = b"application/vnd.ms-word.document.macroEnabled.main+xml"
    return _word({CONTENT_TYPES: types.replace(plain, macros), "word/vbaProject.bin": b"x"})


def _laughing_word() -> bytes:
    xml = _word_part(DOCUMENT).partition(b"?>")[2]
    doctype = f'<!DOCTYPE x [<!ENTITY a0 "ha">{_LAUGHS}]>'.encode()
    return _word({DOCUMENT: doctype + xml.replace(b"<w:body>", b"<w:body><w:p>&a9;</w:p>", 1)})


OUTSIDE: Final = "mengambil isi dari luar berkasnya"

TEMPLATES: Final = (
    _template("in order", _word, RIGHT),
    _template(
        "20 MB of text",
        lambda: zips.with_many(DOCUMENT, "</w:body>", b'<w:p w:rsidR="#"/>', 20, _word()),
        "terlalu besar untuk sebuah templat",
    ),
    _template(
        "a bomb",
        lambda: zips.with_many(DOCUMENT, "</w:body>", b" " * 1024, 300, _word()),
        NO_TEMPLATE,
    ),
    _template("a remote picture", lambda: _related("image"), OUTSIDE),
    _template("a remote object", lambda: _related("oleObject"), OUTSIDE),
    _template("a remote template", lambda: _related("attachedTemplate"), RIGHT),
    _template("a link to click on", lambda: _related("hyperlink"), RIGHT),
    _template("macros", _with_macros, NO_TEMPLATE),
    _template("billion laughs", _laughing_word, "Templat"),
    _template("an old document", lambda: ole.container({"WordDocument": b"a"}), NO_TEMPLATE),
    _template("a workbook", form, NO_TEMPLATE),
    _template("cut off", lambda: _word()[:-300], NO_TEMPLATE),
)

CASES: Final = (*XLSX, *XLSB, *ODS, *XLS, *LOGOS, *TEMPLATES)
