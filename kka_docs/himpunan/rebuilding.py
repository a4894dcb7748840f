"""`susun-ulang`: the register made anew from the folders, and the journal where it is damaged.

What is replaced is set aside under a new name, never deleted; interrupted, it can be done again.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from kka_docs.database import connect, explained, transaction
from kka_docs.files import digest_of, free_name
from kka_docs.himpunan import folders, journal
from kka_docs.himpunan.aftermath import folder_of, write_indexes
from kka_docs.himpunan.archive import PATIENCE, REGISTER
from kka_docs.himpunan.disk import make_folder, put, sync_folder
from kka_docs.himpunan.events import Event, apply
from kka_docs.himpunan.journal import START, Broken, Entry, Head, Torn, hash_of, sealed
from kka_docs.himpunan.queries import all_cases
from kka_docs.himpunan.schema import BLUEPRINT
from kka_docs.himpunan.secrecy.settling import settle_all

DAMAGED_JOURNAL = "jurnal-rusak.jsonl"
OLD_REGISTER = "register-lama.sqlite3"


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What came of it: how many entries the journal has now, and what is lost for good.

    `aside` are copies of what was replaced. Where the journal could not be made whole again,
    `continued` is the number of the entry that names the old one, and `lost` the numbers of the old
    one's entries that stand nowhere any more.
    """

    entries: int
    aside: tuple[Path, ...]
    continued: int | None = None
    lost: tuple[int, ...] = ()


def rebuild(root: Path, clock: Callable[[], datetime]) -> Rebuilt:
    """Return what became of register and journal, made anew in the folder `root`.

    Nobody else may use the archive meanwhile. Raises OutsideMissing where the disk refuses.
    """
    with explained(root / REGISTER, BLUEPRINT):
        mended = Rebuilt(0, ()) if _holds(root) else _new_journal(root, clock)
        aside = _set_register_aside(root)
        entries = _new_register(root)
    return replace(mended, entries=entries, aside=(*mended.aside, *aside))


def _holds(root: Path) -> bool:
    """Whether the journal is whole; a line torn off at its end is not of it."""
    try:
        for _ in journal.entries(root / journal.FILE_NAME):
            pass
    except (Broken, FileNotFoundError):
        return False
    except Torn as torn:
        journal.cut_torn(root / journal.FILE_NAME, torn.head)
    return True


def _set_register_aside(root: Path) -> list[Path]:
    held = root / REGISTER
    if not held.exists():
        return []
    aside = free_name(root / OLD_REGISTER)
    held.rename(aside)
    held.with_name(f"{REGISTER}-journal").unlink(missing_ok=True)  # it belongs to the one set aside
    sync_folder(root)
    return [aside]


def _new_register(root: Path) -> int:
    """Make the register from the journal, and the folders' excerpts and indexes with it."""
    lines: dict[Path, bytes] = defaultdict(bytes)
    number = 0
    with closing(connect(root / REGISTER, BLUEPRINT, PATIENCE)) as connection:
        with transaction(connection):
            for entry, head in journal.entries(root / journal.FILE_NAME):
                apply(connection, entry, head)
                lines[folder_of(root, connection, entry)] += entry.line()
                number = entry.number
        for folder, content in lines.items():
            make_folder(folder)
            put(folder / folders.EXCERPT, content)
        for case, year in all_cases(connection):
            write_indexes(connection, folders.case_folder(root, year, case), case)
        settle_all(root, connection)
    return number


def _new_journal(root: Path, clock: Callable[[], datetime]) -> Rebuilt:
    """Put the journal together from its own sound lines and the folders' excerpts.

    Where none is missing it is the very one that it was, and its chain proves so.
    """
    path = root / journal.FILE_NAME
    known: dict[int, list[Entry]] = defaultdict(list)
    for entry in _sound_lines(root):
        known[entry.number].append(entry)
    chained = list(_chained(known))
    rest = [known[number][0] for number in sorted(known) if number > len(chained)]
    aside = _copied_aside(path)
    if not rest:
        put(path, b"".join(entry.line() for entry in chained))
        return Rebuilt(0, aside)
    lost = tuple(n for n in range(len(chained) + 1, rest[-1].number) if n not in known)
    time = clock().isoformat(timespec="seconds")
    told = {
        "jurnal_lama": [one.name for one in aside],
        "sidik": [digest_of(one.read_bytes()) for one in aside],
        "utuh_sampai": len(chained),
        "hilang": list(lost),
    }
    begun = sealed(_head_behind(chained), time, Event.CONTINUED, told)
    new = [*chained, begun, *_resealed(begun, rest)]
    put(path, b"".join(entry.line() for entry in new))
    return Rebuilt(0, aside, begun.number, lost)


def _sound_lines(root: Path) -> Iterator[Entry]:
    """Every line whose own hash holds: of the journal, then of all excerpts."""
    for source in (root / journal.FILE_NAME, *sorted(root.rglob(folders.EXCERPT))):
        for line in source.read_bytes().splitlines() if source.is_file() else ():
            entry = _entry(line)
            if entry is not None:
                yield entry


def _entry(line: bytes) -> Entry | None:
    try:
        stored = json.loads(line)
        told = [stored[member] for member in journal.MEMBERS]
        entry = Entry(*told)
        Event(entry.event)
        is_sound = type(entry.number) is int and hash_of(entry) == entry.hash
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    return entry if is_sound else None


def _chained(known: Mapping[int, Sequence[Entry]]) -> Iterator[Entry]:
    """The entries from the first on, each following from the one before."""
    head = START.hash
    for number in range(1, len(known) + 1):
        following = [entry for entry in known.get(number, ()) if entry.before == head]
        if not following:
            return
        yield following[0]
        head = following[0].hash


def _head_behind(entries: Sequence[Entry]) -> Head:
    return Head(entries[-1].number, entries[-1].hash, 0) if entries else START


def _resealed(begun: Entry, rest: Sequence[Entry]) -> Iterator[Entry]:
    """The entries behind the gap, chained to the one that tells of it, with their old numbers."""
    head = Head(begun.number, begun.hash, 0)
    for old in rest:
        entry = sealed(head, old.time, old.event, {**old.data, "asal": old.number})
        head = Head(entry.number, entry.hash, 0)
        yield entry


def _copied_aside(path: Path) -> tuple[Path, ...]:
    if not path.exists():
        return ()
    aside = free_name(path.with_name(DAMAGED_JOURNAL))
    put(aside, path.read_bytes())
    return (aside,)
