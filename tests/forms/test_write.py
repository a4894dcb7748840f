"""What stands in a form, blank or filled in, when it is opened in Excel."""

from __future__ import annotations

import os
from datetime import date, time
from pathlib import Path
from typing import Any, Final

import pytest

from kka_docs.definitions.fields import Type
from kka_docs.definitions.forms import FORMS
from kka_docs.definitions.settings import settings
from kka_docs.forms.write import write_form
from tests.forms.excel import (
    EVERY_BLANK_FORM,
    SCHOOL,
    YELLOW,
    answers,
    asked,
    cell,
    check_of,
    column_of,
    first_answer,
    header_row,
    keyed_rows,
    opened,
    parts,
)
from tests.office import schema_faults

BLANK_FORMS: Final = Path(__file__).parents[2] / "form_templates" / "excel"
TYPES_OF_IDS: Final = {
    Type.CODE,
    Type.NIK,
    Type.NIP,
    Type.NISN,
    Type.NI_PPPK,
    Type.NPSN,
    Type.NUMBER_OF_PERSON,
    Type.NUMBER_PATTERN,
    Type.NUPTK,
    Type.PHONE,
}


@pytest.mark.turunan
@pytest.mark.parametrize(("form", "setting"), EVERY_BLANK_FORM)
def test_blank_forms_in_the_repository_are_those_written_today(form: str, setting: str) -> None:
    """Compared part by part: how zlib packs the same text depends on its version."""
    path = BLANK_FORMS / setting / FORMS[form].file_name
    written = write_form(form, settings()[setting])
    if os.environ.get("KKA_PERBARUI") == "1":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(written)
    assert parts(path.read_bytes()) == parts(written), "renew with KKA_PERBARUI=1"


def test_no_other_blank_forms_lie_in_the_repository() -> None:
    expected = {BLANK_FORMS / setting / FORMS[form].file_name for form, setting in EVERY_BLANK_FORM}
    assert set(BLANK_FORMS.rglob("*.xlsx")) == expected


@pytest.mark.parametrize("form", FORMS)
def test_written_twice_a_form_has_the_same_bytes(form: str) -> None:
    assert write_form(form, SCHOOL) == write_form(form, SCHOOL)


@pytest.mark.parametrize(("form", "setting"), EVERY_BLANK_FORM)
def test_a_form_keeps_to_the_schema(tmp_path: Path, form: str, setting: str) -> None:
    path = tmp_path / FORMS[form].file_name
    path.write_bytes(write_form(form, settings()[setting]))
    assert schema_faults(path) == []


@pytest.mark.parametrize(("form", "setting"), EVERY_BLANK_FORM)
def test_every_field_has_its_keyed_rows_or_column(form: str, setting: str) -> None:
    book = opened(form, setting=setting)
    for sheet, field in asked(form, setting):
        page, key = book[sheet.title], f"{sheet.key}.{field.key}"
        if sheet.table is None:
            rows = keyed_rows(page, key)
            assert rows == list(range(rows[0], rows[0] + max(field.lines, 1)))
        else:
            assert cell(page, header_row(page), column_of(page, key)).value in {
                field.label,
                f"{field.label} *",
            }


def test_rows_that_ask_nothing_are_marked() -> None:
    page = opened("kasus")["Kasus"]
    marked = [cell(page, row, 2).value for row in keyed_rows(page, "#")]
    assert marked == [
        "Kasus",
        "Data pokok kasus.",
        "Yang ditanyakan",
        "Kasus",
        "Pertimbangan",
        "Untuk lembar persetujuan",
        None,
    ]
    assert all(cell(page, row, 1).value for row in range(1, page.max_row + 1))


def test_sheets_stand_in_the_order_of_the_form_behind_the_guide() -> None:
    book = opened("pertemuan")
    assert book.sheetnames == ["Petunjuk", "Pertemuan", "Peserta", "Agenda", "_daftar", "_kka"]
    assert [book[name].sheet_state for name in ("_daftar", "_kka")] == ["veryHidden"] * 2
    active: Any = book.active
    assert active.title == "Petunjuk"


def test_the_stamp_names_form_setting_version_and_sheets() -> None:
    stamp = opened("pertemuan", setting="perusahaan")["_kka"]
    assert [stamp[f"A{row}"].value for row in range(1, 5)] == [
        "kka_docs",
        "pertemuan",
        "perusahaan",
        FORMS["pertemuan"].version,
    ]
    listed = [(stamp[f"A{row}"].value, stamp[f"B{row}"].value) for row in range(6, 10)]
    assert listed == [
        ("pertemuan", "Pertemuan"),
        ("peserta", "Peserta"),
        ("agenda", "Agenda"),
        (None, None),
    ]


@pytest.mark.parametrize("form", FORMS)
def test_ids_phones_and_codes_are_text_cells(form: str) -> None:
    book = opened(form)
    for sheet, field in asked(form):
        if field.type in TYPES_OF_IDS:
            assert first_answer(book, sheet, field).number_format == "@"


def test_excel_offers_not_to_turn_ids_into_numbers() -> None:
    sheets = [text for name, text in parts(write_form("kasus", SCHOOL)).items() if "sheet" in name]
    assert all(b'numberStoredAsText="1"' in text for text in sheets if b"<worksheet" in text)


def test_help_and_example_stand_beside_the_answer() -> None:
    page = opened("kasus")["Kasus"]
    (row,) = keyed_rows(page, "kasus.pemohon")
    assert cell(page, row, 4).value == ("Siapa yang meminta konferensi kasus. Contoh: Wali kelas")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("=1+1", "=1+1"),
        ("=HYPERLINK(A1)", "=HYPERLINK(A1)"),
        ("+62 811", "+62 811"),
        ("-", "-"),
        ("#N/A", "#N/A"),
        ("007", "007"),
        ("Ali & <Ani>", "Ali & <Ani>"),
        (" dua  spasi ", " dua  spasi "),
        ("satu\ndua", "satu\ndua"),
        ("a\x0bb", "a_x000B_b"),
        ("_x000B_", "_x005F_x000B_"),
    ],
)
def test_text_stays_text_whatever_it_begins_with(typed: str, kept: str) -> None:
    book = opened("kasus", {"kasus": {"ditemukan_oleh": typed}})
    (found,) = answers(book, "kasus", "ditemukan_oleh")
    assert (found.value, found.data_type, found.number_format) == (kept, "s", "@")
    assert found.quotePrefix is typed.startswith("=")


def test_dates_times_and_numbers_are_written_as_such() -> None:
    values = {"pertemuan": {"tanggal": date(2026, 11, 24), "mulai": time(9), "nomor_pertemuan": 2}}
    book = opened("pertemuan", values)
    (day,) = answers(book, "pertemuan", "tanggal")
    (start,) = answers(book, "pertemuan", "mulai")
    (number,) = answers(book, "pertemuan", "nomor_pertemuan")
    found: Any = day.value
    assert (found.date(), start.value, number.value) == (date(2026, 11, 24), time(9), 2)


@pytest.mark.parametrize("given", ["guru_mapel", "Laporan guru mata pelajaran"])
def test_a_choice_is_shown_by_its_label(given: str) -> None:
    book = opened("kasus", {"kasus": {"cara_ditemukan": given}})
    (found,) = answers(book, "kasus", "cara_ditemukan")
    assert found.value == "Laporan guru mata pelajaran"


def test_defaults_are_printed_unless_the_answer_is_blank_on_purpose() -> None:
    assert answers(opened("profil"), "lembaga", "kertas")[0].value == "A4"
    given = {"lembaga": {"nama": "SMA Negeri 1 Contohan"}}
    assert answers(opened("profil", given), "lembaga", "zona")[0].value == "WIB"
    blank = {"lembaga": {"zona": None}}
    assert answers(opened("profil", blank), "lembaga", "zona")[0].value is None


def test_the_agenda_comes_with_the_standard_stages() -> None:
    page = opened("pertemuan", setting="perusahaan")["Agenda"]
    first = header_row(page) + 1
    rows = [[cell(page, row, c).value for c in range(3, 7)] for row in range(first, first + 9)]
    assert rows[0][:2] == [10, "Pembukaan"]
    assert rows[1] == [15, "Penyajian", "Penyajian data objektif oleh konselor", "Konselor"]
    assert rows[7][1] == "Penutup"
    assert rows[8] == [None] * 4


def test_an_agenda_of_ones_own_replaces_the_standard_stages() -> None:
    page = opened("pertemuan", {"agenda": [{"kegiatan": "Doa"}]})["Agenda"]
    first = header_row(page) + 1
    column = column_of(page, "agenda.kegiatan")
    assert [cell(page, row, column).value for row in (first, first + 1)] == ["Doa", None]


def test_values_that_the_form_does_not_ask_are_refused() -> None:
    with pytest.raises(KeyError, match="not asked in kasus: tidak_ada"):
        write_form("kasus", SCHOOL, {"kasus": {"tidak_ada": 1}})
    with pytest.raises(KeyError, match="not asked in kasus: peserta"):
        write_form("kasus", SCHOOL, {"peserta": []})


def test_more_participants_than_lines_get_rows_that_work_alike() -> None:
    page = opened("pertemuan", {"peserta": [{"nama": f"Contoh {n}"} for n in range(40)]})["Peserta"]
    first = header_row(page) + 1
    last = first + 39
    name, letter = column_of(page, "peserta.nama"), column_of(page, "peserta.undangan")
    assert cell(page, last, name).value == "Contoh 39"
    assert cell(page, last, 1).value == 40
    assert cell(page, last, letter).border.left.style == "thin"
    assert check_of(cell(page, last, letter)).formula1 == "daftar_ya_tidak"
    assert str(page.print_area).endswith(f"${last}")


def test_a_long_narrative_gets_more_rows_of_its_block() -> None:
    told = [f"Paragraf {n}." for n in range(9)]
    book = opened("kasus", {"format_kasus": {"deskripsi": told, "gejala": ["Terlambat"]}})
    block = answers(book, "format_kasus", "deskripsi")
    assert [at.value for at in block] == told
    assert {at.fill.fgColor.rgb for at in block} == {YELLOW}
    assert check_of(block[-1]).promptTitle == "b. Deskripsi yang dihadapi"
    assert answers(book, "format_kasus", "gejala")[0].value == "Terlambat"


def test_only_confidential_forms_say_so() -> None:
    def says(form: str) -> bool:
        guide = opened(form)["Petunjuk"]
        return any("RAHASIA." in str(row[0]) for row in guide.iter_rows(values_only=True))

    assert {form: says(form) for form in FORMS} == {
        "profil": False,
        "kasus": True,
        "pertemuan": False,
        "berita_acara": True,
    }


def test_the_guide_leads_to_the_first_answer_of_each_sheet() -> None:
    book = opened("profil")
    links = {
        cell.value: cell.hyperlink.location
        for row in book["Petunjuk"].iter_rows()
        for cell in row
        if cell.hyperlink
    }
    assert links["Penanda Tangan"] == "'Penanda Tangan'!B6"
    assert list(links) == [sheet.title for sheet in FORMS["profil"].sheets]


def test_the_words_are_those_of_the_setting() -> None:
    label = cell(opened("profil", setting="perusahaan")["Lembaga"], 5, 2).value
    assert label == "Nama perusahaan *"
    assert cell(opened("profil")["Lembaga"], 5, 2).value == "Nama sekolah *"


def test_the_file_tells_nothing_of_who_wrote_it_or_when() -> None:
    told = parts(write_form("kasus", SCHOOL))
    properties = told["docProps/core.xml"] + told["docProps/app.xml"]
    assert b"creator" not in properties
    assert b"lastModifiedBy" not in properties
    assert b"openpyxl" not in properties
    assert properties.count(b"1980-01-01T00:00:00Z") == 2
