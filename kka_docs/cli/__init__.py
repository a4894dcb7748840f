"""The command `kka`: the only place that prints, asks or exits."""

from __future__ import annotations

import gc
import sys

from kka_docs.cli.commands import kka
from kka_docs.cli.faults import run

__all__ = ["main"]

_SELDOM = 20_000
"""A command ends before its garbage matters; to look for it often takes a tenth of its time."""


def main() -> None:
    """Run `kka` with the process's arguments and exit with its code."""
    gc.set_threshold(_SELDOM)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")
    sys.exit(run(kka, sys.argv[1:]))
