"""Scans are opened whatever they are; what cannot be read is told in a sentence, page by page."""

from __future__ import annotations

import os
import signal
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

import pytest
from pypdf import PdfReader, PdfWriter
from pypdfium2 import PdfDocument

from kka_docs.errors import OutsideMissing
from kka_docs.himpunan.scanning import apart, desk, kinds, pictures, reading
from kka_docs.himpunan.scanning.apart import DeskApart
from kka_docs.himpunan.scanning.reading import read_scans
from kka_docs.himpunan.scanning.scanned import Kind, NoScan, Scanned, Unreadable
from tests.himpunan.scanning.paper import mark, page, saved
from tests.rendering.pictures import claiming, picture

if TYPE_CHECKING:
    from pathlib import Path

OURS: Final = mark()


def of_pages(count: int, to_open: str = "") -> bytes:
    """A PDF of empty pages, with a password if one is given."""
    writer = PdfWriter()
    for _ in range(count):
        writer.add_blank_page(595, 842)
    if to_open:
        writer.encrypt(to_open, algorithm="RC4-128")
    target = BytesIO()
    writer.write(target)
    return target.getvalue()


def read(path: Path) -> Scanned:
    (found,) = read_scans([path])
    assert isinstance(found, Scanned)
    return found


def told(path: Path) -> str:
    """Why a file cannot be read."""
    (found,) = read_scans([path])
    assert isinstance(found, Unreadable)
    assert found.path == path
    return found.reason


def test_a_file_is_what_it_holds_whatever_it_is_called(tmp_path: Path) -> None:
    suffixes = {".pdf": Kind.PDF, ".jpg": Kind.JPEG, ".png": Kind.PNG}
    paths = [
        saved(tmp_path / f"a{suffix}", page(OURS)).rename(tmp_path / f"{kind.name}.bin")
        for suffix, kind in suffixes.items()
    ]
    for path, kind, found in zip(paths, suffixes.values(), read_scans(paths), strict=True):
        assert isinstance(found, Scanned)
        assert (found.kind, found.content) == (kind, path.read_bytes())
        assert [one.mark for one in found.pages] == [OURS]


def test_every_page_is_looked_at_and_told_of(tmp_path: Path) -> None:
    other = mark(13)
    path = saved(tmp_path / "map.pdf", page(OURS), page(), page(other))
    seen: list[Any] = []
    (found,) = read_scans([path], lambda *progress: seen.append(progress))
    assert isinstance(found, Scanned)
    assert [(one.number, one.mark) for one in found.pages] == [(1, OURS), (2, None), (3, other)]
    assert seen == [(path, number, 3) for number in (1, 2, 3)]


def test_a_page_with_two_papers_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    found = read(saved(tmp_path / "map.pdf", page(OURS, mark(13)), page(OURS)))
    assert found.pages[0].mark is None
    assert "Pindai setiap halaman tersendiri" in found.pages[0].fault
    assert found.pages[1].mark == OURS


def test_one_file_that_cannot_be_read_does_not_stop_the_others(tmp_path: Path) -> None:
    broken = tmp_path / "rusak.pdf"
    broken.write_bytes(b"%PDF-1.7 selebihnya hilang")
    first, second = read_scans([broken, saved(tmp_path / "baik.jpg", page(OURS))])
    assert isinstance(first, Unreadable)
    assert isinstance(second, Scanned)


def cut_off(content: bytes) -> bytes:
    return content[: len(content) // 2]


def test_what_is_no_scan_is_told(tmp_path: Path) -> None:
    sentences = {
        b"": "kosong",
        b"catatan rapat": "bukan PDF, JPEG, atau PNG",
        b"PK\x03\x04": "bukan PDF, JPEG, atau PNG",
        b"\0\0\0\x18ftypheic\0\0\0\0": "HEIC belum dapat dibaca",
        b"%PDF-1.7\n" + b"\xff" * 400: "PDF ini rusak",
        of_pages(0): "PDF ini rusak",
        of_pages(1, "rahasia"): "memakai kata sandi",
        of_pages(desk.MOST_PAGES + 1): "berisi 501 halaman; paling banyak 500",
        b"\xff\xd8\xff\xe0 bukan gambar": "Gambar ini rusak",
        claiming(30_000, 30_000): "Gambar ini terlalu besar",
        claiming(12_000, 12_000): "Gambar ini terlalu besar",
    }
    for number, content in enumerate(sentences):
        (tmp_path / f"{number:02}").write_bytes(content)
    for found, sentence in zip(
        read_scans(sorted(tmp_path.iterdir())), sentences.values(), strict=True
    ):
        assert isinstance(found, Unreadable)
        assert sentence in found.reason


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_picture_that_breaks_off_is_told_of_its_page(tmp_path: Path, kind: str) -> None:
    (path := tmp_path / "foto").write_bytes(cut_off(picture(900, 900, kind)))
    (only,) = read(path).pages
    assert only.mark is None
    assert "rusak" in only.fault


def test_what_is_protected_from_changes_only_is_read(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.pdf", page(OURS))
    writer = PdfWriter(clone_from=PdfReader(path))
    writer.encrypt("", "kepala", algorithm="RC4-128")
    writer.write(path)
    assert read(path).pages[0].mark == OURS


def test_what_is_gone_or_no_file_is_told(tmp_path: Path) -> None:
    assert "tidak ditemukan" in told(tmp_path / "hilang.pdf")
    assert "tidak ditemukan" in told(tmp_path)


def test_what_may_not_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = saved(tmp_path / "a.jpg", page(OURS))

    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(type(path), "read_bytes", refuse)
    assert told(path) == "Berkas ini tidak dapat dibuka: tidak ada izin."


def test_sizes_are_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = saved(tmp_path / "a.jpg", page(OURS))
    monkeypatch.setattr(reading, "MOST_BYTES", 1000)
    assert "lebih besar daripada" in told(path)
    assert kinds.MOST_BYTES == 200 * 1024**2


def test_a_page_as_large_as_a_wall_is_drawn_small() -> None:
    writer = PdfWriter()
    writer.add_blank_page(14_400, 14_400)
    writer.write(wall := BytesIO())
    (only,) = pictures.drawn(PdfDocument(wall)[0])
    assert only.width * only.height < 18_100_000


def test_without_the_libraries_it_is_said_how_to_get_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "find_spec", lambda _: None)
    with pytest.raises(OutsideMissing, match=r"pip install 'kka-docs\[himpunan\]'"):
        list(read_scans([tmp_path / "a.pdf"]))


# In a process apart


def test_a_page_that_takes_too_long_is_given_up() -> None:
    with DeskApart(seconds=0) as late, pytest.raises(NoScan, match="terlalu lama dibaca"):
        late.open(Kind.PDF, of_pages(1))


def test_a_process_that_dies_takes_one_page_with_it(tmp_path: Path) -> None:
    content = saved(tmp_path / "a.pdf", page(OURS), page(OURS)).read_bytes()
    with DeskApart() as ours:
        assert ours.open(Kind.PDF, content) == 2
        os.kill(ours._process.pid, signal.SIGTERM)
        ours._process.join()
        with pytest.raises(NoScan, match="tidak dapat dibaca"):
            ours.look(1)
        assert ours.look(2) == OURS


def test_whatever_a_library_does_with_a_page_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(desk.Desk, "look", stumble)
    assert apart._answer(desk.Desk(), "look", (1,)) == (False, apart._CRASHED)
