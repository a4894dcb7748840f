"""Documents as a reviewer reads them, compared with tests/golden/.

KKA_PERBARUI=1 writes the files again. A failure leaves what was made in tests/golden/nyata/.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

from kka_docs import resources
from kka_docs.definitions.documents import Per, letter_of
from kka_docs.rendering.context import (
    NAMES_OF_FORM,
    archive_names,
    case_names,
    consent_names,
    letter_names,
)
from kka_docs.rendering.letter import Addressed
from tests.rendering.papers import (
    SCHOOL,
    VARIANTS,
    case,
    compiled,
    meeting,
    minutes,
    profile,
    row,
    variant_of,
)
from tests.rendering.readable import readable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kka_docs.rendering.values import Names

GOLDEN: Final = Path(__file__).parents[1] / "golden"
ACTUAL: Final = "nyata"

SAMPLES: Final = {
    "undangan-01-KKA-2026-001-p2": "a father by name",
    "undangan-01-KKA-2026-101-p1": "an employee's family",
    "undangan-02-KKA-2026-005-p1": "a mother with titles, an address of several lines",
    "undangan-02-KKA-2026-004-p1": "a neutral subject, no copies",
    "undangan-08-KKA-2026-001-p2": "an office, for somebody's attention; copies",
    "undangan-01-KKA-2026-006-p1": "the family of a member of staff",
    "undangan-01-KKA-2026-201-p1": "a client's brother, no letterhead",
    "undangan-03-KKA-2026-201-p1": "a title before the name, no letterhead",
    "undangan-01-KKA-2026-301-p1": "a resident's family",
    "undangan-05-KKA-2026-301-p1": "a letter from the lurah to an office; one copy",
    "undangan-18-KKA-2026-005-p1": "a long name, a long place",
    "agenda-KKA-2026-001-p1": "the standard stages",
    "agenda-KKA-2026-005-p1": "text that looks like commands",
    "agenda-KKA-2026-201-p1": "a family, no letterhead",
    "agenda-KKA-2026-301-p1": "a kelurahan",
    "format-kasus-pertemuan-KKA-2026-003": "several clients",
    "format-kasus-pertemuan-KKA-2026-005": "text that looks like commands",
    "format-kasus-himpunan-KKA-2026-003": "several clients",
    "format-kasus-himpunan-KKA-2026-005": "text that looks like commands, lists in cells",
    "format-kasus-himpunan-KKA-2026-006": "a member of staff",
    "format-kasus-himpunan-KKA-2026-101": "a company",
    "format-kasus-himpunan-KKA-2026-201": "a family",
    "format-kasus-himpunan-KKA-2026-301": "a kelurahan",
    "format-kasus-pertemuan-KKA-2026-201": "a family, no letterhead",
    "format-kasus-pertemuan-KKA-2026-301": "a kelurahan",
    "berita-acara-KKA-2026-001-p2": "a second meeting: earlier follow-ups, a stand-in, an absentee",
    "berita-acara-KKA-2026-003-p1": "several clients",
    "berita-acara-KKA-2026-004-p1": "no decision, nobody of the family",
    "berita-acara-KKA-2026-005-p1": "long texts that look like commands",
    "berita-acara-KKA-2026-006-p1": "a member of staff",
    "berita-acara-KKA-2026-101-p1": "a company",
    "perubahan-01-KKA-2026-002-p2": "a mother; day and place change, for a reason",
    "perubahan-05-KKA-2026-002-p2": "a professor from elsewhere",
    "pembatalan-01-KKA-2026-003-p2": "a father, no reason given",
    "pembatalan-04-KKA-2026-003-p2": "everyone else",
    "slip-konfirmasi-01-KKA-2026-002-p2": "the family's; to whom and until when",
    "slip-konfirmasi-08-KKA-2026-001-p2": "an office",
    "tanda-terima-08-KKA-2026-001-p2": "an office, for somebody's attention",
    "label-amplop-KKA-2026-001-p2": "persons, an office",
    "label-amplop-besar-KKA-2026-001-p2": "persons, an office",
    "amplop-KKA-2026-001-p2": "persons, an office",
    "daftar-hadir-KKA-2026-001-p2": "family, an office, the code of the client",
    "pernyataan-kerahasiaan-KKA-2026-003-p1": "several clients",
    "pernyataan-perorangan-KKA-2026-004-p1": "a page for each",
    "persetujuan-01-KKA-2026-001": "the client's own",
    "persetujuan-02-KKA-2026-001": "the father's",
    "laporan-KKA-2026-001-p2": "a stand-in, an absentee, commitments",
    "laporan-KKA-2026-004-p1": "no decision",
    "rencana-tindak-lanjut-KKA-2026-001-p2": "several steps",
    "berita-acara-KKA-2026-201-p1": "a family: no number, nobody who knows of it",
    "berita-acara-KKA-2026-301-p1": "a kelurahan: a stand-in, an absentee",
}
BARE: Final = tuple(sorted({variant.template.removesuffix(".docx") for _, variant in VARIANTS}))
"""Templates that are also filled in with nothing that could be left out."""


def assert_as_before(name: str, docx: bytes, folder: Path = GOLDEN) -> None:
    """Compare a document with its golden file."""
    golden, actual = folder / f"{name}.txt", folder / ACTUAL / f"{name}.txt"
    made = readable(docx)
    if os.environ.get("KKA_PERBARUI") == "1":
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(made, encoding="utf-8")
    if golden.is_file() and golden.read_text(encoding="utf-8") == made:
        return
    actual.parent.mkdir(parents=True, exist_ok=True)
    actual.write_text(made, encoding="utf-8")
    actual.with_suffix(".docx").write_bytes(docx)
    pytest.fail(f"differs: diff {golden} {actual}; to renew: KKA_PERBARUI=1", pytrace=False)


def bare_names(template: str) -> Names:
    """What a template may name of a form that has nothing in it that could be left out."""
    office = profile()
    kind, _ = variant_of(f"{template}.docx")
    records: dict[str, Any] = {"pertemuan": meeting, "kasus": case, "berita_acara": minutes}
    values = records[kind.form]()
    if kind.per is Per.CONSENT:
        giver = row("kasus", "persetujuan", kode="K1", siapa="Contoh Ibu", keadaan="belum")
        return case_names(values, office, SCHOOL) | consent_names(values, SCHOOL, giver)
    if kind.per is not Per.PARTICIPANT:
        names = NAMES_OF_FORM[kind.form](values, office, SCHOOL)
        return names | archive_names(None) if kind.is_registered else names
    is_family = template.endswith("-keluarga")
    who: dict[str, Any] = {"anak": "Contoh Satu"} if is_family else {"fungsi": "Wali Kelas"}
    person = row("pertemuan", "peserta", **who)
    return letter_names(values, office, SCHOOL, Addressed(letter_of(kind, values), person, 1))


@pytest.mark.turunan
@pytest.mark.parametrize("name", SAMPLES)
def test_documents_of_the_samples_are_as_before(
    sample_documents: Mapping[str, Path], name: str
) -> None:
    assert_as_before(name, sample_documents[f"{name}.docx"].read_bytes())


@pytest.mark.turunan
@pytest.mark.parametrize("template", BARE)
def test_documents_of_the_barest_forms_are_as_before(template: str) -> None:
    source = (resources.word_templates() / f"{template}.docx").read_bytes()
    made = compiled(source, f"{template}.docx")
    assert_as_before(f"{template}-seadanya", made.render(bare_names(template)))


@pytest.mark.turunan
def test_no_other_golden_files_lie_about() -> None:
    expected = {*SAMPLES, *(f"{template}-seadanya" for template in BARE)}
    present = {path.stem: path for path in GOLDEN.glob("*.txt")}
    if os.environ.get("KKA_PERBARUI") == "1":
        for name in present.keys() - expected:
            present.pop(name).unlink()
    assert present.keys() == expected


def test_every_template_of_the_registry_has_golden_files() -> None:
    assert {f"{template}.docx" for template in BARE} == {v.template for _, v in VARIANTS}


def test_a_failure_keeps_what_was_made_beside_the_golden_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("KKA_PERBARUI", raising=False)
    package = (resources.word_templates() / "agenda.docx").read_bytes()
    docx = compiled(package).render(bare_names("agenda"))
    (tmp_path / "agenda.txt").write_text("lain", encoding="utf-8")
    with pytest.raises(pytest.fail.Exception, match=r"agenda\.txt; to renew: KKA_PERBARUI=1"):
        assert_as_before("agenda", docx, tmp_path)
    kept = tmp_path / "nyata" / "agenda.txt"
    assert kept.read_text(encoding="utf-8") == readable(docx)
    assert kept.with_suffix(".docx").read_bytes() == docx
