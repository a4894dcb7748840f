"""What a run may be told, and what it tells while it works."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from kka_docs.passwords import Passwords

if TYPE_CHECKING:
    from concurrent.futures import Executor


class Stage(StrEnum):
    """What a run is doing, in this order: reading forms, making their documents, then PDFs."""

    CHECKING = "memeriksa"
    MAKING = "membuat"
    PRINTING = "mencetak"


Progress = Callable[[Stage, int, int], None]
"""Told what the run is doing, how many forms are done, and of how many; documents when PRINTING.

It is told after every few forms that are checked, after every form made and every document printed.
"""


@dataclass(frozen=True, slots=True)
class Options:
    """What a run may be told beside its forms.

    `workers` is how many processes of this machine do the work, None as many as the machine and
    the number of forms are worth; or an executor from outside, such as Dask's. `combine` asks for
    print files, with `both_sides` for a duplex printer; `pdf` for a PDF of every document;
    `calendar` for a calendar file beside the letters of a meeting. Protected forms are opened by
    this process alone, where there are `passwords`. On `today` it depends which follow-ups a check
    calls overdue; without it, none.
    """

    output: Path | None = None
    profile: Path | None = None
    templates: Path | None = None
    only: int | None = None
    workers: int | Executor | None = 1
    combine: bool = False
    both_sides: bool = False
    pdf: bool = False
    calendar: bool = False
    today: date | None = None
    passwords: Passwords | None = None
