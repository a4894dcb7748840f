"""What each event of the journal means for the register.

Everything in the register follows from the journal by these functions, so that it can be made anew.
A released event is never changed; a new meaning is a new event.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from kka_docs.himpunan.journal import Broken, Entry, Head
from kka_docs.himpunan.papers import NUMBER, State


class Event(StrEnum):
    """What can happen in the archive."""

    CONTINUED = "jurnal-disambung"
    CASE_KEY = "kunci-kasus"
    NAMES = "daftar-nama"
    HOLDER = "pemegang-kunci"
    HOLDER_LEFT = "pemegang-berhenti"
    ENCRYPTED = "dienkripsi"
    DRAFT = "konsep"
    FILED = "simpan"
    SHELVED = "tempat"
    TERM = "masa-simpan"
    TAKEN = "ambil"
    LENT = "pinjam"
    RETURNED = "kembali"
    DESTROYED = "musnah"
    RESTORED = "dipulihkan"


def apply(connection: sqlite3.Connection, entry: Entry, head: Head) -> None:
    """Enter one entry of the journal into the register, inside the caller's transaction.

    Raises Broken where it does not fit what was entered before.
    """
    try:
        _MEANING[Event(entry.event)](connection, entry)
        _remember(connection, entry)
    except (KeyError, TypeError, ValueError, AttributeError, sqlite3.IntegrityError) as cause:
        raise Broken(entry.number, "tidak cocok dengan catatan-catatan sebelumnya") from cause
    connection.execute(
        "UPDATE journal SET number = ?, hash = ?, size = ?, time = ?",
        (head.number, head.hash, head.size, entry.time),
    )


def _remember(connection: sqlite3.Connection, entry: Entry) -> None:
    case, number = entry.data.get("kasus"), entry.data.get("nomor")
    row = number and _paper_row(connection, number)
    if row and case is None:
        (case,) = connection.execute("SELECT case_code FROM papers WHERE id = ?", (row,)).fetchone()
    connection.execute(
        "INSERT INTO events VALUES (?, ?, ?, ?, ?)",
        (entry.number, entry.time, entry.event, case, row or None),
    )


def _nothing(_connection: sqlite3.Connection, _entry: Entry) -> None:
    """The journal alone keeps it."""


def _case_key(connection: sqlite3.Connection, entry: Entry) -> None:
    data = entry.data
    _case(connection, data["kasus"], data["tahun"])
    connection.execute(
        "UPDATE cases SET recipient = ?, key_digest = ? WHERE code = ?",
        (data["penerima"], data["sidik"], data["kasus"]),
    )


def _names(connection: sqlite3.Connection, entry: Entry) -> None:
    connection.execute(
        "UPDATE cases SET names_digest = ? WHERE code = ?",
        (entry.data["sidik"], entry.data["kasus"]),
    )


def _holder(connection: sqlite3.Connection, entry: Entry) -> None:
    facts = ("pemegang", "nama", "penerima", "sidik")
    connection.execute(
        "INSERT OR REPLACE INTO holders (slug, name, recipient, digest) VALUES (?, ?, ?, ?)",
        tuple(entry.data[fact] for fact in facts),
    )


def _holder_left(connection: sqlite3.Connection, entry: Entry) -> None:
    connection.execute("DELETE FROM holders WHERE slug = ?", (entry.data["pemegang"],))


def _draft(connection: sqlite3.Connection, entry: Entry) -> None:
    data = entry.data
    paper = _paper(connection, data, State.DRAFT)
    facts = (paper, data["tanda"], data["segel"], data["formulir"])
    printed = (data["catatan"], data["kepala"], entry.time)
    connection.execute(
        "INSERT INTO codes (paper, signs, seal, form, entry, head, given) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        (*facts, *printed),
    )


def _filed(connection: sqlite3.Connection, entry: Entry) -> None:
    paper = _paper(connection, entry.data, State.FILED)
    connection.execute("UPDATE papers SET state = ? WHERE id = ?", (State.FILED, paper))
    when, by = entry.time, entry.data["oleh"]
    facts = ("nama", "peran", "algoritma", "sidik", "ukuran")
    rows = [(paper, *(one[key] for key in facts), when, by) for one in entry.data["berkas"]]
    connection.executemany(
        "INSERT INTO files (paper, name, role, algorithm, digest, size, filed_at, filed_by) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        rows,
    )


def _encrypted(connection: sqlite3.Connection, entry: Entry) -> None:
    """A file that lay there plainly lies there encrypted, under a name and digest of its own."""
    data, now = entry.data, entry.data["berkas"]
    connection.execute(
        "UPDATE files SET name = ?, algorithm = ?, digest = ?, size = ? "
        "WHERE paper = ? AND name = ?",
        (
            *(now[key] for key in ("nama", "algoritma", "sidik", "ukuran")),
            _paper_row(connection, data["nomor"]),
            data["dari"],
        ),
    )


def _shelved(connection: sqlite3.Connection, entry: Entry) -> None:
    data = entry.data
    connection.execute(
        "UPDATE papers SET cupboard = ?, drawer = ?, folder = ?, page = ? WHERE number = ?",
        (data["lemari"], data["laci"], data["map"], data["halaman"], data["nomor"]),
    )


def _term(connection: sqlite3.Connection, entry: Entry) -> None:
    data = entry.data
    connection.execute(
        "UPDATE cases SET keep_until = ?, review_on = ? WHERE code = ?",
        (data["simpan_sampai"], data["tinjau_pada"], data["kasus"]),
    )


def _lent(connection: sqlite3.Connection, entry: Entry) -> None:
    data = entry.data
    connection.execute(
        "INSERT INTO loans (paper, borrower, purpose, out_at, due) VALUES (?, ?, ?, ?, ?)",
        (
            _paper_row(connection, data["nomor"]),
            data["oleh"],
            data["alasan"],
            entry.time,
            data["kembali_sebelum"],
        ),
    )


def _returned(connection: sqlite3.Connection, entry: Entry) -> None:
    connection.execute(
        "UPDATE loans SET back_at = ? WHERE paper = ? AND back_at IS NULL",
        (entry.time, _paper_row(connection, entry.data["nomor"])),
    )


def _destroyed(connection: sqlite3.Connection, entry: Entry) -> None:
    case = entry.data["kasus"]
    connection.execute(
        "UPDATE cases SET state = 'musnah', recipient = NULL, key_digest = NULL, "
        "names_digest = NULL WHERE code = ?",
        (case,),
    )
    connection.execute("UPDATE papers SET state = ? WHERE case_code = ?", (State.DESTROYED, case))
    of_case = "(SELECT id FROM papers WHERE case_code = ?)"
    connection.execute(f"DELETE FROM files WHERE paper IN {of_case}", (case,))  # noqa: S608 (texts of our own)


def _paper(connection: sqlite3.Connection, data: Mapping[str, Any], state: State) -> int:
    """The row of the paper that an entry names, made where this is the first."""
    held = _paper_row(connection, data["nomor"])
    if held:
        _require_case(connection, held, data["kasus"])
        return held
    found = NUMBER.fullmatch(data["nomor"])
    if found is None:
        raise ValueError(data["nomor"])
    year, running = int(found[1]), int(found[2])
    _case(connection, data["kasus"], data["tahun"])
    facts = (data["kasus"], data["pertemuan"], data["jenis"], data["tanggal"], state)
    made = connection.execute(
        "INSERT INTO papers (number, year, running, case_code, meeting, kind, day, state) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (data["nomor"], year, running, *facts),
    )
    return int(made.lastrowid or 0)


def _require_case(connection: sqlite3.Connection, paper: int, case: str) -> None:
    """Two journals in one gave a number twice: ValueError rather than a file with another case."""
    (held,) = connection.execute("SELECT case_code FROM papers WHERE id = ?", (paper,)).fetchone()
    if held != case:
        raise ValueError(case)


def _paper_row(connection: sqlite3.Connection, number: str) -> int:
    found = connection.execute("SELECT id FROM papers WHERE number = ?", (number,)).fetchone()
    return int(found[0]) if found else 0


def _case(connection: sqlite3.Connection, code: str, year: int) -> None:
    connection.execute(
        "INSERT INTO cases (code, year, state) VALUES (?, ?, 'disimpan') ON CONFLICT DO NOTHING",
        (code, year),
    )


_MEANING: Mapping[Event, Callable[[sqlite3.Connection, Entry], None]] = MappingProxyType(
    {
        Event.CONTINUED: _nothing,
        Event.TAKEN: _nothing,
        Event.RESTORED: _nothing,
        Event.HOLDER: _holder,
        Event.HOLDER_LEFT: _holder_left,
        Event.CASE_KEY: _case_key,
        Event.NAMES: _names,
        Event.ENCRYPTED: _encrypted,
        Event.DRAFT: _draft,
        Event.FILED: _filed,
        Event.SHELVED: _shelved,
        Event.TERM: _term,
        Event.LENT: _lent,
        Event.RETURNED: _returned,
        Event.DESTROYED: _destroyed,
    }
)
