"""Scans find their papers by the codes on their pages."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import pytest

from kka_docs.himpunan.papers import About
from kka_docs.keeping.filing import Manner, file_all
from kka_docs.keeping.incoming import Told, incoming
from kka_docs.keeping.scans import Sorted, Unsure, needs_reading, sorted_scans
from tests.himpunan.keeper import CASE, COUNSELOR, DAY, drafted, minutes, opened
from tests.keeping.pages import page, scan

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kka_docs.himpunan.archive import Archive

REPORT: Final = About(CASE, "laporan", 1, DAY)


def nobody(_: Unsure) -> None:
    """Nobody is there to be asked."""


def forbidden(unsure: Unsure) -> None:
    pytest.fail(f"asked about page {unsure.page}")


def sorted_by(
    archive: Archive, *paths: Path, ask: Callable[[Unsure], str | None] = forbidden
) -> Sorted:
    return sorted_scans(archive, paths, ask)


def named(done: Sorted) -> list[tuple[str | None, str]]:
    """Number and suffix of the files to be filed."""
    return [(one.number, one.suffix) for one in done.coming]


@pytest.mark.parametrize("suffix", [".pdf", ".png", ".jpg"])
def test_a_scan_of_one_paper_is_filed_as_it_is(tmp_path: Path, suffix: str) -> None:
    with opened(tmp_path / "himpunan") as archive:
        mark = drafted(archive, minutes(), ringkasan="rekaan")
        path = scan(tmp_path / f"pindaian{suffix}", mark)
        (one,) = sorted_by(archive, path).coming
    assert (one.number, one.suffix, one.content) == (mark.number, suffix, path.read_bytes())


def test_one_scan_of_several_papers_is_cut_the_same_way_each_time(tmp_path: Path) -> None:
    with opened(tmp_path / "himpunan") as archive:
        first = drafted(archive, minutes(), ringkasan="rekaan")
        second = drafted(archive, REPORT, hasil="rekaan")
        path = scan(tmp_path / "semua.pdf", first, first, second)
        done, again = sorted_by(archive, path), sorted_by(archive, path)
        filing = file_all(archive, done.coming, Manner(COUNSELOR))
        after = file_all(archive, again.coming, Manner(COUNSELOR))
    assert named(done) == [(first.number, ".pdf"), (second.number, ".pdf")]
    (cut,) = done.cut
    assert (cut.path, sorted(filter(None, cut.numbers))) == (path, [first.number, second.number])
    assert len(filing.filed) == 2
    assert (after.filed, len(after.held)) == ([], 2)


def test_a_page_between_two_of_one_paper_is_asked_about_with_its_number(tmp_path: Path) -> None:
    asked: list[Unsure] = []

    def ask(unsure: Unsure) -> str | None:
        asked.append(unsure)
        return unsure.suggested

    with opened(tmp_path / "himpunan") as archive:
        mark = drafted(archive, minutes(), ringkasan="rekaan")
        path = scan(tmp_path / "a.pdf", mark, None, mark)
        done = sorted_by(archive, path, ask=ask)
    assert asked == [Unsure(path, 2, 3, mark.number, near=(mark.number,))]
    assert [one.content for one in done.coming] == [path.read_bytes()]


def test_pages_that_nobody_knows_are_left_and_named(tmp_path: Path) -> None:
    with opened(tmp_path / "himpunan") as archive:
        mark = drafted(archive, minutes(), ringkasan="rekaan")
        path = scan(tmp_path / "a.pdf", mark, None)
        lone = scan(tmp_path / "b.png", None)
        done = sorted_by(archive, path, lone, ask=nobody)
    assert named(done) == [(mark.number, ".pdf")]
    assert [(left, why.partition(";")[0]) for left, why in done.left] == [
        (path, "halaman 2: kodenya tidak terbaca"),
        (lone, "kodenya tidak terbaca"),
    ]


def test_who_is_asked_about_a_page_is_told_the_numbers_beside_it(tmp_path: Path) -> None:
    asked: list[tuple[int, str | None, tuple[str, ...]]] = []

    def ask(unsure: Unsure) -> None:
        asked.append((unsure.page, unsure.suggested, unsure.near))

    with opened(tmp_path / "himpunan") as archive:
        one = drafted(archive, minutes(), ringkasan="rekaan")
        two = drafted(archive, REPORT, hasil="rekaan")
        sorted_by(archive, scan(tmp_path / "a.pdf", None, one, None, two), ask=ask)
        sorted_by(archive, scan(tmp_path / "b.png", None), ask=ask)
    assert asked == [
        (1, None, (one.number,)),
        (3, None, (one.number, two.number)),
        (1, None, ()),
    ]


def test_why_a_page_could_not_be_read_is_said(tmp_path: Path) -> None:
    with opened(tmp_path / "himpunan") as archive:
        one = drafted(archive, minutes(), ringkasan="rekaan")
        two = drafted(archive, REPORT, hasil="rekaan")
        sheet = page(one)
        sheet.paste(page(two).crop((150, 1500, 400, 1750)), (800, 1500))
        path = tmp_path / "a.pdf"
        page(one).save(path, save_all=True, append_images=[sheet, page(one)], resolution=150)
        done = sorted_by(archive, path, ask=nobody)
    assert named(done) == [(one.number, ".pdf")]
    assert done.left == [
        (path, "halaman 2: ada lebih dari satu kode himpunan. Pindai setiap halaman tersendiri")
    ]


def test_codes_that_are_not_of_this_archive_are_not_believed(tmp_path: Path) -> None:
    with opened(tmp_path / "himpunan") as archive:
        mark = drafted(archive, minutes(), ringkasan="rekaan")
        strangers = {
            "kodenya bukan kode naskah itu": replace(mark, check="00000000"),
            "kodenya dari himpunan lain": replace(mark, head="0123456789AB"),
            "nomor arsipnya tidak ada": replace(mark, number="H-2026-0999"),
        }
        for why, stranger in strangers.items():
            path = scan(tmp_path / "a.png", stranger)
            done = sorted_by(archive, path, ask=nobody)
            assert done.coming == []
            assert why in done.left[0][1]


def test_a_paper_made_before_its_record_was_corrected_is_filed_and_that_is_said(
    tmp_path: Path,
) -> None:
    with opened(tmp_path / "himpunan") as archive:
        old = drafted(archive, minutes(), ringkasan="rekaan")
        drafted(archive, minutes(), form="0" * 64, ringkasan="rekaan yang diperbaiki")
        done = sorted_by(archive, scan(tmp_path / "a.png", old))
    assert named(done) == [(old.number, ".png")]
    assert "sesudah kertas itu dibuat formulirnya berubah" in done.notes[0]


def test_a_file_that_is_no_scan_is_left_with_the_reason(tmp_path: Path) -> None:
    path = tmp_path / "rusak.pdf"
    path.write_bytes(b"%PDF-1.7 bukan PDF")
    with opened(tmp_path / "himpunan") as archive:
        done = sorted_by(archive, path)
    assert done.coming == []
    assert done.left == [(path, "PDF ini rusak. Pindai sekali lagi")]


def test_only_what_nobody_told_is_read_for_its_code(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF")
    told = [Told(), Told(number="H-2026-0001"), Told(case=CASE, kind="laporan", meeting=1)]
    assert [needs_reading(*incoming([path], one)) for one in told] == [True, False, False]
