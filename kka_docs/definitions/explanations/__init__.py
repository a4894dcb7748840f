"""Every message of the catalogue explained, with an example: data only, a module for each topic."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from kka_docs.definitions.explanations.accidents import ACCIDENTS
from kka_docs.definitions.explanations.cases import CASES
from kka_docs.definitions.explanations.cells import CELLS
from kka_docs.definitions.explanations.dates import DATES
from kka_docs.definitions.explanations.explanation import Explanation, Topic
from kka_docs.definitions.explanations.files import FILES
from kka_docs.definitions.explanations.identifiers import IDENTIFIERS
from kka_docs.definitions.explanations.meeting import MEETING
from kka_docs.definitions.explanations.minutes import MINUTES
from kka_docs.definitions.explanations.profile import PROFILE
from kka_docs.definitions.explanations.secrecy import SECRECY
from kka_docs.definitions.explanations.sheets import SHEETS
from kka_docs.definitions.explanations.versions import VERSIONS

TOPICS: tuple[Topic, ...] = (
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

EXPLANATIONS: Mapping[str, Explanation] = MappingProxyType(
    {code: told for topic in TOPICS for code, told in topic.explanations.items()}
)
