"""`kka himpunan`: the archive, as the counselor uses it."""

from __future__ import annotations

from kka_docs.cli.himpunan.group import himpunan

# Each of these adds its commands to the group, in the order in which they are needed.
# isort: off
from kka_docs.cli.himpunan import (
    filing,
    looking,
    lending,
    care,
    retaining,
    destroying,
    printing,
    matching,
)
# isort: on

__all__ = [
    "care",
    "destroying",
    "filing",
    "himpunan",
    "lending",
    "looking",
    "matching",
    "printing",
    "retaining",
]
