"""Many forms at once: what is found, what is made, what is passed over, and how a run ends."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
from openpyxl import Workbook

from kka_docs import pipeline
from kka_docs.batch import Exit, FormReport, Options, Report, Stage, check_all, make_all
from kka_docs.definitions import catalog
from kka_docs.definitions.documents import DOCUMENTS
from kka_docs.errors import OutsideMissing, TemplateFault, WrongUse
from kka_docs.intake import Source, form_of
from kka_docs.manifest import MANIFEST
from kka_docs.records import Status
from kka_docs.workspace import MARKER
from tests.forms_in_words import (
    CHILD,
    CODE,
    TEACHER,
    Filled,
    blank,
    case,
    meeting,
    minutes,
    participant,
    profile,
    teacher,
)
from tests.word_files import template, text_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kka_docs.institution import Office
    from kka_docs.pipeline import Made, Order
    from kka_docs.records import Problem, RawForm

LETTERS: Final = [DOCUMENTS["undangan"]]
AGENDA: Final = [DOCUMENTS["agenda"]]
CALLING: Final = (
    *("undangan", "slip-konfirmasi", "tanda-terima"),
    *("label-amplop", "label-amplop-besar", "amplop"),
)
"""The kinds that call people to a meeting that stands as planned, and what goes with them."""
EVERYTHING: Final = tuple(DOCUMENTS.values())


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, in which the commands are given."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def work(folder: Path) -> Path:
    """A working folder with a profile in order."""
    root = folder / "kerja"
    profile().save(root)
    (root / MARKER).write_text("", "utf-8")
    return root


def documents(folder: Path) -> list[str]:
    """The documents below a folder, by their path."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.docx"))


def everything(folder: Path) -> set[Path]:
    return set(folder.rglob("*"))


def around() -> list[str]:
    """The papers of the first meeting that are made even before people may be called to it."""
    names = ("agenda", "daftar-hadir", "pernyataan-kerahasiaan", "pernyataan-perorangan")
    return [f"{CODE}/pertemuan-1/{name}-{CODE}-p1.docx" for name in names]


def on_envelopes() -> list[str]:
    """What the first meeting's letters are put into."""
    names = ("amplop", "label-amplop", "label-amplop-besar")
    return [f"{CODE}/pertemuan-1/{name}-{CODE}-p1.docx" for name in names]


def sent(number: int) -> list[str]:
    """What one invitee of the first meeting gets: the letter, and the papers that go with it."""
    names = ("slip-konfirmasi", "tanda-terima", "undangan")
    return [f"{CODE}/pertemuan-1/{name}-{number:02}-{CODE}-p1.docx" for name in names]


def told(report: Report) -> dict[str, list[str]]:
    """Which codes a report has for which file; files without problems left out."""
    reports = [form for form in report.forms if form.checked.problems]
    return {form.checked.path.name: codes(form) for form in reports}


def codes(form: FormReport) -> list[str]:
    return [found.code for found in form.checked.problems]


def small_meeting(code: str = CODE, number: int = 1, **changes: Any) -> Filled:
    """A meeting with one invitee."""
    return meeting(code, number, **{"peserta": [teacher()], **changes})


def foreign_workbook(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    Workbook().save(path)
    return path


# What is looked at


def test_a_path_that_does_not_exist_is_wrong_use(work: Path) -> None:
    with pytest.raises(WrongUse, match=r"“hilang\.xlsx” tidak ditemukan"):
        make_all([work, Path("hilang.xlsx")])
    assert documents(work) == []


@pytest.mark.parametrize("run", [check_all, make_all])
def test_a_profile_that_does_not_exist_is_wrong_use(work: Path, run: Any) -> None:
    form = case().save(work)
    with pytest.raises(WrongUse, match=r"“lain\.xlsx” tidak ditemukan"):
        run([form], options=Options(profile=Path("lain.xlsx")))


@pytest.mark.parametrize("run", [check_all, make_all])
def test_a_folder_without_filled_forms_is_wrong_use(folder: Path, run: Any) -> None:
    blank("kasus").save(folder)
    foreign_workbook(folder / "nilai.xlsx")
    with pytest.raises(WrongUse, match="Tidak ada formulir kka_docs yang sudah diisi"):
        run([folder])


def test_foreign_workbooks_and_blank_forms_of_a_folder_are_passed_over(work: Path) -> None:
    foreign_workbook(work / "nilai.xlsx")
    blank("pertemuan").save(work / "formulir-kosong")
    case().save(work)
    report = make_all([work])
    assert report.exit_code is Exit.DONE
    assert [form.checked.path.name for form in report.forms] == [
        "kasus.xlsx",
        "profil-lembaga.xlsx",
    ]


def test_a_foreign_workbook_that_is_named_itself_is_a_problem(work: Path) -> None:
    report = check_all([work, foreign_workbook(work / "nilai.xlsx")])
    assert told(report) == {"nilai.xlsx": ["bukan_formulir"]}
    assert report.exit_code is Exit.PROBLEMS


def test_a_blank_form_that_is_named_itself_is_a_problem(work: Path) -> None:
    report = make_all([blank("pertemuan").save(work)])
    assert told(report) == {"pertemuan.xlsx": ["formulir_kosong"]}
    assert report.exit_code is Exit.PROBLEMS
    assert documents(work) == []


def test_a_damaged_workbook_is_named_also_in_a_folder(work: Path) -> None:
    case().save(work)
    (work / "pertemuan.xlsx").write_bytes(b"PK\x03\x04 terpotong")
    report = make_all([work])
    assert told(report) == {"pertemuan.xlsx": ["rusak"]}
    assert report.exit_code is Exit.PART_FAILED


def test_a_form_that_is_named_twice_is_made_once(work: Path) -> None:
    form = case().save(work / "bk")
    report = make_all([form, work / "bk", work / "bk" / ".." / "bk" / "kasus.xlsx"])
    assert [outcome.status for outcome in report.outcomes] == [Status.NEW, Status.NEW]
    assert report.exit_code is Exit.DONE


def test_forms_come_in_the_order_in_which_they_are_named(work: Path) -> None:
    second, first = case("KKA-2026-002").save(work / "b"), case().save(work / "a")
    report = check_all([second, first])
    assert [form.checked.path for form in report.forms] == [second, first]


# One form among many


def test_one_bad_form_among_ten_does_not_stop_the_others(work: Path) -> None:
    for number in range(1, 11):
        place = None if number == 4 else "Ruang BK"
        small_meeting(number=number, tempat=place).save(work / "tu", f"{number:02}.xlsx")
    report = make_all([work / "tu"], AGENDA)
    assert report.exit_code is Exit.PART_FAILED
    assert told(report) == {"04.xlsx": ["wajib"]}
    meetings = [f"{CODE}/pertemuan-{number}" for number in range(1, 11) if number != 4]
    assert documents(work / "tu") == sorted(
        f"{place}/agenda-{CODE}-p{place.rpartition('-')[2]}.docx" for place in meetings
    )


def test_where_all_forms_are_bad_nothing_is_written(folder: Path) -> None:
    profile().save(folder)
    small_meeting(tempat=None).save(folder)
    case(kode="tanpa nomor").save(folder)
    before = everything(folder)
    report = make_all([folder], options=Options(output=folder / "hasil"))
    assert report.exit_code is Exit.PROBLEMS
    assert report.outcomes == ()
    assert everything(folder) == before


def test_a_second_run_over_good_forms_ends_well_and_says_what_stayed(work: Path) -> None:
    small_meeting().save(work)
    made = [outcome.path for outcome in make_all([work]).outcomes]
    letter = work / CODE / "pertemuan-1" / f"undangan-01-{CODE}-p1.docx"
    letter.write_bytes(letter.read_bytes() + b" disunting")
    report = make_all([work])
    assert report.exit_code is Exit.DONE
    statuses = {outcome.path: outcome.status for outcome in report.outcomes}
    assert statuses == dict.fromkeys(made, Status.SAME) | {letter: Status.KEPT}


def test_progress_is_told_after_every_form(work: Path) -> None:
    for number in (1, 2):
        small_meeting(number=number, tempat=None).save(work, f"{number}.xlsx")
    steps: list[tuple[str, int, int]] = []
    make_all([work], AGENDA, progress=lambda *step: steps.append(step))
    assert steps[-4:] == [
        (Stage.CHECKING, 3, 3),
        (Stage.MAKING, 1, 3),
        (Stage.MAKING, 2, 3),
        (Stage.MAKING, 3, 3),
    ]


def test_a_check_makes_nothing(work: Path) -> None:
    small_meeting().save(work)
    before = everything(work)
    assert check_all([work]).exit_code is Exit.DONE
    assert everything(work) == before


def test_a_check_that_finds_only_warnings_ends_well(work: Path) -> None:
    report = check_all([small_meeting(agenda=[]).save(work)])
    assert told(report) == {"pertemuan.xlsx": ["agenda_kosong"]}
    assert report.exit_code is Exit.DONE


def test_a_check_that_finds_one_error_among_good_forms_says_so(work: Path) -> None:
    case().save(work)
    small_meeting(tempat=None).save(work)
    assert check_all([work]).exit_code is Exit.PROBLEMS


# Which documents are asked for


def test_forms_that_are_not_asked_for_neither_fail_nor_appear(work: Path) -> None:
    case(konselor=None).save(work)
    small_meeting().save(work)
    report = make_all([work], LETTERS)
    assert report.exit_code is Exit.DONE
    assert told(report) == {}


def test_where_no_form_can_make_what_is_asked_it_is_wrong_use(work: Path) -> None:
    case().save(work)
    with pytest.raises(WrongUse, match="yang dapat dijadikan surat undangan"):
        make_all([work], LETTERS)


def test_without_consent_there_is_an_agenda_but_no_invitation(work: Path) -> None:
    form = small_meeting(persetujuan="belum").save(work)
    report = make_all([form])
    assert told(report) == {"pertemuan.xlsx": ["persetujuan_belum"]}
    assert report.forms[0].stopped == CALLING
    assert report.exit_code is Exit.PART_FAILED
    assert documents(work) == around()


def test_without_consent_a_meeting_on_another_day_lacks_the_letter_that_says_so(work: Path) -> None:
    form = small_meeting(
        persetujuan="belum",
        keadaan="berubah",
        tanggal_semula=date(2026, 11, 23),
        mulai_semula=time(9),
        sebab="Ruang dipakai ujian.",
    ).save(work)
    report = make_all([form])
    assert report.forms[0].stopped == ("perubahan", *CALLING[1:])
    assert documents(work) == around()


@pytest.mark.parametrize(
    ("kinds", "ending"), [(LETTERS, Exit.PROBLEMS), (AGENDA, Exit.DONE)], ids=["letters", "agenda"]
)
def test_without_consent_only_the_invitations_fail(
    work: Path, kinds: Sequence[Any], ending: Exit
) -> None:
    assert make_all([small_meeting(persetujuan="belum").save(work)], kinds).exit_code is ending


def test_where_letters_are_only_withdrawn_nothing_was_made(work: Path) -> None:
    make_all([small_meeting().save(work)], LETTERS)
    report = make_all([small_meeting(persetujuan="belum").save(work)], LETTERS)
    assert [outcome.status for outcome in report.outcomes] == [Status.INVALID]
    assert report.exit_code is Exit.PROBLEMS


def test_where_consent_cannot_be_had_the_reason_opens_the_way(work: Path) -> None:
    impossible = small_meeting(persetujuan="tidak_dimungkinkan").save(work)
    assert told(make_all([impossible], LETTERS)) == {"pertemuan.xlsx": ["wajib_bila"]}
    reason = "demi keselamatan konseli"
    small_meeting(persetujuan="tidak_dimungkinkan", alasan_persetujuan=reason).save(work)
    assert make_all([impossible], LETTERS).exit_code is Exit.DONE


# Two forms of one thing


def test_two_forms_of_one_meeting_are_a_problem_of_both(work: Path) -> None:
    first, second = (small_meeting().save(work / "tu", name) for name in ("a.xlsx", "b.xlsx"))
    report = make_all([work])
    assert told(report) == {"a.xlsx": ["pertemuan_ganda"], "b.xlsx": ["pertemuan_ganda"]}
    named = [found.facts["berkas_lain"] for found in report.problems]
    assert named == [str(second), str(first)]
    assert report.exit_code is Exit.PROBLEMS
    assert documents(work) == []


def test_a_second_form_of_a_meeting_takes_no_letter_of_the_first_away(work: Path) -> None:
    small_meeting().save(work)
    (letter,) = make_all([work], LETTERS).outcomes
    small_meeting(persetujuan="belum").save(work, "salinan.xlsx")
    assert make_all([work], LETTERS).outcomes == ()
    assert letter.path.exists()


def test_two_forms_of_one_case_are_a_problem_of_both(work: Path) -> None:
    case().save(work, "a.xlsx")
    case().save(work, "b.xlsx")
    assert told(check_all([work])) == {"a.xlsx": ["kasus_ganda"], "b.xlsx": ["kasus_ganda"]}


def test_the_forms_of_a_case_and_its_meetings_are_no_doubles(work: Path) -> None:
    for form in (case(), small_meeting(), minutes()):
        form.save(work / "bk")
    small_meeting(number=2).save(work / "bk", "pertemuan-2.xlsx")
    codes = {found.code for found in check_all([work]).problems}
    assert codes.isdisjoint({"kasus_ganda", "pertemuan_ganda"})


# The profile


def test_without_a_profile_a_sentence_says_how_to_make_one(folder: Path) -> None:
    report = make_all([case().save(folder)])
    (found,) = report.problems
    assert found.code == "tanpa_profil"
    assert "kka formulir profil" in catalog.remedy(found, with_values=False)
    assert report.exit_code is Exit.PROBLEMS
    assert documents(folder) == []


def test_without_a_profile_forms_can_be_checked(folder: Path) -> None:
    assert check_all([case().save(folder)]).exit_code is Exit.DONE


def test_the_nearest_profile_serves_unless_another_is_named(work: Path) -> None:
    other = profile(nama="SMA Lain").save(work / "lain")
    named = profile(nama="SMA Pilihan").save(work / "pilihan", "profil-kami.xlsx")
    outside, beside = case().save(work / "bk"), case("KKA-2026-002").save(other.parent)

    def institution(form: Path, **options: Any) -> str:
        (first, _) = make_all([form], options=Options(**options)).outcomes
        texts = text_of(first.path)
        (found,) = [n for n in ("SMA Rekaan", "SMA Lain", "SMA Pilihan") if n in texts]
        return found

    assert institution(outside) == "SMA Rekaan"
    assert institution(beside) == "SMA Lain"
    assert institution(beside, profile=named) == "SMA Pilihan"


def test_a_faulty_profile_is_named_with_its_own_problems(work: Path) -> None:
    profile(alamat=None).save(work)
    report = make_all([case().save(work / "bk")])
    assert told(report) == {"profil-lembaga.xlsx": ["wajib"], "kasus.xlsx": ["profil_bermasalah"]}
    assert report.exit_code is Exit.PROBLEMS
    assert documents(work) == []


def test_a_profile_that_nobody_filled_in_yet_is_named(work: Path) -> None:
    blank("profil").save(work)
    case().save(work / "bk")
    expected = {"profil-lembaga.xlsx": ["formulir_kosong"], "kasus.xlsx": ["profil_bermasalah"]}
    assert told(make_all([work / "bk"])) == expected
    assert told(make_all([work])) == expected


def test_a_faulty_profile_is_named_once(work: Path) -> None:
    profile(alamat=None).save(work)
    case().save(work / "bk")
    report = make_all([work])
    assert [form.checked.path.name for form in report.forms] == [
        "kasus.xlsx",
        "profil-lembaga.xlsx",
    ]


def test_another_form_is_no_profile(work: Path) -> None:
    form = case().save(work)
    report = make_all([form], options=Options(profile=small_meeting().save(work)))
    assert told(report) == {"pertemuan.xlsx": ["bukan_profil"], "kasus.xlsx": ["profil_bermasalah"]}


def test_what_a_profile_says_counts_in_a_check(work: Path) -> None:
    form = small_meeting(penanda_tangan="Kepala Gudang").save(work)
    assert told(check_all([form])) == {"pertemuan.xlsx": ["penanda_tangan_tidak_dikenal"]}


# Desks


@pytest.mark.parametrize("desk", ["bk", "tu", "."])
def test_documents_stay_on_the_desk_of_their_form(work: Path, desk: str) -> None:
    make_all([case().save(work / desk)])
    assert documents(work / desk) == [
        f"{CODE}/format-kasus-himpunan-{CODE}.docx",
        f"{CODE}/format-kasus-pertemuan-{CODE}.docx",
    ]


def test_without_a_working_folder_documents_go_to_output(folder: Path) -> None:
    profile().save(folder)
    make_all([case().save(folder)])
    assert {path.split("/")[0] for path in documents(folder)} == {"output"}


def test_a_chosen_folder_takes_the_documents_of_all_desks(work: Path, folder: Path) -> None:
    case().save(work / "bk")
    small_meeting().save(work / "tu")
    make_all([work], options=Options(output=folder / "hasil"))
    assert documents(work) == []
    of_case = [f"{CODE}/format-kasus-{name}-{CODE}.docx" for name in ("himpunan", "pertemuan")]
    assert documents(folder / "hasil") == sorted([*of_case, *around(), *on_envelopes(), *sent(1)])


READS: Final = """
import sys
from pathlib import Path

sys.addaudithook(lambda event, given: event == "open" and print(given[0], file=sys.stderr))
from kka_docs.cli.commands import kka
from kka_docs.cli.faults import run

sys.exit(max(run(kka, [command, "tu"]) for command in ("periksa", "undangan", "semua")))
"""


def test_what_tata_usaha_runs_never_reads_the_counselors_desk(work: Path) -> None:
    case().save(work / "bk")
    small_meeting().save(work / "bk")
    small_meeting().save(work / "tu")
    ran = subprocess.run(
        [sys.executable, "-c", READS], cwd=work, capture_output=True, text=True, check=True
    )
    reads = {str((work / line).resolve()) for line in ran.stderr.splitlines()}
    assert str(work / "tu" / "pertemuan.xlsx") in reads
    assert not [path for path in reads if path.startswith(str(work / "bk"))]


# One letter alone


def test_one_letter_alone_comes_with_its_slip_and_receipt_and_no_other_paper(work: Path) -> None:
    people = [teacher(), participant("Ratna Rekaan", "Dokter")]
    report = make_all([meeting(peserta=people).save(work)], options=Options(only=2))
    assert report.exit_code is Exit.DONE
    assert documents(work) == sent(2)


def test_one_letter_alone_asks_nothing_of_forms_without_letters(work: Path) -> None:
    case(konselor=None).save(work)
    small_meeting().save(work)
    report = make_all([work], options=Options(only=1))
    assert report.exit_code is Exit.DONE
    assert told(report) == {}


def test_a_number_that_nobody_has_is_wrong_use(work: Path) -> None:
    form = small_meeting().save(work)
    with pytest.raises(WrongUse, match="Tidak ada surat dengan nomor urut 7"):
        make_all([form], LETTERS, Options(only=7))
    assert not (work / CODE).exists()


def test_a_number_may_be_found_in_one_of_several_meetings(work: Path) -> None:
    small_meeting().save(work, "a.xlsx")
    meeting(number=2).save(work, "b.xlsx")
    report = make_all([work], LETTERS, Options(only=3))
    assert [outcome.path.parent.name for outcome in report.outcomes] == ["pertemuan-2"]


def test_a_number_is_not_called_missing_where_its_form_is_bad(work: Path) -> None:
    report = make_all([small_meeting(tempat=None).save(work)], LETTERS, Options(only=1))
    assert report.exit_code is Exit.PROBLEMS


# What stops a whole run


def test_a_faulty_template_stops_the_run_before_it_begins(work: Path, folder: Path) -> None:
    template(folder / "templat" / "agenda.docx", "{{ pertemuan.tmpat }}")
    forms = [small_meeting(number=number).save(work, f"{number}.xlsx") for number in (1, 2)]
    with pytest.raises(TemplateFault, match=r"pertemuan\.tmpat tidak dikenal"):
        make_all(forms, AGENDA, Options(templates=folder / "templat"))
    assert documents(work) == []


def test_a_faulty_template_stops_also_what_comes_before_it(work: Path, folder: Path) -> None:
    template(folder / "templat" / "agenda.docx", "{{ pertemuan.tempat }}")
    template(folder / "templat" / "berita-acara.docx", "{{ berita_acara.tmpat }}")
    forms = [small_meeting().save(work), minutes().save(work)]
    kinds = [*AGENDA, DOCUMENTS["berita-acara"]]
    with pytest.raises(TemplateFault, match=r"berita_acara\.tmpat tidak dikenal"):
        make_all(forms, kinds, Options(templates=folder / "templat"))
    assert documents(work) == []


def test_a_template_folder_without_templates_stops_the_run(work: Path, folder: Path) -> None:
    with pytest.raises(TemplateFault, match=r"agenda\.docx tidak ditemukan"):
        make_all([small_meeting().save(work)], AGENDA, Options(templates=folder / "kosong"))


def test_own_templates_are_used(work: Path, folder: Path) -> None:
    template(folder / "templat" / "agenda.docx", "Acara di {{ pertemuan.tempat }}")
    form = small_meeting(tempat="Aula").save(work)
    (outcome,) = make_all([form], AGENDA, Options(templates=folder / "templat")).outcomes
    assert text_of(outcome.path) == "Acara di Aula"


def test_a_file_where_documents_should_go_stops_the_run(work: Path, folder: Path) -> None:
    (folder / "hasil").write_text("bukan folder", "utf-8")
    with pytest.raises(OutsideMissing, match="sebuah berkas sudah memakai nama foldernya"):
        make_all([case().save(work)], options=Options(output=folder / "hasil"))


def test_documents_of_all_forms_share_one_manifest_a_folder(work: Path) -> None:
    small_meeting().save(work)
    minutes().save(work)
    make_all([work], EVERYTHING)
    manifests = [path.parent.name for path in work.rglob(MANIFEST)]
    assert manifests == ["pertemuan-1"]
    again = make_all([work], EVERYTHING)
    assert {outcome.status for outcome in again.outcomes} == {Status.SAME}
    assert TEACHER not in (work / CODE / "pertemuan-1" / MANIFEST).read_text("utf-8")


def test_what_goes_wrong_inside_for_one_form_leaves_the_others_alone(
    work: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The sentence names the error's type, never its text: that may quote the form."""
    small_meeting().save(work)
    case().save(work)
    real = pipeline.made

    def breaks_on_cases(order: Order, office: Office) -> Made:
        if order.record.kind == "kasus":
            raise RuntimeError(CHILD)
        return real(order, office)

    monkeypatch.setattr(pipeline, "made", breaks_on_cases)
    report = make_all([work], EVERYTHING)
    assert report.exit_code is Exit.PART_FAILED
    assert [found.code for found in report.problems] == ["galat_program"]
    assert "RuntimeError" in catalog.wrong(report.problems[0], with_values=True)
    made = [outcome.path.relative_to(work).as_posix() for outcome in report.outcomes]
    assert sorted(made) == sorted([*around(), *on_envelopes(), *sent(1)])


def test_a_form_whose_reading_breaks_is_named_and_the_others_are_made(
    work: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = case().save(work)
    small_meeting().save(work)
    real = form_of

    def breaks_on_cases(source: Source) -> RawForm | Problem:
        if source.path.name == broken.name:
            raise ZeroDivisionError
        return real(source)

    monkeypatch.setattr("kka_docs.batch.tasks.form_of", breaks_on_cases)
    report = make_all([work], EVERYTHING)
    assert report.exit_code is Exit.PART_FAILED
    assert [found.place.file for found in report.problems] == [broken.name]


def test_blank_forms_beside_do_not_bring_up_their_blank_profile(work: Path) -> None:
    """What `kka mulai --contoh` leaves: a blank profile, blank forms, and filled samples."""
    blank("profil").save(work)
    blank("kasus").save(work / "formulir-kosong")
    profile().save(work / "contoh")
    small_meeting().save(work / "contoh")
    report = make_all([work], EVERYTHING)
    assert report.exit_code is Exit.DONE
    assert report.problems == ()
