"""A formula that holds while a cell shows what it showed: a mark fades once its cell is mended.

Only functions that every spreadsheet program has, and nothing that is written differently from one
country to the next. A formula that fails counts as one that does not hold.
"""

from __future__ import annotations

from datetime import datetime, time
from typing import Any, Final

from kka_docs.forms.grid import Cell
from kka_docs.records import Doubt

_ALWAYS: Final = "TRUE"
_LONGEST_TEXT: Final = 120
_COUNTED_ONCE: Final = 0xFFFF
"""The last sign that counts as one in Excel, too."""
_MOST_EXACT: Final = 10**9
_NEAR: Final = "0.000001"


def while_unchanged(address: str, cell: Cell | None) -> str:
    """Return the formula; where no simple one can tell, one that always holds."""
    if cell is None:
        return f"LEN(TRIM({address}))=0"
    if cell.doubt is Doubt.ERROR_VALUE:
        # A number of days that no calendar has is a number still.
        return f"OR(ISERROR({address}),ISNUMBER({address}))"
    match cell.value:
        case str(text):
            return _same_text(address, text)
        case datetime() as moment:
            return f"AND({_same_day(address, moment)},{_same_time(address, moment.time())})"
        case time() as moment:
            return f"AND({_same_time(address, moment)},N({address})<1)"
    return _same_number(address, cell.value)


def _same_text(address: str, text: str) -> str:
    if len(text) <= _LONGEST_TEXT and text.isprintable():
        quoted = text.replace('"', '""')
        return f'EXACT({address},"{quoted}")'
    is_counted_alike = "\r" not in text and all(ord(sign) <= _COUNTED_ONCE for sign in text)
    return f"LEN({address})={len(text)}" if is_counted_alike else _ALWAYS


def _same_number(address: str, value: Any) -> str:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if not is_number or abs(value) >= _MOST_EXACT:
        return _ALWAYS
    return f"AND(ISNUMBER({address}),ABS({address}-{value:f})<{_NEAR})"


def _same_day(address: str, moment: datetime) -> str:
    parts = (("YEAR", moment.year), ("MONTH", moment.month), ("DAY", moment.day))
    return ",".join(f"{name}({address})={number}" for name, number in parts)


def _same_time(address: str, moment: time) -> str:
    return f"HOUR({address})={moment.hour},MINUTE({address})={moment.minute}"
