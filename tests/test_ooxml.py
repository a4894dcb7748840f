"""Packages from outside are kept within bounds; packages of ours are equal when their parts are."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest

from kka_docs import ooxml
from kka_docs.errors import UnreadableForm
from kka_docs.ooxml import opened, read_part, repacked

if TYPE_CHECKING:
    from pathlib import Path

OLE = bytes.fromhex("D0CF11E0A1B11AE1")


def packed(parts: dict[str, bytes], method: int = ZIP_DEFLATED) -> bytes:
    target = BytesIO()
    with ZipFile(target, "w", method) as package:
        for name, text in parts.items():
            package.writestr(name, text)
    return target.getvalue()


def refusal(source: Path | bytes) -> str:
    with pytest.raises(UnreadableForm) as refused:
        opened(source)
    return refused.value.code


def test_equal_parts_give_equal_bytes_whatever_their_order_and_packing() -> None:
    one = packed({"b.xml": b"b" * 99, "[Content_Types].xml": b"t", "a.xml": b"a"})
    other = packed({"a.xml": b"a", "b.xml": b"b" * 99, "[Content_Types].xml": b"t"}, ZIP_STORED)
    assert one != other
    assert repacked(one) == repacked(other) == repacked(repacked(one))


def test_content_types_come_first_and_nothing_tells_when_or_where() -> None:
    data = repacked(packed({"a.xml": b"a", "[Content_Types].xml": b"t", "B/c.xml": b"c"}))
    with ZipFile(BytesIO(data)) as package:
        entries = package.infolist()
    assert [entry.filename for entry in entries] == ["[Content_Types].xml", "B/c.xml", "a.xml"]
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {entry.create_system for entry in entries} == {3}


def test_parts_are_replaced_and_added() -> None:
    data = repacked(packed({"a.xml": b"old", "b.xml": b"kept"}), {"a.xml": b"new", "c.xml": b"c"})
    with opened(data) as package:
        texts = {name: read_part(package, name) for name in package.namelist()}
    assert texts == {"a.xml": b"new", "b.xml": b"kept", "c.xml": b"c"}


def test_a_package_is_opened_from_a_file_and_the_file_is_let_go(tmp_path: Path) -> None:
    path = tmp_path / "kasus.xlsx"
    path.write_bytes(packed({"a.xml": b"a"}))
    with opened(path) as package:
        path.unlink()
        assert read_part(package, "a.xml") == b"a"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(b"Nama;Kelas", "bukan_buku_kerja", id="text"),
        pytest.param(b"%PDF-1.7", "bukan_buku_kerja", id="pdf"),
        pytest.param(b"", "rusak", id="empty"),
        pytest.param(packed({"a.xml": b"a" * 999})[:60], "rusak", id="cut off"),
        pytest.param(OLE + "EncryptedPackage".encode("utf-16-le"), "bersandi", id="password"),
        pytest.param(OLE + b"Workbook", "format_lama", id="xls"),
    ],
)
def test_what_is_no_package_is_named(tmp_path: Path, data: bytes, code: str) -> None:
    path = tmp_path / "kiriman.xlsx"
    path.write_bytes(data)
    assert refusal(data) == refusal(path) == code


def test_a_large_file_is_refused_before_it_is_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "besar.xlsx"
    path.write_bytes(packed({"a.xml": b"a"}))
    assert path.stat().st_size > 99
    monkeypatch.setattr(ooxml, "MOST_BYTES", 99)
    assert refusal(path) == "terlalu_besar"


def test_too_many_entries_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ooxml, "MOST_ENTRIES", 3)
    assert refusal(packed({f"{n}.xml": b"" for n in range(4)})) == "terlalu_besar"


def test_what_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ooxml, "MOST_UNPACKED", 1_000)
    assert refusal(packed({"a.xml": b"a" * 600, "b.xml": b"b" * 600})) == "terlalu_besar"


def test_a_part_made_to_burst_is_refused() -> None:
    assert refusal(packed({"a.xml": bytes(5_000_000)})) == "terlalu_besar"


def test_a_part_may_not_be_larger_than_the_directory_says() -> None:
    data = packed({"a.xml": b"a" * 5_000})
    claimed, real = (9).to_bytes(4, "little"), (5_000).to_bytes(4, "little")
    assert data.count(real) == 2
    with opened(data.replace(real, claimed)) as package, pytest.raises(UnreadableForm) as refused:
        read_part(package, "a.xml")
    assert refused.value.code == "rusak"


def test_a_part_with_changed_bytes_is_damaged() -> None:
    data = packed({"a.xml": b"abc" * 9}, ZIP_STORED).replace(b"abcabc", b"abcabx", 1)
    with opened(data) as package, pytest.raises(UnreadableForm) as refused:
        read_part(package, "a.xml")
    assert refused.value.code == "rusak"


def test_an_encrypted_part_is_damage() -> None:
    data = bytearray(packed({"a.xml": b"a"}))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert refusal(bytes(data)) == "rusak"


def test_a_missing_part_is_a_key_error() -> None:
    with opened(packed({"a.xml": b"a"})) as package, pytest.raises(KeyError):
        read_part(package, "b.xml")
