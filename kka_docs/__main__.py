"""`python -m kka_docs` is `kka`."""

from __future__ import annotations

from kka_docs.cli import main

main()
