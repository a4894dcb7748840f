"""Archives with key holders. Locking a key takes a second or two on purpose, so it is done once."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.himpunan.secrecy.locked import Locked, begun

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def first(tmp_path_factory: pytest.TempPathFactory) -> Locked:
    """An archive whose only holder is Rina; nobody changes it."""
    return begun(tmp_path_factory.mktemp("terkunci") / "himpunan")


@pytest.fixture
def locked(first: Locked, tmp_path: Path) -> Locked:
    """A copy of that archive for one test."""
    shutil.copytree(first.root, tmp_path / "himpunan")
    return first._replace(root=tmp_path / "himpunan")


@pytest.fixture(scope="session")
def age_tool() -> str:
    """The command `age` of Debian; skip where it is not installed, in CI nothing is skipped."""
    found = shutil.which("age")
    if found is None and os.environ.get("CI"):
        pytest.fail("not installed: age")
    return found or pytest.skip("not installed: age")
