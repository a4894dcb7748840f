"""What a clerk at the register says, and reads back."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, Final

from kka_docs.letters.entries import Claim, Conflict, Recipient
from kka_docs.letters.register import Register
from kka_docs.records import LetterNumber

if TYPE_CHECKING:
    from multiprocessing.queues import Queue
    from multiprocessing.synchronize import Barrier
    from pathlib import Path

    from kka_docs.letters.entries import Entry

PATTERN: Final = "421.3/{nomor}/SMAN1/{bulan_romawi}/{tahun}"
YEAR: Final = 2026
DAY: Final = date(YEAR, 11, 17)
NEXT_YEAR: Final = date(YEAR + 1, 1, 12)
NOW: Final = datetime(YEAR, 11, 17, 9, 30, tzinfo=UTC)


def opened(path: Path, patience: float = 20.0) -> Register:
    """The register at half past nine on the day of the letters."""
    return Register.open(path, lambda: NOW, patience)


def invitation(case: int = 1, meeting: int = 1, **changes: Any) -> Claim:
    """One number for all invitations of a meeting."""
    facts: dict[str, Any] = {"kind": "undangan", "day": DAY, "pattern": PATTERN} | changes
    return Claim(case=f"KKA-2026-{case:03}", meeting=meeting, **facts)


def to_each(*names: str, case: int = 1, **changes: Any) -> Claim:
    """A number for each invitation of a meeting; names stand for the digests of recipients."""
    recipients = tuple(Recipient(name, copy) for copy, name in enumerate(names, start=1))
    return invitation(case, recipients=recipients, **changes)


def numbers(path: Path, *claims: Claim) -> list[list[int]]:
    """The numbers that a run gets for its meetings; there is no conflict."""
    return [[number.running for number in granted(path, claim)] for claim in claims]


def granted(path: Path, claim: Claim) -> tuple[LetterNumber, ...]:
    """What a run gets for one meeting."""
    with opened(path) as register:
        (result,) = register.numbers_for([claim])
    assert not isinstance(result, Conflict), f"{result.number} belongs to {result.holder}"
    return result


def number(path: Path, claim: Claim) -> int:
    """The one number of a meeting's letters."""
    (only,) = granted(path, claim)
    return only.running


def refused(path: Path, claim: Claim) -> Conflict:
    """The conflict that a claim runs into."""
    with opened(path) as register:
        (result,) = register.numbers_for([claim])
    assert isinstance(result, Conflict)
    return result


def used_outside(path: Path, *used: int, year: int = YEAR) -> list[Entry]:
    """Enter numbers that were used for other letters."""
    with opened(path) as register:
        return register.enter_used(year, PATTERN, used, kind="undangan", note="surat dinas")


def entries(path: Path, year: int | None = None) -> list[Entry]:
    """What stands in the register."""
    with opened(path) as register:
        return register.entries(year)


def states(path: Path, year: int | None = None) -> dict[int, str]:
    """What became of each number."""
    return {entry.number: entry.state.value for entry in entries(path, year)}


def hammer(path: Path, clerk: int, start: Barrier, told: Queue[list[tuple[str, int]]]) -> None:
    """Make letters as fast as can be, in a process of its own: own meetings and those of all."""
    start.wait()
    given = []
    for case in range(1, 21):
        for claim in (invitation(case, clerk), to_each("ibu", "polisi", case=case + 100)):
            letters = granted(path, claim)
            given += [
                (f"{claim.case} {claim.meeting} {copy}", letter.running)
                for copy, letter in enumerate(letters)
            ]
    told.put(given)
