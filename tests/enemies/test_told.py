"""What is said of locks, of files that are none, and of forms with far too much in them."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Final

import pytest
from openpyxl import load_workbook

from kka_docs.batch import check_all
from kka_docs.definitions.catalog import problem, remedy, wrong
from kka_docs.records import Place
from tests.forms_in_words import meeting, profile, teacher

if TYPE_CHECKING:
    from pathlib import Path

OF_ENEMIES: Final = {
    "sandi_dilewati": "Berkas ini dilindungi sandi, dan sandinya tidak diberikan. Jalankan lagi "
    "dan ketik sandinya bila ditanya; yang Anda ketik tidak terlihat.",
    "sandi_keliru": "Sandi yang diberikan tidak membuka berkas ini. Periksa huruf besar dan "
    "kecilnya dan tombol Caps Lock, lalu jalankan lagi.",
    "sandi_ods": "Berkas .ods ini dilindungi sandi; sandi berkas .ods tidak dapat dibuka di sini. "
    "Buka dengan LibreOffice, simpan sebagai Excel 2007-365 (.xlsx) dengan sandi, lalu jalankan "
    "dengan --sandi.",
    "sandi_cara_lain": "Berkas ini dilindungi dengan cara yang tidak dikenal program ini. Buka "
    "dengan Excel, hapus sandinya, pasang lagi, simpan sebagai .xlsx, lalu jalankan dengan "
    "--sandi.",
    "berkas_kunci": "Ini berkas kunci yang ditulis Excel atau LibreOffice selama formulirnya "
    "terbuka, bukan formulirnya. Pilih formulir di sampingnya, yang namanya tanpa “~$” atau "
    "“.~lock.”.",
    "berkas_hilang": "Berkas ini sudah tidak ada: mungkin dipindahkan atau diganti namanya selagi "
    "program bekerja. Periksa nama dan foldernya, lalu jalankan lagi.",
    "sedang_ditulis": "Berkas ini sedang ditulis oleh program lain. Tunggu sampai selesai disimpan "
    "atau disalin, lalu jalankan lagi.",
    "masalah_lain": "Formulir ini memuat lebih dari 500 masalah; yang lain belum disebut. Perbaiki "
    "yang sudah disebut lebih dahulu, lalu periksa lagi.",
    "peringatan_lain": "Formulir ini memuat lebih dari 500 peringatan; yang lain belum disebut. "
    "Perhatikan yang sudah disebut lebih dahulu, lalu periksa lagi.",
    "terlalu_banyak_isian": "Tabel di sheet ini memuat lebih dari 500 isian. Hapus baris yang "
    "bukan isian, atau bagi isiannya ke beberapa formulir.",
}


@pytest.mark.parametrize("code", OF_ENEMIES)
def test_what_is_said_helps(code: str) -> None:
    found = problem(code, Place("a.xlsx"), batas="500")
    said = f"{wrong(found, with_values=True)} {remedy(found, with_values=True)}"
    assert said == OF_ENEMIES[code]


def codes_of(path: Path) -> list[str]:
    (report,) = (form for form in check_all([path]).forms if form.checked.path == path)
    return [found.code for found in report.checked.problems]


@pytest.mark.parametrize("name", ["~$pertemuan.xlsx", ".~lock.pertemuan.xlsx#"])
def test_a_lock_that_is_chosen_by_itself_is_called_one(tmp_path: Path, name: str) -> None:
    lock = tmp_path / name
    lock.write_bytes(b"\x08Nurul   ")
    assert codes_of(lock) == ["berkas_kunci"]


def test_of_very_many_mistakes_the_first_are_told(tmp_path: Path) -> None:
    profile().save(tmp_path)
    crowd = [teacher(nama=f"Orang {n}", unsur="x", kelompok="y") for n in range(300)]
    told = codes_of(meeting(peserta=crowd).save(tmp_path))
    assert told.count("masalah_lain") == 1
    assert len(told) <= 502


def test_of_very_many_remarks_the_first_are_told(tmp_path: Path) -> None:
    profile().save(tmp_path)
    path = meeting().save(tmp_path)
    book = load_workbook(path)
    for row in range(6, 606):
        book["Pertemuan"].cell(row, 30, "catatan")
    target = BytesIO()
    book.save(target)
    path.write_bytes(target.getvalue())
    told = codes_of(path)
    assert told.count("peringatan_lain") == 1
    assert len(told) <= 502


def test_a_table_of_many_hundred_lines_is_no_meeting(tmp_path: Path) -> None:
    profile().save(tmp_path)
    crowd = [teacher(nama=f"Orang {n}") for n in range(501)]
    assert "terlalu_banyak_isian" in codes_of(meeting(peserta=crowd).save(tmp_path))
