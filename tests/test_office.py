"""The helpers of office.py notice broken files and accept sound ones."""

from __future__ import annotations

import re
import zipfile
from typing import TYPE_CHECKING

import pytest
from docx import Document
from docx.shared import Mm
from docxtpl import DocxTemplate
from openpyxl import Workbook
from openpyxl.styles import Font, Protection
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from tests import office
from tests.office import (
    TOLERATED,
    page_images,
    page_size_mm,
    page_texts,
    schema_faults,
    schema_findings,
    to_pdf,
)

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

DOCUMENT = "word/document.xml"
SHEET = "xl/worksheets/sheet1.xml"
CELL = r"<w:tc>(<w:tcPr>.*?</w:tcPr>)<w:p>.*?</w:p></w:tc>"
RUN = '<w:r><w:rPr><w:color w:val="FF0000"/><w:b/></w:rPr><w:t>x</w:t></w:r>'


def _template(path: Path) -> Path:
    document = Document()
    document.sections[0].page_width, document.sections[0].page_height = Mm(215), Mm(330)
    document.add_paragraph("Halo {{ nama }}")
    table = document.add_table(rows=4, cols=1)
    for cell, text in zip(
        table.columns[0].cells,
        ("Anggota", "{%tr for a in anggota %}", "{{ a }}", "{%tr endfor %}"),
        strict=True,
    ):
        cell.text = text
    document.add_page_break()
    document.add_paragraph("Penutup")
    document.save(str(path))
    return path


def _letter(folder: Path, name: str = "surat") -> Path:
    template = DocxTemplate(_template(folder / "templat.docx"))
    template.render({"nama": "Siti & <Ani>", "anggota": ["Budi", "Citra"]}, autoescape=True)
    path = folder / f"{name}.docx"
    template.save(path)
    return path


def _guard(sheet: Worksheet) -> None:
    choice = DataValidation(type="list", formula1="jenis", showErrorMessage=True, error="Pilih.")
    choice.add("B2:B9")
    sheet.add_data_validation(choice)
    sheet["A1"].font = Font(name="Arial", bold=True, color="FF0000")
    sheet["B2"].protection = Protection(locked=False)
    sheet.protection.sheet = True
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"


def _form(folder: Path) -> Path:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Nama", "Jenis"])
    hidden = book.create_sheet("Pilihan")
    hidden.append(["L"])
    hidden.sheet_state = "veryHidden"
    book.defined_names["jenis"] = DefinedName("jenis", attr_text="Pilihan!$A$1:$A$2")
    _guard(sheet)
    path = folder / "formulir.xlsx"
    book.save(path)
    return path


def _broken(source: Path, part: str, pattern: str, replacement: str) -> Path:
    """Copy an office file with the first match in one part replaced."""
    target = source.with_stem(f"{source.stem}-rusak")
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name == part:
                changed = re.sub(pattern, replacement, text.decode(), count=1, flags=re.DOTALL)
                assert changed.encode() != text, "the pattern must match"
                text = changed.encode()
            new.writestr(name, text)
    return target


def test_sound_files_have_no_faults(tmp_path: Path) -> None:
    assert schema_faults(_letter(tmp_path)) == []
    assert schema_faults(tmp_path / "templat.docx") == []
    assert schema_faults(_form(tmp_path)) == []


def test_each_toleration_is_needed(tmp_path: Path) -> None:
    findings = schema_findings(_letter(tmp_path)) + schema_findings(_form(tmp_path))
    unneeded = [entry.reason for entry in TOLERATED if not any(map(entry.pattern.search, findings))]
    assert unneeded == []


@pytest.mark.parametrize(
    ("pattern", "replacement", "fault"),
    [
        pytest.param(CELL, r"<w:tc>\1</w:tc>", "Required sequence content is missing", id="cell"),
        pytest.param(r"<w:r>", "<w:p/><w:r>", "Unexpected element 'p'", id="nesting"),
        pytest.param(r"<w:r>", f"{RUN}<w:r>", "Unexpected element 'b'", id="order"),
        pytest.param(r"<w:tblGrid>.*?</w:tblGrid>", "", "'tblGrid' is missing", id="grid"),
        pytest.param(r"</w:body>", "<w:asing/></w:body>", "Unexpected element 'asing'", id="alien"),
        pytest.param(r'w:type="page"', 'w:type="halaman"', "Value 'halaman'", id="value"),
        pytest.param(r"</w:body>", "", "Cannot parse document.xml", id="torn"),
    ],
)
def test_broken_document_is_noticed(
    tmp_path: Path, pattern: str, replacement: str, fault: str
) -> None:
    (found,) = schema_faults(_broken(_letter(tmp_path), DOCUMENT, pattern, replacement))
    assert fault in found


@pytest.mark.parametrize(
    ("part", "pattern", "replacement", "fault"),
    [
        (SHEET, 'type="list"', 'type="daftar"', "Value 'daftar'"),
        (SHEET, "(<sheetProtection[^>]*/>)(.*)(<pageMargins)", r"\2\1\3", "'sheetProtection'"),
        ("xl/styles.xml", "<font>", "<font><asing/>", "Unexpected element 'asing'"),
    ],
)
def test_broken_form_is_noticed(
    tmp_path: Path, part: str, pattern: str, replacement: str, fault: str
) -> None:
    (found,) = schema_faults(_broken(_form(tmp_path), part, pattern, replacement))
    assert fault in found


def test_no_office_file_at_all_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "kosong.docx"
    path.write_bytes(b"bukan zip")
    (found,) = schema_faults(path)
    assert "not a valid ZIP" in found


def test_pages_come_out_as_written(tmp_path: Path) -> None:
    folder = tmp_path / "pdf"
    letter, form = to_pdf([_letter(tmp_path), _form(tmp_path)], folder)
    assert sorted(path.name for path in folder.iterdir()) == ["formulir.pdf", "surat.pdf"]
    first, second = page_texts(letter)
    assert "Siti & <Ani>" in first
    assert second.strip() == "Penutup"
    assert page_size_mm(letter) == pytest.approx((215, 330), abs=0.5)
    images = page_images(letter, tmp_path / "png")
    assert [image.name for image in images] == ["surat-1.png", "surat-2.png"]
    assert "Nama" in page_texts(form)[0]


def test_files_that_do_not_come_out_are_named(tmp_path: Path) -> None:
    torn = tmp_path / "rusak.docx"
    torn.write_bytes(b"PK\x03\x04 bukan zip")
    with pytest.raises(AssertionError, match=r"no PDF of rusak\.docx, tiada\.docx:"):
        to_pdf([torn, _letter(tmp_path), tmp_path / "tiada.docx"], tmp_path / "pdf")
    assert [path.name for path in (tmp_path / "pdf").iterdir()] == ["surat.pdf"]


def test_a_late_libreoffice_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "SOFFICE_SECONDS", 0.1)
    with pytest.raises(AssertionError, match=r"no PDF of surat\.docx: soffice took more than"):
        to_pdf([_letter(tmp_path)], tmp_path)


def test_two_files_of_one_name_are_refused(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="two files of one name"):
        to_pdf([tmp_path / "a.docx", tmp_path / "a.xlsx"], tmp_path)


def test_poppler_tells_of_a_file_that_is_no_pdf(tmp_path: Path) -> None:
    path = tmp_path / "bukan.pdf"
    path.write_text("bukan pdf", encoding="utf-8")
    assert page_texts(path) == []
    with pytest.raises(AssertionError, match=r"no page size of bukan\.pdf"):
        page_size_mm(path)
