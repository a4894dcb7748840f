"""`kka himpunan kunci`, `enkripsi`, `nama`: what is typed unseen, and what is said."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, Final

import pytest

from kka_docs.files import digest_of
from kka_docs.himpunan.secrecy import age
from kka_docs.himpunan.secrecy.holders import holders
from kka_docs.workspace import MARKER
from tests.cli.terminal import in_one_line, ran, too_wide
from tests.enemies.locks import locked as protected
from tests.forms_in_words import CHILD, CODE, case, meeting, profile
from tests.himpunan.secrecy.locked import BUDI, RINA, WORDS, at, telling

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kka_docs.himpunan.secrecy.age import Identity
    from tests.cli.terminal import Ran
    from tests.himpunan.secrecy.locked import Locked

OTHER_WORDS: Final = "kursi laut benang merdeka"
QUICK: Final = b" seketika "
SCAN: Final = f"%PDF-1.7 tentang {CHILD}".encode()
OF_SCAN: Final = ("--kasus", CODE, "--pertemuan", "1", "--jenis", "berita-acara", "--oleh", "Rina")


@pytest.fixture(autouse=True)
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder in which the commands are given, with a scan and the case's form."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / MARKER).touch()
    (tmp_path / "bk").mkdir()
    profile().save(tmp_path)
    case().save(tmp_path)
    (tmp_path / "scan.pdf").write_bytes(SCAN)
    return tmp_path


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lock new keys at once: what age does with passphrases is seen in other tests."""
    real = age.unlocked

    def locked(identity: Identity, passphrase: str) -> bytes:
        return digest_of(passphrase.encode()).encode() + QUICK + age.as_text(identity)

    def unlocked(content: bytes, passphrase: str) -> Identity:
        words, is_quick, text = content.partition(QUICK)
        if not is_quick:
            return real(content, passphrase)
        if words.decode("ascii") != digest_of(passphrase.encode()):
            raise age.NotOpened
        return age.as_identity(text.decode("ascii"))

    monkeypatch.setattr(age, "locked", locked)
    monkeypatch.setattr(age, "unlocked", unlocked)


@pytest.fixture
def kka(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Ran]:
    """Runs `kka himpunan …`; `typed` are the lines that come in."""

    def run(*command: Any, typed: tuple[str, ...] = ()) -> Ran:
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in typed)))
        return ran(capsys, "himpunan", *command)

    return run


def test_an_archive_is_locked_filled_and_read_by_either_of_two(
    work: Path, kka: Callable[..., Ran]
) -> None:
    root = work / "bk" / "himpunan"
    assert kka("simpan", "scan.pdf", *OF_SCAN).code == 0
    made = kka("kunci", "buat", RINA, typed=(WORDS, WORDS))
    assert made.code == 0
    assert "tidak dapat dipulihkan, juga tidak oleh pembuat kka" in in_one_line(made.err)
    assert "1 berkas lama belum terenkripsi" in made.out

    told = kka("enkripsi", typed=("salah sekali", WORDS))
    assert told.code == 0
    assert f"Kunci {RINA} tidak terbuka dengan sandi itu. Coba lagi." in told.err
    assert "1 berkas dienkripsi." in told.out
    assert "tidak dari cadangan lama" in told.out

    assert kka("nama", "catat", "kasus.xlsx").out == f"{CODE}: 1 nama dicatat, terenkripsi.\n"
    assert telling(root, CHILD) == telling(root, WORDS) == []

    added = kka("kunci", "tambah", BUDI, typed=(WORDS, OTHER_WORDS, OTHER_WORDS))
    assert "dapat membuka seluruh himpunan sendirian" in added.out
    told = kka("nama", "cari", "melati", "--pemegang", BUDI, typed=(OTHER_WORDS,))
    assert told.out == f"{CODE}  K1  {CHILD}\n"
    taken = ("ambil", "H-2026-0001", "--ke", "meja", "--oleh", "Rina", "--alasan", "tindak-lanjut")
    assert kka(*taken, "--pemegang", BUDI, typed=(OTHER_WORDS,)).code == 0
    (copy,) = (work / "meja").iterdir()
    assert copy.suffix == ".pdf"
    assert copy.read_bytes() == SCAN

    gone = kka("kunci", "hapus", RINA, typed=(OTHER_WORDS,))
    assert gone.code == 0
    assert "Yang sudah terlanjur disalin tidak dapat ditarik" in gone.out
    listed = kka("kunci", "daftar").out
    assert BUDI in listed
    assert RINA not in listed
    assert "belum terenkripsi" not in listed
    assert kka("periksa").code == 0


def test_what_may_be_filed_already_is_left_until_somebody_looks(
    work: Path, locked: Locked, kka: Callable[..., Ran]
) -> None:
    filing = ("simpan", "scan.pdf", *OF_SCAN, "--himpunan", locked.root)
    assert kka(*filing).code == 0
    again = kka(*filing)
    assert again.code == 1
    assert "mungkin sudah disimpan: di H-2026-0001" in in_one_line(again.err)
    sure = kka(*filing, "--pemegang", RINA, typed=(WORDS,))
    assert sure.code == 0
    assert "Sudah ada di himpunan, tidak disimpan lagi" in sure.out
    (work / "scan.pdf").write_bytes(SCAN[::-1])
    other = kka(*filing, "--pemegang", RINA, typed=(WORDS,))
    assert other.code == 0
    assert "1 berkas disimpan" in other.out
    (work / "scan.pdf").write_bytes(SCAN + b"2")
    assert "1 berkas disimpan" in kka(*filing).out


def test_a_passphrase_is_changed_with_the_old_one(locked: Locked, kka: Callable[..., Ran]) -> None:
    here = ("--himpunan", locked.root)
    told = kka("kunci", "ganti-sandi", *here, typed=(WORDS, OTHER_WORDS, OTHER_WORDS))
    assert told.code == 0
    assert "Sandi lama masih membuka salinan lama" in told.out
    told = kka("nama", "cari", "melati", *here, typed=(OTHER_WORDS,))
    assert told.code == 1
    assert "Tidak ada di daftar nama" in told.out


def test_after_three_wrong_passphrases_it_ends_and_says_what_is_lost(
    locked: Locked, kka: Callable[..., Ran]
) -> None:
    told = kka("enkripsi", "--himpunan", locked.root, typed=("satu", "dua", "tiga", WORDS))
    assert told.code == 2
    assert told.err.count("Coba lagi.") == 2
    assert "Sandi yang hilang tidak dapat dipulihkan oleh siapa pun" in told.err
    assert "Traceback" not in told.err


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        (("pendek",), "terlalu mudah ditebak. Sandi paling sedikit 12 tanda"),
        ((WORDS, OTHER_WORDS), "Kedua sandi itu tidak sama"),
        ((), "Sandi tidak diberikan. Jalankan di terminal"),
    ],
)
def test_what_will_not_do_is_said_and_nothing_is_made(
    work: Path, kka: Callable[..., Ran], typed: tuple[str, ...], why: str
) -> None:
    told = kka("kunci", "buat", RINA, typed=typed)
    assert told.code == 2
    assert why in in_one_line(told.err)
    assert not any(word in told.out + told.err for word in typed)
    with at(work / "bk" / "himpunan") as archive:
        assert holders(archive.connection) == []


@pytest.mark.parametrize(
    ("command", "why"),
    [
        (("kunci", "buat", BUDI), "kunci tambah"),
        (("kunci", "tambah", RINA), "sudah menjadi pemegang kunci"),
        (("kunci", "hapus", BUDI), f"{BUDI} bukan pemegang kunci. Pemegang kunci: {RINA}."),
        (("kunci", "ganti-sandi", BUDI), f"{BUDI} bukan pemegang kunci"),
    ],
)
def test_who_cannot_be_meant_is_said_before_anybody_types(
    locked: Locked, kka: Callable[..., Ran], command: tuple[str, ...], why: str
) -> None:
    told = kka(*command, "--himpunan", locked.root)
    assert told.code == 2
    assert why in in_one_line(told.err)
    assert "Sandi" not in told.err


@pytest.mark.parametrize(
    "command", [("enkripsi",), ("nama", "cari", "x"), ("nama", "catat", "kasus.xlsx")]
)
def test_without_a_holder_it_is_said_how_to_begin(
    kka: Callable[..., Ran], command: tuple[str, ...]
) -> None:
    assert kka("simpan", "scan.pdf", *OF_SCAN).code == 0
    told = kka(*command)
    assert told.code == 2
    assert "kka himpunan kunci buat NAMA" in told.err
    assert "tidak terenkripsi" in kka("kunci", "daftar").out


def test_names_come_from_case_forms_that_are_right_and_protected_ones_too(
    work: Path, locked: Locked, kka: Callable[..., Ran]
) -> None:
    here = ("--himpunan", locked.root)
    meeting().save(work)
    told = kka("nama", "catat", "kasus.xlsx", "pertemuan.xlsx", *here)
    assert told.code == 1
    assert "bukan formulir kasus" in in_one_line(told.out)
    assert "Tidak ada yang dicatat." in told.err
    form = work / "kasus.xlsx"
    form.write_bytes(protected(form.read_bytes(), "sandi excel"))
    assert "--sandi" in in_one_line(kka("nama", "catat", form, *here).out)
    assert kka("nama", "catat", form, "--sandi", *here, typed=("sandi excel",)).code == 0
    assert kka("nama", "catat", "tidak-ada.xlsx", *here).code == 2
    with at(locked.root) as archive:
        row = "SELECT names_digest IS NOT NULL FROM cases WHERE code = ?"
        assert archive.connection.execute(row, (CODE,)).fetchone() == (1,)


@pytest.mark.parametrize(
    "command",
    [
        *(["kunci"], ["kunci", "buat"], ["kunci", "tambah"], ["kunci", "ganti-sandi"]),
        *(["kunci", "hapus"], ["kunci", "daftar"], ["enkripsi"]),
        *(["nama"], ["nama", "catat"], ["nama", "cari"]),
    ],
)
def test_every_help_page_fits_and_has_examples(kka: Callable[..., Ran], command: list[str]) -> None:
    told = kka(*command, "--help")
    assert told.code == 0
    assert "Contoh:\n" in told.out
    assert too_wide(told.out.splitlines()) == []
