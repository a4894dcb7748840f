"""One checked form → its documents: name, render, deliver."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kka_docs.confidentiality.clearance import Clearance, Warrant
from kka_docs.confidentiality.people import NOBODY, Known, known_of
from kka_docs.confidentiality.texts import said_by_calendar
from kka_docs.definitions.catalog import stops, stops_everything
from kka_docs.definitions.documents import (
    DOCUMENTS,
    INVITATION,
    CalendarEntry,
    DocumentKind,
    Per,
    Recipients,
    Variant,
    is_called_for,
    letter_of,
)
from kka_docs.definitions.settings import settings
from kka_docs.delivery import deliver
from kka_docs.institution import Office, compiled
from kka_docs.manifest import Manifest, read_manifest
from kka_docs.records import Checked, Document, Outcome, Problem, Record
from kka_docs.rendering import context
from kka_docs.rendering.blank import blank_names
from kka_docs.rendering.calendar import CALENDAR_SUFFIX, calendar
from kka_docs.rendering.letter import Addressed, heading_of
from kka_docs.rendering.own_pictures import NONE, QR_CODE, OwnPictures
from kka_docs.rendering.qr import qr_picture
from kka_docs.rendering.values import Names
from kka_docs.validation.shared_rules import participant_key

EVERYONE = ""
"""Stands for all recipients where the letters of a meeting share one number."""


def possible(checked: Checked, kinds: Iterable[DocumentKind]) -> list[DocumentKind]:
    """Return those of `kinds` that this form makes and that none of its problems stops."""
    return [kind for kind in asked_of(checked, kinds) if not _is_stopped(checked, kind)]


def asked_of(checked: Checked, kinds: Iterable[DocumentKind]) -> list[DocumentKind]:
    """Return those of `kinds` that are made from forms like this one."""
    return [kind for kind in kinds if kind.form == checked.kind]


def stopped(checked: Checked, kinds: Iterable[DocumentKind]) -> list[DocumentKind]:
    """Return those of `kinds` that this form would make if its problems were mended."""
    return [kind for kind in asked_of(checked, kinds) if _is_stopped(checked, kind)]


def _withdrawn(checked: Checked, kinds: Iterable[DocumentKind]) -> list[DocumentKind]:
    """Those of `kinds` of which a form, right in all else, says that none may be: no consent."""
    if any(stops_everything(found) for found in checked.problems):
        return []
    return stopped(checked, kinds)


def _is_stopped(checked: Checked, kind: DocumentKind) -> bool:
    return any(stops(found, kind.key) for found in checked.problems)


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be made of one form.

    `numbers` are the running numbers of those who get letters, by the recipient's digest; `only`
    is the number of the one letter to be made. `known` are those whom the run knows of the case,
    beside those whom the form itself names. `calendars` are the kinds beside whose letters a
    calendar file is to lie.
    """

    record: Record
    kinds: tuple[DocumentKind, ...]
    numbers: Mapping[str, int]
    only: int | None = None
    known: Known = NOBODY
    calendars: frozenset[str] = frozenset()


def calendars_of(
    kinds: Iterable[DocumentKind], manifest: Manifest, *, asked: bool
) -> frozenset[str]:
    """Return those of `kinds` beside whose letters a calendar file is to lie.

    One that lies there already is kept up to date, asked for or not: a calendar that shows another
    day than the letter would be worse than none.
    """
    there = {e.kind for name, e in manifest.entries.items() if name.endswith(CALENDAR_SUFFIX)}
    return frozenset(k.key for k in kinds if k.calendar and (asked or k.key in there))


def complete(checked: Checked, kinds: Sequence[DocumentKind], only: int | None) -> frozenset[str]:
    """Return the kinds of which all documents that hold are made by this order."""
    if only is not None:
        return frozenset()
    told = (*possible(checked, kinds), *_withdrawn(checked, kinds))
    return frozenset(kind.key for kind in told)


def delivered(
    place: Path,
    documents: Sequence[Document],
    recipients: Iterable[str],
    complete: frozenset[str],
) -> list[Outcome]:
    """Return what became of the documents of one form in the folder `place`.

    `recipients` are all who get letters, so that each keeps the number that an `Order` named.
    """
    manifest = read_manifest(place)
    for recipient in recipients:
        manifest.number_of(recipient)
    return deliver(place, documents, manifest, complete)


def folder_of(record: Record) -> tuple[str, ...]:
    """Return the folder of a form's documents: its case, and its meeting if it is about one."""
    first = record.values[record.kind]
    if record.kind == "kasus":
        return (first["kode"],)
    return (first["kode_kasus"], f"pertemuan-{first['nomor_pertemuan']}")


@dataclass(frozen=True, slots=True)
class _Paper:
    """One document to be made: which variant, with which names and own pictures, for whom."""

    variant: Variant
    names: Names
    recipient: str | None = None
    number: int | None = None
    reference: str | None = None
    row: Mapping[str, Any] | None = None
    pictures: OwnPictures = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Made:
    """The documents of one form, and what kept others of them from being made.

    `warrants` tell, by file name, what a document was searched for.
    """

    documents: tuple[Document, ...]
    problems: tuple[Problem, ...]
    warrants: Mapping[str, Warrant]


def made(order: Order, office: Office) -> Made:
    """Return the documents of one form that give nobody away, and what was found in the others.

    Raises TemplateFault where a template cannot be used.
    """
    record = order.record
    known = order.known | known_of(record, settings()[record.setting])
    clearance = Clearance(record, office.profile.values, known)
    documents, warrants = [], {}
    for kind, paper in _ordered(order, office):
        template = compiled(office, kind, paper.variant, record.setting)
        filled = template.fill(paper.names, paper.pictures)
        name, warrant = _file_name(record, paper), clearance.warrant(paper.variant, paper.row)
        if not clearance.clears(name, warrant, filled.own, filled.shared):
            continue
        if warrant is not None:
            warrants[name] = warrant
        reference = paper.reference and sys.intern(paper.reference)  # letters often share it
        about = (paper.recipient, paper.number, reference)
        documents.append(Document(kind.key, name, filled.content, *about))
    documents += _calendars(order, office, clearance)
    return Made(tuple(documents), tuple(clearance.problems()), warrants)


def _calendars(order: Order, office: Office, clearance: Clearance) -> Iterator[Document]:
    """A calendar file for each kind of letters that is to have one; read by all their readers."""
    for kind in order.kinds:
        asked = kind.key in order.calendars and order.only is None
        if kind.calendar is None or not asked or not is_called_for(kind, order.record.values):
            continue
        document = _calendar_document(order.record, office, kind, kind.calendar)
        warrant = clearance.warrant(kind.variants[-1], None)
        if clearance.clears(document.name, warrant, said_by_calendar(document.content), ()):
            yield document


def _calendar_document(
    record: Record, office: Office, kind: DocumentKind, entry: CalendarEntry
) -> Document:
    meeting = record.values["pertemuan"]
    name = f"{kind.key}-{meeting['kode_kasus']}-p{meeting['nomor_pertemuan']}{CALENDAR_SUFFIX}"
    written = meeting[heading_of(kind.key).day]
    content = calendar(record.values, office.profile.values, entry, written)
    return Document(kind=kind.key, name=name, content=content)


def _ordered(order: Order, office: Office) -> Iterator[tuple[DocumentKind, _Paper]]:
    for kind in order.kinds:
        if not is_called_for(kind, order.record.values):
            continue
        for paper in _papers(order, office, kind):
            if order.only is None or paper.number == order.only:
                yield kind, paper


def blank_documents(kind: DocumentKind, office: Office) -> Iterator[Document]:
    """Yield the documents of a kind with room for a pen in place of answers.

    Raises TemplateFault where a template cannot be used.
    """
    setting = settings()[office.profile.setting]
    names = blank_names(kind, setting, office.profile.values)
    for variant in kind.variants:
        template = compiled(office, kind, variant, setting.key)
        name = f"{Path(variant.template).stem}-kosong.docx"
        yield Document(kind=kind.key, name=name, content=template.render(names))


def _papers(order: Order, office: Office, kind: DocumentKind) -> Iterator[_Paper]:
    if kind.per is Per.PARTICIPANT:
        return _letters(order, office, kind)
    if kind.per is Per.CONSENT:
        return _consents(order.record, office, kind)
    return _sheets(order.record, office, kind)


def _sheets(record: Record, office: Office, kind: DocumentKind) -> Iterator[_Paper]:
    setting = settings()[record.setting]
    names = context.NAMES_OF_FORM[record.kind](record.values, office.profile.values, setting)
    mark = record.marks.get(kind.key)
    if kind.is_registered:
        names |= context.archive_names(mark)
    pictures = NONE if mark is None else {QR_CODE: qr_picture(mark.qr)}
    for variant in kind.variants:
        yield _Paper(variant, names, pictures=pictures)


def _consents(record: Record, office: Office, kind: DocumentKind) -> Iterator[_Paper]:
    """A sheet for everyone whose consent can be asked, numbered as the form's rows are."""
    setting = settings()[record.setting]
    shared = context.case_names(record.values, office.profile.values, setting)
    for number, row in enumerate(record.values["persetujuan"], start=1):
        if row["keadaan"] != "tidak_dimungkinkan":
            names = shared | context.consent_names(record.values, setting, row)
            yield _Paper(kind.variants[0], names, number=number)


def _letters(order: Order, office: Office, kind: DocumentKind) -> Iterator[_Paper]:
    """A letter for everyone who gets one; only they have running numbers."""
    record = order.record
    setting = settings()[record.setting]
    profile = office.profile.values
    shared = context.meeting_names(record.values, profile, setting)
    letter = letter_of(kind, record.values)
    numbers = record.numbers.get(letter, {})
    invitations = record.numbers.get(INVITATION, {})
    for row in record.values["peserta"]:
        if row["undangan"] != "ya":
            continue
        recipient = _digest(participant_key(row))
        number = order.numbers[recipient]
        given = numbers.get(recipient) or numbers.get(EVERYONE)
        earlier = invitations.get(recipient) or invitations.get(EVERYONE)
        addressed = Addressed(letter, row, number, given, earlier)
        names = shared | context.addressed_names(record.values, profile, setting, addressed)
        variant = variant_for(kind, is_family=row["unsur"] == setting.family_unsur)
        yield _Paper(variant, names, recipient, number, names["surat"]["nomor"], row)


def templates_for(record: Record) -> frozenset[str]:
    """Return the names of the templates that any documents of this form are made from."""
    family = settings()[record.setting].family_unsur
    invited = [row["unsur"] == family for row in _invited(record)]
    needed = set()
    for kind in DOCUMENTS.values():
        if kind.form == record.kind and kind.per is Per.PARTICIPANT:
            needed |= {variant_for(kind, is_family=is_family).template for is_family in invited}
        elif kind.form == record.kind:
            needed |= {variant.template for variant in kind.variants}
    return frozenset(needed)


def variant_for(kind: DocumentKind, *, is_family: bool) -> Variant:
    """Return the variant of a letter for family, or for everyone else."""
    fitting = {Recipients.ALL, Recipients.FAMILY if is_family else Recipients.OTHERS}
    return next(variant for variant in kind.variants if variant.recipients in fitting)


def _file_name(record: Record, paper: _Paper) -> str:
    first: Mapping[str, Any] = record.values[record.kind]
    code = first.get("kode") or first.get("kode_kasus")
    meeting = first.get("nomor_pertemuan")
    name = paper.variant.file_name.format(kode=code, pertemuan=meeting, nomor=paper.number or 0)
    return f"{name}.docx"


def recipients(record: Record) -> list[str]:
    """Return the digests of those who get a letter, in the order of the form."""
    return [_digest(participant_key(row)) for row in _invited(record)]


def _invited(record: Record) -> list[Mapping[str, Any]]:
    return [row for row in record.values.get("peserta", ()) if row["undangan"] == "ya"]


def _digest(key: str) -> str:
    """A participant in the manifest: a digest, so that the file holds no name."""
    return hashlib.sha256(key.encode()).hexdigest()[:32]
