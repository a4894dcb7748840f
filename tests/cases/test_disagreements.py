"""The forms of one case against each other: what is to be mended, in which form, in which words."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING, Final, NamedTuple

import pytest

from kka_docs.cases.disagreements import disagreements
from kka_docs.definitions.catalog import problem, remedy, wrong
from kka_docs.definitions.sentences import CATALOG
from kka_docs.records import Place, Severity
from tests.cases.forms import (
    CODE,
    TEACHER,
    came,
    case_form,
    consent,
    evaluated,
    guest,
    meeting,
    minutes,
    of,
    step,
)

if TYPE_CHECKING:
    from kka_docs.cases.case import Case
    from kka_docs.records import KeyPath, Values

EVERY_KIND: Final = frozenset({"kasus", "pertemuan", "berita_acara"})
LATER: Final = date(2026, 12, 8)


class Told(NamedTuple):
    """A finding as a test names it: the form's file, the place in its record, the sentences."""

    form: str
    at: KeyPath
    sentence: str


def second(day: date = LATER) -> Values:
    """A second meeting, two weeks after the first."""
    return meeting(2, tanggal=day)


def second_minutes(**tables: object) -> Values:
    return minutes(2, tanggal=LATER, tables=tables)


WRONG: Final[dict[str, tuple[tuple[Values, ...], Told]]] = {
    "kasus_belum_ada": (
        (meeting(),),
        Told(
            "pertemuan1.xlsx",
            ("pertemuan", "kode_kasus"),
            f"Formulir kasus {CODE} tidak ada di antara formulir yang diperiksa. Periksa kodenya; "
            "bila sudah benar, periksalah bersama formulir kasusnya.",
        ),
    ),
    "pertemuan_terlewat": (
        (case_form(), meeting(3)),
        Told(
            "pertemuan3.xlsx",
            ("pertemuan", "nomor_pertemuan"),
            "Ini pertemuan ke-3, padahal formulir pertemuan ke-2 tidak ada. Periksa nomornya; bila "
            "sudah benar, periksalah bersama formulir yang belum ada itu.",
        ),
    ),
    "berita_acara_tanpa_pertemuan": (
        (case_form(), minutes()),
        Told(
            "berita_acara1.xlsx",
            ("berita_acara", "nomor_pertemuan"),
            "Formulir pertemuan ke-1 untuk berita acara ini tidak ada. Periksa kode kasus dan "
            "nomor pertemuannya; bila sudah benar, periksalah bersama formulir pertemuannya.",
        ),
    ),
    "berita_acara_pertemuan_batal": (
        (case_form(), meeting(keadaan="batal"), minutes()),
        Told(
            "berita_acara1.xlsx",
            ("berita_acara", "nomor_pertemuan"),
            "Menurut formulir pertemuan ke-1, pertemuan ini dibatalkan. Bila pertemuannya tetap "
            "diadakan, kosongkan “Keadaan” di formulir itu; bila memang batal, keluarkan berita "
            "acara ini dari folder kasus; bila nomornya keliru, perbaiki di sel ini.",
        ),
    ),
    "konseli_di_luar_kasus": (
        (case_form(), meeting(konseli=["K1", "K11"])),
        Told(
            "pertemuan1.xlsx",
            ("pertemuan", "konseli", 1),
            "Kode konseli “K11” tidak ada di formulir kasus. Samakan dengan formulir kasus, yang "
            "memuat K1.",
        ),
    ),
    "nama_konseli_berbeda": (
        (
            case_form(),
            meeting(),
            minutes(tables={"konseli": [{"kode": "k1", "nama": "Contoh Dua"}]}),
        ),
        Told(
            "berita_acara1.xlsx",
            ("konseli", 0, "nama"),
            "Nama konseli k1 berbeda dari formulir kasus, yang menulis “Contoh Satu”. Tulis nama "
            "yang benar di kedua formulir.",
        ),
    ),
    "persetujuan_bertentangan": (
        (case_form(persetujuan=[consent(), consent("belum", None)]), meeting()),
        Told(
            "pertemuan1.xlsx",
            ("pertemuan", "persetujuan"),
            "Persetujuan di sini “Sudah”, sedangkan menurut formulir kasus “Belum”. Perbaiki yang "
            "keliru sebelum undangan dikirim.",
        ),
    ),
    "persetujuan_sebelum_ditemukan": (
        (case_form(persetujuan=[consent(day=date(2026, 10, 30))]),),
        Told(
            "kasus.xlsx",
            ("persetujuan", 0, "tanggal"),
            "Tanggal persetujuan (30 Oktober 2026) lebih awal daripada tanggal kasus ditemukan "
            "(2 November 2026). Perbaiki tanggal yang keliru: yang ini, atau “Tanggal ditemukan” "
            "di sheet Kasus.",
        ),
    ),
    "pertemuan_sebelum_ditemukan": (
        (
            case_form(persetujuan=[consent("tidak_dimungkinkan", None)]),
            meeting(tanggal=date(2026, 10, 24), persetujuan="tidak_dimungkinkan"),
        ),
        Told(
            "pertemuan1.xlsx",
            ("pertemuan", "tanggal"),
            "Tanggal pertemuan (24 Oktober 2026) lebih awal daripada tanggal kasus ditemukan di "
            "formulir kasus (2 November 2026). Perbaiki tanggal yang keliru: di sel ini, atau "
            "“Tanggal ditemukan” di formulir kasus.",
        ),
    ),
    "undangan_sebelum_persetujuan": (
        (case_form(), meeting(tanggal_surat=date(2026, 11, 5))),
        Told(
            "pertemuan1.xlsx",
            ("pertemuan", "tanggal_surat"),
            "Tanggal surat (5 November 2026) lebih awal daripada persetujuan terakhir di formulir "
            "kasus (6 November 2026). Perbaiki tanggal yang keliru: di sel ini, atau di sheet "
            "Persetujuan formulir kasus; undangan dikirim sesudah semua menyetujui.",
        ),
    ),
    "pertemuan_sebelum_persetujuan": (
        (case_form(persetujuan=[consent(day=LATER)]), meeting()),
        Told(
            "pertemuan1.xlsx",
            ("pertemuan", "tanggal"),
            "Tanggal pertemuan (24 November 2026) lebih awal daripada persetujuan terakhir di "
            "formulir kasus (8 Desember 2026). Perbaiki tanggal yang keliru: di sel ini, atau di "
            "sheet Persetujuan formulir kasus; pertemuan diadakan sesudah semua menyetujui.",
        ),
    ),
    "pertemuan_tidak_urut": (
        (case_form(), meeting(), second(date(2026, 11, 23))),
        Told(
            "pertemuan2.xlsx",
            ("pertemuan", "tanggal"),
            "Pertemuan ke-2 (23 November 2026) lebih awal daripada pertemuan ke-1 "
            "(24 November 2026). Perbaiki nomor atau tanggal pertemuan yang keliru, di formulir "
            "ini atau di formulir pertemuan ke-1.",
        ),
    ),
    "beda_dari_pertemuan": (
        (case_form(), meeting(), minutes(tempat="Aula")),
        Told(
            "berita_acara1.xlsx",
            ("berita_acara", "tempat"),
            "“Tempat” di sini (Aula) berbeda dari formulir pertemuannya (Ruang BK). Samakan "
            "keduanya; bila jalannya memang berbeda dari rencana, biarkan.",
        ),
    ),
    "kehadiran_belum_dicatat": (
        (case_form(), meeting(peserta=[guest(), guest("Surya", "Dokter")]), minutes()),
        Told(
            "berita_acara1.xlsx",
            ("kehadiran",),
            "“Surya” diundang menurut formulir pertemuan, tetapi tidak ada di sheet Kehadiran. "
            "Tambahkan barisnya, juga bila tidak hadir; bila sudah ada, samakan namanya.",
        ),
    ),
    "tidak_ada_di_peserta": (
        (
            case_form(),
            meeting(),
            minutes(tables={"kehadiran": [came(), came("Eko", "Guru Mata Pelajaran")]}),
        ),
        Told(
            "berita_acara1.xlsx",
            ("kehadiran", 1, "diundang"),
            "“Eko” di sini diundang, tetapi tidak ada di sheet Peserta pada formulir pertemuan "
            "ke-1. Bila datang tanpa diundang, pilih “Tidak” pada kolom Diundang; bila memang "
            "diundang, samakan namanya.",
        ),
    ),
    "undangan_bertentangan": (
        (case_form(), meeting(), minutes(tables={"kehadiran": [came(diundang="tidak")]})),
        Told(
            "berita_acara1.xlsx",
            ("kehadiran", 0, "diundang"),
            f"“{TEACHER}” mendapat surat undangan menurut formulir pertemuan ke-1, tetapi di sini "
            "tidak diundang. Perbaiki kolom Diundang di sini, atau kolom Dengan surat di formulir "
            "pertemuannya.",
        ),
    ),
    "pelaksana_belum_ada": (
        (case_form(), meeting(), minutes(tables={"tindak_lanjut": [step(), step(siapa="?")]})),
        Told(
            "berita_acara1.xlsx",
            ("tindak_lanjut", 1, "siapa"),
            "Tindak lanjut ini belum ada pelaksananya. Tulis nama atau jabatan pelaksananya.",
        ),
    ),
    "tindak_lanjut_belum_dievaluasi": (
        (
            case_form(),
            meeting(),
            minutes(tables={"tindak_lanjut": [step(), step("Konseling", status="selesai")]}),
            second(),
            second_minutes(),
        ),
        Told(
            "berita_acara2.xlsx",
            ("evaluasi",),
            "Tindak lanjut pertemuan ke-1 ini belum ada di sheet Evaluasi: Kunjungan rumah. Catat "
            "keadaannya di sheet Evaluasi, atau perbarui statusnya di berita acara pertemuan ke-1.",
        ),
    ),
    "tindak_lanjut_lewat": (
        (
            case_form(),
            meeting(),
            minutes(tables={"tindak_lanjut": [step(tanggal_evaluasi=date(2026, 12, 1))]}),
        ),
        Told(
            "berita_acara1.xlsx",
            ("tindak_lanjut", 0, "tanggal_evaluasi"),
            "Tindak lanjut ini seharusnya sudah dievaluasi pada 1 Desember 2026. Evaluasilah, lalu "
            "perbarui statusnya; bila ditunda, perbarui tanggal evaluasinya.",
        ),
    ),
}
OF_CASES: Final = tuple(WRONG)


def found(
    case: Case, known: frozenset[str] = EVERY_KIND, today: date | None = LATER
) -> list[tuple[str, Told]]:
    told = []
    for one in disagreements(case, known, today):
        named = problem(one.code, Place("a.xlsx"), **one.facts)
        sentence = f"{wrong(named, with_values=True)} {remedy(named, with_values=True)}"
        told.append((one.code, Told(str(one.form), one.at, sentence)))
    return told


def codes(case: Case, known: frozenset[str] = EVERY_KIND) -> list[str]:
    return [code for code, _ in found(case, known)]


@pytest.mark.parametrize("code", WRONG)
def test_what_does_not_agree_is_told_where_it_is_to_be_mended(code: str) -> None:
    forms, told = WRONG[code]
    assert found(of(*forms)) == [(code, told)]
    assert CATALOG[code].severity is Severity.WARNING


def test_a_case_whose_forms_agree_is_left_alone() -> None:
    followed = [step(), step("Konseling")]
    looked_at = [evaluated("Kunjungan rumah oleh Dewi"), evaluated("konseling", "sebagian")]
    whole = of(
        case_form(),
        meeting(tanggal_surat=date(2026, 11, 17)),
        minutes(tables={"tindak_lanjut": followed}),
        second(),
        second_minutes(evaluasi=looked_at),
    )
    assert codes(whole) == []


# Forms that are not there


def test_what_other_forms_may_be_is_not_said_where_none_of_their_kind_was_given() -> None:
    assert codes(of(meeting(2)), frozenset({"pertemuan"})) == []
    assert codes(of(minutes(2)), frozenset({"berita_acara"})) == []
    assert codes(of(case_form(), minutes()), frozenset({"kasus", "berita_acara"})) == []


def test_a_case_form_with_mistakes_is_not_called_missing() -> None:
    assert codes(of(meeting()), EVERY_KIND - {"kasus"}) == []


def test_the_office_may_have_later_meetings_only_but_none_between_them_is_left_out() -> None:
    assert codes(of(meeting(2)), frozenset({"pertemuan"})) == []
    office = of(meeting(2), meeting(4))
    assert codes(office, frozenset({"pertemuan"})) == ["pertemuan_terlewat"]


# Who came


@pytest.mark.parametrize(
    ("invited", "attending"),
    [
        (guest("Nurul  HIKMAH"), came("nurul hikmah")),
        (guest("Dr. H. Slamet Riyanto, S.H."), came("Slamet Riyanto")),
        (guest("Slamet", "Komite"), came(None, "Komite", kehadiran="tidak_hadir")),
        (guest(None, "Kapolsek"), came("Wira", "Kapolsek", instansi="Polsek Contohan")),
        (guest(None, "Kapolsek", up="Kanit Binmas"), came("Wira", "Kanit Binmas")),
        (guest(None, "Kapolsek"), came(None, "KAPOLSEK", kehadiran="diwakili")),
    ],
)
def test_one_person_written_in_two_ways_is_one_person(invited: Values, attending: Values) -> None:
    held = minutes(tables={"kehadiran": [attending]})
    assert codes(of(case_form(), meeting(peserta=[invited]), held)) == []


def test_offices_of_one_name_in_different_institutions_are_two() -> None:
    invited = guest(None, "Kepala", instansi="Polsek Contohan")
    attending = came(None, "Kepala", instansi="Puskesmas Contohan", kehadiran="diwakili")
    held = minutes(tables={"kehadiran": [attending]})
    told = codes(of(case_form(), meeting(peserta=[invited]), held))
    assert told == ["kehadiran_belum_dicatat", "tidak_ada_di_peserta"]


def test_who_came_uninvited_and_is_said_to_is_in_order() -> None:
    uninvited = came("Eko", "Guru Mata Pelajaran", diundang="tidak")
    held = minutes(tables={"kehadiran": [came(), uninvited]})
    assert codes(of(case_form(), meeting(), held)) == []


def test_a_letter_to_one_parent_is_to_both() -> None:
    father = guest("Hardiman", "Orang Tua/Wali", unsur="orang_tua", anak="Contoh Satu")
    parents = [came(name, "Orang Tua/Wali", unsur="orang_tua") for name in ("Hardiman", "Yuniarti")]
    held = minutes(tables={"kehadiran": parents})
    assert codes(of(case_form(), meeting(peserta=[father]), held)) == []


def test_who_was_called_in_without_a_letter_may_be_said_to_be_invited_or_not() -> None:
    for said in ("ya", "tidak"):
        held = minutes(tables={"kehadiran": [came(diundang=said)]})
        assert codes(of(case_form(), meeting(peserta=[guest(undangan="tidak")]), held)) == []


# When and where


@pytest.mark.parametrize(("began", "told"), [(time(9, 20), []), (time(13), ["Mulai pukul"])])
def test_a_meeting_may_begin_late_but_not_half_a_day(began: time, told: list[str]) -> None:
    held = of(case_form(), meeting(), minutes(mulai=began, selesai=time(15)))
    assert [one.facts["isian"] for one in disagreements(held, EVERY_KIND, None)] == told


def test_on_another_day_the_time_is_not_compared() -> None:
    held = of(case_form(), meeting(), minutes(tanggal=LATER, mulai=time(15), selesai=time(16)))
    (one,) = disagreements(held, EVERY_KIND, None)
    assert one.facts["isian"] == "Tanggal pertemuan"


def test_meetings_that_were_called_off_have_no_place_in_the_order() -> None:
    later = meeting(2, tanggal=date(2026, 11, 20))
    assert codes(of(case_form(), meeting(keadaan="batal"), later)) == []


# Consent


def test_a_meeting_held_before_all_had_agreed_is_history() -> None:
    before = meeting(persetujuan="belum")
    assert codes(of(case_form(), before, minutes())) == []
    assert codes(of(case_form(), before)) == ["persetujuan_bertentangan"]


def test_where_consent_cannot_be_had_no_letter_is_too_early() -> None:
    consents = [consent(day=LATER), consent("tidak_dimungkinkan", None)]
    urgent = meeting(persetujuan="tidak_dimungkinkan", tanggal_surat=date(2026, 11, 17))
    assert codes(of(case_form(persetujuan=consents), urgent)) == []


# Follow-ups


def test_without_a_day_nothing_is_overdue() -> None:
    due = step(tanggal_evaluasi=date(2026, 12, 1))
    held = of(case_form(), meeting(), minutes(tables={"tindak_lanjut": [due]}))
    assert found(held, today=None) == []
    assert found(held, today=date(2026, 12, 1)) == []


def test_what_was_not_achieved_is_to_be_evaluated_again() -> None:
    third = date(2026, 12, 15)
    held = of(
        case_form(),
        meeting(),
        minutes(tables={"tindak_lanjut": [step()]}),
        second(),
        second_minutes(evaluasi=[evaluated("Kunjungan rumah", "belum")]),
        meeting(3, tanggal=third),
        minutes(3, tanggal=third),
    )
    assert codes(held) == ["tindak_lanjut_belum_dievaluasi"]
