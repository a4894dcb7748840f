"""The two ways to fill in a template: once patched and compiled, or by docxtpl each time.

`engine_for` decides when the template is compiled, never by guess: what cannot be proven to come
out equal goes through docxtpl.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from io import BytesIO
from typing import Any, Final, NamedTuple, Protocol
from zipfile import ZipFile

from docxtpl import DocxTemplate
from jinja2.sandbox import SandboxedEnvironment

from kka_docs.confidentiality.texts import Said, place_of, said_by, said_by_parts
from kka_docs.ooxml import BLANK_CORE, CORE_PART, repacked
from kka_docs.rendering.inserts import for_docxtpl
from kka_docs.rendering.names import NamePath
from kka_docs.rendering.own_pictures import NONE, OwnPictures, own_parts
from kka_docs.rendering.package import PackageWriter
from kka_docs.rendering.patched import CompiledPart, PartCompiler, Unprovable
from kka_docs.rendering.values import Names

_BODY: Final = "word/document.xml"
_BODY_OPENS, _BODY_CLOSES = "<w:body", "</w:body>"
_DECLARATION: Final = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
_WORDPROCESSING: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_NOTES: Final = frozenset(f"{_WORDPROCESSING}{kind}+xml" for kind in ("footnotes", "endnotes"))


class Filled(NamedTuple):
    """A finished document (.docx), and all that it says.

    `own` differs from document to document, `shared` is the same for all of a template.
    """

    content: bytes
    own: tuple[Said, ...]
    shared: tuple[Said, ...]


class Engine(Protocol):
    """Fills in one template."""

    def fill(self, names: Names, pictures: OwnPictures = NONE) -> Filled:
        """Return the document for these names, with these own pictures, and what it says."""

    def render(self, names: Names, pictures: OwnPictures = NONE) -> bytes:
        """Return the document (.docx) for these names; what is equal gives equal bytes."""


class DocxtplEngine:
    """Opens, patches, compiles, renders and saves through docxtpl for every document."""

    def __init__(self, package: bytes, environment: SandboxedEnvironment) -> None:
        self._package = package
        self._environment = environment
        with ZipFile(BytesIO(package)) as archive:
            self._names = frozenset(archive.namelist())

    def render(self, names: Names, pictures: OwnPictures = NONE) -> bytes:
        """Return the document for these names."""
        template = Template(BytesIO(self._package))
        template.init_docx()
        template.render(for_docxtpl(names, template), self._environment)
        target = BytesIO()
        template.save(target)
        own = own_parts(self._names, pictures)
        return repacked(target.getvalue(), {CORE_PART: BLANK_CORE, **own})

    def fill(self, names: Names, pictures: OwnPictures = NONE) -> Filled:
        """Return the document for these names, and what it says."""
        content = self.render(names, pictures)
        return Filled(content, said_by(content), ())


class PatchedEngine:
    """Renders strings only; parts that do not change were compressed when it was made."""

    def __init__(
        self,
        shared: Mapping[str, bytes],
        parts: Mapping[str, CompiledPart],
        docxtpl: DocxTemplate,
    ) -> None:
        self._pictures = frozenset(own_parts(shared, NONE))
        kept = {name: part for name, part in shared.items() if name not in self._pictures}
        self._writer = PackageWriter(kept)
        self._parts = parts
        self._docxtpl = docxtpl
        self._said = tuple(_said_by_all(shared, parts))
        self._places = {name: place_of(name) for name in parts}

    def render(self, names: Names, pictures: OwnPictures = NONE) -> bytes:
        """Return the document for these names."""
        texts = ((name, part.xml(names, self._docxtpl)) for name, part in self._parts.items())
        return self._writer.package((*texts, *own_parts(self._pictures, pictures).items()))

    def fill(self, names: Names, pictures: OwnPictures = NONE) -> Filled:
        """Return the document for these names, and what it says."""
        parts, said = [], []
        for name, part in self._parts.items():
            xml, own = part.xml_and_said(names, self._docxtpl)
            parts.append((name, xml))
            said.append(Said(self._places[name], own.text))
            if own.attributes:
                said.append(Said(self._places[name], own.attributes, is_seen=False))
        parts += own_parts(self._pictures, pictures).items()
        return Filled(self._writer.package(parts), tuple(said), self._said)


class Template(DocxTemplate):  # type: ignore[misc]  # docxtpl ships no types
    """docxtpl's, but for notes: it fills in footnotes once a section, and endnotes never."""

    def render_footnotes(self, context: Names, jinja_env: Any = None) -> None:
        """Fill in every part with notes once, lest typed text be taken for a tag."""
        for part in self.docx.part.package.iter_parts():
            if part.content_type in _NOTES:
                xml = self.patch_xml(part.blob.decode("utf-8"))
                part._blob = self.render_xml_part(xml, part, context, jinja_env).encode("utf-8")


def engine_for(
    package: bytes, environment: SandboxedEnvironment, inserts: Collection[NamePath] = ()
) -> Engine:
    """Return the engine for a template; `inserts` are the names of pictures and subdocuments."""
    template = Template(BytesIO(package))
    template.init_docx()
    parts = _parts_as_saved(template)
    try:
        compiled = dict(_compiled(template, environment, parts[_BODY].decode(), inserts))
    except Unprovable:
        return DocxtplEngine(package, environment)
    own = {name: part for name, part in compiled.items() if not part.is_constant}
    fixed = {name: part.xml({}, template) for name, part in compiled.items() if name not in own}
    shared = {name: content for name, content in (parts | fixed).items() if name not in own}
    return PatchedEngine(shared, own, template)


def _said_by_all(shared: Mapping[str, bytes], parts: Mapping[str, CompiledPart]) -> Iterator[Said]:
    """What all documents of a template say: the parts that do not change, and attributes."""
    yield from said_by_parts(shared.items())
    for name, part in parts.items():
        yield Said(place_of(name), part.own_attributes, is_seen=False)


def _parts_as_saved(template: Template) -> dict[str, bytes]:
    """The parts of every document that docxtpl would save, in its order, its properties blank."""
    _ = template.docx.core_properties  # docxtpl gives a document properties if it has none
    target = BytesIO()
    template.docx.save(target)
    with ZipFile(target) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return parts | {CORE_PART: BLANK_CORE}


def _compiled(
    template: Template,
    environment: SandboxedEnvironment,
    document: str,
    inserts: Collection[NamePath],
) -> Iterator[tuple[str, CompiledPart]]:
    """The parts that docxtpl fills in: the body, and headers and footers of any section."""
    if any(part.content_type in _NOTES for part in template.docx.part.package.iter_parts()):
        raise Unprovable
    opens = document.index(_BODY_OPENS)
    closes = document.rindex(_BODY_CLOSES) + len(_BODY_CLOSES)
    compiler = PartCompiler(environment, inserts)
    body = template.patch_xml(template.get_xml())
    yield _BODY, compiler.body(body, document[:opens], document[closes:])
    for uri in (template.HEADER_URI, template.FOOTER_URI):
        for _, part in template.get_headers_footers(uri):
            source = template.patch_xml(template.get_part_xml(part))
            yield str(part.partname).removeprefix("/"), compiler.margin(source, _DECLARATION)
