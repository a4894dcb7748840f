"""Each case's own copy of what the journal says of it, so that the folders alone tell everything.

The lines are the journal's, unchanged. Were the journal lost, it could be put together again from
these, and its chain of hashes would prove that nothing is missing.
"""

from __future__ import annotations

from pathlib import Path

from kka_docs.himpunan.disk import put
from kka_docs.himpunan.folders import EXCERPT
from kka_docs.himpunan.journal import Entry


def add(folder: Path, entry: Entry) -> None:
    """Add an entry to the excerpt in a folder, once; the file is whole before and after."""
    path, line = folder / EXCERPT, entry.line()
    held = path.read_bytes() if path.exists() else b""
    if line not in held:
        put(path, held + line)
