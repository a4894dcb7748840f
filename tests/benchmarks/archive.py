"""An archive of decades: how long a search takes, compared with one in a plain table."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from kka_docs.database import transaction
from kka_docs.himpunan import journal
from kka_docs.himpunan.archive import Archive
from kka_docs.himpunan.events import Event, apply
from kka_docs.himpunan.papers import Paper
from kka_docs.himpunan.queries import Search, found, newest_cases, papers_of_case
from tests.benchmarks.bench import Bench
from tests.benchmarks.rounds import Row, in_milliseconds, medians

_PAPERS, _QUICK_PAPERS = 100_000, 10_000
_A_YEAR, _A_CASE, _FIRST_YEAR = 5_000, 10, 2007
_KINDS = ("berita-acara", "laporan", "daftar-hadir", "persetujuan", "format-kasus-himpunan")
_NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
_CASES_SHOWN, _PAPERS_SHOWN = 50, 200
_PLAIN = "CREATE TABLE naskah (nomor TEXT, kasus TEXT, jenis TEXT, tanggal TEXT, tempat TEXT)"
_PLAIN_SEARCH = """
    SELECT * FROM naskah WHERE nomor || ' ' || kasus || ' ' || jenis || ' ' || tanggal LIKE ?
    ORDER BY rowid DESC LIMIT 200
"""


def archive_rows(bench: Bench) -> list[Row]:
    """Return rows for a search by words, one by fields, and the list of the newest cases.

    Each opens the archive first, as a command does; the plain search opens a file with one table.
    """
    count = _QUICK_PAPERS if bench.quick else _PAPERS
    root, plain = bench.folder() / "himpunan", bench.folder() / "naskah.sqlite3"
    _fill(root, count)
    _fill_plain(plain, count)

    def ours(asked: Callable[[sqlite3.Connection], object]) -> Callable[[], object]:
        def run() -> None:
            with Archive.open(root, lambda: _NOW) as archive, archive.reading() as connection:
                asked(connection)

        return run

    def in_plain_table() -> None:
        connection = sqlite3.connect(plain)
        connection.execute(_PLAIN_SEARCH, ("%KKA-2007-004%laporan%",)).fetchall()
        connection.close()

    questions: dict[str, Callable[[sqlite3.Connection], list[Paper]]] = {
        "cari, two words": lambda c: found(c, Search(text="KKA-2007-004 laporan"), _PAPERS_SHOWN),
        "cari, kind and days": lambda c: found(c, Search(kind="laporan", first=date(2007, 3, 1))),
        "daftar": _listed,
    }
    return [
        _row(f"{name} among {count}", ours(question), in_plain_table)
        for name, question in questions.items()
    ]


def _row(name: str, ours: Callable[[], object], plain: Callable[[], object]) -> Row:
    taken = medians({"plain": (plain, 3), "ours": (ours, 3)})
    return Row(
        f"{name}, plain ÷ ours", taken["plain"] / taken["ours"], "", "", in_milliseconds(taken)
    )


def _listed(connection: sqlite3.Connection) -> list[Paper]:
    cases = newest_cases(connection, _CASES_SHOWN)
    return [paper for case in cases for paper in papers_of_case(connection, case)]


def _fill(root: Path, count: int) -> None:
    """Begin an archive and let its register follow a journal of so many papers."""
    with Archive.open(root, lambda: _NOW) as archive, transaction(archive.connection):
        lines, head = [], journal.START
        for entry in _filings(count):
            sealed = journal.sealed(head, _NOW.isoformat(), Event.FILED.value, entry)
            line = sealed.line()
            head = journal.Head(sealed.number, sealed.hash, head.size + len(line))
            apply(archive.connection, sealed, head)
            lines.append(line)
        archive.journal.write_bytes(b"".join(lines))


def _filings(count: int) -> Iterator[dict[str, object]]:
    for place in range(count):
        number, year, case, kind, day = _facts(place)
        file = {
            "nama": f"{number}-{kind}.docx",
            "peran": "dokumen",
            "algoritma": "sha256",
            "sidik": f"{place:064x}",
            "ukuran": 14_000,
        }
        yield {
            "nomor": number,
            "kasus": case,
            "tahun": year,
            "pertemuan": place % 3 + 1,
            "jenis": kind,
            "tanggal": day,
            "berkas": [file],
            "oleh": "Rina Kartika, S.Pd.",
        }


def _facts(place: int) -> tuple[str, int, str, str, str]:
    year, running = _FIRST_YEAR + place // _A_YEAR, place % _A_YEAR
    day = date(year, 1, 1) + timedelta(running % 365)
    case = f"KKA-{year}-{running // _A_CASE + 1:03}"
    return f"H-{year}-{running + 1:04}", year, case, _KINDS[place % len(_KINDS)], day.isoformat()


def _fill_plain(path: Path, count: int) -> None:
    connection = sqlite3.connect(path)
    with connection:
        connection.execute(_PLAIN)
        rows = ((n, case, kind, day, "") for n, _, case, kind, day in map(_facts, range(count)))
        connection.executemany("INSERT INTO naskah VALUES (?, ?, ?, ?, ?)", rows)
    connection.close()
