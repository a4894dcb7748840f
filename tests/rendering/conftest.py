"""The documents of all good samples, made once; and their pages, laid out by LibreOffice once."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from filelock import FileLock

from kka_docs import generate, resources
from tests.office import page_size_mm, page_texts, to_pdf
from tests.rendering.readable import ONE_MORE

if TYPE_CHECKING:
    from collections.abc import Mapping


class Pages(NamedTuple):
    """A document on paper: width and height in millimetres, and what each page says."""

    size: tuple[float, float]
    texts: list[str]


@pytest.fixture(scope="session")
def sample_documents(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """Every document of the good samples, by its file name; made by one worker for all."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    names = shared / "dokumen-contoh.json"
    with FileLock(shared / "dokumen-contoh.lock"):
        if not names.exists():
            made = _made_in(shared / "dokumen-contoh")
            names.write_text(json.dumps({name: str(path) for name, path in made.items()}), "utf-8")
    return {name: Path(path) for name, path in json.loads(names.read_text("utf-8")).items()}


def _made_in(output: Path) -> dict[str, Path]:
    made: dict[str, Path] = {}
    for profile in sorted(resources.samples().glob("*/profil-lembaga.xlsx")):
        folder = profile.parent
        report = generate(folder, output=output / folder.name)
        assert report.exit_code == 0, report.problems
        found = {outcome.path.name: outcome.path for outcome in report.outcomes}
        assert len(found) == len(report.outcomes)
        assert not found.keys() & made.keys()
        made |= found
    return made


@pytest.fixture(scope="session")
def sample_pages(
    sample_documents: Mapping[str, Path],
    tmp_path_factory: pytest.TempPathFactory,
    libreoffice: None,  # noqa: ARG001 (a fixture)
) -> Mapping[str, Pages]:
    """The pages of the documents of the good samples, by file name.

    Of slips and receipts, which differ in names alone, the first two of each meeting.
    """
    chosen = {name: path for name, path in sample_documents.items() if not ONE_MORE.match(name)}
    pdfs = to_pdf(list(chosen.values()), tmp_path_factory.mktemp("pdf"))
    return {
        name: Pages(page_size_mm(pdf), page_texts(pdf))
        for name, pdf in zip(chosen, pdfs, strict=True)
    }
