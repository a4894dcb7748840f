"""The sheets of an .ods file, cell by cell."""

from __future__ import annotations

from datetime import datetime, time
from io import BytesIO
from typing import TYPE_CHECKING, Final
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from kka_docs.forms.book import open_book
from kka_docs.forms.grid import MOST_ROWS, At, Cell
from kka_docs.records import Doubt
from tests.forms.building import png
from tests.forms.packages import refused, with_parts

if TYPE_CHECKING:
    pass


def as_ods(cells: str, settings: str = "", extra: dict[str, bytes] | None = None) -> bytes:
    """A workbook of LibreOffice with one sheet, whose rows are these."""
    names = {
        "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
        "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
        "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
        "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
        "calcext": "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0",
        "xlink": "http://www.w3.org/1999/xlink",
    }
    declared = " ".join(f'xmlns:{short}="{name}"' for short, name in names.items())
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr(
            "content.xml",
            f"<office:document-content {declared}>{settings}<office:body><office:spreadsheet>"
            f'<table:table table:name="Lembar">{cells}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        )
        for name, part in (extra or {}).items():
            package.writestr(name, part)
    return target.getvalue()


def ods_cell(attributes: str, shown: str = "") -> str:
    text = f"<text:p>{shown}</text:p>" if shown else ""
    return row_of_ods(f"<table:table-cell {attributes}>{text}</table:table-cell>")


def row_of_ods(cells: str, times: int = 1) -> str:
    return f'<table:table-row table:number-rows-repeated="{times}">{cells}</table:table-row>'


@pytest.mark.parametrize(
    ("cell_xml", "held"),
    [
        (ods_cell('office:value-type="string"', "a"), Cell("a")),
        (ods_cell('office:value-type="string"', "a <text:s text:c='2'/>b"), Cell("a   b")),
        (ods_cell('office:value-type="string"', "\n  a<text:line-break/>b\n"), Cell(" a\nb ")),
        (ods_cell('office:value-type="string"', "<text:span>te<text:a>b</text:a></text:span>al"),
         Cell("tebal")),
        (ods_cell('office:value-type="string"', "a</text:p><text:p>b"), Cell("a\nb")),
        (ods_cell('office:value-type="string"', "x<text:tab/>y<text:note>z</text:note>"),
         Cell("x\ty")),
        (ods_cell('office:value-type="string" office:string-value="isi"', "tampil"), Cell("isi")),
        (ods_cell('office:value-type="float" office:value="7"', "7,0"), Cell(7)),
        (ods_cell('office:value-type="percentage" office:value="0.5"', "50%"), Cell(0.5)),
        (ods_cell('office:value-type="boolean" office:boolean-value="true"', "BENAR"), Cell(True)),
        (ods_cell('office:value-type="date" office:date-value="2026-11-24"', "24/11/26"),
         Cell(datetime(2026, 11, 24))),  # noqa: DTZ001 (cells know no zones)
        (ods_cell('office:value-type="date" office:date-value="2026-11-24T09:30:00"', "x"),
         Cell(datetime(2026, 11, 24, 9, 30))),  # noqa: DTZ001 (cells know no zones)
        (ods_cell('office:value-type="date" office:date-value="+99999-01-01"', "x"),
         Cell("#VALUE!", Doubt.ERROR_VALUE)),
        (ods_cell('office:value-type="time" office:time-value="PT09H30M00S"', "09.30"),
         Cell(time(9, 30))),
        (ods_cell('office:value-type="time" office:time-value="PT223H12M00S"', "x"),
         Cell(datetime(1900, 1, 9, 7, 12))),  # noqa: DTZ001 (cells know no zones)
        (ods_cell('office:value-type="time" office:time-value="besok"', "x"),
         Cell("#VALUE!", Doubt.ERROR_VALUE)),
        (ods_cell('table:formula="of:=1" office:value-type="float" office:value="1"', "1"),
         Cell(1)),
        (ods_cell('table:formula="of:=1"'), Cell(None, Doubt.FORMULA_WITHOUT_RESULT)),
        (ods_cell('table:formula="of:=1" office:value-type="string" calcext:value-type="error"',
                  "#REF!"), Cell("#REF!", Doubt.ERROR_VALUE)),
        (ods_cell('table:formula="of:=1" office:value-type="float" office:value="0"', "#DIV/0!"),
         Cell("#DIV/0!", Doubt.ERROR_VALUE)),
        (ods_cell('table:formula="of:=1" office:value-type="float" office:value="0"', "Err:508"),
         Cell("Err:508", Doubt.ERROR_VALUE)),
        (ods_cell(""), None),
    ],
)  # fmt: skip
def test_a_cell_of_libreoffice_is_read(cell_xml: str, held: Cell | None) -> None:
    assert open_book(as_ods(cell_xml), MOST_ROWS).sheet(0).cell(1, 1) == held


def test_repeated_rows_and_cells_are_read_as_often_as_a_form_can_have_them() -> None:
    held = 'office:value-type="float" office:value="1"'
    many = f'<table:table-cell table:number-columns-repeated="16384" {held}/>'
    rows = row_of_ods(many, 1_048_576)
    sheet = open_book(as_ods(rows), 5).sheet(0)
    assert (list(sheet.rows), len(sheet.rows[1]), sheet.last_row) == (
        [1, 2, 3, 4, 5],
        100,
        1_048_576,
    )


def test_blank_rows_to_the_end_of_the_sheet_are_none() -> None:
    one = ods_cell('office:value-type="float" office:value="1"')
    blank = row_of_ods("<table:table-cell/>", 1_048_575)
    sheet = open_book(as_ods(one + blank), MOST_ROWS).sheet(0)
    assert (list(sheet.rows), sheet.last_row) == ([1], 1)


def test_a_picture_of_libreoffice_keeps_its_cell() -> None:
    image = '<draw:frame><draw:image xlink:href="Pictures/a.png"/></draw:frame>'
    outside = '<draw:frame><draw:image xlink:href="https://contoh.invalid/a.png"/></draw:frame>'
    rows = row_of_ods(f"<table:table-cell/><table:table-cell>{image}{outside}</table:table-cell>")
    shapes = f"<table:shapes>{image}</table:shapes>"
    data = as_ods(shapes + rows, extra={"Pictures/a.png": png()})
    found = open_book(data, MOST_ROWS).sheet(0).pictures
    assert [(p.content, p.at) for p in found] == [(png(), None), (png(), At(1, 2))]


def test_a_protected_workbook_of_libreoffice_is_named() -> None:
    data = as_ods("", extra={"META-INF/manifest.xml": b"<x><manifest:encryption-data/></x>"})
    assert refused(data) == "sandi_ods"


DEEP: Final = "<text:span>" * 9_000 + "</text:span>" * 9_000


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (as_ods("<table:table-row>"), "rusak"),
        (as_ods('<table:table-row table:number-rows-repeated="x"/>'), "rusak"),
        (as_ods(ods_cell('office:value-type="float" office:value="x"')), "rusak"),
        (as_ods(ods_cell('office:value-type="string"', DEEP)), "rusak"),
        (with_parts(as_ods(""), {"content.xml": b"<teks/>"}), "bukan_buku_kerja"),
    ],
)  # fmt: skip
def test_a_torn_workbook_of_libreoffice_is_named(data: bytes, code: str) -> None:
    assert refused(data) == code
