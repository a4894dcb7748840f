"""What a later form begins with: nothing is typed twice, and nothing told to whom it is not for."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

from kka_docs.errors import WrongUse
from kka_docs.forms.read import parse_form
from kka_docs.forms.write import write_form
from kka_docs.prefill.choose import begun
from kka_docs.prefill.follow_ups import is_overdue, to_be_evaluated
from kka_docs.prefill.meeting import consent_state, meeting_from_case, meeting_from_minutes
from kka_docs.prefill.minutes import minutes_from_meeting
from kka_docs.records import Record
from tests.rendering.papers import SCHOOL, case, meeting, minutes

if TYPE_CHECKING:
    from kka_docs.records import Values

UNTOLD: Final = "Tinggal bersama paman sejak Agustus"
CLIENT: Final = {
    "kode": "K1",
    "nama": "Contoh Satu",
    "wali": "Contoh Ayah, S.T.",
    "hubungan_wali": "Ayah",
    "alamat": "Jalan Rekaan 3",
}
CONSENT: Final = {"kode": "K1", "siapa": "Contoh Ayah", "hubungan": "Ayah"}


def agreed(*states: str) -> list[dict[str, Any]]:
    return [CONSENT | {"keadaan": state} for state in states]


def of_case(**changes: Any) -> Values:
    return case(konseli=[CLIENT], persetujuan=agreed("sudah"), **changes)


def step(**changes: Any) -> dict[str, Any]:
    return {"apa": UNTOLD, "siapa": "Rahmat", "kapan": "tiap Rabu", "status": "berjalan"} | changes


def as_record(kind: str, values: Values, setting: str = "sekolah") -> Record:
    return Record(Path(f"{kind}.xlsx"), kind, setting, "", values, {}, {})


def test_the_first_meeting_knows_code_clients_leader_and_consent() -> None:
    about = meeting_from_case(of_case(), SCHOOL)["pertemuan"]
    assert (about["kode_kasus"], about["nomor_pertemuan"]) == ("KKA-2026-003", 1)
    assert (about["konseli"], about["pemimpin"]) == (["K1"], "Rahmat")
    assert about["persetujuan"] == "sudah"


def test_a_guardian_is_invited_with_the_own_child_and_the_home_address() -> None:
    guardian, _ = meeting_from_case(of_case(), SCHOOL)["peserta"]
    assert guardian == {
        "sapaan": "Bapak",
        "nama": "Contoh Ayah, S.T.",
        "fungsi": "Orang Tua/Wali",
        "alamat": "Jalan Rekaan 3",
        "anak": "Contoh Satu",
        "unsur": "orang_tua",
    }


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Dewi Rekaan, S.Pd., Kons.", ("Dewi Rekaan", "S.Pd., Kons.")),
        ("Dra. Dewi Rekaan", ("Dra. Dewi Rekaan", None)),
    ],
)
def test_the_counselor_takes_part_without_a_letter(name: str, told: tuple[str, str | None]) -> None:
    (counselor,) = meeting_from_case(case(kasus={"konselor": name}, konseli=[]), SCHOOL)["peserta"]
    assert (counselor["nama"], counselor["gelar_belakang"]) == told
    assert (counselor["fungsi"], counselor["unsur"]) == ("Konselor/Guru BK", "konselor")
    assert counselor["undangan"] == "tidak"


def test_a_meeting_form_tells_nothing_of_what_the_case_is_about() -> None:
    reason = agreed("tidak_dimungkinkan")[0] | {"alasan": UNTOLD}
    told = case(konseli=[CLIENT], persetujuan=[reason], format_kasus={"deskripsi": [UNTOLD]})
    assert UNTOLD not in str(meeting_from_case(told, SCHOOL))
    after = minutes(
        berita_acara={"ringkasan": [UNTOLD], "topik": UNTOLD}, tindak_lanjut=[step(apa=UNTOLD)]
    )
    assert UNTOLD not in str(meeting_from_minutes(after, SCHOOL))


@pytest.mark.parametrize(
    ("states", "together"),
    [
        ((), "belum"),
        (("sudah", "belum"), "belum"),
        (("tidak_dimungkinkan", "belum"), "belum"),
        (("sudah", "tidak_dimungkinkan"), "tidak_dimungkinkan"),
        (("sudah", "sudah"), "sudah"),
    ],
)
def test_consent_is_missing_as_long_as_one_is(states: tuple[str, ...], together: str) -> None:
    assert consent_state(agreed(*states)) == together


def test_the_next_meeting_has_the_next_number_and_the_same_people() -> None:
    there = {"nama": "Nurul Hikmah", "unsur": "wali_kelas", "fungsi": "Wali Kelas"}
    family = {"nama": "Contoh Ayah", "unsur": "orang_tua", "fungsi": "Orang Tua/Wali"}
    held = minutes(kehadiran=[row | {"kehadiran": "hadir"} for row in (there, family)])
    following = meeting_from_minutes(held, SCHOOL)
    assert following["pertemuan"]["nomor_pertemuan"] == 2
    assert [row["nama"] for row in following["peserta"]] == ["Nurul Hikmah", "Contoh Ayah"]
    assert following["peserta"][1]["anak"] == "Contoh Satu"
    assert "agenda" not in following


def test_where_people_live_is_taken_from_the_form_of_the_meeting_before() -> None:
    held = minutes(kehadiran=[{"nama": "Contoh Ayah", "unsur": "orang_tua", "kehadiran": "hadir"}])
    guest = {"nama": "CONTOH  Ayah", "sapaan": "Bapak", "alamat": "Jalan Rekaan 3", "anak": "Dia"}
    (again,) = meeting_from_minutes(held, SCHOOL, meeting(peserta=[guest]))["peserta"]
    assert (again["alamat"], again["sapaan"], again["anak"]) == ("Jalan Rekaan 3", "Bapak", "Dia")


def test_letters_of_the_next_meeting_begin_like_those_of_the_one_before() -> None:
    kept = {
        "hal": "Undangan Pertemuan",
        "sifat": "Rahasia",
        "lampiran": "1 lembar",
        "penanda_tangan": "Kepala Sekolah",
        "tembusan": ["Pengawas Sekolah"],
        "narahubung": "Tata Usaha",
    }
    own = {"tanggal_surat": date(2026, 11, 17), "nomor_surat": "45", "jenis": "internal"}
    following = meeting_from_minutes(minutes(), SCHOOL, meeting(pertemuan=kept | own))["pertemuan"]
    assert kept.items() <= following.items()
    assert own.keys().isdisjoint(following)


def test_a_meeting_that_was_called_off_is_called_anew_with_the_next_number() -> None:
    guest = {"nama": "Contoh Ayah", "sapaan": "Bapak", "anak": "Contoh Satu", "undangan": "ya"}
    off = {"keadaan": "batal", "nomor_pertemuan": 3, "sebab": "ada kegiatan", "nomor_surat": "45"}
    stage = {"mulai": time(9), "menit": 15, "kegiatan": "Evaluasi tindak lanjut pertemuan ke-2"}
    planned = meeting(pertemuan=off, peserta=[guest], agenda=[stage])
    held = minutes(berita_acara={"nomor_pertemuan": 2})
    given = [as_record("pertemuan", planned), as_record("kasus", of_case())]
    for also in ([], [as_record("berita_acara", held)]):
        anew = begun("pertemuan", [*given, *also])
        about = anew["pertemuan"]
        assert (about["nomor_pertemuan"], about["tempat"]) == (4, planned["pertemuan"]["tempat"])
        assert {"keadaan", "sebab", "nomor_surat", "tanggal", "mulai"}.isdisjoint(about)
        assert [row["nama"] for row in anew["peserta"]] == ["Contoh Ayah"]
        assert anew["agenda"][0]["kegiatan"] == "Evaluasi tindak lanjut pertemuan ke-2"
        assert "mulai" not in anew["agenda"][0]


def test_after_a_later_meeting_was_held_nothing_is_called_anew() -> None:
    off = meeting(pertemuan={"keadaan": "batal", "nomor_pertemuan": 1})
    held = minutes(berita_acara={"nomor_pertemuan": 2})
    with pytest.raises(WrongUse, match="Sertakan formulir pertemuan ke-2"):
        begun("pertemuan", [as_record("pertemuan", off), as_record("berita_acara", held)])


def test_of_two_clients_nobody_guesses_whose_parent_somebody_is() -> None:
    held = minutes(
        konseli=[{"kode": code, "nama": f"Anak {code}"} for code in ("K1", "K2")],
        kehadiran=[{"nama": "Contoh Ayah", "unsur": "orang_tua", "kehadiran": "hadir"}],
    )
    (again,) = meeting_from_minutes(held, SCHOOL)["peserta"]
    assert again["anak"] is None


def test_open_follow_ups_become_a_line_of_the_agenda_that_does_not_say_which() -> None:
    agenda = meeting_from_minutes(minutes(tindak_lanjut=[step()]), SCHOOL)["agenda"]
    assert agenda[1]["kegiatan"] == "Evaluasi tindak lanjut pertemuan ke-1"
    assert [stage["tahap"] for stage in agenda[:3]] == ["Pembukaan", "Evaluasi", "Penyajian"]


@pytest.mark.parametrize("status", ["selesai", "batal"])
def test_what_is_done_or_called_off_is_not_evaluated(status: str) -> None:
    held = minutes(tindak_lanjut=[step(status=status)])
    assert "agenda" not in meeting_from_minutes(held, SCHOOL)
    assert to_be_evaluated(held, None) == []


def test_minutes_begin_with_schedule_clients_and_everyone_who_was_invited() -> None:
    invited = [{"nama": "Nurul", "undangan": "ya"}, {"fungsi": "Kapolsek", "undangan": "tidak"}]
    planned = meeting(pertemuan={"selesai": time(11)}, peserta=invited)
    begun_minutes = minutes_from_meeting(planned, SCHOOL, of_case())
    about = begun_minutes["berita_acara"]
    assert (about["tanggal"], about["mulai"]) == (date(2026, 11, 24), time(9))
    assert (about["selesai"], about["topik"]) == (time(11), "Kehadiran yang menurun")
    assert begun_minutes["konseli"][0]["nama"] == "Contoh Satu"
    came = [(row["nama"], row["diundang"]) for row in begun_minutes["kehadiran"]]
    assert came == [("Nurul", "ya"), (None, "tidak")]
    assert all("kehadiran" not in row for row in begun_minutes["kehadiran"])


def test_without_the_case_form_minutes_know_the_codes_only() -> None:
    begun_minutes = minutes_from_meeting(meeting(), SCHOOL)
    assert begun_minutes["konseli"] == [{"kode": "K1"}]
    assert "topik" not in begun_minutes["berita_acara"]
    assert "evaluasi" not in begun_minutes


def test_open_follow_ups_go_into_the_next_minutes_and_overdue_ones_are_marked() -> None:
    earlier = minutes(
        tindak_lanjut=[
            step(apa="Kunjungan rumah", tanggal_evaluasi=date(2026, 11, 30)),
            step(apa="Konseling", tanggal_evaluasi=date(2026, 12, 8)),
            step(apa="Surat", status="selesai"),
        ],
        evaluasi=[
            {"pertemuan_ke": 0, "apa": "Jadwal piket", "siapa": "Dewi", "hasil": "sebagian"},
            {"pertemuan_ke": 0, "apa": "Buku kasus", "siapa": "Dewi", "hasil": "tercapai"},
        ],
    )
    planned = meeting(pertemuan={"nomor_pertemuan": 2, "tanggal": date(2026, 12, 8)})
    rows = minutes_from_meeting(planned, SCHOOL, None, earlier)["evaluasi"]
    assert [(row["pertemuan_ke"], row["apa"]) for row in rows] == [
        (0, "Jadwal piket"),
        (1, "Kunjungan rumah"),
        (1, "Konseling"),
    ]
    assert rows[1]["catatan"] == "Lewat tanggal evaluasi (30 November 2026)"
    assert rows[2]["catatan"] is None


def test_a_follow_up_is_overdue_from_the_day_after() -> None:
    due = step(tanggal_evaluasi=date(2026, 12, 8))
    assert not is_overdue(due, date(2026, 12, 8))
    assert is_overdue(due, date(2026, 12, 9))
    assert not is_overdue(due | {"status": "selesai"}, date(2026, 12, 9))
    assert not is_overdue(step(tanggal_evaluasi=None), date(2026, 12, 9))


@pytest.mark.parametrize("kind", ["pertemuan", "berita_acara"])
def test_every_answer_that_is_carried_has_its_question_in_the_form(kind: str) -> None:
    """Writing refuses answers that the form does not ask for; reading them is the proof."""
    given = {
        "pertemuan": [as_record("kasus", of_case()), as_record("berita_acara", minutes())],
        "berita_acara": [
            as_record("kasus", of_case()),
            as_record("pertemuan", meeting(pertemuan={"nomor_pertemuan": 2})),
            as_record("berita_acara", minutes(tindak_lanjut=[step()])),
        ],
    }
    content = write_form(kind, SCHOOL, begun(kind, given[kind]))
    assert parse_form(Path("baru.xlsx"), content).kind == kind


@pytest.mark.parametrize(
    ("target", "given", "sentence"),
    [
        ("kasus", [as_record("kasus", case())], "Kasus diisi sendiri, tanpa --dari."),
        ("profil", [as_record("kasus", case())], "diisi sendiri, tanpa --dari."),
        (
            "pertemuan",
            [as_record("pertemuan", meeting())],
            "dari formulir kasus, dari berita acara",
        ),
        ("berita_acara", [as_record("kasus", case())], "diisi dari formulir pertemuannya"),
        (
            "pertemuan",
            [
                as_record("kasus", case(kasus={"kode": "KKA-2026-009"})),
                as_record("berita_acara", minutes()),
            ],
            "dari kasus yang berbeda: KKA-2026-003, KKA-2026-009",
        ),
        (
            "pertemuan",
            [
                as_record("berita_acara", minutes()),
                as_record("pertemuan", meeting(pertemuan={"nomor_pertemuan": 2})),
            ],
            "Sertakan formulir pertemuan ke-1.",
        ),
        (
            "berita_acara",
            [as_record("pertemuan", meeting()), as_record("berita_acara", minutes())],
            "tidak mendahului pertemuan ke-1",
        ),
        (
            "pertemuan",
            [as_record("kasus", case()), as_record("berita_acara", minutes(), "perusahaan")],
            "dari jenis lembaga yang berbeda",
        ),
    ],
)
def test_what_does_not_belong_together_is_refused(
    target: str, given: list[Record], sentence: str
) -> None:
    with pytest.raises(WrongUse, match=sentence):
        begun(target, given)


def test_of_several_minutes_the_latest_counts() -> None:
    given = [
        as_record("berita_acara", minutes(berita_acara={"nomor_pertemuan": number}))
        for number in (1, 3, 2)
    ]
    assert begun("pertemuan", given)["pertemuan"]["nomor_pertemuan"] == 4
