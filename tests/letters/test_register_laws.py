"""Whatever clerks do, in whatever order: no number twice, no gap that nobody answers for."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from kka_docs.letters.entries import Conflict, State
from tests.letters.clerk import DAY, NEXT_YEAR, PATTERN, invitation, opened, to_each

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from kka_docs.letters.entries import Claim, Entry

FIRST = 3
# Nothing is asked of the disk here, and a thousand registers on it take a minute.
IN_MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108

CASES = st.integers(1, 3)
DAYS = st.sampled_from([DAY, NEXT_YEAR])
SMALL = st.integers(1, 12)
PEOPLE = st.lists(st.sampled_from("ABC"), min_size=1, unique=True)


def begin(claim: Claim, entries: dict[tuple[int, int], Entry], new: Sequence[int]) -> int:
    """Where counting begins."""
    typed = [
        number
        for (year, number), entry in entries.items()
        if year == claim.day.year and number not in new
        if entry.typed and entry.state is State.VALID
    ]
    return claim.typed or max([claim.first, *(number + 1 for number in typed)])


def is_without_gap(start: int, new: Sequence[int], taken: set[int]) -> bool:
    """Whether each new number is the next that nobody had."""
    return all(
        (taken | set(new[:place])).issuperset(range(start, number))
        for place, number in enumerate(new)
    )


class Office(RuleBasedStateMachine):
    """An office of few meetings and small numbers, so that they meet each other often."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory(dir=IN_MEMORY)
        self.register = opened(Path(self.folder.name) / "buku.sqlite3")
        self.ever: dict[tuple[int, int], Entry] = {}

    def teardown(self) -> None:
        with self.register:
            pass
        self.folder.cleanup()

    @property
    def entries(self) -> dict[tuple[int, int], Entry]:
        """The entries by year and number; a number that is there twice fails."""
        listed = self.register.entries()
        found = {(entry.year, entry.number): entry for entry in listed}
        assert len(found) == len(listed)
        return found

    def run(self, claim: Claim) -> list[int] | None:
        """Run a meeting; None where its typed number is another's."""
        before = self.entries
        (result,) = self.register.numbers_for([claim])
        if isinstance(result, Conflict):
            assert self.entries == before
            assert result.holder == before[claim.day.year, result.number]
            return None
        given = [number.running for number in result]
        for running in given:
            self.is_the_letters_own(claim, running)
        assert self.register.numbers_for([claim]) == [result]
        new = [number for number in given if (claim.day.year, number) not in before]
        self.leaves_no_gap(claim, new, before)
        return given

    def is_the_letters_own(self, claim: Claim, running: int) -> None:
        entry = self.entries[claim.day.year, running]
        assert (entry.kind, entry.case, entry.meeting) == (claim.kind, claim.case, claim.meeting)
        assert (entry.state, entry.day) == (State.VALID, claim.day)

    def leaves_no_gap(
        self, claim: Claim, new: Sequence[int], before: dict[tuple[int, int], Entry]
    ) -> None:
        """A new number is the lowest that nobody ever had, counted from where counting begins.

        That is the typed number; else it is behind the highest typed one, as it was before or as it
        is once the letters have taken up their former numbers.
        """
        taken = {number for year, number in before if year == claim.day.year}
        starts = (begin(claim, before, new), begin(claim, self.entries, new))
        assert any(is_without_gap(start, sorted(new), taken) for start in starts)

    @rule(case=CASES, day=DAYS)
    def a_meeting_with_one_number(self, case: int, day: date) -> None:
        given = self.run(invitation(case, day=day, first=FIRST))
        assert given is not None
        assert len(given) == 1

    @rule(case=CASES, day=DAYS, people=PEOPLE)
    def a_meeting_with_a_number_for_each(self, case: int, day: date, people: list[str]) -> None:
        given = self.run(to_each(*people, case=case, day=day, first=FIRST))
        assert given is not None
        assert len(set(given)) == len(people)

    @rule(case=CASES, day=DAYS, typed=SMALL)
    def a_meeting_with_a_typed_number(self, case: int, day: date, typed: int) -> None:
        given = self.run(invitation(case, day=day, first=FIRST, typed=typed))
        assert given in (None, [typed])

    @rule(case=CASES, day=DAYS, typed=SMALL, people=PEOPLE)
    def a_meeting_that_begins_with_a_typed_number(
        self, case: int, day: date, typed: int, people: list[str]
    ) -> None:
        given = self.run(to_each(*people, case=case, day=day, first=FIRST, typed=typed))
        assert given is None or min(given) >= typed

    @rule(day=DAYS, used=st.sets(SMALL, min_size=1, max_size=3))
    def numbers_used_outside(self, day: date, used: set[int]) -> None:
        before = self.entries
        in_the_way = self.register.enter_used(day.year, PATTERN, used, kind="undangan")
        if in_the_way:
            assert self.entries == before
        else:
            states = {self.entries[day.year, number].state for number in used}
            assert states == {State.OUTSIDE}

    @rule(day=DAYS, number=SMALL)
    def a_void_number(self, day: date, number: int) -> None:
        entry = self.register.void(day.year, PATTERN, number, "salah cetak")
        assert entry is None or entry.state is State.VOID

    @invariant()
    def what_was_given_stays_with_its_meeting(self) -> None:
        """Nothing vanishes, and what a meeting once had is never another's."""
        now = self.entries
        for key, entry in self.ever.items():
            same = (entry.kind, entry.case, entry.meeting, entry.pattern)
            later = now[key]
            assert (later.kind, later.case, later.meeting, later.pattern) == same
            assert entry.state is not State.VOID or later.state is State.VOID
        self.ever = now

    @invariant()
    def letters_of_a_meeting_have_numbers_of_one_year(self) -> None:
        valid = [entry for entry in self.entries.values() if entry.state is State.VALID]
        years = {(entry.case, entry.year) for entry in valid}
        assert len({case for case, _ in years}) == len(years)


TestOffice = Office.TestCase
TestOffice.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)
