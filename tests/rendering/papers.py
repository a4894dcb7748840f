"""Templates, records and finished documents, as tests write and read them."""

from __future__ import annotations

from datetime import date, time
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from docx import Document

from kka_docs.definitions.documents import DOCUMENTS
from kka_docs.definitions.forms import FORMS
from kka_docs.definitions.setting import form_in_setting
from kka_docs.definitions.settings import settings
from kka_docs.rendering.template import Institution, compile_template

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kka_docs.definitions.documents import DocumentKind, Variant
    from kka_docs.definitions.fields import Field
    from kka_docs.definitions.setting import Setting
    from kka_docs.records import Values
    from kka_docs.rendering.logos import Logo
    from kka_docs.rendering.template import CompiledTemplate

SCHOOL: Final = settings()["sekolah"]
COMPANY: Final = settings()["perusahaan"]
FAMILY: Final = settings()["keluarga"]

VARIANTS: Final = [(kind, variant) for kind in DOCUMENTS.values() for variant in kind.variants]


class Texts(NamedTuple):
    """What a document says: tabs as "\\t", line breaks as "\\n", runs joined."""

    body: list[str]
    cells: list[str]
    header: list[str]
    footer: list[str]


def word(
    *paragraphs: str,
    cells: Sequence[str] = (),
    header: str | None = None,
    footer: str | None = None,
) -> bytes:
    """Write a Word file: paragraphs, a table of one column, a header and a footer."""
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    if cells:
        table = document.add_table(rows=len(cells), cols=1)
        for cell, text in zip(table.columns[0].cells, cells, strict=True):
            cell.text = text
    section = document.sections[0]
    if header is not None:
        section.header.paragraphs[0].text = header
    if footer is not None:
        section.footer.paragraphs[0].text = footer
    return saved(document)


def saved(document: Any) -> bytes:
    """Give the bytes of a document of python-docx."""
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def texts_of(docx: bytes) -> Texts:
    """Read a document: its paragraphs outside tables, the cells of its tables, head and foot."""
    document = Document(BytesIO(docx))
    section = document.sections[0]
    return Texts(
        [paragraph.text for paragraph in document.paragraphs],
        [cell.text for table in document.tables for row in table.rows for cell in row.cells],
        [paragraph.text for paragraph in section.header.paragraphs],
        [paragraph.text for paragraph in section.footer.paragraphs],
    )


def variant_of(template: str) -> tuple[DocumentKind, Variant]:
    """Give the registry's row for a template."""
    return next((kind, variant) for kind, variant in VARIANTS if variant.template == template)


def compiled(
    package: bytes,
    template: str = "agenda.docx",
    *,
    setting: Setting = SCHOOL,
    paper: str = "A4",
    logos: Mapping[str, Logo] | None = None,
) -> CompiledTemplate:
    """Compile a Word file as if it were the template of that name."""
    institution = Institution(setting, paper, logos or {})
    return compile_template(template, package, *variant_of(template), institution)


def row(form: str, sheet: str, setting: Setting = SCHOOL, **given: Any) -> Values:
    """Give a line of a table as validation leaves it: what is given, the rest empty."""
    return _answers(form_in_setting(FORMS[form], setting).sheet(sheet).fields, given)


def _answers(fields: Iterable[Field], given: Mapping[str, Any]) -> Values:
    answers: Values = {field.key: _when_empty(field) for field in fields}
    assert given.keys() <= answers.keys(), f"no such field: {given.keys() - answers.keys()}"
    return {**answers, **given}


def _when_empty(field: Field) -> Any:
    return [] if field.lines else field.assumed or field.default


def record(form: str, setting: Setting = SCHOOL, **given: Any) -> Values:
    """Give a record's values as validation leaves them: what is given, the rest empty."""
    sheets = form_in_setting(FORMS[form], setting).sheets
    assert given.keys() <= {sheet.key for sheet in sheets}
    return {
        sheet.key: _answers(sheet.fields, given.get(sheet.key, {}))
        if sheet.table is None
        else [row(form, sheet.key, setting, **line) for line in given.get(sheet.key, [])]
        for sheet in sheets
    }


def profile(setting: Setting = SCHOOL, **given: Any) -> Values:
    """Give a profile: a small institution in Contohan, with one signatory."""
    institution = {
        "nama": "SMA Negeri 1 Contohan",
        "alamat": "Jalan Melati 1, Contohan",
        "kota": "Contohan",
        "zona": "WIB",
        "kertas": "A4",
    }
    head = {"fungsi": "Kepala Sekolah", "nama": "Siti Aminah", "menandatangani": "keduanya"}
    sheets = {"penanda_tangan": [head], **given, "lembaga": institution | given.get("lembaga", {})}
    return record("profil", setting, **sheets)


def meeting(setting: Setting = SCHOOL, **given: Any) -> Values:
    """Give a meeting form with nothing in it that could be left out."""
    about = {
        "kode_kasus": "KKA-2026-003",
        "nomor_pertemuan": 1,
        "jenis": "internal",
        "konseli": ["K1"],
        "tanggal": date(2026, 11, 24),
        "mulai": time(9),
        "tempat": "Ruang BK",
        "pemimpin": "Rahmat Hidayat",
        "persetujuan": "sudah",
    }
    steps = given.pop("agenda", [])
    ends = [step.pop("selesai", None) for step in steps]
    sheets = given | {"agenda": steps, "pertemuan": about | given.get("pertemuan", {})}
    values = record("pertemuan", setting, **sheets)
    for step, end in zip(values["agenda"], ends, strict=True):
        step["selesai"] = end
    return values


def case(setting: Setting = SCHOOL, **given: Any) -> Values:
    """Give a case form with one client and nothing that could be left out."""
    about = {"kode": "KKA-2026-003", "tanggal_ditemukan": date(2026, 11, 2), "konselor": "Rahmat"}
    narrative = {
        "nama_kasus": "Kehadiran yang menurun",
        "deskripsi": ["Sejak Agustus sering tidak masuk."],
        "gejala": ["Mengantuk pada jam pertama."],
    }
    sheets = {
        "konseli": [{"kode": "K1", "nama": "Contoh Satu"}],
        **given,
        "kasus": about | given.get("kasus", {}),
        "format_kasus": narrative | given.get("format_kasus", {}),
    }
    return record("kasus", setting, **sheets)


def minutes(setting: Setting = SCHOOL, **given: Any) -> Values:
    """Give a minutes form: one person came, nothing was decided yet."""
    about = {
        "kode_kasus": "KKA-2026-003",
        "nomor_pertemuan": 1,
        "tanggal": date(2026, 11, 24),
        "mulai": time(9),
        "selesai": time(11),
        "tempat": "Ruang BK",
        "topik": "Kehadiran yang menurun",
        "pemimpin": "Rahmat Hidayat",
        "ringkasan": ["Sejak Agustus sering tidak masuk."],
        "analisis": ["Perlu diketahui sebabnya."],
        "keadaan_keputusan": "belum_ada",
        "penanggung_jawab": ["Rahmat Hidayat"],
    }
    counselor = {"nama": "Rahmat Hidayat", "unsur": "konselor", "kehadiran": "hadir"}
    sheets = {
        "konseli": [{"kode": "K1", "nama": "Contoh Satu"}],
        "kehadiran": [counselor],
        **given,
        "berita_acara": about | given.get("berita_acara", {}),
    }
    return record("berita_acara", setting, **sheets)
