"""`kka himpunan`: the archive as a counselor fills it, looks into it and prints it."""

from __future__ import annotations

import errno
import json
import re
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

from kka_docs.batch import make_all
from kka_docs.cli.himpunan import opening, questions
from kka_docs.cli.himpunan.options import Day
from kka_docs.definitions.documents import DOCUMENTS
from kka_docs.himpunan.archive import Archive
from kka_docs.himpunan.codes import typed as typed_code
from kka_docs.himpunan.queries import codes_of
from kka_docs.workspace import MARKER, PROFILE_NAME
from tests.cli.terminal import Ran, in_one_line, ran, too_wide
from tests.forms_in_words import CODE, Filled, case, minutes, profile
from tests.keeping import pages
from tests.word_files import text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

NOW: Final = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
BY: Final = ("--oleh", "Rina Kartika, S.Pd.", "--biarkan-salinan")
KEEP: Final = {"lama_simpan": 5, "tinjau_ulang": 1}
WITNESSES: Final = ("--saksi", "Siti Rekaan, S.Pd.", "--saksi", "Budi Rekaan")
FOR_A_REASON: Final = (*WITNESSES, "--alasan", "keputusan-lembaga", "--pasti", CODE)
COMMANDS: Final = (
    *("simpan", "daftar", "cari", "ambil", "pinjam", "kembalikan", "tempat", "jatuh-tempo"),
    *("masa-simpan", "musnahkan", "buku", "cocokkan"),
)
ENGLISH: Final = re.compile(
    r"\b(usage|options?|commands?|show|integer|text|path|required|default)\b", re.IGNORECASE
)
"""None of them stands in a help page."""


def institution(years: dict[str, Any] = KEEP, **changes: Any) -> Filled:
    """An institution that says how long it keeps cases."""
    filled = profile(**changes)
    return Filled(filled.form, {**filled.values, "himpunan": years}, filled.setting)


@pytest.fixture(autouse=True)
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with both desks, in which the commands are given."""
    monkeypatch.setattr(opening, "now", lambda: NOW)
    monkeypatch.chdir(tmp_path)
    (tmp_path / MARKER).write_text("", "utf-8")
    (tmp_path / "bk").mkdir()
    (tmp_path / "tu").mkdir()
    institution().save(tmp_path)
    return tmp_path


@pytest.fixture
def made(work: Path) -> Path:
    """The documents of a case and its first meeting, just made on the counselor's desk."""
    case().save(work / "bk", "kasus.xlsx")
    minutes().save(work / "bk", "berita-acara.xlsx")
    make_all([work / "bk"], list(DOCUMENTS.values()))
    return work / "bk" / CODE


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
    """Somebody sits at the keyboard and types these answers, one after the other."""
    given: list[str] = []

    def typed(*_: Any, **__: Any) -> str:
        return given.pop(0)

    def answer(*texts: str) -> None:
        given.extend(texts)
        monkeypatch.setattr(questions, "is_somebody_there", lambda: True)
        monkeypatch.setattr("click.prompt", typed)

    yield answer
    assert given == []


def kept(capsys: pytest.CaptureFixture[str], *command: object) -> Ran:
    """Run `kka himpunan …`."""
    return ran(capsys, "himpunan", *command)


def papers(capsys: pytest.CaptureFixture[str], *command: object) -> list[dict[str, Any]]:
    """What machines are told of the papers that are found."""
    told = kept(capsys, *(command or ("daftar",)), "--json")
    found: list[dict[str, Any]] = json.loads(told.out)["naskah"]
    return found


def scan(work: Path, name: str = "pindaian.pdf", content: bytes = b"%PDF-1.7 rekaan") -> Path:
    """A scan on the desk."""
    path = work / "bk" / name
    path.write_bytes(content)
    return path


def filed_scan(capsys: pytest.CaptureFixture[str], work: Path, **told: str) -> str:
    """The archive number of a scan that is filed."""
    options = {"kasus": CODE, "pertemuan": "1", "jenis": "daftar-hadir", **told}
    words = [word for key, text in options.items() for word in (f"--{key}", text)]
    content = f"%PDF-1.7 {options}".encode()
    told_of = kept(capsys, "simpan", scan(work, content=content), *words, *BY)
    assert told_of.code == 0, told_of.err
    found = re.search(r"H-\d{4}-\d{4}", told_of.out)
    assert found
    return found[0]


def code_of(work: Path, number: str) -> str:
    """The newest code that a paper was given, as it is typed."""
    lines = (work / "bk" / "himpunan" / "jurnal.jsonl").read_text("utf-8").splitlines()
    given = [json.loads(line)["data"] for line in lines]
    signs = [data["tanda"] for data in given if data.get("nomor") == number and "tanda" in data][-1]
    return f"{number}-{signs[:4]}-{signs[4:]}"


# Help


@pytest.mark.parametrize("command", [(), *((name,) for name in COMMANDS)])
def test_help_is_indonesian_and_has_examples(
    capsys: pytest.CaptureFixture[str], command: tuple[str, ...]
) -> None:
    told = kept(capsys, *command, "--help")
    assert told.code == 0
    assert f"  kka himpunan {' '.join(command)}" in told.out
    assert not ENGLISH.findall(told.out)
    assert not too_wide(told.out.splitlines())


# simpan


def test_documents_just_made_are_filed_by_what_their_names_tell(
    capsys: pytest.CaptureFixture[str], made: Path, work: Path
) -> None:
    told = kept(capsys, "simpan", made, *BY)
    assert (told.code, told.err) == (0, "")
    listed = {(one["jenis"], one["pertemuan"], one["keadaan"]) for one in papers(capsys)}
    assert {
        ("berita-acara", 1, "tersimpan"),
        ("laporan", 1, "tersimpan"),
        ("format-kasus-himpunan", None, "tersimpan"),
    } <= listed
    kept_as = work / "bk" / "himpunan" / "2026" / CODE / "H-2026-0001-berita-acara.docx"
    assert kept_as.read_bytes() == next(made.glob("*/berita-acara-*.docx")).read_bytes()


def test_a_paper_that_carries_a_number_is_filed_under_it(
    capsys: pytest.CaptureFixture[str], made: Path
) -> None:
    drafts = {one["jenis"]: one["nomor"] for one in papers(capsys)}
    kept(capsys, "simpan", made, *BY)
    after = {one["jenis"]: one["nomor"] for one in papers(capsys)}
    assert drafts == {kind: after[kind] for kind in ("berita-acara", "laporan")}


def test_what_is_filed_again_is_said_and_not_doubled(
    capsys: pytest.CaptureFixture[str], made: Path
) -> None:
    kept(capsys, "simpan", made, *BY)
    before = papers(capsys)
    told = kept(capsys, "simpan", made, *BY)
    assert told.code == 0
    assert "disimpan di himpunan" not in told.out
    assert told.out.count("Sudah ada di himpunan, tidak disimpan lagi") == len(before)
    assert papers(capsys) == before


def test_a_document_edited_in_word_is_filed_as_it_is_and_that_is_said(
    capsys: pytest.CaptureFixture[str], made: Path
) -> None:
    edited = next(made.glob("*/laporan-*.docx"))
    edited.write_bytes(edited.read_bytes() + b"disunting")
    told = kept(capsys, "simpan", edited, *BY)
    assert f"{edited.name} disunting sesudah dibuat; disimpan begitu." in told.out


def test_a_scan_joins_the_document_of_the_same_paper(
    capsys: pytest.CaptureFixture[str], made: Path, work: Path
) -> None:
    kept(capsys, "simpan", made, *BY)
    number = next(one["nomor"] for one in papers(capsys) if one["jenis"] == "berita-acara")
    by_words = ("--kasus", CODE, "--pertemuan", 1, "--jenis", "berita-acara")
    for name, words in (
        ("satu.pdf", by_words),
        ("dua.jpeg", ("--nomor", number.lower())),
        ("tiga.png", ("--kode", code_of(work, number))),
    ):
        told = kept(capsys, "simpan", scan(work, name, name.encode()), *words, *BY)
        assert (told.code, told.err) == (0, "")
    names = {path.name for path in (work / "bk/himpunan/2026" / CODE).glob(f"{number}*")}
    assert names == {
        f"{number}-berita-acara.docx",
        f"{number}-berita-acara-pindaian.pdf",
        f"{number}-berita-acara-pindaian.jpg",
        f"{number}-berita-acara-pindaian.png",
    }


def test_what_nobody_can_tell_is_not_filed_and_says_what_is_lacking(
    capsys: pytest.CaptureFixture[str], work: Path, made: Path
) -> None:
    told = kept(capsys, "simpan", scan(work), *BY)
    assert told.code == 1
    assert "PDF ini rusak" in told.err
    told = kept(capsys, "simpan", scan(work), "--kasus", CODE, "--jenis", "laporan", *BY)
    assert "sebutkan pertemuan ke berapa: --pertemuan" in told.err
    some = kept(capsys, "simpan", scan(work), next(made.glob("format-kasus-h*")), *BY)
    assert some.code == 3


def test_a_file_whose_name_tells_of_another_case_is_not_filed(
    capsys: pytest.CaptureFixture[str], made: Path
) -> None:
    told = kept(capsys, "simpan", made, "--kasus", "KKA-2026-777", *BY)
    assert told.code == 2
    assert f"menurut namanya milik {CODE}, bukan KKA-2026-777" in in_one_line(told.err)


def test_letters_in_a_folder_stay_outside_unless_they_are_named(
    capsys: pytest.CaptureFixture[str], work: Path
) -> None:
    folder = work / "bk" / CODE / "pertemuan-1"
    folder.mkdir(parents=True)
    letter = folder / f"undangan-01-{CODE}-p1.docx"
    letter.write_bytes(b"surat")
    assert kept(capsys, "simpan", folder, *BY).code == 2
    assert kept(capsys, "simpan", letter, *BY).code == 0


def test_what_lies_in_the_archive_is_not_filed_again_with_the_desk(
    capsys: pytest.CaptureFixture[str], made: Path, work: Path
) -> None:
    kept(capsys, "simpan", made, *BY)
    before = papers(capsys)
    told = kept(capsys, "simpan", work / "bk", *BY)
    assert "himpunan/2026" not in told.out
    assert papers(capsys) == before


def test_who_files_is_asked_for_and_remembered_nowhere(
    capsys: pytest.CaptureFixture[str], made: Path, answers: Callable[..., None]
) -> None:
    told = kept(capsys, "simpan", made)
    assert told.code == 2
    assert "Siapa yang menyimpan? Sebutkan dengan --oleh NAMA." in told.err
    answers("Rina Kartika, S.Pd.", "t")
    assert kept(capsys, "simpan", next(made.glob("*/laporan-*"))).code == 0
    answers(
        "",
    )
    assert kept(capsys, "simpan", next(made.glob("*/berita-acara-*"))).code == 2


def test_copies_left_outside_are_removed_when_somebody_says_yes(
    capsys: pytest.CaptureFixture[str], made: Path, work: Path, answers: Callable[..., None]
) -> None:
    report = next(made.glob("*/laporan-*.docx"))
    copy = work / "tu" / "salinan lain.docx"
    copy.write_bytes(report.read_bytes())
    answers("tidak")
    told = kept(capsys, "simpan", report, "--oleh", "Rina")
    assert "Salinan itu dibiarkan." in told.out
    assert report.exists()
    answers("ya")
    told = kept(capsys, "simpan", report, "--oleh", "Rina")
    assert str(copy) in told.out.replace(": ", "/")
    assert "2 salinan dihapus." in told.out
    assert not report.exists()
    assert not copy.exists()
    assert next((work / "bk/himpunan/2026" / CODE).glob("*laporan.docx")).exists()


@pytest.mark.parametrize("change", ["altered", "missing"])
def test_the_copy_of_a_paper_that_is_damaged_in_the_archive_is_kept(
    capsys: pytest.CaptureFixture[str], made: Path, work: Path, change: str
) -> None:
    report = next(made.glob("*/laporan-*.docx"))
    kept(capsys, "simpan", report, *BY)
    (path,) = (work / "bk" / "himpunan").rglob("*laporan.docx")
    path.unlink() if change == "missing" else path.write_bytes(b"lain")
    told = kept(capsys, "simpan", report, "--oleh", "Rina", "--hapus-salinan")
    assert told.code == 5
    assert "RUSAK: berkas H-2026-0002 di himpunan hilang atau berubah." in told.err
    assert report.exists()


def test_a_script_says_whether_copies_are_removed(
    capsys: pytest.CaptureFixture[str], made: Path
) -> None:
    report = next(made.glob("*/laporan-*.docx"))
    kept(capsys, "simpan", report, "--oleh", "Rina")
    assert report.exists()
    kept(capsys, "simpan", report, "--oleh", "Rina", "--hapus-salinan")
    assert not report.exists()


def test_the_term_of_a_new_case_comes_from_the_profile(
    capsys: pytest.CaptureFixture[str], made: Path
) -> None:
    told = kept(capsys, "simpan", made, *BY)
    assert "disimpan 5 tahun dan ditinjau 1 tahun lagi" in told.out
    terms = {(one["simpan_sampai"], one["tinjau_pada"]) for one in papers(capsys)}
    assert terms == {("2031-11-24", "2027-11-24")}


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"years": {}}, "Masa simpan KKA-2026-001 belum ditetapkan"),
        ({"nama": None}, "Profil lembaga belum ada atau bermasalah"),
    ],
)
def test_without_a_term_in_the_profile_papers_are_filed_all_the_same(
    capsys: pytest.CaptureFixture[str],
    made: Path,
    work: Path,
    change: dict[str, Any],
    sentence: str,
) -> None:
    institution(**change).save(work)
    told = kept(capsys, "simpan", made, *BY)
    assert told.code == 0
    assert sentence.replace("KKA-2026-001", CODE) in told.out


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        ("simpan tiada.pdf --oleh R", "Berkas atau folder tiada.pdf tidak ada."),
        ("simpan folder-kerja-kka.txt --oleh R", "Yang disimpan hanya PDF, JPEG, PNG, Word"),
        ("simpan tu --oleh R", "Di folder itu tidak ada dokumen yang dapat disimpan."),
        ("simpan bk/p.pdf --oleh R --kasus 3", "“3” bukan kode kasus. Tulis seperti KKA-2026-003."),
        ("simpan bk/p.pdf --oleh R --nomor 12", "“12” bukan nomor arsip."),
        ("simpan bk/p.pdf --oleh R --kode 12", "“12” bukan kode. Tulis seperti"),
        ("simpan bk/p.pdf --oleh R --kode H-2026-0099-0000-0000", "tidak ada di himpunan ini."),
        ("simpan bk/p.pdf --oleh R --jenis surat", "Pilih salah satu: undangan, perubahan"),
        ("simpan bk/p.pdf --oleh R --tanggal besok", "“besok” bukan tanggal yang pasti."),
        ("simpan bk/p.pdf --oleh R --tanggal 1/2/2026", "“1/2/2026” bukan tanggal yang pasti."),
        ("ambil H-2026-0099 --ke x --oleh R --alasan lainnya", "tidak ada di himpunan ini."),
        ("ambil H-2026-0001 --ke x --alasan lainnya", "Siapa yang mengambil? Sebutkan dengan"),
        ("ambil H-2026-0001 --ke x --oleh R", "Untuk apa? Sebutkan dengan --alasan: pertemuan"),
        ("kembalikan H-2026-0001", "H-2026-0001 tidak sedang dipinjam."),
        ("masa-simpan KKA-2026-999", "Kasus KKA-2026-999 tidak disimpan di himpunan ini."),
        (f"masa-simpan {CODE} --tanpa-batas --sampai 2031-01-01", "tidak dipakai bersama."),
        ("musnahkan KKA-2026-999", "Kasus KKA-2026-999 tidak ada di himpunan ini."),
        ("buku --tahun 1999", "Belum ada naskah bernomor tahun 1999."),
        ("buku KKA-2026-999", "Kasus KKA-2026-999 tidak ada di himpunan ini."),
        ("cocokkan H-2026-0012", "bukan kode himpunan. Kodenya berbentuk"),
    ],
)
def test_wrong_use_is_explained_in_a_sentence(
    capsys: pytest.CaptureFixture[str], work: Path, command: str, sentence: str
) -> None:
    filed_scan(capsys, work)
    (work / "bk" / "p.pdf").write_bytes(b"%PDF rekaan")
    told = kept(capsys, *command.split())
    assert (told.code, told.out) == (2, "")
    assert sentence in told.err


def test_scans_are_filed_by_their_codes_and_only_doubt_is_asked_about(
    capsys: pytest.CaptureFixture[str], made: Path, work: Path, answers: Callable[..., None]
) -> None:
    assert made.exists()
    with Archive.open(work / "bk" / "himpunan", lambda: NOW) as archive:
        (mark,) = [code.mark for code in codes_of(archive.connection, "H-2026-0001")]
    folder = work / "bk" / "pindaian"
    folder.mkdir()
    pages.scan(folder / "a.pdf", mark, None, mark)
    pages.scan(folder / "b.png", None)
    told = kept(capsys, "simpan", folder, *BY)
    assert told.code == 3
    assert "halaman 2: kodenya tidak terbaca" in told.err
    assert "b.png: kodenya tidak terbaca" in in_one_line(told.err)
    answers("ya", "h-2026-2")
    told = kept(capsys, "simpan", folder, *BY)
    assert (told.code, told.err) == (0, "")
    names = {path.name for path in (work / "bk/himpunan/2026" / CODE).glob("*pindaian*")}
    assert names == {
        "H-2026-0001-berita-acara-pindaian.pdf",
        "H-2026-0001-berita-acara-pindaian-2.pdf",
        "H-2026-0002-laporan-pindaian.png",
    }


@pytest.fixture
def stack(made: Path, work: Path) -> Path:
    """A scan of the minutes and the report, one behind the other."""
    assert made.exists()
    with Archive.open(work / "bk" / "himpunan", lambda: NOW) as archive:
        numbers = "H-2026-0001", "H-2026-0002"
        marks = [codes_of(archive.connection, number)[-1].mark for number in numbers]
    folder = work / "bk" / "pindaian"
    folder.mkdir()
    return pages.scan(folder / "semua.pdf", *marks)


def test_a_scan_of_several_papers_is_offered_for_removal_once_all_of_it_is_filed(
    capsys: pytest.CaptureFixture[str], stack: Path
) -> None:
    told = kept(capsys, "simpan", stack, "--oleh", "Rina", "--hapus-salinan")
    assert told.code == 0
    assert "semua.pdf dibagi menurut naskahnya." in in_one_line(told.out)
    assert "1 salinan dihapus." in told.out
    assert not stack.exists()


def test_a_scan_of_which_a_page_is_not_filed_stays(
    capsys: pytest.CaptureFixture[str], stack: Path, work: Path
) -> None:
    with Archive.open(work / "bk" / "himpunan", lambda: NOW) as archive:
        mark = codes_of(archive.connection, "H-2026-0001")[-1].mark
    pages.scan(stack, mark, None)
    told = kept(capsys, "simpan", stack, "--oleh", "Rina", "--hapus-salinan")
    assert told.code == 3
    assert "tidak semua halamannya disimpan" in in_one_line(told.out)
    assert stack.exists()


def test_a_slip_in_an_answer_is_asked_about_again_and_a_code_will_do(
    capsys: pytest.CaptureFixture[str], made: Path, work: Path, answers: Callable[..., None]
) -> None:
    assert made.exists()
    with Archive.open(work / "bk" / "himpunan", lambda: NOW) as archive:
        (mark,) = [code.mark for code in codes_of(archive.connection, "H-2026-0002")]
    path = pages.scan(work / "a.pdf", mark, None)
    answers("dua", "H-2026-0099", "H-2026-0002-0000-0000", typed_code(mark))
    told = kept(capsys, "simpan", path, *BY)
    assert (told.code, told.err.splitlines()) == (
        0,
        [
            "“dua” bukan nomor arsip. Tulis seperti H-2026-0012.",
            "Nomor H-2026-0099 tidak ada di himpunan ini.",
            "Kode H-2026-0002-0000-0000 tidak ada di himpunan ini.",
        ],
    )
    (one,) = (work / "bk/himpunan/2026" / CODE).glob("*pindaian*")
    assert one.read_bytes() == path.read_bytes()


def test_a_second_filing_keeps_what_is_known_of_the_papers_place(
    capsys: pytest.CaptureFixture[str], work: Path
) -> None:
    number = filed_scan(capsys, work)
    kept(capsys, "tempat", number, "--lemari", "1", "--map", "7")
    again = scan(work, "lagi.pdf", b"%PDF-1.7 lagi")
    kept(capsys, "simpan", again, "--nomor", number, "--lemari", "2", *BY)
    assert kept(capsys, "tempat", number).out == f"{number}: lemari 2, map 7\n"


def test_without_the_libraries_for_scans_it_is_said_what_to_install(
    capsys: pytest.CaptureFixture[str], work: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kka_docs.himpunan.scanning.reading.find_spec", lambda _: None)
    told = kept(capsys, "simpan", scan(work), *BY)
    assert told.code == 1
    assert "pip install 'kka-docs[himpunan]'" in in_one_line(told.err)


@pytest.mark.parametrize(
    ("refusal", "why"), [(errno.EIO, "disk menolak"), (errno.ENOSPC, "disk penuh")]
)
def test_a_share_or_disk_that_fails_while_filing_ends_with_4_and_filing_again_works(
    capsys: pytest.CaptureFixture[str],
    work: Path,
    monkeypatch: pytest.MonkeyPatch,
    refusal: int,
    why: str,
) -> None:
    filed_scan(capsys, work)
    words = ("--kasus", CODE, "--pertemuan", 2, "--jenis", "daftar-hadir", *BY)
    second = scan(work, "dua.pdf", b"%PDF-1.7 dua")
    with monkeypatch.context() as failing:
        failing.setattr("os.fsync", fail_with(refusal))
        told = kept(capsys, "simpan", second, *words)
    assert (told.code, told.out) == (4, "")
    assert f"tidak dapat dibaca atau ditulisi: {why}." in in_one_line(told.err)
    assert "Traceback" not in told.err
    assert len(papers(capsys)) == 1
    assert kept(capsys, "simpan", second, *words).code == 0
    assert kept(capsys, "periksa").out.endswith(": utuh.\n")


def fail_with(number: int) -> Callable[[int], None]:
    def fail(_: int) -> None:
        raise OSError(number, "")

    return fail


# daftar, cari


def test_an_archive_that_is_not_begun_is_empty_and_looking_does_not_begin_it(
    capsys: pytest.CaptureFixture[str], work: Path
) -> None:
    for command in ("daftar", "cari", "jatuh-tempo"):
        told = kept(capsys, command)
        assert (told.code, told.err) == (0, "")
        assert told.out.startswith("Himpunan masih kosong.")
    assert papers(capsys) == []
    assert kept(capsys, "ambil", "H-2026-0001", "--ke", "x").code == 2
    assert not (work / "bk" / "himpunan").exists()


def test_the_list_shows_the_newest_case_first(
    capsys: pytest.CaptureFixture[str], work: Path
) -> None:
    for place in (1, 2, 3):
        filed_scan(capsys, work, kasus=f"KKA-2026-00{place}", lemari="2", map="7")
    told = kept(capsys, "daftar")
    assert told.code == 0
    assert told.out.index("KKA-2026-003") < told.out.index("KKA-2026-001")
    assert "lemari 2, map 7" in told.out
    assert "3 naskah." in told.out
    assert not too_wide(told.out.splitlines())


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        (("2026-002",), {2}),
        (("daftar", "hadir"), {1, 2}),
        (("LAPORAN", "lemari", "9"), {3}),
        (("--kasus", "kka-2026-001"), {1}),
        (("--jenis", "laporan"), {3}),
        (("--pertemuan", "3"), {3}),
        (("--keadaan", "konsep"), set()),
        (("--dari", "2 Desember 2026"), {2}),
        (("--sampai", "1 Desember 2026"), {1}),
        (("--tempat", "lemari 9"), {3}),
        (("--dipinjam",), {2}),
        (("siti",), {2}),
        (("100%",), set()),
    ],
)
def test_papers_are_found_by_what_the_register_knows(
    capsys: pytest.CaptureFixture[str], work: Path, words: tuple[str, ...], numbers: set[int]
) -> None:
    filed_scan(capsys, work, kasus="KKA-2026-001", tanggal="1 Desember 2026")
    filed_scan(capsys, work, kasus="KKA-2026-002", tanggal="2 Desember 2026")
    filed_scan(capsys, work, kasus="KKA-2026-003", pertemuan="3", jenis="laporan", lemari="9")
    kept(capsys, "pinjam", "H-2026-0002", "--oleh", "Siti", "--alasan", "pengawasan")
    assert {int(one["nomor"][-4:]) for one in papers(capsys, "cari", *words)} == numbers


# ambil, pinjam, kembalikan, tempat


def test_a_copy_is_taken_out_for_a_reason_and_over_no_file(
    capsys: pytest.CaptureFixture[str], work: Path
) -> None:
    number = filed_scan(capsys, work)
    take = ("ambil", number, "--ke", "meja", "--alasan", "alih-tangan", "--oleh", "Rina")
    name = f"{number}-daftar-hadir-pindaian"
    for copy in (f"{name}.pdf", f"{name} (2).pdf"):
        told = kept(capsys, *take)
        assert told.code == 0
        assert copy in in_one_line(told.out)
        kept_as = work / "bk" / "himpunan" / "2026" / CODE / f"{name}.pdf"
        assert (work / "meja" / copy).read_bytes() == kept_as.read_bytes()
    lines = (work / "bk" / "himpunan" / "jurnal.jsonl").read_text("utf-8").splitlines()
    last = json.loads(lines[-1])
    assert last["peristiwa"] == "ambil"
    assert last["data"] == {
        "nomor": number,
        "berkas": [f"{name}.pdf"],
        "oleh": "Rina",
        "alasan": "alih-tangan",
    }


def test_who_takes_and_why_is_asked_for(
    capsys: pytest.CaptureFixture[str], work: Path, answers: Callable[..., None]
) -> None:
    number = filed_scan(capsys, work)
    answers("Rina", "3")
    told = kept(capsys, "ambil", number, "--ke", "meja")
    assert f"Salinan {number} diambil oleh Rina (alih tangan kasus)" in told.out
    answers("Rina", "12")
    assert kept(capsys, "ambil", number, "--ke", "meja").code == 2


@pytest.mark.parametrize("change", ["altered", "missing"])
def test_an_altered_file_is_not_given_out_and_ends_with_5(
    capsys: pytest.CaptureFixture[str], work: Path, change: str
) -> None:
    number = filed_scan(capsys, work)
    (path,) = (work / "bk" / "himpunan").rglob(f"{number}*.pdf")
    path.unlink() if change == "missing" else path.write_bytes(b"lain")
    told = kept(capsys, "ambil", number, "--ke", "meja", "--alasan", "lainnya", "--oleh", "Rina")
    assert told.code == 5
    assert str(path) in told.err
    assert "Tidak ada yang diambil." in told.err
    assert not (work / "meja").exists()


def test_a_copy_that_cannot_be_written_is_noted_all_the_same_and_that_is_said(
    capsys: pytest.CaptureFixture[str], work: Path
) -> None:
    number = filed_scan(capsys, work)
    (work / "meja").write_text("bukan folder", "utf-8")
    told = kept(capsys, "ambil", number, "--ke", "meja/x", "--alasan", "lainnya", "--oleh", "Rina")
    assert told.code == 4
    assert "Di jurnal pengambilan ini sudah tercatat" in in_one_line(told.err)


def test_a_lent_paper_is_marked_until_it_is_back(
    capsys: pytest.CaptureFixture[str], work: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = filed_scan(capsys, work, lemari="1")
    lend = ("pinjam", number, "--oleh", "Siti", "--alasan", "tindak-lanjut")
    told = kept(capsys, *lend, "--kembali", "30 November 2026")
    assert told.out == (
        "Dipinjam Siti (pelaksanaan atau evaluasi tindak lanjut), kembali paling lambat "
        f"30/11/2026: {number}\n"
    )
    assert "1 dipinjam." in kept(capsys, "daftar").out
    assert f"{number} sedang dipinjam Siti." in kept(capsys, *lend).err
    monkeypatch.setattr(opening, "now", lambda: NOW.replace(month=12))
    assert "TERLAMBAT" in kept(capsys, "daftar").out
    assert "belum kembali dari Siti" in kept(capsys, "jatuh-tempo").out
    assert kept(capsys, "kembalikan", number).out == (
        f"{number} kembali dari Siti; tempatnya lemari 1.\n"
    )
    assert "1 naskah." in kept(capsys, "daftar").out


def test_a_day_of_return_that_is_over_is_refused(
    capsys: pytest.CaptureFixture[str], work: Path
) -> None:
    number = filed_scan(capsys, work)
    lend = ("pinjam", number, "--oleh", "Siti", "--alasan", "lainnya", "--kembali", "2026-11-23")
    assert "Tanggal kembali 23/11/2026 sudah lewat" in kept(capsys, *lend).err


def test_of_several_papers_all_are_lent_or_none(
    capsys: pytest.CaptureFixture[str], work: Path
) -> None:
    number = filed_scan(capsys, work)
    lend = ("pinjam", number, "H-2026-0099", "--oleh", "Siti", "--alasan", "lainnya")
    assert kept(capsys, *lend).code == 2
    assert papers(capsys, "cari", "--dipinjam") == []


def test_a_draft_can_be_neither_taken_nor_lent(
    capsys: pytest.CaptureFixture[str], made: Path
) -> None:
    assert made.exists()
    told = kept(capsys, "tempat", "H-2026-0001", "--lemari", "1")
    assert told.code == 2
    assert "baru konsep" in told.err


def test_the_place_of_a_paper_is_told_and_changed_in_part(
    capsys: pytest.CaptureFixture[str], work: Path
) -> None:
    number = filed_scan(capsys, work)
    assert kept(capsys, "tempat", number).out == f"{number}: tempatnya belum dicatat\n"
    kept(capsys, "tempat", number, "--lemari", "1", "--map", "7")
    told = kept(capsys, "tempat", number, "--map", "8")
    assert told.out == f"{number}: lemari 1, map 8\n"


# jatuh-tempo, masa-simpan, musnahkan


def test_what_is_due_is_told_and_can_be_put_off(
    capsys: pytest.CaptureFixture[str], work: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filed_scan(capsys, work)
    assert kept(capsys, "jatuh-tempo").out == "Tidak ada yang jatuh tempo.\n"
    assert f"{CODE} (1 naskah): ditinjau" in kept(capsys, "jatuh-tempo", "--sampai", "2028-1-1").out
    monkeypatch.setattr(opening, "now", lambda: NOW.replace(year=2031))
    assert "masa simpannya berakhir 24/11/2031" in kept(capsys, "jatuh-tempo").out
    kept(capsys, "masa-simpan", CODE, "--tanpa-batas", "--tinjau", "1/1/2040", "--oleh", "Rina")
    assert kept(capsys, "masa-simpan", CODE).out == (
        f"{CODE}: disimpan sampai (belum ditetapkan); ditinjau 01/01/2040.\n"
    )
    assert json.loads(kept(capsys, "jatuh-tempo", "--json").out)["kasus"] == []


def test_a_clock_behind_the_journal_is_named_and_nothing_is_due(
    capsys: pytest.CaptureFixture[str], work: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filed_scan(capsys, work)
    monkeypatch.setattr(opening, "now", lambda: NOW.replace(year=2020))
    told = kept(capsys, "jatuh-tempo", "--sampai", "2099-01-01")
    assert told.code == 0
    assert "ada di belakang catatan terakhir jurnal" in told.out
    assert json.loads(kept(capsys, "jatuh-tempo", "--json").out)["kasus"] == []
    end = ("musnahkan", CODE, *WITNESSES, "--alasan", "masa-simpan-berakhir", "--pasti", CODE)
    assert "ada di belakang catatan" in kept(capsys, *end).err


@pytest.mark.parametrize(
    "command",
    [
        f"simpan bk/dua.pdf --kasus {CODE} --pertemuan 2 --jenis daftar-hadir --oleh Rina",
        "pinjam H-2026-0002 --oleh Siti --alasan lainnya",
        "kembalikan H-2026-0001",
        "ambil H-2026-0001 --ke meja --alasan lainnya --oleh Rina",
        f"masa-simpan {CODE} --sampai 2031-12-31 --oleh Rina",
    ],
)
def test_what_is_entered_by_a_clock_set_back_is_kept_in_its_order_and_that_is_said(
    capsys: pytest.CaptureFixture[str], work: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    filed_scan(capsys, work)
    filed_scan(capsys, work, pertemuan="3")
    kept(capsys, "pinjam", "H-2026-0001", "--oleh", "Siti", "--alasan", "lainnya")
    scan(work, "dua.pdf", b"%PDF-1.7 dua")
    assert kept(capsys, "periksa").out.endswith("utuh.\n")
    monkeypatch.setattr(opening, "now", lambda: NOW.replace(year=2020))
    told = kept(capsys, *command.split())
    assert told.code == 0
    said = in_one_line(told.err)
    assert "ada di belakang catatan terakhir jurnal (24/11/2026" in said
    assert "Ini tetap dicatat, di urutannya" in said
    assert "[jam_mundur]" in kept(capsys, "periksa").out
    lines = (work / "bk" / "himpunan" / "jurnal.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["no"] for line in lines] == list(range(1, len(lines) + 1))
    assert json.loads(lines[-1])["waktu"].startswith("2020")


def test_a_case_is_destroyed_before_two_witnesses_and_the_journal_stays(
    capsys: pytest.CaptureFixture[str], work: Path, made: Path
) -> None:
    kept(capsys, "simpan", made, "--lemari", "3", *BY)
    number = next(one["nomor"] for one in papers(capsys) if one["jenis"] == "berita-acara")
    code = code_of(work, number)
    kept(capsys, "ambil", number, "--ke", "meja", "--alasan", "proses-hukum", "--oleh", "Rina")
    told = kept(capsys, "musnahkan", CODE, *FOR_A_REASON)
    assert (told.code, told.err) == (0, "")
    assert f"{number}  Berita acara, {CODE}, pertemuan 1: 1 berkas" in told.out
    assert "1 salinan atau peminjaman menurut jurnal" in in_one_line(told.out)
    assert f"berkas yang namanya memuat {CODE}, di {made}" in in_one_line(told.out)
    folder = work / "bk" / "himpunan" / "2026" / CODE
    assert [path for path in folder.iterdir() if path.suffix == ".docx"] == []
    assert not (folder / "kunci-kode").exists()
    text = text_of(work / "bk" / f"berita-acara-pemusnahan-{CODE}.docx")
    for shown in (
        "BERITA ACARA PEMUSNAHAN",
        "Pada hari Selasa, tanggal dua puluh empat, bulan November",
        "karena keputusan lembaga",
        number,
        "cadangan yang dibuat sebelum pemusnahan ini",
        "kertas bertanda tangan di tempatnya (lemari 3)",
        "ambil: proses hukum atau perlindungan anak",
        "Siti Rekaan, S.Pd.",
        "Budi Rekaan",
        "Kepala Sekolah",
    ):
        assert shown in text
    matched = kept(capsys, "cocokkan", code)
    assert matched.code == 0
    assert "sudah dimusnahkan; yang tinggal hanya catatannya" in in_one_line(matched.out)
    assert kept(capsys, "simpan", scan(work), "--nomor", number, *BY).code == 1
    again = kept(capsys, "musnahkan", CODE)
    assert again.code == 0
    assert "(tetap)" in again.out


def test_what_was_laid_into_the_folder_by_hand_is_named_before_it_goes(
    capsys: pytest.CaptureFixture[str], work: Path, made: Path
) -> None:
    kept(capsys, "simpan", made, *BY)
    note = work / "bk" / "himpunan" / "2026" / CODE / "catatan-lepas.docx"
    note.write_bytes(b"PK")
    words = (*WITNESSES, "--alasan", "salah-simpan")
    told = kept(capsys, "musnahkan", CODE, *words)
    assert "catatan-lepas.docx: tidak tercatat di himpunan" in in_one_line(told.out)
    assert note.exists()
    kept(capsys, "musnahkan", CODE, *words, "--pasti", CODE)
    assert not note.exists()


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--saksi", "Siti"), "Pemusnahan disaksikan dua orang yang berbeda"),
        (("--saksi", "Siti A.", "--saksi", "siti a"), "dua orang yang berbeda"),
        (WITNESSES, "Mengapa dimusnahkan? Sebutkan dengan --alasan"),
        ((*WITNESSES, "--alasan", "masa-simpan-berakhir"), "baru berakhir 24/11/2031"),
        ((*WITNESSES, "--alasan", "salah-simpan"), f"Dari skrip: --pasti {CODE}"),
        ((*WITNESSES, "--alasan", "salah-simpan", "--pasti", "KKA-2026-1"), "Kodenya tidak sama."),
    ],
)
def test_nothing_is_destroyed_unless_all_is_said(
    capsys: pytest.CaptureFixture[str], work: Path, words: tuple[str, ...], sentence: str
) -> None:
    filed_scan(capsys, work)
    told = kept(capsys, "musnahkan", CODE, *words)
    assert told.code == 2
    assert sentence in told.err
    assert [one["keadaan"] for one in papers(capsys)] == ["tersimpan"]


def test_the_code_is_typed_before_anything_is_destroyed(
    capsys: pytest.CaptureFixture[str], work: Path, answers: Callable[..., None]
) -> None:
    filed_scan(capsys, work)
    answers("Siti", "Budi", "4", "ya")
    assert kept(capsys, "musnahkan", CODE).code == 2
    answers("Siti", "Budi", "4", CODE.lower())
    assert kept(capsys, "musnahkan", CODE).code == 0


def test_a_case_with_a_lent_paper_is_not_destroyed(
    capsys: pytest.CaptureFixture[str], work: Path
) -> None:
    number = filed_scan(capsys, work)
    kept(capsys, "pinjam", number, "--oleh", "Siti", "--alasan", "lainnya")
    told = kept(capsys, "musnahkan", CODE, *FOR_A_REASON)
    assert told.code == 2
    assert f"masih ada kertas yang dipinjam: {number} (Siti)" in told.err


def test_without_a_letterhead_nothing_is_destroyed(
    capsys: pytest.CaptureFixture[str], work: Path
) -> None:
    filed_scan(capsys, work)
    institution(nama=None).save(work)
    assert kept(capsys, "musnahkan", CODE, *FOR_A_REASON).code == 1
    (work / PROFILE_NAME).unlink()
    assert kept(capsys, "musnahkan", CODE, *FOR_A_REASON).code == 2
    assert [one["keadaan"] for one in papers(capsys)] == ["tersimpan"]


# buku


def test_the_register_is_printed_by_year(
    capsys: pytest.CaptureFixture[str], work: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filed_scan(capsys, work, lemari="2", tanggal="17 November 2026")
    monkeypatch.setattr(opening, "now", lambda: NOW.replace(year=2027))
    filed_scan(capsys, work, kasus="KKA-2027-001")
    told = kept(capsys, "buku")
    assert (told.code, told.err) == (0, "")
    text = text_of(work / "bk" / "himpunan-buku-2026.docx")
    for shown in (
        *("REGISTER HIMPUNAN", "Tahun 2026 – 1 naskah", "H-2026-0001", CODE, "17/11/2026"),
        *("Daftar hadir, pertemuan 1", "24/11/2026, Rina Kartika, S.Pd.", "lemari 2", "tersimpan"),
    ):
        assert shown in text.replace("\u00a0", " ")
    assert "H-2027-0001" in text_of(work / "bk" / "himpunan-buku-2027.docx")
    assert kept(capsys, "buku").out.count("(tetap)") == 2


def test_a_case_has_a_cover_with_its_index(capsys: pytest.CaptureFixture[str], work: Path) -> None:
    filed_scan(capsys, work)
    for command in (("buku", CODE), ("buku", "--sampul", "-o", "cetak")):
        assert kept(capsys, *command).code == 0
    path = work / "bk" / CODE / f"himpunan-sampul-{CODE}.docx"
    text = text_of(path)
    for shown in ("SAMPUL HIMPUNAN", "RAHASIA", CODE, "24 November 2031", "H-2026-0001"):
        assert shown in text
    assert (work / "cetak" / CODE / path.name).read_bytes() == path.read_bytes()


# cocokkan


def test_a_code_is_matched_with_its_record_and_the_form_on_the_desk(
    capsys: pytest.CaptureFixture[str], made: Path, work: Path
) -> None:
    assert made.exists()
    code = code_of(work, "H-2026-0001")
    told = kept(capsys, "cocokkan", code.lower())
    assert (told.code, told.err) == (0, "")
    for shown in (
        f"Kode {code} milik himpunan ini.",
        f"Berita acara, {CODE}, pertemuan 1",
        "yang terbaru dari naskah ini",
        "konsep: naskah bertanda tangan belum disimpan",
        "isinya sama dengan yang tercatat",
        "bukan kertas",
    ):
        assert shown in in_one_line(told.out)


def test_an_earlier_record_of_a_paper_is_told_from_the_newest(
    capsys: pytest.CaptureFixture[str], made: Path, work: Path
) -> None:
    old = code_of(work, "H-2026-0001")
    minutes(topik="Kehadiran yang membaik").save(work / "bk", "berita-acara.xlsx")
    make_all([work / "bk"], list(DOCUMENTS.values()))
    new = code_of(work, "H-2026-0001")
    told = kept(capsys, "cocokkan", old)
    assert told.code == 1
    assert "BUKAN yang terbaru: formulirnya berubah sesudah kertas itu dibuat" in told.out
    assert new in told.out
    assert "isinya BERUBAH sejak kode ini diberikan" in in_one_line(told.out)
    assert made.exists()
    assert kept(capsys, "cocokkan", new, "--formulir", "bk/berita-acara.xlsx").code == 0
    assert kept(capsys, "cocokkan", new, "--formulir", "bk/kasus.xlsx").code == 1


@pytest.mark.parametrize(
    ("slip", "sentence"),
    [
        (lambda code: code[:-1] + ("0" if code[-1] != "0" else "1"), "Mungkin salah ketik."),
        (lambda code: code.replace("H-2026-0001", "H-2026-0002"), "Mungkin salah ketik."),
        (lambda code: code.replace("H-2026-0001", "H-2026-0777"), "nomor arsip itu tidak ada"),
        (lambda code: code[:12] + "0000-0000", "Periksa lagi ketikannya"),
    ],
)
def test_a_code_that_is_none_of_the_archive_is_refused_kindly(
    capsys: pytest.CaptureFixture[str],
    made: Path,
    work: Path,
    slip: Callable[[str], str],
    sentence: str,
) -> None:
    assert made.exists()
    told = kept(capsys, "cocokkan", slip(code_of(work, "H-2026-0001")))
    assert told.code == 1
    assert sentence in in_one_line(told.out)


def test_a_journal_that_no_longer_proves_a_code_ends_with_5(
    capsys: pytest.CaptureFixture[str], made: Path, work: Path
) -> None:
    assert made.exists()
    code = code_of(work, "H-2026-0001")
    journal = work / "bk" / "himpunan" / "jurnal.jsonl"
    journal.write_bytes(journal.read_bytes().replace(b"berita-acara", b"berita-acaru", 1))
    told = kept(capsys, "cocokkan", code)
    assert told.code == 5
    assert "rusak pada catatan 1: isinya berubah sejak ditulis" in in_one_line(told.err)


# Where the archive lies


def test_the_archive_is_found_from_below_or_named(
    capsys: pytest.CaptureFixture[str], work: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filed_scan(capsys, work)
    monkeypatch.chdir(work / "bk" / "himpunan" / "2026")
    assert len(papers(capsys)) == 1
    monkeypatch.chdir("/")
    for named in (work, work / "bk" / "himpunan"):
        assert len(papers(capsys, "daftar", "--himpunan", named)) == 1


def test_an_archive_that_lies_by_itself_is_found_from_inside(
    capsys: pytest.CaptureFixture[str], work: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filed_scan(capsys, work)
    (work / MARKER).unlink()
    monkeypatch.chdir(work / "bk" / "himpunan" / "2026" / CODE)
    assert len(papers(capsys)) == 1


@pytest.mark.parametrize("lacking", ["bk", MARKER])
def test_without_the_counselors_desk_it_is_said_how_to_make_one(
    capsys: pytest.CaptureFixture[str], work: Path, lacking: str
) -> None:
    place = work / lacking
    place.rmdir() if place.is_dir() else place.unlink()
    told = kept(capsys, "daftar")
    assert told.code == 2
    assert "kka mulai" in told.err


def test_a_damaged_journal_ends_with_5(capsys: pytest.CaptureFixture[str], work: Path) -> None:
    filed_scan(capsys, work)
    (work / "bk" / "himpunan" / "jurnal.jsonl").unlink()
    told = kept(capsys, "daftar")
    assert told.code == 5
    assert "kehilangan jurnalnya" in in_one_line(told.err)


def test_dates_are_typed_as_indonesians_do() -> None:
    assert Day().convert("Selasa, 24 Nopember 2026", None, None) == date(2026, 11, 24)
