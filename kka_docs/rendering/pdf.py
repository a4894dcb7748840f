"""Pages of PDFs: which of a print file's belong to which letter, and letters cut out of it.

Needs pypdf, which comes with the optional extra "pdf".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import count
from types import ModuleType
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from kka_docs.errors import OutsideMissing
from kka_docs.rendering.print_letter import BEGINS

if TYPE_CHECKING:
    from pypdf import PdfReader

Object: TypeAlias = Any
"""An object of a PDF; what it is shows only when it is looked at."""

_SHOWS: Final = re.compile(rb"(?<![^\s\])>])(?:TJ|Tj|Do|BI|sh|[SsFBb]|[fBb]\*?)(?!\S)")
_NAMES: Final = re.compile(rb"/([^\x00-\x20/<>\[\](){}%]+)")
_ESCAPED: Final = re.compile(rb"#([0-9A-Fa-f]{2})")
_OF_FILE: Final = ("/Annots", "/StructParents", "/Tabs", "/B", "/Metadata", "/PieceInfo")
"""What a page says of the rest of its file."""


def page_count(pdf: bytes) -> int:
    """Return how many pages a PDF has."""
    return len(_reader(pdf).pages)


def letter_pages(pdf: bytes) -> list[range]:
    """Return for every letter of a print file's PDF which pages, counted from 0, are its own.

    The blank back that a letter leaves where the next one begins on an odd page is nobody's.
    """
    reader = _reader(pdf)
    firsts = list(_first_pages(reader))
    ends = [*firsts[1:], len(reader.pages)]
    return [
        range(first, _end_of_shown(reader, first, end))
        for first, end in zip(firsts, ends, strict=False)
    ]


def cut(pdf: bytes, letters: Iterable[range]) -> Iterator[bytes]:
    """Yield a PDF for each range of pages, without what only other pages show.

    Equal PDFs give equal bytes; the new ones do not tell when or with what they were made.
    """
    reader, library = _reader(pdf), _pypdf()
    for pages in letters:
        writer = library.PdfWriter()
        for number in pages:
            page = reader.pages[number]
            _keep_own(page)
            writer.add_page(page)
        writer.metadata = None
        target = BytesIO()
        writer.write(target)
        yield target.getvalue()


def _pypdf() -> ModuleType:
    try:
        import pypdf  # noqa: PLC0415 - an extra that most runs do without
    except ImportError as cause:
        raise OutsideMissing(
            "Untuk ini diperlukan pypdf: pasang dengan “pip install 'kka-docs[pdf]'”. "
            "Dokumen yang sudah dibuat tetap ada."
        ) from cause
    return pypdf


def _reader(pdf: bytes) -> PdfReader:
    reader: PdfReader = _pypdf().PdfReader(BytesIO(pdf))
    return reader


def _first_pages(reader: PdfReader) -> Iterator[int]:
    marks = reader.named_destinations
    for position in count(1):
        mark = marks.get(f"/{BEGINS.format(position)}")
        number = None if mark is None else reader.get_destination_page_number(mark)
        if number is None:
            return
        yield number


def _end_of_shown(reader: PdfReader, first: int, end: int) -> int:
    """Where a letter's pages end that begin at `first` and do not reach `end`."""
    while end > first + 1 and not _SHOWS.search(_content(reader.pages[end - 1])):
        end -= 1
    return end


def _content(stream: Object) -> bytes:
    """What draws a page or a form, unpacked."""
    content = stream if _at(stream, "/Type") != "/Page" else stream.get_contents()
    data: bytes = content.get_data() if hasattr(content, "get_data") else b""
    return data


def _keep_own(page: Object) -> None:
    """Take from a page what it does not show: LibreOffice lists all pictures on every page."""
    generic = _pypdf().generic
    own_links = [link for link in _at(page, "/Annots") or () if _leads_outside(link.get_object())]
    for key in _OF_FILE:
        page.pop(key, None)
    if own_links:
        page[_name("/Annots")] = generic.ArrayObject(own_links)
    page[_name("/Resources")] = _own_resources(page["/Resources"], _content(page))


def _leads_outside(link: Object) -> bool:
    return str(_at(_at(link, "/A"), "/S")) == "/URI"


def _own_resources(resources: Object, content: bytes) -> Object:
    """Those of the resources that the content names, or that a form names which it draws."""
    generic = _pypdf().generic
    used = _used(content, _at(resources, "/XObject"))
    own = generic.DictionaryObject()
    for kind in resources:
        entries = resources[kind]
        if isinstance(entries, generic.DictionaryObject):
            names = [name for name in entries if name in used]
            own[_name(kind)] = generic.DictionaryObject(
                {_name(name): entries.raw_get(name) for name in names}
            )
            for name in names:
                _keep_own_below(entries[name])
        else:
            own[_name(kind)] = entries
    return own


def _used(content: bytes, forms: Object) -> set[str]:
    """The names in a content, and in the forms that it draws with resources of its own."""
    used, waiting = set[str](), _names_in(content)
    while waiting:
        name = waiting.pop()
        used.add(name)
        form = _at(forms, name)
        if _at(form, "/Subtype") == "/Form" and _at(form, "/Resources") is None:
            waiting |= _names_in(_content(form)) - used
    return used


def _keep_own_below(entry: Object) -> None:
    """The same for what a resource is drawn with: a form, a pattern, a mask."""
    for drawn in (entry, _at(_at(entry, "/SMask"), "/G")):
        resources = _at(drawn, "/Resources")
        if resources is not None:
            drawn[_name("/Resources")] = _own_resources(resources, _content(drawn))


def _names_in(content: bytes) -> set[str]:
    found = (_ESCAPED.sub(_byte, name) for name in _NAMES.findall(content))
    return {f"/{name.decode('latin-1')}" for name in found}


def _byte(code: re.Match[bytes]) -> bytes:
    return bytes.fromhex(code[1].decode())


def _at(holder: Object, key: str) -> Object:
    """What a dictionary holds; None where it has no such entry or is no dictionary."""
    return holder[key] if isinstance(holder, dict) and key in holder else None


def _name(key: str) -> Object:
    return _pypdf().generic.NameObject(key)
