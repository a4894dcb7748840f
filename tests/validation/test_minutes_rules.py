"""The rules of the minutes form, each on both sides of its border."""

from __future__ import annotations

from datetime import time, timedelta
from typing import Any

import pytest

from tests.validation.forms import (
    TUESDAY,
    Told,
    minutes,
    sentences,
    told,
)


@pytest.mark.parametrize(("end", "fits"), [(time(9, 1), True), (time(8, 59), False)])
def test_minutes_tell_an_end_after_the_start(end: time, *, fits: bool) -> None:
    problems = told("berita_acara", minutes(berita_acara={"selesai": end}))
    assert problems == ([] if fits else [("selesai_sebelum_mulai", "Selesai pukul")])


@pytest.mark.parametrize(("days", "fits"), [(0, True), (-1, False)])
def test_minutes_are_not_signed_before_the_meeting(days: int, *, fits: bool) -> None:
    signed = {"tanggal_tanda_tangan": TUESDAY + timedelta(days)}
    problems = told("berita_acara", minutes(berita_acara=signed))
    expected = ("tanda_tangan_sebelum_pertemuan", "Tanggal tanda tangan")
    assert problems == ([] if fits else [expected])


def test_decisions_are_written_down_only_where_there_are_some() -> None:
    none: list[dict[str, Any]] = []
    some = [{"bantuan": "Konseling"}]
    pending = {"keadaan_keputusan": "belum_ada"}
    assert told("berita_acara", minutes(keputusan=none)) == [("keputusan_kosong", "E. Keputusan")]
    assert told("berita_acara", minutes(keputusan=some)) == []
    assert told("berita_acara", minutes(berita_acara=pending, keputusan=some)) == [
        ("keputusan_padahal_belum", "E. Keputusan")
    ]
    assert told("berita_acara", minutes(berita_acara=pending, keputusan=none)) == []


@pytest.mark.parametrize(("number", "fits"), [(1, True), (2, False)])
def test_follow_ups_belong_to_a_decision(number: int, *, fits: bool) -> None:
    row = {"keputusan": number, "apa": "Konseling", "siapa": "Rahmat", "kapan": "tiap Senin"}
    expected = [] if fits else [("keputusan_ke_tidak_ada", "Untuk keputusan ke-")]
    assert told("berita_acara", minutes(tindak_lanjut=[row])) == expected


def test_someone_came() -> None:
    """That nobody did is said first: it may make all else needless."""

    def came(*states: str) -> Told:
        names = ("Rahmat Hidayat", "Wagiman")
        rows = [
            {"nama": name, "kehadiran": state, "diwakili_oleh": "Budi"}
            if state == "diwakili"
            else {"nama": name, "kehadiran": state}
            for name, state in zip(names, states, strict=True)
        ]
        return told("berita_acara", minutes(kehadiran=rows))

    leader = ("tercatat_tidak_hadir", "Pemimpin pertemuan")
    assert came("tidak_hadir", "tidak_hadir") == [("tanpa_hadirin", "Kehadiran"), leader]
    assert came("tidak_hadir", "diwakili") == [leader]
    assert came("hadir", "tidak_hadir") == []


def test_the_leader_is_someone_who_came() -> None:
    def led_by(name: str) -> list[str]:
        return sentences("berita_acara", minutes(berita_acara={"pemimpin": name}))

    assert led_by("Rahmat Hidayat, S.Pd., Kons.") == []
    assert led_by("Rahmad Hidayat") == [
        (
            "“Rahmad Hidayat” tidak ada di sheet Kehadiran, jadi gelar dan nomornya tidak dapat "
            "diambil dari sana. Mungkin maksudnya “Rahmat Hidayat”? Tulis nama di sini sama "
            "seperti di sheet Kehadiran, atau tambahkan orangnya di sheet itu."
        )
    ]


def test_who_leads_but_was_not_there_is_told_so_with_the_cell() -> None:
    others = [{"nama": "Wagiman", "kehadiran": "diwakili", "diwakili_oleh": "Budi"}]
    values = minutes(
        berita_acara={"notulis": "Wagiman"}, kehadiran=[*minutes()["kehadiran"], *others]
    )
    assert sentences("berita_acara", values) == [
        (
            "“Wagiman” tercatat “Diwakili” di sheet Kehadiran (sel K7), bukan “Hadir”. Bila ia "
            "datang, pilih “Hadir” di sel itu; bila tidak, tulis di sini nama orang yang "
            "menggantikannya, yang tercatat “Hadir” di sheet Kehadiran, atau kosongkan sel ini."
        )
    ]


def test_of_two_of_one_name_it_is_enough_that_one_came() -> None:
    twin = {"nama": "Rahmat Hidayat", "fungsi": "Camat", "kehadiran": "tidak_hadir"}
    assert told("berita_acara", minutes(kehadiran=[*minutes()["kehadiran"], twin])) == []


def test_nobody_is_listed_twice() -> None:
    row = minutes()["kehadiran"][0]
    twice = minutes(kehadiran=[row, {**row, "gelar_belakang": "S.Pd."}])
    assert told("berita_acara", twice) == [("peserta_ganda", "Nama")]


def test_who_came_has_a_name() -> None:
    rows = [*minutes()["kehadiran"], {"fungsi": "Dokter", "kehadiran": "hadir"}]
    assert told("berita_acara", minutes(kehadiran=rows)) == [("wajib_bila", "Nama")]
    rows[1] = {"fungsi": "Dokter", "kehadiran": "tidak_hadir"}
    assert told("berita_acara", minutes(kehadiran=rows)) == []
