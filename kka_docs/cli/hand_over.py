"""`kka serahkan`: what it prints."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kka_docs.batch import Exit, FormReport, Report
from kka_docs.cli.as_json import print_json
from kka_docs.cli.show import console, print_form, print_path
from kka_docs.handover import Handover, hand_over
from kka_docs.records import Status

if TYPE_CHECKING:
    from rich.text import Text

    from kka_docs.passwords import Passwords

_HANDED_OVER = {
    Status.NEW: "Diserahkan:",
    Status.CHANGED: "Diserahkan lagi, menggantikan serahan lama yang belum disentuh:",
    Status.SAME: "Sudah diserahkan dan tidak berubah:",
    Status.KEPT: "Sudah diserahkan; tata usaha sudah melengkapinya, isian Anda tidak berubah:",
    Status.BESIDE: "Berkas di sana sudah diubah orang, jadi yang baru ditaruh di sampingnya; "
    "mintalah tata usaha memakai satu saja:",
}

_AGAIN = "Diserahkan lagi; mulai sekarang tata usaha memakai yang ini:"
_SET_ASIDE = "Formulir tata usaha yang lama disimpan dan tidak dipakai lagi:"


def serve(  # noqa: PLR0913 (what the command was given)
    meetings: Sequence[Path],
    case: Path,
    folder: Path | None,
    passwords: Passwords | None,
    *,
    as_json: bool,
    with_values: bool,
) -> int:
    """Hand the forms over, print what came of it, and return the exit code."""
    results = hand_over(meetings, case, folder, passwords)
    code = Exit.PROBLEMS if any(one.outcome is None for one in results) else Exit.DONE
    if as_json:
        notes = tuple(note for one in results for note in _notes(one))
        print_json(Report(tuple(map(_as_report, results)), notes=notes), with_values=with_values)
        return code
    screen = console()
    for one in results:
        print_form(screen, one.checked, with_counts=False, with_values=True)
    for one in results:
        if one.outcome is not None:
            screen.print(_AGAIN if one.aside else _HANDED_OVER[one.outcome.status])
            print_path(screen, _text(f"  {one.outcome.path}"))
        if one.aside:
            screen.print(_SET_ASIDE)
            for old in one.aside:
                print_path(screen, _text(f"  {old.path}"))
        for note in _notes(one):
            screen.print(_text(note))
    if code is not Exit.DONE:
        screen.print("Tidak ada yang diserahkan. Perbaiki dahulu, lalu jalankan lagi.")
    return code


def _as_report(one: Handover) -> FormReport:
    return FormReport(one.checked, () if one.outcome is None else (one.outcome, *one.aside))


def _notes(one: Handover) -> list[str]:
    """What went from the office's former copy into the new one, and what is to be compared."""
    notes = []
    if one.carried:
        notes.append(f"Isian tata usaha ikut dipindahkan: {', '.join(one.carried)}.")
    if one.differing:
        notes.append(
            f"Yang lain berbeda dari formulir lama itu: {', '.join(one.differing)}. Bandingkan; "
            "bila tata usaha yang mengubahnya, mintalah ditulis juga di formulir baru."
        )
    return notes


def _text(line: str) -> Text:
    from rich.text import Text

    return Text(line)
