"""`kka surat`: the register as clerks see it, complete it and print it."""

from __future__ import annotations

import json
import re
import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final

import pytest

from kka_docs import resources
from kka_docs.cli import letters
from kka_docs.cli.faults import run
from kka_docs.cli.letters import surat
from kka_docs.database import connect
from kka_docs.letters.entries import Claim, Recipient
from kka_docs.letters.register import FILE_NAME, Register
from kka_docs.workspace import MARKER, PROFILE_NAME
from tests.cli.terminal import WIDTH, Ran, in_one_line, too_wide
from tests.forms_in_words import profile
from tests.office import page_size_mm, page_texts, schema_faults, to_pdf
from tests.word_files import text_of

NOW: Final = datetime(2026, 11, 17, 9, 30, tzinfo=UTC)
INVITATIONS: Final = "421.3/{nomor}/SMA/{bulan_romawi}/{tahun}"
MINUTES: Final = "BA.{nomor}/SMA/{tahun}"
NUMBERING: Final = [
    {"jenis_surat": "undangan", "pola": INVITATIONS},
    {"jenis_surat": "berita_acara", "pola": MINUTES},
]
BOOK: Final = "buku-agenda-surat-2026.docx"
ENGLISH: Final = re.compile(
    r"\b(usage|options?|commands?|show|integer|text|path|required)\b", re.IGNORECASE
)
"""None of them stands in a help page."""


@pytest.fixture(autouse=True)
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with a desk for the office, in which the commands are given."""
    monkeypatch.setattr(letters, "_now", lambda: NOW)
    monkeypatch.chdir(tmp_path)
    (tmp_path / MARKER).write_text("", "utf-8")
    (tmp_path / "tu").mkdir()
    profile(penomoran=NUMBERING).save(tmp_path)
    return tmp_path


def ran(capsys: pytest.CaptureFixture[str], *command: object) -> Ran:
    """Run `kka surat …` in this process, at a terminal of 80 columns."""
    capsys.readouterr()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COLUMNS", str(WIDTH))
        patch.delenv("FORCE_COLOR", raising=False)
        code = run(surat, [str(word) for word in command])
    printed = capsys.readouterr()
    return Ran(code, printed.out, printed.err)


def given(work: Path, *claims: Claim) -> None:
    """Let letters have numbers."""
    with Register.open(work / "tu" / FILE_NAME, lambda: NOW) as register:
        register.numbers_for(claims)


def invitation(case: int, **changes: Any) -> Claim:
    facts: dict[str, Any] = {
        "kind": "undangan",
        "case": f"KKA-2026-{case:03}",
        "meeting": 1,
        "day": date(2026, 11, 17),
        "pattern": INVITATIONS,
        "subject": "Undangan Pertemuan",
    }
    return Claim(**facts | changes)


def minutes(case: int) -> Claim:
    return invitation(case, kind="berita_acara", pattern=MINUTES, subject="")


def listed(capsys: pytest.CaptureFixture[str]) -> dict[str, str]:
    """What the register says became of each number."""
    told = json.loads(ran(capsys, "daftar", "--json").out)["surat"]
    return {entry["nomor"]: entry["keadaan"] for entry in told}


# Help


@pytest.mark.parametrize("command", [[], ["daftar"], ["nomor"], ["buku"]])
def test_help_is_indonesian_and_has_examples(
    capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    told = ran(capsys, *command, "--help")
    assert told.code == 0
    assert f"  kka surat {' '.join(command)}" in told.out
    assert not ENGLISH.findall(told.out)
    assert not too_wide(told.out.splitlines())


# daftar


def test_a_register_that_is_not_begun_is_empty_and_looking_does_not_begin_it(
    work: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = ran(capsys, "daftar")
    assert (told.code, told.err) == (0, "")
    assert told.out.startswith("Buku agenda surat masih kosong")
    assert json.loads(ran(capsys, "daftar", "--json").out) == {"surat": []}
    assert not (work / "tu" / FILE_NAME).exists()


def test_the_list_tells_each_years_numbers(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given(work, invitation(1), invitation(2, day=date(2027, 1, 4)))
    ran(capsys, "nomor", "2", "--untuk", "undangan", "--catatan", "surat dinas")
    told = ran(capsys, "daftar")
    assert told.code == 0
    assert told.out.index("Tahun 2026") < told.out.index("Tahun 2027")
    for shown in ("421.3/001/SMA/XI/2026", "421.3/002/SMA/…/2026", "421.3/001/SMA/I/2027"):
        assert shown in told.out
    assert "17/11/2026" in told.out
    assert "3 nomor: 2 berlaku, 1 dipakai di luar." in told.out
    assert not too_wide(told.out.splitlines())


def test_the_list_can_be_of_one_year(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given(work, invitation(1), invitation(2, day=date(2027, 1, 4)))
    told = ran(capsys, "daftar", "--tahun", "2027")
    assert "Tahun 2027" in told.out
    assert "Tahun 2026" not in told.out


def test_very_long_numbers_do_not_push_the_list_over_the_edge(
    work: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given(work, invitation(1, pattern="421.3/{nomor}/" + "PANJANG" * 12))
    assert not too_wide(ran(capsys, "daftar").out.splitlines())


def test_machines_are_told_everything(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given(work, invitation(1, recipients=(Recipient("3f2a", 2),)))
    (entry,) = json.loads(ran(capsys, "daftar", "--json").out)["surat"]
    assert entry == {
        "tahun": 2026,
        "nomor_urut": 1,
        "nomor": "421.3/001/SMA/XI/2026",
        "keadaan": "berlaku",
        "diketik": False,
        "jenis": "undangan",
        "tanggal": "2026-11-17",
        "hal": "Undangan Pertemuan",
        "kode_kasus": "KKA-2026-001",
        "pertemuan": 1,
        "surat": 2,
        "catatan": "",
        "dicatat": "2026-11-17T09:30:00+00:00",
    }


# nomor


def test_numbers_used_outside_are_entered(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = ran(capsys, "nomor", "1", "3-4", "6–7", "--untuk", "undangan")
    assert (told.code, told.err) == (0, "")
    assert told.out == "5 nomor tahun 2026 dicatat terpakai: 1, 3-4, 6–7.\n"
    given(work, invitation(1), invitation(2))
    numbers = [number.split("/")[1] for number in listed(capsys)]
    assert numbers == ["001", "002", "003", "004", "005", "006", "007"]


def test_numbers_of_another_year_and_kind_are_entered_there(
    capsys: pytest.CaptureFixture[str],
) -> None:
    ran(capsys, "nomor", "9", "--untuk", "berita-acara", "--tahun", "2025")
    assert listed(capsys) == {"BA.009/SMA/2025": "dipakai di luar"}


def test_a_note_is_kept_on_one_line(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ran(capsys, "nomor", "1", "--untuk", "undangan", "--catatan", " surat\n\x07 dinas ")
    with Register.open(work / "tu" / FILE_NAME, lambda: NOW) as register:
        assert [entry.note for entry in register.entries()] == ["surat dinas"]


def test_a_number_of_a_letter_is_not_entered_and_its_letter_is_named(
    work: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given(work, invitation(7))
    told = ran(capsys, "nomor", "1-3", "--untuk", "undangan")
    assert (told.code, told.out) == (1, "")
    assert told.err.startswith("Tidak ada yang dicatat.")
    assert "421.3/001/SMA/XI/2026: KKA-2026-007, pertemuan 1" in told.err
    assert len(listed(capsys)) == 1


def test_numbers_entered_by_mistake_are_taken_back(capsys: pytest.CaptureFixture[str]) -> None:
    ran(capsys, "nomor", "1-3", "--untuk", "undangan")
    told = ran(capsys, "nomor", "2-9", "--untuk", "undangan", "--hapus")
    assert told.out.startswith("2 catatan dihapus.")
    assert list(listed(capsys)) == ["421.3/001/SMA/…/2026"]


@pytest.mark.parametrize("typed", ["1", "001", "421.3/001/SMA/XI/2026"])
def test_a_number_is_made_void(work: Path, capsys: pytest.CaptureFixture[str], typed: str) -> None:
    given(work, invitation(1))
    told = ran(capsys, "nomor", "--batal", typed, "--alasan", "salah cetak")
    assert told.out == "Nomor 421.3/001/SMA/XI/2026 dibatalkan: salah cetak.\n"
    assert listed(capsys) == {"421.3/001/SMA/XI/2026": "batal"}
    again = ran(capsys, "nomor", "--batal", typed, "--alasan", "salah cetak")
    assert again.code == 2
    assert "tidak ada, atau sudah batal" in again.err


def test_of_two_numbers_that_are_alike_the_kind_tells_which_is_meant(
    work: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given(work, invitation(1), minutes(1))
    told = ran(capsys, "nomor", "--batal", "1", "--alasan", "salah cetak")
    assert told.code == 2
    assert "421.3/001/SMA/XI/2026; BA.001/SMA/2026. Tulis nomor lengkapnya." in told.err
    ran(capsys, "nomor", "--batal", "1", "--alasan", "salah cetak", "--untuk", "berita-acara")
    assert listed(capsys) == {"421.3/001/SMA/XI/2026": "berlaku", "BA.001/SMA/2026": "batal"}


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        ("nomor", "Sebutkan nomor dan jenis suratnya, misalnya: kka surat nomor 40 41-44"),
        ("nomor 4", "Sebutkan nomor dan jenis suratnya"),
        ("nomor 4 --untuk undangan --alasan x", "Sebutkan nomor dan jenis suratnya"),
        ("nomor 4x --untuk undangan", "“4x” bukan nomor urut. Tulis misalnya 40, atau 41-44."),
        ("nomor 0 --untuk undangan", "“0” bukan nomor urut"),
        ("nomor 9-3 --untuk undangan", "“9-3” bukan nomor urut"),
        ("nomor 1234567 --untuk undangan", "“1234567” bukan nomor urut"),
        ("nomor 1-9999 --untuk undangan", "Paling banyak 1000 nomor sekali jalan."),
        ("nomor 4 --untuk surat", "Pilih salah satu: undangan, perubahan, pembatalan,"),
        ("nomor 4 --untuk pembatalan", "Surat pembatalan belum berpola nomor"),
        ("nomor 4 --untuk undangan --tahun 26", "Tahun ditulis dengan empat angka"),
        ("nomor --batal 4", "Membatalkan perlu satu nomor dan alasannya"),
        ("nomor 5 --batal 4 --alasan x", "Membatalkan perlu satu nomor dan alasannya"),
        ("nomor --batal 4 --alasan x", "Nomor 4 tahun 2026 tidak ada, atau sudah batal."),
        ("buku", "Buku agenda surat tahun 2026 masih kosong."),
        ("buku --tahun 20260", "Tahun ditulis dengan empat angka"),
        ("daftar --tahun satu", "--tahun: isian itu tidak dikenal."),
    ],
)
def test_wrong_use_is_explained_in_a_sentence(
    work: Path, capsys: pytest.CaptureFixture[str], command: str, sentence: str
) -> None:
    told = ran(capsys, *command.split())
    assert (told.code, told.out) == (2, "")
    assert sentence in told.err
    assert not (work / "tu" / FILE_NAME).exists()


# Where it lies, and what may be wrong there


def test_the_working_folder_is_found_from_below_or_named(
    work: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(work / "tu")
    assert ran(capsys, "nomor", "1", "--untuk", "undangan").code == 0
    monkeypatch.chdir("/")
    assert "421.3/001/SMA/…/2026" in ran(capsys, "daftar", "--folder", work).out


def test_without_a_working_folder_it_is_said_how_to_make_one(
    work: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (work / MARKER).unlink()
    told = ran(capsys, "daftar")
    assert told.code == 2
    assert "kka mulai" in told.err


def test_without_a_profile_no_number_is_entered(
    work: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (work / PROFILE_NAME).unlink()
    told = ran(capsys, "nomor", "1", "--untuk", "undangan")
    assert told.code == 2
    assert f"Belum ada {PROFILE_NAME}" in told.err


def test_a_profile_with_problems_is_to_be_mended_first(
    work: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    profile(nama=None).save(work)
    told = ran(capsys, "nomor", "1", "--untuk", "undangan")
    assert told.code == 1
    assert f"kka periksa {work / PROFILE_NAME}" in told.err


def test_a_damaged_register_ends_with_5(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (work / "tu" / FILE_NAME).write_bytes(b"")
    told = ran(capsys, "daftar")
    assert told.code == 5
    assert "rusak, dan dibiarkan. Pulihkan berkas itu dari cadangan." in told.err


def test_a_register_in_use_ends_with_4(
    work: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    given(work, invitation(1))
    monkeypatch.setattr("kka_docs.letters.register.connect", _impatient)
    with closing(sqlite3.connect(work / "tu" / FILE_NAME)) as other:
        other.execute("BEGIN EXCLUSIVE")
        told = ran(capsys, "daftar")
    assert told.code == 4
    assert "sedang dipakai komputer atau program lain" in told.err


def _impatient(path: Path, blueprint: Any, _: float) -> sqlite3.Connection:
    return connect(path, blueprint, 0)


# buku


def test_the_register_is_printed_as_a_table(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given(work, invitation(1), minutes(2), invitation(3, recipients=(Recipient("3f2a", 4),)))
    ran(capsys, "nomor", "9", "--untuk", "undangan", "--catatan", "surat dinas & lain <2>")
    ran(capsys, "nomor", "--batal", "1", "--alasan", "salah cetak", "--untuk", "undangan")
    told = ran(capsys, "buku")
    path = work / "tu" / BOOK
    assert (told.code, told.err) == (0, "")
    assert in_one_line(told.out) == f"Buku agenda surat tahun 2026: {path} (baru)"
    text = text_of(path)
    for shown in (
        "BUKU AGENDA SURAT",
        "Tahun 2026",
        "Nomor 421.3/…/SMA/…/2026",
        "421.3/001/SMA/XI/2026",
        "17 November 2026",
        "Undangan Pertemuan",
        "KKA-2026-001, pertemuan 1",
        "batal: salah cetak",
        "KKA-2026-003, pertemuan 1, surat 04",
        "dipakai di luar: surat dinas & lain <2>",
        "Nomor BA.…/SMA/2026",
        "Berita acara",
    ):
        assert shown in text
    assert schema_faults(path) == []


def test_it_lies_where_it_is_wanted_and_stays_when_nothing_changed(
    work: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given(work, invitation(1))
    assert "(baru)" in ran(capsys, "buku", "-o", "arsip").out
    assert "(tetap)" in ran(capsys, "buku", "-o", "arsip").out
    given(work, invitation(2))
    assert "(diperbarui)" in ran(capsys, "buku", "-o", "arsip").out
    assert "KKA-2026-002" in text_of(work / "arsip" / BOOK)


def test_what_a_person_wrote_into_it_is_kept(
    work: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given(work, invitation(1))
    ran(capsys, "buku")
    (work / "tu" / BOOK).write_bytes(b"disunting")
    given(work, invitation(2))
    told = ran(capsys, "buku")
    assert f"Ditaruh di samping: {BOOK} disunting orang" in told.out
    assert (work / "tu" / BOOK).read_bytes() == b"disunting"
    assert "KKA-2026-002" in text_of(work / "tu" / "buku-agenda-surat-2026 (baru).docx")


@pytest.mark.parametrize(("paper", "size"), [("A4", (297, 210)), ("F4", (330, 215))])
def test_pages_lie_across_and_each_has_the_heads_of_the_columns(
    work: Path, tmp_path: Path, paper: str, size: tuple[int, int]
) -> None:
    profile(penomoran=NUMBERING, kertas=paper).save(work)
    given(work, *(invitation(case) for case in range(1, 61)))
    assert run(surat, ["buku"]) == 0
    (pdf,) = to_pdf([work / "tu" / BOOK], tmp_path)
    assert page_size_mm(pdf) == pytest.approx(size, abs=1)
    texts = page_texts(pdf)
    assert len(texts) > 1
    for number, text in enumerate(texts, start=1):
        assert "Nomor surat" in text
        assert f"Halaman {number} dari {len(texts)}" in text
    assert "421.3/060/SMA/XI/2026" in texts[-1]


def test_its_template_is_in_order() -> None:
    assert schema_faults(resources.word_templates() / "buku-agenda-surat.docx") == []
