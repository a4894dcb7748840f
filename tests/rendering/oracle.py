"""What docxtpl makes of a template when it is used as its documentation says."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

from docxtpl import DocxTemplate
from lxml import etree

from kka_docs.ooxml import BLANK_CORE, CORE_PART, repacked
from kka_docs.rendering.engine import engine_for
from kka_docs.rendering.template import environment

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kka_docs.rendering.values import Names


def by_docxtpl(package: bytes, names: Names | Callable[[Any], Names]) -> bytes:
    """Fill in a template: names, or what makes them for docxtpl's template (images need it)."""
    template = DocxTemplate(BytesIO(package))
    template.render(names(template) if callable(names) else names, environment())
    target = BytesIO()
    template.save(target)
    return target.getvalue()


def assert_as_docxtpl(made: bytes, expected: bytes) -> None:
    """Every part is the same, but for the properties: ours tell nothing of when and by whom."""
    ours, theirs = canonical_parts(made), canonical_parts(repacked(expected, _BLANK))
    assert ours.keys() == theirs.keys()
    for name, part in ours.items():
        assert part == theirs[name], name


def assert_filled_in_as_by_docxtpl(package: bytes, names: Names) -> None:
    made = engine_for(package, environment()).render(names)
    assert_as_docxtpl(made, by_docxtpl(package, names))


def canonical_parts(document: bytes) -> Mapping[str, bytes]:
    with ZipFile(BytesIO(document)) as package:
        assert package.testzip() is None
        return {name: _canonical(name, package.read(name)) for name in package.namelist()}


def _canonical(name: str, content: bytes) -> bytes:
    if not name.endswith((".xml", ".rels")):
        return content
    root = etree.fromstring(content)
    for identity in root.iter(_LIST_IDENTITY):
        identity.attrib.clear()  # docxcompose draws those of added lists by lot
    return etree.tostring(root, method="c14n")


_BLANK = {CORE_PART: BLANK_CORE}
_LIST_IDENTITY = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}nsid"
