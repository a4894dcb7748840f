"""A formula that holds while a cell shows what it showed: a mark fades once its cell is mended.

Only what every spreadsheet program has, and nothing that is written differently from one country
to the next. A formula that fails counts as one that does not hold.
"""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any, Final

from kka_docs.forms.grid import Cell
from kka_docs.records import Doubt

_ALWAYS: Final = "TRUE"
_LONGEST_TEXT: Final = 120
_COUNTED_ONCE: Final = 0xFFFF
"""The last sign that counts as one in Excel, too."""
_LARGE: Final = 10**9
_BEYOND_EXCEL: Final = 10**307
_FIRST_OF_OUR_TIME: Final = 18_264
_LAST_OF_OUR_TIME: Final = 73_050
"""As Excel counts the days of 1950 to 2099."""
_NEAR: Final = "0.000001"
_NEAR_ENOUGH_OF_LARGE: Final = "0.000000001"
"""Of a number of 18 digits Excel knows 15, so large ones are compared by what they come to."""


def while_unchanged(address: str, cell: Cell | None) -> str:
    """Return the formula; where no simple one can tell, one that always holds."""
    if cell is None:
        return f"LEN(TRIM({address}))=0"
    if cell.doubt is Doubt.ERROR_VALUE:
        # A number of days that no calendar has is a number still.
        return f"OR(ISERROR({address}),ISNUMBER({address}))"
    if cell.doubt is Doubt.FORMULA_WITHOUT_RESULT:
        # Excel 2010 does not know this function, so there the mark stays.
        return f"IFERROR(_xlfn.ISFORMULA({address}),TRUE)"
    return _same_value(address, cell.value)


def _same_value(address: str, value: Any) -> str:
    match value:
        case bool():
            # In a cell of another format LibreOffice takes it for a number.
            return f"AND(OR(ISLOGICAL({address}),ISNUMBER({address})),N({address})={value:d})"
        case str():
            return _same_text(address, value)
        case datetime():
            return f"AND({_same_day(address, value)},{_same_time(address, value.time())})"
        case time():
            return f"AND({_same_time(address, value)},N({address})<1)"
        case timedelta():
            return _same_number(address, value / timedelta(days=1))
    is_number = isinstance(value, int | float) and abs(value) < _BEYOND_EXCEL
    return _same_number(address, value) if is_number else _ALWAYS


def _same_text(address: str, text: str) -> str:
    if len(text) <= _LONGEST_TEXT and text.isprintable():
        quoted = text.replace('"', '""')
        return f'EXACT({address},"{quoted}")'
    lengths = ",".join(f"LEN({address})={length}" for length in sorted(_lengths(text)))
    return f"OR({lengths})"


def _lengths(text: str) -> set[int]:
    """How many signs programs count: some take rare ones for two, some drop the return."""
    rare = sum(ord(sign) > _COUNTED_ONCE for sign in text)
    returns = text.count("\r")
    return {len(text) + more - fewer for more in (0, rare) for fewer in (0, returns)}


def _same_number(address: str, value: float) -> str:
    if abs(value) >= _LARGE:
        ratio = f"ABS({address}/{float(value)!r}-1)".replace("e", "E")
        return f"AND(ISNUMBER({address}),{ratio}<{_NEAR_ENOUGH_OF_LARGE})"
    same = f"ISNUMBER({address}),ABS({address}-{value:f})<{_NEAR}"
    if _FIRST_OF_OUR_TIME <= value <= _LAST_OF_OUR_TIME:
        # Typed as the date it stands for, the number is the same, but shown as a date.
        return f'AND({same},IFERROR(LEFT(CELL("format",{address}),1)<>"D",TRUE))'
    return f"AND({same})"


def _same_day(address: str, moment: datetime) -> str:
    parts = (("YEAR", moment.year), ("MONTH", moment.month), ("DAY", moment.day))
    return ",".join(f"{name}({address})={number}" for name, number in parts)


def _same_time(address: str, moment: time) -> str:
    return f"HOUR({address})={moment.hour},MINUTE({address})={moment.minute}"
