"""Papers to be filled in by hand: what is printed already, and where a pen has room."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kka_docs import resources
from kka_docs.definitions.documents import DOCUMENTS
from kka_docs.rendering.blank import blank_names
from tests.rendering.papers import SCHOOL, VARIANTS, compiled, profile, texts_of, variant_of

if TYPE_CHECKING:
    from kka_docs.rendering.values import Names

BREAK = "\u200b"


def names_of(kind: str) -> Names:
    return blank_names(DOCUMENTS[kind], SCHOOL, profile(SCHOOL))


def paper(template: str) -> list[str]:
    """All lines of a blank paper, in its body, its tables and its foot, without their breaks."""
    kind, _ = variant_of(template)
    content = (resources.word_templates() / template).read_bytes()
    texts = texts_of(compiled(content, template).render(names_of(kind.key)))
    cells = "\n".join(texts.cells).split("\n")
    return [line.replace(BREAK, "") for line in (*texts.body, *cells, *texts.footer)]


@pytest.mark.parametrize("template", [variant.template for _, variant in VARIANTS])
def test_no_blank_paper_answers_for_its_writer(template: str) -> None:
    told = "\n".join(paper(template))
    for answer in ("None", "Tidak hadir", "Turut hadir", "{{", "KKA-2026"):
        assert answer not in told


def test_everyone_is_addressed_as_letters_do() -> None:
    told = "\n".join(paper("undangan.docx"))
    assert "kami mengundang Bapak/Ibu untuk hadir" in told


def test_the_town_of_the_institution_stands_before_the_date() -> None:
    assert any(line.startswith("Contohan, …") for line in paper("daftar-hadir.docx"))


def test_long_dotted_lines_may_go_on_in_the_next_line() -> None:
    assert names_of("berita-acara")["berita_acara"]["tempat"] == BREAK.join("…" * 18)


@pytest.mark.parametrize(
    ("kind", "labels"), [("label-amplop", 21), ("label-amplop-besar", 16), ("amplop", 1)]
)
def test_a_sheet_of_labels_is_full(kind: str, labels: int) -> None:
    assert sum(line.startswith("Yth. …") for line in paper(f"{kind}.docx")) == labels


def test_a_consent_has_one_place_for_its_date_or_reason() -> None:
    told = paper("format-kasus-himpunan.docx")
    assert not any(";" in line for line in told)


def test_several_purposes_have_a_line_each() -> None:
    numbered = [line[:2] for line in paper("agenda.docx") if ".\t…" in line]
    assert numbered == ["1.", "2.", "3."]
