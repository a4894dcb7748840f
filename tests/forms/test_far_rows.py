"""A million rows in which nothing stands do no harm; one in which something stands is named."""

from __future__ import annotations

from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kka_docs.forms.far_rows import without_far_rows
from kka_docs.forms.xlsx import open_xlsx
from tests.forms.packages import of_parts, row, workbook, worksheet

ANSWER: Final = '<c r="A{0}"><v>{0}</v></c>'
FORMAT: Final = '<c r="A{0}" s="1"/>'


def last_row(sheet_data: str, most_rows: int = 3) -> int:
    return open_xlsx(workbook(sheet_data), most_rows).sheet(0).last_row


def test_rows_in_which_only_formats_stand_do_not_count() -> None:
    near = [row(number, ANSWER.format(number)) for number in (1, 2, 3)]
    far = [row(number, FORMAT.format(number)) for number in range(4, 50)]
    assert last_row("".join([*near, *far])) == 3


@pytest.mark.parametrize("cell", [ANSWER, '<c r="A{0}"><f>B1</f></c>', "<c><is><t>a</t></is></c>"])
def test_rows_in_which_something_stands_count(cell: str) -> None:
    far = [row(8, cell.format(8)), row(9, FORMAT.format(9))]
    assert last_row(row(1, ANSWER.format(1)) + "".join(far)) >= 8


def test_what_stands_below_the_cells_is_still_read() -> None:
    cells = row(1, ANSWER.format(1)) + row(9, FORMAT.format(9))
    merge = '<mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>'
    sheet = open_xlsx(of_parts(worksheet(f"<sheetData>{cells}</sheetData>{merge}")), 3).sheet(0)
    assert list(sheet.rows[1]) == [1, 2]


@pytest.mark.parametrize("sign", ["<!-- </sheetData> -->", "<![CDATA[<row r='9'>]]>"])
def test_a_sheet_with_comments_or_quoted_text_is_left_as_it_is(sign: str) -> None:
    part = worksheet(f"<sheetData>{row(9, '')}{sign}</sheetData>").encode()
    assert without_far_rows(part, 3) == (part, 0)


@given(st.lists(st.integers(1, 20), unique=True).map(sorted), st.integers(0, 20))
def test_the_rest_is_as_if_those_rows_had_never_been_there(rows: list[int], most: int) -> None:
    lines = {number: row(number, ANSWER.format(number)) for number in rows}
    part = worksheet(f"<sheetData>{''.join(lines.values())}</sheetData>").encode()
    near = "".join(line for number, line in lines.items() if number <= most)
    last = max(rows, default=0)
    found = without_far_rows(part, most)
    assert found == (
        worksheet(f"<sheetData>{near}</sheetData>").encode(),
        last if last > most else 0,
    )
