"""A meeting form passes to the office only where it says nothing of the case; as a new file."""

from __future__ import annotations

from datetime import date, time
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from openpyxl.comments import Comment

from kka_docs.batch import Options, check_all, make_all
from kka_docs.definitions import catalog
from kka_docs.definitions.documents import DOCUMENTS
from kka_docs.errors import WrongUse
from kka_docs.files import INVALID_FOLDER
from kka_docs.handover import Handover, hand_over
from kka_docs.records import Status
from kka_docs.workspace import MARKER
from tests.cli.terminal import in_one_line, ran
from tests.forms_in_words import CHILD, CODE, FATHER, case, father, meeting, profile, teacher
from tests.word_files import text_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.forms_in_words import Filled

COPY: Final = f"{CODE}-pertemuan-1.xlsx"
NISN: Final = "0091234567"
SAID_YES: Final = {
    "kode": "K1",
    "siapa": FATHER,
    "hubungan": "Ayah",
    "keadaan": "sudah",
    "tanggal": date(2026, 10, 6),
}


def the_case(**changes: Any) -> Filled:
    client = {
        "kode": "K1",
        "nama": CHILD,
        "kelas": "XI-3",
        "nisn": NISN,
        "wali": FATHER,
        "alamat": "Jalan Kenanga 5",
    }
    return case(**{"konseli": [client], "persetujuan": [SAID_YES], **changes})


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """A working folder with both desks, and the case on the counselor's."""
    (tmp_path / MARKER).touch()
    (tmp_path / "tu").mkdir()
    the_case().save(tmp_path / "bk")
    return tmp_path


def handed(work: Path, form: Filled, folder: Path | None = None) -> Handover:
    path = form.save(work / "bk")
    (one,) = hand_over([path], work / "bk" / "kasus.xlsx", folder)
    return one


def codes(one: Handover) -> list[str]:
    return [found.code for found in one.checked.problems]


PLANTED: Final[dict[str, tuple[dict[str, Any], str]]] = {
    "hal": ({"hal": f"Undangan tentang {CHILD}"}, "serah_nama"),
    "place": ({"tempat": "Rumah Bapak HASAN  REKAAN"}, "serah_nama"),
    "house": ({"tempat": "Jalan Kenanga 5"}, "serah_nama"),
    "purpose": ({"tujuan": ["Mendampingi Rekaan, Melati"]}, "serah_nama"),
    "tembusan": ({"tembusan": ["Komite", f"Orang tua {CHILD}"]}, "serah_nama"),
    "lampiran": ({"lampiran": f"Data siswa {NISN}"}, "serah_nama"),
    "NISN with spaces": ({"sifat": "Rahasia 009 123 45 67"}, "serah_nama"),
    "reason": (
        {"persetujuan": "tidak_dimungkinkan", "alasan_persetujuan": f"Menurut {FATHER}"},
        "serah_nama",
    ),
    "activity": ({"agenda": [{"kegiatan": f"Laporan {CHILD}"}]}, "serah_nama"),
    "function": ({"peserta": [teacher(up=FATHER), father()]}, "serah_nama"),
    "first name": ({"hal": "Undangan untuk Melati"}, "serah_sebagian_nama"),
    "topic": ({"hal": "Undangan: semangat menurun"}, "serah_masalah"),
    "narrative": (
        {"agenda": [{"kegiatan": "Membahas bulan-bulan ia tujuh kali terlambat"}]},
        "serah_masalah",
    ),
    "another case": ({"kode_kasus": "KKA-2026-777"}, "serah_kode_kasus"),
    "another client": ({"konseli": ["K9"]}, "serah_kode_konseli"),
    "another child": ({"peserta": [teacher(), father(anak="Mawar Rekaan")]}, "serah_anak"),
}


@pytest.mark.parametrize(("changes", "code"), PLANTED.values(), ids=PLANTED)
def test_what_tells_of_the_case_is_named_by_cell_and_nothing_is_handed_over(
    work: Path, changes: dict[str, Any], code: str
) -> None:
    one = handed(work, meeting(**changes))
    assert one.outcome is None
    assert code in codes(one)
    found = next(found for found in one.checked.problems if found.code == code)
    assert found.place.cell is not None
    assert list((work / "tu").iterdir()) == []


RIGHT: Final[dict[str, dict[str, Any]]] = {
    "as it should be": {},
    "a leader who shares the child's first name": {"pemimpin": "Melati Anggrek, S.Pd."},
    "a room called like the child": {"tempat": "Ruang Melati"},
    "the standard purposes": {"tujuan": ["Merencanakan pelaksanaan tindak lanjut"]},
}


@pytest.mark.parametrize("changes", RIGHT.values(), ids=RIGHT)
def test_what_says_nothing_is_handed_over(work: Path, changes: dict[str, Any]) -> None:
    one = handed(work, meeting(**changes))
    assert codes(one) == []
    assert (work / "tu" / COPY).is_file()


CONSENT: Final[dict[str, tuple[list[Any], str, str | None]]] = {
    "agreed": ([SAID_YES], "sudah", None),
    "not yet": ([{**SAID_YES, "keadaan": "belum"}], "sudah", "serah_persetujuan_belum"),
    "nobody asked": ([], "sudah", "serah_persetujuan_belum"),
    "one of two": ([SAID_YES, {**SAID_YES, "siapa": "Ibu", "keadaan": "belum"}], "sudah",
                   "serah_persetujuan_belum"),
    "impossible": (
        [{**SAID_YES, "keadaan": "tidak_dimungkinkan", "alasan": "keselamatan"}],
        "sudah",
        "serah_persetujuan_beda",
    ),
    "not yet in the meeting": ([SAID_YES], "belum", "persetujuan_belum"),
}  # fmt: skip


@pytest.mark.parametrize(("rows", "state", "code"), CONSENT.values(), ids=CONSENT)
def test_consent_counts_as_the_case_has_it(
    work: Path, rows: list[Any], state: str, code: str | None
) -> None:
    the_case(persetujuan=rows).save(work / "bk")
    one = handed(work, meeting(persetujuan=state))
    assert (code in codes(one)) if code else one.outcome is not None
    assert (one.outcome is None) is bool(code)


SENTENCES: Final = {
    "serah_nama": "Isian ini memuat nama konseli (melati rekaan) dari formulir kasus. Hapus; nama "
    "konseli dan keluarganya hanya boleh di baris keluarga sheet Peserta.",
    "serah_sebagian_nama": "Isian ini memuat kata (melati) yang juga bagian nama konseli. Hapus "
    "atau ganti dengan kode, agar tidak menunjuk orangnya.",
    "serah_masalah": "Isian ini memuat kata (menurun) dari isian “a. Nama kasus” di formulir "
    "kasus. Tulis netral, tanpa menyebut masalahnya.",
    "serah_kode_kasus": "Kode kasus di formulir ini tidak sama dengan kode di formulir kasus. "
    "Pilih formulir kasus yang benar, atau samakan kodenya.",
    "serah_kode_konseli": "Kode konseli “K9” tidak ada di sheet Konseli formulir kasus. Samakan "
    "dengan kode di formulir kasus.",
    "serah_anak": "Nama ini tidak ada di sheet Konseli formulir kasus. Samakan dengan nama konseli "
    "di formulir kasus.",
    "serah_persetujuan_belum": "Menurut formulir kasus persetujuan belum lengkap (K1). Mintalah "
    "persetujuan lebih dahulu dan catat di sheet Persetujuan formulir kasus.",
    "serah_persetujuan_beda": "Persetujuan di sini tidak sama dengan di formulir kasus (Tidak "
    "dimungkinkan). Samakan dengan sheet Persetujuan formulir kasus.",
    "serah_bukan_formulirnya": "Berkas ini bukan formulir kasus. Sebutkan formulir pertemuan lebih "
    "dahulu, lalu --kasus dengan formulir kasusnya.",
}


def test_each_finding_is_said_in_a_sentence(work: Path) -> None:
    told = [
        *(handed(work, meeting(**changes)) for changes, _ in PLANTED.values()),
        *hand_over([work / "bk" / "pertemuan.xlsx"], work / "bk" / "pertemuan.xlsx", work),
    ]
    for rows, state, _ in CONSENT.values():
        the_case(persetujuan=rows).save(work / "bk")
        told.append(handed(work, meeting(persetujuan=state)))
    said: dict[str, set[str]] = {}
    for one in told:
        for found in one.checked.problems:
            wrong, remedy = (
                say(found, with_values=True) for say in (catalog.wrong, catalog.remedy)
            )
            said.setdefault(found.code, set()).add(f"{wrong} {remedy}")
    for code, sentence in SENTENCES.items():
        assert sentence in said[code]


def test_the_copy_is_written_anew_so_that_nothing_hidden_travels(work: Path) -> None:
    path = meeting().save(work / "bk", f"{CHILD}.xlsx")
    book = load_workbook(path)
    book.create_sheet("Catatan").append([CHILD])
    book["Catatan"].sheet_state = "hidden"
    book["Pertemuan"]["C5"].comment = Comment(f"Anaknya {CHILD}", CHILD)
    book["Pertemuan"]["H80"] = f"dihapus nanti: {CHILD}"
    book.properties.creator = book.properties.title = CHILD
    book.save(path)
    (one,) = hand_over([path], work / "bk" / "kasus.xlsx", None)
    assert one.outcome is not None
    with ZipFile(BytesIO((work / "tu" / COPY).read_bytes())) as package:
        said = [name for name in package.namelist() if CHILD.encode() in package.read(name)]
    assert len(said) == 1  # the father's row, in whichever part the texts are
    sheets = load_workbook(work / "tu" / COPY).sheetnames
    assert "Catatan" not in sheets


def test_the_office_makes_its_letters_from_the_copy_alone(work: Path) -> None:
    profile().save(work)
    handed(work, meeting())
    assert check_all([work / "tu"]).problems == ()
    report = make_all([work / "tu"], [DOCUMENTS["undangan"]], Options(output=work / "hasil"))
    assert [outcome.status for outcome in report.outcomes] == [Status.NEW] * 3


def test_an_untouched_copy_gives_way_to_a_newer_one(work: Path) -> None:
    handed(work, meeting())
    again = handed(work, meeting(tempat="Aula"))
    assert again.outcome is not None
    assert again.outcome.status is Status.CHANGED
    assert [path.name for path in (work / "tu").glob("*.xlsx")] == [COPY]


OF_THE_OFFICE: Final[dict[str, Any]] = {
    "tanggal_surat": date(2026, 11, 17),
    "nomor_surat": "45",
    "hal": "Rapat",
}


def told(one: Handover) -> tuple[Status, list[str], list[str]]:
    """What became of the new copy, what was carried into it, and what differs from the old."""
    assert one.outcome is not None
    return one.outcome.status, list(one.carried), list(one.differing)


def numbered_letters(work: Path) -> set[str]:
    profile().save(work)
    report = make_all([work / "tu"], [DOCUMENTS["undangan"]], Options(output=work / "hasil"))
    assert report.problems == ()
    return {text_of(one.path).split("Nomor")[1].split()[1] for one in report.outcomes}


def test_what_the_office_has_filled_in_goes_into_the_new_copy(work: Path) -> None:
    handed(work, meeting())
    meeting(**OF_THE_OFFICE).save(work / "tu", COPY)
    before = (work / "tu" / COPY).read_bytes()
    again = handed(work, meeting(tempat="Aula"))
    carried = ["Tanggal surat", "Nomor urut surat", "Hal"]
    assert told(again) == (Status.CHANGED, carried, ["Tempat"])
    assert [old.path for old in again.aside] == [work / "tu" / INVALID_FOLDER / COPY]
    assert again.aside[0].path.read_bytes() == before
    assert [path.name for path in (work / "tu").glob("*.xlsx")] == [COPY]
    assert numbered_letters(work) == {"045"}
    assert told(handed(work, meeting(tempat="Aula"))) == (Status.SAME, carried, [])


def test_what_the_counselor_wrote_in_the_offices_block_stays(work: Path) -> None:
    handed(work, meeting())
    meeting(**OF_THE_OFFICE).save(work / "tu", COPY)
    again = handed(work, meeting(hal="Undangan Rapat Kasus"))
    assert told(again) == (Status.CHANGED, ["Tanggal surat", "Nomor urut surat"], ["Hal"])


def test_a_changed_schedule_that_the_office_wrote_is_carried_and_the_rest_named(work: Path) -> None:
    handed(work, meeting())
    moved: dict[str, Any] = {
        "keadaan": "batal",
        "sebab": "ada kegiatan lain",
        "nomor_surat_susulan": "52",
    }
    meeting(**moved, peserta=[teacher(alamat="Gedung B")]).save(work / "tu", COPY)
    again = handed(work, meeting(tempat="Aula"))
    labels = ["Keadaan", "Sebab (dibaca orang luar)", "Nomor surat perubahan/pembatalan"]
    assert told(again) == (Status.CHANGED, labels, ["Tempat", "sheet Peserta"])


def test_where_the_counselor_changed_nothing_the_office_keeps_its_form(work: Path) -> None:
    handed(work, meeting())
    meeting(**OF_THE_OFFICE).save(work / "tu", COPY)
    before = (work / "tu" / COPY).read_bytes()
    again = handed(work, meeting())
    assert again.outcome is not None
    assert (again.outcome.status, again.aside) == (Status.KEPT, ())
    assert (work / "tu" / COPY).read_bytes() == before


def test_a_second_form_of_the_meeting_is_joined_too(work: Path) -> None:
    handed(work, meeting())
    meeting(number=10).save(work / "tu", f"{CODE}-pertemuan-10.xlsx")
    beside = f"{CODE}-pertemuan-1 (baru).xlsx"
    meeting(tempat="Aula").save(work / "tu", beside)
    meeting(nomor_surat="45").save(work / "tu", COPY)
    again = handed(work, meeting(tempat="Aula", mulai=time(10)))
    assert told(again)[1] == ["Nomor urut surat"]
    assert sorted(old.name for old in again.aside) == sorted([beside, COPY])
    left = sorted(path.name for path in (work / "tu").glob("*.xlsx"))
    assert left == [COPY, f"{CODE}-pertemuan-10.xlsx"]


def test_what_cannot_be_read_is_left_where_it_is(work: Path) -> None:
    (work / "tu" / COPY).write_bytes(b"rusak")
    one = handed(work, meeting())
    assert one.outcome is not None
    assert (one.outcome.status, one.aside) == (Status.BESIDE, ())
    assert (work / "tu" / COPY).read_bytes() == b"rusak"


def test_what_was_carried_and_what_differs_is_said(
    work: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    handed(work, meeting())
    meeting(**OF_THE_OFFICE).save(work / "tu", COPY)
    form = meeting(tempat="Aula").save(work / "bk")
    command = ("serahkan", form, "--kasus", work / "bk" / "kasus.xlsx")
    assert in_one_line(ran(capsys, *command).out) == (
        "Diserahkan lagi; mulai sekarang tata usaha memakai yang ini: "
        f"{work / 'tu' / COPY} Formulir tata usaha yang lama disimpan dan tidak dipakai lagi: "
        f"{work / 'tu' / INVALID_FOLDER / COPY} "
        "Isian tata usaha ikut dipindahkan: Tanggal surat, Nomor urut surat, Hal. "
        "Yang lain berbeda dari formulir lama itu: Tempat. Bandingkan; bila tata usaha yang "
        "mengubahnya, mintalah ditulis juga di formulir baru."
    )


def test_where_the_office_has_another_computer_a_folder_is_named(tmp_path: Path) -> None:
    the_case().save(tmp_path / "bk")
    with pytest.raises(WrongUse, match="-o FOLDER"):
        handed(tmp_path, meeting())
    one = handed(tmp_path, meeting(), tmp_path / "flashdisk")
    assert one.outcome is not None
    assert one.outcome.path == tmp_path / "flashdisk" / COPY


def test_where_one_form_has_a_problem_none_is_handed_over(work: Path) -> None:
    good = meeting().save(work / "bk", "satu.xlsx")
    bad = meeting(number=2, hal=f"Tentang {CHILD}").save(work / "bk", "dua.xlsx")
    results = hand_over([good, bad], work / "bk" / "kasus.xlsx", None)
    assert [one.outcome for one in results] == [None, None]
    assert list((work / "tu").iterdir()) == []


def test_the_command_says_where_the_copy_lies(
    work: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    form = meeting().save(work / "bk")
    command = ("serahkan", form, "--kasus", work / "bk" / "kasus.xlsx")
    first, again = ran(capsys, *command), ran(capsys, *command)
    assert (first.code, again.code) == (0, 0)
    assert first.out.splitlines() == ["Diserahkan:", f"  {work / 'tu' / COPY}"]
    assert "tidak berubah" in again.out
    meeting(hal=f"Tentang {CHILD}").save(work / "bk")
    stopped = ran(capsys, *command)
    assert stopped.code == 1
    assert ran(capsys, "serahkan", form).err == "Sebutkan formulir kasusnya: --kasus BERKAS.\n"
    assert "Sheet Pertemuan, sel C27 (Hal)" in in_one_line(stopped.out)
    assert "Tidak ada yang diserahkan." in stopped.out
    as_json = ran(capsys, *command, "--json")
    assert as_json.code == 1
    assert "melati" not in as_json.out.casefold()
