"""Documents onto the disk: beside, then renamed; nothing of the user's is ever overwritten.

A manifest beside each folder's documents (digests and running numbers, no values) tells what
the program wrote itself from what a person changed since.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from itertools import count
from pathlib import Path
from typing import Any

from kka_docs.errors import OutsideMissing
from kka_docs.records import Document, Outcome, Status

MANIFEST = ".kka-manifest.json"
INVALID_FOLDER = "tidak-berlaku"

_TEMPORARY = ".kka-{name}.tmp"
_TEMPORARIES = ".kka-*.tmp"
_VERSION = 1


@dataclass(frozen=True, slots=True)
class Entry:
    """What the manifest knows of one document: no name, no value.

    `planned` is the digest that an interrupted run was about to write; such a file is ours too.
    """

    kind: str
    digest: str | None
    recipient: str | None = None
    number: int | None = None
    planned: str | None = None

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


def digest_of(content: bytes) -> str:
    """Return the SHA-256 digest of a document, as in the manifest."""
    return hashlib.sha256(content).hexdigest()


def read_manifest(folder: Path) -> Manifest:
    """Return the folder's manifest; an empty one where there is none or it cannot be read.

    Without a manifest every document found counts as the user's own and is left alone.
    """
    try:
        stored = json.loads((folder / MANIFEST).read_text("utf-8"))
        entries = {name: Entry(**entry) for name, entry in stored["dokumen"].items()}
        return Manifest(entries, {str(k): int(v) for k, v in stored["nomor"].items()})
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return Manifest()


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write the manifest in one step, so that an interruption leaves the old one."""
    stored: dict[str, Any] = {
        "versi": _VERSION,
        "dokumen": {name: asdict(entry) for name, entry in sorted(manifest.entries.items())},
        "nomor": dict(sorted(manifest.numbers.items(), key=lambda item: item[1])),
    }
    write_beside(folder / MANIFEST, (json.dumps(stored, indent=1) + "\n").encode())


def write_beside(target: Path, content: bytes) -> None:
    """Write `content` to `target` through a temporary file beside it and one rename."""
    temporary = target.with_name(_TEMPORARY.format(name=target.name))
    try:
        with temporary.open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)


def write_new(target: Path, content: bytes) -> Path:
    """Write `content` to `target`, or beside it under the next free name; return the path."""
    path = _free(target)
    write_beside(path, content)
    return path


def deliver(
    place: Path, documents: Sequence[Document], manifest: Manifest, complete: frozenset[str]
) -> list[Outcome]:
    """Return what became of every document of the folder `place`, and of those now invalid.

    Of the kinds in `complete`, `documents` are all that hold: what the manifest lists beyond
    them is moved to `tidak-berlaku`. Raises OutsideMissing where the folder cannot be written.
    """
    try:
        place.mkdir(parents=True, exist_ok=True)
        _sweep(place)
        _plan(place, documents, manifest)
        outcomes = [_deliver_one(place, document, manifest) for document in documents]
        valid = {outcome.path.name for outcome in outcomes} | {d.name for d in documents}
        outcomes += _retire(place, valid, complete, manifest)
        write_manifest(place, manifest)
    except OSError as cause:
        raise OutsideMissing(_cannot_write(place, cause)) from cause
    return outcomes


def _plan(place: Path, documents: Iterable[Document], manifest: Manifest) -> None:
    """Say beforehand what will be written, so that no interruption makes it look edited."""
    for document in documents:
        known = manifest.entries.get(document.name)
        known = known or Entry(document.kind, None, document.recipient, document.number)
        planned = replace(known, planned=digest_of(document.content))
        manifest.entries[document.name] = planned
    write_manifest(place, manifest)


def _cannot_write(place: Path, cause: OSError) -> str:
    reasons: Mapping[int, str] = {13: "tidak ada izin", 28: "disk penuh", 30: "disk hanya-baca"}
    reason = reasons.get(cause.errno or 0, "disk menolak")
    return f"Folder {place} tidak dapat ditulisi: {reason}."


def _sweep(place: Path) -> None:
    for leftover in place.glob(_TEMPORARIES):
        leftover.unlink(missing_ok=True)


def _deliver_one(place: Path, document: Document, manifest: Manifest) -> Outcome:
    target = place / document.name
    known = manifest.entries[document.name]
    fresh = digest_of(document.content)
    entry = Entry(document.kind, fresh, document.recipient, document.number)
    if not target.exists():
        write_beside(target, document.content)
        manifest.entries[document.name] = entry
        reason = "dibuat lagi karena berkasnya tidak ada" if known.digest else ""
        return Outcome(document.kind, target, Status.NEW, reason)
    present = digest_of(target.read_bytes())
    if present == fresh:
        manifest.entries[document.name] = entry
        return Outcome(document.kind, target, Status.SAME)
    if not known.wrote(present):
        return _keep_edited(target, document, known, manifest)
    return _replace_own(target, document, entry, manifest)


def _keep_edited(target: Path, document: Document, known: Entry, manifest: Manifest) -> Outcome:
    """The file is the user's. A new version goes beside it, if there is anything new in it."""
    if known.digest == digest_of(document.content):
        reason = "pernah disunting orang, jadi dibiarkan; isian formulirnya tidak berubah"
        return Outcome(document.kind, target, Status.KEPT, reason)
    beside = _write_next_to(target, document, manifest)
    reason = f"{target.name} disunting orang, jadi dibiarkan; pilih salah satu"
    return Outcome(document.kind, beside, Status.BESIDE, reason)


def _replace_own(target: Path, document: Document, entry: Entry, manifest: Manifest) -> Outcome:
    try:
        write_beside(target, document.content)
    except PermissionError:
        beside = _write_next_to(target, document, manifest)
        reason = f"{target.name} sedang terbuka di Word; tutup, lalu jalankan lagi"
        return Outcome(document.kind, beside, Status.BESIDE, reason)
    manifest.entries[document.name] = entry
    return Outcome(document.kind, target, Status.CHANGED, "isian atau templatnya berubah")


def _write_next_to(target: Path, document: Document, manifest: Manifest) -> Path:
    """Write to the first "(baru)" name that is free or our own; return the path."""
    fresh = digest_of(document.content)
    marks = ("baru" if copy == 1 else f"baru {copy}" for copy in count(1))
    names = (target.with_name(f"{target.stem} ({mark}){target.suffix}") for mark in marks)
    beside = next(path for path in names if _is_free_or_own(path, fresh, manifest))
    write_beside(beside, document.content)
    manifest.entries[beside.name] = Entry(document.kind, fresh, document.recipient)
    return beside


def _is_free_or_own(path: Path, fresh: str, manifest: Manifest) -> bool:
    if not path.exists():
        return True
    present = digest_of(path.read_bytes())
    known = manifest.entries.get(path.name)
    return present == fresh or (known is not None and known.wrote(present))


def _retire(
    place: Path, valid: set[str], complete: frozenset[str], manifest: Manifest
) -> list[Outcome]:
    """Move what no longer holds out of the way, so that nobody posts it."""
    outdated = {
        name: entry
        for name, entry in sorted(manifest.entries.items())
        if entry.kind in complete and name not in valid
    }
    for name in outdated:
        del manifest.entries[name]
    return [
        _move_away(place, name, entry)
        for name, entry in outdated.items()
        if (place / name).exists()
    ]


def _move_away(place: Path, name: str, entry: Entry) -> Outcome:
    aside = place / INVALID_FOLDER
    aside.mkdir(exist_ok=True)
    target = _free(aside / name)
    (place / name).replace(target)
    reason = "tidak berlaku lagi menurut formulir; dipindahkan agar tidak terkirim"
    return Outcome(entry.kind, target, Status.INVALID, reason)


def _free(target: Path) -> Path:
    """The path itself, or with the first free number."""
    if not target.exists():
        return target
    numbered = (target.with_name(f"{target.stem} ({n}){target.suffix}") for n in count(2))
    return next(path for path in numbered if not path.exists())
