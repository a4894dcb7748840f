"""Gaps that somebody meant to fill are found; dots, dashes and names of real texts are not."""

from __future__ import annotations

from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kka_docs.definitions.choices import STAGES_OF_A_MEETING
from kka_docs.definitions.forms import FORMS
from kka_docs.definitions.setting import form_in_setting
from kka_docs.definitions.settings import settings
from kka_docs.forms.answers import written_answers
from kka_docs.validation.unfinished import gap_in
from tests.validation.forms import case, checked, meeting, minutes, profile, sentences, told

ERROR: Final = "isian_sementara"
WARNING: Final = "tampak_belum_selesai"
OWN: Final = "isian_petunjuk"


def shown(text: str, *, one_line: bool = True) -> str | None:
    gap = gap_in(text, one_line=one_line)
    return None if gap is None else gap.shown


@pytest.mark.parametrize(
    "text",
    [
        *("xxx", "XXXX", "xxx-xxx", "???", "[isi]", "<nama>", "[tempat]", "Isi di sini", "tbd"),
        *("Contoh", "(isi)", "lorem ipsum", "[ISI]", "<nama siswa>", "(Tuliskan data objektif)"),
        *("Klik atau ketuk di sini", "«nama»", "asdf"),
    ],
)
def test_what_can_be_no_answer_at_all(text: str) -> None:
    gap = gap_in(text, one_line=False)
    assert gap is not None
    assert (gap.shown, gap.is_all) == (text, True)


@pytest.mark.parametrize("text", ["…", "...", ".......", "____", "… …", "menyusul", "Nanti diisi"])
def test_what_may_be_meant_for_the_pen_or_for_later(text: str) -> None:
    gap = gap_in(text, one_line=True)
    assert gap is not None
    assert (gap.shown, gap.is_all) == (text, False)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Ruang xxx lantai 2", "xxx"),
        ("Ruang XXX", "XXX"),
        ("0812xxxx", "xxxx"),
        ("Nama: ..... kelas", "....."),
        ("Jalan ____ nomor 3", "____"),
        ("Diantar oleh [nama orang tua] ke rumah", "[nama orang tua]"),
        ("Datang pukul ?? pagi", "??"),
        ("Hasil TBD", "TBD"),
        ("Isi (Tuliskan hasil diskusi) ini", "(Tuliskan hasil diskusi)"),
        ("Lorem ipsum dolor sit amet", "Lorem ipsum"),
        ("Bertempat di (…)", "(…)"),
    ],
)
def test_a_gap_inside_a_text_is_named(text: str, part: str) -> None:
    assert shown(text, one_line=False) == part


@pytest.mark.parametrize(
    "text",
    [
        *("-", "–", "--", "#", "0", ".", "x", "K1", "III", "XXI"),
        *("Dies Natalis XXX", "Angkatan XXX", "hari jadi ke-XXX", "PT Maxxxima", "Exxxon"),
        *("Membawa buku, pensil, dan lain-lain …", "Rapor, buku, dll. ...", "dst ....."),
        *("Ia terdiam… lalu pulang.", "“… tidak enak kalau berhenti.”", "menangis....."),
        *("Mengapa???", "Benarkah??", "suhu < 38 dan > 36", "[sic]", "[nama disamarkan]"),
        *("memberi contoh yang baik", "Contohnya banyak.", "nama@sekolah.sch.id", "a_b"),
        *("{{ 7*7 }}", "{nomor}/BK", "<b>", "Belum ada.", "tidak", "s.d. selesai", "(024) 123"),
        *("tempat diberitahukan tersendiri", "Lomba Tbilisi", "Nomor 1 ... 3"[:7], ""),
    ],
)
def test_real_texts_are_left_alone(text: str) -> None:
    assert shown(text, one_line=False) is None


def test_dots_that_stand_alone_are_a_gap_in_one_line_only() -> None:
    assert shown("Ruang …", one_line=True) == "…"
    assert shown("Ia berkata … lalu diam.", one_line=False) is None


@given(st.text(max_size=40), st.booleans())
def test_what_is_shown_is_part_of_the_text(text: str, one_line: bool) -> None:
    gap = gap_in(text, one_line=one_line)
    assert gap is None or gap.shown.lower() in text.lower()


letters = st.characters(categories=("Lu", "Ll"), exclude_characters="xX")


@given(st.text(letters, min_size=1, max_size=12))
def test_a_name_is_no_gap(word: str) -> None:
    listed = {"isi", "tbd", "tba", "coba", "nanti", "contoh", "dummy", "testing", "asdf", "qwerty"}
    if word.lower() not in listed:
        assert shown(f"Wagiman {word}") is None or "tb" in word.lower()


@pytest.mark.parametrize("part", ["?", "x", "xxx ", ".", "… ", "a", "ke XXX ", "[isi", "(", "_"])
def test_a_cell_that_is_full_is_read_too(part: str) -> None:
    text = f"{part * (32_767 // len(part))}a1 XXX"
    gap = gap_in(text, one_line=True)
    assert gap is None or len(gap.shown) <= 40


# In forms


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        ("xxx", ERROR),
        ("[tempat]", ERROR),
        ("…", WARNING),
        ("menyusul", WARNING),
        ("xxx 2", WARNING),
    ],
)
def test_a_required_answer_that_can_be_none_is_an_error(answer: str, code: str) -> None:
    assert told("pertemuan", meeting(pertemuan={"tempat": answer})) == [(code, "Tempat")]


def test_an_optional_one_is_a_warning() -> None:
    assert told("pertemuan", meeting(pertemuan={"notulis": "xxx"})) == [(WARNING, "Notulis")]
    assert told("pertemuan", meeting(pertemuan={"tembusan": ["xxx"]})) == [(WARNING, "Tembusan")]


def test_what_another_answer_makes_required_is_required() -> None:
    def reason(state: str, answer: str) -> list[tuple[str, str | None]]:
        changes = {"persetujuan": state, "alasan_persetujuan": answer}
        return told("pertemuan", meeting(pertemuan=changes))

    label = "Alasan bila tidak dimungkinkan"
    assert reason("tidak_dimungkinkan", "???") == [(ERROR, label)]
    assert reason("sudah", "xxx") == [(WARNING, label)]


def test_a_reason_is_in_words() -> None:
    """The reason stands in for consent; a dash there would be no more than a switch."""
    for dash in ("-", "–", "...", "1"):
        changes = {"persetujuan": "tidak_dimungkinkan", "alasan_persetujuan": dash}
        found = told("pertemuan", meeting(pertemuan=changes))
        assert found == [(ERROR, "Alasan bila tidak dimungkinkan")]


def test_a_paragraph_that_can_be_no_answer_is_an_error_in_a_block_that_must_be_filled() -> None:
    label = "c. Gejala yang muncul"
    assert told("kasus", case(format_kasus={"gejala": ["xxx", "???"]})) == [(ERROR, label)] * 2
    mixed = ["Mengantuk di kelas.", "xxx", "(Tuliskan gejala)", "Datang …… terlambat."]
    expected = [(ERROR, label), (ERROR, label), (WARNING, label)]
    assert told("kasus", case(format_kasus={"gejala": mixed})) == expected
    background = case(format_kasus={"latar_belakang": ["xxx"]})
    assert told("kasus", background) == [(WARNING, "d. Latar belakang")]


def test_a_dash_says_that_there_is_nothing() -> None:
    row = {"aspek": "Kesehatan", "sumber": "-", "isi": "–"}
    assert told("kasus", case(data_pendukung=[row])) == []
    assert told("pertemuan", meeting(pertemuan={"nomor_surat": "-", "lampiran": "-"})) == []


@pytest.mark.parametrize(
    ("form", "values", "label"),
    [
        ("kasus", case(kasus={"konselor": "Konselor"}), "Konselor"),
        ("kasus", case(kasus={"pemohon": "siapa yang meminta konferensi kasus"}), "Diusulkan oleh"),
        ("kasus", case(format_kasus={"gejala": ["Satu gejala satu baris."]}), "c. Gejala"),
        ("berita_acara", minutes(berita_acara={"ringkasan": ["Data objektif"]}), "C. Ringkasan"),
        ("pertemuan", meeting(peserta=[{"nama": "Bambang Contoh"}]), "Nama"),
    ],
)
def test_the_forms_own_words_are_no_answer(form: str, values: dict[str, Any], label: str) -> None:
    ((code, at),) = told(form, values)
    assert code == OWN
    assert at is not None
    assert at.startswith(label)


def test_other_examples_of_the_form_may_be_right() -> None:
    assert told("pertemuan", meeting(pertemuan={"tempat": "Ruang Bimbingan dan Konseling"})) == []
    assert told("profil", profile(lembaga={"kota": "Contohan"})) == []


def test_the_standard_agenda_and_all_that_is_printed_into_blank_forms_is_finished() -> None:
    for setting in settings():
        rows = written_answers(
            form_in_setting(FORMS["pertemuan"], settings()[setting]), settings()[setting], {}
        )["agenda"]
        assert len(rows) == len(STAGES_OF_A_MEETING)
        assert all(gap_in(text, one_line=True) is None for row in rows for text in _texts(row))


def _texts(row: dict[str, Any]) -> list[str]:
    return [value for value in row.values() if isinstance(value, str)]


def test_an_unfinished_answer_is_named() -> None:
    assert sentences("pertemuan", meeting(pertemuan={"tempat": "Ruang …"})) == [
        (
            "Isian ini tampak belum selesai: masih memuat titik-titik. Lengkapi bagian itu; bila "
            "memang sengaja, misalnya untuk ditulis tangan, biarkan."
        )
    ]


def test_a_letter_is_not_made_of_a_required_gap_but_of_a_doubtful_one() -> None:
    assert checked("pertemuan", meeting(pertemuan={"tempat": "xxx"})).record is None
    assert checked("pertemuan", meeting(pertemuan={"tempat": "Ruang …"})).record is not None
