"""Calendar files: when and where, for every calendar the same, and nothing of the case."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from kka_docs.definitions.documents import DOCUMENTS, CalendarEntry
from kka_docs.rendering.calendar import calendar
from tests.rendering.papers import meeting, profile

if TYPE_CHECKING:
    from kka_docs.records import Values

WRITTEN: Final = date(2026, 11, 17)
INVITING: Final = CalendarEntry(method="PUBLISH", status="CONFIRMED", sequence=0)
PLACES: Final = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=200)


def written(
    institution: Values | None = None,
    agenda: list[Values] | None = None,
    entry: CalendarEntry = INVITING,
    **about: Any,
) -> bytes:
    form = meeting(pertemuan=about, agenda=agenda or [])
    return calendar(form, profile(lembaga=institution or {}), entry, WRITTEN)


def event(content: bytes) -> Any:
    (found,) = Calendar.from_ical(content).walk("VEVENT")
    return found


def test_a_calendar_file_is_this_and_no_more() -> None:
    content = written({"surel": "tu@sma.example"}, selesai=time(11))
    lines = content.decode().split("\r\n")
    assert lines[5].startswith("UID:")
    assert [*lines[:5], *lines[6:]] == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//kka_docs//ID",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        "DTSTAMP:20261117T000000Z",
        "SEQUENCE:0",
        "STATUS:CONFIRMED",
        'ORGANIZER;CN="SMA Negeri 1 Contohan":mailto:tu@sma.example',
        "DTSTART:20261124T020000Z",
        "DTEND:20261124T040000Z",
        "SUMMARY:Pertemuan",
        "LOCATION:Ruang BK",
        "CLASS:PRIVATE",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]


@pytest.mark.parametrize(("zone", "hour"), [("WIB", 2), ("WITA", 1), ("WIT", 0)])
def test_the_hour_is_that_of_the_institutions_zone(zone: str, hour: int) -> None:
    found = event(written({"zona": zone}))
    assert found["DTSTART"].dt == datetime(2026, 11, 24, hour, tzinfo=UTC)


def test_before_seven_in_the_morning_it_is_the_day_before_in_utc() -> None:
    found = event(written(mulai=time(6, 30)))
    assert found["DTSTART"].dt == datetime(2026, 11, 23, 23, 30, tzinfo=UTC)


def test_a_meeting_without_an_end_ends_as_its_agenda_does_or_is_open() -> None:
    steps = [{"menit": 15, "kegiatan": "Pembukaan", "selesai": time(9, 15)}]
    steps.append({"menit": 75, "kegiatan": "Pembahasan", "selesai": time(10, 30)})
    assert event(written(agenda=steps))["DTEND"].dt == datetime(2026, 11, 24, 3, 30, tzinfo=UTC)
    assert "DTEND" not in event(written())


def test_nothing_of_the_case_is_in_it() -> None:
    guest = {"nama": "Nurul Hikmah", "anak": "Contoh Satu", "undangan": "ya"}
    form = meeting(
        pertemuan={
            "hal": "Undangan Konferensi Kasus",
            "tujuan": ["Tujuan rahasia"],
            "alasan_persetujuan": "Alasan rahasia",
        },
        peserta=[guest],
    )
    text = calendar(form, profile(), INVITING, WRITTEN).decode()
    secrets = ("KKA-2026-003", "K1", "Nurul", "Contoh Satu", "Kasus", "rahasia", "Rahmat")
    assert [secret for secret in secrets if secret in text] == []


def test_an_invitation_its_change_and_its_cancelling_are_one_event() -> None:
    kinds = [DOCUMENTS[key] for key in ("undangan", "perubahan", "pembatalan")]
    entries = [kind.calendar for kind in kinds if kind.calendar is not None]
    found = [event(written(entry=entry)) for entry in entries]
    assert len({str(one["UID"]) for one in found}) == 1
    assert [int(one["SEQUENCE"]) for one in found] == [0, 1, 2]
    assert [str(one["STATUS"]) for one in found] == ["CONFIRMED", "CONFIRMED", "CANCELLED"]


@pytest.mark.parametrize(
    ("about", "institution"),
    [({"nomor_pertemuan": 2}, {}), ({"kode_kasus": "KKA-2026-004"}, {}), ({}, {"nama": "SMA 2"})],
)
def test_other_meetings_are_other_events(about: Values, institution: Values) -> None:
    assert event(written(institution, **about))["UID"] != event(written())["UID"]


@pytest.mark.parametrize("address", [None, "tata usaha", "a@b.example, c@d.example"])
def test_without_an_address_to_answer_to_it_is_a_plain_calendar(address: str | None) -> None:
    content = written({"surel": address})
    assert b"METHOD" not in content
    assert b"ORGANIZER" not in content


def test_a_letter_that_is_dated_by_hand_is_stamped_with_the_meetings_day() -> None:
    content = calendar(meeting(), profile(), INVITING, None)
    assert event(content)["DTSTAMP"].dt == datetime(2026, 11, 24, tzinfo=UTC)


@given(PLACES)
def test_a_place_is_read_back_as_it_was_and_no_line_is_too_long(place: str) -> None:
    content = written(tempat=place)
    assert content == written(tempat=place)
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert str(event(content)["LOCATION"]) == place


def test_line_breaks_commas_and_semicolons_are_kept() -> None:
    place = "Aula; Gedung A, lantai 2\nJalan Melati\\1"
    assert str(event(written(tempat=place))["LOCATION"]) == place


def test_a_name_with_quotation_marks_stays_one_name() -> None:
    named = event(written({"surel": "tu@sma.example", "nama": 'SMA "Contoh"'}))
    assert named["ORGANIZER"].params["CN"] == "SMA 'Contoh'"
