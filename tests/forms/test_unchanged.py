"""A mark fades once its cell is changed: LibreOffice works the formulas out."""

from __future__ import annotations

import csv
import subprocess
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, Final

import pytest
from openpyxl import Workbook

from kka_docs.forms.grid import MOST_ROWS, Cell
from kka_docs.forms.unchanged import while_unchanged
from kka_docs.forms.xlsx import open_xlsx
from kka_docs.records import Doubt
from tests.office import SOFFICE_SECONDS

if TYPE_CHECKING:
    from pathlib import Path

CHANGES: Final = (
    (None, "K1"),
    (None, time(9)),
    ("ya", "Ya"),
    ("Kepala Sekolh", "Kepala Sekolah"),
    ('Kata "kutip" & <tanda>', "Kata"),
    ("Baris satu\nbaris dua", "Baris satu"),
    ("x" * 400, "x" * 399),
    ("\U0001f642 senyum", "senyum"),
    ("24 Nopember 2026", date(2026, 11, 24)),
    (date(2026, 11, 22), date(2026, 11, 24)),
    (datetime(2026, 11, 22, 9, 30), datetime(2026, 11, 22, 9, 31)),  # noqa: DTZ001 (cells know no zones)
    (time(9), time(11)),
    (time(9), "selesai"),
    (0, 1),
    (46350, date(2026, 11, 25)),
    (0.375, 0.5),
    (-3, 3),
    (True, "Wali kelas"),
    (False, None),
    (True, False),
    (10**17, "100000000000000000"),
    (198311162009042000, "198311162009042001"),
    (timedelta(hours=30), "30 jam"),
    ("\U0001f642\nsenyum", "senyum"),
    ("a\r\nb", "ab"),
)


@pytest.mark.usefixtures("libreoffice")
def test_a_mark_holds_while_the_cell_is_as_it_was_and_fades_with_any_change(
    tmp_path: Path,
) -> None:
    book, path = Workbook(), tmp_path / "rumus.xlsx"
    sheet = book.worksheets[0]
    for pair in CHANGES:
        sheet.append(pair)
    book.save(path)
    cells = open_xlsx(path.read_bytes(), MOST_ROWS).sheet(0)
    for row in range(1, len(CHANGES) + 1):
        for column, letter in ((3, "A"), (4, "B")):
            condition = while_unchanged(f"{letter}{row}", cells.cell(row, 1))
            sheet.cell(row, column).value = f"=IF(ISERROR({condition}),FALSE,AND(TRUE,{condition}))"
    book.save(path)
    assert _calculated(path, tmp_path) == [["TRUE", "FALSE"]] * len(CHANGES)


def test_what_excel_could_not_calculate_is_marked_until_it_is_text() -> None:
    failed = while_unchanged("C5", Cell("#REF!", Doubt.ERROR_VALUE))
    assert failed == "OR(ISERROR(C5),ISNUMBER(C5))"


@pytest.mark.usefixtures("libreoffice")
def test_a_formula_is_marked_until_something_is_typed_over_it(tmp_path: Path) -> None:
    book, path = Workbook(), tmp_path / "rumus.xlsx"
    sheet = book.worksheets[0]
    sheet.append(["=1+1", "2"])
    for column, letter in ((3, "A"), (4, "B")):
        cell = Cell(None, Doubt.FORMULA_WITHOUT_RESULT)
        sheet.cell(1, column).value = f"={while_unchanged(f'{letter}1', cell)}"
    book.save(path)
    assert _calculated(path, tmp_path) == [["TRUE", "FALSE"]]


@pytest.mark.usefixtures("libreoffice")
@pytest.mark.parametrize(("look", "marked"), [("General", "TRUE"), ("hh:mm", "FALSE")])
def test_a_number_that_is_shown_as_a_date_or_a_time_is_marked_no_more(
    tmp_path: Path, look: str, marked: str
) -> None:
    """As Excel tells dates too; LibreOffice knows only times by the same function."""
    book, path = Workbook(), tmp_path / "rumus.xlsx"
    sheet = book.worksheets[0]
    sheet.append([46338, None, f"={while_unchanged('A1', Cell(46338))}"])
    sheet["A1"].number_format = look
    book.save(path)
    assert _calculated(path, tmp_path) == [[marked]]


@pytest.mark.usefixtures("libreoffice")
def test_a_truth_in_a_cell_for_text_is_marked_too(tmp_path: Path) -> None:
    book, path = Workbook(), tmp_path / "rumus.xlsx"
    sheet = book.worksheets[0]
    sheet.append([True, None, f"={while_unchanged('A1', Cell(value=True))}"])
    sheet["A1"].number_format = "@"
    book.save(path)
    assert _calculated(path, tmp_path) == [["TRUE"]]


@pytest.mark.parametrize("value", [None, float("inf"), float("nan"), -(10**400)])
def test_what_no_formula_can_tell_stays_marked(value: Any) -> None:
    assert while_unchanged("C5", Cell(value)) == "TRUE"


def _calculated(path: Path, folder: Path) -> list[list[str]]:
    """What the formulas of each line come to."""
    profile = f"-env:UserInstallation={(folder / 'profil').resolve().as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "csv", "--outdir", str(folder)]
    subprocess.run([*command, str(path)], check=True, capture_output=True, timeout=SOFFICE_SECONDS)
    with path.with_suffix(".csv").open(encoding="utf-8", newline="") as lines:
        return [line[2:4] for line in csv.reader(lines)]
