"""The check list that goes with a print file: what must come out of the printer, and no names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kka_docs.records import Record
from kka_docs.rendering.logos import Logo
from kka_docs.rendering.own_paper import own_paper
from kka_docs.rendering.values import Names

TEMPLATE = "daftar-periksa.docx"

_UNKNOWN = "–"


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One letter of a print file.

    `meeting` is the code and number by which its file name knows the meeting, `running` the
    recipient's running number there, `number` the letter's own as it is printed; `pages` is None
    where nobody counted them.
    """

    meeting: str
    running: int
    number: str
    pages: int | None


def check_list(lines: Sequence[CheckLine], profile: Record, logos: Mapping[str, Logo]) -> bytes:
    """Return the check list (.docx) under the institution's letterhead.

    Its lines are in the order of the letters in the print file.
    """
    return own_paper(TEMPLATE, profile, logos, {"daftar": _names(lines)})


def _names(lines: Sequence[CheckLine]) -> Names:
    pages = [line.pages for line in lines if line.pages is not None]
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
    total = sum(pages) if len(pages) == len(lines) else None
    return {"jumlah_surat": len(lines), "jumlah_halaman": total, "baris": rows}
