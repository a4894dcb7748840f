"""Where in a template a tag stands, in the words of somebody who sees the template in Word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lxml import etree

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TAG = re.compile(r"\{[{%].*?[}%]\}", re.DOTALL)
_FOR_WHOLE_ELEMENTS = re.compile(r"\{[{%](tr|tc|p|r) ")
_NO_WORD = re.compile(r"\W+")
_ELEMENT = re.compile(r"<[^>]+>")
_QUOTED_LETTERS = 80


class Tag(NamedTuple):
    """A tag as typed in Word: “{{ … }}” or “{% … %}”, and where it stands."""

    text: str
    place: str

    @property
    def prints(self) -> bool:
        """Whether it puts a value there: “{{ … }}”."""
        return self.text.startswith("{{")

    @property
    def element(self) -> str:
        """What it stands for in Word: a p(aragraph), r(un), tr or tc; "" for text in a run."""
        whole = _FOR_WHOLE_ELEMENTS.match(self.text)
        return whole[1] if whole else ""


def tags_of(part: str, xml: bytes) -> list[Tag]:
    """Return the tags of a part (body, header, footer …) of a template, in their order."""
    kind = "kepala halaman" if "header" in part else "kaki halaman" if "footer" in part else "isi"
    tags = []
    for text, in_table in _paragraphs(xml):
        where = f"tabel di {kind}" if in_table else kind
        place = f"{where}, pada “{text.strip()[:_QUOTED_LETTERS]}”"
        tags += [Tag(tag, place) for tag in _TAG.findall(text)]
    return tags


def one_tag_a_line(patched: str) -> list[str]:
    """Return a patched part in lines that begin with a tag: Jinja's line numbers then tell tags."""
    text = " ".join(patched.splitlines())
    return _TAG.sub(lambda tag: f"\n{tag[0]}", text).split("\n")


def tag_on(lines: Sequence[str], number: int, tags: Sequence[Tag]) -> Tag:
    """Return the tag on a line of a patched part, as it was typed."""
    said = [_said_on(line) for line in lines[:number]]
    same = [tag for tag in tags if _words(tag.text) == _words(said[-1])]
    nth = [_words(words) for words in said].count(_words(said[-1]))
    return same[nth - 1] if nth <= len(same) else Tag(said[-1], "isi")


def _said_on(line: str) -> str:
    tag = _TAG.match(line)
    said = tag[0] if tag else _ELEMENT.sub(" ", line)
    return " ".join(said.split())[:_QUOTED_LETTERS]


def _words(tag: str) -> str:
    """What a tag says, whatever docxtpl makes of its braces, prefix, spaces and quotes."""
    return _NO_WORD.sub(" ", _FOR_WHOLE_ELEMENTS.sub("", tag)).strip()


def _paragraphs(xml: bytes) -> Iterator[tuple[str, bool]]:
    """Each paragraph's own text, and whether it stands in a table."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    for paragraph in etree.fromstring(xml, parser).iter(f"{_WORD}p"):
        texts = paragraph.iter(f"{_WORD}t")
        own = (t for t in texts if next(t.iterancestors(f"{_WORD}p")) is paragraph)
        in_table = next(paragraph.iterancestors(f"{_WORD}tc"), None) is not None
        yield "".join(text.text or "" for text in own), in_table
