"""What the archive's own papers say: the register of a year, a case's cover, a destruction."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from kka_docs.definitions.papers import PAPER_LABELS
from kka_docs.himpunan.archive import Archive
from kka_docs.himpunan.codes import head_signs
from kka_docs.himpunan.papers import Paper, Term
from kka_docs.himpunan.queries import (
    Filings,
    filings_of_year,
    last_time,
    papers_of_case,
    papers_of_year,
    year_of_case,
)
from kka_docs.himpunan.reasons import DESTROYING, TAKING
from kka_docs.indonesian import date_in_words, long_date
from kka_docs.institution import Office
from kka_docs.keeping.destruction import Destruction
from kka_docs.records import Document
from kka_docs.rendering.letter import signatory
from kka_docs.rendering.own_paper import own_paper
from kka_docs.rendering.values import Names

_NOTHING = "–"
_KNOWN_BY = frozenset({"mengetahui", "keduanya"})


def register_of_year(archive: Archive, office: Office, year: int) -> Document | None:
    """Return the register of a year as a Word document; None where no paper has a number of it."""
    with archive.reading() as connection:
        papers = papers_of_year(connection, year)
        filings = filings_of_year(connection, year)
    if not papers:
        return None
    rows = [_row(paper) | {"disimpan": _filed(filings.get(paper.number))} for paper in papers]
    names = {"tahun": year, "jumlah": len(papers), "baris": rows, **_head(archive)}
    return _document(office, "himpunan-buku", f"himpunan-buku-{year}", {"buku": names})


def cover_of_case(archive: Archive, office: Office, case: str) -> Document | None:
    """Return the cover of a case with its index; None where the archive has no paper of it."""
    with archive.reading() as connection:
        papers = papers_of_case(connection, case)
        year = year_of_case(connection, case) if papers else 0
    if not papers:
        return None
    sheet, term = office.profile.values["himpunan"], papers[0].term
    names = {
        "kasus": case,
        "tahun": year,
        "tempat": sheet["tempat"],
        "pemegang": ", ".join(sheet["pemegang_kunci"] or []),
        **_term(term),
        "jumlah": len(papers),
        "baris": [_row(paper) for paper in papers],
        **_head(archive),
    }
    return _document(office, "himpunan-sampul", f"himpunan-sampul-{case}", {"sampul": names})


def minutes_of(office: Office, done: Destruction) -> Document:
    """Return the berita acara of a destruction, the same whenever it is printed."""
    places = dict.fromkeys(str(paper.shelf) for paper in done.papers if str(paper.shelf))
    names = {
        "kasus": done.case,
        "hari": date_in_words(done.at.date()),
        "alasan": DESTROYING[done.reason],
        "baris": [
            _row(paper) | {"berkas": done.files.get(paper.number, 0) or "konsep"}
            for paper in done.papers
        ],
        "salinan": [
            {
                "tanggal": f"{datetime.fromisoformat(entry.time):%d/%m/%Y}",
                "nomor": entry.data["nomor"],
                "oleh": entry.data["oleh"],
                "untuk": _purpose(entry.event, entry.data),
            }
            for entry in done.gone_out
        ],
        "tempat": "; ".join(places),
        "saksi": list(done.witnesses),
        "catatan": done.entry.number,
        "kepala": head_signs(done.entry.hash),
        "pukul": f"pukul {done.at:%H.%M}",
    }
    rows = office.profile.values["penanda_tangan"]
    known_by = next((row for row in rows if row["menandatangani"] in _KNOWN_BY), None)
    people = {"mengetahui": None if known_by is None else signatory(known_by)}
    name = "berita-acara-pemusnahan"
    return _document(office, name, f"{name}-{done.case}", {"musnah": names, **people})


def _document(office: Office, kind: str, name: str, names: Names) -> Document:
    content = own_paper(f"{kind}.docx", office.profile, office.logos, names)
    return Document(kind, f"{name}.docx", content)


def _purpose(event: str, data: Mapping[str, Any]) -> str:
    return f"{event}: {TAKING.get(data['alasan'], data['alasan'])}"


def _row(paper: Paper) -> dict[str, Any]:
    about = paper.about
    meeting = "" if about.meeting is None else f", pertemuan\u00a0{about.meeting}"
    return {
        "nomor": paper.number,
        "kasus": about.case,
        "naskah": f"{PAPER_LABELS.get(about.kind, about.kind)}{meeting}",
        "tanggal": _day(about.day),
        "tempat": str(paper.shelf) or _NOTHING,
        "keadaan": _state(paper),
    }


def _state(paper: Paper) -> str:
    if paper.borrower is None:
        return paper.state.value
    return f"dipinjam {paper.borrower}"


def _filed(filings: Filings | None) -> str:
    if filings is None:
        return _NOTHING
    return f"{datetime.fromisoformat(filings.first):%d/%m/%Y}, {filings.by}"


def _term(term: Term) -> dict[str, str]:
    return {
        "simpan_sampai": "belum ditetapkan"
        if term.keep_until is None
        else long_date(term.keep_until),
        "tinjau_pada": "belum ditetapkan" if term.review_on is None else long_date(term.review_on),
    }


def _head(archive: Archive) -> dict[str, Any]:
    """Up to which entry of the journal a paper tells: the same entry, the same paper."""
    with archive.reading() as connection:
        head, time = archive.head(), last_time(connection)
    return {
        "catatan": head.number,
        "kepala": head_signs(head.hash),
        "per": long_date(datetime.fromisoformat(time).date()),
    }


def _day(day: date | None) -> str:
    return _NOTHING if day is None else f"{day:%d/%m/%Y}"
