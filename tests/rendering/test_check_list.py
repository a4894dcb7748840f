"""The check list that goes with a print file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kka_docs.rendering.binding import bound
from kka_docs.rendering.check_list import TEMPLATE, CheckLine, check_list
from kka_docs.rendering.template import CompiledTemplate
from kka_docs.resources import word_templates
from tests.office import page_texts, schema_faults, to_pdf
from tests.rendering.papers import texts_of

if TYPE_CHECKING:
    from pathlib import Path

COUNTED = [
    CheckLine("KKA-2026-001-p2", 3, "045/BK/2026", 1),
    CheckLine("KKA-2026-002-p1", 1, "046/BK/2026", 2),
]


def _filled(lines: list[CheckLine]) -> bytes:
    package = bound((word_templates() / TEMPLATE).read_bytes(), "A4", {})
    names = {"lembaga": {"nama": "SMA Negeri 1 Contohan"}, **check_list(lines)}
    return CompiledTemplate(TEMPLATE, package).render(names)


def test_it_lists_the_letters_in_the_order_of_the_print_file() -> None:
    texts = texts_of(_filled(COUNTED))
    assert texts.cells[:6] == ["No.", "Pertemuan", "No. urut", "Nomor surat", "Halaman", "Periksa"]
    assert texts.cells[6:12] == ["1", "KKA-2026-001-p2", "3", "045/BK/2026", "1", ""]
    assert texts.cells[12:] == ["2", "KKA-2026-002-p1", "1", "046/BK/2026", "2", ""]
    assert any(text.startswith("2 surat, 3 halaman. ") for text in texts.body)


def test_pages_that_nobody_counted_are_left_open() -> None:
    texts = texts_of(_filled([COUNTED[0], CheckLine("KKA-2026-002-p1", 1, "046/BK/2026", None)]))
    assert (texts.cells[10], texts.cells[16]) == ("1", "–")
    assert any(text.startswith("2 surat. ") for text in texts.body)


@pytest.mark.usefixtures("libreoffice")
def test_its_heading_stands_on_every_page(tmp_path: Path) -> None:
    path = tmp_path / TEMPLATE
    path.write_bytes(_filled([CheckLine("KKA-2026-001-p2", n, f"{n:03}", 1) for n in range(1, 61)]))
    assert schema_faults(path) == []
    (pdf,) = to_pdf([path], tmp_path)
    first, second = page_texts(pdf)
    assert "No. urut" in first
    assert "No. urut" in second
    assert "Halaman 2 dari 2" in second
