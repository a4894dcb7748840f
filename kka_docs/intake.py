"""Workbooks as they come in: what cannot be read as a form is a problem, not an exception."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from kka_docs.definitions.catalog import problem
from kka_docs.errors import UnreadableForm
from kka_docs.forms.read import form_bytes, parse_form, read_form, read_stamp
from kka_docs.forms.stamp import CopyMark
from kka_docs.records import Place, Problem, RawForm


@dataclass(frozen=True, slots=True)
class Source:
    """A workbook that says it is a form of some kind: its bytes, and where they were read from.

    `copy` is what a marked copy says of itself.
    """

    path: Path
    kind: str
    content: bytes = field(repr=False)
    copy: CopyMark | None = None


def source_at(path: Path) -> Source | Problem:
    """Return the workbook at `path`, or why it is no form, or none that can be read."""
    try:
        content = form_bytes(path)
        stamp = read_stamp(content)
        return Source(path, stamp.kind, content, stamp.copy)
    except UnreadableForm as fault:
        return _told(path, fault)


def form_of(source: Source) -> RawForm | Problem:
    """Return the form in a workbook, or why it cannot be read."""
    try:
        return parse_form(source.path, source.content)
    except UnreadableForm as fault:
        return _told(source.path, fault)


def form_at(path: Path) -> RawForm | Problem:
    """Return the form at `path`, or why there is none that can be read."""
    try:
        return read_form(path)
    except UnreadableForm as fault:
        return _told(path, fault)


def _told(path: Path, fault: UnreadableForm) -> Problem:
    return problem(fault.code, Place(path.name), **fault.facts)
