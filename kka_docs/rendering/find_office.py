"""Where LibreOffice is on this computer."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from kka_docs.errors import OutsideMissing

VARIABLE: Final = "KKA_LIBREOFFICE"
"""The environment variable that names LibreOffice's program where it is not found by itself."""

_COMMANDS: Final = ("soffice", "libreoffice")
_FLATPAK: Final = "org.libreoffice.LibreOffice"
_ON_LINUX: Final = (
    ("/usr", "bin/soffice"),
    ("/usr/lib", "libreoffice/program/soffice"),
    ("/usr/lib64", "libreoffice/program/soffice"),
    ("/usr/local/bin", "soffice"),
    ("/opt", "libreoffice*/program/soffice"),
    ("/snap/bin", "libreoffice"),
    ("/var/lib/flatpak/exports/bin", _FLATPAK),
    ("~/.local/share/flatpak/exports/bin", _FLATPAK),
)
_ON_MACOS: Final = (
    ("/Applications", "LibreOffice*.app/Contents/MacOS/soffice"),
    ("~/Applications", "LibreOffice*.app/Contents/MacOS/soffice"),
)
_ON_WINDOWS: Final = ("ProgramFiles", "ProgramW6432", "ProgramFiles(x86)", "LOCALAPPDATA")
_WINDOWS_PROGRAMS: Final = (
    "LibreOffice*/program/soffice.com",
    "Programs/LibreOffice*/program/soffice.com",
)


def find_office() -> Path | None:
    """Return LibreOffice's program; None where there is none.

    The one that KKA_LIBREOFFICE names; else the one on PATH; else the newest in the usual places.
    Raises OutsideMissing where KKA_LIBREOFFICE names what is no file.
    """
    named = os.environ.get(VARIABLE)
    if named:
        return _as_named(Path(named))
    on_path = (shutil.which(command) for command in _COMMANDS)
    found = next((path for path in on_path if path), None)
    return Path(found) if found else next(_installed(), None)


def is_confined(office: Path) -> bool:
    """Return whether LibreOffice runs in a sandbox (Snap, Flatpak) that keeps it out of /tmp."""
    return "snap" in office.parts or "flatpak" in office.parts


def _as_named(path: Path) -> Path:
    if path.is_file():
        return path
    raise OutsideMissing(
        f"{VARIABLE} menyebut {path}, tetapi program itu tidak ada. Perbaiki isinya, atau hapus "
        "supaya LibreOffice dicari di tempat yang lazim."
    )


def _installed() -> Iterator[Path]:
    for folder, pattern in _usual_places():
        found = Path(folder).expanduser().glob(pattern)
        yield from sorted((path for path in found if path.is_file()), reverse=True)


def _usual_places() -> Iterator[tuple[str, str]]:
    if sys.platform == "win32":
        for variable in _ON_WINDOWS:
            folder = os.environ.get(variable)
            if folder:
                yield from ((folder, pattern) for pattern in _WINDOWS_PROGRAMS)
    elif sys.platform == "darwin":
        yield from _ON_MACOS
    else:
        yield from _ON_LINUX
