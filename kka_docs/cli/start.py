"""`kka mulai` and `kka formulir`: the working folder and its blank forms."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from kka_docs import resources
from kka_docs.definitions.forms import FORMS
from kka_docs.definitions.settings import settings
from kka_docs.errors import UnreadableForm
from kka_docs.files import write_beside, write_new
from kka_docs.workspace import DESKS, MARKER, MARKER_TEXT, PROFILE_NAME, profile_for

_DEFAULT_SETTING = "sekolah"
_GUIDE = "PANDUAN.txt"
_BLANK_FORMS = "formulir-kosong"
_SAMPLES = "contoh"
_FORMS_OF_DESK = {"bk": ("kasus", "pertemuan", "berita_acara"), "tu": ("pertemuan",)}

_GUIDE_TEXT = """\
PANDUAN SINGKAT FOLDER KERJA KONFERENSI KASUS

1. Isi profil-lembaga.xlsx satu kali: kop, penanda tangan, pola nomor surat.
2. Konselor: salin formulir-kosong/kasus.xlsx ke folder bk (rahasia) dan isi.
     kka persetujuan bk         mencetak lembar persetujuan
   Formulir berikutnya dimulai dari yang sudah ada (KODE: kode kasusnya):
     kka formulir pertemuan --dari bk/kasus.xlsx -o bk
     kka formulir berita-acara --dari tu/KODE-pertemuan-1.xlsx
         --dari bk/kasus.xlsx -o bk
     kka formulir pertemuan --dari bk/KODE-berita-acara-1.xlsx
         --dari tu/KODE-pertemuan-1.xlsx --dari bk/kasus.xlsx -o bk
   Perintah yang panjang ditulis dalam satu baris.
3. Periksa:            kka periksa bk tu
4. Serahkan kepada tata usaha, tanpa nama dan masalah di luar tempatnya; sejak
   itu formulir di folder tu yang dipakai:
     kka serahkan bk/KODE-pertemuan-1.xlsx --kasus bk/kasus.xlsx
5. Buat dokumennya:    kka undangan tu        (tata usaha)
                       kka daftar-hadir tu, kka berita-acara bk (konselor)
                       kka semua bk           (semua yang dapat dibuat)
   Hasilnya ada di folder meja itu, satu folder untuk satu kode kasus.
6. Keadaan semua kasus: kka status
7. Dokumen yang Anda sunting di Word tidak akan ditimpa.
8. Naskah bertanda tangan dipindai, lalu disimpan di himpunan (bk/himpunan):
     kka himpunan simpan FOLDER-PINDAIAN
     kka himpunan daftar
     kka himpunan periksa

Bantuan setiap perintah:  kka periksa --help
"""


def start(folder: Path, desk: str, setting: str | None, *, with_samples: bool) -> int:
    """Make or complete a working folder; files that exist stay as they are. Returns 0."""
    chosen = setting or _setting_nearby(folder)
    desks = DESKS if desk == "keduanya" else (desk,)
    folder.mkdir(parents=True, exist_ok=True)
    _write_if_missing(folder / MARKER, MARKER_TEXT.encode())
    _write_if_missing(folder / _GUIDE, _GUIDE_TEXT.replace("\n", "\r\n").encode())
    for name in desks:
        (folder / name).mkdir(exist_ok=True)
    _write_blank(folder, PROFILE_NAME, "profil", chosen)
    forms = dict.fromkeys(form for name in desks for form in _FORMS_OF_DESK[name])
    (folder / _BLANK_FORMS).mkdir(exist_ok=True)
    for form in forms:
        _write_blank(folder / _BLANK_FORMS, FORMS[form].file_name, form, chosen)
    if with_samples:
        _copy_samples(resources.samples(), folder / _SAMPLES)
    click.echo(f"Folder kerja siap: {folder.resolve()}")
    click.echo(f"Mulailah dengan mengisi {PROFILE_NAME}; petunjuknya di {_GUIDE}.")
    if with_samples:
        click.echo(f"Contoh yang sudah terisi: kka semua {_typed(folder / _SAMPLES)}")
    return 0


def write_forms(forms: Iterable[str], setting: str | None, output: Path) -> int:
    """Write blank forms into `output`, never over a file; print where. Returns 0."""
    from kka_docs.forms.write import write_form

    chosen = settings()[setting or _setting_nearby(output)]
    output.mkdir(parents=True, exist_ok=True)
    for form in forms:
        path = write_new(output / FORMS[form].file_name, write_form(form, chosen))
        click.echo(f"{FORMS[form].title}: {path}")
    return 0


def _setting_nearby(folder: Path) -> str:
    """The setting of the profile that serves this folder; a school where there is none."""
    from kka_docs.forms.read import read_form

    profile = profile_for(folder / PROFILE_NAME)
    if profile is None:
        return _DEFAULT_SETTING
    try:
        return read_form(profile).setting
    except UnreadableForm:
        return _DEFAULT_SETTING


def _write_blank(folder: Path, name: str, form: str, setting: str) -> None:
    from kka_docs.forms.write import write_form

    if not (folder / name).exists():
        write_beside(folder / name, write_form(form, settings()[setting]))


def _write_if_missing(path: Path, content: bytes) -> None:
    if not path.exists():
        write_beside(path, content)


def _typed(path: Path) -> str:
    """The path as it is typed after a command."""
    return f'"{path}"' if " " in str(path) else str(path)


def _copy_samples(source: Path, target: Path) -> None:
    """Copy the samples into a working folder of their own, so that no real documents mix in."""
    target.mkdir(exist_ok=True)
    _write_if_missing(target / MARKER, MARKER_TEXT.encode())
    for sample in _sample_files(source):
        copy = target / sample.relative_to(source)
        copy.parent.mkdir(parents=True, exist_ok=True)
        _write_if_missing(copy, sample.read_bytes())


def _sample_files(source: Path) -> Sequence[Path]:
    """Filled forms and their logos; not the sources they are made from."""
    return sorted(path for path in source.rglob("*") if path.suffix in {".xlsx", ".png"})
