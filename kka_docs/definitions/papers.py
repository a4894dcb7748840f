"""The kinds of papers that the himpunan keeps: those that the program makes, and others."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from kka_docs.definitions.documents import DOCUMENTS, Audience, Per, Variant

OTHER_KIND = "lainnya"
"""What no command makes: a letter that came in, notes of a home visit."""


def paper_kind(variant: Variant) -> str:
    """Return what the himpunan calls a variant's documents: the beginning of their file names."""
    return variant.file_name.partition("-{")[0]


def _labels() -> dict[str, str]:
    labels = {}
    for kind in DOCUMENTS.values():
        for variant in kind.variants:
            name = paper_kind(variant)
            addition = name.removeprefix(kind.key).replace("-", " ").strip()
            labels[name] = f"{kind.label} ({addition})" if addition else kind.label
    return labels | {OTHER_KIND: "Naskah lain"}


PAPER_LABELS: Mapping[str, str] = MappingProxyType(_labels())
"""Kind → what people call it."""

ONE_A_MEETING = frozenset(
    paper_kind(variant)
    for kind in DOCUMENTS.values()
    if kind.per in {Per.CASE, Per.MEETING}
    for variant in kind.variants
)
"""Kinds of which a case or meeting has one paper, so that these tell which paper is meant."""

OF_A_MEETING = frozenset(
    paper_kind(variant)
    for kind in DOCUMENTS.values()
    if kind.per in {Per.MEETING, Per.PARTICIPANT}
    for variant in kind.variants
)
"""Kinds that are of a meeting, so that its number must be known."""

POSTED = frozenset(
    paper_kind(variant)
    for kind in DOCUMENTS.values()
    for variant in kind.variants
    if variant.audience in {Audience.OFFICE, Audience.INVITEES}
)
"""Kinds that leave the house, or serve to post them: they are filed only where somebody says so."""
