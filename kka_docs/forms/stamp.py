"""The stamp of a workbook: which form it is, in which setting, of which version."""

from __future__ import annotations

from dataclasses import dataclass

from kka_docs.definitions.settings import settings
from kka_docs.definitions.upgrades import EDITIONS, Editions
from kka_docs.errors import UnreadableForm
from kka_docs.forms.grid import Book, Sheet
from kka_docs.forms.layout import (
    CONTENT_ROW,
    COPY_COLUMN,
    FORM_ROW,
    IN_FRONT_ROW,
    MADE_FROM_ROW,
    ORIGIN_ROW,
    SETTING_ROW,
    STAMP,
    STAMP_ROW,
    STAMP_SHEET,
    VERSION_ROW,
)
from kka_docs.forms.numbers import whole_if_whole


@dataclass(frozen=True, slots=True)
class CopyMark:
    """What a marked copy says of itself.

    `origin` is the name of the form that it, or the copy it continues, was made from; `made_from`
    the digest of the very file; `content` that of all its own parts but the stamp; `in_front`
    which sheet was in front and which selected before, as the marker writes it.
    """

    origin: str
    made_from: str
    content: str
    in_front: str


@dataclass(frozen=True, slots=True)
class Stamp:
    """Which form a workbook is: form key, setting key, version; and what a marked copy adds."""

    kind: str
    setting: str
    version: int
    copy: CopyMark | None = None


def stamp_of(book: Book, editions: Editions | None = None) -> Stamp:
    """Return the stamp; where the file keeps its sheets apart, only its own is read.

    Raises UnreadableForm where there is none, or of an unknown kind, setting or version.
    """
    if STAMP_SHEET not in book.titles:
        raise UnreadableForm("bukan_formulir")
    sheet = book.sheet(book.titles.index(STAMP_SHEET))
    if sheet.value(STAMP_ROW, 1) != STAMP:
        raise UnreadableForm("bukan_formulir")
    kind, setting = sheet.value(FORM_ROW, 1), sheet.value(SETTING_ROW, 1)
    version = sheet.value(VERSION_ROW, 1)
    if isinstance(version, float):  # as Google Sheets writes it
        version = whole_if_whole(version)
    if not (isinstance(kind, str) and isinstance(setting, str) and isinstance(version, int)):
        raise UnreadableForm("bukan_formulir")
    _require_known(kind, setting, version, editions or EDITIONS)
    return Stamp(kind, setting, version, _copy_mark(sheet))


def _copy_mark(sheet: Sheet) -> CopyMark | None:
    def said(row: int) -> str | None:
        value = sheet.value(row, COPY_COLUMN)
        return None if value is None else str(value)

    origin, made_from, content = said(ORIGIN_ROW), said(MADE_FROM_ROW), said(CONTENT_ROW)
    if origin is None or made_from is None or content is None:
        return None
    return CopyMark(origin, made_from, content, said(IN_FRONT_ROW) or "")


def _require_known(kind: str, setting: str, version: int, editions: Editions) -> None:
    if kind not in editions.forms:
        raise UnreadableForm("formulir_tidak_dikenal", jenis=kind)
    if setting not in settings():
        raise UnreadableForm("lingkungan_tidak_dikenal", lingkungan=setting)
    known = editions.forms[kind].version
    if editions.steps_from(kind, version) is None:
        code = "versi_lebih_baru" if version > known else "versi_lebih_lama"
        raise UnreadableForm(code, versi=str(version), dikenal=str(known))
