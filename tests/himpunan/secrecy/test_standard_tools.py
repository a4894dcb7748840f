"""What is encrypted here the standard `age` opens as BACA-SAYA says, and the other way round."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING, Final

import pytest

from kka_docs.himpunan.folders import CASE_KEY, holder_file
from kka_docs.himpunan.secrecy import age
from tests.himpunan.secrecy.locked import CASE, SCAN, WORDS, at, filed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tests.himpunan.secrecy.locked import Locked

pty = pytest.importorskip("pty", reason="a keyboard is imitated by a pseudo-terminal")
SECONDS: Final = 120


def typed(command: Sequence[str | Path], passphrase: str) -> None:
    """Run a command at a terminal of its own, where the passphrase is typed."""
    keyboard, terminal = pty.openpty()
    try:
        os.write(keyboard, f"{passphrase}\n".encode())
        subprocess.run(
            command,
            stdin=terminal,
            stderr=subprocess.PIPE,
            check=True,
            start_new_session=True,
            timeout=SECONDS,
        )
    finally:
        os.close(keyboard)
        os.close(terminal)


def test_the_standard_tool_opens_a_paper_with_a_holders_passphrase(
    locked: Locked, age_tool: str, tmp_path: Path
) -> None:
    with at(locked.root) as archive:
        (stored,) = filed(archive)
    folder = locked.root / "2026" / CASE
    holder = holder_file(locked.root, "rina-kartika")
    key = tmp_path / "kunci.txt"
    typed([age_tool, "-d", "-i", holder, "-o", key, folder / CASE_KEY], WORDS)
    opened = subprocess.run(
        [age_tool, "-d", "-i", key, folder / stored.name], capture_output=True, check=True
    )
    assert opened.stdout == SCAN


def test_what_the_standard_tool_encrypts_for_a_holder_is_opened_here(
    locked: Locked, age_tool: str
) -> None:
    public = holder_file(locked.root, "rina-kartika").with_suffix(".pub")
    sealed = subprocess.run(
        [age_tool, "-R", public], input=SCAN, capture_output=True, check=True
    ).stdout
    assert age.decrypted(sealed, locked.rina) == SCAN
