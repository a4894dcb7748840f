"""Whatever form is filled in right: written as a workbook and read again, it says the same."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import NoSuchExample

from kka_docs.definitions.settings import settings as known_settings
from kka_docs.forms.read import parse_form
from kka_docs.forms.write import write_form
from kka_docs.validation.check import check
from tests.laws.whole_forms import EVERY_FORM, as_read, declared, filled_forms
from tests.validation.forms import FILE, checked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kka_docs.records import Values
    from tests.laws.whole_forms import Filled

MANY: Final = settings(
    max_examples=400,
    phases=[Phase.generate],
    database=None,
    suppress_health_check=list(HealthCheck),
)
ASKING_OTHERWISE: Final = [
    (form, setting)
    for form, setting in EVERY_FORM
    if setting == "sekolah" or form in {"kasus", "berita_acara"}
]
"""Forms whose fields differ: who a client is, a setting says; the rest it only calls otherwise."""

EXAMPLES: Final = max(1, settings().max_examples // 20)


@pytest.mark.parametrize(("form", "setting"), EVERY_FORM)
@given(data=st.data())
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
def test_a_form_that_is_written_and_read_gives_the_same_record(
    form: str, setting: str, data: st.DataObject
) -> None:
    filled: Filled = data.draw(filled_forms(form, setting))
    written = write_form(form, known_settings()[setting], filled.values)
    found = check(parse_form(Path(FILE), written))
    assert found.errors == ()
    assert found.record is not None
    without_workbook = checked(form, filled.values, setting)
    assert without_workbook.record is not None
    assert found.record.values == without_workbook.record.values
    assert found.problems == without_workbook.problems
    kept = dict(answers(found.record.values))
    for path, given_answer in answers(filled.values):
        assert kept[path] == as_read(given_answer), path


def answers(values: Values) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    """Every answer that somebody gave, with its path."""
    for sheet, held in values.items():
        rows = enumerate(held) if isinstance(held, list) else [(0, held)]
        for index, row in rows:
            for key, answer in row.items():
                lines = enumerate(answer) if isinstance(answer, list) else [(0, answer)]
                for line, one in lines:
                    if one is not None:
                        yield (sheet, index, key, line), one


@pytest.mark.parametrize(("form", "setting"), ASKING_OTHERWISE)
def test_every_field_that_is_asked_is_filled_in_by_some_form(form: str, setting: str) -> None:
    """What the strategies leave out would be tested by nobody."""
    asked = {(sheet.key, field.key) for sheet, field in declared(form, setting).walk()}
    seen: set[tuple[str, str]] = set()

    def is_last_that_was_missing(filled: Filled) -> bool:
        seen.update((str(path[0]), str(path[2])) for path, _ in answers(filled.values))
        return asked <= seen

    with suppress(NoSuchExample):
        find(filled_forms(form, setting), is_last_that_was_missing, settings=MANY)
    assert asked - seen == set()
