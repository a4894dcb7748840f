"""A filled workbook → a RawForm: values with their places, found by hidden keys."""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path
from typing import Final

from kka_docs.definitions.fields import Sheet as DeclaredSheet
from kka_docs.definitions.setting import form_in_setting
from kka_docs.definitions.settings import settings
from kka_docs.definitions.upgrades import EDITIONS, Editions
from kka_docs.errors import UnreadableForm
from kka_docs.forms.book import is_refused_by_excel, open_book
from kka_docs.forms.carriers import carriers_of
from kka_docs.forms.grid import MOST_CELLS, MOST_ROWS, Book, Sheet
from kka_docs.forms.harvest import Harvest
from kka_docs.forms.read_fields import read_fields
from kka_docs.forms.read_table import read_table
from kka_docs.forms.stamp import Stamp, stamp_of
from kka_docs.forms.upgrade import upgrade_to, upgraded
from kka_docs.ooxml import MOST_BYTES
from kka_docs.records import Place, RawForm

_LOCKS: Final = ("~$", ".~lock.")
_READINGS: Final = 3
"""How often a file is read that another program is writing."""


def read_form(path: Path) -> RawForm:
    """Return the form in the workbook at `path`.

    Raises UnreadableForm where it is damaged, protected, no form, or of an unknown kind,
    setting or version.
    """
    return parse_form(path, form_bytes(path))


def form_bytes(path: Path) -> bytes:
    """Return the bytes of a file that may be a form.

    Raises UnreadableForm where it is none, too large for a form, gone, just being written, or
    cannot be opened.
    """
    if is_lock_file(path.name):
        raise UnreadableForm("berkas_kunci")
    try:
        # What is no plain file might never end, or never begin: a device, a pipe.
        if not stat.S_ISREG(path.stat().st_mode):
            raise UnreadableForm("bukan_berkas")
        for _ in range(_READINGS):
            data = _read_at_rest(path)
            if data is not None:
                return data
    except FileNotFoundError as cause:
        raise UnreadableForm("berkas_hilang") from cause
    except OSError as cause:
        raise UnreadableForm("tidak_terbaca") from cause
    raise UnreadableForm("sedang_ditulis")


def is_lock_file(name: str) -> bool:
    """Return whether a file of this name is what office programs put beside one that is open."""
    return name.startswith(_LOCKS)


def _read_at_rest(path: Path) -> bytes | None:
    """The bytes of a file; None where it changed meanwhile."""
    with path.open("rb") as stream:
        before = os.fstat(stream.fileno())
        if before.st_size > MOST_BYTES:
            raise UnreadableForm("terlalu_besar")
        data = stream.read(MOST_BYTES + 1)
        after = os.fstat(stream.fileno())
    states = {(found.st_size, found.st_mtime_ns) for found in (before, after)}
    return data if states == {(len(data), before.st_mtime_ns)} else None


def read_stamp(data: bytes) -> Stamp:
    """Return which form the bytes of a workbook are; only an .ods is read whole for that.

    Raises UnreadableForm as `read_form` does for what is no form; that the rest of the workbook
    is whole, it cannot tell.
    """
    return stamp_of(open_book(data, MOST_ROWS))


def parse_form(path: Path, data: bytes, editions: Editions | None = None) -> RawForm:
    """Return the form in the bytes of the workbook at `path`; the disk is not touched.

    An older form is given as the current one asks its questions; which that is, and how forms
    changed, `editions` says (today's where none are given). Raises UnreadableForm as `read_form`
    does.
    """
    editions = editions or EDITIONS
    book = open_book(data, MOST_ROWS)
    stamp = stamp_of(book, editions)
    setting = settings()[stamp.setting]
    form = form_in_setting(editions.forms[stamp.kind], setting)
    steps = editions.steps_from(stamp.kind, stamp.version) or ()
    upgrade = upgrade_to(form, steps, setting)
    harvest = Harvest(path.name)
    if is_refused_by_excel(path.suffix, book):
        place = Place(harvest.file)
        harvest.report("akhiran_keliru", place, akhiran=path.suffix, seharusnya=book.suffix)
    if steps:
        versions = {"versi": str(stamp.version), "dikenal": str(form.version)}
        harvest.report("versi_lama", Place(harvest.file), **versions)
    sheets = _sheets(book)
    carriers = carriers_of(sheets, upgrade.older)
    for declared in upgrade.older.sheets:
        _read_sheet(carriers[declared.key], declared, harvest)
    raw = RawForm(
        path=path,
        kind=stamp.kind,
        setting=stamp.setting,
        version=stamp.version,
        digest=hashlib.sha256(data).hexdigest(),
        singles=harvest.singles,
        lists={key: tuple(cells) for key, cells in harvest.lists.items()},
        tables=harvest.tables,
        places=harvest.places,
        pictures=harvest.pictures,
        problems=tuple(harvest.problems),
    )
    return upgraded(raw, upgrade, setting)


def _sheets(book: Book) -> list[Sheet]:
    sheets: list[Sheet] = []
    room = MOST_CELLS
    for index in range(len(book.titles)):
        sheets.append(book.sheet(index))
        room -= sum(map(len, sheets[-1].rows.values()))
        if room < 0:
            raise UnreadableForm("terlalu_besar")
    return sheets


def _read_sheet(carriers: list[Sheet], declared: DeclaredSheet, harvest: Harvest) -> None:
    if not carriers:
        place = Place(harvest.file, declared.title)
        harvest.places[(declared.key,)] = place
        harvest.report("lembar_hilang", place, lembar=declared.title)
        return
    sheet, *copies = carriers
    place = Place(harvest.file, sheet.title)
    harvest.places[(declared.key,)] = place
    for copy in copies:
        harvest.report("lembar_ganda", Place(harvest.file, copy.title), lembar=sheet.title)
    if sheet.last_row > MOST_ROWS:
        harvest.report("terlalu_banyak_baris", place, batas=str(MOST_ROWS))
    if declared.table is None:
        read_fields(sheet, declared, harvest)
    else:
        read_table(sheet, declared, harvest)
