"""What is encrypted here the standard `age` opens as BACA-SAYA says, and the other way round."""

from __future__ import annotations

import os
import re
import subprocess
from typing import TYPE_CHECKING, Final

import pytest

from kka_docs.himpunan.folders import holder_file
from kka_docs.himpunan.secrecy import age
from kka_docs.himpunan.secrecy.names import enter_names
from tests.himpunan.secrecy.locked import CASE, NAME, SCAN, WORDS, at, filed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tests.himpunan.secrecy.locked import Locked

pty = pytest.importorskip("pty", reason="a keyboard is imitated by a pseudo-terminal")
SECONDS: Final = 120


def typed(command: Sequence[str], passphrase: str, folder: Path) -> None:
    """Run a command at a terminal of its own, where the passphrase is typed."""
    keyboard, terminal = pty.openpty()
    try:
        os.write(keyboard, f"{passphrase}\n".encode())
        subprocess.run(
            command,
            cwd=folder,
            stdin=terminal,
            stderr=subprocess.PIPE,
            check=True,
            start_new_session=True,
            timeout=SECONDS,
        )
    finally:
        os.close(keyboard)
        os.close(terminal)


def test_with_baca_saya_and_a_passphrase_alone_a_paper_is_read(
    locked: Locked, age_tool: str
) -> None:
    with at(locked.root) as archive:
        (stored,) = filed(archive)
        with archive.writing() as writing:
            enter_names(writing, CASE, [("K1", NAME)])
    guide = (locked.root / "BACA-SAYA.txt").read_text("utf-8")
    told = guide.replace("NAMA-BERKAS.pdf.age", stored.name).replace("NAMA.age", "rina-kartika.age")
    first, *others = [line.split() for line in re.findall(r"^ +age (-d .+)$", told, re.MULTILINE)]
    typed([age_tool, *first], WORDS, locked.root)
    for words in others:
        subprocess.run([age_tool, *words], cwd=locked.root, check=True)
    assert (locked.root / "naskah.pdf").read_bytes() == SCAN
    assert NAME in (locked.root / "nama.txt").read_text("utf-8")


def test_what_the_standard_tool_encrypts_for_a_holder_is_opened_here(
    locked: Locked, age_tool: str
) -> None:
    public = holder_file(locked.root, "rina-kartika").with_suffix(".pub")
    sealed = subprocess.run(
        [age_tool, "-R", public], input=SCAN, capture_output=True, check=True
    ).stdout
    assert age.decrypted(sealed, locked.rina) == SCAN
