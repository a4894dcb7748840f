"""The registry of documents: one row a kind. Its command, help and file names derive from it.

Adding a document kind takes one row here and one Word template in `form_templates/word/`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from kka_docs.definitions.identity import Identity


class Per(StrEnum):
    """What one document of a kind stands for."""

    CASE = "kasus"
    MEETING = "pertemuan"
    PARTICIPANT = "peserta"


class Audience(StrEnum):
    """Who may read a document."""

    INVITEES = "untuk yang diundang"
    PARTICIPANTS = "untuk peserta"
    HIMPUNAN = "untuk himpunan"


class Recipients(StrEnum):
    """Whom a variant of a letter is for."""

    ALL = "semua"
    FAMILY = "keluarga"
    OTHERS = "selain keluarga"


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """One template of a kind: who reads what it makes, and whose identity it may show.

    `file_name` is filled with {kode}, {pertemuan} and {nomor}: never a name or a role.
    """

    template: str
    audience: Audience
    identities: frozenset[Identity]
    file_name: str
    recipients: Recipients = Recipients.ALL


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentKind:
    """One kind of document. `key` is its command; `letter` names its row in Penomoran."""

    key: str
    label: str
    form: str
    per: Per
    variants: tuple[Variant, ...]
    summary: str
    letter: str | None = None


_ALL_IDENTITIES = frozenset(
    {Identity.CODE, Identity.CLIENT, Identity.PARTICIPANTS, Identity.CASE_CONTENT}
)

_KINDS = (
    DocumentKind(
        key="undangan",
        label="Surat undangan",
        form="pertemuan",
        per=Per.PARTICIPANT,
        letter="undangan",
        summary="Membuat surat undangan, satu untuk setiap peserta yang diundang dengan surat.",
        variants=(
            Variant(
                template="undangan-keluarga.docx",
                audience=Audience.INVITEES,
                identities=frozenset({Identity.CHILD_OF_RECIPIENT}),
                file_name="undangan-{nomor:02}-{kode}-p{pertemuan}",
                recipients=Recipients.FAMILY,
            ),
            Variant(
                template="undangan.docx",
                audience=Audience.INVITEES,
                identities=frozenset({Identity.CODE}),
                file_name="undangan-{nomor:02}-{kode}-p{pertemuan}",
                recipients=Recipients.OTHERS,
            ),
        ),
    ),
    DocumentKind(
        key="agenda",
        label="Agenda",
        form="pertemuan",
        per=Per.MEETING,
        summary="Membuat agenda pertemuan.",
        variants=(
            Variant(
                template="agenda.docx",
                audience=Audience.PARTICIPANTS,
                identities=frozenset({Identity.CODE}),
                file_name="agenda-{kode}-p{pertemuan}",
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
        variants=(
            Variant(
                template="berita-acara.docx",
                audience=Audience.HIMPUNAN,
                identities=_ALL_IDENTITIES,
                file_name="berita-acara-{kode}-p{pertemuan}",
            ),
        ),
    ),
)

DOCUMENTS: Mapping[str, DocumentKind] = MappingProxyType({kind.key: kind for kind in _KINDS})
