"""One form → its documents: read, check, compile, name, render, deliver."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from kka_docs import resources
from kka_docs.definitions.catalog import problem, stops, stops_everything
from kka_docs.definitions.documents import DocumentKind, Per, Recipients, Variant
from kka_docs.definitions.settings import settings
from kka_docs.delivery import Manifest, deliver, read_manifest
from kka_docs.errors import UnreadableForm
from kka_docs.forms.read import read_form
from kka_docs.records import Checked, Document, Outcome, Place, Problem, RawForm, Record
from kka_docs.rendering import context
from kka_docs.rendering.letter import Addressed
from kka_docs.rendering.logos import Logo, logos_of
from kka_docs.rendering.template import CompiledTemplate, Institution, compile_template
from kka_docs.rendering.values import Names
from kka_docs.validation.check import check
from kka_docs.validation.shared_rules import participant_key

EVERYONE = ""
"""Stands for all recipients where the letters of a meeting share one number."""


@dataclass(slots=True)
class Office:
    """An institution at work: its profile, its logos, and the templates compiled for it."""

    profile: Record
    logos: Mapping[str, Logo]
    templates: Path
    _compiled: dict[tuple[str, str], CompiledTemplate] = field(default_factory=dict)

    def template(self, kind: DocumentKind, variant: Variant, setting: str) -> CompiledTemplate:
        """Return the variant's template bound to this institution, compiled once.

        Raises TemplateFault where it cannot be used.
        """
        key = (variant.template, setting)
        if key not in self._compiled:
            paper = self.profile.values["lembaga"]["kertas"]
            institution = Institution(settings()[setting], paper, self.logos)
            path = self.templates / variant.template
            self._compiled[key] = compile_template(path, kind, variant, institution)
        return self._compiled[key]


def read_raw(path: Path) -> RawForm | Problem:
    """Return the form as read, or the one problem that says why it cannot be."""
    try:
        return read_form(path)
    except UnreadableForm as fault:
        return problem(fault.code, Place(path.name), **fault.facts)


def open_office(path: Path, templates: Path | None = None) -> tuple[Checked, Office | None]:
    """Return the profile's check, and the institution where the profile is in order."""
    raw = read_raw(path)
    if isinstance(raw, Problem):
        return Checked(path, None, (raw,), None), None
    if raw.kind != "profil":
        wrong = problem("bukan_profil", Place(path.name))
        return Checked(path, raw.kind, (wrong,), None), None
    checked = check(raw)
    if checked.record is None:
        return checked, None
    logos, faults = logos_of(checked.record)
    told = replace(checked, problems=(*checked.problems, *faults))
    if faults:
        return told, None
    return told, Office(checked.record, logos, templates or resources.word_templates())


def possible(checked: Checked, kinds: Iterable[DocumentKind]) -> list[DocumentKind]:
    """Return those of `kinds` that this form makes and that none of its problems stops."""
    if checked.record is None:
        return []
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


def make(
    checked: Checked,
    office: Office,
    kinds: Sequence[DocumentKind],
    base: Path,
    only: int | None = None,
) -> list[Outcome]:
    """Return what became of the documents of one form, written below `base`.

    `only` is the running number of the one letter to be made; everything else stays as it is.
    """
    record = checked.record
    if record is None:
        return []
    place = base.joinpath(*folder_of(record))
    manifest = read_manifest(place)
    made = possible(checked, kinds)
    documents = [
        document for kind in made for document in _documents(record, office, kind, manifest, only)
    ]
    told = (*made, *_withdrawn(checked, kinds)) if only is None else ()
    complete = frozenset(kind.key for kind in told)
    return deliver(place, documents, manifest, complete)


def folder_of(record: Record) -> tuple[str, ...]:
    """Return the folder of a form's documents: its case, and its meeting if it is about one."""
    first = record.values[record.kind]
    if record.kind == "kasus":
        return (first["kode"],)
    return (first["kode_kasus"], f"pertemuan-{first['nomor_pertemuan']}")


def identity_of(record: Record) -> tuple[str, ...]:
    """Return what makes a form the only one of its kind: its case or its meeting."""
    return (record.kind, *folder_of(record))


@dataclass(frozen=True, slots=True)
class _Paper:
    """One document to be made: which variant, with which names, for whom."""

    variant: Variant
    names: Names
    recipient: str | None = None
    number: int | None = None


def _documents(
    record: Record, office: Office, kind: DocumentKind, manifest: Manifest, only: int | None
) -> Iterator[Document]:
    is_letter = kind.per is Per.PARTICIPANT
    papers = (
        _letters(record, office, kind, manifest) if is_letter else _sheets(record, office, kind)
    )
    for paper in papers:
        if only is not None and paper.number != only:
            continue
        template = office.template(kind, paper.variant, record.setting)
        yield Document(
            kind=kind.key,
            name=_file_name(record, paper),
            content=template.render(paper.names),
            recipient=paper.recipient,
            number=paper.number,
        )


def _sheets(record: Record, office: Office, kind: DocumentKind) -> Iterator[_Paper]:
    setting = settings()[record.setting]
    names = context.NAMES_OF_FORM[record.kind](record.values, office.profile.values, setting)
    for variant in kind.variants:
        yield _Paper(variant, names)


def _letters(
    record: Record, office: Office, kind: DocumentKind, manifest: Manifest
) -> Iterator[_Paper]:
    """A letter for everyone who gets one; only they have running numbers."""
    setting = settings()[record.setting]
    profile = office.profile.values
    shared = context.meeting_names(record.values, profile, setting)
    numbers = record.numbers.get(kind.key, {})
    for row in record.values["peserta"]:
        if row["undangan"] != "ya":
            continue
        recipient = _digest(participant_key(row))
        number = manifest.number_of(recipient)
        given = numbers.get(recipient) or numbers.get(EVERYONE)
        addressed = Addressed(kind.letter or kind.key, row, number, given)
        names = shared | context.addressed_names(record.values, profile, setting, addressed)
        variant = variant_for(kind, is_family=row["unsur"] == setting.family_unsur)
        yield _Paper(variant, names, recipient, number)


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
    rows = (row for row in record.values["peserta"] if row["undangan"] == "ya")
    return [_digest(participant_key(row)) for row in rows]


def _digest(key: str) -> str:
    """A participant in the manifest: a digest, so that the file holds no name."""
    return hashlib.sha256(key.encode()).hexdigest()[:32]
