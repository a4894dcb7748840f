"""What Excel offers, explains, refuses and colours while a form is filled in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, Literal, NamedTuple

from openpyxl.formatting.rule import Rule
from openpyxl.styles import PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from kka_docs.definitions.fields import Field, Sheet, Type
from kka_docs.definitions.setting import Setting
from kka_docs.forms import texts
from kka_docs.forms.layout import list_name
from kka_docs.forms.styles import WHITE, YELLOW
from kka_docs.forms.texts import Refusal

# Excel calls a workbook damaged where these are longer.
LONGEST_TITLE: Final = 32
LONGEST_PROMPT: Final = 255

_FIRST_DATE: Final = "DATE(1990,1,1)"
_LAST_DATE: Final = "DATE(2100,12,31)"
_LAST_SECOND: Final = "86399/86400"


class Condition(NamedTuple):
    """What makes a field required: the field `key` shows one of `labels`."""

    key: str
    labels: tuple[str, ...]


def guard(sheet: Worksheet, field: Field, area: str) -> None:
    """Add the drop-down or check of a field and the note that appears beside its cells."""
    rule = _check(field, _first(area))
    rule.showInputMessage = True
    rule.promptTitle = clipped(field.label, LONGEST_TITLE)
    rule.prompt = clipped(explanation(field), LONGEST_PROMPT) or None
    rule.add(area)
    sheet.add_data_validation(rule)


def guard_header(sheet: Worksheet, area: str) -> None:
    """Keep unlocked header cells from being written over."""
    rule = DataValidation(type="custom", formula1="FALSE", allow_blank=False)
    _refuse(rule, texts.HEADER_CHANGED)
    rule.add(area)
    sheet.add_data_validation(rule)


def whiten_when_filled(sheet: Worksheet, area: str) -> None:
    """Take the yellow off a required cell, or a whole block, once something stands in it."""
    _colour(sheet, area, f"COUNTA({_fixed(area)})>0", WHITE)


def whiten_in_rows(sheet: Worksheet, area: str, row: str, *, wanted_below: str | None) -> None:
    """Take the yellow off a required column where it is filled, and in rows not begun.

    `row` is the first row of the table. Where an entry is wanted at any rate, the row below the
    header cell `wanted_below` stays yellow. (The header cannot be deleted; that row can.)
    """
    waits = f"COUNTA({_fixed(row, rows=False)})>0"
    if wanted_below:
        waits = f"OR({waits},ROW()-1=ROW({_fixed(wanted_below)}))"
    _colour(sheet, area, f"OR(LEN(TRIM({_first(area)}))>0,NOT({waits}))", WHITE)


def colour_when_needed(
    sheet: Worksheet, area: str, condition_cell: str, labels: Iterable[str]
) -> None:
    """Turn empty cells yellow while another answer, one of `labels`, makes them required."""
    answers = ",".join(f"{condition_cell}={_quoted(label)}" for label in labels)
    _colour(sheet, area, f"AND(OR({answers}),LEN(TRIM({_first(area)}))=0)", YELLOW)


def condition_on_sheet(field: Field, sheet: Sheet, setting: Setting) -> Condition | None:
    """Return when a field becomes required, if that shows on its own sheet."""
    when = field.required_when
    if when is None:
        return None
    named, _, key = when.path.rpartition(".")
    other = next((other for other in sheet.fields if other.key == key), None)
    if other is None or named not in {"", sheet.key}:
        return None
    name = other.choices
    labels = (setting.choice_label(name, value) if name else value for value in when.values)
    return Condition(key, tuple(labels))


def explanation(field: Field) -> str:
    """Return help and example as one text; the example only where the help lacks it."""
    if not field.example or field.example in field.help:
        return field.help
    return f"{field.help} {texts.EXAMPLE.format(example=field.example)}".strip()


def clipped(text: str, longest: int) -> str:
    """Return the text, cut at a word where it is too long for Excel."""
    if len(text) <= longest:
        return text
    return text[: longest - 1].rpartition(" ")[0] + "…"


def _check(field: Field, cell: str) -> DataValidation:
    if field.choices:
        rule = DataValidation(type="list", formula1=list_name(field.choices), allow_blank=True)
        return rule if field.open else _refuse(rule, texts.NOT_IN_LIST)
    if field.type is Type.DATE:
        return _refuse(_between("date", _FIRST_DATE, _LAST_DATE), texts.NO_DATE)
    if field.type is Type.TIME:
        return _refuse(_between("time", "0", _LAST_SECOND), texts.NO_TIME)
    if field.type is Type.END_TIME:
        # Text is left to the check of the whole form; a bare 11 would show as 00.00.
        formula = f"OR(ISTEXT({cell}),AND({cell}>=0,{cell}<1))"
        rule = DataValidation(type="custom", formula1=formula, allow_blank=True)
        return _refuse(rule, texts.NO_END_TIME)
    if field.type is Type.INTEGER:
        return _whole_number(least=1 if "positive" in field.rules else 0)
    return DataValidation(allow_blank=True)


def _whole_number(least: int) -> DataValidation:
    rule = DataValidation(
        type="whole", operator="greaterThanOrEqual", formula1=str(least), allow_blank=True
    )
    title, text = texts.NO_INTEGER
    return _refuse(rule, Refusal(title, text.format(least=max(least, 1))))


def _between(kind: Literal["date", "time"], least: str, most: str) -> DataValidation:
    return DataValidation(
        type=kind, operator="between", formula1=least, formula2=most, allow_blank=True
    )


def _refuse(rule: DataValidation, refusal: Refusal) -> DataValidation:
    rule.errorStyle = "stop"
    rule.showErrorMessage = True
    rule.errorTitle, rule.error = refusal
    return rule


def _first(area: str) -> str:
    """Return the first cell of an area: _first("C4:C9 C12:C12") == "C4"."""
    return area.partition(" ")[0].partition(":")[0]


def _fixed(area: str, *, rows: bool = True) -> str:
    """Return an area with fixed columns, and fixed rows: _fixed("C4:C9") == "$C$4:$C$9"."""
    sign = "$" if rows else ""
    return re.sub(r"([A-Z]+)(\d+)", rf"$\1{sign}\2", area)


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _colour(sheet: Worksheet, area: str, formula: str, colour: str) -> None:
    fill = DifferentialStyle(fill=PatternFill("solid", bgColor=colour))
    sheet.conditional_formatting.add(area, Rule("expression", dxf=fill, formula=[formula]))
