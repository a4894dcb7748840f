"""Where a working folder is, which desk a form lies on, which profile serves it, what is a form."""

from __future__ import annotations

from pathlib import Path

import pytest

from kka_docs.workspace import (
    MARKER,
    OUTPUT_WITHOUT_FOLDER,
    PROFILE_NAME,
    forms_below,
    output_folder,
    profile_for,
    workspace_of,
)


def touched(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"")
    return path


def names(folder: Path, *paths: Path) -> list[str]:
    """What is found by a command that is given these paths, as seen from the folder."""
    return [path.relative_to(folder).as_posix() for path in forms_below(paths)]


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """A working folder."""
    return touched(tmp_path / "kerja" / MARKER).parent


# The folder and its desks


def test_a_working_folder_is_known_by_its_marker(work: Path) -> None:
    form = touched(work / "bk" / "2026" / "kasus.xlsx")
    found = workspace_of(form)
    assert found is not None
    assert found.root == work


def test_without_a_marker_there_is_no_working_folder(tmp_path: Path) -> None:
    assert workspace_of(touched(tmp_path / "bk" / "kasus.xlsx")) is None


def test_the_nearest_of_two_working_folders_counts(work: Path) -> None:
    inner = touched(work / "contoh" / MARKER).parent
    found = workspace_of(touched(inner / "sekolah" / "kasus.xlsx"))
    assert found is not None
    assert found.root == inner


def test_the_search_ends_at_the_home_folder(work: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = work / "home" / "siti"
    form = touched(home / "Dokumen" / "kasus.xlsx")
    assert workspace_of(form) is not None
    monkeypatch.setattr(Path, "home", lambda: home)
    assert workspace_of(form) is None


def test_the_home_folder_itself_may_be_the_working_folder(
    work: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "home", lambda: work)
    assert workspace_of(touched(work / "bk" / "kasus.xlsx")) is not None


@pytest.mark.parametrize(
    ("form", "desk"),
    [
        ("bk/kasus.xlsx", "bk"),
        ("bk/2026/ganjil/kasus.xlsx", "bk"),
        ("tu/pertemuan.xlsx", "tu"),
        ("pertemuan.xlsx", "."),
        ("arsip/bk/kasus.xlsx", "."),
        ("bk.xlsx", "."),
    ],
)
def test_documents_stay_on_the_desk_of_their_form(work: Path, form: str, desk: str) -> None:
    assert output_folder(touched(work / form), None) == work / desk


def test_a_chosen_folder_goes_before_the_desk(work: Path, tmp_path: Path) -> None:
    form = touched(work / "bk" / "kasus.xlsx")
    assert output_folder(form, tmp_path / "hasil") == tmp_path / "hasil"


def test_without_a_working_folder_documents_go_to_output(tmp_path: Path) -> None:
    assert output_folder(touched(tmp_path / "kasus.xlsx"), None) == Path(OUTPUT_WITHOUT_FOLDER)


# The profile


def test_the_working_folders_profile_serves_every_desk(work: Path) -> None:
    profile = touched(work / PROFILE_NAME)
    assert profile_for(touched(work / "bk" / "2026" / "kasus.xlsx")) == profile
    assert profile_for(touched(work / "tu" / "pertemuan.xlsx")) == profile


def test_a_profile_beside_the_form_goes_before_the_working_folders(work: Path) -> None:
    touched(work / PROFILE_NAME)
    beside = touched(work / "bk" / "lain" / PROFILE_NAME)
    assert profile_for(touched(work / "bk" / "lain" / "kasus.xlsx")) == beside


def test_without_a_working_folder_only_a_profile_beside_the_form_serves(tmp_path: Path) -> None:
    profile = touched(tmp_path / PROFILE_NAME)
    assert profile_for(touched(tmp_path / "kasus.xlsx")) == profile
    assert profile_for(touched(tmp_path / "dalam" / "kasus.xlsx")) is None


# What is searched for forms


def test_a_folder_is_searched_to_its_depth_in_a_stable_order(tmp_path: Path) -> None:
    for name in ("b/kasus.xlsx", "a.xlsx", "b/a/x.XLSX", "b/lama.xlsm"):
        touched(tmp_path / name)
    assert names(tmp_path, tmp_path) == ["a.xlsx", "b/a/x.XLSX", "b/kasus.xlsx", "b/lama.xlsm"]


def test_files_and_folders_may_be_mixed_and_each_form_counts_once(tmp_path: Path) -> None:
    first, second = touched(tmp_path / "bk" / "a.xlsx"), touched(tmp_path / "tu" / "b.xlsx")
    given = (second, tmp_path / "bk", first, tmp_path / "tu" / ".." / "tu" / "b.xlsx")
    assert names(tmp_path, *given) == ["tu/b.xlsx", "bk/a.xlsx"]


@pytest.mark.parametrize(
    "name",
    [
        "~$pertemuan.xlsx",
        ".pertemuan.xlsx",
        ".git/pertemuan.xlsx",
        "bk/.simpanan/lama/pertemuan.xlsx",
        "pertemuan.docx",
        ".~lock.pertemuan.ods#",
        "~$pertemuan.xls",
        "pertemuan.csv",
        "pertemuan.xlsx.bak",
        "xlsx",
    ],
)
def test_in_a_folder_only_whole_visible_workbooks_are_found(tmp_path: Path, name: str) -> None:
    touched(tmp_path / name)
    touched(tmp_path / "bk" / "pertemuan.xlsx")
    assert names(tmp_path, tmp_path) == ["bk/pertemuan.xlsx"]


@pytest.mark.parametrize("suffix", ["xlsx", "XLSM", "xls", "ods", "xlsb"])
def test_a_form_is_found_whatever_program_saved_it(tmp_path: Path, suffix: str) -> None:
    touched(tmp_path / f"pertemuan.{suffix}")
    assert names(tmp_path, tmp_path) == [f"pertemuan.{suffix}"]


@pytest.mark.parametrize("suffix", [".ods", ".xls"])
def test_a_profile_saved_by_another_program_serves(work: Path, suffix: str) -> None:
    saved = touched((work / PROFILE_NAME).with_suffix(suffix))
    assert profile_for(touched(work / "bk" / "kasus.xlsx")) == saved
    usual = touched(work / PROFILE_NAME)
    assert profile_for(work / "bk" / "kasus.xlsx") == usual


def test_a_hidden_folder_that_is_named_itself_is_searched(tmp_path: Path) -> None:
    touched(tmp_path / ".simpanan" / "pertemuan.xlsx")
    assert names(tmp_path, tmp_path / ".simpanan") == [".simpanan/pertemuan.xlsx"]


def test_links_lead_out_of_no_folder(tmp_path: Path) -> None:
    secret = touched(tmp_path / "rahasia" / "kasus.xlsx")
    shared = touched(tmp_path / "tu" / "pertemuan.xlsx").parent
    (shared / "tautan.xlsx").symlink_to(secret)
    (shared / "folder").symlink_to(secret.parent)
    assert names(tmp_path, shared) == ["tu/pertemuan.xlsx"]


def test_a_folder_named_like_a_form_is_no_form(tmp_path: Path) -> None:
    touched(tmp_path / "kasus.xlsx" / "isi.xlsx")
    assert names(tmp_path, tmp_path) == ["kasus.xlsx/isi.xlsx"]


def test_a_file_that_is_named_itself_is_taken_whatever_it_is(tmp_path: Path) -> None:
    given = [touched(tmp_path / name) for name in ("surat.docx", ".kasus.xlsx", "~$kasus.xlsx")]
    assert forms_below(given) == given
