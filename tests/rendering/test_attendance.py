"""Who is of which institution, and who promised something."""

from __future__ import annotations

from typing import Any

import pytest

from kka_docs.rendering.attendance import attendance_list, commitments, listed_attendance
from tests.rendering.papers import SCHOOL, row

OWN = "SMA Negeri 1 Contohan"


@pytest.mark.parametrize(
    ("person", "institution"),
    [
        ({"nama": "Nurul Hikmah", "fungsi": "Wali Kelas"}, OWN),
        ({"nama": "Surya Wibawa", "instansi": "Puskesmas Contohan"}, "Puskesmas Contohan"),
        ({"fungsi": "Tokoh Masyarakat", "alamat": "Contohan"}, "–"),
        ({"nama": "Sudarman", "unsur": "orang_tua"}, "–"),
    ],
    ids=["one of the house", "an institution of their own", "from outside", "the family"],
)
def test_only_who_comes_from_nowhere_else_is_of_the_house(
    person: dict[str, Any], institution: str
) -> None:
    (listed,) = attendance_list([row("pertemuan", "peserta", **person)], SCHOOL, OWN)
    assert listed["instansi"] == institution


@pytest.mark.parametrize("nothing", [None, "-", "–", " — "])
def test_a_dash_is_no_promise(nothing: str | None) -> None:
    silent = row("berita_acara", "kehadiran", nama="Dewi Kartika", komitmen=nothing)
    helps = row("berita_acara", "kehadiran", nama="Sudarman", komitmen="Menelepon tiap malam")
    assert commitments([silent, helps]) == [{"siapa": "Sudarman", "isi": "Menelepon tiap malam"}]


def test_a_function_is_not_told_twice() -> None:
    head = row("berita_acara", "kehadiran", fungsi="Ketua RW 005")
    (listed,) = listed_attendance([{}], [head], SCHOOL)
    assert (listed["nama_lengkap"], listed["keterangan"]) == ("–", "Ketua RW 005")
