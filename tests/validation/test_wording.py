"""Words that judge a person are found whole; names, quotes and told words are left alone."""

from __future__ import annotations

from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kka_docs.definitions.forms import FORMS
from kka_docs.definitions.objective_words import LABELS, SAID_BEFORE
from kka_docs.validation.wording import judgements
from tests.validation.forms import case, checked, meeting, minutes, sentences, told

WORDS: Final = [word for label in LABELS for word in label.words]
JUDGED: Final = "bahasa_menilai"


def found(text: str) -> list[str]:
    return [judgement.word for judgement in judgements(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Anak ini nakal dan pemalas.", ["nakal", "pemalas"]),
        ("Nakalnya sudah diketahui.", ["nakalnya"]),
        ("Malas mengerjakan tugas.", ["malas"]),
        ("1. Malas mengerjakan tugas.", ["malas"]),
        ("Catatan:\n2) Malas mengerjakan tugas.", ["malas"]),
        ("Ia datang. Malas, katanya.", ["malas"]),
        ("- malas\n-bodoh\n• Egois", ["malas", "bodoh", "egois"]),
        ("ANAK INI NAKAL", ["nakal"]),
        ("nakal, nakal, NAKAL", ["nakal"]),
        ("nakal/malas (bodoh)", ["nakal", "malas", "bodoh"]),
        ("Ia kurang \t ajar kepada guru.", ["kurang ajar"]),
        ("bermalas-malasan di kelas", ["bermalas-malasan"]),
        ("nakál dan \uff42\uff4f\uff44\uff4f\uff48", ["nakal", "bodoh"]),
        ("Berasal dari keluarga broken home.", ["broken home"]),
        ("Kenakalannya berulang.", ["kenakalannya"]),
    ],
)
def test_a_judging_word_is_found_in_any_dress(text: str, words: list[str]) -> None:
    assert found(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "Ia tinggal di Nakalan, dekat Bodohan.",
        "Kerja kelompok di Jalan Bandel nomor 3.",
        "Rumahnya di belakang warung Pak Manja.",
        "K1 tergila-gila pada musik.",
        "Teman-temannya menyebut dia “bodoh”.",
        "Temannya berkata 'dasar pemalas' lalu pergi.",
        'Tertulis "nakal" di meja.',
        "K1 merasa dirinya bodoh.",
        "K1 sering diejek anak manja oleh temannya.",
        "Ia mengaku sedang malas pada hari itu.",
        "Sosialisasi kenakalan remaja oleh Polsek.",
        "Guru tidak memalaskan diri; anak dimanjakan neneknya.",
        "Dokter mata menduga mata malas.",
        "Ia dibodohi penjual telepon.",
        "",
    ],
)
def test_what_judges_nobody_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_told_words_end_with_their_sentence() -> None:
    assert found("K1 merasa lelah. Memang anak malas.") == ["malas"]
    assert found("K1 merasa lelah karena temannya malas.") == ["malas"]


def test_a_quote_ends_with_its_line() -> None:
    assert found("Kata guru: “ia datang\ntetapi malas” begitu.") == ["malas"]


@pytest.mark.parametrize("word", WORDS)
def test_every_word_of_the_list_is_found(word: str) -> None:
    assert word in found(f"Menurut wali kelas ia {word} sejak Juli.")


@pytest.mark.parametrize("word", WORDS)
def test_no_word_of_the_list_is_found_inside_another(word: str) -> None:
    assert found(f"Menurut wali kelas ia {word}ban dan x{word} serta {word}-x sejak Juli.") == []


@given(st.text(st.characters(categories=("L", "M", "N", "P", "S", "Z"))))
def test_whatever_is_found_is_in_the_list(text: str) -> None:
    endings = ("", "nya", "lah", "kah", "pun")
    assert set(found(text)) <= {word + ending for word in WORDS for ending in endings}


@given(word=st.sampled_from(WORDS), before=st.sampled_from(sorted(SAID_BEFORE)))
def test_told_words_are_nobodys_judgement(word: str, before: str) -> None:
    assert found(f"K1 {before} {word}.") == []


def test_words_are_small_letters_and_stand_in_one_list_only() -> None:
    assert len(WORDS) == len(set(WORDS))
    assert all(word == word.lower().strip() for word in WORDS)


@pytest.mark.parametrize("part", ["malas ", "Malas", "Malas. ", ". ", "'", "“", "merasa Malas "])
def test_a_cell_that_is_full_is_read_too(part: str) -> None:
    text = f"{part * (32_767 // len(part))} Nakal"
    assert len(found(text)) <= 2


# In forms


def narrative(**answers: Any) -> list[tuple[str, str | None]]:
    return told("kasus", case(format_kasus=answers))


def test_a_cell_gets_one_warning_with_its_words_named() -> None:
    values = case(format_kasus={"deskripsi": ["Anak nakal dan malas.", "Bodoh pula, dan nakal."]})
    first, second = sentences("kasus", values)
    assert first.startswith(
        "Kata “nakal” dan “malas” menilai orangnya (memberi cap, menebak sebabnya), bukan"
    )
    assert "misalnya “keluar kelas tanpa izin tiga kali pada bulan Oktober” dan “empat" in first
    assert second.startswith("Kata “bodoh” dan “nakal” menilai orangnya")


def test_it_is_a_warning_and_the_record_stands() -> None:
    result = checked("kasus", case(format_kasus={"nama_kasus": "Anak malas"}))
    assert result.errors == ()
    assert result.record is not None


def test_people_of_the_form_may_be_called_like_that() -> None:
    called = [{"kode": "K1", "nama": "Bandel Prasetyo", "kelas": "XI-3"}]
    told_of = {"deskripsi": ["Bandel tidak hadir.", "Ia bandel."]}
    assert told("kasus", case(konseli=called, format_kasus=told_of)) == [
        (JUDGED, "b. Deskripsi yang dihadapi")
    ]
    assert len(narrative(**told_of)) == 2


@pytest.mark.parametrize(
    ("form", "values"),
    [
        ("kasus", case(data_pendukung=[{"aspek": "Minat", "isi": "Malas membaca."}])),
        ("pertemuan", meeting(pertemuan={"hal": "Undangan tentang anak nakal"})),
        ("pertemuan", meeting(pertemuan={"tujuan": ["Menertibkan anak nakal"]})),
        ("pertemuan", meeting(agenda=[{"menit": 9, "kegiatan": "Membahas anak nakal"}])),
        ("berita_acara", minutes(berita_acara={"analisis": ["Ia memang pemalas."]})),
        ("berita_acara", minutes(keputusan=[{"bantuan": "Konseling", "alasan": "Ia malas."}])),
    ],
)
def test_narratives_of_all_forms_are_read(form: str, values: dict[str, Any]) -> None:
    assert [code for code, _ in told(form, values)] == [JUDGED]


def test_names_and_places_are_not_narratives() -> None:
    values = meeting(peserta=[{"nama": "nakal", "fungsi": "Wali Kelas", "alamat": "bandel"}])
    assert told("pertemuan", values) == []


def test_every_narrative_of_a_case_is_declared_to_be_one() -> None:
    """A new paragraph field about a case gets the rule by one word; here is who forgets it."""
    forgotten = [
        f"{form.key}.{sheet.key}.{field.key}"
        for form in FORMS.values()
        for sheet, field in form.walk()
        if field.long and "objective_language" not in field.rules
    ]
    assert forgotten == []
