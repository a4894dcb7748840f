"""`kka himpunan`: the archive, as the counselor uses it."""

from __future__ import annotations

from kka_docs.cli.himpunan.group import himpunan

# Each of these adds its commands to the group, in the order in which they are needed.
from kka_docs.cli.himpunan import (  # isort: skip
    filing,
    looking,
    lending,
    care,
    retaining,
    destroying,
    printing,
    matching,
    keys,
    names,
)

__all__ = [
    "care",
    "destroying",
    "filing",
    "himpunan",
    "keys",
    "lending",
    "looking",
    "matching",
    "names",
    "printing",
    "retaining",
]
