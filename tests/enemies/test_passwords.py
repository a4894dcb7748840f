"""Forms with a password: asked for unseen, opened in memory, told to nobody."""

from __future__ import annotations

import io
import json
import logging
import pickle
import tempfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

from kka_docs.batch import Options, check_all
from kka_docs.errors import UnreadableForm
from kka_docs.forms import locked as locks_of
from kka_docs.forms.book import open_book
from kka_docs.forms.grid import MOST_ROWS
from kka_docs.forms.locked import OFFICE_PASSWORD, WrongPassword, unlocked
from kka_docs.passwords import Passwords
from kka_docs.workspace import MARKER
from tests.cli.terminal import Ran, in_one_line, ran
from tests.enemies import ole, zips
from tests.enemies.base import form as whole_form
from tests.enemies.base import part
from tests.enemies.locks import locked, locked_xls, newer_locked_xls
from tests.forms.binary import as_xlsb
from tests.forms.packages import with_parts
from tests.forms_in_words import FATHER, Filled, case, meeting, profile

if TYPE_CHECKING:
    from collections.abc import Callable

PASSWORD: Final = "Melati-7 rahasia"  # noqa: S105 (invented)


def protected(path: Path, password: str = PASSWORD) -> Path:
    """The file with a password from now on."""
    path.write_bytes(locked(path.read_bytes(), password))
    return path


def codes(ran_json: Ran) -> list[str]:
    forms: list[dict[str, Any]] = json.loads(ran_json.out)["formulir"]
    return [found["kode"] for form in forms for found in form["masalah"]]


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Lets lines come in as if they were typed into a pipe."""

    def type_lines(*lines: str) -> None:
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))

    type_lines()
    return type_lines


# What is opened


def test_a_protected_form_says_how_it_is_opened(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = ran(capsys, "periksa", protected(meeting().save(tmp_path)))
    assert told.code == 1
    assert "Jalankan lagi dengan --sandi" in in_one_line(told.out)


@pytest.mark.parametrize("suffix", [".xlsx", ".xlsm", ".xlsb"])
def test_a_protected_form_is_read_as_an_open_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], typed: Callable[..., None], suffix: str
) -> None:
    form = meeting(tempat="").save(tmp_path)
    data = form.read_bytes()
    content = as_xlsb(data) if suffix == ".xlsb" else _with_macros(data, suffix)
    plain = form.with_name(f"terbuka{suffix}")
    plain.write_bytes(content)
    secret = form.with_name(f"bersandi{suffix}")
    secret.write_bytes(locked(content, PASSWORD))
    typed(PASSWORD)
    assert codes(ran(capsys, "periksa", secret, "--sandi", "--json")) == ["wajib"]
    assert codes(ran(capsys, "periksa", plain, "--json")) == ["wajib"]


def _with_macros(data: bytes, suffix: str) -> bytes:
    if suffix == ".xlsx":
        return data
    types = part("[Content_Types].xml")
    plain = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    macros = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    return with_parts(data, {"[Content_Types].xml": types.replace(plain, macros)})


@pytest.mark.parametrize("lock", [locked_xls, newer_locked_xls])
def test_an_old_workbook_is_opened_too(lock: Callable[[bytes, str], bytes]) -> None:
    cells = b"".join(ole.number(row, 2, row) for row in range(10, 300))
    data = lock(cells, PASSWORD)
    with pytest.raises(UnreadableForm) as refused:
        open_book(data, MOST_ROWS)
    assert refused.value.code == "bersandi"
    with pytest.raises(WrongPassword):
        unlocked(data, "lain")
    whole = open_book(ole.container({"Workbook": ole.workbook(cells)}), MOST_ROWS).sheet(0)
    assert open_book(unlocked(data, PASSWORD), MOST_ROWS).sheet(0) == whole


def test_what_excel_itself_opens_unasked_is_opened_unasked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], typed: Callable[..., None]
) -> None:
    form = protected(meeting().save(tmp_path), OFFICE_PASSWORD)
    typed()
    assert ran(capsys, "periksa", form, "--sandi").code == 0


def test_letters_are_made_of_protected_forms_and_a_protected_profile(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], typed: Callable[..., None]
) -> None:
    protected(profile().save(tmp_path))
    for number in (1, 2, 3):
        protected(meeting("KKA-2026-001", number).save(tmp_path, f"pertemuan-{number}.xlsx"))
    typed(PASSWORD)
    made = ran(capsys, "undangan", tmp_path, "--sandi", "--proses", "2", "-o", tmp_path / "hasil")
    assert made.code == 0
    assert made.err.count("Sandi untuk") == 1
    assert len(list((tmp_path / "hasil").rglob("*.docx"))) == 9


def test_protected_forms_are_handed_over_and_the_office_needs_no_password(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], typed: Callable[..., None]
) -> None:
    protected(profile().save(tmp_path))
    agreed = {"keadaan": "sudah", "tanggal": date(2026, 10, 6)}
    consent = {"kode": "K1", "siapa": FATHER, "hubungan": "Ayah", **agreed}
    of_case = protected(case(persetujuan=[consent]).save(tmp_path))
    form = protected(meeting().save(tmp_path))
    arguments = ("serahkan", form, "--kasus", of_case, "-o", tmp_path / "tu")
    assert "Jalankan lagi dengan --sandi" in in_one_line(ran(capsys, *arguments).out)
    typed(PASSWORD)
    told = ran(capsys, *arguments, "--sandi")
    assert told.err.count("Sandi untuk") == 1
    assert "Diserahkan:" in told.out
    (copy,) = (tmp_path / "tu").glob("*.xlsx")
    assert ran(capsys, "periksa", copy).code == 0


def test_blank_papers_and_the_register_take_a_protected_profile(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    typed: Callable[..., None],
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / MARKER).touch()
    pattern = [{"jenis_surat": "undangan", "pola": "{nomor}/{tahun}"}]
    protected(profile(penomoran=pattern).save(tmp_path))
    for command in ("agenda --kosong", "surat nomor 4 --untuk undangan", "surat buku"):
        assert ran(capsys, *command.split()).code != 0
        typed(PASSWORD)
        assert ran(capsys, *command.split(), "--sandi").code == 0, command


def test_the_archives_papers_take_a_protected_profile(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    typed: Callable[..., None],
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / MARKER).touch()
    (tmp_path / "bk").mkdir()
    (tmp_path / "scan.pdf").write_bytes(b"%PDF-1.7")
    kept = Filled("profil", profile().values | {"himpunan": {"lama_simpan": 5}})
    protected(kept.save(tmp_path))
    of_scan = ("--kasus", "KKA-2026-001", "--jenis", "persetujuan", "--oleh", "Rina")
    typed(PASSWORD)
    told = ran(capsys, "himpunan", "simpan", "scan.pdf", *of_scan, "--sandi")
    assert "disimpan 5 tahun" in told.out
    assert ran(capsys, "himpunan", "buku").code == 1
    typed(PASSWORD)
    assert ran(capsys, "himpunan", "buku", "--sandi").code == 0


def test_every_file_that_is_not_yet_open_is_asked_for_by_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], typed: Callable[..., None]
) -> None:
    one = protected(meeting().save(tmp_path, "satu.xlsx"), "sandi satu")
    two = protected(case().save(tmp_path, "dua.xlsx"), "sandi dua")
    typed("sandi satu", "sandi dua")
    told = ran(capsys, "periksa", one, two, "--sandi")
    assert told.code == 0
    questions = [line for line in told.err.splitlines() if line.startswith("Sandi untuk")]
    assert [name in line for line, name in zip(questions, (str(one), str(two)), strict=True)] == [
        True,
        True,
    ]


# What is not


def test_a_wrong_password_is_asked_for_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], typed: Callable[..., None]
) -> None:
    form = protected(meeting().save(tmp_path))
    typed("salah", PASSWORD)
    told = ran(capsys, "periksa", form, "--sandi")
    assert told.code == 0
    assert f"Sandi itu tidak membuka “{form}”. Coba lagi." in told.err


def test_after_three_wrong_passwords_the_other_forms_go_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], typed: Callable[..., None]
) -> None:
    form = protected(meeting().save(tmp_path))
    other = case().save(tmp_path)
    typed("a", "b", "c", PASSWORD)
    told = ran(capsys, "periksa", form, other, "--sandi", "--json")
    assert (told.code, codes(told)) == (1, ["sandi_keliru"])


def test_a_file_can_be_passed_over(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], typed: Callable[..., None]
) -> None:
    form = protected(meeting().save(tmp_path))
    typed("", PASSWORD)
    assert codes(ran(capsys, "periksa", form, "--sandi", "--json")) == ["sandi_dilewati"]


def test_where_nobody_can_answer_it_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], typed: Callable[..., None]
) -> None:
    form = protected(meeting().save(tmp_path))
    typed()
    told = ran(capsys, "periksa", form, "--sandi")
    assert told.code == 1
    assert "Tidak ada sandi di masukan." in told.err
    assert "sandinya tidak diberikan" in told.out


def test_a_marked_copy_of_a_protected_form_is_not_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], typed: Callable[..., None]
) -> None:
    form = protected(meeting(tempat="").save(tmp_path))
    typed(PASSWORD)
    told = ran(capsys, "periksa", form, "--sandi", "--tandai")
    assert "salinan bertandanya tidak ditulis" in in_one_line(told.out)
    assert list(tmp_path.iterdir()) == [form]


def test_the_password_of_an_ods_is_named_with_a_way_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], typed: Callable[..., None]
) -> None:
    manifest = b"<manifest><encryption-data/></manifest>"
    for number, parts in enumerate(
        ({"META-INF/manifest.xml": manifest}, {"encrypted-package": b"x"})
    ):
        form = tmp_path / f"kasus-{number}.ods"
        form.write_bytes(with_parts(zips.ods(), parts))
        typed(PASSWORD)
        told = ran(capsys, "periksa", form, "--sandi")
        assert told.code == 1
        assert "simpan sebagai Excel 2007-365 (.xlsx) dengan sandi" in in_one_line(told.out)


def test_what_bursts_is_refused_inside_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], typed: Callable[..., None]
) -> None:
    form = tmp_path / "bom.xlsx"
    form.write_bytes(locked(zips.bomb(20), PASSWORD))
    typed(PASSWORD)
    assert codes(ran(capsys, "periksa", form, "--sandi", "--json")) == ["terlalu_besar"]


def test_a_lock_that_would_take_too_long_is_not_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    data = locked(whole_form(), PASSWORD)
    monkeypatch.setattr(locks_of, "_MOST_ROUNDS", 99_999)
    with pytest.raises(UnreadableForm) as refused:
        unlocked(data, PASSWORD)
    assert refused.value.code == "rusak"


def test_a_damaged_protected_form_is_named(tmp_path: Path) -> None:
    whole = locked(whole_form(), PASSWORD)
    asked = Passwords(lambda _path, _attempt: PASSWORD)
    form = tmp_path / "kasus.xlsx"
    told = set()
    for cut in range(600, len(whole), len(whole) // 5):
        form.write_bytes(whole[:cut])
        told |= _codes(form, asked)
    for at in range(0, len(whole), len(whole) // 9):
        form.write_bytes(whole[:at] + bytes([whole[at] ^ 0x5A]) + whole[at + 1 :])
        told |= _codes(form, asked)
    # A directory that is damaged may claim any size, and any name for its parts.
    of_directories = {"terlalu_besar", "bukan_formulir"}
    ours = {"rusak", "sandi_keliru", "sandi_cara_lain", "bukan_buku_kerja"}
    assert told <= ours | of_directories
    assert "rusak" in told


def _codes(form: Path, passwords: Passwords) -> set[str]:
    report = check_all([form], Options(passwords=passwords))
    return {found.code for one in report.forms for found in one.checked.problems}


# What stays secret


def test_at_a_terminal_nothing_typed_is_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def unseen(question: str) -> str:
        asked.append(question)
        return PASSWORD

    form = protected(meeting().save(tmp_path))
    terminal = io.StringIO()
    monkeypatch.setattr(terminal, "isatty", lambda: True)
    monkeypatch.setattr("sys.stdin", terminal)
    monkeypatch.setattr("click.termui.hidden_prompt_func", unseen)
    assert ran(capsys, "periksa", form, "--sandi").code == 0
    assert len(asked) == 1


def test_a_password_is_neither_printed_nor_logged_nor_written(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
    typed: Callable[..., None],
) -> None:
    def no_file(*_: object, **__: object) -> None:
        raise AssertionError("a temporary file")

    for way in ("TemporaryFile", "NamedTemporaryFile", "mkstemp", "SpooledTemporaryFile"):
        monkeypatch.setattr(tempfile, way, no_file)
    caplog.set_level(logging.DEBUG)
    forms = [protected(meeting().save(tmp_path)), tmp_path / "lama.xls"]
    forms[1].write_bytes(locked_xls(b"", PASSWORD))
    before = sorted(tmp_path.rglob("*"))
    typed(PASSWORD)
    told = ran(capsys, "periksa", *forms, "--sandi", "--json", "--dengan-nilai")
    assert told.err.count("Sandi untuk") == 1
    assert PASSWORD not in told.out + told.err + caplog.text
    assert sorted(tmp_path.rglob("*")) == before


def test_passwords_do_not_leave_their_process() -> None:
    with pytest.raises(TypeError):
        pickle.dumps(Passwords(lambda _path, _attempt: PASSWORD))
