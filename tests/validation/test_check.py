"""The rules, each on both sides of its border, in the words of the forms."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from kka_docs.definitions import catalog
from kka_docs.records import Checked, Doubt, Place, RawCell, Severity
from kka_docs.validation.check import check
from tests.validation.forms import (
    TUESDAY,
    Told,
    at_label,
    case,
    checked,
    meeting,
    minutes,
    moment,
    profile,
    raw_form,
    record_of,
    sentences,
    told,
)

SUNDAY = date(2026, 11, 22)
PARENT: dict[str, Any] = {"nama": "Ani", "fungsi": "Orang Tua/Wali", "anak": "Raka Umpama"}
TEACHER: dict[str, Any] = {"nama": "Wagiman", "fungsi": "Wali Kelas"}


@pytest.mark.parametrize(
    ("form", "values"),
    [
        ("profil", profile()),
        ("kasus", case()),
        ("pertemuan", meeting()),
        ("berita_acara", minutes()),
    ],
)
def test_a_form_in_order_has_a_record_and_no_problem(form: str, values: dict[str, Any]) -> None:
    found = checked(form, values)
    assert found.problems == ()
    assert found.record is not None
    assert found.record.kind == form


def test_all_problems_are_told_at_once_in_the_order_of_the_form() -> None:
    values = meeting(
        pertemuan={"kode_kasus": "kasus 3", "tanggal": None, "mulai": "pagi"},
        peserta=[{"gelar_depan": "Drs."}],
    )
    assert told("pertemuan", values) == [
        ("kode_kasus", "Kode kasus"),
        ("wajib", "Tanggal"),
        ("bukan_jam", "Mulai pukul"),
        ("nama_atau_jabatan", "Nama"),
    ]


def test_warnings_leave_a_record_and_errors_do_not() -> None:
    warned = checked("pertemuan", meeting(pertemuan={"tanggal": SUNDAY}))
    assert [problem.severity for problem in warned.problems] == [Severity.WARNING]
    assert warned.record is not None
    wrong = checked("pertemuan", meeting(pertemuan={"tanggal": None}))
    assert [problem.severity for problem in wrong.problems] == [Severity.ERROR]
    assert wrong.record is None


def test_a_required_answer_may_not_be_missing() -> None:
    assert told("kasus", case(kasus={"konselor": None})) == [("wajib", "Konselor")]


@pytest.mark.parametrize("unseen", ["\N{ZERO WIDTH SPACE}", "\N{SOFT HYPHEN}", " \ufeff "])
def test_signs_that_nobody_sees_are_no_answer(unseen: str) -> None:
    assert told("kasus", case(kasus={"konselor": unseen})) == [("wajib", "Konselor")]
    assert told("kasus", case(kasus={"prioritas": unseen})) == []


def test_a_required_block_needs_one_paragraph() -> None:
    empty = case(format_kasus={"gejala": []})
    assert told("kasus", empty) == [("wajib", "c. Gejala yang muncul")]
    assert told("kasus", case(format_kasus={"gejala": ["Mengantuk."]})) == []


def test_a_table_may_need_an_entry() -> None:
    assert told("kasus", case(konseli=[])) == [("baris_kurang", "Kode/inisial")]
    assert told("kasus", case(persetujuan=[])) == []


def test_a_reason_is_required_where_consent_cannot_be_had() -> None:
    def consent(**answers: Any) -> Told:
        row = {"kode": "K1", "siapa": "Ani", "hubungan": "Ibu", **answers}
        return told("kasus", case(persetujuan=[row]))

    without = [("wajib_bila", "Alasan bila tidak dimungkinkan")]
    assert consent(keadaan="tidak_dimungkinkan") == without
    assert consent(keadaan="tidak_dimungkinkan", alasan="Demi keselamatan") == []
    assert consent(keadaan="belum") == []
    assert consent(keadaan="sudah") == [("wajib_bila", "Tanggal")]
    assert consent(keadaan="sudah", tanggal=TUESDAY) == []


def test_the_meeting_form_carries_the_reason_on() -> None:
    impossible = {"persetujuan": "tidak_dimungkinkan"}
    assert told("pertemuan", meeting(pertemuan=impossible)) == [
        ("wajib_bila", "Alasan bila tidak dimungkinkan")
    ]
    given = {**impossible, "alasan_persetujuan": "Demi keselamatan"}
    assert told("pertemuan", meeting(pertemuan=given)) == []


def test_a_student_has_a_class_and_a_member_of_staff_a_function() -> None:
    student = [{"kode": "K1", "nama": "Raka Umpama"}]
    staff = case(kasus={"jenis_konseli": "personel"}, konseli=student)
    assert told("kasus", case(konseli=student)) == [("wajib_bila", "Kelas")]
    assert told("kasus", staff) == [("wajib_bila", "Jabatan (bila personel sekolah)")]


def test_the_condition_is_named_with_its_answer() -> None:
    row = {"kode": "K1", "siapa": "Ani", "hubungan": "Ibu", "keadaan": "sudah"}
    assert sentences("kasus", case(persetujuan=[row])) == [
        (
            "Belum diisi, padahal wajib karena “Keadaan” (sel E6) berisi “Sudah”. Isi sel ini, "
            "ditulis seperti 06/11/2026; bila yang keliru “Keadaan”, ubah di sel E6."
        )
    ]


def test_a_condition_on_another_sheet_is_named_with_that_sheet() -> None:
    values = case(konseli=[{"kode": "K1", "nama": "Raka Umpama"}])
    (sentence,) = sentences("kasus", values)
    assert sentence == (
        "Belum diisi, padahal wajib karena “Jenis konseli” (sel C6 sheet Kasus) berisi “Peserta "
        "didik”. Isi sel ini, misalnya XI-3; bila yang keliru “Jenis konseli”, ubah di sel C6 "
        "sheet Kasus."
    )


def test_an_answer_that_is_not_used_is_pointed_out() -> None:
    def attendance(**answers: Any) -> Told:
        other = {"nama": "Wagiman", "fungsi": "Wali Kelas", **answers}
        rows = [*minutes()["kehadiran"], other]
        return told("berita_acara", minutes(kehadiran=rows))

    assert attendance(kehadiran="hadir", diwakili_oleh="Budi") == [("tidak_perlu", "Diwakili oleh")]
    assert attendance(kehadiran="diwakili", diwakili_oleh="Budi") == []
    assert attendance(kehadiran="diwakili") == [("wajib_bila", "Diwakili oleh")]
    assert attendance(kehadiran="Diwakil", diwakili_oleh="Budi") == [("pilihan_mirip", "Kehadiran")]


def test_an_unknown_choice_gets_the_nearest_valid_one() -> None:
    values = case(kasus={"prioritas": "Mendesakk"})
    assert sentences("kasus", values) == [
        (
            "“Mendesakk” tidak ada dalam daftar pilihan; mungkin maksudnya “Mendesak”. Klik panah "
            "di kanan sel, lalu pilih salah satu, atau kosongkan sel ini. Pilihannya: Biasa, "
            "Segera, Mendesak."
        )
    ]


def test_where_nothing_is_near_all_choices_are_named() -> None:
    assert sentences("kasus", case(kasus={"prioritas": "xyz"})) == [
        (
            "“xyz” tidak ada dalam daftar pilihan. Klik panah di kanan sel, lalu pilih salah satu, "
            "atau kosongkan sel ini. Pilihannya: Biasa, Segera, Mendesak."
        )
    ]


def test_open_lists_take_other_answers() -> None:
    values = record_of("kasus", case(data_pendukung=[{"aspek": "Hewan", "isi": "Kucing"}]))
    assert values["data_pendukung"][0]["aspek"] == "Hewan"


@pytest.mark.parametrize(("length", "fits"), [(1000, True), (1001, False)])
def test_a_one_line_answer_has_a_limit(length: int, *, fits: bool) -> None:
    problems = told("kasus", case(kasus={"pemohon": "a" * length}))
    assert problems == ([] if fits else [("terlalu_panjang", "Diusulkan oleh")])


def test_paragraphs_have_none() -> None:
    assert told("kasus", case(format_kasus={"deskripsi": ["a" * 9999]})) == []
    row = {"aspek": "Minat", "isi": "a" * 9999}
    assert told("kasus", case(data_pendukung=[row])) == []


def test_signs_that_word_refuses_are_told_without_quoting() -> None:
    values = case(kasus={"pemohon": "Wali\x07kelas"}, format_kasus={"gejala": ["a", "b\x1b"]})
    assert told("kasus", values) == [
        ("huruf_terlarang", "Diusulkan oleh"),
        ("huruf_terlarang", "c. Gejala yang muncul"),
    ]


def test_no_value_of_a_cell_speaks_to_the_terminal() -> None:
    (sentence,) = sentences("kasus", case(kasus={"prioritas": "\x1b[2Jhapus"}))
    assert "\x1b" not in sentence
    assert "hapus" in sentence


@pytest.mark.parametrize(
    ("phone", "fits"),
    [
        ("(024) 1234567", True),
        ("0812-3456-7890", True),
        ("+62 812 3456 7890", True),
        ("6281234567890", True),
        ("7654321", True),
        ("0812 3456 7890 (ibu)", True),
        ("ada di TU", False),
        ("1234", False),
        (81234567890, False),
    ],
)
def test_a_phone_number_looks_like_one(phone: str | int, *, fits: bool) -> None:
    problems = told("profil", profile(lembaga={"telepon": phone}))
    assert problems == ([] if fits else [("telepon", "Telepon")])


def doubtful(doubt: Doubt, label: str, *, shown: object = None) -> Checked:
    """A case form in which the answer with this label is a cell with this doubt."""
    raw = raw_form("kasus", case())
    at, place = next((k, p) for k, p in raw.places.items() if p.label == label)
    cell = RawCell(shown, place, doubt)
    return check(replace(raw, singles={**raw.singles, (str(at[0]), str(at[1])): cell}))


@pytest.mark.parametrize("doubt", Doubt)
def test_a_doubtful_cell_is_not_also_called_empty(doubt: Doubt) -> None:
    found = doubtful(doubt, "Konselor", shown="#REF!")
    assert [at_label(problem) for problem in found.problems] == [(doubt.value, "Konselor")]
    assert found.record is None


def test_an_answer_that_is_not_required_may_not_be_doubtful_either() -> None:
    found = doubtful(Doubt.ERROR_VALUE, "Prioritas", shown="#N/A")
    assert [problem.code for problem in found.errors] == ["nilai_galat"]


def test_a_form_with_nothing_of_ones_own_is_blank() -> None:
    found = checked("pertemuan", {})
    assert [(p.code, p.place) for p in found.problems] == [
        ("formulir_kosong", Place("formulir.xlsx"))
    ]
    assert told("pertemuan", {"pertemuan": {"hal": "undangan konferensi kasus"}}) == [
        ("formulir_kosong", None)
    ]


def test_one_answer_and_a_form_is_no_longer_blank() -> None:
    codes = {code for code, _ in told("pertemuan", {"pertemuan": {"tempat": "Ruang BK"}})}
    assert codes == {"wajib", "baris_kurang"}


def test_what_could_not_be_read_is_told_of_a_blank_form_too() -> None:
    raw = raw_form("kasus", {})
    stray = catalog.problem("isian_tanpa_kolom", Place("formulir.xlsx", "Kasus", "F9"))
    codes = {problem.code for problem in check(replace(raw, problems=(stray,))).problems}
    assert "isian_tanpa_kolom" in codes
    assert "formulir_kosong" not in codes


def test_in_a_company_the_words_and_the_identity_are_its_own() -> None:
    row = {"kode": "P1", "nama": "Komang Pengandaian"}
    values = case(konseli=[row])
    assert told("kasus", values, setting="perusahaan") == [("wajib", "Unit kerja")]
    values = case(konseli=[{**row, "unit": "Produksi"}])
    assert told("kasus", values, setting="perusahaan") == []


def test_midnight_of_a_day_is_no_time() -> None:
    values = meeting(pertemuan={"mulai": moment(2026, 11, 24)})
    assert told("pertemuan", values) == [("bukan_jam", "Mulai pukul")]
