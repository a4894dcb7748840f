"""What machines are told: one shape whatever happened, the same for the same forms."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

import pytest

from kka_docs.cli import as_json
from tests.cli.terminal import ran
from tests.forms_in_words import CODE, blank, case, meeting, minutes, profile, teacher

TOP: Final = [
    *("skema", "kode_keluar", "kendala", "ringkasan", "formulir", "cetak", "salinan", "catatan")
]
OF_FORM: Final = [
    *("berkas", "jenis", "siap", "kesalahan", "peringatan", "kelengkapan", "masalah", "dokumen"),
    "tidak_dibuat",
]
OF_PROBLEM: Final = ["kode", "tingkat", "lembar", "sel", "label", "salah", "perbaikan"]
OF_COUNT: Final = ["lembar", "baris", "paling_sedikit", "wajib", "lainnya"]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a profile, a case in order and a meeting with an error and a warning."""
    monkeypatch.chdir(tmp_path)
    profile().save(tmp_path)
    case().save(tmp_path)
    meeting(tempat="xxx", notulis="…", peserta=[teacher()]).save(tmp_path)
    return tmp_path


def told(capsys: pytest.CaptureFixture[str], *command: str) -> dict[str, Any]:
    run = ran(capsys, *command, "--json")
    found: dict[str, Any] = json.loads(run.out)
    assert found["kode_keluar"] == run.code
    return found


@pytest.mark.parametrize(
    "command",
    [
        *(("periksa", "."), ("periksa", ".", "--tandai"), ("semua", "."), ("agenda", ".")),
        *(("periksa", "kasus.xlsx"), ("undangan", "kasus.xlsx"), ("periksa", "hilang.xlsx")),
    ],
)
def test_every_object_has_all_keys_in_their_order(
    capsys: pytest.CaptureFixture[str], command: tuple[str, ...]
) -> None:
    found = told(capsys, *command)
    assert list(found) == TOP
    assert found["skema"] == as_json.SCHEMA == 1
    for form in found["formulir"]:
        assert list(form) == OF_FORM
        assert all(list(problem) == OF_PROBLEM for problem in form["masalah"])
        assert all(list(count) == OF_COUNT for count in form["kelengkapan"])


def test_the_keys_are_those_that_are_documented() -> None:
    assert as_json.__doc__ is not None
    readme = (Path(as_json.__file__).parents[2] / "README.md").read_text("utf-8")
    for key in (*TOP, *OF_FORM, *OF_PROBLEM, *OF_COUNT, "terisi", "jumlah", "keadaan", "alasan"):
        assert key in as_json.__doc__
        assert key in readme or key in {"keadaan", "alasan"}


def test_the_summary_counts_what_the_forms_hold(capsys: pytest.CaptureFixture[str]) -> None:
    found = told(capsys, "periksa", ".")
    assert found["ringkasan"] == {
        "formulir": 3,
        "siap": 2,
        "perlu_diperbaiki": 1,
        "kesalahan": 1,
        "peringatan": 1,
    }
    by_kind = {form["jenis"]: form for form in found["formulir"]}
    kinds = {kind: (f["siap"], f["kesalahan"], f["peringatan"]) for kind, f in by_kind.items()}
    assert kinds == {"kasus": (True, 0, 0), "pertemuan": (False, 1, 1), "profil": (True, 0, 0)}
    codes = [problem["kode"] for problem in by_kind["pertemuan"]["masalah"]]
    assert codes == ["isian_sementara", "tampak_belum_selesai"]


def test_completeness_is_told_by_sheet(capsys: pytest.CaptureFixture[str]) -> None:
    (form,) = told(capsys, "periksa", "pertemuan.xlsx")["formulir"]
    assert form["kelengkapan"][:2] == [
        {
            "lembar": "Pertemuan",
            "baris": None,
            "paling_sedikit": 0,
            "wajib": {"terisi": 8, "jumlah": 9},
            "lainnya": {"terisi": 4, "jumlah": 21},
        },
        {
            "lembar": "Peserta",
            "baris": 1,
            "paling_sedikit": 1,
            "wajib": {"terisi": 0, "jumlah": 0},
            "lainnya": {"terisi": 2, "jumlah": 12},
        },
    ]


def test_of_what_could_not_be_read_nothing_is_counted(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "kosong.xlsx").write_bytes(b"")
    blank("kasus").save(folder, "baru.xlsx")
    for name in ("kosong.xlsx", "baru.xlsx"):
        (form,) = told(capsys, "periksa", name)["formulir"]
        assert form["kelengkapan"] == []
        assert form["kesalahan"] == 1


def test_the_same_forms_give_the_same_object(capsys: pytest.CaptureFixture[str]) -> None:
    first = ran(capsys, "periksa", ".", "--json").out
    assert ran(capsys, "periksa", ".", "--json").out == first
    assert ran(capsys, "periksa", ".", "--json", "--proses", "2").out == first


@pytest.mark.parametrize(
    ("command", "code", "sentence"),
    [
        (("periksa", "hilang.xlsx"), 2, "“hilang.xlsx” tidak ditemukan"),
        (("undangan", "kasus.xlsx"), 2, "Tidak ada formulir yang dapat dijadikan"),
        (("agenda", "pertemuan.xlsx", "--templat", "."), 2, "Templat agenda.docx tidak"),
    ],
)
def test_what_ends_a_run_early_is_told_to_both(
    folder: Path,
    capsys: pytest.CaptureFixture[str],
    command: tuple[str, ...],
    code: int,
    sentence: str,
) -> None:
    meeting(peserta=[teacher()]).save(folder)
    run = ran(capsys, *command, "--json")
    found = json.loads(run.out)
    assert (run.code, found["kode_keluar"]) == (code, code)
    assert sentence in found["kendala"]
    assert run.err == f"{found['kendala']}\n"
    assert found["formulir"] == []


def test_marked_copies_are_told_with_those_left_alone(capsys: pytest.CaptureFixture[str]) -> None:
    (copy,) = told(capsys, "periksa", "pertemuan.xlsx", "--tandai")["salinan"]
    assert list(copy) == ["formulir", "berkas", "dibiarkan"]
    assert (copy["formulir"], copy["dibiarkan"]) == ("pertemuan.xlsx", [])


def test_values_come_only_where_they_are_asked_for(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    secret: Any = {"ringkasan": ["xxx Rahasia"], "analisis": ["(Isikan Z9)"]}
    minutes(topik="Si pemalas", **secret).save(folder)
    quiet = ran(capsys, "periksa", "berita-acara.xlsx", "--json").out
    for value in ("malas", "Rahasia", "Z9", "xxx", "menebak sebabnya", "sebelas tugas"):
        assert value not in quiet
    assert "pemalas" in ran(capsys, "periksa", ".", "--json", "--dengan-nilai").out


# On the terminal


def test_of_few_forms_it_is_told_how_far_each_is_filled_in(
    capsys: pytest.CaptureFixture[str],
) -> None:
    shown = ran(capsys, "periksa", ".").out
    assert (
        "kasus.xlsx\n"
        "  Terisi: Kasus 3 dari 3 wajib, 1 dari 11 lainnya · Konseli 1 baris ·\n"
        "  Persetujuan kosong · Format Kasus 3 dari 3 wajib, 0 dari 3 lainnya ·\n"
        "  Data Pendukung kosong\n"
    ) in shown
    assert "Terisi: Pertemuan 8 dari 9 wajib, 4 dari 21 lainnya" in shown


def test_a_table_with_a_required_answer_missing_says_so(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case(konseli=[{"kode": "K1", "kelas": "X"}, {"kode": "K2", "nama": "A"}]).save(folder)
    shown = ran(capsys, "periksa", "kasus.xlsx").out
    assert "Konseli 2 baris (4 dari 6 wajib)" in shown


def test_of_many_forms_only_the_problems_are_shown(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(5):
        case(f"{CODE[:-1]}{number + 2}").save(folder, f"kasus-{number}.xlsx")
    shown = ran(capsys, "periksa", ".").out
    assert "Terisi:" not in shown
    assert shown.startswith("pertemuan.xlsx\n  SALAH")
