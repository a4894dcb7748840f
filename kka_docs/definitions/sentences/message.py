"""What a sentence of the catalogue is, and how one is declared.

Facts in braces come from the problem. Those whose name starts with "nilai" quote the form.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from kka_docs.records import Severity


@dataclass(frozen=True, slots=True)
class Message:
    """One sentence of the catalogue.

    `blocks` names the document kinds that an error stops; empty: every document of the form.
    `of_document`: it tells what a single document would show. As an error it stops that one only,
    and it quotes nothing unless that was asked for.
    """

    severity: Severity
    wrong: str
    remedy: str
    blocks: tuple[str, ...] = ()
    of_document: bool = False


Sentences: TypeAlias = Mapping[str, Message]
"""Sentences by the code of their problem."""


def error(wrong: str, remedy: str, blocks: tuple[str, ...] = ()) -> Message:
    """Return the message of an error, which stops documents of its form."""
    return Message(Severity.ERROR, wrong, remedy, blocks)


def warning(wrong: str, remedy: str) -> Message:
    """Return the message of a warning, which stops nothing."""
    return Message(Severity.WARNING, wrong, remedy)
