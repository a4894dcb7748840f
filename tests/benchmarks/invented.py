"""Meeting forms in any number, made from a sample: other codes, and as many letters as wanted."""

from __future__ import annotations

import shutil
import tomllib
from pathlib import Path
from typing import Any

from kka_docs import resources
from kka_docs.definitions.settings import settings
from kka_docs.forms.write import write_form
from kka_docs.workspace import PROFILE_NAME

INVITEES = 12

_SAMPLES = resources.samples() / "sekolah"
_SAMPLE = _SAMPLES / "sumber" / "KKA-2026-001-pertemuan-2.toml"
_FROM_A_COLLEAGUE = 4


def profile_folder(folder: Path) -> Path:
    """Return the folder, with the sample's profile and its two logos in it."""
    for name in (PROFILE_NAME, "logo-kiri.png", "logo-kanan.png"):
        shutil.copy(_SAMPLES / name, folder / name)
    return folder


def meeting_forms(folder: Path, count: int) -> list[Path]:
    """Write meeting forms with twelve invitees beside a profile; return them in order."""
    profile_folder(folder)
    return [_written(folder, number, _invited(range(INVITEES))) for number in range(1, count + 1)]


def form_with_one_letter(folder: Path) -> Path:
    """Write one meeting form of the same people, of whom one gets a letter; return it."""
    profile_folder(folder)
    return _written(folder, 1, _invited(range(_FROM_A_COLLEAGUE, _FROM_A_COLLEAGUE + 1)))


def _written(folder: Path, number: int, values: dict[str, Any]) -> Path:
    values["pertemuan"] |= {
        "kode_kasus": f"KKA-2026-{number:03}",
        "nomor_pertemuan": 1 + number % 3,
    }
    form = folder / f"KKA-2026-{number:04}-pertemuan.xlsx"
    form.write_bytes(write_form("pertemuan", settings()["sekolah"], values))
    return form


def _invited(places: range) -> dict[str, Any]:
    """The sample's answers, with letters for the participants in these places."""
    source = tomllib.loads(_SAMPLE.read_text(encoding="utf-8"))
    values = {sheet: source[sheet] for sheet in ("pertemuan", "peserta", "agenda")}
    for place, row in enumerate(values["peserta"]):
        row["undangan"] = "Ya" if place in places else "Tidak"
    return values
