"""An invented record for every form, made from its definition.

Its names are the names that templates may use: they are compared with a template before any
real document is made, so that a misspelt name stops with a hint and not with half a batch.
"""

from __future__ import annotations

from datetime import date, time
from functools import cache
from typing import Any

from kka_docs.definitions.documents import DocumentKind, Per, letter_of
from kka_docs.definitions.fields import Field, Form, Type
from kka_docs.definitions.forms import FORMS
from kka_docs.definitions.setting import Setting, form_in_setting
from kka_docs.records import ArchiveMark
from kka_docs.rendering import context
from kka_docs.rendering.letter import Addressed
from kka_docs.rendering.values import Names

_BY_TYPE: dict[Type, Any] = {
    Type.DATE: date(2026, 11, 24),
    Type.TIME: time(9, 0),
    Type.END_TIME: time(11, 0),
    Type.INTEGER: 1,
    Type.CODE: "KKA-2026-001",
    Type.NUMBER_PATTERN: "421/{nomor}/{bulan_romawi}/{tahun}",
}
_ROWS = 2
_MARK = ArchiveMark("H-2026-0012", "H-2026-0012-7K3M-Q9XD", "", 128, "3F9A77C0B2D1")


@cache
def example_names(kind: DocumentKind, setting: Setting) -> Names:
    """Return all names that a template of this kind may use, with invented texts."""
    profile = _values(form_in_setting(FORMS["profil"], setting), setting)
    values = _values(form_in_setting(FORMS[kind.form], setting), setting)
    if kind.per is Per.PARTICIPANT:
        addressed = Addressed(letter_of(kind, values), values["peserta"][0], 1)
        return context.letter_names(values, profile, setting, addressed)
    if kind.per is Per.CONSENT:
        shared = context.case_names(values, profile, setting)
        return shared | context.consent_names(values, setting, values["persetujuan"][0])
    names = context.NAMES_OF_FORM[kind.form](values, profile, setting)
    return names | context.archive_names(_MARK) if kind.is_registered else names


def _values(form: Form, setting: Setting) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for sheet in form.sheets:
        row = {field.key: _value(field, setting) for field in sheet.fields}
        if sheet.key == "agenda":
            row["selesai"] = time(9, 15)
        values[sheet.key] = row if sheet.table is None else [dict(row) for _ in range(_ROWS)]
    return _with_answers_that_open_every_name(values)


def _value(field: Field, setting: Setting) -> Any:
    if field.type is Type.CHOICE:
        return setting.choice_list(field.choices or "")[0].key
    value = _BY_TYPE.get(field.type, field.example or "Contoh")
    return [value] * _ROWS if field.lines else value


def _with_answers_that_open_every_name(values: dict[str, Any]) -> dict[str, Any]:
    """Answers for which no name below an optional one stays hidden."""
    if "berita_acara" in values:
        values["berita_acara"]["mengetahui"] = "Kepala Sekolah"
        for row in values["kehadiran"]:
            row["kehadiran"] = "hadir"
    if "penanda_tangan" in values:
        for row in values["penanda_tangan"]:
            row["fungsi"] = "Kepala Sekolah"
    return values
