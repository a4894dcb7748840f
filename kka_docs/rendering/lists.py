"""Numbered lists of many letters in one file: every letter begins with its own first number."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from typing import Final

from kka_docs.rendering.wordml import Element, made, parsed, w, written

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
        shapes = {
            _key(shape, "abstractNumId"): shape for shape in self._root.iter(w("abstractNum"))
        }
        lists = list(self._root.iter(w("num")))
        self._starts = {_key(num, "numId"): _starts(num, shapes) for num in lists}
        self._lists = {_key(num, "numId"): num for num in lists}
        self._given = max((int(key) for key in self._lists), default=0)
        self._styles = _numbered_styles(parsed(styles), self._starts)

    def begin_anew(self, stories: Iterable[Element]) -> bool:
        """Give one letter lists of its own; return whether it has any.

        Raises NumberedByStyle where a list cannot be told from that of another letter.
        """
        own: dict[str, str] = {}
        for paragraph in (found for story in stories for found in story.iter(w("p"))):
            number, style = paragraph.find(_LIST), paragraph.find(_STYLE)
            if number is None and style is not None and _key(style, "val") in self._styles:
                raise NumberedByStyle
            if number is not None and self._starts.get(_key(number, "val")):
                key = _key(number, "val")
                own[key] = own.get(key) or self._copy(key)
                number.set(w("val"), own[key])
        return bool(own)

    def part(self) -> bytes:
        """Return the part with all lists."""
        return written(self._root)

    def _copy(self, key: str) -> str:
        """A list like another that begins with its first number."""
        self._given += 1
        copy = deepcopy(self._lists[key])
        copy.set(w("numId"), str(self._given))
        overrides = {_key(change, "ilvl"): change for change in copy.iter(w("lvlOverride"))}
        for level, start in self._starts[key].items():
            change = overrides.get(level)
            if change is None:
                change = made("lvlOverride", ilvl=level)
                copy.append(change)
            if change.find(w("startOverride")) is None:
                change.insert(0, made("startOverride", val=start))
        self._lists[key].addnext(copy)
        return str(self._given)


def _starts(num: Element, shapes: dict[str, Element]) -> dict[str, str]:
    """The first number of every level that counts."""
    found = num.find(w("abstractNumId"))
    shape = None if found is None else shapes.get(_key(found, "val"))
    if shape is None:
        return {}
    if shape.find(w("numStyleLink")) is not None:  # its levels stand with another list
        return dict.fromkeys(map(str, range(_LEVELS)), "1")
    starts = {}
    for level in shape.findall(w("lvl")):
        style, start = level.find(w("numFmt")), level.find(w("start"))
        if style is None or _key(style, "val") not in _COUNTS_NOTHING:
            starts[_key(level, "ilvl")] = "1" if start is None else _key(start, "val")
    return starts


def _numbered_styles(styles: Element, starts: dict[str, dict[str, str]]) -> frozenset[str]:
    """The paragraph styles, and those based on them, that number."""
    by_key = {_key(style, "styleId"): style for style in styles.iter(w("style"))}
    return frozenset(key for key in by_key if _numbers(key, by_key, starts))


def _numbers(key: str, styles: dict[str, Element], starts: dict[str, dict[str, str]]) -> bool:
    seen = set()
    while key in styles and key not in seen:
        seen.add(key)
        own = styles[key].find(_LIST)
        if own is not None:
            return bool(starts.get(_key(own, "val")))
        base = styles[key].find(w("basedOn"))
        key = "" if base is None else _key(base, "val")
    return False


def _key(element: Element, name: str) -> str:
    return str(element.get(w(name)))
