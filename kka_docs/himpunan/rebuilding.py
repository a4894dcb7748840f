"""`susun-ulang`: the register made anew from the folders, and the journal where it is damaged.

What is replaced is set aside under a new name, never deleted; interrupted, it can be done again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from kka_docs.database import connect, explained, in_memory, transaction
from kka_docs.files import digest_of, free_name
from kka_docs.himpunan import folders, journal
from kka_docs.himpunan.aftermath import folder_of, write_indexes
from kka_docs.himpunan.archive import PATIENCE, REGISTER
from kka_docs.himpunan.disk import make_folder, put
from kka_docs.himpunan.events import Event, apply
from kka_docs.himpunan.excerpts import ORIGIN, all_excerpts, missing_from, sound_entries
from kka_docs.himpunan.journal import START, Broken, Entry, Head, Torn, sealed
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
    """Whether the journal is whole, and no folder knows of entries that could be put back into it.

    A line torn off at its end is not of it.
    """
    entries: list[Entry] = []
    try:
        for entry, _ in journal.entries(root / journal.FILE_NAME):
            entries.append(entry)
    except (Broken, FileNotFoundError):
        return False
    except Torn as torn:
        journal.cut_torn(root / journal.FILE_NAME, torn.head)
    missing = missing_from(entries, _sound_lines(root))
    return list(_fitting((*entries, *missing))) == entries


def _fitting(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Those of the entries that a register can be made of, passing over what cannot have been."""
    with closing(in_memory(BLUEPRINT)) as told:
        told.execute("BEGIN")
        for entry in entries:
            told.execute("SAVEPOINT before")
            try:
                apply(told, entry, START)
            except Broken:
                told.execute("ROLLBACK TO before")
            else:
                yield entry
            told.execute("RELEASE before")


def _set_register_aside(root: Path) -> list[Path]:
    held = root / REGISTER
    if not held.exists():
        return []
    aside = free_name(root / OLD_REGISTER)
    held.rename(aside)
    held.with_name(f"{REGISTER}-journal").unlink(missing_ok=True)  # it belongs to the one set aside
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
    chained = _beginning_that_fits(list(_chained(known)))
    held = (entry for number in sorted(known) for entry in known[number])
    found = missing_from(chained, held)
    aside = _copied_aside(path)
    if not found:
        put(path, b"".join(entry.line() for entry in chained))
        return Rebuilt(0, aside)
    rest = list(_fitting((*chained, *found)))[len(chained) :]
    lost = _lost(chained, found, rest)
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
    for source in (root / journal.FILE_NAME, *all_excerpts(root)):
        yield from sound_entries(source.read_bytes() if source.is_file() else b"")


def _chained(known: Mapping[int, Sequence[Entry]]) -> Iterator[Entry]:
    """The entries from the first on, each following from the one before."""
    head = START.hash
    for number in range(1, len(known) + 1):
        following = [entry for entry in known.get(number, ()) if entry.before == head]
        if not following:
            return
        yield following[0]
        head = following[0].hash


def _lost(
    chained: Sequence[Entry], found: Sequence[Entry], kept: Sequence[Entry]
) -> tuple[int, ...]:
    """The numbers of what stands nowhere any more, and of what was found but cannot have been."""
    hashes, numbers = {entry.hash for entry in kept}, {entry.number for entry in found}
    gone = {n for n in range(len(chained) + 1, found[-1].number) if n not in numbers}
    return tuple(sorted(gone | {entry.number for entry in found if entry.hash not in hashes}))


def _beginning_that_fits(chained: Sequence[Entry]) -> list[Entry]:
    """The chain up to the first entry that cannot have been."""
    return [one for one, other in zip(chained, _fitting(chained), strict=False) if one == other]


def _head_behind(entries: Sequence[Entry]) -> Head:
    return Head(entries[-1].number, entries[-1].hash, 0) if entries else START


def _resealed(begun: Entry, rest: Sequence[Entry]) -> Iterator[Entry]:
    """The entries behind the gap, chained to the one that tells of it, with their old numbers."""
    head = Head(begun.number, begun.hash, 0)
    for old in rest:
        entry = sealed(head, old.time, old.event, {**old.data, ORIGIN: old.number})
        head = Head(entry.number, entry.hash, 0)
        yield entry


def _copied_aside(path: Path) -> tuple[Path, ...]:
    if not path.exists():
        return ()
    aside = free_name(path.with_name(DAMAGED_JOURNAL))
    put(aside, path.read_bytes())
    return (aside,)
