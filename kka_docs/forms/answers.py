"""What stands in the cells of a form that is being written: given values, else defaults."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from kka_docs.definitions.choices import STAGES_OF_A_MEETING
from kka_docs.definitions.fields import Field, Form, Sheet, Table
from kka_docs.definitions.setting import Setting
from kka_docs.records import Values


def written_answers(form: Form, setting: Setting, values: Values) -> Values:
    """Return values as the form shows them: labels for choices, defaults where nothing is given.

    An explicit None stays blank, and so does an empty list of rows. KeyError names what the form
    does not ask: a value must not vanish unsaid.
    """
    _refuse_unknown(values, (sheet.key for sheet in form.sheets), form.key)
    return {sheet.key: _sheet(sheet, setting, values) for sheet in form.sheets}


def _sheet(sheet: Sheet, setting: Setting, values: Values) -> Any:
    if sheet.table is None:
        return _fields(sheet.key, sheet.fields, setting, values.get(sheet.key, {}))
    rows = values.get(sheet.key, _standard_rows(sheet.table, setting))
    return [_row(sheet.key, sheet.fields, setting, row) for row in rows]


def _fields(
    sheet: str, fields: tuple[Field, ...], setting: Setting, values: Mapping[str, Any]
) -> Values:
    _refuse_unknown(values, (field.key for field in fields), sheet)
    return {f.key: _shown(values.get(f.key, f.default), f, setting) for f in fields}


def _row(
    sheet: str, fields: tuple[Field, ...], setting: Setting, values: Mapping[str, Any]
) -> Values:
    _refuse_unknown(values, (field.key for field in fields), sheet)
    return {f.key: _shown(values.get(f.key), f, setting) for f in fields}


def _standard_rows(table: Table, setting: Setting) -> list[Values]:
    if table.rows is None:
        return []
    if table.rows != "agenda":
        raise KeyError(table.rows)
    return [
        {
            "menit": minutes,
            "tahap": stage.format_map(setting.words),
            "kegiatan": activity.format_map(setting.words),
            "penanggung_jawab": responsible.format_map(setting.words),
        }
        for minutes, stage, activity, responsible in STAGES_OF_A_MEETING
    ]


def _shown(value: Any, field: Field, setting: Setting) -> Any:
    if not field.lines or value is None:
        return _labelled(value, field, setting)
    items = value if isinstance(value, list | tuple) else [value]
    return [_labelled(item, field, setting) for item in items]


def _labelled(value: Any, field: Field, setting: Setting) -> Any:
    if field.choices and isinstance(value, str):
        return setting.choice_label(field.choices, value)
    return value


def _refuse_unknown(given: Iterable[str], asked: Iterable[str], where: str) -> None:
    unknown = sorted(set(given) - set(asked))
    if unknown:
        message = f"not asked in {where}: {', '.join(unknown)}"
        raise KeyError(message)
