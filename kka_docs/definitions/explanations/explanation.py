"""What an explanation of a message is: pure data, read by `kka periksa --jelaskan`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

Answer: TypeAlias = str | int | None
"""What stands in a cell; None where it is empty."""


@dataclass(frozen=True, slots=True)
class InCell:
    """An example in one cell: what stood there when the message came, and what stands there now.

    `at` is "form.sheet.field"; of a table it is the first row. `beside` are other answers on the
    same sheet, by field, that the message depends on. The tests put all of it through validation.
    """

    at: str
    before: Answer
    after: Answer
    beside: tuple[tuple[str, Answer], ...] = ()


@dataclass(frozen=True, slots=True)
class InWords:
    """An example that is more than one cell, told in words."""

    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """A message explained: what it means, why it matters, what to do step by step."""

    meaning: str
    why: str
    steps: tuple[str, ...]
    example: InCell | InWords


@dataclass(frozen=True, slots=True)
class Topic:
    """Explanations by message code, under one heading."""

    title: str
    explanations: Mapping[str, Explanation]
