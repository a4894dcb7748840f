"""Every form, blank or filled in, is a sound workbook that office programs open."""

from __future__ import annotations

import re
import shutil
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import pytest

from kka_docs import resources
from kka_docs.definitions.forms import FORMS
from kka_docs.definitions.settings import settings
from kka_docs.forms.texts import FORM_TITLE
from kka_docs.forms.write import write_form
from tests.office import page_texts, schema_faults, to_pdf

if TYPE_CHECKING:
    from collections.abc import Iterator

SAMPLES: Final = sorted(resources.samples().rglob("*.xlsx"))
CODE: Final = re.compile(r"KKA-\d{4}-\d{3}")


class Workbook(NamedTuple):
    """A form as a file; forms that were written alike are of one kind."""

    path: Path
    title: str
    kind: tuple[str, ...]


@pytest.fixture(scope="module")
def workbooks(tmp_path_factory: pytest.TempPathFactory) -> list[Workbook]:
    """Every blank form in every setting, and every good sample, in one folder."""
    folder = tmp_path_factory.mktemp("buku-kerja")
    return [*_blank(folder), *_filled(folder)]


def _blank(folder: Path) -> Iterator[Workbook]:
    for setting in settings().values():
        for key, form in FORMS.items():
            path = folder / f"kosong-{setting.key}-{form.file_name}"
            path.write_bytes(write_form(key, setting))
            yield Workbook(path, form.title, ("kosong", setting.key, key))


def _filled(folder: Path) -> Iterator[Workbook]:
    for sample in SAMPLES:
        source = sample.parent / "sumber" / f"{sample.stem}.toml"
        typed = tomllib.loads(source.read_text(encoding="utf-8"))
        path = folder / f"{sample.parent.name}-{sample.name}"
        shutil.copy(sample, path)
        title = FORMS[typed["formulir"]].title
        yield Workbook(path, title, ("terisi", typed["lingkungan"], typed["formulir"]))


def test_every_workbook_keeps_to_the_schema(workbooks: list[Workbook]) -> None:
    assert len(workbooks) == len(settings()) * len(FORMS) + len(SAMPLES)
    faults = {book.path.name: schema_faults(book.path) for book in workbooks}
    assert {name: found for name, found in faults.items() if found} == {}


@pytest.mark.usefixtures("libreoffice")
def test_the_largest_of_every_kind_opens_and_shows_what_it_is_for(
    workbooks: list[Workbook], tmp_path: Path
) -> None:
    by_size = sorted(workbooks, key=lambda book: book.path.stat().st_size)
    largest = list({book.kind: book for book in by_size}.values())
    assert len(largest) == 2 * len(settings()) * len(FORMS)
    pdfs = to_pdf([book.path for book in largest], tmp_path)
    for book, pdf in zip(largest, pdfs, strict=True):
        guide, *sheets = page_texts(pdf)
        assert FORM_TITLE.format(title=book.title) in guide, book.path.name
        shown = set(CODE.findall("".join(sheets)))
        assert set(CODE.findall(book.path.name)) <= shown, book.path.name
