"""After one change to a filled form: the same record, or a problem; never another one unsaid."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kka_docs.definitions.catalog import remedy, wrong
from kka_docs.definitions.sentences import CATALOG
from kka_docs.definitions.settings import settings as known_settings
from kka_docs.errors import UnreadableForm
from kka_docs.forms import read
from kka_docs.forms.book import open_book
from kka_docs.forms.grid import MOST_ROWS
from kka_docs.forms.layout import address_of
from kka_docs.forms.write import write_form
from kka_docs.validation.check import check
from tests.laws.hands import one_change, pages_of
from tests.laws.whole_forms import EVERY_FORM, declared, ordinary_answers
from tests.validation.forms import FILE

if TYPE_CHECKING:
    from kka_docs.forms.grid import At
    from kka_docs.records import Checked, KeyPath, Record
    from tests.laws.hands import Change, Pages

Cell: TypeAlias = tuple[str | None, str | None]
Answers: TypeAlias = dict[Cell, tuple[str, str, Any]]

EXAMPLES: Final = settings().max_examples
SAMPLES: Final = sorted(
    (Path(__file__).parents[2] / "samples" / "baik").rglob("KKA*-00[15]-*.xlsx")
)


@cache
def written(form: str, setting: str) -> Pages:
    """A form in which little is filled in; it is written once."""
    answers = ordinary_answers(declared(form, setting))
    return pages_of(open_book(write_form(form, known_settings()[setting], answers), MOST_ROWS))


@cache
def sample(path: Path) -> Pages:
    """A form in which nearly everything is filled in."""
    return pages_of(open_book(path.read_bytes(), MOST_ROWS))


def read_from(book: Pages) -> Checked | UnreadableForm:
    """What comes of a workbook in memory."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(read, "open_book", lambda *_: book)
        try:
            return check(read.parse_form(Path(FILE), b""))
        except UnreadableForm as fault:
            return fault


@pytest.mark.parametrize(("form", "setting"), EVERY_FORM)
@given(data=st.data())
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
def test_after_one_change_a_form_says_the_same_or_what_is_wrong(
    form: str, setting: str, data: st.DataObject
) -> None:
    require_the_same_or_a_problem(written(form, setting), data)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
@given(data=st.data())
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
def test_after_one_change_a_full_form_says_the_same_or_what_is_wrong(
    path: Path, data: st.DataObject
) -> None:
    require_the_same_or_a_problem(sample(path), data)


def require_the_same_or_a_problem(whole: Pages, data: st.DataObject) -> None:
    change: Change = data.draw(one_change(whole))
    before, after = read_from(whole), read_from(change.book)
    if isinstance(after, UnreadableForm):
        assert after.code in CATALOG
        return
    assert not isinstance(before, UnreadableForm)
    for problem in after.problems:
        assert problem.place.file == FILE
        assert wrong(problem, with_values=True)
        assert remedy(problem, with_values=True)
    if all(problem in before.problems for problem in after.problems):
        assert before.record is not None
        assert after.record is not None
        require_same(answers(before.record, whole), answers(after.record, change.book), change)


def require_same(was: Answers, now: Answers, change: Change) -> None:
    """Every answer but those in cells that were changed is the one that it was."""
    vanished, appeared = difference(was, now), difference(now, was)
    for answer, count in vanished.items():
        assert count <= at_cells(was, answer, change.lost), f"{change.what}: {answer} vanished"
    for answer, count in appeared.items():
        assert count <= at_cells(now, answer, change.touched), f"{change.what}: {answer} appeared"


def difference(some: Answers, others: Answers) -> Counter[str]:
    """The answers that some have and others have not."""
    return Counter(map(repr, some.values())) - Counter(map(repr, others.values()))


def at_cells(given: Answers, answer: str, cells: frozenset[tuple[str, At]]) -> int:
    """How often an answer stands in one of these cells."""
    named = {(title, address_of(at.column, at.row)) for title, at in cells}
    return sum(repr(one) == answer for place, one in given.items() if place in named)


def answers(record: Record, book: Pages) -> Answers:
    """What stands in the cells, typed: each answer with the keys of its sheet and field.

    What is assumed where a cell is empty is none of them.
    """
    filled = {
        (sheet.title, address_of(column, row))
        for sheet in book.sheets
        for row, cells in sheet.rows.items()
        for column in cells
    }
    found: Answers = {}
    for path, place in record.places.items():
        at, held = (place.sheet, place.cell), _held(record.values, path)
        if at in filled and held is not None and not isinstance(held, list | dict):
            key = next(str(step) for step in reversed(path) if isinstance(step, str))
            found[at] = (str(path[0]), key, held)
    return found


def _held(values: Any, path: KeyPath) -> Any:
    try:
        for step in path:
            values = values[step]
    except (KeyError, IndexError, TypeError):
        return None
    return values
