"""Documents into their folder: nothing of the user's is ever overwritten, nothing outdated stays.

The folder's manifest tells what the program wrote itself from what a person changed since.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path

from kka_docs.errors import OutsideMissing
from kka_docs.files import (
    INVALID_FOLDER,
    InUse,
    digest_at,
    digest_of,
    free_name,
    refusal,
    sweep,
    write_beside,
)
from kka_docs.manifest import Entry, Manifest, read_manifest, write_manifest
from kka_docs.records import Document, Outcome, Status

_AS_BEFORE = "pernah disunting orang, jadi dibiarkan; isian formulirnya tidak berubah"
_MADE_AGAIN = "dibuat lagi karena berkasnya tidak ada"
_CHANGED = "isian atau templatnya berubah"
_EDITED = "disunting orang, jadi dibiarkan; pilih salah satu"
_NOT_OURS = "sudah ada dan tidak tercatat sebagai buatan program, jadi dibiarkan; pilih salah satu"
_OPEN = "sedang terbuka di Word; tutup, lalu jalankan lagi"
_NEW_ONE_EDITED = "versi baru ini pun sudah disunting"
_OUTDATED = f"dokumen Word-nya berubah, jadi PDF ini dipindahkan ke folder {INVALID_FOLDER}"
_WITHOUT_WORD = (
    f"dokumen Word-nya tidak ada lagi di sini, jadi PDF ini dipindahkan ke folder {INVALID_FOLDER}"
)
_MARK_BESIDE = re.compile(r" \(baru(?: \d+)?\)$")
_MOVED = f"dipindahkan ke folder {INVALID_FOLDER} agar tidak terkirim"
_NOT_MOVED = "belum dapat dipindahkan karena terbuka di Word; tutup, lalu jalankan lagi"


def deliver(
    place: Path, documents: Sequence[Document], manifest: Manifest, complete: frozenset[str]
) -> list[Outcome]:
    """Return what became of every document of the folder `place`, and of those now invalid.

    Of the kinds in `complete`, `documents` are all that hold: what the manifest lists beyond
    them is moved to `tidak-berlaku`; their PDFs are left to `retire_outdated`. Raises
    OutsideMissing where the folder cannot be written.
    """
    if not documents and complete.isdisjoint(e.kind for e in manifest.entries.values()):
        return []
    try:
        place.mkdir(parents=True, exist_ok=True)
        sweep(place)
        _settle(place, manifest)
        _plan(place, documents, manifest)
        delivery = _Delivery(place, manifest)
        outcomes = [delivery.put(document) for document in documents]
        outcomes += delivery.retire(complete)
        write_manifest(place, manifest)
    except OSError as cause:
        raise OutsideMissing(_cannot_write(place, cause)) from cause
    return outcomes


def retire_outdated(place: Path) -> list[Outcome]:
    """Move PDFs out of the way whose Word document is no longer what they were made from.

    Raises OutsideMissing where the folder cannot be written.
    """
    manifest = read_manifest(place)
    words = {
        name: digest_at(place / word_of(name))
        for name, entry in sorted(manifest.entries.items())
        if entry.source is not None
    }
    alone = [name for name, digest in words.items() if digest is None]
    outdated = [
        name
        for name, digest in words.items()
        if digest not in {None, manifest.entries[name].source}
    ]
    return [
        *_moved_away(place, manifest, alone, _WITHOUT_WORD),
        *_moved_away(place, manifest, outdated, _OUTDATED),
    ]


def withdraw(place: Path, names: Sequence[str]) -> list[Outcome]:
    """Move documents of ours that no longer hold out of the way; their PDFs are left.

    Raises OutsideMissing where the folder cannot be written.
    """
    manifest = read_manifest(place)
    known = [name for name in names if name in manifest.entries]
    return _moved_away(place, manifest, known, _MOVED)


def _moved_away(place: Path, manifest: Manifest, names: Sequence[str], why: str) -> list[Outcome]:
    if not names:
        return []
    try:
        moved = _Delivery(place, manifest).move_away(names, why)
        write_manifest(place, manifest)
    except OSError as cause:
        raise OutsideMissing(_cannot_write(place, cause)) from cause
    return moved


def place_of(outcome: Outcome) -> Path:
    """Return the folder that a document belongs to, also where it was moved out of the way."""
    folder = outcome.folder
    return folder.parent if folder.name == INVALID_FOLDER else folder


def pdf_of(word: Path) -> Path:
    """Return where the PDF of a Word document lies."""
    return word.with_suffix(".pdf")


def word_of(pdf: str) -> str:
    """Return the name of the Word document that a PDF was made from."""
    return f"{_MARK_BESIDE.sub('', pdf.removesuffix('.pdf'))}.docx"


def _settle(place: Path, manifest: Manifest) -> None:
    """Count as written what an interrupted run planned and did write."""
    for name, entry in list(manifest.entries.items()):
        if entry.planned is not None and entry.planned == digest_at(place / name):
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
        fresh, present = known.planned or digest_of(document.content), digest_at(target)
        if present == fresh:
            self._record(target, document, fresh)
            return self._came(document, target, Status.SAME)
        if present is None:
            write_beside(target, document.content)
            self._record(target, document, fresh)
            reason = _MADE_AGAIN if known.digest else ""
            return self._came(document, target, Status.NEW, reason)
        if known.wrote(present):
            return self._replace(target, document, fresh)
        if known.digest == fresh:
            return self._came(document, target, Status.KEPT, _AS_BEFORE)
        return self._put_beside(document, fresh, _EDITED if known.digest else _NOT_OURS)

    def retire(self, complete: frozenset[str]) -> list[Outcome]:
        """Move what no longer holds out of the way, so that nobody posts it."""
        outdated = [
            name
            for name, entry in sorted(self.manifest.entries.items())
            if entry.kind in complete and entry.source is None and name not in self.standing
        ]
        return self.move_away(outdated, _MOVED)

    def move_away(self, names: Iterable[str], why: str) -> list[Outcome]:
        """Move documents to `tidak-berlaku`; nothing is said of what we never wrote."""
        moved = [self._move_away(name, why) for name in names]
        return [outcome for outcome in moved if outcome is not None]

    def _record(self, path: Path, document: Document, digest: str) -> None:
        entry = Entry(
            document.kind, digest, document.recipient, document.number, source=document.source
        )
        self.manifest.entries[path.name] = entry

    def _came(self, document: Document, path: Path, status: Status, reason: str = "") -> Outcome:
        about = (document.number, document.reference)
        return Outcome(document.kind, self.place, path.name, status, reason, *about)

    def _replace(self, target: Path, document: Document, fresh: str) -> Outcome:
        try:
            write_beside(target, document.content)
        except InUse:
            return self._put_beside(document, fresh, _OPEN)
        self._record(target, document, fresh)
        return self._came(document, target, Status.CHANGED, _CHANGED)

    def _put_beside(self, document: Document, fresh: str, why: str) -> Outcome:
        """Write to the first "(baru)" name that is free, or ours and not open.

        One that was edited, too, but made of these same inputs is the new version already.
        """
        passed = [document.name]
        paths = _names_beside(self.place / document.name)
        while True:
            path = next(paths)
            self.standing.add(path.name)
            reason = f"{' dan '.join(passed)} {why}"
            known = self.manifest.entries.get(path.name)
            present = digest_at(path)
            if present == fresh:
                self._record(path, document, fresh)
                return self._came(document, path, Status.BESIDE, reason)
            if present is None or (known is not None and known.wrote(present)):
                if self._write_new_version(path, document, fresh):
                    return self._came(document, path, Status.BESIDE, reason)
            elif known is not None and known.digest == fresh:
                return self._came(document, path, Status.KEPT, f"{reason}; {_NEW_ONE_EDITED}")
            passed.append(path.name)

    def _write_new_version(self, path: Path, document: Document, fresh: str) -> bool:
        """Write the new version, planned first as all are; False where its file is open."""
        _plan_one(path.name, document, self.manifest)
        write_manifest(self.place, self.manifest)
        try:
            write_beside(path, document.content)
        except InUse:
            return False
        self._record(path, document, fresh)
        return True

    def _move_away(self, name: str, why: str) -> Outcome | None:
        """Move a document to `tidak-berlaku`; None where there is none that we ever wrote."""
        entry, source = self.manifest.entries.pop(name), self.place / name
        if entry.digest is None or not source.exists():
            return None
        aside = self.place / INVALID_FOLDER
        aside.mkdir(exist_ok=True)
        target = free_name(aside / name)
        try:
            source.replace(target)
        except PermissionError:
            self.manifest.entries[name] = entry
            return Outcome(entry.kind, self.place, name, Status.INVALID, _NOT_MOVED)
        return Outcome(entry.kind, aside, target.name, Status.INVALID, why)


def _names_beside(target: Path) -> Iterator[Path]:
    """The names of new versions in their order, as "surat (baru).docx", "surat (baru 2).docx"."""
    for copy in count(1):
        mark = "baru" if copy == 1 else f"baru {copy}"
        yield target.with_name(f"{target.stem} ({mark}){target.suffix}")
