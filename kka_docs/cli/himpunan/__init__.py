"""`kka himpunan`: the archive, as the counselor uses it."""

from __future__ import annotations

# Each of these adds its commands to the group, in the order in which they are needed.
from kka_docs.cli.himpunan import filing, looking, lending, care, retaining, printing, matching  # isort: skip
from kka_docs.cli.himpunan.group import himpunan

__all__ = ["care", "filing", "himpunan", "lending", "looking", "matching", "printing", "retaining"]
