"""Files as they lie on disks: locked, linked, oddly named, in use, gone; and disks that refuse."""

from __future__ import annotations

import errno
import json
import os
import socket
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

from kka_docs import files, intake
from kka_docs.forms import read as reading
from tests.cli.terminal import in_one_line, ran
from tests.forms_in_words import meeting, participant, profile

if TYPE_CHECKING:
    from tests.cli.terminal import Ran

LONGEST: Final = 250


def found(told: Ran) -> dict[str, list[str]]:
    """The forms that a check speaks of, by name, and the codes of their problems."""
    forms: list[dict[str, Any]] = json.loads(told.out)["formulir"]
    return {Path(f["berkas"]).name: [one["kode"] for one in f["masalah"]] for f in forms}


def leftovers(folder: Path) -> list[str]:
    return [path.name for path in folder.rglob(".kka-*.tmp")]


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with a profile and a meeting's form."""
    profile().save(tmp_path)
    meeting().save(tmp_path)
    return tmp_path


# What lies beside forms


def test_what_programs_leave_behind_is_passed_over_in_silence(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in (
        *("~$pertemuan.xlsx", ".~lock.pertemuan.xlsx#", "Thumbs.db", ".DS_Store", "desktop.ini"),
        *("._pertemuan.xlsx", "pertemuan.tmp", "7A1B2C00", ".kka-pertemuan.xlsx.tmp"),
    ):
        (desk / name).write_bytes(b"\x05Siti")
    told = ran(capsys, "periksa", desk, "--json")
    assert (told.code, set(found(told))) == (0, {"pertemuan.xlsx", "profil-lembaga.xlsx"})


@pytest.mark.parametrize("name", ["~$pertemuan.xlsx", ".~lock.pertemuan.xlsx#"])
def test_a_lock_file_by_itself_is_told_from_its_form(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    lock = tmp_path / name
    lock.write_bytes(b"\x05Siti")
    told = ran(capsys, "periksa", lock)
    assert told.code == 1
    assert "Ini berkas kunci yang ditulis Excel atau LibreOffice" in in_one_line(told.out)


@pytest.mark.parametrize("text", ["Nama;Kelas\nRaka;XI-3\n", "\ufeff<html><table/></html>"])
def test_a_table_that_is_named_like_a_workbook_is_no_noise(
    desk: Path, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    table = desk / "mutasi.xls"
    table.write_text(text, "utf-8")
    assert "mutasi.xls" not in found(ran(capsys, "periksa", desk, "--json"))
    by_itself = ran(capsys, "periksa", table)
    assert by_itself.code == 1
    assert "isinya teks atau halaman web (CSV, HTML)" in in_one_line(by_itself.out)


def test_a_form_that_was_saved_as_text_is_named_in_its_folder(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "hasil.xls").write_text("pertemuan.kode_kasus;KKA-2026-001\n", "utf-8")
    assert found(ran(capsys, "periksa", desk, "--json"))["hasil.xls"] == ["bukan_buku_kerja"]


def test_ten_thousand_other_files_are_not_even_opened(
    desk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(10_000):
        (desk / f"foto-{number}.jpg").touch()
    opened: list[str] = []
    plain = Path.open

    def noted(path: Path, *args: Any, **named: Any) -> Any:
        opened.append(path.suffix)
        return plain(path, *args, **named)

    monkeypatch.setattr(Path, "open", noted)
    assert ran(capsys, "periksa", desk).code == 0
    assert ".jpg" not in opened


# What is no plain file


def test_pipes_and_sockets_are_never_opened(
    desk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(desk)  # a socket's address is short
    os.mkfifo("pipa.xlsx")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("soket.xlsx")
        assert set(found(ran(capsys, "periksa", ".", "--json"))) == {
            "pertemuan.xlsx",
            "profil-lembaga.xlsx",
        }
        for name in ("pipa.xlsx", "soket.xlsx", "/dev/zero"):
            told = ran(capsys, "periksa", name, "--json")
            assert found(told) == {Path(name).name: ["bukan_berkas"]}


def test_links_out_of_a_folder_are_named_and_not_followed(
    desk: Path, capsys: pytest.CaptureFixture[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("lain")
    secret = meeting("KKA-2026-009").save(elsewhere)
    (desk / "tautan.xlsx").symlink_to(secret)
    (desk / "map").symlink_to(elsewhere)
    (desk / "putaran.xlsx").symlink_to(desk / "putaran.xlsx")
    (desk / "atas").symlink_to(desk)
    (desk / "kembar.xlsx").symlink_to(desk / "pertemuan.xlsx")
    assert set(found(ran(capsys, "periksa", desk, "--json"))) == {
        "pertemuan.xlsx",
        "profil-lembaga.xlsx",
    }
    told = in_one_line(ran(capsys, "periksa", desk).out).replace(" ", "")
    for name in ("tautan.xlsx", "map"):
        assert f"{desk / name}”adalahtautankeluarfolder,jaditidakdibuka." in told
    assert told.count("adalahtautan") == 2
    by_itself = ran(capsys, "periksa", desk / "tautan.xlsx", "--json")
    assert (by_itself.code, found(by_itself)) == (0, {"tautan.xlsx": []})


def test_a_link_in_a_circle_is_not_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    loop = tmp_path / "putaran.xlsx"
    loop.symlink_to(loop)
    told = ran(capsys, "periksa", loop)
    assert told.code == 2
    assert "tidak ditemukan: periksa nama dan foldernya" in told.err


def test_a_path_that_is_not_there_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = ran(capsys, "periksa", tmp_path / "tidak ada.xlsx")
    assert told.code == 2
    assert "tidak ada.xlsx” tidak ditemukan" in told.err


# Files in use


def test_a_form_that_excel_holds_does_not_stop_the_others(
    desk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows refuses to open what another program has locked; here that is imitated."""
    held = meeting(number=2).save(desk, "terbuka.xlsx")
    plain = Path.open

    def refusing(path: Path, *args: Any, **named: Any) -> Any:
        if path == held:
            raise PermissionError(errno.EACCES, "sharing violation", str(path))
        return plain(path, *args, **named)

    monkeypatch.setattr(Path, "open", refusing)
    made = ran(capsys, "undangan", desk, "-o", desk / "hasil")
    assert made.code == 3
    assert "Tutup berkasnya di Excel" in in_one_line(made.out)
    assert len(list((desk / "hasil").rglob("*.docx"))) == 3


def test_a_form_that_vanishes_meanwhile_is_named(
    desk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    going = meeting(number=2).save(desk, "pergi.xlsx")

    def vanishing(path: Path) -> bytes:
        going.unlink(missing_ok=True)
        return reading.form_bytes(path)

    monkeypatch.setattr(intake, "form_bytes", vanishing)
    told = ran(capsys, "periksa", desk, "--json")
    assert found(told) == {
        "pergi.xlsx": ["berkas_hilang"],
        "pertemuan.xlsx": [],
        "profil-lembaga.xlsx": [],
    }


@pytest.mark.parametrize(("times", "codes"), [(1, []), (9, ["sedang_ditulis"])])
def test_a_form_that_is_being_written_is_read_when_it_is_whole(
    desk: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    times: int,
    codes: list[str],
) -> None:
    form = desk / "pertemuan.xlsx"
    whole, changes, plain = form.read_bytes(), iter(range(times)), os.fstat
    form.write_bytes(whole[:900])

    def writing(handle: int) -> os.stat_result:
        state = plain(handle)
        if state.st_ino == form.stat().st_ino and next(changes, None) is not None:
            form.write_bytes(whole if times == 1 else bytes(state.st_size + 1))
        return state

    monkeypatch.setattr(os, "fstat", writing)
    assert found(ran(capsys, "periksa", form, "--json"))["pertemuan.xlsx"] == codes


# Names


@pytest.mark.parametrize(
    "name",
    [
        *("surat undangan rapat.xlsx", "rapat 📅 kelas.xlsx", "CON.xlsx", "aux.xlsx", "nul.xlsx"),
        *("titik..xlsx", " spasi .xlsx", "-o.xlsx", "%PATH%.xlsx", "a'b\"c.xlsx", "[b] *.xlsx"),
        *(f"{'p' * (LONGEST - 5)}.xlsx", unicodedata.normalize("NFD", "kafé.xlsx")),
    ],
)
def test_a_form_may_have_any_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    profile().save(tmp_path)
    meeting().save(tmp_path, name)
    made = ran(capsys, "undangan", tmp_path / name, "-o", tmp_path / "hasil")
    assert made.code == 0
    assert {path.name for path in (tmp_path / "hasil").rglob("*.docx")} == {
        f"undangan-{number:02}-KKA-2026-001-p1.docx" for number in (1, 2, 3)
    }


def test_a_name_that_is_too_long_for_its_marked_copy_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    form = meeting(tempat="").save(tmp_path, f"{'p' * (LONGEST - 5)}.xlsx")
    told = ran(capsys, "periksa", form, "--tandai")
    assert "namanya terlalu panjang" in in_one_line(told.err)
    assert list(tmp_path.iterdir()) == [form]


def test_a_name_of_the_longest_kind_is_written(tmp_path: Path) -> None:
    target = tmp_path / ("n" * LONGEST)
    files.write_beside(target, b"isi")
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"isi"]


def test_no_name_of_a_person_becomes_a_name_of_a_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    profile().save(tmp_path)
    names = ("CON", "..", "/", "nul.txt", "a/../../b", "C:\\lain")
    form = meeting(peserta=[participant(name) for name in names]).save(tmp_path)
    made = ran(capsys, "undangan", form, "-o", tmp_path / "hasil")
    assert made.code == 0
    letters = sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*.docx"))
    place = Path("hasil", "KKA-2026-001", "pertemuan-1")
    assert letters == [
        place / f"undangan-{number:02}-KKA-2026-001-p1.docx" for number in range(1, 7)
    ]


@pytest.mark.parametrize("code", ["CON", "../../x", "a/b", "nul.txt", "."])
def test_a_code_that_would_be_a_path_is_refused(
    desk: Path, capsys: pytest.CaptureFixture[str], code: str
) -> None:
    form = meeting(code).save(desk)
    assert found(ran(capsys, "periksa", form, "--json"))["pertemuan.xlsx"] == ["kode_kasus"]


# Disks that refuse


@pytest.mark.parametrize("step", ["fsync", "rename", "mkdir"])
@pytest.mark.parametrize(
    ("number", "why"),
    [
        (errno.ENOSPC, "disk penuh"),
        (errno.EROFS, "disk hanya dapat dibaca"),
        (errno.EACCES, "tidak ada izin"),
    ],
)
def test_a_disk_that_refuses_is_named_and_only_whole_files_stay(  # noqa: PLR0917 (fixtures, and a case of three parts)
    desk: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    step: str,
    number: int,
    why: str,
) -> None:
    allowed = iter(range(4 if step != "mkdir" else 0))

    def refusing(function: Any) -> Any:
        def called(*args: Any, **named: Any) -> Any:
            if next(allowed, None) is None:
                raise OSError(number, os.strerror(number))
            return function(*args, **named)

        return called

    with monkeypatch.context() as patch:
        if step == "fsync":
            patch.setattr(os, "fsync", refusing(os.fsync))
        else:
            name = "replace" if step == "rename" else "mkdir"
            patch.setattr(Path, name, refusing(getattr(Path, name)))
        stopped = ran(capsys, "undangan", desk, "-o", desk / "hasil")
    assert stopped.code == 4
    assert why in stopped.err
    assert leftovers(desk) == []
    partly = {path.name: path.read_bytes() for path in desk.rglob("undangan-*.docx")}
    assert ran(capsys, "undangan", desk, "-o", desk / "hasil").code == 0
    whole = {path.name: path.read_bytes() for path in desk.rglob("undangan-*.docx")}
    assert len(whole) == 3
    assert partly.items() <= whole.items()
