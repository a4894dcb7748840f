"""`python -m tests.enemies [WORD …]`: how every enemy is answered, in seconds and megabytes."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.cli.terminal import in_one_line
from tests.enemies.bounded import MOST_MEGABYTES, MOST_SECONDS, answer
from tests.enemies.cases import CASES, RIGHT, Case


def main(words: list[str]) -> int:
    """Print a line for each case whose name has one of the words; return how many went wrong."""
    wrong = 0
    print(f"{'case':42} {'exit':>4} {'s':>6} {'s of CPU':>8} {'MB':>5}  answer")
    for case in CASES:
        if not words or any(word in case.name for word in words):
            wrong += not _is_well_answered(case)
    return wrong


def _is_well_answered(case: Case) -> bool:
    with TemporaryDirectory() as place:
        folder = Path(place)
        told = answer(*case.lay(folder), folder=folder)
    said = case.said in in_one_line(told.out + told.err)
    right = (told.code == 0) is (case.said == RIGHT) and said
    bounded = told.processor <= MOST_SECONDS and told.megabytes <= MOST_MEGABYTES
    mark = "" if right and bounded else "   <-- " + ("late or large" if right else told.err[:200])
    took = f"{told.seconds:6.1f} {told.processor:8.1f} {told.megabytes:5.0f}"
    print(f"{case.name:42} {told.code:4} {took}  {case.said or 'read right'}{mark}", flush=True)
    return right and bounded


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
