"""A document kind takes one row and one template, a field one line; the rest appears by itself."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

import pytest
from openpyxl import load_workbook

import kka_docs.batch  # loads every module that looks at forms, before these grow
from kka_docs.definitions.fields import Field, Form, Type
from kka_docs.definitions.forms import FORMS
from kka_docs.definitions.settings import settings
from kka_docs.definitions.upgrades import EDITIONS, AddedField, Editions
from kka_docs.forms.write import write_form
from kka_docs.rendering.example import example_names
from kka_docs.validation.schema import schema_of
from tests.forms_in_words import CODE, meeting, profile, teacher
from tests.word_files import template, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SCHOOL: Final = settings()["sekolah"]

NEW_KIND: Final = """
import sys

from kka_docs.definitions import documents
from kka_docs.definitions.documents import Audience, DocumentKind, Per, Variant
from kka_docs.definitions.identity import Identity

kind = DocumentKind(
    key="daftar-hadir",
    label="Daftar hadir",
    form="pertemuan",
    per=Per.MEETING,
    summary="Membuat daftar hadir.",
    variants=(
        Variant(
            template="daftar-hadir.docx",
            audience=Audience.PARTICIPANTS,
            identities=frozenset({Identity.CODE}),
            file_name="daftar-hadir-{kode}-p{pertemuan}",
        ),
    ),
)
documents.DOCUMENTS = {**documents.DOCUMENTS, kind.key: kind}

from kka_docs.cli import main

main()
"""


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """A folder with a profile, a meeting, and a template for one more kind of document."""
    profile().save(tmp_path)
    meeting(peserta=[teacher()]).save(tmp_path)
    template(tmp_path / "templat" / "daftar-hadir.docx", "Hadir pada {{ pertemuan.hari_tanggal }}")
    return tmp_path


def with_new_kind(work: Path, *command: str) -> str:
    """Run the program as it is with one more row in its registry; return what it prints."""
    ran = subprocess.run(
        [sys.executable, "-c", NEW_KIND, *command],
        cwd=work,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return ran.stdout


def test_a_row_and_a_template_make_a_document_kind(work: Path) -> None:
    options = ("--templat", "templat", "-o", "hasil", "--json")
    printed = json.loads(with_new_kind(work, "daftar-hadir", "pertemuan.xlsx", *options))
    (made,) = printed["formulir"][0]["dokumen"]
    path = work / "hasil" / CODE / "pertemuan-1" / f"daftar-hadir-{CODE}-p1.docx"
    assert (made["jenis"], work / made["berkas"]) == ("daftar-hadir", path)
    assert text_of(path) == "Hadir pada Selasa, 24 November 2026"


def test_the_new_kind_has_its_command_and_its_help(work: Path) -> None:
    commands = with_new_kind(work, "--help").split("Perintah:")[1]
    assert "daftar-hadir  Membuat daftar hadir." in commands
    help_page = with_new_kind(work, "daftar-hadir", "--help")
    assert "Dibuat dari formulir Pertemuan." in help_page
    assert "kka daftar-hadir pertemuan.xlsx" in help_page


def test_the_new_kind_is_among_all_and_in_the_report(work: Path) -> None:
    for kind in ("undangan", "undangan-keluarga", "agenda"):
        template(work / "templat" / f"{kind}.docx", "{{ pertemuan.tempat }}")
    printed = with_new_kind(work, "semua", "pertemuan.xlsx", "--templat", "templat", "-o", "hasil")
    assert "Daftar hadir" in printed


CONFIRMATION: Final = Field(
    key="batas_konfirmasi",
    label="Konfirmasi paling lambat",
    type=Type.DATE,
    required=True,
    help="Sampai kapan peserta memberi kabar.",
)
STEP: Final = AddedField(sheet="pertemuan", key=CONFIRMATION.key)


def _with_field(form: Form, field: Field) -> Form:
    """The form with one more field at the end of its first group."""
    first = form.sheets[0]
    group = replace(first.groups[0], fields=(*first.groups[0].fields, field))
    sheet = replace(first, groups=(group, *first.groups[1:]))
    return replace(form, sheets=(sheet, *form.sheets[1:]), version=form.version + 1)


@pytest.fixture
def new_field(monkeypatch: pytest.MonkeyPatch) -> Iterator[Field]:
    """One more question in the meeting form, wherever the program looks at its forms."""
    meeting_form = FORMS["pertemuan"]
    grown = {**FORMS, "pertemuan": _with_field(meeting_form, CONFIRMATION)}
    steps = (*EDITIONS.steps.get("pertemuan", ()), (STEP,))
    editions = Editions(grown, {**EDITIONS.steps, "pertemuan": steps})
    for name, module in list(sys.modules.items()):
        if name.startswith("kka_docs.") and getattr(module, "FORMS", None) is FORMS:
            monkeypatch.setattr(module, "FORMS", MappingProxyType(grown))
        if name.startswith("kka_docs.") and getattr(module, "EDITIONS", None) is EDITIONS:
            monkeypatch.setattr(module, "EDITIONS", editions)
    derived = (schema_of, example_names)
    for cache in derived:
        cache.cache_clear()
    yield CONFIRMATION
    monkeypatch.undo()
    for cache in derived:
        cache.cache_clear()


def test_a_field_has_a_row_in_the_form(new_field: Field) -> None:
    book = load_workbook(BytesIO(write_form("pertemuan", SCHOOL)))
    rows = [[cell.value for cell in row] for row in book["Pertemuan"].iter_rows(max_col=4)]
    (row,) = [row for row in rows if row[0] == f"pertemuan.{new_field.key}"]
    shown = [str(text) for text in row[1:] if text is not None]
    assert any(new_field.label in text for text in shown)
    assert any(new_field.help in text for text in shown)


def test_a_field_has_a_rule(new_field: Field) -> None:
    rule = schema_of("pertemuan", SCHOOL)["pertemuan"]["schema"][new_field.key]
    assert rule["type"] == "tanggal"
    assert rule["nullable"] is False


@pytest.mark.usefixtures("new_field")
@pytest.mark.parametrize(
    ("answer", "code"), [(None, "wajib"), ("besok lusa", "bukan_tanggal")], ids=["none", "wrong"]
)
def test_a_field_is_checked_and_named_in_messages(tmp_path: Path, answer: Any, code: str) -> None:
    (found,) = kka_docs.check(meeting(batas_konfirmasi=answer).save(tmp_path)).problems
    assert (found.code, found.place.label) == (code, CONFIRMATION.label)
    assert found.place.cell is not None


@pytest.fixture
def sent_out_before(tmp_path: Path) -> Path:
    """A meeting form from before the field was added."""
    return meeting().save(tmp_path)


def test_a_field_is_missed_once_in_forms_from_before(
    sent_out_before: Path, new_field: Field
) -> None:
    found = kka_docs.check(sent_out_before).problems
    assert [problem.code for problem in found] == ["versi_lama", "belum_ditanyakan"]
    assert found[1].place.label == new_field.label


@pytest.mark.usefixtures("new_field")
def test_a_field_has_a_name_in_templates(tmp_path: Path) -> None:
    profile().save(tmp_path)
    path = meeting(batas_konfirmasi="20 November 2026").save(tmp_path)
    template(tmp_path / "agenda.docx", "Kabar sebelum {{ pertemuan.batas_konfirmasi }}")
    report = kka_docs.generate(path, "agenda", templates=tmp_path, output=tmp_path / "hasil")
    (made,) = report.outcomes
    assert text_of(made.path) == "Kabar sebelum 20 November 2026"
