"""Meeting forms in any number, made from a sample: other codes, and as many letters as wanted."""

from __future__ import annotations

import shutil
import tomllib
from functools import cache
from pathlib import Path

from kka_docs import resources
from kka_docs.definitions.settings import settings
from kka_docs.forms.write import write_form
from kka_docs.workspace import PROFILE_NAME

INVITEES = 12

_SAMPLES = resources.samples() / "sekolah"
_SAMPLE = _SAMPLES / "sumber" / "KKA-2026-001-pertemuan-2.toml"
_A_COLLEAGUE = 4
_MEETINGS = 3


def profile_folder(folder: Path) -> Path:
    """Return the folder, with the sample's profile and its two logos in it."""
    for name in (PROFILE_NAME, "logo-kiri.png", "logo-kanan.png"):
        shutil.copy(_SAMPLES / name, folder / name)
    return folder


def meeting_forms(folder: Path, count: int) -> list[Path]:
    """Write meeting forms with twelve invitees beside a profile; return them in order."""
    profile_folder(folder)
    return [_written(folder, number, range(INVITEES)) for number in range(1, count + 1)]


def form_with_one_letter(folder: Path) -> Path:
    """Write one meeting form of the same people, of whom one gets a letter; return it."""
    profile_folder(folder)
    return _written(folder, 1, range(_A_COLLEAGUE, _A_COLLEAGUE + 1))


def _written(folder: Path, number: int, invited: range) -> Path:
    form = folder / f"KKA-2026-{number:04}-pertemuan.xlsx"
    form.write_bytes(_form(number, invited))
    return form


@cache
def _form(number: int, invited: range) -> bytes:
    """The form of a case, with letters for the participants in the places named."""
    source = tomllib.loads(_SAMPLE.read_text(encoding="utf-8"))
    values = {sheet: source[sheet] for sheet in ("pertemuan", "peserta", "agenda")}
    values["pertemuan"]["kode_kasus"] = f"KKA-2026-{number:03}"
    values["pertemuan"]["nomor_pertemuan"] = 1 + number % _MEETINGS
    for place, row in enumerate(values["peserta"]):
        row["undangan"] = "Ya" if place in invited else "Tidak"
    return write_form("pertemuan", settings()["sekolah"], values)
