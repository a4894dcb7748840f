"""Today's forms, as if they had changed since: what an older one gives, and what is said of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

from kka_docs.definitions.catalog import remedy, wrong
from kka_docs.definitions.documents import DOCUMENTS
from kka_docs.definitions.fields import Field
from kka_docs.definitions.forms import FORMS
from kka_docs.definitions.setting import form_in_setting
from kka_docs.definitions.upgrades import (
    EDITIONS,
    AddedField,
    AddedSheet,
    DroppedField,
    Editions,
    MovedField,
    RenamedChoice,
    RenamedField,
    SplitField,
    Step,
)
from kka_docs.forms.read import parse_form, read_form
from kka_docs.forms.refill import refill, refilled_answers
from kka_docs.forms.upgrade import upgrade_to
from kka_docs.forms.write import write_answers
from kka_docs.institution import open_office
from kka_docs.pipeline import Order, made
from kka_docs.validation.check import check
from tests.forms.building import named
from tests.forms.excel import SCHOOL
from tests.forms.marks import coloured, marked

if TYPE_CHECKING:
    from kka_docs.records import RawForm, Record, Values

SAMPLES: Final = Path(__file__).parents[2] / "samples" / "baik" / "sekolah"
CASE: Final = SAMPLES / "KKA-2026-001-kasus.xlsx"
VERSION: Final = FORMS["kasus"].version

HARMLESS: Final[tuple[Step, ...]] = (
    (
        RenamedField(sheet="kasus", key="pemohon", was="peminta", was_label="Diminta oleh"),
        RenamedField(sheet="konseli", key="telepon", was="nomor", was_label="Nomor telepon"),
    ),
    (RenamedChoice(choices="prioritas", label="Segera", was_label="Penting"),),
    (MovedField(sheet="kasus", key="konselor", was_sheet="format_kasus"),),
)
"""Changes through which nothing is lost."""


def older_case(steps: tuple[Step, ...], **answers: Values | list[Values] | None) -> bytes:
    """The sample's case form as it would have been filled in before these steps.

    `answers` are given by sheet: those of single fields in part, those of tables as a whole.
    """
    now = form_in_setting(FORMS["kasus"], SCHOOL)
    then = refilled_answers(read_form(CASE))
    for sheet, change in answers.items():
        then[sheet] = {**then[sheet], **change} if isinstance(change, dict) else change
    return write_answers(upgrade_to(now, steps, SCHOOL).older, SCHOOL, then)


def read_today(workbook: bytes, steps: tuple[Step, ...]) -> RawForm:
    """What is read where these steps led on from today's form to a newer one."""
    newer = replace(FORMS["kasus"], version=VERSION + len(steps))
    all_steps = (*EDITIONS.steps["kasus"], *steps)
    return parse_form(CASE, workbook, Editions({"kasus": newer}, {"kasus": all_steps}))


def case_before_harmless_changes(konselor: str | None = "Rahmat Hidayat, S.Pd., Kons.") -> bytes:
    clients = [
        {**client, "nomor": client["telepon"]}
        for client in refilled_answers(read_form(CASE))["konseli"]
    ]
    return older_case(
        HARMLESS,
        kasus={"peminta": "Wali kelas bersama guru BK", "prioritas": "Penting"},
        format_kasus={"konselor": konselor},
        konseli=clients,
    )


def papers(record: Record) -> dict[str, bytes]:
    _, office = open_office(SAMPLES / "profil-lembaga.xlsx")
    assert office is not None
    order = Order(record, tuple(DOCUMENTS[kind] for kind in ("format-kasus",)), {})
    return {paper.name: paper.content for paper in made(order, office).documents}


def test_an_older_form_makes_the_record_and_the_documents_of_a_current_one() -> None:
    old = check(read_today(case_before_harmless_changes(), HARMLESS))
    current = check(read_form(CASE))
    assert old.record is not None
    assert current.record is not None
    assert old.record.values == current.record.values
    assert papers(old.record) == papers(current.record)
    assert named(old.problems) == [("versi_lama", None, None), *named(current.problems)]


def test_problems_of_an_older_form_name_its_own_cells_and_labels() -> None:
    workbook = case_before_harmless_changes(konselor=None)
    raw = read_today(workbook, HARMLESS)
    problems = check(raw).problems
    (missing,) = [found for found in problems if found.code == "wajib"]
    assert missing.place == raw.places[("kasus", "konselor")]
    sheet, cell = missing.place.sheet, missing.place.cell
    assert (sheet, missing.place.label) == ("Format Kasus", "Konselor")
    assert (str(sheet), str(cell)) in coloured(marked(workbook, problems, CASE.name))


def said(raw: RawForm) -> list[tuple[str, str | None, str | None, str | None]]:
    """What is said of a form, but that it is old and what is said of today's as well."""
    usual = set(named(check(read_form(CASE)).problems)) | {("versi_lama", None, None)}
    return [
        (found.code, found.place.sheet, found.place.cell, found.place.label)
        for found in check(raw).problems
        if (found.code, found.place.sheet, found.place.cell) not in usual
    ]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (
            AddedField(sheet="kasus", key="konselor"),
            ("belum_ditanyakan", "Kasus", None, "Konselor"),
        ),
        (
            AddedField(sheet="konseli", key="nama"),
            ("belum_ditanyakan", "Konseli", None, "Nama lengkap"),
        ),
        (
            AddedField(sheet="konseli", key="kelas"),
            ("belum_ditanyakan", "Konseli", None, "Kelas"),
        ),
        (AddedSheet(sheet="konseli"), ("belum_ditanyakan", "Konseli", None, "Konseli")),
    ],
)
def test_what_is_required_now_but_was_not_asked_is_said_once(change: Any, expected: Any) -> None:
    steps = ((change,),)
    raw = read_today(older_case(steps), steps)
    assert expected in said(raw)
    assert [found[0] for found in said(raw)].count("belum_ditanyakan") == 1
    assert "wajib" not in {found[0] for found in said(raw)}
    assert check(raw).record is None


def test_what_may_stay_blank_and_was_not_asked_is_not_mentioned() -> None:
    steps = ((AddedField(sheet="kasus", key="pemohon"), AddedSheet(sheet="data_pendukung")),)
    raw = read_today(older_case(steps), steps)
    assert said(raw) == []
    found = check(raw).record
    assert found is not None
    assert found.values["kasus"]["pemohon"] is None
    assert found.values["data_pendukung"] == []


OUTDATED: Final[tuple[Step, ...]] = (
    (
        AddedField(sheet="kasus", key="konselor"),
        AddedSheet(sheet="data_pendukung"),
        DroppedField(sheet="kasus", was=Field(key="agama", label="Agama")),
        SplitField(
            sheet="kasus",
            was=Field(key="penemuan", label="Penemuan"),
            pattern="(?P<ditemukan_oleh>.+); (?P<pemohon>.+)",
        ),
    ),
)


def test_a_current_form_is_filled_from_an_older_one() -> None:
    answers = {"agama": "Islam", "penemuan": "Guru piket; Wali kelas"}
    old = read_today(older_case(OUTDATED, kasus=answers), OUTDATED)
    refilled = refill(old)
    new = parse_form(CASE, refilled.content)
    assert new.problems == ()
    assert new.singles[("kasus", "ditemukan_oleh")].value == "Guru piket"
    assert new.singles[("kasus", "pemohon")].value == "Wali kelas"
    assert ("kasus", "konselor") not in new.singles
    assert [(p.code, p.place.label, p.facts["nilai"]) for p in refilled.left_out] == [
        ("isian_tidak_dipakai", "Agama", "Islam")
    ]


OF_OLDER_FORMS: Final = {
    "versi_lama": (
        f"Formulir ini versi {VERSION}; yang sekarang versi {VERSION + 1}. Isinya tetap terbaca. "
        "Tidak perlu diisi ulang. Untuk memindahkan isinya ke formulir yang sekarang: kka formulir "
        "--dari, diikuti nama berkas ini."
    ),
    "isian_tidak_dipakai": (
        "Formulir yang sekarang tidak menanyakan “Agama” lagi, jadi isian ini tidak dipakai. Bila "
        "masih perlu, pindahkan ke isian lain; bila tidak, biarkan."
    ),
    "isian_tidak_terbagi": (
        "Dalam formulir yang sekarang, isian ini terbagi menjadi “Ditemukan oleh”, “Diusulkan "
        "oleh”. Bagian-bagiannya tidak dikenali, jadi isian ini tidak dipakai. Pindahkan isinya ke "
        "formulir yang sekarang (kka formulir --dari, diikuti nama berkas ini), lalu isi "
        "bagian-bagiannya di sana."
    ),
    "belum_ditanyakan": (
        "Formulir versi lama ini belum menanyakan “Konselor”, padahal sekarang wajib diisi. "
        "Pindahkan isinya ke formulir yang sekarang (kka formulir --dari, diikuti nama berkas "
        "ini), lalu lengkapi di sana."
    ),
}
"""What only an older form brings up, in full."""


def test_what_is_said_of_an_older_form_is_plain() -> None:
    workbook = older_case(OUTDATED, kasus={"agama": "Islam", "penemuan": "Guru piket"})
    found = check(read_today(workbook, OUTDATED)).problems
    told = {
        p.code: f"{wrong(p, with_values=True)} {remedy(p, with_values=True)}"
        for p in found
        if p.code in OF_OLDER_FORMS
    }
    assert told == OF_OLDER_FORMS
