"""Workbooks as they come in: what cannot be read as a form is a problem, not an exception."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from kka_docs.definitions.catalog import problem
from kka_docs.errors import UnreadableForm
from kka_docs.forms.read import form_bytes, parse_form, read_stamp
from kka_docs.forms.stamp import CopyMark, Stamp
from kka_docs.passwords import Passwords
from kka_docs.records import Place, Problem, RawForm

_PROTECTED: Final = "bersandi"


@dataclass(frozen=True, slots=True)
class Source:
    """A workbook that says it is a form of some kind: its bytes, and where they were read from.

    Of a protected one, the bytes are those of the workbook inside. `copy` is what a marked copy
    says of itself.
    """

    path: Path
    kind: str
    content: bytes = field(repr=False)
    copy: CopyMark | None = None


def source_at(path: Path, passwords: Passwords | None = None) -> Source | Problem:
    """Return the workbook at `path`, or why it is no form, or none that can be read.

    A protected one is opened where there are `passwords`.
    """
    try:
        content, stamp = _stamped(path, form_bytes(path), passwords)
        return Source(path, stamp.kind, content, stamp.copy)
    except UnreadableForm as fault:
        return _told(path, fault)


def form_of(source: Source) -> RawForm | Problem:
    """Return the form in a workbook, or why it cannot be read."""
    try:
        return parse_form(source.path, source.content)
    except UnreadableForm as fault:
        return _told(source.path, fault)


def form_at(path: Path, passwords: Passwords | None = None) -> RawForm | Problem:
    """Return the form at `path`, or why there is none that can be read.

    A protected one is opened where there are `passwords`.
    """
    source = source_at(path, passwords)
    return form_of(source) if isinstance(source, Source) else source


def _stamped(path: Path, content: bytes, passwords: Passwords | None) -> tuple[bytes, Stamp]:
    """The bytes of a workbook, opened where it is protected, and which form it is."""
    try:
        return content, read_stamp(content)
    except UnreadableForm as fault:
        if passwords is None or fault.code != _PROTECTED:
            raise
    opened = passwords.unlocked(path, content)
    return opened, read_stamp(opened)


def _told(path: Path, fault: UnreadableForm) -> Problem:
    return problem(fault.code, Place(path.name), **fault.facts)
