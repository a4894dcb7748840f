"""How cells look, and how high their rows must be."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from types import MappingProxyType
from typing import Any, Final, Literal

from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.worksheet.dimensions import RowDimension
from openpyxl.worksheet.worksheet import Worksheet

from kka_docs.definitions.fields import Field, Type

FONT: Final = "Arial"
TEXT_SIZE: Final = 10.5
HELP_SIZE: Final = 9.0
SMALL_SIZE: Final = 8.5

NAVY: Final = "1F3A5F"
BLUE: Final = "2F5D8C"
PALE_BLUE: Final = "DCE6F1"
PALE_GREY: Final = "F3F5F8"
GREY: Final = "5F6B7A"
LINE: Final = "B8C2CF"
YELLOW: Final = "FFF6CC"
WHITE: Final = "FFFFFF"
RED: Final = "9C1C1C"
PALE_RED: Final = "FBE9E7"

# The month is shown by name, in Indonesian (0421) whatever the Excel: an Excel that reads
# 02/11/2026 as 11 February must not look as if it had understood.
LONG_DATE: Final = r"[$-421]dddd\,\ d\ mmmm\ yyyy"
SHORT_DATE: Final = r"[$-421]d\ mmm\ yyyy"
CLOCK: Final = r"hh\.mm"
DATE_AND_CLOCK: Final = rf"{SHORT_DATE}\ {CLOCK}"
HOURS: Final = "[h]:mm:ss"
WHOLE: Final = "0"
AS_IT_IS: Final = "General"
AS_TEXT: Final = "@"

_FORMATS: Final[Mapping[Type, str]] = MappingProxyType(
    {Type.DATE: LONG_DATE, Type.TIME: CLOCK, Type.END_TIME: CLOCK, Type.INTEGER: WHOLE}
)

# The widths of columns count digits, of 7 pixels; at this size a mean letter of Arial with its
# share of spaces is as wide, with some room to spare.
_FULL_SIZE: Final = 10.5
_BOLD_WIDER: Final = 1.1
_LEADING: Final = 1.28
_PADDING: Final = 5.0

AIR: Final = 4.0
HEADING_HEIGHT: Final = 22.0
_ENTRY_HEIGHT: Final = 20.0
_NARRATIVE_HEIGHT: Final = 44.0
_HIGHEST: Final = 409.0
_LINE_PER_POINT: Final = 1.25


_SIDE: Final = Side(style="thin", color=LINE)
_BORDERS: Final = MappingProxyType(
    {
        "frame": Border(left=_SIDE, right=_SIDE, top=_SIDE, bottom=_SIDE),
        "rule above": Border(top=_SIDE),
        None: Border(),
    }
)


@dataclass(frozen=True, slots=True)
class Look:
    """All that a cell can be dressed in; also a row or column, for its cells yet unwritten."""

    size: float = TEXT_SIZE
    bold: bool = False
    italic: bool = False
    underlined: bool = False
    colour: str = "1B2430"
    fill: str | None = None
    border: Literal["frame", "rule above"] | None = None
    horizontal: str = "left"
    vertical: str = "top"
    wrapped: bool = True
    indent: int = 0
    locked: bool = True
    number_format: str = AS_TEXT

    def dress(self, target: Any) -> None:
        """Put the look on a cell, row or column."""
        target.font = self._font()
        target.fill = PatternFill("solid", fgColor=self.fill) if self.fill else PatternFill()
        target.border = _BORDERS[self.border]
        target.alignment = Alignment(
            horizontal=self.horizontal,
            vertical=self.vertical,
            wrap_text=self.wrapped,
            indent=self.indent,
        )
        target.protection = Protection(locked=self.locked)
        target.number_format = self.number_format

    def _font(self) -> Font:
        return Font(
            name=FONT,
            size=self.size,
            bold=self.bold,
            italic=self.italic,
            underline="single" if self.underlined else None,
            color=self.colour,
        )


TITLE: Final = Look(
    size=16, bold=True, colour=WHITE, fill=NAVY, vertical="center", wrapped=False, indent=1
)
INTRO: Final = Look(colour=GREY, fill=PALE_GREY, vertical="center", indent=1)
HEADING: Final = Look(
    size=11.5, bold=True, colour=WHITE, fill=BLUE, vertical="center", wrapped=False, indent=1
)
HEADING_NOTE: Final = replace(HEADING, size=HELP_SIZE, bold=False, italic=True)
HEADER: Final = Look(
    bold=True, colour=NAVY, fill=PALE_BLUE, border="frame", vertical="center", indent=1
)
# Excel sorts by the arrows in a header only where the header is unlocked, too.
TABLE_HEADER: Final = replace(HEADER, locked=False, indent=0)
NUMBER_HEADER: Final = replace(HEADER, horizontal="center", indent=0)
LABEL: Final = Look(bold=True, border="rule above", indent=1)
HELP: Final = Look(size=HELP_SIZE, italic=True, colour=GREY, border="rule above", indent=1)
END: Final = Look(size=8, colour=GREY, border="rule above", wrapped=False)
COLUMN_HELP: Final = Look(
    size=SMALL_SIZE, italic=True, colour=GREY, fill=PALE_GREY, border="frame", vertical="bottom"
)
KEY: Final = Look(size=8, colour=GREY, wrapped=False)
NUMBER: Final = Look(
    colour=GREY,
    border="frame",
    fill=PALE_GREY,
    horizontal="center",
    locked=False,
    number_format=WHOLE,
)
SPARE_NUMBER: Final = replace(NUMBER, border=None, fill=None)
PLAIN: Final = Look(vertical="center", indent=1)
STEP: Final = Look(bold=True, colour=BLUE, horizontal="right", vertical="center")
LINK: Final = Look(bold=True, underlined=True, colour=BLUE, vertical="center", indent=1)
SMALL: Final = Look(size=HELP_SIZE, italic=True, colour=GREY)
WARNING: Final = Look(bold=True, colour=RED, fill=PALE_RED, vertical="center", indent=1)


def blank_look(field: Field, *, in_table: bool) -> Look:
    """Return the look of a cell that may be filled in, without its frame and colour."""
    number_format = _FORMATS.get(field.type, AS_TEXT)
    if in_table and field.type is Type.DATE:
        number_format = SHORT_DATE
    return Look(locked=False, number_format=number_format, indent=0 if in_table else 1)


def answer_look(field: Field, *, in_table: bool) -> Look:
    """Return the look of a drawn cell: framed, and yellow where an answer is required."""
    fill = YELLOW if field.required else WHITE
    return replace(blank_look(field, in_table=in_table), border="frame", fill=fill)


def showing(value: Any, look: Look) -> Look:
    """Return the look in which a value shows as what it is, also where another was asked for.

    A day in a cell for times would look like 00.00, a number in a cell for dates like a day.
    """
    number_format = look.number_format
    if isinstance(value, timedelta):
        number_format = HOURS
    elif isinstance(value, datetime):
        number_format = _format_of_moment(value, number_format)
    elif isinstance(value, time):
        number_format = CLOCK
    elif isinstance(value, int | float) and number_format != AS_TEXT:
        number_format = WHOLE if isinstance(value, int) else AS_IT_IS
    return replace(look, number_format=number_format)


def _format_of_moment(moment: datetime, usual: str) -> str:
    if moment.time() != time():
        return DATE_AND_CLOCK
    return usual if usual == LONG_DATE else SHORT_DATE


def is_narrative(field: Field) -> bool:
    """Tell whether whole sentences are expected, which deserve higher cells."""
    return field.long


def column_width(field: Field) -> float:
    """Return the width of a table's column: as declared, or what its longest word takes."""
    longest = max(map(len, field.label.split()))
    return max(float(field.width), longest * _BOLD_WIDER + 1)


def least_height(field: Field) -> float:
    """Return how low the row of a field may become."""
    return _NARRATIVE_HEIGHT if is_narrative(field) else _ENTRY_HEIGHT


def text_height(value: Any, width: float, look: Look) -> float:
    """Height of a text in a column of this width, its lines estimated generously; else 0."""
    if not isinstance(value, str):
        return 0.0
    room = width * _FULL_SIZE / look.size / (_BOLD_WIDER if look.bold else 1) - look.indent
    lines = sum(len(textwrap.wrap(part, max(int(room), 1))) or 1 for part in value.split("\n"))
    return min(lines * look.size * _LEADING + _PADDING, _HIGHEST)


class GrowingRow(RowDimension):
    """A row whose height Excel may change: openpyxl calls every given height the user's own."""

    @property
    def customHeight(self) -> bool:  # noqa: N802
        """Always false."""
        return False


def holding_open(height: float) -> Look:
    """Return the look of a row that keeps this height, whatever its cells hold."""
    return Look(locked=False, size=height / _LINE_PER_POINT)


def set_fixed_height(sheet: Worksheet, row: int, height: float) -> None:
    """Give a row a height that stays: for merged cells, to which nothing fits rows."""
    sheet.row_dimensions[row].height = height
