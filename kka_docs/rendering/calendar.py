"""A meeting as an iCalendar file (RFC 5545): when and where, and nothing of the case.

An invitee's calendar is seen by others, so not even the case's code stands in it, which parents'
letters do not show either. It is written here and not by a library because two machines are to
write the same bytes from the same form; tests read it with one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any
from uuid import NAMESPACE_OID, uuid5

from kka_docs.definitions.documents import CalendarEntry

CALENDAR_SUFFIX = ".ics"

_HOURS_EAST = {"WIB": 7, "WITA": 8, "WIT": 9}
_SUMMARY = "Pertemuan"
_ADDRESS = re.compile(r"[^\s@,;:\"<>]+@[^\s@,;:\"<>]+")
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})
_LONGEST_LINE = 75
"""Octets of a line, without its end."""


def calendar(
    values: Mapping[str, Any],
    profile: Mapping[str, Any],
    entry: CalendarEntry,
    written: date | None,
) -> bytes:
    """Return the calendar file of a meeting form's values.

    Times are in UTC, so that every calendar shows them right. `written` is the day of the letter,
    None where the pen writes it; the same inputs give the same bytes.
    """
    content = _lines(values, profile, entry, written)
    return b"".join(_folded(line) + b"\r\n" for line in content)


def _lines(
    values: Mapping[str, Any],
    profile: Mapping[str, Any],
    entry: CalendarEntry,
    written: date | None,
) -> Iterator[str]:
    meeting, institution = values["pertemuan"], profile["lembaga"]
    zone = timezone(timedelta(hours=_HOURS_EAST[institution["zona"]]))
    day, start = meeting["tanggal"], meeting["mulai"]
    end = _end_of(values)
    organizer = _organizer(institution)
    yield "BEGIN:VCALENDAR"
    yield "VERSION:2.0"
    yield "PRODID:-//kka_docs//ID"
    if organizer:  # a method asks for an organizer; without either it is a plain calendar
        yield f"METHOD:{entry.method}"
    yield "BEGIN:VEVENT"
    yield f"UID:{_identifier(meeting, institution)}"
    yield f"DTSTAMP:{_utc(written or day, time(), UTC)}"
    yield f"SEQUENCE:{entry.sequence}"
    yield f"STATUS:{entry.status}"
    yield from organizer
    yield f"DTSTART:{_utc(day, start, zone)}"
    if end is not None and end > start:
        yield f"DTEND:{_utc(day, end, zone)}"
    yield f"SUMMARY:{_SUMMARY}"
    yield f"LOCATION:{meeting['tempat'].translate(_ESCAPES)}"
    yield "CLASS:PRIVATE"
    yield "END:VEVENT"
    yield "END:VCALENDAR"


def _identifier(meeting: Mapping[str, Any], institution: Mapping[str, Any]) -> str:
    """The same for a meeting's invitation, its change and its cancelling; it tells nobody which."""
    whose = (institution["nama"], meeting["kode_kasus"], str(meeting["nomor_pertemuan"]))
    return str(uuid5(NAMESPACE_OID, "\n".join(whose)))


def _end_of(values: Mapping[str, Any]) -> time | None:
    """When the meeting ends; where the form says "selesai", as its agenda has it, if it does."""
    end: time | None = values["pertemuan"]["selesai"]
    if end is not None:
        return end
    ends: Iterable[time] = (step["selesai"] for step in values["agenda"] if step["selesai"])
    return max(ends, default=None)


def _organizer(institution: Mapping[str, Any]) -> list[str]:
    address = _ADDRESS.fullmatch(institution["surel"] or "")
    if address is None:
        return []
    name = " ".join(institution["nama"].replace('"', "'").split())
    return [f'ORGANIZER;CN="{name}":mailto:{address[0]}']


def _utc(day: date, moment: time, zone: timezone) -> str:
    return f"{datetime.combine(day, moment, zone).astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _folded(line: str) -> bytes:
    """The line in UTF-8, broken before the octet that is too many, never inside a sign."""
    folded, length = bytearray(), 0
    for sign in line:
        octets = sign.encode()
        if length + len(octets) > _LONGEST_LINE:
            folded += b"\r\n "
            length = 1
        folded += octets
        length += len(octets)
    return bytes(folded)
