"""What people do to a form: the same answers, or a sentence that says what cannot be told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pytest
from openpyxl.styles import Font, PatternFill

from kka_docs.definitions.catalog import remedy, wrong
from kka_docs.validation.check import check
from tests.forms.building import column, entry, fill, filled, move_column, named, paste, png, read
from tests.forms.excel import answers, cell, column_of, header_row, key_row
from tests.forms_in_words import FATHER, TEACHER, VICE, case, meeting, profile

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from kka_docs.records import Checked, Problem, Values

MEETING: Final = meeting().values
CASE: Final = case().values
PEOPLE: Final = [TEACHER, VICE, FATHER]


def record(book: Workbook, folder: Path) -> Values:
    """What a form says once it is saved; nothing in it is wrong."""
    found = check(read(book, folder))
    assert found.record is not None, named(found.problems)
    return found.record.values


def told(book: Workbook, folder: Path) -> list[tuple[str, str | None, str | None]]:
    """The problems of a form, those that the unchanged form does not have."""
    return named(check(read(book, folder)).problems)


# Sheets, rows and columns


def insert_rows(book: Workbook) -> None:
    book["Pertemuan"].insert_rows(9, amount=2)
    book["Peserta"].insert_rows(1)
    book["Peserta"].insert_rows(entry(book["Peserta"], 2), amount=3)


def insert_columns(book: Workbook) -> None:
    book["Pertemuan"].insert_cols(2)
    book["Peserta"].insert_cols(4, amount=2)


def delete_what_asks_nothing(book: Workbook) -> None:
    book["Pertemuan"].delete_rows(1, amount=2)
    book["Peserta"].delete_rows(1, amount=2)


def delete_blank_entries(book: Workbook) -> None:
    book["Peserta"].delete_rows(entry(book["Peserta"], 4), amount=6)


def delete_the_numbers(book: Workbook) -> None:
    book["Peserta"].delete_cols(1)


def move_columns(book: Workbook) -> None:
    page = book["Peserta"]
    move_column(page, column_of(page, "peserta.nama"), 2)
    move_column(page, column_of(page, "peserta.fungsi"), 12)


def hide_and_filter(book: Workbook) -> None:
    page = book["Peserta"]
    page.row_dimensions[entry(page, 2)].hidden = True
    page.column_dimensions["E"].hidden = True
    page.auto_filter.add_filter_column(2, [TEACHER])
    book["Pertemuan"].row_dimensions[7].hidden = True


def rename_and_reorder(book: Workbook) -> None:
    book["Pertemuan"].title = "Rapat \u00a0 1"
    book["Peserta"].title = "_"
    book.move_sheet("Agenda", offset=-3)
    book["Petunjuk"].sheet_state = "hidden"


def add_sheets(book: Workbook) -> None:
    notes: Any = book.create_sheet("Catatan", 0)
    notes["A1"], notes["B2"] = "Nama", "Bawa kunci"
    del book["Petunjuk"]


def merge_heads(book: Workbook) -> None:
    page = book["Peserta"]
    page.merge_cells("A1:L1")
    page.merge_cells(start_row=entry(page, 8), end_row=entry(page, 9), start_column=4, end_column=5)


def paste_with_styles(book: Workbook) -> None:
    page = book["Peserta"]
    for number in (1, 2, 3):
        target = cell(page, entry(page, number), column_of(page, "peserta.nama"))
        target.font, target.fill = Font(size=20, bold=True), PatternFill("solid", "FF0000")
        target.number_format = "0.00"


@pytest.mark.parametrize(
    "hand",
    [
        insert_rows,
        insert_columns,
        delete_what_asks_nothing,
        delete_blank_entries,
        delete_the_numbers,
        move_columns,
        hide_and_filter,
        rename_and_reorder,
        add_sheets,
        merge_heads,
        paste_with_styles,
    ],
)
def test_what_moves_or_dresses_cells_changes_no_answer(
    tmp_path: Path, hand: Callable[[Workbook], None]
) -> None:
    untouched = filled("pertemuan", MEETING)
    changed = filled("pertemuan", MEETING)
    hand(changed)
    assert record(changed, tmp_path) == record(untouched, tmp_path)
    assert [code for code, _, _ in told(changed, tmp_path)] == [
        code for code, _, _ in told(untouched, tmp_path)
    ]


def test_entries_may_be_sorted_with_blank_rows_between(tmp_path: Path) -> None:
    book = filled("pertemuan", MEETING)
    page = book["Peserta"]
    rows = [[cell(page, entry(page, n), c).value for c in range(2, 13)] for n in (3, 1, 2)]
    for number, values in zip((2, 5, 40), rows, strict=True):
        for n, value in enumerate(values, start=2):
            cell(page, entry(page, number), n).value = value
    for n in range(2, 13):
        cell(page, entry(page, 1), n).value = cell(page, entry(page, 3), n).value = None
    assert column(read(book, tmp_path), "peserta", "nama") == [FATHER, TEACHER, VICE]


def test_a_table_may_be_longer_than_the_form(tmp_path: Path) -> None:
    book = filled("pertemuan", MEETING)
    for number in range(4, 251):
        fill(book["Peserta"], number, nama=f"Guru {number}", fungsi="Guru Mata Pelajaran")
    values = record(book, tmp_path)
    assert [len(values["peserta"]), values["peserta"][-1]["nama"]] == [250, "Guru 250"]


# Keys


def test_without_the_column_of_keys_the_labels_serve(tmp_path: Path) -> None:
    book = filled("pertemuan", MEETING)
    wanted = record(book, tmp_path)
    book["Pertemuan"].delete_cols(1)
    assert record(book, tmp_path) == wanted
    assert ("kunci_hilang", "Pertemuan", None) in told(book, tmp_path)


def test_without_keys_blocks_and_groups_are_still_told_apart(tmp_path: Path) -> None:
    values = CASE | {"format_kasus": CASE["format_kasus"] | {"deskripsi": ["Satu.", "Dua."]}}
    book = filled("kasus", values)
    wanted = record(book, tmp_path)
    for title in ("Kasus", "Format Kasus"):
        book[title].delete_cols(1)
    assert record(book, tmp_path) == wanted
    assert told(book, tmp_path) == [
        ("kunci_hilang", "Kasus", None),
        ("kunci_hilang", "Format Kasus", None),
    ]


def test_a_heading_named_like_a_question_is_not_taken_for_it(tmp_path: Path) -> None:
    book = filled("profil", profile().values)
    wanted = record(book, tmp_path)
    book["Lembaga"].delete_cols(1)
    assert record(book, tmp_path) == wanted
    assert told(book, tmp_path) == [("kunci_hilang", "Lembaga", None)]


def test_a_picture_finds_its_row_without_keys(tmp_path: Path) -> None:
    book = filled("profil", profile().values)
    (left,) = answers(book, "lembaga", "logo_kiri")
    paste(book["Lembaga"], png(), f"B{left.row}")
    book["Lembaga"].delete_cols(1)
    assert list(read(book, tmp_path).pictures) == [("lembaga", "logo_kiri")]


def test_without_the_row_of_keys_the_header_serves(tmp_path: Path) -> None:
    book = filled("pertemuan", MEETING)
    wanted = record(book, tmp_path)
    book["Peserta"].delete_rows(key_row(book["Peserta"]))
    assert record(book, tmp_path) == wanted
    assert ("kunci_hilang", "Peserta", None) in told(book, tmp_path)


def test_a_sheet_without_keys_and_title_is_known_by_its_labels(tmp_path: Path) -> None:
    book = filled("pertemuan", MEETING)
    wanted = record(book, tmp_path)
    for title in ("Pertemuan", "Peserta"):
        page = book[title]
        if title == "Peserta":
            page.delete_rows(key_row(page))
        else:
            page.delete_cols(1)
        page.title = f"Salinan {title} (2)"
    assert record(book, tmp_path) == wanted


def test_a_single_lost_key_is_made_up_for_by_its_label(tmp_path: Path) -> None:
    book = filled("pertemuan", MEETING)
    wanted = record(book, tmp_path)
    (place,) = answers(book, "pertemuan", "tempat")
    cell(book["Pertemuan"], place.row, 1).value = None
    page = book["Peserta"]
    cell(page, key_row(page), column_of(page, "peserta.nama")).value = None
    assert record(book, tmp_path) == wanted
    lost = [found for found in told(book, tmp_path) if found[0] == "kunci_hilang"]
    assert lost == [("kunci_hilang", "Pertemuan", None), ("kunci_hilang", "Peserta", None)]


def test_labels_in_other_letters_are_known_too(tmp_path: Path) -> None:
    book = filled("pertemuan", MEETING)
    wanted = record(book, tmp_path)
    page = book["Pertemuan"]
    for row in range(5, page.max_row):
        label = cell(page, row, 2)
        if isinstance(label.value, str):
            label.value = f" {label.value.upper().replace(' *', '')}  "
    page.delete_cols(1)
    assert record(book, tmp_path) == wanted


def test_a_label_that_stands_twice_is_not_guessed(tmp_path: Path) -> None:
    book = filled("pertemuan", MEETING)
    page = book["Peserta"]
    page.delete_rows(key_row(page))
    name = next(c for c in range(1, 20) if str(cell(page, 4, c).value).startswith("Nama"))
    cell(page, header_row_without_keys(page), 20).value = cell(page, 4, name).value
    found = told(book, tmp_path)
    assert ("judul_ganda", "Peserta", "T4") in found
    assert ("kolom_hilang", "Peserta", None) in found


def header_row_without_keys(page: Worksheet) -> int:
    return next(row for row in range(1, 9) if cell(page, row, 1).value == "No")


def test_without_keys_and_labels_a_sheet_is_missing(tmp_path: Path) -> None:
    book = filled("pertemuan", MEETING)
    book["Peserta"].delete_rows(1, amount=header_row(book["Peserta"]))
    assert ("lembar_hilang", "Peserta", None) in told(book, tmp_path)


OF_HANDS: Final = {
    "kunci_hilang": (
        "Kunci tersembunyi formulir di sheet ini terhapus, jadi isiannya dicari menurut judulnya. "
        "Periksa isiannya dengan teliti, sebaiknya di formulir baru yang ditulis kka formulir "
        "--dari, diikuti nama berkas ini."
    ),
    "judul_ganda": (
        "Judul ini tertulis juga di sel C5, sehingga tidak jelas isian mana yang dimaksud. Hapus "
        "baris atau kolom yang bukan bagian formulir, atau salin isian ke formulir baru dari kka "
        "formulir."
    ),
}


def sentence(found: Problem) -> str:
    return f"{wrong(found, with_values=True)} {remedy(found, with_values=True)}"


def test_what_is_said_of_lost_keys(tmp_path: Path) -> None:
    book = filled("kasus", CASE)
    page = book["Kasus"]
    page.delete_cols(1)
    page.insert_cols(1)
    cell(page, 19, 2).value = cell(page, 5, 2).value
    cell(page, 5, 3).value, cell(page, 19, 3).value = "KKA-2026-003", "KKA-2026-004"
    said = {p.code: sentence(p) for p in check(read(book, tmp_path)).problems}
    assert said["kunci_hilang"] == OF_HANDS["kunci_hilang"]
    assert said["judul_ganda"] == OF_HANDS["judul_ganda"].replace("C5", "B5")


# What is typed or pasted into a cell


def asked(book: Workbook, value: Any, folder: Path) -> Checked:
    answers(book, "kasus", "pemohon")[0].value = value
    return check(read(book, folder))


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("Wali kelas   ", "Wali kelas"),
        ("\u00a0Wali\u00a0\u00a0kelas\u2003", "Wali kelas"),
        ("\u200bWali\ufeff kelas\u200e", "Wali kelas"),
        ("Wali_x000D_\nkelas", "Wali\nkelas"),
        ("Wali\r\nkelas", "Wali\nkelas"),
        ("Wali\rkelas", "Wali\nkelas"),
        ("Wali_x000B_kelas", "Wali\nkelas"),
        ("\u200b \u00a0", None),
    ],
)
def test_spaces_and_signs_that_nobody_sees_are_no_part_of_an_answer(
    tmp_path: Path, typed: str, understood: str | None
) -> None:
    found = asked(filled("kasus", CASE), typed, tmp_path)
    assert found.record is not None
    assert found.record.values["kasus"]["pemohon"] == understood


@pytest.mark.parametrize("sign", ["_x0007_", "_x0000_", "_x001B_", "_xFFFE_", "_xD800_"])
def test_control_characters_are_named(tmp_path: Path, sign: str) -> None:
    found = asked(filled("kasus", CASE), f"Wali{sign}kelas", tmp_path)
    assert [code for code, _, _ in named(found.errors)] == ["huruf_terlarang"]


def test_the_longest_cell_is_read_whole_where_there_is_room_and_else_named(tmp_path: Path) -> None:
    longest = "panjang " * 4095 + "panjang"
    assert len(longest) == 32_767
    book = filled("kasus", CASE)
    answers(book, "format_kasus", "deskripsi")[0].value = longest
    assert record(book, tmp_path)["format_kasus"]["deskripsi"] == [longest]
    found = asked(book, longest, tmp_path)
    assert [code for code, _, _ in named(found.errors)] == ["terlalu_panjang"]


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("Ya", "ya"), (" YA ", "ya"), ("y", "ya"), ("\u221a", "ya"), ("\u2713", "ya"),
        ("\u2714", "ya"), ("\u2611", "ya"), ("iya", "ya"), ("V", "ya"), (True, "ya"),
        ("\uff39\uff21", "ya"), ("Ya\u200b.", "ya"),
        ("tidak", "tidak"), ("TDK", "tidak"), ("t", "tidak"), ("tak", "tidak"), (False, "tidak"),
    ],
)  # fmt: skip
def test_yes_and_no_are_known_however_they_are_written(
    tmp_path: Path, typed: Any, key: str
) -> None:
    book = filled("pertemuan", MEETING)
    fill(book["Peserta"], 1, undangan=typed)
    found = check(read(book, tmp_path))
    assert found.record is not None, named(found.problems)
    assert found.record.values["peserta"][0]["undangan"] == key


@pytest.mark.parametrize("typed", ["mungkin", "x", "1", 1, "-"])
def test_what_is_neither_yes_nor_no_is_named(tmp_path: Path, typed: Any) -> None:
    book = filled("pertemuan", MEETING)
    fill(book["Peserta"], 1, undangan=typed)
    (code,) = {code for code, _, _ in named(check(read(book, tmp_path)).errors)}
    assert code in {"pilihan_tidak_dikenal", "pilihan_mirip"}


@pytest.mark.parametrize(
    "typed", ["peserta didik", "PESERTA  DIDIK ", "Peserta\u00a0didik", "\u200bPeserta Didik."]
)
def test_a_choice_is_known_in_any_case_and_spacing(tmp_path: Path, typed: str) -> None:
    book = filled("kasus", CASE)
    answers(book, "kasus", "jenis_konseli")[0].value = typed
    assert record(book, tmp_path)["kasus"]["jenis_konseli"] == "peserta_didik"


def test_full_width_digits_are_digits(tmp_path: Path) -> None:
    book = filled("pertemuan", MEETING)
    wide = {ord("0") + digit: chr(0xFF10 + digit) for digit in range(10)}
    for key, typed in {
        "kode_kasus": "KKA-2026-001",
        "nomor_pertemuan": "1",
        "tanggal": "24/11/2026",
        "mulai": "09.00",
    }.items():
        answers(book, "pertemuan", key)[0].value = typed.translate(wide)
    assert record(book, tmp_path) == record(filled("pertemuan", MEETING), tmp_path)
