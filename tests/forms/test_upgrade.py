"""An older form is read as the current one asks: every kind of change, and chains of them.

Each test declares the form as it was and as it is: what is derived from the steps has to read the
one and to give the other.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from kka_docs.definitions.settings import settings as known_settings
from kka_docs.definitions.upgrades import (
    AddedField,
    AddedSheet,
    DroppedField,
    DroppedSheet,
    Editions,
    MovedField,
    OnlyIn,
    RenamedChoice,
    RenamedField,
    RenamedSheet,
    SplitField,
)
from kka_docs.errors import UnreadableForm
from kka_docs.forms.read import parse_form
from kka_docs.records import Doubt
from tests.forms.building import named
from tests.forms.small_forms import (
    FILE,
    KIND,
    field,
    form,
    page,
    read_now,
    table,
    upgraded,
    written,
)

if TYPE_CHECKING:
    from kka_docs.definitions.upgrades import Step
    from kka_docs.records import Problem, RawForm

OLD_FORM: Final = ("versi_lama", None, None)
"""That a form is of an older version is always said."""

RENAMED: Final = RenamedField(sheet="data", key="pelapor", was="pemohon", was_label="Pemohon")
PARTED: Final = r"(?P<mulai>\S+) *[–-] *(?P<selesai>\S+)"


def values(raw: RawForm) -> dict[str, Any]:
    """All answers, by "sheet.field"; those of a block or column as a list."""
    found: dict[str, Any] = {f"{s}.{k}": cell.value for (s, k), cell in raw.singles.items()}
    found |= {f"{s}.{k}": [c.value for c in cells] for (s, k), cells in raw.lists.items()}
    for key, rows in raw.tables.items():
        for row in rows:
            for column, cell in row.cells.items():
                found.setdefault(f"{key}.{column}", []).append(cell.value)
    return found


def place(raw: RawForm, *at: str | int) -> tuple[str | None, str | None, str | None]:
    found = raw.places[at]
    return found.sheet, found.cell, found.label


def told(raw: RawForm) -> list[Problem]:
    """What is said of the form beside its age."""
    assert named(raw.problems)[0] == OLD_FORM
    return list(raw.problems[1:])


# Every kind of change


def test_a_renamed_field_keeps_its_answer_and_the_place_it_was_given_at() -> None:
    raw = upgraded(
        form(page("data", field("pemohon"))),
        {"data": {"pemohon": "Wali kelas"}},
        form(page("data", field("pelapor"))),
        (RENAMED,),
    )
    assert values(raw) == {"data.pelapor": "Wali kelas"}
    assert place(raw, "data", "pelapor") == ("Data", "C5", "Pemohon")
    assert ("data", "pemohon") not in raw.places
    assert told(raw) == []


def test_a_renamed_block_keeps_its_lines() -> None:
    raw = upgraded(
        form(page("data", field("pemohon", lines=3))),
        {"data": {"pemohon": ["Satu.", "Dua."]}},
        form(page("data", field("pelapor", lines=3))),
        (RENAMED,),
    )
    assert values(raw) == {"data.pelapor": ["Satu.", "Dua."]}


def test_a_renamed_column_keeps_its_answers() -> None:
    raw = upgraded(
        form(table("data", field("nama"), field("pemohon"))),
        {"data": [{"nama": "Ani", "pemohon": "Ibu"}, {"nama": "Budi"}]},
        form(table("data", field("pelapor"), field("nama"))),
        (RENAMED,),
    )
    assert values(raw) == {"data.nama": ["Ani", "Budi"], "data.pelapor": ["Ibu"]}
    assert raw.tables["data"][1].places["pelapor"].cell == "C7"


def test_a_renamed_label_is_found_where_the_keys_are_gone() -> None:
    book = load_workbook(
        BytesIO(written(form(page("data", field("pemohon"))), {"data": {"pemohon": "Wali kelas"}}))
    )
    book["Data"].delete_cols(1)
    target = BytesIO()
    book.save(target)
    raw = read_now(target.getvalue(), form(page("data", field("pelapor"))), (RENAMED,))
    assert values(raw) == {"data.pelapor": "Wali kelas"}
    assert named(raw.problems) == [OLD_FORM, ("kunci_hilang", "Data", None)]


def test_old_labels_are_in_the_words_of_the_setting() -> None:
    renamed = RenamedField(sheet="data", key="nama", was="nama", was_label="Nama {konseli}")
    raw = upgraded(
        form(page("data", field("nama", "Nama {konseli}"))),
        {"data": {}},
        form(page("data", field("nama", "Nama lengkap {konseli}"))),
        (renamed,),
    )
    assert place(raw, "data", "nama") == ("Data", "C5", "Nama peserta didik")


def test_a_renamed_choice_is_renamed_wherever_its_list_is_asked() -> None:
    asked = field("izin", choices="persetujuan", open=True)
    blocks = field("semua", choices="persetujuan", lines=3)
    form_of_both = form(page("data", asked, blocks, field("lain")), table("orang", asked))
    raw = upgraded(
        form_of_both,
        {
            "data": {"izin": "menunggu", "semua": ["Sudah", "Menunggu"], "lain": "Menunggu"},
            "orang": [{"izin": "Menunggu"}, {"izin": "Ya"}],
        },
        form_of_both,
        (RenamedChoice(choices="persetujuan", label="Belum", was_label="Menunggu"),),
    )
    assert values(raw) == {
        "data.izin": "Belum",
        "data.semua": ["Sudah", "Belum"],
        "data.lain": "Menunggu",
        "orang.izin": ["Belum", "Ya"],
    }


def test_an_added_field_has_no_answer_and_no_cell() -> None:
    raw = upgraded(
        form(page("data", field("nama"))),
        {"data": {"nama": "Ani"}},
        form(page("data", field("surel"), field("nama"))),
        (AddedField(sheet="data", key="surel"),),
    )
    assert values(raw) == {"data.nama": "Ani"}
    assert place(raw, "data", "surel") == ("Data", None, "Surel")
    assert raw.unasked == {raw.places[("data", "surel")]}
    assert told(raw) == []


def test_an_added_column_has_no_answers_and_no_cells() -> None:
    raw = upgraded(
        form(table("data", field("nama"))),
        {"data": [{"nama": "Ani"}, {"nama": "Budi"}]},
        form(table("data", field("nama"), field("surel"))),
        (AddedField(sheet="data", key="surel"),),
    )
    assert values(raw) == {"data.nama": ["Ani", "Budi"]}
    assert {row.places["surel"] for row in raw.tables["data"]} == raw.unasked
    assert told(raw) == []


def test_what_stands_in_a_dropped_field_is_named_with_its_cell() -> None:
    raw = upgraded(
        form(page("data", field("nama"), field("agama"), field("hobi", lines=2))),
        {"data": {"nama": "Ani", "agama": "Islam", "hobi": ["Catur", "Renang"]}},
        form(page("data", field("nama"))),
        (
            DroppedField(sheet="data", was=field("agama")),
            DroppedField(sheet="data", was=field("hobi", lines=2)),
        ),
    )
    assert values(raw) == {"data.nama": "Ani"}
    assert [(p.place.cell, p.place.label, p.facts["nilai"]) for p in told(raw)] == [
        ("C6", "Agama", "Islam"),
        ("C7", "Hobi", "Catur"),
        ("C8", "Hobi", "Renang"),
    ]
    assert {p.code for p in told(raw)} == {"isian_tidak_dipakai"}
    assert set(raw.places) == {("data",), ("data", "nama")}


def test_what_stands_in_a_dropped_column_is_named_with_its_cell() -> None:
    raw = upgraded(
        form(table("data", field("agama"), field("nama"))),
        {"data": [{"nama": "Ani"}, {"nama": "Budi", "agama": "Hindu"}]},
        form(table("data", field("nama"))),
        (DroppedField(sheet="data", was=field("agama")),),
    )
    assert values(raw) == {"data.nama": ["Ani", "Budi"]}
    assert named(tuple(told(raw))) == [("isian_tidak_dipakai", "Data", "B7")]
    assert all("agama" not in row.places for row in raw.tables["data"])


@pytest.mark.parametrize(
    ("dropped", "typed"),
    [
        (field("agama"), None),
        (field("agama", default="Islam"), "Islam"),
        (field("izin", choices="persetujuan", default="belum"), "belum"),
    ],
)
def test_a_dropped_field_is_not_named_where_nobody_filled_it_in(dropped: Any, typed: Any) -> None:
    raw = upgraded(
        form(page("data", field("nama"), dropped)),
        {"data": {dropped.key: typed}},
        form(page("data", field("nama"))),
        (DroppedField(sheet="data", was=dropped),),
    )
    assert told(raw) == []


def test_a_dropped_row_is_not_missed_where_it_was_deleted() -> None:
    old = form(page("data", field("nama"), field("agama")))
    book = load_workbook(BytesIO(written(old, {"data": {"nama": "Ani"}})))
    book["Data"].delete_rows(6)
    target = BytesIO()
    book.save(target)
    step = (DroppedField(sheet="data", was=field("agama")),)
    assert told(read_now(target.getvalue(), form(page("data", field("nama"))), step)) == []


SPLIT: Final = SplitField(sheet="data", was=field("waktu"), pattern=PARTED)


def test_a_split_field_is_parted_and_its_parts_stand_where_it_stood() -> None:
    raw = upgraded(
        form(page("data", field("waktu"), field("tempat"))),
        {"data": {"waktu": " 09.00 – 11.00 ", "tempat": "Ruang BK"}},
        form(page("data", field("tempat"), field("mulai"), field("selesai"))),
        (SPLIT,),
    )
    expected = {"data.tempat": "Ruang BK", "data.mulai": "09.00", "data.selesai": "11.00"}
    assert values(raw) == expected
    assert place(raw, "data", "selesai") == ("Data", "C5", "Waktu")
    assert raw.singles[("data", "mulai")].place.cell == "C5"
    assert told(raw) == []


def test_what_cannot_be_parted_is_named_and_left_out() -> None:
    raw = upgraded(
        form(table("data", field("waktu"))),
        {"data": [{"waktu": "pagi"}, {"waktu": "09.00-10.00"}, {"waktu": 9}]},
        form(table("data", field("mulai"), field("selesai"))),
        (SPLIT,),
    )
    assert values(raw) == {"data.mulai": ["09.00"], "data.selesai": ["10.00"]}
    assert [(p.code, p.place.cell, p.facts) for p in told(raw)] == [
        ("isian_tidak_terbagi", "B6", {"kolom": "“Mulai”, “Selesai”", "nilai": "pagi"}),
        ("isian_tidak_terbagi", "B8", {"kolom": "“Mulai”, “Selesai”", "nilai": "9"}),
    ]
    assert raw.tables["data"][0].places["mulai"] in raw.unasked
    assert raw.tables["data"][1].places["mulai"] not in raw.unasked


def test_a_blank_answer_needs_no_parting() -> None:
    raw = upgraded(
        form(page("data", field("waktu"))),
        {"data": {}},
        form(page("data", field("mulai"), field("selesai"))),
        (SPLIT,),
    )
    assert (values(raw), told(raw), raw.unasked) == ({}, [], frozenset())
    assert place(raw, "data", "mulai") == ("Data", "C5", "Waktu")


def test_a_doubtful_answer_stays_doubtful_where_it_is_split() -> None:
    old = form(page("data", field("waktu")))
    book = load_workbook(BytesIO(written(old, {"data": {"waktu": "x"}})))
    book["Data"]["C5"].value = "=B1&B2"
    target = BytesIO()
    book.save(target)
    new = form(page("data", field("mulai"), field("selesai")))
    raw = read_now(target.getvalue(), new, (SPLIT,))
    assert raw.singles[("data", "mulai")].doubt is Doubt.FORMULA_WITHOUT_RESULT
    assert told(raw) == []


def test_a_moved_field_keeps_its_answer_and_the_place_it_was_given_at() -> None:
    raw = upgraded(
        form(page("data", field("nama"), field("alamat")), page("rumah", field("telepon"))),
        {"data": {"nama": "Ani", "alamat": "Jalan Melati 1"}},
        form(page("data", field("nama")), page("rumah", field("alamat"), field("telepon"))),
        (MovedField(sheet="rumah", key="alamat", was_sheet="data"),),
    )
    assert values(raw) == {"data.nama": "Ani", "rumah.alamat": "Jalan Melati 1"}
    assert place(raw, "rumah", "alamat") == ("Data", "C6", "Alamat")
    assert told(raw) == []


def test_a_moved_field_whose_sheet_was_deleted_is_missed_there() -> None:
    old = form(page("data", field("nama")), page("rumah", field("alamat")))
    book = load_workbook(BytesIO(written(old, {})))
    del book["Rumah"]
    target = BytesIO()
    book.save(target)
    new = form(page("data", field("nama"), field("alamat")))
    steps = (
        MovedField(sheet="data", key="alamat", was_sheet="rumah"),
        DroppedSheet(was=page("rumah", field("telepon"))),
    )
    raw = read_now(target.getvalue(), new, steps)
    assert place(raw, "data", "alamat") == ("Rumah", None, None)


def test_a_renamed_sheet_keeps_its_answers() -> None:
    raw = upgraded(
        form(page("data", field("nama")), table("anak", field("nama"), title="Daftar Anak")),
        {"data": {"nama": "Ani"}, "anak": [{"nama": "Budi"}]},
        form(page("orang", field("nama")), table("konseli", field("nama"))),
        (
            RenamedSheet(sheet="orang", was="data", was_title="Data"),
            RenamedSheet(sheet="konseli", was="anak", was_title="Daftar Anak"),
        ),
    )
    assert values(raw) == {"orang.nama": "Ani", "konseli.nama": ["Budi"]}
    assert raw.places[("konseli",)].sheet == "Daftar Anak"
    assert told(raw) == []


def test_an_added_sheet_was_not_asked() -> None:
    raw = upgraded(
        form(page("data", field("nama"))),
        {"data": {"nama": "Ani"}},
        form(
            page("data", field("nama")), page("rumah", field("alamat")), table("tamu", field("n"))
        ),
        (AddedSheet(sheet="rumah"), AddedSheet(sheet="tamu")),
    )
    assert values(raw) == {"data.nama": "Ani"}
    assert place(raw, "rumah", "alamat") == ("Rumah", None, "Alamat")
    assert {raw.places[("rumah",)], raw.places[("tamu",)]} < raw.unasked
    assert told(raw) == []


def test_what_stands_on_a_dropped_sheet_is_named_with_its_cells() -> None:
    rumah, tamu = page("rumah", field("alamat")), table("tamu", field("nama"))
    raw = upgraded(
        form(page("data", field("nama")), rumah, tamu),
        {"rumah": {"alamat": "Jalan Melati 1"}, "tamu": [{"nama": "Budi"}, {"nama": "Citra"}]},
        form(page("data", field("nama"))),
        (DroppedSheet(was=rumah), DroppedSheet(was=tamu)),
    )
    assert named(tuple(told(raw))) == [
        ("isian_tidak_dipakai", "Rumah", "C5"),
        ("isian_tidak_dipakai", "Tamu", "B6"),
        ("isian_tidak_dipakai", "Tamu", "B7"),
    ]
    assert (raw.singles, raw.tables, set(raw.places)) == ({}, {}, {("data",), ("data", "nama")})


def test_a_dropped_sheet_is_not_missed_where_it_was_deleted() -> None:
    rumah = page("rumah", field("alamat"))
    book = load_workbook(BytesIO(written(form(page("data", field("nama")), rumah), {})))
    del book["Rumah"]
    target = BytesIO()
    book.save(target)
    step = (DroppedSheet(was=rumah),)
    assert told(read_now(target.getvalue(), form(page("data", field("nama"))), step)) == []


@pytest.mark.parametrize(("setting", "expected"), [("sekolah", "Ani"), ("perusahaan", None)])
def test_a_change_of_one_setting_is_none_of_another(setting: str, expected: str | None) -> None:
    step = (OnlyIn("sekolah", RENAMED),)
    workbook = written(
        form(page("data", field("pemohon"))),
        {"data": {"pemohon": "Ani"}},
        known_settings()[setting],
    )
    raw = read_now(workbook, form(page("data", field("pelapor"))), step)
    found = raw.singles.get(("data", "pelapor"))
    assert (found.value if found else None) == expected


# Chains


THEN: Final = form(
    page("data", field("peminta"), field("waktu"), field("agama"), field("alamat")),
    table("anak", field("nama"), field("izin", choices="persetujuan")),
    page("catatan", field("isi", lines=2)),
)
"""A form of version 1 …"""

STEPS: Final = (
    (
        RenamedField(sheet="data", key="pemohon", was="peminta", was_label="Peminta"),
        AddedField(sheet="data", key="surel"),
    ),
    (),
    (
        RenamedField(sheet="data", key="pelapor", was="pemohon", was_label="Pemohon"),
        RenamedSheet(sheet="konseli", was="anak", was_title="Anak"),
        SPLIT,
    ),
    (
        AddedSheet(sheet="rumah"),
        MovedField(sheet="rumah", key="alamat", was_sheet="data"),
        DroppedField(sheet="data", was=field("agama")),
        DroppedSheet(was=page("catatan", field("isi", lines=2))),
        RenamedChoice(choices="persetujuan", label="Belum", was_label="Menunggu"),
        RenamedField(sheet="konseli", key="sebutan", was="nama", was_label="Nama"),
    ),
)
"""… that became four versions older …"""

NOW: Final = form(
    page("data", field("pelapor"), field("surel"), field("mulai"), field("selesai")),
    table("konseli", field("sebutan"), field("izin", choices="persetujuan")),
    page("rumah", field("telepon"), field("alamat")),
)
"""… and is this today."""


def test_a_form_is_read_through_all_the_steps_since() -> None:
    raw = upgraded(
        THEN,
        {
            "data": {
                "peminta": "Wali kelas",
                "waktu": "09.00-11.00",
                "agama": "Islam",
                "alamat": "Jalan Melati 1",
            },
            "anak": [{"nama": "Ani", "izin": "Menunggu"}],
            "catatan": {"isi": ["Rahasia."]},
        },
        NOW,
        *STEPS,
    )
    assert values(raw) == {
        "data.pelapor": "Wali kelas",
        "data.mulai": "09.00",
        "data.selesai": "11.00",
        "konseli.sebutan": ["Ani"],
        "konseli.izin": ["Belum"],
        "rumah.alamat": "Jalan Melati 1",
    }
    assert place(raw, "data", "pelapor") == ("Data", "C5", "Peminta")
    assert place(raw, "rumah", "alamat") == ("Data", "C8", "Alamat")
    assert [p.facts["nilai"] for p in told(raw)] == ["Islam", "Rahasia."]
    assert raw.problems[0].facts == {"versi": "1", "dikenal": "5"}
    assert raw.version == 1


def test_a_form_joins_the_steps_where_it_stands() -> None:
    later = form(
        page("data", field("pemohon"), field("surel"), field("waktu"), field("agama")),
        table("anak", field("nama"), field("izin", choices="persetujuan")),
        page("catatan", field("isi", lines=2)),
        version=3,
    )
    values_then = {"data": {"pemohon": "Wali kelas", "surel": "a@b.example"}}
    raw = read_now(written(later, values_then), NOW, *STEPS)
    assert values(raw)["data.surel"] == "a@b.example"
    assert values(raw)["data.pelapor"] == "Wali kelas"
    assert raw.problems[0].facts == {"versi": "3", "dikenal": "5"}


def test_a_form_of_today_goes_through_no_step() -> None:
    today = written(form(*NOW.sheets, version=5), {"data": {"pelapor": "Wali kelas"}})
    raw = read_now(today, NOW, *STEPS)
    assert (values(raw), raw.problems) == ({"data.pelapor": "Wali kelas"}, ())


@settings(max_examples=30, deadline=None)
@given(st.dictionaries(st.sampled_from(["peminta", "waktu", "agama", "alamat"]), st.text("ab -–")))
def test_no_answer_of_an_older_form_vanishes_unsaid(typed: dict[str, str]) -> None:
    answers = {key: text.strip() for key, text in typed.items() if text.strip()}
    raw = upgraded(THEN, {"data": answers}, NOW, *STEPS)
    kept = values(raw)
    known = [*kept.values(), *(p.facts["nilai"] for p in told(raw))]
    parts = kept.get("data.mulai", "") + kept.get("data.selesai", "")
    for key, text in answers.items():
        assert text in known or (key == "waktu" and _letters(text) == _letters(parts))


def _letters(text: str) -> str:
    return "".join(filter(str.isalpha, text))


# What cannot be read


@pytest.mark.parametrize(
    ("version", "today", "steps", "code"),
    [
        (6, 5, STEPS, "versi_lebih_baru"),
        (0, 5, STEPS, "versi_lebih_lama"),
        (-1, 5, STEPS, "versi_lebih_lama"),
        (1, 2, (), "versi_lebih_lama"),
        (1, 3, STEPS[:1], "versi_lebih_lama"),
        (2, 3, STEPS[:1], "versi_lebih_lama"),
    ],
)
def test_a_version_that_no_steps_lead_from_is_refused(
    version: int, today: int, steps: tuple[Step, ...], code: str
) -> None:
    sheet = page("data", field("nama"))
    workbook = written(form(sheet, version=version), {})
    known = Editions({KIND: form(sheet, version=today)}, {KIND: steps})
    with pytest.raises(UnreadableForm) as caught:
        parse_form(Path(FILE), workbook, known)
    assert caught.value.code == code
    assert caught.value.facts == {"versi": str(version), "dikenal": str(today)}
