"""The parts of a print file: each kept once, however many of its letters have it."""

from __future__ import annotations

import hashlib
import posixpath
import zlib
from collections.abc import Callable, Iterable, Mapping
from io import BytesIO
from typing import Final
from xml.sax.saxutils import quoteattr
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml import etree

from kka_docs.errors import TemplateFault
from kka_docs.ooxml import BLANK_CORE, CONTENT_TYPES, CORE_PART
from kka_docs.rendering.letter_package import LetterPackage, Relation, relations_part
from kka_docs.rendering.wordml import parsed, w

DOCUMENT: Final = "word/document.xml"

_XML: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_SCHEMAS: Final = "http://schemas.openxmlformats.org"
_TYPES: Final = f"{_SCHEMAS}/package/2006/content-types"
_RELATIONS: Final = f"{_SCHEMAS}/package/2006/relationships"
_OFFICE: Final = f"{_SCHEMAS}/officeDocument/2006/relationships"
_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
_OF_PACKAGE: Final = {
    "rId1": Relation(f"{_OFFICE}/officeDocument", DOCUMENT),
    "rId2": Relation(f"{_RELATIONS}/metadata/core-properties", CORE_PART),
}
_OVERRIDES: Final = {
    DOCUMENT: _WORD.format("document.main"),
    CORE_PART: "application/vnd.openxmlformats-package.core-properties+xml",
}
_EXTENSIONS: Final = {
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xml": "application/xml",
}
_ALIKE: Final = {
    "styles": "gaya",
    "settings": "pengaturan dokumen",
    "theme": "tema",
    "numbering": "penomoran otomatis",
}
"""What the letters of a print file must have in common, as people call it."""
_FIRST_SERVES: Final = frozenset({"fontTable", "webSettings", "footnotes", "endnotes"})
_NO_MATTER: Final = tuple(
    w(tag) for tag in ("latentStyles", "rsid", "rsids", "zoom", "proofState", "docVars")
)
_QUICKLY: Final = 1
"""zlib's level for what is only held until the file is written."""
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
_UNIX: Final = 3
_PLAIN_FILE: Final = 0o100644 << 16


class PrintParts:
    """What the letters of a print file consist of beside their text, gathered one by one."""

    def __init__(self) -> None:
        self._packed: dict[str, bytes] = {}
        self._overrides = dict(_OVERRIDES)
        self._extensions = dict(_EXTENSIONS)
        self._relations: dict[Relation, str] = {}
        self._shared: dict[str, str] = {}
        self._alike: set[tuple[str, tuple[int, int]]] = set()
        self._media: dict[tuple[bytes, str], str] = {}
        self._stories: dict[tuple[str, bytes, tuple[tuple[str, Relation], ...]], str] = {}

    def share(self, letter: LetterPackage, position: int) -> None:
        """Take styles, settings and the like from the first letter that has them.

        Raises TemplateFault where a later one has others.
        """
        for relation in letter.relations(letter.main).values():
            if relation.kind not in _ALIKE and relation.kind not in _FIRST_SERVES:
                continue
            if relation.kind not in self._shared:
                self._take(letter, relation)
            elif relation.kind in _ALIKE:
                self._require_alike(letter, relation, position)

    def shared(self, kind: str) -> bytes | None:
        """Return the part of a kind ("numbering") that all letters share; None: there is none."""
        name = self._shared.get(kind)
        return None if name is None else zlib.decompress(self._packed[name])

    def change_shared(self, kind: str, content: bytes) -> None:
        """Give the part of a kind that all letters share other content."""
        self._hold(self._shared[kind], content)

    def relation(self, relation: Relation) -> str:
        """Return the id under which the document refers to something."""
        return self._relations.setdefault(relation, f"rId{len(self._relations) + 1}")

    def picture(self, letter: LetterPackage, relation: Relation) -> Relation:
        """Return a letter's picture as one of the print file's."""
        content = letter.read(relation.target)
        extension = posixpath.splitext(relation.target)[1].lower()
        key = (hashlib.sha256(content).digest(), extension)
        if key not in self._media:
            self._media[key] = f"word/media/gambar{len(self._media) + 1}{extension}"
            self._hold(self._media[key], content)
            self._extensions[extension.lstrip(".")] = letter.content_type(relation.target)
        return Relation(relation.type, self._media[key])

    def story(
        self,
        kind: str,
        xml: bytes,
        relations: Mapping[str, Relation],
        finish: Callable[[bytes], bytes],
    ) -> str:
        """Return the id of the header or footer with this XML: one part for all that are equal.

        `finish` is asked once, when there is a new part, for the XML that goes into the file.
        """
        key = (kind, hashlib.sha256(xml).digest(), tuple(relations.items()))
        if key not in self._stories:
            name = f"word/{kind}{len(self._stories) + 1}.xml"
            self._hold(name, finish(xml))
            self._overrides[name] = _WORD.format(kind)
            if relations:
                self._hold(relations_part(name), _listing(name, relations))
            self._stories[key] = self.relation(Relation(f"{_OFFICE}/{kind}", name))
        return self._stories[key]

    def package(self, document: Iterable[bytes]) -> bytes:
        """Return the file around its document part; the same parts give the same bytes."""
        of_document = {key: relation for relation, key in self._relations.items()}
        parts: dict[str, Iterable[bytes]] = {
            CONTENT_TYPES: (self._content_types(),),
            relations_part(""): (_listing("", _OF_PACKAGE),),
            CORE_PART: (BLANK_CORE,),
            DOCUMENT: document,
            relations_part(DOCUMENT): (_listing(DOCUMENT, of_document),),
        }
        target = BytesIO()
        with ZipFile(target, "w") as archive:
            for name in sorted({*parts, *self._packed}, key=lambda n: (n != CONTENT_TYPES, n)):
                held = self._packed.get(name)
                with archive.open(_entry(name), "w") as stream:
                    for piece in parts[name] if held is None else (zlib.decompress(held),):
                        stream.write(piece)
        return target.getvalue()

    def _hold(self, name: str, content: bytes) -> None:
        self._packed[name] = zlib.compress(content, _QUICKLY)

    def _take(self, letter: LetterPackage, relation: Relation) -> None:
        """Take a part under its own name, with everything that it refers to."""
        self._shared[relation.kind] = relation.target
        self._alike.add((relation.kind, letter.digest(relation.target)))
        self.relation(relation)
        waiting = [relation.target]
        while waiting:
            name = waiting.pop()
            if name in self._packed:
                continue
            self._hold(name, letter.read(name))
            self._overrides[name] = letter.content_type(name)
            beyond = letter.relations(name)
            if beyond:
                self._hold(relations_part(name), _listing(name, beyond))
            waiting += [found.target for found in beyond.values() if not found.is_external]

    def _require_alike(self, letter: LetterPackage, relation: Relation, position: int) -> None:
        seen = (relation.kind, letter.digest(relation.target))
        if seen in self._alike:
            return
        ours = self.shared(relation.kind)
        if ours is None or _gist(ours) != _gist(letter.read(relation.target)):
            raise TemplateFault(
                f"Surat ke-{position} tidak dapat masuk ke berkas cetak: {_ALIKE[relation.kind]} "
                "templatnya lain daripada templat surat sebelumnya. Samakan kedua templat itu, "
                "atau buat suratnya tanpa --gabung."
            )
        self._alike.add(seen)

    def _content_types(self) -> bytes:
        defaults = (
            f"<Default Extension={quoteattr(extension)} ContentType={quoteattr(kind)}/>"
            for extension, kind in sorted(self._extensions.items())
        )
        overrides = (
            f"<Override PartName={quoteattr(f'/{name}')} ContentType={quoteattr(kind)}/>"
            for name, kind in sorted(self._overrides.items())
        )
        inside = "".join((*defaults, *overrides))
        return f'{_XML}<Types xmlns="{_TYPES}">{inside}</Types>'.encode()


def _listing(name: str, relations: Mapping[str, Relation]) -> bytes:
    """The part that lists what a part refers to."""
    folder = posixpath.dirname(name)
    lines = []
    for key, relation in relations.items():
        target, mode = posixpath.relpath(relation.target, folder or "."), ""
        if relation.is_external:
            target, mode = relation.target, ' TargetMode="External"'
        lines.append(
            f"<Relationship Id={quoteattr(key)} Type={quoteattr(relation.type)}"
            f" Target={quoteattr(target)}{mode}/>"
        )
    inside = "".join(lines)
    return f'{_XML}<Relationships xmlns="{_RELATIONS}">{inside}</Relationships>'.encode()


def _gist(xml: bytes) -> bytes:
    """A part in canonical form, without what Word notes for itself."""
    root = parsed(xml)
    for element in list(root.iter(*_NO_MATTER)):
        element.getparent().remove(element)
    for element in root.iter():
        for attribute in [name for name in element.attrib if name.startswith(w("rsid"))]:
            del element.attrib[attribute]
    gist: bytes = etree.tostring(root, method="c14n")
    return gist


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, _EPOCH)
    entry.compress_type = ZIP_DEFLATED
    entry.create_system = _UNIX
    entry.external_attr = _PLAIN_FILE
    return entry
