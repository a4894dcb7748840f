"""A form and its marked copies side by side: the one that counts, and that it is said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kka_docs.batch.kept import Kept
from kka_docs.definitions.catalog import problem
from kka_docs.errors import UnreadableForm
from kka_docs.files import digest_at
from kka_docs.forms.copy_mark import COPY_NAMES, is_untouched
from kka_docs.forms.read import form_bytes
from kka_docs.forms.stamp import CopyMark
from kka_docs.intake import Source, source_at
from kka_docs.records import Place


@dataclass(frozen=True, slots=True)
class _Version:
    """A file that holds a form: the digest of its bytes, and what a marked copy says of itself."""

    path: Path
    digest: str | None
    copy: CopyMark | None

    @classmethod
    def at(cls, path: Path, copy: CopyMark | None) -> _Version:
        return cls(path, _digest(path), copy)

    @property
    def holds_nothing_new(self) -> bool:
        """Whether this is a copy that nobody has worked on."""
        try:
            return self.copy is not None and is_untouched(form_bytes(self.path))
        except UnreadableForm:
            return False


def without_outdated(forms: Sequence[Kept]) -> list[Kept]:
    """Return the forms; of one and its marked copies only that which counts, and it says so."""
    outdated: set[Path] = set()
    told: dict[Path, Kept] = {}
    for family in _families(forms):
        counting = _counting([_Version.at(form.path, form.copy) for form in family]).path
        others = [form.path for form in family if form.path != counting]
        outdated.update(others)
        names = ", ".join(path.name for path in others)
        found = problem("berkas_lama_dilewati", Place(counting.name), berkas_lain=names)
        told |= {form.path: form.adding(found) for form in family if form.path == counting}
    return [told.get(form.path, form) for form in forms if form.path not in outdated]


def current(path: Path) -> Path:
    """Return the file itself or, of the marked copies beside it, the one that counts instead."""
    beside = path.parent.glob(COPY_NAMES.format(stem=path.stem))
    found = [source for other in sorted(beside) if isinstance(source := source_at(other), Source)]
    copies = [source for source in found if source.copy and source.copy.origin == path.name]
    versions = [_Version.at(source.path, source.copy) for source in copies]
    return _counting([_Version.at(path, None), *versions]).path


def _families(forms: Sequence[Kept]) -> Iterator[list[Kept]]:
    """The forms of which copies are there, each with its copies.

    A copy names the file that it was made from; one of another name is known by its content.
    """
    families: dict[tuple[Path, str], list[Kept]] = {}
    for form in forms:
        if form.copy is not None:
            families.setdefault((form.path.parent, form.copy.origin), []).append(form)
    sources = {
        (folder, copy.copy.made_from): (folder, name)
        for (folder, name), copies in families.items()
        for copy in copies
        if copy.copy is not None
    }
    folders = {folder for folder, _ in families}
    for form in forms:
        if form.copy is None and form.path.parent in folders:
            key = _family_of(form, families, sources)
            if key is not None:
                families[key].append(form)
    yield from (family for family in families.values() if len(family) > 1)


def _family_of(
    form: Kept,
    families: Mapping[tuple[Path, str], Sequence[Kept]],
    sources: Mapping[tuple[Path, str], tuple[Path, str]],
) -> tuple[Path, str] | None:
    folder = form.path.parent
    by_content = sources.get((folder, _digest(form.path) or ""))
    if by_content is not None:
        return by_content
    by_name = (folder, form.path.name)
    return by_name if _are_of_one(form, families.get(by_name, ())) else None


def _are_of_one(form: Kept, copies: Sequence[Kept]) -> bool:
    """Whether a form may be what the copies were made from: not where it is of another meeting."""
    return any(
        copy.checked.kind == form.checked.kind
        and (not copy.folder or not form.folder or copy.folder == form.folder)
        for copy in copies
    )


def _counting(versions: Sequence[_Version]) -> _Version:
    """The version that counts.

    What another was made from is contained in that other, and a copy that nobody has worked on
    holds nothing new, whatever the times on the disk say: they are lost when files are sent. Of
    the rest the newest counts; of two of one time the copy.
    """
    rest = [one for one in versions if not _is_continued(one, versions)] or list(versions)
    worked_on = [one for one in rest if not one.holds_nothing_new] or rest
    return max(worked_on, key=lambda one: (_time_of(one.path), one.copy is not None))


def _digest(path: Path) -> str | None:
    """The digest of a file; None where it is gone, or held by another program."""
    try:
        return digest_at(path)
    except OSError:
        return None


def _time_of(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0


def _is_continued(one: _Version, versions: Iterable[_Version]) -> bool:
    others = (other.copy for other in versions if other is not one)
    return any(copy is not None and copy.made_from == one.digest for copy in others)
