"""What is to be done is said for the very question: an example, what may stay empty."""

from __future__ import annotations

from typing import Any

import pytest

from kka_docs.definitions.catalog import remedy, wrong
from kka_docs.definitions.forms import FORMS
from kka_docs.definitions.sentences import CATALOG
from kka_docs.definitions.setting import form_in_setting
from kka_docs.definitions.settings import settings
from tests.validation.forms import TUESDAY, case, checked, meeting, minutes, profile

REMEDIES = sorted(
    {
        (code, said)
        for form in FORMS.values()
        for setting in settings().values()
        for _, field in form_in_setting(form, setting).walk()
        for code, said in field.remedies
    }
)


def remedies(form: str, values: dict[str, Any]) -> list[tuple[str | None, str]]:
    """Each problem's cell, and what to do there."""
    found = checked(form, values).problems
    return [(one.place.cell, remedy(one, with_values=True)) for one in found]


@pytest.mark.parametrize(("code", "said"), REMEDIES)
def test_what_a_question_says_itself_belongs_to_a_message(code: str, said: str) -> None:
    assert code in CATALOG
    assert said.endswith(".")
    assert "{{" not in said


def test_an_example_is_the_questions_own() -> None:
    step = {"menit": "lima belas", "kegiatan": "Pembukaan"}
    values = meeting(pertemuan={"nomor_pertemuan": "satu"}, agenda=[step])
    assert remedies("pertemuan", values) == [
        ("C6", "Tulis angka saja, misalnya 1."),
        ("C6", "Tulis angka saja, misalnya 15, atau kosongkan sel ini."),
    ]


def test_what_may_stay_empty_may_be_emptied() -> None:
    values = case(kasus={"pemohon": True, "konselor": True})
    assert remedies("kasus", values) == [
        (
            "C10",
            "Hapus isinya, lalu tulis jawabannya, misalnya “Wali kelas”, atau kosongkan sel ini.",
        ),
        (
            "C17",
            "Hapus isinya, lalu tulis jawabannya, misalnya “Rahmat Hidayat, S.Pd., Kons.”.",
        ),
    ]


def test_of_a_required_block_only_the_first_line_is_needed() -> None:
    values = case(format_kasus={"gejala": ["???", "xxx"], "latar_belakang": ["a\x07"]})
    assert [said for _, said in remedies("kasus", values)] == [
        "Ganti dengan isian yang sebenarnya.",
        "Ganti dengan isian yang sebenarnya, atau kosongkan baris ini.",
        "Hapus isi sel ini, lalu ketik ulang (jangan ditempel), atau kosongkan baris ini.",
    ]


def test_a_title_that_is_too_long_has_its_place_named() -> None:
    ((_, of_case),) = remedies("kasus", case(format_kasus={"nama_kasus": "a" * 1001}))
    ((_, of_minutes),) = remedies("berita_acara", minutes(berita_acara={"topik": "a" * 1001}))
    assert of_case == (
        "Tulis pokoknya saja, misalnya “Kehadiran yang menurun”; pindahkan uraiannya ke baris "
        "kosong pertama di “b. Deskripsi yang dihadapi”, satu paragraf satu baris."
    )
    assert of_minutes.endswith("di “C. Ringkasan masalah”, satu paragraf satu baris.")


def test_a_judging_title_is_mended_in_other_words_than_a_narrative() -> None:
    values = case(format_kasus={"nama_kasus": "Anak malas", "deskripsi": ["K1 anak malas."]})
    title, narrative = (said for _, said in remedies("kasus", values))
    assert title == (
        "Tulis pokoknya saja, misalnya “Kehadiran yang menurun”; kejadiannya di “b. Deskripsi "
        "yang dihadapi”."
    )
    assert narrative.startswith("Tulis yang terlihat, kapan, dan berapa kali")


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("09.00–09.15", "Tulis 09.00 di sini; kolom “Lama (menit)” harus berisi 15."),
        ("09.00–selesai", "Tulis 09.00 di sini; kolom “Lama (menit)” harus berisi lamanya."),
    ],
)
def test_two_times_of_a_step_become_its_start_and_its_minutes(cell: str, said: str) -> None:
    steps = [{"mulai": cell, "menit": "15", "kegiatan": "Pembukaan"}]
    assert [told for _, told in remedies("pertemuan", meeting(agenda=steps))] == [said]


def test_two_times_of_a_meeting_go_to_its_two_questions() -> None:
    values = meeting(pertemuan={"mulai": "09.00-11.00", "selesai": "09.00-11.00"})
    assert [said for _, said in remedies("pertemuan", values)] == [
        "Tulis 09.00 di sini, dan 11.00 di “Sampai pukul”.",
        "Tulis jam selesainya saja di sini, yaitu 11.00.",
    ]


def test_each_client_without_a_code_of_its_own_is_offered_another_free_one() -> None:
    clients = [
        {"kode": "K1", "nama": "Raka Umpama", "kelas": "XI-3"},
        {"kode": "k1", "nama": "Danu Ibarat", "kelas": "XI-3"},
        {"kode": "Ani Misal", "nama": "Ani Misal", "kelas": "XI-3"},
    ]
    assert [said for _, said in remedies("kasus", case(konseli=clients))] == [
        "Beri konseli ini kode lain yang belum dipakai, misalnya K2.",
        "Ganti dengan kode yang belum dipakai, misalnya K3.",
    ]


def test_in_the_meeting_form_the_code_is_that_of_the_case_form() -> None:
    family = {"nama": "Ibu Ani", "fungsi": "Orang Tua/Wali", "anak": "Raka Umpama"}
    values = meeting(pertemuan={"konseli": ["Raka Umpama"]}, peserta=[family])
    assert [said for _, said in remedies("pertemuan", values)] == [
        "Ganti dengan kodenya di sheet Konseli formulir kasus, misalnya K1."
    ]


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("009123456", "NISN harus 10 angka, di sini 9: kurang 1 angka."),
        ("00912345678", "NISN harus 10 angka, di sini 11: lebih 1 angka."),
        ("00912E45G7", "NISN hanya boleh berisi angka, di sini ada huruf “E” huruf “G”."),
    ],
)
def test_what_is_wrong_with_a_number_is_counted(number: str, said: str) -> None:
    row = {"kode": "K1", "nama": "Raka Umpama", "kelas": "XI-3", "nisn": number}
    (found,) = checked("kasus", case(konseli=[row])).problems
    assert wrong(found, with_values=True) == said


def test_an_apostrophe_that_keeps_zeros_is_no_part_of_a_number() -> None:
    row = {"kode": "K1", "nama": "Raka Umpama", "kelas": "XI-3", "nisn": "'0091234567"}
    record = checked("kasus", case(konseli=[row])).record
    assert record is not None
    assert record.values["konseli"][0]["nisn"] == "0091234567"


@pytest.mark.parametrize(
    ("phone", "said"),
    [
        ("81234567890", "Mungkin maksudnya “081234567890”? "),
        ("rumah tetangga", ""),
    ],
)
def test_only_a_number_that_lost_its_zero_is_offered_one(phone: str, said: str) -> None:
    ((_, told),) = remedies("profil", profile(lembaga={"telepon": phone}))
    assert told == f"{said}Tulis nomor telepon, misalnya 081234567890, atau kosongkan sel ini."


def test_a_code_that_is_only_joined_otherwise_is_offered_as_it_should_be() -> None:
    ((_, told),) = remedies("pertemuan", meeting(pertemuan={"kode_kasus": "kka/2026 003"}))
    assert told == (
        "Mungkin maksudnya “KKA-2026-003”? Tulis persis seperti di formulir kasus, misalnya "
        "KKA-2026-003."
    )


def test_an_empty_table_is_pointed_to_where_its_first_entry_goes() -> None:
    assert remedies("pertemuan", meeting(peserta=[])) == [
        ("D6", "Isi sedikitnya 1 baris, mulai di sel ini: kolom Nama.")
    ]
    (_, of_clients), *_ = remedies("kasus", case(konseli=[]))
    assert of_clients == (
        "Isi sedikitnya 1 baris, mulai di sel ini: kolom Kode/inisial, Nama lengkap dan Kelas."
    )


def test_dates_that_do_not_agree_are_both_named_with_the_other_cell() -> None:
    signed = minutes(berita_acara={"tanggal_tanda_tangan": TUESDAY.replace(day=1)})
    ((cell, told),) = remedies("berita_acara", signed)
    assert cell == "C48"
    assert told == (
        "Perbaiki tanggal yang keliru, di sel ini atau di sel C8, atau kosongkan sel ini: kosong "
        "berarti tanggal pertemuan."
    )


def test_a_date_of_two_readings_may_be_neither() -> None:
    ((_, told),) = remedies("kasus", case(kasus={"dilaporkan": "05/06/2026"}))
    assert told == (
        "Ketik 2026-06-05 bila maksudnya 5 Juni 2026, atau 2026-05-06 bila maksudnya 6 Mei 2026; "
        "bila bukan keduanya, ketik tanggal yang benar dengan cara itu, atau kosongkan sel ini."
    )


def test_the_example_of_a_date_shows_only_how_one_is_written() -> None:
    ((_, told),) = remedies("kasus", case(kasus={"tanggal_ditemukan": None}))
    assert told == "Isi sel ini, ditulis seperti 02/11/2026."


def test_what_made_a_number_or_an_answer_necessary_may_be_wrong_itself() -> None:
    rows = [{**profile()["penanda_tangan"][0], "jenis_nomor": "NIP", "nomor": "1968"}]
    ((_, of_number),) = remedies("profil", profile(penanda_tangan=rows))
    assert of_number == (
        "Cocokkan dengan sumbernya, lalu tulis semua angkanya; bila yang keliru “Jenis nomor”, "
        "ubah di sel F6."
    )
    consent = {"persetujuan": "tidak_dimungkinkan", "alasan_persetujuan": "-"}
    ((_, of_reason),) = remedies("pertemuan", meeting(pertemuan=consent))
    assert of_reason == (
        "Ganti dengan isian yang sebenarnya; bila yang keliru “Persetujuan konseli/orang "
        "tua/wali”, ubah di sel C22."
    )


@pytest.mark.parametrize(
    ("form", "values", "said"),
    [
        ("profil", profile(himpunan={"lama_simpan": -5}), "Angka di sini harus 0 atau lebih."),
        (
            "pertemuan",
            meeting(pertemuan={"nomor_pertemuan": -1}),
            "Angka di sini harus 1 atau lebih.",
        ),
    ],
)
def test_the_smallest_number_is_the_one_that_the_form_takes(
    form: str, values: dict[str, Any], said: str
) -> None:
    (found,) = checked(form, values).problems
    assert wrong(found, with_values=True) == said


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Contoh Satu", "Isian ini sama dengan contoh di formulir."),
        ("Nama lengkap", "Isian ini sama dengan judul di formulir."),
    ],
)
def test_which_of_the_forms_own_words_an_answer_is(name: str, said: str) -> None:
    row = {"kode": "K1", "nama": name, "kelas": "XI-3"}
    (found,) = checked("kasus", case(konseli=[row])).problems
    assert wrong(found, with_values=True) == said
