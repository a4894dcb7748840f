"""The rules of the meeting form, each on both sides of its border."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any, Final

import pytest

from kka_docs.definitions import catalog
from tests.validation.forms import (
    TUESDAY,
    Told,
    at_label,
    checked,
    meeting,
    profile,
    record_of,
    sentences,
    told,
)

SUNDAY = date(2026, 11, 22)
PARENT: dict[str, Any] = {"nama": "Ani", "fungsi": "Orang Tua/Wali", "anak": "Raka Umpama"}
TEACHER: dict[str, Any] = {"nama": "Wagiman", "fungsi": "Wali Kelas"}


@pytest.mark.parametrize(("end", "fits"), [(time(9, 1), True), (time(9), False)])
def test_a_meeting_ends_after_it_starts(end: time, *, fits: bool) -> None:
    problems = told("pertemuan", meeting(pertemuan={"selesai": end}, agenda=[{"kegiatan": "A"}]))
    assert problems == ([] if fits else [("selesai_sebelum_mulai", "Sampai pukul")])


def test_a_meeting_may_have_an_open_end() -> None:
    for end in ("selesai", "s.d. selesai", "Selesai.", None):
        values = record_of("pertemuan", meeting(pertemuan={"selesai": end}))
        assert values["pertemuan"]["selesai"] is None


@pytest.mark.parametrize(("days", "fits"), [(0, True), (1, False)])
def test_a_letter_is_not_dated_after_the_meeting(days: int, *, fits: bool) -> None:
    letter = {"tanggal_surat": TUESDAY + timedelta(days)}
    problems = told("pertemuan", meeting(pertemuan=letter))
    assert problems == ([] if fits else [("surat_sesudah_pertemuan", "Tanggal surat")])


def told_of_steps(*steps: dict[str, Any], end: time | None = time(11)) -> Told:
    rows = [{"kegiatan": f"Acara {n}", **step} for n, step in enumerate(steps)]
    return told("pertemuan", meeting(pertemuan={"selesai": end}, agenda=rows))


@pytest.mark.parametrize(("minutes_long", "fits"), [(120, True), (121, False)])
def test_steps_end_within_the_meeting(minutes_long: int, *, fits: bool) -> None:
    problems = told_of_steps({"menit": minutes_long})
    assert problems == ([] if fits else [("acara_di_luar_waktu", "Lama (menit)")])


@pytest.mark.parametrize(("start", "fits"), [(time(9), True), (time(8, 59), False)])
def test_steps_start_within_the_meeting(start: time, *, fits: bool) -> None:
    problems = told_of_steps({"mulai": start})
    assert problems == ([] if fits else [("acara_di_luar_waktu", "Mulai pukul")])


def test_a_step_typed_after_the_end_is_shown_at_its_start() -> None:
    assert told_of_steps({"mulai": time(11, 30)}) == [("acara_di_luar_waktu", "Mulai pukul")]


@pytest.mark.parametrize(("second", "fits"), [(time(9, 15), True), (time(9, 14), False)])
def test_steps_do_not_overlap(second: time, *, fits: bool) -> None:
    problems = told_of_steps({"mulai": time(9), "menit": 15}, {"mulai": second})
    assert problems == ([] if fits else [("acara_bertumpuk", "Mulai pukul")])


def test_with_an_open_end_no_step_is_too_late() -> None:
    assert told_of_steps({"menit": 600}, end=None) == []


def test_impossible_minutes_are_told_and_do_not_shift_the_rest() -> None:
    problems = told_of_steps({"menit": -600}, {"menit": 0}, {"menit": 30})
    assert problems == [("bukan_positif", "Lama (menit)")] * 2


def test_a_meeting_that_ends_before_it_starts_says_nothing_of_its_steps() -> None:
    assert told_of_steps({"menit": 30}, end=time(8)) == [("selesai_sebelum_mulai", "Sampai pukul")]


def test_an_agenda_without_steps_gets_a_warning() -> None:
    assert told("pertemuan", meeting(agenda=[])) == [("agenda_kosong", "Kegiatan")]


def test_times_left_open_are_reckoned_from_the_minutes() -> None:
    rows = [
        {"menit": 15, "kegiatan": "Pembukaan"},
        {"menit": 30, "kegiatan": "Analisis"},
        {"mulai": time(10), "kegiatan": "Penutup"},
    ]
    steps = record_of("pertemuan", meeting(agenda=rows))["agenda"]
    assert [(step["mulai"], step["selesai"]) for step in steps] == [
        (time(9), time(9, 15)),
        (time(9, 15), time(9, 45)),
        (time(10), None),
    ]


def reasons(day: date, *rows: dict[str, Any]) -> list[str]:
    beside = profile(hari_libur=list(rows))
    found = checked("pertemuan", meeting(pertemuan={"tanggal": day}), profile=beside)
    assert {problem.code for problem in found.problems} <= {"hari_libur"}
    return [problem.facts["nilai_sebab"] for problem in found.problems]


def test_sunday_is_a_day_off_with_or_without_a_profile() -> None:
    assert reasons(SUNDAY) == ["Minggu"]
    assert told("pertemuan", meeting(pertemuan={"tanggal": SUNDAY})) == [("hari_libur", "Tanggal")]
    assert reasons(SUNDAY - timedelta(1)) == []


def test_the_profile_names_further_days() -> None:
    holiday = {"tanggal": date(2026, 11, 23), "sampai": TUESDAY, "keterangan": "Libur"}
    assert reasons(TUESDAY, holiday) == ["Libur"]
    assert reasons(TUESDAY + timedelta(1), holiday) == []
    assert reasons(TUESDAY, {"tanggal": TUESDAY}) == ["menurut profil"]


def test_the_profile_may_make_a_sunday_a_working_day() -> None:
    assert reasons(SUNDAY, {"tanggal": SUNDAY, "keadaan": "kerja"}) == []


def test_a_working_day_counts_before_and_after_the_holiday_around_it() -> None:
    holiday = {"tanggal": SUNDAY, "sampai": TUESDAY, "keterangan": "Libur"}
    working = {"tanggal": TUESDAY, "keadaan": "kerja"}
    assert reasons(TUESDAY, holiday, working) == []
    assert reasons(TUESDAY, working, holiday) == []


def test_without_consent_no_invitation_is_made_but_an_agenda_is() -> None:
    found = checked("pertemuan", meeting(pertemuan={"persetujuan": "belum"}))
    (problem,) = found.problems
    assert at_label(problem) == (
        "persetujuan_belum",
        "Persetujuan konseli/orang tua/wali",
    )
    assert catalog.stops(problem, "undangan")
    assert not catalog.stops(problem, "agenda")
    assert found.record is not None


def test_someone_is_invited_by_letter() -> None:
    uninvited = {**TEACHER, "undangan": "tidak"}
    problems = told("pertemuan", meeting(peserta=[uninvited]))
    assert problems == [("tanpa_undangan", "Dengan surat?")]
    assert told("pertemuan", meeting(peserta=[uninvited, PARENT])) == []
    assert told("pertemuan", meeting(peserta=[uninvited], pertemuan={"jenis": "internal"})) == []


def test_an_invitee_has_a_name_or_a_function() -> None:
    assert told("pertemuan", meeting(peserta=[{"fungsi": "Dokter"}])) == []
    assert told("pertemuan", meeting(peserta=[{"nama": "Ani"}])) == []
    nobody = meeting(peserta=[{"sapaan": "Ibu"}])
    assert told("pertemuan", nobody) == [("nama_atau_jabatan", "Nama")]


@pytest.mark.parametrize(
    ("other", "is_twin"),
    [
        ({"nama": "wagiman", "fungsi": "WALI KELAS"}, True),
        ({"nama": "Wagiman ", "fungsi": "Wali  Kelas", "gelar_depan": "Drs."}, True),
        ({"nama": "Wagiman", "fungsi": "Dokter"}, False),
        ({"nama": "Wagimin", "fungsi": "Wali Kelas"}, False),
    ],
)
def test_nobody_is_invited_twice(other: dict[str, Any], *, is_twin: bool) -> None:
    problems = told("pertemuan", meeting(peserta=[TEACHER, other]))
    assert problems == ([("peserta_ganda", "Nama")] if is_twin else [])


def test_twins_without_a_name_are_shown_at_their_function() -> None:
    found = checked("pertemuan", meeting(peserta=[{"fungsi": "Dokter"}, {"fungsi": "dokter"}]))
    (problem,) = found.problems
    assert at_label(problem) == ("peserta_ganda", "Jabatan")
    assert (problem.place.cell, problem.facts["sel_lain"]) == ("F7", "F6")


def test_parents_of_two_children_are_two_people() -> None:
    fathers = [{"anak": child, "fungsi": "Orang Tua/Wali"} for child in ("Raka", "Bayu")]
    assert told("pertemuan", meeting(peserta=fathers)) == []


def test_only_family_is_told_whose_family_it_is() -> None:
    assert told("pertemuan", meeting(peserta=[{**TEACHER, "anak": "Raka Umpama"}])) == [
        ("anak_bukan_keluarga", "Nama peserta didik (khusus keluarga)")
    ]
    assert told("pertemuan", meeting(peserta=[PARENT])) == []


@pytest.mark.parametrize("function", ["Orang Tua/Wali", "Orang Tua", "wali", "Orang Tua/Wali K1"])
def test_a_letter_to_family_names_the_child(function: str) -> None:
    nameless = {"nama": "Ani", "fungsi": function}
    assert told("pertemuan", meeting(peserta=[nameless])) == [
        ("keluarga_tanpa_anak", "Nama peserta didik (khusus keluarga)")
    ]
    unwritten = [TEACHER, {**nameless, "undangan": "tidak"}]
    assert told("pertemuan", meeting(peserta=unwritten)) == []


def test_a_code_is_not_the_name_of_the_child() -> None:
    named = meeting(pertemuan={"konseli": ["K2", "raka  umpama"]}, peserta=[PARENT])
    assert told("pertemuan", named) == [("kode_adalah_nama", "Kode/inisial konseli")]


@pytest.mark.parametrize(
    ("function", "unsur", "group"),
    [
        ("Wali Kelas", "wali_kelas", "1"),
        ("guru mata pelajaran Kimia", "guru_mapel", "1"),
        ("Guru PJOK", "guru_mapel", "1"),
        ("Guru BK kelas XI", "konselor", "1"),
        ("Guru Bimbingan dan Konseling", "konselor", "1"),
        ("Konselor", "konselor", "1"),
        ("Psikolog Klinis", "lainnya", "2"),
        ("Komite Sekolah", "lainnya", "3"),
        ("Wali Kota Contohan", "lainnya", "2"),
        ("Tetangga", "lainnya", "2"),
        (None, "lainnya", "2"),
    ],
)
def test_unsur_and_group_follow_from_the_function(
    function: str | None, unsur: str, group: str
) -> None:
    (row,) = record_of("pertemuan", meeting(peserta=[{"nama": "Ani", "fungsi": function}]))[
        "peserta"
    ]
    assert (row["unsur"], row["kelompok"]) == (unsur, group)


def test_who_stands_beside_a_childs_name_is_family() -> None:
    rows = [{"nama": "Ani", "fungsi": "Bibi", "anak": "Raka"}, {**TEACHER, "unsur": "lainnya"}]
    aunt, teacher = record_of("pertemuan", meeting(peserta=rows))["peserta"]
    assert (aunt["unsur"], aunt["kelompok"]) == ("orang_tua", "1")
    assert teacher["unsur"] == "lainnya"


def test_the_signatory_is_one_of_the_profile() -> None:
    def signed_by(function: str) -> list[str]:
        values = meeting(pertemuan={"penanda_tangan": function})
        return sentences("pertemuan", values, profile=profile())

    assert signed_by("kepala  sekolah") == []
    assert signed_by("Kepala Sekolh") == [
        (
            "“Kepala Sekolh” tidak ada di sheet Penanda Tangan pada berkas profil-lembaga.xlsx. "
            "Mungkin maksudnya “Kepala Sekolah”? Tulis jabatan yang ada di sana (Kepala Sekolah), "
            "atau kosongkan sel ini; bila belum ada, tambahkan di berkas itu."
        )
    ]
    assert told("pertemuan", meeting(pertemuan={"penanda_tangan": "Camat"})) == []


SIGNATORY_INVITED: Final = (
    "Penanda tangan surat ini juga diundang dengan surat. Pilih “Tidak” di sel ini, karena ia "
    "mengundang dirinya sendiri; atau pilih penanda tangan lain di sheet Pertemuan."
)
HEAD: Final = {"fungsi": "Kepala Sekolah", "nama": "Siti Rekaan", "menandatangani": "keduanya"}
INVITED_BY_THEMSELVES: Final[dict[str, tuple[dict[str, Any], bool]]] = {
    "the head by name": ({"nama": "SITI  REKAAN"}, True),
    "the head by office": ({"fungsi": "Kepala sekolah"}, True),
    "both": ({"nama": "Siti Rekaan", "fungsi": "Kepala Sekolah"}, True),
    "without a letter": ({"nama": "Siti Rekaan", "undangan": "tidak"}, False),
    "another of that office": ({"nama": "Tono Rekaan", "fungsi": "Kepala Sekolah"}, False),
    "somebody else": ({"nama": "Tono Rekaan", "fungsi": "Wali Kelas"}, False),
}


@pytest.mark.parametrize(
    ("row", "is_told"), INVITED_BY_THEMSELVES.values(), ids=INVITED_BY_THEMSELVES
)
def test_who_signs_the_letters_gets_none(row: dict[str, Any], *, is_told: bool) -> None:
    other = {"nama": "Budi Rekaan", "fungsi": "Guru"}
    office = profile(penanda_tangan=[HEAD])
    found = sentences("pertemuan", meeting(peserta=[other, row]), profile=office)
    assert found == [SIGNATORY_INVITED] * is_told
    assert sentences("pertemuan", meeting(peserta=[other, row])) == []


def test_who_signs_is_the_one_that_the_form_names() -> None:
    deputy = {**HEAD, "fungsi": "Wakil Kepala Sekolah", "nama": "Tono Rekaan"}
    office = profile(penanda_tangan=[HEAD, deputy])
    rows = [{"nama": "Siti Rekaan"}, {"nama": "Tono Rekaan"}]
    values = meeting(peserta=rows, pertemuan={"penanda_tangan": "Wakil Kepala Sekolah"})
    (found,) = checked("pertemuan", values, profile=office).problems
    only_the_head = meeting(peserta=rows[:1], pertemuan={"penanda_tangan": "Wakil Kepala Sekolah"})
    assert found.code == "penanda_tangan_diundang"
    assert told("pertemuan", only_the_head, profile=office) == []
