"""Forms as reading gives them, made from the values in a test; no workbook is written."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from kka_docs.definitions.catalog import remedy, wrong
from kka_docs.definitions.forms import FORMS
from kka_docs.definitions.setting import form_in_setting
from kka_docs.definitions.settings import settings
from kka_docs.forms.answers import written_answers
from kka_docs.forms.layout import (
    Column,
    FieldsLayout,
    TableLayout,
    address_of,
    form_layout,
)
from kka_docs.records import KeyPath, Place, RawCell, RawForm, RawRow, Record
from kka_docs.validation.check import check

if TYPE_CHECKING:
    from kka_docs.records import Checked, Problem, Values

Told: TypeAlias = list[tuple[str, str | None]]
"""Problems as a test names them: the code, and the label or sheet that it points to."""

FILE: Final = "formulir.xlsx"
TUESDAY: Final = date(2026, 11, 24)

_PROFILE: Final[Values] = {
    "lembaga": {"nama": "SMA Negeri 1 Contohan", "alamat": "Jalan Melati 1", "kota": "Contohan"},
    "penanda_tangan": [
        {"fungsi": "Kepala Sekolah", "nama": "Siti Aminah", "menandatangani": "keduanya"}
    ],
}
_CASE: Final[Values] = {
    "kasus": {
        "kode": "KKA-2026-003",
        "tanggal_ditemukan": date(2026, 11, 2),
        "konselor": "Rahmat Hidayat",
    },
    "konseli": [{"kode": "K1", "nama": "Raka Umpama", "kelas": "XI-3"}],
    "format_kasus": {
        "nama_kasus": "Kehadiran yang menurun",
        "deskripsi": ["Tidak hadir sembilan hari."],
        "gejala": ["Mengantuk di kelas."],
    },
}
_MEETING: Final[Values] = {
    "pertemuan": {
        "kode_kasus": "KKA-2026-003",
        "nomor_pertemuan": 1,
        "jenis": "lengkap",
        "konseli": ["K1"],
        "tanggal": TUESDAY,
        "mulai": time(9),
        "selesai": time(11),
        "tempat": "Ruang BK",
        "pemimpin": "Rahmat Hidayat",
        "persetujuan": "sudah",
    },
    "peserta": [{"nama": "Wagiman", "fungsi": "Wali Kelas"}],
    "agenda": [{"menit": 120, "kegiatan": "Pembahasan"}],
}
_MINUTES: Final[Values] = {
    "berita_acara": {
        "kode_kasus": "KKA-2026-003",
        "nomor_pertemuan": 1,
        "tanggal": TUESDAY,
        "mulai": time(9),
        "selesai": time(11),
        "tempat": "Ruang BK",
        "topik": "Kehadiran yang menurun",
        "pemimpin": "Rahmat Hidayat",
        "ringkasan": ["Tidak hadir sembilan hari."],
        "analisis": ["Kelelahan."],
        "keadaan_keputusan": "ada",
        "penanggung_jawab": ["Rahmat Hidayat"],
    },
    "konseli": [{"kode": "K1", "nama": "Raka Umpama", "kelas": "XI-3"}],
    "kehadiran": [{"nama": "Rahmat Hidayat", "fungsi": "Koordinator BK", "kehadiran": "hadir"}],
    "keputusan": [{"bantuan": "Konseling"}],
}


def moment(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    """What openpyxl gives for a date cell."""
    return datetime(year, month, day, hour, minute)  # noqa: DTZ001 (cells know no time zones)


def profile(**sheets: Any) -> Values:
    """A profile in order; a sheet of single fields is changed in part, a table as a whole."""
    return _changed(_PROFILE, sheets)


def case(**sheets: Any) -> Values:
    """A case form in order, changed as `profile` is."""
    return _changed(_CASE, sheets)


def meeting(**sheets: Any) -> Values:
    """A meeting form in order (a Tuesday, 09.00 to 11.00), changed as `profile` is."""
    return _changed(_MEETING, sheets)


def minutes(**sheets: Any) -> Values:
    """A minutes form in order, changed as `profile` is."""
    return _changed(_MINUTES, sheets)


def _changed(base: Values, sheets: Values) -> Values:
    changed = dict(base)
    for sheet, change in sheets.items():
        is_table = isinstance(change, list)
        changed[sheet] = change if is_table else {**base.get(sheet, {}), **change}
    return changed


@dataclass(slots=True)
class _Filled:
    """What the sheets of a form hold, gathered sheet by sheet."""

    singles: dict[tuple[str, str], RawCell] = field(default_factory=dict)
    lists: dict[tuple[str, str], tuple[RawCell, ...]] = field(default_factory=dict)
    tables: dict[str, tuple[RawRow, ...]] = field(default_factory=dict)
    places: dict[KeyPath, Place] = field(default_factory=dict)


def raw_form(form: str, values: Values, setting: str = "sekolah") -> RawForm:
    """The form as it would be read from the workbook that `values` fill in."""
    words = settings()[setting]
    declared = form_in_setting(FORMS[form], words)
    answers = written_answers(declared, words, values)
    filled = _Filled()
    for layout in form_layout(declared, answers):
        filled.places[(layout.sheet.key,)] = Place(FILE, layout.sheet.title)
        if isinstance(layout, FieldsLayout):
            _fill_fields(filled, layout, answers[layout.sheet.key])
        else:
            _fill_table(filled, layout, answers[layout.sheet.key])
    return RawForm(
        path=Path(FILE),
        kind=form,
        setting=setting,
        version=declared.version,
        digest="",
        singles=filled.singles,
        lists=filled.lists,
        tables=filled.tables,
        places=filled.places,
        pictures={},
    )


def _fill_fields(filled: _Filled, layout: FieldsLayout, answers: Values) -> None:
    for at in layout.fields:
        key, answer = (layout.sheet.key, at.field.key), answers[at.field.key]
        places = [
            Place(FILE, layout.sheet.title, address_of(Column.VALUE, row), at.field.label)
            for row in range(at.row, at.last_row + 1)
        ]
        filled.places[key] = places[0]
        if at.field.lines:
            lines = zip(answer or (), places, strict=False)
            filled.lists[key] = tuple(RawCell(line, place) for line, place in lines)
        elif answer is not None:
            filled.singles[key] = RawCell(answer, places[0])


def _fill_table(filled: _Filled, layout: TableLayout, rows: list[Values]) -> None:
    entries = []
    for row, answers in enumerate(rows, layout.first_row):
        places = _places_of_row(layout, row)
        cells = {k: RawCell(v, places[k]) for k, v in answers.items() if v is not None}
        entries.append(RawRow(cells, places))
    if not entries:
        first = _places_of_row(layout, layout.first_row)
        filled.places.update({(layout.sheet.key, 0, key): at for key, at in first.items()})
    filled.tables[layout.sheet.key] = tuple(entries)


def _places_of_row(layout: TableLayout, row: int) -> dict[str, Place]:
    return {
        column.field.key: Place(
            FILE, layout.sheet.title, address_of(column.index, row), column.field.label
        )
        for column in layout.columns
    }


def checked(
    form: str, values: Values, setting: str = "sekolah", profile: Values | None = None
) -> Checked:
    """The form after validation, beside a profile where one is given; all of it can be said."""
    found = check(raw_form(form, values, setting), _record_of(profile, setting))
    for problem in found.problems:
        assert wrong(problem, with_values=True)
        assert remedy(problem, with_values=True)
    return found


def _record_of(values: Values | None, setting: str) -> Record | None:
    if values is None:
        return None
    record = check(raw_form("profil", values, setting)).record
    assert record is not None, "the profile beside the form is itself at fault"
    return record


def told(form: str, values: Values, **beside: Any) -> Told:
    """What is said about a form: each problem's code with the label (or sheet) it points to."""
    return [at_label(problem) for problem in checked(form, values, **beside).problems]


def at_label(problem: Problem) -> tuple[str, str | None]:
    return problem.code, problem.place.label or problem.place.sheet


def record_of(form: str, values: Values, **beside: Any) -> Values:
    """The typed values of a form that has no errors."""
    found = checked(form, values, **beside)
    assert found.record is not None, [at_label(problem) for problem in found.errors]
    return found.record.values


def sentences(form: str, values: Values, **beside: Any) -> list[str]:
    """What a person reads about a form, quoted values included."""
    problems = checked(form, values, **beside).problems
    return [
        f"{wrong(found, with_values=True)} {remedy(found, with_values=True)}" for found in problems
    ]
