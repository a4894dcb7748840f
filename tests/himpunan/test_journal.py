"""The journal: whatever is changed in it afterwards is seen, and where."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kka_docs.himpunan import journal
from kka_docs.himpunan.guide import GUIDE
from kka_docs.himpunan.journal import (
    START,
    Broken,
    Entry,
    Head,
    Torn,
    append,
    begin,
    entries,
    sealed,
)

if TYPE_CHECKING:
    from pathlib import Path

TIME: Final = "2026-11-24T10:00:00+07:00"


def written(path: Path, *data: dict[str, Any]) -> list[Entry]:
    begin(path)
    head, made = START, []
    for facts in data:
        entry = sealed(head, TIME, "tempat", facts)
        head = append(path, head, entry)
        made.append(entry)
    return made


@pytest.fixture
def three(tmp_path: Path) -> Path:
    path = tmp_path / journal.FILE_NAME
    written(path, {"nomor": "H-2026-0001"}, {"nomor": "H-2026-0002"}, {"nomor": "H-2026-0003"})
    return path


def broken_at(path: Path) -> tuple[int, str]:
    with pytest.raises(Broken) as told:
        list(entries(path))
    return told.value.number, told.value.reason


def test_what_was_written_is_read_in_order(tmp_path: Path) -> None:
    path = tmp_path / journal.FILE_NAME
    made = written(path, {"lemari": "A"}, {"lemari": "Bé “C”"})
    assert [entry for entry, _ in entries(path)] == made
    assert [entry.number for entry in made] == [1, 2]


def test_reading_goes_on_where_it_ended(three: Path) -> None:
    heads = [head for _, head in entries(three)]
    assert [entry.number for entry, _ in entries(three, heads[1])] == [3]


def test_a_changed_fact_breaks_its_entry(three: Path) -> None:
    three.write_bytes(three.read_bytes().replace(b"H-2026-0002", b"H-2026-0009"))
    assert broken_at(three) == (2, "isinya berubah sejak ditulis")


def test_a_changed_entry_sealed_again_breaks_the_one_behind_it(three: Path) -> None:
    lines = three.read_bytes().splitlines(keepends=True)
    first = next(entry for entry, _ in entries(three))
    forged = sealed(START, first.time, first.event, {"nomor": "H-2026-0009"})
    three.write_bytes(b"".join([forged.line(), *lines[1:]]))
    assert broken_at(three) == (2, "tidak menyambung ke catatan sebelumnya")


@pytest.mark.parametrize("gone", [0, 1])
def test_a_removed_entry_is_missed(three: Path, gone: int) -> None:
    lines = three.read_bytes().splitlines(keepends=True)
    three.write_bytes(b"".join(lines[:gone] + lines[gone + 1 :]))
    assert broken_at(three) == (gone + 1, "nomornya tidak berurutan")


@pytest.mark.parametrize(
    "line",
    [b"\n", b"bukan JSON\n", b"[]\n", b"{}\n", b"null\n", b"\xff\xfe\n", b"[" * 9999 + b"\n"],
    ids=["empty", "words", "a list", "nothing", "null", "no UTF-8", "deep"],
)
def test_a_line_that_is_no_entry_is_named(three: Path, line: bytes) -> None:
    three.write_bytes(three.read_bytes() + line)
    assert broken_at(three)[0] == 4


def test_one_member_more_is_a_change(three: Path) -> None:
    last = json.loads(three.read_bytes().splitlines()[-1])
    lines = three.read_bytes().splitlines(keepends=True)[:-1]
    three.write_bytes(b"".join(lines) + json.dumps(last | {"catatan": "x"}).encode() + b"\n")
    assert broken_at(three)[0] == 3


def test_a_line_cut_off_by_a_power_cut_is_told_apart_from_a_change(three: Path) -> None:
    whole = three.read_bytes()
    three.write_bytes(whole[:-20])
    with pytest.raises(Torn) as told:
        list(entries(three))
    torn = journal.cut_torn(three, told.value.head)
    assert [entry.number for entry, _ in entries(three)] == [1, 2]
    assert whole.endswith(torn + whole[-20:])


@pytest.mark.parametrize("known", [0, 2])
def test_nothing_is_written_behind_what_another_wrote(three: Path, known: int) -> None:
    head = [START, *(head for _, head in entries(three))][known]
    before = three.read_bytes()
    with pytest.raises(Broken):
        append(three, head, sealed(head, TIME, "tempat", {}))
    assert three.read_bytes() == before


def test_nothing_is_written_behind_another_entry_of_the_same_length(three: Path) -> None:
    *_, (_, head) = entries(three)
    before = three.read_bytes()
    other = Head(head.number, "f" * 64, head.size)
    with pytest.raises(Broken):
        append(three, other, sealed(other, TIME, "tempat", {}))
    assert three.read_bytes() == before


def test_the_way_that_baca_saya_describes_checks_the_journal(three: Path) -> None:
    program = "\n".join(
        line.removeprefix("    ")
        for line in GUIDE.split("Dengan Python:")[1].split("YANG BERAKHIRAN")[0].splitlines()
    )
    good = subprocess.run(
        [sys.executable, "-c", program], cwd=three.parent, capture_output=True, check=False
    )
    assert good.stdout.strip() == b"Jurnal utuh."
    three.write_bytes(three.read_bytes().replace(b"H-2026-0002", b"H-2026-0009"))
    bad = subprocess.run(
        [sys.executable, "-c", program], cwd=three.parent, capture_output=True, check=False
    )
    assert bad.returncode != 0
    assert b"AssertionError: 2" in bad.stderr


PLAIN: Final = st.dictionaries(
    st.text(max_size=8), st.none() | st.integers() | st.text(max_size=8), max_size=4
)


@given(PLAIN)
def test_an_entry_reads_back_as_it_was_sealed(data: dict[str, Any]) -> None:
    entry = sealed(START, TIME, "tempat", data)
    line = entry.line()
    assert line.count(b"\n") == 1
    assert journal.understood(line, START) == entry
