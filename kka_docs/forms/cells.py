"""Puts values into cells so that they are read again as what they were, whatever they are."""

from __future__ import annotations

import re
from typing import Any, Final

from openpyxl.cell.cell import ERROR_CODES, Cell

from kka_docs.forms import grid
from kka_docs.records import Doubt

LONGEST_TEXT: Final = 32_767
"""Characters that a cell of Excel holds."""

NO_RESULT: Final = "=NA()"
"""A formula that has no result as long as nothing calculates it, and an error value afterwards."""

_UNKNOWN_ERROR: Final = "#N/A"
# Signs that XML forbids or changes, and texts that look like the code of such a sign.
_WRITTEN_AS_CODE: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)"
)
_NUMBER: Final = "n"
_TEXT: Final = "s"
_ERROR: Final = "e"
_FORMULA: Final = "f"


def put(cell: Cell, value: Any) -> None:
    """Put a value into a cell; text stays text, whatever it begins with.

    What is doubtful (a `grid.Cell`) stays doubtful in the same way. Merged cells have no value
    of their own: theirs stay blank.
    """
    if isinstance(value, grid.Cell):
        _put_doubtful(cell, value)
    elif isinstance(value, str):
        _store(cell, _TEXT, _WRITTEN_AS_CODE.sub(_code, value[:LONGEST_TEXT]))
    elif isinstance(value, int | float) and not isinstance(value, bool):
        _put_number(cell, value)
    else:
        cell.value = value


def _put_doubtful(cell: Cell, doubtful: grid.Cell) -> None:
    if doubtful.doubt is Doubt.FORMULA_WITHOUT_RESULT:
        _store(cell, _FORMULA, NO_RESULT)
    elif doubtful.doubt is Doubt.ERROR_VALUE:
        error = doubtful.value or _UNKNOWN_ERROR
        _store(cell, _ERROR if error in ERROR_CODES else _TEXT, error)


def _put_number(cell: Cell, number: float) -> None:
    """Write every digit, where openpyxl writes sixteen: what is left of a number is kept."""
    digits = repr(number)
    if digits in {"inf", "-inf", "nan"}:
        _store(cell, _ERROR, "#NUM!")
    else:
        _store(cell, _NUMBER, digits)


def _store(cell: Cell, kind: str, content: str) -> None:
    """Store what the file is to hold; openpyxl would cut, guess and refuse."""
    cell._value = content  # type: ignore[attr-defined]  # stubs know the guessing way only
    cell.data_type = kind


def _code(sign: re.Match[str]) -> str:
    return f"_x{ord(sign[0]):04X}_"
