"""The journal: one line of JSON an entry, each sealed with the hash of the one before.

An entry's hash is the SHA-256 of its line's other members, written as `sealed_text` does (RFC 8259
JSON, keys sorted, no blanks, UTF-8): whoever has the file can check it without this program.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

FILE_NAME = "jurnal.jsonl"
MEMBERS = ("no", "waktu", "peristiwa", "data", "sebelum", "hash")


@dataclass(frozen=True, slots=True)
class Head:
    """The journal's end: number and hash of the last entry, and the file's length in bytes."""

    number: int
    hash: str
    size: int


START = Head(0, "0" * 64, 0)


@dataclass(frozen=True, slots=True)
class Entry:
    """One event: when (ISO 8601 with offset), what, and the facts of it; no free text."""

    number: int
    time: str
    event: str
    data: Mapping[str, Any]
    before: str
    hash: str

    def line(self) -> bytes:
        """Return the entry as it stands in the file, with its line end."""
        members = _members(self) | {"hash": self.hash}
        return json.dumps(members, ensure_ascii=False, separators=(", ", ": ")).encode() + b"\n"


class Broken(Exception):
    """The chain does not hold. `number` is that of the first broken entry."""

    def __init__(self, number: int, reason: str) -> None:
        super().__init__(number, reason)
        self.number = number
        self.reason = reason


class Torn(Exception):
    """The file ends within a line: the power failed while it was written. It counts for nothing."""

    def __init__(self, head: Head) -> None:
        super().__init__(head.number)
        self.head = head


def sealed(head: Head, time: str, event: str, data: Mapping[str, Any]) -> Entry:
    """Return the entry that follows `head`."""
    entry = Entry(head.number + 1, time, event, data, head.hash, "")
    return Entry(entry.number, time, event, data, head.hash, hash_of(entry))


def hash_of(entry: Entry) -> str:
    """Return the hash that an entry must carry, in hexadecimal digits."""
    return hashlib.sha256(sealed_text(_members(entry))).hexdigest()


def sealed_text(members: Mapping[str, Any]) -> bytes:
    """Return the bytes that are hashed."""
    text = json.dumps(members, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode()


def _members(entry: Entry) -> dict[str, Any]:
    return {
        "no": entry.number,
        "waktu": entry.time,
        "peristiwa": entry.event,
        "data": dict(entry.data),
        "sebelum": entry.before,
    }


def entries(path: Path, head: Head = START) -> Iterator[tuple[Entry, Head]]:
    """Yield the entries behind `head`, each with the head that it makes.

    Raises Broken at the first that does not follow from the one before, Torn at a last line without
    end, OSError where the file cannot be read.
    """
    with path.open("rb") as stream:
        stream.seek(head.size)
        for line in stream:
            if not line.endswith(b"\n"):
                raise Torn(head)
            entry = understood(line, head)
            head = Head(entry.number, entry.hash, head.size + len(line))
            yield entry, head


def understood(line: bytes, head: Head) -> Entry:
    """Return the entry that a line holds; Broken where it does not follow from `head`."""
    return _understood(line, head.number + 1, head.hash)


def _understood(line: bytes, expected: int, before: str | None) -> Entry:
    """The entry on a line, which has this number and, unless None, follows the one `before`."""
    try:
        stored = json.loads(line)
        entry = Entry(*(stored[member] for member in MEMBERS))
        whole = stored.keys() == set(MEMBERS) and isinstance(entry.data, dict)
    except (ValueError, TypeError, KeyError, RecursionError):
        raise Broken(expected, "barisnya tidak terbaca") from None
    if not whole or entry.number != expected:
        raise Broken(expected, "nomornya tidak berurutan")
    if before is not None and entry.before != before:
        raise Broken(expected, "tidak menyambung ke catatan sebelumnya")
    if hash_of(entry) != entry.hash:
        raise Broken(expected, "isinya berubah sejak ditulis")
    return entry


def picked(path: Path, numbers: Collection[int]) -> Iterator[Entry]:
    """Yield the entries with these numbers, in their order; each is checked by itself.

    Raises Broken at one that is not as it was written, OSError where the file cannot be read.
    """
    with path.open("rb") as stream:
        for number, line in enumerate(stream, start=1):
            if number in numbers:
                yield _understood(line, number, None)


def begin(path: Path) -> None:
    """Make the file; FileExistsError where there is one."""
    with path.open("xb") as stream:
        os.fsync(stream.fileno())


def append(path: Path, head: Head, entry: Entry) -> Head:
    """Write an entry behind `head` through to the disk; return the new head.

    Raises Broken where the file does not end at `head`, OSError where the disk refuses; then
    nothing was written.
    """
    line = entry.line()
    with path.open("r+b") as stream:
        if stream.seek(0, os.SEEK_END) != head.size or not _ends_with(stream, head):
            raise Broken(head.number, "berkasnya tidak berakhir di sini lagi")
        stream.seek(0, os.SEEK_END)
        try:
            stream.write(line)
            stream.flush()
            os.fsync(stream.fileno())
        except OSError:
            with suppress(OSError):
                stream.truncate(head.size)
            raise
    return behind(head, entry)


def _ends_with(stream: BinaryIO, head: Head) -> bool:
    """Whether the last line is that of the head, so that the next one will follow from it."""
    if head == START:
        return True
    end = f'"{head.hash}"}}\n'.encode()
    stream.seek(-len(end), os.SEEK_END)
    return stream.read() == end


def behind(head: Head, entry: Entry) -> Head:
    """Return the head that an entry written behind `head` makes."""
    return Head(entry.number, entry.hash, head.size + len(entry.line()))


def cut_torn(path: Path, head: Head) -> bytes:
    """Take away what stands behind `head` after a power cut; return it."""
    with path.open("r+b") as stream:
        stream.seek(head.size)
        torn = stream.read()
        stream.truncate(head.size)
    return torn
