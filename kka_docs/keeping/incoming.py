"""Files that are to be filed: which paper each is of, as far as its name and folder tell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from kka_docs.definitions.papers import PAPER_LABELS, POSTED
from kka_docs.errors import WrongUse
from kka_docs.files import INVALID_FOLDER, digest_of
from kka_docs.forms.book import FORM_SUFFIXES
from kka_docs.himpunan.papers import About, Role
from kka_docs.keeping.outside import files_outside
from kka_docs.manifest import read_manifest

WORD, PDF = ".docx", ".pdf"
PICTURES = frozenset({".jpg", ".jpeg", ".png"})
_FILED = frozenset({WORD, PDF, *PICTURES})
_SUFFIXES = {".jpeg": ".jpg"}
_KINDS = "|".join(sorted(PAPER_LABELS, key=len, reverse=True))
_NAME = re.compile(
    rf"(?P<kind>{_KINDS})(?:-(?P<copy>\d{{2,}}))?-(?P<case>[A-Z]{{2,8}}-\d{{4}}-\d{{3,5}})"
    r"(?:-p(?P<meeting>\d+))?(?!\d)"
)
"""How the names of documents begin that this program makes (see `definitions.documents`)."""


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody says of the files that are to be filed; None where the files tell."""

    case: str | None = None
    kind: str | None = None
    meeting: int | None = None
    day: date | None = None
    number: str | None = None


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file that is to be filed; `suffix` is what the filed file's name ends with.

    `about` is None where nobody can tell. `number` is the archive number of the paper, where that
    is known already. `copy` tells papers of one kind apart, as the consents of a case. `is_edited`
    tells a document that somebody changed since the program made it.
    """

    path: Path
    content: bytes = field(repr=False)
    digest: str
    role: Role
    suffix: str
    about: About | None
    number: str | None = None
    copy: int | None = None
    is_edited: bool = False


def files_among(paths: Iterable[Path]) -> list[Path]:
    """Return the files named, and of folders the documents below them, each once.

    Letters, and what serves to post them, are not among those of a folder.
    """
    return list({path.resolve(): path for given in paths for path in _files(given)}.values())


def is_filed(path: Path) -> bool:
    """Return whether a file is of a kind that is filed."""
    return path.suffix.lower() in _FILED.union(FORM_SUFFIXES)


def incoming(paths: Iterable[Path], told: Told) -> list[Incoming]:
    """Return what is known of the files.

    Raises OSError where one cannot be read, OutsideMissing where a folder's manifest cannot,
    WrongUse where its name contradicts what is told.
    """
    return [_told(_looked_at(path), told) for path in paths]


def _files(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    for found in sorted(files_outside(path)):
        inside = found.relative_to(path).parts
        passed_over = INVALID_FOLDER in inside or any(p.startswith((".", "~$")) for p in inside)
        named = _NAME.match(found.name)
        is_posted = named is not None and named["kind"] in POSTED
        if found.suffix.lower() in _FILED and found.is_file() and not (passed_over or is_posted):
            yield found


def _looked_at(path: Path) -> Incoming:
    content = path.read_bytes()
    digest = digest_of(content)
    entry = read_manifest(path.parent).entries.get(path.name)
    named = _NAME.match(path.name)
    about, copy = None, None
    if named:
        meeting = named["meeting"] and int(named["meeting"])
        about = About(named["case"], named["kind"], meeting or None)
        copy = int(named["copy"]) if named["copy"] else None
    return Incoming(
        path=path,
        content=content,
        digest=digest,
        role=_role(path, is_made=entry is not None),
        suffix=_SUFFIXES.get(path.suffix.lower(), path.suffix.lower()),
        about=about,
        copy=copy,
        is_edited=entry is not None and not entry.wrote(digest),
    )


def _role(path: Path, *, is_made: bool) -> Role:
    suffix = path.suffix.lower()
    if suffix in FORM_SUFFIXES:
        return Role.FORM
    return Role.DOCUMENT if suffix == WORD or (suffix == PDF and is_made) else Role.SCAN


def _told(one: Incoming, told: Told) -> Incoming:
    """The file as somebody describes it; its name tells the rest."""
    if one.about is not None and told.case not in {None, one.about.case}:
        raise WrongUse(
            f"{one.path.name} menurut namanya milik {one.about.case}, bukan {told.case}. "
            "Periksa --kasus, atau ganti dahulu nama berkasnya."
        )
    if told.number is not None:
        return replace(one, number=told.number)
    named = one.about or About("", "")
    about = About(
        told.case or named.case,
        told.kind or named.kind,
        told.meeting or named.meeting,
        told.day,
    )
    return replace(one, about=about if about.case and about.kind else None)
