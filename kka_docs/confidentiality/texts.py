"""What the parts of a package say, in the order of reading, runs joined; attributes, too.

Tags are taken out by expressions: a document is searched more often than it is made.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from types import MappingProxyType
from typing import Final, NamedTuple

from kka_docs.confidentiality.folding import folded
from kka_docs.ooxml import opened, read_part

FILE_NAME: Final = "nama berkas"
CALENDAR: Final = "kalender"

_FOLD: Final = re.compile("\r?\n[ \t]")
_TAG: Final = re.compile(r"<[^>]*>")
_ENDS_LINE: Final = ("</w:p>", "</a:p>", "</w:comment>", "</w:sdt>")
_IS_SPACE: Final = ("<w:br", "<w:tab", "<w:cr", "<w:ptab")
_ATTRIBUTE: Final = re.compile(
    r"\s(?!xmlns|typeface|panose|w:ascii|w:hAnsi|w:cs\b|w:eastAsia)[\w:.-]+\s*="
    r"\s*(?:\"([^\"]*)\"|'([^']*)')"
)
_THREE_LETTERS: Final = re.compile(r"[^\W\d_]{3}|\d{5}")
_NOT_SAID: Final = re.compile(r"word/(?:theme/|fontTable)|\[Content_Types\]")
"""Names of fonts and kinds of files; some people are called like fonts."""

_PLACES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "document": "isi",
        "header": "kepala halaman",
        "footer": "kaki halaman",
        "footnotes": "catatan kaki",
        "endnotes": "catatan akhir",
        "comments": "komentar",
        "core": "sifat dokumen",
        "app": "sifat dokumen",
        "custom": "sifat dokumen",
        "settings": "pengaturan dokumen",
        "styles": "gaya",
    }
)


class Said(NamedTuple):
    """What one place of a document says, folded; paragraphs end with line breaks.

    `is_seen` is False for what stands in attributes and names only.
    """

    place: str
    text: str
    is_seen: bool = True


class Piece(NamedTuple):
    """A stretch of XML: its text, its attributes, and whether it breaks off in a tag."""

    text: str
    attributes: str
    ends_inside: bool


def piece(xml: str) -> Piece:
    """Return what a stretch of XML says; it may begin and end inside a tag."""
    begin = xml.find(">") + 1 if xml.find(">") < _or_end(xml, "<") else 0
    ends_inside = xml.rfind("<") > xml.rfind(">")
    end = xml.rfind("<") if ends_inside else len(xml)
    return Piece(_text(xml[begin:end]), _attributes(xml), ends_inside)


def value(text: str) -> str:
    """Return a printed value, escaped as in XML, as it is read."""
    return unescape(text) if "&" in text else text


def said(part: str, xml: str) -> Iterator[Said]:
    """Yield what an XML part says: its text, and its attributes."""
    place = place_of(part)
    text, attributes = folded(_text(xml)), folded(_attributes(xml))
    if text.strip():
        yield Said(place, text)
    if attributes.strip():
        yield Said(f"keterangan di {place}", attributes, is_seen=False)


def said_by_parts(parts: Iterable[tuple[str, bytes]]) -> tuple[Said, ...]:
    """Return what the parts of a package say."""
    return tuple(
        one
        for name, content in parts
        if name.endswith((".xml", ".rels", ".vml")) and not _NOT_SAID.match(name)
        for one in said(name, _decoded(content))
    )


def said_by(package: bytes) -> tuple[Said, ...]:
    """Return what a finished document (.docx) says, wherever it stands."""
    with opened(package) as archive:
        return said_by_parts([(name, read_part(archive, name)) for name in archive.namelist()])


def said_by_calendar(content: bytes) -> tuple[Said, ...]:
    """Return what an iCalendar file says, its folded lines joined (RFC 5545, 3.1 and 3.3.11)."""
    lines = _FOLD.sub("", content.decode("utf-8")).replace("\\n", "\n").replace("\\", "")
    return (Said(CALENDAR, folded(lines)),)


def place_of(part: str) -> str:
    """Return how a person calls a part: "isi", "kepala halaman"."""
    stem = re.sub(r"\d*\.(?:xml|vml)(?:\.rels)?$", "", part.rpartition("/")[2])
    return _PLACES.get(stem, f"bagian {part}")


def _text(xml: str) -> str:
    for mark in _ENDS_LINE:
        xml = xml.replace(mark, f"\n{mark}")
    for mark in _IS_SPACE:
        xml = xml.replace(mark, f" {mark}")
    return value(_TAG.sub("", xml))


def _attributes(xml: str) -> str:
    found = ("".join(pair) for pair in _ATTRIBUTE.findall(xml))
    told = dict.fromkeys(text for text in found if _THREE_LETTERS.search(text))
    return value("\n".join(told))


def _decoded(content: bytes) -> str:
    """UTF-8 as we write it, else UTF-16, which XML allows as well."""
    is_wide = content[:2] in {b"\xff\xfe", b"\xfe\xff"}
    return content.decode("utf-16" if is_wide else "utf-8", "replace")


def _or_end(text: str, sign: str) -> int:
    at = text.find(sign)
    return len(text) if at < 0 else at
