"""What tests of several folders share."""

from __future__ import annotations

import os
import shutil

import pytest


@pytest.fixture(scope="session")
def libreoffice() -> None:
    """Skip where LibreOffice or poppler is not installed; in CI nothing is skipped."""
    lacking = [name for name in ("soffice", "pdftotext", "pdfinfo") if shutil.which(name) is None]
    if not lacking:
        return
    reason = f"not installed: {', '.join(lacking)}"
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)
