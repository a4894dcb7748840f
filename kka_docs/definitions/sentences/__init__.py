"""The catalogue: for every problem what is wrong and how to mend it, a module for each topic."""

from __future__ import annotations

from collections.abc import Iterable
from types import MappingProxyType

from kka_docs.definitions.sentences.accidents import ACCIDENTS
from kka_docs.definitions.sentences.cases import CASES
from kka_docs.definitions.sentences.cells import CELLS
from kka_docs.definitions.sentences.dates import DATES
from kka_docs.definitions.sentences.files import FILES
from kka_docs.definitions.sentences.identifiers import IDENTIFIERS
from kka_docs.definitions.sentences.meeting import MEETING
from kka_docs.definitions.sentences.message import Message, Sentences
from kka_docs.definitions.sentences.minutes import MINUTES
from kka_docs.definitions.sentences.profile import PROFILE
from kka_docs.definitions.sentences.secrecy import SECRECY
from kka_docs.definitions.sentences.sheets import SHEETS
from kka_docs.definitions.sentences.versions import VERSIONS

__all__ = ["CATALOG", "TOPICS", "Message", "joined"]


def joined(topics: Iterable[Sentences]) -> Sentences:
    """Return the sentences of all topics; ValueError where two topics have the same code."""
    catalog: dict[str, Message] = {}
    for topic in topics:
        if twice := sorted(catalog.keys() & topic.keys()):
            raise ValueError(f"codes of two topics: {', '.join(twice)}")
        catalog.update(topic)
    return MappingProxyType(catalog)


TOPICS: tuple[Sentences, ...] = (
    CELLS,
    DATES,
    IDENTIFIERS,
    MEETING,
    MINUTES,
    CASES,
    PROFILE,
    SHEETS,
    FILES,
    VERSIONS,
    ACCIDENTS,
    SECRECY,
)
"""A module each; the explanations have the same topics."""

CATALOG: Sentences = joined(TOPICS)
