"""Many mutants: processes that come and go, and what was seen of all."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

MUTANTS_A_PIECE: Final = 200
"""Tried by one process; then another begins, so that what one leaves behind cannot add up."""


@dataclass
class Seen:
    """How many mutants ended how, and a line on every one that did what must never happen."""

    seed: int
    outcomes: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    faulty: list[int] = field(default_factory=list)

    @property
    def count(self) -> int:
        """Return how many mutants were tried."""
        return self.outcomes.total()

    def add(self, told: dict[str, Any]) -> None:
        """Add what a process told of one mutant."""
        self.outcomes[told["outcome"]] += 1
        if told["faults"]:
            index = told["index"]
            self.faulty.append(index)
            self.faults.append(
                f"{'; '.join(told['faults'])} [{told['history']}]: "
                f"python -m tests.fuzz --seed {self.seed} --only {index}"
            )


def run(
    originals: Path,
    seed: int,
    indices: Sequence[int],
    processes: int,
    progress: Callable[[Seen], None] = lambda _: None,
) -> Seen:
    """Return what was seen of the mutants with these indices."""
    seen = Seen(seed)
    pieces = [
        indices[start : start + MUTANTS_A_PIECE]
        for start in range(0, len(indices), MUTANTS_A_PIECE)
    ]
    with ThreadPoolExecutor(processes) as pool:
        for told in pool.map(lambda piece: _tried(originals, seed, piece), pieces):
            for one in told:
                seen.add(one)
            progress(seen)
    return seen


def _tried(originals: Path, seed: int, piece: Sequence[int]) -> list[dict[str, Any]]:
    """What a process told of its mutants; where one ended it, another process goes on after it."""
    told: list[dict[str, Any]] = []
    while len(told) < len(piece):
        rest = piece[len(told) :]
        command = [sys.executable, "-m", "tests.fuzz.piece", str(originals), str(seed)]
        ran = subprocess.run(
            command,
            input=" ".join(map(str, rest)),
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        lines = ran.stdout.splitlines()
        told += [json.loads(line) for line in lines]
        if len(lines) < len(rest):
            fault = f"process ended with {ran.returncode}: {ran.stderr.strip()[-2000:]}"
            died = {"index": rest[len(lines)], "outcome": "mati", "faults": [fault], "history": "?"}
            told.append(died)
    return told
