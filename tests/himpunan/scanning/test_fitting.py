"""A mark on a paper is held against what the archive gave."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kka_docs.himpunan.scanning.fitting import Fit, fit
from tests.himpunan.keeper import drafted, minutes, opened

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kka_docs.himpunan.archive import Archive


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with opened(tmp_path / "himpunan") as made:
        yield made


def test_a_mark_that_the_archive_gave_fits(archive: Archive) -> None:
    first, second = drafted(archive, minutes()), drafted(archive, minutes(meeting=2))
    assert [fit(archive, mark) for mark in (first, second)] == [Fit.GIVEN] * 2


def test_the_code_of_a_record_that_was_corrected_since_is_outdated(archive: Archive) -> None:
    old = drafted(archive, minutes(), ringkasan="lama")
    new = drafted(archive, minutes(), form="0" * 64, ringkasan="baru")
    assert (fit(archive, old), fit(archive, new)) == (Fit.OUTDATED, Fit.GIVEN)


def test_signs_that_are_none_of_the_papers_codes_are_told(archive: Archive) -> None:
    mark = drafted(archive, minutes())
    assert fit(archive, replace(mark, check="00000000")) is Fit.OTHER_CHECK


def test_a_head_that_the_journal_never_had_is_told(archive: Archive) -> None:
    drafted(archive, minutes())
    mark = drafted(archive, minutes(meeting=2))
    for entry, head in ((mark.entry, "0" * 12), (7, mark.head), (0, mark.head)):
        assert fit(archive, replace(mark, entry=entry, head=head)) is Fit.OTHER_HEAD


def test_a_number_that_was_never_given_is_unknown(archive: Archive) -> None:
    drafted(archive, minutes())
    mark = drafted(archive, minutes(meeting=2))
    assert fit(archive, replace(mark, number="H-2026-0099")) is Fit.UNKNOWN


def test_a_mark_of_another_archive_is_told(archive: Archive, tmp_path: Path) -> None:
    drafted(archive, minutes())
    with opened(tmp_path / "lain") as other:
        drafted(other, minutes("KKA-2026-009"))
        mark = drafted(other, minutes())
    assert fit(archive, mark) is Fit.OTHER_HEAD
