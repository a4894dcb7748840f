"""Workbooks as they come in: what cannot be read as a form is a problem, not an exception."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from kka_docs.definitions.catalog import problem
from kka_docs.errors import UnreadableForm
from kka_docs.forms.read import content_of, form_in, kind_in, read_form
from kka_docs.records import Place, Problem, RawForm


@dataclass(frozen=True, slots=True)
class Source:
    """A workbook that says it is a form of some kind: its bytes, and where they were read from."""

    path: Path
    kind: str
    content: bytes = field(repr=False)


def source_at(path: Path) -> Source | Problem:
    """Return the workbook at `path`, or why it is no form, or none that can be read."""
    try:
        content = content_of(path)
        return Source(path, kind_in(content), content)
    except UnreadableForm as fault:
        return _told(path, fault)


def form_of(source: Source) -> RawForm | Problem:
    """Return the form in a workbook, or why it cannot be read."""
    try:
        return form_in(source.content, source.path)
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
