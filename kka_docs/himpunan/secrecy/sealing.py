"""How contents are kept in a case's folder: as they are, or encrypted for the case."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from kka_docs.himpunan.disk import put
from kka_docs.himpunan.folders import SEAL_KEYS
from kka_docs.himpunan.secrecy.age import SUFFIX, encrypted


class Sealing(Protocol):
    """How contents lie in a case's folder. `suffix` is what the names of kept files end with."""

    @property
    def suffix(self) -> str:
        """Return what the names of kept files end with."""

    def sealed(self, content: bytes) -> bytes:
        """Return the bytes to be kept."""


@dataclass(frozen=True, slots=True)
class AsTheyAre:
    """Contents are kept unencrypted."""

    suffix: str = ""

    def sealed(self, content: bytes) -> bytes:
        """Return the content itself."""
        return content


@dataclass(frozen=True, slots=True)
class Encrypted:
    """Contents are kept so that only the case's key opens them."""

    recipient: str
    suffix: str = SUFFIX

    def sealed(self, content: bytes) -> bytes:
        """Return the content, encrypted to the case."""
        return encrypted(content, [self.recipient])


def seal_codes_keys(folder: Path, number: str, sealing: Sealing) -> None:
    """Keep the keys behind a paper's codes as its files are kept.

    The plain ones go once the journal has it that the paper was filed (`settling`).
    """
    if not sealing.suffix:
        return
    for path in (folder / SEAL_KEYS).glob(f"{number}-*.txt"):
        put(path.with_name(path.name + sealing.suffix), sealing.sealed(path.read_bytes()))
