"""`kka periksa --jelaskan`: a message explained to somebody who saw its code."""

from __future__ import annotations

from pathlib import Path

import pytest

from kka_docs.definitions.explanations import EXPLANATIONS
from kka_docs.definitions.objective_words import LABELS
from kka_docs.definitions.sentences import CATALOG
from tests.cli.terminal import in_one_line, ran, too_wide
from tests.forms_in_words import meeting, profile


def explained(capsys: pytest.CaptureFixture[str], *code: str) -> str:
    run = ran(capsys, "periksa", "--jelaskan", *code)
    assert (run.code, run.err) == (0, "")
    return run.out


@pytest.mark.parametrize("code", CATALOG)
def test_every_code_is_explained_in_all_its_parts(
    capsys: pytest.CaptureFixture[str], code: str
) -> None:
    page = explained(capsys, code)
    shown, told = in_one_line(page), EXPLANATIONS[code]
    for text in (f"[{code}]", told.meaning, told.why, *told.steps, "semula: ", "menjadi: "):
        assert text in shown
    for title in ("Artinya", "Mengapa penting", "Yang dilakukan", "Contoh"):
        assert f"\n\n{title}\n  " in page
    assert too_wide(page.splitlines()) == []
    assert [line for line in page.splitlines() if line != line.rstrip()] == []


def test_an_explanation_reads_like_this(capsys: pytest.CaptureFixture[str]) -> None:
    assert explained(capsys, "persetujuan_tanpa_konseli") == (
        "SALAH: Kode “…” tidak ada di sheet Konseli.\n"
        "[persetujuan_tanpa_konseli] Dokumen belum dibuat sebelum ini diperbaiki.\n"
        "\n"
        "Artinya\n"
        "  Kode di sheet Persetujuan tidak ada di sheet Konseli.\n"
        "\n"
        "Mengapa penting\n"
        "  Persetujuan itu tidak diketahui untuk siapa.\n"
        "\n"
        "Yang dilakukan\n"
        "  1. Samakan kodenya dengan kode di sheet Konseli.\n"
        "\n"
        "Contoh\n"
        "  Formulir Kasus, sheet Persetujuan, “Kode konseli”, sedangkan “Yang menyetujui”\n"
        "  berisi “Sudarman” dan “Hubungan” berisi “Ayah” dan “Keadaan” berisi “Belum”:\n"
        "  semula:  “K11”\n"
        "  menjadi: “K1”\n"
    )


def test_it_says_what_a_message_stops(capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        "[persetujuan_belum] Surat undangan, surat perubahan jadwal, slip konfirmasi kehadiran, "
        "tanda terima surat, label amplop, label amplop besar, dan amplop belum dibuat sebelum "
        "ini diperbaiki."
    ) in in_one_line(explained(capsys, "persetujuan_belum"))
    assert "] Dokumen belum dibuat" in explained(capsys, "wajib")
    assert "] Dokumen tetap dibuat; lihat sekali lagi." in explained(capsys, "hari_libur")


def test_the_words_that_judge_are_listed_with_their_reason(
    capsys: pytest.CaptureFixture[str],
) -> None:
    shown = in_one_line(explained(capsys, "bahasa_menilai"))
    for label in LABELS:
        assert all(word in shown for word in label.words)
        assert f"→ {label.reason} Lebih baik, misalnya: “{label.instead}”." in shown


@pytest.mark.parametrize("spelling", ["[wajib]", "WAJIB", " wajib ", "Wajib bila", "wajib-bila"])
def test_a_code_may_be_typed_as_it_is_remembered(
    capsys: pytest.CaptureFixture[str], spelling: str
) -> None:
    assert "[wajib" in explained(capsys, spelling)


@pytest.mark.parametrize("asked", [(), ("daftar",)])
def test_all_codes_are_listed_with_their_sentence(
    capsys: pytest.CaptureFixture[str], asked: tuple[str, ...]
) -> None:
    page = explained(capsys, *asked)
    listed = [
        line.split()[0].rstrip(":") for line in page.splitlines() if line[:2] == "  " != line[2:4]
    ]
    assert sorted(listed) == sorted(CATALOG)
    assert "“…” bukan tanggal yang dikenal." in page
    assert page.endswith("Penjelasan sebuah kode: kka periksa --jelaskan KODE\n")
    assert too_wide(page.splitlines()) == []


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ("bukan_tangal", "Kode “bukan_tangal” tidak dikenal. Mungkin maksudnya bukan_tanggal? "),
        ("qqq", "Kode “qqq” tidak dikenal. "),
    ],
)
def test_for_an_unknown_code_the_nearest_is_offered(
    capsys: pytest.CaptureFixture[str], asked: str, sentence: str
) -> None:
    ended = f"{sentence}Semua kode: kka periksa --jelaskan\n"
    assert ran(capsys, "periksa", "--jelaskan", asked) == (2, "", ended)


def test_a_checked_form_shows_the_code_of_each_message_and_how_to_learn_more(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    profile().save(tmp_path)
    meeting(tanggal="kemarin sore", notulis="…").save(tmp_path)
    for command in ("periksa", "semua"):
        run = ran(capsys, command, tmp_path)
        assert "→ Tulis tanggal seperti 24/11/2026 (bila ditolak: 2026-11-24)." in run.out
        assert "[tampak_belum_selesai]\n" in run.out
        hint = "Penjelasan tiap pesan, misalnya: kka periksa --jelaskan bukan_tanggal\n"
        assert run.out.count(hint) == 1


def test_where_all_is_well_nothing_need_be_explained(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "--jelaskan" not in ran(capsys, "periksa", profile().save(tmp_path)).out
