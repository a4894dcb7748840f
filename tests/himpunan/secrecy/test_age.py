"""What the age format tells without a key, and what it does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kka_docs.himpunan.secrecy import age

if TYPE_CHECKING:
    from pathlib import Path

KEY = age.new_identity()
CHUNK = 64 << 10


@given(st.integers(0, 3 * CHUNK))
@example(0)
@example(1)
@example(CHUNK)
@example(CHUNK + 1)
@example(2 * CHUNK)
def test_how_long_a_content_is_is_told_without_a_key(
    tmp_path_factory: pytest.TempPathFactory, size: int
) -> None:
    path = tmp_path_factory.getbasetemp() / "naskah.age"
    sealed = age.encrypted(bytes(size), [KEY.recipient])
    path.write_bytes(sealed)
    assert age.content_size(path) == size
    assert age.decrypted(sealed, KEY) == bytes(size)


@pytest.mark.parametrize("damaged", [b"", b"age-encryption.org/v1", b"--- x", b"%PDF-1.7"])
def test_what_is_no_age_file_opens_with_nothing(tmp_path: Path, damaged: bytes) -> None:
    path = tmp_path / "naskah.age"
    path.write_bytes(damaged)
    with pytest.raises(age.NotOpened):
        age.content_size(path)
    with pytest.raises(age.NotOpened):
        age.decrypted(damaged, KEY)


def test_a_key_is_read_as_age_keygen_writes_it() -> None:
    written = f"# created: 2026-11-24T10:00:00+07:00\n# public key: {KEY.recipient}\n{KEY.secret}\n"
    assert age.as_identity(written) == KEY
    for text in ("", "# kosong\n", f"{KEY.secret}\n{KEY.secret}\n", "AGE-SECRET-KEY-1XYZ\n"):
        with pytest.raises(age.NotOpened):
            age.as_identity(text)
