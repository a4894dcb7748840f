"""The form that every enemy gives itself out for."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final
from zipfile import ZipFile

from tests.forms_in_words import meeting

MEGABYTE: Final = 1024 * 1024


def form() -> bytes:
    """A meeting's form in order."""
    with TemporaryDirectory() as folder:
        return meeting().save(Path(folder)).read_bytes()


def part(name: str) -> bytes:
    """A part of the form."""
    with ZipFile(BytesIO(form())) as package:
        return package.read(name)
