"""A SQLite file that lies on an office share: made whole, checked, brought up to date, explained.

It has a rollback journal, because a write-ahead log needs memory that computers cannot share over
a network.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from kka_docs.errors import ArchiveDamaged, OutsideMissing

_TEMPORARY = ".kka-{name}.{mark}.tmp"
_TEMPORARIES = ".kka-{name}.*.tmp*"
_CHECKED_WHOLE = 8_000_000
"""Bytes that are looked through in a blink. Damage in a larger file shows where it is read."""

_PRIMARY = 0xFF
"""SQLite puts details into the higher bits of an error code."""

_LOCKED = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL})
_DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_UNUSABLE = frozenset(
    {
        sqlite3.SQLITE_AUTH,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_NOLFS,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_READONLY,
    }
)


@dataclass(frozen=True, slots=True)
class Blueprint:
    """One kind of database file.

    `title` names it in sentences, `rescue` says what to do when it is damaged, `mark` tells it from
    files of other programs. `migrations` lead from each version to the next; those released are
    never changed.
    """

    title: str
    rescue: str
    mark: int
    migrations: tuple[tuple[str, ...], ...]


def connect(path: Path, blueprint: Blueprint, patience: float) -> sqlite3.Connection:
    """Return a connection to the file, made where there is none and brought up to date.

    `patience` is how many seconds to wait for someone else who is writing. Call it, and use the
    connection, inside `explained`.
    """
    if not path.exists():
        _create(path, blueprint)
    connection = sqlite3.connect(path, timeout=patience, isolation_level=None)
    try:
        _require_sound(connection, path, blueprint)
        _sweep(path)
        # What was committed stays so even if the power fails at once (EXTRA: FULL, and the
        # journal's removal is written through, too): a number on paper is never forgotten.
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("PRAGMA synchronous = EXTRA")
        _migrate(connection, blueprint)
        connection.execute("PRAGMA foreign_keys = ON")
    except BaseException:
        connection.close()
        raise
    return connection


def read_only(path: Path, blueprint: Blueprint) -> sqlite3.Connection:
    """Return a connection that changes nothing, not even what an interrupted run left.

    Raises ArchiveDamaged where the file is damaged, sqlite3.Error where it cannot be opened.
    """
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
    try:
        _require_sound(connection, path, blueprint)
    except BaseException:
        connection.close()
        raise
    return connection


def in_memory(blueprint: Blueprint) -> sqlite3.Connection:
    """Return an empty database that lies nowhere and is gone when it is closed."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    _migrate(connection, blueprint)
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Do everything inside or nothing, and let nobody else write meanwhile."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def explained(path: Path, blueprint: Blueprint) -> Iterator[None]:
    """Turn what goes wrong with the file into a sentence: OutsideMissing or ArchiveDamaged."""
    try:
        yield
    except OSError as cause:
        raise OutsideMissing(_unusable(path, blueprint)) from cause
    except sqlite3.Error as cause:
        code = getattr(cause, "sqlite_errorcode", sqlite3.SQLITE_OK) & _PRIMARY
        if code in _LOCKED:
            raise OutsideMissing(
                f"{blueprint.title} {path} sedang dipakai komputer atau program lain. "
                "Tunggu sebentar, lalu jalankan lagi."
            ) from cause
        if code in _UNUSABLE:
            raise OutsideMissing(_unusable(path, blueprint)) from cause
        if code in _DAMAGED:
            raise _damaged(path, blueprint) from cause
        raise


def _unusable(path: Path, blueprint: Blueprint) -> str:
    return (
        f"{blueprint.title} {path} tidak dapat dibuka atau ditulisi: periksa izin, ruang disk, "
        "dan sambungan ke folder itu."
    )


def _damaged(path: Path, blueprint: Blueprint) -> ArchiveDamaged:
    return ArchiveDamaged(f"{blueprint.title} {path} rusak, dan dibiarkan. {blueprint.rescue}")


def _create(path: Path, blueprint: Blueprint) -> None:
    """Make the file beside and put it into its place whole, but never over another clerk's."""
    mark = f"{os.getpid()}-{os.urandom(4).hex()}"
    temporary = path.with_name(_TEMPORARY.format(name=path.name, mark=mark))
    try:
        with closing(sqlite3.connect(temporary, isolation_level=None)) as made:
            with transaction(made):
                made.execute(f"PRAGMA application_id = {blueprint.mark}")
            _migrate(made, blueprint)
        _put(temporary, path)
    except (OSError, sqlite3.Error):
        # Another clerk was quicker, and may have swept ours away as a leftover.
        if not path.exists():
            raise
    finally:
        temporary.unlink(missing_ok=True)


def _put(made: Path, path: Path) -> None:
    """Move a file to where none may be yet; FileExistsError where there is one."""
    try:
        os.link(made, path)  # a rename would not mind another clerk's
    except (FileExistsError, FileNotFoundError):
        raise
    except OSError:
        # Flash disks know no links. An empty file of ours keeps the others away.
        path.open("xb").close()
        made.replace(path)


def _sweep(path: Path) -> None:
    """Remove what killed runs left beside a file that is in its place, sound."""
    for leftover in path.parent.glob(_TEMPORARIES.format(name=path.name)):
        with suppress(OSError):
            leftover.unlink()


def _require_sound(connection: sqlite3.Connection, path: Path, blueprint: Blueprint) -> None:
    if _pragma(connection, "application_id") != blueprint.mark:
        raise _damaged(path, blueprint)
    is_small = path.stat().st_size <= _CHECKED_WHOLE
    if is_small and connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
        raise _damaged(path, blueprint)
    if _pragma(connection, "user_version") > len(blueprint.migrations):
        raise OutsideMissing(
            f"{blueprint.title} {path} ditulis oleh kka versi yang lebih baru. Pasang versi itu "
            "di komputer ini juga."
        )


def _migrate(connection: sqlite3.Connection, blueprint: Blueprint) -> None:
    """Bring the file to the newest version, all steps or none; another clerk may be doing so."""
    if _pragma(connection, "user_version") == len(blueprint.migrations):
        return
    with transaction(connection):
        steps = list(enumerate(blueprint.migrations, start=1))
        for version, statements in steps[_pragma(connection, "user_version") :]:
            for statement in statements:
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {version}")


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    (value,) = connection.execute(f"PRAGMA {name}").fetchone()
    return int(value)
