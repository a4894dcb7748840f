"""The reference of names: derived, complete, in step with the file for template authors."""

from __future__ import annotations

import os

import pytest

from kka_docs import resources
from kka_docs.definitions.documents import DOCUMENTS
from kka_docs.definitions.settings import settings
from kka_docs.rendering.reference import reference

REFERENCE = resources.word_templates() / "NAMA-NAMA.md"


@pytest.mark.turunan
def test_the_reference_beside_the_templates_is_up_to_date() -> None:
    fresh = reference(settings()["sekolah"])
    if os.environ.get("KKA_PERBARUI"):
        REFERENCE.write_text(fresh, "utf-8")
    assert REFERENCE.read_text("utf-8") == fresh


def test_the_reference_names_fields_rows_and_whom_they_give_away() -> None:
    lines = reference(settings()["sekolah"]).splitlines()
    place = "| `pertemuan.tempat` | Tempat | Ruang Bimbingan dan Konseling |  |"
    child = "| `penerima.anak` | – | Contoh | anak penerima |"
    step = "| tiap `agenda`: `.kegiatan` | Kegiatan | Pembukaan dan penstrukturan |  |"
    client = "| tiap `konseli`: `.nama` | Nama lengkap | Contoh Satu | konseli |"
    assert {place, child, step, client} <= set(lines)


def test_every_document_kind_has_its_section() -> None:
    text = reference(settings()["sekolah"])
    assert all(f"## {kind.label}\n" in text for kind in DOCUMENTS.values())
