"""One part of a template, patched by docxtpl and compiled by Jinja once.

docxtpl repairs every document that it renders: it counts the cells of tables, renumbers pictures
and turns line breaks into Word's. `PartCompiler` proves from the template that the first would
change nothing, has the second done by a counter, and leaves the third to docxtpl itself, only
where a value has such a sign. Where the proof fails the part is Unprovable, and the whole template
goes through docxtpl.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import count
from operator import eq
from types import CodeType
from typing import Any, Final

from docxtpl import DocxTemplate
from jinja2 import nodes
from jinja2.sandbox import SandboxedEnvironment
from lxml import etree

from kka_docs.confidentiality.folding import folded
from kka_docs.confidentiality.texts import Piece, piece, value
from kka_docs.rendering.names import NamePath, names_used
from kka_docs.rendering.values import Names

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_NEXT_ID: Final = "_nomor_gambar"
_FIRST_ID: Final = 1001
_PICTURE_ID: Final = re.compile(r'(<wp:docPr\b[^>]*?\bid=")[^"]*(")')
_OWN_ESCAPES: Final = (("{_{", "{{"), ("}_}", "}}"), ("{_%", "{%"), ("%_}", "%}"))
_BREAKS: Final = "\n\t\a\f"
_PARAGRAPH: Final = re.compile(r"<w:p(?: [^>]*)?>.*?</w:p>", re.DOTALL)
_BLOCK_OPENS, _BLOCK_CLOSES = "<?buka?>", "<?tutup?>"
_SOMETHING: Final = "x"


class Unprovable(Exception):
    """A part whose repair by docxtpl cannot be shown to change nothing."""


class CompiledPart:
    """A part that needs only names to become XML; `before` and `after` are constant XML."""

    def __init__(
        self, tree: nodes.Template, environment: SandboxedEnvironment, before: str, after: str
    ) -> None:
        if any(_has_breaks(data.data) for data in tree.find_all(nodes.TemplateData)):
            raise Unprovable
        self.is_constant = all(isinstance(e, nodes.TemplateData) for e in tree.find_all(nodes.Expr))
        self._template = environment.from_string(tree)
        self._globals = dict(self._template.globals)
        self._before = before
        self._after = after
        self._constants = dict(_constants_of(self._template.root_render_func.__code__))

    def xml(self, names: Names, docxtpl: DocxTemplate) -> bytes:
        """Return the part for these names, equal to what docxtpl makes of it."""
        return self._joined(self._rendered(names), docxtpl)

    def xml_and_said(self, names: Names, docxtpl: DocxTemplate) -> tuple[bytes, Piece]:
        """Return the part, and what it says, folded; the template's own attributes are left out.

        What the template itself says was taken out of its tags once, when it was compiled.
        """
        rendered = self._rendered(names)
        return self._joined(rendered, docxtpl), self._said(rendered)

    @property
    def own_attributes(self) -> str:
        """Return the attributes that the template itself brings, whatever the names are."""
        fixed = [piece(self._before), *self._constants.values(), piece(self._after)]
        return folded("\n".join(one.attributes for one in fixed))

    def _rendered(self, names: Names) -> list[str]:
        # What Jinja's own render() does, without copying its globals one by one for each document.
        given = {**self._globals, **names, _NEXT_ID: count(_FIRST_ID).__next__}
        context = self._template.new_context(given, shared=True)
        return list(self._template.root_render_func(context))

    def _joined(self, rendered: list[str], docxtpl: DocxTemplate) -> bytes:
        body = "".join(rendered)
        for mark, meant in _OWN_ESCAPES:
            body = body.replace(mark, meant)
        if _has_breaks(body):
            body = _PARAGRAPH.sub(lambda found: _resolved(found[0], docxtpl), body)
        return f"{self._before}{body}{self._after}".encode()

    def _said(self, rendered: list[str]) -> Piece:
        texts: list[str] = []
        attributes: list[str] = []
        is_inside = False
        for text in rendered:
            known = self._constants.get(text)
            if known is None and "<" not in text:
                (attributes if is_inside else texts).append(value(text))
                continue
            if known is None:  # what a macro wrote, or a text with a look of its own
                known = piece(text)
                attributes.append(known.attributes)
            texts.append(known.text)
            is_inside = known.ends_inside
        return Piece(folded("".join(texts)), folded("\n".join(attributes)), ends_inside=False)


class PartCompiler:
    """Compiles parts whose XML docxtpl has patched.

    `inserts` are the names of pictures and subdocuments. A part that shows one is Unprovable, as is
    every other that only docxtpl itself can be trusted with.
    """

    def __init__(self, environment: SandboxedEnvironment, inserts: Collection[NamePath]) -> None:
        self._environment = environment
        self._inserts = inserts

    def body(self, source: str, before: str, after: str) -> CompiledPart:
        """Return the compiled body of a document."""
        tree = self._parsed(_PICTURE_ID.sub(rf"\1{{{{ {_NEXT_ID}() }}}}\2", source))
        _require_constant_tables(_skeleton(tree))
        return CompiledPart(tree, self._environment, before, after)

    def margin(self, source: str, before: str) -> CompiledPart:
        """Return a compiled header or footer: docxtpl repairs no tables and pictures in those."""
        return CompiledPart(self._parsed(source), self._environment, before, "")

    def _parsed(self, source: str) -> nodes.Template:
        tree = self._environment.parse(source)
        if self._inserts and any(self._may_show_insert(use.path) for use in names_used(tree)):
            raise Unprovable
        return tree

    def _may_show_insert(self, path: NamePath) -> bool:
        """Whether a name is that of an insert, or part of its way to one."""
        return any(all(map(eq, path, insert)) for insert in self._inserts)


def _constants_of(code: CodeType) -> Iterator[tuple[str, Piece]]:
    """The stretches of XML that a compiled template yields unchanged, and what they say."""
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _constants_of(constant)
        elif isinstance(constant, str) and "<" in constant:
            spoken = piece(constant)
            yield constant, spoken._replace(text=folded(spoken.text))


def _has_breaks(text: str) -> bool:
    """Whether docxtpl would put Word's own signs for some of its characters."""
    return any(sign in text for sign in _BREAKS)


def _resolved(paragraph: str, docxtpl: DocxTemplate) -> str:
    if not _has_breaks(paragraph):
        return paragraph
    resolved: str = docxtpl.resolve_listing(paragraph)
    return resolved


def _skeleton(tree: nodes.Template) -> str:
    """The part with every branch written out once and its blocks marked, values left out."""
    return "".join(piece for node in tree.body for piece in _pieces(node))


def _pieces(node: nodes.Node) -> Iterator[str]:
    if isinstance(node, nodes.Output):
        for piece in node.nodes:
            yield piece.data if isinstance(piece, nodes.TemplateData) else _SOMETHING
    elif isinstance(node, nodes.For | nodes.If):
        for branch in _branches(node):
            yield _BLOCK_OPENS
            for inner in branch:
                yield from _pieces(inner)
            yield _BLOCK_CLOSES
    else:
        raise Unprovable


def _branches(block: nodes.For | nodes.If) -> list[list[nodes.Node]]:
    others = [other.body for other in block.elif_] if isinstance(block, nodes.If) else []
    return [block.body, *others, block.else_]


def _require_constant_tables(skeleton: str) -> None:
    """Raise Unprovable unless docxtpl's count of cells leaves every table as it is.

    It does where all rows have as many cells (spans counted) as the grid has columns, no block
    opens inside a row, and one row is there whatever the values are.
    """
    try:
        root = etree.fromstring(f"<teks>{skeleton}</teks>".encode(), _strict_parser())
    except etree.XMLSyntaxError as cause:
        raise Unprovable from cause
    for table in root.iter(f"{_W}tbl"):
        _require_constant_table(table)


def _strict_parser() -> etree.XMLParser[Any]:
    return etree.XMLParser(resolve_entities=False, no_network=True)


def _require_constant_table(table: Any) -> None:
    grid = table.find(f"{_W}tblGrid")
    columns = len(grid.findall(f"{_W}gridCol")) if grid is not None else 0
    rows = list(table.iter(f"{_W}tr"))
    if any(_has_block(row) or _width(row) != columns for row in rows):
        raise Unprovable
    if grid is None or _has_block(grid) or not _has_certain_row(table):
        raise Unprovable


def _has_block(element: Any) -> bool:
    return any(child.tag is etree.PI for child in element)


def _width(row: Any) -> int:
    total = 0
    for cell in row.findall(f"{_W}tc"):
        properties = cell.find(f"{_W}tcPr")
        span = None if properties is None else properties.find(f"{_W}gridSpan")
        if properties is not None and _has_block(properties):
            raise Unprovable
        width = "1" if span is None else str(span.get(f"{_W}val"))
        if not width.isdecimal():
            raise Unprovable
        total += int(width)
    return total


def _has_certain_row(table: Any) -> bool:
    """Whether a row of the table stands outside every block."""
    depth = 0
    for child in table:
        if child.tag is etree.PI:
            depth += 1 if child.target == "buka" else -1
        elif child.tag == f"{_W}tr" and depth == 0:
            return True
    return False
