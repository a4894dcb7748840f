"""Codes as people type them, held against the archive."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kka_docs.himpunan.codes import in_qr, typed
from kka_docs.keeping.matching import Verdict, match
from tests.himpunan.keeper import drafted, minutes, opened

if TYPE_CHECKING:
    from pathlib import Path


def other(sign: str) -> str:
    return "0" if sign != "0" else "2"


def test_a_qr_code_is_matched_as_it_is_read(tmp_path: Path) -> None:
    with opened(tmp_path) as archive:
        mark = drafted(archive, minutes(), ringkasan="rekaan")
        found = match(archive, in_qr(mark))
        assert found is not None
        assert (found.verdict, found.typed) == (Verdict.NEWEST, typed(mark))
        stranger = match(archive, in_qr(replace(mark, head="0123456789AB")))
        assert stranger is not None
        assert stranger.verdict is Verdict.OTHER_JOURNAL


@pytest.mark.parametrize("place", range(8))
def test_one_mistaken_sign_is_recognised_but_not_accepted(tmp_path: Path, place: int) -> None:
    with opened(tmp_path) as archive:
        mark = drafted(archive, minutes(), ringkasan="rekaan")
        slip = mark.check[:place] + other(mark.check[place]) + mark.check[place + 1 :]
        found = match(archive, typed(replace(mark, check=slip)))
    assert found is not None
    assert (found.verdict, found.code, found.near) == (Verdict.OTHER_SIGNS, None, typed(mark))


def test_two_exchanged_signs_are_recognised(tmp_path: Path) -> None:
    with opened(tmp_path) as archive:
        mark = drafted(archive, minutes(), ringkasan="rekaan")
        signs = mark.check
        at = next(place for place in range(7) if signs[place] != signs[place + 1])
        slip = signs[:at] + signs[at + 1] + signs[at] + signs[at + 2 :]
        found = match(archive, typed(replace(mark, check=slip)))
    assert found is not None
    assert found.near == typed(mark)


def test_signs_that_are_quite_different_are_near_to_nothing(tmp_path: Path) -> None:
    with opened(tmp_path) as archive:
        mark = drafted(archive, minutes(), ringkasan="rekaan")
        slip = "".join(map(other, mark.check))
        found = match(archive, typed(replace(mark, check=slip)))
    assert found is not None
    assert found.near is None
