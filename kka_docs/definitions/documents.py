"""The registry of documents: one row a kind. Its command, help and file names derive from it.

Adding a document kind takes one row here and one Word template in `form_templates/word/`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from kka_docs.definitions.conditions import When
from kka_docs.definitions.identity import Identity

INVITATION = "undangan"
CANCELLATION = "pembatalan"
"""The letter that later ones of a meeting refer to."""

LETTER_IN_FORCE = "(yang berlaku)"
"""As the letter of a kind: the one that the meeting's state calls for."""


class Per(StrEnum):
    """What one document of a kind stands for."""

    CASE = "kasus"
    CONSENT = "persetujuan"
    MEETING = "pertemuan"
    PARTICIPANT = "peserta"


class Audience(StrEnum):
    """Who may read a document."""

    OFFICE = "untuk tata usaha"
    INVITEES = "untuk yang diundang"
    PARTICIPANTS = "untuk peserta"
    ROOM = "untuk ditandatangani di ruang pertemuan"
    HIMPUNAN = "untuk himpunan"


class Recipients(StrEnum):
    """Whom a variant of a letter is for."""

    ALL = "semua"
    FAMILY = "keluarga"
    OTHERS = "selain keluarga"


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """One template of a kind: who reads what it makes, and whose identity it may show.

    `file_name` is filled with {kode}, {pertemuan} and {nomor}: never a name or a role. `own_page`
    keeps the size of the template's page, as of envelopes and label sheets, whatever paper the
    institution uses.
    """

    template: str
    audience: Audience
    identities: frozenset[Identity]
    file_name: str
    recipients: Recipients = Recipients.ALL
    own_page: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEntry:
    """What a letter says to a calendar, in the words of RFC 5545 and 5546.

    Of entries for one meeting that with the higher `sequence` holds.
    """

    method: str
    status: str
    sequence: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentKind:
    """One kind of document. `key` is its command; `letter` names its row in Penomoran.

    `only_when` names the answers of the form for which it is made at all. `calendar` is what a
    calendar is told beside its letters, where that is asked for. `is_registered` has its papers
    known to the himpunan before they are made, and carry its number and code.
    """

    key: str
    label: str
    form: str
    per: Per
    variants: tuple[Variant, ...]
    summary: str
    letter: str | None = None
    only_when: When | None = None
    calendar: CalendarEntry | None = None
    is_registered: bool = False


_ALL_IDENTITIES = frozenset(
    {Identity.CODE, Identity.CLIENT, Identity.PARTICIPANTS, Identity.CASE_CONTENT}
)

_OF_MEETING = "{kode}-p{pertemuan}"


def _for_each_invitee(name: str) -> tuple[Variant, ...]:
    """The family's variant names their own child and no code; everyone else's, the code only."""
    file_name = f"{name}-{{nomor:02}}-{_OF_MEETING}"
    return (
        Variant(
            template=f"{name}-keluarga.docx",
            audience=Audience.INVITEES,
            identities=frozenset({Identity.CHILD_OF_RECIPIENT}),
            file_name=file_name,
            recipients=Recipients.FAMILY,
        ),
        Variant(
            template=f"{name}.docx",
            audience=Audience.INVITEES,
            identities=frozenset({Identity.CODE}),
            file_name=file_name,
            recipients=Recipients.OTHERS,
        ),
    )


def _for_meeting(name: str, audience: Audience, *shown: Identity) -> tuple[Variant, ...]:
    """One document a meeting, named after its template."""
    return (
        Variant(
            template=f"{name}.docx",
            audience=audience,
            identities=frozenset(shown),
            file_name=f"{name}-{_OF_MEETING}",
        ),
    )


def _for_the_post(name: str) -> tuple[Variant, ...]:
    """What goes on the outside of letters: whom they go to, on a page of its own size."""
    return (
        Variant(
            template=f"{name}.docx",
            audience=Audience.OFFICE,
            identities=frozenset({Identity.PARTICIPANTS, Identity.CHILD_OF_RECIPIENT}),
            file_name=f"{name}-{_OF_MEETING}",
            own_page=True,
        ),
    )


_KINDS = (
    DocumentKind(
        key="undangan",
        label="Surat undangan",
        form="pertemuan",
        per=Per.PARTICIPANT,
        letter="undangan",
        summary="Membuat surat undangan, satu untuk setiap peserta yang diundang dengan surat.",
        variants=_for_each_invitee("undangan"),
        only_when=When("pertemuan.keadaan", ("terjadwal",)),
        calendar=CalendarEntry(method="PUBLISH", status="CONFIRMED", sequence=0),
    ),
    DocumentKind(
        key="perubahan",
        label="Surat perubahan jadwal",
        form="pertemuan",
        per=Per.PARTICIPANT,
        letter="perubahan",
        summary="Membuat surat perubahan jadwal, satu untuk setiap peserta yang diundang.",
        variants=_for_each_invitee("perubahan"),
        only_when=When("pertemuan.keadaan", ("berubah",)),
        calendar=CalendarEntry(method="PUBLISH", status="CONFIRMED", sequence=1),
    ),
    DocumentKind(
        key="pembatalan",
        label="Surat pembatalan",
        form="pertemuan",
        per=Per.PARTICIPANT,
        letter="pembatalan",
        summary="Membuat surat pembatalan, satu untuk setiap peserta yang diundang.",
        variants=_for_each_invitee("pembatalan"),
        only_when=When("pertemuan.keadaan", ("batal",)),
        calendar=CalendarEntry(method="CANCEL", status="CANCELLED", sequence=2),
    ),
    DocumentKind(
        key="slip-konfirmasi",
        label="Slip konfirmasi kehadiran",
        form="pertemuan",
        per=Per.PARTICIPANT,
        letter=LETTER_IN_FORCE,
        summary="Membuat slip konfirmasi kehadiran, satu untuk setiap peserta yang diundang.",
        variants=_for_each_invitee("slip-konfirmasi"),
        only_when=When("pertemuan.keadaan", ("terjadwal", "berubah")),
    ),
    DocumentKind(
        key="tanda-terima",
        label="Tanda terima surat",
        form="pertemuan",
        per=Per.PARTICIPANT,
        letter=LETTER_IN_FORCE,
        summary="Membuat tanda terima surat, satu lembar untuk setiap surat.",
        variants=(
            Variant(
                template="tanda-terima.docx",
                audience=Audience.INVITEES,
                identities=frozenset(),
                file_name=f"tanda-terima-{{nomor:02}}-{_OF_MEETING}",
            ),
        ),
    ),
    DocumentKind(
        key="label-amplop",
        label="Label amplop",
        form="pertemuan",
        per=Per.MEETING,
        summary="Membuat label alamat untuk lembar A4 berisi 21 label (3 × 7, 63,5 × 38,1 mm).",
        variants=_for_the_post("label-amplop"),
    ),
    DocumentKind(
        key="label-amplop-besar",
        label="Label amplop besar",
        form="pertemuan",
        per=Per.MEETING,
        summary="Membuat label alamat untuk lembar A4 berisi 16 label (2 × 8, 99,1 × 33,9 mm).",
        variants=_for_the_post("label-amplop-besar"),
    ),
    DocumentKind(
        key="amplop",
        label="Amplop",
        form="pertemuan",
        per=Per.MEETING,
        summary="Membuat alamat untuk dicetak pada amplop 110 × 230 mm, satu halaman satu amplop.",
        variants=_for_the_post("amplop"),
    ),
    DocumentKind(
        key="agenda",
        label="Agenda",
        form="pertemuan",
        per=Per.MEETING,
        summary="Membuat agenda pertemuan.",
        variants=_for_meeting("agenda", Audience.PARTICIPANTS, Identity.CODE),
    ),
    DocumentKind(
        key="daftar-hadir",
        label="Daftar hadir",
        form="pertemuan",
        per=Per.MEETING,
        summary="Membuat daftar hadir untuk ditandatangani di tempat, lalu dihimpun.",
        variants=_for_meeting("daftar-hadir", Audience.ROOM, Identity.CODE, Identity.PARTICIPANTS),
    ),
    DocumentKind(
        key="pernyataan-kerahasiaan",
        label="Pernyataan kerahasiaan",
        form="pertemuan",
        per=Per.MEETING,
        summary="Membuat pernyataan kerahasiaan: satu lembar yang ditandatangani semua peserta.",
        variants=_for_meeting(
            "pernyataan-kerahasiaan", Audience.ROOM, Identity.CODE, Identity.PARTICIPANTS
        ),
    ),
    DocumentKind(
        key="pernyataan-perorangan",
        label="Pernyataan kerahasiaan perorangan",
        form="pertemuan",
        per=Per.MEETING,
        summary="Membuat pernyataan kerahasiaan, satu halaman untuk setiap peserta.",
        variants=_for_meeting(
            "pernyataan-perorangan", Audience.ROOM, Identity.CODE, Identity.PARTICIPANTS
        ),
    ),
    DocumentKind(
        key="persetujuan",
        label="Persetujuan",
        form="kasus",
        per=Per.CONSENT,
        summary="Membuat lembar persetujuan, satu untuk setiap orang yang menyetujui.",
        variants=(
            Variant(
                template="persetujuan.docx",
                audience=Audience.HIMPUNAN,
                identities=_ALL_IDENTITIES,
                file_name="persetujuan-{nomor:02}-{kode}",
            ),
        ),
    ),
    DocumentKind(
        key="format-kasus",
        label="Format kasus",
        form="kasus",
        per=Per.CASE,
        summary="Membuat format kasus: satu untuk pertemuan (kode saja), satu untuk himpunan.",
        variants=(
            Variant(
                template="format-kasus-pertemuan.docx",
                audience=Audience.PARTICIPANTS,
                identities=frozenset({Identity.CODE, Identity.CASE_CONTENT}),
                file_name="format-kasus-pertemuan-{kode}",
            ),
            Variant(
                template="format-kasus-himpunan.docx",
                audience=Audience.HIMPUNAN,
                identities=_ALL_IDENTITIES,
                file_name="format-kasus-himpunan-{kode}",
            ),
        ),
    ),
    DocumentKind(
        key="berita-acara",
        label="Berita acara",
        form="berita_acara",
        per=Per.MEETING,
        letter="berita_acara",
        summary="Membuat berita acara konferensi kasus untuk ditandatangani dan dihimpun.",
        variants=_for_meeting("berita-acara", Audience.HIMPUNAN, *_ALL_IDENTITIES),
        is_registered=True,
    ),
    DocumentKind(
        key="laporan",
        label="Laporan konferensi kasus",
        form="berita_acara",
        per=Per.MEETING,
        summary="Membuat laporan pertemuan untuk himpunan.",
        variants=_for_meeting("laporan", Audience.HIMPUNAN, *_ALL_IDENTITIES),
        is_registered=True,
    ),
    DocumentKind(
        key="rencana-tindak-lanjut",
        label="Rencana tindak lanjut",
        form="berita_acara",
        per=Per.MEETING,
        summary="Membuat rencana tindak lanjut untuk para pelaksana.",
        variants=_for_meeting(
            "rencana-tindak-lanjut",
            Audience.PARTICIPANTS,
            Identity.CODE,
            Identity.PARTICIPANTS,
            Identity.CASE_CONTENT,
        ),
    ),
)

_LETTER_OF_STATE = {"terjadwal": INVITATION, "berubah": "perubahan", "batal": CANCELLATION}


def letter_of(kind: DocumentKind, values: Mapping[str, Any]) -> str:
    """Return the row of Penomoran that numbers a kind's letters for a meeting with these values."""
    if kind.letter == LETTER_IN_FORCE:
        return _LETTER_OF_STATE[values["pertemuan"]["keadaan"]]
    return kind.letter or kind.key


def is_called_for(kind: DocumentKind, values: Mapping[str, Any]) -> bool:
    """Return whether a form with these values has documents of this kind at all."""
    if kind.only_when is None:
        return True
    sheet, key = kind.only_when.path.split(".")
    return values[sheet][key] in kind.only_when.values


DOCUMENTS: Mapping[str, DocumentKind] = MappingProxyType({kind.key: kind for kind in _KINDS})
