"""The documents of the good samples: complete, sound, on the right paper, and discreet."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Any, Final
from zipfile import ZipFile

import pytest
from docx import Document

from kka_docs import resources
from kka_docs.ooxml import BLANK_CORE
from tests.office import schema_faults
from tests.rendering.readable import FOURTH_LETTER, ONE_MORE, everything_said

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from tests.rendering.conftest import Pages

MM: Final = {"A4": (210, 297), "F4": (215, 330)}
TAG: Final = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{_\{|\{#.*?#\}")
PAGE: Final = re.compile(r"Halaman (\d+) dari (\d+)")


def sources(form: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """What was typed into the samples' forms of a kind, with the folder that each lies in."""
    for path in sorted(resources.samples().glob("*/sumber/*.toml")):
        typed = tomllib.loads(path.read_text(encoding="utf-8"))
        if typed["formulir"] == form:
            yield path.parts[-3], typed


def mark(typed: dict[str, Any], form: str = "pertemuan") -> str:
    """What the file names of a meeting's documents end with."""
    return f"{typed[form]['kode_kasus']}-p{typed[form]['nomor_pertemuan']}.docx"


OF_STATE: Final = {"Jadwal berubah": "perubahan", "Dibatalkan": "pembatalan"}
CALLED_OFF: Final = "Dibatalkan"


def letter_of(typed: dict[str, Any]) -> str:
    """Which letters a meeting calls for."""
    return OF_STATE.get(typed["pertemuan"].get("keadaan", ""), "undangan")


def sent(kind: str) -> Iterator[tuple[str, dict[str, Any], dict[str, Any]]]:
    """What each recipient gets: its name, its recipient's row, its meeting."""
    for _, typed in sources("pertemuan"):
        invited = [person for person in typed["peserta"] if person.get("undangan") != "Tidak"]
        name = letter_of(typed) if kind == "surat" else kind
        for number, person in enumerate(invited, start=1):
            yield f"{name}-{number:02}-{mark(typed)}", person, typed


def of_meetings(*kinds: str) -> set[str]:
    return {f"{kind}-{mark(typed)}" for kind in kinds for _, typed in sources("pertemuan")}


def of_minutes(kind: str) -> set[str]:
    return {f"{kind}-{mark(typed, 'berita_acara')}" for _, typed in sources("berita_acara")}


LETTERS: Final = {name: (person, typed) for name, person, typed in sent("surat")}
TO_FAMILY: Final = {name for name, (person, _) in LETTERS.items() if "anak" in person}
SLIPS: Final = {
    name
    for name, _, typed in sent("slip-konfirmasi")
    if typed["pertemuan"].get("keadaan") != CALLED_OFF
}
RECEIPTS: Final = {name for name, _, _ in sent("tanda-terima")}
ENVELOPES: Final = of_meetings("label-amplop", "label-amplop-besar", "amplop")
AGENDAS: Final = of_meetings("agenda")
FOR_THE_ROOM: Final = of_meetings("daftar-hadir", "pernyataan-kerahasiaan")
PLEDGES: Final = of_meetings("pernyataan-perorangan")
MINUTES: Final = of_minutes("berita-acara")
REPORTS: Final = of_minutes("laporan")
PLANS: Final = of_minutes("rencana-tindak-lanjut")
CASES: Final = {typed["kasus"]["kode"]: typed for _, typed in sources("kasus")}
CASE_SHEETS: Final = {f"format-kasus-pertemuan-{code}.docx" for code in CASES}
CASE_FILES: Final = {f"format-kasus-himpunan-{code}.docx" for code in CASES}
CONSENTS: Final = {
    f"persetujuan-{number:02}-{code}.docx"
    for code, typed in CASES.items()
    for number, row in enumerate(typed.get("persetujuan", []), start=1)
    if row["keadaan"] != "Tidak dimungkinkan"
}
OF_ONE_PAGE: Final = {*LETTERS, *SLIPS, *RECEIPTS}
"""What bears no page numbers and fits on a page; letters go out in their hundreds."""

ALL: Final = OF_ONE_PAGE.union(
    *(ENVELOPES, AGENDAS, FOR_THE_ROOM, PLEDGES, MINUTES, REPORTS, PLANS),
    *(CASE_SHEETS, CASE_FILES, CONSENTS),
)
PAPERS: Final = {
    code: next(typed["lembaga"]["kertas"] for at, typed in sources("profil") if at == folder)
    for folder, case in sources("kasus")
    for code in [case["kasus"]["kode"]]
}


def code_in(name: str) -> str:
    found = re.search(r"KKA-\d{4}-\d{3}", name)
    assert found
    return found[0]


def clients_of(code: str) -> list[dict[str, Any]]:
    clients: list[dict[str, Any]] = CASES[code]["konseli"]
    return clients


def told_of(clients: list[dict[str, Any]]) -> set[str]:
    """All that tells who a client is: name, numbers, address, family."""
    keys = {"nama", "nis", "nisn", "nomor_pegawai", "wali", "alamat", "telepon"}
    return {str(client[key]) for client in clients for key in keys & client.keys()}


def unpacked(path: Path) -> bytes:
    """All parts of a package, one after the other."""
    with ZipFile(path) as package:
        return b"".join(package.read(part) for part in package.namelist())


@pytest.fixture(scope="module")
def said(sample_documents: Mapping[str, Path]) -> Mapping[str, str]:
    """All that each document says."""
    return {name: everything_said(path.read_bytes()) for name, path in sample_documents.items()}


def test_the_samples_make_these_documents_and_no_other(
    sample_documents: Mapping[str, Path],
) -> None:
    assert len(TO_FAMILY) > 5
    assert sample_documents.keys() == ALL


def test_no_file_name_tells_a_name_or_a_role() -> None:
    pattern = re.compile(
        r"((undangan|perubahan|pembatalan|slip-konfirmasi|tanda-terima|persetujuan)-\d\d|agenda|"
        r"label-amplop(-besar)?|amplop|daftar-hadir|pernyataan-(kerahasiaan|perorangan)|laporan|"
        r"rencana-tindak-lanjut|berita-acara|format-kasus-(pertemuan|himpunan))"
        r"-KKA-\d{4}-\d{3}(-p\d)?\.docx"
    )
    assert [name for name in ALL if not pattern.fullmatch(name)] == []


def test_every_document_keeps_to_the_schema(sample_documents: Mapping[str, Path]) -> None:
    alike = (ONE_MORE, FOURTH_LETTER)
    chosen = {name for name in sample_documents if not any(like.match(name) for like in alike)}
    faults = {name: schema_faults(sample_documents[name]) for name in chosen}
    assert TO_FAMILY & chosen
    assert {name: found for name, found in faults.items() if found} == {}


def test_no_document_tells_who_wrote_it_or_when(sample_documents: Mapping[str, Path]) -> None:
    for path in sample_documents.values():
        with ZipFile(path) as package:
            names = package.namelist()
            assert package.read("docProps/core.xml") == BLANK_CORE
            assert b"rsid" not in package.read("word/settings.xml")
        strangers = ("docProps/app", "docProps/custom", "docProps/thumbnail", "customXml", "people")
        assert [name for name in names if any(part in name for part in strangers)] == []


def test_no_part_of_a_document_lies_about_unreferenced(
    sample_documents: Mapping[str, Path],
) -> None:
    for name, path in sample_documents.items():
        found = Document(str(path)).part.package.iter_parts()
        reached = {str(part.partname).removeprefix("/") for part in found}
        with ZipFile(path) as package:
            listed = package.namelist()
        assert len(listed) == len(set(listed)), name
        parts = {part for part in listed if not part.endswith((".rels", "[Content_Types].xml"))}
        assert parts == reached, name


def test_every_document_opens_on_the_institutions_paper(sample_pages: Mapping[str, Pages]) -> None:
    assert {PAPERS[code_in(name)] for name in sample_pages} == {"A4", "F4"}
    for name in sample_pages.keys() - ENVELOPES:
        size, paper = sample_pages[name].size, MM[PAPERS[code_in(name)]]
        assert size == pytest.approx(paper[::-1] if name in PLANS else paper, abs=0.6), name


def test_labels_and_envelopes_keep_the_size_of_their_own_sheets(
    sample_pages: Mapping[str, Pages],
) -> None:
    for name in ENVELOPES:
        sheet = (230, 110) if name.startswith("amplop") else MM["A4"]
        assert sample_pages[name].size == pytest.approx(sheet, abs=0.6), name


def test_every_letter_fits_on_one_page(sample_pages: Mapping[str, Pages]) -> None:
    letters = OF_ONE_PAGE & sample_pages.keys()
    longer = {name for name in letters if len(sample_pages[name].texts) != 1}
    assert letters > LETTERS.keys()
    assert longer == set()


def test_no_page_is_blank(sample_pages: Mapping[str, Pages]) -> None:
    sheets = {name: pages.texts for name, pages in sample_pages.items()}
    blank = {name for name, texts in sheets.items() if not all(text.strip() for text in texts)}
    assert blank == set()


def test_sheets_count_their_pages_and_letters_do_not(sample_pages: Mapping[str, Pages]) -> None:
    for name in sample_pages.keys() - ENVELOPES - PLEDGES:
        pages = sample_pages[name]
        counted = [PAGE.findall(text) for text in pages.texts]
        total = str(len(pages.texts))
        right = [[(str(number), total)] for number in range(1, len(counted) + 1)]
        assert counted == ([[]] if name in OF_ONE_PAGE else right), name


def test_every_page_of_a_sheet_names_its_case(sample_pages: Mapping[str, Pages]) -> None:
    for name in sample_pages.keys() - OF_ONE_PAGE - ENVELOPES:
        assert all(code_in(name) in text for text in sample_pages[name].texts), name


def test_closing_and_signatures_of_minutes_never_stand_alone(
    sample_pages: Mapping[str, Pages],
) -> None:
    for name in MINUTES:
        before, closing, signatures = (
            sample_pages[name].texts[-1].partition("Demikian berita acara")
        )
        assert closing, name
        assert "………" in before, name
        assert "………" not in signatures, name


def test_no_line_of_an_address_is_cut_off_on_a_label(sample_pages: Mapping[str, Pages]) -> None:
    meeting = "KKA-2026-005-p1.docx"
    for place in ("Kota Teladan", "Contohan", "Tempat"):
        towns = [
            sum(text.count(f"di {place}") for text in sample_pages[f"{kind}-{meeting}"].texts)
            for kind in ("amplop", "label-amplop", "label-amplop-besar")
        ]
        assert towns == towns[:1] * 3, place
        assert towns[0] > 1


@pytest.mark.parametrize("word", ["None", "Undefined", "dict object", "True", "False", "[]"])
def test_nothing_of_the_program_shows_through(said: Mapping[str, str], word: str) -> None:
    shown = {name for name, text in said.items() if re.search(rf"(?<!\w){re.escape(word)}", text)}
    assert shown == set()


def test_tags_stand_only_where_they_were_typed(said: Mapping[str, str]) -> None:
    shown = {name: TAG.findall(text) for name, text in said.items()}
    hard = {name: found for name, found in shown.items() if found}
    assert {code_in(name) for name in hard} == {"KKA-2026-005"}
    case_file = hard["format-kasus-himpunan-KKA-2026-005.docx"]
    assert case_file.count("{{ 7*7 }}") == 2
    assert {"{% if %}", "{% endif %}", "{_{", "{{ nama }}", "{# bukan perintah #}"} < set(case_file)


def test_a_family_letter_names_its_own_child_and_not_the_case(
    said: Mapping[str, str], sample_documents: Mapping[str, Path]
) -> None:
    children = {client["nama"] for case in CASES.values() for client in case["konseli"]}
    for name in TO_FAMILY:
        own = LETTERS[name][0]["anak"]
        assert {child for child in children if child in said[name]} == {own}, name
        assert code_in(name).encode() not in unpacked(sample_documents[name]), name


def test_other_letters_name_the_case_and_nothing_of_a_child(
    said: Mapping[str, str], sample_documents: Mapping[str, Path]
) -> None:
    told = {fact for code in CASES for fact in told_of(clients_of(code)) if len(fact) > 3}
    assert {client["nama"] for case in CASES.values() for client in case["konseli"]} <= told
    for name in LETTERS.keys() - TO_FAMILY:
        parts = unpacked(sample_documents[name]).decode("utf-8", "replace")
        assert [fact for fact in told if fact in said[name] or fact in parts] == [], name
        assert code_in(name) in said[name]


def test_a_letter_names_nobody_else_who_takes_part_unless_he_signs_it(
    said: Mapping[str, str],
) -> None:
    signing = {row["nama"] for _, typed in sources("profil") for row in typed["penanda_tangan"]}
    for name, (person, typed) in LETTERS.items():
        people = {row["nama"] for row in typed["peserta"] if "nama" in row}
        others = people - signing - {person.get("nama")}
        assert others
        assert [other for other in others if other in said[name]] == [], name


def test_a_letter_tells_nothing_of_the_case(said: Mapping[str, str]) -> None:
    for name in LETTERS:
        told = CASES[code_in(name)]["format_kasus"].values()
        lines = [line for part in told for line in ([part] if isinstance(part, str) else part)]
        assert len(lines) > 3
        assert [line for line in lines if line[:30] in said[name]] == [], name


def test_what_the_meeting_sees_of_a_case_has_codes_and_no_names(said: Mapping[str, str]) -> None:
    for name in {*CASE_SHEETS, *AGENDAS}:
        clients = clients_of(code_in(name))
        told = {fact for fact in told_of(clients) if len(fact) > 3}
        assert [fact for fact in told if fact in said[name]] == [], name
        assert all(client["kode"] in said[name] for client in clients), name


def test_what_goes_into_the_himpunan_has_the_full_names(said: Mapping[str, str]) -> None:
    for name in {*CASE_FILES, *MINUTES}:
        assert all(client["nama"] in said[name] for client in clients_of(code_in(name))), name


def headings(path: Path, pattern: str) -> list[str]:
    texts = [paragraph.text for paragraph in Document(str(path)).paragraphs]
    return [text for text in texts if re.match(pattern, text)]


def test_minutes_have_the_headings_a_to_h(sample_documents: Mapping[str, Path]) -> None:
    for name in MINUTES:
        assert headings(sample_documents[name], r"[A-H]\. ") == [
            "A. Hari/Tanggal, Tempat, Kasus",
            "B. Peserta konferensi",
            "C. Ringkasan masalah",
            "D. Hasil analisis",
            "E. Keputusan bantuan/layanan",
            "F. Rencana evaluasi dan tindak lanjut",
            "G. Penanggung jawab",
            "H. Tanda tangan peserta",
        ], name


def test_case_sheets_have_the_headings_a_to_f(sample_documents: Mapping[str, Path]) -> None:
    for name in {*CASE_SHEETS, *CASE_FILES}:
        assert headings(sample_documents[name], r"[a-f]\. ") == [
            "a. Nama kasus",
            "b. Deskripsi yang dihadapi",
            "c. Gejala yang muncul",
            "d. Latar belakang",
            "e. Perkiraan inti masalah",
            "f. Kemungkinan pemecahan",
        ], name


def test_only_those_who_came_sign_the_minutes(sample_documents: Mapping[str, Path]) -> None:
    for _, typed in sources("berita_acara"):
        document = Document(str(sample_documents[f"berita-acara-{mark(typed, 'berita_acara')}"]))
        (table,) = [t for t in document.tables if t.rows[0].cells[-1].text == "Tanda tangan"]
        lines = [row.cells for row in table.rows if row.cells[0].text.isdigit()]
        signing = [cells[1].paragraphs[0].text for cells in lines]
        came = [p for p in typed["kehadiran"] if p["kehadiran"] != "Tidak hadir"]
        expected = [p.get("diwakili_oleh") or p["nama"] for p in came]
        assert len(signing) == len(expected)
        assert all(name in line for name, line in zip(expected, signing, strict=True))
