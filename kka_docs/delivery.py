"""Documents onto the disk: beside, then renamed; nothing of the user's is ever overwritten.

A manifest beside each folder's documents (digests and running numbers, no values) tells what
the program wrote itself from what a person changed since.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from itertools import count
from pathlib import Path
from types import MappingProxyType
from typing import Any

from kka_docs.errors import OutsideMissing
from kka_docs.records import Document, Outcome, Status

MANIFEST = ".kka-manifest.json"
INVALID_FOLDER = "tidak-berlaku"

_TEMPORARY = ".kka-{name}.tmp"
_TEMPORARIES = ".kka-*.tmp"
_VERSION = 1
_DOCUMENT_NAME = re.compile(r"\w[\w .()-]*\.docx")
_NUMBERS = range(1, 10_000)

_REFUSALS: Mapping[int, str] = MappingProxyType(
    {
        errno.EACCES: "tidak ada izin",
        errno.EPERM: "tidak ada izin",
        errno.EROFS: "disk hanya dapat dibaca",
        errno.ENOSPC: "disk penuh",
        errno.EEXIST: "sebuah berkas sudah memakai nama foldernya",
        errno.ENOTDIR: "sebuah berkas sudah memakai nama foldernya",
        errno.EISDIR: "sebuah folder sudah memakai nama dokumennya",
        errno.ENAMETOOLONG: "namanya terlalu panjang",
    }
)
_AS_BEFORE = "pernah disunting orang, jadi dibiarkan; isian formulirnya tidak berubah"
_MADE_AGAIN = "dibuat lagi karena berkasnya tidak ada"
_CHANGED = "isian atau templatnya berubah"
_EDITED = "disunting orang, jadi dibiarkan; pilih salah satu"
_NOT_OURS = "sudah ada dan tidak tercatat sebagai buatan program, jadi dibiarkan; pilih salah satu"
_OPEN = "sedang terbuka di Word; tutup, lalu jalankan lagi"
_NEW_ONE_EDITED = "versi baru ini pun sudah disunting"
_MOVED = f"dipindahkan ke folder {INVALID_FOLDER} agar tidak terkirim"
_NOT_MOVED = "belum dapat dipindahkan karena terbuka di Word; tutup, lalu jalankan lagi"


class InUse(PermissionError):
    """A file cannot be replaced because another program holds it open."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What the manifest knows of one document: no name, no value.

    `digest` is None where the program never wrote the document under its name. `planned` is what
    an interrupted run was about to write; such a file is ours too.
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


def refusal(cause: OSError) -> str:
    """Return why the disk refused, as people say it."""
    return _REFUSALS.get(cause.errno or 0, "disk menolak")


def digest_of(content: bytes) -> str:
    """Return the SHA-256 digest of a document, as in the manifest."""
    return hashlib.sha256(content).hexdigest()


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
        raise OutsideMissing(f"Catatan {folder / MANIFEST} tidak dapat dibaca.") from cause
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
    texts = (entry.digest, entry.recipient, entry.planned)
    return isinstance(entry.kind, str) and all(isinstance(text, str | None) for text in texts)


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write the manifest in one step, so that an interruption leaves the old one."""
    stored: dict[str, Any] = {
        "versi": _VERSION,
        "dokumen": {name: asdict(entry) for name, entry in sorted(manifest.entries.items())},
        "nomor": dict(sorted(manifest.numbers.items(), key=lambda item: item[1])),
    }
    write_beside(folder / MANIFEST, (json.dumps(stored, indent=1) + "\n").encode())


def write_beside(target: Path, content: bytes) -> None:
    """Write `content` to `target` through a temporary file beside it and one rename.

    Raises InUse where another program, as Word does, holds `target` open.
    """
    temporary = target.with_name(_TEMPORARY.format(name=target.name))
    try:
        with temporary.open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        _move(temporary, target)
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
    if not documents and complete.isdisjoint(e.kind for e in manifest.entries.values()):
        return []
    try:
        place.mkdir(parents=True, exist_ok=True)
        _sweep(place)
        _settle(place, manifest)
        _plan(place, documents, manifest)
        delivery = _Delivery(place, manifest)
        outcomes = [delivery.put(document) for document in documents]
        outcomes += delivery.retire(complete)
        write_manifest(place, manifest)
    except OSError as cause:
        raise OutsideMissing(_cannot_write(place, cause)) from cause
    return outcomes


def _sweep(place: Path) -> None:
    for leftover in place.glob(_TEMPORARIES):
        leftover.unlink(missing_ok=True)


def _settle(place: Path, manifest: Manifest) -> None:
    """Count as written what an interrupted run planned and did write."""
    for name, entry in list(manifest.entries.items()):
        if entry.planned is not None and entry.planned == _digest_at(place / name):
            manifest.entries[name] = replace(entry, digest=entry.planned, planned=None)


def _plan(place: Path, documents: Iterable[Document], manifest: Manifest) -> None:
    """Say beforehand what will be written, so that no interruption makes it look edited."""
    for document in documents:
        _plan_one(document.name, document, manifest)
    write_manifest(place, manifest)


def _plan_one(name: str, document: Document, manifest: Manifest) -> None:
    unwritten = Entry(document.kind, None, document.recipient, document.number)
    known = manifest.entries.get(name, unwritten)
    manifest.entries[name] = replace(known, planned=digest_of(document.content))


def _cannot_write(place: Path, cause: OSError) -> str:
    return (
        f"Folder {place} tidak dapat ditulisi: {refusal(cause)}. Dokumen yang sudah ada "
        "tetap utuh; sesudah dibereskan, jalankan lagi perintah yang sama."
    )


@dataclass(slots=True)
class _Delivery:
    """One run over one folder. `standing` names the files that may stay where they are."""

    place: Path
    manifest: Manifest
    standing: set[str] = field(default_factory=set)

    def put(self, document: Document) -> Outcome:
        """Put a document into its place, or beside what may not be overwritten."""
        target = self.place / document.name
        self.standing.add(target.name)
        known = self.manifest.entries[target.name]
        fresh, present = digest_of(document.content), _digest_at(target)
        if present == fresh:
            self._record(target, document)
            return Outcome(document.kind, target, Status.SAME)
        if present is None:
            write_beside(target, document.content)
            self._record(target, document)
            reason = _MADE_AGAIN if known.digest else ""
            return Outcome(document.kind, target, Status.NEW, reason)
        if known.wrote(present):
            return self._replace(target, document)
        if known.digest == fresh:
            return Outcome(document.kind, target, Status.KEPT, _AS_BEFORE)
        return self._put_beside(target, document, _EDITED if known.digest else _NOT_OURS)

    def retire(self, complete: frozenset[str]) -> list[Outcome]:
        """Move what no longer holds out of the way, so that nobody posts it."""
        outdated = [
            name
            for name, entry in sorted(self.manifest.entries.items())
            if entry.kind in complete and name not in self.standing
        ]
        moved = [self._move_away(name) for name in outdated]
        return [outcome for outcome in moved if outcome is not None]

    def _record(self, path: Path, document: Document) -> None:
        fresh = digest_of(document.content)
        entry = Entry(document.kind, fresh, document.recipient, document.number)
        self.manifest.entries[path.name] = entry

    def _replace(self, target: Path, document: Document) -> Outcome:
        try:
            write_beside(target, document.content)
        except InUse:
            return self._put_beside(target, document, _OPEN)
        self._record(target, document)
        return Outcome(document.kind, target, Status.CHANGED, _CHANGED)

    def _put_beside(self, target: Path, document: Document, why: str) -> Outcome:
        """Write to the first "(baru)" name that is free, or ours and not open.

        One that was edited, too, but made of these same inputs is the new version already.
        """
        fresh = digest_of(document.content)
        passed = [target.name]
        paths = _names_beside(target)
        while True:
            path = next(paths)
            self.standing.add(path.name)
            reason = f"{' dan '.join(passed)} {why}"
            known = self.manifest.entries.get(path.name)
            present = _digest_at(path)
            if present == fresh:
                self._record(path, document)
                return Outcome(document.kind, path, Status.BESIDE, reason)
            if present is None or (known is not None and known.wrote(present)):
                if self._write_beside_target(path, document):
                    return Outcome(document.kind, path, Status.BESIDE, reason)
            elif known is not None and known.digest == fresh:
                return Outcome(document.kind, path, Status.KEPT, f"{reason}; {_NEW_ONE_EDITED}")
            passed.append(path.name)

    def _write_beside_target(self, path: Path, document: Document) -> bool:
        """Write the new version, planned first as all are; False where its file is open."""
        _plan_one(path.name, document, self.manifest)
        write_manifest(self.place, self.manifest)
        try:
            write_beside(path, document.content)
        except InUse:
            return False
        self._record(path, document)
        return True

    def _move_away(self, name: str) -> Outcome | None:
        """Move a document to `tidak-berlaku`; None where there is none that we ever wrote."""
        entry, source = self.manifest.entries.pop(name), self.place / name
        if entry.digest is None or not source.exists():
            return None
        aside = self.place / INVALID_FOLDER
        aside.mkdir(exist_ok=True)
        target = _free(aside / name)
        try:
            source.replace(target)
        except PermissionError:
            self.manifest.entries[name] = entry
            return Outcome(entry.kind, source, Status.INVALID, _NOT_MOVED)
        return Outcome(entry.kind, target, Status.INVALID, _MOVED)


def _digest_at(path: Path) -> str | None:
    try:
        return digest_of(path.read_bytes())
    except FileNotFoundError:
        return None


def _move(temporary: Path, target: Path) -> None:
    try:
        temporary.replace(target)
    except PermissionError as cause:
        if target.exists():
            raise InUse(*cause.args) from cause
        raise


def _names_beside(target: Path) -> Iterator[Path]:
    """The names of new versions in their order, as "surat (baru).docx", "surat (baru 2).docx"."""
    for copy in count(1):
        mark = "baru" if copy == 1 else f"baru {copy}"
        yield target.with_name(f"{target.stem} ({mark}){target.suffix}")


def _free(target: Path) -> Path:
    """The path itself, or with the first free number."""
    if not target.exists():
        return target
    numbered = (target.with_name(f"{target.stem} ({n}){target.suffix}") for n in count(2))
    return next(path for path in numbered if not path.exists())
