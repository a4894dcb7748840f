"""Every message is explained, and each example really brings up its message, until it is mended."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import pytest

from kka_docs.definitions.explanations import EXPLANATIONS, TOPICS
from kka_docs.definitions.explanations.explanation import Answer, InCell
from kka_docs.definitions.forms import FORMS
from kka_docs.definitions.sentences import CATALOG
from tests.definitions.test_catalog import JARGON
from tests.validation.forms import case, meeting, minutes, profile, told

if TYPE_CHECKING:
    from kka_docs.records import Values

IN_ORDER: Final[dict[str, Values]] = {
    "profil": profile(),
    "kasus": case(),
    "pertemuan": meeting(),
    "berita_acara": minutes(),
}
IN_CELLS: Final = {
    code: told.example for code, told in EXPLANATIONS.items() if isinstance(told.example, InCell)
}


def answered(example: InCell, answer: Answer) -> dict[str, Any]:
    """A form in order but for the cell of an example, and what stands beside it."""
    form, sheet, field = example.at.split(".")
    changes = dict(example.beside) | {field: answer}
    declared = FORMS[form].sheet(sheet)
    if declared.table is None:
        lines = {f.key: bool(f.lines) for f in declared.fields}
        listed = {key: [told] if lines[key] else told for key, told in changes.items()}
        changed: Any = {**IN_ORDER[form].get(sheet, {}), **listed}
    else:
        first, *others = IN_ORDER[form].get(sheet) or [{}]
        changed = [{**first, **changes}, *others]
    return {**IN_ORDER[form], sheet: changed}


def codes(example: InCell, answer: Answer) -> set[str]:
    form = example.at.split(".")[0]
    return {code for code, _ in told(form, answered(example, answer))}


def test_every_message_is_explained_once() -> None:
    explained = [code for topic in TOPICS for code in topic.explanations]
    assert sorted(explained) == sorted(CATALOG), "write it into kka_docs/definitions/explanations/"


@pytest.mark.parametrize("code", IN_CELLS)
def test_what_the_example_shows_before_brings_up_the_message(code: str) -> None:
    assert code in codes(IN_CELLS[code], IN_CELLS[code].before)


@pytest.mark.parametrize("code", IN_CELLS)
def test_what_it_shows_after_brings_up_nothing(code: str) -> None:
    assert codes(IN_CELLS[code], IN_CELLS[code].after) == set()


def test_most_messages_about_cells_have_an_example_that_is_tried() -> None:
    assert len(IN_CELLS) > 45


@pytest.mark.parametrize("code", EXPLANATIONS)
def test_an_explanation_is_plain_sentences(code: str) -> None:
    explained = EXPLANATIONS[code]
    for text in (explained.meaning, explained.why, *explained.steps):
        assert re.fullmatch(r"[A-Z“].*[.?]", text), text
        assert not re.search(r"  |\"", text)
        assert not JARGON.search(text), text
    assert explained.steps
    assert explained.example.before != explained.example.after
