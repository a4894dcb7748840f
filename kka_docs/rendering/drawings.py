"""Pictures in a template that show something else than they did when it was drawn up."""

from __future__ import annotations

from typing import Any, Final, TypeAlias

from docx.oxml.ns import qn
from docx.parts.story import StoryPart

Element: TypeAlias = Any
"""An element of python-docx, whose types say less than what it can do."""

_PICTURES_OF: Final = ("//@r:embed", "//@r:link", "//@r:id")


def show(part: StoryPart, drawing: Element, relation: str, told: str) -> None:
    """Let a drawing of a part show what a relation leads to; `told` is its alternative text."""
    shown = _shown_by(drawing)
    blip = _blip(drawing)
    for effect in list(blip):  # also the SVG that newer Words would show instead
        blip.remove(effect)
    blip.set(qn("r:embed"), relation)
    drawing.find(qn("wp:docPr")).set("descr", told)
    _forget(part, shown)


def take_out(part: StoryPart, drawing: Element) -> None:
    """Take a drawing out of a part."""
    shown = _shown_by(drawing)
    run = next(drawing.iterancestors(qn("w:r")))
    run.getparent().remove(run)
    _forget(part, shown)


def _blip(drawing: Element) -> Element:
    return next(drawing.iter(qn("a:blip")))


def _shown_by(drawing: Element) -> set[str]:
    return {element.get(qn("r:embed")) for element in _blip(drawing).iter()}


def _forget(part: StoryPart, relations: set[str]) -> None:
    """Drop those of the relations that nothing in the part needs any more."""
    still_shown = {key for path in _PICTURES_OF for key in part.element.xpath(path)}
    for key in relations & part.rels.keys() - still_shown:
        del part.rels[key]
