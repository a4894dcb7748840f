"""What the register's file looks like, version by version.

A released migration is never changed: files made by it lie in offices. `tests/letters/` keeps each
version as it was.
"""

from __future__ import annotations

from kka_docs.database import Blueprint

_FIRST = (
    """
    CREATE TABLE series (
        id INTEGER PRIMARY KEY,
        year INTEGER NOT NULL CHECK (year BETWEEN 1000 AND 9999),
        pattern TEXT NOT NULL,
        UNIQUE (year, pattern)
    )
    """,
    # A recipient is a digest, or '' where all letters of a meeting share the number.
    """
    CREATE TABLE numbers (
        series INTEGER NOT NULL REFERENCES series (id),
        number INTEGER NOT NULL CHECK (number BETWEEN 1 AND 999999),
        state TEXT NOT NULL CHECK (state IN ('berlaku', 'dipakai di luar', 'diganti', 'batal')),
        typed INTEGER NOT NULL CHECK (typed IN (0, 1)),
        pattern TEXT NOT NULL,
        kind TEXT NOT NULL,
        case_code TEXT,
        meeting INTEGER,
        recipient TEXT,
        copy INTEGER,
        day TEXT,
        subject TEXT NOT NULL,
        note TEXT NOT NULL,
        given TEXT NOT NULL,
        PRIMARY KEY (series, number),
        CHECK (
            state = 'dipakai di luar' AND case_code IS NULL
            OR state = 'batal'
            OR case_code IS NOT NULL AND meeting IS NOT NULL AND recipient IS NOT NULL
                AND copy IS NOT NULL AND day IS NOT NULL
        )
    )
    """,
    # A letter has one number; the rule stands in the file, too.
    """
    CREATE UNIQUE INDEX one_number_a_letter
        ON numbers (kind, case_code, meeting, recipient) WHERE state = 'berlaku'
    """,
    "CREATE INDEX numbers_of_meeting ON numbers (kind, case_code, meeting)",
    "CREATE INDEX typed_numbers ON numbers (series, number) WHERE typed = 1 AND state = 'berlaku'",
)

BLUEPRINT = Blueprint(
    title="Buku agenda surat",
    rescue="Pulihkan berkas itu dari cadangan. Bila tidak ada cadangan: pindahkan berkas itu, lalu "
    "catat nomor yang sudah terpakai, misalnya: kka surat nomor 1-45 --untuk undangan",
    mark=int.from_bytes(b"KKAs"),
    migrations=(_FIRST,),
)
