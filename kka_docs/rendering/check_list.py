"""The check list that goes with a print file: what must come out of the printer, and no names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kka_docs.rendering.values import Names

TEMPLATE = "daftar-periksa.docx"

_UNKNOWN = "–"


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One letter of a print file.

    `meeting` is the code and number by which its file name knows the meeting, `running` the
    recipient's running number there, `number` the letter's own; `pages` is None where nobody
    counted them.
    """

    meeting: str
    running: int
    number: str
    pages: int | None


def check_list(lines: Sequence[CheckLine]) -> Names:
    """Return what the check list may name: `daftar`, its lines in the order of the letters."""
    pages = [line.pages for line in lines if line.pages is not None]
    is_counted = len(pages) == len(lines)
    rows = [
        {
            "no": place,
            "pertemuan": line.meeting,
            "urut": line.running,
            "nomor": line.number,
            "halaman": _UNKNOWN if line.pages is None else line.pages,
        }
        for place, line in enumerate(lines, start=1)
    ]
    total = sum(pages) if is_counted else None
    return {"daftar": {"jumlah_surat": len(lines), "jumlah_halaman": total, "baris": rows}}
