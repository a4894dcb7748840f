"""The forms of one case in a few words: all agree, unless a test says otherwise."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from kka_docs.cases.case import case_of
from kka_docs.records import Record
from tests.rendering import papers

if TYPE_CHECKING:
    from kka_docs.cases.case import Case
    from kka_docs.records import Values

CODE: Final = "KKA-2026-003"
TEACHER: Final = "Nurul Hikmah"


def consent(state: str = "sudah", day: date | None = date(2026, 11, 6)) -> Values:
    """A line of Persetujuan."""
    who = {"kode": "K1", "siapa": "Contoh Ayah", "hubungan": "Ayah"}
    return who | {"keadaan": state, "tanggal": day}


def guest(name: str | None = TEACHER, function: str | None = "Wali Kelas", **more: Any) -> Values:
    """A line of Peserta: somebody who gets a letter."""
    return {"nama": name, "fungsi": function, "undangan": "ya", **more}


def came(name: str | None = TEACHER, function: str | None = "Wali Kelas", **more: Any) -> Values:
    """A line of Kehadiran: somebody who was invited and came."""
    return {"nama": name, "fungsi": function, "diundang": "ya", "kehadiran": "hadir", **more}


def step(what: str = "Kunjungan rumah", **more: Any) -> Values:
    """A line of Tindak Lanjut: begun, and without a day of evaluation."""
    return {"apa": what, "siapa": "Rahmat", "kapan": "tiap Rabu", "status": "berjalan", **more}


def evaluated(what: str, result: str = "tercapai", meeting: int | None = 1) -> Values:
    """A line of Evaluasi."""
    return {"pertemuan_ke": meeting, "apa": what, "hasil": result}


def case_form(**given: Any) -> Values:
    """A case found on 2 November 2026 to which the parents agreed on the 6th."""
    return papers.case(**({"persetujuan": [consent()]} | given))


def meeting(number: int = 1, *, peserta: list[Values] | None = None, **about: Any) -> Values:
    """A meeting on 24 November 2026, to which the class teacher is invited."""
    guests = [guest()] if peserta is None else peserta
    return papers.meeting(pertemuan={"nomor_pertemuan": number, **about}, peserta=guests)


def minutes(number: int = 1, *, tables: Values | None = None, **about: Any) -> Values:
    """The minutes of that meeting: the class teacher came."""
    sheets: Any = {"kehadiran": [came()]} | (tables or {})
    return papers.minutes(berita_acara={"nomor_pertemuan": number, **about}, **sheets)


def of(*forms: Values) -> Case:
    """The case that these forms tell."""
    return case_of(CODE, [_record(values) for values in forms])


def _record(values: Values) -> Record:
    kind = next(key for key in ("kasus", "pertemuan", "berita_acara") if key in values)
    number = values[kind].get("nomor_pertemuan", "")
    return Record(Path(f"{kind}{number}.xlsx"), kind, "sekolah", "", values, {})
