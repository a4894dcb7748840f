"""What the program knows of the documents in a folder: digests and running numbers, no values.

The manifest beside them tells what the program wrote itself from what a person changed since.
"""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from kka_docs.errors import OutsideMissing
from kka_docs.files import refusal, write_beside

MANIFEST = ".kka-manifest.json"

_VERSION = 1
_DOCUMENT_NAME = re.compile(r"\w[\w .()-]*\.(?:docx|pdf|xlsx|ics)")
_NUMBERS = range(1, 10_000)


@dataclass(frozen=True, slots=True)
class Entry:
    """What the manifest knows of one document: no name, no value.

    `digest` is None where the program never wrote the document under its name. `planned` is what
    an interrupted run was about to write; such a file is ours too. `source` is the digest of the
    Word document that a PDF was made from, None for all else.
    """

    kind: str
    digest: str | None
    recipient: str | None = None
    number: int | None = None
    planned: str | None = None
    source: str | None = None

    def wrote(self, digest: str) -> bool:
        """Return whether the program itself wrote the file with this digest."""
        return digest in {self.digest, self.planned}


@dataclass(slots=True)
class Manifest:
    """The manifest of one folder: file name → entry, and the numbers ever given to recipients."""

    entries: dict[str, Entry] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)

    def number_of(self, recipient: str) -> int:
        """Return the recipient's running number; a new one takes the next that was never used."""
        if recipient not in self.numbers:
            self.numbers[recipient] = max(self.numbers.values(), default=0) + 1
        return self.numbers[recipient]


def read_manifest(folder: Path) -> Manifest:
    """Return the folder's manifest; an empty one where there is none or it is damaged.

    What no manifest lists counts as the user's own and is left alone. Raises OutsideMissing where
    there is a manifest that the disk does not give out.
    """
    try:
        return _understood(json.loads((folder / MANIFEST).read_text("utf-8")))
    except (FileNotFoundError, NotADirectoryError):
        return Manifest()
    except OSError as cause:
        raise OutsideMissing(
            f"Catatan {folder / MANIFEST} tidak dapat dibaca: {refusal(cause)}."
        ) from cause
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return Manifest()


def _understood(stored: Any) -> Manifest:
    """The manifest that a parsed file holds; one of the usual errors where it is not ours."""
    manifest = Manifest(
        {name: Entry(**entry) for name, entry in stored["dokumen"].items()}, dict(stored["nomor"])
    )
    numbers = manifest.numbers.values()
    if not (
        all(_DOCUMENT_NAME.fullmatch(name) for name in manifest.entries)
        and all(_is_sound(entry) for entry in manifest.entries.values())
        and all(type(number) is int and number in _NUMBERS for number in numbers)
        and len(set(numbers)) == len(numbers)
    ):
        raise ValueError(MANIFEST)
    return manifest


def _is_sound(entry: Any) -> bool:
    """Whether an entry holds what we write into one."""
    texts = (entry.digest, entry.recipient, entry.planned, entry.source)
    return isinstance(entry.kind, str) and all(isinstance(text, str | None) for text in texts)


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write the manifest in one step, so that an interruption leaves the old one."""
    stored: dict[str, Any] = {
        "versi": _VERSION,
        "dokumen": {name: asdict(entry) for name, entry in sorted(manifest.entries.items())},
        "nomor": dict(sorted(manifest.numbers.items(), key=lambda item: item[1])),
    }
    write_beside(folder / MANIFEST, (json.dumps(stored, indent=1) + "\n").encode())
