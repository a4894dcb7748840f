"""Filled forms in a few words: the least that is right, and what a test changes of it.

`meeting(persetujuan="belum")` changes a field of the form's first sheet; a change that is named
like a sheet (`peserta=[...]`) replaces that sheet.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import TYPE_CHECKING, Any, Final

from kka_docs.definitions.forms import FORMS
from kka_docs.definitions.settings import settings
from kka_docs.forms.write import write_form

if TYPE_CHECKING:
    from pathlib import Path

    from kka_docs.records import Values

CODE: Final = "KKA-2026-001"
CHILD: Final = "Melati Rekaan"
TEACHER: Final = "Nurul Rekaan"
VICE: Final = "Bambang Rekaan"
FATHER: Final = "Hasan Rekaan"
"""Invented people; what may not leak is searched for by these names."""

_WRITTEN: Final[dict[str, bytes]] = {}


@dataclass(frozen=True)
class Filled:
    """A form as somebody filled it in, not yet saved."""

    form: str
    values: Values
    setting: str = "sekolah"

    def save(self, folder: Path, name: str | None = None) -> Path:
        """Save it in `folder`, under the form's own name where none is given; return the path."""
        path = folder / (name or FORMS[self.form].file_name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(self._written())
        return path

    def _written(self) -> bytes:
        """The workbook; writing one takes a tenth of a second, and tests fill in the same ones."""
        key = repr(self)
        if key not in _WRITTEN:
            _WRITTEN[key] = write_form(self.form, settings()[self.setting], self.values)
        return _WRITTEN[key]


def blank(form: str, setting: str = "sekolah") -> Filled:
    """A form that nobody has filled in."""
    return Filled(form, {}, setting)


def profile(setting: str = "sekolah", **changes: Any) -> Filled:
    """An institution with a name, an address and one signatory; without logos."""
    values: Values = {
        "lembaga": {
            "nama": "SMA Rekaan",
            "alamat": "Jalan Rekaan 1",
            "kota": "Rekaan",
            "zona": "WIB",
            "kertas": "A4",
        },
        "penanda_tangan": [
            {"fungsi": "Kepala Sekolah", "nama": "Siti Rekaan", "menandatangani": "keduanya"}
        ],
    }
    return Filled("profil", _changed("profil", values, changes), setting)


def case(code: str = CODE, **changes: Any) -> Filled:
    """A case of one child, with what the format kasus needs."""
    values: Values = {
        "kasus": {
            "kode": code,
            "jenis_konseli": "peserta_didik",
            "tanggal_ditemukan": date(2026, 10, 5),
            "konselor": "Rahmat Rekaan, S.Pd.",
        },
        "konseli": [{"kode": "K1", "nama": CHILD, "kelas": "XI-3"}],
        "format_kasus": {
            "nama_kasus": "Kehadiran yang menurun",
            "deskripsi": ["Tidak hadir tujuh kali dalam satu bulan."],
            "gejala": ["Datang terlambat."],
        },
    }
    return Filled("kasus", _changed("kasus", values, changes))


def meeting(code: str = CODE, number: int = 1, **changes: Any) -> Filled:
    """A meeting on a Tuesday morning, to which a teacher, the vice head and a father come."""
    values: Values = {
        "pertemuan": {
            "kode_kasus": code,
            "nomor_pertemuan": number,
            "jenis": "lengkap",
            "konseli": ["K1"],
            "tanggal": date(2026, 11, 24),
            "mulai": time(9),
            "tempat": "Ruang Bimbingan dan Konseling",
            "pemimpin": "Rahmat Rekaan, S.Pd.",
            "persetujuan": "sudah",
        },
        "peserta": [teacher(), vice(), father()],
    }
    return Filled("pertemuan", _changed("pertemuan", values, changes))


def minutes(code: str = CODE, number: int = 1, **changes: Any) -> Filled:
    """The minutes of that meeting, at which nothing was decided yet."""
    values: Values = {
        "berita_acara": {
            "kode_kasus": code,
            "nomor_pertemuan": number,
            "tanggal": date(2026, 11, 24),
            "mulai": time(9),
            "selesai": time(11),
            "tempat": "Ruang Bimbingan dan Konseling",
            "topik": "Kehadiran yang menurun",
            "jenis_konseli": "peserta_didik",
            "pemimpin": TEACHER,
            "ringkasan": ["Kehadiran menurun sejak September."],
            "analisis": ["Data belum lengkap."],
            "keadaan_keputusan": "belum_ada",
            "penanggung_jawab": [TEACHER],
        },
        "konseli": [{"kode": "K1", "nama": CHILD, "kelas": "XI-3"}],
        "kehadiran": [{"nama": TEACHER, "fungsi": "Wali Kelas", "kehadiran": "hadir"}],
    }
    return Filled("berita_acara", _changed("berita_acara", values, changes))


def participant(name: str, function: str = "Guru Mata Pelajaran", **changes: Any) -> Values:
    """A line of Peserta."""
    return {"nama": name, "fungsi": function, **changes}


def teacher(**changes: Any) -> Values:
    """The class teacher's line."""
    return participant(TEACHER, "Wali Kelas") | changes


def vice(**changes: Any) -> Values:
    """The vice head's line."""
    return participant(VICE, "Wakil Kepala Sekolah") | changes


def father(**changes: Any) -> Values:
    """The father's line: the only one that names the child."""
    return participant(FATHER, "Orang Tua/Wali", anak=CHILD) | changes


def _changed(form: str, values: Values, changes: Values) -> Values:
    sheets = {key: change for key, change in changes.items() if _is_table(form, key)}
    fields = {key: change for key, change in changes.items() if key not in sheets}
    return {**values, form_sheet(form): values[form_sheet(form)] | fields, **sheets}


def form_sheet(form: str) -> str:
    """Key of the sheet that a form begins with."""
    return FORMS[form].sheets[0].key


def _is_table(form: str, key: str) -> bool:
    return any(sheet.key == key and sheet.table is not None for sheet in FORMS[form].sheets)
