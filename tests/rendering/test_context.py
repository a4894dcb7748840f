"""What the templates may name, form by form."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING, Any

import pytest

from kka_docs.rendering.context import (
    case_names,
    gathering_names,
    letter_names,
    meeting_names,
    minutes_names,
)
from kka_docs.rendering.letter import Addressed
from tests.rendering.papers import (
    COMPANY,
    FAMILY,
    SCHOOL,
    case,
    meeting,
    minutes,
    profile,
    row,
)

if TYPE_CHECKING:
    from kka_docs.definitions.setting import Setting
    from kka_docs.rendering.values import Names

RAHMAT = {
    "nama": "Rahmat Hidayat",
    "gelar_belakang": "S.Pd., Kons.",
    "fungsi": "Koordinator BK",
    "unsur": "konselor",
    "jenis_nomor": "NI PPPK",
    "nomor": "198506172023211907",
    "kehadiran": "hadir",
}
SIGNATORY = ("fungsi", "nama", "gelar_belakang", "jenis_nomor", "nomor")
MOTHER = {
    "nama": "Lastri Handayani",
    "fungsi": "Orang Tua/Wali",
    "unsur": "orang_tua",
    "kehadiran": "hadir",
}
POLICE = {
    "fungsi": "Kepala Polsek Contohan",
    "unsur": "lainnya",
    "instansi": "Polsek Contohan",
    "kehadiran": "diwakili",
    "diwakili_oleh": "Wira Sentosa",
}
COMMITTEE = {
    "gelar_depan": "H.",
    "nama": "Slamet Riyanto",
    "fungsi": "Komite Sekolah",
    "unsur": "lainnya",
    "kehadiran": "diwakili",
    "diwakili_oleh": "Ratna Wulandari",
}
DOCTOR = {"nama": "Surya Wibawa", "unsur": "lainnya", "kehadiran": "tidak_hadir"}


def of_meeting(setting: Setting = SCHOOL, **about: Any) -> Names:
    return meeting_names(meeting(setting, pertemuan=about), profile(setting), setting)


def of_letter(
    person: dict[str, Any] | None = None,
    number: int = 1,
    office: dict[str, Any] | None = None,
    **about: Any,
) -> Names:
    addressed = Addressed(
        "undangan", row("pertemuan", "peserta", **(person or {"nama": "Nurul Hikmah"})), number
    )
    return letter_names(meeting(pertemuan=about), profile(**(office or {})), SCHOOL, addressed)


def of_minutes(*came: dict[str, Any], setting: Setting = SCHOOL, **given: Any) -> Names:
    sheets = given | ({"kehadiran": list(came)} if came else {})
    return minutes_names(minutes(setting, **sheets), profile(setting), setting)


@pytest.mark.parametrize(
    ("lines", "printed"),
    [
        ({}, ["*SMA Negeri 1 Contohan"]),
        (
            {"kop_1": "DINAS PENDIDIKAN", "kop_3": "SMA NEGERI 1 CONTOHAN"},
            ["DINAS PENDIDIKAN", "*SMA NEGERI 1 CONTOHAN"],
        ),
        (
            {"kop_1": "SMA Negeri 1  CONTOHAN", "kop_2": "Terakreditasi A"},
            ["*SMA Negeri 1  CONTOHAN", "Terakreditasi A"],
        ),
        (
            {"kop_1": "YAYASAN", "kop_2": "UNIT", "kop_3": "SMA", "kop_4": "Kelompok Teladan"},
            ["YAYASAN", "UNIT", "SMA", "*Kelompok Teladan"],
        ),
    ],
)
def test_the_letterhead_stresses_the_institutions_name(
    lines: dict[str, str], printed: list[str]
) -> None:
    names = meeting_names(meeting(), profile(lembaga=lines), SCHOOL)
    head = names["lembaga"]["kop"]
    assert [f"{'*' if line['utama'] else ''}{line['teks']}" for line in head] == printed


def test_a_practice_without_letterhead_lines_has_no_letterhead() -> None:
    assert of_meeting(FAMILY)["lembaga"]["kop"] == []
    office = profile(FAMILY, lembaga={"kop_1": "PRAKTIK TEDUH"})
    head = meeting_names(meeting(FAMILY), office, FAMILY)["lembaga"]["kop"]
    assert head == [{"teks": "PRAKTIK TEDUH", "utama": True}]


def test_who_has_no_letterhead_is_reached_line_by_line() -> None:
    office = profile(lembaga={"telepon": "(024) 1", "situs": "a.example"})
    names = meeting_names(meeting(), office, SCHOOL)
    assert names["lembaga"]["saluran"] == ["Telepon (024) 1", "a.example"]
    assert of_meeting()["lembaga"]["saluran"] == []


@pytest.mark.parametrize(
    ("given", "line"),
    [
        ({}, None),
        ({"telepon": "(024) 1234567"}, "Telepon (024) 1234567"),
        ({"surel": "tu@sekolah.example"}, "tu@sekolah.example"),
        (
            {"telepon": "(024) 1", "surel": "tu@a.example", "situs": "a.example"},
            "Telepon (024) 1 · tu@a.example · a.example",
        ),
    ],
)
def test_the_contact_line_has_what_there_is(given: dict[str, str], line: str | None) -> None:
    names = meeting_names(meeting(), profile(lembaga=given), SCHOOL)
    assert names["lembaga"]["kontak"] == line


def test_the_words_are_those_of_the_setting_and_of_the_kind_of_client() -> None:
    assert of_meeting()["istilah"]["konseli"] == "peserta didik"
    assert of_meeting(COMPANY)["istilah"]["konseli"] == "karyawan"
    staff = of_meeting(jenis_konseli="personel")["istilah"]
    assert (staff["konseli"], staff["lembaga"]) == ("personel sekolah", "sekolah")


def test_a_meeting_has_weekday_ordinal_and_time_with_zone() -> None:
    told = of_meeting(nomor_pertemuan=2, selesai=time(11, 30))["pertemuan"]
    assert told["hari_tanggal"] == "Selasa, 24 November 2026"
    assert told["ke"] == "kedua"
    assert told["pukul"] == "09.00 s.d. 11.30 WIB"
    assert of_meeting()["pertemuan"]["pukul"] == "09.00 WIB s.d. selesai"


def test_agenda_steps_are_numbered_and_timed() -> None:
    steps = [
        {"mulai": time(9), "selesai": time(9, 15), "kegiatan": "Pembukaan"},
        {"mulai": time(9, 15), "kegiatan": "Analisis", "penanggung_jawab": "Peserta"},
        {"kegiatan": "Penutup"},
    ]
    agenda = meeting_names(meeting(agenda=steps), profile(), SCHOOL)["agenda"]
    shown = [(s["no"], s["pukul"], s["kegiatan"], s["penanggung_jawab"]) for s in agenda]
    assert shown == [
        (1, "09.00–09.15", "Pembukaan", None),
        (2, "09.15", "Analisis", "Peserta"),
        (3, None, "Penutup", None),
    ]


def test_a_letter_knows_its_recipient_and_no_other() -> None:
    names = of_letter({"nama": "Nurul Hikmah", "fungsi": "Wali Kelas"}, number=4)
    assert names["penerima"] == {
        "yth": "Nurul Hikmah",
        "baris": ["Wali Kelas"],
        "di": "Tempat",
        "sapaan": "Bapak/Ibu",
        "anak": None,
        "nama": "Nurul Hikmah",
        "jabatan": "Wali Kelas",
        "instansi": None,
        "ananda": None,
        "nomor_urut": 4,
    }
    assert names.keys().isdisjoint({"peserta", "daftar_hadir", "perorangan", "amplop"})


def test_a_letter_left_blank_is_ready_for_the_pen() -> None:
    letter = of_letter()["surat"]
    assert letter["nomor"] == "............"
    assert letter["tempat_tanggal"] == f"Contohan, {'.' * 24}"
    assert (letter["hal"], letter["lampiran"]) == ("Undangan Konferensi Kasus", "-")
    assert (letter["sifat"], letter["tembusan"]) == (None, [])
    assert letter["penanda_tangan"] == {
        "fungsi": "Kepala Sekolah",
        "nama": "Siti Aminah",
        "nomor": None,
    }


def test_a_letter_has_number_and_secrecy_from_the_profile_unless_the_form_says_otherwise() -> None:
    pattern = {"jenis_surat": "undangan", "pola": "{nomor}/{bulan_romawi}", "sifat": "Rahasia"}
    office = {"penomoran": [pattern]}
    letter_day = date(2026, 11, 17)
    letter = of_letter(office=office, nomor_surat="45", tanggal_surat=letter_day)["surat"]
    assert (letter["nomor"], letter["sifat"]) == ("045/XI", "Rahasia")
    assert letter["tempat_tanggal"] == "Contohan, 17 November 2026"
    assert of_letter(office=office, sifat="Segera")["surat"]["sifat"] == "Segera"


@pytest.mark.parametrize(
    ("typed", "custom", "marked"),
    [
        ("Rahasia", "Biasa", "RAHASIA"),
        (None, "Terbatas", "TERBATAS"),
        ("Biasa", "Rahasia", None),
        (None, None, None),
    ],
)
def test_an_envelope_says_what_kind_of_letter_is_in_it(
    typed: str | None, custom: str | None, marked: str | None
) -> None:
    pattern: dict[str, Any] = {"jenis_surat": "undangan", "pola": "{nomor}", "sifat": custom}
    office = profile(penomoran=[row("profil", "penomoran", **pattern)])
    invited = {"nama": "Nurul Hikmah", "undangan": "ya"}
    form = meeting(pertemuan={"sifat": typed}, peserta=[invited])
    envelopes = gathering_names(form, office, SCHOOL)["amplop"]
    assert {envelope["sifat"] for envelope in envelopes} == {marked}


def test_letters_with_a_number_each_follow_one_another() -> None:
    office = {"penomoran": [{"jenis_surat": "undangan", "pola": "{nomor}", "per": "surat"}]}
    letters = [of_letter(number=n, office=office, nomor_surat="45")["surat"] for n in (1, 2, 3)]
    numbers = [letter["nomor"] for letter in letters]
    assert numbers == ["045", "046", "047"]


def test_a_parent_without_a_name_is_addressed_in_the_words_of_the_client() -> None:
    parent = {"anak": "Raka Umpama"}
    assert of_letter(parent)["penerima"]["yth"] == "Orang Tua/Wali"
    staff = of_letter(parent, jenis_konseli="personel")
    assert staff["penerima"]["yth"] == "Keluarga"


def test_a_case_has_its_narratives_as_paragraphs() -> None:
    gejala = ["Mengantuk.\n- jam pertama", "2. Terlambat"]
    names = case_names(case(format_kasus={"gejala": gejala}), profile(), SCHOOL)
    assert names["format_kasus"]["nama_kasus"] == "Kehadiran yang menurun"
    assert names["format_kasus"]["gejala"] == [
        {"teks": "Mengantuk.", "tanda": None},
        {"teks": "jam pertama", "tanda": "–"},
        {"teks": "Terlambat", "tanda": "2."},
    ]
    assert names["format_kasus"]["pemecahan"] == []
    assert names["kasus"]["tanggal_ditemukan"] == "2 November 2026"


def test_a_case_may_have_several_clients_each_with_what_is_known() -> None:
    clients = [
        {"kode": "K1", "nama": "Gilang Semisal", "kelas": "XI-1", "nisn": "0099000017"},
        {"kode": "K2", "nama": "Bagas Seumpama", "kelas": "XI-2"},
    ]
    told = case_names(case(konseli=clients), profile(), SCHOOL)["konseli"]
    assert [(client["no"], client["kode"], client["nama"]) for client in told] == [
        (1, "K1", "Gilang Semisal"),
        (2, "K2", "Bagas Seumpama"),
    ]
    assert told[0]["identitas"] == [
        {"label": "Kelas", "isi": "XI-1"},
        {"label": "NISN", "isi": "0099000017"},
    ]
    assert told[1]["identitas"] == [{"label": "Kelas", "isi": "XI-2"}]


def test_a_company_tells_of_unit_and_post() -> None:
    client = {"kode": "K1", "nama": "Contoh", "unit": "Produksi", "nomor_pegawai": "P-00412"}
    names = case_names(case(COMPANY, konseli=[client]), profile(COMPANY), COMPANY)
    labels = [line["label"] for line in names["konseli"][0]["identitas"]]
    assert labels == ["Unit kerja", "Nomor pegawai"]


def test_the_minutes_spell_out_the_date() -> None:
    told = of_minutes()["berita_acara"]
    words = [told[f"{part}_kata"] for part in ("hari", "tanggal", "bulan", "tahun")]
    assert words == ["Selasa", "dua puluh empat", "November", "dua ribu dua puluh enam"]
    assert (told["mulai"], told["selesai"], told["zona"]) == ("09.00", "11.00", "WIB")
    assert told["hari_tanggal"] == "Selasa, 24 November 2026"


def test_the_minutes_are_signed_in_the_town_and_on_the_day_of_the_meeting_unless_told() -> None:
    assert of_minutes()["berita_acara"]["tempat_tanggal"] == "Contohan, 24 November 2026"
    elsewhere = {"tempat_tanda_tangan": "Teladan", "tanggal_tanda_tangan": date(2026, 12, 1)}
    told = of_minutes(berita_acara=elsewhere)["berita_acara"]
    assert told["tempat_tanggal"] == "Teladan, 1 Desember 2026"


def test_the_minutes_have_a_number_of_their_own() -> None:
    pattern = {"jenis_surat": "berita_acara", "pola": "BA.{nomor}/{bulan_romawi}/{tahun}"}
    values = minutes(berita_acara={"nomor": "3"})
    names = minutes_names(values, profile(penomoran=[pattern]), SCHOOL)
    assert names["berita_acara"]["nomor"] == "BA.003/XI/2026"


def test_participants_stand_under_their_unsur_in_the_order_of_the_setting() -> None:
    names = of_minutes(MOTHER, DOCTOR, POLICE, RAHMAT, COMMITTEE)
    listed = [(part["no"], part["unsur"], part["nama"]) for part in names["peserta_per_unsur"]]
    assert listed == [
        (1, "Konselor", ["Rahmat Hidayat, S.Pd., Kons. (Koordinator BK)"]),
        (2, "Wali kelas", []),
        (3, "Guru mapel", []),
        (4, "Orang tua", ["Lastri Handayani (Orang Tua/Wali)"]),
        (
            5,
            "Lainnya",
            [
                "Kepala Polsek Contohan (Polsek Contohan), diwakili oleh Wira Sentosa",
                "H. Slamet Riyanto (Komite Sekolah), diwakili oleh Ratna Wulandari",
            ],
        ),
    ]


def test_the_family_of_a_member_of_staff_is_not_listed_as_parents() -> None:
    wife = {"nama": "Nina Marlina", "unsur": "orang_tua", "kehadiran": "hadir"}
    names = of_minutes(wife, berita_acara={"jenis_konseli": "personel"})
    assert {"no": 4, "unsur": "Keluarga", "nama": ["Nina Marlina"]} in names["peserta_per_unsur"]
    assert names["penandatangan"][0]["keterangan"] == "Keluarga"
    assert names["kehadiran"][0]["unsur"] == "Keluarga"


def test_only_those_present_sign_and_stand_ins_sign_for_whom_they_stand_in() -> None:
    signing = of_minutes(RAHMAT, DOCTOR, POLICE, COMMITTEE, MOTHER)["penandatangan"]
    assert [(s["no"], s["nama"], s["keterangan"]) for s in signing] == [
        (1, "Rahmat Hidayat, S.Pd., Kons.", "Koordinator BK"),
        (2, "Wira Sentosa", "mewakili Kepala Polsek Contohan"),
        (3, "Ratna Wulandari", "mewakili H. Slamet Riyanto, Komite Sekolah"),
        (4, "Lastri Handayani", "Orang Tua/Wali"),
    ]


def test_signatures_lie_left_and_right_in_turn() -> None:
    signing = of_minutes(RAHMAT, DOCTOR, MOTHER, COMMITTEE)["penandatangan"]
    assert [s["ganjil"] for s in signing] == [True, False, True]


def test_somebody_without_a_function_signs_as_his_unsur() -> None:
    guest = {"nama": "Wagino", "unsur": "guru_mapel", "kehadiran": "hadir"}
    assert of_minutes(guest)["penandatangan"][0]["keterangan"] == "Guru mapel"


@pytest.mark.parametrize(
    "named",
    ["Rahmat Hidayat", "rahmat  hidayat", "Rahmat Hidayat, S.Pd., Kons.", "Bapak Rahmat Hidayat"],
)
def test_the_maker_is_found_with_and_without_titles(named: str) -> None:
    names = of_minutes(MOTHER, RAHMAT, berita_acara={"pemimpin": named, "notulis": named})
    assert names["pembuat"] == {
        "fungsi": "Koordinator BK",
        "nama": "Rahmat Hidayat, S.Pd., Kons.",
        "nomor": "NI PPPK 19850617 202321 1 907",
    }
    assert names["berita_acara"]["pemimpin"] == "Rahmat Hidayat, S.Pd., Kons."
    assert names["berita_acara"]["notulis"] == "Rahmat Hidayat, S.Pd., Kons."


def test_a_number_that_the_profile_has_is_not_asked_again() -> None:
    signatory = {key: RAHMAT[key] for key in SIGNATORY} | {"menandatangani": "keduanya"}
    came = RAHMAT | {"jenis_nomor": "–", "nomor": None}
    held = minutes(SCHOOL, kehadiran=[came], berita_acara={"pemimpin": "Rahmat Hidayat"})
    for signatories, number in (([signatory], "NI PPPK 19850617 202321 1 907"), ([], None)):
        known = profile(SCHOOL, penanda_tangan=signatories)
        assert minutes_names(held, known, SCHOOL)["pembuat"]["nomor"] == number


def test_of_two_names_the_longer_one_is_meant() -> None:
    short = {"nama": "Rahmat", "unsur": "lainnya", "kehadiran": "hadir"}
    names = of_minutes(short, RAHMAT, berita_acara={"pemimpin": "Rahmat Hidayat"})
    assert names["pembuat"]["nama"] == "Rahmat Hidayat, S.Pd., Kons."


def test_a_name_inside_another_is_somebody_else() -> None:
    ani = {"nama": "Ani", "unsur": "lainnya", "kehadiran": "hadir"}
    names = of_minutes(ani, berita_acara={"pemimpin": "Rani Contoh", "notulis": "Dian Ani"})
    assert names["pembuat"]["nama"] == "Rani Contoh"
    assert names["berita_acara"]["pemimpin"] == "Rani Contoh"
    assert names["berita_acara"]["notulis"] == "Ani"


def test_a_maker_who_is_not_listed_signs_as_leader_of_the_meeting() -> None:
    names = of_minutes(MOTHER, berita_acara={"pemimpin": "Dewi Kartika, S.Pd."})
    assert names["pembuat"] == {
        "fungsi": "Pemimpin pertemuan",
        "nama": "Dewi Kartika, S.Pd.",
        "nomor": None,
    }


def test_nobody_takes_minutes_unless_named() -> None:
    assert of_minutes()["berita_acara"]["notulis"] is None


def test_the_principal_countersigns_only_where_named() -> None:
    assert of_minutes()["mengetahui"] is None
    known = of_minutes(berita_acara={"mengetahui": "Kepala Sekolah"})["mengetahui"]
    assert known == {"fungsi": "Kepala Sekolah", "nama": "Siti Aminah", "nomor": None}


def test_no_decision_is_a_valid_outcome() -> None:
    names = of_minutes()
    assert names["berita_acara"]["ada_keputusan"] is False
    assert (names["keputusan"], names["tindak_lanjut"], names["evaluasi"]) == ([], [], [])


def test_decisions_and_follow_ups_are_numbered() -> None:
    names = of_minutes(
        berita_acara={"keadaan_keputusan": "ada"},
        keputusan=[{"bantuan": "Konseling"}, {"bantuan": "Kunjungan rumah", "alasan": "Perlu"}],
        tindak_lanjut=[
            {
                "keputusan": 2,
                "apa": "Berkunjung",
                "siapa": "Dewi",
                "kapan": "Desember",
                "tanggal_evaluasi": date(2026, 12, 18),
            }
        ],
    )
    assert names["berita_acara"]["ada_keputusan"] is True
    assert [decision["no"] for decision in names["keputusan"]] == [1, 2]
    (step,) = names["tindak_lanjut"]
    assert (step["keputusan"], step["tanggal_evaluasi"]) == ("2", "18 Desember 2026")
    assert (step["status"], step["teknik"]) == ("Belum dimulai", None)


def test_narratives_of_the_minutes_are_paragraphs_but_lists_of_people_are_not() -> None:
    about = {"ringkasan": ["1. Hadir\n2. Aktif"], "penanggung_jawab": ["Rahmat", "Nurul"]}
    told = of_minutes(berita_acara=about)["berita_acara"]
    assert [part["tanda"] for part in told["ringkasan"]] == ["1.", "2."]
    assert told["penanggung_jawab"] == ["Rahmat", "Nurul"]
    assert told["alternatif"] == []
