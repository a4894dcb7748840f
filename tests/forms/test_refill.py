"""A form written anew holds what the old one held: right or wrong, typed or left blank."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from PIL import Image

from kka_docs.definitions.catalog import remedy, wrong
from kka_docs.forms.read import parse_form, read_form
from kka_docs.forms.refill import refill
from kka_docs.records import Doubt, Place, RawCell, RawRow
from tests.forms.building import filled, named, paste, png, read
from tests.forms.excel import answers, cell, column_of, header_row
from tests.office import schema_faults

if TYPE_CHECKING:
    from kka_docs.records import RawCell, RawForm

SAMPLES: Final = Path(__file__).parents[2] / "samples"
MEETING: Final = SAMPLES / "baik" / "sekolah" / "KKA-2026-001-pertemuan-2.xlsx"
EVERY_SAMPLE: Final = sorted(SAMPLES.rglob("*.xlsx"))

Held: TypeAlias = tuple[Any, type, str | None]


def anew(raw: RawForm) -> RawForm:
    """What is read from the form that is written from what was read."""
    return parse_form(raw.path, refill(raw).content)


def held(cell: RawCell) -> Held:
    return cell.value, type(cell.value), cell.doubt


def content(raw: RawForm) -> dict[str, Any]:
    """All that stands in a form, without where it stands."""
    return {
        "singles": {at: held(cell) for at, cell in raw.singles.items()},
        "lists": {at: [held(cell) for cell in cells] for at, cells in raw.lists.items()},
        "tables": {
            table: [{key: held(cell) for key, cell in row.cells.items()} for row in rows]
            for table, rows in raw.tables.items()
        },
        "pictures": dict(raw.pictures),
    }


@pytest.mark.parametrize("sample", EVERY_SAMPLE, ids=lambda path: str(path.relative_to(SAMPLES)))
def test_every_sample_holds_the_same_when_it_is_written_anew(sample: Path) -> None:
    raw = read_form(sample)
    again = anew(raw)
    assert content(again) == content(raw)
    assert refill(raw).left_out == ()
    assert again.problems == ()


# Single cells, whatever stands in them

moments = st.datetimes(datetime(1900, 1, 1), datetime(2199, 1, 1)).map(  # noqa: DTZ001 (cells know no zones)
    lambda moment: moment.replace(microsecond=0)
)
numbers = st.one_of(
    st.integers(-(10**20), 10**20), st.floats(allow_nan=False, allow_infinity=False)
)
shown = st.characters(exclude_categories=("Cc", "Cs", "Zs", "Zl", "Zp"))
texts = st.tuples(shown, st.text(st.characters(exclude_characters="\x00"))).map("".join)
typed = st.one_of(
    *(st.booleans(), numbers, texts, moments, moments.map(datetime.time)),
    st.timedeltas(timedelta(), timedelta(days=400)).map(lambda span: span // 10**6 * 10**6),
)
doubtful = st.sampled_from(
    [
        (None, Doubt.FORMULA_WITHOUT_RESULT),
        ("#REF!", Doubt.ERROR_VALUE),
        ("#SPILL!", Doubt.ERROR_VALUE),
    ]
)
PLACE: Final = Place("formulir.xlsx", "Pertemuan", "C5", "Isian")
cells = st.one_of(
    typed.map(lambda value: RawCell(value, PLACE)),
    doubtful.map(lambda pair: RawCell(pair[0], PLACE, pair[1])),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(cells, min_size=7, max_size=7))
def test_whatever_is_typed_is_typed_again(typed_cells: list[RawCell]) -> None:
    place, day, start, number, purpose, name, minutes = typed_cells
    raw = read_form(MEETING)
    again = anew(
        replace(
            raw,
            singles={
                **raw.singles,
                ("pertemuan", "tempat"): place,
                ("pertemuan", "tanggal"): day,
                ("pertemuan", "mulai"): start,
                ("pertemuan", "nomor_pertemuan"): number,
            },
            lists={**raw.lists, ("pertemuan", "tujuan"): (purpose,)},
            tables={
                "peserta": (RawRow({"nama": name}, {"nama": PLACE}),),
                "agenda": (RawRow({"menit": minutes}, {"menit": PLACE}),),
            },
        )
    )
    assert held(again.singles[("pertemuan", "tempat")]) == held(place)
    assert held(again.singles[("pertemuan", "tanggal")]) == held(day)
    assert held(again.singles[("pertemuan", "mulai")]) == held(start)
    assert held(again.singles[("pertemuan", "nomor_pertemuan")]) == held(number)
    assert [held(line) for line in again.lists[("pertemuan", "tujuan")]] == [held(purpose)]
    assert held(again.tables["peserta"][0].cells["nama"]) == held(name)
    assert held(again.tables["agenda"][0].cells["menit"]) == held(minutes)


@pytest.mark.parametrize(
    ("typed_in", "field", "number_format"),
    [
        (datetime(2026, 11, 24), "mulai", r"[$-421]d\ mmm\ yyyy"),  # noqa: DTZ001 (cells know no zones)
        (datetime(2026, 11, 24, 9, 30), "tanggal", r"[$-421]d\ mmm\ yyyy\ hh\.mm"),  # noqa: DTZ001
        (time(9), "tanggal", r"hh\.mm"),
        (timedelta(hours=9), "mulai", "[h]:mm:ss"),
        (46350, "tanggal", "0"),
        (0.375, "mulai", "General"),
        (198311162009042000, "tempat", "@"),
    ],
)
def test_a_value_shows_as_what_it_is_where_another_was_asked(
    typed_in: Any, field: str, number_format: str
) -> None:
    raw = read_form(MEETING)
    spoilt = {**raw.singles, ("pertemuan", field): RawCell(typed_in, PLACE)}
    book = load_workbook(BytesIO(refill(replace(raw, singles=spoilt)).content))
    (found,) = answers(book, "pertemuan", field)
    assert found.number_format == number_format


def test_a_number_beyond_all_numbers_is_an_error_value() -> None:
    raw = read_form(MEETING)
    spoilt = {**raw.singles, ("pertemuan", "tempat"): RawCell(float("inf"), PLACE)}
    found = anew(replace(raw, singles=spoilt)).singles[("pertemuan", "tempat")]
    assert held(found) == ("#NUM!", str, Doubt.ERROR_VALUE)


def test_a_formula_without_result_shows_as_an_error_once_it_is_calculated(tmp_path: Path) -> None:
    book = filled("kasus", {})
    (applicant,) = answers(book, "kasus", "pemohon")
    applicant.value = "=Z1"
    again = load_workbook(BytesIO(refill(read(book, tmp_path)).content))
    (found,) = answers(again, "kasus", "pemohon")
    assert (found.value, again.calculation.fullCalcOnLoad) == ("=NA()", True)


def test_a_form_without_formulas_is_not_calculated() -> None:
    book = load_workbook(BytesIO(refill(read_form(MEETING)).content))
    assert book.calculation.fullCalcOnLoad is False


# What people did to the form


def test_what_was_left_blank_stays_blank_though_a_blank_form_shows_an_answer() -> None:
    raw = read_form(MEETING)
    blank = {at: cell for at, cell in raw.singles.items() if at != ("pertemuan", "sifat")}
    again = anew(replace(raw, singles=blank, tables={"peserta": (), "agenda": ()}))
    assert ("pertemuan", "sifat") not in again.singles
    assert again.tables == {"peserta": (), "agenda": ()}


def test_what_the_old_form_lacks_stands_as_in_a_blank_form(tmp_path: Path) -> None:
    book = filled("pertemuan", {"pertemuan": {"tempat": "Ruang BK", "hal": "Lain"}})
    (subject,) = answers(book, "pertemuan", "hal")
    book["Pertemuan"].delete_rows(subject.row)
    del book["Agenda"]
    raw = read(book, tmp_path)
    assert {found.code for found in raw.problems} == {"kolom_hilang", "lembar_hilang"}
    again = anew(raw)
    assert again.problems == ()
    assert again.singles[("pertemuan", "tempat")].value == "Ruang BK"
    assert again.singles[("pertemuan", "hal")].value == "Undangan Konferensi Kasus"
    assert len(again.tables["agenda"]) > 1


def test_a_table_longer_than_the_form_and_a_long_block_fit(tmp_path: Path) -> None:
    people = [{"nama": f"Peserta {n}"} for n in range(1, 90)]
    purposes = [f"Tujuan {n}" for n in range(1, 40)]
    book = filled("pertemuan", {"pertemuan": {"tujuan": purposes}, "peserta": people})
    raw = read(book, tmp_path)
    assert content(anew(raw)) == content(raw)


def test_keys_that_were_deleted_are_back_and_it_is_said(tmp_path: Path) -> None:
    book = filled("kasus", {"kasus": {"pemohon": "Wali kelas"}})
    book["Kasus"].delete_cols(1)
    raw = read(book, tmp_path)
    assert [found.code for found in refill(raw).left_out] == ["kunci_hilang"]
    assert (content(anew(raw)), anew(raw).problems) == (content(raw), ())


def test_what_stands_where_nothing_is_asked_is_left_out_and_named(tmp_path: Path) -> None:
    book = filled("kasus", {"kasus": {"pemohon": "Wali kelas"}})
    cell(book["Kasus"], 7, 9).value = "titip pesan"
    left_out = refill(read(book, tmp_path)).left_out
    assert named(left_out) == [("isian_tanpa_kolom", "Kasus", "I7")]
    assert left_out[0].facts["nilai"] == "titip pesan"


def test_cells_merged_with_others_are_left_out_and_named(tmp_path: Path) -> None:
    book = filled("pertemuan", {"peserta": [{"nama": "Ani", "instansi": "Polsek"}, {"nama": "B"}]})
    page = book["Peserta"]
    first, column = header_row(page) + 1, column_of(page, "peserta.instansi")
    page.merge_cells(start_row=first, end_row=first + 1, start_column=column, end_column=column)
    raw = read(book, tmp_path)
    assert named(refill(raw).left_out) == [
        ("sel_gabungan", "Peserta", cell(page, first + 1, column).coordinate)
    ]
    rows = anew(raw).tables["peserta"]
    assert [row.cells.keys() & {"instansi"} for row in rows] == [{"instansi"}, set()]


def test_a_text_longer_than_a_cell_is_cut_and_named() -> None:
    raw = read_form(MEETING)
    long = RawCell("a" * 40_000, PLACE)
    spoilt = replace(raw, singles={**raw.singles, ("pertemuan", "tempat"): long})
    assert anew(spoilt).singles[("pertemuan", "tempat")].value == "a" * 32_767
    (told,) = refill(spoilt).left_out
    assert (told.code, told.facts["panjang"]) == ("terlalu_panjang", "40000")


# Pictures


def picture(kind: str) -> bytes:
    target = BytesIO()
    Image.new("RGB", (900, 300), "navy").save(target, kind)
    return target.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF"])
def test_a_pasted_logo_goes_along(tmp_path: Path, kind: str) -> None:
    book = filled("profil")
    (logo,) = answers(book, "lembaga", "logo_kiri")
    paste(book["Lembaga"], picture(kind), logo.coordinate)
    raw = read(book, tmp_path)
    assert anew(raw).pictures == {("lembaga", "logo_kiri"): picture(kind)} == raw.pictures
    path = tmp_path / "baru.xlsx"
    path.write_bytes(refill(raw).content)
    assert schema_faults(path) == []


def test_a_bitmap_goes_along_as_png() -> None:
    raw = read_form(SAMPLES / "baik" / "sekolah" / "profil-lembaga.xlsx")
    with_bitmap = replace(raw, pictures={("lembaga", "logo_kiri"): picture("BMP")})
    (content_now,) = anew(with_bitmap).pictures.values()
    with Image.open(BytesIO(content_now)) as opened:
        assert (opened.format, opened.size) == ("PNG", (900, 300))


@pytest.mark.parametrize("content_then", [b"bukan gambar", png()[:20], b"\x01\0\0\0EMF"])
def test_a_picture_that_no_form_can_hold_is_named(content_then: bytes) -> None:
    raw = read_form(SAMPLES / "baik" / "sekolah" / "profil-lembaga.xlsx")
    spoilt = replace(raw, pictures={("lembaga", "logo_kiri"): content_then})
    assert anew(spoilt).pictures == {}
    (told,) = refill(spoilt).left_out
    sentence = f"{wrong(told, with_values=True)} {remedy(told, with_values=True)}"
    assert {told.code: sentence} == OF_REFILLS


OF_REFILLS: Final = {
    "gambar_tidak_pindah": (
        "Gambar ini tidak dapat dipindahkan ke formulir baru: bukan PNG atau JPEG yang utuh. "
        "Simpan gambarnya sebagai PNG, lalu tempelkan di baris yang sama pada formulir baru."
    )
}
"""What only writing a form anew brings up, in full."""
