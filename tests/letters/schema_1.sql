-- The register as version 1 made it, with three letters and a number used outside. Never changed:
-- offices have files like this.
PRAGMA application_id = 1263223155;
PRAGMA user_version = 1;
CREATE TABLE series (
    id INTEGER PRIMARY KEY,
    year INTEGER NOT NULL CHECK (year BETWEEN 1000 AND 9999),
    pattern TEXT NOT NULL,
    UNIQUE (year, pattern)
);
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
);
CREATE UNIQUE INDEX one_number_a_letter
    ON numbers (kind, case_code, meeting, recipient) WHERE state = 'berlaku';
CREATE INDEX numbers_of_meeting ON numbers (kind, case_code, meeting);
CREATE INDEX typed_numbers ON numbers (series, number) WHERE typed = 1 AND state = 'berlaku';
INSERT INTO series VALUES (1, 2026, '421.3/{nomor}/SMAN1/{bulan}/{tahun}');
INSERT INTO numbers VALUES
    (1, 1, 'berlaku', 0, '421.3/{nomor}/SMAN1/{bulan_romawi}/{tahun}', 'undangan', 'KKA-2026-001',
     1, 'ibu', 1, '2026-11-17', 'Undangan Konferensi Kasus', '', '2026-11-17T09:30:00+07:00'),
    (1, 2, 'berlaku', 0, '421.3/{nomor}/SMAN1/{bulan_romawi}/{tahun}', 'undangan', 'KKA-2026-001',
     1, 'polisi', 2, '2026-11-17', 'Undangan Konferensi Kasus', '', '2026-11-17T09:30:00+07:00'),
    (1, 3, 'batal', 1, '421.3/{nomor}/SMAN1/{bulan_romawi}/{tahun}', 'undangan', 'KKA-2026-002',
     1, '', 0, '2026-11-18', 'Undangan Konferensi Kasus', 'salah cetak', '2026-11-18T08:00:00+07:00'),
    (1, 4, 'dipakai di luar', 0, '421.3/{nomor}/SMAN1/{bulan_romawi}/{tahun}', 'undangan', NULL,
     NULL, NULL, NULL, NULL, '', 'surat dinas', '2026-11-18T08:05:00+07:00');
