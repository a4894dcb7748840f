"""Template → compiled template → document: the one narrow door to the rendering engine."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError, nodes
from jinja2.sandbox import SandboxedEnvironment
from lxml import etree
from markupsafe import Markup, escape

from kka_docs.definitions.documents import DocumentKind, Variant
from kka_docs.definitions.fields import Identity
from kka_docs.definitions.forms import FORMS
from kka_docs.definitions.setting import Setting, form_in_setting
from kka_docs.errors import TemplateFault
from kka_docs.ooxml import BLANK_CORE, opened, repacked
from kka_docs.rendering.binding import bound
from kka_docs.rendering.example import example_names
from kka_docs.rendering.logos import Logo
from kka_docs.rendering.names import NamePath, given_away, identities_of, names_used, unknown
from kka_docs.rendering.values import Names

_CORE = "docProps/core.xml"
_TEXT_PART = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_QUOTED_LETTERS = 80


@dataclass(frozen=True, slots=True)
class Institution:
    """What a template is bound to once: setting, paper and logos."""

    setting: Setting
    paper: str
    logos: Mapping[str, Logo]


class CompiledTemplate:
    """A template that is known to name only what it may; makes documents from names."""

    def __init__(self, name: str, package: bytes) -> None:
        self._name = name
        self._package = package
        self._environment = environment()

    def render(self, names: Names) -> bytes:
        """Return the document (.docx) for these names; equal names give equal bytes.

        Raises TemplateFault where the template cannot be filled in.
        """
        template = DocxTemplate(BytesIO(self._package))
        try:
            template.render(names, self._environment)
        except TemplateError as fault:
            raise TemplateFault(f"Templat {self._name}: {fault.message}") from fault
        target = BytesIO()
        template.save(target)
        return repacked(target.getvalue(), {_CORE: BLANK_CORE})


def compile_template(
    path: Path, kind: DocumentKind, variant: Variant, institution: Institution
) -> CompiledTemplate:
    """Return the template bound to the institution and checked.

    Raises TemplateFault where the file is no template, names what does not exist, or names
    more than the documents of this variant may show.
    """
    if not path.is_file():
        raise TemplateFault(f"Templat {path.name} tidak ditemukan di folder {path.parent}.")
    source = path.read_bytes()
    try:
        with opened(source):
            pass
        package = bound(source, institution.paper, institution.logos)
    except Exception as cause:
        sentence = f"Templat {path.name} rusak atau bukan dokumen Word (.docx)."
        raise TemplateFault(sentence) from cause
    _check_names(path.name, package, kind, variant, institution.setting)
    return CompiledTemplate(path.name, package)


def environment() -> SandboxedEnvironment:
    """Return the one Jinja environment: sandboxed, strict, escaping; None prints as nothing."""
    return SandboxedEnvironment(autoescape=True, undefined=StrictUndefined, finalize=_printed)


def _printed(value: Any) -> Any:
    """None as nothing; text so that docxtpl's own escapes ("{_{" for "{{") leave it alone."""
    if value is None:
        return ""
    if isinstance(value, str) and "_" in value and not hasattr(value, "__html__"):
        escaped = str(escape(value))
        return Markup(escaped.replace("{_", "{&#95;").replace("_}", "&#95;}"))  # noqa: S704
    return value


def _check_names(
    name: str, package: bytes, kind: DocumentKind, variant: Variant, setting: Setting
) -> None:
    known = example_names(kind, setting)
    giving_away = identities_of(form_in_setting(FORMS[kind.form], setting))
    template = DocxTemplate(BytesIO(package))
    template.init_docx()
    for part, xml in _parts(package):
        tree = _parsed(name, template, xml)
        for path in names_used(tree):
            fault = _fault_of(path, known, giving_away, variant)
            if fault is not None:
                raise TemplateFault(f"Templat {name}, {_place(part, xml, path[-1])}: {fault}")


def _fault_of(
    path: NamePath, known: Names, giving_away: Mapping[NamePath, Identity], variant: Variant
) -> str | None:
    """What is wrong with naming `path` in this variant; None where nothing is."""
    dotted = ".".join(path)
    near = unknown(path, known)
    if near is not None:
        hint = f" Mungkin maksudnya {near}?" if near else ""
        return f"nama {dotted} tidak dikenal.{hint}"
    identity = given_away(path, giving_away)
    if identity is None or identity in variant.identities:
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


def _parsed(name: str, template: Any, xml: bytes) -> nodes.Template:
    patched = template.patch_xml(xml.decode("utf-8"))
    try:
        return environment().parse(patched)
    except TemplateSyntaxError as fault:
        line = patched.splitlines()[fault.lineno - 1] if fault.lineno else ""
        shown = re.sub(r"<[^>]+>", " ", line)[:_QUOTED_LETTERS].strip()
        sentence = f"Templat {name}: penulisan tanda keliru di dekat “{shown}” ({fault.message})."
        raise TemplateFault(sentence) from fault


def _place(part: str, xml: bytes, word: str) -> str:
    """Where in the template a name stands, in the words of somebody who sees it in Word."""
    kind = "kepala halaman" if "header" in part else "kaki halaman" if "footer" in part else "isi"
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    for paragraph in etree.fromstring(xml, parser).iter(f"{_WORD}p"):
        text = "".join(node.text or "" for node in paragraph.iter(f"{_WORD}t"))
        if word in text:
            in_table = next(paragraph.iterancestors(f"{_WORD}tc"), None) is not None
            table = "tabel di " if in_table else ""
            return f"{table}{kind}, pada “{text.strip()[:_QUOTED_LETTERS]}”"
    return kind
