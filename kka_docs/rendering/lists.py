"""Numbered lists of many letters in one file: every letter begins with its own first number."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from typing import Final

from kka_docs.rendering.wordml import Element, made, parsed, styles_where, value_of, w, written

_COUNTS_NOTHING: Final = frozenset({"bullet", "none"})
_LEVELS: Final = 9
_LIST: Final = f"{w('pPr')}/{w('numPr')}/{w('numId')}"
_STYLE: Final = f"{w('pPr')}/{w('pStyle')}"


class NumberedByStyle(Exception):
    """A paragraph is numbered by its style, so that its list cannot begin anew."""


class Lists:
    """The lists that letters share, and those given to single letters."""

    def __init__(self, numbering: bytes, styles: bytes) -> None:
        self._root = parsed(numbering)
        self._lists = {value_of(num, "numId"): num for num in self._root.iter(w("num"))}
        self._last_id = max((int(key) for key in self._lists), default=0)
        shapes = self._root.iter(w("abstractNum"))
        by_id = {value_of(shape, "abstractNumId"): shape for shape in shapes}
        self._starts = {key: _starts(num, by_id) for key, num in self._lists.items()}
        self._styles = styles_where(parsed(styles), self._numbers)

    def begin_anew(self, stories: Iterable[Element]) -> None:
        """Give one letter lists of its own.

        Raises NumberedByStyle where a list cannot be told from that of another letter.
        """
        own: dict[str, str] = {}
        for paragraph in (found for story in stories for found in story.iter(w("p"))):
            number = paragraph.find(_LIST)
            if number is None and value_of(paragraph.find(_STYLE)) in self._styles:
                raise NumberedByStyle
            shared = value_of(number)
            if self._starts.get(shared):
                own[shared] = own.get(shared) or self._copy(shared)
                number.set(w("val"), own[shared])

    def part(self) -> bytes:
        """Return the part with all lists."""
        return written(self._root)

    def _numbers(self, style: Element) -> bool | None:
        number = style.find(_LIST)
        return None if number is None else bool(self._starts.get(value_of(number)))

    def _copy(self, shared: str) -> str:
        """A list like another that begins with its first number."""
        self._last_id += 1
        copy = deepcopy(self._lists[shared])
        copy.set(w("numId"), str(self._last_id))
        changes = {value_of(change, "ilvl"): change for change in copy.iter(w("lvlOverride"))}
        for level, start in self._starts[shared].items():
            change = changes.get(level)
            if change is None:
                change = made("lvlOverride", ilvl=level)
                copy.append(change)
            if change.find(w("startOverride")) is None:
                change.insert(0, made("startOverride", val=start))
        self._lists[shared].addnext(copy)
        return str(self._last_id)


def _starts(num: Element, shapes: dict[str, Element]) -> dict[str, str]:
    """The first number of every level that counts."""
    shape = shapes.get(value_of(num.find(w("abstractNumId"))))
    if shape is None:
        return {}
    if shape.find(w("numStyleLink")) is not None:  # its levels stand with another list
        return dict.fromkeys(map(str, range(_LEVELS)), "1")
    return {
        value_of(level, "ilvl"): value_of(level.find(w("start"))) or "1"
        for level in shape.findall(w("lvl"))
        if value_of(level.find(w("numFmt"))) not in _COUNTS_NOTHING
    }
