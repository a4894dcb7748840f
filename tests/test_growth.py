"""A document kind takes one row and one template, a field one line, a setting one file; the rest
appears by itself.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from datetime import date, time
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

import pytest
from openpyxl import load_workbook

import kka_docs
import kka_docs.batch  # loads every module that looks at forms, before these grow
from kka_docs.definitions import settings as settings_package
from kka_docs.definitions.documents import DOCUMENTS
from kka_docs.definitions.fields import Field, Form, Type
from kka_docs.definitions.forms import FORMS
from kka_docs.definitions.settings import settings
from kka_docs.definitions.upgrades import EDITIONS, AddedField, Editions
from kka_docs.forms.write import write_form
from kka_docs.rendering.example import example_names
from kka_docs.validation.schema import schema_of
from tests.cli.terminal import in_one_line
from tests.forms_in_words import (
    CHILD,
    CODE,
    TEACHER,
    case,
    meeting,
    minutes,
    profile,
    teacher,
)
from tests.word_files import template, text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kka_docs.records import Values

SCHOOL: Final = settings()["sekolah"]

NEW_KIND: Final = """
import sys

from kka_docs.definitions import documents
from kka_docs.definitions.documents import Audience, DocumentKind, Per, Variant
from kka_docs.definitions.identity import Identity

kind = DocumentKind(
    key="kartu-meja",
    label="Kartu meja",
    form="pertemuan",
    per=Per.MEETING,
    summary="Membuat kartu meja.",
    variants=(
        Variant(
            template="kartu-meja.docx",
            audience=Audience.PARTICIPANTS,
            identities=frozenset({Identity.CODE}),
            file_name="kartu-meja-{kode}-p{pertemuan}",
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
    template(tmp_path / "templat" / "kartu-meja.docx", "Meja untuk {{ pertemuan.hari_tanggal }}")
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
    printed = json.loads(with_new_kind(work, "kartu-meja", "pertemuan.xlsx", *options))
    (made,) = printed["formulir"][0]["dokumen"]
    path = work / "hasil" / CODE / "pertemuan-1" / f"kartu-meja-{CODE}-p1.docx"
    assert (made["jenis"], work / made["berkas"]) == ("kartu-meja", path)
    assert text_of(path) == "Meja untuk Selasa, 24 November 2026"


def test_the_new_kind_has_its_command_and_its_help(work: Path) -> None:
    commands = with_new_kind(work, "--help").split("Perintah:")[1]
    assert "kartu-meja Membuat kartu meja." in in_one_line(commands)
    help_page = with_new_kind(work, "kartu-meja", "--help")
    assert "Dibuat dari formulir Pertemuan." in help_page
    assert "kka kartu-meja pertemuan.xlsx" in help_page


def test_the_new_kind_is_among_all_and_in_the_report(work: Path) -> None:
    of_meetings = [kind for kind in DOCUMENTS.values() if kind.form == "pertemuan"]
    for variant in (variant for kind in of_meetings for variant in kind.variants):
        template(work / "templat" / variant.template, "{{ pertemuan.tempat }}")
    printed = with_new_kind(work, "semua", "pertemuan.xlsx", "--templat", "templat", "-o", "hasil")
    assert "Kartu meja" in printed


MATERIAL: Final = Field(
    key="batas_bahan",
    label="Bahan dikumpulkan sampai",
    type=Type.DATE,
    required=True,
    help="Sampai kapan peserta mengirim bahan.",
)
STEP: Final = AddedField(sheet="pertemuan", key=MATERIAL.key)


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
    grown = {**FORMS, "pertemuan": _with_field(meeting_form, MATERIAL)}
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
    yield MATERIAL
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
    (found,) = kka_docs.check(meeting(batas_bahan=answer).save(tmp_path)).problems
    assert (found.code, found.place.label) == (code, MATERIAL.label)
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
    path = meeting(batas_bahan="20 November 2026").save(tmp_path)
    template(tmp_path / "agenda.docx", "Bahan sebelum {{ pertemuan.batas_bahan }}")
    report = kka_docs.generate(path, "agenda", templates=tmp_path, output=tmp_path / "hasil")
    (made,) = report.outcomes
    assert text_of(made.path) == "Bahan sebelum 20 November 2026"


NEW_SETTING: Final = """
import sys

from kka_docs.definitions import settings

settings.__path__.append(sys.argv.pop(1))

from kka_docs.forms.write import write_form

for name, (kind, values) in FILLED.items():
    with open(f"{name}.xlsx", "wb") as form:
        form.write(write_form(kind, settings.settings()["panti"], values))

from kka_docs.cli import main

main()
"""
RESIDENT: Final = {
    "kode": "A1",
    "nama": CHILD,
    "kamar": "Melati 3",
    "wali": "Hasan Rekaan",
    "hubungan_wali": "Ayah",
}
CONSENT: Final = {"kode": "A1", "siapa": "Hasan Rekaan", "hubungan": "Ayah", "keadaan": "belum"}


def _meeting_in_a_home(number: int, **changes: Any) -> Values:
    family = {"nama": "Hasan Rekaan", "fungsi": "Keluarga", "anak": CHILD}
    peserta = [family, {"nama": TEACHER, "fungsi": "Pengasuh"}]
    home: dict[str, Any] = {"jenis_konseli": "anak_asuh", "konseli": ["A1"], "peserta": peserta}
    return meeting(number=number, **home, **changes).values


OF_A_HOME: Final[dict[str, tuple[str, Values]]] = {
    "profil": (
        "profil",
        {
            "lembaga": {
                "nama": "Panti Asuhan Rekaan",
                "alamat": "Jalan Rekaan 5",
                "kota": "Rekaan",
                "zona": "WITA",
                "kertas": "A4",
            },
            "penanda_tangan": [
                {"fungsi": "Kepala Panti", "nama": "Siti Rekaan", "menandatangani": "keduanya"}
            ],
        },
    ),
    "kasus": (
        "kasus",
        case(jenis_konseli="anak_asuh", konseli=[RESIDENT], persetujuan=[CONSENT]).values,
    ),
    "pertemuan": ("pertemuan", _meeting_in_a_home(1)),
    "berubah": (
        "pertemuan",
        _meeting_in_a_home(
            2, keadaan="berubah", tanggal_semula=date(2026, 11, 20), mulai_semula=time(9)
        ),
    ),
    "batal": ("pertemuan", _meeting_in_a_home(3, keadaan="batal")),
    "berita_acara": (
        "berita_acara",
        minutes(
            jenis_konseli="anak_asuh",
            konseli=[{"kode": "A1", "nama": CHILD, "kamar": "Melati 3"}],
            kehadiran=[{"nama": TEACHER, "fungsi": "Pengasuh", "kehadiran": "hadir"}],
        ).values,
    ),
}


def _setting_for_a_home() -> str:
    """A file as README tells to write it: company.py copied, then its words changed."""
    source = (Path(settings_package.__file__).parent / "company.py").read_text("utf-8")
    changes = {
        'key="perusahaan"': 'key="panti"',
        'label="Kantor/Perusahaan"': 'label="Panti Asuhan"',
        '"konseli": "karyawan"': '"konseli": "anak asuh"',
        '"Konseli": "Karyawan"': '"Konseli": "Anak Asuh"',
        '"lembaga": "perusahaan"': '"lembaga": "panti"',
        '"ananda": "Saudara"': '"ananda": "Ananda"',
        '"layanan": "konseling karyawan"': '"layanan": "pengasuhan"',
        '("karyawan", "Karyawan")': '("anak_asuh", "Anak asuh")',
        'Role("Atasan Langsung", "atasan", "1")': 'Role("Pengasuh", "pengasuh", "1")',
        '("atasan", "Atasan")': '("pengasuh", "Pengasuh")',
        'key="unit"': 'key="kamar"',
        'label="Unit kerja"': 'label="Kamar"',
        '("unit", "Unit kerja")': '("kamar", "Kamar")',
    }
    for old, new in changes.items():
        assert old in source
        source = source.replace(old, new)
    return source


@pytest.fixture
def in_a_home(tmp_path: Path) -> Callable[..., str]:
    """Runs the program with one more file among the settings, and forms of that setting."""
    folder = tmp_path / "lingkungan"
    folder.mkdir()
    (folder / "orphanage.py").write_text(_setting_for_a_home(), encoding="utf-8")

    def run(*command: str) -> str:
        program = f"import datetime\nFILLED = {OF_A_HOME!r}\n{NEW_SETTING}"
        ran = subprocess.run(
            [sys.executable, "-c", program, str(folder), *command],
            cwd=tmp_path,
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
        return ran.stdout

    return run


def test_a_file_makes_a_setting_that_the_commands_know(
    in_a_home: Callable[..., str], tmp_path: Path
) -> None:
    assert "panti" in in_a_home("formulir", "--help")
    in_a_home("formulir", "--lingkungan", "panti", "-o", "kosong")
    book = load_workbook(tmp_path / "kosong" / "kasus.xlsx")
    titles = [cell.value for row in book["Konseli"].iter_rows() for cell in row]
    assert "Kamar *" in titles
    assert "Panti Asuhan" in str(book["Petunjuk"].cell(book["Petunjuk"].max_row, 1).value)


def test_all_documents_are_made_in_a_new_setting(
    in_a_home: Callable[..., str], tmp_path: Path
) -> None:
    forms = (f"{name}.xlsx" for name in OF_A_HOME if name != "profil")
    printed = in_a_home("semua", *forms, "--profil", "profil.xlsx", "-o", "hasil", "--json")
    report = json.loads(printed)
    made = [made["jenis"] for form in report["formulir"] for made in form["dokumen"]]
    assert set(made) == set(DOCUMENTS)
    folder = tmp_path / "hasil" / CODE
    to_father = text_of(folder / "pertemuan-1" / f"undangan-01-{CODE}-p1.docx")
    assert f"Keluarga dari Ananda {CHILD}" in to_father
    assert "layanan pengasuhan yang diberikan Panti Asuhan Rekaan" in to_father
    to_himpunan = text_of(folder / f"format-kasus-himpunan-{CODE}.docx")
    assert "Identitas anak asuh" in to_himpunan
    assert "Kamar" in to_himpunan
    of_minutes = text_of(folder / "pertemuan-1" / f"berita-acara-{CODE}-p1.docx")
    assert f"{TEACHER} (Pengasuh)" in of_minutes
