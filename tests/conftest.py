"""What tests of several folders share."""

from __future__ import annotations

import os
import shutil
from datetime import date
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Iterator

TODAY: Final = date(2026, 11, 20)
"""The day on which all tests in this process take place."""

settings.register_profile(
    "always-the-same", max_examples=50, derandomize=True, deadline=None, print_blob=True
)
settings.register_profile("long", max_examples=5_000, deadline=None, print_blob=True)
settings.load_profile("always-the-same")
"""Runs differ only where that is asked for: `--hypothesis-profile=long`."""


@pytest.fixture(scope="session", autouse=True)
def the_day() -> Iterator[None]:
    """Commands take it to be TODAY, for on the day it depends which follow-ups are overdue."""
    with pytest.MonkeyPatch.context() as patch:
        for command in ("make", "status"):
            patch.setattr(f"kka_docs.cli.{command}.today", lambda: TODAY)
        yield


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
