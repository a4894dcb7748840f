"""`python -m tests.fuzz.piece ORIGINALS SEED`: a process that tries the mutants it is told.

It reads indices from its input and writes a line of JSON for each. What hangs or ends this
process is the mutant after the last line.
"""

from __future__ import annotations

import faulthandler
import json
import sys
from pathlib import Path
from random import Random
from typing import Final

from tests.fuzz.mutants import mutant
from tests.fuzz.originals import read_originals
from tests.fuzz.trial import tried

_MOST_SECONDS_ASLEEP: Final = 180


def main() -> None:
    folder, seed = sys.argv[1:]
    originals = read_originals(Path(folder))
    for index in map(int, sys.stdin.read().split()):
        faulthandler.dump_traceback_later(_MOST_SECONDS_ASLEEP, exit=True)
        made = mutant(originals, int(seed), index)
        trial = tried(made.name, made.content, Random(f"{seed} {index} user"))  # noqa: S311 (chance to be repeated)
        told = {"index": index, "outcome": trial.outcome, "faults": trial.faults}
        print(json.dumps({**told, "history": made.history}), flush=True)


if __name__ == "__main__":
    main()
