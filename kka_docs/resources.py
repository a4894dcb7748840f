"""Where the files that travel with the package lie: Word templates, blank forms, samples.

In an installed wheel they are inside the package; in a checkout beside it.
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent


def _travelling(*parts: str) -> Path:
    installed = _PACKAGE.joinpath(*parts)
    return installed if installed.exists() else _PACKAGE.parent.joinpath(*parts)


def word_templates() -> Path:
    """Return the folder of the Word templates."""
    return _travelling("form_templates", "word")


def samples() -> Path:
    """Return the folder of the good samples."""
    return _travelling("samples", "baik")
