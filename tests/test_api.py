"""`kka_docs.check` and `kka_docs.generate` do what the commands do, without a terminal."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import kka_docs
from kka_docs.cli.commands import kka
from kka_docs.cli.faults import run
from kka_docs.errors import KkaError, TemplateFault, WrongUse
from tests.forms_in_words import CODE, case, meeting, minutes, profile
from tests.word_files import template, text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kka_docs.batch import Report


@pytest.fixture
def forms(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a profile and four forms, one of them with an error; the commands run in it."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "formulir"
    for form in (profile(), case(), meeting(), minutes()):
        form.save(folder)
    meeting(number=2, tempat=None).save(folder, "pertemuan-2.xlsx")
    return folder


def in_short(report: Report, base: Path) -> list[dict[str, Any]]:
    """A report as the commands print it for machines, sentences left out."""
    return [
        {
            "berkas": str(form.checked.path),
            "jenis": form.checked.kind,
            "masalah": [(p.code, p.place.sheet, p.place.cell) for p in form.checked.problems],
            "dokumen": [
                (o.kind, o.path.relative_to(base).as_posix(), o.status.value) for o in form.outcomes
            ],
            "tidak_dibuat": list(form.stopped),
        }
        for form in report.forms
    ]


def printed(capsys: pytest.CaptureFixture[str], base: Path, *command: str) -> list[dict[str, Any]]:
    """The same of what a command prints."""
    run(kka, [*command, "--json"])
    forms: list[dict[str, Any]] = json.loads(capsys.readouterr().out)["formulir"]
    for form in forms:
        form["masalah"] = [(p["kode"], p["lembar"], p["sel"]) for p in form["masalah"]]
        form["dokumen"] = [
            (d["jenis"], Path(d["berkas"]).relative_to(base).as_posix(), d["keadaan"])
            for d in form["dokumen"]
        ]
    short = ("berkas", "jenis", "masalah", "dokumen", "tidak_dibuat")
    return [{key: form[key] for key in short} for form in forms]


def written(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*.docx")}


def test_a_check_returns_what_the_command_prints(
    forms: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = kka_docs.check(forms)
    assert in_short(report, forms) == printed(capsys, forms, "periksa", str(forms))
    assert report.exit_code == run(kka, ["periksa", str(forms)]) == 1


@pytest.mark.parametrize("kind", [None, "undangan", "agenda", "format-kasus", "berita-acara"])
def test_documents_are_those_that_the_command_makes(
    forms: Path, capsys: pytest.CaptureFixture[str], kind: str | None
) -> None:
    ours, theirs = forms.parent / "a", forms.parent / "b"
    report = kka_docs.generate(forms, kind, output=ours)
    command = printed(capsys, theirs, kind or "semua", str(forms), "-o", str(theirs))
    assert in_short(report, ours) == command
    assert written(ours) == written(theirs)
    assert written(ours)


def test_the_exit_code_is_that_of_the_command(forms: Path) -> None:
    report = kka_docs.generate(forms, output=forms.parent / "a")
    assert report.exit_code == run(kka, ["semua", str(forms), "-o", "b"]) == 3


@pytest.mark.parametrize(
    "given",
    [
        str,
        Path,
        lambda folder: [str(folder / "kasus.xlsx"), folder / "pertemuan.xlsx"],
        lambda folder: (path for path in (folder / "kasus.xlsx", folder / "pertemuan.xlsx")),
        lambda folder: {str(folder)},
    ],
    ids=["a text", "a path", "a list of both", "a generator", "a set"],
)
def test_forms_may_be_named_in_any_way(forms: Path, given: Callable[[Path], Any]) -> None:
    assert kka_docs.check(given(forms)).forms
    made = kka_docs.generate(given(forms), ["agenda"], output=str(forms.parent / "a"))
    assert [outcome.kind for outcome in made.outcomes] == ["agenda"]


@pytest.mark.parametrize("kinds", [["undangan", "agenda"], ("undangan", "agenda"), "agenda"])
def test_kinds_may_be_named_in_any_way(forms: Path, kinds: Iterable[str]) -> None:
    report = kka_docs.generate(forms, kinds, output=forms.parent / "a")
    wanted = {kinds} if isinstance(kinds, str) else set(kinds)
    assert {outcome.kind for outcome in report.outcomes} == wanted


def test_an_unknown_kind_is_wrong_use(forms: Path) -> None:
    with pytest.raises(WrongUse, match="Jenis dokumen tidak dikenal: surat-cinta"):
        kka_docs.generate(forms, ["agenda", "surat-cinta"])
    assert written(forms.parent) == {}


def test_what_ends_a_command_is_raised_with_its_sentence_and_code(forms: Path) -> None:
    with pytest.raises(KkaError) as told:
        kka_docs.generate(forms / "hilang.xlsx")
    assert told.value.exit_code == 2
    assert "hilang.xlsx" in told.value.sentence
    with pytest.raises(WrongUse):
        kka_docs.check(forms, profile="hilang.xlsx")
    with pytest.raises(TemplateFault):
        kka_docs.generate(forms, templates=forms / "hilang")


def test_profile_and_templates_may_be_texts(forms: Path, tmp_path: Path) -> None:
    shutil.move(forms / "profil-lembaga.xlsx", tmp_path / "profil.xlsx")
    template(tmp_path / "templat" / "agenda.docx", "{{ lembaga.nama }}")
    report = kka_docs.generate(
        str(forms / "pertemuan.xlsx"),
        "agenda",
        profile=str(tmp_path / "profil.xlsx"),
        templates=str(tmp_path / "templat"),
        output=str(tmp_path / "hasil"),
    )
    made = tmp_path / "hasil" / CODE / "pertemuan-1" / f"agenda-{CODE}-p1.docx"
    assert [outcome.path for outcome in report.outcomes] == [made]
    assert text_of(made) == "SMA Rekaan"


def test_a_report_tells_problems_and_documents(forms: Path) -> None:
    report = kka_docs.generate(forms, output=forms.parent / "a")
    assert [found.code for found in report.problems] == ["wajib"]
    assert [form.checked.path.name for form in report.forms if form.failed] == ["pertemuan-2.xlsx"]
    of_case, of_minutes = {"format-kasus"}, {"berita-acara", "laporan", "rencana-tindak-lanjut"}
    of_meeting = {
        *("undangan", "slip-konfirmasi", "tanda-terima"),
        *("label-amplop", "label-amplop-besar", "amplop"),
        *("agenda", "daftar-hadir", "pernyataan-kerahasiaan", "pernyataan-perorangan"),
    }
    assert {outcome.kind for outcome in report.outcomes} == of_case | of_meeting | of_minutes
