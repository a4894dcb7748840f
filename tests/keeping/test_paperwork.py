"""The archive's own papers, looked at as pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from kka_docs import resources
from kka_docs.himpunan.filing import lend, shelve, take, take_back
from kka_docs.himpunan.papers import About, Shelf
from kka_docs.institution import open_office
from kka_docs.keeping.destruction import destroy_case
from kka_docs.keeping.paperwork import cover_of_case, minutes_of, register_of_year
from tests.forms_in_words import profile
from tests.himpunan.keeper import CASE, COUNSELOR, DAY, filed, opened
from tests.office import page_size_mm, page_texts, schema_faults, to_pdf

if TYPE_CHECKING:
    from pathlib import Path

    from kka_docs.himpunan.archive import Archive
    from kka_docs.institution import Office
    from kka_docs.records import Document

TEMPLATES: Final = ("himpunan-buku", "himpunan-sampul", "berita-acara-pemusnahan")
MANY: Final = 60


def office(folder: Path, paper: str = "A4") -> Office:
    """The institution whose letterhead the papers bear."""
    found = open_office(profile(kertas=paper).save(folder))[1]
    assert found is not None
    return found


def filled(folder: Path, count: int = MANY) -> Archive:
    """An archive with many papers of one case, one of them on a shelf and lent, one taken out."""
    archive = opened(folder / "himpunan")
    for meeting in range(1, count + 1):
        filed(archive, f"pindaian {meeting}".encode(), about=About(CASE, "laporan", meeting, DAY))
    with archive.writing() as writing:
        shelve(writing, "H-2026-0002", Shelf("Lemari besi kiri", "2", "Merah", "17"))
        take(writing, "H-2026-0003", ["a.pdf"], COUNSELOR, "proses-hukum")
    return archive


def pages(folder: Path, document: Document | None) -> list[str]:
    """The text of a document's pages."""
    assert document is not None
    path = folder / document.name
    path.write_bytes(document.content)
    assert schema_faults(path) == []
    (pdf,) = to_pdf([path], folder)
    return [text.replace("\u00a0", " ") for text in page_texts(pdf)]


@pytest.mark.parametrize(("paper", "size"), [("A4", (297, 210)), ("F4", (330, 215))])
def test_the_register_lies_across_and_each_page_has_its_heads(
    tmp_path: Path, paper: str, size: tuple[int, int], libreoffice: None
) -> None:
    with filled(tmp_path) as archive:
        document = register_of_year(archive, office(tmp_path, paper), 2026)
        assert register_of_year(archive, office(tmp_path, paper), 2025) is None
    assert libreoffice is None
    texts = pages(tmp_path, document)
    assert page_size_mm(tmp_path / "himpunan-buku-2026.pdf") == pytest.approx(size, abs=1)
    assert len(texts) > 2
    for number, text in enumerate(texts, start=1):
        assert "Tempat kertas" in text
        assert f"Halaman {number} dari {len(texts)}" in text
        assert "RAHASIA" in text
    assert "H-2026-0060" in texts[-1]


@pytest.mark.parametrize("paper", ["A4", "F4"])
def test_a_long_case_has_a_cover_whose_index_goes_on(
    tmp_path: Path, paper: str, libreoffice: None
) -> None:
    with filled(tmp_path) as archive:
        document = cover_of_case(archive, office(tmp_path, paper), CASE)
        assert cover_of_case(archive, office(tmp_path, paper), "KKA-2026-999") is None
    assert libreoffice is None
    texts = pages(tmp_path, document)
    assert CASE in texts[0]
    assert "60 naskah" in texts[0]
    assert all("Nomor arsip" in text for text in texts)
    assert "H-2026-0060" in "".join(texts)


def test_a_destruction_is_told_with_what_may_survive(tmp_path: Path, libreoffice: None) -> None:
    with filled(tmp_path) as archive:
        with archive.writing() as writing:
            lend(writing, "H-2026-0004", "Siti Rekaan", "tindak-lanjut", None)
        with archive.writing() as writing:
            take_back(writing, "H-2026-0004")
        done = destroy_case(archive, CASE, ("Siti Rekaan", "Budi Rekaan"), "keputusan-lembaga")
    assert libreoffice is None
    texts = pages(tmp_path, minutes_of(office(tmp_path), done))
    told = " ".join("".join(texts).split())
    for shown in (
        "H-2026-0060",
        "kertas bertanda tangan di tempatnya (lemari Lemari besi kiri, laci 2, map Merah",
        "ambil: proses hukum atau perlindungan anak",
        "pinjam: pelaksanaan atau evaluasi tindak lanjut",
        f"Tercatat di jurnal himpunan pada catatan {done.entry.number}",
    ):
        assert shown in told
    signed = next(text for text in texts if "Saksi 1," in text)
    assert "Siti Rekaan" in signed
    assert "Mengetahui," in signed


@pytest.mark.parametrize("name", TEMPLATES)
def test_its_template_is_in_order(name: str) -> None:
    assert schema_faults(resources.word_templates() / f"{name}.docx") == []
