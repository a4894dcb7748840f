"""Files of the archive: each whole as it was, or whole as it is to be."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING
from unittest import mock

import pytest

from kka_docs.himpunan.disk import put

if TYPE_CHECKING:
    from pathlib import Path


def test_a_file_that_the_disk_does_not_take_stays_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "daftar-isi.txt"
    put(path, b"lama")
    full = OSError(errno.ENOSPC, "No space left on device")
    with mock.patch.object(os, "fsync", side_effect=full), pytest.raises(OSError, match="space"):
        put(path, b"baru")
    assert path.read_bytes() == b"lama"
    assert list(tmp_path.iterdir()) == [path]
