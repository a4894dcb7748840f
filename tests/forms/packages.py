"""Workbooks written by hand, part by part, as programs other than openpyxl write them."""

from __future__ import annotations

import re
from html import escape
from io import BytesIO
from typing import TYPE_CHECKING, Final
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from kka_docs.errors import UnreadableForm
from kka_docs.forms.book import open_book
from kka_docs.forms.grid import MOST_ROWS

if TYPE_CHECKING:
    from collections.abc import Sequence

MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
SPREADSHEET: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"

FORMATS: Final = (
    "General",
    "dd/mm/yyyy",
    r"[$-421]dddd\,\ d\ mmmm\ yyyy",
    "[h]:mm",
    "[Red]0.00",
    '"hari ke-"0',
    r"hh\.mm",
    "0;[Red]-d",
    "_d0",
    "@",
)
BUILTIN: Final = (1, 9, 14, 18, 20, 22, 27, 45, 46, 47, 49)
STYLES: Final = len(FORMATS) + len(BUILTIN)
"""How many styles a workbook has: those with the formats above, then those with built-in ones."""

_CUSTOM_IDS: Final = 164


def workbook(sheet_data: str, texts: Sequence[str] = (), *, since_1904: bool = False) -> bytes:
    """A workbook with one sheet; `texts` are the content of its shared strings, as XML."""
    return of_parts(worksheet(f"<sheetData>{sheet_data}</sheetData>"), texts, since_1904=since_1904)


def row(number: int, cells: str) -> str:
    return f'<row r="{number}">{cells}</row>'


def worksheet(content: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="{MAIN}">{content}</worksheet>'


def of_parts(sheet: str, texts: Sequence[str] = (), *, since_1904: bool = False) -> bytes:
    target = BytesIO()
    shared = "".join(f"<si>{text}</si>" for text in texts)
    parts = {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _relations({"rId1": ("officeDocument", "xl/workbook.xml")}),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">'
        f'<workbookPr date1904="{int(since_1904)}"/>'
        '<sheets><sheet name="Lembar" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _relations({"rId1": ("worksheet", "worksheets/sheet1.xml")}),
        "xl/styles.xml": _styles(),
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{shared}</sst>',
        "xl/worksheets/sheet1.xml": sheet,
    }
    with ZipFile(target, "w", ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return target.getvalue()


def _types() -> str:
    return (
        f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{SPREADSHEET}.sheet.main+xml"/>'
        '<Override PartName="/xl/sharedStrings.xml" '
        f'ContentType="{SPREADSHEET}.sharedStrings+xml"/>'
        "</Types>"
    )


def _relations(targets: dict[str, tuple[str, str]]) -> str:
    relations = "".join(
        f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for key, (kind, target) in targets.items()
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{relations}</Relationships>'


def _styles() -> str:
    declared = "".join(
        f'<numFmt numFmtId="{number}" formatCode="{escape(code)}"/>'
        for number, code in enumerate(FORMATS, _CUSTOM_IDS)
    )
    ids = [*range(_CUSTOM_IDS, _CUSTOM_IDS + len(FORMATS)), *BUILTIN]
    styles = "".join(f'<xf numFmtId="{number}"/>' for number in ids)
    return (
        f'<styleSheet xmlns="{MAIN}"><numFmts>{declared}</numFmts>'
        "<fonts><font/></fonts><fills><fill><patternFill/></fill></fills><borders><border/></borders>"
        f'<cellStyleXfs><xf numFmtId="0"/></cellStyleXfs><cellXfs>{styles}</cellXfs></styleSheet>'
    )


def with_parts(data: bytes, parts: dict[str, bytes]) -> bytes:
    target = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(target, "w", ZIP_DEFLATED) as new:
        for name in dict.fromkeys([*old.namelist(), *parts]):
            new.writestr(name, parts.get(name) or old.read(name))
    return target.getvalue()


def as_strict(data: bytes) -> bytes:
    """Excel's "Strict Open XML": other names for the same, and a word of it in the workbook."""
    usual = re.compile(
        "http://schemas.openxmlformats.org/(spreadsheetml|officeDocument|drawingml)/2006/([-\\w]+)"
    )

    def strict(name: re.Match[str]) -> str:
        joined = re.sub(r"-(\w)", lambda letter: letter[1].upper(), name[2])
        return f"http://purl.oclc.org/ooxml/{name[1]}/{joined}"

    with ZipFile(BytesIO(data)) as package:
        names = [name for name in package.namelist() if name.endswith((".xml", ".rels"))]
        parts = {name: usual.sub(strict, package.read(name).decode()) for name in names}
    workbook = "xl/workbook.xml"
    parts[workbook] = parts[workbook].replace("<workbook ", '<workbook conformance="strict" ', 1)
    return with_parts(data, {name: text.encode() for name, text in parts.items()})


def refused(data: bytes) -> str:
    with pytest.raises(UnreadableForm) as caught:
        open_book(data, MOST_ROWS).sheet(0)
    return caught.value.code
