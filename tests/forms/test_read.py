"""Forms are read by their keys, whatever people did to them; what is doubtful is named."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path
from typing import Any, Final
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx import Document
from openpyxl import Workbook
from openpyxl.chart import BarChart

from kka_docs.definitions.catalog import problem, remedy, wrong
from kka_docs.definitions.forms import FORMS
from kka_docs.errors import UnreadableForm
from kka_docs.forms import read as reading
from kka_docs.forms.read import read_form
from kka_docs.forms.write import write_form
from kka_docs.records import Doubt, Place, Problem
from kka_docs.validation.check import check
from tests.forms.building import (
    FILE,
    answer,
    change_part,
    column,
    entry,
    fill,
    filled,
    lines,
    move_column,
    named,
    paste,
    png,
    read,
    saved,
    store_result,
)
from tests.forms.excel import SCHOOL, answers, cell, column_of, header_row, key_row

VERSION: Final = FORMS["kasus"].version
CASE: Final[dict[str, Any]] = {
    "kasus": {"kode": "KKA-2026-003", "konselor": "Rahmat Hidayat", "pemohon": "Wali kelas"},
    "format_kasus": {"deskripsi": ["Satu.", "Dua."], "gejala": ["Mengantuk."]},
    "konseli": [{"kode": "K1", "nama": "Raka Umpama"}, {"kode": "K2", "nama": "Bayu Ibarat"}],
}
PEOPLE: Final = [
    {"nama": "Ani", "fungsi": "Orang Tua/Wali"},
    {"nama": "Budi", "fungsi": "Wali Kelas"},
    {"nama": "Citra", "fungsi": "Psikolog"},
]
MEETING: Final[dict[str, Any]] = {
    "pertemuan": {"kode_kasus": "KKA-2026-003", "tanggal": date(2026, 11, 24), "mulai": time(9)},
    "peserta": PEOPLE,
}


# Where values stand


def test_every_value_keeps_its_place(tmp_path: Path) -> None:
    raw = read(filled("kasus", CASE), tmp_path)
    assert (raw.kind, raw.setting, raw.version, raw.problems) == ("kasus", "sekolah", VERSION, ())
    code = raw.singles[("kasus", "kode")]
    assert (code.value, code.place) == (
        "KKA-2026-003",
        Place(FILE, "Kasus", "C5", "Kode kasus"),
    )
    second = raw.lists[("format_kasus", "deskripsi")][1]
    assert (second.value, second.place) == (
        "Dua.",
        Place(FILE, "Format Kasus", "C7", "b. Deskripsi yang dihadapi"),
    )
    name = raw.tables["konseli"][1].cells["nama"]
    assert (name.value, name.place) == (
        "Bayu Ibarat",
        Place(FILE, "Konseli", "C7", "Nama lengkap"),
    )


def test_empty_cells_have_places_too(tmp_path: Path) -> None:
    raw = read(filled("kasus", CASE), tmp_path)
    assert raw.places[("kasus", "dilaporkan")].label == "Dilaporkan kepada kepala sekolah"
    assert raw.places[("kasus", "dilaporkan")].cell is not None
    assert raw.places[("format_kasus", "pemecahan")].cell is not None
    assert raw.places[("data_pendukung",)] == Place(FILE, "Data Pendukung")
    assert raw.tables["konseli"][0].places["nisn"].cell is not None


def test_equal_files_have_equal_digests(tmp_path: Path) -> None:
    path = tmp_path / FILE
    digests = []
    for values in (CASE, CASE, {}):
        path.write_bytes(write_form("kasus", SCHOOL, values))
        digests.append(read_form(path).digest)
    assert digests[0] == digests[1] != digests[2]


# Sheets of single fields


def test_rows_inserted_above_change_nothing_but_addresses(tmp_path: Path) -> None:
    book = filled("kasus", CASE)
    book["Kasus"].insert_rows(1, amount=3)
    raw = read(book, tmp_path)
    assert answer(raw, "kasus", "kode") == "KKA-2026-003"
    assert raw.places[("kasus", "kode")].cell == "C8"
    assert raw.problems == ()


def test_a_row_inserted_into_a_block_belongs_to_it(tmp_path: Path) -> None:
    book = filled("kasus", CASE)
    page = book["Format Kasus"]
    second = answers(book, "format_kasus", "deskripsi")[1]
    page.insert_rows(second.row)
    cell(page, second.row - 1, 3).value = "Di antaranya."
    assert lines(read(book, tmp_path), "format_kasus", "deskripsi") == [
        "Satu.",
        "Di antaranya.",
        "Dua.",
    ]


def test_rows_inserted_at_the_end_of_a_block_belong_to_it(tmp_path: Path) -> None:
    book = filled("kasus", CASE)
    page = book["Format Kasus"]
    last = answers(book, "format_kasus", "deskripsi")[-1].row
    page.insert_rows(last + 1, amount=2)
    cell(page, last + 2, 3).value = "Tiga."
    raw = read(book, tmp_path)
    assert lines(raw, "format_kasus", "deskripsi") == ["Satu.", "Dua.", "Tiga."]
    assert lines(raw, "format_kasus", "gejala") == ["Mengantuk."]


def test_blank_lines_of_a_block_are_passed_over(tmp_path: Path) -> None:
    book = filled("kasus", CASE)
    answers(book, "format_kasus", "deskripsi")[4].value = "Lima."
    answers(book, "format_kasus", "deskripsi")[5].value = "   "
    assert lines(read(book, tmp_path), "format_kasus", "deskripsi") == ["Satu.", "Dua.", "Lima."]


def test_what_stands_in_a_row_that_asks_nothing_is_named(tmp_path: Path) -> None:
    book = filled("kasus", CASE)
    page = book["Kasus"]
    page.insert_rows(6)
    cell(page, 6, 3).value = "Catatan saya"
    last = page.max_row + 2
    cell(page, last, 3).value = "Masih satu lagi"
    raw = read(book, tmp_path)
    assert named(raw.problems) == [
        ("isian_tanpa_kolom", "Kasus", "C6"),
        ("isian_tanpa_kolom", "Kasus", f"C{last}"),
    ]


def test_what_stands_beside_the_form_is_named(tmp_path: Path) -> None:
    book = filled("kasus", CASE)
    cell(book["Kasus"], 5, 6).value = "Catatan"
    assert named(read(book, tmp_path).problems) == [("isian_tanpa_kolom", "Kasus", "F5")]


@pytest.mark.parametrize(("before", "address"), [(1, "D5"), (3, "D5"), (4, "C5"), (5, "C5")])
def test_columns_inserted_beside_the_answers_change_nothing(
    tmp_path: Path, before: int, address: str
) -> None:
    book = filled("kasus", CASE)
    book["Kasus"].insert_cols(before)
    raw = read(book, tmp_path)
    assert raw.problems == ()
    assert answer(raw, "kasus", "kode") == "KKA-2026-003"
    assert raw.places[("kasus", "kode")].cell == address


def test_a_copied_row_is_named_where_both_are_filled(tmp_path: Path) -> None:
    book = filled("kasus", CASE)
    page = book["Kasus"]
    page.insert_rows(6)
    cell(page, 6, 1).value = "kasus.kode"
    assert read(book, tmp_path).problems == ()
    cell(page, 6, 3).value = "KKA-2026-004"
    raw = read(book, tmp_path)
    assert answer(raw, "kasus", "kode") == "KKA-2026-003"
    assert named(raw.problems) == [("kunci_ganda", "Kasus", "C6")]
    assert raw.problems[0].facts == {"sel_lain": "C5"}


def test_of_two_rows_the_filled_one_counts(tmp_path: Path) -> None:
    book = filled("kasus", CASE)
    page = book["Kasus"]
    page.insert_rows(5)
    cell(page, 5, 1).value = "kasus.kode"
    raw = read(book, tmp_path)
    assert (answer(raw, "kasus", "kode"), raw.places[("kasus", "kode")].cell) == (
        "KKA-2026-003",
        "C6",
    )


def test_a_deleted_row_is_named_once(tmp_path: Path) -> None:
    book = filled("kasus", CASE)
    (konselor,) = answers(book, "kasus", "konselor")
    book["Kasus"].delete_rows(konselor.row)
    found = check(read(book, tmp_path))
    about = [p for p in found.problems if p.place.sheet == "Kasus" and p.place.cell is None]
    assert [(p.code, p.facts) for p in about] == [
        ("kolom_hilang", {"apa": "Baris", "kolom": "Konselor"})
    ]


def test_without_the_column_of_answers_help_is_not_taken_for_answers(tmp_path: Path) -> None:
    book = filled("kasus", CASE)
    book["Kasus"].delete_cols(3)
    raw = read(book, tmp_path)
    assert not [key for key in raw.singles if key[0] == "kasus"]
    assert [(p.code, p.facts["kolom"]) for p in raw.problems] == [("kolom_hilang", "Diisi di sini")]


# Tables


def test_columns_may_be_moved(tmp_path: Path) -> None:
    book = filled("pertemuan", MEETING)
    page = book["Peserta"]
    name = column_of(page, "peserta.nama")
    move_column(page, name, name + 5)
    raw = read(book, tmp_path)
    assert raw.problems == ()
    assert column(raw, "peserta", "nama") == ["Ani", "Budi", "Citra"]
    assert column(raw, "peserta", "fungsi") == ["Orang Tua/Wali", "Wali Kelas", "Psikolog"]


@pytest.mark.parametrize("before", [1, 2, 5])
def test_columns_may_be_inserted(tmp_path: Path, before: int) -> None:
    book = filled("pertemuan", MEETING)
    page = book["Peserta"]
    second = entry(page, 2)
    page.insert_cols(before)
    raw = read(book, tmp_path)
    assert raw.problems == ()
    assert column(raw, "peserta", "nama") == ["Ani", "Budi", "Citra"]
    cell(page, second, before).value = "Catatan"
    address = cell(page, second, before).coordinate
    assert named(read(book, tmp_path).problems) == [("isian_tanpa_kolom", "Peserta", address)]


def test_a_copied_column_is_named_and_not_read(tmp_path: Path) -> None:
    book = filled("pertemuan", MEETING)
    page = book["Peserta"]
    name, spare = column_of(page, "peserta.nama"), page.max_column + 1
    for row in range(1, page.max_row + 1):
        cell(page, row, spare).value = cell(page, row, name).value
    cell(page, entry(page, 1), spare).value = "Orang lain"
    raw = read(book, tmp_path)
    assert column(raw, "peserta", "nama") == ["Ani", "Budi", "Citra"]
    (twice,) = raw.problems
    header = header_row(page)
    assert named((twice,)) == [("kunci_ganda", "Peserta", cell(page, header, spare).coordinate)]
    assert twice.facts == {"sel_lain": cell(page, header, name).coordinate}


def test_a_deleted_column_is_named_once(tmp_path: Path) -> None:
    book = filled("kasus", CASE)
    page = book["Konseli"]
    page.delete_cols(column_of(page, "konseli.nama"))
    found = check(read(book, tmp_path))
    about = [p for p in found.problems if p.place.sheet == "Konseli" and p.place.cell is None]
    assert [(p.code, p.facts) for p in about] == [
        ("kolom_hilang", {"apa": "Kolom", "kolom": "Nama lengkap"})
    ]


def test_rows_may_be_sorted(tmp_path: Path) -> None:
    book = filled("pertemuan", MEETING)
    page = book["Peserta"]
    for number, person in enumerate(reversed(PEOPLE), start=1):
        fill(page, number, **person)
    assert column(read(book, tmp_path), "peserta", "nama") == ["Citra", "Budi", "Ani"]


def test_blank_rows_between_entries_are_passed_over(tmp_path: Path) -> None:
    book = filled("pertemuan", MEETING)
    page = book["Peserta"]
    page.insert_rows(entry(page, 2), amount=2)
    cell(page, entry(page, 3), 2).value = "  "
    raw = read(book, tmp_path)
    assert column(raw, "peserta", "nama") == ["Ani", "Budi", "Citra"]
    assert raw.tables["peserta"][1].cells["nama"].place.cell == f"D{entry(page, 4)}"


def test_rows_below_the_drawn_ones_count(tmp_path: Path) -> None:
    book = filled("pertemuan", MEETING)
    fill(book["Peserta"], 90, nama="Zaki", fungsi="Dokter")
    assert column(read(book, tmp_path), "peserta", "nama")[-1] == "Zaki"


def test_rows_inserted_between_keys_and_header_are_no_entries(tmp_path: Path) -> None:
    book = filled("pertemuan", MEETING)
    page = book["Peserta"]
    page.insert_rows(key_row(page) + 1, amount=2)
    cell(page, key_row(page) + 1, 3).value = "Daftar sementara"
    assert column(read(book, tmp_path), "peserta", "nama") == ["Ani", "Budi", "Citra"]


def test_a_header_typed_over_does_not_lose_the_first_entry(tmp_path: Path) -> None:
    book = filled("pertemuan", MEETING)
    page = book["Peserta"]
    cell(page, header_row(page), 1).value = "Nomor"
    assert column(read(book, tmp_path), "peserta", "nama") == ["Ani", "Budi", "Citra"]


# Sheets


def test_sheets_may_be_renamed_and_reordered(tmp_path: Path) -> None:
    book = filled("pertemuan", {**MEETING, "peserta": [*PEOPLE, {"sapaan": "Ibu"}]})
    book["Pertemuan"].title = "Rapat"
    book["Peserta"].title = "Daftar hadir & undangan"
    book.move_sheet("Agenda", offset=-3)
    raw = read(book, tmp_path)
    assert raw.problems == ()
    assert raw.places[("pertemuan", "kode_kasus")].sheet == "Rapat"
    found = check(raw).problems
    sheets = list(dict.fromkeys(p.place.sheet for p in found))
    assert sheets == ["Rapat", "Daftar hadir & undangan"]


def test_a_missing_sheet_is_named_and_nothing_else_about_it(tmp_path: Path) -> None:
    book = filled("pertemuan", MEETING)
    del book["Peserta"]
    del book["Agenda"]
    raw = read(book, tmp_path)
    assert named(raw.problems) == [
        ("lembar_hilang", "Peserta", None),
        ("lembar_hilang", "Agenda", None),
    ]
    about = [p.code for p in check(raw).problems if p.place.sheet in {"Peserta", "Agenda"}]
    assert about == ["lembar_hilang", "lembar_hilang"]


def test_a_copied_sheet_is_named_and_not_read(tmp_path: Path) -> None:
    book = filled("pertemuan", MEETING)
    copy: Any = book.copy_worksheet(book["Peserta"])
    copy.title = "Peserta (2)"
    fill_row = entry(book["Peserta"], 1)
    cell(copy, fill_row, column_of(copy, "peserta.nama")).value = "Orang lain"
    book.move_sheet("Peserta (2)", offset=-5)
    raw = read(book, tmp_path)
    assert column(raw, "peserta", "nama") == ["Ani", "Budi", "Citra"]
    assert named(raw.problems) == [("lembar_ganda", "Peserta (2)", None)]
    assert raw.problems[0].facts == {"lembar": "Peserta"}


def test_ones_own_sheets_and_charts_are_passed_over(tmp_path: Path) -> None:
    book = filled("pertemuan", MEETING)
    notes: Any = book.create_sheet("Catatan", 0)
    notes["A1"] = "Bawa kunci"
    book.create_chartsheet("Bagan").add_chart(BarChart())
    raw = read(book, tmp_path)
    assert raw.problems == ()
    assert column(raw, "peserta", "nama") == ["Ani", "Budi", "Citra"]


def test_a_sheet_with_more_rows_than_any_form_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = filled("pertemuan", MEETING)
    most = max(page.max_row for page in book.worksheets)
    monkeypatch.setattr(reading, "MOST_ROWS", most)
    fill(book["Peserta"], 4, nama="Dewi")
    assert column(read(book, tmp_path), "peserta", "nama") == ["Ani", "Budi", "Citra", "Dewi"]
    cell(book["Peserta"], most + 1, column_of(book["Peserta"], "peserta.nama")).value = "Zaki"
    raw = read(book, tmp_path)
    assert named(raw.problems) == [("terlalu_banyak_baris", "Peserta", None)]
    assert "Zaki" not in column(raw, "peserta", "nama")


def test_a_million_rows_are_refused_without_being_read(tmp_path: Path) -> None:
    book = filled("pertemuan", MEETING)
    cell(book["Peserta"], 1_048_576, 4).value = "Zaki"
    raw = read(book, tmp_path)
    assert named(raw.problems) == [("terlalu_banyak_baris", "Peserta", None)]
    assert len(raw.tables["peserta"]) == 3


# Cells


def test_a_formula_counts_by_its_stored_result(tmp_path: Path) -> None:
    book = filled("kasus", CASE)
    (pemohon,) = answers(book, "kasus", "pemohon")
    pemohon.value = '="Wali "&"kelas"'
    path = store_result(
        saved(book, tmp_path), "xl/worksheets/sheet2.xml", pemohon.coordinate, "str", "Wali kelas"
    )
    raw = read_form(path)
    assert (answer(raw, "kasus", "pemohon"), raw.singles[("kasus", "pemohon")].doubt) == (
        "Wali kelas",
        None,
    )


def test_a_formula_without_result_is_doubtful(tmp_path: Path) -> None:
    book = filled("kasus", CASE)
    answers(book, "kasus", "pemohon")[0].value = "=1+1"
    found = read(book, tmp_path).singles[("kasus", "pemohon")]
    assert (found.value, found.doubt) == (None, Doubt.FORMULA_WITHOUT_RESULT)


def test_a_formula_whose_result_is_an_empty_text_leaves_the_cell_empty(tmp_path: Path) -> None:
    book = filled("kasus", CASE)
    (pemohon,) = answers(book, "kasus", "pemohon")
    pemohon.value = '=""'
    path = store_result(
        saved(book, tmp_path), "xl/worksheets/sheet2.xml", pemohon.coordinate, "str", ""
    )
    assert ("kasus", "pemohon") not in read_form(path).singles


@pytest.mark.parametrize("shown", ["#REF!", "#N/A", "#DIV/0!", "#GETTING_DATA"])
def test_a_formula_that_failed_is_doubtful(tmp_path: Path, shown: str) -> None:
    book = filled("kasus", CASE)
    (pemohon,) = answers(book, "kasus", "pemohon")
    pemohon.value = "=A1/0"
    path = store_result(
        saved(book, tmp_path), "xl/worksheets/sheet2.xml", pemohon.coordinate, "e", shown
    )
    found = read_form(path).singles[("kasus", "pemohon")]
    assert (found.value, found.doubt) == (shown, Doubt.ERROR_VALUE)


def test_an_error_value_pasted_as_text_is_doubtful_too(tmp_path: Path) -> None:
    book = filled("pertemuan", MEETING)
    fill(book["Peserta"], 2, nama="#REF!")
    found = read(book, tmp_path).tables["peserta"][1].cells["nama"]
    assert found.doubt is Doubt.ERROR_VALUE


def test_a_date_beyond_what_excel_knows_is_doubtful(tmp_path: Path) -> None:
    book = filled("pertemuan", MEETING)
    (day,) = answers(book, "pertemuan", "tanggal")
    day.value = 99_999_999
    assert day.is_date
    found = read(book, tmp_path).singles[("pertemuan", "tanggal")]
    assert found.doubt is Doubt.ERROR_VALUE


def test_cells_merged_in_a_table_are_doubtful_in_entries_only(tmp_path: Path) -> None:
    book = filled("pertemuan", MEETING)
    page = book["Peserta"]
    first, letter = entry(page, 2), cell(page, 1, column_of(page, "peserta.fungsi")).column_letter
    page.merge_cells(f"{letter}{first}:{letter}{first + 3}")
    rows = read(book, tmp_path).tables["peserta"]
    assert [row.cells["nama"].value for row in rows] == ["Ani", "Budi", "Citra"]
    assert [row.cells["fungsi"].doubt for row in rows] == [None, None, Doubt.MERGED_REMNANT]


def test_a_block_merged_into_one_large_cell_reads_as_one_paragraph(tmp_path: Path) -> None:
    book = filled("kasus", {**CASE, "format_kasus": {"deskripsi": ["Satu."]}})
    cells = answers(book, "format_kasus", "deskripsi")
    book["Format Kasus"].merge_cells(f"{cells[0].coordinate}:{cells[-1].coordinate}")
    raw = read(book, tmp_path)
    assert lines(raw, "format_kasus", "deskripsi") == ["Satu."]
    assert [c.doubt for c in raw.lists[("format_kasus", "deskripsi")]] == [None]


def test_two_answers_merged_into_one_are_doubtful(tmp_path: Path) -> None:
    book = filled("kasus", CASE)
    (pemohon,) = answers(book, "kasus", "pemohon")
    book["Kasus"].merge_cells(f"C{pemohon.row - 1}:C{pemohon.row}")
    found = read(book, tmp_path).singles[("kasus", "pemohon")]
    assert found.doubt is Doubt.MERGED_REMNANT


@pytest.mark.parametrize(
    ("stored", "text"),
    [
        ("dari_x000B_Word", "dari\x0bWord"),
        ("baris_x000D_\nbaru", "baris\r\nbaru"),
        ("_x005F_x0041_", "_x0041_"),
        ("kunci_xyz_", "kunci_xyz_"),
    ],
)
def test_signs_that_excel_writes_as_codes_are_read_as_signs(
    tmp_path: Path, stored: str, text: str
) -> None:
    book = filled("kasus", CASE)
    (applicant,) = answers(book, "kasus", "pemohon")
    applicant.value = stored
    assert answer(read(book, tmp_path), "kasus", "pemohon") == text


def test_numbers_dates_and_truths_come_as_what_they_are(tmp_path: Path) -> None:
    book = filled("pertemuan", MEETING)
    fill(book["Peserta"], 1, undangan=True, alamat=12.5)
    raw = read(book, tmp_path)
    found = raw.tables["peserta"][0].cells
    assert (found["undangan"].value, found["alamat"].value) == (True, 12.5)
    assert answer(raw, "pertemuan", "tanggal").date() == date(2026, 11, 24)
    assert answer(raw, "pertemuan", "mulai") == time(9)


# Pictures


def test_a_picture_pasted_into_the_row_of_the_logo_is_the_logo(tmp_path: Path) -> None:
    book = filled("profil")
    (left,), (right,) = (answers(book, "lembaga", key) for key in ("logo_kiri", "logo_kanan"))
    paste(book["Lembaga"], png(4, 2), left.coordinate)
    paste(book["Lembaga"], png(6, 2), f"B{right.row}")
    raw = read(book, tmp_path)
    assert raw.problems == ()
    assert raw.pictures == {
        ("lembaga", "logo_kiri"): png(4, 2),
        ("lembaga", "logo_kanan"): png(6, 2),
    }


@pytest.mark.parametrize("address", ["C5", "C90"])
def test_a_picture_elsewhere_is_named(tmp_path: Path, address: str) -> None:
    book = filled("profil")
    paste(book["Lembaga"], png(), address)
    raw = read(book, tmp_path)
    assert raw.pictures == {}
    assert named(raw.problems) == [("gambar_di_luar_baris", "Lembaga", address)]


def test_a_torn_picture_is_handed_on_to_be_judged_with_the_logos(tmp_path: Path) -> None:
    book = filled("profil")
    (left,) = answers(book, "lembaga", "logo_kiri")
    torn = png(400, 200)[:60]
    paste(book["Lembaga"], torn, left.coordinate)
    assert read(book, tmp_path).pictures == {("lembaga", "logo_kiri"): torn}


# Files


OF_FILES: Final = {
    "berkas_teks": (
        "Berkas ini bukan buku kerja: isinya teks atau halaman web (CSV, HTML) yang diberi nama "
        "seperti berkas Excel. Buka dengan Excel dan simpan sebagai Excel Workbook (.xlsx), atau "
        "pilih formulir yang sebenarnya."
    ),
    "bukan_berkas": (
        "Ini bukan berkas biasa, melainkan alat atau saluran. Pilih formulir yang disimpan di disk."
    ),
    "bukan_buku_kerja": (
        "Berkas ini bukan buku kerja Excel, WPS, atau LibreOffice. Simpan formulir sebagai Excel "
        "Workbook (.xlsx), lalu jalankan lagi."
    ),
    "bersandi": (
        "Berkas ini dilindungi sandi, jadi isinya belum dapat dibaca. Jalankan lagi dengan "
        "--sandi: program menanyakan sandinya dan membukanya tanpa mengubah berkasnya."
    ),
    "format_lama": (
        "Berkas ini disimpan dalam format yang terlalu lama (Excel 95 atau lebih tua). Buka dengan "
        "Excel, pilih Simpan Sebagai > Excel Workbook (.xlsx)."
    ),
    "terlalu_besar": (
        "Berkas ini terlalu besar untuk sebuah formulir. Salin isinya ke formulir kosong yang "
        "baru (kka formulir), lalu periksa lagi."
    ),
    "rusak": (
        "Berkas ini rusak atau terpotong, jadi tidak dapat dibaca. Mintalah dikirim ulang, atau "
        "buka dengan Excel dan simpan sebagai berkas baru."
    ),
    "tidak_terbaca": (
        "Berkas ini tidak dapat dibuka. Tutup berkasnya di Excel dan pastikan Anda berhak "
        "membukanya."
    ),
    "bukan_formulir": (
        "Berkas ini bukan formulir kka_docs: tanda pengenalnya tidak ada. Pakailah formulir dari "
        "perintah kka formulir, lalu salin isinya ke sana."
    ),
    "formulir_tidak_dikenal": (
        "Jenis formulir “rapor” tidak dikenal. Pakailah formulir dari perintah kka formulir."
    ),
    "lingkungan_tidak_dikenal": (
        "Lingkungan “pesantren” pada formulir ini tidak dikenal. Buat formulir baru dengan kka "
        "formulir --lingkungan, lalu salin isinya."
    ),
    "versi_lebih_baru": (
        f"Formulir ini versi {VERSION + 1}, lebih baru daripada yang dikenal program ini "
        f"(versi {VERSION}). Perbarui kka_docs di komputer ini."
    ),
    "versi_lebih_lama": (
        f"Formulir ini versi 0; program ini memakai versi {VERSION}. Buat formulir baru dengan "
        "kka formulir, lalu salin isinya ke sana."
    ),
}


def sentence(found: Problem) -> str:
    return f"{wrong(found, with_values=True)} {remedy(found, with_values=True)}"


def refused(path: Path) -> str:
    """The code of the sentence that a file gets; the sentence itself is as it should be."""
    with pytest.raises(UnreadableForm) as caught:
        read_form(path)
    fault = caught.value
    assert sentence(problem(fault.code, Place(path.name), **fault.facts)) == OF_FILES[fault.code]
    return fault.code


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"Nama;Kelas\nRaka;XI-3\n", "berkas_teks"),
        (b"<html><table></table></html>", "berkas_teks"),
        (b"%PDF-1.7", "bukan_buku_kerja"),
        (b"", "rusak"),
        (b"PK\x03\x04 terpotong", "rusak"),
        (bytes.fromhex("D0CF11E0A1B11AE1") + bytes(600), "rusak"),
        (
            bytes.fromhex("D0CF11E0A1B11AE1") + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
            "bersandi",
        ),
    ],
)
def test_a_file_that_is_no_workbook_is_told_from_a_damaged_one(
    tmp_path: Path, content: bytes, code: str
) -> None:
    path = tmp_path / FILE
    path.write_bytes(content)
    assert refused(path) == code


@pytest.mark.parametrize("kept", [0.1, 0.5, 0.99])
def test_a_form_cut_off_on_its_way_is_damaged(tmp_path: Path, kept: float) -> None:
    form = write_form("kasus", SCHOOL, CASE)
    path = tmp_path / FILE
    path.write_bytes(form[: int(len(form) * kept)])
    assert refused(path) == "rusak"


@pytest.mark.parametrize(
    "part", ["xl/workbook.xml", "xl/worksheets/sheet2.xml", "xl/styles.xml", "[Content_Types].xml"]
)
def test_a_form_with_a_torn_part_is_damaged(tmp_path: Path, part: str) -> None:
    path = saved(filled("kasus", CASE), tmp_path)
    change_part(path, part, lambda text: text[: len(text) // 2])
    assert refused(path) == "rusak"


def test_a_word_file_with_the_name_of_a_workbook_is_none(tmp_path: Path) -> None:
    Document().save(str(tmp_path / FILE))
    assert refused(tmp_path / FILE) == "bukan_buku_kerja"


def test_a_workbook_that_bursts_is_not_unpacked(tmp_path: Path) -> None:
    path = tmp_path / FILE
    with ZipFile(path, "w", ZIP_DEFLATED) as package:
        package.writestr("xl/workbook.xml", bytes(210 * 1024 * 1024))
    assert path.stat().st_size < 1024 * 1024
    assert refused(path) == "terlalu_besar"


def test_a_file_too_large_for_a_form_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = saved(filled("kasus", CASE), tmp_path)
    monkeypatch.setattr(reading, "MOST_BYTES", path.stat().st_size)
    assert read_form(path).kind == "kasus"
    monkeypatch.setattr(reading, "MOST_BYTES", path.stat().st_size - 1)
    assert refused(path) == "terlalu_besar"


def test_a_file_that_the_disk_refuses_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = saved(filled("kasus", CASE), tmp_path)

    def refuse(_path: Path, _mode: str) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", refuse)
    assert refused(path) == "tidak_terbaca"
    assert refused(tmp_path) == "bukan_berkas"


# The stamp


def test_an_ordinary_workbook_is_no_form(tmp_path: Path) -> None:
    book = Workbook()
    sheet: Any = book.active
    sheet["A1"] = "Nilai kelas XI-3"
    assert refused(saved(book, tmp_path)) == "bukan_formulir"


@pytest.mark.parametrize(
    ("address", "value", "code"),
    [
        ("A1", "lain", "bukan_formulir"),
        ("A2", None, "bukan_formulir"),
        ("A4", None, "bukan_formulir"),
        ("A4", "satu", "bukan_formulir"),
        ("A4", 1.5, "bukan_formulir"),
        ("A2", "rapor", "formulir_tidak_dikenal"),
        ("A3", "pesantren", "lingkungan_tidak_dikenal"),
        ("A4", VERSION + 1, "versi_lebih_baru"),
        ("A4", 0, "versi_lebih_lama"),
    ],
)
def test_a_wrong_stamp_is_said_plainly(tmp_path: Path, address: str, value: Any, code: str) -> None:
    book = filled("kasus", CASE)
    book["_kka"][address] = value
    assert refused(saved(book, tmp_path)) == code


def test_a_workbook_without_stamp_is_no_form(tmp_path: Path) -> None:
    book = filled("kasus", CASE)
    del book["_kka"]
    book.create_chartsheet("_kka").add_chart(BarChart())
    assert refused(saved(book, tmp_path)) == "bukan_formulir"


def test_a_version_that_another_program_wrote_with_a_point_is_the_same(tmp_path: Path) -> None:
    path = saved(filled("kasus", CASE), tmp_path)
    stamp = "xl/worksheets/sheet8.xml"
    said, with_point = f"<v>{VERSION}</v>", f"<v>{VERSION}.0</v>"
    change_part(path, stamp, lambda text: text.replace(said, with_point))
    assert read_form(path).version == VERSION


# What is said of sheets and cells

OF_SHEETS: Final = {
    "lembar_hilang": (
        "Sheet “Data Pendukung” tidak ada. Kembalikan sheet itu, atau pindahkan isiannya ke "
        "formulir baru (kka formulir --dari, diikuti nama berkas ini) lalu lengkapi di sana."
    ),
    "lembar_ganda": (
        "Sheet ini salinan dari sheet “Konseli”, jadi isinya tidak dibaca. Pindahkan yang perlu ke "
        "sheet “Konseli”, lalu hapus salinan ini."
    ),
    "kolom_hilang": (
        "Kolom “Kelas” tidak ditemukan di sheet ini. Kembalikan ke tempatnya, atau pindahkan "
        "isiannya ke formulir baru (kka formulir --dari, diikuti nama berkas ini) lalu lengkapi di "
        "sana."
    ),
    "kunci_ganda": (
        "Isian ini muncul dua kali di sheet ini (juga di sel C5). Hapus baris atau kolom yang "
        "tidak diperlukan."
    ),
    "isian_tanpa_kolom": (
        "Isian di sel ini tidak berada pada kolom atau baris formulir, jadi tidak dibaca. "
        "Pindahkan ke tempat yang disediakan, atau hapus."
    ),
    "gambar_di_luar_baris": (
        "Gambar di sini tidak dipakai: hanya gambar di baris logo pada berkas "
        "profil-lembaga.xlsx yang dicetak. Geser sudut kiri atasnya ke baris logo, atau hapus "
        "gambarnya."
    ),
    "terlalu_banyak_baris": (
        "Sheet ini memuat lebih dari 3000 baris. Hapus baris kosong di bawah isian, atau salin "
        "isinya ke formulir baru."
    ),
    "sel_gabungan": (
        "Sel ini digabung dengan sel lain, jadi isinya tidak jelas milik baris yang mana. Klik "
        "sel ini, lalu klik Home > Merge & Center sampai tidak aktif (bila tidak dapat diklik: "
        "Review > Unprotect Sheet, tanpa sandi), dan isi setiap sel sendiri."
    ),
}


def test_every_doubt_about_sheets_and_cells_is_said_plainly(tmp_path: Path) -> None:
    book = filled("kasus", CASE)
    book.copy_worksheet(book["Konseli"]).title = "Konseli lama"
    del book["Data Pendukung"]
    page, clients = book["Kasus"], book["Konseli"]
    page.insert_rows(6)
    cell(page, 6, 1).value, cell(page, 6, 3).value = "kasus.kode", "KKA-2026-004"
    cell(page, 8, 9).value = "Catatan"
    paste(page, png(), "C3")
    clients.merge_cells(f"B{entry(clients, 1)}:B{entry(clients, 2)}")
    clients.delete_cols(column_of(clients, "konseli.kelas"))
    cell(book["Persetujuan"], 3001, 2).value = "K1"
    told = {found.code: sentence(found) for found in check(read(book, tmp_path)).problems}
    assert {code: told.get(code) for code in OF_SHEETS} == OF_SHEETS
