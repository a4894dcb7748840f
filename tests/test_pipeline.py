"""Each letter is what it should be, whatever becomes of the list of participants."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any, Final

import pytest

from kka_docs.definitions.documents import DOCUMENTS
from kka_docs.files import INVALID_FOLDER
from kka_docs.institution import Office, open_office
from kka_docs.intake import form_at
from kka_docs.manifest import MANIFEST, read_manifest
from kka_docs.pipeline import Order, complete, delivered, folder_of, made, possible, recipients
from kka_docs.records import Outcome, RawForm, Status
from kka_docs.validation.check import check
from tests.forms_in_words import (
    CHILD,
    CODE,
    FATHER,
    TEACHER,
    VICE,
    Filled,
    case,
    father,
    meeting,
    minutes,
    participant,
    profile,
    teacher,
    vice,
)
from tests.word_files import text_of

if TYPE_CHECKING:
    from pathlib import Path

DOCTOR: Final = "Ratna Rekaan"
DOCTOR_MISSPELT: Final = "Ratna Rekan"
PEOPLE: Final = (TEACHER, VICE, FATHER, DOCTOR, DOCTOR_MISSPELT)
LETTER: Final = re.compile(r"undangan-(\d\d)-KKA-2026-001-p1\.docx")


class Desk:
    """A desk with one institution: forms come in, documents lie below it."""

    def __init__(self, folder: Path, office: Office) -> None:
        self.folder = folder
        self.office = office
        self.place = folder / CODE / "pertemuan-1"

    def run(self, form: Filled, *kinds: str, only: int | None = None) -> list[Outcome]:
        """Make the documents of a form (invitations where no kind is named)."""
        raw = form_at(form.save(self.folder))
        assert isinstance(raw, RawForm)
        checked = check(raw, self.office.profile)
        if checked.record is None:
            return []
        wanted = [DOCUMENTS[kind] for kind in kinds or ("undangan",)]
        place = self.folder.joinpath(*folder_of(checked.record))
        invited, manifest = recipients(checked.record), read_manifest(place)
        numbers = {one: manifest.number_of(one) for one in invited}
        order = Order(checked.record, tuple(possible(checked, wanted)), numbers, only)
        papers = made(order, self.office).documents
        return delivered(place, papers, invited, complete(checked, wanted, only))

    def invite(self, *rows: Any, **changes: Any) -> dict[str, Status]:
        """Make the invitations of these participants; say what became of each person's letter."""
        outcomes = self.run(meeting(peserta=list(rows), **changes))
        return {addressee(outcome.path): outcome.status for outcome in outcomes}

    def letters(self) -> dict[int, str]:
        """Which number whose letter has."""
        return _numbered(self.place)

    def retired(self) -> dict[int, str]:
        """The same for the letters that were moved out of the way."""
        return _numbered(self.place / INVALID_FOLDER)


def addressee(letter: Path) -> str:
    """The one person of our people whom a letter names."""
    text = text_of(letter)
    (named,) = [person for person in PEOPLE if person in text]
    return named


def _numbered(folder: Path) -> dict[int, str]:
    found = [(LETTER.fullmatch(path.name), path) for path in sorted(folder.glob("*.docx"))]
    return {int(match[1]): addressee(path) for match, path in found if match is not None}


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """The institution, its templates compiled once for all tests."""
    _, opened = open_office(profile().save(tmp_path_factory.mktemp("profil")))
    assert opened is not None
    return opened


@pytest.fixture
def desk(tmp_path: Path, office: Office) -> Desk:
    return Desk(tmp_path, office)


def doctor() -> Any:
    return participant(DOCTOR, "Dokter")


# Participants


def test_everybody_gets_a_letter_numbered_in_the_order_of_the_form(desk: Desk) -> None:
    made = desk.invite(teacher(), vice(), father())
    assert made == dict.fromkeys((TEACHER, VICE, FATHER), Status.NEW)
    assert desk.letters() == {1: TEACHER, 2: VICE, 3: FATHER}


def test_sorting_the_participants_changes_nothing(desk: Desk) -> None:
    desk.invite(teacher(), vice(), father())
    again = desk.invite(father(), vice(), teacher())
    assert again == dict.fromkeys((TEACHER, VICE, FATHER), Status.SAME)
    assert desk.letters() == {1: TEACHER, 2: VICE, 3: FATHER}


def test_who_is_added_gets_the_next_number_wherever_the_line_stands(desk: Desk) -> None:
    desk.invite(teacher(), vice())
    again = desk.invite(doctor(), teacher(), vice())
    assert again == {DOCTOR: Status.NEW, TEACHER: Status.SAME, VICE: Status.SAME}
    assert desk.letters() == {1: TEACHER, 2: VICE, 3: DOCTOR}


def test_who_is_removed_has_no_letter_left_to_post(desk: Desk) -> None:
    desk.invite(teacher(), vice(), father())
    again = desk.invite(teacher(), father())
    assert again == {TEACHER: Status.SAME, FATHER: Status.SAME, VICE: Status.INVALID}
    assert desk.letters() == {1: TEACHER, 3: FATHER}
    assert desk.retired() == {2: VICE}


def test_who_comes_back_has_the_number_of_before(desk: Desk) -> None:
    desk.invite(teacher(), vice(), father())
    desk.invite(teacher(), father())
    again = desk.invite(teacher(), father(), vice())
    assert again[VICE] is Status.NEW
    assert desk.letters() == {1: TEACHER, 2: VICE, 3: FATHER}


def test_the_number_of_who_left_goes_to_nobody_else(desk: Desk) -> None:
    desk.invite(teacher(), vice())
    desk.invite(teacher())
    desk.invite(teacher(), doctor())
    assert desk.letters() == {1: TEACHER, 3: DOCTOR}


def test_a_corrected_name_makes_a_new_letter_and_retires_the_wrong_one(desk: Desk) -> None:
    desk.invite(teacher(), participant(DOCTOR_MISSPELT, "Dokter"))
    again = desk.invite(teacher(), doctor())
    assert again == {
        TEACHER: Status.SAME,
        DOCTOR: Status.NEW,
        DOCTOR_MISSPELT: Status.INVALID,
    }
    assert desk.letters() == {1: TEACHER, 3: DOCTOR}


@pytest.mark.parametrize(
    "corrected",
    [
        {"nama": f" {DOCTOR.replace(' ', '   ')}"},
        {"gelar_depan": "dr."},
        {"gelar_belakang": "Sp.A."},
        {"instansi": "Puskesmas Rekaan"},
    ],
    ids=["spaces", "title before", "title after", "institution"],
)
def test_other_corrections_leave_the_number(desk: Desk, corrected: dict[str, str]) -> None:
    desk.invite(doctor(), teacher())
    desk.invite(doctor() | corrected, teacher())
    assert desk.letters() == {1: DOCTOR, 2: TEACHER}
    assert desk.retired() == {}


def test_who_is_invited_without_a_letter_leaves_no_gap_and_gets_a_number_later(desk: Desk) -> None:
    desk.invite(teacher(undangan="tidak"), vice())
    assert desk.letters() == {1: VICE}
    desk.invite(teacher(), vice())
    assert desk.letters() == {1: VICE, 2: TEACHER}


def test_who_no_longer_gets_a_letter_has_none_left_to_post(desk: Desk) -> None:
    desk.invite(teacher(), vice())
    again = desk.invite(teacher(), vice(undangan="tidak"))
    assert again == {TEACHER: Status.SAME, VICE: Status.INVALID}


def test_a_meeting_without_letters_has_none_left_to_post(desk: Desk) -> None:
    desk.invite(teacher(), vice())
    again = desk.invite(teacher(undangan="tidak"), vice(undangan="tidak"))
    assert again == {TEACHER: Status.INVALID, VICE: Status.INVALID}


def test_when_consent_is_withdrawn_no_letter_is_left_to_post(desk: Desk) -> None:
    both = ("undangan", "agenda")
    desk.run(meeting(), *both)
    again = desk.run(meeting(persetujuan="belum"), *both)
    assert [outcome.status for outcome in again if outcome.kind == "agenda"] == [Status.SAME]
    assert desk.letters() == {}
    assert desk.retired() == {1: TEACHER, 2: VICE, 3: FATHER}


def test_a_form_that_cannot_be_used_retires_nothing(desk: Desk) -> None:
    desk.invite(teacher(), vice())
    assert desk.run(meeting(peserta=[teacher()], tempat=None)) == []
    assert desk.letters() == {1: TEACHER, 2: VICE}


def test_what_makes_nothing_writes_nothing(desk: Desk) -> None:
    desk.invite(teacher(), vice())
    before = (desk.place / MANIFEST).read_bytes()
    people = [doctor(), teacher()]
    assert desk.run(meeting(peserta=people), only=9) == []
    assert desk.run(meeting(peserta=people, tempat=None)) == []
    assert (desk.place / MANIFEST).read_bytes() == before


# What changes in the letters


def test_a_new_date_changes_every_letter(desk: Desk) -> None:
    desk.invite(teacher(), vice())
    again = desk.invite(teacher(), vice(), tanggal=date(2026, 11, 25))
    assert again == {TEACHER: Status.CHANGED, VICE: Status.CHANGED}
    assert "Rabu, 25 November 2026" in text_of(desk.place / f"undangan-01-{CODE}-p1.docx")


def test_a_letter_edited_by_hand_stays_and_the_new_one_lies_beside(desk: Desk) -> None:
    desk.invite(teacher(), vice())
    edited = desk.place / f"undangan-02-{CODE}-p1.docx"
    edited.write_bytes(edited.read_bytes() + b" disunting")
    before = edited.read_bytes()
    assert desk.invite(teacher(), vice()) == {TEACHER: Status.SAME, VICE: Status.KEPT}
    again = desk.invite(teacher(), vice(), tanggal=date(2026, 11, 25))
    assert again == {TEACHER: Status.CHANGED, VICE: Status.BESIDE}
    assert edited.read_bytes() == before
    beside = desk.place / f"undangan-02-{CODE}-p1 (baru).docx"
    assert "25 November 2026" in text_of(beside)


# One letter alone


def test_one_letter_alone_is_made_and_nothing_else_is_touched(desk: Desk) -> None:
    desk.run(meeting(), "undangan", "agenda")
    later = meeting(peserta=[teacher(), father()], tanggal=date(2026, 11, 25))
    (outcome,) = desk.run(later, "undangan", "agenda", only=3)
    assert (addressee(outcome.path), outcome.status) == (FATHER, Status.CHANGED)
    assert desk.letters() == {1: TEACHER, 2: VICE, 3: FATHER}
    assert "24 November" in text_of(desk.place / f"undangan-01-{CODE}-p1.docx")
    assert "24 November" in text_of(desk.place / f"agenda-{CODE}-p1.docx")


def test_one_letter_alone_may_be_the_first_of_its_meeting(desk: Desk) -> None:
    desk.run(meeting(), only=2)
    assert desk.letters() == {2: VICE}
    desk.run(meeting())
    assert desk.letters() == {1: TEACHER, 2: VICE, 3: FATHER}


def test_a_number_that_nobody_has_leaves_no_trace(desk: Desk) -> None:
    assert desk.run(meeting(), only=4) == []
    assert not (desk.folder / CODE).exists()


# What the disk is told


def test_the_manifest_holds_no_name_and_no_value(desk: Desk) -> None:
    desk.run(meeting(), "undangan", "agenda")
    desk.run(minutes(), "berita-acara")
    desk.run(case(), "format-kasus")
    manifests = [path.read_text("utf-8") for path in sorted(desk.folder.rglob(MANIFEST))]
    assert len(manifests) == 2
    for form in (meeting(), minutes(), case()):
        for value in _texts(form.values):
            assert not any(value.casefold() in manifest.casefold() for manifest in manifests)


def test_file_names_carry_code_kind_and_number_only(desk: Desk) -> None:
    desk.run(meeting(), "undangan", "agenda")
    desk.run(minutes(), "berita-acara")
    desk.run(case(), "format-kasus")
    made = {path.relative_to(desk.folder).as_posix() for path in desk.folder.rglob("*.docx")}
    assert made == {
        f"{CODE}/format-kasus-himpunan-{CODE}.docx",
        f"{CODE}/format-kasus-pertemuan-{CODE}.docx",
        f"{CODE}/pertemuan-1/agenda-{CODE}-p1.docx",
        f"{CODE}/pertemuan-1/berita-acara-{CODE}-p1.docx",
        f"{CODE}/pertemuan-1/undangan-01-{CODE}-p1.docx",
        f"{CODE}/pertemuan-1/undangan-02-{CODE}-p1.docx",
        f"{CODE}/pertemuan-1/undangan-03-{CODE}-p1.docx",
    }


def test_a_second_meeting_has_its_own_folder_and_numbers(desk: Desk) -> None:
    desk.run(meeting(number=1))
    desk.run(meeting(number=2, peserta=[father(), teacher()]))
    second = desk.folder / CODE / "pertemuan-2"
    assert addressee(second / f"undangan-01-{CODE}-p2.docx") == FATHER
    assert desk.letters() == {1: TEACHER, 2: VICE, 3: FATHER}


def test_only_the_familys_letter_names_the_child(desk: Desk) -> None:
    desk.run(meeting())
    naming = [path.name for path in desk.place.glob("*.docx") if CHILD in text_of(path)]
    assert naming == [f"undangan-03-{CODE}-p1.docx"]


def _texts(value: Any) -> list[str]:
    """The texts of a form, codes and choices left out: what somebody wrote in words."""
    if isinstance(value, dict):
        return [text for inner in value.values() for text in _texts(inner)]
    if isinstance(value, list):
        return [text for inner in value for text in _texts(inner)]
    return [value] if isinstance(value, str) and " " in value else []
