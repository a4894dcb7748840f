"""Notes of users and notes of ours on the same sheet: both can be read, and only ours vanish."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, Final
from zipfile import ZipFile

import pytest
from openpyxl.comments import Comment

from kka_docs.forms.write import write_form
from tests.forms.building import FILE, change_part, filled, saved
from tests.forms.excel import SCHOOL
from tests.forms.marks import canonical, marked, notes, unmarked, wrong_at
from tests.office import schema_faults

if TYPE_CHECKING:
    from pathlib import Path

KODE: Final = ("Pertemuan", "C5")
NUMBER: Final = ("Pertemuan", "C6")
SIGNATURE: Final = "— catatan otomatis; boleh dibiarkan"
OURS: Final = f"HARUS DIPERBAIKI\nBelum diisi, padahal wajib.\n→ Isi sel ini.\n{SIGNATURE}"
THEIRS: Final = "Bu Nurul:\ntanyakan dulu ke TU"


@pytest.fixture
def noted(tmp_path: Path) -> Path:
    """A meeting form on two cells of which somebody left a note."""
    book = filled("pertemuan")
    for address in ("C5", "C9"):
        book["Pertemuan"][address].comment = Comment(THEIRS, "Nurul")
    return saved(book, tmp_path)


def text_of(data: bytes, name: str) -> str:
    with ZipFile(BytesIO(data)) as package:
        return package.read(name).decode()


def part_named(data: bytes, ending: str) -> str:
    """The text of the only part whose name ends so."""
    with ZipFile(BytesIO(data)) as package:
        (name,) = [name for name in package.namelist() if name.endswith(ending)]
    return text_of(data, name)


def test_our_note_stands_above_the_one_that_was_there(noted: Path) -> None:
    copy = marked(noted.read_bytes(), [wrong_at(*KODE), wrong_at(*NUMBER)], FILE)
    assert notes(copy) == {
        KODE: f"{OURS}\n\n{THEIRS}",
        NUMBER: OURS,
        ("Pertemuan", "C9"): THEIRS,
    }
    noted.write_bytes(copy)
    assert schema_faults(noted) == []


def test_only_our_notes_vanish(noted: Path) -> None:
    copy = marked(noted.read_bytes(), [wrong_at(*KODE), wrong_at(*NUMBER)], FILE)
    clean = unmarked(copy)
    assert notes(clean) == {KODE: THEIRS, ("Pertemuan", "C9"): THEIRS}
    before, after = canonical(noted.read_bytes()), canonical(clean)
    assert before.keys() == after.keys()
    changed = {name for name in before if before[name] != after[name]}
    larger_boxes, unused_looks = "xl/drawings/commentsDrawing1.vml", "xl/styles.xml"
    assert changed <= {larger_boxes, unused_looks, "xl/worksheets/sheet6.xml"}


def test_what_a_user_writes_below_our_note_stays(tmp_path: Path) -> None:
    path = tmp_path / FILE
    path.write_bytes(marked(write_form("pertemuan", SCHOOL), [wrong_at(*KODE)], FILE))
    change_part(
        path,
        "xl/comments1.xml",
        lambda text: text.replace(f"{SIGNATURE}</t>", f"{SIGNATURE}\nSudah.</t>"),
    )
    assert notes(path.read_bytes())[KODE].endswith(f"{SIGNATURE}\nSudah.")
    assert notes(unmarked(path.read_bytes())) == {KODE: "Sudah."}


@pytest.mark.parametrize(
    "former", ["— catatan otomatis dari kka_docs; boleh dibiarkan", "— kka_docs"]
)
def test_notes_that_were_signed_in_other_words_vanish_too(noted: Path, former: str) -> None:
    noted.write_bytes(marked(noted.read_bytes(), [wrong_at(*KODE), wrong_at(*NUMBER)], FILE))
    with ZipFile(noted) as package:
        (name,) = [name for name in package.namelist() if "comment" in name and "vml" not in name]
    change_part(noted, name, lambda text: text.replace(SIGNATURE, former))
    assert notes(noted.read_bytes())[NUMBER].endswith(f"\n{former}")
    assert notes(unmarked(noted.read_bytes())) == {KODE: THEIRS, ("Pertemuan", "C9"): THEIRS}


def test_a_conversation_is_left_to_those_who_lead_it(noted: Path) -> None:
    with ZipFile(noted) as package:
        (name,) = [name for name in package.namelist() if "comment" in name and "vml" not in name]
    change_part(noted, name, lambda text: text.replace("Nurul<", "tc={8A1B}<"))
    copy = marked(noted.read_bytes(), [wrong_at(*KODE), wrong_at(*NUMBER)], FILE)
    assert notes(copy)[KODE] == THEIRS
    assert notes(copy)[NUMBER] == OURS


def test_a_note_is_as_large_as_its_text_and_lies_beside_its_cell() -> None:
    form = write_form("pertemuan", SCHOOL)
    short, long = wrong_at(*KODE), wrong_at(*NUMBER, "penanda_tangan_tidak_dikenal")
    boxes = part_named(marked(form, [short, long], FILE), ".vml")
    assert "margin-left:473.0pt;" in boxes
    heights = [int(height) for height in re.findall(r"width:290px;height:(\d+)px", boxes)]
    assert heights[0] == 78
    assert heights[1] > heights[0]
    assert "<x:Row>4</x:Row><x:Column>2</x:Column>" in boxes


def test_a_box_that_is_no_xml_is_kept_and_made_large_enough(noted: Path) -> None:
    """Excel closes no <br> in what it draws."""
    with ZipFile(noted) as package:
        (name,) = [name for name in package.namelist() if name.endswith(".vml")]
    anchor = r"<br><\1Anchor>3, 15, 4, 2, 4, 31, 5, 4</\1Anchor><\1Row>"
    change_part(noted, name, lambda text: re.sub(r"<(\w+:)Row>", anchor, text))
    copy = marked(noted.read_bytes(), [wrong_at(*KODE), wrong_at(*NUMBER)], FILE)
    boxes = text_of(copy, name)
    assert boxes.count("<br>") == 2
    assert boxes.count("Anchor>") == 2
    assert boxes.count(":shape ") == 3
    assert text_of(unmarked(copy), name).count(":shape ") == 2
