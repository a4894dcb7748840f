"""The command `kka`: the only place that prints, asks or exits."""

from __future__ import annotations

import sys

from kka_docs.cli.commands import kka
from kka_docs.cli.faults import run

__all__ = ["main"]


def main() -> None:
    """Run `kka` with the process's arguments and exit with its code."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")
    sys.exit(run(kka, sys.argv[1:]))
