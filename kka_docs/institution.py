"""An institution at work: its profile, its logos, and its Word templates ready to be filled in."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

from kka_docs import resources
from kka_docs.definitions.catalog import problem
from kka_docs.definitions.documents import DOCUMENTS, DocumentKind, Variant
from kka_docs.definitions.settings import settings
from kka_docs.errors import TemplateFault
from kka_docs.intake import form_at
from kka_docs.ooxml import bytes_of
from kka_docs.passwords import Passwords
from kka_docs.records import Checked, Place, Problem, RawForm, Record
from kka_docs.rendering.logos import Logo, logos_of
from kka_docs.rendering.template import CompiledTemplate, Institution, compile_template
from kka_docs.validation.check import check

_TEMPLATES_AT_HAND = 64
"""Compiled templates that are kept: those of some institutions, not of a whole province."""


@dataclass(frozen=True, slots=True)
class WordTemplates:
    """The Word templates of a folder, read once; `folder` is for messages only."""

    folder: str
    files: Mapping[str, bytes] = field(repr=False)

    def source(self, name: str) -> bytes:
        """Return a template's file. Raises TemplateFault where the folder has none such."""
        if name not in self.files:
            raise TemplateFault(f"Templat {name} tidak ditemukan di folder {self.folder}.")
        return self.files[name]


@dataclass(frozen=True, slots=True, eq=False)
class Office:
    """An institution at work. Plain data, so that other processes can work for it, too.

    `digest` tells offices apart whose documents would come out differently.
    """

    profile: Record
    logos: Mapping[str, Logo]
    templates: WordTemplates
    digest: str

    def __hash__(self) -> int:
        return hash(self.digest)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Office) and other.digest == self.digest


@lru_cache(maxsize=_TEMPLATES_AT_HAND)
def compiled(
    office: Office, kind: DocumentKind, variant: Variant, setting: str
) -> CompiledTemplate:
    """Return the variant's template bound to the institution.

    Raises TemplateFault where it cannot be used.
    """
    paper = office.profile.values["lembaga"]["kertas"]
    institution = Institution(settings()[setting], paper, office.logos)
    source = office.templates.source(variant.template)
    return compile_template(variant.template, source, kind, variant, institution)


def word_templates(folder: Path | None = None) -> WordTemplates:
    """Return the templates that documents are made from, the program's own where none is named."""
    place = folder or resources.word_templates()
    names = {variant.template for kind in DOCUMENTS.values() for variant in kind.variants}
    found = {name: place / name for name in sorted(names)}
    files = {name: bytes_of(path) for name, path in found.items() if path.is_file()}
    return WordTemplates(str(place), files)


def open_office(
    path: Path, templates: WordTemplates | None = None, passwords: Passwords | None = None
) -> tuple[Checked, Office | None]:
    """Return the profile's check, and the institution where the profile is in order.

    Its documents are made from `templates`, the program's own where none are given. A protected
    profile is opened where there are `passwords`.
    """
    raw = form_at(path, passwords)
    if isinstance(raw, Problem):
        return Checked.unreadable(path, raw), None
    if raw.kind != "profil":
        wrong = problem("bukan_profil", Place(path.name))
        return Checked(path, raw.kind, (wrong,), None), None
    checked, logos = checked_profile(raw)
    if checked.record is None:
        return checked, None
    chosen = templates or word_templates()
    pictures = {key: found.png for key, found in logos.items()}
    digest = _digest_of(raw.digest, *_parts_of(pictures), *_parts_of(chosen.files))
    return checked, Office(checked.record, logos, chosen, digest)


def checked_profile(raw: RawForm) -> tuple[Checked, dict[str, Logo]]:
    """Return the check of a profile, its logos among it, and these logos by field key."""
    checked = check(raw)
    if checked.record is None:
        return checked, {}
    logos, faults = logos_of(checked.record)
    record = None if faults else checked.record
    return replace(checked, problems=(*checked.problems, *faults), record=record), logos


def _parts_of(files: Mapping[str, bytes]) -> Iterator[bytes]:
    for name, content in sorted(files.items()):
        yield name.encode()
        yield content


def _digest_of(first: str, *parts: bytes) -> str:
    """One digest for many parts, none of which can pass for the end of the one before."""
    digest = hashlib.sha256(first.encode())
    for part in parts:
        digest.update(hashlib.sha256(part).digest())
    return digest.hexdigest()
