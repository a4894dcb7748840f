"""The whole files that mutants are made from: forms of every kind, as every program saves them."""

from __future__ import annotations

import tempfile
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Final

from openpyxl import load_workbook

from kka_docs.forms.copy_mark import origin_of
from kka_docs.forms.mark import marked
from kka_docs.forms.read import parse_form
from kka_docs.ooxml import BLANK_CORE, CORE_PART, repacked
from kka_docs.validation.check import check
from kka_docs.workspace import PROFILE_NAME
from tests.forms.binary import as_xlsb
from tests.forms.building import paste, png
from tests.forms.packages import as_strict
from tests.forms.test_sources import as_google, as_wps, with_prefix
from tests.forms_in_words import profile
from tests.office import converted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

_SAMPLES: Final = Path(__file__).parents[2] / "samples"
_SCHOOL: Final = _SAMPLES / "baik" / "sekolah"
_BAD: Final = _SAMPLES / "bermasalah" / "KKA-2026-904-pertemuan-1.xlsx"
_FORMS: Final = (
    _SCHOOL / "KKA-2026-005-kasus.xlsx",
    _SCHOOL / "KKA-2026-001-pertemuan-2.xlsx",
    _SCHOOL / "KKA-2026-003-berita-acara-1.xlsx",
)
_OTHER_PROGRAMS: Final[dict[str, Callable[[bytes], bytes]]] = {
    "wps": as_wps,
    "google": as_google,
    "awalan": with_prefix,
    "strict": as_strict,
}


def write_originals(folder: Path, kinds: Iterable[str]) -> None:
    """Write the originals of these kinds (".xlsx" …) into a folder.

    .xls and .ods are written by LibreOffice, which must be there.
    """
    forms = {path.name: path.read_bytes() for path in _FORMS} | {PROFILE_NAME: plain_profile()}
    wanted = set(kinds)
    if ".xlsx" in wanted:
        _write(folder, forms | _as_others_save(forms) | _with_extras(forms))
    if ".xlsb" in wanted:
        _write(folder, {_renamed(name, ".xlsb"): as_xlsb(data) for name, data in forms.items()})
    with tempfile.TemporaryDirectory() as place:
        whole = _write(Path(place), forms)
        for kind in sorted(wanted & {".xls", ".ods"}):
            converted(whole, folder, kind.removeprefix("."))


def read_originals(folder: Path) -> dict[str, bytes]:
    """Return the originals in a folder by their names."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


@cache
def plain_profile() -> bytes:
    """Return a profile without logos: what its documents need, and nothing beside it."""
    with tempfile.TemporaryDirectory() as place:
        return profile().save(Path(place)).read_bytes()


def plain_meeting() -> bytes:
    """Return a meeting form in order."""
    return _FORMS[1].read_bytes()


def _write(folder: Path, files: Mapping[str, bytes]) -> list[Path]:
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return [folder / name for name in files]


def _renamed(name: str, ending: str) -> str:
    return name.removesuffix(".xlsx") + ending


def _as_others_save(forms: Mapping[str, bytes]) -> dict[str, bytes]:
    programs = zip(forms.items(), _OTHER_PROGRAMS.items(), strict=True)
    return {
        _renamed(name, f"-{program}.xlsx"): save(data) for (name, data), (program, save) in programs
    }


def _with_extras(forms: Mapping[str, bytes]) -> dict[str, bytes]:
    """A form with a pasted picture, and a marked copy."""
    return {
        "profil-berlogo.xlsx": _with_picture(forms[PROFILE_NAME]),
        "pertemuan (ditandai).xlsx": _marked_copy(_BAD),
    }


def _with_picture(data: bytes) -> bytes:
    book = load_workbook(BytesIO(data))
    paste(book["Lembaga"], png(40, 20), "C20")
    target = BytesIO()
    book.save(target)
    return repacked(target.getvalue(), {CORE_PART: BLANK_CORE})


def _marked_copy(form: Path) -> bytes:
    data = form.read_bytes()
    return marked(data, check(parse_form(form, data)).problems, origin_of(data, form.name))
