"""What is said of a document that would give somebody away, and of words that tell of a case."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pytest

import kka_docs
from kka_docs.confidentiality.sensitive import sensitive_word_in
from kka_docs.definitions import catalog
from kka_docs.definitions.catalog import stops, stops_everything
from kka_docs.definitions.documents import DOCUMENTS
from kka_docs.definitions.forms import FORMS
from kka_docs.definitions.sensitive_words import READ_BY_INVITEES, SENSITIVE
from kka_docs.definitions.setting import form_in_setting
from kka_docs.definitions.settings import settings
from tests.confidentiality.test_handover import SENTENCES as OF_HANDING_OVER
from tests.forms_in_words import CHILD, CODE, father, meeting, profile, teacher, vice

if TYPE_CHECKING:
    from pathlib import Path

    from kka_docs.records import Problem

LETTERS: Final = f"undangan-01-{CODE}-p1.docx, undangan-02-{CODE}-p1.docx"
SENTENCES: Final = {
    **OF_HANDING_OVER,
    "identitas_di_dokumen": f"{LETTERS} akan menunjukkan nama konseli (melati rekaan) di isi, "
    "paragraf 14; dokumen untuk yang diundang ini tidak boleh memuatnya, jadi tidak dibuat. Hapus "
    "dari isian formulir; bila tulisannya ada di templat undangan.docx, hapus di sana.",
    "bagian_nama_di_dokumen": f"{LETTERS} memuat kata (melati) di isi, paragraf 14 yang juga "
    "bagian nama konseli. Bila yang dimaksud orang itu, hapus dari isian formulir atau dari "
    "templat undangan.docx; bila kebetulan sama, biarkan.",
    "kata_peka": "Kata “narkoba” membuka isi kasus, padahal isian ini dibaca yang diundang. Tulis "
    "netral, misalnya “Konferensi Kasus”; masalahnya hanya ditulis di formulir kasus.",
}


def said(found: Problem, *, with_values: bool) -> str:
    told = (say(found, with_values=with_values) for say in (catalog.wrong, catalog.remedy))
    return " ".join(told)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"hal": f"Tentang {CHILD}"}, "identitas_di_dokumen"),
        ({"hal": "Tentang Melati"}, "bagian_nama_di_dokumen"),
        ({"hal": "Undangan: narkoba di kelas"}, "kata_peka"),
    ],
)
def test_a_finding_is_said_in_a_sentence(
    tmp_path: Path, changes: dict[str, Any], code: str
) -> None:
    profile().save(tmp_path)
    form = meeting(peserta=[teacher(), vice(), father()], **changes).save(tmp_path)
    (found,) = kka_docs.generate(form, "undangan", output=tmp_path / "hasil").problems
    assert (found.code, said(found, with_values=True)) == (code, SENTENCES[code])
    assert not {"melati", "narkoba"} & set(said(found, with_values=False).casefold().split())


def test_a_finding_in_a_document_stops_that_document_only(tmp_path: Path) -> None:
    profile().save(tmp_path)
    form = meeting(hal=f"Tentang {CHILD}").save(tmp_path)
    (found,) = kka_docs.generate(form, "undangan", output=tmp_path / "hasil").problems
    assert not stops_everything(found)
    assert not any(stops(found, kind) for kind in DOCUMENTS)


def test_a_letter_that_is_kept_back_leaves_no_older_one_to_be_posted(tmp_path: Path) -> None:
    profile().save(tmp_path)
    kka_docs.generate(meeting().save(tmp_path), "undangan", output=tmp_path / "hasil")
    changed = meeting(hal=f"Tentang {CHILD}").save(tmp_path)
    report = kka_docs.generate(changed, "undangan", output=tmp_path / "hasil")
    place = tmp_path / "hasil" / CODE / "pertemuan-1"
    assert [path.name for path in place.glob("*.docx")] == [f"undangan-03-{CODE}-p1.docx"]
    assert len(list((place / "tidak-berlaku").glob("*.docx"))) == 2
    assert report.exit_code == 3


def test_a_run_says_once_that_it_does_not_know_the_child(tmp_path: Path) -> None:
    profile().save(tmp_path)
    meeting(peserta=[teacher()]).save(tmp_path, "satu.xlsx")
    meeting("KKA-2026-002", peserta=[teacher()]).save(tmp_path, "dua.xlsx")
    report = kka_docs.generate(tmp_path, "undangan", output=tmp_path / "hasil")
    (note,) = report.notes
    assert note.startswith("Nama konseli KKA-2026-002, KKA-2026-001 tidak disebut di formulir")
    assert report.exit_code == 0


# Sensitive words


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Pembinaan siswa HAMIL", "hamil"),
        ("Kasus Bunuh\u00a0Diri", "bunuh diri"),
        ("Penyalahgunaan (narkoba)", "narkoba"),
        ("Tuan Hamilton dari Bandung", None),
        ("Undangan Konferensi Kasus", None),
        ("Pembahasan masalah bersama", None),
    ],
)
def test_sensitive_words_are_found_whole(text: str, word: str | None) -> None:
    assert sensitive_word_in(text) == word


@pytest.mark.parametrize(
    ("changes", "label"),
    [
        ({"hal": "Undangan: narkoba"}, "Hal"),
        ({"tempat": "Panti rehabilitasi"}, "Tempat"),
        ({"tujuan": ["Menangani kehamilan"]}, "Tujuan pertemuan"),
        ({"tembusan": ["Komite", "Satgas Narkoba"]}, "Tembusan"),
        ({"agenda": [{"kegiatan": "Mendengar korban"}]}, "Kegiatan"),
        ({"peserta": [teacher(fungsi="Penanggung jawab narkoba")]}, "Jabatan"),
    ],
)
def test_a_sensitive_word_is_named_by_cell(
    tmp_path: Path, changes: dict[str, Any], label: str
) -> None:
    (found,) = kka_docs.check(meeting(**changes).save(tmp_path)).problems
    assert (found.code, found.place.label) == ("kata_peka", label)
    assert found.place.cell is not None


def test_an_office_may_be_called_what_it_is_called(tmp_path: Path) -> None:
    guest = teacher(instansi="Satuan Reserse Narkoba Polres Contohan")
    assert kka_docs.check(meeting(peserta=[guest]).save(tmp_path)).problems == ()


@pytest.mark.parametrize("setting", settings().values(), ids=lambda setting: setting.key)
def test_no_form_suggests_a_sensitive_word(setting: Any) -> None:
    form = form_in_setting(FORMS["pertemuan"], setting)
    for sheet, field in form.walk():
        if field.key in READ_BY_INVITEES.get(sheet.key, ()):
            choices = setting.choice_list(field.choices) if field.choices else ()
            for text in (field.default or "", *(choice.label for choice in choices)):
                assert sensitive_word_in(text) is None


def test_words_that_are_listed_are_plain_and_stand_once() -> None:
    words = [word for group in SENSITIVE.values() for word in group.split()]
    assert len(words) == len(set(words))
    assert all(word == word.lower() and word.replace("-", "").isalpha() for word in words)
    form = FORMS["pertemuan"]
    for sheet, keys in READ_BY_INVITEES.items():
        assert set(keys) <= {field.key for field in form.sheet(sheet).fields}
