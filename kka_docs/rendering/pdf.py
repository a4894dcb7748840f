"""Pages of PDFs: which of a print file's are whose, letters put together and cut apart.

Needs pypdf, which comes with the optional extra "pdf".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import pairwise, starmap
from types import ModuleType
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias

from kka_docs.confidentiality.folding import folded
from kka_docs.confidentiality.texts import Said
from kka_docs.errors import OutsideMissing
from kka_docs.rendering.print_letter import BEGINS

if TYPE_CHECKING:
    from pypdf import PdfReader, PdfWriter
    from pypdf.generic import Destination

Object: TypeAlias = Any
"""An object of a PDF; what it is shows only when it is looked at."""

_NAMES: Final = re.compile(rb"/(\w+)")
_OF_FILE: Final = ("/Annots", "/StructParents", "/Tabs", "/B", "/Metadata", "/PieceInfo")
"""What a page says of the rest of its file."""


class Laid(NamedTuple):
    """A PDF of letters, and which of its pages, counted from 0, are each letter's own."""

    pdf: bytes
    letters: tuple[range, ...]


def laid(pdf: bytes, first: int, count: int) -> Laid:
    """Return the PDF of a print file of `count` letters, the first of which bears that number.

    Raises OutsideMissing where the PDF does not tell where its letters begin.
    """
    reader = _reader(pdf)
    marks = reader.named_destinations
    places = [marks.get(f"/{BEGINS.format(number)}") for number in range(first, first + count)]
    begins = [-1 if place is None else _page_number(reader, place) for place in places]
    letters = tuple(starmap(range, pairwise([*begins, len(reader.pages)])))
    if begins[0] != 0 or not all(letters):
        raise OutsideMissing(
            "LibreOffice di komputer ini tidak menandai awal tiap surat, jadi halamannya tidak "
            "dapat dihitung. Perbarui LibreOffice; dokumen Word-nya tetap sudah dibuat."
        )
    return Laid(pdf, letters)


def joined(files: Iterable[Laid], *, odd_pages: bool) -> Laid:
    """Return one PDF of all letters; with `odd_pages` each begins on the front of a sheet."""
    writer, letters, end = _pypdf().PdfWriter(), [], 0
    for file in files:
        reader = _reader(file.pdf)
        for pages in file.letters:
            if odd_pages and end % 2:
                writer.add_blank_page()
                end += 1
            for number in pages:
                page = reader.pages[number]
                _leave_file(page)
                writer.add_page(page)
            letters.append(range(end, end + len(pages)))
            end += len(pages)
    return Laid(_written(writer), tuple(letters))


def cut(file: Laid) -> Iterator[bytes]:
    """Yield a PDF of each letter, without what only other letters show."""
    reader = _reader(file.pdf)
    for pages in file.letters:
        writer = _pypdf().PdfWriter()
        for number in pages:
            page = reader.pages[number]
            _leave_file(page)
            page[_name("/Resources")] = _own_resources(page["/Resources"], _content(page))
            writer.add_page(page)
        yield _written(writer)


def require_pypdf() -> None:
    """Return where pypdf is installed; else raise OutsideMissing, which says how to get it."""
    _pypdf()


def _pypdf() -> ModuleType:
    try:
        import pypdf  # noqa: PLC0415 - an extra that most runs do without
    except ImportError as cause:
        raise OutsideMissing(
            "Untuk ini diperlukan pypdf: pasang dengan “pip install 'kka-docs[pdf]'”. "
            "Dokumen yang sudah dibuat tetap ada."
        ) from cause
    return pypdf


def said_by_pdf(pdf: bytes) -> tuple[Said, ...]:
    """Return what a PDF says, page by page, and of itself; nothing where pypdf is missing."""
    try:
        reader = _reader(pdf)
    except OutsideMissing:
        return ()
    texts = enumerate((page.extract_text() for page in reader.pages), start=1)
    about = "\n".join(map(str, (reader.metadata or {}).values()))
    pages = (Said(f"halaman {number}", folded(text)) for number, text in texts)
    return (Said("sifat dokumen", folded(about), is_seen=False), *pages)


def _reader(pdf: bytes) -> PdfReader:
    reader: PdfReader = _pypdf().PdfReader(BytesIO(pdf))
    return reader


def _page_number(reader: PdfReader, place: Destination) -> int:
    number = reader.get_destination_page_number(place)
    return -1 if number is None else number


def _written(writer: PdfWriter) -> bytes:
    """The PDF; equal ones have equal bytes, for they do not tell when or with what it was made."""
    writer.metadata = None
    target = BytesIO()
    writer.write(target)
    return target.getvalue()


def _leave_file(page: Object) -> None:
    """Take from a page what it says of the rest of its file."""
    own_links = [link for link in _at(page, "/Annots") or () if _leads_outside(link.get_object())]
    for key in _OF_FILE:
        page.pop(key, None)
    if own_links:
        page[_name("/Annots")] = _pypdf().generic.ArrayObject(own_links)


def _leads_outside(link: Object) -> bool:
    return str(_at(_at(link, "/A"), "/S")) == "/URI"


def _content(stream: Object) -> bytes:
    """What draws a page or a form, unpacked."""
    content = stream if _at(stream, "/Type") != "/Page" else stream.get_contents()
    data: bytes = content.get_data() if hasattr(content, "get_data") else b""
    return data


def _own_resources(resources: Object, content: bytes) -> Object:
    """Those of the resources that the content names: LibreOffice gives every page those of all."""
    generic = _pypdf().generic
    used = {f"/{name.decode()}" for name in _NAMES.findall(content)}
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


def _keep_own_below(entry: Object) -> None:
    """The same for what a resource is drawn with: a form, a pattern, a mask."""
    for drawn in (entry, _at(_at(entry, "/SMask"), "/G")):
        resources = _at(drawn, "/Resources")
        if resources is not None:
            drawn[_name("/Resources")] = _own_resources(resources, _content(drawn))


def _at(holder: Object, key: str) -> Object:
    """What a dictionary holds; None where it has no such entry or is no dictionary."""
    return holder[key] if isinstance(holder, dict) and key in holder else None


def _name(key: str) -> Object:
    return _pypdf().generic.NameObject(key)
