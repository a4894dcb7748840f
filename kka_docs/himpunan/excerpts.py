"""Each case's own copy of what the journal says of it, so that the folders alone tell everything.

The lines are the journal's, unchanged. Were the journal lost, it could be put together again from
these, and its chain of hashes would prove that nothing is missing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from kka_docs.himpunan.disk import put
from kka_docs.himpunan.events import Event
from kka_docs.himpunan.folders import EXCERPT
from kka_docs.himpunan.journal import MEMBERS, Entry, hash_of, sealed_text

ORIGIN = "asal"
"""What an entry was numbered in a journal that was lost in part."""


def add(folder: Path, entry: Entry) -> None:
    """Add an entry to the excerpt in a folder, once; the file is whole before and after."""
    path, line = folder / EXCERPT, entry.line()
    held = path.read_bytes() if path.exists() else b""
    if line not in held:
        put(path, held + line)


def all_excerpts(root: Path) -> list[Path]:
    """Return the excerpts that lie in an archive, of cases and of the archive itself."""
    return sorted((*root.glob(EXCERPT), *root.glob(f"*/*/{EXCERPT}")))


def sound_entries(content: bytes) -> Iterator[Entry]:
    """Yield the entries of which each is as it was written, whatever stands around them."""
    for line in content.splitlines():
        entry = _entry(line)
        if entry is not None:
            yield entry


def missing_from(chained: Sequence[Entry], held: Iterable[Entry]) -> list[Entry]:
    """Return what the journal `chained` does not tell of the entries that are `held`, by number.

    It was cut, or an older one was put in its place. An entry of another archive's journal, which
    follows from none of these, is not missing.
    """
    told, known = {_fact(entry) for entry in chained}, {entry.hash for entry in chained}
    missing = []
    for entry in sorted(held, key=lambda one: one.number):
        follows = entry.number > len(chained) or entry.before in known
        if follows and _fact(entry) not in told:
            told.add(_fact(entry))
            known.add(entry.hash)
            missing.append(entry)
    return missing


def _fact(entry: Entry) -> bytes:
    """What an entry tells, however it was chained; by the number that it had first."""
    data = dict(entry.data)
    number = data.pop(ORIGIN, entry.number)
    return sealed_text(
        {"no": number, "waktu": entry.time, "peristiwa": entry.event, "data": data},
    )


def _entry(line: bytes) -> Entry | None:
    try:
        stored = json.loads(line)
        told = [stored[member] for member in MEMBERS]
        entry = Entry(*told)
        Event(entry.event)
        is_whole = type(entry.number) is int and isinstance(entry.data, dict)
        is_sound = is_whole and hash_of(entry) == entry.hash
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    return entry if is_sound else None
