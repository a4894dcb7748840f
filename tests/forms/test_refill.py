"""A form written anew holds what the old one held: right or wrong, typed or left blank."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import pytest

from kka_docs.forms.read import parse_form, read_form
from kka_docs.forms.refill import refill

if TYPE_CHECKING:
    from kka_docs.records import RawCell, RawForm

SAMPLES: Final = Path(__file__).parents[2] / "samples"
EVERY_SAMPLE: Final = sorted(SAMPLES.rglob("*.xlsx"))

Held: TypeAlias = tuple[Any, type, str | None]


def anew(raw: RawForm) -> RawForm:
    """What is read from the form that is written from what was read."""
    return parse_form(raw.path, refill(raw).content)


def held(cell: RawCell) -> Held:
    return cell.value, type(cell.value), cell.doubt


def content(raw: RawForm) -> dict[str, Any]:
    """All that stands in a form, without where it stands."""
    return {
        "singles": {at: held(cell) for at, cell in raw.singles.items()},
        "lists": {at: [held(cell) for cell in cells] for at, cells in raw.lists.items()},
        "tables": {
            table: [{key: held(cell) for key, cell in row.cells.items()} for row in rows]
            for table, rows in raw.tables.items()
        },
        "pictures": dict(raw.pictures),
    }


@pytest.mark.parametrize("sample", EVERY_SAMPLE, ids=lambda path: str(path.relative_to(SAMPLES)))
def test_every_sample_holds_the_same_when_it_is_written_anew(sample: Path) -> None:
    raw = read_form(sample)
    again = anew(raw)
    assert content(again) == content(raw)
    assert refill(raw).left_out == ()
    assert again.problems == ()
