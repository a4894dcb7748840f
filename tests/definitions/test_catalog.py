"""Every sentence of the catalogue is reached by a test, and says what is wrong and what helps."""

from __future__ import annotations

import re
from string import Formatter
from typing import TYPE_CHECKING, Final

import pytest

from kka_docs.definitions.catalog import (
    problem,
    remedy,
    stops,
    stops_everything,
    wrong,
)
from kka_docs.definitions.documents import DOCUMENTS
from kka_docs.definitions.explanations import TOPICS as EXPLAINED
from kka_docs.definitions.sentences import CATALOG, TOPICS, Message, joined
from kka_docs.definitions.settings import settings
from kka_docs.forms.write import write_form
from kka_docs.institution import open_office
from kka_docs.records import Place, Severity
from tests.batch.test_new_copies import OF_NEW_COPIES
from tests.cases.test_disagreements import OF_CASES
from tests.confidentiality.test_sentences import SENTENCES as OF_CONFIDENTIALITY
from tests.enemies.test_told import OF_ENEMIES
from tests.forms.test_hands import OF_HANDS
from tests.forms.test_older_forms import OF_OLDER_FORMS
from tests.forms.test_read import OF_FILES, OF_SHEETS
from tests.forms.test_refill import OF_REFILLS
from tests.forms.test_sources import OF_SOURCES
from tests.test_samples import SENTENCES

if TYPE_CHECKING:
    from pathlib import Path

    from kka_docs.records import Problem

OF_PROFILES: Final = {
    "formulir_kosong": "Formulir ini belum diisi. Isi sel-sel kuning lebih dahulu, lalu simpan.",
    "bukan_profil": "Berkas ini bukan formulir profil lembaga. Pilih profil-lembaga.xlsx.",
}
JARGON: Final = re.compile(
    r"(?i)\b(error|invalid|null|none|true|false|parse|regex|string|integer|field|key|cell|row|"
    r"column|schema|record|traceback|file|warning|galat|validasi|argumen|parameter)\b"
)


def sentence(found: Problem, *, with_values: bool = True) -> str:
    said = (wrong(found, with_values=with_values), remedy(found, with_values=with_values))
    return " ".join(said)


OF_BROKEN_PROGRAMS: Final = {"galat_program"}
"""What only a fault inside the program brings up: see tests/batch/test_batch.py."""


OF_COPIES: Final = ("berkas_lama_dilewati",)
"""What a form and its marked copy side by side bring up: see tests/batch/test_copies.py."""


OF_SIGNATORIES: Final = ("penanda_tangan_diundang",)
"""What a profile beside a meeting form brings up: see tests/validation/test_meeting_rules.py."""

OF_REGISTERS: Final = ("nomor_surat_terpakai", "pertemuan_sudah_batal")
"""What a register of letter numbers brings up: see tests/batch/test_numbering.py."""


def test_every_sentence_is_reached_and_spelled_out_by_a_test() -> None:
    of_runs = [*OF_REGISTERS, *OF_COPIES, *OF_NEW_COPIES, *OF_CASES, *OF_BROKEN_PROGRAMS]
    of_forms = [
        *OF_SIGNATORIES,
        *OF_CONFIDENTIALITY,
        *OF_OLDER_FORMS,
        *OF_REFILLS,
        *OF_FILES,
        *OF_SHEETS,
        *OF_SOURCES,
        *OF_HANDS,
        *OF_PROFILES,
        *OF_ENEMIES,
    ]
    spelled = [*SENTENCES, *of_forms, *of_runs]
    assert sorted(spelled) == sorted(CATALOG)


@pytest.mark.parametrize(
    ("form", "code"), [("profil", "formulir_kosong"), ("kasus", "bukan_profil")]
)
def test_a_form_that_cannot_serve_as_profile_says_why(tmp_path: Path, form: str, code: str) -> None:
    path = tmp_path / "profil-lembaga.xlsx"
    path.write_bytes(write_form(form, settings()["sekolah"]))
    checked, office = open_office(path)
    assert office is None
    assert [(found.code, sentence(found)) for found in checked.problems] == [
        (code, OF_PROFILES[code])
    ]


@pytest.mark.parametrize("code", CATALOG)
def test_a_message_is_two_plain_sentences(code: str) -> None:
    message = CATALOG[code]
    for text in (message.wrong, message.remedy):
        assert re.fullmatch(r"[A-Z“{].*[.?]", text), text
        assert "  " not in text
        assert '"' not in text
        assert not JARGON.search(text)


@pytest.mark.parametrize("code", CATALOG)
def test_only_values_are_left_out_where_values_may_not_appear(code: str) -> None:
    texts = CATALOG[code].wrong + CATALOG[code].remedy
    names = {name for _, name, _, _ in Formatter().parse(texts) if name}
    found = problem(code, Place("a.xlsx"), **{name: f"<{name}>" for name in names})
    assert {name for name in names if f"<{name}>" in sentence(found)} == names
    open_names = {name for name in names if not name.startswith("nilai")}
    quiet = sentence(found, with_values=False)
    assert {name for name in names if f"<{name}>" in quiet} == open_names


def test_what_a_cell_holds_cannot_act_on_the_terminal() -> None:
    found = problem("bukan_jam", Place("a.xlsx"), nilai="\x1b[2J\x07pagi\nsiang")
    assert wrong(found, with_values=True) == (
        "“\ufffd[2J\ufffdpagi\nsiang” bukan jam yang dikenal."
    )


def test_a_code_that_the_catalogue_lacks_is_refused() -> None:
    with pytest.raises(KeyError):
        problem("tidak_ada", Place("a.xlsx"))


def test_a_code_belongs_to_one_topic() -> None:
    torn, blank = (
        {code: Message(Severity.ERROR, "Salah.", "Isi.")} for code in ("rusak", "kosong")
    )
    assert joined([torn, blank]).keys() == {"rusak", "kosong"}
    with pytest.raises(ValueError, match=r"^codes of two topics: rusak$"):
        joined([torn, blank, torn])


def test_sentences_and_explanations_stand_under_the_same_topics() -> None:
    said = [sorted(topic) for topic in TOPICS]
    assert said == [sorted(topic.explanations) for topic in EXPLAINED]


def test_an_error_stops_all_documents_or_those_it_names() -> None:
    whole, partly = (problem(code, Place("a.xlsx")) for code in ("wajib", "persetujuan_belum"))
    warning = problem("agenda_kosong", Place("a.xlsx"))
    assert [stops_everything(found) for found in (whole, partly, warning)] == [True, False, False]
    assert {kind for kind in DOCUMENTS if stops(whole, kind)} == set(DOCUMENTS)
    inviting = {"undangan", "perubahan", "slip-konfirmasi", "tanda-terima"}
    inviting |= {"label-amplop", "label-amplop-besar", "amplop"}
    assert {kind for kind in DOCUMENTS if stops(partly, kind)} == inviting
    assert not any(stops(warning, kind) for kind in DOCUMENTS)


def test_messages_that_stop_single_documents_name_documents_that_exist() -> None:
    for message in CATALOG.values():
        assert set(message.blocks) <= set(DOCUMENTS)
        assert message.severity is Severity.ERROR or not message.blocks
