"""Where rules end: what is just allowed, just not, or said only in rare forms."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING, Final

import pytest

from kka_docs.definitions.forms import FORMS
from kka_docs.definitions.setting import form_in_setting
from kka_docs.definitions.settings import settings
from kka_docs.records import Place
from kka_docs.validation import coercion, derive
from kka_docs.validation.validator import FormValidator
from tests.validation.forms import case, meeting, moment, profile, record_of, sentences, told

if TYPE_CHECKING:
    from kka_docs.records import Values

SCHOOL: Final = settings()["sekolah"]


@pytest.mark.parametrize(
    ("rule", "length"),
    [("nip", 18), ("ni_pppk", 18), ("nuptk", 16), ("nik", 16), ("nisn", 10), ("npsn", 8)],
)
def test_every_number_has_its_digits_and_says_how_many_there_are(rule: str, length: int) -> None:
    validator = FormValidator({"nomor": {"check_with": [rule]}}, allow_unknown=True)
    validator.validate({"nomor": "1" * (length - 1)}, normalize=False)
    (error,) = validator._errors
    code, _, facts = error.info
    assert (code, facts["seharusnya"], facts["jumlah"]) == (
        "nomor_panjang",
        str(length),
        str(length - 1),
    )


def test_a_form_in_which_only_a_table_is_filled_is_not_blank() -> None:
    blank: Values = {
        sheet.key: {} if sheet.table is None else [] for sheet in FORMS["kasus"].sheets
    }
    only_a_table = blank | {"data_pendukung": [{"aspek": "Kehadiran"}]}
    codes = {code for code, _ in told("kasus", only_a_table)}
    assert "formulir_kosong" not in codes
    assert "wajib" in codes


def test_a_step_before_the_meeting_is_named_though_its_end_is_open() -> None:
    form = meeting(
        pertemuan={"selesai": None},
        agenda=[{"mulai": time(8), "menit": 30, "kegiatan": "Pembukaan"}],
    )
    assert ("acara_di_luar_waktu", "Mulai pukul") in told("pertemuan", form)


def test_a_step_that_begins_in_time_and_ends_too_late_is_named_at_its_minutes() -> None:
    form = meeting(agenda=[{"mulai": time(10), "menit": 90, "kegiatan": "Pembahasan"}])
    assert told("pertemuan", form) == [("acara_di_luar_waktu", "Lama (menit)")]


def test_a_step_outside_the_meeting_says_when_the_meeting_is() -> None:
    form = meeting(agenda=[{"mulai": time(10), "menit": 90, "kegiatan": "Pembahasan"}])
    (said,) = sentences("pertemuan", form)
    assert "10.00–11.30" in said
    assert "09.00–11.00" in said


def test_a_step_without_minutes_ends_when_the_next_one_starts() -> None:
    steps: list[Values] = [{"mulai": time(9)}, {"mulai": time(9, 40), "menit": 20}]
    assert derive.schedule(steps, time(9)) == [
        (time(9), time(9, 40)),
        (time(9, 40), time(10)),
    ]


def test_no_step_ends_after_midnight() -> None:
    assert derive.schedule([{"menit": 60}], time(23)) == [(time(23), time(23, 59))]


def test_a_code_that_is_written_none_is_of_nobody_whose_code_is_lacking() -> None:
    form = case(
        konseli=[{"kode": None, "nama": "Raka Umpama", "kelas": "XI-3"}],
        persetujuan=[{"kode": "None", "siapa": "Ibu", "keadaan": "belum"}],
    )
    assert "persetujuan_tanpa_konseli" in {code for code, _ in told("kasus", form)}


def test_twins_of_whom_only_the_child_is_known_are_named_at_the_child() -> None:
    form = meeting(peserta=[{"anak": "Melati Rekaan"}, {"anak": "melati rekaan"}])
    label = next(
        field.label
        for _, field in form_in_setting(FORMS["pertemuan"], SCHOOL).walk()
        if field.key == "anak"
    )
    assert ("peserta_ganda", label) in told("pertemuan", form)


def test_the_cell_of_a_column_that_is_gone_cannot_be_named() -> None:
    places = {("peserta", 0, "nama"): Place("a.xlsx", "Peserta", "D6")}
    validator = FormValidator({}, places=places)
    assert validator.cell_at(("peserta", 0, "nama")) == "D6"
    assert validator.cell_at(("peserta", 0, "fungsi")) == "?"


def test_a_time_format_makes_days_of_hours_up_to_24_only() -> None:
    assert coercion.clock_time(moment(1900, 1, 9)) == time(9)
    assert coercion.clock_time(moment(1900, 1, 25, 6)) == time(6)


def test_what_is_printed_into_a_form_counts_where_its_cell_is_empty() -> None:
    values = record_of("pertemuan", meeting(pertemuan={"hal": None, "lampiran": None}))
    assert values["pertemuan"]["hal"] == "Undangan Konferensi Kasus"
    assert values["pertemuan"]["lampiran"] == "-"


@pytest.mark.parametrize("pattern", ["{nomor}/}", "{nomor}/{", "}{nomor}"])
def test_a_brace_without_its_partner_is_named_beside_marks_that_are_whole(pattern: str) -> None:
    form = profile(penomoran=[{"jenis_surat": "undangan", "pola": pattern}])
    assert "pola_kurung" in {code for code, _ in told("profil", form)}
