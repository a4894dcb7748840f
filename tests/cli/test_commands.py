"""What the commands print: help, problems, what was made, and the same for machines."""

from __future__ import annotations

import json
import re
from datetime import date
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click
import pytest
from openpyxl import Workbook
from rich.console import Console

from kka_docs.cli import make
from kka_docs.cli.commands import kka
from kka_docs.definitions.documents import DOCUMENTS, Per
from kka_docs.definitions.sentences import CATALOG
from kka_docs.workspace import MARKER
from tests.cli.terminal import in_one_line, ran, too_wide
from tests.forms_in_words import (
    CHILD,
    CODE,
    FATHER,
    TEACHER,
    VICE,
    Filled,
    case,
    father,
    meeting,
    minutes,
    profile,
    teacher,
    vice,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

COMMANDS: Final = [
    *("mulai", "formulir", "periksa", "serahkan", "status"),
    *DOCUMENTS,
    *("semua", "surat", "himpunan"),
]
ENGLISH: Final = re.compile(
    r"\b(usage|options?|commands?|arguments?|show|this|message|and|exit|default|required|file|"
    r"directory|path|integer|text|range|version|help(?<!--help)|x[<>]=\d)\b|\\b",
    re.IGNORECASE,
)
PLACE: Final = f"{CODE}/pertemuan-1"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder, in which the commands are given."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / MARKER).write_text("", "utf-8")
    profile().save(tmp_path)
    return tmp_path


# Help


def test_there_is_a_command_for_every_kind_in_the_order_of_the_work() -> None:
    assert isinstance(kka, click.Group)
    assert kka.list_commands(click.Context(kka)) == COMMANDS


def test_the_help_lists_all_commands_with_what_they_do(capsys: pytest.CaptureFixture[str]) -> None:
    page = ran(capsys, "--help").out
    listed = re.findall(r"^  ([a-z-]+)  ", page.split("Perintah:")[1], re.MULTILINE)
    assert listed == COMMANDS
    shown = in_one_line(page)
    for kind in DOCUMENTS.values():
        assert f"{kind.key} {kind.summary}" in shown


@pytest.mark.parametrize("command", COMMANDS)
def test_every_help_page_is_indonesian_and_has_examples(
    capsys: pytest.CaptureFixture[str], command: str
) -> None:
    run = ran(capsys, command, "--help")
    assert run.code == 0
    assert run.out.startswith(f"Pemakaian: kka {command} [PILIHAN]")
    assert re.search(rf"^  Contoh:\n    kka {command}( .*)?$", run.out, re.MULTILINE)
    assert "Tampilkan bantuan ini." in run.out
    assert ENGLISH.findall(run.out) == []
    assert too_wide(run.out.splitlines()) == []


def test_the_first_help_page_is_indonesian_too(capsys: pytest.CaptureFixture[str]) -> None:
    page = ran(capsys, "--help").out
    assert ENGLISH.findall(page) == []
    assert too_wide(page.splitlines()) == []
    assert "    kka mulai              menyiapkan folder kerja\n" in page


def test_one_letter_alone_can_be_asked_for_where_there_are_letters(
    capsys: pytest.CaptureFixture[str],
) -> None:
    letters = {kind.key for kind in DOCUMENTS.values() if kind.per is Per.PARTICIPANT}
    having = {name for name in COMMANDS if "--hanya" in ran(capsys, name, "--help").out}
    assert having == {*letters, "semua"}


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert re.fullmatch(r"kka \d+\.\d+\.\d+\n", ran(capsys, "--versi").out)


# Problems


def test_every_problem_is_named_with_its_cell_and_its_remedy(
    capsys: pytest.CaptureFixture[str],
) -> None:
    meeting(tanggal="kemarin sore", tempat=None).save(Path())
    run = ran(capsys, "periksa", "pertemuan.xlsx")
    assert run.code == 1
    shown = in_one_line(run.out)
    assert re.search(r"SALAH Sheet Pertemuan, sel C\d+ \(Tanggal\) “kemarin sore” bukan", shown)
    assert "→ Tulis tanggal seperti 24/11/2026 (bila ditolak: 2026-11-24)." in shown
    assert re.search(r"SALAH Sheet Pertemuan, sel C\d+ \(Tempat\) Belum diisi", shown)
    assert shown.endswith("1 formulir diperiksa: 0 siap dipakai, 1 perlu diperbaiki, 0 peringatan.")


def test_a_warning_is_no_error(capsys: pytest.CaptureFixture[str]) -> None:
    meeting(tanggal=date(2026, 11, 22)).save(Path())
    run = ran(capsys, "periksa", ".")
    assert run.code == 0
    assert "PERIKSA LAGI  Sheet Pertemuan" in run.out
    assert "2 formulir diperiksa: 2 siap dipakai, 0 perlu diperbaiki, 1 peringatan." in run.out


def test_a_problem_of_the_whole_file_is_told_without_a_cell(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Workbook().save("nilai.xlsx")
    run = ran(capsys, "periksa", "nilai.xlsx")
    assert run.out.startswith("nilai.xlsx\n  SALAH  Berkas ini\n      Berkas ini bukan formulir")


def test_what_is_printed_fits_the_terminal_and_can_be_copied(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = f"{'pertemuan-yang-namanya-panjang-' * 4}1.xlsx"
    meeting(jenis="lengkp", persetujuan="tidak_dimungkinkan").save(folder, name)
    for command in ("periksa", "semua"):
        lines = ran(capsys, command, name).out.splitlines()
        assert name in lines
        assert too_wide(line for line in lines if line != name) == []
        assert [line for line in lines if line != line.rstrip()] == []


def test_marks_of_the_screen_in_a_cell_are_only_text(capsys: pytest.CaptureFixture[str]) -> None:
    meeting(tanggal="[bold]besok[/bold] [/]").save(Path())
    assert "“[bold]besok[/bold] [/]” bukan tanggal" in ran(capsys, "periksa", ".").out


# What was made


def table(printed: str) -> list[tuple[str, ...]]:
    """The lines of the table of documents, those that were folded put together again."""
    rows: list[list[str]] = []
    for line in printed.splitlines():
        cells = [cell.strip() for cell in line.split("│")[1:-1]]
        if cells and not (cells[1] and cells[2]):
            rows[-1] = [" ".join(both).strip() for both in zip(rows[-1], cells, strict=True)]
        elif cells:
            rows.append(cells)
    return [tuple(row) for row in rows]


def test_a_table_says_what_came_of_every_form(capsys: pytest.CaptureFixture[str]) -> None:
    for form in (case(), meeting(), minutes()):
        form.save(Path())
    run = ran(capsys, "semua", ".")
    assert run.code == 0
    assert table(run.out) == [
        ("berita-acara.xlsx", "Berita acara", "1 baru"),
        ("", "Laporan konferensi kasus", "1 baru"),
        ("", "Rencana tindak lanjut", "1 baru"),
        ("kasus.xlsx", "Format kasus", "2 baru"),
        ("pertemuan.xlsx", "Surat undangan", "3 baru"),
        ("", "Slip konfirmasi kehadiran", "3 baru"),
        ("", "Tanda terima surat", "3 baru"),
        ("", "Label amplop", "1 baru"),
        ("", "Label amplop besar", "1 baru"),
        ("", "Amplop", "1 baru"),
        ("", "Agenda", "1 baru"),
        ("", "Daftar hadir", "1 baru"),
        ("", "Pernyataan kerahasiaan", "1 baru"),
        ("", "Pernyataan kerahasiaan perorangan", "1 baru"),
    ]
    assert "21 dokumen ditulis, 0 tidak berubah. Hasilnya ada di:" in run.out
    again = ran(capsys, "semua", ".").out
    assert "0 dokumen ditulis, 21 tidak berubah. Hasilnya ada di:" in again


def test_the_folders_of_the_documents_are_named(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case().save(folder)
    meeting().save(folder)
    ended = ran(capsys, "semua", ".", "-o", "hasil").out.split("Hasilnya ada di:\n")[1]
    assert ended.split() == [f"hasil/{CODE}", f"hasil/{PLACE}"]


def test_what_could_not_be_made_is_in_the_table_and_counted(
    capsys: pytest.CaptureFixture[str],
) -> None:
    case().save(Path())
    meeting(tempat=None, mulai=None).save(Path())
    run = ran(capsys, "semua", ".")
    assert run.code == 3
    assert table(run.out) == [
        ("kasus.xlsx", "Format kasus", "2 baru"),
        ("pertemuan.xlsx", "Surat undangan dan 11 dokumen lain", "tidak dibuat: 2 kesalahan"),
    ]
    assert "1 formulir perlu diperbaiki; sesudah itu jalankan lagi." in run.out


def test_where_nothing_was_made_it_says_so(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    meeting(tempat=None).save(folder)
    before = set(folder.rglob("*"))
    run = ran(capsys, "semua", "pertemuan.xlsx")
    assert run.code == 1
    assert run.out.endswith("Tidak ada dokumen yang dibuat.\n")
    assert set(folder.rglob("*")) == before


def test_forms_of_one_name_are_told_apart_by_their_folder(
    capsys: pytest.CaptureFixture[str],
) -> None:
    meeting().save(Path("tu/a"))
    meeting(number=2).save(Path("tu/b"))
    forms = [row[0] for row in table(ran(capsys, "agenda", "tu").out)]
    assert forms == ["tu/a/pertemuan.xlsx", "tu/b/pertemuan.xlsx"]


def test_what_a_person_must_look_at_is_named_in_full(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    meeting().save(folder)
    ran(capsys, "undangan", ".")
    first = folder / PLACE / f"undangan-01-{CODE}-p1.docx"
    first.write_bytes(first.read_bytes() + b" disunting")
    meeting(tanggal=date(2026, 11, 25), peserta=[teacher(), father()]).save(folder)
    run = ran(capsys, "undangan", ".")
    assert run.code == 0
    assert table(run.out) == [
        ("pertemuan.xlsx", "Surat undangan", "1 diperbarui, 1 ditaruh di samping, 1 tidak berlaku")
    ]
    shown = in_one_line(run.out)
    assert (
        f"Ditaruh di samping: {first.name} disunting orang, jadi dibiarkan; pilih salah satu. "
        f"undangan-01-{CODE}-p1 (baru).docx"
    ) in shown
    assert (
        "Tidak berlaku: dipindahkan ke folder tidak-berlaku agar tidak terkirim. "
        f"undangan-02-{CODE}-p1.docx"
    ) in shown
    assert "1 dokumen ditulis, 0 tidak berubah, 1 menunggu pilihan Anda." in shown
    assert str(folder / PLACE) in run.out
    assert "tidak-berlaku" not in run.out.split("Hasilnya ada di:")[1]


def test_of_many_changed_letters_only_some_are_named(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    people = [teacher(nama=f"{TEACHER} {mark}") for mark in "ABCDE"]
    meeting(peserta=people).save(folder)
    ran(capsys, "undangan", ".")
    meeting(peserta=people, tanggal=date(2026, 11, 25)).save(folder)
    shown = in_one_line(ran(capsys, "undangan", ".").out)
    assert "Diperbarui: isian atau templatnya berubah. undangan-01" in shown
    assert "… dan 2 lainnya" in shown


def test_of_many_edited_letters_every_one_is_named(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    meeting(peserta=[teacher(nama=f"{TEACHER} {mark}") for mark in "ABCDE"]).save(folder)
    ran(capsys, "undangan", ".")
    letters = sorted((folder / PLACE).glob("*.docx"))
    for letter in letters:
        letter.write_bytes(letter.read_bytes() + b" disunting")
    shown = in_one_line(ran(capsys, "undangan", ".").out)
    assert all(letter.name in shown for letter in letters)


def test_only_the_letter_asked_for_is_made(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    meeting().save(folder / "tu")
    run = ran(capsys, "undangan", "tu", "--hanya", "2")
    assert run.code == 0
    made = [path.name for path in (folder / "tu").rglob("*.docx")]
    assert made == [f"undangan-02-{CODE}-p1.docx"]


# For machines


NAMES: Final = (CHILD, TEACHER, VICE, FATHER)
PRIVATE: Final = "rahasianya"


def secretive() -> Iterator[Filled]:
    """Forms with faults of many kinds, each in a cell that holds a secret."""
    yield profile(
        penanda_tangan=[
            {"fungsi": f"Kepala {PRIVATE}", "nama": PRIVATE, "menandatangani": "keduanya"},
            {"fungsi": f"Kepala {PRIVATE}", "nama": PRIVATE, "menandatangani": PRIVATE},
        ],
        penomoran=[{"jenis_surat": "undangan", "pola": f"{{{PRIVATE}}}/{{nomor}}"}],
        hari_libur=[{"tanggal": date(2026, 11, 24), "keterangan": PRIVATE}],
        telepon=PRIVATE,
        logo_kiri=f"{PRIVATE}.png",
    )
    yield case(
        kode=PRIVATE,
        jenis_kasus="asusil",
        tanggal_ditemukan=PRIVATE,
        konseli=[
            {"kode": PRIVATE, "nama": CHILD, "kelas": None, "nisn": PRIVATE},
            {"kode": PRIVATE, "nama": PRIVATE, "kelas": "X"},
        ],
        persetujuan=[
            {"kode": f"K{PRIVATE}", "siapa": FATHER, "hubungan": "Ayah", "keadaan": PRIVATE}
        ],
    )
    yield meeting(
        penanda_tangan=f"Kepla {PRIVATE}",
        persetujuan=PRIVATE,
        nomor_pertemuan=PRIVATE,
        mulai=PRIVATE,
        tanggal_surat=f"senin, {PRIVATE}",
        peserta=[teacher(), teacher(), vice(anak=CHILD), father(anak=None)],
    )
    yield minutes(
        pemimpin=PRIVATE,
        notulis=FATHER,
        mengetahui=PRIVATE,
        keadaan_keputusan="ada",
        tindak_lanjut=[{"keputusan": 9, "apa": PRIVATE, "siapa": PRIVATE, "kapan": PRIVATE}],
        kehadiran=[{"nama": TEACHER, "kehadiran": PRIVATE, "nomor": PRIVATE}],
    )


@pytest.mark.parametrize("command", ["periksa", "semua", "undangan"])
def test_for_machines_there_is_json_with_codes_and_without_values(
    folder: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    for form in secretive():
        form.save(folder)
    run = ran(capsys, command, ".", "--json")
    forms = json.loads(run.out)["formulir"]
    codes = {problem["kode"] for form in forms for problem in form["masalah"]}
    assert codes <= CATALOG.keys()
    assert len(codes) > 3
    for value in (*NAMES, PRIVATE, "asusil", "“Asusila”"):
        assert value not in run.out
    assert run.err == ""
    assert run.code == 1


def test_what_the_profile_holds_is_no_matter_for_machines_either(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    signatory = {"fungsi": f"Kepala {PRIVATE}", "nama": PRIVATE, "menandatangani": "keduanya"}
    day_off = {"tanggal": date(2026, 11, 24), "keterangan": PRIVATE}
    profile(penanda_tangan=[signatory], hari_libur=[day_off]).save(folder)
    meeting(penanda_tangan=f"Kepla {PRIVATE}").save(folder)
    run = ran(capsys, "periksa", "pertemuan.xlsx", "--json")
    (form,) = json.loads(run.out)["formulir"]
    codes = [problem["kode"] for problem in form["masalah"]]
    assert codes == ["hari_libur", "penanda_tangan_tidak_dikenal"]
    assert PRIVATE not in run.out
    assert PRIVATE in ran(capsys, "periksa", "pertemuan.xlsx").out


def test_a_problem_for_machines_has_its_place_and_both_sentences(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    meeting(tanggal="kemarin sore").save(folder)
    (form,) = json.loads(ran(capsys, "periksa", "pertemuan.xlsx", "--json").out)["formulir"]
    (problem,) = form["masalah"]
    cell = problem.pop("sel")
    assert re.fullmatch(r"C\d+", cell)
    assert problem == {
        "kode": "bukan_tanggal",
        "tingkat": "salah",
        "lembar": "Pertemuan",
        "label": "Tanggal",
        "salah": "“…” bukan tanggal yang dikenal.",
        "perbaikan": "Tulis tanggal seperti 24/11/2026 (bila ditolak: 2026-11-24).",
    }
    assert (form["berkas"], form["jenis"]) == ("pertemuan.xlsx", "pertemuan")
    of_meetings = [kind.key for kind in DOCUMENTS.values() if kind.form == "pertemuan"]
    assert (form["dokumen"], form["tidak_dibuat"]) == ([], of_meetings)


def test_values_are_given_to_machines_that_ask_for_them(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    meeting(tanggal="kemarin sore").save(folder)
    run = ran(capsys, "periksa", "pertemuan.xlsx", "--json", "--dengan-nilai")
    (form,) = json.loads(run.out)["formulir"]
    assert form["masalah"][0]["salah"] == "“kemarin sore” bukan tanggal yang dikenal."


def test_documents_for_machines_have_path_and_state(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    meeting(peserta=[teacher()]).save(folder)
    command = ("undangan", "pertemuan.xlsx", "-o", "hasil", "--json")
    made = {
        "jenis": "undangan",
        "berkas": f"hasil/{PLACE}/undangan-01-{CODE}-p1.docx",
        "keadaan": "baru",
        "alasan": "",
    }
    (form,) = json.loads(ran(capsys, *command).out)["formulir"]
    assert form["dokumen"] == [made]
    (form,) = json.loads(ran(capsys, *command).out)["formulir"]
    assert form["dokumen"] == [made | {"keadaan": "tetap"}]


def test_json_survives_any_code_page(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    meeting(tanggal="kemarin sore").save(folder, "pertemuan–2.xlsx")
    assert ran(capsys, "periksa", ".", "--json").out.isascii()


# Progress


def test_away_from_a_terminal_progress_is_a_line_now_and_then(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(make, "_FORMS_PER_LINE", 1)
    meeting().save(folder)
    run = ran(capsys, "agenda", "pertemuan.xlsx")
    assert run.err.splitlines() == [
        "Memeriksa formulir: 1 dari 1",
        "Membuat dokumen: 1 dari 1",
    ]
    assert ran(capsys, "agenda", "pertemuan.xlsx", "--json").err == ""


def test_on_a_terminal_a_bar_shows_progress_and_then_goes(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = Console(file=StringIO(), force_terminal=True, width=80)
    monkeypatch.setattr(make, "console", lambda **_: terminal)
    meeting().save(folder)
    run = ran(capsys, "agenda", "pertemuan.xlsx")
    assert isinstance(terminal.file, StringIO)
    assert "Membuat dokumen" in terminal.file.getvalue()
    assert "Membuat dokumen" not in run.out + run.err
    assert run.code == 0


# Print files and PDFs


def test_the_closing_table_names_what_goes_to_the_printer(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kka_docs.rendering.office.find_office", lambda: None)
    meeting(peserta=[teacher()]).save(folder)
    run = ran(capsys, "undangan", "pertemuan.xlsx", "--gabung", "--bolak-balik")
    assert run.code == 0
    said = in_one_line(run.out)
    assert "Semua formulir │ Berkas cetak │ baru: cetak-undangan.docx" in said
    assert "Daftar periksa │ baru:" in said
    assert "Halaman surat dalam berkas cetak tidak dihitung." in said


def test_both_sides_are_for_print_files_only(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    meeting().save(folder)
    run = ran(capsys, "undangan", "pertemuan.xlsx", "--bolak-balik")
    assert run.code == 2
    assert run.err == "--bolak-balik hanya berlaku bersama --gabung.\n"


def test_without_libreoffice_pdfs_end_with_4_after_all_else_is_told(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kka_docs.rendering.office.find_office", lambda: None)
    meeting(peserta=[teacher()]).save(folder)
    run = ran(capsys, "semua", "pertemuan.xlsx", "--pdf")
    assert run.code == 4
    assert "10 dokumen ditulis" in run.out
    assert "LibreOffice" in run.err
    machines = json.loads(ran(capsys, "semua", "pertemuan.xlsx", "--pdf", "--json").out)
    assert "LibreOffice" in machines["kendala"]


def test_machines_are_told_of_the_print_file(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kka_docs.rendering.office.find_office", lambda: None)
    meeting(peserta=[teacher(), father()]).save(folder)
    told = json.loads(ran(capsys, "undangan", "pertemuan.xlsx", "--gabung", "--json").out)
    assert [one["jenis"] for one in told["cetak"]] == ["cetak", "daftar-periksa"]
    assert len(told["catatan"]) == 1


def test_there_is_at_least_one_process(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    meeting().save(folder)
    assert ran(capsys, "undangan", "pertemuan.xlsx", "--proses", "0").code == 2
    assert ran(capsys, "undangan", "pertemuan.xlsx", "--proses", "2").code == 0
