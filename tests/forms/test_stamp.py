"""A workbook's stamp tells which form it is, before anything else of it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kka_docs.definitions.forms import FORMS
from kka_docs.definitions.settings import settings
from kka_docs.errors import UnreadableForm
from kka_docs.forms.read import form_bytes, parse_form, read_form, read_stamp
from kka_docs.forms.stamp import Stamp
from kka_docs.forms.write import write_form
from tests.forms.building import FILE, change_part, filled, saved
from tests.forms.excel import EVERY_BLANK_FORM, SCHOOL

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(("form", "setting"), EVERY_BLANK_FORM)
def test_the_stamp_of_a_form_is_read(form: str, setting: str) -> None:
    assert read_stamp(write_form(form, settings()[setting])) == Stamp(
        form, setting, FORMS[form].version
    )


def test_the_rest_of_the_form_may_be_damaged(tmp_path: Path) -> None:
    path = saved(filled("kasus"), tmp_path)
    change_part(path, "xl/worksheets/sheet2.xml", lambda text: text[: len(text) // 2])
    assert read_stamp(path.read_bytes()).kind == "kasus"
    assert _refused(path) == "rusak"


@pytest.mark.parametrize(
    "content", [b"", b"Nama;Kelas", b"PK\x03\x04 terpotong", bytes.fromhex("D0CF11E0A1B11AE1")]
)
def test_what_is_no_workbook_is_refused_alike(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / FILE
    path.write_bytes(content)
    _refused_alike(path)


@pytest.mark.parametrize(
    ("row", "value"), [(1, "lain"), (2, "rapor"), (2, None), (3, "pesantren"), (4, 0), (4, 9)]
)
def test_a_wrong_stamp_is_refused_alike(tmp_path: Path, row: int, value: str | int | None) -> None:
    book = filled("kasus")
    book["_kka"][f"A{row}"].value = value
    _refused_alike(saved(book, tmp_path))


def test_a_form_is_read_from_bytes_without_its_file(tmp_path: Path) -> None:
    path = tmp_path / FILE
    path.write_bytes(write_form("kasus", SCHOOL, {"kasus": {"pemohon": "Wali kelas"}}))
    data, read = form_bytes(path), read_form(path)
    path.unlink()
    assert parse_form(path, data) == read


def _refused_alike(path: Path) -> None:
    with pytest.raises(UnreadableForm) as caught:
        read_stamp(path.read_bytes())
    assert caught.value.code == _refused(path)


def _refused(path: Path) -> str:
    with pytest.raises(UnreadableForm) as caught:
        read_form(path)
    return caught.value.code
