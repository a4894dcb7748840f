"""The check list that goes with a print file."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Final

import pytest
from docx import Document

from kka_docs.records import Record
from kka_docs.rendering.check_list import CheckLine, check_list
from kka_docs.rendering.logos import Logo
from tests.office import page_size_mm, page_texts, schema_faults, to_pdf
from tests.rendering.papers import profile, texts_of
from tests.rendering.pictures import picture

COUNTED: Final = [
    CheckLine("KKA-2026-001-p2", 3, "045/BK/2026", 1),
    CheckLine("KKA-2026-002-p1", 1, "046/BK/2026", 2),
]


def _profile(paper: str = "A4") -> Record:
    values = profile(lembaga={"kertas": paper, "kop_1": "DINAS PENDIDIKAN"})
    return Record(Path("profil-lembaga.xlsx"), "profil", "sekolah", "", values, {})


def test_it_lists_the_letters_in_the_order_of_the_print_file() -> None:
    texts = texts_of(check_list(COUNTED, _profile(), {}))
    rows = texts.cells[texts.cells.index("No.") :]
    assert rows[:6] == ["No.", "Pertemuan", "No. urut", "Nomor surat", "Halaman", "Periksa"]
    assert rows[6:12] == ["1", "KKA-2026-001-p2", "3", "045/BK/2026", "1", ""]
    assert rows[12:] == ["2", "KKA-2026-002-p1", "1", "046/BK/2026", "2", ""]
    assert any(text.startswith("2 surat, 3 halaman. ") for text in texts.body)


def test_pages_that_nobody_counted_are_left_open() -> None:
    uncounted = CheckLine("KKA-2026-002-p1", 1, "046/BK/2026", None)
    texts = texts_of(check_list([COUNTED[0], uncounted], _profile(), {}))
    assert (texts.cells[-8], texts.cells[-2]) == ("1", "–")
    assert any(text.startswith("2 surat. ") for text in texts.body)


def test_it_stands_under_the_letterhead_of_the_institution() -> None:
    logo = Logo(picture(), 1.0)
    document = Document(BytesIO(check_list(COUNTED, _profile(), {"logo_kiri": logo})))
    (left, middle, _right) = document.tables[0].rows[0].cells
    assert [paragraph.text for paragraph in middle.paragraphs][:1] == ["DINAS PENDIDIKAN"]
    assert "graphicData" in left._tc.xml
    assert check_list(COUNTED, _profile(), {}) == check_list(COUNTED, _profile(), {})


@pytest.mark.usefixtures("libreoffice")
@pytest.mark.parametrize(("paper", "size"), [("A4", (210, 297)), ("F4", (215, 330))])
def test_its_heading_stands_on_every_page(
    tmp_path: Path, paper: str, size: tuple[float, float]
) -> None:
    path = tmp_path / "daftar-periksa.docx"
    lines = [CheckLine("KKA-2026-001-p2", n, f"421.3/{n:03}/SMA/XI/2026", 1) for n in range(1, 71)]
    path.write_bytes(check_list(lines, _profile(paper), {}))
    assert schema_faults(path) == []
    (pdf,) = to_pdf([path], tmp_path)
    assert page_size_mm(pdf) == pytest.approx(size, abs=1)
    texts = page_texts(pdf)
    assert len(texts) > 1
    for number, text in enumerate(texts, start=1):
        assert "No. urut" in text
        assert f"Halaman {number} dari {len(texts)}" in text
