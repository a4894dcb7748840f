"""Template → compiled template → document: the one narrow door to the rendering engine."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from html import escape
from io import BytesIO
from typing import Any

from jinja2 import (
    StrictUndefined,
    TemplateError,
    TemplateRuntimeError,
    TemplateSyntaxError,
    nodes,
)
from jinja2.compiler import CodeGenerator
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from kka_docs.definitions.documents import DocumentKind, Variant
from kka_docs.definitions.forms import FORMS
from kka_docs.definitions.identity import Identity
from kka_docs.definitions.setting import Setting, form_in_setting
from kka_docs.errors import TemplateFault
from kka_docs.ooxml import opened
from kka_docs.rendering.binding import bound
from kka_docs.rendering.engine import Filled, Template, engine_for
from kka_docs.rendering.example import example_names
from kka_docs.rendering.harmless import require_harmless
from kka_docs.rendering.inserts import Picture, Subdocument, element_of, inserts_in
from kka_docs.rendering.logos import Logo
from kka_docs.rendering.names import (
    NamePath,
    given_away,
    identities_of,
    names_used,
    unknown,
    without,
)
from kka_docs.rendering.own_pictures import NONE, OwnPictures
from kka_docs.rendering.places import Tag, one_tag_a_line, tag_on, tags_of
from kka_docs.rendering.values import Names

_TEXT_PART = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_SIGNS = re.compile("[&<>\"'_]")
_ESCAPING = ("e", "escape", "forceescape", "safe")


@dataclass(frozen=True, slots=True)
class Institution:
    """What a template is bound to once: setting, paper and logos."""

    setting: Setting
    paper: str
    logos: Mapping[str, Logo]


class CompiledTemplate:
    """A template that is known to name only what it may; makes documents from names."""

    def __init__(
        self,
        name: str,
        package: bytes,
        hidden: Collection[NamePath] = frozenset(),
        inserts: Collection[NamePath] = frozenset(),
    ) -> None:
        """Raises TemplateFault where Jinja cannot compile the template."""
        self._name = name
        self._hidden = hidden
        with self._told_as_template_fault():
            self._engine = engine_for(package, environment(), inserts)

    def render(self, names: Names, pictures: OwnPictures = NONE) -> bytes:
        """Return the document (.docx) for these names; equal names give equal bytes.

        `pictures` are those that the document has of its own, where the template shows such.

        What the document may not show is kept from the template, however it would come by it.
        Raises TemplateFault where the template cannot be filled in.
        """
        with self._told_as_template_fault():
            return self._engine.render(without(names, self._hidden), pictures)

    def fill(self, names: Names, pictures: OwnPictures = NONE) -> Filled:
        """Return the document as `render` does, and what it says. Raises what that does."""
        with self._told_as_template_fault():
            return self._engine.fill(without(names, self._hidden), pictures)

    @contextmanager
    def _told_as_template_fault(self) -> Iterator[None]:
        try:
            yield
        except TemplateError as fault:
            sentence = f"Templat {self._name} tidak dapat diisi: {fault.message}"
            raise TemplateFault(sentence) from fault
        except Exception as fault:
            # A template may reckon with anything. "from None": the message may repeat a value.
            sentence = f"Templat {self._name} tidak dapat diisi ({type(fault).__name__})."
            raise TemplateFault(f"{sentence} Periksa tanda-tanda di dalamnya.") from None


def compile_template(
    name: str, source: bytes, kind: DocumentKind, variant: Variant, institution: Institution
) -> CompiledTemplate:
    """Return the template bound to the institution and checked.

    Raises TemplateFault where the file is no template, would fetch anything from outside, names
    what does not exist, or names more than the documents of this variant may show.
    """
    try:
        with opened(source) as archive:
            require_harmless(name, archive)
        paper = None if variant.own_page else institution.paper
        package = bound(source, paper, institution.logos)
    except TemplateFault:
        raise
    except Exception as cause:
        sentence = f"Templat {name} rusak atau bukan dokumen Word (.docx)."
        raise TemplateFault(sentence) from cause
    identities = identities_of(form_in_setting(FORMS[kind.form], institution.setting))
    hidden = {path: i for path, i in identities.items() if i not in variant.identities}
    example = example_names(kind, institution.setting)
    _check_names(name, package, example, variant, hidden)
    return CompiledTemplate(name, package, frozenset(hidden), frozenset(inserts_in(example)))


class _PrintsOnce(CodeGenerator):
    """Leaves escaping to `_printed`: Jinja would look at every printed value once more."""

    def _output_child_pre(self, node: nodes.Expr, frame: Any, finalize: Any) -> None:  # noqa: ARG002
        self.write(f"({finalize.src}")


class _Environment(SandboxedEnvironment):
    code_generator_class = _PrintsOnce

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return what a template means by "obj.attribute": a name that we give comes first."""
        if type(obj) is dict and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)


def environment() -> SandboxedEnvironment:
    """Return the one Jinja environment: sandboxed, strict, escaping; None prints as nothing."""
    made = _Environment(autoescape=True, undefined=StrictUndefined, finalize=_printed)
    made.filters.update(dict.fromkeys(_ESCAPING, _as_it_is))
    return made


def _as_it_is(value: Any) -> Any:
    """Everything printed is escaped, once; a template neither adds to that nor takes it away."""
    return value


def _printed(value: Any) -> str:
    """None as nothing; text so that docxtpl's own escapes ("{_{" for "{{") leave it alone."""
    if type(value) is str:
        return value if _SIGNS.search(value) is None else escape(value).replace("_", "&#95;")
    if value is None:
        return ""
    if isinstance(value, list | dict):
        raise TemplateRuntimeError("daftar dicetak sebagai teks, bukan diulang dengan {% for … %}")
    if isinstance(value, Markup):
        return value
    if hasattr(value, "__html__"):
        return str(value.__html__()).replace("{_", "{&#95;").replace("_}", "&#95;}")
    if isinstance(value, Picture | Subdocument):
        raise TemplateRuntimeError("gambar atau naskah dicetak di tempat yang tidak dikenal")
    return escape(str(value)).replace("_", "&#95;")


def _check_names(
    name: str,
    package: bytes,
    known: Names,
    variant: Variant,
    hidden: Mapping[NamePath, Identity],
) -> None:
    template = Template(BytesIO(package))
    for part, xml in _parts(package):
        tags = tags_of(part, xml)
        lines = one_tag_a_line(template.patch_xml(xml.decode("utf-8")))
        elements = {}
        for path, line in names_used(_parsed(name, lines, tags)):
            fault = _fault_of(path, known, variant, hidden)
            if fault is not None:
                raise _fault(name, tag_on(lines, line, tags), fault)
            element = element_of(path, known)
            if element:
                elements[tag_on(lines, line, tags)] = element
        for tag in tags:
            element = elements.get(tag, "")
            if tag.prints and tag.element != element:
                raise _fault(name, tag, f"tulis “{{{{{element} … }}}}”, bukan “{tag.text}”.")


def _fault(name: str, tag: Tag, sentence: str) -> TemplateFault:
    return TemplateFault(f"Templat {name}, {tag.place}: {sentence}")


def _fault_of(
    path: NamePath, known: Names, variant: Variant, hidden: Mapping[NamePath, Identity]
) -> str | None:
    """What is wrong with naming `path` in this variant; None where nothing is."""
    dotted = ".".join(path)
    near = unknown(path, known)
    if near is not None:
        hint = f" Mungkin maksudnya {near}?" if near else ""
        return f"nama {dotted} tidak dikenal.{hint}"
    identity = given_away(path, hidden)
    if identity is None:
        return None
    return (
        f"nama {dotted} menunjukkan {identity.value}, padahal dokumen {variant.audience.value} "
        "ini tidak boleh menampilkannya. Hapus nama itu dari templat."
    )


def _parts(package: bytes) -> Iterator[tuple[str, bytes]]:
    with opened(package) as archive:
        for part in archive.namelist():
            if _TEXT_PART.fullmatch(part):
                yield part, archive.read(part)


def _parsed(name: str, lines: list[str], tags: list[Tag]) -> nodes.Template:
    made = environment()
    try:
        tree = made.parse("\n".join(lines))
    except TemplateSyntaxError as fault:
        raise _misspelt(name, tag_on(lines, fault.lineno, tags), fault.message) from fault
    for what, known in ((nodes.Filter, made.filters), (nodes.Test, made.tests)):
        for used in tree.find_all(what):
            if used.name not in known:
                tag = tag_on(lines, used.lineno, tags)
                raise _misspelt(name, tag, f"No {what.__name__.lower()} named {used.name!r}.")
    return tree


def _misspelt(name: str, tag: Tag, reason: str | None) -> TemplateFault:
    return _fault(name, tag, f"penulisan tanda “{tag.text}” keliru ({reason}).")
