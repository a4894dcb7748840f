"""A meeting about two children, in memory: forms, institution and templates as tests need them."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from docx import Document

from kka_docs.confidentiality.people import known_of
from kka_docs.definitions.documents import DOCUMENTS
from kka_docs.institution import Office, WordTemplates, word_templates
from kka_docs.pipeline import Order, made, recipients
from kka_docs.records import Record
from tests.rendering.papers import SCHOOL, case, meeting, profile, saved

if TYPE_CHECKING:
    from collections.abc import Callable

    from kka_docs.definitions.setting import Setting
    from kka_docs.records import Values

CHILD: Final = "Melati Seroja"
FATHER: Final = "Hasan Seroja"
OTHER_CHILD: Final = "Bunga"
OTHER_MOTHER: Final = "Wati Kamboja"
NISN: Final = "0091234567"
HOME: Final = "Jalan Kenanga 5"

TEACHER_GETS, FATHER_GETS, MOTHER_GETS, AGENDA = "guru", "ayah", "ibu", "agenda"
EVERY: Final = {TEACHER_GETS, FATHER_GETS, MOTHER_GETS, AGENDA}
LETTERS: Final = {TEACHER_GETS, FATHER_GETS, MOTHER_GETS}
OF_OTHERS: Final = {TEACHER_GETS, MOTHER_GETS}
"""The letters that may not name Melati: all but her father's."""

_NAMES: Final = {
    "undangan-01-KKA-2026-003-p1.docx": TEACHER_GETS,
    "undangan-02-KKA-2026-003-p1.docx": FATHER_GETS,
    "undangan-03-KKA-2026-003-p1.docx": MOTHER_GETS,
    "agenda-KKA-2026-003-p1.docx": AGENDA,
}


class Came(NamedTuple):
    """Whose papers were kept back, and of whose it was said that a word may be a name."""

    stopped: set[str]
    warned: set[str]


def teacher(**changes: Any) -> Values:
    return _row("Nurul Cempaka", "Wali Kelas", "wali_kelas", **changes)


def father(**changes: Any) -> Values:
    return _row(FATHER, "Orang Tua/Wali", "orang_tua", **{"anak": CHILD, "alamat": HOME} | changes)


def mother(**changes: Any) -> Values:
    return _row(OTHER_MOTHER, "Orang Tua/Wali", "orang_tua", **{"anak": OTHER_CHILD} | changes)


def _row(name: str, function: str, unsur: str, **changes: Any) -> Values:
    given = {"nama": name, "fungsi": function, "unsur": unsur, "undangan": "ya"}
    return {**given, **changes}


def the_case() -> Record:
    """The case form of both children."""
    rows = [
        {"kode": "K1", "nama": CHILD, "nisn": NISN, "wali": f"Drs. {FATHER}", "alamat": HOME},
        {"kode": "K2", "nama": OTHER_CHILD, "wali": OTHER_MOTHER},
    ]
    return of("kasus", case(konseli=rows))


def of(kind: str, values: Values) -> Record:
    return Record(Path(f"{kind}.xlsx"), kind, "sekolah", kind, values, {})


def office(templates: dict[str, bytes] | None = None, **changes: Any) -> Office:
    """An institution; `templates` take the place of ours, `changes` are sheets of its profile."""
    ours = word_templates()
    files = {**ours.files, **(templates or {})}
    key = f"{sorted(templates or {})}{hash(tuple(files.values()))}{changes}"
    return Office(of("profil", profile(**changes)), {}, WordTemplates(ours.folder, files), key)


def came(
    rows: list[Values] | None = None,
    agenda: list[Values] | None = None,
    institution: Office | None = None,
    setting: Setting = SCHOOL,
    **told: Any,
) -> Came:
    """Make letters and agenda of a meeting of which `told` changes the first sheet."""
    sheets: dict[str, Any] = {
        "pertemuan": {"jenis": "lengkap", "konseli": ["K1", "K2"], **told},
        "peserta": rows or [teacher(), father(), mother()],
        "agenda": [{"kegiatan": "Pembukaan"}] if agenda is None else agenda,
    }
    record = of("pertemuan", meeting(**sheets))
    numbers = {one: number for number, one in enumerate(recipients(record), start=1)}
    kinds = (DOCUMENTS["undangan"], DOCUMENTS["agenda"])
    known = known_of(the_case(), setting)
    result = made(Order(record, kinds, numbers, None, known), institution or office())
    delivered = {document.name for document in result.documents}
    warned = {
        papers
        for found in result.problems
        if found.code == "bagian_nama_di_dokumen"
        for name, papers in _NAMES.items()
        if name in found.facts["berkas"]
    }
    return Came({papers for name, papers in _NAMES.items() if name not in delivered}, warned)


def changed(template: str, change: Callable[[Any], None]) -> dict[str, bytes]:
    """Our template of that name after somebody has worked on it in Word."""
    document = Document(BytesIO(word_templates().source(template)))
    change(document)
    return {template: saved(document)}
