"""Codes on paper: read back whatever a hand makes of them, and nobody can guess behind them."""

from __future__ import annotations

from datetime import date, time
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kka_docs.himpunan.codes import (
    canonical,
    in_qr,
    new_key,
    read_qr,
    read_typed,
    seal,
    signs_of,
    typed,
)
from kka_docs.himpunan.papers import Mark

MARK: Final = Mark("H-2026-0012", "7K3MQ9XD", 128, "3F9A77C0B2D1")
QR_SIGNS: Final = set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")


def test_the_code_is_short_and_typed_in_groups() -> None:
    assert typed(MARK) == "H-2026-0012-7K3M-Q9XD"


def test_the_qr_code_tells_the_same_and_the_journals_head() -> None:
    assert in_qr(MARK) == "KKA1 H-2026-0012 7K3MQ9XD 128 3F9A77C0B2D1"
    assert set(in_qr(MARK)) <= QR_SIGNS  # its densest mode but digits
    assert read_qr(in_qr(MARK)) == MARK


@pytest.mark.parametrize(
    "hand",
    [
        "H-2026-0012-7K3M-Q9XD",
        "h-2026-0012-7k3m-q9xd",
        " H 2026 0012 7K3M Q9XD ",
        "H–2026–0012–7K3M–Q9XD",
        "H-2026-0012-7K3MQ9XD",
    ],
)
def test_a_typed_code_is_read_however_it_is_typed(hand: str) -> None:
    assert read_typed(hand) == ("H-2026-0012", "7K3MQ9XD")


def test_letters_that_look_like_digits_are_read_as_digits() -> None:
    assert read_typed("H-2026-0012-OI1L-0000") == ("H-2026-0012", "01110000")


@pytest.mark.parametrize(
    "hand", ["", "H-2026-0012", "7K3M-Q9XD", "H-2026-0012-7K3M-Q9X", "H-2026-0012-7U3M-Q9XD", "😀"]
)
def test_what_is_no_code_is_none(hand: str) -> None:
    assert read_typed(hand) is None


@pytest.mark.parametrize(
    "said",
    ["", "https://contoh.id", "KKA2 H-2026-0012 7K3MQ9XD 128 3F9A77C0B2D1", "KKA1 H-2026-0012"],
)
def test_a_qr_code_of_others_is_none(said: str) -> None:
    assert read_qr(said) is None


@given(st.integers(0, 16**64 - 1), st.integers(1, 10**6), st.integers(0, 10**9))
def test_every_code_reads_back(bits: int, running: int, entry: int) -> None:
    mark = Mark(f"H-2026-{running:04}", signs_of(f"{bits:064x}"), entry, "0123456789AB")
    assert read_typed(typed(mark)) == (mark.number, mark.check)
    assert read_qr(in_qr(mark)) == mark


def test_a_record_is_the_same_whatever_the_order_of_its_answers_and_accents() -> None:
    one = {"tanggal": date(2026, 11, 24), "pukul": time(9), "nama": "Ren\u00e9", "baris": ["a"]}
    other = {"baris": ["a"], "nama": "Rene\u0301", "pukul": time(9), "tanggal": date(2026, 11, 24)}
    assert canonical(one) == canonical(other)


@pytest.mark.parametrize(
    "change", [{"nama": "Dewi "}, {"nama": None}, {"nama": ["Dewi"]}, {"nama": "Dewi", "nis": None}]
)
def test_a_record_that_says_anything_else_is_another(change: dict[str, object]) -> None:
    assert canonical(change) != canonical({"nama": "Dewi"})


def test_without_its_key_a_record_cannot_be_tried_against_a_code() -> None:
    record = canonical({"nama": "Dewi Anggraini"})
    assert seal(new_key(), record) != seal(new_key(), record)
