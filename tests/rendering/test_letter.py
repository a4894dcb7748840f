"""The head and foot of a letter: numbers, date line, signatory, and to whom it goes."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from kka_docs.definitions.signatories import signatory_of_letters, signatory_row
from kka_docs.rendering.letter import (
    letter_number,
    numbering_row,
    place_and_date,
    recipient,
    signatory,
)
from tests.rendering.papers import SCHOOL, profile, row

NOVEMBER_17 = date(2026, 11, 17)
PATTERN = "421.3/{nomor}/SMAN1/{bulan_romawi}/{tahun}"
HEAD = {
    "fungsi": "Kepala Sekolah",
    "gelar_depan": "Dra. Hj.",
    "nama": "Siti Aminah",
    "gelar_belakang": "M.Pd.",
    "jenis_nomor": "NIP",
    "nomor": "196803121994032004",
    "menandatangani": "mengetahui",
}
COORDINATOR = {"fungsi": "Koordinator BK", "nama": "Rahmat Hidayat", "menandatangani": "surat"}


def numbered(
    typed: str | None,
    pattern: str = PATTERN,
    day: date | None = NOVEMBER_17,
    per: str = "pertemuan",
    copy: int = 0,
) -> str:
    numbering = row("profil", "penomoran", jenis_surat="undangan", pola=pattern, per=per)
    return letter_number(typed, numbering, day, copy)


@pytest.mark.parametrize(
    ("pattern", "number"),
    [
        (PATTERN, "421.3/045/SMAN1/XI/2026"),
        ("{nomor}/BK", "045/BK"),
        ("B-{nomor}/{bulan}-{tahun}/{nomor}", "B-045/11-2026/045"),
        ("{nomor}", "045"),
    ],
)
def test_a_number_is_filled_into_the_institutions_pattern(pattern: str, number: str) -> None:
    assert numbered("45", pattern) == number


def test_month_and_year_are_those_of_the_letter() -> None:
    assert numbered("7", day=date(2027, 1, 4)) == "421.3/007/SMAN1/I/2027"


def test_without_a_date_month_and_year_are_left_for_the_pen() -> None:
    assert numbered("45", "{nomor}/{bulan}/{tahun}", day=None) == "045/....../......"


def test_without_a_number_it_is_left_for_the_pen() -> None:
    assert numbered(None) == "421.3/............/SMAN1/XI/2026"
    assert letter_number(None, None, NOVEMBER_17, 0) == "............"


@pytest.mark.parametrize("dash", ["-", "–", "—"])
def test_a_dash_for_the_number_asks_for_the_pen(dash: str) -> None:
    assert numbered(dash) == numbered(None)
    assert numbered(dash, per="surat", copy=2) == numbered(None)


@pytest.mark.parametrize("typed", ["421.3/005/SMAN1-CTH/I/2027", "45a", "45/2026"])
def test_a_number_typed_in_full_is_printed_as_typed(typed: str) -> None:
    assert numbered(typed) == typed
    assert numbered(typed, per="surat", copy=3) == typed


def test_without_a_pattern_the_number_stands_alone() -> None:
    assert letter_number("45", None, NOVEMBER_17, 2) == "045"


def test_numbers_have_at_least_three_digits() -> None:
    assert [numbered(typed, "{nomor}") for typed in ("7", "0045", "1045")] == ["007", "045", "1045"]


def test_one_number_for_a_meeting_or_one_for_each_letter() -> None:
    shared = [numbered("45", "{nomor}", copy=copy) for copy in range(3)]
    single = [numbered("45", "{nomor}", per="surat", copy=copy) for copy in range(3)]
    assert shared == ["045", "045", "045"]
    assert single == ["045", "046", "047"]


def test_every_kind_of_letter_has_its_pattern() -> None:
    invitation = {"jenis_surat": "undangan", "pola": "U/{nomor}"}
    minutes = {"jenis_surat": "berita_acara", "pola": "BA/{nomor}"}
    values = profile(penomoran=[invitation, minutes])
    found = numbering_row(values, "berita_acara")
    assert found is not None
    assert found["pola"] == "BA/{nomor}"
    assert numbering_row(values, "pembatalan") is None
    assert numbering_row(profile(), "undangan") is None


def test_the_date_line_or_room_for_the_pen() -> None:
    assert place_and_date("Contohan", NOVEMBER_17) == "Contohan, 17 November 2026"
    assert place_and_date("Contohan", None) == f"Contohan, {'.' * 24}"


def test_a_signature_block_has_function_name_and_number() -> None:
    (signing,) = profile(penanda_tangan=[HEAD])["penanda_tangan"]
    assert signatory(signing) == {
        "fungsi": "Kepala Sekolah",
        "nama": "Dra. Hj. Siti Aminah, M.Pd.",
        "nomor": "NIP 19680312 199403 2 004",
    }


def test_somebody_without_a_number_has_no_number_line() -> None:
    (signing,) = profile(penanda_tangan=[COORDINATOR])["penanda_tangan"]
    assert signatory(signing)["nomor"] is None


@pytest.mark.parametrize(
    ("rows", "named", "signs"),
    [
        ([HEAD, COORDINATOR], "Kepala Sekolah", "Kepala Sekolah"),
        ([HEAD, COORDINATOR], " kepala  sekolah", "Kepala Sekolah"),
        ([HEAD, COORDINATOR], None, "Koordinator BK"),
        ([HEAD, COORDINATOR], "Direktur", "Koordinator BK"),
        ([HEAD], None, "Kepala Sekolah"),
        ([COORDINATOR, HEAD | {"menandatangani": "keduanya"}], None, "Koordinator BK"),
        ([HEAD | {"menandatangani": "keduanya"}, COORDINATOR], None, "Kepala Sekolah"),
    ],
)
def test_who_signs_letters(rows: list[dict[str, Any]], named: str | None, signs: str) -> None:
    assert signatory_of_letters(profile(penanda_tangan=rows), named)["fungsi"] == signs


def test_nobody_countersigns_unless_named() -> None:
    values = profile(penanda_tangan=[HEAD])
    assert signatory_row(values, None) is None
    assert signatory_row(values, "Direktur") is None
    assert signatory_row(values, "KEPALA SEKOLAH") is not None


@pytest.mark.parametrize(
    ("person", "lines"),
    [
        pytest.param(
            {"sapaan": "Bapak", "gelar_depan": "Drs.", "nama": "Bambang", "fungsi": "Wali Kelas"},
            ["Drs. Bambang", "Wali Kelas", "di Tempat"],
            id="a title before the name: no Bapak",
        ),
        pytest.param(
            {"sapaan": "Ibu", "nama": "Nurul Hikmah", "gelar_belakang": "S.Pd."},
            ["Ibu Nurul Hikmah, S.Pd.", "di Tempat"],
            id="only a title behind the name",
        ),
        pytest.param(
            {"sapaan": "Bapak/Ibu", "nama": "Suharto", "alamat": "Contohan"},
            ["Bapak/Ibu Suharto", "di Contohan"],
            id="no title at all",
        ),
        pytest.param({"nama": "Suharto"}, ["Suharto", "di Tempat"], id="no form of address"),
        pytest.param(
            {"sapaan": "Bapak", "fungsi": "Kepala Polsek Contohan", "up": "Kanit Binmas"},
            ["Kepala Polsek Contohan", "u.p. Kanit Binmas", "di Tempat"],
            id="by function, for the attention of",
        ),
        pytest.param(
            {"nama": "Maya", "fungsi": "Psikolog", "instansi": "Biro Cerah", "alamat": "Contohan"},
            ["Maya", "Psikolog", "Biro Cerah", "di Contohan"],
            id="from another institution",
        ),
        pytest.param(
            {"sapaan": "Ibu", "nama": "Lastri", "fungsi": "Orang Tua/Wali", "anak": "Raka"},
            ["Ibu Lastri", "di Tempat"],
            id="a parent by name",
        ),
        pytest.param(
            {"sapaan": "Bapak/Ibu", "fungsi": "Orang Tua/Wali", "anak": "Raka"},
            ["Orang Tua/Wali", "di Tempat"],
            id="a parent whose name is not known",
        ),
        pytest.param(
            {"anak": "Raka", "alamat": "Jalan Kenanga 17\nContohan"},
            ["Orang Tua/Wali", "di Jalan Kenanga 17\nContohan"],
            id="a parent known by the child only, home address",
        ),
    ],
)
def test_to_whom_a_letter_goes(person: dict[str, Any], lines: list[str]) -> None:
    block = recipient(row("pertemuan", "peserta", **person), SCHOOL.words)
    assert [block["yth"], *block["baris"], f"di {block['di']}"] == lines
    assert block["anak"] == person.get("anak")


@pytest.mark.parametrize(
    ("person", "called"),
    [
        ({"sapaan": "Ibu", "nama": "Lastri"}, "Ibu"),
        ({"sapaan": "Sdr.", "nama": "Suwarno"}, "Saudara"),
        ({"sapaan": "Romo", "nama": "Mangun"}, "Romo"),
        ({"sapaan": "Bapak", "fungsi": "Kepala Polsek Contohan"}, "Bapak"),
        ({"gelar_depan": "Drs.", "nama": "Bambang"}, "Bapak"),
        ({"gelar_depan": "Hj.", "nama": "Ni'mah"}, "Ibu"),
        ({"gelar_depan": "dr.", "nama": "Reinhard"}, "Bapak/Ibu"),
        ({"gelar_depan": "Prof. Drs. H.", "sapaan": "Romo", "nama": "Mangun"}, "Romo"),
    ],
)
def test_what_the_text_of_a_letter_calls_its_reader(person: dict[str, Any], called: str) -> None:
    block = recipient(row("pertemuan", "peserta", **person), SCHOOL.words)
    assert block["sapaan"] == called


@pytest.mark.parametrize(
    ("person", "yth"),
    [
        ({"sapaan": "Bpk.", "nama": "Sudarman"}, "Bapak Sudarman"),
        ({"sapaan": "Bapak", "nama": "Bapak Sudarman"}, "Bapak Sudarman"),
        ({"nama": "Sdri. Citra", "gelar_belakang": "S.Pd."}, "Saudari Citra, S.Pd."),
        ({"sapaan": "Ibu", "gelar_depan": "Hj.", "nama": "Ni'mah"}, "Hj. Ni'mah"),
    ],
)
def test_a_form_of_address_is_spelled_out_and_never_doubled(
    person: dict[str, Any], yth: str
) -> None:
    assert recipient(row("pertemuan", "peserta", **person), SCHOOL.words)["yth"] == yth


@pytest.mark.parametrize(
    ("child", "called"),
    [
        ("Raka Umpama", "Ananda Raka Umpama"),
        ("Ananda Raka Umpama", "Ananda Raka Umpama"),
        ("Bapak Wiryo", "Bapak Wiryo"),
        (None, None),
    ],
)
def test_what_a_familys_letter_calls_the_client(child: str | None, called: str | None) -> None:
    person = row("pertemuan", "peserta", nama="Lastri", anak=child)
    assert recipient(person, SCHOOL.words)["ananda"] == called
