"""`cadangkan` and `pulihkan`: the whole archive in one ZIP file, verified both ways.

The register is not in it: it follows from the journal, and is made anew when the backup is
restored.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import IO, NamedTuple
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

from kka_docs.errors import OutsideMissing, WrongUse
from kka_docs.files import refusal
from kka_docs.himpunan import journal
from kka_docs.himpunan.archive import REGISTER, Archive
from kka_docs.himpunan.disk import digest_of_file, make_folder, sync_folder
from kka_docs.himpunan.events import Event
from kka_docs.himpunan.folders import case_folder
from kka_docs.himpunan.queries import all_cases, files_of, papers_of_case
from kka_docs.himpunan.rebuilding import rebuild

CONTENTS = "cadangan.json"
_VERSION = 1
_BLOCK = 1 << 20
_TEMPORARY = ".kka-"
_MOST = 64 << 20
"""Bytes of the list of contents; a hundred thousand files need some fifteen million."""

_SENTENCE = (
    "Cadangan {path} rusak atau bukan cadangan himpunan: {reason}. Tidak ada yang dipulihkan."
)


class _Contents(NamedTuple):
    """What a backup says that it holds: digest by name, and the journal's last entry."""

    digests: Mapping[str, str]
    entry: int
    hash: str


@dataclass(frozen=True, slots=True)
class Backup:
    """What a backup holds: so many files and bytes, and the journal's last entry.

    `harmed` are the names of filed files that the archive itself had lost or altered when the
    backup was made; that is not known of one that is read later.
    """

    path: Path
    files: int
    size: int
    entry: int
    hash: str
    harmed: tuple[str, ...] = ()


def back_up(archive: Archive, target: Path) -> Backup:
    """Return the backup written to `target` and read back; nobody writes meanwhile.

    Raises WrongUse where `target` exists or lies inside the archive, OutsideMissing where the disk
    refuses or what was read back is not what was written.
    """
    if target.exists():
        raise WrongUse(f"{target} sudah ada, dan dibiarkan. Pilih nama lain untuk cadangan.")
    if target.resolve().is_relative_to(archive.root.resolve()):
        raise WrongUse("Simpan cadangan di luar folder himpunan, sebaiknya di disk lain.")
    temporary = target.with_name(f"{_TEMPORARY}{target.name}.tmp")
    try:
        with archive.writing() as writing, _refused_for(target):
            head = writing.head
            temporary.unlink(missing_ok=True)  # of a run that was killed
            digests = _pack(archive.root, temporary, head)
            harmed = tuple(_harmed(archive.root, writing.connection, digests))
        with _refused_for(target):
            made = _read_back(temporary, target)
            temporary.rename(target)
            sync_folder(target.parent)
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
    return replace(made, path=target, harmed=harmed)


@contextmanager
def _refused_for(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as cause:
        raise OutsideMissing(
            f"Cadangan {target} tidak jadi dibuat: {refusal(cause)}. Himpunan tidak berubah."
        ) from cause


def _read_back(temporary: Path, target: Path) -> Backup:
    try:
        return verified(temporary)
    except WrongUse as cause:
        raise OutsideMissing(
            f"Cadangan {target} tidak jadi dibuat: yang terbaca kembali tidak sama dengan yang "
            "ditulis. Coba lagi, atau pakai disk lain."
        ) from cause


def verified(path: Path) -> Backup:
    """Return what a backup holds, every byte of it read and found as it was.

    Raises WrongUse where it is damaged or no backup.
    """
    with _opened(path) as packed:
        contents = _contents(path, packed)
        for name, digest in contents.digests.items():
            with packed.open(name) as stream:
                if _digest(stream) != digest:
                    raise _damaged(path, f"{name} berubah")
        size = sum(info.file_size for info in packed.infolist())
        return Backup(path, len(contents.digests), size, contents.entry, contents.hash)


def restore(path: Path, folder: Path, clock: Callable[[], datetime]) -> Backup:
    """Return the backup that was restored into the empty folder `folder`, its register made anew.

    An interrupted restoring leaves nothing in `folder`. Raises WrongUse where the backup is damaged
    or the folder is not empty, OutsideMissing where the disk refuses.
    """
    if folder.exists() and any(folder.iterdir()):
        raise WrongUse(f"Folder {folder} tidak kosong. Pulihkan cadangan ke folder kosong.")
    held = verified(path)
    beside = folder.with_name(f"{_TEMPORARY}{folder.name}.tmp")
    shutil.rmtree(beside, ignore_errors=True)
    try:
        make_folder(beside)
        _unpack(path, beside)
        rebuild(beside, clock)
        with Archive.open(beside, clock) as archive, archive.writing() as writing:
            _require_same(path, held, writing.head)
            writing.note(Event.RESTORED, {"cadangan_sampai": held.entry, "hash": held.hash})
        if folder.exists():
            folder.rmdir()
        beside.rename(folder)
        sync_folder(folder.parent)
    except OSError as cause:
        raise OutsideMissing(f"Folder {folder} tidak dapat ditulisi: {refusal(cause)}.") from cause
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return held


def _digest(stream: IO[bytes]) -> str:
    digest = hashlib.sha256()
    while block := stream.read(_BLOCK):
        digest.update(block)
    return digest.hexdigest()


def _require_same(path: Path, held: Backup, head: journal.Head) -> None:
    if (head.number, head.hash) != (held.entry, held.hash):
        raise _damaged(path, "jurnalnya tidak cocok dengan daftar isinya")


def _harmed(
    root: Path, connection: sqlite3.Connection, digests: Mapping[str, str]
) -> Iterator[str]:
    """The filed files whose digests in the backup are not those that the register has."""
    for case, year in all_cases(connection):
        folder = case_folder(root, year, case).relative_to(root).as_posix()
        for paper in papers_of_case(connection, case):
            for one in files_of(connection, paper.number):
                name = f"{folder}/{one.name}"
                if digests.get(name) != one.digest:
                    yield name


def _pack(root: Path, target: Path, head: journal.Head) -> dict[str, str]:
    """Write the archive's files into one; return their digests by name."""
    digests: dict[str, str] = {}
    with ZipFile(target, "x", ZIP_DEFLATED, strict_timestamps=False) as packed:
        for source in _sources(root):
            name = source.relative_to(root).as_posix()
            packed.write(source, name)
            digests[name] = digest_of_file(source)
        told = {"versi": _VERSION, "catatan": head.number, "hash": head.hash, "berkas": digests}
        packed.writestr(CONTENTS, json.dumps(told, indent=1))
    with target.open("r+b") as written:
        os.fsync(written.fileno())
    return digests


def _sources(root: Path) -> Iterator[Path]:
    """Every file of the archive but the register, and what a run is just writing."""
    for path in sorted(root.rglob("*")):
        is_ours = path.is_file() and not path.is_symlink()
        if is_ours and not path.name.startswith((_TEMPORARY, REGISTER)):
            yield path


@contextmanager
def _opened(path: Path) -> Iterator[ZipFile]:
    """The backup's file, with what is wrong with it explained."""
    try:
        with ZipFile(path) as packed:
            yield packed
    except FileNotFoundError as cause:
        raise WrongUse(f"Cadangan {path} tidak ditemukan.") from cause
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as cause:
        raise _damaged(path, "berkasnya tidak utuh") from cause


def _contents(path: Path, packed: ZipFile) -> _Contents:
    """What the backup says it holds; it must hold that and nothing else."""
    try:
        info = packed.getinfo(CONTENTS)
        if info.file_size > _MOST:
            raise _damaged(path, "daftar isinya terlalu besar")
        told = json.loads(packed.read(info))
        contents = _Contents(told["berkas"], int(told["catatan"]), str(told["hash"]))
        named = {name for name in packed.namelist() if not name.endswith("/")} - {CONTENTS}
        is_whole = told["versi"] == _VERSION and named == contents.digests.keys()
        is_safe = all(_is_below(name) for name in named)
    except (KeyError, ValueError, TypeError, AttributeError, RecursionError) as cause:
        raise _damaged(path, "daftar isinya tidak terbaca") from cause
    if not (is_whole and is_safe):
        raise _damaged(path, "isinya bukan yang tertulis di daftar isinya")
    return contents


def _is_below(name: str) -> bool:
    """Whether a name leads to a place below the folder that it is unpacked into."""
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts and not set(name) & set("\\:")


def _unpack(path: Path, folder: Path) -> None:
    with _opened(path) as packed:
        for name in _contents(path, packed).digests:
            target = folder / name
            make_folder(target.parent)
            with packed.open(name) as source, target.open("xb") as written:
                shutil.copyfileobj(source, written)
                written.flush()
                os.fsync(written.fileno())
    for made in (folder, *(one for one in folder.rglob("*") if one.is_dir())):
        sync_folder(made)


def _damaged(path: Path, reason: str) -> WrongUse:
    return WrongUse(_SENTENCE.format(path=path, reason=reason))
