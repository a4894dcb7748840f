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
        print_json(Report(tuple(map(_as_report, results))), with_values=with_values)
        return code
    screen = console()
    for one in results:
        print_form(screen, one.checked, with_counts=False, with_values=True)
    for one in results:
        if one.outcome is not None:
            screen.print(_HANDED_OVER[one.outcome.status])
            print_path(screen, _text(f"  {one.outcome.path}"))
    if code is not Exit.DONE:
        screen.print("Tidak ada yang diserahkan. Perbaiki dahulu, lalu jalankan lagi.")
    return code


def _as_report(one: Handover) -> FormReport:
    return FormReport(one.checked, () if one.outcome is None else (one.outcome,))


def _text(line: str) -> Text:
    from rich.text import Text

    return Text(line)
