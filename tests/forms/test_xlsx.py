"""A workbook's cells are read as openpyxl reads them, whoever wrote it and however."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from html import escape
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from kka_docs import resources
from kka_docs.definitions.settings import settings as every_setting
from kka_docs.errors import UnreadableForm
from kka_docs.forms.grid import MOST_COLUMNS, MOST_ROWS, REMNANT, Cell
from kka_docs.forms.write import write_form
from kka_docs.forms.xlsx import open_xlsx
from tests.forms.as_openpyxl import as_openpyxl_reads, as_we_read
from tests.forms.building import paste, png
from tests.forms.excel import EVERY_BLANK_FORM, cell
from tests.forms.packages import FORMATS, STYLES, of_parts, row, workbook, worksheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

SAMPLES: Final = sorted((resources.samples().parent).rglob("*.xlsx"))


def cells_of(data: bytes) -> dict[tuple[int, int], Cell]:
    """The cells of a workbook with one sheet, by row and column."""
    sheet = open_xlsx(data, MOST_ROWS).sheet(0)
    return {(n, column): cell for n, line in sheet.rows.items() for column, cell in line.items()}


# Against openpyxl


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_sample_is_read_as_openpyxl_reads_it(path: Path) -> None:
    assert as_we_read(path.read_bytes()) == as_openpyxl_reads(path.read_bytes())


@pytest.mark.parametrize(("form", "setting"), EVERY_BLANK_FORM)
def test_every_blank_form_is_read_as_openpyxl_reads_it(form: str, setting: str) -> None:
    data = write_form(form, every_setting()[setting])
    assert as_we_read(data) == as_openpyxl_reads(data)


texts = st.lists(
    st.text(max_size=8)
    | st.sampled_from(
        [" ", "  spasi  ", "\t", "\n", "_x000D_", "_x005F_", "_x0041_", "&", "&amp;", "<b>", "]]>",
         "“", "\u200b", "\xa0", "\U0001d50e", "=1+1", "#REF!", "1", "00123", "24/11/2026"]
    ),
    max_size=3,
).map(lambda pieces: ILLEGAL_CHARACTERS_RE.sub("", "".join(pieces)))  # fmt: skip
numbers = st.integers(-(10**18), 10**18) | st.floats(allow_nan=False, allow_infinity=False)
moments = (
    st.dates(date(1900, 1, 1))
    | st.datetimes(datetime(1900, 1, 1))  # noqa: DTZ001 (cells know no zones)
    | st.times()
    | st.timedeltas(timedelta(0), timedelta(days=900))
)
values = st.none() | st.booleans() | texts | numbers | moments


@settings(deadline=None)
@given(st.lists(st.tuples(values, st.none() | st.sampled_from(FORMATS)), max_size=40))
def test_what_openpyxl_writes_is_read_as_it_reads_it(
    filled: list[tuple[Any, str | None]],
) -> None:
    book = Workbook()
    page = book.worksheets[0]
    for number, (value, code) in enumerate(filled):
        target = cell(page, number // 5 + 1, number % 5 + 1)
        target.value = value
        if code is not None:
            target.number_format = code
    data = bytes_of(book)
    assert as_we_read(data) == as_openpyxl_reads(data)


xml_texts = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=12
) | st.sampled_from([" dua  spasi ", "baris\r\nbaru", "baris_x000D_\nbaru", "\t", "a\u0085b"])
SHARED: Final = ("<t>bersama</t>", "<t/>", "<r><t>de</t></r><r><rPr><b/></rPr><t>bal</t></r>", "",
    '<t xml:space="preserve"> tepi </t>', "<t>x</t><rPh sb='0' eb='1'><t>y</t></rPh>")  # fmt: skip
number_texts = st.sampled_from(
    ["0", "1", "1.0", "-0", "1E5", "1e-7", "59", "60", "60.5", "61", "0.375", "0.9999999999",
     "46322", "46322.9999999999", "-1", "2958465", "2958466", "99999999", "198311162009042011",
     "1.98311162009042E+17", " 7 "]
) | st.floats(0, 60_000).map(repr)  # fmt: skip
moment_texts = st.sampled_from(["2026-11-24", "2026-11-24T09:30:00Z", "09:30:00", "PT1H30M"])


@st.composite
def written_cells(draw: st.DrawFn) -> str:
    """The XML of one cell, without its address."""
    kind = draw(st.sampled_from(["n", "s", "str", "b", "e", "d", "inlineStr", "", "lain"]))
    stored = {
        "n": number_texts,
        "": number_texts,
        "s": st.integers(0, len(SHARED) - 1).map(str),
        "b": st.sampled_from("01"),
        "e": st.sampled_from(["#N/A", "#REF!", "#GETTING_DATA"]),
        "d": moment_texts,
    }.get(kind, xml_texts.map(escape))
    if kind == "inlineStr":
        run = f"<is><t>{escape(draw(xml_texts))}</t></is>"
        value = draw(st.sampled_from([run, "", "<is/>", *(f"<is>{text}</is>" for text in SHARED)]))
    else:
        filled = stored.map(lambda text: f"<v>{text}</v>")
        value = draw(filled | st.sampled_from(["", "<v/>", "<v></v>"]))
    formula = draw(st.sampled_from(["", "", "", "<f>1+1</f>", "<f/>"]))
    style = draw(st.none() | st.integers(0, STYLES - 1))
    attributes = f' t="{kind}"' * bool(kind) + f' s="{style}"' * (style is not None)
    return f"{attributes}>{formula}{value}"


@settings(deadline=None)
@given(st.lists(written_cells(), max_size=25), st.booleans(), st.booleans())
def test_what_any_program_writes_is_read_as_openpyxl_reads_it(
    written: list[str], has_addresses: bool, since_1904: bool
) -> None:
    rows = [written[start : start + 5] for start in range(0, len(written), 5)]
    data = workbook("".join(_rows(rows, has_addresses)), SHARED, since_1904=since_1904)
    assert as_we_read(data) == as_openpyxl_reads(data)


def _rows(rows: list[list[str]], has_addresses: bool) -> Iterator[str]:
    for number, contents in enumerate(rows, start=1):
        cells = "".join(
            "<c" + f' r="{"ABCDE"[column]}{number}"' * has_addresses + f"{content}</c>"
            for column, content in enumerate(contents)
        )
        yield "<row" + f' r="{number}"' * has_addresses + f">{cells}</row>"


@settings(deadline=None)
@given(number_texts, st.integers(0, STYLES - 1), st.booleans())
def test_the_same_number_is_the_same_moment(stored: str, style: int, since_1904: bool) -> None:
    only = row(1, f'<c r="A1" s="{style}"><v>{stored}</v></c>')
    data = workbook(only, since_1904=since_1904)
    assert as_we_read(data) == as_openpyxl_reads(data)


UNUSUAL: Final = {
    "rows out of order": row(3, '<c r="A3"><v>3</v></c>') + row(1, '<c r="A1"><v>1</v></c>'),
    "cells out of order": row(1, '<c r="C1"><v>3</v></c><c r="A1"><v>1</v></c>'),
    "half the addresses": row(2, '<c r="C2"><v>1</v></c><c><v>2</v></c><c/><c><v>4</v></c>'),
    "a row number with a point": '<row r="2.0"><c><v>1</v></c></row>',
    "a row without number": '<row r="4"/><row><c><v>1</v></c></row>',
    "small letters": row(1, '<c r="ab1"><v>1</v></c>'),
    "far to the right": row(1, '<c r="A1"><v>1</v></c><c r="XFD1"><v>2</v></c>'),
    "far below": row(1, '<c r="A1"><v>1</v></c>') + row(1_048_576, '<c r="A1048576"><v>2</v></c>'),
    "styled and blank": row(1, '<c r="A1" s="1"/>') + row(7, '<c r="B7" s="1"></c>'),
    "a text in pieces": row(1, '<c t="inlineStr"><is><t><![CDATA[<a> & ]]>b</t></is></c>'),
    "room between": row(1, '\n  <c r="A1" t="str">\r\n    <v> a\r\nb </v>\n  </c>\n'),
    "signs by number": row(1, '<c r="A1" t="str"><v>&#8220;a&#13;&#xA;b&#x1D50E;</v></c>'),
    "an array of formulas": row(1, '<c r="A1"><f t="array" ref="A1:A2">B1</f><v>1</v></c>'),
    "a shared formula": row(1, '<c r="A1"><f t="shared" ref="A1:A2" si="0">B1</f><v>1</v></c>')
    + row(2, '<c r="A2"><f t="shared" si="0"/></c>'),
}


@pytest.mark.parametrize("rows", UNUSUAL.values(), ids=UNUSUAL.keys())
def test_unusual_rows_are_read_as_openpyxl_reads_them(rows: str) -> None:
    data = workbook(rows)
    assert as_we_read(data) == as_openpyxl_reads(data)


@pytest.mark.parametrize(
    "areas", [["A1:B2"], ["B1:B3", "C3:D3"], ["A1"], ["A1:B2", "B2:C3"], ["$A$1:$B$1"]]
)
def test_merged_cells_are_read_as_openpyxl_reads_them(areas: list[str]) -> None:
    data = of_parts(merged(areas))
    assert as_we_read(data) == as_openpyxl_reads(data)


def merged(areas: Iterable[str]) -> str:
    """A sheet with four cells in its first row, and merged areas."""
    cells = "".join(f'<c r="{letter}1"><v>1</v></c>' for letter in "ABCD")
    listed = "".join(f'<mergeCell ref="{area}"/>' for area in areas)
    data = f"<sheetData>{row(1, cells)}</sheetData>"
    return worksheet(f"{data}<mergeCells>{listed}</mergeCells>")


def test_pictures_are_found_as_openpyxl_finds_them() -> None:
    book = Workbook()
    paste(book.worksheets[0], png(4, 2), "B3")
    paste(book.worksheets[0], png(6, 2), "ZZ90")
    data = bytes_of(book)
    assert as_we_read(data) == as_openpyxl_reads(data)
    assert [picture.at for picture in open_xlsx(data, MOST_ROWS).sheet(0).pictures] == [
        (3, 2),
        (90, 702),
    ]


def bytes_of(book: Workbook) -> bytes:
    saved = BytesIO()
    book.save(saved)
    return saved.getvalue()


# Beyond what openpyxl bears


def test_a_code_that_stands_for_itself_is_read_once() -> None:
    """Excel writes a typed "_x0041_" so; openpyxl drops the sign that says it."""
    shared = workbook(row(1, '<c r="A1" t="s"><v>0</v></c>'), ["<t>_x005F_x0041_</t>"])
    inline = workbook(row(1, '<c r="A1" t="inlineStr"><is><t>_x005F_x0041_</t></is></c>'))
    assert cells_of(shared) == cells_of(inline) == {(1, 1): Cell("_x0041_")}


def test_no_more_is_read_than_a_form_can_have() -> None:
    rows = [row(number, f'<c r="A{number}"><v>1</v></c>') for number in range(1, 6)]
    book = open_xlsx(workbook("".join([*rows, row(6, '<c r="A6"/>')])), most_rows=2)
    sheet = book.sheet(0)
    assert (list(sheet.rows), sheet.last_row) == ([1, 2], 6)


def test_a_sheet_merged_as_a_whole_is_read() -> None:
    cells = cells_of(of_parts(merged(["A1:XFD1048576"])))
    assert cells.pop((1, 1)) == Cell(1)
    assert set(cells.values()) == {REMNANT}
    assert len(cells) == MOST_ROWS * MOST_COLUMNS - 1


def test_cells_merged_again_and_again_are_damage() -> None:
    assert refused(of_parts(merged(["A1:XFD1048576"] * 5_000))) == "rusak"


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="satu"><c><v>1</v></c></row>',
        row(1, '<c r="11"><v>1</v></c>'),
        row(1, '<c r="ABCD1"><v>1</v></c>'),
        row(1, '<c r="A1" t="s"><v>9</v></c>'),
        row(1, '<c r="A1"><v>satu</v></c>'),
        row(1, '<c r="A1" t="b"><v>benar</v></c>'),
        row(1, '<c r="A1" t="d"><v>kemarin</v></c>'),
        row(1, '<c r="A1" s="biru"><v>1</v></c>'),
        '<row r="1e999"><c r="A1"><v>1</v></c></row>',
        row(1, '<c r="A1"><v>1</c>'),
    ],
)
def test_what_no_program_writes_is_damage(rows: str) -> None:
    assert refused(workbook(rows)) == "rusak"


def test_a_merged_area_that_is_none_is_damage() -> None:
    assert refused(of_parts(merged(["A:C"]))) == "rusak"


def test_entities_that_grow_are_damage() -> None:
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 20}">' for n in range(1, 9))
    bomb = f'<!DOCTYPE worksheet [<!ENTITY e0 "tawa">{levels}]>'
    assert refused(of_parts(declaring(bomb, "&e8;"))) == "rusak"


def test_nothing_is_fetched_from_outside(tmp_path: Path) -> None:
    secret = tmp_path / "rahasia.txt"
    secret.write_text("rahasia", encoding="utf-8")
    entity = f'<!DOCTYPE worksheet [<!ENTITY luar SYSTEM "{secret.as_uri()}">]>'
    assert refused(of_parts(declaring(entity, "&luar;"))) == "rusak"


def declaring(entities: str, text: str) -> str:
    """A sheet that declares entities of its own and shows a text with them."""
    only = row(1, f'<c r="A1" t="str"><v>{text}</v></c>')
    declaration, content = worksheet(f"<sheetData>{only}</sheetData>").split("?>", maxsplit=1)
    return f"{declaration}?>{entities}{content}"


def refused(data: bytes) -> str:
    """The code with which a workbook is refused, at once or when its sheet is read."""
    with pytest.raises(UnreadableForm) as caught:
        open_xlsx(data, MOST_ROWS).sheet(0)
    return caught.value.code
