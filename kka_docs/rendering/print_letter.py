"""One letter on its way into a print file: its text, its sections, its headers and footers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from kka_docs.errors import TemplateFault
from kka_docs.rendering.letter_package import LetterPackage
from kka_docs.rendering.wordml import (
    MC,
    Element,
    made,
    parsed,
    properties_of,
    smallest_paragraph,
    w,
    xpath,
)

BEGINS: Final = "surat{}"
"""The bookmark before the first word of the letter at a position, from 1."""
ENDS: Final = "akhirsurat{}"
"""The bookmark after its last."""

_STORIES: Final = frozenset({"header", "footer"})
_REFERENCES: Final = (w("headerReference"), w("footerReference"))
_CANNOT: Final = {
    "footnoteReference": "catatan kaki",
    "endnoteReference": "catatan akhir",
    "commentReference": "komentar",
    "altChunk": "berkas sisipan",
}
_UNWANTED: Final = xpath("//w:sectPrChange | //w:printerSettings | //w:sdtPr/w:id")
_OF_SESSIONS: Final = xpath("//@w14:paraId | //@w14:textId")
_BETWEEN_BLOCKS: Final = frozenset(
    w(tag) for tag in ("bookmarkStart", "bookmarkEnd", "proofErr", "permStart", "permEnd")
)
_LAST_EDITED: Final = "_GoBack"
_LONGEST_NAME: Final = 40


class PrintLetter:
    """A letter, taken apart so that it can be changed and put into a file with others.

    `stories` are its body and, by their relation's id, its headers and footers; `final` holds
    the properties of its last section, which are taken out of the body.
    """

    def __init__(self, package: LetterPackage, position: int) -> None:
        self.package = package
        self.position = position
        root = parsed(package.read(package.main))
        self.namespaces: dict[str | None, str] = dict(root.nsmap)
        self.ignorable: list[str] = root.get(f"{{{MC}}}Ignorable", "").split()
        self.body = root.find(w("body"))
        self.relations = package.relations(package.main)
        self.heads: dict[str, Element] = {
            key: parsed(package.read(relation.target))
            for key, relation in self.relations.items()
            if relation.kind in _STORIES
        }
        self._require_possible()
        for story in self.stories:
            _tidy(story)
        self.final = self.body.find(w("sectPr"))
        if self.final is None:
            self.final = made("sectPr")
        else:
            self.body.remove(self.final)
        self.sections: list[Element] = [*self.body.iter(w("sectPr")), self.final]
        self.last_paragraph = self._last_paragraph()

    @property
    def stories(self) -> list[Element]:
        """Return everything that holds text."""
        return [self.body, *self.heads.values()]

    def cannot(self, what: str) -> TemplateFault:
        """Return the fault of a letter that cannot go into a print file."""
        return TemplateFault(
            f"Surat ke-{self.position} tidak dapat masuk ke berkas cetak karena memuat {what}. "
            "Hapus itu dari templatnya, atau buat suratnya tanpa --gabung."
        )

    def name_apart(self, ids: Iterator[int]) -> None:
        """Give the letter's bookmarks names and ids that no other letter has."""
        names = {name: self._own_name(name) for story in self.stories for name in _names(story)}
        for story in self.stories:
            _rename_bookmarks(story, names, ids)
            if names:
                _rename_references(story, names)

    def mark(self, ids: Iterator[int]) -> None:
        """Put the bookmarks that tell where the letter begins and ends."""
        begins = next(self.body.iter(w("p")))
        begins.insert(begins.index(properties_of(begins)) + 1, ...)
