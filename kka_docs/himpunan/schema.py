"""What the archive's register looks like, version by version.

A released migration is never changed: files made by it lie in schools.
"""

from __future__ import annotations

from kka_docs.database import Blueprint

_FIRST = (
    # Up to which entry of the journal the register has come: one row.
    """
    CREATE TABLE journal (
        one INTEGER PRIMARY KEY CHECK (one = 1),
        number INTEGER NOT NULL,
        hash TEXT NOT NULL,
        size INTEGER NOT NULL,
        time TEXT NOT NULL
    )
    """,
    "INSERT INTO journal VALUES (1, 0, printf('%064d', 0), 0, '')",
    """
    CREATE TABLE cases (
        code TEXT PRIMARY KEY,
        year INTEGER NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('disimpan', 'musnah')),
        keep_until TEXT,
        review_on TEXT,
        recipient TEXT,
        key_digest TEXT,
        names_digest TEXT
    )
    """,
    # Who opens what is encrypted; `digest` is that of the locked key's file.
    """
    CREATE TABLE holders (
        slug TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        recipient TEXT NOT NULL,
        digest TEXT NOT NULL
    )
    """,
    """
    CREATE TABLE papers (
        id INTEGER PRIMARY KEY,
        number TEXT NOT NULL UNIQUE,
        year INTEGER NOT NULL,
        running INTEGER NOT NULL,
        case_code TEXT NOT NULL REFERENCES cases (code),
        meeting INTEGER,
        kind TEXT NOT NULL,
        day TEXT,
        state TEXT NOT NULL CHECK (state IN ('konsep', 'tersimpan', 'musnah')),
        cupboard TEXT NOT NULL DEFAULT '',
        drawer TEXT NOT NULL DEFAULT '',
        folder TEXT NOT NULL DEFAULT '',
        page TEXT NOT NULL DEFAULT '',
        place TEXT GENERATED ALWAYS AS (
            iif(cupboard = '', '', 'lemari ' || cupboard || ' ')
            || iif(drawer = '', '', 'laci ' || drawer || ' ')
            || iif(folder = '', '', 'map ' || folder || ' ')
            || iif(page = '', '', 'halaman ' || page || ' ')
        ) STORED,
        -- What is looked through for words: one text a paper is ten times as quick as its fields.
        said TEXT GENERATED ALWAYS AS (
            number || ' ' || case_code || ' ' || kind || ' ' || ifnull(day, '') || ' ' || state
            || ' ' || place
        ) STORED,
        UNIQUE (year, running)
    )
    """,
    "CREATE INDEX cases_by_year ON cases (year, code)",
    "CREATE INDEX papers_of_case ON papers (case_code, meeting, kind)",
    "CREATE INDEX papers_by_kind ON papers (kind, day)",
    "CREATE INDEX papers_by_day ON papers (day)",
    # A paper whose record changed has more than one code; the newest is printed.
    """
    CREATE TABLE codes (
        id INTEGER PRIMARY KEY,
        paper INTEGER NOT NULL REFERENCES papers (id),
        signs TEXT NOT NULL,
        seal TEXT NOT NULL,
        form TEXT NOT NULL,
        entry INTEGER NOT NULL,
        head TEXT NOT NULL,
        given TEXT NOT NULL,
        UNIQUE (paper, signs)
    )
    """,
    "CREATE INDEX codes_by_signs ON codes (signs)",
    """
    CREATE TABLE files (
        id INTEGER PRIMARY KEY,
        paper INTEGER NOT NULL REFERENCES papers (id),
        name TEXT NOT NULL,
        role TEXT NOT NULL CHECK (role IN ('dokumen', 'pindaian', 'formulir')),
        algorithm TEXT NOT NULL,
        digest TEXT NOT NULL,
        size INTEGER NOT NULL,
        filed_at TEXT NOT NULL,
        filed_by TEXT NOT NULL,
        UNIQUE (paper, name)
    )
    """,
    "CREATE INDEX files_by_digest ON files (digest)",
    """
    CREATE TABLE loans (
        id INTEGER PRIMARY KEY,
        paper INTEGER NOT NULL REFERENCES papers (id),
        borrower TEXT NOT NULL,
        purpose TEXT NOT NULL,
        out_at TEXT NOT NULL,
        due TEXT,
        back_at TEXT
    )
    """,
    "CREATE UNIQUE INDEX one_loan_a_paper ON loans (paper) WHERE back_at IS NULL",
    "CREATE INDEX loans_by_due ON loans (due) WHERE back_at IS NULL",
    # Which entries of the journal tell of a paper; its case alone where they tell of the whole.
    """
    CREATE TABLE events (
        entry INTEGER NOT NULL,
        time TEXT NOT NULL,
        event TEXT NOT NULL,
        case_code TEXT,
        paper INTEGER REFERENCES papers (id)
    )
    """,
    "CREATE INDEX events_of_paper ON events (paper)",
    "CREATE INDEX events_of_case ON events (case_code)",
)

BLUEPRINT = Blueprint(
    title="Register himpunan",
    rescue="Isinya tidak hilang: register disusun lagi dari folder himpunan dengan "
    "kka himpunan susun-ulang",
    mark=int.from_bytes(b"KKAh"),
    migrations=(_FIRST,),
)
